"""Every loan with what happened to it, brought up to date from action to action: what portfolio and lists rest on.

A throw-away copy in memory; reading all loans anew gives the same, which a test asks after every kind of action.
"""

import functools
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from carloan_desk.domain.client import Client
from carloan_desk.domain.contract import in_force, schedule_of
from carloan_desk.domain.deal import CLOSED, Deal, DealEvent, EventKind, Stage, last_event, stage_of, stage_since
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.loan_track import Dues, LoanHistory, LoanTrack, Standing
from carloan_desk.domain.product import Product, ProductKind
from carloan_desk.domain.repayment import Payment, PaymentKind
from carloan_desk.domain.schedule import LoanTerms, Schedule, build_schedule
from carloan_desk.domain.servicing import ContractSchedule, PaymentRecord
from carloan_desk.services import quotes
from carloan_desk.services.undisturbed import undisturbed
from carloan_desk.storage.workspace import Reader, Workspace

# Beyond so many deals that something happened to, reading all anew is as quick.
_MOST = 300
# Seconds until what was replaced is in nobody's hands any more.
_PAUSE = 2.0


@dataclass(frozen=True, slots=True)
class LoanLine:
    """A loan as the portfolio lists it."""

    deal: Deal
    client: Client
    lender: str
    state: Standing
    payments: tuple[PaymentRecord, ...]
    stage: Stage


@dataclass(frozen=True, eq=False, slots=True)
class LoanCase:
    """A loan with all that happened to it."""

    deal: Deal
    client: Client
    product: Product | None
    events: tuple[DealEvent, ...]
    payments: tuple[PaymentRecord, ...]
    terms: LoanTerms
    history: LoanHistory

    @property
    def lender(self) -> str:
        """Who lent the money."""
        return "" if self.product is None else self.product.lender

    def line(self, as_of: date) -> LoanLine:
        """Return the loan as it stands at the end of a day."""
        stage = stage_of(event for event in self.events if event.on <= as_of)
        return LoanLine(self.deal, self.client, self.lender, self.history.standing(as_of), self.payments, stage)


@dataclass(frozen=True)
class LoanBook:
    """The loans outside the bin by deal, as of a state of the workspace. Nobody changes it."""

    seq: int
    cases: dict[int, LoanCase] = field(default_factory=dict)

    def living(self, as_of: date) -> list[LoanCase]:
        """Return the loans that were out and not closed at the end of a day."""
        return [case for case in self.cases.values() if case.history.lives(as_of)]

    def later(self, as_of: date) -> int:
        """Return how many loans were disbursed after a day only: a clock that was set back shows by them."""
        return sum(case.history.disbursed_on > as_of for case in self.cases.values())


def book_of(workspace: Workspace) -> LoanBook:
    """Return all loans, of which only what happened since is read again."""
    return workspace.followed("loan_book", None, _follow)


def read_book(read: Reader, deal_ids: Iterable[int] | None = None) -> LoanBook:
    """Return all loans, or those of some deals, read anew."""
    found = LoanBook(read.last_seq())
    if deal_ids is None:
        with undisturbed():
            _fill(found, read, read.deals_with_events(), read.clients_of_deals())
    else:
        _add(found, read, deal_ids)
    return found


def _follow(read: Reader, before: LoanBook | None) -> LoanBook:
    if before is None:
        return read_book(read)
    touched = read.deals_touched_since(before.seq, _MOST)
    if touched is None:
        found = read_book(read)
        threading.Thread(target=_let_go, args=(list(before.cases.values()),), daemon=True).start()
        return found
    seq = read.last_seq()
    if not touched:
        return LoanBook(seq, before.cases)
    found = LoanBook(seq, {deal_id: case for deal_id, case in before.cases.items() if deal_id not in touched})
    _add(found, read, touched)
    return found


def _let_go(cases: list[LoanCase]) -> None:
    """Let go of loans one by one, once nobody else holds them: all at once would keep every thread waiting."""
    time.sleep(_PAUSE)
    while cases:
        cases.pop()


def _add(found: LoanBook, read: Reader, deal_ids: Iterable[int]) -> None:
    pairs = read.deals_with_events(ids=sorted(deal_ids))
    people = {deal.client_id for deal, _ in pairs}
    clients = {client.id or 0: client for client in read.all(Client, id=people)} if people else {}
    _fill(found, read, pairs, clients)


def _fill(
    found: LoanBook, read: Reader, pairs: Iterable[tuple[Deal, list[DealEvent]]], clients: dict[int, Client]
) -> None:
    products = {product.id: product for product in read.all(Product)}
    out = [pair for pair in pairs if any(event.kind is EventKind.DISBURSED for event in pair[1])]
    ids = [deal.id or 0 for deal, _ in out]
    payments = read.payments_by_deal(ids)
    schedules: dict[int, list[ContractSchedule]] = defaultdict(list)
    for each in read.all(ContractSchedule, deal_id=ids) if len(ids) <= _MOST else read.all(ContractSchedule):
        schedules[each.deal_id].append(each)
    for deal, events in out:
        deal_id, client = deal.id or 0, clients.get(deal.client_id)
        if client is None:
            continue
        product = products.get(deal.product_id)
        case = case_of(deal, client, product, events, payments.get(deal_id, ()), schedules.get(deal_id, ()))
        if case is not None:
            found.cases[deal_id] = case


def case_of(
    deal: Deal,
    client: Client,
    product: Product | None,
    events: Sequence[DealEvent],
    payments: Sequence[PaymentRecord],
    schedules: Sequence[ContractSchedule],
) -> LoanCase | None:
    """Return a loan with all that happened to it, ``None`` before disbursement."""
    terms = quotes.contract_terms(deal, product, events)
    if terms is None:
        return None
    kind = kind_of(product)
    ledger = ledger_of(payments)
    tracks = [(terms.disbursed_on, LoanTrack(_dues(terms), ledger, kind))]
    for day in sorted({each.valid_from for each in schedules}):
        schedule, kept, _ = contract_of(terms, schedules, day)
        if kept is not None:
            tracks.append((day, LoanTrack(Dues(schedule), ledger, kind)))
    tracks[0] = (min(day for day, _ in tracks), tracks[0][1])
    stage = stage_of(events)
    closed = stage_since(events, deal.opened_on) if stage in CLOSED else None
    reopened = reopened_on(closed, payments) if stage is Stage.SETTLED else None
    history = LoanHistory(tracks, terms.disbursed_on, closed, reopened)
    return LoanCase(deal, client, product, tuple(events), tuple(payments), terms, history)


def contract_of(
    terms: LoanTerms, schedules: Iterable[ContractSchedule], as_of: date
) -> tuple[Schedule, ContractSchedule | None, DomainError | None]:
    """Return the schedule in force on a day, what it was kept as, and why one that was kept cannot be used.

    A schedule that no longer repays what was disbursed is not used; the computed one stands in its place.
    """
    kept = in_force(schedules, max(as_of, terms.disbursed_on))
    if kept is None:
        return build_schedule(terms), None, None
    try:
        return schedule_of(terms, kept.rows), kept, None
    except DomainError as error:
        return build_schedule(terms), None, error


# A cache like any other: what it returns follows from its arguments alone. A year's work is some thousand loans.
@functools.lru_cache(maxsize=16_384)
def _dues(terms: LoanTerms) -> Dues:
    return Dues(build_schedule(terms))


def kind_of(product: Product | None) -> ProductKind:
    """Return the kind of product by which a loan is classed."""
    return ProductKind.BANK_LOAN if product is None else product.kind


def ledger_of(payments: Iterable[PaymentRecord]) -> list[Payment]:
    """Return what was recorded as entries of the ledger."""
    return [Payment(paid_on=each.paid_on, amount=each.amount, kind=PaymentKind(each.kind)) for each in payments]


def net(payments: Iterable[PaymentRecord]) -> Decimal:
    """Return the sum of entries in yuan, less what went back."""
    return sum((-each.amount if each.kind == PaymentKind.REVERSAL else each.amount for each in payments), Decimal(0))


def settled_on(events: Iterable[DealEvent]) -> date | None:
    """Return the day on which a loan was settled, ``None`` if it is not."""
    event = last_event(events, EventKind.SETTLED)
    return None if event is None else event.on


def reopened_on(settled: date | None, payments: Iterable[PaymentRecord]) -> date | None:
    """Return the day on which money went back after a settlement: from then on it is void, the loan runs on."""
    if settled is None:
        return None
    back = (each.paid_on for each in payments if each.kind == PaymentKind.REVERSAL and each.paid_on > settled)
    return min(back, default=None)
