"""Everything that happened with a client, from every room, on one line of time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from carloan_desk.domain.circle import Consent, Relation, Satisfaction
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.papers import Application, Attachment, IssuedDocument, KeptQuote
from carloan_desk.domain.promises import Judged
from carloan_desk.domain.servicing import ContactNote, PaymentRecord, PlaybookRun
from carloan_desk.services.contacts import relations_of
from carloan_desk.services.loan_talk import promise_states
from carloan_desk.storage.workspace import HistoryItem, Reader, Workspace

_MOST_EDITS = 200


class Kind(StrEnum):
    """What an entry is about: what the line can be narrowed to."""

    ADDED = "added"
    EDIT = "edit"
    DEAL = "deal"
    CONTACT = "contact"
    QUOTE = "quote"
    PAPER = "paper"
    PAYMENT = "payment"
    CONSENT = "consent"
    SATISFACTION = "satisfaction"
    PLAN = "plan"
    """An emergency plan: its opening, and its end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened.

    Attributes:
        kind: What it is about.
        on: The day; ``at`` the moment where it is known.
        about: The record itself, or the history's item of an edit.
        deal: The deal it belongs to.
        ended: For a consent, whether this is its withdrawal; for an emergency plan, its end.
        person: For a contact, whom around the client it was with, and their name.
        promise: For a contact with a promise, what became of it.
        fields: For an edit, the fields that changed: before and after.
    """

    kind: Kind
    on: date
    at: datetime | None
    about: Any
    deal: Deal | None = None
    ended: bool = False
    person: Relation | None = None
    person_name: str = ""
    promise: Judged | None = None
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """What the line is ordered by: what has a day alone comes at its end."""
        return self.at or datetime.combine(self.on, time.max)


# Edits of these fields tell something; of the others the newest value is enough.
_WORTH_TELLING = frozenset(
    {
        "name",
        "mobile",
        "second_mobile",
        "id_number",
        "source",
        "lead_source_id",
        "campaign_id",
        "marital_status",
        "occupation",
        "employer",
        "monthly_income",
        "monthly_debt",
        "city",
        "address",
        "interest",
        "next_action",
        "next_action_on",
        "tags",
    }
)


def timeline(workspace: Workspace, client_id: int, today: date) -> list[Entry]:
    """Return everything that happened with a client, the newest first."""
    edits = workspace.history(Client, client_id, limit=_MOST_EDITS)
    with workspace.reading() as read:
        contacts = _of_contacts(read, client_id, promise_states(read, client_id, today))
        found = [*_of_records(read, client_id), *contacts, *_of_edits(edits, client_id)]
    return sorted(found, key=lambda entry: entry.moment, reverse=True)


def _of_records(read: Reader, client_id: int) -> Iterator[Entry]:
    client = read.get(Client, client_id)
    yield Entry(Kind.ADDED, client.created_on, datetime.combine(client.created_on, time.min), client)
    pairs = read.deals_with_events(client_id=client_id)
    deals = {deal.id: deal for deal, _ in pairs}
    ids = list(deals)
    for deal, events in pairs:
        yield Entry(Kind.DEAL, deal.opened_on, datetime.combine(deal.opened_on, time.min), deal, deal)
        for event in events:
            yield Entry(Kind.DEAL, event.on, None, event, deal)
    quotes = {quote.id: quote for quote in read.all(KeptQuote, client_id=client_id)}
    quotes |= {quote.id: quote for quote in read.all(KeptQuote, deal_id=ids)}
    for quote in quotes.values():
        yield Entry(Kind.QUOTE, quote.made_at.date(), quote.made_at, quote, deals.get(quote.deal_id))
    for paper in read.all(IssuedDocument, deal_id=ids):
        yield Entry(Kind.PAPER, paper.issued_at.date(), paper.issued_at, paper, deals.get(paper.deal_id))
    for attached in read.all(Attachment, client_id=client_id):
        yield Entry(Kind.PAPER, attached.added_at.date(), attached.added_at, attached, deals.get(attached.deal_id))
    for form in read.all(Application, deal_id=ids):
        if form.submitted_on is not None:
            yield Entry(Kind.PAPER, form.submitted_on, None, form, deals.get(form.deal_id))
    for payment in read.all(PaymentRecord, deal_id=ids):
        yield Entry(Kind.PAYMENT, payment.paid_on, None, payment, deals.get(payment.deal_id))
    for consent in read.all(Consent, client_id=client_id):
        yield Entry(Kind.CONSENT, consent.given_on, None, consent)
        if consent.withdrawn_on is not None:
            yield Entry(Kind.CONSENT, consent.withdrawn_on, None, consent, ended=True)
    for said in read.all(Satisfaction, client_id=client_id):
        yield Entry(Kind.SATISFACTION, said.on, None, said, deals.get(said.deal_id))
    plans = {run.id: run for run in read.all(PlaybookRun, client_id=client_id)}
    plans |= {run.id: run for run in read.all(PlaybookRun, deal_id=ids)}
    for run in plans.values():
        yield Entry(Kind.PLAN, run.opened_at.date(), run.opened_at, run, deals.get(run.deal_id))
        if run.closed_at is not None:
            yield Entry(Kind.PLAN, run.closed_at.date(), run.closed_at, run, deals.get(run.deal_id), ended=True)


def _of_contacts(read: Reader, client_id: int, promises: Mapping[int, Judged]) -> Iterator[Entry]:
    notes = read.all(ContactNote, client_id=client_id)
    deals = {deal.id: deal for deal in read.all(Deal, client_id=client_id)}
    people = relations_of(read, notes)
    ids = [each.other_id for each in people.values() if each.other_id is not None]
    names = {each.id: each.name for each in read.all(Client, id=ids)} if ids else {}
    for note in notes:
        person = people.get(note.relation_id or 0)
        yield Entry(
            Kind.CONTACT,
            note.at.date(),
            note.at,
            note,
            deals.get(note.deal_id),
            person=person,
            person_name="" if person is None else person.name or names.get(person.other_id, ""),
            promise=promises.get(note.id or 0),
        )


def _of_edits(items: list[HistoryItem], client_id: int) -> Iterator[Entry]:
    for item in items:
        for change in item.changes:
            if change.entity is not Client or change.key != client_id or change.before is None or change.after is None:
                continue
            changed = {
                name: (change.before.get(name), value)
                for name, value in change.after.items()
                if name in _WORTH_TELLING or name == "deleted_at"
            }
            if changed:
                yield Entry(Kind.EDIT, item.summary.at.date(), item.summary.at, item.summary, fields=changed)
