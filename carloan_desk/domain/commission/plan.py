"""A plan with its version and dates, and what makes one impossible to pay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from carloan_desk.domain.commission.components import (
    Accelerator,
    BaseSalary,
    Bonus,
    Clawback,
    Component,
    Excess,
    Limits,
    PerDeal,
    RegionalCap,
    Retention,
    Scorecard,
    Seniority,
    Step,
    Tier,
    Tiered,
)
from carloan_desk.domain.commission.facts import Period, Trigger, period_span
from carloan_desk.domain.daycount import add_months
from carloan_desk.domain.errors import DomainError


@dataclass(frozen=True, slots=True)
class Plan:
    """A commission plan (提成方案) in force from ``valid_from`` to ``valid_to``, both included.

    ``payout_day`` is the day of the following month on which the employer pays. With ``split_counts`` a deal shared
    with a colleague counts as its share instead of as one.
    """

    name: str
    version: int
    valid_from: date
    valid_to: date | None = None
    trigger: Trigger = Trigger.DISBURSED
    period: Period = Period.MONTH
    payout_day: int = 10
    components: tuple[Component, ...] = ()
    split_counts: bool = False

    def in_force(self, day: date) -> bool:
        """Whether a deal triggered on ``day`` is paid by this version."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def overlaps(self, first: date, last: date) -> bool:
        """Whether the version is in force on any day from ``first`` to ``last``."""
        return self.valid_from <= last and (self.valid_to is None or first <= self.valid_to)


def plan_on(plans: Iterable[Plan], day: date) -> Plan | None:
    """Return the version in force on a day; of several the one that began last."""
    return max((plan for plan in plans if plan.in_force(day)), key=lambda plan: plan.valid_from, default=None)


def payout_on(plan: Plan, period: str) -> date:
    """Return the day on which the employer pays for a period: in the month after it."""
    return add_months(period_span(period)[1], 1, plan.payout_day)


def check_plan(plan: Plan) -> None:
    """Refuse a plan that cannot be evaluated. What can be evaluated but looks wrong is for ``plancheck``.

    Raises:
        DomainError: ``plan.empty``, ``plan.tiers.start`` the first tier does not start at 0, ``plan.tiers.order``
            the tiers do not rise, ``plan.tiers.end`` a tier ends before it begins, ``plan.rate.negative`` a rate or sum
            below 0 or no number, ``plan.fraction`` a part of pay outside 0 to 1, ``plan.target`` a target that is not
            above 0, ``plan.months`` months that do not rise from 0, ``plan.limits`` a floor above its cap,
            ``plan.dates`` the end is before the beginning, ``plan.payout_day`` outside 1 to 28.
    """
    if not plan.components:
        raise DomainError("plan.empty", field="components")
    if plan.valid_to is not None and plan.valid_to < plan.valid_from:
        raise DomainError("plan.dates", field="valid_to")
    if not 1 <= plan.payout_day <= 28:
        raise DomainError("plan.payout_day", field="payout_day", limit=28)
    for component in plan.components:
        _check_tables(component)
        _check_numbers(component)


def _check_tables(component: Component) -> None:
    name = component.name
    match component:
        case Tiered(tiers=tiers):
            _check_starts(name, [tier.start for tier in tiers], from_zero=True)
            for tier in tiers:
                if tier.end is not None and not tier.start < tier.end:
                    raise DomainError("plan.tiers.end", field="tiers", component=name)
        case Seniority(table=table):
            _check_starts(name, _starts(table), from_zero=True)
        case Scorecard(table=table):
            _check_starts(name, _starts(table), from_zero=bool(table))
        case Retention(collection=table):
            _check_starts(name, _starts(table), from_zero=bool(table))
            _check_months(name, [release.months for release in component.releases])
        case Accelerator(steps=steps):
            _check_starts(name, _starts(steps), from_zero=False)
        case Clawback(settled=ladder):
            _check_months(name, [step.months for step in ladder])
        case _:
            pass


def _starts(table: Sequence[Step]) -> list[Decimal]:
    return [step.start for step in table]


def _check_starts(name: str, starts: Sequence[Decimal], *, from_zero: bool) -> None:
    if from_zero and (not starts or starts[0] != 0):
        raise DomainError("plan.tiers.start", field="tiers", component=name)
    if not all(start.is_finite() for start in starts) or any(later <= before for before, later in pairwise(starts)):
        raise DomainError("plan.tiers.order", field="tiers", component=name)


def _check_months(name: str, months: Sequence[int]) -> None:
    if any(later <= before for before, later in pairwise([-1, *months])):
        raise DomainError("plan.months", field="months", component=name)


def _check_numbers(component: Component) -> None:
    name = component.name
    if any(not rate.is_finite() or rate < 0 for rate in _amounts(component)):
        raise DomainError("plan.rate.negative", field="rate", component=name)
    if any(not 0 <= part <= 1 for part in _parts(component)):
        raise DomainError("plan.fraction", field="fraction", component=name)
    if any(not target.is_finite() or target <= 0 for target in _targets(component)):
        raise DomainError("plan.target", field="target", component=name)
    limits: Limits | None = getattr(component, "limits", None)
    if limits is not None:
        for floor, cap in ((limits.floor, limits.cap), (limits.deal_floor, limits.deal_cap)):
            if any(limit is not None and not (limit.is_finite() and limit >= 0) for limit in (floor, cap)):
                raise DomainError("plan.rate.negative", field="rate", component=name)
            if floor is not None and cap is not None and cap < floor:
                raise DomainError("plan.limits", field="limits", component=name)


def _amounts(component: Component) -> Iterator[Decimal]:
    """Rates, sums and coefficients: numbers from 0 up."""
    match component:
        case Tiered(tiers=tiers):
            yield from (tier.rate for tier in tiers)
        case PerDeal(rate=rate):
            yield rate
        case BaseSalary(amount=amount):
            yield amount
        case Seniority(table=table):
            yield from (step.value for step in table)
        case Excess(rate=rate, threshold=threshold):
            yield from (rate, threshold)
        case Bonus(amount=amount, threshold=threshold):
            yield from (amount, threshold)
        case Accelerator(steps=steps):
            yield from (step.value for step in steps)
        case Scorecard(kpis=kpis, table=table, amount=amount):
            yield from (step.value for step in table)
            yield from (number for kpi in kpis for number in (kpi.weight, kpi.cap))
            if amount is not None:
                yield amount
        case RegionalCap(regions=regions):
            yield from (each.per_year for each in regions)
            yield from (each.at_most for each in regions if each.at_most is not None)
        case Retention() | Clawback():
            pass


def _parts(component: Component) -> Iterator[Decimal]:
    """Parts of pay: from 0 to 1. What is no number compares with nothing, so it is told apart first."""
    match component:
        case BaseSalary(missed=missed):
            parts = [each.deduction for each in missed]
        case Retention(fraction=fraction, releases=releases, collection=table):
            parts = [fraction, *(each.fraction for each in releases), *(step.value for step in table)]
        case Clawback(settled=settled, first_payment_default=default):
            parts = [default, *(step.fraction for step in settled)]
        case _:
            parts = []
    yield from (part if part.is_finite() else Decimal(-1) for part in parts)


def _targets(component: Component) -> Iterator[Decimal]:
    match component:
        case BaseSalary(missed=missed):
            yield from (each.target for each in missed)
            yield from (each.quarter_target for each in missed if each.quarter_target is not None)
        case Accelerator(target=target):
            yield target
        case Scorecard(kpis=kpis):
            yield from (kpi.target for kpi in kpis)
        case _:
            return


def tiers_of(component: Tiered | Excess) -> tuple[Tier, ...]:
    """Return the ladder of a part; pay on the excess is one whose first step pays nothing."""
    if isinstance(component, Tiered):
        return component.tiers
    nothing = Tier(Decimal(0), Decimal(0))
    above = Tier(component.threshold, component.rate)
    return (nothing, above) if component.threshold else (above,)
