"""What the parts of one plan earn in a period, before anything is held back or goes back."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeGuard

from carloan_desk.domain.commission.components import (
    ALL_DEALS,
    Accelerator,
    BaseSalary,
    Bonus,
    Component,
    Excess,
    PerDeal,
    Scorecard,
    Seniority,
    Tiered,
)
from carloan_desk.domain.commission.deal_pay import ladder, per_deal
from carloan_desk.domain.commission.facts import Period, period_span
from carloan_desk.domain.commission.figures import Figures, months_of
from carloan_desk.domain.commission.ladders import ONE, ZERO, fen, step_at
from carloan_desk.domain.commission.limits import limited
from carloan_desk.domain.commission.period_pay import (
    assessed,
    bonus,
    is_fixed,
    salary,
    seniority,
    seniority_step,
)
from carloan_desk.domain.commission.scores import score_of
from carloan_desk.domain.commission.statement import Line

_Multiplier = Accelerator | Scorecard | Seniority
_Limited = PerDeal | Tiered | Excess | Accelerator | Scorecard


def _multiplies(component: Component) -> TypeGuard[_Multiplier]:
    match component:
        case Accelerator() | Seniority(multiplies=True) | Scorecard(amount=None):
            return True
        case _:
            return False


class Earnings:
    """What a plan earns by period; each period is worked out once."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self.plan = figures.plan
        self.fixed = frozenset(each.name for each in self.plan.components if is_fixed(each))
        self._lines: dict[str, list[Line]] = {}

    def of_period(self, period: str) -> list[Line]:
        """Return the lines of a period of the plan: the parts in their order, then what multiplies them."""
        if period not in self._lines:
            lines: list[Line] = []
            multipliers: list[_Multiplier] = []
            for component in self.plan.components:
                if _multiplies(component):
                    multipliers.append(component)
                else:
                    lines += self._component(component, period)
            for multiplier in multipliers:
                lines += self._multiplied(multiplier, period, lines)
            self._lines[period] = lines
        return self._lines[period]

    def _component(self, component: Component, period: str) -> list[Line]:
        figures = self.figures
        match component:
            case BaseSalary():
                return salary(figures, component, period) if figures.once(period) else []
            case Seniority():
                return seniority(figures, component, period) if figures.once(period) else []
            case PerDeal():
                return self._limited(component, per_deal(figures, component, period), period)
            case Tiered() | Excess() | Bonus() | Scorecard():
                return [
                    line
                    for span in figures.spans(component.measured, period)
                    for line in self._measured(component, span, period)
                ]
            case _:
                return []

    def _measured(self, component: Tiered | Excess | Bonus | Scorecard, span: str, period: str) -> list[Line]:
        figures = self.figures
        match component:
            case Bonus():
                return bonus(figures, component, span)
            case Scorecard():
                return self._limited(component, assessed(figures, component, span), span) if figures.once(span) else []
            case _:
                return self._limited(component, ladder(figures, component, span, period), span)

    def _limited(self, component: _Limited, lines: list[Line], span: str) -> list[Line]:
        trace = self.figures.trace(component.name, ZERO, ONE)
        return limited(component.limits, lines, trace, span, floor=self.figures.once(span))

    # What multiplies --------------------------------------------------------------------------------------------------

    def _coefficient(self, part: _Multiplier, span: str) -> tuple[Decimal, Decimal | None, Decimal, tuple[str, ...]]:
        """The coefficient, the step it comes from, what was reached, and the figures not known."""
        nothing = ONE, None, ZERO, ()
        if isinstance(part, Seniority):
            found = seniority_step(self.figures, part, span)
            return nothing if found is None else (*found, ())
        if isinstance(part, Accelerator):
            actual = self.figures.reached(part.measure, span)
            step = None if actual is None else step_at(part.steps, actual / part.target)
            return nothing if step is None or actual is None else (step.value, step.start, actual / part.target, ())
        score = score_of(part, lambda measure: self.figures.reached(measure, span))
        return nothing if score is None else (score.coefficient, score.step, score.score, score.unknown)

    def _multiplied(self, part: _Multiplier, period: str, so_far: Sequence[Line]) -> list[Line]:
        lines: list[Line] = []
        for span in self.figures.spans(None if isinstance(part, Seniority) else part.measured, period):
            coefficient, step, reached, unknown = self._coefficient(part, span)
            if coefficient == 1:
                continue
            sums: dict[int | None, tuple[Decimal, date | None]] = {}
            for line in self._pay_in(span, period, so_far):
                if line.component in part.of or (not part.of and line.component not in self.fixed):
                    total, on = sums.get(line.deal_id, (ZERO, line.on))
                    sums[line.deal_id] = total + line.amount, on
            late = period_span(span)[1]
            same = span == period
            multiplied = []
            for deal_id, (base, on) in sums.items():
                if not base:
                    continue
                trace = self.figures.trace(
                    part.name, base, coefficient - 1, step=step, reached=reached, unknown=unknown
                )
                day = on if same and deal_id is not None else late
                multiplied.append(Line(part.name, deal_id, fen(base * (coefficient - 1)), trace, on=day))
            lines += multiplied if isinstance(part, Seniority) else self._limited(part, multiplied, span)
        return lines

    def _pay_in(self, span: str, period: str, so_far: Sequence[Line]) -> list[Line]:
        """The lines of the periods of a span, less those of deals cancelled before it ended."""
        if span == period:
            return list(so_far)
        first, last = period_span(span)
        if self.plan.period is Period.QUARTER:
            return [line for line in so_far if line.on is not None and first <= line.on <= last]
        alive = {deal.deal_id for _, deal in self.figures.counted(span, ALL_DEALS)}
        earlier = [line for month in months_of(span)[:-1] for line in self.of_period(month)]
        return [line for line in (*earlier, *so_far) if line.deal_id is None or line.deal_id in alive]
