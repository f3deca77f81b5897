"""What is known of the client whose row is current, at a glance."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import clients
from carloan_desk.services.clients import ClientView
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.guarded import copy_when_allowed
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, label, row, rule

_WIDTH = 244


class ClientPreview(QWidget):
    """Name, phone, next action, deals and the last contact of one client."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._client_id: int | None = None
        card = Card()
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.px(8))
        card.body.addWidget(Scroll(content), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.setFixedWidth(theme.px(_WIDTH))
        self.clear()

    def clear(self) -> None:
        """Show nobody."""
        self._client_id = None
        clear(self._rows)
        self._rows.addWidget(label(self.tr("Choose a client to see what is known at a glance."), "quiet", wrap=True))
        self._rows.addStretch(1)

    def show_client(self, client_id: int) -> None:
        """Read a client and show them."""
        self._client_id = client_id

        def read(workspace: Workspace) -> ClientView | None:
            try:
                return clients.view(workspace, client_id)
            except DomainError:  # gone since the list was read; the list will say so
                return None

        self.desk.ask(read, self._show, self)

    def _show(self, view: ClientView | None) -> None:
        if view is None or view.client.id != self._client_id:
            return
        clear(self._rows)
        show, client, today = self.desk.show, view.client, self.desk.today()
        self._rows.addWidget(label(show.name(client.name), "strong", wrap=True))
        if client.mobile:
            number = client.mobile
            copy = button(self.tr("Copy"), lambda: self._copy(number), "link", tip=self.tr("Copy the number"))
            self._rows.addLayout(row(label(show.mobile(number)), None, copy))
        said = [words.source(client.source), client.city, *client.tags]
        self._rows.addWidget(label(" · ".join(each for each in said if each), "quiet", wrap=True))
        if client.interest:
            self._rows.addWidget(label(show.text(client.interest), wrap=True))
        self._rows.addWidget(rule())
        self._rows.addWidget(label(self.tr("Next action"), "quiet"))
        if client.next_action or client.next_action_on:
            when = "" if client.next_action_on is None else show.relative_day(client.next_action_on, today)
            what = show.text(client.next_action)
            late = client.next_action_on is not None and client.next_action_on < today
            self._rows.addWidget(label(f"{what} · {when}".strip(" ·"), "warning" if late else "", wrap=True))
        else:
            self._rows.addWidget(label(self.tr("Nothing planned."), "warning"))
        self._rows.addWidget(rule())
        self._rows.addWidget(label(self.tr("Deals"), "quiet"))
        for line in view.deals:
            model = line.deal.vehicle_model or self.tr("Car not chosen")
            self._rows.addWidget(button(model, partial(self._open_deal, line.deal.id), "link"))
            amount = show.round_money(line.deal.loan_amount)
            self._rows.addWidget(label(f"{words.stage(line.stage)} · {amount}", "quiet"))
        if not view.deals:
            self._rows.addWidget(label(self.tr("No deal yet."), "quiet"))
        self._rows.addWidget(rule())
        self._rows.addWidget(label(self.tr("Last contact"), "quiet"))
        if view.contacts:
            last = view.contacts[0]
            said_of = f"{show.relative_day(last.at.date(), today)} · {words.contact_result(last.result)}"
            self._rows.addWidget(label(said_of, wrap=True))
            if last.note:
                self._rows.addWidget(label(show.text(last.note), "quiet", wrap=True))
        else:
            self._rows.addWidget(label(self.tr("None noted."), "quiet"))
        self._rows.addStretch(1)

    def _open_deal(self, deal_id: int | None) -> None:
        self.desk.open_requested.emit("deals", deal_id)

    def _copy(self, number: str) -> None:
        copy_when_allowed(self.desk, self, self._client_id or 0, number)
