"""Schedules with payments of their own: steps, holidays, given payments."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_DOWN
from typing import Any

import pytest

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.schedule import (
    CustomPlan,
    RateSegment,
    RepaymentMethod,
    RoundingPolicy,
    present_value,
    seasonal_plan,
    step_plan,
)
from tests.domain.schedules import D, custom, loan


def test_equal_weights_are_equal_payments() -> None:
    level = loan(100_000, 36, "0.06")
    assert custom(100_000, "0.06", CustomPlan(weights=(D(5),) * 36)).rows == level.rows
    assert custom(100_000, "0.06", CustomPlan(payments=(None,) * 36)).rows == level.rows
    share = loan(100_000, 36, "0.06", method=RepaymentMethod.EQUAL_PRINCIPAL)
    assert custom(100_000, "0.06", CustomPlan(principal=(None,) * 36)).rows == share.rows


def test_steps_grow_and_repay() -> None:
    schedule = custom(100_000, "0.06", step_plan(36, 12, D("0.1")))
    payments = schedule.payments
    assert payments[0] == payments[11] == schedule.payment
    assert abs(payments[12] - payments[0] * D("1.1")) <= D("0.02")
    assert abs(payments[24] - payments[0] * D("1.21")) <= D("0.02")
    assert present_value(payments, schedule.terms, D("0.06")) == pytest.approx(D(100_000), abs=D("0.3"))


def test_a_payment_holiday_adds_its_interest_to_the_balance() -> None:
    first_due = date(2026, 1, 15)
    plan = seasonal_plan(first_due, 12, {2: D(0)})
    schedule = custom(100_000, "0.06", plan, disbursed_on=date(2025, 12, 15), first_due=first_due)
    february = schedule.rows[1]
    assert february.payment == 0
    assert february.principal == -february.interest < 0
    assert february.balance == schedule.rows[0].balance + february.interest
    assert schedule.rows[-1].balance == 0


def test_a_plan_pays_what_it_says_in_an_odd_first_month() -> None:
    plan = CustomPlan(weights=(D(0), D(1), D(1)))
    for days in (1, 45):
        schedule = custom(
            100_000,
            "0.06",
            plan,
            disbursed_on=date(2026, 1, 31) - timedelta(days=days),
            first_due=date(2026, 1, 31),
        )
        assert schedule.rows[0].payment == 0
        assert schedule.rows[0].interest == -schedule.rows[0].principal == round(D(100_000 * days) * 6 / 36_000, 2)
        assert abs(schedule.rows[2].payment - schedule.rows[1].payment) <= D("0.02")


def test_phases_keep_their_instalments_when_the_first_absorbs() -> None:
    more: dict[str, Any] = {"segments": (RateSegment(13, D("0.02")),)}
    floor = RoundingPolicy(D(1), ROUND_DOWN)
    last = loan(100_000, 36, "0.12", rounding=floor, **more)
    first = loan(100_000, 36, "0.12", rounding=replace(floor, residual="first"), **more)
    assert set(first.payments[1:12]) == set(last.payments[:12])
    assert set(first.payments[12:35]) == set(last.payments[12:35])
    assert abs(first.payments[35] - first.payments[34]) <= D("0.02")
    assert first.payments[0] > first.payments[1] + 10


def test_no_correction_makes_a_payment_negative() -> None:
    policy = RoundingPolicy(D("0.10"), ROUND_CEILING, "first")
    assert custom("0.01", 0, CustomPlan(weights=(D(0), D(1))), rounding=policy).payments == (0, D("0.01"))
    plan = CustomPlan(weights=(D(0), D(1), D(1)))
    schedule = custom("100.00", "0.12", plan, rounding=RoundingPolicy(D(10), ROUND_CEILING, "first"))
    assert schedule.payments == (0, 60, D("42.43"))


def test_given_payments_and_one_to_be_solved_for() -> None:
    schedule = custom(100_000, "0.06", CustomPlan(payments=(D(5000),) * 12 + (None,) * 12))
    assert set(schedule.payments[:12]) == {D(5000)}
    assert len(set(schedule.payments[12:23])) == 1
    left = loan(schedule.rows[11].balance, 12, "0.06")
    assert schedule.payments[12] == left.payment
    rest = custom(10_000, "0.12", CustomPlan(payments=(D(5000), None)))
    assert rest.payments == (D(5000), D("5151.00"))


def test_given_payments_must_meet_the_loan() -> None:
    exact = loan(10_000, 12, "0.06")
    kept = custom(10_000, "0.06", CustomPlan(payments=exact.payments))
    assert kept.rows == exact.rows
    for off in (D("0.24"), D("-0.24")):
        nearly = (*exact.payments[:-1], exact.payments[-1] + off)
        assert custom(10_000, "0.06", CustomPlan(payments=nearly)).rows == exact.rows
    for off, code, params in (
        (D("-0.25"), "terms.custom.never_repays", {"missing": D("0.25")}),
        (D("0.25"), "terms.custom.overpays", {"month": 12, "excess": D("0.25")}),
    ):
        with pytest.raises(DomainError) as refused:
            custom(10_000, "0.06", CustomPlan(payments=(*exact.payments[:-1], exact.payments[-1] + off)))
        assert (refused.value.code, refused.value.field) == (code, "custom.payments")
        assert refused.value.params == params
    with pytest.raises(DomainError, match="never_repays"):
        custom(10_000, "0.06", CustomPlan(payments=(D(40),) * 12))
    with pytest.raises(DomainError) as refused:
        custom(500, 0, CustomPlan(payments=(D(1000), D(0))))
    assert refused.value.params == {"month": 1, "excess": 500}
    with pytest.raises(DomainError) as refused:
        custom(500, 0, CustomPlan(payments=(D(600), None)))
    assert (refused.value.code, refused.value.field) == ("terms.custom.overpays", "custom.payments")
    assert refused.value.params == {"excess": 100}


def test_given_principal() -> None:
    schedule = custom(10_000, "0.12", CustomPlan(principal=(D(1000), D(4000), D(5000))))
    assert [(row.principal, row.interest) for row in schedule.rows] == [(1000, 100), (4000, 90), (5000, 50)]
    assert schedule.payment == 1100
    shared = custom(100, 0, CustomPlan(principal=(D(0), None, D(10), None, None)))
    assert [row.principal for row in shared.rows] == [0, 30, 10, 30, 30]
    in_front = custom(
        100, 0, CustomPlan(principal=(None, D(10), None)), rounding=RoundingPolicy(D(10), ROUND_DOWN, "first")
    )
    assert [row.principal for row in in_front.rows] == [50, 10, 40]
    assert in_front.payment == 40
    for plan, code, params in (
        ((D(50), D(51)), "terms.custom.overpays", {"excess": 1}),
        ((D(50), D(51), None), "terms.custom.overpays", {"excess": 1}),
        ((D(50), D(49)), "terms.custom.never_repays", {"missing": 1}),
    ):
        with pytest.raises(DomainError) as refused:
            custom(100, 0, CustomPlan(principal=plan))
        assert (refused.value.code, refused.value.params) == (code, params)
        assert refused.value.field == "custom.principal"
    assert custom(100, 0, CustomPlan(principal=(D(40), D(60), None))).rows[2].payment == 0


def test_a_solved_payment_may_be_nothing() -> None:
    assert custom(100, 0, CustomPlan(payments=(D(100), None))).payments == (100, 0)
