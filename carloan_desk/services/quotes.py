"""Quotes: what terms cost the client. Pure calculation; nothing is stored here."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from carloan_desk.domain.bespoke import Bespoke, bespoke_from_data
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, last_event
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import round_money
from carloan_desk.domain.offer import CostItem, fees_of, rates_with
from carloan_desk.domain.product import Product
from carloan_desk.domain.quote import Quote, balloon_of, product_terms, quote, upfront_fee_of
from carloan_desk.domain.rates import LoanRates
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, RoundingPolicy

__all__ = [
    "Quote",
    "balloon_of",
    "bespoke_of",
    "contract_terms",
    "deal_terms",
    "fees_of_deal",
    "product_terms",
    "quote",
    "rates_of_deal",
    "share_of",
    "upfront_fee_of",
]


def deal_terms(deal: Deal, product: Product | None, on: date) -> LoanTerms | None:
    """Return the terms agreed in a deal, ``None`` while amount, term or product are open."""
    amount = deal.loan_amount
    if deal.method is None or deal.months is None or amount is None or amount <= 0:
        return None
    on = deal.expected_disbursement_on or on
    plan = bespoke_of(deal)
    return LoanTerms(
        principal=amount,
        months=deal.months,
        method=RepaymentMethod(deal.method),
        annual_rate=deal.annual_rate,
        monthly_fee_rate=deal.monthly_fee_rate,
        upfront_fee=deal.upfront_fee,
        balloon=deal.balloon,
        disbursed_on=on,
        due_day=deal.due_day,
        rounding=RoundingPolicy() if product is None else product.rounding,
        subvention=plan.subvention,
        custom=plan.plan(deal.months, on),
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
    plan = bespoke_of(deal).scaled(disbursed.amount / (deal.loan_amount or disbursed.amount))
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
        subvention=plan.subvention,
        custom=plan.plan(months, disbursed.on),
    )


def bespoke_of(deal: Deal) -> Bespoke:
    """Return the deal's hand-made plan; one that changes nothing if there is none."""
    return Bespoke() if deal.bespoke is None else bespoke_from_data(deal.bespoke)


def fees_of_deal(deal: Deal, product: Product | None, quote: Quote) -> tuple[CostItem, ...]:
    """Return what is paid at once because of a deal's loan."""
    return fees_of(deal.extras, product, quote.terms.principal)


def rates_of_deal(deal: Deal, product: Product | None, quote: Quote) -> LoanRates:
    """Return the annual rates of a deal's loan with all its fees; without them where the fees eat up the loan."""
    try:
        return rates_with(quote, fees_of_deal(deal, product, quote))
    except DomainError:
        return quote.rates


def share_of(agreed: Decimal, deal: Deal, amount: Decimal) -> Decimal:
    """Return an agreed sum in proportion, if another amount was disbursed than was applied for; in yuan."""
    return round_money(agreed * amount / (deal.loan_amount or amount), mode=ROUND_HALF_UP)
