"""One offer of the quote page: its inputs, and under them at once what it costs."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QSlider, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO, round_money
from carloan_desk.domain.offer import FreeTerms, Offer, Wish, make_offer, with_purchase_tax
from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.typed import parse_percent
from carloan_desk.services.quote_papers import Difference
from carloan_desk.services.workbench import Start
from carloan_desk.ui import messages, offer_words, screening_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.quote.car import Shared
from carloan_desk.ui.pages.quote.figures import MARKED, key_figures, suited
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import SIGNS, Card, Chip, button, label, row, rule, set_role
from carloan_desk.ui.widgets.cash_flow import CashFlow
from carloan_desk.ui.widgets.forms import ChoiceField, MoneyField, NumberField
from carloan_desk.ui.widgets.slider_field import SliderField, steps

_FREE = -1
_MONTHS = [6, 12, 18, 24, 30, 36, 48, 60, 72, 84]


class DownField(MoneyField):
    """A down payment in yuan, or as a share of the price: ``30%``."""

    def __init__(self, caption: str, price: Callable[[], Decimal]) -> None:
        self._price = price
        super().__init__(caption, hint="30%")

    def read(self) -> Decimal | None:
        text = self.line.text().strip()
        if text.endswith(("%", "％")):
            return round_money(parse_percent(text) * self._price(), mode="ROUND_HALF_UP", unit=Decimal(1))
        return super().read()


class OfferColumn(Card):
    """Sends ``changed`` at every key and pull; ``offer`` is the result, ``None`` while there is none."""

    changed = Signal()
    leaving = Signal()
    asked = Signal(str)

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self.desk = desk
        self.offer: Offer | None = None
        self.free: FreeTerms | None = None
        self._products: list[Product] = []
        self._rules: RuleSet | None = None
        self._shared = Shared()
        self.setAccessibleName(self.tr("Offer {n}").format(n=number))
        self.product = ChoiceField(self.tr("Product"), [])
        self.product.combo.currentIndexChanged.connect(lambda _index: self._product_chosen())
        self.price = SliderField(MoneyField(self.tr("Price"), hint=self.tr("15万 or 150000")))
        self.down = SliderField(DownField(self.tr("Down payment"), lambda: self.price.value or ZERO))
        self.months = SliderField(NumberField(self.tr("Term in months"), 1, 120))
        self._filling = True
        self.price.put(Decimal(150_000))
        self.down.put(Decimal(45_000))
        self.months.put(36)
        self._filling = False
        self.price.changed.connect(self._price_changed)
        for field in (self.down, self.months):
            field.changed.connect(self._touched)
        self.terms_button = button(self.tr("Terms…"), lambda: self.asked.emit("terms"), "link", name="offer.terms")
        self.close_button = button("×", self.leaving.emit, tip=self.tr("Take this offer out"), name="offer.close")
        self.close_button.setAccessibleName(self.tr("Take this offer out"))
        head = row(self.product, self.close_button)
        head.setStretch(0, 1)
        head.setAlignment(self.close_button, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(head)
        self.body.addLayout(row(self.terms_button, None))
        for each in (self.price, self.down, self.months):
            self.body.addWidget(each)
        self.body.addWidget(rule())
        self._make_result()
        # All as wide as each other, whatever their products are called.
        self.setMinimumWidth(theme.px(210))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def _make_result(self) -> None:
        self._result = QWidget()
        grid = QGridLayout(self._result)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(6))
        grid.setVerticalSpacing(theme.px(3))
        grid.setColumnStretch(0, 1)
        self._name = label("", "strong", wrap=True)
        self._payment = label("", "figure")
        self._how = label("", "quiet", wrap=True)
        self._error = label("", "error", wrap=True)
        self._warning = label("", "warning", wrap=True)
        self._figures: dict[str, QLabel] = {}
        self._names: dict[str, QLabel] = {}
        lines = (
            ("flat", self.tr("Flat rate a year")),
            ("nominal", self.tr("Annual rate, nominal")),
            ("effective", self.tr("Annual rate, effective")),
            ("first_last", self.tr("First / last")),
            ("total_cost", self.tr("Interest and fees")),
            ("principal", self.tr("Loan amount")),
            ("ltv", self.tr("Loan to price")),
            ("outlay", self.tr("On the road")),
            ("at_once", self.tr("To bring along")),
            ("total_paid", self.tr("Paid in all")),
            ("trade_in", self.tr("Trade-in subsidy, apart")),
            ("interest_subsidy", self.tr("Interest subsidy, apart")),
            ("subvention", self.tr("Subvention by others")),
        )
        for line, (name, text) in enumerate(lines):
            self._names[name] = label(text, "quiet", wrap=True)
            self._figures[name] = label("", "bold", selectable=True)
            grid.addWidget(self._names[name], line, 0)
            grid.addWidget(self._figures[name], line, 1, Qt.AlignmentFlag.AlignRight)
        self._lightest = Chip()
        self.body.addWidget(self._name)
        self.body.addLayout(row(self._payment, self._lightest, None))
        self.body.addWidget(self._how)
        self.body.addWidget(self._error)
        self.body.addWidget(self._warning)
        self.body.addWidget(self._result)
        self._settle = QSlider(Qt.Orientation.Horizontal)
        self._settle.setAccessibleName(self.tr("Settled after months"))
        self._settle.valueChanged.connect(lambda _month: self._show_settled())
        self._settled = label("", "quiet", wrap=True)
        self._flow = CashFlow(self.desk.show)
        self._given = label("", "quiet", wrap=True)
        self.body.addWidget(self._settled)
        self.body.addWidget(self._settle)
        self.body.addWidget(self._flow)
        self.body.addWidget(self._given)
        self._take = button(
            self.tr("Make these the deal's terms"), lambda: self.asked.emit("agree"), name="offer.agree"
        )
        self.body.addLayout(
            row(
                button(self.tr("Solve…"), lambda: self.asked.emit("solve"), "link", name="offer.solve"),
                button(self.tr("Cost sheet…"), lambda: self.asked.emit("disclosure"), "link", name="offer.disclosure"),
                None,
            )
        )
        self.body.addWidget(self._take)
        self.body.addStretch(1)

    # Input ------------------------------------------------------------------------------------------------------------

    def begin(self, products: Sequence[Product], rules: RuleSet, *, agreeable: bool) -> None:
        """Offer products; what was chosen stays chosen if it is still there."""
        chosen = self.product.read()
        self._rules = rules
        self._products = list(products)
        self._filling = True
        self._offer_products()
        self.product.put(chosen if any(p.id == chosen for p in products) or chosen == _FREE else None)
        self._filling = False
        self._take.setVisible(agreeable)

    def _offer_products(self) -> None:
        suiting = suited(self._products, self._shared)
        choices: list[tuple[Any, str]] = [(p.id, f"{p.lender} {p.name}") for p in suiting]
        choices.append((_FREE, self.tr("Terms of one's own…")))
        if choices != self.product._choices:
            self.product.offer(choices)

    def put(self, start: Start) -> None:
        """Show an offer to begin with."""
        self._filling = True
        self._shared = Shared.of(start.wish)
        self._offer_products()
        self.price.put(start.wish.price)
        self.down.put(start.wish.down_payment)
        self.months.put(start.wish.months)
        if start.free is not None:
            self.free = start.free
        self.product.put(_FREE if start.free is not None else start.product_id)
        self._filling = False

    def take(self, product_id: int) -> None:
        """Choose a product; a term that it does not offer becomes the nearest one."""
        self._filling = True
        self.product.put(product_id)
        choice = self.choice
        if isinstance(choice, Product):
            self.months.put(choice.nearest_term(self.months.value))
        self._filling = False

    def spell_out(self, on: bool) -> None:
        """Say the product's name in full where the list above has no room for it."""
        self._name.setVisible(on and self.offer is not None)

    @property
    def choice(self) -> Product | FreeTerms | None:
        """The product chosen, or the terms of one's own; ``None`` while nothing is."""
        chosen = self.product.read()
        if chosen == _FREE:
            return self.free
        return next((product for product in self._products if product.id == chosen), None)

    def start(self) -> Start:
        """Return what stands in the column, to begin with it again."""
        wish = self._wish()
        free = self.free if self.product.read() == _FREE else None
        return Start(wish, None if free is not None else self.product.read(), free)

    def _product_chosen(self) -> None:
        if self._filling:
            return
        if self.product.read() == _FREE and self.free is None:
            self.asked.emit("terms")
        self._touched()

    def _price_changed(self) -> None:
        self._touched()

    def _touched(self) -> None:
        if not self._filling:
            self.changed.emit()

    # Result -----------------------------------------------------------------------------------------------------------

    def _wish(self) -> Wish:
        return Wish(
            on=self.desk.today(),
            price=self.price.value,
            down_payment=self.down.value,
            months=self.months.value,
            **self._shared.fields(),
        )

    def calculate(self, shared: Shared) -> None:
        """Work out the offer; there is none without its annual rates."""
        self._shared = shared
        self._filling = True
        before = self.product.read()
        self._offer_products()
        self.product.put(before)
        if self.product.read() is None and self.product._choices:
            self.product.put(self.product._choices[0][0])
        self._filling = False
        choice, price = self.choice, self.price.value
        self.terms_button.setVisible(self.product.read() == _FREE)
        self.months.offer(choice.months if isinstance(choice, Product) else _MONTHS)
        self.down.offer(steps(ZERO, round_money(price * Decimal("0.9"), mode="ROUND_DOWN"), _step(price)))
        self.price.offer(steps(Decimal(20_000), max(Decimal(600_000), price * 2), Decimal(1000)))
        self.offer, problem = None, ""
        if not all(field.readable for field in (self.price, self.down, self.months)):
            problem = self.tr("What is typed above cannot be read.")
        elif choice is None:
            problem = self.tr("Choose a product, or type terms of your own.")
        else:
            try:
                self.offer = make_offer(with_purchase_tax(self._wish(), self._rules), choice, self._rules)
            except DomainError as error:
                problem = messages.wording(error)
        self._show(problem)

    def _show(self, problem: str) -> None:
        offer, show = self.offer, self.desk.show
        self._error.setText(problem)
        self._error.setVisible(bool(problem))
        for widget in (self._payment, self._how, self._result, self._settle, self._settled, self._flow, self._take):
            widget.setEnabled(offer is not None)
        self._result.setVisible(offer is not None)
        self._warning.setText("" if offer is None else self._doubts(offer))
        self._warning.setVisible(bool(self._warning.text()))
        if offer is None:
            self._payment.setText("—")
            self._how.setText("")
            self._settled.setText("")
            self._flow.put(None)
            return
        self._name.setText(offer_words.offer_name(offer))
        self._payment.setText(show.money(offer.payment))
        self._how.setText(
            self.tr("a month, {n} months, {method}").format(n=offer.wish.months, method=offer_words.method(offer))
        )
        figures = {
            "flat": show.percent(offer.rates.flat_rate),
            "nominal": show.percent(offer.rates.nominal_apr),
            "effective": show.percent(offer.rates.effective_apr),
            "first_last": f"{show.money(offer.first_payment)} / {show.money(offer.last_payment)}",
            "total_cost": show.money(offer.total_cost),
            "principal": show.money(offer.quote.terms.principal),
            "ltv": show.percent(offer.loan_to_value, 1),
            "outlay": show.money(offer.outlay),
            "at_once": show.money(offer.at_once),
            "total_paid": show.money(offer.total_paid),
            "trade_in": "" if offer.trade_in is None else show.money(offer.trade_in.amount),
            "interest_subsidy": "" if offer.interest_subsidy is None else show.money(offer.interest_subsidy.total),
            "subvention": show.money(offer.quote.schedule.subvention) if offer.quote.schedule.subvention else "",
        }
        for name, text in figures.items():
            self._figures[name].setText(text)
            self._figures[name].setVisible(bool(text))
            self._names[name].setVisible(bool(text))
        self._settle.blockSignals(True)
        self._settle.setRange(0, max(offer.wish.months - 1, 0))
        if not self._settle.value():
            self._settle.setValue(min(24, offer.wish.months // 2))
        self._settle.blockSignals(False)
        self._show_settled()

    def _doubts(self, offer: Offer) -> str:
        """What a lender would not do, or may not, though it can be computed."""
        show = self.desk.show
        return "\n".join([*self._doubts_of_product(offer), *screening_words.regulation_text(offer, self._rules, show)])

    def _doubts_of_product(self, offer: Offer) -> list[str]:
        product = offer.product
        if product is None:
            return []
        least = min(row.min_down_payment for row in product.rates if row.months == offer.wish.months)
        amount, doubts = offer.quote.terms.principal, []
        if offer.wish.down_ratio < least:
            doubts.append(self.tr("Asks for at least {ratio} down").format(ratio=self.desk.show.percent(least, 0)))
        if product.max_amount is not None and amount > product.max_amount:
            most = self.desk.show.round_money(product.max_amount)
            doubts.append(self.tr("Lends at most {amount}").format(amount=most))
        if amount < product.min_amount:
            least_amount = self.desk.show.round_money(product.min_amount)
            doubts.append(self.tr("Lends at least {amount}").format(amount=least_amount))
        wish = offer.wish
        if product.trade_in and not (wish.trade_in_value or wish.old_loan or wish.scheme):
            doubts.append(self.tr("Only with a trade-in"))
        if not product.offered_on(wish.on):
            doubts.append(self.tr("Not offered any more on this day"))
        return doubts

    def _show_settled(self) -> None:
        offer, show = self.offer, self.desk.show
        if offer is None:
            return
        month = min(self._settle.value(), offer.wish.months - 1)
        try:
            settled = offer.settled_after(month)
        except DomainError:
            self._settled.setText("")
            return
        text = self.tr("Settled after {n} months: {amount}, of it penalty {penalty}; cost till then {cost}")
        self._settled.setText(
            text.format(
                n=month,
                amount=show.money(settled.left.total),
                penalty=show.money(settled.left.penalty),
                cost=show.money(settled.cost),
            )
        )
        self._flow.put(offer, month)

    def mark(self, best: dict[str, Decimal]) -> None:
        """Mark the figures that are the lowest of all columns; ``best`` names those that differ."""
        values, word = key_figures(self.offer), self.tr("lowest")
        for name in MARKED:
            lowest = name in best and values.get(name) == best[name]
            if name == "payment":
                self._lightest.show_status(word if lowest else "", "good", sign=True)
                continue
            figure = self._figures[name]
            plain = figure.text().rpartition(f"{word}  ")[2]
            figure.setText(f"{SIGNS['good']} {word}  {plain}" if lowest else plain)
            set_role(figure, "role", "good" if lowest else "bold")

    def show_given(self, differences: Sequence[Difference] | None, number: str) -> None:
        """Show how the offer differs from one that was given before."""
        self._given.setVisible(differences is not None)
        if differences is None:
            return
        if not differences:
            self._given.setText(self.tr("As given in {number}").format(number=number))
            return
        masked = self.desk.show.masked
        lines = [self.tr("Given in {number}, now:").format(number=number)]
        lines += [f"{each.name}: {each.before or '—'} → {each.after or '—'}" for each in differences]
        self._given.setText(self.desk.show.text("\n".join(lines)) if masked else "\n".join(lines))

    def conceal(self, concealed: bool) -> None:
        """Hide what was typed under the mask."""
        for field in (self.price, self.down, self.months):
            field.conceal(concealed)


def _step(price: Decimal) -> Decimal:
    return Decimal(1000) if price <= 300_000 else Decimal(5000)
