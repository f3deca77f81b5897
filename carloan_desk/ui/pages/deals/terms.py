"""The first three steps: the car and the wish, screening, the quote."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation
from carloan_desk.domain.product import Product
from carloan_desk.domain.screening import Check, Outcome
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import deals, products
from carloan_desk.services.deals import DealView, Fit
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.pages.deals.step import Step
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
from carloan_desk.ui.widgets.table import Table


def field_grid(fields: dict[str, Field], columns: int = 2) -> QGridLayout:
    """Return fields side by side."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(8))
    for index, field in enumerate(fields.values()):
        grid.addWidget(field, index // columns, index % columns, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return grid


class DiscoveryStep(Step):
    """The car, the price, when."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fields: dict[str, Field] = {
            "vehicle_model": TextField(self.tr("Make and model")),
            "dealer": TextField(self.tr("Dealer")),
            "vehicle_kind": ChoiceField(self.tr("New or used"), choices_of(VehicleKind, words.vehicle_kind)),
            "power": ChoiceField(self.tr("Drive"), choices_of(Power, words.power)),
            "price": MoneyField(self.tr("Price"), hint=self.tr("15万 or 150000")),
            "down_payment": MoneyField(self.tr("Down payment")),
            "expected_disbursement_on": DateField(self.tr("Disbursement expected on"), desk.today()),
            "next_step_on": DateField(self.tr("Next step on"), desk.today()),
            "vin": TextField(self.tr("VIN"), limit=17),
            "plate": TextField(self.tr("Plate"), limit=10),
            "contract": TextField(self.tr("Contract number"), limit=40),
            "share": PercentField(self.tr("Own share of the deal (%)"), required=True),
            "note": TextField(self.tr("Note")),
        }
        card = Card(self.tr("The car and the wish"))
        card.body.addLayout(field_grid(self._fields))
        card.body.addStretch(1)
        self.column.addWidget(Scroll(card))
        for name, field in self._fields.items():
            field.edited.connect(lambda value, name=name: self.save_deal(self._fields, name, value))

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        self.put(self._fields, view.deal)


class ScreeningStep(Step):
    """Income and debts, and which products fit, each rule with value and limit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fields: dict[str, Field] = {
            "occupation": ChoiceField(self.tr("Occupation"), choices_of(Occupation, words.occupation)),
            "marital_status": ChoiceField(self.tr("Marital status"), choices_of(MaritalStatus, words.marital_status)),
            "id_number": TextField(self.tr("ID number"), limit=18),
            "birth_date": DateField(self.tr("Date of birth"), desk.today()),
            "monthly_income": MoneyField(self.tr("Net income a month")),
            "monthly_debt": MoneyField(self.tr("Other instalments a month")),
            "gender": ChoiceField(self.tr("Gender"), choices_of(Gender, words.gender)),
        }
        client = Card(self.tr("Income and debts"))
        client.body.addLayout(field_grid(self._fields, 3))
        for name, field in self._fields.items():
            field.edited.connect(lambda value, name=name: self.save_client(self._fields, name, value))
        self._table: Table[Fit] = Table(
            "screening",
            [
                Column(
                    "product",
                    self.tr("Product"),
                    lambda f: f"{f.product.lender} {f.product.name}",
                    width=210,
                    bold=True,
                ),
                Column(
                    "months", self.tr("Months"), lambda f: str(f.months), sort=lambda f: f.months, width=70, right=True
                ),
                Column(
                    "payment",
                    self.tr("A month"),
                    lambda f: desk.show.money(None if f.quote is None else f.quote.payment),
                    sort=lambda f: f.quote.payment if f.quote else 0,
                    width=100,
                    right=True,
                ),
                Column(
                    "outcome",
                    self.tr("Result"),
                    lambda f: outcome_word(f.result.outcome),
                    width=130,
                    chip=lambda f: _CHIPS[f.result.outcome],
                ),
                Column("why", self.tr("Why"), lambda f: self._reasons(f), width=0),
            ],
            self._choose,
        )
        fits = Card(self.tr("Which products fit"))
        fits.body.addWidget(self._table, 1)
        self.column.addWidget(client)
        self.column.addWidget(fits, 1)

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        self.put(self._fields, view.client)
        deal_id, today = view.deal.id or 0, self.desk.today()
        self.desk.ask(lambda workspace: deals.fits(workspace, deal_id, today), self._table.records.put, self)

    def _reasons(self, fit: Fit) -> str:
        reasons = [check_text(check, self.desk) for check in fit.result.checks if check.outcome is not Outcome.PASS]
        if fit.result.outcome is Outcome.FAIL and fit.result.down_payment_needed is not None:
            text = self.tr("passes from {amount} down")
            reasons.append(text.format(amount=self.desk.show.round_money(fit.result.down_payment_needed)))
        return "；".join(reasons)

    def _choose(self, fit: Fit) -> None:
        if self.view is not None:
            deal_id, product_id, months = self.view.deal.id or 0, fit.product.id or 0, fit.months
            self.desk.act(lambda workspace: deals.choose_product(workspace, deal_id, product_id, months), self)


_CHIPS = {Outcome.PASS: "good", Outcome.FAIL: "bad", Outcome.UNKNOWN: "warn"}


def outcome_word(outcome: Outcome) -> str:
    """Return the word for a screening result."""
    from PySide6.QtCore import QCoreApplication

    match outcome:
        case Outcome.PASS:
            return QCoreApplication.translate("screening", "Fits")
        case Outcome.FAIL:
            return QCoreApplication.translate("screening", "Does not fit")
        case Outcome.UNKNOWN:
            return QCoreApplication.translate("screening", "Not known yet")


def check_text(check: Check, desk: Desk) -> str:
    """Return a check as name, value and limit."""
    from PySide6.QtCore import QCoreApplication

    translate = QCoreApplication.translate
    names = {
        "down_payment_ratio": translate("screening", "Down payment {value}, at least {limit}"),
        "amount_min": translate("screening", "Amount {value}, at least {limit}"),
        "amount_max": translate("screening", "Amount {value}, at most {limit}"),
        "months_max": translate("screening", "{value} months, at most {limit}"),
        "age_min": translate("screening", "Age {value}, at least {limit}"),
        "age_at_end": translate("screening", "Age at the end {value}, at most {limit}"),
        "debt_to_income": translate("screening", "Instalments {value} of income, at most {limit}"),
    }

    def shown(value: Decimal | None) -> str:
        if value is None:
            return "?"
        if check.code in ("down_payment_ratio", "debt_to_income"):
            return desk.show.percent(value, 1)
        return desk.show.round_money(value) if check.code.startswith("amount") else str(value)

    return names[check.code].format(value=shown(check.value), limit=shown(check.limit))


class QuoteStep(Step):
    """Product, term, price and down payment; what it costs under it at once."""

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
        inputs = Card(self.tr("Terms"))
        inputs.body.addLayout(field_grid({"product": self._product, "months": self._months, **self._fields}))
        self._fixed = label(self.tr("Submitted: the terms are not changed any more."), "quiet")
        inputs.body.addWidget(self._fixed)
        self._result = Card(self.tr("What it costs"))
        self._lines = QVBoxLayout()
        self._result.body.addLayout(self._lines)
        self._checks = Card(self.tr("Screening of this choice"))
        self._check_lines = QVBoxLayout()
        self._checks.body.addLayout(self._check_lines)
        content = QWidget()
        stack = QVBoxLayout(content)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(theme.px(12))
        stack.addWidget(inputs)
        stack.addWidget(self._result)
        stack.addWidget(self._checks)
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
        self._show_costs(view)
        self._show_checks(view)

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

    def _show_costs(self, view: DealView) -> None:
        clear(self._lines)
        show = self.desk.show
        if view.quote is None:
            self._lines.addWidget(label(self.tr("Product, term, price and down payment make the quote."), "quiet"))
            return
        quote = view.quote
        facts = [
            (self.tr("Instalment (first)"), show.money(quote.payment)),
            (self.tr("Loan amount"), show.money(quote.terms.principal)),
            (self.tr("Interest and fees in all"), show.money(quote.total_cost)),
            (self.tr("Paid back in all"), show.money(quote.schedule.total_payment)),
            (self.tr("Flat rate a year"), show.percent(quote.flat)),
            (self.tr("Annual rate, nominal (IRR × 12)"), show.percent(quote.cost.nominal_apr)),
            (self.tr("Annual rate, effective"), show.percent(quote.cost.effective_apr)),
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
        if view.screening is None:
            return
        for check in view.screening.checks:
            chip = Chip(outcome_word(check.outcome), _CHIPS[check.outcome], sign=True)
            self._check_lines.addLayout(row(chip, label(check_text(check, self.desk)), None))
