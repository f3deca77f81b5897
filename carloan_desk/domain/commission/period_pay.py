"""What is paid for a period and not for a deal: salary, seniority, bonuses, assessments."""

from decimal import Decimal

from carloan_desk.domain.commission.components import (
    BaseSalary,
    Bonus,
    Component,
    Kpi,
    MissedTarget,
    Scorecard,
    Seniority,
)
from carloan_desk.domain.commission.facts import Period, period_key, period_span
from carloan_desk.domain.commission.figures import Figures, months_of
from carloan_desk.domain.commission.ladders import ONE, ZERO, fen, step_at
from carloan_desk.domain.commission.scores import score_of
from carloan_desk.domain.commission.statement import Line, LineKind


def is_fixed(component: Component) -> bool:
    """Whether a part is paid whatever the deals are: base salary, and seniority in yuan."""
    return isinstance(component, BaseSalary) or (isinstance(component, Seniority) and not component.multiplies)


def salary(figures: Figures, part: BaseSalary, period: str) -> list[Line]:
    """Return the salary of a period, what missed targets cost, and what a met quarter brings back."""
    on = period_span(period)[1]
    lines = [Line(part.name, None, fen(part.amount), figures.trace(part.name, part.amount, ONE), on=on)]
    lines += [line for missed in part.missed if (line := _deduction(figures, part, missed, period)) is not None]
    if figures.plan.period is Period.MONTH and on.month % 3 == 0:
        quarter = period_key(on, Period.QUARTER)
        lines += [line for missed in part.missed if (line := _made_up(figures, part, missed, quarter)) is not None]
    return lines


def _deduction(figures: Figures, part: BaseSalary, missed: MissedTarget, period: str) -> Line | None:
    reached = figures.reached(missed.measure, period)
    if reached is None or reached >= missed.target:
        return None
    trace = figures.trace(
        part.name,
        part.amount,
        -missed.deduction,
        measure=(missed.measure, period),
        step=missed.target,
        reached=reached,
    )
    amount = fen(part.amount * -missed.deduction)
    return Line(part.name, None, amount, trace, LineKind.ADJUSTMENT, period_span(period)[1])


def _made_up(figures: Figures, part: BaseSalary, missed: MissedTarget, quarter: str) -> Line | None:
    reached = figures.reached(missed.measure, quarter)
    if missed.quarter_target is None or reached is None or reached < missed.quarter_target:
        return None
    deductions = (_deduction(figures, part, missed, month) for month in months_of(quarter) if figures.once(month))
    back = -sum((line.amount for line in deductions if line is not None), ZERO)
    if not back:
        return None
    trace = figures.trace(
        part.name,
        back,
        ONE,
        measure=(missed.measure, quarter),
        step=missed.quarter_target,
        reached=reached,
        origin=quarter,
    )
    return Line(part.name, None, back, trace, LineKind.ADJUSTMENT, period_span(quarter)[1])


def seniority_step(figures: Figures, part: Seniority, span: str) -> tuple[Decimal, Decimal, Decimal] | None:
    """Return the value, the step it comes from and the whole months served at the end of a span."""
    hired, end = figures.circumstances(span).hired_on, period_span(span)[1]
    if hired is None or hired > end:
        return None
    # A span ends with a month, so every month begun is full: the 31st is the 30th where there is none.
    months = Decimal((end.year - hired.year) * 12 + end.month - hired.month)
    step = step_at(part.table, months)
    return None if step is None else (step.value, step.start, months)


def seniority(figures: Figures, part: Seniority, period: str) -> list[Line]:
    """Return the pay by seniority, in yuan."""
    found = seniority_step(figures, part, period)
    if found is None or not found[0]:
        return []
    value, start, months = found
    trace = figures.trace(part.name, value, ONE, step=start, reached=months)
    return [Line(part.name, None, fen(value), trace, on=period_span(period)[1])]


def bonus(figures: Figures, part: Bonus, span: str) -> list[Line]:
    """Return the bonus of a span whose figure reaches the threshold."""
    of_deals = part.measure.kpi in (Kpi.COUNT, Kpi.AMOUNT)
    reached = figures.reached(part.measure, span)
    if reached is None or reached < part.threshold or not ((of_deals and reached) or figures.once(span)):
        return []
    trace = figures.trace(
        part.name, part.amount, ONE, measure=(part.measure, span), step=part.threshold, reached=reached
    )
    return [Line(part.name, None, fen(part.amount), trace, on=period_span(span)[1])]


def assessed(figures: Figures, card: Scorecard, span: str) -> list[Line]:
    """Return the pay of a scorecard that has an amount of its own."""
    score = score_of(card, lambda measure: figures.reached(measure, span))
    if score is None or card.amount is None:
        return []
    trace = figures.trace(
        card.name, card.amount, score.coefficient, step=score.step, reached=score.score, unknown=score.unknown
    )
    return [Line(card.name, None, fen(card.amount * score.coefficient), trace, on=period_span(span)[1])]
