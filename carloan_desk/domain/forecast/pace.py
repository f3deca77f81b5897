"""How long a deal takes: days in each stage, learned from own deals, and the day to expect the money on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from carloan_desk.domain.deal import WALK, Deal, DealEvent, Stage
from carloan_desk.domain.forecast.chances import Fate, fate_of, walked
from carloan_desk.domain.money import EXACT, rate_of

# Calendar days a deal stands in a stage on its way to the money. [MEM]: a prior, until own history speaks.
STAGE_DAYS_PRIOR: dict[Stage, int] = {
    Stage.DISCOVERY: 3,
    Stage.SCREENING: 1,
    Stage.QUOTE: 3,
    Stage.DOCUMENTS: 4,
    Stage.APPLICATION: 1,
    Stage.DECISION: 2,
    Stage.SIGNING: 2,
    Stage.DISBURSEMENT: 2,
}

# As many own deals as the prior counts for.
DAYS_WEIGHT = Decimal(5)


@dataclass(frozen=True, slots=True)
class StageDays:
    """How long a stage takes and what that rests on.

    Attributes:
        stage: Where the deals stood.
        count: Own disbursed deals that stood there.
        median: Their median of calendar days in the stage, stays added up; ``None`` without any.
        prior: Assumed days.
        weight: As many deals as the prior counts for.
    """

    stage: Stage
    count: int
    median: Decimal | None
    prior: int
    weight: Decimal

    @property
    def days(self) -> int:
        """Whole days, half up: (count × median + weight × prior) / (count + weight)."""
        if self.median is None or not self.count + self.weight:
            return self.prior
        days = EXACT.divide(self.count * self.median + self.weight * self.prior, self.count + self.weight)
        return int(days.to_integral_value(ROUND_HALF_UP))


def learn_days(
    histories: Iterable[tuple[date, Sequence[DealEvent]]],
    *,
    prior: Mapping[Stage, int] = STAGE_DAYS_PRIOR,
    weight: Decimal = DAYS_WEIGHT,
) -> dict[Stage, StageDays]:
    """Return the days for each stage of the prior.

    Disbursed deals alone teach: a lost one says how long it took to be lost.

    Args:
        histories: Of each own deal the day it was opened and its dated events.
        prior: Assumed calendar days by stage.
        weight: Deals the prior counts for, from 0.

    Raises:
        DomainError: ``rate.range`` a weight below 0; ``number.type``.
    """
    counted = rate_of(weight, "weight", high=Decimal(1_000_000))
    stays: dict[Stage, list[int]] = {stage: [] for stage in prior}
    for opened_on, events in histories:
        if fate_of(events) is Fate.DISBURSED:
            for stage, days in _days_in(opened_on, events).items():
                if stage in stays:
                    stays[stage].append(days)
    return {
        stage: StageDays(
            stage=stage,
            count=len(stays[stage]),
            median=median_of(stays[stage]),
            prior=days,
            weight=counted,
        )
        for stage, days in prior.items()
    }


def _days_in(opened_on: date, events: Sequence[DealEvent]) -> dict[Stage, int]:
    days: dict[Stage, int] = {}
    for (stage, since), (_, until) in pairwise(walked(events, opened_on)):
        assert since is not None
        assert until is not None
        # An event entered for a day before the deal was opened makes no negative stay.
        days[stage] = days.get(stage, 0) + max(0, (until - since).days)
    return days


def median_of(days: Sequence[int]) -> Decimal | None:
    """Return the median, ``None`` without any."""
    ordered = sorted(days)
    middle = ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
    return Decimal(sum(middle)) / len(middle) if middle else None


def expected_on(
    deal: Deal, events: Sequence[DealEvent], today: date, days: Mapping[Stage, StageDays] | None = None
) -> date | None:
    """Return the day on which a deal's money is to be expected, never before today.

    The manager's own date holds while it has not passed. Otherwise what its present stage still takes (nothing, if it
    stands there longer than usual) and the days of the stages after it.

    Args:
        deal: The deal.
        events: Its dated events.
        today: The day it is asked for.
        days: As :func:`learn_days` answered; the priors without.

    Returns:
        ``None`` for a deal that is disbursed or lost.
    """
    learned = learn_days(()) if days is None else days
    if fate_of(events) is not Fate.OPEN:
        return None
    if deal.expected_disbursement_on is not None and deal.expected_disbursement_on >= today:
        return deal.expected_disbursement_on
    stage, since = walked(events, deal.opened_on)[-1]
    assert since is not None
    leaves = max(today, since + timedelta(days=learned[stage].days))
    after = WALK[WALK.index(stage) + 1 : WALK.index(Stage.DELIVERY)]
    return leaves + timedelta(days=sum(learned[later].days for later in after))
