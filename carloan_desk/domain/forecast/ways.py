"""What is missing to the next step of the plan, and which open or new deals cross it cheapest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum, auto
from math import gcd, log

from carloan_desk.domain.commission.facts import Circumstances, DealFacts
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast.figures import Figure
from carloan_desk.domain.forecast.income import NOTHING, Pay
from carloan_desk.domain.forecast.outcomes import ONE_BY_ONE
from carloan_desk.domain.forecast.outlook import OpenDeal
from carloan_desk.domain.money import EXACT, from_fen

# So many sums are kept side by side; amounts in whole hundreds stay below.
_MOST = 100_000
# Of two equally likely sets the one with fewer deals.
_TIE = 1e-12
_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Way:
    """Open deals that together cross a step.

    Attributes:
        deals: Their ids, in the order given.
        adds: What they add to the figure, in its unit.
        chance: Chance that all of them come, a fraction with four decimals.
        brings: Pay with them and the counted deals, less the pay of the counted alone, in yuan.
        exact: Whether no better set was passed over (only where amounts are too varied to keep every sum).
    """

    deals: tuple[int, ...]
    adds: Decimal
    chance: Decimal
    brings: Decimal
    exact: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """The way to the next step of one part of the plan.

    Attributes:
        component: Name of the part.
        threshold: Where the step begins, in the unit of the figure (yuan, or deals).
        reached: What the counted deals have reached.
        missing: ``threshold - reached``.
        fewest: The fewest open deals that cross it; of several such sets the likeliest. ``None``: all do not suffice.
        likeliest: The open deals that cross it with the best chance that all come (least chance lost).
        smallest: Those that cross it with the least volume; of several the likeliest.
        new_deals: For each size asked: how many new deals of it cross the step without any open one.
    """

    component: str
    threshold: Decimal
    reached: Decimal
    missing: Decimal
    fewest: Way | None
    likeliest: Way | None
    smallest: Way | None
    new_deals: tuple[tuple[Decimal, int], ...]


# What each open deal adds to the figure in whole numbers, its chance, and its number.
_Item = tuple[int, float, int]


class _Aim(Enum):
    """What a set shall have least of."""

    DEALS = auto()
    LOST_CHANCE = auto()
    VOLUME = auto()


def gaps(
    plan: Plan,
    closed: Sequence[DealFacts],
    open_deals: Sequence[OpenDeal],
    period: str,
    *,
    sizes: Sequence[Decimal] = (),
    circumstances: Mapping[str, Circumstances] = NOTHING,
) -> tuple[Gap, ...]:
    """Return the next step of each part of the plan that the counted deals have not reached, the nearest part first.

    The sets are the best of all subsets of the open deals that add to the figure and have any chance: up to 14 such
    deals by looking at each, beyond by keeping the best set for each sum, deal by deal. The work grows with deals ×
    sums in the common unit of the amounts up to what is missing; beyond 100,000 sums the unit is made coarser, and a
    way says that it may not be the best (``Way.exact``).

    Args:
        plan: The plan in force.
        closed: As for ``forecast``.
        open_deals: As for ``forecast``.
        period: As for ``forecast``.
        sizes: Sizes of new deals, in yuan of the figure; where deals are counted, any size counts as one.
        circumstances: As for ``evaluate``.

    Raises:
        DomainError: ``number.range`` a size that is not above 0.
    """
    for size in sizes:
        if not size.is_finite() or size <= 0:
            raise DomainError("number.range", field="sizes", low=0, high=None, value=size)
    pay = Pay(plan, closed, open_deals, period, circumstances)
    found: dict[tuple[str, int], Gap] = {}
    for gate in sorted(pay.thresholds, key=lambda each: each.start):
        figure = pay.figures[gate.figure]
        need = figure.at_least(gate.start)
        if need <= 0 or (gate.component, gate.figure) in found:
            continue
        items = [
            (weight, float(each.chance), number)
            for number, (weight, each) in enumerate(zip(figure.weights, open_deals, strict=True))
            if weight > 0 and each.chance > 0
        ]
        fewest, likeliest, smallest = (
            None if chosen is None else _way(pay, open_deals, *chosen, figure)
            for chosen in (_best(items, need, aim) for aim in _Aim)
        )
        reached = Decimal(figure.counted) / figure.scale
        missing = gate.start - reached
        found[gate.component, gate.figure] = Gap(
            component=gate.component,
            threshold=gate.start,
            reached=reached,
            missing=missing,
            fewest=fewest,
            likeliest=likeliest,
            smallest=smallest,
            new_deals=tuple((size, _needed(missing, Decimal(1) if gate.counts else size)) for size in sizes),
        )
    return tuple(sorted(found.values(), key=lambda gap: gap.missing / gap.threshold))


def _needed(missing: Decimal, each: Decimal) -> int:
    whole, rest = divmod(missing, each)
    return int(whole) + bool(rest)


def _best(items: Sequence[_Item], need: int, aim: _Aim) -> tuple[frozenset[int], bool] | None:
    """Return the best set that adds what is needed, and whether no better one was passed over."""
    if sum(weight for weight, _, _ in items) < need:
        return None
    lost = [-log(chance) for _, chance, _ in items]
    # One cost for both: first what is aimed at, within it the other. Volume is seen to by the order of the sums.
    costs = [each + (1 + sum(lost) if aim is _Aim.DEALS else _TIE) for each in lost]
    if len(items) <= ONE_BY_ONE:
        picked = _of_all([weight for weight, _, _ in items], costs, need, aim)
        return frozenset(items[place][2] for place in picked), True
    unit = gcd(*(weight for weight, _, _ in items))
    width = -(-need // unit) + max(weight for weight, _, _ in items) // unit
    # Rounded down, so that what seems to cross does; a set that only just crosses may be passed over then.
    coarse = -(-width // _MOST) if width > _MOST else 1
    weights = [weight // (unit * coarse) for weight, _, _ in items]
    needed = -(-need // (unit * coarse))
    if sum(weights) < needed:
        # All of them only just suffice.
        return frozenset(number for _, _, number in items), False
    return frozenset(items[place][2] for place in _of_sums(weights, costs, needed, aim)), coarse == 1


def _of_all(weights: Sequence[int], costs: Sequence[float], need: int, aim: _Aim) -> list[int]:
    """Return the places of the best of all subsets."""
    import numpy as np

    rows = (np.arange(2 ** len(weights), dtype=np.int64)[:, None] >> np.arange(len(weights))) & 1
    totals = rows @ np.array(weights, dtype=np.int64)
    enough = np.flatnonzero(totals >= need)
    prices = rows[enough] @ np.array(costs)
    order = np.lexsort((prices, totals[enough])) if aim is _Aim.VOLUME else np.lexsort((totals[enough], prices))
    return np.flatnonzero(rows[enough[order[0]]]).tolist()


def _of_sums(weights: Sequence[int], costs: Sequence[float], need: int, aim: _Aim) -> list[int]:
    """The same, deal by deal the cheapest set for each sum; what is enough is not added to."""
    import numpy as np

    best = np.full(need + max(weights), np.inf)
    best[0] = 0
    taken = np.zeros((len(weights), len(best)), dtype=bool)
    for place, (weight, cost) in enumerate(zip(weights, costs, strict=True)):
        with_it = best[:need] + cost
        reached = slice(weight, weight + need)
        taken[place, reached] = with_it < best[reached]
        best[reached] = np.minimum(with_it, best[reached])
    ends = best[need:]
    total = need + int(np.flatnonzero(np.isfinite(ends))[0] if aim is _Aim.VOLUME else np.argmin(ends))
    picked = []
    for place in range(len(weights) - 1, -1, -1):
        if taken[place, total]:
            picked.append(place)
            total -= weights[place]
    return picked


def _way(pay: Pay, open_deals: Sequence[OpenDeal], chosen: frozenset[int], exact: bool, figure: Figure) -> Way:
    import numpy as np

    picks = [int(number in chosen) for number in range(len(open_deals))]
    without, with_them = pay.of(np.array([[0] * len(picks), picks], dtype=np.int64))[1].tolist()
    chance = Decimal(1)
    for number in chosen:
        chance = EXACT.multiply(chance, open_deals[number].chance)
    return Way(
        deals=tuple(open_deals[number].facts.deal_id for number in sorted(chosen)),
        adds=Decimal(sum(figure.weights[number] for number in chosen)) / figure.scale,
        chance=chance.quantize(_PLACES, ROUND_HALF_UP, EXACT),
        brings=from_fen(with_them - without),
        exact=exact,
    )
