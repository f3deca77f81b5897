"""Cards and papers read from their picture (证件识别): what they say is proposed, and taken one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from carloan_desk.domain.cards import CardField, CardKind, CardReading, read_card
from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client, Gender
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.papers import Attachment
from carloan_desk.exchange import scans
from carloan_desk.exchange.text_in_pictures import MOST_PIXELS, read_text
from carloan_desk.services import applications, attachments, circle, clients, deals
from carloan_desk.storage.workspace import Changes, Reader, Workspace


class Whose(StrEnum):
    """Whom, or which car, a card belongs to."""

    CLIENT = "client"
    SPOUSE = "spouse"
    CO_BORROWER = "co_borrower"
    GUARANTOR = "guarantor"
    DEAL_CAR = "deal_car"
    """The car that is financed."""
    OWNED_CAR = "owned_car"
    """A car the client has, to be traded in perhaps."""


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """A picture, upright, and what the card in it says; ``None`` if there is none that is known."""

    png: bytes
    reading: CardReading | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A field of a card, and what is recorded where it would go; ``None`` and ``""``: nothing yet."""

    field: CardField
    recorded: str | date | None

    @property
    def is_taken(self) -> bool:
        """Whether the record says the same already."""
        return self.recorded == self.field.value


# Where each field of a card goes: to the record of the client, of the deal, of a car, or to an answer of the form.
_PERSON = {"name": "name", "id_number": "id_number", "gender": "gender", "birth_date": "birth_date"}
_OWN: Mapping[CardKind, Mapping[str, str]] = {
    CardKind.ID_FRONT: {**_PERSON, "address": "address"},
    CardKind.ID_BACK: {"valid_until": "id_valid_until"},
    CardKind.DRIVING_LICENCE: _PERSON,
    CardKind.BUSINESS_LICENCE: {"employer": "employer"},
}
_OWN_ANSWERS: Mapping[CardKind, Mapping[str, str]] = {
    CardKind.BUSINESS_LICENCE: {
        "uscc": "uscc",
        "legal_representative": "legal_representative",
        "employer_address": "employer_address",
    },
    CardKind.BANK_CARD: {"card_tail": "repayment_card_tail"},
}
_ANSWERS: Mapping[Whose, Mapping[str, str]] = {
    Whose.SPOUSE: {"name": "spouse_name", "id_number": "spouse_id_number"},
    Whose.CO_BORROWER: {key: f"co_borrower1_{key}" for key in (*_PERSON, "address")},
    Whose.GUARANTOR: {key: f"guarantor1_{key}" for key in (*_PERSON, "address")},
    Whose.DEAL_CAR: {"engine_number": "engine_number"},
}
_CAR = {"plate": "plate", "vin": "vin", "registered_on": "registered_on"}
_DEAL_CAR = {**_CAR, "vehicle_model": "vehicle_model"}
_OWNED_CAR = {**_CAR, "vehicle_model": "model"}
_PEOPLE = (Whose.CLIENT, Whose.SPOUSE, Whose.CO_BORROWER, Whose.GUARANTOR)
_WHOSE: Mapping[CardKind, tuple[Whose, ...]] = {
    CardKind.ID_FRONT: _PEOPLE,
    CardKind.ID_BACK: (Whose.CLIENT,),
    CardKind.DRIVING_LICENCE: _PEOPLE,
    CardKind.VEHICLE_LICENCE: (Whose.DEAL_CAR, Whose.OWNED_CAR),
    CardKind.BUSINESS_LICENCE: (Whose.CLIENT,),
    CardKind.BANK_CARD: (Whose.CLIENT,),
    CardKind.VIN_PLATE: (Whose.DEAL_CAR, Whose.OWNED_CAR),
}


def read_picture(picture: bytes) -> ReadPicture:
    """Return what the card in a picture says. One that was held otherwise is turned upright and read again.

    Args:
        picture: A PNG, as ``scans.page_picture`` makes it.

    Raises:
        DomainError: ``ocr.missing``.
    """
    reading = read_card(read_text(picture))
    if reading is None or reading.turns == 0:
        return ReadPicture(picture, reading)
    upright = scans.rotated(picture, scans.PNG, reading.turns)
    return ReadPicture(upright, read_card(read_text(upright)))


def read_attachment(workspace: Workspace, attachment: Attachment, page: int) -> ReadPicture:
    """Return what the card on a page of a file says.

    Raises:
        DomainError: ``ocr.missing``, ``file.missing``, ``file.damaged``, ``scan.*``.
    """
    return read_picture(attachments.picture(workspace, attachment, page, MOST_PIXELS))


def may_belong_to(kind: CardKind) -> tuple[Whose, ...]:
    """Return whose a card of a kind may be, the likeliest first."""
    return _WHOSE[kind]


def proposals(workspace: Workspace, deal_id: int, reading: CardReading, whose: Whose) -> list[Proposal]:
    """Return the fields of a card that have a place, each with what is recorded there."""
    with workspace.reading() as read:
        deal = read.get(Deal, deal_id)
        client = read.get(Client, deal.client_id)
        car = _car_of(read, deal.client_id, reading)
        view = deals.view(workspace, deal_id, workspace.now().date())
    answers = applications.of_view(view, workspace.now().date()).answers
    found = []
    for field in reading.fields:
        place = _place(reading.kind, whose, field.key)
        if place is None:
            continue
        record, name = place
        recorded: Any
        if record == "answer":
            recorded = answers.get(name, "")
            if isinstance(field.value, date) and recorded:
                recorded = date.fromisoformat(recorded)
        else:
            owner = {"client": client, "deal": deal, "car": car}[record]
            recorded = None if owner is None else getattr(owner, name)
        found.append(Proposal(field, recorded))
    return found


def take(
    workspace: Workspace, deal_id: int, reading: CardReading, whose: Whose, key: str, value: str | date
) -> Changes:
    """Record what one field of a card says, as it was put right if it was.

    Raises:
        DomainError: What the field's check says of a value that cannot be; ``deal.terms_fixed``: the form is with the
            lender.
    """
    place = _place(reading.kind, whose, key)
    if place is None:
        raise ValueError(f"{key} of {whose} has no place")
    record, name = place
    if record == "answer":
        return applications.save_answers(workspace, deal_id, {name: str(value)})
    if record == "deal":
        return deals.edit(workspace, deal_id, {name: value})
    with workspace.reading() as read:
        client_id = read.get(Deal, deal_id).client_id
        car = _car_of(read, client_id, reading)
    if record == "client":
        return clients.edit(workspace, client_id, {name: Gender(str(value)) if name == "gender" else value})
    vehicle = car or OwnedVehicle(client_id=client_id)
    setattr(vehicle, name, value)
    return circle.keep_vehicle(workspace, vehicle)


def _place(kind: CardKind, whose: Whose, key: str) -> tuple[str, str] | None:
    """Where a field goes: ``client``, ``deal``, ``car`` or ``answer``, and its name there."""
    if whose is Whose.CLIENT:
        own, answers = _OWN.get(kind, {}), _OWN_ANSWERS.get(kind, {})
        return ("client", own[key]) if key in own else ("answer", answers[key]) if key in answers else None
    if whose is Whose.DEAL_CAR and key in _DEAL_CAR:
        return "deal", _DEAL_CAR[key]
    if whose is Whose.OWNED_CAR:
        return ("car", _OWNED_CAR[key]) if key in _OWNED_CAR else None
    answer = _ANSWERS[whose].get(key)
    return None if answer is None else ("answer", answer)


def _car_of(read: Reader, client_id: int, reading: CardReading) -> OwnedVehicle | None:
    """The client's car that the card is of: the same number or plate, else the same model."""
    owned = read.all(OwnedVehicle, client_id=client_id)
    for key, name in (("vin", "vin"), ("plate", "plate"), ("vehicle_model", "model")):
        field = reading.field(key)
        for car in owned:
            if field is not None and getattr(car, name) == field.value:
                return car
    return None
