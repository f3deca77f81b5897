"""Schedules against published figures and independent implementations."""

from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from mortgagemath import LoanParams, PaymentRounding, amortization_schedule

from carloan_desk.domain.schedule import (
    RateSegment,
    RepaymentMethod,
    RoundingPolicy,
    Schedule,
    Subvention,
)
from tests.domain.schedules import CASES, WHOLE, D, half_up, loan

# Published figures


def _level_cases() -> list[str]:
    return [key for key, case in CASES.items() if "annual_rate_pct" in case["input"] and "when" not in case["input"]]


@pytest.mark.parametrize("case_id", _level_cases())
def test_published_level_payments(case_id: str) -> None:
    case = CASES[case_id]
    given_, expected = case["input"], case["expected"]
    fee = D(given_.get("fee_per_period", 0))
    schedule = loan(
        given_["principal"],
        given_["n"],
        D(given_["annual_rate_pct"]) / 100,
        monthly_fee_rate=fee / D(given_["principal"]),
        rounding=RoundingPolicy(mode=given_.get("payment_rounding", ROUND_HALF_UP)),
    )
    if not case["verification"]["agrees"]:
        assert abs(schedule.payment - D(expected["payment"])) > 5
        return
    payment = expected.get("payment", expected.get("payment_incl_fee", schedule.payment))
    assert schedule.payment == D(payment)
    if "last_payment_incl_fee" in expected:
        assert schedule.rows[-1].payment == D(expected["last_payment_incl_fee"])
        assert schedule.rows[-1].payment - schedule.rows[-1].fee == D(expected["last_payment_excl_fee"])
    if "first_interest" in expected:
        assert schedule.rows[0].interest == D(expected["first_interest"])
        assert schedule.rows[0].principal == D(expected["first_principal"])
    if case_id == "mortgagemath-readme":
        assert schedule.total_interest == D(expected["total_interest"])
    if case_id == "goldstein-563-12-5":
        # The textbook keeps unrounded balances and prints them rounded: its principals add up to 562.99 of 563.
        published = [D(row["principal"]) for row in expected["rows"]]
        assert sum(published) == D("562.99")
        assert [row.principal for row in schedule.rows][:4] == published[:4]
        assert schedule.rows[4].principal - published[4] == D("0.01")
        return
    for published_row in expected.get("rows", []):
        row = schedule.rows[published_row.get("period") - 1]
        for name in ("payment", "principal", "interest", "balance"):
            if name in published_row:
                assert getattr(row, name) == D(published_row[name]), (row, name)


def test_published_half_fen_of_interest() -> None:
    """The first month's interest of the CFPB's sample is 523.125 before rounding."""
    assert "523.12 HALF_EVEN" in CASES["cfpb-h25b"]["note"]
    for mode, interest in ((ROUND_HALF_UP, "523.13"), (ROUND_HALF_EVEN, "523.12"), (ROUND_UP, "523.13")):
        schedule = loan(162_000, 360, "0.03875", rounding=RoundingPolicy(mode=mode))
        assert schedule.rows[0].interest == D(interest)


def test_published_payment_in_advance() -> None:
    case = CASES["npf-pmt-when-begin-55000"]
    schedule = loan(55000, 60, "0.1", first_due=date(2024, 1, 1))
    assert schedule.rows[0].principal == round(D(case["expected"]["principal_part"]), 2) == schedule.payment
    assert schedule.rows[0].interest == 0
    assert abs(schedule.rows[-1].payment - schedule.payment) < D("0.5")


def test_published_cumulative_interest() -> None:
    expected = CASES["formulajs-cum-1-24"]["expected"]
    rows = loan(100000, 360, "0.1").rows[:24]
    assert abs(sum(row.interest for row in rows) - D(expected["cum_interest"])) < D("0.13")
    assert abs(sum(row.principal for row in rows) - D(expected["cum_principal"])) < D("0.13")


def test_published_subvention() -> None:
    schedule = loan(6000, 6, first_due=date(2024, 1, 1), subvention=Subvention(D("0.05")))
    assert schedule.subvention == D(CASES["curo-ex4-zero-pct-subvention"]["expected"]["supplier_contribution"])


@pytest.mark.parametrize("case_id", [key for key in CASES if key.startswith("bcp-")])
def test_published_card_instalments_floor_to_the_yuan_and_the_first_absorbs(case_id: str) -> None:
    given_, expected = CASES[case_id]["input"], CASES[case_id]["expected"]
    more: dict[str, Any] = {"monthly_fee_rate": D(given_["fee"]) / given_["principal"] / given_["n"]}
    if given_["chargePaymentWay"] == "WHOLE":
        more = {"upfront_fee": D(given_["fee"]), "upfront_fee_at": "first_instalment"}
    schedule = loan(
        given_["principal"],
        given_["n"],
        method=RepaymentMethod.FLAT_FEE,
        rounding=RoundingPolicy(unit=D(1), mode=ROUND_DOWN, residual="first"),
        **more,
    )
    assert schedule.rows[0].payment == expected["first"]
    assert {row.payment for row in schedule.rows[1:]} == {schedule.payment} == {D(expected["monthly"])}
    assert schedule.total_payment == given_["principal"] + given_["fee"]
    assert schedule.received == given_["principal"]


# Independent implementations


@given(
    st.integers(50_000, 99_999_999_99),
    st.integers(1, 3000),
    st.integers(2, 84),
    st.sampled_from(["ROUND_HALF_UP", "ROUND_UP", "ROUND_HALF_EVEN", "ROUND_DOWN"]),
    st.sampled_from(["ROUND_HALF_UP", "ROUND_HALF_EVEN"]),
)
def test_level_payments_against_mortgagemath(
    fen: int, basis_points: int, months: int, mode: str, interest_mode: str
) -> None:
    principal, percent = D(fen) / 100, D(basis_points) / 100
    params = LoanParams(
        principal=principal,
        annual_rate=percent,
        term_months=months,
        payment_rounding=PaymentRounding[mode],
        interest_rounding=PaymentRounding[interest_mode],
    )
    theirs = amortization_schedule(params)[1:]
    rounding = RoundingPolicy(mode=mode, interest_mode=interest_mode)
    ours = loan(principal, months, percent / 100, rounding=rounding).rows
    # It multiplies by a rounded monthly rate: where interest lies on half a fen it may fall to the other side.
    on_the_edge = (
        any((row.balance * percent / 1200 * 1000 % 10).quantize(D("1e-6")) == 5 for row in theirs[:-1])
        or (principal * percent / 1200 * 1000 % 10).quantize(D("1e-6")) == 5
    )
    assume(not on_the_edge)
    assert [(r.number, r.payment, r.principal, r.interest, r.balance) for r in ours] == [
        (r.number, r.payment, r.principal, r.interest, r.balance) for r in theirs
    ]


def _oracle(
    fen: int, rates: list[Fraction], balloon: int, unit: int, mode: str, extra: Fraction | None = None
) -> list[tuple[int, int]]:
    """Level payments in whole fen and exact fractions: principal and interest by month, residual in the last.

    ``rates`` is the rate of each month; one amount is worked out for the rates that hold, as if to the end. Interest
    follows the mode if that rounds to the nearest, else half up.
    """
    nearest = round if mode == ROUND_HALF_EVEN else half_up
    rows = []
    balance, amount = fen, 0
    for month, rate in enumerate(rates):
        if month == 0 or rate != rates[month - 1]:
            left = len(rates) - month
            discount = [Fraction(1) / (1 + rate) ** (count + 1) for count in range(left)]
            exact = (balance - balloon * discount[-1]) / sum(discount)
            amount = WHOLE[mode](exact / unit) * unit
        interest = nearest(balance * rate)
        principal = balance if month == len(rates) - 1 else min(balance, max(0, amount - interest))
        charged = interest if month or extra is None else nearest(balance * extra)
        rows.append((principal, charged))
        balance -= principal
    return rows


def _in_fen(schedule: Schedule) -> list[tuple[int, int]]:
    return [(int(row.principal * 100), int(row.interest * 100)) for row in schedule.rows]


@given(
    st.integers(1, 99_999_999_99),
    st.lists(st.integers(0, 4000), min_size=1, max_size=3),
    st.integers(1, 84),
    st.sampled_from(sorted(WHOLE)),
    st.sampled_from([1, 10, 100]),
    st.fractions(0, 1),
    st.data(),
)
def test_level_payments_in_phases_against_fractions(
    fen: int, phases: list[int], months: int, mode: str, unit: int, share: Fraction, data: st.DataObject
) -> None:
    balloon = int(fen * share) if data.draw(st.booleans()) else 0
    starts = sorted(data.draw(st.sets(st.integers(2, max(2, months)), max_size=len(phases) - 1)))
    starts = [start for start in starts if start <= months]
    rates = [Fraction(phases[0], 120_000)] * months
    segments = []
    for start, points in zip(starts, phases[1:], strict=False):
        rates[start - 1 :] = [Fraction(points, 120_000)] * (months - start + 1)
        segments.append(RateSegment(start, D(points) / 10_000))
    schedule = loan(
        D(fen) / 100,
        months,
        D(phases[0]) / 10_000,
        method=RepaymentMethod.BALLOON,
        balloon=D(balloon) / 100,
        segments=tuple(segments),
        rounding=RoundingPolicy(unit=D(unit) / 100, mode=mode),
    )
    assert _in_fen(schedule) == _oracle(fen, rates, balloon, unit, mode)


def test_interest_of_half_a_fen_goes_to_the_even_one_where_the_lender_rounds_so() -> None:
    rounding = RoundingPolicy(unit=D("0.10"), mode=ROUND_HALF_EVEN)
    schedule = loan(D("477.67"), 12, D("0.4"), rounding=rounding)
    assert (schedule.rows[10].principal, schedule.rows[10].interest) == (D("45.78"), D("3.12"))


@given(st.integers(1, 99_999_999_99), st.integers(0, 4000), st.integers(1, 84), st.integers(0, 70), st.booleans())
def test_odd_first_period_against_fractions(fen: int, points: int, months: int, shift: int, act365: bool) -> None:
    """Odd days cost what the days cost, and move no principal."""
    disbursed = date(2024, 1, 31) - timedelta(days=shift)
    schedule = loan(
        D(fen) / 100,
        months,
        D(points) / 10_000,
        disbursed_on=disbursed,
        first_due=date(2024, 2, 29),
        due_day=31,
        first_day_count="ACT/365" if act365 else None,
    )
    rate = Fraction(points, 120_000)
    days = Fraction((date(2024, 2, 29) - disbursed).days, 365 if act365 else 360)
    extra = None if shift == 0 else 12 * rate * days
    assert _in_fen(schedule) == _oracle(fen, [rate] * months, 0, 1, ROUND_HALF_UP, extra)


def test_real_days_make_level_payments_all_the_same() -> None:
    for day_count, year in (("ACT/360", 360), ("ACT/365", 365)):
        schedule = loan(100_000, 24, "0.06", disbursed_on=date(2023, 12, 31), day_count=day_count)
        dues = [date(2023, 12, 31), *(row.due for row in schedule.rows)]
        balance = D(100_000)
        for row, (start, end) in zip(schedule.rows, pairwise(dues), strict=True):
            exact = Fraction(balance) * 6 * (end - start).days / (100 * year)
            assert int(row.interest * 100) == half_up(exact * 100)
            balance = row.balance
        assert {row.payment for row in schedule.rows[:-1]} == {schedule.payment}
        # One factor for each real month: worked out in fractions, and the end meets it to some fen.
        worth, factor = Fraction(0), Fraction(1)
        for start, end in pairwise(dues):
            factor /= 1 + Fraction(6 * (end - start).days, 100 * year)
            worth += factor
        assert abs(Fraction(schedule.payment) - 100_000 / worth) <= Fraction(1, 200)
        assert abs(schedule.rows[-1].payment - schedule.payment) < D("0.3")


def test_odd_days_are_borne_by_the_first_or_by_all() -> None:
    usual = loan(100_000, 36, "0.06", disbursed_on=date(2026, 1, 10))
    extra = loan(100_000, 36, "0.06", disbursed_on=date(2026, 1, 5), first_due=date(2026, 2, 10))
    assert extra.payment == usual.payment == extra.rows[1].payment
    # 36 real days at a 360th of the rate instead of a month.
    assert extra.rows[0].interest == D("600.00")
    assert extra.rows[0].payment - usual.payment == D("100.00")
    assert [row.principal for row in extra.rows] == [row.principal for row in usual.rows]

    level = loan(100_000, 36, "0.06", disbursed_on=date(2026, 1, 5), first_due=date(2026, 2, 10), odd_first="level")
    assert level.rows[0].interest == D("600.00")
    assert {row.payment for row in level.rows[:-1]} == {level.payment}
    assert usual.payment < level.payment < usual.payment + 5
    assert abs(level.rows[-1].payment - level.payment) < D("0.5")

    bond = loan(
        100_000,
        36,
        "0.06",
        disbursed_on=date(2026, 1, 5),
        first_due=date(2026, 2, 10),
        first_day_count="30/360",
    )
    assert bond.rows[0].interest == D("583.33")
    short = loan(100_000, 36, "0.06", disbursed_on=date(2026, 1, 25), first_due=date(2026, 2, 10), day_count="ACT/365")
    assert short.rows[0].interest == D("263.01")
