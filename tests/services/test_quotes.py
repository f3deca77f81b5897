"""Quotes: what terms cost, and that a contract is what the lender decided."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.deal import Deal, DealEvent, EventKind
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Product, ProductKind
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import quotes
from tests.offers import offer

D = Decimal
ON = date(2026, 11, 23)


def product(**fields: Any) -> Product:
    values: dict[str, Any] = {
        "lender": "示例银行",
        "name": "车贷",
        "kind": ProductKind.BANK_LOAN,
        "vehicle_kind": VehicleKind.NEW,
        "method": RepaymentMethod.EQUAL_PAYMENT,
        "months": [36],
        "annual_rate": D("0.0399"),
        "valid_from": date(2026, 1, 1),
    }
    return offer(values | fields)


def deal(**fields: Any) -> Deal:
    values: dict[str, Any] = {
        "client_id": 1,
        "opened_on": ON,
        "price": D(120000),
        "down_payment": D(20000),
        "method": RepaymentMethod.EQUAL_PAYMENT,
        "months": 36,
        "annual_rate": D("0.0399"),
    }
    return Deal(**(values | fields))


def disbursed(on: date = ON, amount: object = 100000, **fields: Any) -> DealEvent:
    return DealEvent(deal_id=1, kind=EventKind.DISBURSED, on=on, amount=D(str(amount)), **fields)


def test_the_three_rates_stand_together() -> None:
    """0.6 % a month over twelve: 7.2 % flat, 13.03 % nominal, not the 13.29 % of the rule of thumb."""
    fee = product(method=RepaymentMethod.FLAT_FEE, annual_rate=D(0), monthly_fee_rate=D("0.006"), months=[12])
    quote = quotes.quote(quotes.product_terms(fee, D(12000), 12, ON, D(0)))
    assert quote.flat == D("0.072")
    assert round(quote.cost.nominal_apr, 4) == D("0.1303")
    assert quote.cost.effective_apr > quote.cost.nominal_apr
    assert quote.payment == D("1072.00")
    assert quote.total_cost == D("864.00")
    assert quote.schedule.total_payment == D(12000) + quote.total_cost


def test_a_fee_kept_back_raises_the_rates() -> None:
    plain = quotes.quote(quotes.product_terms(product(), D(100000), 36, ON, D(0)))
    fee = quotes.quote(quotes.product_terms(product(upfront_fee_rate=D("0.03")), D(100000), 36, ON, D(0)))
    assert fee.terms.upfront_fee == D(3000)
    assert fee.terms.received == D(97000)
    assert fee.payment == plain.payment
    assert fee.cost.nominal_apr > plain.cost.nominal_apr


def test_what_is_not_agreed_yet_makes_no_terms() -> None:
    assert quotes.deal_terms(deal(), None, ON) is not None
    for missing in ("price", "down_payment", "method", "months"):
        assert quotes.deal_terms(deal(**{missing: None}), None, ON) is None
    assert quotes.deal_terms(deal(down_payment=D(120000)), None, ON) is None


def test_the_expected_day_begins_the_quote() -> None:
    soon = quotes.deal_terms(deal(expected_disbursement_on=date(2026, 12, 8), due_day=5), product(), ON)
    assert soon is not None
    assert (soon.disbursed_on, soon.due_dates()[0]) == (date(2026, 12, 8), date(2027, 1, 5))
    now = quotes.deal_terms(deal(), None, ON)
    assert now is not None
    assert now.disbursed_on == ON


def contract(of: Deal, *events: DealEvent) -> LoanTerms:
    terms = quotes.contract_terms(of, None, events)
    assert terms is not None
    return terms


def test_no_contract_before_the_money_is_out() -> None:
    approved = DealEvent(deal_id=1, kind=EventKind.APPROVED, on=ON, amount=D(100000))
    assert quotes.contract_terms(deal(), None, [approved]) is None
    assert quotes.contract_terms(deal(months=None), None, [disbursed()]) is None
    assert quotes.contract_terms(deal(method=None), None, [disbursed()]) is None
    assert quotes.contract_terms(deal(), None, [disbursed(), approved]) is not None


def test_due_dates_of_a_contract() -> None:
    assert contract(deal(), disbursed()).due_dates()[:2] == [date(2026, 12, 23), date(2027, 1, 23)]
    # The agreed due day holds from the first instalment on, as in the quote.
    assert contract(deal(due_day=5), disbursed()).due_dates()[:2] == [date(2026, 12, 5), date(2027, 1, 5)]
    # What the lender named prevails for the first one.
    first = disbursed(first_due_on=date(2026, 12, 31))
    assert contract(deal(due_day=5), first).due_dates()[:2] == [date(2026, 12, 31), date(2027, 1, 5)]
    assert contract(deal(), first).due_dates()[:3] == [date(2026, 12, 31), date(2027, 1, 31), date(2027, 2, 28)]
    month_end = disbursed(date(2026, 10, 31))
    assert contract(deal(), month_end).due_dates()[:3] == [date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31)]


@pytest.mark.parametrize(
    ("amount", "fee", "balloon"), [(100000, 3000, 30000), (50000, 1500, 15000), (33333, 1000, 10000)]
)
def test_fee_and_balloon_follow_what_was_disbursed(amount: int, fee: int, balloon: int) -> None:
    agreed = deal(method=RepaymentMethod.BALLOON, upfront_fee=D(3000), balloon=D(30000))
    terms = contract(agreed, disbursed(amount=amount))
    assert (round(terms.upfront_fee), round(terms.balloon)) == (fee, balloon)
    assert contract(deal(price=None, upfront_fee=D(3000)), disbursed()).upfront_fee == D(3000)


def test_terms_that_make_no_loan() -> None:
    with pytest.raises(DomainError, match=r"terms\.custom\.method"):
        quotes.product_terms(product(method=RepaymentMethod.CUSTOM), D(100000), 36, ON, D(0))
