"""What the demo's window said of its open deals, one day a week: its own history, replayed up to each of these days."""

from collections.abc import Sequence
from datetime import date, timedelta

from carloan_desk.services import forecast_record, outlook, plans
from carloan_desk.services.deal_facts import facts_of
from carloan_desk.services.demo.deals import Made
from carloan_desk.storage.unit_of_work import UnitOfWork

_WEEK = timedelta(days=7)


def add_said(work: UnitOfWork, made: Sequence[Made], today: date) -> None:
    """Add a day a week, the last of them today, each with the chances one could have learned by then."""
    versions = plans.versions_of(work)
    first = min(each.deal.opened_on for each in made)
    for back in range((today - first) // _WEEK, -1, -1):
        day = today - back * _WEEK
        pairs = [
            (each.deal, [event for event in each.events if event.on <= day])
            for each in made
            if each.deal.opened_on <= day
        ]
        facts = {deal.id or 0: facts_of(deal, events, day) for deal, events in pairs}
        ahead = outlook.ahead_of(pairs, facts, versions, outlook.habits_of(pairs), day)
        counted = [
            fact for fact in facts.values() if any(fact.triggered_on(plan.trigger) is not None for plan in versions)
        ]
        forecasts = outlook.forecasts(ahead, counted, {})
        alone = {deal.deal_id: deal.alone for each in forecasts.values() for deal in each.deals}
        said = forecast_record.day_of(
            day,
            (
                (each.open.facts.deal_id, each.open.chance, alone[each.open.facts.deal_id])
                for each in ahead
                if not each.waiting
            ),
        )
        if said.said:
            work.add(said)
