"""Loans: the schedule of a disbursed deal, what was paid on it, how far it is behind."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import CLOSED, Deal, DealEvent, EventKind, Stage, last_event, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Product, ProductKind
from carloan_desk.domain.repayment import LedgerState, Payment, PaymentKind, ledger_state
from carloan_desk.domain.schedule import LoanTerms, Schedule, build_schedule
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import quotes
from carloan_desk.services.quotes import Quote
from carloan_desk.storage.workspace import Changes, Reader, Workspace


@dataclass(frozen=True, slots=True)
class LoanView:
    """A loan as of a day."""

    quote: Quote
    payments: tuple[PaymentRecord, ...]
    state: LedgerState


@dataclass(frozen=True, slots=True)
class Standing:
    """How a loan stands at the end of a day, without its rows: what lists show. Fields as in ``LedgerState``.

    ``number`` is that of the oldest instalment not wholly paid, ``None`` if there is none.
    """

    overdue_days: int
    overdue_amount: Decimal
    bucket: str
    next_due: date | None
    next_amount: Decimal
    outstanding_principal: Decimal
    number: int | None


@dataclass(frozen=True, slots=True)
class LoanLine:
    """A loan as the portfolio lists it."""

    deal: Deal
    client: Client
    lender: str
    state: Standing
    payments: tuple[PaymentRecord, ...]
    stage: Stage


def loan_of(
    deal: Deal,
    product: Product | None,
    events: Sequence[DealEvent],
    payments: Sequence[PaymentRecord],
    as_of: date,
) -> LoanView | None:
    """Return the loan of a deal as of a day, ``None`` before disbursement. Derived each time, never stored."""
    terms = quotes.contract_terms(deal, product, events)
    if terms is None:
        return None
    quote = quotes.Quote(terms, build_schedule(terms))
    return LoanView(
        quote=quote,
        payments=tuple(sorted(payments, key=lambda payment: (payment.paid_on, payment.id or 0), reverse=True)),
        state=_state(quote.schedule, ledger_of(payments), as_of, _kind(product)),
    )


def _kind(product: Product | None) -> ProductKind:
    return ProductKind.BANK_LOAN if product is None else product.kind


def _state(schedule: Schedule, ledger: Sequence[Payment], as_of: date, kind: ProductKind) -> LedgerState:
    return ledger_state(schedule, ledger, max(as_of, schedule.terms.disbursed_on), product=kind)


# A cache like any other: what it returns follows from its arguments alone. A year's work is some thousand loans.
@functools.lru_cache(maxsize=16_384)
def _standing(terms: LoanTerms, ledger: tuple[Payment, ...], as_of: date, kind: ProductKind) -> Standing:
    state = _state(build_schedule(terms), ledger, as_of, kind)
    return Standing(
        overdue_days=state.overdue_days,
        overdue_amount=state.overdue_amount,
        bucket=state.bucket,
        next_due=state.next_due,
        next_amount=state.next_amount,
        outstanding_principal=state.outstanding_principal,
        number=next((each.number for each in state.allocations if each.unpaid > 0), None),
    )


def ledger_of(payments: Iterable[PaymentRecord]) -> list[Payment]:
    """Return what was recorded as entries of the ledger."""
    return [Payment(paid_on=each.paid_on, amount=each.amount, kind=PaymentKind(each.kind)) for each in payments]


def received(loan: LoanView) -> Decimal:
    """Return what was received so far in yuan, less what went back."""
    return net(loan.payments)


def net(payments: Iterable[PaymentRecord]) -> Decimal:
    """Return the sum of entries in yuan, less what went back."""
    return sum((-each.amount if each.kind == PaymentKind.REVERSAL else each.amount for each in payments), Decimal(0))


def record_payment(workspace: Workspace, payment: PaymentRecord, today: date) -> Changes:
    """Record that an instalment, part of one, or more than one was paid, or that money went back.

    Raises:
        DomainError: ``payment.amount`` not above 0, ``payment.future`` after today, ``payment.before_disbursement``,
            ``payment.no_loan`` nothing was disbursed, ``payment.beyond_balance`` more than is still to be paid,
            ``ledger.reversal`` more went back than had come in by then.
    """
    if payment.amount <= 0:
        raise DomainError("payment.amount", field="amount")
    if payment.paid_on > today:
        raise DomainError("payment.future", field="paid_on")
    with workspace.unit_of_work("payment.add") as work:
        deal = work.get(Deal, payment.deal_id)
        events = work.all(DealEvent, deal_id=payment.deal_id)
        product = None if deal.product_id is None else work.get(Product, deal.product_id)
        before = work.all(PaymentRecord, deal_id=payment.deal_id)
        loan = loan_of(deal, product, events, before, today)
        disbursed = last_event(events, EventKind.DISBURSED)
        if loan is None or disbursed is None:
            raise DomainError("payment.no_loan")
        if payment.paid_on < disbursed.on:
            raise DomainError("payment.before_disbursement", field="paid_on", on=disbursed.on)
        left = loan.quote.schedule.total_payment - received(loan)
        if payment.kind != PaymentKind.REVERSAL and payment.amount > left:
            raise DomainError("payment.beyond_balance", field="amount", left=left)
        loan_of(deal, product, events, [*before, payment], today)  # the ledger refuses what cannot be
        work.add(payment)
        return work.commit()


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
    """Return all loans as of a day, the worst first."""
    return workspace.derived(("loans", as_of), lambda read: lines(read, as_of))


def lines(read: Reader, as_of: date) -> list[LoanLine]:
    """Return all loans that are not settled, as of a day, the worst first."""
    clients = read.clients_of_deals()
    products = {product.id: product for product in read.all(Product)}
    pairs = [
        (deal, events)
        for deal, events in read.deals_with_events()
        if last_event(events, EventKind.DISBURSED) is not None
    ]
    payments = read.payments_by_deal([deal.id for deal, _ in pairs if deal.id is not None])
    found = []
    for deal, events in pairs:
        stage = stage_of(events)
        client = clients.get(deal.client_id)
        product = products.get(deal.product_id)
        terms = quotes.contract_terms(deal, product, events)
        if terms is None or client is None or stage in CLOSED:
            continue
        paid = tuple(payments.get(deal.id or 0, ()))
        state = _standing(terms, tuple(ledger_of(paid)), as_of, _kind(product))
        found.append(LoanLine(deal, client, "" if product is None else product.lender, state, paid, stage))
    return sorted(found, key=lambda line: (-line.state.overdue_days, -line.state.overdue_amount))
