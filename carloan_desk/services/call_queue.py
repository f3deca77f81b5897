"""Whom to call about their loan today, in an order one can explain, with what the rules say of each at this moment."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.behaviour import reminder_due, reminders
from carloan_desk.domain.circle import Consent, Relation
from carloan_desk.domain.conduct import Standing, Verdict, contact_allowed
from carloan_desk.domain.promises import Judged, PromiseState
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
from carloan_desk.domain.workdays import Calendar
from carloan_desk.services import loans
from carloan_desk.services.conduct_rules import rules_of
from carloan_desk.services.contacts import Party, client_party, log_of, relations_of
from carloan_desk.services.loan_book import LoanCase
from carloan_desk.services.loan_talk import REMIND_AHEAD, LoanTalk, likely_purpose, talk_of
from carloan_desk.storage.workspace import Reader, Workspace

_ABOUT_MONEY = frozenset({ContactPurpose.REMINDER, ContactPurpose.COLLECTION})


class Why(StrEnum):
    """Why to call, the most urgent first."""

    PROMISE_FAILED = "promise_failed"
    PROMISE_DUE = "promise_due"
    OVERDUE = "overdue"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class Call:
    """A call to be made today.

    Attributes:
        talk: The loan.
        party: The client.
        why: Why to call.
        since: The day from which on it waits.
        purpose: What the call is for.
        verdict: Whether it may be made now.
        tried: Calls in vain today.
        done: Whether the client was spoken with, or written to, about it today.
        last: The last contact about it.
    """

    talk: LoanTalk
    party: Party
    why: Why
    since: date
    purpose: ContactPurpose
    verdict: Verdict
    tried: int
    done: bool
    last: ContactNote | None

    @property
    def number(self) -> str:
        """The number to call."""
        return next(iter(self.party.numbers), "")

    @property
    def at_risk(self) -> Decimal:
        """The money one can lose, in yuan: the principal that is still out; before the due date the instalment."""
        state = self.talk.line.state
        return state.next_amount if self.why is Why.REMINDER else state.outstanding_principal

    @property
    def days(self) -> int:
        """Days overdue."""
        return self.talk.line.state.overdue_days


@dataclass(frozen=True, slots=True)
class Queue:
    """The calls of a day.

    Attributes:
        calls: Those that may be made now, in their order.
        waiting: Those that may not be made now.
        done: Those that were made today.
    """

    calls: tuple[Call, ...]
    waiting: tuple[Call, ...]
    done: tuple[Call, ...]

    @property
    def total(self) -> int:
        """How many calls the day has."""
        return len(self.calls) + len(self.waiting) + len(self.done)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A call the day asks for, before the clock is looked at."""

    talk: LoanTalk
    why: Why
    since: date
    notes: tuple[ContactNote, ...]


def queue(workspace: Workspace, now: datetime) -> Queue:
    """Return the calls of the day.

    A failed promise comes first, then a promise that is due, then what is overdue, then what will be due. Within each
    the loan with the most money at risk, then the one overdue longest; whoever was called in vain today comes last.
    A loan with a promise that is still open is left alone until its day; how often others are called follows from how
    they paid so far. A loan that is paid is not called.
    """
    today = now.date()
    book = loans.book_of(workspace)
    wanted = workspace.derived(("calls", today), lambda read: _wanted(read, book.living(today), today))
    with workspace.reading() as read:
        rules = rules_of(read)
        ids = sorted({each.talk.case.deal.client_id for each in wanted})
        consents: dict[int, list[Consent]] = defaultdict(list)
        for consent in read.all(Consent, client_id=ids) if ids else ():
            consents[consent.client_id].append(consent)
        of_today = read.contacts_on(today)
        notes = {note.id: note for each in wanted for note in each.notes} | {note.id: note for note in of_today}
        relations = relations_of(read, notes.values())
    found = []
    for each in wanted:
        party = client_party(each.talk.case.client, consents[each.talk.case.deal.client_id])
        found.append(_call(each, party, of_today, relations, now, rules))
    order = list(Why)
    found.sort(key=lambda call: (call.tried > 0, order.index(call.why), -call.at_risk, -call.days))
    return Queue(
        calls=tuple(each for each in found if not each.done and not each.verdict.blocked),
        waiting=tuple(each for each in found if not each.done and each.verdict.blocked),
        done=tuple(each for each in found if each.done),
    )


def _call(
    wanted: _Wanted,
    party: Party,
    of_today: Sequence[ContactNote],
    relations: Mapping[int, Relation],
    now: datetime,
    rules: RuleSet,
) -> Call:
    today = now.date()
    purpose = likely_purpose(wanted.talk, Standing.DEBTOR, today)
    if purpose is ContactPurpose.FOLLOW_UP:
        purpose = ContactPurpose.REMINDER
    notes = {note.id: note for note in (*wanted.notes, *of_today)}
    log = log_of(notes.values(), relations)
    number = next(iter(party.numbers), "")
    verdict = contact_allowed(log, party.person(number), now, rules, channel=Channel.PHONE, purpose=purpose)
    about = [note for note in wanted.notes if _about(note, wanted.talk.case)]
    mine = [note for note in about if note.at.date() == today]
    return Call(
        talk=wanted.talk,
        party=party,
        why=wanted.why,
        since=wanted.since,
        purpose=purpose,
        verdict=verdict,
        tried=sum(1 for note in mine if note.result is ContactResult.UNANSWERED),
        done=any(note.result is not ContactResult.UNANSWERED for note in mine),
        last=max(about, key=lambda note: note.at, default=None),
    )


def _wanted(read: Reader, cases: Iterable[LoanCase], today: date) -> tuple[_Wanted, ...]:
    rules, calendar = rules_of(read), Calendar.for_years(today.year - 2, today.year + 1)
    promised: dict[int, list[ContactNote]] = defaultdict(list)
    for note in read.promises(date.max):
        promised[note.deal_id or 0].append(note)
    soon = today + timedelta(days=REMIND_AHEAD)
    near = [
        case
        for case in cases
        if (state := case.history.standing(today)).overdue_days
        or case.deal.id in promised
        or (state.next_due is not None and state.next_due <= soon)
    ]
    ids = sorted({case.deal.client_id for case in near})
    notes: dict[int, list[ContactNote]] = defaultdict(list)
    for note in read.all(ContactNote, client_id=ids) if ids else ():
        notes[note.client_id].append(note)
    found = []
    for case in near:
        talk = talk_of(case, promised[case.deal.id or 0], today, rules)
        about = [note for note in notes[case.deal.client_id] if _about(note, case)]
        heard = max((note.at.date() for note in about if _heard(note) and note.at.date() < today), default=None)
        why = _why(talk, heard, today, calendar, rules)
        if why is not None:
            found.append(_Wanted(talk, *why, tuple(notes[case.deal.client_id])))
    return tuple(found)


def _about(note: ContactNote, case: LoanCase) -> bool:
    """Whether a contact was about the money of a loan; one that asked to pass on a message was not."""
    return note.deal_id in (None, case.deal.id) and (
        note.purpose in _ABOUT_MONEY or note.result is ContactResult.PROMISED
    )


def _heard(note: ContactNote) -> bool:
    return note.result is not ContactResult.UNANSWERED


def _why(
    talk: LoanTalk, heard: date | None, today: date, calendar: Calendar, rules: RuleSet
) -> tuple[Why, date] | None:
    """Why a loan is to be called today and since when, given the last day before it on which one was heard of."""
    state = talk.line.state
    failed = [each for each in talk.promises if each.failed and (heard is None or heard <= each.until)]
    if failed and state.overdue_days:
        return Why.PROMISE_FAILED, min(each.until for each in failed) + timedelta(days=1)
    if (open_promise := _open(talk.promises)) is not None:
        due = open_promise.promise.due_on
        return (Why.PROMISE_DUE, due) if due <= today and (heard is None or heard < due) else None
    if state.overdue_days:
        due, why = today - timedelta(days=state.overdue_days), Why.OVERDUE
    elif state.next_due is not None:
        due, why = state.next_due, Why.REMINDER
    else:
        return None
    # What has been overdue for years waits every day.
    known = due.year > calendar.first
    waiting = reminder_due(reminders(due, talk.habit.behaviour, today, calendar, rules) if known else (today,), heard)
    return None if waiting is None else (why, waiting)


def _open(promises: Iterable[Judged]) -> Judged | None:
    waiting = [each for each in promises if each.state is PromiseState.OPEN]
    return min(waiting, key=lambda each: each.promise.due_on, default=None)
