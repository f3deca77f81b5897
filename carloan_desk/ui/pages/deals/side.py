"""Beside the walk: the terms, and the manager's own commission, which nobody else is to see."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.services.commission import DealPay, Status
from carloan_desk.services.deals import DealView
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, clear, label, row, rule
from carloan_desk.ui.widgets.pay import status_chip, status_word
from carloan_desk.ui.widgets.promises import HabitLines
from carloan_desk.ui.widgets.warnings import WarningsCard


class Side(QWidget):
    """Terms and commission of one deal."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))

    def show_view(self, view: DealView, pay: DealPay | None) -> None:
        """Show what was agreed and what it brings."""
        clear(self._column)
        self._column.addWidget(self._terms(view))
        if view.loan is not None:
            warnings = WarningsCard(self.desk)
            warnings.show_deal(view.deal.id or 0)
            self._column.addWidget(warnings)
        if not self.desk.show.masked:
            self._column.addWidget(self._pay(pay))
        if view.loan is not None and view.loan.settled_on is None:
            self._column.addWidget(self._habit(view.deal.id or 0))
        self._column.addStretch(1)

    def _terms(self, view: DealView) -> Card:
        show = self.desk.show
        card = Card(self.tr("Terms"))
        quote = view.quote if view.loan is None else view.loan.quote
        if quote is None:
            card.body.addWidget(label(self.tr("Not agreed yet."), "quiet"))
            return card
        card.body.addLayout(
            row(label(show.money(quote.payment), "figure"), label(self.tr("a month"), "quiet"), None, spacing=4)
        )
        card.body.addWidget(
            label(
                self.tr("{amount} over {n} months").format(
                    amount=show.round_money(quote.terms.principal), n=quote.terms.months
                ),
                "quiet",
            )
        )
        price, down = view.deal.price, view.deal.down_payment
        rates = view.rates or quote.rates
        facts = [
            (self.tr("Annual rate (nominal)"), show.percent(rates.nominal_apr)),
            (self.tr("Annual rate (effective)"), show.percent(rates.effective_apr)),
        ]
        if price and down is not None:
            facts.append((self.tr("Down payment"), show.round_money(down)))
            facts.append((self.tr("Loan to value"), show.percent(quote.terms.principal / price, 0)))
        for name, value in facts:
            card.body.addWidget(rule())
            card.body.addLayout(row(label(name, "quiet"), None, label(value, "bold")))
        return card

    def _habit(self, deal_id: int) -> Card:
        """How it was paid so far, and what was promised."""
        card = Card(self.tr("Paid so far"))
        lines = HabitLines(self.desk)
        lines.show_deal(deal_id)
        card.body.addWidget(lines)
        return card

    def _pay(self, pay: DealPay | None) -> Card:
        show = self.desk.show
        card = Card(self.tr("Commission"), Chip(self.tr("Only for you"), "quiet"))
        if pay is None:
            card.body.addWidget(
                label(self.tr("No plan covers this deal yet. Enter your plan under Pay."), "quiet", wrap=True)
            )
            card.body.addWidget(
                button(self.tr("Go to Pay"), lambda: self.desk.open_requested.emit("commission", None), "link")
            )
            return card
        figure = button(
            show.money(pay.amount), lambda: self._explain(pay), "figure", tip=self.tr("How this came about")
        )
        card.body.addLayout(row(figure, None))
        card.body.addLayout(row(Chip(status_word(pay.status), status_chip(pay.status), sign=True), None))
        if pay.status is Status.PROJECTED:
            text = self.tr("{chance} likely at this stage (an assumption): counts as {amount}").format(
                chance=show.percent(pay.chance, 0), amount=show.money(pay.expected)
            )
            card.body.addWidget(label(text, "quiet", wrap=True))
        else:
            card.body.addWidget(label(self.tr("Counted in {period}").format(period=pay.period), "quiet"))
        return card

    def _explain(self, pay: DealPay) -> None:
        from carloan_desk.ui.dialogs.trace import TraceDialog

        TraceDialog(self.desk, self, pay).open()
