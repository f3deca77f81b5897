"""The distribution of a period's income through the real plan."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from carloan_desk.domain.commission.facts import Circumstances, DealFacts
from carloan_desk.domain.commission.ledger import evaluate
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.forecast.figures import Book, Figure, Unsupported
from carloan_desk.domain.forecast.maker import Maker
from carloan_desk.domain.forecast.outcomes import (
    ONE_BY_ONE,
    SEED,
    Outcomes,
    of_rows,
    on_grid,
    one_by_one,
    sampled,
    sampled_slowly,
)
from carloan_desk.domain.forecast.outlook import DealOutlook, GateOdds, IncomeForecast, Method, OpenDeal, yuan
from carloan_desk.domain.forecast.paymodel import PayModel, Threshold
from carloan_desk.domain.money import from_fen, to_fen

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]

# Where only ``evaluate`` tells the pay: so many open deals are weighed one by one, so many outcomes are drawn.
_FEW = 8
_DRAWN = 400
NOTHING: Mapping[str, Circumstances] = {}


class Pay:
    """What a period pays for any of the open deals that come: a model, or ``evaluate`` where there is none.

    Args:
        plan: The plan in force.
        closed: Deals that count already, and any others known.
        open_deals: The deals that may come.
        period: The period's name.
        circumstances: As for ``evaluate``.
    """

    def __init__(
        self,
        plan: Plan,
        closed: Sequence[DealFacts],
        open_deals: Sequence[OpenDeal],
        period: str,
        circumstances: Mapping[str, Circumstances] = NOTHING,
    ) -> None:
        self._plan, self._period, self._circumstances = plan, period, circumstances
        opened = [each.counted(plan) for each in open_deals]
        names = {each.deal_id for each in opened}
        self._closed = [deal for deal in closed if deal.deal_id not in names]
        self._opened = opened
        self._seen: dict[bytes, int] = {}
        self.forced_by: tuple[str, ...] = ()
        self.model: PayModel | None = None
        book = Book(plan, self._closed, opened, period)
        maker = Maker(book, circumstances)
        try:
            model = maker.make()
            if self._fits(model):
                self.model = model
            else:
                self.forced_by = tuple(component.name for component in plan.components)
        except Unsupported as parts:
            self.forced_by = parts.args
        self.figures: list[Figure] = maker.model.figures
        self.thresholds: list[Threshold] = maker.thresholds

    def of(self, rows: "Ints") -> tuple["Ints", "Ints"]:
        """Return sums of the figures and pay in fen for rows of 0 and 1 by open deal."""
        import numpy as np

        if self.model is not None:
            return of_rows(self.model, rows)
        columns = [rows @ np.array(figure.weights, dtype=np.int64) for figure in self.figures]
        sums = np.stack(columns, axis=1) if columns else np.zeros((len(rows), 0), dtype=np.int64)
        return sums, np.array([self._evaluated(row) for row in rows], dtype=np.int64)

    def _evaluated(self, row: "Ints") -> int:
        key = row.tobytes()
        if key not in self._seen:
            came = [deal for deal, comes in zip(self._opened, row.tolist(), strict=True) if comes]
            facts = [*self._closed, *came]
            statement = evaluate(self._plan, facts, self._period, circumstances=self._circumstances)
            self._seen[key] = to_fen(statement.total)
        return self._seen[key]

    def _fits(self, model: PayModel) -> bool:
        """Tie the model to ``evaluate``: none of the open deals tells the offset, others whether it holds."""
        import numpy as np

        count = len(self._opened)
        random = np.random.default_rng(SEED)
        tried = [np.zeros(count), np.ones(count), *(random.random((2, count)) < 0.5)]
        rows = np.array(tried, dtype=np.int64).reshape(len(tried), count)
        model.offset = self._evaluated(rows[0]) - int(of_rows(model, rows[:1])[1][0])
        told: list[int] = of_rows(model, rows)[1].tolist()
        return told == [self._evaluated(row) for row in rows]

    def weigh(self, chances: Sequence[float]) -> Outcomes:
        """Return the outcomes with their weights: all of them if that can be, else a sample."""
        if self.model is None:
            if len(chances) <= _FEW:
                return one_by_one(chances, self.of)
            return sampled_slowly(chances, self.of, _DRAWN)
        found = on_grid(chances, self.model)
        if found is not None:
            return found
        if len(chances) <= ONE_BY_ONE:
            return one_by_one(chances, self.of)
        self.forced_by = ("*",)
        return sampled(chances, self.model)


def forecast(
    plan: Plan,
    closed: Sequence[DealFacts],
    open_deals: Sequence[OpenDeal],
    period: str,
    *,
    circumstances: Mapping[str, Circumstances] = NOTHING,
) -> IncomeForecast:
    """Return the distribution of what a period earns, through every tier, gate, cap and card of the plan.

    Amount × chance is wrong as soon as there is a step: with ten deals of 100,000 at 50 % behind 600,000, a bonus of
    5,000 from 1,000,000 is worth 0.828125 × 5,000. Deals come independently of each other. Pay is what is *earned*
    (``Statement.total``); what is held back of it is for the account of the deals.

    The pay of each outcome is that of ``evaluate`` to the fen. The distribution is exact where the figures the plan
    looks at lie on a grid of at most 1.5 million cells (amounts in whole hundreds or thousands do) or there are at
    most 14 open deals; the work grows with deals × cells, and cells with the sum of the amounts over their common unit,
    times the number of deals where the plan counts too. Otherwise 40,000 outcomes are drawn, with a fixed seed. Parts
    that hang on the order of the deals (a marginal ladder by count, a cap on what a multiplier multiplies) leave
    ``evaluate`` itself: exact up to 8 open deals, 400 draws beyond.

    Args:
        plan: The plan in force.
        closed: Deals already counted, of earlier periods too where the plan looks back (clawback, quarter).
        open_deals: Deals that may come; those expected in another period add nothing. One that is in ``closed`` too is
            taken from here.
        period: Name as made by ``period_key``.
        circumstances: As for ``evaluate``.

    Raises:
        DomainError: ``rate.range`` a chance outside 0 to 1.
    """
    pay = Pay(plan, closed, open_deals, period, circumstances)
    chances = [float(each.chance) for each in open_deals]
    outcomes = pay.weigh(chances)
    import numpy as np

    support, numbers = np.unique(outcomes.pay, return_inverse=True)
    weights = np.bincount(numbers, weights=outcomes.chances)
    certain = weights > 0
    alone = pay.of(np.vstack([np.zeros((1, len(chances)), np.int64), np.eye(len(chances), dtype=np.int64)]))[1].tolist()
    return IncomeForecast(
        period=period,
        fen=tuple(support[certain].tolist()),
        chances=tuple(weights[certain].tolist()),
        mean=yuan(float((outcomes.chances * outcomes.pay).sum())),
        certain=from_fen(alone[0]),
        method=Method.EXACT if outcomes.exact else Method.SIMULATED,
        error=yuan(outcomes.error),
        forced_by=() if outcomes.exact else pay.forced_by,
        gates=_gates(pay, outcomes),
        deals=tuple(
            DealOutlook(
                deal_id=each.facts.deal_id,
                chance=each.chance,
                expected_on=each.expected_on,
                alone=from_fen(alone[number + 1] - alone[0]),
                margin=yuan(outcomes.margins[number]),
                error=yuan(outcomes.errors[number]),
            )
            for number, each in enumerate(open_deals)
        ),
    )


def _gates(pay: Pay, outcomes: Outcomes) -> tuple[GateOdds, ...]:
    gates = []
    for each in dict.fromkeys((gate.component, gate.figure, gate.start) for gate in pay.thresholds):
        component, number, start = each
        figure = pay.figures[number]
        reaches = outcomes.sums[:, number] >= figure.at_least(start)
        gates.append(
            GateOdds(
                component=component,
                threshold=start,
                reached=Decimal(figure.counted) / figure.scale,
                odds=min(1.0, float(outcomes.chances[reaches].sum())),
            )
        )
    return tuple(gates)
