"""The car and the wish, and the quote: the first and the third step."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.deal import Extra
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.product import Product
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.services import deals, products
from carloan_desk.services.deals import DealView
from carloan_desk.ui import offer_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.deals.screening import show_result
from carloan_desk.ui.pages.deals.step import Step, field_grid
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, Scroll, button, clear, label, row, rule
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    Field,
    MoneyField,
    NumberField,
    PercentField,
    TextField,
    choices_of,
)
from carloan_desk.ui.widgets.slider_field import beside

# Asked of used cars only, and of new ones only.
_USED = ("appraised_price", "registered_on", "mileage_km")
_NEW = ("guide_price",)


class DiscoveryStep(Step):
    """The car, the price, when."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        yes = [(True, self.tr("Yes")), (False, self.tr("No"))]
        self._fields: dict[str, Field] = {
            "vehicle_model": TextField(self.tr("Make and model")),
            "dealer": TextField(self.tr("Dealer")),
            "vehicle_kind": ChoiceField(self.tr("New or used"), choices_of(VehicleKind, words.vehicle_kind)),
            "power": ChoiceField(self.tr("Drive"), choices_of(Power, words.power)),
            "use": ChoiceField(self.tr("Use"), choices_of(VehicleUse, offer_words.use)),
            "plate_city": TextField(self.tr("Registered in"), limit=40),
            "price": MoneyField(self.tr("Price"), hint=self.tr("15万 or 150000")),
            "down_payment": MoneyField(self.tr("Down payment")),
            "expected_disbursement_on": DateField(self.tr("Disbursement expected on"), desk.today()),
            "next_step_on": DateField(self.tr("Next step on"), desk.today()),
        }
        self._value: dict[str, Field] = {
            "guide_price": MoneyField(self.tr("Maker's guide price")),
            "appraised_price": MoneyField(self.tr("Appraised at")),
            "registered_on": DateField(self.tr("First registered on"), desk.today()),
            "mileage_km": NumberField(self.tr("Mileage (km)"), 0, 2_000_000),
        }
        self._trade: dict[str, Field] = {
            "trade_in": ChoiceField(self.tr("Old car traded in"), yes),
            "trade_in_value": MoneyField(self.tr("What it brings")),
            "old_loan": MoneyField(self.tr("Still owed on it")),
        }
        self._more: dict[str, Field] = {
            "vin": TextField(self.tr("VIN"), limit=17),
            "plate": TextField(self.tr("Plate"), limit=10),
            "contract": TextField(self.tr("Contract number"), limit=40),
            "share": PercentField(self.tr("Own share of the deal (%)"), required=True),
            "note": TextField(self.tr("Note")),
        }
        holder = QWidget()
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(12))
        for title, fields, columns in (
            (self.tr("The car and the wish"), self._fields, 2),
            (self.tr("The old car"), self._trade, 3),
            (self.tr("Numbers and notes"), self._more, 2),
        ):
            card = Card(title)
            card.body.addLayout(field_grid(fields, columns))
            if fields is self._fields:
                # What a car is worth: asked of a new one in one way, of a used one in another.
                card.body.addLayout(beside(*self._value.values()))
            stack.addWidget(card)
            for name, field in fields.items():
                field.edited.connect(partial(self._save, fields, name))
        for name, field in self._value.items():
            field.edited.connect(partial(self._save, self._value, name))
        stack.addStretch(1)
        self.column.addWidget(Scroll(holder))

    def _save(self, fields: dict[str, Field], name: str, value: Any) -> None:
        self.save_deal(fields, name, value)

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        for fields in (self._fields, self._value, self._trade, self._more):
            self.put(fields, view.deal)
        used = view.deal.vehicle_kind is VehicleKind.USED
        for names, shown in ((_USED, used), (_NEW, not used)):
            for name in names:
                self._value[name].setVisible(shown)


class QuoteStep(Step):
    """Product, term, price and down payment; what it costs under it at once; the quotes that were given."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._product = ChoiceField(self.tr("Product"), [])
        self._months = ChoiceField(self.tr("Term in months"), [])
        self._products: list[Product] = []
        self._fields: dict[str, Field] = {
            "price": MoneyField(self.tr("Price"), hint=self.tr("15万 or 150000")),
            "down_payment": MoneyField(self.tr("Down payment")),
            "due_day": NumberField(self.tr("Due day of the month"), 1, 31),
            "expected_disbursement_on": DateField(self.tr("Disbursement expected on"), desk.today()),
        }
        self._product.edited.connect(self._product_chosen)
        self._months.edited.connect(lambda _months: self._choose())
        for name, field in self._fields.items():
            field.edited.connect(lambda value, name=name: self.save_deal(self._fields, name, value))
        compare = button(self.tr("Compare offers…"), self._compare, name="quote.compare")
        inputs = Card(self.tr("Terms"), compare)
        inputs.body.addLayout(field_grid({"product": self._product, "months": self._months, **self._fields}))
        self._extras = QVBoxLayout()
        inputs.body.addLayout(self._extras)
        self._fixed = label(self.tr("Submitted: the terms are not changed any more."), "quiet")
        inputs.body.addWidget(self._fixed)
        self._result = Card(self.tr("What it costs"))
        self._lines = QVBoxLayout()
        self._result.body.addLayout(self._lines)
        self._checks = Card(self.tr("Screening of this choice"))
        self._check_lines = QVBoxLayout()
        self._checks.body.addLayout(self._check_lines)
        self._given = Card(self.tr("Quotes given"))
        self._given_lines = QVBoxLayout()
        self._given.body.addLayout(self._given_lines)
        content = QWidget()
        stack = QVBoxLayout(content)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(12))
        for card in (inputs, self._result, self._checks, self._given):
            stack.addWidget(card)
        stack.addStretch(1)
        self.column.addWidget(Scroll(content))

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        today, kind = self.desk.today(), view.deal.vehicle_kind
        fixed = deals.terms_fixed(view.stage)
        self._fixed.setVisible(fixed)
        self.put(self._fields, view.deal, enabled=not fixed)
        self._product.setEnabled(not fixed)
        self._months.setEnabled(not fixed)
        self.desk.ask(lambda workspace: products.offered(workspace, today, kind), self._offer, self)
        self._show_extras(view, fixed)
        self._show_costs(view)
        self._show_checks(view)
        self._show_given(view)

    def _offer(self, found: list[Product]) -> None:
        if self.view is None:
            return
        own = self.view.product
        if own is not None and all(product.id != own.id for product in found):
            found = [own, *found]
        self._products = found
        self._product.offer([(product.id, f"{product.lender} {product.name}") for product in found])
        self._product.put(self.view.deal.product_id)
        self._offer_months()

    def _offer_months(self) -> None:
        chosen = next((p for p in self._products if p.id == self._product.read()), None)
        months = [] if chosen is None else chosen.months
        self._months.offer([(each, str(each)) for each in months])
        current = None if self.view is None else self.view.deal.months
        self._months.put(current if current in months else None)

    def _product_chosen(self, _product_id: Any) -> None:
        self._offer_months()
        if self._months.read() is None and self._products:
            chosen = next(p for p in self._products if p.id == self._product.read())
            self._months.put(36 if 36 in chosen.months else chosen.months[-1])
        self._choose()

    def _choose(self) -> None:
        product_id, months = self._product.read(), self._months.read()
        if self.view is None or product_id is None or months is None:
            return
        deal_id = self.view.deal.id or 0
        self.desk.act(lambda workspace: deals.choose_product(workspace, deal_id, product_id, months), self)

    def _compare(self) -> None:
        if self.view is not None:
            self.desk.open_requested.emit("quote", {"deal": self.view.deal.id})

    def _show_extras(self, view: DealView, fixed: bool) -> None:
        clear(self._extras)
        for extra in view.deal.extras:
            where = Chip(self.tr("in the loan") if extra.financed else self.tr("paid at once"), "quiet")
            turn = button(
                self.tr("Pay at once") if extra.financed else self.tr("Finance it"), partial(self._turn, extra), "link"
            )
            turn.setVisible(not fixed)
            amount = label(self.desk.show.money(extra.amount), "bold")
            self._extras.addLayout(row(label(offer_words.extra(extra.name), "quiet"), where, None, turn, amount))

    def _turn(self, extra: Extra) -> None:
        if self.view is None:
            return
        deal_id = self.view.deal.id or 0
        turned = [
            Extra(each.name, each.amount, not each.financed, each.collector) if each == extra else each
            for each in self.view.deal.extras
        ]
        self.desk.act(lambda workspace: deals.edit(workspace, deal_id, {"extras": turned}), self)

    def _show_costs(self, view: DealView) -> None:
        clear(self._lines)
        show = self.desk.show
        if view.quote is None:
            self._lines.addWidget(label(self.tr("Product, term, price and down payment make the quote."), "quiet"))
            return
        quote, rates = view.quote, view.rates or view.quote.rates
        kept_back = quote.terms.principal - quote.terms.received
        facts = [
            (self.tr("Instalment (first)"), show.money(quote.payment)),
            (self.tr("Loan amount"), show.money(quote.terms.principal)),
            (self.tr("Interest and fees in all"), show.money(quote.total_cost + kept_back + view.fees)),
            (self.tr("Paid back in all"), show.money(quote.schedule.total_payment)),
            (self.tr("Flat rate a year"), show.percent(rates.flat_rate)),
            (self.tr("Annual rate, nominal (IRR × 12)"), show.percent(rates.nominal_apr)),
            (self.tr("Annual rate, effective"), show.percent(rates.effective_apr)),
        ]
        for name, value in facts:
            self._lines.addLayout(row(label(name, "quiet"), None, label(value, "bold", selectable=True)))
            self._lines.addWidget(rule())
        see = button(self.tr("Schedule as PDF…"), self._see_schedule)
        self._lines.addLayout(row(see, None))

    def _see_schedule(self) -> None:
        from carloan_desk.ui.dialogs.preview import preview_schedule

        if self.view is not None:
            preview_schedule(self.desk, self, self.view)

    def _show_checks(self, view: DealView) -> None:
        clear(self._check_lines)
        self._checks.setVisible(view.screening is not None)
        if view.screening is not None:
            show_result(self._check_lines, view.screening, self.desk)

    def _show_given(self, view: DealView) -> None:
        clear(self._given_lines)
        self._given.setVisible(bool(view.quotes))
        for quote in view.quotes:
            names = "；".join(quote.content.get("offers", []))
            see = button(self.tr("See"), partial(self._see_given, quote), "link")
            compare = button(self.tr("Against today"), partial(self._compare_given, quote), "link")
            head = label(f"{quote.number} · {self.desk.show.moment(quote.made_at)}", "bold")
            self._given_lines.addLayout(row(head, label(names, "quiet"), None, see, compare))

    def _see_given(self, quote: KeptQuote) -> None:
        from carloan_desk.ui.dialogs.quote import preview_kept

        preview_kept(self.desk, self, quote)

    def _compare_given(self, quote: KeptQuote) -> None:
        self.desk.open_requested.emit("quote", {"kept": quote.id})
