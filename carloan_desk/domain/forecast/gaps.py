"""What is missing to the next step of the plan, and which open or new deals cross it cheapest."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from carloan_desk.domain.commission.facts import Circumstances, DealFacts
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast.income import NOTHING, Pay
from carloan_desk.domain.forecast.outlook import OpenDeal
from carloan_desk.domain.money import EXACT, from_fen

# So many sums are kept side by side; amounts in whole hundreds stay far below.
_MOST = 4_000
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


@dataclass(frozen=True, slots=True)
class _State:
    count: int
    chance: Fraction
    mask: int


_Item = tuple[int, int, Fraction]
_Cost = Callable[[int, _State], tuple[Fraction | int, ...]]


def _by_count(_: int, state: _State) -> tuple[Fraction | int, ...]:
    return state.count, -state.chance


def _by_chance(_: int, state: _State) -> tuple[Fraction | int, ...]:
    return -state.chance, state.count


def _by_volume(total: int, state: _State) -> tuple[Fraction | int, ...]:
    return total, -state.chance, state.count


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

    The sets are found over all subsets of the open deals that add to the figure and have any chance: deal by deal the
    best set for each sum is kept, so the work grows with deals × different sums below what is missing.

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
            (number, weight, Fraction(each.chance))
            for number, (weight, each) in enumerate(zip(figure.weights, open_deals, strict=True))
            if weight > 0 and each.chance > 0
        ]

        def way(
            cost: _Cost,
            capped: bool,
            items: list[_Item] = items,
            need: int = need,
            weights: tuple[int, ...] = figure.weights,
            scale: int = figure.scale,
        ) -> Way | None:
            chosen = _cheapest(items, need, cost, capped)
            return None if chosen is None else _way(pay, open_deals, *chosen, weights, scale)

        reached = Decimal(figure.counted) / figure.scale
        missing = gate.start - reached
        found[gate.component, gate.figure] = Gap(
            component=gate.component,
            threshold=gate.start,
            reached=reached,
            missing=missing,
            fewest=way(_by_count, True),
            likeliest=way(_by_chance, True),
            smallest=way(_by_volume, False),
            new_deals=tuple((size, _needed(missing, Decimal(1) if gate.counts else size)) for size in sizes),
        )
    return tuple(sorted(found.values(), key=lambda gap: gap.missing / gap.threshold))


def _needed(missing: Decimal, each: Decimal) -> int:
    whole, rest = divmod(missing, each)
    return int(whole) + bool(rest)


def _cheapest(items: Sequence[_Item], need: int, cost: _Cost, capped: bool) -> tuple[int, bool] | None:
    """Return the cheapest set that reaches what is needed, as a mask, and whether that is certain."""
    states = {0: _State(0, Fraction(1), 0)}
    exact = True
    for number, weight, chance in items:
        following = dict(states)
        for total, state in states.items():
            if total >= need:
                # Enough: one more makes it only dearer.
                continue
            reached = min(total + weight, need) if capped else total + weight
            new = _State(state.count + 1, state.chance * chance, state.mask | 1 << number)
            old = following.get(reached)
            if old is None or cost(reached, new) < cost(reached, old):
                following[reached] = new
        states = following
        if len(states) > _MOST:
            states, sure = _thinned(states, need, cost, capped)
            exact = exact and sure
    enough = [(cost(total, state), state.mask) for total, state in states.items() if total >= need]
    return (min(enough)[1], exact) if enough else None


def _thinned(states: dict[int, _State], need: int, cost: _Cost, capped: bool) -> tuple[dict[int, _State], bool]:
    """Drop what cannot be cheapest (a smaller sum that is no cheaper), and beyond that every other one."""
    kept: dict[int, _State] = {}
    if capped:
        best = None
        for total in sorted(states, reverse=True):
            price = cost(total, states[total])
            if best is None or price < best:
                best, kept[total] = price, states[total]
    else:
        enough = [total for total in states if total >= need]
        least = min(enough, default=None)
        kept = {total: state for total, state in states.items() if total < need or total == least}
    if len(kept) <= _MOST:
        return kept, True
    ordered = sorted(kept)
    chosen = {0, *ordered[:: len(ordered) // (_MOST // 2) + 1], *(total for total in ordered if total >= need)}
    return {total: kept[total] for total in chosen if total in kept}, False


def _way(
    pay: Pay,
    open_deals: Sequence[OpenDeal],
    mask: int,
    exact: bool,
    weights: Sequence[int],
    scale: int,
) -> Way:
    import numpy as np

    picks = [mask >> number & 1 for number in range(len(open_deals))]
    without, with_them = pay.of(np.array([[0] * len(picks), picks], dtype=np.int64))[1].tolist()
    chance = Decimal(1)
    for each, pick in zip(open_deals, picks, strict=True):
        chance = EXACT.multiply(chance, each.chance) if pick else chance
    return Way(
        deals=tuple(each.facts.deal_id for each, pick in zip(open_deals, picks, strict=True) if pick),
        adds=Decimal(sum(weight for weight, pick in zip(weights, picks, strict=True) if pick)) / scale,
        chance=chance.quantize(_PLACES, ROUND_HALF_UP, EXACT),
        brings=from_fen(with_them - without),
        exact=exact,
    )
