"""Insurances and inspections that run out: of the cars that were financed, and of those that clients have besides."""

from collections.abc import Iterable
from datetime import date

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Stage
from carloan_desk.services.today.item import By, Item, Look, Maker, Occasion

AHEAD = 30
LAPSES_AFTER = 90
"""Days after which a cover that ran out no longer asks for attention: it was renewed elsewhere, or never will be."""

_STAGES = (Stage.DELIVERY, Stage.REPAYMENT)


def _of_deals(look: Look) -> Iterable[tuple[int, Item]]:
    for case in look.cases():
        if case.stage in _STAGES:
            deal = case.deal
            for item in _items(look, deal, f"deal{deal.id}", deal.id, deal.vehicle_model, case.client):
                yield deal.id or 0, item


def _of_vehicles(look: Look) -> Iterable[tuple[int, Item]]:
    only = {} if look.only is None else {"client_id": list(look.only)}
    found = [car for car in look.read.all(OwnedVehicle, **only) if car.insurance_until or car.inspection_until]
    ids = {car.client_id for car in found}
    people = {client.id: client for client in look.read.all(Client, id=ids)} if ids else {}
    for car in found:
        if car.client_id in people:
            for item in _items(look, car, f"car{car.id}", None, car.model, people[car.client_id]):
                yield car.client_id, item


def _items(look: Look, car: object, name: str, deal_id: int | None, model: str, client: Client) -> Iterable[Item]:
    last = look.ahead(AHEAD)
    for occasion in (Occasion.INSURANCE, Occasion.INSPECTION):
        until: date | None = getattr(car, f"{occasion.value}_until")
        if until is None or until > last or (look.today - until).days > LAPSES_AFTER:
            continue
        yield Item(
            Kind.COVER,
            subject=f"{occasion.value}:{name}",
            evidence=str(until),
            on=until,
            since=look.since(until, AHEAD),
            days=(look.today - until).days,
            client_id=client.id,
            client_name=client.name,
            deal_id=deal_id,
            model=model,
            occasion=occasion,
        )


DEAL_COVERS = Maker(By.DEAL, _of_deals)
VEHICLE_COVERS = Maker(By.CLIENT, _of_vehicles, frozenset({OwnedVehicle}))
