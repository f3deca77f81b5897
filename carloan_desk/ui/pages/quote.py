"""Quote: up to three products side by side for one wish, every input live. Nothing is stored, no pay is shown."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Product
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import products, quotes
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Direction, Page
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, clear, label, row, rule
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.forms import ChoiceField, MoneyField, choices_of


class QuotePage(Page):
    """A calculator for the showroom."""

    watches = frozenset({Product})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.say(self.tr("Quote"), self.tr("Products side by side; the three annual rates always stand together"))
        self._products: list[Product] = []
        self.kind = ChoiceField(self.tr("New or used"), choices_of(VehicleKind, words.vehicle_kind))
        self.price = MoneyField(self.tr("Price"), hint=self.tr("15万 or 150000"))
        self.down = MoneyField(self.tr("Down payment"))
        self.months = ChoiceField(self.tr("Term in months"), [(n, str(n)) for n in (12, 24, 36, 48, 60)])
        self.kind.put(VehicleKind.NEW)
        self.price.put(Decimal(150000))
        self.down.put(Decimal(45000))
        self.months.put(36)
        inputs = Card()
        line = row(spacing=12)
        for field in (self.kind, self.price, self.down, self.months):
            line.addWidget(field, 1)
            field.edited.connect(lambda _value: self._calculate())
        for money in (self.price, self.down):
            money.line.textEdited.connect(lambda _text: self._calculate())
        inputs.body.addLayout(line)
        self._down_ratio = label("", "quiet")
        inputs.body.addWidget(self._down_ratio)
        self._columns = QHBoxLayout()
        self._columns.setSpacing(theme.px(12))
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._empty = Empty(
            self.tr("No product to quote"),
            self.tr("Enter your lenders' products under Settings: rate, terms and limits as they were announced."),
        )
        self.layout_.addWidget(inputs)
        self._scroll = Scroll(holder)
        self.layout_.addWidget(self._scroll, 1)
        self.layout_.addWidget(self._empty, 1)

    def arrange(self, narrow: bool) -> None:
        self._columns.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)

    def refresh(self) -> None:
        day = self.desk.today()
        self.desk.ask(lambda workspace: products.offered(workspace, day), self._offer, self)

    def _offer(self, found: list[Product]) -> None:
        self._products = found
        self._calculate()

    def _calculate(self) -> None:
        clear(self._columns)
        try:
            price, down = self.price.read(), self.down.read()
        except DomainError:
            return
        offered = [product for product in self._products if product.vehicle_kind is self.kind.read()]
        self._scroll.setVisible(bool(offered))
        self._empty.setVisible(not offered)
        if price is None or down is None or not price > down:
            self._down_ratio.setText(self.tr("The price is above the down payment."))
            return
        self._down_ratio.setText(
            self.tr("Loan {amount}, {ratio} down").format(
                amount=self.desk.show.round_money(price - down), ratio=self.desk.show.percent(down / price, 1)
            )
        )
        for product in offered[:4]:
            self._columns.addWidget(self._card(product, price, down, self.desk.today()), 1)

    def _card(self, product: Product, price: Decimal, down: Decimal, today: date) -> Card:
        show = self.desk.show
        card = Card()
        card.body.addWidget(label(product.lender, "quiet", wrap=True))
        card.body.addWidget(label(product.name, "strong", wrap=True))
        wanted = self.months.read() or 36
        months = product.nearest_term(wanted)
        try:
            quote = quotes.quote(quotes.product_terms(product, price - down, months, today, down / price))
        except DomainError as error:
            card.body.addWidget(label(messages.wording(error), "error", wrap=True))
            return card
        card.body.addWidget(label(show.money(quote.payment), "figure"))
        text = self.tr("a month, {n} months, {method}").format(n=months, method=words.method(product.method))
        card.body.addWidget(label(text, "quiet", wrap=True))
        facts = [
            (self.tr("Interest and fees in all"), show.money(quote.total_cost)),
            (self.tr("Paid back in all"), show.money(quote.schedule.total_payment)),
            (self.tr("Flat rate a year"), show.percent(quote.flat)),
            (self.tr("Annual rate, nominal"), show.percent(quote.cost.nominal_apr)),
            (self.tr("Annual rate, effective"), show.percent(quote.cost.effective_apr)),
            (self.tr("Last instalment"), show.money(quote.schedule.rows[-1].payment)),
        ]
        for name, value in facts:
            card.body.addWidget(rule())
            card.body.addLayout(row(label(name, "quiet", wrap=True), None, label(value, "bold")))
        if down / price < product.min_down_payment:
            needed = self.tr("Asks for at least {ratio} down").format(ratio=show.percent(product.min_down_payment, 0))
            card.body.addWidget(label(needed, "warning", wrap=True))
        if months != wanted:
            longest = self.tr("Not offered for {n} months").format(n=wanted)
            card.body.addWidget(label(longest, "warning", wrap=True))
        return card
