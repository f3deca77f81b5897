"""Anniversaries of loans: a reason to ask how the car runs."""

from collections.abc import Iterable
from datetime import timedelta

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.care import next_anniversary
from carloan_desk.domain.deal import EventKind, Stage, last_event
from carloan_desk.services.today.item import By, Item, Look, Maker, Occasion
from carloan_desk.services.today.makers.care import AHEAD, BACK

_STAGES = (Stage.REPAYMENT, Stage.SETTLED)


def _anniversaries(look: Look) -> Iterable[tuple[int, Item]]:
    last, earliest = look.ahead(AHEAD), look.today - timedelta(days=BACK)
    for case in look.cases():
        disbursed = last_event(case.events, EventKind.DISBURSED) if case.stage in _STAGES else None
        if disbursed is None:
            continue
        on = next_anniversary(disbursed.on.month, disbursed.on.day, earliest)
        years = on.year - disbursed.on.year
        if on > last or years < 1:
            continue
        yield (
            case.deal.id or 0,
            Item(
                Kind.CARE,
                subject=f"anniversary:{case.deal.id}",
                evidence=str(on),
                on=on,
                since=look.since(on, AHEAD),
                days=(look.today - on).days,
                client_id=case.client.id,
                client_name=case.client.name,
                deal_id=case.deal.id,
                model=case.deal.vehicle_model,
                occasion=Occasion.ANNIVERSARY,
                number=years,
            ),
        )


LOAN_DAYS = Maker(By.DEAL, _anniversaries)
