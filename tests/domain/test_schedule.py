"""Each method of repayment by hand, phases, fees, subvention."""

from datetime import date
from decimal import ROUND_DOWN, ROUND_UP
from fractions import Fraction
from typing import Any

import pytest

from carloan_desk.domain.schedule import (
    RateSegment,
    RepaymentMethod,
    RoundingPolicy,
    Subvention,
    present_value,
)
from tests.domain.schedules import D, half_up, loan

# Each method by hand


def test_equal_principal() -> None:
    schedule = loan(100_000, 36, "0.06", method=RepaymentMethod.EQUAL_PRINCIPAL)
    assert [row.principal for row in schedule.rows] == [D("2777.78")] * 35 + [D("2777.70")]
    assert schedule.payment == schedule.rows[0].payment == D("3277.78")
    assert schedule.rows[1].interest == D("486.11")
    # P·r·(n+1)/2
    assert abs(schedule.total_interest - D("9250")) < D("0.2")
    first = loan(
        100_000, 36, method=RepaymentMethod.EQUAL_PRINCIPAL, rounding=RoundingPolicy(D(1), ROUND_DOWN, "first")
    )
    assert [row.principal for row in first.rows] == [D(2805)] + [D(2777)] * 35
    assert first.payment == 2777


def test_interest_only() -> None:
    schedule = loan(100_000, 3, "0.06", method=RepaymentMethod.INTEREST_ONLY)
    assert [(row.payment, row.principal) for row in schedule.rows] == [(500, 0), (500, 0), (100_500, 100_000)]
    assert schedule.payment == 500
    actual = loan(
        100_000, 2, "0.06", method=RepaymentMethod.INTEREST_ONLY, day_count="ACT/360", disbursed_on=date(2026, 1, 31)
    )
    assert [row.interest for row in actual.rows] == [D("466.67"), D("516.67")]
    assert loan(100_000, 1, "0.06", method=RepaymentMethod.INTEREST_ONLY).payment == 100_500


def test_balloon() -> None:
    schedule = loan(100_000, 24, "0.06", method=RepaymentMethod.BALLOON, balloon=D(40_000))
    # (100000 - 40000·1.005^-24)·0.005 / (1 - 1.005^-24)
    assert schedule.payment == D("2859.24")
    assert {row.payment for row in schedule.rows[:-1]} == {schedule.payment}
    assert abs(schedule.rows[-1].payment - schedule.payment - 40_000) < D("0.5")
    all_of_it = loan(100_000, 24, "0.06", method=RepaymentMethod.BALLOON, balloon=D(100_000))
    assert all_of_it.payment == 500
    assert all_of_it.rows[22].balance == 100_000
    in_front = loan(
        100_000,
        24,
        "0.06",
        method=RepaymentMethod.BALLOON,
        balloon=D(40_000),
        rounding=RoundingPolicy(D(1), ROUND_DOWN, "first"),
    )
    assert in_front.payment == 2859
    assert {row.payment for row in in_front.rows[1:-1]} == {D(2859)}
    assert in_front.rows[-1].payment == D("42859.01")


def test_flat_fee() -> None:
    schedule = loan(147_600, 84, method=RepaymentMethod.FLAT_FEE, monthly_fee_rate=D("0.005") / 12)
    assert schedule.payment == D("1818.64")
    assert schedule.total_fee == D("5166.00")
    assert schedule.total_interest == 0
    assert {row.fee for row in schedule.rows} == {D("61.50")}
    flat = loan(100_000, 12, "0.05", method=RepaymentMethod.FLAT_FEE)
    assert flat.total_interest == 5000
    assert {row.interest for row in flat.rows[:-1]} == {D("416.67")}
    assert flat.rows[-1].interest == D("416.63")
    assert set(flat.payments[:-1]) == {flat.payment} == {D("8750.00")}


def test_an_exact_instalment_stays_exact_whatever_the_fraction_of_the_rate() -> None:
    # 9000 of 90000 over 36 months: the monthly rate does not end, the instalment of 2750 does.
    rate = D(9000) / 90_000 / 36
    for mode in (ROUND_DOWN, ROUND_UP):
        schedule = loan(
            90_000,
            36,
            method=RepaymentMethod.FLAT_FEE,
            monthly_fee_rate=rate,
            rounding=RoundingPolicy(D(1), mode, "first"),
        )
        assert set(schedule.payments) == {D(2750)}


def test_fees_ride_on_top_of_the_other_methods() -> None:
    with_fee = loan(10_000, 12, "0.05", monthly_fee_rate=D("0.000292"))
    without = loan(10_000, 12, "0.05")
    assert with_fee.payment - without.payment == D("2.92")
    assert with_fee.total_fee == D("35.04")
    assert [row.principal for row in with_fee.rows] == [row.principal for row in without.rows]


def test_upfront_fee_lowers_what_is_received_or_comes_with_the_first() -> None:
    kept = loan(70_000, 36, upfront_fee=D(10_400))
    assert (kept.received, kept.total_fee, kept.total_payment) == (59_600, 0, 70_000)
    later = loan(70_000, 36, upfront_fee=D(10_400), upfront_fee_at="first_instalment")
    assert (later.received, later.total_fee, later.total_payment) == (70_000, 10_400, 80_400)
    assert later.rows[0].fee == 10_400
    assert later.payment == D("1944.44")


def test_interest_free_phase_then_interest() -> None:
    schedule = loan(84_000, 84, segments=(RateSegment(25, D("0.06")),))
    assert [row.payment for row in schedule.rows[:24]] == [D(1000)] * 24
    rest = loan(60_000, 60, "0.06")
    assert [row.payment for row in schedule.rows[24:]] == [row.payment for row in rest.rows]


def test_a_phase_that_changes_nothing_changes_nothing() -> None:
    plain = loan(100_000, 36, "0.06")
    split = loan(100_000, 36, "0.06", segments=(RateSegment(7, D("0.06")), RateSegment(20)))
    assert split.rows == plain.rows


def test_fee_free_phase_and_what_the_fee_is_charged_on() -> None:
    rate = D("0.025") / 12
    on_principal = loan(
        100_000, 84, method=RepaymentMethod.FLAT_FEE, segments=(RateSegment(37, monthly_fee_rate=rate),)
    )
    assert {row.fee for row in on_principal.rows[:36]} == {D(0)}
    assert on_principal.rows[36].fee == D("208.33")
    assert on_principal.total_fee == D("10000.00")
    assert on_principal.payment == D("1190.48")
    assert on_principal.rows[40].payment == D("1398.81")
    on_balance = loan(
        100_000,
        84,
        method=RepaymentMethod.FLAT_FEE,
        segments=(RateSegment(37, monthly_fee_rate=rate, fee_base="balance"),),
    )
    # 48 of 84 parts are left: 57,142.86
    assert on_balance.total_fee == D("5714.29")
    assert on_balance.rows[36].fee == D("119.05")
    again = loan(
        100_000,
        84,
        method=RepaymentMethod.FLAT_FEE,
        segments=(
            RateSegment(37, monthly_fee_rate=rate, fee_base="balance"),
            RateSegment(49, monthly_fee_rate=rate),
            RateSegment(61, annual_rate=D("0.012")),
        ),
    )
    assert [again.rows[month].fee for month in (36, 48, 60)] == [D("119.05"), D("208.33"), D("208.33")]
    assert [again.rows[month].interest for month in (59, 60)] == [0, 100]


def test_a_phase_may_begin_with_the_second_month() -> None:
    schedule = loan(12_000, 12, method=RepaymentMethod.FLAT_FEE, segments=(RateSegment(2, monthly_fee_rate=D("0.01")),))
    assert [row.fee for row in schedule.rows] == [0] + [120] * 11


def test_phases_of_card_instalments_keep_their_instalments() -> None:
    """Floored to the yuan, each phase has its own; the residual instalment of the loan takes the rest."""
    more: dict[str, Any] = {
        "method": RepaymentMethod.FLAT_FEE,
        "segments": (RateSegment(4, monthly_fee_rate=D("0.00333")),),
    }
    last = loan(1000, 6, rounding=RoundingPolicy(D(1), ROUND_DOWN, "last"), **more)
    assert last.payments == (166, 166, 166, 169, 169, D("173.99"))
    assert [row.principal for row in last.rows] == [166, 166, 166, D("165.67"), D("165.67"), D("170.66")]
    first = loan(1000, 6, rounding=RoundingPolicy(D(1), ROUND_DOWN, "first"), **more)
    assert first.payments == (D("170.99"), 166, 166, 169, 169, 169)
    assert last.payment == first.payment == 166


def test_a_second_month_off_the_remembered_day_counts_its_days() -> None:
    schedule = loan(100_000, 12, "0.06", disbursed_on=date(2026, 2, 10), first_due=date(2026, 3, 10), due_day=15)
    assert [row.due for row in schedule.rows[:3]] == [date(2026, 3, 10), date(2026, 4, 15), date(2026, 5, 15)]
    # 35 days of 30 a month, then whole months.
    assert schedule.rows[1].interest == round(schedule.rows[0].balance * D("0.06") * 35 / 360, 2)
    assert schedule.rows[2].interest == round(schedule.rows[1].balance * D("0.005"), 2)


# Subvention


def test_subvention_is_loan_less_worth_of_the_payments() -> None:
    schedule = loan(100_000, 36, subvention=Subvention(D("0.06")))
    worth = sum(
        Fraction(row.payment) / (1 + Fraction(6, 1200)) ** number for number, row in enumerate(schedule.rows, 1)
    )
    assert int(schedule.subvention * 100) == half_up((100_000 - worth) * 100)
    fee = loan(100_000, 36, upfront_fee=D(1000), subvention=Subvention(D("0.06")))
    assert schedule.subvention - fee.subvention == 1000
    assert loan(100_000, 36, "0.08", subvention=Subvention(D("0.06"))).subvention == 0
    assert loan(100_000, 36, "0.06").subvention == 0


def test_present_value_counts_from_the_day_of_disbursement() -> None:
    usual = loan(100_000, 12, "0.06").terms
    assert present_value([D(1005)], usual, D("0.06")) == pytest.approx(D(1000))
    in_advance = loan(100_000, 12, "0.06", first_due=date(2024, 1, 1)).terms
    assert present_value([D(1005), D(1005)], in_advance, D("0.06")) == pytest.approx(D(2005))
    later = loan(100_000, 12, "0.06", disbursed_on=date(2024, 1, 2), first_due=date(2024, 3, 2)).terms
    # 60 real days are two months of thirty.
    assert present_value([D("1010.025")], later, D("0.06")) == pytest.approx(D(1000))
    act = loan(100_000, 12, "0.06", disbursed_on=date(2024, 1, 1), first_due=date(2024, 3, 13), day_count="ACT/365")
    assert float(present_value([D(1000)], act.terms, D("0.06"))) == pytest.approx(1000 / 1.005 ** (72 * 12 / 365))
