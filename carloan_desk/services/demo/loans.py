"""What became of the demo's loans: a lender's schedule a fen apart, one agreed anew, insurance that runs out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain import contract
from carloan_desk.domain.deal import EventKind, Stage, last_event, stage_of
from carloan_desk.domain.money import FEN
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import ContractSchedule, PaymentRecord, ScheduleOrigin
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import contract_schedules, loans
from carloan_desk.services.contract_schedules import Outstanding
from carloan_desk.services.demo.deals import Made
from carloan_desk.storage.unit_of_work import UnitOfWork

# Of the loans that are being repaid, by their place.
_IMPORTED, _ANEW, _BANKED = 5, 9, 11
_LONGER = 12


def add_loans(work: UnitOfWork, made: Sequence[Made], today: date) -> None:
    """Add what happened to the loans besides being repaid."""
    repaid = [each for each in made if stage_of(each.events) is Stage.REPAYMENT]
    _insure(repaid, today)
    _take_lenders(work, repaid[_IMPORTED])
    _agree_anew(work, repaid[_ANEW], today)
    for number, payment in enumerate(work.all(PaymentRecord, deal_id=repaid[_BANKED].deal.id), start=1):
        payment.reference = f"ZK{payment.paid_on:%Y%m%d}{number:04}"


def _insure(repaid: Sequence[Made], today: date) -> None:
    """Insurance runs a year from the delivery and is renewed; some runs out within days."""
    for number, each in enumerate(repaid):
        disbursed = last_event(each.events, EventKind.DISBURSED)
        if disbursed is None or number % 10 == 9:
            continue
        until = disbursed.on + relativedelta(years=1)
        each.deal.insurance_until = (
            today + timedelta(days=4 + number) if number % 8 == 2 else max(until, today + timedelta(days=40 + number))
        )
        if each.deal.vehicle_kind is VehicleKind.USED:
            each.deal.inspection_until = today + timedelta(days=18 + number)


def _take_lenders(work: UnitOfWork, each: Made) -> None:
    """The lender rounds one instalment another way."""
    loan = _loan(work, each, date.max)
    if loan is None:
        return
    rows = contract.rows_of(loan.quote.schedule)
    rows[2] = replace(rows[2], interest=rows[2].interest + FEN)
    for payment in work.all(PaymentRecord, deal_id=each.deal.id)[2:3]:
        payment.amount += FEN  # what was debited is what the lender asked for
    work.add(
        ContractSchedule(
            deal_id=each.deal.id or 0,
            origin=ScheduleOrigin.IMPORTED,
            valid_from=loan.quote.terms.disbursed_on,
            rows=rows,
            reason="按资方还款计划表，第 3 期差 1 分",
        )
    )


def _agree_anew(work: UnitOfWork, each: Made, today: date) -> None:
    """A year more to repay what is left, agreed after the last instalment."""
    paid = work.all(PaymentRecord, deal_id=each.deal.id)
    since = min(max((payment.paid_on for payment in paid), default=today) + timedelta(days=3), today)
    loan = _loan(work, each, since - timedelta(days=1))
    if loan is None or loan.state.next_due is None or since <= loan.quote.terms.disbursed_on:
        return
    months = sum(1 for allocation in loan.state.allocations if allocation.unpaid) + _LONGER
    left = Outstanding(loan.state.outstanding_principal, Decimal(0))
    first = max(loan.state.next_due, since + timedelta(days=15))
    new = contract_schedules.proposal(loan, left, since, months, loan.quote.terms.annual_rate, first)
    rows = contract.restructured(loan.quote.schedule, loan.state, since - timedelta(days=1), new)
    work.add(
        ContractSchedule(
            deal_id=each.deal.id or 0,
            origin=ScheduleOrigin.RESTRUCTURED,
            valid_from=since,
            rows=rows,
            reason=f"客户申请展期 {_LONGER} 个月",
        )
    )


def _loan(work: UnitOfWork, each: Made, as_of: date) -> loans.LoanView | None:
    product = None if each.deal.product_id is None else work.get(Product, each.deal.product_id)
    payments = work.all(PaymentRecord, deal_id=each.deal.id)
    return loans.loan_of(each.deal, product, each.events, payments, as_of)
