"""What a forecast takes and what it answers with."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import accumulate

from carloan_desk.domain.commission.facts import DealFacts
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.money import ZERO, from_fen, rate_of, round_money

# Sums of probabilities miss whole numbers by their noise.
_NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class OpenDeal:
    """A deal that may come.

    Attributes:
        facts: The deal as it would count; the day of the plan's trigger in it is not looked at.
        chance: Chance that it comes, a fraction. Deals come independently of each other.
        expected_on: The day it would be triggered.
    """

    facts: DealFacts
    chance: Decimal
    expected_on: date

    def __post_init__(self) -> None:
        rate_of(self.chance, "chance")

    def counted(self, plan: Plan) -> DealFacts:
        """Return the deal as if it had come on the expected day."""
        return self.facts.as_if(plan.trigger, self.expected_on)


class Method(StrEnum):
    """How a distribution came about: every outcome weighed, or a seeded sample of them."""

    EXACT = "exact"
    SIMULATED = "simulated"


@dataclass(frozen=True, slots=True)
class DealOutlook:
    """What one open deal means for the period's income, in yuan.

    Attributes:
        deal_id: The deal.
        chance: As given.
        expected_on: As given.
        alone: What it would bring today: pay of the counted deals with it, less the pay without it.
        margin: Expected income if it comes for certain, less expected income if it is lost.
        error: Standard error of ``margin``; 0 where it is exact.
    """

    deal_id: int
    chance: Decimal
    expected_on: date
    alone: Decimal
    margin: Decimal
    error: Decimal


@dataclass(frozen=True, slots=True)
class GateOdds:
    """A step of the plan: a tier, a threshold, a target.

    Attributes:
        component: Name of the part of the plan.
        threshold: Where it begins, in the unit of the figure (yuan, or deals).
        reached: What the counted deals have reached so far.
        odds: Chance that the figure reaches the threshold, a fraction.
    """

    component: str
    threshold: Decimal
    reached: Decimal
    odds: float


@dataclass(frozen=True, slots=True)
class IncomeForecast:
    """The distribution of what is earned in a period.

    Attributes:
        period: Its name.
        fen: Incomes that may come about, in whole fen, rising; of a simulated one those that were drawn.
        chances: Their probabilities, which sum to 1.
        mean: Expected income, half up to the fen.
        certain: What the counted deals alone bring, in yuan.
        method: Exact or simulated.
        error: Standard error of ``mean`` in yuan; 0 where it is exact.
        forced_by: The parts of the plan that forced a simulation; ``"*"`` where no part but the variety of amounts did.
        gates: The odds of each step.
        deals: The open deals that can count in the period, as given.
    """

    period: str
    fen: tuple[int, ...]
    chances: tuple[float, ...]
    mean: Decimal
    certain: Decimal
    method: Method
    error: Decimal
    forced_by: tuple[str, ...]
    gates: tuple[GateOdds, ...]
    deals: tuple[DealOutlook, ...]

    @property
    def support(self) -> tuple[Decimal, ...]:
        """Incomes that may come about, in yuan, rising."""
        return tuple(map(from_fen, self.fen))

    def quantile(self, p: float) -> Decimal:
        """Return the smallest income that is not exceeded with a chance of at least ``p`` (0 to 1)."""
        sums = list(accumulate(self.chances))
        return from_fen(self.fen[min(bisect_left(sums, p - _NOISE), len(sums) - 1)])

    def odds(self, threshold: Decimal) -> float:
        """Return the chance that the income is at least ``threshold`` yuan."""
        return min(1.0, sum(self.chances[bisect_left(self.fen, threshold * 100) :]))


def yuan(fen: float) -> Decimal:
    """Return a mean in fen as yuan, half up; the noise of sums of probabilities is taken off before."""
    rounded = round_money(Decimal(repr(round(fen, 6))).scaleb(-2), mode=ROUND_HALF_UP)
    return rounded if rounded else ZERO
