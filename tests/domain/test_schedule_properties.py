"""What holds for the schedule of every loan."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_DOWN, ROUND_UP, Decimal, localcontext
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from carloan_desk.domain.schedule import (
    CustomPlan,
    LoanTerms,
    RateSegment,
    RepaymentMethod,
    RoundingPolicy,
    Subvention,
    build_schedule,
)
from tests.domain.schedules import METHODS, WHOLE, D, half_up, loan

_RATES = st.decimals(min_value=0, max_value=D("0.36"), places=4)
_POLICIES = st.builds(
    RoundingPolicy,
    unit=st.sampled_from([D("0.01"), D("0.1"), D(1), D(10)]),
    mode=st.sampled_from(sorted(WHOLE)),
    residual=st.sampled_from(["last", "first"]),
    interest_mode=st.sampled_from(sorted(WHOLE)),
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
            interest = half_up(Fraction(rate) * balance / 12)
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
