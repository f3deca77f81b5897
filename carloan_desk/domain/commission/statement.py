"""What a plan paid, line by line, each with how it came about."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.commission.components import TierMode
from carloan_desk.domain.commission.facts import Basis

LINE = "half_up_fen"
RUNNING = "half_up_fen_running"
ZERO = Decimal(0)


class LineKind(StrEnum):
    """What a line does. The first four change what is earned, the others where it lies."""

    EARNED = "earned"
    ADJUSTMENT = "adjustment"
    CLAWBACK = "clawback"
    REVERSAL = "reversal"
    HELD = "held"
    RELEASED = "released"
    FORFEITED = "forfeited"


EARNING = frozenset({LineKind.EARNED, LineKind.ADJUSTMENT, LineKind.CLAWBACK, LineKind.REVERSAL})


@dataclass(frozen=True, slots=True)
class Trace:
    """How a figure came about: ``base × rate`` rounded half up to the fen, by which part of which plan.

    Attributes:
        basis: What ``base`` is; ``None`` for a sum of yuan that is not a deal's.
        rounding: ``LINE`` where each line is rounded by itself, ``RUNNING`` in a marginal ladder: there the pay so far
            is rounded, and a line is what it adds, so that the lines meet the ladder's pay to the fen.
        tier_start: The step of the ladder or table that applied.
        deals: The deals behind a line of the period.
        cap: The cap, floor or regional limit that made an adjustment, in yuan.
        reached: The figure a target, a threshold or a score was measured by.
        in_gap: The value lies in a hole of the employer's table and was paid at the step below.
        unknown: Figures that were not known and were left out.
        origin: The period in which what is held, released, reversed or clawed back was earned.
    """

    plan: str
    version: int
    component: str
    basis: Basis | None
    base: Decimal
    rate: Decimal
    rounding: str = LINE
    tier_start: Decimal | None = None
    mode: TierMode | None = None
    deals: tuple[int, ...] = ()
    cap: Decimal | None = None
    reached: Decimal | None = None
    in_gap: bool = False
    unknown: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a statement: of a deal, or of the period (``deal_id`` ``None``).

    ``amount`` is signed yuan. Held, released and forfeited amounts are positive as they happen; a reversal and a
    clawback take held pay back with a negative ``HELD`` line. ``on`` is the day it happened.
    """

    component: str
    deal_id: int | None
    amount: Decimal
    trace: Trace
    kind: LineKind = LineKind.EARNED
    on: date | None = None


def sums(lines: "tuple[Line, ...] | list[Line]") -> tuple[Decimal, Decimal, Decimal, Decimal]:
    """Return what lines add to (earned, paid, held, forfeited): the first is always the sum of the others."""
    earned = held = released = forfeited = ZERO
    for line in lines:
        kind = line.kind
        if kind in EARNING:
            earned += line.amount
        elif kind is LineKind.HELD:
            held += line.amount
        elif kind is LineKind.RELEASED:
            released += line.amount
        else:
            forfeited += line.amount
    return earned, earned - held + released, held - released - forfeited, forfeited


@dataclass(frozen=True, slots=True)
class Statement:
    """What a plan pays for a period. ``total`` is exactly the sum of the lines that change what is earned."""

    plan: str
    version: int
    period: str
    lines: tuple[Line, ...] = field(default=())

    @property
    def total(self) -> Decimal:
        """What was earned in the period, less clawbacks and reversals, in yuan."""
        return sum((line.amount for line in self.lines if line.kind in EARNING), ZERO)

    @property
    def earned(self) -> Decimal:
        """The same as ``total``: earned = paid + held + forfeited."""
        return self.total

    @property
    def paid(self) -> Decimal:
        """What the period's pay-out is, in yuan: earned less newly held, plus released."""
        return sums(self.lines)[1]

    @property
    def held(self) -> Decimal:
        """By how much the period changes what is held back, in yuan."""
        return sums(self.lines)[2]

    @property
    def forfeited(self) -> Decimal:
        """What of the held pay was lost in the period, in yuan."""
        return sums(self.lines)[3]

    def of_deal(self, deal_id: int) -> Decimal:
        """Sum of what one deal earned in the period, in yuan."""
        return sum((line.amount for line in self.lines if line.deal_id == deal_id and line.kind in EARNING), ZERO)
