"""Settling early (提前结清): what it costs to the cent, what it does to one's pay, and the release that follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, Stage, check_event
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.quote import settlement_rule_of
from carloan_desk.domain.servicing import DealTask, PaymentRecord, TaskKind
from carloan_desk.domain.settlement import SettlementBill, SettlementRule, settlement_bill
from carloan_desk.domain.tasks import Task, tasks_of
from carloan_desk.services import loans
from carloan_desk.services.books import books_of
from carloan_desk.services.deals import DealView
from carloan_desk.services.loan_book import LoanCase, book_of, kind_of
from carloan_desk.services.loans import loan_in
from carloan_desk.storage.workspace import Changes, Workspace

_RELEASE = "release"


@dataclass(frozen=True, slots=True)
class PayEffect:
    """What settling on a day costs of one's own pay, in yuan.

    Attributes:
        amount: What goes back.
        free_from: The first day from which nothing would, ``None`` if nothing does already.
        less_from: The first day from which less would, with what it would be then.
    """

    amount: Decimal
    free_from: date | None = None
    less_from: tuple[date, Decimal] | None = None


def bill_of(view: DealView, on: date) -> SettlementBill:
    """Return what settles a deal's loan on a day, as its ledger stands.

    Raises:
        DomainError: ``payment.no_loan``; ``settlement.closed`` (``on``); ``settlement.date``.
    """
    if view.loan is None:
        raise DomainError("payment.no_loan")
    loan = loans.loan_of(view.deal, view.product, view.events, view.loan.payments, on, view.loan.schedules)
    if loan is None:
        raise DomainError("payment.no_loan")
    if view.loan.settled_on is not None:
        raise DomainError("settlement.closed", on=view.loan.settled_on)
    rule = SettlementRule() if view.product is None else settlement_rule_of(view.product)
    return settlement_bill(loan.quote.schedule, loan.state, on, rule, product=kind_of(view.product))


def pay_effect(workspace: Workspace, deal_id: int, on: date, today: date) -> PayEffect:
    """Return what settling a deal on a day costs of one's own pay, by the clawback steps of its plan."""
    account = books_of(workspace, today).ledger.account(deal_id)
    steps = () if account is None else account.risk.steps
    left = [(last, amount) for last, amount in steps if last >= on and amount]
    if not left:
        return PayEffect(ZERO)
    amount = left[0][1]
    later = ((last + timedelta(days=1), less) for (last, _), (_, less) in pairwise(left))
    less_from = next((step for step in later if step[1] < amount), None)
    return PayEffect(amount, left[-1][0] + timedelta(days=1), less_from)


def settle(workspace: Workspace, deal_id: int, on: date, amount: Decimal, today: date, note: str = "") -> Changes:
    """Record that a loan was settled on a day with an amount: the event, and what came in as an entry of the ledger.

    Raises:
        DomainError: ``payment.no_loan``; ``payment.amount`` below 0; ``deal.event.*`` as
            :func:`carloan_desk.domain.deal.check_event`; ``payment.after`` (``on``): something was paid later.
    """
    with workspace.unit_of_work("loan.settle", amount=str(amount)) as work:
        loan = loan_in(work, deal_id, today)
        if loan is None:
            raise DomainError("payment.no_loan")
        if amount < 0:
            raise DomainError("payment.amount", field="amount")
        events = work.all(DealEvent, deal_id=deal_id)
        event = DealEvent(deal_id=deal_id, kind=EventKind.SETTLED, on=on, amount=amount, note=note.strip())
        check_event(events, event, today)
        later = max((payment.paid_on for payment in loan.payments), default=on)
        if later > on:
            raise DomainError("payment.after", field="on", on=later)
        # A penalty is no part of the schedule: the ledger takes what it still asks for, the event has the whole.
        entered = min(amount, loan.quote.schedule.total_payment - loans.received(loan))
        if entered > 0:
            said = note.strip() or ("" if entered == amount else f"结清款 {amount:,.2f} 元中计划应还部分")
            work.add(PaymentRecord(deal_id=deal_id, paid_on=on, amount=entered, note=said))
        work.add(event)
        return work.commit()


# Release of the mortgage ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Release:
    """A settled loan whose mortgage is not known to be released."""

    deal: Deal
    client: Client
    lender: str
    settled_on: date
    task: Task


def release_of(events: Iterable[DealEvent], records: Iterable[DealTask]) -> Task | None:
    """Return the task of releasing a loan's mortgage, ``None`` before it is settled."""
    tasks = tasks_of(list(events), records)
    return next((task for task in tasks if task.kind is TaskKind.RELEASE and task.code == _RELEASE), None)


def release_in(workspace: Workspace, deal_id: int) -> Task | None:
    """Return the task of releasing the mortgage of a deal, ``None`` before its loan is settled."""
    with workspace.reading() as read:
        events = read.all(DealEvent, deal_id=deal_id)
        return release_of(events, read.all(DealTask, deal_id=deal_id, kind=TaskKind.RELEASE))


def releases(workspace: Workspace, as_of: date) -> list[Release]:
    """Return the loans settled by a day whose mortgage is not released, those settled first on top."""
    book = book_of(workspace)
    settled = [case for case in book.cases.values() if _settled(case, as_of)]
    if not settled:
        return []
    with workspace.reading() as read:
        records: dict[int, list[DealTask]] = {}
        for record in read.all(DealTask, kind=TaskKind.RELEASE):
            records.setdefault(record.deal_id, []).append(record)
    found = []
    for case in settled:
        task = release_of(case.events, records.get(case.deal.id or 0, ()))
        if task is not None and (task.done_on is None or task.done_on > as_of) and case.history.closed_on is not None:
            found.append(Release(case.deal, case.client, case.lender, case.history.closed_on, task))
    return sorted(found, key=lambda each: (each.settled_on, each.deal.id or 0))


def _settled(case: LoanCase, as_of: date) -> bool:
    closed = case.history.closed_on
    if closed is None or closed > as_of or case.history.lives(as_of):
        return False
    return case.line(closed).stage is Stage.SETTLED
