"""A commission plan in words: what each part does, and what the linter has to say of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.commission import (
    Accelerator,
    BaseSalary,
    Basis,
    Bonus,
    Clawback,
    Component,
    DealFilter,
    Excess,
    Kpi,
    Limits,
    Measure,
    MissedTarget,
    PerDeal,
    Period,
    RegionalCap,
    RegionLimit,
    Retention,
    Scorecard,
    ScoredKpi,
    Seniority,
    Step,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
)
from carloan_desk.domain.commission.components import ALL_DEALS, UNLIMITED
from carloan_desk.ui import words
from carloan_desk.ui.language import language
from carloan_desk.ui.shown import Shown

translate = QCoreApplication.translate

_RATES = frozenset({Kpi.APPROVAL_RATE, Kpi.OVERDUE_RATE, Kpi.COLLECTION_RATE})


def sentence(component: Component, show: Shown, period: Period = Period.MONTH) -> str:
    """Return what a part of a plan does, as sentences without its name.

    Args:
        component: The part.
        show: Masks sums if it must.
        period: The period the plan pays by; a part that is measured by its own says so itself.
    """
    said = _Sentence(show, getattr(component, "measured", None) or period)
    told = [said.of(component)]
    told += said.only(getattr(component, "only", ALL_DEALS))
    told += said.limits(getattr(component, "limits", UNLIMITED))
    return _text(told)


def _text(sentences: Iterable[str]) -> str:
    """Sentences one after the other: Chinese ones stand close."""
    return (" " if language() == "en" else "").join(sentences)


def kind(component: type[Component]) -> str:
    """Return what a kind of part is called."""
    return {
        BaseSalary: translate("plan_words", "Base salary"),
        Seniority: translate("plan_words", "Seniority"),
        PerDeal: translate("plan_words", "Per deal"),
        Tiered: translate("plan_words", "Ladder"),
        Excess: translate("plan_words", "Share of the excess"),
        Bonus: translate("plan_words", "Bonus"),
        Accelerator: translate("plan_words", "Accelerator"),
        Scorecard: translate("plan_words", "Scorecard"),
        RegionalCap: translate("plan_words", "Regional limit"),
        Retention: translate("plan_words", "Held pay"),
        Clawback: translate("plan_words", "Clawback"),
    }[component]


def explained(component: type[Component]) -> str:
    """Return in one line what a kind of part is for."""
    return {
        BaseSalary: translate("plan_words", "a fixed sum, less what missed targets cost"),
        Seniority: translate("plan_words", "a sum or a coefficient by months with the employer"),
        PerDeal: translate("plan_words", "the same rate or sum for every deal"),
        Tiered: translate("plan_words", "a rate that climbs with deals, amount or size of the loan"),
        Excess: translate("plan_words", "a rate on what goes beyond a threshold"),
        Bonus: translate("plan_words", "a fixed sum when a figure is reached"),
        Accelerator: translate("plan_words", "multiplies other pay by how far a target is reached"),
        Scorecard: translate("plan_words", "weighted figures make a score; it pays or multiplies"),
        RegionalCap: translate("plan_words", "what a deal may pay at most in a region"),
        Retention: translate("plan_words", "a part of the pay is held and released later"),
        Clawback: translate("plan_words", "what goes back on early settlement or first default"),
    }[component]


def kpi(value: Kpi) -> str:
    """Return a figure that a target can be set for."""
    return {
        Kpi.COUNT: translate("plan_words", "Number of deals"),
        Kpi.AMOUNT: translate("plan_words", "Amount"),
        Kpi.APPROVAL_RATE: translate("plan_words", "Approval rate"),
        Kpi.SATISFACTION: translate("plan_words", "Satisfaction"),
        Kpi.OVERDUE_RATE: translate("plan_words", "Overdue rate"),
        Kpi.COLLECTION_RATE: translate("plan_words", "Collection rate"),
        Kpi.OWN: translate("plan_words", "A figure of the plan's own"),
    }[value]


def period_word(value: Period) -> str:
    """Return a measurement period."""
    return {Period.MONTH: translate("plan_words", "Month"), Period.QUARTER: translate("plan_words", "Quarter")}[value]


def measure_word(measure: Measure) -> str:
    """Return the name of a figure: ``sum of loan amount``, ``overdue rate``, or the plan's own name for it."""
    match measure.kpi:
        case Kpi.OWN:
            return measure.own or kpi(Kpi.OWN)
        case Kpi.AMOUNT:
            return translate("plan_words", "Sum of {basis}").format(basis=_lower(words.basis(measure.basis)))
        case _:
            return kpi(measure.kpi)


def _lower(word: str) -> str:
    return word[:1].lower() + word[1:]


def plain(number: Decimal) -> str:
    """Return a number as it is, grouped, without zeros that say nothing."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(rate: Decimal) -> str:
    """Return a fraction as an exact percentage."""
    return f"{plain(rate * 100)}%"


def joined(parts: Iterable[str]) -> str:
    """Return parts of a list as one text."""
    return translate("plan_words", "; ").join(parts)


def names(parts: Iterable[str]) -> str:
    """Return names as one text."""
    return translate("plan_words", ", ").join(parts)


def figure(measure: Measure, value: Decimal, show: Shown) -> str:
    """Return a value of a figure in its own unit."""
    if measure.kpi in _RATES:
        return percent(value)
    if measure.kpi is Kpi.AMOUNT:
        return _yuan(value, show)
    return _deals(value) if measure.kpi is Kpi.COUNT else plain(value)


def volume(metric: TierMetric, value: Decimal, show: Shown) -> str:
    """Return how much of what climbs a ladder."""
    return _deals(value) if metric is TierMetric.COUNT else _yuan(value, show)


def _yuan(amount: Decimal, show: Shown) -> str:
    return translate("plan_words", "{amount} yuan").format(amount=show.round_money(amount))


def _deals(number: Decimal) -> str:
    return translate("plan_words", "{n} deals").format(n=plain(number))


class _Sentence:
    """Makes sentences of a plan's parts."""

    def __init__(self, show: Shown, period: Period) -> None:
        self._show = show
        self._quarter = period is Period.QUARTER

    def of(self, component: Component) -> str:
        """Return the sentence of a part."""
        match component:
            case BaseSalary():
                return self._salary(component)
            case Seniority():
                return self._seniority(component)
            case PerDeal(basis=basis, rate=rate):
                return translate("plan_words", "Every deal pays {rate}.").format(rate=self._rate(basis, rate))
            case Tiered():
                return self._ladder(component)
            case Excess():
                return self._excess(component)
            case Bonus(measure=measure, threshold=threshold, amount=amount):
                text = translate("plan_words", "{amount} once {what} {every} reaches {threshold}.")
                return text.format(
                    amount=_yuan(amount, self._show),
                    what=_lower(measure_word(measure)),
                    threshold=figure(measure, threshold, self._show),
                    every=self._every(),
                )
            case Accelerator():
                return self._accelerator(component)
            case Scorecard():
                return self._card(component)
            case RegionalCap(regions=regions, of=of):
                text = translate("plan_words", "{of} of a deal is limited: {limits}.")
                return text.format(of=self._of(of), limits=joined(self._region(each) for each in regions))
            case Retention():
                return self._retention(component)
            case Clawback():
                return self._clawback(component)

    def _every(self) -> str:
        return translate("plan_words", "a quarter") if self._quarter else translate("plan_words", "a month")

    def _of(self, of: Sequence[str]) -> str:
        if not of:
            return translate("plan_words", "All variable pay")
        return names(translate("plan_words", "“{name}”").format(name=name) for name in of)

    def _rate(self, basis: Basis, rate: Decimal) -> str:
        if basis is Basis.PER_DEAL:
            return translate("plan_words", "{amount} yuan a deal").format(amount=self._show.round_money(rate))
        return translate("plan_words", "{rate} of the {basis}").format(
            rate=percent(rate), basis=_lower(words.basis(basis))
        )

    def _salary(self, salary: BaseSalary) -> str:
        text = translate("plan_words", "{amount} {every}.").format(
            amount=_yuan(salary.amount, self._show), every=self._every()
        )
        return _text([text, *map(self._missed, salary.missed)])

    def _missed(self, missed: MissedTarget) -> str:
        what, target = _lower(measure_word(missed.measure)), figure(missed.measure, missed.target, self._show)
        if missed.quarter_target is None:
            text = translate("plan_words", "{part} of it is cut while {what} of the month is below {target}.")
            return text.format(part=percent(missed.deduction), what=what, target=target)
        text = translate(
            "plan_words",
            "{part} of it is cut while {what} of the month is below {target}, and comes back if the quarter reaches "
            "{quarter}.",
        )
        quarter = figure(missed.measure, missed.quarter_target, self._show)
        return text.format(part=percent(missed.deduction), what=what, target=target, quarter=quarter)

    def _seniority(self, seniority: Seniority) -> str:
        def row(step: Step) -> str:
            value = f"× {plain(step.value)}" if seniority.multiplies else _yuan(step.value, self._show)
            text = translate("plan_words", "from month {n}: {value}")
            return text.format(n=plain(step.start), value=value)

        rows = joined(map(row, seniority.table))
        if seniority.multiplies:
            text = translate("plan_words", "{of} is multiplied by seniority: {rows}.")
            return text.format(of=self._of(seniority.of), rows=rows)
        return translate("plan_words", "By seniority, {every}: {rows}.").format(every=self._every(), rows=rows)

    def _excess(self, part: Excess) -> str:
        if part.basis is Basis.PER_DEAL:
            text = translate("plan_words", "{amount} for each deal above {threshold} {every}.")
            amount, threshold = _yuan(part.rate, self._show), _deals(part.threshold)
            return text.format(amount=amount, threshold=threshold, every=self._every())
        text = translate("plan_words", "{rate} on the part of {what} above {threshold} {every}.")
        return text.format(
            rate=percent(part.rate),
            what=_lower(words.basis(part.basis)),
            threshold=_yuan(part.threshold, self._show),
            every=self._every(),
        )

    def _ladder(self, ladder: Tiered) -> str:
        head = {
            TierMetric.COUNT: translate("plan_words", "By the number of deals {every}: {steps}; {mode}."),
            TierMetric.AMOUNT: translate("plan_words", "By the sum of {basis} {every}: {steps}; {mode}."),
            TierMetric.DEAL_SIZE: translate("plan_words", "By the size of each deal: {steps}; {mode}."),
        }[ladder.metric]
        mode = {
            TierMode.MARGINAL: translate("plan_words", "each part at its own step (marginal)"),
            TierMode.RETROACTIVE: translate("plan_words", "everything at the step reached (whole amount)"),
        }[ladder.mode]
        basis = Basis.LOAN_AMOUNT if ladder.basis is Basis.PER_DEAL else ladder.basis
        return head.format(
            every=self._every(),
            basis=_lower(words.basis(basis)),
            steps=joined(self._tier(ladder, tier) for tier in ladder.tiers),
            mode=mode,
        )

    def _tier(self, ladder: Tiered, tier: Tier) -> str:
        start, rate = volume(ladder.metric, tier.start, self._show), self._rate(ladder.basis, tier.rate)
        if tier.end is None:
            return translate("plan_words", "from {start}: {rate}").format(start=start, rate=rate)
        text = translate("plan_words", "from {start} to below {end}: {rate}")
        return text.format(start=start, end=volume(ladder.metric, tier.end, self._show), rate=rate)

    def _accelerator(self, part: Accelerator) -> str:
        step = translate("plan_words", "from {start} of it × {value}")
        text = translate("plan_words", "{of} is multiplied by how far {what} {every} reaches {target}: {steps}.")
        return text.format(
            of=self._of(part.of),
            what=_lower(measure_word(part.measure)),
            every=self._every(),
            target=figure(part.measure, part.target, self._show),
            steps=joined(step.format(start=percent(each.start), value=plain(each.value)) for each in part.steps),
        )

    def _card(self, card: Scorecard) -> str:
        told = [
            translate("plan_words", "{every} these figures make a score: {kpis}.").format(
                every=translate("plan_words", "Every quarter")
                if self._quarter
                else translate("plan_words", "Every month"),
                kpis=joined(map(self._scored, card.kpis)),
            )
        ]
        if card.table:
            step = translate("plan_words", "from {start} × {value}")
            rows = joined(step.format(start=percent(each.start), value=plain(each.value)) for each in card.table)
            told.append(translate("plan_words", "The score gives the coefficient: {rows}.").format(rows=rows))
        else:
            told.append(translate("plan_words", "The score is the coefficient."))
        if card.amount is None:
            told.append(translate("plan_words", "{of} is multiplied by it.").format(of=self._of(card.of)))
        else:
            text = translate("plan_words", "It pays {amount} times the coefficient.")
            told.append(text.format(amount=_yuan(card.amount, self._show)))
        return _text(told)

    def _scored(self, row: ScoredKpi) -> str:
        text = translate("plan_words", "{what}, target {target}, weight {weight}")
        said = text.format(
            what=measure_word(row.measure),
            target=figure(row.measure, row.target, self._show),
            weight=percent(row.weight),
        )
        if row.gate is None:
            return said
        gate = figure(row.measure, row.gate, self._show)
        if row.lower_is_better:
            more = translate("plan_words", "nothing above {gate}")
        else:
            more = translate("plan_words", "nothing below {gate}")
        if row.veto:
            more = translate("plan_words", "{gate}, which voids the whole card").format(gate=more.format(gate=gate))
        return names([said, more.format(gate=gate)])

    def _region(self, limit: RegionLimit) -> str:
        if limit.at_most is None:
            text = translate("plan_words", "{region}: {rate} of the loan for a year of term")
            return text.format(region=limit.region, rate=percent(limit.per_year))
        text = translate("plan_words", "{region}: {rate} of the loan for a year of term, at most {most}")
        return text.format(region=limit.region, rate=percent(limit.per_year), most=percent(limit.at_most))

    def _retention(self, part: Retention) -> str:
        text = translate("plan_words", "{part} of the pay is held back ({of}).")
        told = [text.format(part=percent(part.fraction), of=_lower(self._of(part.of)))]
        if part.releases:
            row = translate("plan_words", "after {n} months {part}")
            rows = joined(row.format(n=each.months, part=percent(each.fraction)) for each in part.releases)
            told.append(translate("plan_words", "Of it comes out: {rows}.").format(rows=rows))
        if part.at_maturity:
            told.append(
                translate("plan_words", "It comes out when the loan ends in good order, and is forfeited otherwise.")
            )
        if part.collection:
            row = translate("plan_words", "from {start}: {part}")
            rows = joined(row.format(start=percent(each.start), part=percent(each.value)) for each in part.collection)
            told.append(
                translate("plan_words", "How much comes out goes by the collection rate: {rows}.").format(rows=rows)
            )
        return _text(told)

    def _clawback(self, part: Clawback) -> str:
        told = []
        if part.settled:
            row = translate("plan_words", "within {n} months {part}")
            rows = joined(row.format(n=each.months, part=percent(each.fraction)) for each in part.settled)
            told.append(translate("plan_words", "Settled early, pay of the deal goes back: {rows}.").format(rows=rows))
        if part.first_payment_default:
            text = translate("plan_words", "If the first instalment is not paid, {part} goes back.")
            told.append(text.format(part=percent(part.first_payment_default)))
        if not told:
            told.append(translate("plan_words", "Nothing goes back yet."))
        told.append(translate("plan_words", "It concerns: {of}.").format(of=_lower(self._of(part.of))))
        return _text(told)

    def only(self, only: DealFilter) -> list[str]:
        """Return which deals count, if not all."""
        if only == ALL_DEALS:
            return []
        told = [
            text.format(names=names(values))
            for values, text in (
                (only.products, translate("plan_words", "products {names}")),
                (only.not_products, translate("plan_words", "not products {names}")),
                (only.dealers, translate("plan_words", "dealers {names}")),
                (only.not_dealers, translate("plan_words", "not dealers {names}")),
                (only.regions, translate("plan_words", "regions {names}")),
                (only.not_regions, translate("plan_words", "not regions {names}")),
            )
            if values
        ]
        if only.new_vehicle is not None:
            told.append(
                translate("plan_words", "new cars") if only.new_vehicle else translate("plan_words", "used cars")
            )
        if only.min_loan is not None:
            told.append(translate("plan_words", "loans from {amount}").format(amount=_yuan(only.min_loan, self._show)))
        if only.max_loan is not None:
            told.append(translate("plan_words", "loans up to {amount}").format(amount=_yuan(only.max_loan, self._show)))
        return [translate("plan_words", "Only these count: {what}.").format(what=joined(told))]

    def limits(self, limits: Limits) -> list[str]:
        """Return caps and floors, if there are any."""
        told = [
            text.format(amount=_yuan(amount, self._show), every=self._every())
            for amount, text in (
                (limits.cap, translate("plan_words", "at most {amount} {every}")),
                (limits.floor, translate("plan_words", "at least {amount} {every}")),
                (limits.deal_cap, translate("plan_words", "at most {amount} a deal")),
                (limits.deal_floor, translate("plan_words", "at least {amount} a deal")),
            )
            if amount is not None
        ]
        return [translate("plan_words", "It pays {limits}.").format(limits=joined(told))] if told else []


def day_or_open(day: date | None, show: Shown) -> str:
    """Return the end of a span, in words if it has none."""
    return translate("plan_words", "further notice") if day is None else show.day(day)


def kpi_named(value: Any) -> str:
    """Return the word for the ``kpi`` of a finding: a figure's code, or the plan's own name for one."""
    return kpi(Kpi(value)) if value in set(Kpi) else str(value)
