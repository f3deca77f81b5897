"""Deals that are disbursed and wait for what earns their pay: how likely that comes, and how long it takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.commission.facts import DealFacts, Trigger
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.forecast.chances import PRIOR_WEIGHT, StageChance
from carloan_desk.domain.forecast.pace import DAYS_WEIGHT, StageDays, median_of

# Chance that a disbursed deal comes to its trigger, and days that takes. [MEM]: priors, until own history speaks.
WAITING_PRIOR = Decimal("0.98")
WAITING_DAYS_PRIOR: Mapping[Trigger, int] = {Trigger.REGISTERED: 10, Trigger.FIRST_REPAID: 31}


@dataclass(frozen=True, slots=True)
class Waiting:
    """What one's own deals teach about the wait; ``chance.disbursed`` counts those that came to the trigger."""

    chance: StageChance
    days: StageDays

    def expected_on(self, deal: DealFacts, today: date) -> date:
        """Return the day the trigger is to be expected on, never before today."""
        assert deal.disbursed_on is not None
        return max(today, deal.disbursed_on + timedelta(days=self.days.days))


def learn_waiting(facts: Iterable[DealFacts], trigger: Trigger) -> Waiting:
    """Return how likely and how long the wait for a trigger is.

    Own disbursed deals teach: those that came to the trigger, and those that ended without it, cancelled or settled.
    Those that still wait teach nothing yet.
    """
    came: list[int] = []
    lost = still = 0
    for deal in facts:
        if deal.disbursed_on is None:
            continue
        day = deal.triggered_on(trigger)
        if day is not None:
            came.append(max(0, (day - deal.disbursed_on).days))
        elif deal.reversed_on is not None or deal.settled_on is not None:
            lost += 1
        else:
            still += 1
    return Waiting(
        StageChance(Stage.DELIVERY, len(came), lost, still, WAITING_PRIOR, PRIOR_WEIGHT),
        StageDays(Stage.DELIVERY, len(came), median_of(came), WAITING_DAYS_PRIOR.get(trigger, 0), DAYS_WEIGHT),
    )
