"""What early warning looks at: the facts of each loan as of a day, derived from all that was recorded around it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from carloan_desk.domain.alerts import Dealing, File, LoanFacts, Said, Sign, SignCode
from carloan_desk.domain.cues import shipped_cues
from carloan_desk.domain.deal import EventKind, Stage, last_event
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.name_match import name_key
from carloan_desk.domain.servicing import Channel, ContactNote, DealTask, TaskKind
from carloan_desk.domain.tasks import tasks_of
from carloan_desk.domain.worksheet import RecordedCue
from carloan_desk.services.conduct_rules import rules_of
from carloan_desk.services.loan_book import LoanCase
from carloan_desk.services.loan_talk import judged_of
from carloan_desk.storage.workspace import Reader

# The longest that any rule looks back at contacts; at settled loans; how many instalments it looks at.
_CONTACTS = timedelta(days=200)
_SETTLED = timedelta(days=730)
_INSTALMENTS = 12
# An instalment that was overdue by more than so many days makes a loan a troubled one, besides its first.
_TROUBLED = 30
_SECURED = frozenset({TaskKind.MORTGAGE, TaskKind.RELEASE, TaskKind.SIGN})


@dataclass
class _Around:
    """What was recorded around loans, by deal and by client."""

    tasks: dict[int, list[DealTask]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[int, list[ContactNote]] = field(default_factory=lambda: defaultdict(list))
    promised: dict[int, list[ContactNote]] = field(default_factory=lambda: defaultdict(list))
    changed: dict[int, list[tuple[date, str]]] = field(default_factory=lambda: defaultdict(list))
    cues: Mapping[int, Sequence[RecordedCue]] = field(default_factory=dict)


def facts_of(read: Reader, cases: Iterable[LoanCase], today: date, *, every: bool) -> dict[int, LoanFacts]:
    """Return the facts of loans that run, or were settled within two years.

    Args:
        read: Reads the state.
        cases: The loans asked for.
        today: The day.
        every: Whether these are all there are: what stands around them is read at once then.
    """
    wanted = [case for case in cases if _asked(case, today)]
    around = _around(read, wanted, today, every=every)
    rules = rules_of(read)
    before_cues = {cue.code for cue in shipped_cues() if cue.before}
    found = {}
    for case in wanted:
        deal_id, client_id = case.deal.id or 0, case.deal.client_id
        runs = case.history.lives(today)
        state = case.history.standing(today)
        month_end = today.replace(day=1) - timedelta(days=1)
        past = month_end >= case.history.disbursed_on
        dealings = _dealings(case, today) if runs else []
        cues = around.cues.get(client_id, ())
        tasks = around.tasks.get(deal_id, ())
        failed = [each for each in judged_of(case, around.promised.get(deal_id, ()), today, rules) if each.failed]
        found[deal_id] = LoanFacts(
            deal_id=deal_id,
            client_id=client_id,
            disbursed_on=case.history.disbursed_on,
            settled_on=None if runs else case.history.closed_on,
            first=dealings[0] if dealings else None,
            dealings=dealings[-_INSTALMENTS:],
            overdue_days=state.overdue_days if runs else 0,
            overdue_amount=state.overdue_amount if runs else ZERO,
            outstanding=state.outstanding_principal if runs else ZERO,
            number=state.number,
            band=state.bucket if runs else "M0",
            band_before=(month_end, case.history.standing(month_end).bucket) if past and runs else None,
            failed=failed,
            said=_said(around.notes.get(client_id, ()), deal_id),
            numbers_changed=_numbers_changed(case, around.changed.get(client_id, ()), today),
            insurance_until=case.deal.insurance_until,
            inspection_until=case.deal.inspection_until,
            registered=_registered(case, tasks),
            released=runs or _released(case, tasks, today),
            signs=_signs(tasks, cues),
            open_cues=[cue.code for cue in cues if cue.code in before_cues and not cue.answer.strip()],
        )
    return found


def file_of(case: LoanCase, facts: LoanFacts) -> File:
    """Return what is compared of a loan with others."""
    client, first = case.client, facts.first
    late = first is not None and first.days > 0 and (not first.paid or first.days > _GRACE)
    return File(
        client_id=facts.client_id,
        dealer=case.deal.dealer,
        disbursed_on=facts.disbursed_on,
        settled_on=facts.settled_on,
        troubled=late or facts.overdue_days > _TROUBLED,
        runs=facts.runs,
        phones=tuple(filter(None, dict.fromkeys((client.mobile, client.second_mobile)))),
        address=name_key(client.address),
        employer=name_key(client.employer),
        place_id=client.lead_source_id,
    )


# A first instalment this many days late is not yet trouble.
_GRACE = 3


def _asked(case: LoanCase, today: date) -> bool:
    if case.history.lives(today):
        return True
    closed = case.history.closed_on
    settled = last_event(case.events, EventKind.SETTLED) is not None and case.line(today).stage is Stage.SETTLED
    return settled and closed is not None and today - _SETTLED <= closed <= today


def _around(read: Reader, cases: Sequence[LoanCase], today: date, *, every: bool) -> _Around:
    found = _Around()
    if not cases:
        return found
    deals = None if every else [case.deal.id or 0 for case in cases]
    people = None if every else sorted({case.deal.client_id for case in cases})
    only = {} if deals is None else {"deal_id": deals}
    for task in read.all(DealTask, kind=_SECURED, **only):
        found.tasks[task.deal_id].append(task)
    for note in read.contacts_since(today - _CONTACTS, people):
        found.notes[note.client_id].append(note)
    for note in read.promises(date.max, deals):
        found.promised[note.deal_id or 0].append(note)
    for change in read.numbers_changed(people):
        found.changed[change.client_id].append((change.on, change.before))
    found.cues = read.cues(people)
    return found


def _dealings(case: LoanCase, today: date) -> list[Dealing]:
    """The instalments that were due by today; each was paid on the first day from which enough had stayed."""
    track = case.history.track(today)
    days = sorted({each.paid_on for each in case.payments if each.paid_on <= today})
    totals = [track.received(day) for day in days]
    for place in range(len(totals) - 2, -1, -1):
        # What went back later was not paid.
        totals[place] = min(totals[place], totals[place + 1])
    found, place = [], 0
    for due, needed in zip(track.dues.dues, track.dues.needed, strict=True):
        if due > today:
            break
        while place < len(totals) and totals[place] < needed:
            place += 1
        paid = place < len(totals)
        found.append(Dealing(due, max(((days[place] if paid else today) - due).days, 0), paid))
    return found


def _numbers_changed(case: LoanCase, changed: Iterable[tuple[date, str]], today: date) -> list[date]:
    """Days on which the number became another one since the disbursement; none if it is what it was then."""
    later = [(on, before) for on, before in changed if case.history.disbursed_on <= on <= today]
    return [] if not later or later[0][1] == case.client.mobile else [on for on, _ in later]


def _said(notes: Iterable[ContactNote], deal_id: int) -> list[Said]:
    """Contacts with the client themselves about this loan, or about none in particular; by time."""
    mine = [note for note in notes if note.relation_id is None and note.deal_id in (None, deal_id)]
    return [
        Said(
            note.at, note.result, note.channel is Channel.PHONE, note.outgoing, f"{note.note} {note.next_step}".strip()
        )
        for note in sorted(mine, key=lambda note: (note.at, note.id or 0))
    ]


def _registered(case: LoanCase, tasks: Iterable[DealTask]) -> bool:
    if last_event(case.events, EventKind.REGISTERED) is not None:
        return True
    return any(task.kind is TaskKind.MORTGAGE and task.done_on is not None for task in tasks)


def _released(case: LoanCase, tasks: Sequence[DealTask], today: date) -> bool:
    release = next((task for task in tasks_of(case.events, tasks) if task.kind is TaskKind.RELEASE), None)
    return release is None or (release.done_on is not None and release.done_on <= today)


def _signs(tasks: Iterable[DealTask], cues: Iterable[RecordedCue]) -> list[Sign]:
    """Signs noted with their day, and cues of the worksheet of which no day is known; those answered are cleared up."""
    found = [
        Sign(task.title, task.due_on, task.note) for task in tasks if task.kind is TaskKind.SIGN and not task.done_on
    ]
    noted = {sign.code for sign in found}
    by_hand = {code.value for code in SignCode}
    return found + [
        Sign(cue.code) for cue in cues if cue.code in by_hand and cue.code not in noted and not cue.answer.strip()
    ]
