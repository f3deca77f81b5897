"""What looks wrong in a plan that can be evaluated: questions for the person who enters it, never refusals."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any

from carloan_desk.domain.commission import (
    BaseSalary,
    Bonus,
    Clawback,
    Component,
    DealFacts,
    Excess,
    Kpi,
    Measure,
    PerDeal,
    Plan,
    Retention,
    Scorecard,
    ScoredKpi,
    Seniority,
    Statement,
    Tiered,
    TierMetric,
)
from carloan_desk.domain.plancheck.curve import TYPICAL, as_plan, deals_in, pay_at, thresholds, unfiltered, unit_of

_RATES = frozenset({Kpi.APPROVAL_RATE, Kpi.OVERDUE_RATE, Kpi.COLLECTION_RATE})
# Cliffs beyond what one manager can reach in a period are not looked for.
_MOST_DEALS = 200


class PlanSeverity(StrEnum):
    """``ERROR`` pays what nobody can have meant; ``WARNING`` deserves a question; ``NOTE`` is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class PlanFinding:
    """One remark. ``component`` is the name of the part, empty for the whole plan.

    Attributes:
        code: Such as ``"tiers.gap"``; see :func:`lint` and :func:`check_versions` for all of them.
        params: Values for the words: numbers as ``Decimal`` or ``int``, days as ``date``, names as ``str``.
    """

    code: str
    severity: PlanSeverity
    component: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


def _error(code: str, component: str = "", **params: Any) -> PlanFinding:
    return PlanFinding(code, PlanSeverity.ERROR, component, params)


def _warning(code: str, component: str = "", **params: Any) -> PlanFinding:
    return PlanFinding(code, PlanSeverity.WARNING, component, params)


def _note(code: str, component: str = "", **params: Any) -> PlanFinding:
    return PlanFinding(code, PlanSeverity.NOTE, component, params)


def lint(plan: Plan, *, jump: Decimal = Decimal(3000), typical: DealFacts = TYPICAL) -> list[PlanFinding]:
    """Return what looks wrong in a plan, in the order of its parts.

    Codes, with their params: ``name.empty``; ``name.twice``; ``of.unknown`` (``name``) and ``of.nothing``: a multiplier
    or a held part that names nobody; ``tiers.gap`` (``start``, ``end``: values from the first up to the second have no
    rate); ``tiers.overlap`` (``start``, ``end``); ``tiers.zero`` a part that pays nothing; ``cliff.down``
    (``metric``, ``volume``, ``before``, ``after``: reaching the volume pays less in all); ``cliff.jump`` (the same:
    with one deal or fen more this part pays more than ``jump`` yuan more); ``cap.below_top`` (``cap``, ``start``: the
    cap is reached before the top step); ``weights.sum`` (``total``); ``gate.unreachable`` (``kpi``, ``gate``);
    ``gate.above_target`` (``kpi``, ``gate``, ``target``); ``score.unreachable`` (``start``, ``highest``);
    ``bonus.unreachable`` (``threshold``); ``salary.deductions`` (``total`` above 1); ``salary.made_up_early``
    (``target``, ``quarter_target``: the quarter is easier than one of its months); ``retention.whole`` (``total``: more
    than all pay is held); ``retention.releases`` (``total``: the parts released are not the whole);
    ``retention.never``; ``clawback.outlasts`` (``months``, ``released``: pay can go back after the last of what was
    held is released).

    Args:
        plan: A plan that :func:`~carloan_desk.domain.commission.check_plan` lets pass.
        jump: From which leap on a step is worth a note, in yuan.
        typical: The shape of the deals that cliffs are looked for with.
    """
    found = list(_names(plan))
    for component in plan.components:
        found += _part(component)
    found += _retentions(plan)
    found += _cliffs(plan, jump, typical)
    order = {component.name: number for number, component in reversed(list(enumerate(plan.components)))}
    return sorted(found, key=lambda each: order.get(each.component, -1))


def _names(plan: Plan) -> Iterator[PlanFinding]:
    names = [component.name for component in plan.components]
    variable = any(_is_variable(each) for each in plan.components)
    for number, component in enumerate(plan.components):
        if not component.name.strip():
            yield _error("name.empty", component.name)
        if component.name in names[:number]:
            yield _error("name.twice", component.name)
        of: tuple[str, ...] | None = getattr(component, "of", None)
        if of is None or not _acts(component):
            continue
        for name in of:
            if name not in names or name == component.name:
                yield _error("of.unknown", component.name, name=name)
        if not of and not variable:
            yield _warning("of.nothing", component.name)


def _is_variable(component: Component) -> bool:
    """Whether a part is pay that others can act on when they name nobody."""
    match component:
        case PerDeal() | Tiered() | Excess() | Bonus():
            return True
        case Scorecard(amount=amount):
            return amount is not None
        case _:
            return False


def _acts(component: Component) -> bool:
    """Whether a part acts on other parts."""
    match component:
        case Seniority(multiplies=multiplies):
            return multiplies
        case Scorecard(amount=amount):
            return amount is None
        case _:
            return True


# Parts ----------------------------------------------------------------------------------------------------------------


def _part(component: Component) -> Iterator[PlanFinding]:
    match component:
        case Tiered():
            yield from _tiers(component)
        case PerDeal(name=name, rate=rate) | Excess(name=name, rate=rate):
            if not rate:
                yield _warning("tiers.zero", name)
        case Bonus(name=name, measure=measure, threshold=threshold):
            if measure.kpi in _RATES and threshold > 1:
                yield _error("bonus.unreachable", name, threshold=threshold)
        case Scorecard():
            yield from _card(component)
        case BaseSalary():
            yield from _salary(component)
        case _:
            return


def _tiers(ladder: Tiered) -> Iterator[PlanFinding]:
    tiers = ladder.tiers
    for tier, above in pairwise(tiers):
        if tier.end is None:
            continue
        # Deals are whole: from 2 up to 3 there is just the 2.
        by_count = ladder.metric is TierMetric.COUNT
        end = tier.end.to_integral_value(ROUND_CEILING) if by_count else tier.end
        if end < above.start:
            yield _error("tiers.gap", ladder.name, start=tier.end, end=above.start)
        elif tier.end > above.start:
            yield _error("tiers.overlap", ladder.name, start=above.start, end=tier.end)
    if tiers[-1].end is not None:
        yield _error("tiers.gap", ladder.name, start=tiers[-1].end, end=None)
    if not any(tier.rate for tier in tiers):
        yield _warning("tiers.zero", ladder.name)
    yield from _cap(ladder)


def _cap(ladder: Tiered) -> Iterator[PlanFinding]:
    """A cap that is met before the top step begins makes that step a promise nobody can keep."""
    metric, top = ladder.metric, ladder.tiers[-1].start
    cap = ladder.limits.deal_cap if metric is TierMetric.DEAL_SIZE else ladder.limits.cap
    if cap is None or len(ladder.tiers) < 2:
        return
    alone = unfiltered(as_plan(ladder))
    at = next((each.volume for each in reversed(thresholds(alone)) if each.component == ladder.name), None)
    if at is not None and pay_at(alone, metric, at - unit_of(metric)).total >= cap:
        yield _warning("cap.below_top", ladder.name, cap=cap, start=top)


def _card(card: Scorecard) -> Iterator[PlanFinding]:
    total = sum((kpi.weight for kpi in card.kpis), Decimal(0))
    if total != 1:
        yield _error("weights.sum", card.name, total=total)
    for kpi in card.kpis:
        yield from _gate(card.name, kpi)
    highest = sum((kpi.weight * kpi.cap for kpi in card.kpis), Decimal(0)) / total if total else Decimal(0)
    for step in card.table:
        if step.start > highest:
            yield _warning("score.unreachable", card.name, start=step.start, highest=highest)


def _gate(name: str, kpi: ScoredKpi) -> Iterator[PlanFinding]:
    if kpi.gate is None:
        return
    measure: Measure = kpi.measure
    kpi_name = measure.own or measure.kpi.value
    if kpi.lower_is_better:
        impossible, misses = kpi.gate < 0, kpi.gate < kpi.target
    else:
        impossible, misses = measure.kpi in _RATES and kpi.gate > 1, kpi.gate > kpi.target
    if impossible:
        yield _error("gate.unreachable", name, kpi=kpi_name, gate=kpi.gate)
    elif misses:
        yield _warning("gate.above_target", name, kpi=kpi_name, gate=kpi.gate, target=kpi.target)


def _salary(salary: BaseSalary) -> Iterator[PlanFinding]:
    total = sum((missed.deduction for missed in salary.missed), Decimal(0))
    if total > 1:
        yield _error("salary.deductions", salary.name, total=total)
    for missed in salary.missed:
        if missed.quarter_target is not None and missed.quarter_target < missed.target:
            yield _warning(
                "salary.made_up_early", salary.name, target=missed.target, quarter_target=missed.quarter_target
            )


def _retentions(plan: Plan) -> Iterator[PlanFinding]:
    held = [each for each in plan.components if isinstance(each, Retention)]
    total = sum((each.fraction for each in held if not each.of), Decimal(0))
    if total > 1:
        yield _error("retention.whole", held[0].name, total=total)
    for each in held:
        released = sum((release.fraction for release in each.releases), Decimal(0))
        if not each.releases and not each.at_maturity:
            yield _error("retention.never", each.name)
        elif each.releases and not each.at_maturity and released != 1:
            yield _warning("retention.releases", each.name, total=released)
    months = [release.months for each in held if not each.at_maturity for release in each.releases]
    if not months or any(each.at_maturity for each in held):
        return
    for component in plan.components:
        if isinstance(component, Clawback) and component.settled and component.settled[-1].months > max(months):
            yield _warning(
                "clawback.outlasts", component.name, months=component.settled[-1].months, released=max(months)
            )


# Cliffs ---------------------------------------------------------------------------------------------------------------


def _cliffs(plan: Plan, jump: Decimal, typical: DealFacts) -> Iterator[PlanFinding]:
    whole = unfiltered(plan)
    # Rounding each line by itself may take a few fen away at a step.
    slack = Decimal("0.01") * 50
    for each in thresholds(whole, typical=typical):
        before_volume = each.volume - unit_of(each.metric)
        if deals_in(each, typical) > _MOST_DEALS:
            continue
        before = pay_at(whole, each.metric, before_volume, typical=typical)
        after = pay_at(whole, each.metric, each.volume, typical=typical)
        change = _of(after, each.component) - _of(before, each.component)
        params = {"metric": each.metric.value, "volume": each.volume, "before": before.total, "after": after.total}
        if after.total < before.total - slack and change < 0:
            yield _warning("cliff.down", each.component, **params)
        elif change > jump:
            yield _note("cliff.jump", each.component, **params)


def _of(statement: Statement, component: str) -> Decimal:
    return sum((line.amount for line in statement.lines if line.component == component), Decimal(0))


# Versions -------------------------------------------------------------------------------------------------------------


def check_versions(plans: Iterable[Plan]) -> list[PlanFinding]:
    """Return where versions do not follow one another.

    Codes: ``versions.twice`` (``name``, ``version``); ``versions.overlap`` and ``versions.gap`` (``first``, ``second``:
    version numbers; ``start``, ``end``: the days, both included, on which two are in force or none is).
    """
    ordered: Sequence[Plan] = sorted(plans, key=lambda plan: (plan.valid_from, plan.version))
    found = []
    seen: set[tuple[str, int]] = set()
    for plan in ordered:
        if (plan.name, plan.version) in seen:
            found.append(_error("versions.twice", name=plan.name, version=plan.version))
        seen.add((plan.name, plan.version))
    last: Plan | None = None
    for plan in ordered:
        if last is not None:
            numbers: dict[str, Any] = {"first": last.version, "second": plan.version}
            if last.valid_to is None or last.valid_to >= plan.valid_from:
                ends = [day for day in (last.valid_to, plan.valid_to) if day is not None]
                found.append(
                    _error("versions.overlap", start=plan.valid_from, end=min(ends) if ends else None, **numbers)
                )
            elif (day := last.valid_to + timedelta(days=1)) < plan.valid_from:
                found.append(_warning("versions.gap", start=day, end=plan.valid_from - timedelta(days=1), **numbers))
        if last is None or (last.valid_to is not None and (plan.valid_to is None or plan.valid_to > last.valid_to)):
            last = plan
    return found
