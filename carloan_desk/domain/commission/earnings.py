"""What the parts of one plan earn in a period, before anything is held back or goes back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeGuard

from carloan_desk.domain.commission.components import (
    Accelerator,
    BaseSalary,
    Bonus,
    Component,
    DealFilter,
    Excess,
    Kpi,
    Measure,
    MissedTarget,
    PerDeal,
    Scorecard,
    Seniority,
    Tiered,
    TierMetric,
    TierMode,
)
from carloan_desk.domain.commission.facts import (
    NOTHING_KNOWN,
    Basis,
    Circumstances,
    DealFacts,
    Period,
    period_key,
    period_span,
)
from carloan_desk.domain.commission.ladders import ONE, ZERO, fen, marginal, step_at, stretch_at, stretches
from carloan_desk.domain.commission.limits import limited
from carloan_desk.domain.commission.plan import Plan, tiers_of
from carloan_desk.domain.commission.scores import score_of
from carloan_desk.domain.commission.statement import RUNNING, Line, LineKind, Trace

_Multiplier = Accelerator | Scorecard | Seniority


def is_fixed(component: Component) -> bool:
    """Whether a part is paid whatever the deals are: base salary, and seniority in yuan."""
    return isinstance(component, BaseSalary) or (isinstance(component, Seniority) and not component.multiplies)


def _multiplies(component: Component) -> TypeGuard[_Multiplier]:
    match component:
        case Accelerator() | Seniority(multiplies=True) | Scorecard(amount=None):
            return True
        case _:
            return False


def months_of(quarter: str) -> list[str]:
    """Return the names of the months of ``"2026-Q4"``."""
    year, number = quarter.split("-Q")
    return [f"{year}-{3 * int(number) - 2 + each:02}" for each in range(3)]


class Earnings:
    """What a plan earns by period; each period is worked out once.

    Args:
        plan: The version.
        deals: What it pays, with the day of its trigger.
        circumstances: The manager's own figures by period.
        as_of: What happened later is not known yet.
        once: Whether what is paid once a period (salary) is paid by this version in the period.
    """

    def __init__(
        self,
        plan: Plan,
        deals: Iterable[tuple[date, DealFacts]],
        circumstances: Mapping[str, Circumstances],
        as_of: date,
        once: Callable[[str], bool],
    ) -> None:
        self.plan = plan
        self.as_of = as_of
        self._once = once
        self._circumstances = circumstances
        self._by_month: dict[str, list[tuple[date, int, DealFacts]]] = {}
        for day, deal in deals:
            self._by_month.setdefault(period_key(day), []).append((day, deal.deal_id, deal))
        for found in self._by_month.values():
            found.sort(key=lambda entry: entry[:2])
        self.fixed = frozenset(each.name for each in plan.components if is_fixed(each))
        self._lines: dict[str, list[Line]] = {}
        self._counted: dict[tuple[str, DealFilter], list[tuple[date, DealFacts]]] = {}
        self._reached: dict[tuple[str, Measure], Decimal | None] = {}

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

    def circumstances(self, span: str) -> Circumstances:
        """Return the manager's own figures of a period; a quarter without any has those of its last month."""
        found = self._circumstances.get(span)
        if found is None and "Q" in span:
            found = self._circumstances.get(months_of(span)[-1])
        return NOTHING_KNOWN if found is None else found

    def counted(self, span: str, only: DealFilter) -> list[tuple[date, DealFacts]]:
        """Return the deals of a span in the order of their triggers, less those cancelled before it ended."""
        key = span, only
        if key not in self._counted:
            end = min(period_span(span)[1], self.as_of)
            months = months_of(span) if "Q" in span else [span]
            self._counted[key] = [
                (day, deal)
                for month in months
                for day, _, deal in self._by_month.get(month, ())
                if (deal.reversed_on is None or deal.reversed_on > end) and only.takes(deal)
            ]
        return self._counted[key]

    def reached(self, measure: Measure, span: str) -> Decimal | None:
        """Return a figure of a span, ``None`` if it is not known."""
        key = span, measure
        if key not in self._reached:
            self._reached[key] = self._measured(measure, span)
        return self._reached[key]

    def _measured(self, measure: Measure, span: str) -> Decimal | None:
        known = self.circumstances(span)
        match measure.kpi:
            case Kpi.COUNT:
                return sum((self._count(deal) for _, deal in self.counted(span, measure.only)), ZERO)
            case Kpi.AMOUNT:
                return sum((deal.base(measure.basis) for _, deal in self.counted(span, measure.only)), ZERO)
            case Kpi.APPROVAL_RATE:
                return Decimal(known.approved) / known.decided if known.decided and known.approved is not None else None
            case Kpi.SATISFACTION:
                return known.satisfaction
            case Kpi.OVERDUE_RATE:
                return known.overdue_rate
            case Kpi.COLLECTION_RATE:
                return known.collection_rate
            case Kpi.OWN:
                return known.own.get(measure.own)

    def behind(self, measure: Measure, span: str) -> tuple[int, ...]:
        """Return the deals behind a figure."""
        if measure.kpi not in (Kpi.COUNT, Kpi.AMOUNT):
            return ()
        return tuple(deal.deal_id for _, deal in self.counted(span, measure.only))

    def _count(self, deal: DealFacts) -> Decimal:
        return deal.share if self.plan.split_counts else ONE

    def _spans(self, measured: Period | None, period: str) -> list[str]:
        """The measurement periods that end within a period of the plan."""
        if measured is None or measured is self.plan.period:
            return [period]
        if measured is Period.MONTH:
            return months_of(period)
        last = period_span(period)[1]
        return [period_key(last, Period.QUARTER)] if last.month % 3 == 0 else []

    def _component(self, component: Component, period: str) -> list[Line]:
        match component:
            case BaseSalary():
                return self._salary(component, period) if self._once(period) else []
            case Seniority():
                return self._seniority(component, period) if self._once(period) else []
            case PerDeal():
                return self._limited(component, self._per_deal(component, period), period)
            case Tiered() | Excess():
                return [
                    line
                    for span in self._spans(component.measured, period)
                    for line in self._limited(component, self._ladder(component, span, period), span)
                ]
            case Bonus():
                return [
                    line for span in self._spans(component.measured, period) for line in self._bonus(component, span)
                ]
            case Scorecard():
                return [
                    line
                    for span in self._spans(component.measured, period)
                    if self._once(span)
                    for line in self._limited(component, self._card(component, span), span)
                ]
            case _:
                return []

    def _limited(
        self, component: PerDeal | Tiered | Excess | Accelerator | Scorecard, lines: list[Line], span: str
    ) -> list[Line]:
        return limited(component.limits, lines, self._trace(component.name, ZERO, ONE), span, floor=self._once(span))

    def _trace(self, component: str, base: Decimal, rate: Decimal, basis: Basis | None = None) -> Trace:
        return Trace(self.plan.name, self.plan.version, component, basis, base, rate)

    # Fixed pay --------------------------------------------------------------------------------------------------------

    def _salary(self, salary: BaseSalary, period: str) -> list[Line]:
        on = period_span(period)[1]
        lines = [Line(salary.name, None, fen(salary.amount), self._trace(salary.name, salary.amount, ONE), on=on)]
        lines += [line for missed in salary.missed if (line := self._deduction(salary, missed, period)) is not None]
        if self.plan.period is Period.MONTH and on.month % 3 == 0:
            quarter = period_key(on, Period.QUARTER)
            lines += [line for missed in salary.missed if (line := self._made_up(salary, missed, quarter)) is not None]
        return lines

    def _deduction(self, salary: BaseSalary, missed: MissedTarget, period: str) -> Line | None:
        reached = self.reached(missed.measure, period)
        if reached is None or reached >= missed.target:
            return None
        trace = Trace(
            self.plan.name,
            self.plan.version,
            salary.name,
            None,
            salary.amount,
            -missed.deduction,
            deals=self.behind(missed.measure, period),
            reached=reached,
            tier_start=missed.target,
        )
        amount = fen(salary.amount * -missed.deduction)
        return Line(salary.name, None, amount, trace, LineKind.ADJUSTMENT, period_span(period)[1])

    def _made_up(self, salary: BaseSalary, missed: MissedTarget, quarter: str) -> Line | None:
        reached = self.reached(missed.measure, quarter)
        if missed.quarter_target is None or reached is None or reached < missed.quarter_target:
            return None
        deductions = (self._deduction(salary, missed, month) for month in months_of(quarter) if self._once(month))
        back = -sum((line.amount for line in deductions if line is not None), ZERO)
        if not back:
            return None
        trace = Trace(
            self.plan.name,
            self.plan.version,
            salary.name,
            None,
            back,
            ONE,
            deals=self.behind(missed.measure, quarter),
            reached=reached,
            tier_start=missed.quarter_target,
            origin=quarter,
        )
        return Line(salary.name, None, back, trace, LineKind.ADJUSTMENT, period_span(quarter)[1])

    def _seniority_step(self, seniority: Seniority, span: str) -> tuple[Decimal, Decimal, Decimal] | None:
        """The value, the step it comes from and the whole months served at the end of a span."""
        hired, end = self.circumstances(span).hired_on, period_span(span)[1]
        if hired is None or hired > end:
            return None
        # A span ends with a month, so every month begun is full: the 31st is the 30th where there is none.
        months = Decimal((end.year - hired.year) * 12 + end.month - hired.month)
        step = step_at(seniority.table, months)
        return None if step is None else (step.value, step.start, months)

    def _seniority(self, seniority: Seniority, period: str) -> list[Line]:
        found = self._seniority_step(seniority, period)
        if found is None or not found[0]:
            return []
        value, start, months = found
        trace = Trace(
            self.plan.name, self.plan.version, seniority.name, None, value, ONE, tier_start=start, reached=months
        )
        return [Line(seniority.name, None, fen(value), trace, on=period_span(period)[1])]

    # Deals ------------------------------------------------------------------------------------------------------------

    def _per_deal(self, part: PerDeal, period: str) -> list[Line]:
        plan, name, basis, rate = self.plan, part.name, part.basis, part.rate
        return [
            Line(name, deal.deal_id, fen(base * rate), Trace(plan.name, plan.version, name, basis, base, rate), on=day)
            for day, deal in self.counted(period, part.only)
            if (base := deal.base(basis)) != 0
        ]

    def _ladder(self, part: Tiered | Excess, span: str, period: str) -> list[Line]:
        # A quarter's ladder in a plan paid by the month pays on the quarter's last day, others with the trigger.
        late = None if self.plan.period is not Period.MONTH or span == period else period_span(span)[1]
        deals = [(late or day, deal) for day, deal in self.counted(span, part.only)]
        if isinstance(part, Excess):
            lines = self._marginal(part, deals, TierMode.MARGINAL)
            return [line for line in lines if line.trace.tier_start == part.threshold]
        match part.metric, part.mode:
            case TierMetric.AMOUNT, TierMode.MARGINAL:
                return self._marginal(part, deals, part.mode)
            case TierMetric.DEAL_SIZE, TierMode.MARGINAL:
                return [line for entry in deals for line in self._sized(part, *entry)]
            case _:
                return self._at_one_step(part, deals)

    def _marginal(self, part: Tiered | Excess, deals: Sequence[tuple[date, DealFacts]], mode: TierMode) -> list[Line]:
        """One line for each part of a deal that lies within one tier."""
        ends, climbed = [], ZERO
        for _, deal in deals:
            climbed += deal.base(part.basis)
            ends.append(climbed)
        return [
            self._part_line(part, *deals[number], base, stretch.tier.rate, amount, stretch.tier.start, stretch.in_gap)
            for number, stretch, base, amount in marginal(stretches(tiers_of(part)), ends)
        ]

    def _part_line(
        self,
        part: Tiered | Excess,
        day: date,
        deal: DealFacts,
        base: Decimal,
        rate: Decimal,
        amount: Decimal,
        start: Decimal,
        in_gap: bool,
    ) -> Line:
        plan, mode = self.plan, TierMode.MARGINAL
        trace = Trace(plan.name, plan.version, part.name, part.basis, base, rate, RUNNING, start, mode, in_gap=in_gap)
        return Line(part.name, deal.deal_id, amount, trace, on=day)

    def _sized(self, part: Tiered, day: date, deal: DealFacts) -> list[Line]:
        """A marginal ladder climbed by one deal's own size: its base is cut in the same proportions as the loan."""
        base, size = deal.base(part.basis), deal.loan_amount
        ladder = stretches(part.tiers)
        if size <= 0:
            tier = ladder[0].tier
            return [self._part_line(part, day, deal, base, tier.rate, fen(base * tier.rate), tier.start, False)]
        lines, earned, paid = [], ZERO, ZERO
        for _, stretch, cut, _ in marginal(ladder, [size]):
            share = cut * base / size
            earned += share * stretch.tier.rate
            amount = fen(earned) - paid
            paid += amount
            tier = stretch.tier
            lines.append(self._part_line(part, day, deal, share, tier.rate, amount, tier.start, stretch.in_gap))
        return lines

    def _at_one_step(self, part: Tiered, deals: Sequence[tuple[date, DealFacts]]) -> list[Line]:
        ladder = stretches(part.tiers)
        plan, by_count = self.plan, part.metric is TierMetric.COUNT
        bases = [deal.base(part.basis) for _, deal in deals]
        counts = [self._count(deal) for _, deal in deals] if by_count else bases
        reached, number = sum(counts, ZERO), ZERO
        stretch = stretch_at(ladder, reached)
        lines = []
        for (day, deal), base, count in zip(deals, bases, counts, strict=True):
            number += count
            if part.metric is TierMetric.DEAL_SIZE:
                stretch = stretch_at(ladder, deal.loan_amount)
            elif part.mode is TierMode.MARGINAL:
                # Marginal by count: the n-th deal is paid at the tier that its own number has reached.
                stretch = stretch_at(ladder, number)
            rate = stretch.tier.rate
            trace = Trace(
                plan.name,
                plan.version,
                part.name,
                part.basis,
                base,
                rate,
                tier_start=stretch.tier.start,
                mode=part.mode,
                in_gap=stretch.in_gap,
            )
            lines.append(Line(part.name, deal.deal_id, fen(base * rate), trace, on=day))
        return lines

    # Figures of the period --------------------------------------------------------------------------------------------

    def _bonus(self, bonus: Bonus, span: str) -> list[Line]:
        of_deals = bonus.measure.kpi in (Kpi.COUNT, Kpi.AMOUNT)
        reached = self.reached(bonus.measure, span)
        if reached is None or reached < bonus.threshold or not ((of_deals and reached) or self._once(span)):
            return []
        trace = Trace(
            self.plan.name,
            self.plan.version,
            bonus.name,
            None,
            bonus.amount,
            ONE,
            tier_start=bonus.threshold,
            deals=self.behind(bonus.measure, span),
            reached=reached,
        )
        return [Line(bonus.name, None, fen(bonus.amount), trace, on=period_span(span)[1])]

    def _card(self, card: Scorecard, span: str) -> list[Line]:
        score = score_of(card, lambda measure: self.reached(measure, span))
        if score is None or card.amount is None:
            return []
        trace = Trace(
            self.plan.name,
            self.plan.version,
            card.name,
            None,
            card.amount,
            score.coefficient,
            tier_start=score.step,
            reached=score.score,
            unknown=score.unknown,
        )
        return [Line(card.name, None, fen(card.amount * score.coefficient), trace, on=period_span(span)[1])]

    # What multiplies --------------------------------------------------------------------------------------------------

    def _coefficient(self, part: _Multiplier, span: str) -> tuple[Decimal, Decimal | None, Decimal, tuple[str, ...]]:
        """The coefficient, the step it comes from, what was reached, and the figures not known."""
        nothing = ONE, None, ZERO, ()
        if isinstance(part, Seniority):
            found = self._seniority_step(part, span)
            return nothing if found is None else (*found, ())
        if isinstance(part, Accelerator):
            actual = self.reached(part.measure, span)
            step = None if actual is None else step_at(part.steps, actual / part.target)
            return nothing if step is None or actual is None else (step.value, step.start, actual / part.target, ())
        score = score_of(part, lambda measure: self.reached(measure, span))
        return nothing if score is None else (score.coefficient, score.step, score.score, score.unknown)

    def _multiplied(self, part: _Multiplier, period: str, so_far: Sequence[Line]) -> list[Line]:
        lines: list[Line] = []
        for span in self._spans(None if isinstance(part, Seniority) else part.measured, period):
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
                trace = Trace(
                    self.plan.name,
                    self.plan.version,
                    part.name,
                    None,
                    base,
                    coefficient - 1,
                    tier_start=step,
                    reached=reached,
                    unknown=unknown,
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
        alive = {deal.deal_id for _, deal in self.counted(span, DealFilter())}
        earlier = [line for month in months_of(span)[:-1] for line in self.of_period(month)]
        return [line for line in (*earlier, *so_far) if line.deal_id is None or line.deal_id in alive]
