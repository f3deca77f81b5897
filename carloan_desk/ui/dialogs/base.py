"""What every dialog is: a title, fields, a message, one button that does it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row
from carloan_desk.ui.widgets.forms import Field
from carloan_desk.ui.widgets.job_line import JobLine

# Room for the title bar, which belongs to the system.
_TITLE_BAR = 40


class FormDialog(QDialog):
    """A form in a small window. Bad input stays as typed, with what is wrong beside its field.

    Subclasses add fields to ``self.fields`` by the names that the services' errors use, and override :meth:`save`.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self.fields: dict[str, Field] = {}
        self._content = QWidget()
        self.form = QVBoxLayout(self._content)
        self.form.setContentsMargins(margins(20, 16))
        self.form.setSpacing(theme.px(10))
        self._heading = label("", "strong")
        self.form.addWidget(self._heading)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self.do = button("", self.accept, "primary", name="dialog.do")
        self.do.setDefault(True)
        self.foot = row(self._message, None, button(self.tr("Cancel"), self.reject), self.do)
        self.foot.setContentsMargins(margins(20, 12))
        self.body = row(spacing=0)
        self._scroll = Scroll(self._content)
        self.body.addWidget(self._scroll, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.foot)
        self.setMinimumWidth(theme.px(440))
        self._content.installEventFilter(self)

    def say(self, title: str, do: str) -> None:
        """Name the dialog and its button."""
        self.setWindowTitle(title)
        self._heading.setText(title)
        self.do.setText(do)

    def add(self, name: str, field: Field) -> Field:
        """Add a field under the others."""
        self.fields[name] = field
        self.form.addWidget(field)
        return field

    def add_row(self, fields: Sequence[tuple[str, Field]]) -> None:
        """Add fields beside each other."""
        line = row(spacing=12)
        for name, field in fields:
            self.fields[name] = field
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.form.addLayout(line)

    def open(self) -> None:
        self.form.addStretch(1)
        wanted = self._content.sizeHint().height() + theme.px(80)
        self.resize(theme.px(460), min(wanted, self._tallest()))
        super().open()
        if self.fields:
            next(iter(self.fields.values())).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._stay_whole()  # the scroll area hears of it after this
        return super().eventFilter(watched, event)

    def _stay_whole(self) -> None:
        """If all can be seen without scrolling, see to it that it still can when what is added now has its place."""
        if self.isVisible() and self._scroll.verticalScrollBar().maximum() == 0:
            QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Become as tall as the form is now, as far as the screen goes: errors beside fields bring no scroll bar."""
        missing = self.form.totalHeightForWidth(self._content.width()) - self._scroll.viewport().height()
        tall = min(self.height() + missing, self._tallest())
        if tall > self.height():
            self.resize(self.width(), tall)
            room = self.screen().availableGeometry()
            below = self.frameGeometry().bottom() - room.bottom()
            if below > 0:
                self.move(self.x(), max(self.y() - below, room.top()))

    def _tallest(self) -> int:
        return self.screen().availableGeometry().height() - _TITLE_BAR

    def accept(self) -> None:
        """Read all fields; if they are sound, save. The first wrong one gets the focus."""
        values = {}
        first_wrong = None
        for name, field in self.fields.items():
            try:
                values[name] = field.value()
            except DomainError:
                first_wrong = first_wrong or field
        if first_wrong is not None:
            first_wrong.setFocus()
            return
        self._message.hide()
        self.do.setEnabled(False)
        self.save(values)

    def save(self, values: dict[str, object]) -> None:
        """Do what the dialog is for with the values read; end with :meth:`done_with` or :meth:`refuse`."""

    def done_with(self, *_: object) -> None:
        """Close: it is done."""
        super().accept()

    def refuse(self, error: DomainError) -> None:
        """Show an expected error beside its field, or at the foot."""
        self.do.setEnabled(True)
        field = self.fields.get(error.field or "")
        if field is not None:
            field.say(messages.wording(error))
            field.setFocus()
        else:
            self._stay_whole()
            self._message.setText(messages.wording(error))
            self._message.show()


class JobDialog(FormDialog):
    """A form that sets something long going: its progress stands at the foot, Cancel stops it before it closes."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.job = JobLine(desk)
        self.foot.insertWidget(2, self.job)

    def reject(self) -> None:
        """Close; while something is under way, stop that instead."""
        if not self.job.stop():
            super().reject()
