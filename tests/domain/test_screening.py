"""Screening: every limit from both sides, and what would make a case pass really does."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.product import Product, ProductKind
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.screening import Case, Check, Outcome, ScreeningResult, judge, screen
from carloan_desk.domain.vehicle import VehicleKind
from tests.offers import offer

D = Decimal
ON = date(2026, 11, 23)
ORDER = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS)
MONEY_CHECKS = frozenset({"down_payment_ratio", "amount_min", "amount_max", "debt_to_income"})


def product(**fields: Any) -> Product:
    values: dict[str, Any] = {
        "lender": "示例银行",
        "name": "车贷",
        "kind": ProductKind.BANK_LOAN,
        "vehicle_kind": VehicleKind.NEW,
        "method": RepaymentMethod.EQUAL_PAYMENT,
        "months": [12, 36, 60],
        "valid_from": date(2026, 1, 1),
        "max_amount": D(200000),
        "min_amount": D(10000),
    }
    return offer(values | fields)


def case(**fields: Any) -> Case:
    values: dict[str, Any] = {
        "on": ON,
        "price": D(150000),
        "down_payment": D(45000),
        "months": 36,
        "payment": D(3100),
        "birth_date": date(1990, 3, 7),
        "monthly_income": D(12000),
        "monthly_debt": D(1000),
    }
    return Case(**(values | fields))


def check(code: str, of: Case, against: Product | None = None) -> Check:
    return next(each for each in screen(of, against or product()).checks if each.code == code)


def outcome(code: str, of: Case, against: Product | None = None) -> Outcome:
    return check(code, of, against).outcome


def test_a_case_that_fits() -> None:
    result = screen(case(), product())
    assert {each.code: (each.value, each.limit) for each in result.checks} == {
        "term": (D(36), D(84)),
        "down_payment_ratio": (D("0.3"), D("0.2")),
        "amount_min": (D(105000), D(10000)),
        "amount_max": (D(105000), D(200000)),
        "months_max": (D(36), D(60)),
        "age_min": (D(36), D(18)),
        "age_at_end": (D(39), D(65)),
        "debt_to_income": (D(4100) / D(12000), D("0.5")),
    }
    assert result.outcome is Outcome.PASS
    assert result.down_payment_needed is None


@pytest.mark.parametrize(
    ("code", "passes", "fails"),
    [
        ("down_payment_ratio", {"down_payment": D(30000)}, {"down_payment": D("29999.99")}),
        ("amount_min", {"down_payment": D(140000)}, {"down_payment": D("140000.01")}),
        ("amount_max", {"price": D(245000)}, {"price": D("245000.01")}),
        ("months_max", {"months": 60}, {"months": 61}),
        ("age_min", {"birth_date": date(2008, 11, 23)}, {"birth_date": date(2008, 11, 24)}),
        ("age_at_end", {"birth_date": date(1963, 11, 24)}, {"birth_date": date(1963, 11, 23)}),
        ("debt_to_income", {"payment": D(5000)}, {"payment": D("5000.01")}),
        ("debt_to_income", {"monthly_debt": None, "payment": D(6000)}, {"monthly_debt": D("2900.01")}),
        ("debt_to_income", {"monthly_income": D(0), "payment": D(0), "monthly_debt": None}, {"monthly_income": D(0)}),
    ],
)
def test_a_limit_is_still_good(code: str, passes: dict[str, Any], fails: dict[str, Any]) -> None:
    against = product(max_age_at_end=65)
    assert outcome(code, case(**passes), against) is Outcome.PASS
    assert outcome(code, case(**fails), against) is Outcome.FAIL
    assert screen(case(**fails), against).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("codes", "missing"),
    [
        ({"down_payment_ratio", "amount_min", "amount_max"}, "price"),
        ({"down_payment_ratio", "amount_min", "amount_max"}, "down_payment"),
        ({"age_min", "age_at_end"}, "birth_date"),
        ({"age_at_end"}, "months"),
        ({"debt_to_income"}, "monthly_income"),
    ],
)
def test_what_is_not_known_is_not_a_failure(codes: set[str], missing: str) -> None:
    result = screen(case(**{missing: None}), product())
    unknown = {each.code for each in result.checks if each.outcome is Outcome.UNKNOWN}
    assert unknown == codes
    assert all(each.value is None for each in result.checks if each.code in unknown)
    assert result.outcome is Outcome.UNKNOWN


def test_debts_that_nobody_asked_for_are_named() -> None:
    result = screen(case(monthly_debt=None), product())
    assert result.outcome is Outcome.PASS
    assert {each.code for each in result.checks if each.outcome is Outcome.UNKNOWN} == {"debts_known"}
    for known in (D(0), D(1000)):
        assert "debts_known" not in {each.code for each in screen(case(monthly_debt=known), product()).checks}


def test_a_free_car_has_no_ratio() -> None:
    assert outcome("down_payment_ratio", case(price=D(0), down_payment=D(0))) is Outcome.UNKNOWN


def test_nothing_to_pay_is_carried_by_any_income() -> None:
    free = case(down_payment=D(150000), payment=None, monthly_debt=D(0))
    for income in (D(0), D(12000), None):
        assert outcome("income_multiple", replace(free, monthly_income=income), product(min_income_multiple=D(2))) is (
            Outcome.PASS
        )


def test_products_without_a_limit_or_terms() -> None:
    assert "amount_max" not in {each.code for each in screen(case(), product(max_amount=None)).checks}
    assert outcome("months_max", case(), product(months=[])) is Outcome.FAIL


def test_a_failure_outweighs_what_is_not_known() -> None:
    limit = D(1)
    checks = [Check(str(each), each, None, limit) for each in Outcome]
    assert ScreeningResult(tuple(checks)).outcome is Outcome.FAIL
    assert ScreeningResult(()).outcome is Outcome.PASS


def test_ages_on_a_leap_day() -> None:
    assert check("age_min", case(on=date(2026, 2, 28), birth_date=date(2008, 2, 29))).value == 18
    assert check("age_min", case(on=date(2026, 2, 27), birth_date=date(2008, 2, 29))).value == 17


@pytest.mark.parametrize(
    ("fields", "limits", "needed"),
    [
        ({"down_payment": D(20000)}, {}, D(30000)),
        ({"down_payment": D(20000), "price": D(151234)}, {}, D(30300)),
        ({"price": D(300000), "down_payment": D(60000)}, {}, D(100000)),
        # 5,000 a month is affordable, 6,000 asked: five sixths of the amount.
        ({"payment": D(6000)}, {}, D(62500)),
        ({"payment": D(6000), "monthly_debt": None}, {}, None),
        ({"down_payment": None}, {}, None),
        ({"price": None}, {}, None),
        ({}, {}, None),
        ({"payment": None, "down_payment": D(20000)}, {}, D(30000)),
        ({"monthly_income": None, "payment": D(6000)}, {}, None),
        # Debts eat the income: no down payment helps.
        ({"monthly_debt": D(6000)}, {}, None),
        ({"monthly_debt": D(9000)}, {}, None),
        ({"monthly_income": D(0)}, {}, None),
        # What would be affordable is less than the lender lends.
        ({"payment": D(6000)}, {"min_amount": D(90000)}, None),
    ],
)
def test_the_least_down_payment_that_passes(
    fields: dict[str, Any], limits: dict[str, Any], needed: Decimal | None
) -> None:
    assert screen(case(**fields), product(**limits)).down_payment_needed == needed


def yuan(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low * 100, high * 100).map(lambda fen: D(fen).scaleb(-2))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Case, Product]:
    """Cases near the limits, so that many fail and a larger down payment helps most of those."""
    price = draw(yuan(30_000, 500_000))
    found = case(
        price=price,
        down_payment=(price * draw(st.integers(0, 600))).scaleb(-3).quantize(D("0.01")),
        payment=draw(st.none() | yuan(500, 12_000)),
        monthly_income=draw(st.none() | st.just(D(0)) | yuan(3_000, 30_000)),
        monthly_debt=draw(st.none() | yuan(0, 3_000)),
    )
    limits = product(
        min_down_payment=draw(st.integers(0, 50).map(lambda percent: D(percent).scaleb(-2))),
        max_amount=draw(st.none() | yuan(50_000, 300_000)),
        min_amount=draw(st.just(D(0)) | yuan(1_000, 50_000)),
    )
    return found, limits


def paying(found: Case, down: Decimal) -> Case:
    """The same case with another down payment: an agreed instalment shrinks with the amount."""
    assert found.price is not None
    assert found.down_payment is not None
    payment = found.payment
    if payment is not None:
        payment = payment * (found.price - down) / (found.price - found.down_payment)
    return replace(found, down_payment=down, payment=payment)


@given(cases(), st.integers(0, 1000))
def test_a_larger_down_payment_never_makes_it_worse(given_case: tuple[Case, Product], more: int) -> None:
    found, against = given_case
    assert found.price is not None
    assert found.down_payment is not None
    larger = (found.down_payment + (found.price - found.down_payment) * more / 1000).quantize(D("0.01"))
    before = {each.code: each for each in screen(found, against).checks}
    for each in screen(paying(found, larger), against).checks:
        # The one exception: a lender may lend no less than so much.
        if each.code != "amount_min":
            assert ORDER.index(each.outcome) >= ORDER.index(before[each.code].outcome), each.code


@given(cases())
def test_the_down_payment_named_passes_and_a_hundred_less_does_not(given_case: tuple[Case, Product]) -> None:
    found, against = given_case
    needed = screen(found, against).down_payment_needed
    if needed is None:
        return
    assert found.price is not None
    assert found.down_payment is not None
    assert needed % 100 == 0
    assert found.down_payment < needed < found.price
    ratio = check("debt_to_income", paying(found, needed), against)
    if isinstance(ratio.value, D) and abs(ratio.value - D(str(ratio.limit))) < D("1e-20"):
        return  # the division itself was not exact
    assert judge(paying(found, needed), against).outcome is not Outcome.FAIL
    if needed - 100 > found.down_payment:
        assert judge(paying(found, needed - 100), against).outcome is Outcome.FAIL


@given(cases())
def test_nothing_is_named_where_nothing_is_needed(given_case: tuple[Case, Product]) -> None:
    found, against = given_case
    result = screen(found, against)
    if result.outcome is not Outcome.FAIL:
        assert result.changes == ()
