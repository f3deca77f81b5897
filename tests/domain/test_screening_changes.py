"""The smallest change that would pass, against brute force over everything that could be changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.deal import Extra
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.product import Product, ProductKind, RateRow
from carloan_desk.domain.screening import Case, Outcome, judge, regulation, screen
from carloan_desk.domain.screening_changes import Change
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse
from tests.domain.test_screening import case, product

D = Decimal
ON = date(2026, 11, 23)
TIERED = [
    RateRow(12, D("0.2"), D("0.0499")),
    RateRow(36, D("0.2"), D("0.0499")),
    RateRow(36, D("0.4"), D("0.0299")),
    RateRow(60, D("0.2"), D("0.0599")),
]


def passes(found: Case, against: Product) -> bool:
    return judge(found, against).outcome is not Outcome.FAIL


def wish(**fields: Any) -> Case:
    return case(**({"payment": None} | fields))


def test_each_single_change_is_the_smallest() -> None:
    against = product(rates=TIERED, months=[])
    found = wish(
        down_payment=D(30000),
        monthly_income=D(9000),
        extras=(Extra("购置税", D(6600), True), Extra("保险", D(5200), True), Extra("精品", D(2000))),
    )
    assert not passes(found, against)
    changes = screen(found, against).changes
    assert [change.kinds for change in changes] == [{"down_payment"}, {"months"}, {"co_income"}]
    down, term, income = changes
    assert term.months == 60
    for step in range(301, int((down.down_payment or D(0)) / 100)):
        assert not passes(replace(found, down_payment=D(step * 100)), against)
    assert income.co_income is not None
    assert passes(replace(found, co_income=income.co_income), against)
    assert not passes(replace(found, co_income=income.co_income - 100), against)


def test_leaving_out_the_cheapest_extra_that_helps() -> None:
    against = product(max_amount=D(110000))
    extras = (Extra("购置税", D(6600), True), Extra("保险", D(5200), True), Extra("延保", D(3000), True))
    found = wish(extras=extras, monthly_income=D(30000))
    change = next(each for each in screen(found, against).changes if each.kinds == {"extras"})
    # 119,800 are asked for, 9,800 too much: no single one will do.
    brute = min(
        sum(extra.amount for extra in group)
        for size in range(1, 4)
        for group in combinations(extras, size)
        if passes(replace(found, extras=tuple(replace(e, financed=e not in group) for e in extras)), against)
    )
    assert change.cash == brute


def test_two_together_where_one_does_not_do() -> None:
    """A term nobody offers and too little down: neither alone is enough."""
    found = wish(months=72, down_payment=D(20000))
    changes = screen(found, product()).changes
    assert changes[0] == Change(months=60, down_payment=D(30000))
    for change in changes:
        assert len(change.kinds) == 2
        assert passes(change.applied(found, product()), product())


def test_a_way_without_somebody_else_is_named_beside_the_co_borrower() -> None:
    against = product(min_amount=D(60000))
    found = wish(monthly_income=D(2300), monthly_debt=D(0), months=12, price=D(100000), down_payment=D(20000))
    changes = screen(found, against).changes
    assert [change.kinds for change in changes] == [{"co_income"}, {"months", "down_payment"}]
    for change in changes:
        assert passes(change.applied(found, against), against)


def test_no_income_at_all_asks_for_somebody_else() -> None:
    found = wish(monthly_income=D(0))
    changes = screen(found, product()).changes
    assert [change.kinds for change in changes] == [{"co_income"}]
    ratio = next(each for each in judge(found, product()).checks if each.code == "debt_to_income")
    assert (ratio.outcome, ratio.value) == (Outcome.FAIL, None)
    assert passes(changes[0].applied(found, product()), product())


def test_so_little_as_is_left_to_lend_asks_for_less_down() -> None:
    against = product(min_amount=D(30000))
    found = wish(price=D("98765"), down_payment=D(90000), extras=(Extra("保险", D(2000), True),))
    changes = screen(found, against).changes
    # 98,765 and 2,000 less 30,000: the last hundred below.
    assert changes == (Change(down_payment=D(70700), less_down=True),)
    assert changes[0].kinds == {"less_down"}
    assert screen(found, against).down_payment_needed is None
    assert not passes(replace(found, down_payment=D(70800)), against)
    both = screen(replace(found, monthly_income=D(0)), against).changes
    assert [change.kinds for change in both] == [{"less_down", "co_income"}]
    assert screen(replace(found, price=D(20000), down_payment=D(19000)), against).changes == ()


def test_age_is_not_mended_with_money() -> None:
    assert screen(wish(birth_date=date(2010, 1, 1)), product()).changes == ()
    shorter = screen(wish(birth_date=date(1962, 11, 23), monthly_income=D(30000)), product()).changes
    assert [(change.kinds, change.months) for change in shorter] == [({"months"}, 12)]


def money(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda hundreds: D(hundreds * 100))


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Case, Product]:
    price = draw(money(300, 900))
    extras = tuple(Extra(f"项{n}", draw(money(5, 60)), draw(st.booleans())) for n in range(draw(st.integers(0, 3))))
    found = wish(
        price=price,
        down_payment=(price * draw(st.integers(0, 50)) / 100).quantize(D(1)),
        months=draw(st.sampled_from([12, 36, 60])),
        monthly_income=draw(st.just(D(0)) | money(20, 120)),
        monthly_debt=draw(money(0, 20)),
        extras=extras,
    )
    against = product(
        rates=draw(st.sampled_from([TIERED, [RateRow(12, D("0.3")), RateRow(36, D("0.3"), D("0.06"))]])),
        months=[],
        max_amount=draw(st.none() | money(200, 600)),
        min_amount=draw(st.just(D(0)) | money(50, 300)),
        min_income_multiple=draw(st.none() | st.just(D(2))),
    )
    return found, against


@settings(max_examples=60, deadline=None)
@given(worlds())
def test_every_change_named_passes_and_less_of_it_does_not(world: tuple[Case, Product]) -> None:
    found, against = world
    result = screen(found, against)
    if result.outcome is not Outcome.FAIL:
        return
    for change in result.changes:
        assert passes(change.applied(found, against), against), change
        if change.down_payment is not None:
            less = replace(change, down_payment=change.down_payment - 100)
            if found.down_payment is not None and less.down_payment > found.down_payment:
                assert not passes(less.applied(found, against), against)
        if change.co_income is not None and change.co_income > 100:
            assert not passes(replace(change, co_income=change.co_income - 100).applied(found, against), against)
    if not any(len(change.kinds) == 1 for change in result.changes):
        assert found.price is not None
        assert found.down_payment is not None
        for months in against.months:
            assert months == found.months or not passes(replace(found, months=months), against)
        steps = range(int(found.down_payment // 100) + 1, int(found.price // 100) + 1, 7)
        assert not any(passes(replace(found, down_payment=D(k * 100)), against) for k in steps)


# Regulation -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "car", "months", "severity"),
    [
        (ProductKind.AUTO_FINANCE, VehicleKind.NEW, 60, None),
        (ProductKind.AUTO_FINANCE, VehicleKind.NEW, 61, Severity.ERROR),
        (ProductKind.BANK_LOAN, VehicleKind.NEW, 60, None),
        (ProductKind.BANK_LOAN, VehicleKind.NEW, 84, Severity.WARNING),
        (ProductKind.BANK_LOAN, VehicleKind.NEW, 85, Severity.ERROR),
        (ProductKind.FINANCE_LEASE, VehicleKind.NEW, 84, Severity.WARNING),
        (ProductKind.BANK_LOAN, VehicleKind.USED, 36, None),
        (ProductKind.AUTO_FINANCE, VehicleKind.USED, 37, Severity.ERROR),
        (ProductKind.FINANCE_LEASE, VehicleKind.USED, 48, Severity.WARNING),
    ],
)
def test_terms_beyond_the_limit(kind: ProductKind, car: VehicleKind, months: int, severity: Severity | None) -> None:
    against = product(kind=kind, vehicle_kind=car, months=[12, months])
    result = judge(wish(months=months, vehicle_kind=car, power=Power.ICE, birth_date=date(1995, 1, 1)), against)
    term = next(check for check in result.checks if check.code == "term")
    assert (term.outcome is Outcome.FAIL) == (severity is not None)
    if severity is not None:
        assert term.severity is severity
        assert term.basis
    assert (result.outcome is Outcome.FAIL) == (severity is Severity.ERROR)


def test_before_2025_a_bank_lent_five_years_at_most() -> None:
    for on, severity in ((date(2025, 3, 13), Severity.ERROR), (date(2025, 3, 14), Severity.WARNING)):
        found = wish(on=on, months=61, vehicle_kind=VehicleKind.NEW)
        (term,) = (each for each in regulation(found, ProductKind.BANK_LOAN) if each.code == "term")
        assert (term.outcome, term.limit, term.severity) == (Outcome.FAIL, 60, severity)


@pytest.mark.parametrize(
    ("car", "power", "use", "on", "limit"),
    [
        (VehicleKind.NEW, Power.ICE, VehicleUse.PRIVATE, ON, None),
        (VehicleKind.NEW, Power.ICE, VehicleUse.PRIVATE, date(2024, 4, 2), D("0.8")),
        (VehicleKind.NEW, Power.NEV, VehicleUse.PRIVATE, date(2024, 4, 2), D("0.85")),
        (VehicleKind.NEW, Power.ICE, VehicleUse.COMMERCIAL, ON, D("0.7")),
        (VehicleKind.NEW, Power.NEV, VehicleUse.COMMERCIAL, ON, D("0.75")),
        (VehicleKind.USED, Power.NEV, VehicleUse.PRIVATE, ON, D("0.7")),
    ],
)
def test_loan_to_value(car: VehicleKind, power: Power, use: VehicleUse, on: date, limit: Decimal | None) -> None:
    against = product(vehicle_kind=car, use=use, months=[12, 36], valid_from=date(2020, 1, 1))
    found = wish(on=on, vehicle_kind=car, power=power, use=use, down_payment=D(30000))
    checks = {check.code: check for check in judge(found, against).checks}
    assert ("loan_to_value" in checks) == (limit is not None)
    if limit is not None:
        assert checks["loan_to_value"].limit == limit


def test_what_the_loan_is_measured_by() -> None:
    """The lower of price and guide price (new) or appraisal (used); what is financed beside counts as lent."""
    new = wish(guide_price=D(140000), extras=(Extra("购置税", D(5000), True), Extra("保险", D(4000))))
    assert new.loan_to_value == D(110000) / D(140000)
    assert new.advance_rate == D(110000) / D(159000)
    used = replace(new, vehicle_kind=VehicleKind.USED, appraised_price=D(100000))
    assert used.loan_to_value == D("1.1")
    assert replace(used, appraised_price=D(200000)).loan_to_value == D(110000) / D(150000)


def test_an_agreed_instalment_moves_with_the_amount() -> None:
    found = case(payment=D(6000))
    assert Change(down_payment=D(97500)).applied(found, product()).payment == D(3000)
    longer = Change(months=60).applied(found, product()).payment
    assert longer is not None
    assert D(3500) < longer < D(4000)
