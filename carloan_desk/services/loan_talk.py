"""A running loan as one speaks of it: how it stands, what was promised, how it was paid so far. All derived."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from carloan_desk.domain.behaviour import Habit, habit_of
from carloan_desk.domain.conduct import Standing
from carloan_desk.domain.loan_track import LoanHistory
from carloan_desk.domain.promises import Judged, Promise, judge, worst
from carloan_desk.domain.repayment import Payment
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.servicing import ContactNote, ContactPurpose
from carloan_desk.services import conduct_rules, loans
from carloan_desk.services.loan_book import read_book
from carloan_desk.services.loans import LoanCase, LoanLine
from carloan_desk.storage.workspace import Reader, Workspace

# Before an instalment is due a call about it is a reminder, so many days ahead.
REMIND_AHEAD = 7


@dataclass(frozen=True, slots=True)
class LoanTalk:
    """A loan that is running, as one speaks of it: how it stands, what was promised, how it was paid so far."""

    case: LoanCase
    line: LoanLine
    promises: tuple[Judged, ...]
    habit: Habit

    @property
    def promise(self) -> Judged | None:
        """The promise to speak of first."""
        return worst(self.promises)


def likely_purpose(talk: LoanTalk, standing: Standing, today: date) -> ContactPurpose:
    """Return what one calls about a loan for: overdue, due soon, or neither."""
    state = talk.line.state
    if state.overdue_days:
        return ContactPurpose.FORWARD if standing is Standing.THIRD_PARTY else ContactPurpose.COLLECTION
    soon = state.next_due is not None and (state.next_due - today).days <= REMIND_AHEAD
    return ContactPurpose.REMINDER if soon and standing is not Standing.THIRD_PARTY else ContactPurpose.FOLLOW_UP


def talk_of(case: LoanCase, notes: Iterable[ContactNote], today: date, rules: RuleSet) -> LoanTalk:
    """Return a running loan as one speaks of it."""
    promises = judged_of(case, notes, today, rules)
    return LoanTalk(case, case.line(today), promises, _habit(case, promises, today, rules))


def judged_of(
    case: LoanCase, notes: Iterable[ContactNote], as_of: date, rules: RuleSet | None = None
) -> tuple[Judged, ...]:
    """Return what became of the promises on a loan by the end of a day; ``key`` is the id of the contact."""
    mine = [note for note in notes if note.deal_id == case.deal.id and note.promise_on is not None]
    if not mine:
        return ()  # most loans: their ledger need not be read
    return judge_notes(mine, loans.ledger_of(case.payments), _asked(case.history), as_of, rules)


def judge_notes(
    notes: Iterable[ContactNote],
    payments: Iterable[Payment],
    asked: Callable[[date], Decimal],
    as_of: date,
    rules: RuleSet | None = None,
) -> tuple[Judged, ...]:
    """Return what became of the promises noted on one loan.

    Args:
        notes: Contacts about the loan; those without a promise do not count.
        payments: Its ledger.
        asked: What was asked for on a day: what somebody promised who named no amount.
        as_of: The day.
        rules: Days of grace.
    """
    promises = []
    for note in notes:
        if note.promise_on is None or note.id is None:
            continue
        made_on = note.at.date()
        amount = note.promise_amount or asked(made_on)
        if amount > 0:
            promises.append(Promise(note.id, made_on, max(note.promise_on, made_on), amount))
    return judge(promises, payments, as_of, rules)


def _asked(history: LoanHistory) -> Callable[[date], Decimal]:
    def amount(day: date) -> Decimal:
        state = history.standing(day)
        return state.overdue_amount or state.next_amount

    return amount


@dataclass(frozen=True, slots=True)
class _Paid:
    due: date
    settled_on: date | None


def _habit(case: LoanCase, promises: Sequence[Judged], today: date, rules: RuleSet) -> Habit:
    track = case.history.track(today)
    days = sorted({each.paid_on for each in case.payments if each.paid_on <= today})
    totals = [track.received(day) for day in days]
    for place in range(len(totals) - 2, -1, -1):
        # What went back later was not settled.
        totals[place] = min(totals[place], totals[place + 1])
    found = []
    for due, needed in zip(track.dues.dues, track.dues.needed, strict=True):
        if due >= today:
            break
        settled = next((day for day, total in zip(days, totals, strict=True) if total >= needed), None)
        found.append(_Paid(due, settled))
    return habit_of(found, promises, today, rules)


def promise_states(read: Reader, client_id: int, today: date) -> dict[int, Judged]:
    """Return what became of a client's promises, by the id of the contact."""
    notes = [note for note in read.all(ContactNote, client_id=client_id) if note.promise_on is not None]
    ids = {note.deal_id for note in notes if note.deal_id is not None}
    if not ids:
        return {}
    rules = conduct_rules.rules_of(read)
    cases = read_book(read, deal_ids=sorted(ids)).cases.values()
    return {each.promise.key: each for case in cases for each in judged_of(case, notes, today, rules)}


def of_deal(workspace: Workspace, deal_id: int, today: date) -> LoanTalk | None:
    """Return a deal's loan as one speaks of it, ``None`` while it is not running."""
    with workspace.reading() as read:
        case = read_book(read, deal_ids=[deal_id]).cases.get(deal_id)
        if case is None or not case.history.lives(today):
            return None
        return talk_of(case, read.all(ContactNote, deal_id=deal_id), today, conduct_rules.rules_of(read))
