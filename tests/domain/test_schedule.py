import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    localcontext,
)
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from mortgagemath import LoanParams, PaymentRounding, amortization_schedule

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.schedule import (
    CustomPlan,
    LoanTerms,
    RateSegment,
    RepaymentMethod,
    RoundingPolicy,
    Schedule,
    Subvention,
    build_schedule,
    present_value,
    seasonal_plan,
    step_plan,
)

D = Decimal
VECTORS = Path(__file__).parents[1] / "data/vectors/amortization.json"
CASES = {case["id"]: case for case in json.loads(VECTORS.read_text("utf-8"))["cases"]}
METHODS = list(RepaymentMethod)


def loan(principal: Any, months: int, annual_rate: Any = 0, **more: Any) -> Schedule:
    more = {"method": RepaymentMethod.EQUAL_PAYMENT, "disbursed_on": date(2024, 1, 1)} | more
    return build_schedule(LoanTerms(D(principal), months, annual_rate=D(annual_rate), **more))


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


def _half_up(exact: Fraction) -> int:
    return floor(exact + Fraction(1, 2))


_WHOLE: dict[str, Callable[[Fraction], int]] = {
    ROUND_HALF_UP: _half_up,
    ROUND_UP: ceil,
    ROUND_CEILING: ceil,
    ROUND_DOWN: floor,
    ROUND_FLOOR: floor,
    ROUND_HALF_EVEN: round,
}


def _oracle(
    fen: int, rates: list[Fraction], balloon: int, unit: int, mode: str, extra: Fraction | None = None
) -> list[tuple[int, int]]:
    """Level payments in whole fen and exact fractions: principal and interest by month, residual in the last.

    ``rates`` is the rate of each month; one amount is worked out for the rates that hold, as if to the end. Interest
    follows the mode if that rounds to the nearest, else half up.
    """
    nearest = round if mode == ROUND_HALF_EVEN else _half_up
    rows = []
    balance, amount = fen, 0
    for month, rate in enumerate(rates):
        if month == 0 or rate != rates[month - 1]:
            left = len(rates) - month
            discount = [Fraction(1) / (1 + rate) ** (count + 1) for count in range(left)]
            exact = (balance - balloon * discount[-1]) / sum(discount)
            amount = _WHOLE[mode](exact / unit) * unit
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
    st.sampled_from(sorted(_WHOLE)),
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
            assert int(row.interest * 100) == _half_up(exact * 100)
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


# What holds for every loan

_RATES = st.decimals(min_value=0, max_value=D("0.36"), places=4)
_POLICIES = st.builds(
    RoundingPolicy,
    unit=st.sampled_from([D("0.01"), D("0.1"), D(1), D(10)]),
    mode=st.sampled_from(sorted(_WHOLE)),
    residual=st.sampled_from(["last", "first"]),
    interest_mode=st.sampled_from(sorted(_WHOLE)),
)


@st.composite
def contracts(draw: st.DrawFn, least: int = 1) -> LoanTerms:
    principal = D(draw(st.integers(least, 99_999_999_99))) / 100
    months = draw(st.one_of(st.sampled_from([1, 2, 84]), st.integers(1, 84)))
    method = draw(st.sampled_from(METHODS))
    disbursed = draw(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
    first_due = draw(st.none() | st.integers(0, 100).map(lambda days: disbursed + timedelta(days=days)))
    more: dict[str, Any] = {}
    if method is RepaymentMethod.BALLOON:
        more["balloon"] = (principal * draw(st.decimals(0, 1, places=2))).quantize(D("0.01"))
    if method is RepaymentMethod.CUSTOM:
        weights = draw(st.lists(st.integers(0, 3).map(D), min_size=months, max_size=months).filter(any))
        more["custom"] = CustomPlan(weights=tuple(weights))
    starts = draw(st.sets(st.integers(1, months), max_size=2))
    more["segments"] = tuple(
        RateSegment(start, draw(st.none() | _RATES), draw(st.none() | st.just(D("0.002")))) for start in sorted(starts)
    )
    return LoanTerms(
        principal,
        months,
        method,
        annual_rate=draw(_RATES),
        monthly_fee_rate=draw(st.sampled_from([D(0), D("0.0015"), D("0.0066")])),
        disbursed_on=disbursed,
        first_due=first_due,
        due_day=draw(st.none() | st.integers(1, 31)),
        day_count=draw(st.sampled_from(["30/360", "ACT/360", "ACT/365"])),
        rounding=draw(_POLICIES),
        odd_first=draw(st.sampled_from(["extra", "level"])),
        subvention=draw(st.none() | st.builds(Subvention, _RATES)),
        **more,
    )


@given(contracts())
def test_sums_meet_the_loan_for_every_contract(terms: LoanTerms) -> None:
    schedule = build_schedule(terms)
    rows = schedule.rows
    assert [row.number for row in rows] == list(range(1, terms.months + 1))
    assert sum(row.principal for row in rows) == terms.principal
    assert rows[-1].balance == 0
    assert sum(row.payment for row in rows) == schedule.total_payment == sum(schedule.payments)
    assert sum(row.interest for row in rows) == schedule.total_interest
    assert sum(row.fee for row in rows) == schedule.total_fee
    assert schedule.total_payment == terms.principal + schedule.total_interest + schedule.total_fee
    balance = terms.principal
    holiday = terms.method is RepaymentMethod.CUSTOM
    for row in rows:
        balance -= row.principal
        assert row.balance == balance
        assert row.payment == row.principal + row.interest + row.fee
        assert row.payment >= 0
        assert row.interest >= 0
        assert row.fee >= 0
        assert row.principal >= 0 or holiday
        assert all(
            amount.as_tuple().exponent == -2 for amount in (row.payment, row.principal, row.interest, row.fee, balance)
        )
    assert all(earlier.due < later.due for earlier, later in pairwise(rows))
    assert 0 <= schedule.subvention <= terms.principal


@given(contracts())
def test_the_callers_context_does_not_matter(terms: LoanTerms) -> None:
    plain = build_schedule(terms)
    with localcontext() as context:
        context.prec = 5
        context.rounding = ROUND_UP
        assert build_schedule(terms) == plain


@given(contracts(100_000_00), st.integers(2, 9))
def test_twice_the_loan_costs_twice_as_much(terms: LoanTerms, times: int) -> None:
    assume(terms.principal * times < 99_999_999)
    small = build_schedule(terms)
    large = build_schedule(replace(terms, principal=terms.principal * times, balloon=terms.balloon * times))
    # What one instalment is rounded by bears interest to the end.
    growth = (1 + max(terms.annual_rate_in(month) for month in range(1, terms.months + 1)) / 12) ** terms.months
    slack = terms.rounding.unit * terms.months * times * 2 * growth
    assert abs(large.total_interest - small.total_interest * times) <= slack
    assert abs(large.total_fee - small.total_fee * times) <= slack


@given(st.integers(1_000_00, 99_999_999_99), _RATES, st.integers(1, 84), st.sampled_from(METHODS[:4]))
def test_a_higher_rate_never_costs_less(fen: int, rate: Decimal, months: int, method: RepaymentMethod) -> None:
    cheap = loan(D(fen) / 100, months, rate, method=method)
    dear = loan(D(fen) / 100, months, rate + D("0.01"), method=method)
    assert dear.total_interest >= cheap.total_interest - D("0.01") * months
    assert dear.payment >= cheap.payment


@given(st.integers(1_000_00, 99_999_999_99), _RATES, st.integers(2, 84))
def test_last_instalment_differs_by_fen_only(fen: int, rate: Decimal, months: int) -> None:
    schedule = loan(D(fen) / 100, months, rate)
    assert {row.payment for row in schedule.rows[:-1]} == {schedule.payment}
    # Half a fen a month and half a fen of interest a month, compounded.
    allowed = D("0.01") * months * (1 + rate / 12) ** months
    assert abs(schedule.rows[-1].payment - schedule.payment) <= allowed


@given(
    st.integers(100_000_00, 99_999_999_99),
    _RATES,
    st.integers(2, 84),
    st.sampled_from(["0.01", "1", "10"]),
    st.sampled_from([ROUND_DOWN, ROUND_UP]),
)
# Where the first guess lands beside the mark.
@example(72_935_467_12, D("0.109"), 31, "10", ROUND_DOWN)
@example(14_947_719_68, D("0.2772"), 30, "1", ROUND_UP)
@example(19_569_502_45, D("0.162"), 45, "0.01", ROUND_UP)
@example(66_212_231_71, D("0.139"), 75, "1", ROUND_DOWN)
@example(2_031_904_80, D("0.3315"), 78, "0.01", ROUND_DOWN)
@example(10_052_182_93, D("0.3359"), 38, "1", ROUND_UP)
def test_residual_in_front_leaves_the_others_level(fen: int, rate: Decimal, months: int, unit: str, mode: str) -> None:
    schedule = loan(D(fen) / 100, months, rate, rounding=RoundingPolicy(D(unit), mode, "first"))
    assert {row.payment for row in schedule.rows[1:-1]} <= {schedule.payment}

    def left_over(first: int) -> int:
        """By how much the last payment misses the others if the first is ``first`` fen."""
        balance, payment = fen, first
        for month in range(months):
            interest = _half_up(Fraction(rate) * balance / 12)
            if month == months - 1:
                return abs(balance + interest - int(schedule.payment * 100))
            balance += interest - payment
            payment = int(schedule.payment * 100)
        raise AssertionError

    # A fen in front is several at the end, so it may not come out even; but no other first one does better.
    first, last = int(schedule.rows[0].payment * 100), int(schedule.rows[-1].payment * 100)
    assert abs(last - int(schedule.payment * 100)) == left_over(first)
    assert left_over(first) <= min(left_over(first + off) for off in (-3, -2, -1, 1, 2, 3))


@pytest.mark.parametrize("principal", ["0.01", "99999999.99", "0.37"])
@pytest.mark.parametrize("months", [1, 2, 84])
@pytest.mark.parametrize("method", METHODS[:5])
@pytest.mark.parametrize("unit", ["0.01", "1"])
def test_smallest_and_largest(principal: str, months: int, method: RepaymentMethod, unit: str) -> None:
    for residual in ("last", "first"):
        for mode in (ROUND_UP, ROUND_DOWN):
            policy = RoundingPolicy(D(unit), mode, residual)  # type: ignore[arg-type]
            schedule = loan(principal, months, "0.36", method=method, rounding=policy, monthly_fee_rate=D("0.01"))
            assert sum(row.principal for row in schedule.rows) == D(principal)
            assert min(row.payment for row in schedule.rows) >= 0
            assert min(row.principal for row in schedule.rows) >= 0


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


# Custom plans


def custom(principal: Any, annual_rate: Any, plan: CustomPlan, **more: Any) -> Schedule:
    return loan(principal, plan.months, annual_rate, method=RepaymentMethod.CUSTOM, custom=plan, **more)


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


# Subvention


def test_subvention_is_loan_less_worth_of_the_payments() -> None:
    schedule = loan(100_000, 36, subvention=Subvention(D("0.06")))
    worth = sum(
        Fraction(row.payment) / (1 + Fraction(6, 1200)) ** number for number, row in enumerate(schedule.rows, 1)
    )
    assert int(schedule.subvention * 100) == _half_up((100_000 - worth) * 100)
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
