"""Settings of what the program says by itself: messages, quiet hours, starting with the system."""

from datetime import time

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from carloan_desk.domain.conduct import parse_hour
from carloan_desk.domain.notices import QuietHours
from carloan_desk.services.today import notices
from carloan_desk.services.today.notices import Notices
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, label, row
from carloan_desk.ui.widgets.forms import TextField


class HourField(TextField):
    """An hour of the day, typed as 22:00."""

    def read(self) -> time | None:
        text = self.line.text().strip()
        return parse_hour(text) if text else None

    def _show(self, value: object) -> None:
        self.line.setText(f"{value:%H:%M}" if isinstance(value, time) else "")


class RemindersPanel(Panel):
    """Messages and quiet hours of this workspace; starting with the system is this computer's."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        card = Card(self.title())
        card.setMaximumWidth(theme.px(560))
        self._on = QCheckBox(self.tr("Tell me by a message of the system when something is due"))
        self._on.setObjectName("reminders.on")
        self._on.clicked.connect(lambda _=False: self._keep())
        card.body.addWidget(self._on)
        about = self.tr("A message says how many things are due, never a name, a number or a sum.")
        card.body.addWidget(label(about, "quiet", wrap=True))
        self._start = HourField(self.tr("Quiet from"), required=True, hint="22:00", limit=5)
        self._end = HourField(self.tr("Quiet until"), required=True, hint="08:00", limit=5)
        for field in (self._start, self._end):
            field.edited.connect(lambda _value: self._keep())
        card.body.addLayout(row(self._start, self._end, spacing=12))
        rule = self.tr(
            "Outside the hours in which clients may be contacted it is quiet in any case. "
            "What comes in a quiet hour is told after it."
        )
        card.body.addWidget(label(rule, "quiet", wrap=True))
        self._starts = QCheckBox(self.tr("Start with the system"))
        self._starts.setObjectName("reminders.start")
        self._starts.clicked.connect(self._start_with_system)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        card.body.addWidget(self._starts)
        card.body.addWidget(self._message)
        self.column.addWidget(card)
        self.column.addStretch(1)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("RemindersPanel", "Reminders")

    def refresh(self) -> None:
        starter = self.desk.start_with_system
        self._starts.setEnabled(starter is not None)
        self._starts.setChecked(starter is not None and starter.is_on())
        self.desk.ask(notices.notices, self._show, self)

    def _show(self, chosen: Notices) -> None:
        self._on.setChecked(chosen.on)
        self._start.put(chosen.quiet.start)
        self._end.put(chosen.quiet.end)

    def _keep(self) -> None:
        start, end = self._start.read(), self._end.read()
        usual = QuietHours()
        chosen = Notices(self._on.isChecked(), QuietHours(start or usual.start, end or usual.end))
        self.desk.act(lambda workspace: notices.keep(workspace, chosen), self)

    def _start_with_system(self, wanted: bool) -> None:
        starter = self.desk.start_with_system
        if starter is None:
            return
        try:
            starter.turn_on() if wanted else starter.turn_off()
        except OSError:
            text = self.tr("The system did not allow it. Nothing was changed.")
            self._message.setText(text)
        else:
            self._message.setText("")
        self._message.setVisible(bool(self._message.text()))
        self._starts.setChecked(starter.is_on())
