"""Asking how it went, a week after the car was handed over, until the answer is noted."""

from collections.abc import Iterable
from datetime import timedelta

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.circle import Satisfaction
from carloan_desk.domain.deal import EventKind, last_event
from carloan_desk.services.today.item import By, Item, Look, Maker, Occasion

AFTER = 7
LAPSES_AFTER = 30
"""Days after which nobody remembers well how it went."""


def _asked(look: Look) -> Iterable[tuple[int, Item]]:
    first = look.today - timedelta(days=AFTER + LAPSES_AFTER)
    last = look.ahead(0) - timedelta(days=AFTER)
    due = []
    for case in look.cases():
        event = last_event(case.events, EventKind.DELIVERED)
        if event is not None and first <= event.on <= last:
            due.append((case, event.on + timedelta(days=AFTER)))
    ids = [case.deal.id or 0 for case, _ in due]
    said = {each.deal_id for each in look.read.all(Satisfaction, deal_id=ids)} if ids else set()
    for case, on in due:
        if case.deal.id in said:
            continue
        yield (
            case.deal.id or 0,
            Item(
                Kind.CARE,
                subject=f"satisfaction:{case.deal.id}",
                evidence=str(on),
                on=on,
                since=on,
                days=(look.today - on).days,
                client_id=case.client.id,
                client_name=case.client.name,
                deal_id=case.deal.id,
                model=case.deal.vehicle_model,
                occasion=Occasion.SATISFACTION,
            ),
        )


ASKED = Maker(By.DEAL, _asked, frozenset({Satisfaction}))
