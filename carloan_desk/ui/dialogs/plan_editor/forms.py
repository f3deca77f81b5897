"""The form of one part of a plan: exactly the fields that its kind has."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any, get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from carloan_desk.domain.commission import (
    Accelerator,
    BaseSalary,
    Basis,
    Bonus,
    Clawback,
    ClawbackStep,
    Component,
    Excess,
    Kpi,
    Measure,
    MissedTarget,
    PerDeal,
    Period,
    RegionalCap,
    RegionLimit,
    Release,
    Retention,
    Scorecard,
    ScoredKpi,
    Seniority,
    Step,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
)
from carloan_desk.domain.commission.components import ALL_DEALS, UNLIMITED
from carloan_desk.domain.errors import DomainError
from carloan_desk.ui import messages, plan_words, words
from carloan_desk.ui.dialogs.plan_editor.fields import (
    Cell,
    FigureField,
    Flag,
    Fold,
    OfEditor,
    Rows,
    Unit,
    take_all,
)
from carloan_desk.ui.dialogs.plan_editor.pieces import (
    Blocks,
    FilterEditor,
    Group,
    KpiBlock,
    LimitsEditor,
    MeasureEditor,
    MissedBlock,
)
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import ChoiceField, NumberField, TextField, choices_of

KINDS: tuple[type[Component], ...] = get_args(Component)
_ZERO, _ONE = Decimal(0), Decimal(1)
_COUNT = Measure(Kpi.COUNT)
# Beside which editor an error of a part's field is said.
_BESIDE = {
    "tiers": ("tiers", "table", "steps", "collection"),
    "months": ("releases", "settled"),
    "limits": ("limits",),
}


def begun(kind: type[Component], name: str) -> Component:
    """Return a new part of a kind, to be filled in: it pays nothing yet."""
    amount = Measure(Kpi.AMOUNT)
    made: dict[type[Any], Callable[[], Component]] = {
        BaseSalary: lambda: BaseSalary(name, _ZERO),
        Seniority: lambda: Seniority(name, (Step(_ZERO, _ZERO),)),
        PerDeal: lambda: PerDeal(name, Basis.LOAN_AMOUNT, _ZERO),
        Tiered: lambda: Tiered(name, Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.MARGINAL, (Tier(_ZERO, _ZERO),)),
        Excess: lambda: Excess(name, Basis.LOAN_AMOUNT, _ZERO, _ZERO),
        Bonus: lambda: Bonus(name, amount, _ZERO, _ZERO),
        Accelerator: lambda: Accelerator(name, amount, Decimal(1_000_000), (Step(_ONE, _ONE),)),
        Scorecard: lambda: Scorecard(name, (ScoredKpi(_COUNT, Decimal(10), _ONE),)),
        RegionalCap: lambda: RegionalCap(name, ()),
        Retention: lambda: Retention(name, Decimal("0.1"), (Release(12, _ONE),)),
        Clawback: lambda: Clawback(name, (ClawbackStep(3, _ONE),)),
    }
    return made[kind]()


class ComponentForm(Group):
    """The form of one part. Its editors have the names of the part's fields.

    Args:
        component: The part to show.
        others: Names of the plan's other parts.

    Signals:
        renamed: The name was changed and left: the old and the new one.
    """

    renamed = Signal(str, str)

    def __init__(self, component: Component, others: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self.kind: type[Any] = type(component)
        self._others = others
        self._filling = True
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self.body.addWidget(label(plan_words.kind(self.kind), "strong"))
        self.body.addWidget(label(plan_words.explained(self.kind), "quiet", wrap=True))
        name = TextField(self.tr("Name of the part"), required=True, limit=40)
        self._last_name = component.name
        name.edited.connect(self._on_name)
        self.line(name=name)
        self._build()
        self._fold: Fold | None = None
        self._more()
        self.body.addWidget(self._message)
        self.body.addStretch(1)
        self.put(component)

    # Building ---------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        kind = self.kind
        if kind is BaseSalary:
            self.line(amount=FigureField(self.tr("A period (yuan)"), Unit.YUAN))
            first = MissedTarget(Measure(Kpi.AMOUNT), Decimal(1_000_000), Decimal("0.1"))
            caption, add = self.tr("What missed targets cost"), self.tr("Add a target")
            self.below("missed", Blocks(caption, add, MissedBlock, first))
        elif kind is Seniority:
            self.line(multiplies=Flag(self.tr("A coefficient of other pay instead of yuan")))
            cells = [self._number("start", self.tr("From month")), self._number("value", self.tr("Yuan"))]
            self.below("table", self._rows(self.tr("By months with the employer"), Step, cells))
            self.below("of", OfEditor(self._others))
        elif kind is PerDeal:
            self.line(basis=self._basis(), rate=self._rate())
        elif kind is Tiered:
            metric = ChoiceField(self.tr("Climbed by"), choices_of(TierMetric, words.tier_metric), required=True)
            mode = ChoiceField(self.tr("Paid as"), choices_of(TierMode, words.tier_mode), required=True)
            self.line(metric=metric, measured=self._measured())
            self.line(basis=self._basis(), mode=mode)
            cells = [
                self._number("start", self.tr("From")),
                self._number("end", self.tr("To below (if stated)"), required=False),
                self._number("rate", self.tr("Rate (%)")),
            ]
            self.below("tiers", self._rows(self.tr("Steps"), Tier, cells))
        elif kind is Excess:
            self.line(basis=self._basis(), measured=self._measured())
            self.line(threshold=FigureField(self.tr("Above (yuan, or deals)"), Unit.YUAN), rate=self._rate())
        elif kind is Bonus:
            self.below("measure", MeasureEditor(self.tr("Figure")))
            self.line(
                threshold=FigureField(self.tr("Reached from"), Unit.NUMBER),
                amount=FigureField(self.tr("Bonus (yuan)"), Unit.YUAN),
                measured=self._measured(),
            )
        elif kind is Accelerator:
            self.below("measure", MeasureEditor(self.tr("Figure")))
            self.line(target=FigureField(self.tr("Target"), Unit.NUMBER, above_zero=True), measured=self._measured())
            cells = [self._percent("start", self.tr("From % of the target")), self._coefficient()]
            self.below("steps", self._rows(self.tr("Coefficient by what is reached"), Step, cells))
            self.below("of", OfEditor(self._others))
        elif kind is Scorecard:
            first_kpi = ScoredKpi(_COUNT, Decimal(10), _ZERO)
            self.below("kpis", Blocks(self.tr("Figures"), self.tr("Add a figure"), KpiBlock, first_kpi))
            cells = [self._percent("start", self.tr("Score from (%)")), self._coefficient()]
            self.below("table", self._rows(self.tr("Score to coefficient (empty: the score itself)"), Step, cells))
            self.line(
                amount=FigureField(self.tr("Pays at 100% (yuan; empty: multiplies)"), Unit.YUAN, required=False),
                measured=self._measured(),
            )
            self.below("of", OfEditor(self._others))
        else:
            self._build_late()

    def _build_late(self) -> None:
        """What limits, holds and takes back."""
        if self.kind is RegionalCap:
            cells = [
                Cell("region", self.tr("Region"), lambda title: TextField(title, required=True, limit=40)),
                self._percent("per_year", self.tr("% of the loan a year")),
                self._percent("at_most", self.tr("% at most (if stated)"), required=False),
            ]
            rows = Rows(self.tr("Regions"), RegionLimit, cells, self.tr("Add a region"))
            self.below("regions", rows)
        elif self.kind is Retention:
            self.line(
                fraction=FigureField(self.tr("Held (%)"), Unit.PART),
                at_maturity=Flag(self.tr("Until the loan has ended in good order")),
            )
            cells = [self._months(self.tr("Months later")), self._part("fraction", self.tr("Released (%)"))]
            self.below("releases", self._rows(self.tr("Released"), Release, cells, {}))
            cells = [
                self._percent("start", self.tr("Collection rate from (%)")),
                self._part("value", self.tr("Pays (%)")),
            ]
            self.below("collection", self._rows(self.tr("By the collection rate (if agreed)"), Step, cells))
        elif self.kind is Clawback:
            cells = [self._months(self.tr("Settled within months")), self._part("fraction", self.tr("Goes back (%)"))]
            self.below("settled", self._rows(self.tr("Early settlement"), ClawbackStep, cells, {}))
            self.line(first_payment_default=FigureField(self.tr("Goes back on first default (%)"), Unit.PART))
        self.below("of", OfEditor(self._others))

    def _rows(self, caption: str, kind: type[Any], cells: Sequence[Cell], first: dict[str, Any] | None = None) -> Rows:
        begin = {"start": _ZERO} if first is None else first
        return Rows(caption, kind, cells, self.tr("Add a row"), first=begin)

    def _number(self, name: str, title: str, *, required: bool = True) -> Cell:
        return Cell(name, title, lambda caption: FigureField(caption, Unit.NUMBER, required=required))

    def _percent(self, name: str, title: str, *, required: bool = True) -> Cell:
        return Cell(name, title, lambda caption: FigureField(caption, Unit.PERCENT, required=required))

    def _part(self, name: str, title: str) -> Cell:
        return Cell(name, title, lambda caption: FigureField(caption, Unit.PART))

    def _months(self, title: str) -> Cell:
        return Cell("months", title, lambda caption: NumberField(caption, 0, 600, required=True))

    def _coefficient(self) -> Cell:
        return self._number("value", self.tr("Coefficient"))

    def _basis(self) -> ChoiceField:
        return ChoiceField(self.tr("Rate of what"), choices_of(Basis, words.basis), required=True)

    def _rate(self) -> FigureField:
        return FigureField(self.tr("Rate (% or yuan a deal)"), Unit.PERCENT)

    def _measured(self) -> ChoiceField:
        choices = [(None, self.tr("As the plan")), *choices_of(Period, plan_words.period_word)]
        return ChoiceField(self.tr("Measured by"), choices)

    def _more(self) -> None:
        inside: list[QWidget] = []
        names = {each.name for each in fields(self.kind)}
        for name, kind in (("only", FilterEditor), ("limits", LimitsEditor)):
            if name in names:
                editor = kind()
                self.known(name, editor)
                inside.append(editor)
        if not inside:
            return
        if len(inside) == 2:
            more, less = self.tr("More: which deals count, caps and floors"), self.tr("Less")
        elif "only" in names:
            more, less = self.tr("More: which deals count"), self.tr("Less")
        else:
            more, less = self.tr("More: caps and floors"), self.tr("Less")
        self._fold = Fold(more, less, *inside)
        self.body.addWidget(self._fold)

    # Values -----------------------------------------------------------------------------------------------------------

    def put(self, component: Component) -> None:
        """Show a part."""
        self._filling = True
        first = ("basis", "metric", "measure", "multiplies")
        for name in sorted(self.editors, key=lambda each: each not in first):
            if name not in first:
                self._units()
            self.editors[name].put(getattr(component, name))
        measured = self.editors.get("measured")
        if isinstance(measured, ChoiceField) and getattr(component, "measured", None) is None:
            measured.combo.setCurrentIndex(0)
        if self._fold is not None:
            only, limits = getattr(component, "only", ALL_DEALS), getattr(component, "limits", UNLIMITED)
            self._fold.unfold(only != ALL_DEALS or limits != UNLIMITED)
        self._filling = False
        self.adapt()

    def take(self, say: bool) -> Component:
        """Return the part.

        Raises:
            WrongError: A field cannot be read.
        """
        if say:
            self.say(None)
        made: Component = self.kind(**take_all(self.editors, say))
        return made

    def adapt(self) -> None:
        if self._filling:
            return
        self._units()
        of = self.editors.get("of")
        if isinstance(of, OfEditor):
            of.offer()
            if self.kind is Seniority:
                of.setVisible(bool(self.read("multiplies")))
            elif self.kind is Scorecard:
                amount = self.editors["amount"]
                of.setVisible(isinstance(amount, FigureField) and not amount.line.text().strip())

    def _units(self) -> None:
        """Numbers are typed in the unit of what was chosen beside them."""
        if self.kind is PerDeal:
            self._figure("rate").use(self._rate_unit())
        elif self.kind is Excess:
            self._figure("rate").use(self._rate_unit())
            deals = self.read("basis") is Basis.PER_DEAL
            self._figure("threshold").use(Unit.NUMBER if deals else Unit.YUAN)
        elif self.kind is Tiered:
            rows = self.editors["tiers"]
            assert isinstance(rows, Rows)
            yuan = self.read("basis") is Basis.PER_DEAL
            rows.use("rate", self._rate_unit(), self.tr("Yuan a deal") if yuan else self.tr("Rate (%)"))
            count = self.read("metric") is TierMetric.COUNT
            unit = Unit.NUMBER if count else Unit.YUAN
            rows.use("start", unit, self.tr("From (deals)") if count else self.tr("From (yuan)"))
            rows.use("end", unit, self.tr("To below (if stated)"))
        elif self.kind is Seniority:
            rows = self.editors["table"]
            assert isinstance(rows, Rows)
            if self.read("multiplies"):
                rows.use("value", Unit.NUMBER, self.tr("Coefficient"))
            else:
                rows.use("value", Unit.YUAN, self.tr("Yuan"))
        elif self.kind in (Bonus, Accelerator):
            measure = self.editors["measure"]
            assert isinstance(measure, MeasureEditor)
            self._figure("threshold" if self.kind is Bonus else "target").use(measure.unit)

    def _rate_unit(self) -> Unit:
        return Unit.YUAN if self.read("basis") is Basis.PER_DEAL else Unit.PERCENT

    def _figure(self, name: str) -> FigureField:
        field = self.editors[name]
        assert isinstance(field, FigureField)
        return field

    def _on_name(self, name: str) -> None:
        old, self._last_name = self._last_name, name
        if old and name and old != name:
            self.renamed.emit(old, name)

    def rename_other(self, old: str, new: str) -> None:
        """Follow another part that got another name."""
        of = self.editors.get("of")
        if isinstance(of, OfEditor):
            of.rename(old, new)

    def say(self, error: DomainError | None) -> QWidget | None:
        """Say what is wrong with the part as a whole, beside what it is about; return where that is."""
        self._message.hide()
        for each in self.editors.values():
            if isinstance(each, Rows | LimitsEditor):
                each.say("")
        if error is None:
            return None
        text = messages.wording(error)
        for name in _BESIDE.get(error.field or "", ()):
            editor = self.editors.get(name)
            if isinstance(editor, Rows):
                editor.say(text)
                return editor.adder
            if isinstance(editor, LimitsEditor):
                editor.say(text)
                return editor
        self._message.setText(text)
        self._message.show()
        return self
