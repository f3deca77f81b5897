"""Loans: the schedule of a disbursed deal, what was paid on it, how far it is behind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from carloan_desk.domain.deal import Deal, DealEvent, EventKind, last_event
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.loan_track import Standing
from carloan_desk.domain.product import Product
from carloan_desk.domain.repayment import LedgerState, Payment, PaymentKind, ledger_state
from carloan_desk.domain.schedule import Schedule
from carloan_desk.domain.servicing import ContractSchedule, PaymentRecord
from carloan_desk.services import quotes
from carloan_desk.services.loan_book import (
    LoanBook,
    LoanCase,
    LoanLine,
    book_of,
    contract_of,
    kind_of,
    ledger_of,
    net,
    read_book,
    reopened_on,
    settled_on,
)
from carloan_desk.services.quotes import Quote
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Reader, Workspace

__all__ = [
    "LoanBook",
    "LoanCase",
    "LoanLine",
    "LoanView",
    "Standing",
    "book_of",
    "check_payment",
    "ledger_of",
    "lines",
    "loan_in",
    "loan_of",
    "net",
    "portfolio",
    "received",
    "record_payment",
    "remove_payment",
]


@dataclass(frozen=True, slots=True)
class LoanView:
    """A loan as of a day.

    Attributes:
        quote: The contract with the schedule in force on the day.
        payments: What was recorded, the latest first.
        state: How it stands at the end of the day; a loan that was settled owes nothing any more.
        schedules: The contract's own schedules, as they were recorded.
        in_force: Which of them stands in place of the computed one.
        fault: Why one that was kept cannot be used.
        settled_on: When it was settled, ``None`` if it is not by the day, or if money went back since.
    """

    quote: Quote
    payments: tuple[PaymentRecord, ...]
    state: LedgerState
    schedules: tuple[ContractSchedule, ...] = ()
    in_force: ContractSchedule | None = None
    fault: DomainError | None = None
    settled_on: date | None = None


def loan_of(
    deal: Deal,
    product: Product | None,
    events: Sequence[DealEvent],
    payments: Sequence[PaymentRecord],
    as_of: date,
    schedules: Sequence[ContractSchedule] = (),
) -> LoanView | None:
    """Return the loan of a deal as of a day, ``None`` before disbursement. Derived each time, never stored."""
    terms = quotes.contract_terms(deal, product, events)
    if terms is None:
        return None
    as_of = max(as_of, terms.disbursed_on)
    schedule, kept, fault = contract_of(terms, schedules, as_of)
    closed = settled_on(events)
    reopened = reopened_on(closed, payments)
    if closed is not None and (closed > as_of or (reopened is not None and reopened <= as_of)):
        closed = None
    ledger = [*ledger_of(payments), *_given_up(schedule, payments, closed)]
    return LoanView(
        quote=quotes.Quote(terms, schedule),
        payments=tuple(sorted(payments, key=lambda payment: (payment.paid_on, payment.id or 0), reverse=True)),
        state=ledger_state(schedule, ledger, as_of, product=kind_of(product)),
        schedules=tuple(schedules),
        in_force=kept,
        fault=fault,
        settled_on=closed,
    )


def loan_in(read: Reader | UnitOfWork, deal_id: int, as_of: date) -> LoanView | None:
    """Return the loan of a deal as of a day, read from the workspace."""
    deal = read.get(Deal, deal_id)
    product = None if deal.product_id is None else read.get(Product, deal.product_id)
    events = read.all(DealEvent, deal_id=deal_id)
    payments = read.all(PaymentRecord, deal_id=deal_id)
    return loan_of(deal, product, events, payments, as_of, read.all(ContractSchedule, deal_id=deal_id))


def _given_up(schedule: Schedule, payments: Sequence[PaymentRecord], closed: date | None) -> list[Payment]:
    """What a settlement leaves unpaid of the schedule: later interest, above all, is owed by nobody."""
    if closed is None:
        return []
    left = schedule.total_payment - net(each for each in payments if each.paid_on <= closed)
    return [Payment(closed, left, PaymentKind.WAIVER)] if left > 0 else []


def received(loan: LoanView) -> Decimal:
    """Return what was received so far in yuan, less what went back."""
    return net(loan.payments)


def record_payment(workspace: Workspace, payment: PaymentRecord, today: date) -> Changes:
    """Record that an instalment, part of one, or more than one was paid, that money went back or debt was given up.

    Raises:
        DomainError: As :func:`check_payment`.
    """
    with workspace.unit_of_work("payment.add") as work:
        check_payment(work, payment, today)
        work.add(payment)
        return work.commit()


def check_payment(work: UnitOfWork, payment: PaymentRecord, today: date) -> None:
    """Refuse an entry of the ledger that cannot be.

    Raises:
        DomainError: ``payment.amount`` not above 0, ``payment.future`` after today, ``payment.before_disbursement``,
            ``payment.no_loan`` nothing was disbursed, ``payment.closed`` (``on``) after the loan was settled,
            ``payment.beyond_balance`` (``left``) more than is still to be paid, ``ledger.reversal`` more went back
            than had come in by then.
    """
    if payment.amount <= 0:
        raise DomainError("payment.amount", field="amount")
    if payment.paid_on > today:
        raise DomainError("payment.future", field="paid_on")
    deal = work.get(Deal, payment.deal_id)
    events = work.all(DealEvent, deal_id=payment.deal_id)
    product = None if deal.product_id is None else work.get(Product, deal.product_id)
    before = work.all(PaymentRecord, deal_id=payment.deal_id)
    schedules = work.all(ContractSchedule, deal_id=payment.deal_id)
    loan = loan_of(deal, product, events, before, today, schedules)
    disbursed = last_event(events, EventKind.DISBURSED)
    if loan is None or disbursed is None:
        raise DomainError("payment.no_loan")
    if payment.paid_on < disbursed.on:
        raise DomainError("payment.before_disbursement", field="paid_on", on=disbursed.on)
    back = payment.kind == PaymentKind.REVERSAL
    if loan.settled_on is not None and payment.paid_on > loan.settled_on and not back:
        raise DomainError("payment.closed", field="paid_on", on=loan.settled_on)
    left = loan.quote.schedule.total_payment - net(before)
    if not back and payment.amount > left:
        raise DomainError("payment.beyond_balance", field="amount", left=left)
    # The ledger refuses what cannot be.
    loan_of(deal, product, events, [*before, payment], today, schedules)


def remove_payment(workspace: Workspace, payment_id: int) -> Changes:
    """Take a payment out that was recorded by mistake; the history keeps it.

    Raises:
        DomainError: ``ledger.reversal``: money that went back since had come in with it.
    """
    with workspace.unit_of_work("payment.delete") as work:
        payment = work.get(PaymentRecord, payment_id)
        work.delete(payment)
        rest = [each for each in work.all(PaymentRecord, deal_id=payment.deal_id) if each is not payment]
        deal = work.get(Deal, payment.deal_id)
        product = None if deal.product_id is None else work.get(Product, deal.product_id)
        loan_of(deal, product, work.all(DealEvent, deal_id=payment.deal_id), rest, work.now.date())
        return work.commit()


def portfolio(workspace: Workspace, as_of: date) -> list[LoanLine]:
    """Return all loans that were out and not closed at the end of a day, the worst first."""
    book = book_of(workspace)
    return workspace.derived(("loans", as_of), lambda _read: _worst_first(book, as_of))


def lines(read: Reader, as_of: date, deal_ids: Iterable[int] | None = None) -> list[LoanLine]:
    """Return the loans, of all deals or some, as :func:`portfolio` does, but read anew: for an answer in one state."""
    return _worst_first(read_book(read, deal_ids=deal_ids), as_of)


def _worst_first(book: LoanBook, as_of: date) -> list[LoanLine]:
    found = [case.line(as_of) for case in book.living(as_of)]
    return sorted(found, key=lambda line: (-line.state.overdue_days, -line.state.overdue_amount))
