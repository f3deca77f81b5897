"""Clients: a list that answers while one types, one client's page, and the channels they come through."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar

from carloan_desk.domain.circle import CareDate, Consent, OwnedVehicle, Relation, Satisfaction
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.domain.papers import Attachment, IssuedDocument, KeptQuote
from carloan_desk.domain.servicing import ContactNote, PaymentRecord
from carloan_desk.services import client_page, clients, safety
from carloan_desk.services.client_page import ClientPage
from carloan_desk.storage.workspace import Changes
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Page
from carloan_desk.ui.pages.clients.channels import ChannelsPanel
from carloan_desk.ui.pages.clients.client import ClientPanel
from carloan_desk.ui.pages.clients.list import ClientList
from carloan_desk.ui.widgets.basics import Stack, button

CHANNELS = "channels"


class ClientsPage(Page):
    """The list, one client, or the channels."""

    watches = frozenset(
        {
            Client,
            Deal,
            DealEvent,
            ContactNote,
            PaymentRecord,
            Relation,
            Consent,
            CareDate,
            OwnedVehicle,
            Satisfaction,
            KeptQuote,
            IssuedDocument,
            Attachment,
            LeadSource,
            SourcePerson,
            SourceVisit,
            Campaign,
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("Clients or channels"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("Clients"))
        self._tabs.addTab(self.tr("Channels"))
        self._tabs.currentChanged.connect(lambda _index: self.refresh())
        self.layout_.addWidget(self._tabs)
        self._stack = Stack()
        self._list = ClientList(desk)
        self._list.opened = lambda client_id: self.open(client_id)
        self._stack.addWidget(self._list)
        self._channels: ChannelsPanel | None = None
        self._client: ClientPanel | None = None
        self._client_id: int | None = None
        self._narrow = False
        self.layout_.addWidget(self._stack, 1)
        self._duplicates = button(self.tr("Duplicates…"), self._find_duplicates, name="clients.duplicates")
        self._new_deal = button(self.tr("Open a deal"), self._open_deal, "primary", name="client.new_deal")
        self._delete = button(self.tr("To the bin"), self._bin, "danger", name="client.bin")
        self._restore = button(self.tr("Restore"), self._take_back, name="client.restore")
        self._before = button("↑", lambda: self._go(-1), tip=self.tr("Client before   Alt+Up"), name="client.before")
        self._after = button("↓", lambda: self._go(1), tip=self.tr("Next client   Alt+Down"), name="client.after")
        self._before.setAccessibleName(self.tr("Client before"))
        self._after.setAccessibleName(self.tr("Next client"))
        self._back = button(self.tr("All clients   Esc"), self.back)
        self._of_client = (self._before, self._after, self._back, self._new_deal)
        for each in (
            self._duplicates,
            self._before,
            self._after,
            self._back,
            self._delete,
            self._restore,
            self._new_deal,
        ):
            self.buttons.addWidget(each)
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda step=step: self._go(step))

    def arrange(self, narrow: bool) -> None:
        self._narrow = narrow
        self._list.arrange(narrow)
        for panel in (self._client, self._channels):
            if panel is not None:
                panel.arrange(narrow)

    def open(self, target: Any) -> None:
        if target is None:
            return
        self._tabs.blockSignals(True)
        self._tabs.setCurrentIndex(int(target == CHANNELS))
        self._tabs.blockSignals(False)
        self._client_id = None if target == CHANNELS else target
        self._stale = True
        if self.isVisible():
            self.bring_up_to_date()

    def target(self) -> Any:
        return CHANNELS if self._client_id is None and self._tabs.currentIndex() == 1 else self._client_id

    def back(self) -> bool:
        if self._client_id is None:
            return False
        self._client_id = None
        self.refresh()
        return True

    def refresh(self) -> None:
        listed, channels = self._client_id is None, self._tabs.currentIndex() == 1
        self._tabs.setVisible(listed)
        for each in self._of_client:
            each.setVisible(not listed)
        self._delete.hide()
        self._restore.hide()
        self._duplicates.setVisible(listed and not channels)
        if not listed:
            if not self._list.records.rowCount():
                self._list.refresh()  # who comes before and after is asked of the list
            client_id, today = self._client_id or 0, self.desk.today()
            self.desk.run(
                lambda: client_page.page(self.desk.workspace, client_id, today), self._show_client, self, self._gone
            )
        elif channels:
            self._show_channels()
        else:
            self._stack.setCurrentWidget(self._list)
            self._list.refresh()
            self.desk.ask(lambda workspace: clients.count(workspace), self._show_count, self)

    def _show_count(self, count: int) -> None:
        if self._client_id is None and self._tabs.currentIndex() == 0:
            said = self.tr("{n} clients · search by name, pinyin, phone, ID tail").format(n=count)
            self.say(self.tr("Clients"), said)

    # Channels ---------------------------------------------------------------------------------------------------------

    def _show_channels(self) -> None:
        if self._channels is None:
            self._channels = ChannelsPanel(self.desk)
            self._stack.addWidget(self._channels)
            self._channels.arrange(self._narrow)
        self._stack.setCurrentWidget(self._channels)
        self._channels.refresh()
        self.say(self.tr("Channels"), self.tr("Where leads come from, who is there, and what came of them"))

    def _find_duplicates(self) -> None:
        from carloan_desk.ui.dialogs.duplicates import DuplicatesDialog

        DuplicatesDialog(self.desk, self).open()

    # One client -------------------------------------------------------------------------------------------------------

    def _show_client(self, page: ClientPage) -> None:
        client = page.view.client
        if client.id != self._client_id:
            return
        if self._client is None or self._client.client_id != client.id:
            tab = 0
            if self._client is not None:
                tab = self._client.tabs.currentIndex()
                self._stack.removeWidget(self._client)
                self._client.deleteLater()
            self._client = ClientPanel(self.desk, client.id or 0)
            self._client.tabs.setCurrentIndex(tab)
            self._stack.addWidget(self._client)
            self._client.arrange(self._narrow)
        self._stack.setCurrentWidget(self._client)
        self._client.show_page(page)
        self._delete.setVisible(client.deleted_at is None)
        self._restore.setVisible(client.deleted_at is not None)
        self._new_deal.setVisible(client.deleted_at is None)
        for each, step in ((self._before, -1), (self._after, 1)):
            each.setEnabled(self._list.neighbour(client.id or 0, step) is not None)
        shown = self.desk.show
        said = [shown.mobile(client.mobile), words.source(client.source), shown.text(client.interest)]
        said.append(self.tr("since {day}").format(day=shown.day(client.created_on)))
        if client.deleted_at is not None:
            said.append(self.tr("in the bin"))
        self.say(shown.name(client.name), " · ".join(each for each in said if each))

    def _gone(self, _error: DomainError) -> None:
        """Whoever was taken back by undo is no longer there."""
        self._client_id = None
        self.refresh()

    def _go(self, step: int) -> None:
        """Go to the client before or after in the list, as it stands."""
        beside = None if self._client_id is None else self._list.neighbour(self._client_id, step)
        if beside is not None:
            self.open(beside)

    def _bin(self) -> None:
        client_id = self._client_id
        if client_id is not None:
            self.desk.act(lambda workspace: clients.delete(workspace, client_id), self, self._left)

    def _left(self, _changes: Changes) -> None:
        self.back()

    def _take_back(self) -> None:
        client_id = self._client_id
        if client_id is not None:
            self.desk.act(lambda workspace: safety.restore(workspace, Client, client_id), self)

    def _open_deal(self) -> None:
        from carloan_desk.ui.dialogs.new_deal import NewDealDialog

        if self._client_id is not None:
            NewDealDialog(self.desk, self, self._client_id).open()
