"""Enter a commission plan without code: base salary, a sum a deal, and one ladder."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.commission import (
    BaseSalary,
    Basis,
    Component,
    PerDeal,
    Plan,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    Trigger,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import plans
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, row
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    MoneyField,
    NumberField,
    PercentField,
    TextField,
    choices_of,
)


class TierRows(QWidget):
    """The steps of a ladder: from what on, and at which rate."""

    def __init__(self, *, money: bool) -> None:
        super().__init__()
        self._money = money
        self._rows: list[tuple[MoneyField, MoneyField | PercentField, QWidget]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._column)
        layout.addLayout(row(button(self.tr("Add a step"), self.add_step), None))

    def add_step(self, start: Decimal | None = None, rate: Decimal | None = None) -> None:
        """Add a step at the end."""
        start_field = MoneyField(self.tr("From"), required=True)
        rate_field: MoneyField | PercentField
        if self._money:
            rate_field = MoneyField(self.tr("Yuan a deal"), required=True)
        else:
            rate_field = PercentField(self.tr("Rate (%)"), required=True)
        start_field.put(start if start is not None else Decimal(0) if not self._rows else None)
        rate_field.put(rate)
        line = QWidget()
        remove = button("×", lambda: self._remove(line), tip=self.tr("Remove this step"))
        line.setLayout(row(start_field, rate_field, remove))
        self._column.addWidget(line)
        self._rows.append((start_field, rate_field, line))

    def _remove(self, line: QWidget) -> None:
        self._rows = [entry for entry in self._rows if entry[2] is not line]
        self._column.removeWidget(line)
        line.deleteLater()

    def tiers(self) -> tuple[Tier, ...]:
        """Return the steps.

        Raises:
            DomainError: A field is wrong; the message stands beside it.
        """
        return tuple(Tier(start.value(), rate.value()) for start, rate, _ in self._rows)


class PlanDialog(FormDialog):
    """A plan, or its next version; what was in force stays as it was for the months before."""

    def __init__(self, desk: Desk, parent: QWidget, plan: Plan | None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Commission plan"), self.tr("Enter the plan"))
        first = desk.today().replace(day=1)
        name = TextField(self.tr("Name of the plan"), required=True)
        valid_from = DateField(self.tr("In force from"), desk.today(), required=True)
        trigger = ChoiceField(self.tr("Earned with"), choices_of(Trigger, words.trigger), required=True)
        payout_day = NumberField(self.tr("Paid on day of the next month"), 1, 28, required=True)
        salary = MoneyField(self.tr("Base salary a month"))
        per_deal = MoneyField(self.tr("Yuan for every deal"))
        basis = ChoiceField(self.tr("Ladder on"), choices_of(Basis, words.basis), required=True)
        metric = ChoiceField(self.tr("Climbed by"), choices_of(TierMetric, words.tier_metric), required=True)
        mode = ChoiceField(self.tr("Paid as"), choices_of(TierMode, words.tier_mode), required=True)
        self.add("name", name)
        self.add_row([("valid_from", valid_from), ("payout_day", payout_day)])
        self.add("trigger", trigger)
        self.add_row([("salary", salary), ("per_deal", per_deal)])
        self.add_row([("basis", basis), ("metric", metric)])
        self.add("mode", mode)
        self.form.addWidget(label(self.tr("Steps: one step from 0 is a plain rate"), "quiet"))
        self._steps = TierRows(money=False)
        self._holder = QVBoxLayout()
        self._holder.addWidget(self._steps)
        self.form.addLayout(self._holder)
        basis.edited.connect(self._other_basis)
        self._start_from(plan)
        valid_from.put(first)

    def _start_from(self, plan: Plan | None) -> None:
        values: dict[str, Any] = {
            "name": "",
            "payout_day": 10,
            "trigger": Trigger.DISBURSED,
            "basis": Basis.LOAN_AMOUNT,
            "metric": TierMetric.AMOUNT,
            "mode": TierMode.MARGINAL,
        }
        tiers: tuple[Tier, ...] = (Tier(Decimal(0), Decimal(0)),)
        if plan is not None:
            values |= {"name": plan.name, "payout_day": plan.payout_day, "trigger": plan.trigger}
            for component in plan.components:
                match component:
                    case BaseSalary(_, amount):
                        values["salary"] = amount
                    case PerDeal(_, Basis.PER_DEAL, rate):
                        values["per_deal"] = rate
                    case PerDeal(_, basis, rate):
                        values["basis"], tiers = basis, (Tier(Decimal(0), rate),)
                    case Tiered():
                        values |= {"basis": component.basis, "metric": component.metric, "mode": component.mode}
                        tiers = component.tiers
        for key, value in values.items():
            self.fields[key].put(value)
        self._other_basis(values["basis"], tiers if plan is not None else ())

    def _other_basis(self, basis: Basis, tiers: tuple[Tier, ...] = ()) -> None:
        self._holder.removeWidget(self._steps)
        self._steps.deleteLater()
        self._steps = TierRows(money=basis is Basis.PER_DEAL)
        self._holder.addWidget(self._steps)
        for tier in tiers:
            self._steps.add_step(tier.start, tier.rate)
        if not tiers:
            self._steps.add_step()

    def save(self, values: dict[str, Any]) -> None:
        try:
            tiers = self._steps.tiers()
        except DomainError:
            self.do.setEnabled(True)
            return
        components: list[Component] = []
        if values["salary"]:
            components.append(BaseSalary(self.tr("Base salary"), values["salary"]))
        if values["per_deal"]:
            components.append(PerDeal(self.tr("Per deal"), Basis.PER_DEAL, values["per_deal"]))
        if any(tier.rate for tier in tiers):
            ladder = Tiered(self.tr("Commission"), values["basis"], values["metric"], values["mode"], tiers)
            components.append(ladder)
        plan = Plan(
            name=values["name"],
            version=1,
            valid_from=values["valid_from"],
            trigger=values["trigger"],
            payout_day=values["payout_day"],
            components=tuple(components),
        )
        self.desk.act(lambda workspace: plans.add(workspace, plan), self, self.done_with, self.refuse)
