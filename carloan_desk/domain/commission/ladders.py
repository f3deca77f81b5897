"""Ladders climbed by deals: which step pays which part of which deal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from carloan_desk.domain.commission.components import Step, Tier
from carloan_desk.domain.money import round_money

ZERO = Decimal(0)
ONE = Decimal(1)
_ALL_BELOW = Decimal("-Infinity")
_ALL_ABOVE = Decimal("Infinity")


def fen(amount: Decimal) -> Decimal:
    """Round a line to the fen, a half away from zero."""
    return round_money(amount, mode=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where one tier pays: from ``low`` up to ``high``; ``in_gap`` beyond the end the employer stated."""

    tier: Tier
    low: Decimal
    high: Decimal
    in_gap: bool


def stretches(tiers: Sequence[Tier]) -> list[Stretch]:
    """Return a ladder as stretches without holes. Below its start the first tier holds (a negative sum)."""
    found = []
    for number, tier in enumerate(tiers):
        low = tier.start if number else _ALL_BELOW
        high = tiers[number + 1].start if number + 1 < len(tiers) else _ALL_ABOVE
        if tier.end is not None and tier.end < high:
            found.append(Stretch(tier, low, tier.end, False))
            low = tier.end
        found.append(Stretch(tier, low, high, tier.end is not None and low >= tier.end))
    return found


def stretch_at(ladder: Sequence[Stretch], reached: Decimal) -> Stretch:
    """Return the stretch a value lies in."""
    for stretch in reversed(ladder):
        if stretch.low <= reached:
            return stretch
    return ladder[0]


def parts(ladder: Iterable[Stretch], start: Decimal, end: Decimal) -> list[tuple[Stretch, Decimal]]:
    """Return the way from ``start`` to ``end`` cut at the tiers; negative parts where it leads down."""
    low, high = (start, end) if start <= end else (end, start)
    pieces = [
        (stretch, min(high, stretch.high) - max(low, stretch.low))
        for stretch in ladder
        if low < stretch.high and stretch.low < high and low < high
    ]
    return pieces if start <= end else [(stretch, -part) for stretch, part in reversed(pieces)]


def marginal(ladder: Sequence[Stretch], ends: Iterable[Decimal]) -> Iterator[tuple[int, Stretch, Decimal, Decimal]]:
    """Climb a ladder by stages that end at ``ends``.

    Yields:
        Number of the stage, stretch, the part of the stage in it, and its pay: what it adds to the pay so far,
        which is rounded half up to the fen.
    """
    climbed = earned = paid = ZERO
    for number, end in enumerate(ends):
        for stretch, part in parts(ladder, climbed, end):
            earned += part * stretch.tier.rate
            amount = fen(earned) - paid
            paid += amount
            yield number, stretch, part, amount
        climbed = end


def step_at(table: Sequence[Step], reached: Decimal) -> Step | None:
    """Return the row of a table that holds for a value, ``None`` below the first."""
    found = None
    for step in table:
        if step.start > reached:
            break
        found = step
    return found
