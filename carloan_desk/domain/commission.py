"""The manager's own commission (提成): a plan, the facts of the deals, and a statement that explains itself.

A plan combines components. Which version of a plan applies, and into which period a deal falls, is decided by the
plan's trigger date (触发日). Every line of a statement carries the base, the rate and the rounding that made it.
Sources of the plan shapes: published pay plans differ by employer, so a plan is always entered, never assumed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import round_money


class Basis(StrEnum):
    """What a rate is taken of (计提基数). Always explicit: a percentage without its base means nothing."""

    LOAN_AMOUNT = "loan_amount"
    NET_DISBURSED = "net_disbursed"
    FEE_INCOME = "fee_income"
    REBATE_INCOME = "rebate_income"
    INTEREST_MARGIN = "interest_margin"
    PER_DEAL = "per_deal"


class TierMode(StrEnum):
    """Marginal (分段累进): each part at its own tier's rate. Retroactive (全额累进): all at the tier reached."""

    MARGINAL = "marginal"
    RETROACTIVE = "retroactive"


class TierMetric(StrEnum):
    """What climbs the tiers in a period: the number of deals (台数) or the sum of their bases (金额)."""

    COUNT = "count"
    AMOUNT = "amount"


class Trigger(StrEnum):
    """The dated event that earns the commission."""

    APPROVED = "approved"
    DISBURSED = "disbursed"
    REGISTERED = "registered"
    FIRST_REPAID = "first_repaid"


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class DealFacts:
    """What a plan needs to know of a deal: amounts in yuan and the dates that trigger."""

    deal_id: int
    loan_amount: Decimal
    net_disbursed: Decimal = Decimal(0)
    fee_income: Decimal = Decimal(0)
    rebate_income: Decimal = Decimal(0)
    interest_margin: Decimal = Decimal(0)
    approved_on: date | None = None
    disbursed_on: date | None = None
    registered_on: date | None = None
    first_repaid_on: date | None = None

    def base(self, basis: Basis) -> Decimal:
        """Return the amount a rate is taken of, in yuan; 1 for ``PER_DEAL``, so that the rate is yuan a deal."""
        if basis is Basis.PER_DEAL:
            return Decimal(1)
        amount: Decimal = getattr(self, basis.value)
        return amount

    def triggered_on(self, trigger: Trigger) -> date | None:
        """Return the day on which the trigger happened, ``None`` while it has not."""
        day: date | None = getattr(self, f"{trigger.value}_on")
        return day

    def as_if(self, trigger: Trigger, day: date) -> "DealFacts":
        """Return the same deal with the trigger on a day."""
        dates: dict[str, Any] = {f"{trigger.value}_on": day}
        return replace(self, **dates)


@dataclass(frozen=True, slots=True)
class PerDeal:
    """The same rate for every deal: ``rate`` is a fraction of the base, or yuan a deal for ``PER_DEAL``."""

    name: str
    basis: Basis
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Tier:
    """A step of the ladder: from ``start`` of the metric on (included), ``rate`` applies."""

    start: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Tiered:
    """A ladder (阶梯提成). ``tiers`` rise from a first one that starts at 0."""

    name: str
    basis: Basis
    metric: TierMetric
    mode: TierMode
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """A fixed sum each period (底薪)."""

    name: str
    amount: Decimal


Component = PerDeal | Tiered | BaseSalary


@dataclass(frozen=True, slots=True)
class Plan:
    """A commission plan in force from ``valid_from`` to ``valid_to``, both included.

    ``payout_day`` is the day of the following month on which the employer pays.
    """

    name: str
    version: int
    valid_from: date
    valid_to: date | None = None
    trigger: Trigger = Trigger.DISBURSED
    period: Period = Period.MONTH
    payout_day: int = 10
    components: tuple[Component, ...] = ()

    def in_force(self, day: date) -> bool:
        """Whether a deal triggered on ``day`` is paid by this version."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


LINE = "half_up_fen"
RUNNING = "half_up_fen_running"


@dataclass(frozen=True, slots=True)
class Trace:
    """How a figure came about: ``base × rate`` rounded half up to the fen, by which part of which plan.

    ``rounding`` is ``LINE`` where each line is rounded by itself, ``RUNNING`` in a marginal ladder: there the pay so
    far is rounded, and a line is what it adds, so that the lines meet the ladder's pay to the fen.
    """

    plan: str
    version: int
    component: str
    basis: Basis | None
    base: Decimal
    rate: Decimal
    rounding: str = LINE
    tier_start: Decimal | None = None
    mode: TierMode | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a statement: of a deal, or of the period (``deal_id`` ``None``)."""

    component: str
    deal_id: int | None
    amount: Decimal
    trace: Trace


@dataclass(frozen=True, slots=True)
class Statement:
    """What a plan pays for a period. ``total`` is exactly the sum of the lines."""

    plan: str
    version: int
    period: str
    lines: tuple[Line, ...] = field(default=())

    @property
    def total(self) -> Decimal:
        """Sum of all lines in yuan."""
        return sum((line.amount for line in self.lines), Decimal(0))

    def of_deal(self, deal_id: int) -> Decimal:
        """Sum of the lines of one deal in yuan."""
        return sum((line.amount for line in self.lines if line.deal_id == deal_id), Decimal(0))


def period_key(day: date, period: Period = Period.MONTH) -> str:
    """Return the name of the period a day falls into: ``"2026-11"`` or ``"2026-Q4"``."""
    return f"{day:%Y-%m}" if period is Period.MONTH else f"{day.year}-Q{(day.month + 2) // 3}"


def plan_on(plans: Iterable[Plan], day: date) -> Plan | None:
    """Return the version in force on a day; of several the one that began last."""
    return max((plan for plan in plans if plan.in_force(day)), key=lambda plan: plan.valid_from, default=None)


def evaluate(plan: Plan, facts: Sequence[DealFacts], period: str) -> Statement:
    """Return what the plan pays for a period.

    Deals count in the order of their trigger dates; those triggered outside the period or outside the plan's dates
    are left out. A ladder's lines follow the deals that climbed it: a deal's share of a marginal ladder by amount is
    the ladder's pay with it less the pay before it, a line for each tier it lies in. Rounding: see :class:`Trace`.

    Args:
        plan: The version in force.
        facts: All deals known, in any order.
        period: Name as made by :func:`period_key`.
    """
    counted = sorted(
        (
            (day, deal.deal_id, deal)
            for deal in facts
            if (day := deal.triggered_on(plan.trigger)) is not None
            and plan.in_force(day)
            and period_key(day, plan.period) == period
        ),
        key=lambda entry: entry[:2],
    )
    deals = [deal for _, _, deal in counted]
    lines: list[Line] = []
    for component in plan.components:
        lines += _component_lines(plan, component, deals)
    return Statement(plan=plan.name, version=plan.version, period=period, lines=tuple(lines))


def _component_lines(plan: Plan, component: Component, deals: Sequence[DealFacts]) -> list[Line]:
    match component:
        case BaseSalary(name, amount):
            trace = Trace(plan.name, plan.version, name, None, amount, Decimal(1))
            return [Line(name, None, _fen(amount), trace)]
        case PerDeal(name, basis, rate):
            return [
                Line(name, deal.deal_id, _fen(base * rate), _trace(plan, name, basis, base, rate))
                for deal in deals
                if (base := deal.base(basis)) != 0
            ]
        case _:
            return _tiered_lines(plan, component, deals)


def _tiered_lines(plan: Plan, ladder: Tiered, deals: Sequence[DealFacts]) -> list[Line]:
    if ladder.mode is TierMode.MARGINAL and ladder.metric is TierMetric.AMOUNT:
        return _marginal_lines(plan, ladder, deals)
    by_count = ladder.metric is TierMetric.COUNT
    reached = Decimal(len(deals)) if by_count else sum((deal.base(ladder.basis) for deal in deals), Decimal(0))
    lines = []
    for number, deal in enumerate(deals, start=1):
        base = deal.base(ladder.basis)
        # Marginal by count: the n-th deal is paid at the tier that its own number has reached.
        tier = _tier_at(ladder, reached if ladder.mode is TierMode.RETROACTIVE else Decimal(number))
        trace = _trace(plan, ladder.name, ladder.basis, base, tier.rate, tier.start, ladder.mode)
        lines.append(Line(ladder.name, deal.deal_id, _fen(base * tier.rate), trace))
    return lines


def _tier_at(ladder: Tiered, reached: Decimal) -> Tier:
    return max((tier for tier in ladder.tiers if tier.start <= reached), key=_start, default=ladder.tiers[0])


def _start(tier: Tier) -> Decimal:
    return tier.start


def _marginal_lines(plan: Plan, ladder: Tiered, deals: Sequence[DealFacts]) -> list[Line]:
    """One line for each part of a deal that lies within one tier."""
    lines = []
    climbed = earned = paid = Decimal(0)
    for deal in deals:
        base = deal.base(ladder.basis)
        for tier, part in _parts(ladder, climbed, climbed + base):
            earned += part * tier.rate
            amount = _fen(earned) - paid
            paid += amount
            trace = _trace(plan, ladder.name, ladder.basis, part, tier.rate, tier.start, ladder.mode, RUNNING)
            lines.append(Line(ladder.name, deal.deal_id, amount, trace))
        climbed += base
    return lines


def _parts(ladder: Tiered, start: Decimal, end: Decimal) -> list[tuple[Tier, Decimal]]:
    """The stretch from ``start`` to ``end`` cut at the tiers; negative parts if it leads down (a negative base)."""
    low, high = min(start, end), max(start, end)
    bounds = [Decimal("-Infinity"), *(tier.start for tier in ladder.tiers[1:]), Decimal("Infinity")]
    pieces = [
        (tier, min(high, above) - max(low, below))
        for tier, (below, above) in zip(ladder.tiers, pairwise(bounds), strict=True)
        if max(low, below) < min(high, above)
    ]
    return pieces if start <= end else [(tier, -part) for tier, part in reversed(pieces)]


def _trace(
    plan: Plan,
    component: str,
    basis: Basis,
    base: Decimal,
    rate: Decimal,
    tier_start: Decimal | None = None,
    mode: TierMode | None = None,
    rounding: str = LINE,
) -> Trace:
    return Trace(plan.name, plan.version, component, basis, base, rate, rounding, tier_start, mode)


def _fen(amount: Decimal) -> Decimal:
    return round_money(amount, mode=ROUND_HALF_UP)


def check_plan(plan: Plan) -> None:
    """Refuse a plan that cannot be evaluated.

    Raises:
        DomainError: ``plan.empty``, ``plan.tiers.start`` the first tier does not start at 0, ``plan.tiers.order``
            the tiers do not rise, ``plan.rate.negative`` a rate below 0 or no number, ``plan.dates`` the end is before
            the beginning, ``plan.payout_day`` outside 1 to 28.
    """
    if not plan.components:
        raise DomainError("plan.empty", field="components")
    if plan.valid_to is not None and plan.valid_to < plan.valid_from:
        raise DomainError("plan.dates", field="valid_to")
    if not 1 <= plan.payout_day <= 28:
        raise DomainError("plan.payout_day", field="payout_day", limit=28)
    for component in plan.components:
        match component:
            case Tiered(tiers=tiers):
                _check_tiers(component.name, tiers)
                rates = [tier.rate for tier in tiers]
            case PerDeal(rate=rate):
                rates = [rate]
            case _:
                rates = [component.amount]
        if any(not rate.is_finite() or rate < 0 for rate in rates):
            raise DomainError("plan.rate.negative", field="rate", component=component.name)


def _check_tiers(name: str, tiers: Sequence[Tier]) -> None:
    if not tiers or tiers[0].start != 0:
        raise DomainError("plan.tiers.start", field="tiers", component=name)
    starts = [tier.start for tier in tiers]
    if not all(start.is_finite() for start in starts) or any(later <= before for before, later in pairwise(starts)):
        raise DomainError("plan.tiers.order", field="tiers", component=name)


def components_to_data(plan: Plan) -> dict[str, Any]:
    """Return what a stored plan version keeps, as plain data; decimals are text so that nothing is rounded."""
    return {
        "trigger": plan.trigger.value,
        "period": plan.period.value,
        "payout_day": plan.payout_day,
        "components": [_component_to_data(component) for component in plan.components],
    }


def _component_to_data(component: Component) -> dict[str, Any]:
    match component:
        case BaseSalary(name, amount):
            return {"type": "base_salary", "name": name, "amount": str(amount)}
        case PerDeal(name, basis, rate):
            return {"type": "per_deal", "name": name, "basis": basis.value, "rate": str(rate)}
        case _:
            return {
                "type": "tiered",
                "name": component.name,
                "basis": component.basis.value,
                "metric": component.metric.value,
                "mode": component.mode.value,
                "tiers": [{"start": str(tier.start), "rate": str(tier.rate)} for tier in component.tiers],
            }


def plan_from_data(name: str, version: int, valid_from: date, valid_to: date | None, data: Mapping[str, Any]) -> Plan:
    """Read a plan from what :func:`components_to_data` returned.

    Raises:
        DomainError: ``plan.component.unknown`` or a finding of :func:`check_plan`.
    """
    plan = Plan(
        name=name,
        version=version,
        valid_from=valid_from,
        valid_to=valid_to,
        trigger=Trigger(data["trigger"]),
        period=Period(data["period"]),
        payout_day=int(data["payout_day"]),
        components=tuple(_component_from_data(entry) for entry in data["components"]),
    )
    check_plan(plan)
    return plan


def _component_from_data(data: Mapping[str, Any]) -> Component:
    match data["type"]:
        case "base_salary":
            return BaseSalary(data["name"], Decimal(data["amount"]))
        case "per_deal":
            return PerDeal(data["name"], Basis(data["basis"]), Decimal(data["rate"]))
        case "tiered":
            tiers = tuple(Tier(Decimal(tier["start"]), Decimal(tier["rate"])) for tier in data["tiers"])
            return Tiered(data["name"], Basis(data["basis"]), TierMetric(data["metric"]), TierMode(data["mode"]), tiers)
        case unknown:
            raise DomainError("plan.component.unknown", component=str(unknown))
