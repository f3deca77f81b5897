"""The screen the client looks at: this quote alone, large; no pay, no names. Esc leaves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.money import ZERO
from carloan_desk.domain.offer import Offer
from carloan_desk.ui import offer_words
from carloan_desk.ui.pages.quote.figures import MARKED, best_of, key_figures
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, Scroll, button, label, margins, row, rule
from carloan_desk.ui.widgets.cash_flow import CashFlow

# A card needs so much room beside the others; more of them than this are set in smaller letters.
_CARD, _WIDE = 300, 3


class ClientScreen(QDialog):
    """Offers side by side in large figures."""

    def __init__(self, parent: QWidget, offers: Sequence[Offer], car: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Quote"))
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setModal(True)
        # What the client is to see is shown even while the manager's own pages are masked.
        self._show = Shown()
        best = best_of(offers)
        heading = label(car or self.tr("Your car, your offers"), "title", wrap=True)
        leave = button(self.tr("Close   Esc"), self.reject, name="client_screen.close")
        columns = QWidget()
        self._grid = QGridLayout(columns)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(16))
        self._dense = len(offers) > _WIDE
        self._cards = [self._card(offer, best) for offer in offers]
        self._across = 0
        self._arrange(len(offers))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(32, 24))
        layout.setSpacing(theme.px(16))
        layout.addLayout(row(heading, None, leave))
        layout.addWidget(Scroll(columns), 1)
        note = self.tr(
            "Nominal: monthly internal rate × 12. Effective: compounded. Flat: all cost over amount and years. "
            "All fees of the loan are counted. The lender's contract decides."
        )
        layout.addWidget(label(note, "quiet", wrap=True))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(len(self._cards), self.width() // theme.px(_CARD))))

    def _arrange(self, across: int) -> None:
        """Put so many cards beside each other, the others below."""
        if across == self._across:
            return
        self._across = across
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _card(self, offer: Offer, best: Mapping[str, object]) -> Card:
        show = self._show
        card = Card()
        card.body.setContentsMargins(margins(16 if self._dense else 24, 20))
        card.body.setSpacing(theme.px(10))
        card.body.addWidget(label(offer_words.offer_name(offer), "strong", wrap=True))
        payment = label(show.money(offer.payment))
        payment.setFont(theme.font(40, bold=True))
        payment.setProperty("role", "huge")
        mine = key_figures(offer)
        lowest = [name for name in MARKED if name in best and mine[name] == best[name]]
        mark = Chip(self.tr("lowest") if "payment" in lowest else "", "good", sign=True)
        card.body.addLayout(row(payment, mark, None))
        text = self.tr("a month, {n} months, {method}").format(n=offer.wish.months, method=offer_words.method(offer))
        most = max(each.payment for each in offer.quote.schedule.rows)
        if most > offer.payment + 1:  # a balloon, or steps: the usual instalment alone would promise too much
            text = self.tr("{usual}; the highest instalment is {amount}").format(usual=text, amount=show.money(most))
        card.body.addWidget(label(text, "quiet", wrap=True))
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.px(10))
        grid.setColumnStretch(0, 1)
        lines = (
            ("nominal", self.tr("Annual rate, nominal"), show.percent(offer.rates.nominal_apr)),
            ("", self.tr("Annual rate, effective"), show.percent(offer.rates.effective_apr)),
            ("", self.tr("Flat rate a year"), show.percent(offer.rates.flat_rate)),
            ("total_cost", self.tr("Interest and fees"), show.money(offer.total_cost)),
            ("", self.tr("Price"), show.money(offer.wish.price)),
            ("", self.tr("Down payment"), show.money(offer.wish.down_payment)),
            ("", self.tr("Loan amount"), show.money(offer.quote.terms.principal)),
            ("", self.tr("On the road"), show.money(offer.outlay)),
            *self._old_car(offer),
            ("at_once", self.tr("To bring along"), show.money(offer.at_once)),
            ("", self.tr("Paid in all"), show.money(offer.total_paid)),
        )
        for place, (name, text, value) in enumerate(lines):
            figure = label(value)
            figure.setFont(theme.font(16 if self._dense else 18, bold=True))
            caption = label(text, wrap=True)
            caption.setFont(theme.font(13 if self._dense else 15))
            grid.addWidget(caption, place, 0)
            if name in lowest:
                grid.addWidget(Chip(self.tr("lowest"), "good", sign=True), place, 1)
            grid.addWidget(figure, place, 2, Qt.AlignmentFlag.AlignRight)
        card.body.addWidget(rule())
        card.body.addLayout(grid)
        flow = CashFlow(show)
        flow.put(offer)
        card.body.addWidget(flow)
        return card

    def _old_car(self, offer: Offer) -> list[tuple[str, str, str]]:
        """What the old car takes off what is to be brought along, if there is one."""
        wish = offer.wish
        if not wish.trade_in_value and not wish.old_loan:
            return []
        worth = (wish.trade_in_value or ZERO) - (wish.old_loan or ZERO)
        return [("", self.tr("Old car, its loan taken off"), self._show.money(worth))]
