"""What all offers of a quote share: the car, what is bought with it, the old car."""

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout

from carloan_desk.domain.deal import Extra
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.offer import ExtraKind, Wish
from carloan_desk.domain.product import Collector
from carloan_desk.domain.subsidy import TradeIn
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from carloan_desk.ui import offer_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.plan_editor.fields import Cell, Fold, Rows, WrongError, bare
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, label
from carloan_desk.ui.widgets.forms import ChoiceField, Field, MoneyField, TextField, choices_of
from carloan_desk.ui.widgets.slider_field import beside

# Who usually collects each of the usual extras.
_COLLECTORS = {
    ExtraKind.PURCHASE_TAX: Collector.THIRD_PARTY,
    ExtraKind.COMPULSORY_INSURANCE: Collector.THIRD_PARTY,
    ExtraKind.INSURANCE: Collector.THIRD_PARTY,
    ExtraKind.VESSEL_TAX: Collector.THIRD_PARTY,
    ExtraKind.PLATE: Collector.DEALER,
    ExtraKind.SERVICE_FEE: Collector.DEALER,
}
_HINTS = {ExtraKind.COMPULSORY_INSURANCE: "950", ExtraKind.INSURANCE: "4500"}


@dataclass(frozen=True, slots=True)
class Shared:
    """The part of a wish that all offers have in common."""

    vehicle_kind: VehicleKind = VehicleKind.NEW
    power: Power = Power.ICE
    use: VehicleUse = VehicleUse.PRIVATE
    extras: tuple[Extra, ...] = ()
    trade_in_value: Decimal | None = None
    old_loan: Decimal | None = None
    scheme: TradeIn | None = None

    @classmethod
    def of(cls, wish: Wish) -> "Shared":
        """Return what a wish shares with the others beside it."""
        names = cls.__dataclass_fields__
        return cls(**{name: getattr(wish, name) for name in names})

    def fields(self) -> dict[str, Any]:
        """Return them by name, for a wish."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


class CarPanel(Card):
    """The car and everything around the loan. Sends ``changed`` at every key."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._filling = False
        self._kept: Shared | None = None
        self._choices: dict[str, ChoiceField] = {
            "vehicle_kind": ChoiceField(self.tr("New or used"), choices_of(VehicleKind, words.vehicle_kind)),
            "power": ChoiceField(self.tr("Drive"), choices_of(Power, words.power)),
            "use": ChoiceField(self.tr("Use"), choices_of(VehicleUse, offer_words.use)),
        }
        self.body.addWidget(label(self.tr("The car"), "strong"))
        self.body.addLayout(beside(self._choices["vehicle_kind"], self._choices["power"]))
        self.body.addWidget(self._choices["use"])
        self.body.addWidget(label(self.tr("Bought with it"), "strong"))
        self.body.addLayout(self._make_extras())
        collectors = [(each, offer_words.collector(each)) for each in Collector]
        places = [(False, self.tr("paid at once")), (True, self.tr("in the loan"))]
        self._own = Rows(
            self.tr("Own items"),
            _own_extra,
            [
                Cell("name", self.tr("Item"), lambda c: TextField(c, required=True, limit=20)),
                Cell("amount", self.tr("Amount"), lambda c: MoneyField(c, required=True)),
                Cell("financed", self.tr("Paid"), lambda c: ChoiceField(c, places)),
            ],
            self.tr("Add an item"),
        )
        self._collector = ChoiceField(self.tr("Service fee collected by"), collectors)
        self._own.on_change(self._touched)
        self._own_fold = Fold(self.tr("Own items, who collects"), self.tr("Fewer"), self._collector, self._own)
        self.body.addWidget(self._own_fold)
        self.body.addWidget(label(self.tr("The old car"), "strong"))
        self._money: dict[str, MoneyField] = {
            "trade_in_value": MoneyField(self.tr("Trade-in value")),
            "old_loan": MoneyField(self.tr("Still owed on it")),
        }
        self.body.addLayout(beside(*self._money.values()))
        schemes: list[tuple[Any, str]] = [("", self.tr("None asked for"))]
        schemes += [(each, offer_words.scheme(each)) for each in TradeIn]
        self._scheme = ChoiceField(self.tr("Trade-in subsidy: the old car is"), schemes)
        self.body.addWidget(self._scheme)
        self.body.addStretch(1)
        for choice in (*self._choices.values(), self._scheme, self._collector):
            choice.combo.currentIndexChanged.connect(lambda _index: self._touched())
        for money in self._money.values():
            money.line.textEdited.connect(lambda _text: self._touched())
        self.put(Shared())

    def _make_extras(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(1, theme.px(100))
        grid.addWidget(label(self.tr("in the loan"), "quiet"), 0, 2, Qt.AlignmentFlag.AlignRight)
        self._extras: dict[ExtraKind, tuple[Field, QCheckBox]] = {}
        self._taxed = QCheckBox(offer_words.extra(ExtraKind.PURCHASE_TAX))
        self._taxed.toggled.connect(lambda _on: self._touched())
        self.tax = label("", "bold")
        self._tax_in = QCheckBox()
        self._tax_in.setAccessibleName(self.tr("Purchase tax in the loan"))
        self._tax_in.toggled.connect(lambda _on: self._touched())
        grid.addWidget(self._taxed, 1, 0)
        grid.addWidget(self.tax, 1, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._tax_in, 1, 2, Qt.AlignmentFlag.AlignRight)
        for line, kind in enumerate([each for each in ExtraKind if each is not ExtraKind.PURCHASE_TAX], start=2):
            name = offer_words.extra(kind)
            field = MoneyField(name, hint=_HINTS.get(kind, ""))
            bare(field)
            field.line.textEdited.connect(lambda _text: self._touched())
            inside = QCheckBox()
            inside.setAccessibleName(self.tr("{name} in the loan").format(name=name))
            inside.toggled.connect(lambda _on: self._touched())
            grid.addWidget(label(name, wrap=True), line, 0)
            grid.addWidget(field, line, 1)
            grid.addWidget(inside, line, 2, Qt.AlignmentFlag.AlignRight)
            self._extras[kind] = (field, inside)
        return grid

    def _touched(self) -> None:
        if not self._filling:
            self.changed.emit()

    def put(self, shared: Shared) -> None:
        """Show what the offers share; under the mask the car alone."""
        if self._kept is not None:
            self._kept = shared
            shared = Shared(shared.vehicle_kind, shared.power, shared.use)
        self._filling = True
        for name, choice in self._choices.items():
            choice.put(getattr(shared, name))
        for name, money in self._money.items():
            money.put(getattr(shared, name))
        self._scheme.put(shared.scheme or "")
        by_name = {extra.name: extra for extra in shared.extras}
        tax = by_name.pop(ExtraKind.PURCHASE_TAX, None)
        self._taxed.setChecked(tax is not None)
        self._tax_in.setChecked(tax is not None and tax.financed)
        for kind, (field, inside) in self._extras.items():
            extra = by_name.pop(kind, None)
            field.put(None if extra is None else extra.amount)
            inside.setChecked(extra is not None and extra.financed)
            if kind is ExtraKind.SERVICE_FEE:
                self._collector.put(Collector.DEALER if extra is None else extra.collector)
        self._own.put(list(by_name.values()))
        self._own_fold.unfold(bool(by_name))
        self._filling = False

    def conceal(self, concealed: bool) -> None:
        """Hide the amounts under the mask; what they were still counts."""
        if concealed == (self._kept is not None):
            return
        self.setEnabled(not concealed)
        if concealed:
            self._kept = self.read()
            self.put(self._kept)
        else:
            kept, self._kept = self.read(), None
            self.put(kept)

    def read(self) -> Shared:
        """Return what stands in the panel; what cannot be read counts as not typed."""
        if self._kept is not None:
            return self._kept
        extras = []
        if self._taxed.isChecked() and self._choices["vehicle_kind"].read() is not VehicleKind.USED:
            extras.append(Extra(ExtraKind.PURCHASE_TAX, ZERO, self._tax_in.isChecked(), Collector.THIRD_PARTY))
        for kind, (field, inside) in self._extras.items():
            amount = _typed(field)
            if amount:
                collector = _COLLECTORS[kind]
                if kind is ExtraKind.SERVICE_FEE:
                    collector = self._collector.read() or collector
                extras.append(Extra(kind, amount, inside.isChecked(), collector))
        with suppress(WrongError):  # a row that is still being typed
            extras += self._own.take(False)
        return Shared(
            vehicle_kind=self._choices["vehicle_kind"].read() or VehicleKind.NEW,
            power=self._choices["power"].read() or Power.ICE,
            use=self._choices["use"].read() or VehicleUse.PRIVATE,
            extras=tuple(extras),
            trade_in_value=_typed(self._money["trade_in_value"]),
            old_loan=_typed(self._money["old_loan"]),
            scheme=self._scheme.read() or None,
        )

    def show_tax(self, amount: Decimal | None, rule: str) -> None:
        """Say what the purchase tax comes to and by which rule."""
        there = self._taxed.isChecked() and amount is not None
        self.tax.setText(self.desk.show.money(amount) if there else "")
        self.tax.setToolTip(rule)


def _typed(field: Field) -> Decimal | None:
    try:
        amount: Decimal | None = field.read()
    except DomainError:
        return None
    return amount


def _own_extra(name: str, amount: Decimal, financed: bool | None) -> Extra:
    return Extra(name, amount, bool(financed))
