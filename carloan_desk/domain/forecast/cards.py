"""Scorecards over many outcomes at a time: which row of a card's table each outcome reaches."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

from carloan_desk.domain.commission.components import Measure, Scorecard, ScoredKpi
from carloan_desk.domain.commission.scores import score_of
from carloan_desk.domain.forecast.figures import Figure
from carloan_desk.domain.money import EXACT

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Floats = np.ndarray[Any, np.dtype[np.float64]]
    Bools = np.ndarray[Any, np.dtype[np.bool_]]

# Scores nearer than this to a row of a card's table are worked out without floats.
_NEAR = 1e-9


def score_states(
    card: Scorecard,
    figures: Mapping[Measure, int],
    all_figures: Sequence[Figure],
    known: Mapping[Measure, Decimal | None],
) -> Callable[["Ints"], "Ints"]:
    """Return what tells the row of a card's table: by floats, and by the card itself where those are too near.

    Args:
        card: A card with a table.
        figures: Its measures that the deals tell, each with the number of its figure.
        all_figures: The figures.
        known: Its other measures.
    """
    starts = [float(row.start) for row in card.table]

    def exactly(totals: Sequence[int]) -> int:
        values = dict(known)
        for (measure, figure), total in zip(figures.items(), totals, strict=True):
            values[measure] = Decimal(total) / all_figures[figure].scale
        score = score_of(card, values.__getitem__)
        return 0 if score is None else sum(row.start <= score.score for row in card.table) - 1

    def of(sums: "Ints") -> "Ints":
        import numpy as np

        columns = []
        for measure, figure in figures.items():
            # Beyond the highest cap and gate nothing changes any more.
            tops = [max(kpi.cap * kpi.target, kpi.gate or Decimal(0)) for kpi in card.kpis if kpi.measure == measure]
            rising = not any(kpi.lower_is_better for kpi in card.kpis if kpi.measure == measure)
            reached = sums[:, figure] + all_figures[figure].counted
            top = int((max(tops) * all_figures[figure].scale).to_integral_value("ROUND_CEILING"))
            columns.append(np.minimum(reached, top) if rising else reached)
        by_measure = dict(zip(figures, columns, strict=True))
        total = np.zeros(len(sums))
        vetoed = np.zeros(len(sums), dtype=bool)
        weights = Decimal(0)
        for kpi in card.kpis:
            value = known.get(kpi.measure)
            if kpi.measure not in figures and value is None:
                continue
            weights += kpi.weight
            if kpi.measure in figures:
                actual = by_measure[kpi.measure] / all_figures[figures[kpi.measure]].scale
            else:
                actual = np.full(len(sums), float(value or 0))
            part, beyond = _reached(kpi, actual)
            total += float(kpi.weight) * part
            vetoed |= beyond & kpi.veto
        scores = np.where(vetoed, 0, total / float(weights or 1))
        states = np.searchsorted(np.array(starts) - _NEAR, scores, side="right") - 1
        near = np.flatnonzero(np.searchsorted(np.array(starts) + _NEAR, scores, side="right") - 1 != states)
        pairs = np.stack([column[near] for column in columns], axis=1)
        seen, rows = np.unique(pairs, axis=0, return_inverse=True)
        with localcontext(EXACT):
            exact = np.array([exactly(each) for each in seen.tolist()], dtype=np.int64)
        if len(near):
            states[near] = exact[rows.reshape(-1)]
        found: Ints = states.astype(np.int64)
        return found

    return of


def _reached(kpi: ScoredKpi, actual: "Floats") -> tuple["Floats", "Bools"]:
    """How far figures reach a target, in floats, and which are beyond the gate."""
    import numpy as np

    target, cap = float(kpi.target), float(kpi.cap)
    if kpi.lower_is_better:
        part = np.where(actual > 0, np.minimum(target / np.where(actual > 0, actual, 1), cap), cap)
    else:
        part = np.clip(actual / target, 0, cap)
    if kpi.gate is None:
        return part, np.zeros(len(actual), dtype=bool)
    gate = float(kpi.gate)
    beyond = actual > gate if kpi.lower_is_better else actual < gate
    return np.where(beyond, 0, part), beyond
