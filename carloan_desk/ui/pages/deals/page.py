"""The deals page: the list, or one deal."""

from typing import Any

from PySide6.QtGui import QKeySequence

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, event_towards
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import Application, Attachment, DocumentRecord, IssuedDocument, KeptQuote
from carloan_desk.domain.pay import Payout, PlanVersion
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import ContactNote, ContractSchedule, DealTask, PaymentRecord
from carloan_desk.domain.worksheet import Worksheet
from carloan_desk.services import commission, deals
from carloan_desk.services.commission import DealPay
from carloan_desk.services.deals import DealView
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Page
from carloan_desk.ui.pages.deals import next_step
from carloan_desk.ui.pages.deals.board import Board
from carloan_desk.ui.pages.deals.deal import DealPanel
from carloan_desk.ui.pages.deals.lanes import Move
from carloan_desk.ui.widgets.basics import Chip, Stack, button


class DealsPage(Page):
    """The list of deals, or the walk of one."""

    watches = frozenset(
        {
            Client,
            Deal,
            DealEvent,
            Product,
            DocumentRecord,
            Attachment,
            Application,
            IssuedDocument,
            KeptQuote,
            OwnRule,
            Worksheet,
            PaymentRecord,
            ContractSchedule,
            DealTask,
            ContactNote,
            PlanVersion,
            Payout,
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._deal_id: int | None = None
        self._narrow = False
        self._panel: DealPanel | None = None
        self._board = Board(desk, self.open, self._moved)
        self._stack = Stack()
        self._stack.addWidget(self._board)
        self.layout_.addWidget(self._stack, 1)
        self._stage_chip = Chip("", "accent")
        self._client = button(self.tr("Client's page"), self._open_client)
        self._contact = button(self.tr("Record a contact"), self._note_contact)
        self._back = button(self.tr("All deals   Esc"), self.back)
        self._print = button(self.tr("Print…"), self._print_papers, tip="Ctrl+P", name="deal.print")
        self._print.setShortcut(QKeySequence(QKeySequence.StandardKey.Print))
        for widget in (self._board.tools, self._stage_chip, self._back, self._contact, self._client, self._print):
            self.buttons.addWidget(widget)

    def arrange(self, narrow: bool) -> None:
        self._narrow = narrow
        if self._panel is not None:
            self._panel.arrange(narrow)

    def open(self, target: Any) -> None:
        if target is None:
            return
        self._deal_id = target
        self._stale = True
        if self.isVisible():
            self.bring_up_to_date()

    def target(self) -> Any:
        return self._deal_id

    def back(self) -> bool:
        if self._deal_id is None:
            return False
        self._deal_id = None
        self.refresh()
        return True

    def refresh(self) -> None:
        one = self._deal_id is not None
        for widget in (self._stage_chip, self._client, self._contact, self._back, self._print):
            widget.setVisible(one)
        self._board.tools.setVisible(not one)
        today = self.desk.today()
        if not one:
            self._stack.setCurrentWidget(self._board)
            self.desk.ask(lambda workspace: deals.board(workspace, today), self._show_board, self)
            return
        deal_id = self._deal_id or 0
        self.desk.ask(
            lambda workspace: (deals.view(workspace, deal_id, today), commission.of_deal(workspace, deal_id, today)),
            self._show_deal,
            self,
        )

    def _print_papers(self) -> None:
        from carloan_desk.ui.dialogs.paper_set import PaperSetDialog

        deal_id, today = self._deal_id or 0, self.desk.today()
        self.desk.ask(
            lambda workspace: deals.view(workspace, deal_id, today),
            lambda view: PaperSetDialog(self.desk, self, view).open(),
            self,
        )

    def _show_board(self, found: list[deals.DealSummary]) -> None:
        moving = sum(1 for summary in found if summary.open)
        self.say(self.tr("Deals"), self.tr("{n} moving, {all} in all").format(n=moving, all=len(found)))
        self._board.show_deals(found)

    def _moved(self, move: Move) -> None:
        """A card was moved: ask for the day and what the stage needs, or say why it cannot go there."""
        kind = event_towards(move.summary.stage, move.target)
        deal_id, today = move.summary.deal.id or 0, self.desk.today()
        if kind is None:
            target = self.tr("the end") if move.target is None else words.stage(move.target)
            text = self.tr("From “{stage}” a deal does not go to “{target}” in one step.")
            self.desk.notice.emit(text.format(stage=words.stage(move.summary.stage), target=target), False)
        elif kind is EventKind.SUBMITTED:
            # What is submitted is the form: it is checked and frozen on the deal's page.
            self.open(deal_id)
        else:
            self.desk.ask(
                lambda workspace: deals.view(workspace, deal_id, today),
                lambda view: next_step.record(self.desk, self, view, kind),
                self,
            )

    def _show_deal(self, shown: tuple[DealView, DealPay | None]) -> None:
        view, pay = shown
        if view.deal.id != self._deal_id:
            return
        if self._panel is None or self._panel.deal_id != view.deal.id:
            if self._panel is not None:
                self._stack.removeWidget(self._panel)
                self._panel.deleteLater()
            self._panel = DealPanel(self.desk, view.deal.id or 0)
            self._stack.addWidget(self._panel)
            self._panel.arrange(self._narrow)
        self._stack.setCurrentWidget(self._panel)
        car = view.deal.vehicle_model or self.tr("Car not chosen")
        lender = "" if view.product is None else f" · {view.product.lender} {view.product.name}"
        self.say(self.desk.show.name(view.client.name), f"{car} · {words.vehicle_kind(view.deal.vehicle_kind)}{lender}")
        days = (self.desk.today() - view.since).days
        self._stage_chip.show_status(
            self.tr("{stage}, day {n}").format(stage=words.stage(view.stage), n=days + 1), "accent"
        )
        self._client_id = view.client.id
        self._panel.show_view(view, pay)

    def _open_client(self) -> None:
        self.desk.open_requested.emit("clients", self._client_id)

    def _note_contact(self) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        ContactDialog(self.desk, self, self._client_id or 0, self._deal_id).open()
