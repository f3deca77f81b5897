"""Enter a lender's product as it was announced: a new one, a later version, or a slip of the pen put right."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Collector, Product, ProductFee, ProductKind, RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.services import products
from carloan_desk.storage.workspace import Changes, Workspace
from carloan_desk.ui import messages, offer_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.plan_editor.fields import Cell, Fold, NamesField, Rows, WrongError, reveal
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    Field,
    MoneyField,
    NoteField,
    NumberField,
    PercentField,
    TextField,
    choices_of,
)

_WHOLE, _FEN = Decimal(1), Decimal("0.01")
# Errors of the service that belong to the rows, not to a field.
_OF_ROWS = frozenset({"months", "min_down_payment", "upfront_fee_rate", "annual_rate", "monthly_fee_rate", "fees"})


def _months(text: str) -> str:
    parts = text.replace("，", " ").replace(",", " ").replace("、", " ").replace("/", " ").split()
    if not parts or not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 120 for part in parts):
        raise DomainError("product.months", low=1, high=120)
    return " ".join(parts)


class Purpose(StrEnum):
    """What becomes of the form: another product, the next version of the pattern, the pattern put right."""

    NEW = "new"
    VERSION = "version"
    CORRECT = "correct"


class ProductDialog(FormDialog):
    """A product; ``pattern`` is the one to start from."""

    def __init__(self, desk: Desk, parent: QWidget, pattern: Product | None, purpose: Purpose = Purpose.NEW) -> None:
        super().__init__(desk, parent)
        self._pattern, self._purpose = pattern, purpose
        titles = {
            Purpose.NEW: (self.tr("Product"), self.tr("Add the product")),
            Purpose.VERSION: (self.tr("Next version"), self.tr("Add the version")),
            Purpose.CORRECT: (self.tr("Put the product right"), self.tr("Save")),
        }
        self.say(*titles[purpose])
        self.setMinimumWidth(theme.px(560))
        if purpose is Purpose.VERSION:
            self.form.addWidget(
                label(self.tr("The version before ends the day before this one begins."), "quiet", wrap=True)
            )
        self._make_who()
        self._make_rates()
        self._make_limits()
        self._make_more()
        self._fill(pattern)

    def _make_who(self) -> None:
        methods = [each for each in choices_of(RepaymentMethod, words.method) if each[0] is not RepaymentMethod.CUSTOM]
        any_drive: list[tuple[Any, str]] = [("", self.tr("Any"))]
        yes = [(False, self.tr("Anybody")), (True, self.tr("Only with a trade-in"))]
        self.add_row(
            [
                ("lender", TextField(self.tr("Lender"), required=True)),
                ("name", TextField(self.tr("Product"), required=True)),
            ]
        )
        self.add_row(
            [
                ("kind", ChoiceField(self.tr("Kind"), choices_of(ProductKind, words.product_kind), required=True)),
                ("method", ChoiceField(self.tr("Method"), methods, required=True)),
            ]
        )
        self.add_row(
            [
                (
                    "vehicle_kind",
                    ChoiceField(self.tr("For"), choices_of(VehicleKind, words.vehicle_kind), required=True),
                ),
                ("power", ChoiceField(self.tr("Drive"), [*any_drive, *choices_of(Power, words.power)])),
                ("use", ChoiceField(self.tr("Use"), choices_of(VehicleUse, offer_words.use), required=True)),
                ("trade_in", ChoiceField(self.tr("For whom"), yes, required=True)),
            ]
        )
        self.add_row(
            [
                ("valid_from", DateField(self.tr("Valid from"), self.desk.today(), required=True)),
                ("valid_to", DateField(self.tr("Valid to"), self.desk.today())),
            ]
        )

    def _make_rates(self) -> None:
        terms = TextField(self.tr("Terms in months"), hint="12 24 36", check=_months)
        terms.edited.connect(self._make_lines)
        self.add("months", terms)
        self.rates = Rows(
            self.tr("Rates by term and down payment"),
            _rate_row,
            [
                Cell("months", self.tr("Months"), lambda c: NumberField(c, 1, 120, required=True)),
                Cell("min_down_payment", self.tr("Down from (%)"), lambda c: PercentField(c, required=True)),
                Cell("annual_rate", self.tr("Annual rate (%)"), PercentField),
                Cell("monthly_fee_rate", self.tr("Fee a month (%)"), PercentField),
                Cell("upfront_fee_rate", self.tr("Fee at once (%)"), PercentField),
            ],
            self.tr("Add a line"),
            first={"min_down_payment": Decimal("0.2")},
        )
        self.form.addWidget(self.rates)
        collectors = [(each, offer_words.collector(each)) for each in Collector]
        self.fees = Rows(
            self.tr("Other fees of the loan"),
            _fee,
            [
                Cell("name", self.tr("Fee"), lambda c: TextField(c, required=True, limit=20)),
                Cell("collector", self.tr("Collected by"), lambda c: ChoiceField(c, collectors, required=True)),
                Cell("amount", self.tr("Amount"), MoneyField),
                Cell("rate", self.tr("% of the loan"), PercentField),
            ],
            self.tr("Add a fee"),
        )
        self.form.addWidget(self.fees)

    def _make_limits(self) -> None:
        self._limits = self._folded(
            self.tr("Limits"),
            [
                [
                    ("min_amount", MoneyField(self.tr("Loan at least"))),
                    ("max_amount", MoneyField(self.tr("Loan at most"))),
                ],
                [
                    ("min_age", NumberField(self.tr("Age at least"), 16, 100)),
                    ("max_age_at_end", NumberField(self.tr("Age at the end at most"), 18, 120)),
                ],
                [
                    ("max_debt_to_income", PercentField(self.tr("Instalments of income at most (%)"))),
                    ("min_income_multiple", MoneyField(self.tr("Income over the instalment, times"))),
                ],
                [
                    ("max_vehicle_months", NumberField(self.tr("Car's age at most (months)"), 0, 600)),
                    ("max_vehicle_months_at_end", NumberField(self.tr("At the end (months)"), 0, 600)),
                    ("max_mileage_km", NumberField(self.tr("Mileage at most (km)"), 0, 2_000_000)),
                ],
            ],
        )

    def _make_more(self) -> None:
        units = [
            (_FEN, self.tr("To the fen")),
            (Decimal("0.1"), self.tr("To the jiao")),
            (_WHOLE, self.tr("To the yuan")),
        ]
        modes = [
            ("ROUND_HALF_UP", self.tr("Half up")),
            ("ROUND_UP", self.tr("Up")),
            ("ROUND_DOWN", self.tr("Down")),
        ]
        rests = [("last", self.tr("the last instalment")), ("first", self.tr("the first instalment"))]
        self._more = self._folded(
            self.tr("Rounding, early settlement, papers"),
            [
                [
                    ("rounding_unit", ChoiceField(self.tr("Instalments rounded"), units)),
                    ("rounding_mode", ChoiceField(self.tr("Which way"), modes)),
                    ("rounding_residual", ChoiceField(self.tr("The rest goes into"), rests)),
                ],
                [
                    ("free_settlement_after", NumberField(self.tr("Free early settlement after months"), 0, 120)),
                    ("settlement_penalty", PercentField(self.tr("Before: penalty (%)"))),
                    ("balloon_ratio", PercentField(self.tr("Balloon (% of the loan)"))),
                ],
                [
                    ("subvention", TextField(self.tr("Subvention by"), limit=40)),
                    ("region", TextField(self.tr("Region"), limit=40)),
                    ("decision_days", NumberField(self.tr("Decision in workdays"), 0, 60)),
                ],
                [("documents", NamesField(self.tr("Papers asked for besides"), hint=self.tr("after commas")))],
                [("note", NoteField(self.tr("Note")))],
            ],
        )

    def _folded(self, title: str, lines: list[list[tuple[str, Field]]]) -> Fold:
        """Add fields behind one button."""
        boxes = []
        for line in lines:
            box = QWidget()
            from carloan_desk.ui.widgets.slider_field import beside

            layout = beside(*(field for _, field in line))
            layout.setContentsMargins(0, 0, 0, 0)
            box.setLayout(layout)
            boxes.append(box)
            self.fields.update(line)
        fold = Fold(f"{title} ▾", f"{title} ▴", *boxes)
        self.form.addWidget(fold)
        return fold

    def _fill(self, pattern: Product | None) -> None:
        today = self.desk.today()
        shown = pattern or Product(
            lender="",
            name="",
            kind=ProductKind.BANK_LOAN,
            vehicle_kind=VehicleKind.NEW,
            method=RepaymentMethod.EQUAL_PAYMENT,
            valid_from=today,
        )
        chosen_anew = {"kind", "vehicle_kind", "method"} if pattern is None else set()
        for name, field in self.fields.items():
            value = getattr(shown, name)
            if name == "months":
                value = " ".join(map(str, value))
            elif name == "rounding_unit":
                value = next(unit for unit in (_WHOLE, Decimal("0.1"), _FEN) if value % unit == 0)
            elif name == "power":
                value = value or ""
            field.put(None if name in chosen_anew else tuple(value) if name == "documents" else value)
        if self._purpose is not Purpose.CORRECT:
            self.fields["valid_from"].put(today)
            self.fields["valid_to"].put(None)
        self.rates.put(shown.rates)
        self.fees.put(shown.fees)

    def _make_lines(self, text: str) -> None:
        """Make a line for each term; terms that have lines keep them, new ones begin with the rates of the first."""
        wanted = [int(part) for part in text.split()]
        there = _loosely(self.rates)
        first = {**(there[0] if there else {"min_down_payment": Decimal("0.2")})}
        lines = [line for line in there if line["months"] in wanted]
        missing = [months for months in wanted if all(line["months"] != months for line in lines)]
        lines += [{**first, "months": months} for months in missing]
        self.rates.put(())
        for line in sorted(lines, key=lambda line: (line["months"], line.get("min_down_payment") or 0)):
            self.rates.add_row(line)

    def accept(self) -> None:
        for fold, names in self._folds():
            if any(self._is_wrong(name) for name in names):
                fold.unfold()
        super().accept()

    def _folds(self) -> list[tuple[Fold, list[str]]]:
        return [
            (self._limits, self._between("min_amount", "max_mileage_km")),
            (self._more, self._between("rounding_unit", "note")),
        ]

    def _between(self, first: str, last: str) -> list[str]:
        names = list(self.fields)
        return names[names.index(first) : names.index(last) + 1]

    def _is_wrong(self, name: str) -> bool:
        try:
            self.fields[name].read()
        except DomainError:
            return True
        return False

    def save(self, values: dict[str, Any]) -> None:
        try:
            rates, fees = self.rates.take(True), self.fees.take(True)
        except WrongError as wrong:
            self.do.setEnabled(True)
            reveal(wrong.where)
            return
        del values["months"]  # the table says it
        optional = {"power", "valid_to", "max_amount", "min_income_multiple", "max_vehicle_months", "decision_days"}
        optional |= {"max_vehicle_months_at_end", "max_mileage_km"}
        given = {name: value for name, value in values.items() if value is not None or name in optional}
        given["power"] = given["power"] or None
        given |= {"documents": list(given.get("documents", ())), "rates": list(rates), "fees": list(fees)}
        action: Callable[[Workspace, Product], Changes] = products.add
        if self._purpose is Purpose.CORRECT and self._pattern is not None:
            product, action = replace(self._pattern, **given), products.correct
        else:
            product = Product(**given)
            if self._purpose is Purpose.VERSION:
                action = products.add_version
        self.desk.act(lambda workspace: action(workspace, product), self, self.done_with, self.refuse)

    def refuse(self, error: DomainError) -> None:
        if error.field in _OF_ROWS:
            self.do.setEnabled(True)
            rows = self.fees if error.field == "fees" else self.rates
            rows.say(messages.wording(error))
            reveal(rows.adder)
            return
        for fold, names in self._folds():
            if error.field in names:
                fold.unfold()
        super().refuse(error)


def _loosely(rows: Rows) -> list[dict[str, Any]]:
    """Return what stands in the rows, whatever cannot be read left out."""
    found = []
    for fields, _ in rows._rows:
        line: dict[str, Any] = {}
        for name, field in fields.items():
            with suppress(DomainError):
                line[name] = field.read()
        if line.get("months") is not None:
            found.append(line)
    return found


def _rate_row(
    months: int,
    min_down_payment: Decimal,
    annual_rate: Decimal | None,
    monthly_fee_rate: Decimal | None,
    upfront_fee_rate: Decimal | None,
) -> RateRow:
    zero = Decimal(0)
    return RateRow(months, min_down_payment, annual_rate or zero, monthly_fee_rate or zero, upfront_fee_rate or zero)


def _fee(name: str, collector: Collector, amount: Decimal | None, rate: Decimal | None) -> ProductFee:
    return ProductFee(name, collector, amount or Decimal(0), rate or Decimal(0))
