"""Offers: what is paid when, to whom, and that nothing is shown without its annual rates."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.bespoke import Bespoke, Shape, bespoke_from_data
from carloan_desk.domain.deal import Extra
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.offer import ExtraKind, FreeTerms, Wish, make_offer, purchase_tax_of, with_purchase_tax
from carloan_desk.domain.product import Collector, ProductFee, ProductKind, RateRow
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.solve import Unknown, solve
from carloan_desk.domain.subsidy import TradeIn
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from tests.domain.test_screening import product

D = Decimal
ON = date(2026, 11, 23)


def wish(**fields: Any) -> Wish:
    values: dict[str, Any] = {"on": ON, "price": D(150000), "down_payment": D(45000), "months": 36}
    return Wish(**(values | fields))


def test_what_is_paid_when() -> None:
    extras = (
        Extra(ExtraKind.PURCHASE_TAX, D("13274.34"), True, Collector.THIRD_PARTY),
        Extra(ExtraKind.INSURANCE, D(5000), False, Collector.THIRD_PARTY),
        Extra(ExtraKind.SERVICE_FEE, D(1500), False, Collector.DEALER),
    )
    fees = [
        ProductFee("抵押登记费", Collector.LENDER, D(300)),
        ProductFee("担保费", Collector.THIRD_PARTY, D(0), D("0.01")),
    ]
    made = make_offer(wish(extras=extras, trade_in_value=D(40000), old_loan=D(15000)), product(fees=fees))
    amount = D("118274.34")
    assert made.quote.terms.principal == amount
    assert [(fee.name, fee.amount) for fee in made.fees] == [
        ("抵押登记费", D(300)),
        ("担保费", D("1182.74")),
        ("service_fee", D(1500)),
    ]
    assert made.outlay == D(150000) + D("13274.34") + 5000 + 1500 + 300 + D("1182.74")
    assert made.at_once == made.outlay - amount - 25000
    assert made.total_paid == made.outlay - amount + made.quote.schedule.total_payment
    assert made.total_cost == made.quote.schedule.total_interest + D("2982.74")
    # All that goes to somebody because of the loan raises its rates, as if so much less had been lent.
    plain = make_offer(wish(extras=extras[:2]), product())
    assert made.rates.nominal_apr > plain.rates.nominal_apr
    assert abs(made.rates.flat_rate - plain.rates.flat_rate - D("2982.74") / amount / 3) < D("1e-12")
    assert made.payment == plain.payment


def test_no_rate_no_offer() -> None:
    with pytest.raises(DomainError, match="rates"):
        make_offer(wish(), product(fees=[ProductFee("费", Collector.LENDER, D(105000))]))
    for down in (D(150000), D(-1), D(160000)):
        with pytest.raises(DomainError, match=r"deal\.down_payment"):
            make_offer(wish(down_payment=down), product())


def test_settling_after_a_month() -> None:
    made = make_offer(wish(), product(annual_rate=D("0.0399"), free_settlement_after=24, settlement_penalty=D("0.03")))
    schedule = made.quote.schedule
    early, free = made.settled_after(6), made.settled_after(24)
    assert early.on == schedule.rows[5].due
    assert early.left.principal == schedule.rows[5].balance
    assert early.left.penalty == round(schedule.rows[5].balance * D("0.03"), 2)
    assert early.cost == sum(row.interest for row in schedule.rows[:6]) + early.left.penalty
    assert free.left.penalty == 0
    assert made.settled_after(0).left.total == D(105000) * D("1.03")
    with pytest.raises(DomainError, match=r"settlement\.date"):
        made.settled_after(36)


def test_fees_of_card_instalments_are_owed_to_the_end() -> None:
    card = product(
        kind=ProductKind.CARD_INSTALMENT,
        method=RepaymentMethod.FLAT_FEE,
        monthly_fee_rate=D("0.003"),
        free_settlement_after=0,
    )
    left = make_offer(wish(), card).settled_after(12).left
    assert left.fees == 24 * round(D(105000) * D("0.003"), 2)


def test_subsidies_stand_apart_from_the_rates() -> None:
    made = make_offer(wish(power=Power.NEV, scheme=TradeIn.REPLACE), product(annual_rate=D("0.0399")))
    plain = make_offer(wish(), product(annual_rate=D("0.0399")))
    assert made.trade_in is not None
    assert made.trade_in.amount == D(12000)
    assert made.interest_subsidy is not None
    assert made.interest_subsidy.total > 0
    assert made.rates == plain.rates
    assert plain.trade_in is None
    lease = make_offer(wish(), product(kind=ProductKind.FINANCE_LEASE, annual_rate=D("0.05")))
    assert lease.interest_subsidy is None
    assert make_offer(wish(use=VehicleUse.COMMERCIAL), product(annual_rate=D("0.05"))).interest_subsidy is None
    assert make_offer(wish(scheme=TradeIn.SCRAP, vehicle_kind=VehicleKind.USED), product()).trade_in is None
    assert make_offer(wish(scheme=TradeIn.SCRAP, on=date(2031, 1, 1)), product()).trade_in is None


def test_purchase_tax_follows_price_and_day() -> None:
    tax = Extra(ExtraKind.PURCHASE_TAX, D(0), True)
    dear = with_purchase_tax(wish(price=D(339000), down_payment=D(100000), power=Power.NEV, extras=(tax,)))
    assert dear.extras[0].amount == D(15000)
    assert with_purchase_tax(replace(dear, power=Power.ICE)).extras[0].amount == D(30000)
    assert with_purchase_tax(replace(dear, vehicle_kind=VehicleKind.USED)).extras[0].amount == 0
    assert purchase_tax_of(wish(on=date(2030, 1, 1), power=Power.NEV)) is None
    assert with_purchase_tax(wish()) == wish()


BESPOKE = [
    Bespoke("阶梯", Shape.STEP, every=12, growth=D("0.2")),
    Bespoke("季节", Shape.SEASONAL, by_month={2: D(0), 12: D(2)}),
    Bespoke("逐期", Shape.ROWS, payments=(D(1000), D(1000), D(1000))),
    Bespoke("贴息", Shape.LEVEL, lender_rate=D("0.06"), payer="厂家"),
]


@pytest.mark.parametrize("plan", BESPOKE, ids=lambda plan: plan.name)
def test_plans_made_by_hand(plan: Bespoke) -> None:
    made = make_offer(wish(), FreeTerms("专属", annual_rate=D("0.0399"), bespoke=plan))
    rows = made.quote.schedule.rows
    assert sum(row.principal for row in rows) == D(105000)
    assert abs(made.rates.nominal_apr - D("0.0399")) < D("0.0002")
    assert bespoke_from_data(plan.to_data()) == plan
    match plan.shape:
        case Shape.STEP:
            assert rows[12].payment > rows[11].payment == rows[0].payment
        case Shape.SEASONAL:
            assert next(row for row in rows if row.due.month == 2).payment == 0
        case Shape.ROWS:
            assert [row.payment for row in rows[:3]] == [D(1000)] * 3
        case Shape.LEVEL:
            assert made.quote.schedule.subvention > 0


def test_rows_move_with_the_amount() -> None:
    plan = Bespoke("逐期", Shape.ROWS, payments=(D(1000), D(2000)))
    half = plan.scaled(D("0.5"))
    assert half.payments == (D(500), None)
    assert plan.scaled(D(1)) is plan
    with pytest.raises(DomainError, match=r"bespoke\.rows"):
        plan.plan(1, ON)


def test_a_balloon_of_one_s_own() -> None:
    free = FreeTerms(method=RepaymentMethod.BALLOON, annual_rate=D("0.05"), balloon_ratio=D("0.3"))
    made = make_offer(wish(), free)
    assert made.quote.terms.balloon == D(31500)
    assert made.last_payment > D(31500)
    assert made.payment < made.last_payment


# Solving --------------------------------------------------------------------------------------------------------------

TABLE = product(
    rates=[RateRow(n, D("0.2"), D("0.0499")) for n in (12, 24, 36, 60)] + [RateRow(36, D("0.4"), D("0.0199"))],
    months=[],
    max_amount=None,
)


@settings(max_examples=40, deadline=None)
@given(st.integers(500, 9000), st.sampled_from([12, 36, 60]))
def test_the_down_payment_for_a_payment(target: int, months: int) -> None:
    asked = wish(months=months)
    try:
        found = solve(Unknown.DOWN_PAYMENT, D(target), asked, TABLE)
    except DomainError:
        assert make_offer(replace(asked, down_payment=D(149900)), TABLE).payment > target
        return
    assert found.payment <= target
    down = found.wish.down_payment
    assert down >= asked.price * D("0.2")
    if down - 100 >= asked.price * D("0.2"):
        assert make_offer(replace(asked, down_payment=down - 100), TABLE).payment > target


@settings(max_examples=40, deadline=None)
@given(st.integers(500, 9000))
def test_the_price_for_a_payment(target: int) -> None:
    asked = wish(extras=(Extra(ExtraKind.PURCHASE_TAX, D(0), True),))
    found = solve(Unknown.PRICE, D(target), asked, TABLE)
    assert found.payment <= target
    assert found.wish.down_payment == asked.down_payment
    assert found.wish.down_ratio >= D("0.2")
    dearer = with_purchase_tax(replace(asked, price=found.wish.price + 100))
    if dearer.down_ratio >= D("0.2"):
        assert make_offer(dearer, TABLE).payment > target


def test_the_shortest_term_and_the_highest_rate() -> None:
    found = solve(Unknown.MONTHS, D(4700), wish(), TABLE)
    assert found.wish.months == 24
    rate = solve(Unknown.RATE, D(3200), wish(), FreeTerms())
    assert rate.free is not None
    assert rate.payment <= 3200 < make_offer(wish(), FreeTerms(annual_rate=rate.free.annual_rate + D("0.0001"))).payment
    for unknown in (Unknown.MONTHS, Unknown.RATE, Unknown.DOWN_PAYMENT):
        with pytest.raises(DomainError, match=r"quote\.unsolvable"):
            solve(unknown, D(0), wish(), TABLE)
