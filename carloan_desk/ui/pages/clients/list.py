"""The list of clients: search field and table."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from carloan_desk.domain.client import Source
from carloan_desk.services import clients
from carloan_desk.storage.search import ClientRow
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.icons import icon
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.widgets.basics import Card
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.table import Table


class ClientList(QWidget):
    """Search field and table."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.opened: Any = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, pinyin, initials, phone or ID tail, plate, VIN"))
        self.search.setAccessibleName(self.tr("Search clients"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self._found_for: str | None = None
        self._pressed = False
        self._wait = QTimer(self, singleShot=True, interval=30)
        self._wait.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.search.returnPressed.connect(self._open_first)
        show = desk.show
        today = desk.today()
        columns: list[Column[ClientRow]] = [
            Column("name", self.tr("Name"), lambda c: show.name(c.name), width=120, bold=True),
            Column("mobile", self.tr("Mobile"), lambda c: show.mobile(c.mobile), width=140),
            Column("source", self.tr("Source"), lambda c: words.source(Source(c.source)), width=120),
            Column("city", self.tr("City"), lambda c: c.city, width=90),
            Column("interest", self.tr("Interested in"), lambda c: c.interest, width=0),
            Column("next", self.tr("Next action"), lambda c: show.text(c.next_action), width=180),
            Column(
                "due",
                self.tr("On"),
                lambda c: show.short_day(c.next_action_on, today) if c.next_action_on else "",
                sort=lambda c: str(c.next_action_on or ""),
                width=90,
            ),
        ]
        self.table = Table("clients", columns, lambda c: self.opened(c.id))
        card = Card()
        card.body.addWidget(self.search)
        card.body.addWidget(self.table, 1)
        self._empty = Empty(
            self.tr("No client here yet"),
            self.tr("Every lead belongs here, with its source and next action: Ctrl+N adds one from anywhere."),
        )
        card.body.addWidget(self._empty, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def refresh(self) -> None:
        """Ask for what the search field says."""
        text = self.search.text()
        self.desk.ask(
            lambda workspace: clients.search(workspace, text, limit=500), lambda found: self._show(text, found), self
        )

    def _show(self, text: str, found: list[ClientRow]) -> None:
        if text != self.search.text():
            return  # what was typed since is being looked for
        self._found_for = text
        self.table.records.put(found)
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
        if self.search.text():
            self._empty.say(
                self.tr("Nobody found"), self.tr("Try fewer letters, or the last four digits of the phone.")
            )
        if self._pressed:
            self._pressed = False
            self._open_first()

    def _open_first(self) -> None:
        if self._found_for != self.search.text():
            self._pressed = True  # Enter was quicker than the search: it is for what is being looked for
            return
        if self.table.records.rowCount():
            self.opened(self.table.records.record(0).id)
