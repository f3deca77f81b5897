"""What stands around a client: people, consents, cars they have, days of care, what they said of the service."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from carloan_desk.domain import identifiers
from carloan_desk.domain.care import check_care_date, next_anniversary, next_care_day
from carloan_desk.domain.circle import CareDate, Consent, ConsentScope, OwnedVehicle, Relation, Satisfaction
from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import period_span
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.money import round_money
from carloan_desk.services.clients import clean_mobile
from carloan_desk.storage.workspace import Changes, Reader, Workspace

T = TypeVar("T", Relation, Consent, OwnedVehicle, CareDate, Satisfaction)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody around a client, as seen from the client.

    ``other`` is the client they are, ``None`` for one who is none. ``mine`` is whether the relation was noted here;
    else it was noted on the other's page, and ``kind`` says what this client is to them.
    """

    relation: Relation
    other: Client | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Care:
    """A day of care and when it comes round next; ``care`` is ``None`` for the birthday of the ID card."""

    care: CareDate | None
    next_on: date | None


@dataclass(frozen=True, slots=True)
class Circle:
    """Everything that stands around a client."""

    people: tuple[Person, ...]
    consents: tuple[Consent, ...]
    vehicles: tuple[OwnedVehicle, ...]
    care: tuple[Care, ...]
    satisfaction: tuple[Satisfaction, ...]


def circle_of(read: Reader, client: Client, today: date) -> Circle:
    """Return what stands around a client."""
    relations = [(each, True) for each in read.all(Relation, client_id=client.id)]
    relations += [(each, False) for each in read.all(Relation, other_id=client.id)]
    wanted = {each.other_id if mine else each.client_id for each, mine in relations} - {None}
    others = {each.id: each for each in read.all(Client, id=list(wanted))} if wanted else {}
    people = tuple(
        Person(each, others.get(each.other_id if mine else each.client_id), mine) for each, mine in relations
    )
    care = [Care(each, next_care_day(each, today)) for each in read.all(CareDate, client_id=client.id)]
    if client.birth_date is not None:
        born = client.birth_date
        care.append(Care(None, next_anniversary(born.month, born.day, today)))
    return Circle(
        # Who went to the bin is seen by those who stay no longer.
        people=tuple(each for each in people if each.other is not None or each.mine),
        consents=tuple(sorted(read.all(Consent, client_id=client.id), key=lambda each: each.given_on, reverse=True)),
        vehicles=tuple(read.all(OwnedVehicle, client_id=client.id)),
        care=tuple(sorted(care, key=lambda each: each.next_on or date.max)),
        satisfaction=tuple(read.all(Satisfaction, client_id=client.id)),
    )


# People ---------------------------------------------------------------------------------------------------------------


def keep_relation(workspace: Workspace, relation: Relation) -> Changes:
    """Note somebody around a client, or change what is noted.

    Raises:
        DomainError: ``relation.nobody`` neither a client nor a name; ``relation.self``; the finding on the mobile or
            ID number.
    """
    if relation.other_id is None and not relation.name.strip():
        raise DomainError("relation.nobody", field="name")
    if relation.other_id == relation.client_id:
        raise DomainError("relation.self", field="other_id")
    if relation.other_id is not None:
        # They speak for themselves on their own page.
        relation.name = relation.mobile = relation.id_number = ""
    relation.name = relation.name.strip()
    if relation.mobile:
        relation.mobile = clean_mobile(relation.mobile)
    if relation.id_number:
        relation.id_number = _clean("id_number", identifiers.check_resident_id(relation.id_number))
    return _keep(workspace, "relation.keep", relation)


def drop_relation(workspace: Workspace, relation_id: int) -> Changes:
    """Take out somebody around a client.

    Raises:
        DomainError: ``record.in_use``: a contact with them is noted.
    """
    with workspace.unit_of_work("relation.drop") as work:
        work.purge(work.get(Relation, relation_id))
        return work.commit()


def _clean(field: str, finding: identifiers.Finding) -> str:
    if finding.severity is Severity.ERROR:
        params = {name: value for name, value in finding.parts.items() if name != "number"}
        raise DomainError(finding.code, **{**params, "field": field})
    return str(finding.parts["number"])


# Consents -------------------------------------------------------------------------------------------------------------


def give_consent(workspace: Workspace, consent: Consent, today: date) -> Changes:
    """Note a consent.

    Raises:
        DomainError: ``consent.future`` given after today; ``consent.dates`` ends before it begins;
            ``consent.recipient`` a consent for a lender names it.
    """
    if consent.given_on > today:
        raise DomainError("consent.future", field="given_on")
    if consent.valid_until is not None and consent.valid_until < consent.given_on:
        raise DomainError("consent.dates", field="valid_until")
    if consent.scope in (ConsentScope.LENDER, ConsentScope.CREDIT_QUERY) and not consent.recipient.strip():
        raise DomainError("consent.recipient", field="recipient")
    with workspace.unit_of_work("consent.give", scope=consent.scope.value) as work:
        work.add(consent)
        return work.commit()


def withdraw_consent(workspace: Workspace, consent_id: int, on: date) -> Changes:
    """Note that a consent was withdrawn; it no longer holds from that day on.

    Raises:
        DomainError: ``consent.dates``: before it was given.
    """
    with workspace.unit_of_work("consent.withdraw") as work:
        consent = work.get(Consent, consent_id)
        if on < consent.given_on:
            raise DomainError("consent.dates", field="withdrawn_on")
        consent.withdrawn_on = on
        return work.commit()


# Cars, days, satisfaction ---------------------------------------------------------------------------------------------


def keep_vehicle(workspace: Workspace, vehicle: OwnedVehicle) -> Changes:
    """Note a car somebody has, or change what is noted.

    Raises:
        DomainError: ``vehicle.nothing``: neither model nor plate nor VIN; the finding on plate or VIN.
    """
    if not (vehicle.model.strip() or vehicle.plate.strip() or vehicle.vin.strip()):
        raise DomainError("vehicle.nothing", field="model")
    if vehicle.plate:
        vehicle.plate = _clean("plate", identifiers.check_plate(vehicle.plate))
    if vehicle.vin:
        vehicle.vin = _clean("vin", identifiers.check_vin(vehicle.vin))
    return _keep(workspace, "vehicle.keep", vehicle)


def drop_vehicle(workspace: Workspace, vehicle_id: int) -> Changes:
    """Put a car somebody no longer has into the bin."""
    with workspace.unit_of_work("vehicle.drop") as work:
        work.delete(work.get(OwnedVehicle, vehicle_id))
        return work.commit()


def keep_care_date(workspace: Workspace, care: CareDate) -> Changes:
    """Note a day of care, or change it.

    Raises:
        DomainError: See :func:`carloan_desk.domain.care.check_care_date`.
    """
    check_care_date(care)
    return _keep(workspace, "care.keep", care)


def drop_care_date(workspace: Workspace, care_id: int) -> Changes:
    """Take out a day of care."""
    with workspace.unit_of_work("care.drop") as work:
        work.purge(work.get(CareDate, care_id))
        return work.commit()


def note_satisfaction(workspace: Workspace, satisfaction: Satisfaction, today: date) -> Changes:
    """Note what a client said of the service, from 1 to 5.

    Raises:
        DomainError: ``satisfaction.score``, ``satisfaction.future``.
    """
    if not 1 <= satisfaction.score <= 5:
        raise DomainError("satisfaction.score", field="score")
    if satisfaction.on > today:
        raise DomainError("satisfaction.future", field="on")
    with workspace.unit_of_work("satisfaction.note") as work:
        work.add(satisfaction)
        return work.commit()


@dataclass(frozen=True, slots=True)
class Satisfied:
    """What clients said of the service in a period: the average from 1 to 5, and of how many answers."""

    average: Decimal
    answers: int


def satisfied_in(workspace: Workspace, period: str) -> Satisfied | None:
    """Return what clients said in a month or quarter, ``None`` if nobody was asked."""
    with workspace.reading() as read:
        scores = read.scores_between(*period_span(period))
    if not scores:
        return None
    return Satisfied(round_money(Decimal(sum(scores)) / len(scores), mode=ROUND_HALF_UP), len(scores))


def _keep(workspace: Workspace, action: str, entity: T) -> Changes:
    with workspace.unit_of_work(action) as work:
        work.get(Client, entity.client_id)
        work.add(entity)
        return work.commit()


# Tags -----------------------------------------------------------------------------------------------------------------


def set_tags(workspace: Workspace, client_id: int, tags: list[str]) -> Changes:
    """Give a client these tags; none twice, none empty."""
    wanted = list(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    with workspace.unit_of_work("client.tags") as work:
        work.get(Client, client_id).tags = wanted
        return work.commit()
