"""Enter a lender's product as it was announced."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Product, ProductKind, rate_table
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import products
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    MoneyField,
    NumberField,
    PercentField,
    TextField,
    choices_of,
)


def _months(text: str) -> str:
    parts = text.replace("，", " ").replace(",", " ").replace("、", " ").replace("/", " ").split()
    if not parts or not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 120 for part in parts):
        raise DomainError("product.months", low=1, high=120)
    return " ".join(parts)


_RATES = ("annual_rate", "monthly_fee_rate", "upfront_fee_rate", "min_down_payment")


class ProductDialog(FormDialog):
    """A new product; one that is selected is the pattern to start from."""

    def __init__(self, desk: Desk, parent: QWidget, pattern: Product | None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Product"), self.tr("Add the product"))
        methods = [each for each in choices_of(RepaymentMethod, words.method) if each[0] is not RepaymentMethod.CUSTOM]
        self.add("lender", TextField(self.tr("Lender"), required=True))
        self.add("name", TextField(self.tr("Product"), required=True))
        self.add_row(
            [
                ("kind", ChoiceField(self.tr("Kind"), choices_of(ProductKind, words.product_kind), required=True)),
                (
                    "vehicle_kind",
                    ChoiceField(self.tr("For"), choices_of(VehicleKind, words.vehicle_kind), required=True),
                ),
            ]
        )
        self.add("method", ChoiceField(self.tr("Method"), methods, required=True))
        self.add("months", TextField(self.tr("Terms in months"), required=True, hint="12 24 36", check=_months))
        self.add_row(
            [
                ("annual_rate", PercentField(self.tr("Annual rate (%)"))),
                ("monthly_fee_rate", PercentField(self.tr("Fee a month (%)"))),
            ]
        )
        self.add_row(
            [
                ("upfront_fee_rate", PercentField(self.tr("Fee at once (%)"))),
                ("balloon_ratio", PercentField(self.tr("Balloon (% of the loan)"))),
            ]
        )
        self.add_row(
            [
                ("min_down_payment", PercentField(self.tr("Down payment from (%)"), required=True)),
                ("max_amount", MoneyField(self.tr("Loan at most"))),
            ]
        )
        self.add_row(
            [
                ("free_settlement_after", NumberField(self.tr("Free early settlement after months"), 0, 120)),
                ("settlement_penalty", PercentField(self.tr("Before: penalty (%)"))),
            ]
        )
        self.add_row(
            [
                ("valid_from", DateField(self.tr("Valid from"), desk.today(), required=True)),
                ("valid_to", DateField(self.tr("Valid to"), desk.today())),
            ]
        )
        self.fields["min_down_payment"].put(Decimal("0.2"))
        self.fields["valid_from"].put(desk.today())
        if pattern is not None:
            for name, field in self.fields.items():
                value = getattr(pattern.rates[0] if name in _RATES else pattern, name)
                field.put(" ".join(map(str, value)) if name == "months" else value)

    def save(self, values: dict[str, Any]) -> None:
        given = {name: value for name, value in values.items() if value is not None}
        months = sorted({int(months) for months in given.pop("months").split()})
        rates = {name: given.pop(name) for name in _RATES if name in given}
        product = Product(rates=rate_table(months, **rates), **given)
        self.desk.act(lambda workspace: products.add(workspace, product), self, self.done_with, self.refuse)
