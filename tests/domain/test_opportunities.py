"""When to ask about another car, and what a car may still be worth: by hand, and never more the older it is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.opportunities import (
    VALUE,
    CarLoan,
    Ground,
    months_between,
    opportunity_of,
    share_left,
    value_of,
)
from carloan_desk.domain.rules import in_use
from carloan_desk.domain.vehicle import Power

D = Decimal
TODAY = date(2026, 11, 23)
RULE = in_use(None).find(VALUE, TODAY)


def loan(**fields: Any) -> CarLoan:
    """A new car of 120,000 yuan bought a year ago, 84,000 lent over three years."""
    values: dict[str, Any] = {
        "price": D(120000),
        "bought_on": date(2025, 11, 23),
        "power": Power.ICE,
        "principal": D(84000),
        "outstanding": D(57000),
        "months_left": 24,
    }
    return CarLoan(**(values | fields))


@pytest.mark.parametrize(
    ("months", "power", "left"),
    [
        (0, Power.ICE, "1"),
        (6, Power.ICE, "0.90"),
        (12, Power.ICE, "0.80"),
        (18, Power.ICE, "0.76"),
        (24, Power.ICE, "0.72"),
        (36, Power.ICE, "0.648"),
        (12, Power.NEV, "0.72"),
        (24, Power.NEV, "0.6264"),
        (400, Power.ICE, "0.10"),
    ],
)
def test_what_is_left_of_a_price(months: int, power: Power, left: str) -> None:
    assert share_left(months, power, RULE) == D(left)


def test_what_a_car_may_be_worth() -> None:
    assert value_of(loan(), TODAY, RULE) == D("96000.00")
    # A used car, two years old when it was bought for what such a one costs: 0.648 of 0.72.
    used = loan(registered_on=date(2023, 11, 23), price=D(72000))
    assert value_of(used, TODAY, RULE) == D("64800.00")


@given(st.integers(0, 300), st.sampled_from(list(Power)))
def test_a_car_is_never_worth_more_a_month_later(months: int, power: Power) -> None:
    assert share_left(months + 1, power, RULE) <= share_left(months, power, RULE) <= 1


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_months_between_days_by_counting(start: date, end: date) -> None:
    counted = relativedelta(end, start)
    assert months_between(start, end) == max(counted.years * 12 + counted.months, 0) or start.day > 28


def grounds(**fields: Any) -> tuple[Ground, ...]:
    found = opportunity_of(loan(**fields), TODAY)
    return () if found is None else found.grounds


def test_each_ground_gives_a_reason_and_does_not() -> None:
    assert grounds() == ()
    assert grounds(months_left=6, outstanding=D(80000)) == (Ground.NEARLY_REPAID,)
    assert grounds(months_left=7, outstanding=D(80000)) == ()
    assert grounds(outstanding=D(33600)) == (Ground.EQUITY, Ground.PAID_SHARE)
    assert grounds(outstanding=D(33601)) == ()
    assert grounds(bought_on=date(2023, 11, 23), outstanding=D(60000)) == (Ground.VEHICLE_AGE,)
    assert grounds(bought_on=date(2023, 11, 24)) == ()
    # Who has just bought an old car is not asked about another one.
    old = {"registered_on": date(2022, 1, 1), "outstanding": D(60000)}
    assert grounds(**old, bought_on=date(2025, 11, 23)) == (Ground.EQUITY, Ground.VEHICLE_AGE)
    assert grounds(**old, bought_on=date(2025, 11, 24)) == ()
    assert grounds(settled_on=TODAY, outstanding=D(0), bought_on=date(2022, 1, 1)) == (
        Ground.VEHICLE_AGE,
        Ground.SETTLED,
    )
    assert grounds(settled_on=TODAY, outstanding=D(0)) == ()
    # Who is behind is not asked; nor is anything said of a car without a price.
    assert grounds(months_left=3, overdue_days=1) == ()
    assert grounds(months_left=3, price=D(0)) == ()


@given(st.integers(0, 84000), st.integers(1, 60), st.integers(0, 120))
def test_equity_is_value_less_what_is_owed(owed: int, months_left: int, age: int) -> None:
    bought = TODAY - relativedelta(months=age)
    found = opportunity_of(loan(outstanding=D(owed), months_left=months_left, bought_on=bought), TODAY)
    if found is not None:
        assert found.equity == found.value - owed
        assert 0 <= found.paid <= 1
        # The more is repaid, the more reasons, never fewer.
        less = opportunity_of(replace(loan(months_left=months_left, bought_on=bought), outstanding=D(0)), TODAY)
        assert less is not None
        assert set(found.grounds) <= set(less.grounds)
