"""Takes a plan apart into a :class:`~carloan_desk.domain.forecast.paymodel.PayModel`."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

from carloan_desk.domain.commission.components import (
    ALL_DEALS,
    UNLIMITED,
    Accelerator,
    BaseSalary,
    Bonus,
    Clawback,
    Component,
    Excess,
    Kpi,
    Measure,
    PerDeal,
    RegionalCap,
    Retention,
    Scorecard,
    Seniority,
    Tiered,
    TierMetric,
    TierMode,
)
from carloan_desk.domain.commission.facts import NOTHING_KNOWN, Circumstances, DealFacts, Period, period_span
from carloan_desk.domain.commission.ladders import fen as rounded
from carloan_desk.domain.commission.ladders import marginal, step_at, stretch_at, stretches
from carloan_desk.domain.commission.plan import tiers_of
from carloan_desk.domain.commission.scores import score_of
from carloan_desk.domain.forecast.cards import score_states
from carloan_desk.domain.forecast.figures import Book, Unsupported, amount_of, count_of, whole
from carloan_desk.domain.forecast.paymodel import (
    Multiplier,
    Part,
    PayModel,
    PeriodPart,
    Slope,
    Switch,
    Table,
    Threshold,
)
from carloan_desk.domain.money import EXACT

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]

# Sums of figures are exact in floats below this, and what a ladder pays on them in whole numbers below the other.
_EXACT = 2**52
_LIMIT = 2**62


class Maker:
    """Takes a plan apart.

    Raises:
        Unsupported: With the names of the parts that hang on the order of the deals.
    """

    def __init__(self, book: Book, circumstances: Mapping[str, Circumstances]) -> None:
        self.book = book
        self.model = PayModel(book)
        self.thresholds: list[Threshold] = []
        self._circumstances = circumstances
        self._figures: dict[tuple[Measure, str], int] = {}

    def make(self) -> PayModel:
        """Return the model; ``offset`` is still to be set by a comparison with ``evaluate``."""
        model, book = self.model, self.book
        plan = book.plan
        spans = {span for each in (None, *Period) for span in book.spans(each)}
        everything = {deal.deal_id: deal for span in spans for deal in book.counted(span, ALL_DEALS)}
        model.deals = [*everything.values(), *(deal for _, deal in book.opened)]
        model.known = len(everything)
        model.fixed = frozenset(
            each.name
            for each in plan.components
            if isinstance(each, BaseSalary) or (isinstance(each, Seniority) and not each.multiplies)
        )
        ordered: list[str] = []
        for component in plan.components:
            try:
                self._component(component)
            except Unsupported as part:
                ordered += part.args
        if not ordered:
            ordered = self._ordered_in_scopes()
        if ordered:
            raise Unsupported(*ordered)
        return model

    def _component(self, component: Component) -> None:
        model = self.model
        match component:
            case BaseSalary():
                self._salary(component)
            case Seniority():
                # What it pays hangs on no deal; as a coefficient it is one number.
                self._seniority(component)
            case PerDeal():
                table = self._table(component, self.book.period, lambda deal: self._rated(component, deal))
                model.parts.append(Part(component.name, [table], limits=component.limits))
            case Tiered() | Excess():
                for span in self.book.spans(component.measured):
                    self._ladder(component, span)
            case Bonus():
                for span in self.book.spans(component.measured):
                    self._bonus(component, span)
            case Scorecard() | Accelerator():
                for span in self.book.spans(component.measured):
                    self._card(component, span)
            case RegionalCap():
                model.caps.append(component)
            case Clawback():
                touched = [deal for deal in model.deals if deal.settled_on or deal.first_payment_default_on]
                if any(component.only.takes(deal) for deal in touched):
                    raise Unsupported(component.name)
            case Retention():
                # What is held is earned all the same.
                pass

    # Deal by deal -----------------------------------------------------------------------------------------------------

    def _table(
        self,
        component: PerDeal | Tiered,
        span: str,
        pays: Callable[[DealFacts], Decimal | None],
    ) -> Table:
        model, book, limits = self.model, self.book, component.limits
        counted = {deal.deal_id for deal in book.counted(span, component.only)}
        comes = [deal.deal_id in counted for deal in model.deals[: model.known]] + book.comes(span, component.only)
        table: Table = []
        with localcontext(EXACT):
            for deal, counts in zip(model.deals, comes, strict=True):
                amount = pays(deal) if counts else None
                if amount is not None:
                    amount = amount if limits.deal_cap is None else min(amount, limits.deal_cap)
                    amount = amount if limits.deal_floor is None else max(amount, limits.deal_floor)
                table.append(amount)
        return table

    @staticmethod
    def _rated(part: PerDeal, deal: DealFacts) -> Decimal | None:
        base = deal.base(part.basis)
        return rounded(base * part.rate) if base else None

    def _ladder(self, part: Tiered | Excess, span: str) -> None:
        if isinstance(part, Excess) or (part.metric is TierMetric.AMOUNT and part.mode is TierMode.MARGINAL):
            self._slope(part, span)
            return
        if part.metric is TierMetric.DEAL_SIZE:
            table = self._table(part, span, lambda deal: _by_size(part, deal))
            self.model.parts.append(Part(part.name, [table], limits=part.limits))
            return
        measure = count_of(part.only) if part.metric is TierMetric.COUNT else amount_of(part.basis, part.only)
        figure = self._figure(measure, span)
        tiers = [stretch.tier for stretch in stretches(part.tiers)]
        ladder = stretches(part.tiers)
        switch = self._steps(part.name, figure, [stretch.low for stretch in ladder[1:]])
        for tier in part.tiers[1:]:
            self.thresholds.append(Threshold(part.name, figure, tier.start, measure.kpi is Kpi.COUNT))
        if part.mode is TierMode.MARGINAL:
            # Which deal is the n-th hangs on which others come.
            raise Unsupported(part.name)
        tables = [
            self._table(part, span, lambda deal, rate=tier.rate: rounded(deal.base(part.basis) * rate))  # type: ignore[misc]
            for tier in tiers
        ]
        self.model.parts.append(Part(part.name, tables, switch, part.limits))

    def _slope(self, part: Tiered | Excess, span: str) -> None:
        limits = part.limits
        if limits.deal_cap is not None or limits.deal_floor is not None:
            raise Unsupported(part.name)
        number = self._figure(amount_of(part.basis, part.only), span)
        figure = self.model.figures[number]
        if figure.counted < 0 or any(weight < 0 for weight in figure.weights):
            raise Unsupported(part.name)
        tiers = tiers_of(part)
        rates, scale = whole([tier.rate for tier in tiers])
        starts = [tier.start * figure.scale for tier in tiers]
        top = (figure.counted + sum(figure.weights)) * max(rates) * 200
        if any(start != int(start) for start in starts) or top >= _LIMIT:
            raise Unsupported(part.name)
        for tier in tiers[1:]:
            self.thresholds.append(Threshold(part.name, number, tier.start, counts=False))
        hundredfold = [rate * 100 for rate in rates]
        self.model.slopes.append(
            Slope(part.name, number, [int(start) for start in starts], hundredfold, scale * figure.scale, limits)
        )

    # Period -----------------------------------------------------------------------------------------------------------

    def _salary(self, salary: BaseSalary) -> None:
        book, model = self.book, self.model
        model.period_parts.append(PeriodPart(salary.name, [rounded(salary.amount)]))
        last = period_span(book.period)[1]
        late = book.plan.period is Period.MONTH and last.month % 3 == 0
        for missed in salary.missed:
            of_deals = missed.measure.kpi in (Kpi.COUNT, Kpi.AMOUNT)
            if not of_deals and self._value(missed.measure, book.period) is None:
                # What is not known is not missed.
                continue
            deduction = rounded(salary.amount * -missed.deduction)
            switch = self._reaching(salary.name, missed.measure, book.period, missed.target)
            model.period_parts.append(PeriodPart(salary.name, [deduction, Decimal(0)], switch))
            if late and missed.quarter_target is not None and deduction:
                # What comes back hangs on each month's own target and on the quarter's.
                raise Unsupported(salary.name)

    def _seniority(self, seniority: Seniority) -> None:
        if not seniority.multiplies:
            return
        known = self._known(self.book.period)
        end = period_span(self.book.period)[1]
        coefficient = Decimal(1)
        if known.hired_on is not None and known.hired_on <= end:
            months = Decimal((end.year - known.hired_on.year) * 12 + end.month - known.hired_on.month)
            step = step_at(seniority.table, months)
            coefficient = Decimal(1) if step is None else step.value
        self.model.multipliers.append(Multiplier(seniority.name, seniority.of, [coefficient]))

    def _bonus(self, bonus: Bonus, span: str) -> None:
        switch = self._reaching(bonus.name, bonus.measure, span, bonus.threshold)
        self.model.period_parts.append(PeriodPart(bonus.name, [Decimal(0), rounded(bonus.amount)], switch))

    def _card(self, card: Scorecard | Accelerator, span: str) -> None:
        multiplies = isinstance(card, Accelerator) or card.amount is None
        if card.limits != UNLIMITED or (multiplies and span != self.book.period):
            raise Unsupported(card.name)
        if isinstance(card, Accelerator):
            coefficients = [Decimal(1), *(step.value for step in card.steps)]
            starts = [step.start * card.target for step in card.steps]
            switch = self._measured_steps(card.name, card.measure, span, starts)
        else:
            coefficients, switch = self._scored(card, span)
        if multiplies:
            self.model.multipliers.append(Multiplier(card.name, card.of, coefficients, switch))
        elif isinstance(card, Scorecard) and card.amount is not None:
            amount = card.amount
            amounts = [rounded(amount * coefficient) for coefficient in coefficients]
            self.model.period_parts.append(PeriodPart(card.name, amounts, switch))

    def _scored(self, card: Scorecard, span: str) -> tuple[list[Decimal], int | None]:
        """Coefficients and switch of a card. Its score is worked out once for each value of its figures."""
        figures = {
            kpi.measure: self._figure(kpi.measure, span)
            for kpi in card.kpis
            if kpi.measure.kpi in (Kpi.COUNT, Kpi.AMOUNT)
        }
        for kpi in card.kpis:
            if kpi.measure in figures:
                start = kpi.target if kpi.gate is None else kpi.gate
                counts = kpi.measure.kpi is Kpi.COUNT
                self.thresholds.append(Threshold(card.name, figures[kpi.measure], start, counts))
        known = {kpi.measure: self._value(kpi.measure, span) for kpi in card.kpis if kpi.measure not in figures}
        if not figures:
            with localcontext(EXACT):
                score = score_of(card, known.__getitem__)
            return [Decimal(1 if card.amount is None else 0) if score is None else score.coefficient], None
        if not card.table:
            # The coefficient is the score itself: as many situations as outcomes.
            raise Unsupported(card.name)
        columns = list(figures.values())
        of = score_states(card, figures, self.model.figures, known)
        switch = self._switch(Switch(card.name, len(card.table), tuple(columns), of))
        return [row.value for row in card.table], switch

    # Figures and switches ---------------------------------------------------------------------------------------------

    def _known(self, span: str) -> Circumstances:
        found = self._circumstances.get(span)
        if found is None and "Q" in span:
            last = period_span(span)[1]
            found = self._circumstances.get(f"{last.year:04}-{last.month:02}")
        return NOTHING_KNOWN if found is None else found

    def _value(self, measure: Measure, span: str) -> Decimal | None:
        """A figure the deals do not tell."""
        known = self._known(span)
        match measure.kpi:
            case Kpi.APPROVAL_RATE:
                approved, decided = known.approved, known.decided
                return EXACT.divide(Decimal(approved), decided) if decided and approved is not None else None
            case Kpi.OWN:
                return known.own.get(measure.own)
            case _:
                value: Decimal | None = getattr(known, measure.kpi.value)
                return value

    def _figure(self, measure: Measure, span: str) -> int:
        key = measure, span
        if key not in self._figures:
            figure = self.book.figure(measure, span)
            assert figure is not None
            if abs(figure.counted) + sum(map(abs, figure.weights)) >= _EXACT:
                raise Unsupported("*")
            self._figures[key] = len(self.model.figures)
            self.model.figures.append(figure)
        return self._figures[key]

    def _switch(self, switch: Switch) -> int:
        self.model.switches.append(switch)
        return len(self.model.switches) - 1

    def _steps(self, name: str, figure: int, starts: Sequence[Decimal]) -> int:
        of_figure = self.model.figures[figure]
        bounds = [of_figure.at_least(start) for start in starts]

        def of(sums: "Ints") -> "Ints":
            import numpy as np

            return np.searchsorted(np.array(bounds, dtype=np.int64), sums[:, figure], side="right").astype(np.int64)

        return self._switch(Switch(name, len(bounds) + 1, (figure,), of))

    def _measured_steps(self, name: str, measure: Measure, span: str, starts: Sequence[Decimal]) -> int | None:
        """A switch on any figure; one the deals do not tell is in its state from the beginning."""
        if measure.kpi in (Kpi.COUNT, Kpi.AMOUNT):
            figure = self._figure(measure, span)
            self.thresholds += [Threshold(name, figure, start, measure.kpi is Kpi.COUNT) for start in starts]
            return self._steps(name, figure, starts)
        value = self._value(measure, span)
        state = 0 if value is None else sum(start <= value for start in starts)

        def of(sums: "Ints") -> "Ints":
            import numpy as np

            return np.full(len(sums), state, dtype=np.int64)

        return self._switch(Switch(name, len(starts) + 1, (), of))

    def _reaching(self, name: str, measure: Measure, span: str, threshold: Decimal) -> int | None:
        return self._measured_steps(name, measure, span, [threshold])

    def _ordered_in_scopes(self) -> list[str]:
        """What is multiplied or limited deal by deal though its lines hang on the order of the deals."""
        model = self.model
        ordered = {slope.name for slope in model.slopes} | {part.name for part in model.capped}
        scopes = [each.of for each in model.multipliers if any(factor != 1 for factor in each.coefficients)]
        regions = {limit.region for cap in model.caps for limit in cap.regions}
        if any(deal.region in regions for deal in model.deals):
            scopes += [cap.of for cap in model.caps]
        return sorted({name for of in scopes for name in ordered if not of or name in of})


def _by_size(part: Tiered, deal: DealFacts) -> Decimal:
    base, size = deal.base(part.basis), deal.loan_amount
    ladder = stretches(part.tiers)
    if part.mode is TierMode.RETROACTIVE or size <= 0:
        return rounded(
            base * (stretch_at(ladder, size) if size > 0 or part.mode is TierMode.RETROACTIVE else ladder[0]).tier.rate
        )
    return rounded(
        sum((cut * base / size * stretch.tier.rate for _, stretch, cut, _ in marginal(ladder, [size])), Decimal(0))
    )
