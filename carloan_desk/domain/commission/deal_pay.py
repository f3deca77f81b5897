"""What a deal brings: by a rate, on a ladder, on the excess."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from carloan_desk.domain.commission.components import Excess, PerDeal, Tiered, TierMetric, TierMode
from carloan_desk.domain.commission.facts import DealFacts, Period, period_span
from carloan_desk.domain.commission.figures import Figures
from carloan_desk.domain.commission.ladders import ZERO, Stretch, fen, marginal, stretch_at, stretches
from carloan_desk.domain.commission.plan import tiers_of
from carloan_desk.domain.commission.statement import LINE, RUNNING, Line, Trace


def per_deal(figures: Figures, part: PerDeal, period: str) -> list[Line]:
    """Return a line for each deal that has the base."""
    plan, name, basis, rate = figures.plan, part.name, part.basis, part.rate
    return [
        Line(name, deal.deal_id, fen(base * rate), Trace(plan.name, plan.version, name, basis, base, rate), on=day)
        for day, deal in figures.counted(period, part.only)
        if (base := deal.base(basis)) != 0
    ]


def ladder(figures: Figures, part: Tiered | Excess, span: str, period: str) -> list[Line]:
    """Return the lines of the deals that climbed a ladder in a span, paid in a period of the plan."""
    # A quarter's ladder in a plan paid by the month pays on the quarter's last day, others with the trigger.
    late = None if figures.plan.period is not Period.MONTH or span == period else period_span(span)[1]
    deals = [(late or day, deal) for day, deal in figures.counted(span, part.only)]
    if isinstance(part, Excess):
        return [line for line in _marginal(figures, part, deals) if line.trace.tier_start == part.threshold]
    match part.metric, part.mode:
        case TierMetric.AMOUNT, TierMode.MARGINAL:
            return _marginal(figures, part, deals)
        case TierMetric.DEAL_SIZE, TierMode.MARGINAL:
            return [line for entry in deals for line in _sized(figures, part, *entry)]
        case _:
            return _at_one_step(figures, part, deals)


def _line(
    figures: Figures,
    part: Tiered | Excess,
    entry: tuple[date, DealFacts],
    base: Decimal,
    stretch: Stretch,
    amount: Decimal | None = None,
) -> Line:
    """A line at one step; with an amount of its own it is a part of a marginal ladder, rounded as it runs."""
    plan, tier = figures.plan, stretch.tier
    trace = Trace(
        plan.name,
        plan.version,
        part.name,
        part.basis,
        base,
        tier.rate,
        LINE if amount is None else RUNNING,
        tier.start,
        part.mode if isinstance(part, Tiered) else TierMode.MARGINAL,
        in_gap=stretch.in_gap,
    )
    return Line(part.name, entry[1].deal_id, fen(base * tier.rate) if amount is None else amount, trace, on=entry[0])


def _marginal(figures: Figures, part: Tiered | Excess, deals: Sequence[tuple[date, DealFacts]]) -> list[Line]:
    """One line for each part of a deal that lies within one tier."""
    ends, climbed = [], ZERO
    for _, deal in deals:
        climbed += deal.base(part.basis)
        ends.append(climbed)
    return [
        _line(figures, part, deals[number], base, stretch, amount)
        for number, stretch, base, amount in marginal(stretches(tiers_of(part)), ends)
    ]


def _sized(figures: Figures, part: Tiered, day: date, deal: DealFacts) -> list[Line]:
    """A marginal ladder climbed by one deal's own size: its base is cut in the same proportions as the loan."""
    base, size = deal.base(part.basis), deal.loan_amount
    steps = stretches(part.tiers)
    if size <= 0:
        return [_line(figures, part, (day, deal), base, steps[0])]
    lines, earned, paid = [], ZERO, ZERO
    for _, stretch, cut, _ in marginal(steps, [size]):
        share = cut * base / size
        earned += share * stretch.tier.rate
        amount = fen(earned) - paid
        paid += amount
        lines.append(_line(figures, part, (day, deal), share, stretch, amount))
    return lines


def _at_one_step(figures: Figures, part: Tiered, deals: Sequence[tuple[date, DealFacts]]) -> list[Line]:
    """Each deal wholly at one step: that of the period, of its own number, or of its own size."""
    steps = stretches(part.tiers)
    bases = [deal.base(part.basis) for _, deal in deals]
    climbs = [figures.count(deal) for _, deal in deals] if part.metric is TierMetric.COUNT else bases
    stretch, number = stretch_at(steps, sum(climbs, ZERO)), ZERO
    lines = []
    for entry, base, climb in zip(deals, bases, climbs, strict=True):
        number += climb
        if part.metric is TierMetric.DEAL_SIZE:
            stretch = stretch_at(steps, entry[1].loan_amount)
        elif part.mode is TierMode.MARGINAL:
            # Marginal by count: the n-th deal is paid at the tier that its own number has reached.
            stretch = stretch_at(steps, number)
        lines.append(_line(figures, part, entry, base, stretch))
    return lines
