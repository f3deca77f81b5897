"""Early warning: what calls for a look, by urgency, with what was decided about it. Nothing of it is stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from carloan_desk.domain.agenda import holds
from carloan_desk.domain.alerts import (
    Alert,
    File,
    LoanFacts,
    SignCode,
    alerts_of,
    channel_alerts,
    dealer_alerts,
    in_order,
    shared_alerts,
)
from carloan_desk.domain.alerts.alert import Code, rule_of
from carloan_desk.domain.alerts.loan import wants_to_settle
from carloan_desk.domain.circle import Relation
from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import DealAccount
from carloan_desk.domain.commission.statement import LineKind
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.lead_source import LeadSource
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import (
    ContactNote,
    ContractSchedule,
    DealTask,
    Mark,
    PaymentRecord,
    TaskKind,
)
from carloan_desk.domain.worksheet import Worksheet
from carloan_desk.services.alert_facts import facts_of, file_of
from carloan_desk.services.books import books_of
from carloan_desk.services.loan_book import LoanBook, book_of
from carloan_desk.storage.workspace import Changes, Reader, Workspace

WATCHES: frozenset[type] = frozenset(
    {
        Client,
        Product,
        Deal,
        DealEvent,
        PaymentRecord,
        ContractSchedule,
        DealTask,
        ContactNote,
        Relation,
        Worksheet,
        Mark,
        LeadSource,
    }
)
"""The classes that alerts follow from."""

# Beyond so many rows that were touched, deriving all anew is as quick.
_MOST = 300
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert with whom it is about.

    Attributes:
        alert: The alert.
        clients: The clients, in the order of ``alert.client_ids``.
        deal: The deal it is about, if it is about one.
        mark: What was decided about it, while that holds.
    """

    alert: Alert
    clients: tuple[Client, ...]
    deal: Deal | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class AlertList:
    """All alerts of a day: those to look at, and those that were put off or dismissed; the most urgent first."""

    open: tuple[AlertLine, ...] = ()
    put_off: tuple[AlertLine, ...] = ()

    def of_deal(self, deal_id: int) -> tuple[AlertLine, ...]:
        """Return those to look at about a deal."""
        return tuple(each for each in self.open if each.alert.deal_id == deal_id)

    def of_client(self, client_id: int) -> tuple[AlertLine, ...]:
        """Return those to look at about a client."""
        return tuple(each for each in self.open if client_id in each.alert.client_ids)


@dataclass(frozen=True)
class _Known:
    """The facts of loans and what follows from each alone, as of a day and a state. Nobody changes it."""

    today: date
    seq: int
    facts: dict[int, LoanFacts] = field(default_factory=dict)
    files: dict[int, File] = field(default_factory=dict)
    alerts: dict[int, list[Alert]] = field(default_factory=dict)
    asking: dict[int, bool] = field(default_factory=dict)
    """Loans whose client asks to settle, or that were just settled: one's own pay hangs on them."""


def warnings(workspace: Workspace, today: date) -> AlertList:
    """Return all alerts of a day."""
    book = book_of(workspace)
    known = workspace.followed("alerts", today, lambda read, before: _follow(read, before, book, today))

    def derive(read: Reader) -> AlertList:
        found = [
            *_of_loans(workspace, known),
            *dealer_alerts(known.files.values(), today),
            *channel_alerts(known.files.values(), _places(read), today),
            *_shared(read, known, today),
        ]
        marks = {mark.subject: mark for mark in read.all(Mark)}
        to_see: list[AlertLine] = []
        put_off: list[AlertLine] = []
        for alert in in_order(found):
            mark = marks.get(alert.subject)
            held = mark is not None and holds(mark, alert.evidence, today)
            (put_off if held else to_see).append(_with_names(alert, book, known, mark if held else None))
        return AlertList(tuple(to_see), tuple(put_off))

    return workspace.derived(("warnings", today), derive)


def read_anew(read: Reader, book: LoanBook, today: date) -> dict[int, list[Alert]]:
    """Return the alerts of each loan read anew, without what one's own pay says of them."""
    return _follow(read, None, book, today).alerts


# Deriving -------------------------------------------------------------------------------------------------------------


def _follow(read: Reader, before: _Known | None, book: LoanBook, today: date) -> _Known:
    seq = read.last_seq()
    touched = None
    if before is not None and before.today == today:
        touched = read.touched_since(before.seq, _MOST)
    if before is None or touched is None or Product in touched.classes:
        found = _Known(today, seq)
        _fill(found, read, book, book.cases, every=True)
        return found
    if not touched.deals:
        return replace(before, seq=seq)
    gone = touched.deals
    found = _Known(
        today, seq, _without(before.facts, gone), _without(before.files, gone), _without(before.alerts, gone)
    )
    _fill(found, read, book, [each for each in sorted(touched.deals) if each in book.cases], every=False)
    return found


def _without(known: dict[int, T], gone: frozenset[int]) -> dict[int, T]:
    return {deal_id: value for deal_id, value in known.items() if deal_id not in gone}


def _fill(found: _Known, read: Reader, book: LoanBook, deal_ids: Iterable[int], *, every: bool) -> None:
    cases = [book.cases[deal_id] for deal_id in deal_ids]
    for deal_id, facts in facts_of(read, cases, found.today, every=every).items():
        found.facts[deal_id] = facts
        found.files[deal_id] = file_of(book.cases[deal_id], facts)
        alerts = alerts_of(facts, found.today)
        if alerts:
            found.alerts[deal_id] = alerts
        if _asks(facts, found.today):
            found.asking[deal_id] = True


def _of_loans(workspace: Workspace, known: _Known) -> Iterable[Alert]:
    """The alerts of each loan; for those that one's pay hangs on by what the plan says of them.

    An alert about a client is said once, by the loan that is most behind.
    """
    told: dict[str, Alert] = {}
    accounts: Mapping[int, DealAccount] = {}
    if known.asking:
        ledger = books_of(workspace, known.today).ledger
        accounts = {deal_id: account for deal_id in known.asking if (account := ledger.account(deal_id)) is not None}
    for deal_id, alerts in known.alerts.items():
        if deal_id in accounts:
            alerts = alerts_of(_with_pay(known.facts[deal_id], accounts[deal_id]), known.today)
        for alert in alerts:
            before = told.get(alert.subject)
            if before is None or (alert.amount or 0) > (before.amount or 0):
                told[alert.subject] = alert
    return told.values()


def _asks(facts: LoanFacts, today: date) -> bool:
    if facts.settled_on is None:
        return bool(wants_to_settle(facts, rule_of(Code.SETTLE_INTENT, today), today))
    return (today - facts.settled_on).days <= rule_of(Code.SETTLED_EARLY, today).number("within")


def _with_pay(facts: LoanFacts, account: DealAccount) -> LoanFacts:
    if facts.settled_on is None:
        steps = account.risk.steps
        amount = steps[0][1] if steps else None
        return replace(
            facts, clawback_known=True, clawback_until=account.risk.settlement_ends_on, clawback=amount or None
        )
    gone = -sum((line.amount for _, line in account.lines if line.kind is LineKind.CLAWBACK), ZERO)
    return replace(facts, clawback_known=True, clawback=gone if gone > 0 else None)


def _places(read: Reader) -> dict[int, str]:
    return {place.id or 0: place.name for place in read.all(LeadSource)}


def _shared(read: Reader, known: _Known, today: date) -> list[Alert]:
    """What files share; who belongs together is asked for only of those that share anything."""
    found = shared_alerts(known.files.values(), today)
    if not found:
        return []
    ids = sorted({client_id for alert in found for client_id in alert.client_ids})
    related: dict[int, set[int]] = {client_id: set() for client_id in ids}
    for relation in read.all(Relation, client_id=ids):
        if relation.other_id is not None:
            related[relation.client_id].add(relation.other_id)
    files = [
        replace(each, related=frozenset(related[each.client_id]))
        for each in known.files.values()
        if each.client_id in related
    ]
    return shared_alerts(files, today)


def _with_names(alert: Alert, book: LoanBook, known: _Known, mark: Mark | None) -> AlertLine:
    if alert.deal_id is not None:
        case = book.cases[alert.deal_id]
        return AlertLine(alert, (case.client,), case.deal, mark)
    wanted = set(alert.client_ids)
    people = {
        facts.client_id: book.cases[deal_id].client
        for deal_id, facts in known.facts.items()
        if facts.client_id in wanted
    }
    return AlertLine(alert, tuple(people[client_id] for client_id in alert.client_ids), None, mark)


# Signs noted by hand --------------------------------------------------------------------------------------------------


def note_sign(workspace: Workspace, deal_id: int, code: SignCode, on: date, text: str, today: date) -> Changes:
    """Note a sign after the loan: the lender says the GPS is offline, the client asks about settling.

    Raises:
        DomainError: ``sign.future`` a day that has not come; ``sign.open``: it is noted already and not cleared up.
    """
    if on > today:
        raise DomainError("sign.future", field="on")
    with workspace.unit_of_work("sign.note") as work:
        for known in work.all(DealTask, deal_id=deal_id, kind=TaskKind.SIGN, title=code.value):
            if known.done_on is None:
                raise DomainError("sign.open", field="code")
        work.add(DealTask(deal_id=deal_id, kind=TaskKind.SIGN, title=code.value, due_on=on, note=text.strip()))
        return work.commit()


def clear_sign(workspace: Workspace, deal_id: int, code: SignCode, on: date) -> Changes:
    """Say that what was noted of a sign is cleared up.

    Raises:
        DomainError: ``sign.none``: none is noted with a day; a cue of the worksheet is answered there.
    """
    with workspace.unit_of_work("sign.clear") as work:
        signs = work.all(DealTask, deal_id=deal_id, kind=TaskKind.SIGN, title=code.value)
        noted = [each for each in signs if each.done_on is None]
        if not noted:
            raise DomainError("sign.none")
        for sign in noted:
            sign.done_on = on
        return work.commit()
