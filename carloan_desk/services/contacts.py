"""Contacts: whom one can speak with about a client, what the rules say of it, what was said, what was promised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from carloan_desk.domain import conduct
from carloan_desk.domain.circle import Consent, Relation
from carloan_desk.domain.client import Client
from carloan_desk.domain.conduct import Contact, Outcome, Person, Standing, Verdict, clean_number, contact_allowed
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
from carloan_desk.services.conduct_rules import rules_of
from carloan_desk.services.loan_book import read_book
from carloan_desk.services.loan_talk import LoanTalk, likely_purpose, talk_of
from carloan_desk.storage.workspace import Changes, Reader, Workspace

# What the clock of another program may be ahead by.
_SLACK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody to speak with: the client, or somebody around them.

    ``relation`` is ``None`` for the client; ``other`` the client they are, if they are one.
    """

    relation: Relation | None
    other: Client | None
    name: str
    numbers: tuple[str, ...]
    debtor: str
    consents: tuple[Consent, ...] = ()

    @property
    def relation_id(self) -> int | None:
        """What a contact with them is noted under."""
        return None if self.relation is None else self.relation.id

    @property
    def standing(self) -> Standing:
        """What they have to do with the debt."""
        return conduct.standing_of(None if self.relation is None else self.relation.kind)

    def person(self, number: str = "") -> Person:
        """Return them as the rules see them, at one of their numbers."""
        who = self.debtor if self.relation is None else _who(self.relation)
        refused = None if self.relation is None else self.relation.refused_contact_on
        return Person(who, clean_number(number), self.standing, self.debtor, refused, self.consents)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is looked at before and after a contact with a client.

    Attributes:
        client: The client.
        parties: Whom one can speak with, the client first.
        deals: Deals of the client outside the bin, the newest first.
        talks: Those of them that are running loans.
        notes: Contacts of the client, the latest first.
        log: Every contact the rules count.
        rules: The rules that hold here, the employer's among them.
        ahead: The latest contact noted for later than now: the clock was set back, or was wrong.
    """

    client: Client
    parties: tuple[Party, ...]
    deals: tuple[Deal, ...]
    talks: tuple[LoanTalk, ...]
    notes: tuple[ContactNote, ...]
    log: tuple[Contact, ...]
    rules: RuleSet
    ahead: datetime | None = None

    def party(self, relation_id: int | None) -> Party:
        """Return somebody by what a contact with them is noted under; the client if they are not there."""
        return next((each for each in self.parties if each.relation_id == relation_id), self.parties[0])

    def talk(self, deal_id: int | None) -> LoanTalk | None:
        """Return the running loan of a deal."""
        return next((each for each in self.talks if each.case.deal.id == deal_id), None)

    def verdict(
        self,
        party: Party,
        number: str,
        at: datetime,
        channel: Channel,
        purpose: ContactPurpose,
        *,
        outgoing: bool = True,
    ) -> Verdict:
        """Return whether somebody may be contacted; who calls by themselves always may."""
        verdict = contact_allowed(self.log, party.person(number), at, self.rules, channel=channel, purpose=purpose)
        return verdict if outgoing else replace(verdict, outcome=Outcome.ALLOWED, reasons=(), next_at=at)

    def purpose(self, party: Party, deal_id: int | None, today: date) -> ContactPurpose:
        """Return what a contact is likely for."""
        talk = self.talk(deal_id)
        if talk is None:
            return ContactPurpose.FOLLOW_UP
        return likely_purpose(talk, party.standing, today)


# Reading --------------------------------------------------------------------------------------------------------------


def _who(relation: Relation) -> str:
    """The key of somebody around a client: one who is a client too is the same person there."""
    return client_key(relation.other_id) if relation.other_id is not None else f"relation:{relation.id}"


def client_key(client_id: int | None) -> str:
    """Return the key by which a client is told in the log."""
    return f"client:{client_id}"


def log_of(notes: Iterable[ContactNote], relations: Mapping[int, Relation]) -> tuple[Contact, ...]:
    """Return contacts as the rules count them."""
    found = []
    for note in notes:
        relation = None if note.relation_id is None else relations.get(note.relation_id)
        who = client_key(note.client_id) if relation is None else _who(relation)
        found.append(
            Contact(
                at=note.at,
                who=who,
                number=clean_number(note.number),
                channel=note.channel,
                result=note.result,
                purpose=note.purpose,
                outgoing=note.outgoing,
            )
        )
    return tuple(found)


def parties_of(read: Reader, client: Client) -> tuple[Party, ...]:
    """Return whom one can speak with about a client, those who owe first."""
    relations = read.all(Relation, client_id=client.id)
    ids = [each.other_id for each in relations if each.other_id is not None]
    others = {each.id: each for each in read.all(Client, id=ids)} if ids else {}
    consents: dict[int, list[Consent]] = {}
    for consent in read.all(Consent, client_id=[client.id, *others]):
        consents.setdefault(consent.client_id, []).append(consent)
    debtor = client_key(client.id)
    found = [client_party(client, consents.get(client.id or 0, ()))]
    for relation in relations:
        other = others.get(relation.other_id)
        if relation.other_id is not None and other is None:
            continue
        name = relation.name if other is None else other.name
        numbers = tuple(filter(None, (relation.mobile,))) if other is None else _numbers(other)
        found.append(Party(relation, other, name, numbers, debtor, tuple(consents.get(relation.other_id or 0, ()))))
    order = list(Standing)
    return tuple(sorted(found, key=lambda each: (each.relation is not None, order.index(each.standing))))


def client_party(client: Client, consents: Iterable[Consent]) -> Party:
    """Return the client as somebody to speak with."""
    return Party(None, None, client.name, _numbers(client), client_key(client.id), tuple(consents))


def _numbers(client: Client) -> tuple[str, ...]:
    return tuple(filter(None, (client.mobile, client.second_mobile)))


def _log_about(read: Reader, client: Client, parties: Sequence[Party]) -> tuple[Contact, ...]:
    """Every contact with these people, of whatever deal, and every use of one of their numbers."""
    people = [client.id or 0, *(each.other.id or 0 for each in parties if each.other is not None)]
    numbers = [number for each in parties for number in each.numbers]
    pointing = [each.id or 0 for each in read.all(Relation, other_id=people)]
    notes = {note.id: note for note in read.all(ContactNote, client_id=people)}
    if pointing:
        notes |= {note.id: note for note in read.all(ContactNote, relation_id=pointing)}
    if numbers:
        notes |= {note.id: note for note in read.all(ContactNote, number=numbers)}
    return log_of(notes.values(), relations_of(read, notes.values()))


def relations_of(read: Reader, notes: Iterable[ContactNote]) -> dict[int, Relation]:
    """Return whom contacts were with, by id."""
    ids = {note.relation_id for note in notes if note.relation_id is not None}
    return {each.id or 0: each for each in read.all(Relation, id=ids)} if ids else {}


def sheet(workspace: Workspace, client_id: int, now: datetime) -> Sheet:
    """Return all that is looked at before and after a contact with a client."""
    with workspace.reading() as read:
        client = read.get(Client, client_id)
        parties = parties_of(read, client)
        deals = read.all(Deal, client_id=client_id)
        notes = read.all(ContactNote, client_id=client_id)
        log = _log_about(read, client, parties)
        rules = rules_of(read)
        book = read_book(read, deal_ids=[each.id or 0 for each in deals])
    cases = [case for _, case in sorted(book.cases.items())]
    talks = tuple(talk_of(case, notes, now.date(), rules) for case in cases if case.history.lives(now.date()))
    ahead = max((each.at for each in log if each.at > now + _SLACK), default=None)
    return Sheet(
        client=client,
        parties=parties,
        deals=tuple(reversed(deals)),
        talks=tuple(sorted(talks, key=lambda each: -each.line.state.overdue_days)),
        notes=tuple(sorted(notes, key=lambda note: note.at, reverse=True)),
        log=log,
        rules=rules,
        ahead=ahead,
    )


# Recording ------------------------------------------------------------------------------------------------------------


def record(workspace: Workspace, note: ContactNote, now: datetime, *, next_on: date | None = None) -> Changes:
    """Record a contact that took place.

    It is a fact and can always be recorded; one that a rule would have blocked needs a written reason, which stays in
    the history. The next step becomes the client's next action. Somebody around the client who refused is not called
    again.

    Args:
        workspace: Where.
        note: The contact.
        now: The present moment.
        next_on: The day of the next step.

    Raises:
        DomainError: ``contact.future`` later than now; ``contact.promise_day`` a promise without its day,
            ``contact.promise`` one for a day before the contact, ``contact.promise_amount`` of nothing;
            ``contact.next_on`` a next step before today; ``contact.reason`` (``reasons``) a rule was broken and no
            reason is written; ``contact.person`` with somebody who is not around the client.
    """
    _check(note, now, next_on)
    with workspace.unit_of_work("contact.add") as work:
        client = work.get(Client, note.client_id)
        parties = parties_of(work, client)
        party = next((each for each in parties if each.relation_id == note.relation_id), None)
        if party is None:
            raise DomainError("contact.person", field="relation_id")
        if not note.number and note.channel is Channel.PHONE and party.numbers:
            note.number = party.numbers[0]
        note.number = clean_number(note.number)
        verdict = contact_allowed(
            _log_about(work, client, parties),
            party.person(note.number),
            note.at,
            rules_of(work),
            channel=note.channel,
            purpose=note.purpose,
        )
        broken = note.outgoing and verdict.blocked
        if broken and not conduct.is_reason(note.override_reason):
            raise DomainError("contact.reason", field="override_reason", reasons=verdict.reasons)
        note.override_reason = note.override_reason.strip() if broken else ""
        work.add(note)
        if note.next_step or next_on is not None:
            client.next_action = note.next_step or client.next_action
            client.next_action_on = next_on or client.next_action_on
        relation = party.relation
        if note.result is ContactResult.REFUSED and relation is not None and party.standing is Standing.THIRD_PARTY:
            kept = work.get(Relation, relation.id or 0)
            kept.refused_contact_on = kept.refused_contact_on or note.at.date()
        return work.commit()


def record_now(workspace: Workspace, client_id: int, channel: Channel, result: ContactResult, now: datetime) -> Changes:
    """Record a contact with a client that was just made, about what one likely spoke of: the loan most behind, or none.

    Raises:
        DomainError: See :func:`record`.
    """
    found = sheet(workspace, client_id, now)
    deal_id = found.talks[0].case.deal.id if found.talks else None
    purpose = found.purpose(found.parties[0], deal_id, now.date())
    about = None if purpose is ContactPurpose.FOLLOW_UP else deal_id
    note = ContactNote(client_id=client_id, deal_id=about, at=now, channel=channel, result=result, purpose=purpose)
    return record(workspace, note, now)


def _check(note: ContactNote, now: datetime, next_on: date | None) -> None:
    if note.at > now + _SLACK:
        raise DomainError("contact.future", field="at")
    if note.result is ContactResult.PROMISED and note.promise_on is None:
        raise DomainError("contact.promise_day", field="promise_on")
    if note.promise_on is not None and note.promise_on < note.at.date():
        raise DomainError("contact.promise", field="promise_on")
    if note.promise_amount is not None and note.promise_amount <= 0:
        raise DomainError("contact.promise_amount", field="promise_amount")
    if next_on is not None and next_on < now.date():
        raise DomainError("contact.next_on", field="next_on")
