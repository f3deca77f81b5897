"""What a plan would pay: as a function of volume, with invented deals of one typical shape."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from typing import Any

from carloan_desk.domain.commission import (
    Accelerator,
    BaseSalary,
    Basis,
    Bonus,
    Circumstances,
    Component,
    DealFacts,
    Excess,
    Kpi,
    Measure,
    Period,
    Plan,
    Scorecard,
    Statement,
    Tiered,
    TierMetric,
    evaluate,
)
from carloan_desk.domain.commission.components import ALL_DEALS
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, FEN

# Any month that ends a quarter will do: what is measured by the quarter pays then.
_FIRST_DAY, _DAY = date(2026, 12, 1), date(2026, 12, 15)
_PERIODS = {Period.MONTH: "2026-12", Period.QUARTER: "2026-Q4"}
_ONE = Decimal(1)

# A round loan with a fee of 3 % and a rebate of 5 %: the shape only matters where a plan pays by them.
TYPICAL = DealFacts(
    0,
    Decimal(100_000),
    net_disbursed=Decimal(97_000),
    fee_income=Decimal(3_000),
    rebate_income=Decimal(5_000),
    interest_margin=Decimal(2_000),
    term_months=36,
)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What is paid at a volume, in yuan. ``step`` marks the first volume at which a threshold is reached."""

    volume: Decimal
    pay: Decimal
    step: bool


@dataclass(frozen=True, slots=True)
class Threshold:
    """A volume at which a part starts to pay differently: deals, yuan of loans, or yuan of one loan."""

    component: str
    metric: TierMetric
    volume: Decimal


def _scaled(typical: DealFacts, number: int, amount: Decimal) -> DealFacts:
    """The typical deal with another amount and everything else in proportion, disbursed in the month looked at."""
    factor = amount / typical.loan_amount
    money = {
        each: (getattr(typical, each) * factor).quantize(FEN)
        for each in ("net_disbursed", "fee_income", "rebate_income", "interest_margin")
    }
    days: dict[str, Any] = dict.fromkeys(("approved_on", "disbursed_on", "registered_on", "first_repaid_on"), _DAY)
    return replace(typical, deal_id=number, loan_amount=amount, **money, **days)


def _deals(metric: TierMetric, volume: Decimal, typical: DealFacts) -> list[DealFacts]:
    if metric is TierMetric.DEAL_SIZE:
        return [_scaled(typical, 1, volume)] if volume else []
    whole, rest = (int(volume), Decimal(0)) if metric is TierMetric.COUNT else divmod(volume, typical.loan_amount)
    sizes = [typical.loan_amount] * int(whole) + ([rest] if rest else [])
    return [_scaled(typical, number, size) for number, size in enumerate(sizes, start=1)]


def pay_at(
    plan: Plan,
    metric: TierMetric,
    volume: Decimal,
    *,
    typical: DealFacts = TYPICAL,
    known: Circumstances | None = None,
) -> Statement:
    """Return what a plan would pay for one period with a volume: typical deals and one of what is left over.

    Args:
        plan: Only its parts count, not its dates.
        metric: ``COUNT``: deals; ``AMOUNT``: yuan of loans in the period; ``DEAL_SIZE``: yuan of a single loan.
        volume: How much, from 0 up.
        typical: The shape of the deals.
        known: The manager's own figures of the period.
    """
    period = _PERIODS[plan.period]
    begun = replace(plan, valid_from=_FIRST_DAY, valid_to=None)
    with localcontext(EXACT):
        facts = _deals(metric, volume, typical)
    return evaluate(begun, facts, period, circumstances={} if known is None else {period: known})


def as_plan(subject: Plan | Component) -> Plan:
    """Return a plan, or one made of a single part."""
    if isinstance(subject, Plan):
        return subject
    return Plan(subject.name, 1, _FIRST_DAY, components=(subject,))


def unfiltered(plan: Plan) -> Plan:
    """Return a plan whose parts count every deal: thresholds lie where they lie whichever deals climb to them."""
    return replace(plan, components=tuple(_without_filter(each) for each in plan.components))


def _without_filter(part: Any) -> Any:
    changes: dict[str, Any] = {}
    for each in fields(part):
        held = getattr(part, each.name)
        if each.name == "only":
            changes["only"] = ALL_DEALS
        elif isinstance(held, Measure) or (isinstance(held, tuple) and held and hasattr(held[0], "measure")):
            whole = tuple(map(_without_filter, held)) if isinstance(held, tuple) else _without_filter(held)
            changes[each.name] = whole
    return replace(part, **changes) if changes else part


def thresholds(plan: Plan, *, typical: DealFacts = TYPICAL) -> list[Threshold]:
    """Return the volumes above 0 at which parts of a plan pay differently, in the order of the parts."""
    found: dict[Threshold, None] = {}
    with localcontext(EXACT):
        for component in plan.components:
            for metric, basis, start in _starts(component):
                volume = _volume(metric, basis, start, typical)
                if volume is not None and volume > 0:
                    found[Threshold(component.name, metric, volume)] = None
    return list(found)


def _volume(metric: TierMetric, basis: Basis, start: Decimal, typical: DealFacts) -> Decimal | None:
    """The volume at which a sum of bases reaches a value, ``None`` if typical deals never bring any."""
    if metric is TierMetric.COUNT:
        return start.to_integral_value(ROUND_CEILING)
    if metric is TierMetric.DEAL_SIZE or basis is Basis.LOAN_AMOUNT:
        return start
    base = typical.base(basis)
    return (start * typical.loan_amount / base).quantize(FEN, rounding=ROUND_CEILING) if base > 0 else None


def _starts(component: Component) -> Iterator[tuple[TierMetric, Basis, Decimal]]:
    match component:
        case Tiered(basis=basis, metric=metric, tiers=tiers):
            yield from ((metric, basis, tier.start) for tier in tiers)
        case Excess(basis=basis, threshold=threshold):
            yield TierMetric.AMOUNT, basis, threshold
        case Bonus(measure=measure, threshold=threshold):
            yield from _of_measure(measure, threshold)
        case Accelerator(measure=measure, target=target, steps=steps):
            for step in steps:
                yield from _of_measure(measure, target * step.start)
        case BaseSalary(missed=missed):
            for each in missed:
                yield from _of_measure(each.measure, each.target)
        case Scorecard(kpis=kpis):
            for kpi in kpis:
                yield from _of_measure(kpi.measure, kpi.target)
        case _:
            return


def _of_measure(measure: Measure, value: Decimal) -> Iterator[tuple[TierMetric, Basis, Decimal]]:
    if measure.kpi is Kpi.COUNT:
        yield TierMetric.COUNT, measure.basis, value
    elif measure.kpi is Kpi.AMOUNT:
        yield TierMetric.AMOUNT, measure.basis, value


def deals_in(threshold: Threshold, typical: DealFacts) -> Decimal:
    """Return how many typical deals it takes to reach a threshold."""
    match threshold.metric:
        case TierMetric.COUNT:
            return threshold.volume
        case TierMetric.AMOUNT:
            return threshold.volume / typical.loan_amount
        case TierMetric.DEAL_SIZE:
            return _ONE


def unit_of(metric: TierMetric) -> Decimal:
    """Return the smallest step of a volume: a deal, or a fen."""
    return _ONE if metric is TierMetric.COUNT else FEN


def pay_curve(
    subject: Plan | Component,
    metric: TierMetric,
    upto: Decimal,
    *,
    points: int = 40,
    typical: DealFacts = TYPICAL,
    known: Circumstances | None = None,
) -> tuple[CurvePoint, ...]:
    """Return what a plan, or one part by itself, pays as the volume grows: points to draw.

    There are about ``points`` evenly spaced volumes from 0 to ``upto``, and at every threshold the last volume before
    it and the first at it, so that a step is drawn as one.

    Args:
        subject: A plan or one of its parts.
        metric: What the volume counts, see :func:`pay_at`.
        upto: The last volume, above 0.
        points: How many volumes to look at beside the thresholds, at least 1.
        typical: The shape of the deals.
        known: The manager's own figures.

    Raises:
        DomainError: ``number.not_finite``: ``upto`` is no number above 0.
    """
    if not upto.is_finite() or upto <= 0:
        raise DomainError("number.not_finite", field="upto")
    plan, unit = as_plan(subject), unit_of(metric)
    steps = {each.volume for each in thresholds(plan, typical=typical) if each.metric is metric and each.volume <= upto}
    with localcontext(EXACT):
        even = {(upto * number / points / unit).to_integral_value(ROUND_FLOOR) * unit for number in range(points + 1)}
        volumes = sorted(even | steps | {step - unit for step in steps})
    return tuple(
        CurvePoint(volume, pay_at(plan, metric, volume, typical=typical, known=known).total, volume in steps)
        for volume in volumes
    )
