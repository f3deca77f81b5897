"""Clients: add, edit, find, show."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from carloan_desk.domain import identifiers
from carloan_desk.domain.client import Client, Gender
from carloan_desk.domain.client_list import ClientQuery, ClientRow
from carloan_desk.domain.deal import Deal, DealEvent, Stage, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.name_match import tidy_name
from carloan_desk.domain.servicing import ContactNote
from carloan_desk.storage.workspace import Changes, Workspace


@dataclass(frozen=True, slots=True)
class DealLine:
    """A deal as a client's page lists it."""

    deal: Deal
    stage: Stage


@dataclass(frozen=True, slots=True)
class ClientView:
    """Everything a client's page shows."""

    client: Client
    deals: tuple[DealLine, ...]
    events: tuple[DealEvent, ...]
    contacts: tuple[ContactNote, ...]


def clean_mobile(text: str) -> str:
    """Return a mobile number as eleven digits.

    Raises:
        DomainError: The finding's code, for field ``mobile``.
    """
    finding = identifiers.check_mobile(text)
    if finding.severity is Severity.ERROR:
        raise DomainError(finding.code, field="mobile")
    return str(finding.parts["number"])


def add(workspace: Workspace, client: Client) -> Changes:
    """Add a client; ``client.id`` is set afterwards.

    Raises:
        DomainError: ``field.required`` for the name, or the finding on mobile or ID number.
    """
    clean(client, {"name", "mobile", "second_mobile", "id_number"})
    with workspace.unit_of_work("client.add", name=client.name) as work:
        work.add(client)
        return work.commit()


def edit(workspace: Workspace, client_id: int, fields: Mapping[str, Any]) -> Changes:
    """Change fields of a client. An ID number fills birth date and gender where they are not known yet.

    Raises:
        DomainError: As :func:`add`.
    """
    with workspace.unit_of_work("client.edit", fields=sorted(fields)) as work:
        client = work.get(Client, client_id)
        for name, value in fields.items():
            setattr(client, name, value)
        clean(client, fields.keys())
        return work.commit()


def clean(client: Client, fields: Collection[str]) -> None:
    """Bring fields that were typed into their one form.

    Raises:
        DomainError: ``field.required`` for the name, or the finding on a mobile or ID number.
    """
    if "name" in fields:
        client.name = tidy_name(client.name)
        if not client.name:
            raise DomainError("field.required", field="name")
    if "mobile" in fields and client.mobile:
        client.mobile = clean_mobile(client.mobile)
    if "second_mobile" in fields and client.second_mobile:
        client.second_mobile = clean_mobile(client.second_mobile)
    if "id_number" in fields and client.id_number:
        _fill_from_id(client)


def _fill_from_id(client: Client) -> None:
    finding = identifiers.check_resident_id(client.id_number)
    if finding.severity is Severity.ERROR:
        raise DomainError(finding.code, field="id_number")
    client.id_number = str(finding.parts["number"])
    client.birth_date = client.birth_date or finding.parts.get("birth_date")
    if client.gender is None and "gender" in finding.parts:
        client.gender = Gender(str(finding.parts["gender"]))


def delete(workspace: Workspace, client_id: int) -> Changes:
    """Put a client into the bin.

    Raises:
        DomainError: ``client.has_deals``: deals that are not in the bin hang on the client.
    """
    with workspace.unit_of_work("client.delete") as work:
        client = work.get(Client, client_id)
        if work.all(Deal, client_id=client_id):
            raise DomainError("client.has_deals")
        work.delete(client)
        return work.commit()


def search(workspace: Workspace, query: ClientQuery | str, limit: int = 200, offset: int = 0) -> list[ClientRow]:
    """Find clients by name, pinyin, initials, phone, ID tail, plate or VIN; the newest first."""
    with workspace.reading() as read:
        return read.search_clients(query, limit=limit, offset=offset)


def count(workspace: Workspace, query: ClientQuery | str = "") -> int:
    """Count the clients that :func:`search` would find."""
    with workspace.reading() as read:
        return read.count_clients(query)


def view(workspace: Workspace, client_id: int) -> ClientView:
    """Return what a client's page shows."""
    with workspace.reading() as read:
        client = read.get(Client, client_id)
        pairs = read.deals_with_events(client_id=client_id)
        contacts = read.all(ContactNote, client_id=client_id)
    return ClientView(
        client=client,
        deals=tuple(DealLine(deal, stage_of(events)) for deal, events in pairs),
        events=tuple(event for _, events in pairs for event in events),
        contacts=tuple(sorted(contacts, key=lambda note: note.at, reverse=True)),
    )
