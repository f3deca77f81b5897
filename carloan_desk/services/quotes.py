"""Quotes: what terms cost the client. Pure calculation; nothing is stored here."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.deal import Deal, DealEvent, EventKind, last_event
from carloan_desk.domain.money import round_money
from carloan_desk.domain.product import Product
from carloan_desk.domain.rates import CostOfCredit, cost_of_credit, flat_rate
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, RoundingPolicy, Schedule, build_schedule


@dataclass(frozen=True, slots=True)
class Quote:
    """Terms with their schedule and the three rates, as fractions: flat 平息, nominal 单利 (IRR × 12), effective 复利."""

    terms: LoanTerms
    schedule: Schedule
    flat: Decimal
    cost: CostOfCredit

    @property
    def payment(self) -> Decimal:
        """First instalment in yuan."""
        return self.schedule.rows[0].payment

    @property
    def total_cost(self) -> Decimal:
        """Interest and fees in yuan."""
        return self.schedule.total_interest + self.schedule.total_fee


def product_terms(product: Product, principal: Decimal, months: int, on: date, due_day: int | None = None) -> LoanTerms:
    """Return the terms of a product for an amount in yuan."""
    return LoanTerms(
        principal=principal,
        months=months,
        method=product.method,
        annual_rate=product.annual_rate,
        monthly_fee_rate=product.monthly_fee_rate,
        upfront_fee=round_money(principal * product.upfront_fee_rate, mode=ROUND_HALF_UP),
        balloon=round_money(principal * product.balloon_ratio, mode=ROUND_HALF_UP),
        disbursed_on=on,
        due_day=due_day,
        rounding=product.rounding,
    )


def quote(terms: LoanTerms) -> Quote:
    """Return what terms cost.

    Raises:
        DomainError: The terms make no loan.
    """
    schedule = build_schedule(terms)
    received = terms.principal - terms.upfront_fee
    return Quote(
        terms=terms,
        schedule=schedule,
        flat=flat_rate(terms),
        cost=cost_of_credit(received, [row.payment for row in schedule.rows]),
    )


def deal_terms(deal: Deal, product: Product | None, on: date) -> LoanTerms | None:
    """Return the terms agreed in a deal, ``None`` while amount, term or product are open."""
    amount = deal.loan_amount
    if deal.method is None or deal.months is None or amount is None or amount <= 0:
        return None
    return LoanTerms(
        principal=amount,
        months=deal.months,
        method=RepaymentMethod(deal.method),
        annual_rate=deal.annual_rate,
        monthly_fee_rate=deal.monthly_fee_rate,
        upfront_fee=deal.upfront_fee,
        balloon=deal.balloon,
        disbursed_on=deal.expected_disbursement_on or on,
        due_day=deal.due_day,
        rounding=RoundingPolicy() if product is None else product.rounding,
    )


def contract_terms(deal: Deal, product: Product | None, events: list[DealEvent]) -> LoanTerms | None:
    """Return the terms as disbursed, ``None`` before disbursement.

    The lender's decision prevails over what was applied for: amount, term and rate of the approval, the amount and
    first due date of the disbursement.
    """
    disbursed = last_event(events, EventKind.DISBURSED)
    if disbursed is None or disbursed.amount is None or deal.method is None or deal.months is None:
        return None
    approved = last_event(events, EventKind.APPROVED)
    months = approved.months if approved is not None and approved.months is not None else deal.months
    rate = approved.annual_rate if approved is not None and approved.annual_rate is not None else deal.annual_rate
    applied_for = deal.loan_amount or disbursed.amount
    share = disbursed.amount / applied_for
    return LoanTerms(
        principal=disbursed.amount,
        months=months,
        method=RepaymentMethod(deal.method),
        annual_rate=rate,
        monthly_fee_rate=deal.monthly_fee_rate,
        upfront_fee=round_money(deal.upfront_fee * share, mode=ROUND_HALF_UP),
        balloon=round_money(deal.balloon * share, mode=ROUND_HALF_UP),
        disbursed_on=disbursed.on,
        first_due=disbursed.first_due_on or disbursed.on + relativedelta(months=1),
        due_day=deal.due_day,
        rounding=RoundingPolicy() if product is None else product.rounding,
    )
