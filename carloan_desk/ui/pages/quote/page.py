"""The quote page: one car, two to four offers side by side, papers, a screen for the client. No pay is shown."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.offer import FreeTerms, Offer, purchase_tax_of
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.product import Product
from carloan_desk.services import deals, quote_papers, workbench
from carloan_desk.services.paper_words import rule_name
from carloan_desk.services.workbench import Bench, Start
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import UNLIMITED, Direction, Page
from carloan_desk.ui.pages.quote.car import CarPanel, Shared
from carloan_desk.ui.pages.quote.column import OfferColumn
from carloan_desk.ui.pages.quote.figures import best_of, suited
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label
from carloan_desk.ui.widgets.empty import Empty

_FEWEST, _MOST = 2, 4


class QuotePage(Page):
    """A workbench for the showroom."""

    watches = frozenset({Product, OwnRule, KeptQuote})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._target: dict[str, Any] = {}
        self._bench: Bench | None = None
        self._begun = False
        self._narrow = False
        self.columns: list[OfferColumn] = []
        self.car = CarPanel(desk)
        self.car.changed.connect(self.calculate)
        self._add_button = button(self.tr("Add an offer"), self.add_offer, name="quote.add")
        self._leave_button = button(self.tr("Start anew"), self._start_anew, name="quote.anew")
        self._print_button = button(self.tr("Print the quote…"), self.print_quote, name="quote.print")
        self._show_button = button(
            self.tr("Show the client   F11"), self.show_client, "primary", name="quote.client_screen"
        )
        for widget in (self._leave_button, self._add_button, self._print_button, self._show_button):
            self.buttons.addWidget(widget)
        shortcut = QShortcut(QKeySequence("F11"), self)
        shortcut.activated.connect(self.show_client)
        self._side = Scroll(self.car)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(12))
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, theme.px(4), 0)
        stack.addLayout(self._row)
        stack.addStretch(1)
        self._offers = Scroll(holder)
        self._body = QBoxLayout(Direction.LeftToRight)
        self._body.setSpacing(theme.px(12))
        self._body.addWidget(self._side)
        self._body.addWidget(self._offers, 1)
        self._bench_area = QWidget()
        self._bench_area.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._empty = Empty(
            self.tr("No product to quote"),
            self.tr("Enter your lenders' products under Settings, or type terms of one's own here."),
            button(self.tr("Enter products…"), lambda: self.desk.open_requested.emit("settings", "products")),
        )
        self.layout_.addWidget(self._message)
        self.layout_.addWidget(self._empty)
        self.layout_.addWidget(self._bench_area, 1)
        self._empty.hide()

    def arrange(self, narrow: bool) -> None:
        self._narrow = narrow
        self._body.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
        self._row.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
        self._side.setMinimumWidth(0 if narrow else theme.px(312))
        self._side.setMaximumWidth(UNLIMITED if narrow else theme.px(312))
        self._side.setMinimumHeight(theme.px(200) if narrow else 0)

    # What it starts from ----------------------------------------------------------------------------------------------

    def open(self, target: Any) -> None:
        if target is None:
            return
        self._target = dict(target)
        self._begun = False
        self._stale = True
        if self.isVisible():
            self.bring_up_to_date()

    def target(self) -> Any:
        if not self._begun:
            return self._target or None
        return {**self._target, "starts": [column.start() for column in self.columns], "shared": self.car.read()}

    def _start_anew(self) -> None:
        self._target, self._begun = {}, False
        self.refresh()

    def refresh(self) -> None:
        today = self.desk.today()
        target = {key: value for key, value in self._target.items() if key in ("deal", "client", "kept")}
        self.desk.ask(lambda workspace: workbench.bench(workspace, today, target), self._begin, self)

    def _begin(self, found: Bench) -> None:
        self._bench = found
        names = [name for name in (self.desk.show.name(found.parties.client), found.parties.car) if name]
        about = " · ".join(names)
        if found.kept is not None:
            given = self.tr("{number} of {day}").format(
                number=found.kept.number, day=self.desk.show.moment(found.kept.made_at)
            )
            about = " · ".join(filter(None, (about, given)))
        self.say(
            self.tr("Quote"), about or self.tr("Offers side by side; the three annual rates always stand together")
        )
        self._leave_button.setVisible(bool(self._target))
        self._empty.setVisible(not found.products)
        if not self._begun:
            self._put_starts(found)
        agreeable = found.deal_id is not None and not found.fixed
        for column in self.columns:
            column.begin(found.products, found.rules, agreeable=agreeable)
        masked = self.desk.show.masked
        self.car.conceal(masked)
        for column in self.columns:
            column.conceal(masked)
        self._show_message("")
        self.calculate()

    def _put_starts(self, found: Bench) -> None:
        self._begun = True
        starts: list[Start] = self._target.pop("starts", None) or list(found.starts)
        shared: Shared = self._target.pop("shared", None) or (Shared.of(starts[0].wish) if starts else Shared())
        for column in list(self.columns):
            self._remove(column)
        self.car.put(shared)
        # Where no product is chosen yet, and in the columns beside, those that are left follow each other.
        taken = {start.product_id for start in starts}
        spare = [product.id for product in suited(found.products, shared) if product.id not in taken]
        for start in starts[:_MOST]:
            open_ = start.product_id is None and start.free is None
            self._make_column(start, spare.pop(0) if open_ and spare else None)
        while len(self.columns) < _FEWEST:
            before = self.columns[-1].start() if self.columns else None
            self._make_column(before, spare.pop(0) if spare else None)

    def _make_column(self, start: Start | None, product_id: int | None = None) -> OfferColumn:
        column = OfferColumn(self.desk, len(self.columns) + 1)
        if self._bench is not None:
            agreeable = self._bench.deal_id is not None and not self._bench.fixed
            column.begin(self._bench.products, self._bench.rules, agreeable=agreeable)
        if start is not None:
            column.put(start)
        if product_id is not None:
            column.take(product_id)
        column.changed.connect(self.calculate)
        column.leaving.connect(partial(self._leave, column))
        column.asked.connect(partial(self._asked, column))
        self._row.addWidget(column, 1)
        self.columns.append(column)
        return column

    def add_offer(self) -> None:
        """Put one more offer beside the others, beginning as the last one with another product."""
        if len(self.columns) >= _MOST or self._bench is None:
            return
        taken = {column.product.read() for column in self.columns}
        spare = [each.id for each in suited(self._bench.products, self.car.read()) if each.id not in taken]
        self._make_column(self.columns[-1].start() if self.columns else None, spare[0] if spare else None)
        self.calculate()

    def _leave(self, column: OfferColumn) -> None:
        if len(self.columns) > _FEWEST:
            self._remove(column)
            self.calculate()

    def _remove(self, column: OfferColumn) -> None:
        self.columns.remove(column)
        self._row.removeWidget(column)
        column.hide()
        column.deleteLater()

    # What comes of it -------------------------------------------------------------------------------------------------

    def calculate(self) -> None:
        """Work out all offers anew, and mark what is lowest."""
        shared = self.car.read()
        for column in self.columns:
            column.calculate(shared)
            column.close_button.setVisible(len(self.columns) > _FEWEST)
            column.spell_out(len(self.columns) == _MOST)
        best = best_of([column.offer for column in self.columns])
        for column in self.columns:
            column.mark(best)
        self._show_given()
        self._add_button.setEnabled(len(self.columns) < _MOST)
        offers = self.offers()
        for widget in (self._print_button, self._show_button):
            widget.setEnabled(bool(offers))
        tax = purchase_tax_of(offers[0].wish, offers[0].rules) if offers else None
        self.car.show_tax(None if tax is None else tax.tax, "" if tax is None else rule_name(tax.rule))

    def offers(self) -> list[Offer]:
        """Return the offers that stand."""
        return [column.offer for column in self.columns if column.offer is not None]

    def _show_given(self) -> None:
        kept = None if self._bench is None else self._bench.kept
        for place, column in enumerate(self.columns):
            if kept is None or column.offer is None or place >= len(kept.content["offers"]):
                column.show_given(None, "")
            else:
                column.show_given(quote_papers.compare(kept, place, column.offer), kept.number)

    def _show_message(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    # What one does with it --------------------------------------------------------------------------------------------

    def _asked(self, column: OfferColumn, what: str) -> None:
        from carloan_desk.ui.dialogs import quote as dialogs

        if self._bench is None:
            return
        match what:
            case "terms":
                dialogs.FreeTermsDialog(
                    self.desk, self, column.free or FreeTerms(), partial(self._take_terms, column)
                ).open()
            case "solve" if column.choice is not None:
                dialogs.SolveDialog(self.desk, self, column, partial(self._take_solved, column)).open()
            case "disclosure" if column.offer is not None:
                dialogs.preview_disclosure(self.desk, self, self._bench, column.offer)
            case "agree" if column.offer is not None:
                self._agree(column.offer)

    def _take_terms(self, column: OfferColumn, free: FreeTerms) -> None:
        column.free = free
        self.calculate()

    def _take_solved(self, column: OfferColumn, offer: Offer) -> None:
        column.put(Start(offer.wish, None if offer.product is None else offer.product.id, offer.free))
        self.calculate()

    def _agree(self, offer: Offer) -> None:
        found = self._bench
        if found is None or found.deal_id is None:
            return
        deal_id, choice = found.deal_id, offer.product or offer.free
        assert choice is not None

        def agreed(*_: object) -> None:
            self.desk.open_requested.emit("deals", deal_id)

        def refused(error: DomainError) -> None:
            self._show_message(messages.wording(error))

        self.desk.act(lambda workspace: deals.agree(workspace, deal_id, offer.wish, choice), self, agreed, refused)

    def print_quote(self) -> None:
        """Show the quote as PDF; what is printed or saved is kept as given."""
        from carloan_desk.ui.dialogs.quote import preview_quote

        offers = self.offers()
        if offers and self._bench is not None:
            preview_quote(self.desk, self, self._bench, offers)

    def show_client(self) -> None:
        """Fill the screen with large figures for the client."""
        from carloan_desk.ui.dialogs.client_screen import ClientScreen

        offers = self.offers()
        if offers:
            screen = ClientScreen(self, offers, "" if self._bench is None else self._bench.parties.car)
            screen.showFullScreen()
