"""The figures of a period that pay hangs on: which deals count, what they sum to, what the manager knows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from carloan_desk.domain.commission.components import DealFilter, Kpi, Measure
from carloan_desk.domain.commission.facts import (
    NOTHING_KNOWN,
    Circumstances,
    DealFacts,
    Period,
    period_key,
    period_span,
)
from carloan_desk.domain.commission.ladders import ONE, ZERO
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.commission.statement import Trace


def months_of(quarter: str) -> list[str]:
    """Return the names of the months of ``"2026-Q4"``."""
    year, number = quarter.split("-Q")
    return [f"{year}-{3 * int(number) - 2 + each:02}" for each in range(3)]


class Figures:
    """The figures of one version of a plan; each is worked out once.

    Attributes:
        plan: The version.
        as_of: What happened later is not known yet.
        once: Whether what is paid once a period (salary) is paid by this version in a period.
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
        self.once = once
        self._circumstances = circumstances
        self._by_month: dict[str, list[tuple[date, int, DealFacts]]] = {}
        for day, deal in deals:
            self._by_month.setdefault(period_key(day), []).append((day, deal.deal_id, deal))
        for found in self._by_month.values():
            found.sort(key=lambda entry: entry[:2])
        self._counted: dict[tuple[str, DealFilter], list[tuple[date, DealFacts]]] = {}
        self._reached: dict[tuple[str, Measure], Decimal | None] = {}

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
                return sum((self.count(deal) for _, deal in self.counted(span, measure.only)), ZERO)
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

    def count(self, deal: DealFacts) -> Decimal:
        """Return what a deal counts: one, or its share if the plan says so."""
        return deal.share if self.plan.split_counts else ONE

    def spans(self, measured: Period | None, period: str) -> list[str]:
        """Return the measurement periods that end within a period of the plan."""
        if measured is None or measured is self.plan.period:
            return [period]
        if measured is Period.MONTH:
            return months_of(period)
        last = period_span(period)[1]
        return [period_key(last, Period.QUARTER)] if last.month % 3 == 0 else []

    def trace(
        self,
        component: str,
        base: Decimal,
        rate: Decimal,
        *,
        measure: tuple[Measure, str] | None = None,
        step: Decimal | None = None,
        reached: Decimal | None = None,
        unknown: tuple[str, ...] = (),
        origin: str = "",
    ) -> Trace:
        """Return how a line of the period came about, with the deals behind a measure of a span."""
        return Trace(
            self.plan.name,
            self.plan.version,
            component,
            None,
            base,
            rate,
            tier_start=step,
            deals=() if measure is None else self.behind(*measure),
            reached=reached,
            unknown=unknown,
            origin=origin,
        )
