"""Deals whose next step is due."""

from collections.abc import Iterable

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.deal import next_step_due
from carloan_desk.services.today.item import By, Item, Look, Maker


def _steps(look: Look) -> Iterable[tuple[int, Item]]:
    last = look.ahead(0)
    for case in look.cases():
        due = next_step_due(case.deal, case.events)
        if due is None or due > last:
            continue
        yield (
            case.deal.id or 0,
            Item(
                Kind.STALLED,
                subject=f"step:{case.deal.id}",
                evidence=f"{case.stage}:{due}",
                on=due,
                since=due,
                days=(look.today - due).days,
                client_id=case.client.id,
                client_name=case.client.name,
                deal_id=case.deal.id,
                model=case.deal.vehicle_model,
                stage=case.stage,
            ),
        )


STEPS = Maker(By.DEAL, _steps)
