"""What calls for a look at one deal or client, and the emergency plans under way, a line each."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from carloan_desk.domain.playbooks import progress
from carloan_desk.domain.servicing import PlaybookRun
from carloan_desk.services import alerts, playbooks
from carloan_desk.services.alerts import AlertLine
from carloan_desk.services.playbooks import RunLine
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui import alert_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.emergency_words import plan_title
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, clear, label, row

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes

_Found = tuple[tuple[AlertLine, ...], list[RunLine]]
_WATCHES = alerts.WATCHES | {PlaybookRun}


class WarningsCard(Card):
    """Warnings and plans of one deal or client; about a client it is seen only when there is anything."""

    def __init__(self, desk: Desk) -> None:
        self._start = button("", self._begin, "link", name="warnings.start")
        super().__init__(" ", self._start)
        self.desk = desk
        self.heading.setText(self.tr("Warnings"))
        self._start.setText(self.tr("Emergency plan…"))
        self._deal_id: int | None = None
        self._client_id: int | None = None
        self._read: Callable[[Workspace], _Found] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self.body.addLayout(self._lines)
        desk.changed.connect(self._on_changed)
        self.hide()

    def show_deal(self, deal_id: int) -> None:
        """Show what is about a deal."""
        today = self.desk.today()
        self._deal_id = deal_id
        self._ask(
            lambda workspace: (
                alerts.warnings(workspace, today).of_deal(deal_id),
                playbooks.runs(workspace, deal_id=deal_id),
            )
        )

    def show_client(self, client_id: int) -> None:
        """Show what is about a client."""
        today = self.desk.today()
        self._client_id = client_id
        self._ask(
            lambda workspace: (
                alerts.warnings(workspace, today).of_client(client_id),
                playbooks.runs(workspace, client_id=client_id),
            )
        )

    def _ask(self, read: Callable[[Workspace], _Found]) -> None:
        self._read = read
        self.desk.ask(read, self._show, self)

    def _on_changed(self, changes: "Changes") -> None:
        if self._read is not None and _WATCHES & changes.entities and self.window().isVisible():
            self.desk.ask(self._read, self._show, self)

    def _show(self, found: _Found) -> None:
        clear(self._lines)
        warned, plans = found
        under_way = [line for line in plans if line.open]
        today = self.desk.today()
        for line in warned:
            chip = Chip(alert_words.severity(line.alert.severity), alert_words.CHIPS[line.alert.severity], sign=True)
            title = button(alert_words.title(line.alert, today), partial(self._see, line.alert.subject), "link")
            self._lines.addLayout(row(chip, title, None))
            self._lines.addWidget(label(alert_words.summary(line.alert, self.desk.show, today), "quiet", wrap=True))
        for plan in under_way:
            done, count = progress(plan.run)
            opened = button(plan_title(plan.run.playbook), partial(self._open, plan.run.id or 0), "link")
            chip = Chip(self.tr("Plan {n}/{all}").format(n=done, all=count), "accent", sign=True)
            self._lines.addLayout(row(chip, opened, None))
        if not warned and not under_way:
            self._lines.addWidget(label(self.tr("Nothing calls for a look."), "quiet", wrap=True))
        self.setVisible(self._deal_id is not None or bool(warned or under_way))

    def _see(self, subject: str) -> None:
        self.desk.open_requested.emit("loans", ("warnings", subject))

    def _open(self, run_id: int) -> None:
        from carloan_desk.ui.dialogs.emergency import EmergencyDialog

        EmergencyDialog(self.desk, self, run_id).open()

    def _begin(self) -> None:
        from carloan_desk.ui.dialogs.emergency import StartEmergencyDialog

        StartEmergencyDialog(self.desk, self, self._client_id, self._deal_id).open()
