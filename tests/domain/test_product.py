"""Rate tables: which line holds."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.product import Product, ProductKind, RateRow, rate_table
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import VehicleKind

D = Decimal


def product(rates: list[RateRow]) -> Product:
    return Product(
        lender="示例银行",
        name="车贷",
        kind=ProductKind.BANK_LOAN,
        vehicle_kind=VehicleKind.NEW,
        method=RepaymentMethod.EQUAL_PAYMENT,
        rates=rates,
        valid_from=date(2026, 1, 1),
    )


TIERED = product(
    [
        RateRow(36, D("0.2"), D("0.0399")),
        RateRow(36, D("0.5"), D("0.0199")),
        RateRow(36, D("0.3"), D("0.0299")),
        RateRow(12, D("0.2"), D("0.0000")),
    ]
)


@pytest.mark.parametrize(
    ("down", "rate"),
    [("0", "0.0399"), ("0.2", "0.0399"), ("0.2999", "0.0399"), ("0.3", "0.0299"), ("0.5", "0.0199"), ("0.9", "0.0199")],
)
def test_the_line_that_asks_for_most_of_those_reached_holds(down: str, rate: str) -> None:
    assert TIERED.row_for(36, D(down)).annual_rate == D(rate)


def test_terms_and_least_down_payment() -> None:
    assert (TIERED.months, TIERED.min_down_payment) == ([12, 36], D("0.2"))
    assert [TIERED.nearest_term(wanted) for wanted in (6, 12, 24, 36, 60)] == [12, 12, 12, 36, 36]
    with pytest.raises(DomainError, match=r"deal\.months"):
        TIERED.row_for(24, D("0.5"))
    with pytest.raises(DomainError, match=r"deal\.months"):
        product([]).nearest_term(36)
    assert product([]).months == []


def test_a_table_that_is_the_same_for_every_term() -> None:
    assert rate_table([12, 24], annual_rate=D("0.05")) == [
        RateRow(12, annual_rate=D("0.05")),
        RateRow(24, annual_rate=D("0.05")),
    ]


@given(st.lists(st.tuples(st.sampled_from([12, 24]), st.integers(0, 10)), min_size=1, unique=True), st.integers(0, 10))
def test_more_down_payment_never_takes_a_line_that_asks_for_less(lines: list[tuple[int, int]], tenths: int) -> None:
    found = product([RateRow(months, D(down) / 10) for months, down in lines])
    months = lines[0][0]
    here, more = (found.row_for(months, D(down) / 10).min_down_payment for down in (tenths, min(tenths + 1, 10)))
    assert here <= more
    reached = [D(down) / 10 for each, down in lines if each == months and down <= tenths]
    assert here == max(reached, default=min(D(down) / 10 for each, down in lines if each == months))
