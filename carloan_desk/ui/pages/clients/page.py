"""Clients: a list that answers while one types, and one client's page."""

from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.servicing import ContactNote
from carloan_desk.services import clients
from carloan_desk.services.clients import ClientView
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Page
from carloan_desk.ui.pages.clients.client import ClientPanel
from carloan_desk.ui.pages.clients.list import ClientList
from carloan_desk.ui.widgets.basics import Stack, button


class ClientsPage(Page):
    """The list, or one client."""

    watches = frozenset({Client, Deal, DealEvent, ContactNote})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stack = Stack()
        self._list = ClientList(desk)
        self._list.opened = lambda client_id: self.open(client_id)
        self._stack.addWidget(self._list)
        self._client: ClientPanel | None = None
        self._client_id: int | None = None
        self._narrow = False
        self.layout_.addWidget(self._stack, 1)
        self._new_deal = button(self.tr("Open a deal"), self._open_deal, "primary", name="client.new_deal")
        self._back = button(self.tr("All clients   Esc"), self.back)
        self.buttons.addWidget(self._back)
        self.buttons.addWidget(self._new_deal)

    def arrange(self, narrow: bool) -> None:
        self._narrow = narrow
        self._list.arrange(narrow)
        if self._client is not None:
            self._client.arrange(narrow)

    def open(self, target: Any) -> None:
        if target is None:
            return
        self._client_id = target
        self._stale = True
        if self.isVisible():
            self.bring_up_to_date()

    def target(self) -> Any:
        return self._client_id

    def back(self) -> bool:
        if self._client_id is None:
            return False
        self._client_id = None
        self.refresh()
        return True

    def refresh(self) -> None:
        listed = self._client_id is None
        self._new_deal.setVisible(not listed)
        self._back.setVisible(not listed)
        if listed:
            self._stack.setCurrentWidget(self._list)
            self._list.refresh()
            self.desk.ask(lambda workspace: clients.count(workspace), self._show_count, self)
        else:
            client_id = self._client_id or 0
            self.desk.ask(lambda workspace: clients.view(workspace, client_id), self._show_client, self)

    def _show_count(self, count: int) -> None:
        self.say(self.tr("Clients"), self.tr("{n} clients · search by name, pinyin, phone, ID tail").format(n=count))

    def _show_client(self, view: ClientView) -> None:
        if view.client.id != self._client_id:
            return
        if self._client is None or self._client.client_id != view.client.id:
            if self._client is not None:
                self._stack.removeWidget(self._client)
                self._client.deleteLater()
            self._client = ClientPanel(self.desk, view.client.id or 0)
            self._stack.addWidget(self._client)
            self._client.arrange(self._narrow)
        self._stack.setCurrentWidget(self._client)
        self._client.show_view(view)
        shown = self.desk.show
        self.say(
            shown.name(view.client.name),
            f"{shown.mobile(view.client.mobile)} · {words.source(view.client.source)} · "
            + self.tr("since {day}").format(day=shown.day(view.client.created_on)),
        )

    def _open_deal(self) -> None:
        from carloan_desk.ui.dialogs.new_deal import NewDealDialog

        if self._client_id is not None:
            NewDealDialog(self.desk, self, self._client_id).open()
