"""Figures of a period that are sums over deals, as whole numbers: counts, amounts, and weights in fen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from carloan_desk.domain.commission.components import DealFilter, Kpi, Measure
from carloan_desk.domain.commission.facts import Basis, DealFacts, Period, period_key, period_span
from carloan_desk.domain.commission.plan import Plan

Entry = tuple[date, DealFacts]


class Unsupported(Exception):  # noqa: N818 - no error: a way not taken
    """A part of a plan that no sum over deals tells; ``args`` are names."""


def whole(values: Sequence[Decimal]) -> tuple[list[int], int]:
    """Return the values as whole numbers of 1 / scale, and the scale, a power of ten."""
    places = max((-int(value.as_tuple().exponent) for value in values if value), default=0)
    scale = 10 ** max(places, 0)
    return [int(value * scale) for value in values], scale


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is a sum over deals: (``counted`` + Σ of the ``weights`` of those that come) / ``scale``."""

    weights: tuple[int, ...]
    counted: int
    scale: int

    def at_least(self, threshold: Decimal) -> int:
        """The smallest whole number that reaches a threshold."""
        scaled = threshold * self.scale
        floor = int(scaled.to_integral_value("ROUND_CEILING"))
        return floor - self.counted


class Book:
    """The deals of a period, counted and open, and the figures over them."""

    def __init__(self, plan: Plan, closed: Iterable[DealFacts], opened: Sequence[DealFacts], period: str) -> None:
        self.plan = plan
        self.period = period
        self.closed = sorted(
            (
                (day, deal)
                for deal in closed
                if (day := deal.triggered_on(plan.trigger)) is not None and plan.in_force(day)
            ),
            key=lambda entry: (entry[0], entry[1].deal_id),
        )
        self.opened = [(day, deal) for deal in opened if (day := deal.triggered_on(plan.trigger)) is not None]
        self.end = period_span(period)[1]

    def spans(self, measured: Period | None) -> list[str]:
        """The measurement periods that end within the period."""
        first, last = period_span(self.period)
        if measured is None or measured is self.plan.period:
            return [self.period]
        if measured is Period.MONTH:
            return [period_key(date(first.year, first.month + number, 1)) for number in range(3)]
        return [period_key(last, Period.QUARTER)] if last.month % 3 == 0 else []

    def counted(self, span: str, only: DealFilter) -> list[DealFacts]:
        """The deals that count already, in the order of their triggers."""
        return [deal for day, deal in self.closed if self._counts(day, deal, span, only)]

    def comes(self, span: str, only: DealFilter) -> list[bool]:
        """Whether each open deal would count."""
        return [self._counts(day, deal, span, only) for day, deal in self.opened]

    def _counts(self, day: date, deal: DealFacts, span: str, only: DealFilter) -> bool:
        first, last = period_span(span)
        end = min(last, self.end)
        return (
            first <= day <= last
            and self.plan.in_force(day)
            and (deal.reversed_on is None or deal.reversed_on > end)
            and only.takes(deal)
        )

    def count(self, deal: DealFacts) -> Decimal:
        """What a deal counts."""
        return deal.share if self.plan.split_counts else Decimal(1)

    def figure(self, measure: Measure, span: str) -> Figure | None:
        """Return a measure as a figure, ``None`` if the deals do not tell it."""
        if measure.kpi not in (Kpi.COUNT, Kpi.AMOUNT):
            return None

        def value(deal: DealFacts) -> Decimal:
            return self.count(deal) if measure.kpi is Kpi.COUNT else deal.base(measure.basis)

        return self.summed(
            [value(deal) for deal in self.counted(span, measure.only)],
            [
                value(deal) if comes else Decimal(0)
                for (_, deal), comes in zip(self.opened, self.comes(span, measure.only), strict=True)
            ],
        )

    @staticmethod
    def summed(counted: Sequence[Decimal], opened: Sequence[Decimal]) -> Figure:
        """Return the figure of values by deal."""
        whole_values, scale = whole([*counted, *opened])
        return Figure(tuple(whole_values[len(counted) :]), sum(whole_values[: len(counted)]), scale)


def amount_of(basis: Basis, only: DealFilter) -> Measure:
    """Return the measure that sums a basis over the deals of a filter."""
    return Measure(Kpi.AMOUNT, basis, only=only)


def count_of(only: DealFilter) -> Measure:
    """Return the measure that counts the deals of a filter."""
    return Measure(Kpi.COUNT, only=only)
