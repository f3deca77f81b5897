"""Scorecards: from figures and targets to a coefficient."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from carloan_desk.domain.commission.components import Kpi, Measure, Scorecard, ScoredKpi
from carloan_desk.domain.commission.ladders import ZERO, step_at


@dataclass(frozen=True, slots=True)
class Score:
    """A card's score (1 is 100 %), its coefficient with the row it comes from, and the figures not known."""

    score: Decimal
    coefficient: Decimal
    step: Decimal | None
    unknown: tuple[str, ...]


def kpi_name(measure: Measure) -> str:
    """Return what a figure is called: the value of its :class:`Kpi`, or the name of the plan's own."""
    return measure.own if measure.kpi is Kpi.OWN else measure.kpi.value


def reached_of(kpi: ScoredKpi, actual: Decimal) -> tuple[Decimal, bool]:
    """Return how far one figure reaches its target, capped, and whether it is beyond its gate."""
    if kpi.gate is not None and (actual > kpi.gate if kpi.lower_is_better else actual < kpi.gate):
        return ZERO, True
    if not kpi.lower_is_better:
        return min(max(actual / kpi.target, ZERO), kpi.cap), False
    return (min(kpi.target / actual, kpi.cap) if actual > 0 else kpi.cap), False


def score_of(card: Scorecard, reached: Callable[[Measure], Decimal | None]) -> Score | None:
    """Return the score of a card, ``None`` if no figure with a weight is known.

    The weights are scaled to the figures that are known, so they need not sum to 1.
    """
    total = weights = ZERO
    unknown, vetoed = [], False
    for kpi in card.kpis:
        actual = reached(kpi.measure)
        if actual is None:
            unknown.append(kpi_name(kpi.measure))
            continue
        part, beyond = reached_of(kpi, actual)
        vetoed = vetoed or (beyond and kpi.veto)
        total += kpi.weight * part
        weights += kpi.weight
    if not weights:
        return None
    score = ZERO if vetoed else total / weights
    step = step_at(card.table, score)
    return Score(score, score if step is None else step.value, None if step is None else step.start, tuple(unknown))
