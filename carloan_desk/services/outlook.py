"""What the open deals may still bring: which of them, when, how likely, and through which steps of the plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from carloan_desk.domain.commission import Circumstances, DealFacts, Plan, period_key, plan_on
from carloan_desk.domain.deal import CLOSED, Deal, DealEvent, Stage, stage_of
from carloan_desk.domain.forecast import (
    IncomeForecast,
    OpenDeal,
    StageChance,
    StageDays,
    expected_on,
    forecast,
    learn_chances,
    learn_days,
    learn_waiting,
)

Pairs = Sequence[tuple[Deal, Sequence[DealEvent]]]


@dataclass(frozen=True, slots=True)
class Ahead:
    """A deal that no plan pays yet: the version and the period that would, and with which chance.

    ``waiting`` deals are disbursed and wait for the plan's trigger; ``why`` is what the chance rests on.
    """

    deal: Deal
    stage: Stage
    plan: Plan
    period: str
    open: OpenDeal
    waiting: bool
    why: StageChance


@dataclass(frozen=True, slots=True)
class Habits:
    """What one's own deals teach: chances and days by stage."""

    chances: Mapping[Stage, StageChance]
    days: Mapping[Stage, StageDays]


def habits_of(pairs: Pairs) -> Habits:
    """Return what one's own deals teach."""
    return Habits(
        chances=learn_chances(events for _, events in pairs),
        days=learn_days((deal.opened_on, events) for deal, events in pairs),
    )


def ahead_of(
    pairs: Pairs, facts: Mapping[int, DealFacts], plans: Iterable[Plan], habits: Habits, today: date
) -> list[Ahead]:
    """Return the deals that may still be paid by a plan, each with when and how likely."""
    versions = list(plans)
    wait = {trigger: learn_waiting(facts.values(), trigger) for trigger in {plan.trigger for plan in versions}}
    found = []
    for deal, events in pairs:
        own, stage = facts[deal.id or 0], stage_of(events)
        if stage in CLOSED or own.loan_amount <= 0:
            continue
        waiting = own.disbursed_on is not None
        day = today if waiting else expected_on(deal, events, today, habits.days)
        plan = None if day is None else plan_on(versions, day)
        if waiting and plan is not None:
            day = wait[plan.trigger].expected_on(own, today)
            plan = plan_on(versions, day)
        # A trigger that happened is either paid or fell where no version was in force; it does not happen again.
        if day is None or plan is None or own.triggered_on(plan.trigger) is not None:
            continue
        why = wait[plan.trigger].chance if waiting else habits.chances[stage]
        opened = OpenDeal(own, why.chance, day)
        found.append(Ahead(deal, stage, plan, period_key(day, plan.period), opened, waiting, why))
    return found


def forecasts(
    ahead: Sequence[Ahead], counted: Sequence[DealFacts], circumstances: Mapping[str, Circumstances]
) -> dict[str, IncomeForecast]:
    """Return the distribution of the income of each period in which something may come, the earliest first.

    Of periods in which versions change, the later version's.
    """
    by_period: dict[str, list[Ahead]] = {}
    for each in ahead:
        by_period.setdefault(each.period, []).append(each)
    return {
        period: forecast(
            max((each.plan for each in group), key=lambda plan: plan.valid_from),
            counted,
            [each.open for each in group],
            period,
            circumstances=circumstances,
        )
        for period, group in sorted(by_period.items())
    }
