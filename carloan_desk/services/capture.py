"""A new lead: read from a message, kept as a draft while it is typed, added with all that came with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from carloan_desk.domain import recognition
from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client
from carloan_desk.domain.lead_source import Campaign, LeadSource
from carloan_desk.domain.recognition import Car, Confidence, Field, Range, Recognised
from carloan_desk.services import clients
from carloan_desk.storage.workspace import Changes, Workspace

_DRAFTS = "client:"


# Reading --------------------------------------------------------------------------------------------------------------


def read_message(text: str, today: date) -> Recognised:
    """Read a message, a card, a line of a chat; the lists it is read with are loaded with the first one."""
    return recognition.recognise(text, recognition.shipped(), today)


def car_of(read: Recognised) -> OwnedVehicle | None:
    """Return the car somebody has already, as far as a message tells of it: of a client whose id is still to come."""
    car, plate, vin = (read.best(kind) for kind in (Field.OWNED_CAR, Field.PLATE, Field.VIN))
    if car is None and plate is None and vin is None:
        return None
    return OwnedVehicle(
        client_id=0,
        model=str(car.value) if car is not None and isinstance(car.value, Car) else "",
        plate="" if plate is None else str(plate.value),
        vin="" if vin is None else str(vin.value),
    )


def wanted(workspace: Workspace, client_id: int, today: date) -> dict[str, Any]:
    """Return what a client's interest says of the deal they want, by the names of a deal's fields."""
    with workspace.reading() as read:
        said = read_message(read.get(Client, client_id).interest, today)
    fields = {
        "vehicle_model": Field.CAR,
        "vehicle_kind": Field.VEHICLE_KIND,
        "power": Field.POWER,
        "price": Field.PRICE,
        "down_payment": Field.DOWN_PAYMENT,
    }
    found: dict[str, Any] = {}
    for name, kind in fields.items():
        told = {each.value for each in said.all(kind) if each.confidence is Confidence.SURE}
        value = told.pop() if len(told) == 1 else None  # of two cars none is the one
        if isinstance(value, Car):
            found[name] = str(value)
        elif isinstance(value, Range):
            if value.exact is not None and not value.about:
                found[name] = value.exact
        elif value is not None:
            found[name] = value
    return found


# Drafts ---------------------------------------------------------------------------------------------------------------


@dataclass
class Draft:
    """A half-typed form: what stands in its fields as typed, and the message it was read from."""

    name: str
    at: datetime
    values: dict[str, str] = field(default_factory=dict)
    message: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.message.strip() and not any(value.strip() for value in self.values.values())


def new_draft(now: datetime) -> Draft:
    """Return an empty draft of a moment; it is kept only once something is typed."""
    return Draft(f"{_DRAFTS}{now.isoformat(timespec='microseconds')}", now)


def drafts(workspace: Workspace) -> list[Draft]:
    """Return the drafts that wait, the newest first."""
    found = [
        Draft(
            name, datetime.fromisoformat(name.removeprefix(_DRAFTS)), dict(content["values"]), str(content["message"])
        )
        for name, content in workspace.drafts.all(_DRAFTS).items()
    ]
    return sorted(found, key=lambda draft: draft.at, reverse=True)


def keep_draft(workspace: Workspace, draft: Draft) -> None:
    """Write a draft down; an empty one goes."""
    if draft.is_empty:
        workspace.drafts.drop(draft.name)
    else:
        workspace.drafts.keep(draft.name, {"values": draft.values, "message": draft.message})


def drop_draft(workspace: Workspace, name: str) -> None:
    """Let a draft go."""
    workspace.drafts.drop(name)


# Adding ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Places:
    """What a client may come from: the places of all kinds, and the campaigns."""

    sources: tuple[LeadSource, ...]
    campaigns: tuple[Campaign, ...]


def places(workspace: Workspace) -> Places:
    """Return the places and campaigns there are, by name; the campaigns that began last first."""
    with workspace.reading() as read:
        sources = sorted(read.all(LeadSource), key=lambda place: place.name)
        campaigns = sorted(read.all(Campaign), key=lambda each: each.starts_on, reverse=True)
    return Places(tuple(sources), tuple(campaigns))


def add(
    workspace: Workspace,
    values: Mapping[str, Any],
    today: date,
    *,
    new_place: str = "",
    car: OwnedVehicle | None = None,
    draft: str = "",
) -> tuple[Client, Changes]:
    """Add a client with the car they have and a place that is not in the list yet; the draft it was typed in goes.

    Raises:
        DomainError: As :func:`carloan_desk.services.clients.add`.
    """
    client = Client(**values, created_on=today)
    clients.clean(client, {"name", "mobile", "second_mobile", "id_number"})
    with workspace.unit_of_work("client.add", name=client.name) as work:
        if new_place.strip():
            place = work.add(LeadSource(kind=client.source, name=new_place.strip()))
            client.lead_source_id = place.id
        work.add(client)
        if car is not None:
            car.id, car.client_id = None, client.id or 0
            work.add(car)
        if draft:
            workspace.drafts.drop(draft, work.connection)
        return client, work.commit()
