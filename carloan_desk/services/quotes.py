"""Quotes: what terms cost the client. Pure calculation; nothing is stored here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from carloan_desk.domain.deal import Deal, DealEvent, EventKind, last_event
from carloan_desk.domain.money import round_money
from carloan_desk.domain.product import Product, RateRow
from carloan_desk.domain.rates import CostOfCredit, cost_of_credit, flat_rate
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, RoundingPolicy, Schedule, build_schedule


@dataclass(frozen=True)
class Quote:
    """Terms with their schedule and the three rates, as fractions: flat 平息, nominal 单利 (IRR × 12), effective 复利.

    They always stand together: see :mod:`carloan_desk.domain.rates`. The rates are computed when first asked for.
    """

    terms: LoanTerms
    schedule: Schedule

    @cached_property
    def flat(self) -> Decimal:
        """Flat rate a year 平息."""
        return flat_rate(self.terms)

    @cached_property
    def cost(self) -> CostOfCredit:
        """The annualised rates, nominal 单利 and effective 复利."""
        return cost_of_credit(self.schedule.received, self.schedule.payments)

    @property
    def payment(self) -> Decimal:
        """First instalment in yuan."""
        return self.schedule.rows[0].payment

    @property
    def total_cost(self) -> Decimal:
        """Interest and fees in yuan."""
        return self.schedule.total_interest + self.schedule.total_fee


def product_terms(product: Product, principal: Decimal, months: int, on: date, down_ratio: Decimal) -> LoanTerms:
    """Return the terms of a product.

    Args:
        product: The product.
        principal: Amount lent, in yuan.
        months: Term.
        on: Day of disbursement.
        down_ratio: Down payment as a fraction of the price: it decides which line of the rate table holds.

    Raises:
        DomainError: ``deal.months``: not offered for this term; ``terms.*``: they make no loan.
    """
    rates = product.row_for(months, down_ratio)
    return LoanTerms(
        principal=principal,
        months=months,
        method=product.method,
        annual_rate=rates.annual_rate,
        monthly_fee_rate=rates.monthly_fee_rate,
        upfront_fee=upfront_fee_of(rates, principal),
        balloon=balloon_of(product, principal),
        disbursed_on=on,
        rounding=product.rounding,
    )


def upfront_fee_of(rates: RateRow, principal: Decimal) -> Decimal:
    """Return the fee that is taken at once, in yuan."""
    return round_money(principal * rates.upfront_fee_rate, mode=ROUND_HALF_UP)


def balloon_of(product: Product, principal: Decimal) -> Decimal:
    """Return the balloon of a product, in yuan; 0 unless its method has one."""
    ratio = product.balloon_ratio if product.method is RepaymentMethod.BALLOON else Decimal(0)
    return round_money(principal * ratio, mode=ROUND_HALF_UP)


def quote(terms: LoanTerms) -> Quote:
    """Return what terms cost.

    Raises:
        DomainError: The terms make no loan.
    """
    made = Quote(terms, build_schedule(terms))
    _ = made.cost  # terms without a rate are refused here, not where the rate is first shown
    return made


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


def contract_terms(deal: Deal, product: Product | None, events: Sequence[DealEvent]) -> LoanTerms | None:
    """Return the terms as disbursed, ``None`` before disbursement.

    The lender's decision prevails over what was applied for: amount, term and rate of the approval, the amount and
    first due date of the disbursement. Fee and balloon follow the amount.
    """
    disbursed = last_event(events, EventKind.DISBURSED)
    if disbursed is None or disbursed.amount is None or deal.method is None or deal.months is None:
        return None
    approved = last_event(events, EventKind.APPROVED)
    months = approved.months if approved is not None and approved.months is not None else deal.months
    rate = approved.annual_rate if approved is not None and approved.annual_rate is not None else deal.annual_rate
    return LoanTerms(
        principal=disbursed.amount,
        months=months,
        method=RepaymentMethod(deal.method),
        annual_rate=rate,
        monthly_fee_rate=deal.monthly_fee_rate,
        upfront_fee=share_of(deal.upfront_fee, deal, disbursed.amount),
        balloon=share_of(deal.balloon, deal, disbursed.amount),
        disbursed_on=disbursed.on,
        first_due=disbursed.first_due_on,
        due_day=deal.due_day,
        rounding=RoundingPolicy() if product is None else product.rounding,
    )


def share_of(agreed: Decimal, deal: Deal, amount: Decimal) -> Decimal:
    """Return an agreed sum in proportion, if another amount was disbursed than was applied for; in yuan."""
    return round_money(agreed * amount / (deal.loan_amount or amount), mode=ROUND_HALF_UP)
