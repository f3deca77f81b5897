from collections.abc import Callable
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.schedule import (
    CustomPlan,
    LoanTerms,
    RateSegment,
    RepaymentMethod,
    RoundingPolicy,
    Subvention,
    seasonal_plan,
    step_plan,
)

D = Decimal


def terms(**changes: Any) -> LoanTerms:
    given: dict[str, Any] = {
        "principal": D(100_000),
        "months": 36,
        "method": RepaymentMethod.EQUAL_PAYMENT,
        "annual_rate": D("0.0399"),
        "disbursed_on": date(2026, 1, 31),
    }
    return LoanTerms(**(given | changes))


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"principal": D(0)}, "money.range", "principal"),
        ({"principal": D(-1)}, "money.range", "principal"),
        ({"principal": D("100000000.00")}, "money.range", "principal"),
        ({"principal": D("NaN")}, "number.not_finite", "principal"),
        ({"principal": 100.0}, "number.type", "principal"),
        ({"principal": D("0.001")}, "money.range", "principal"),
        ({"principal": D("1.001")}, "money.fraction_of_fen", "principal"),
        ({"months": 0}, "terms.months.range", "months"),
        ({"months": -1}, "terms.months.range", "months"),
        ({"months": 601}, "terms.months.range", "months"),
        ({"months": 12.0}, "number.type", "months"),
        ({"months": True}, "number.type", "months"),
        ({"method": "annuity"}, "terms.choice", "method"),
        ({"annual_rate": D("-0.01")}, "rate.range", "annual_rate"),
        ({"annual_rate": D("3.99")}, "rate.range", "annual_rate"),
        ({"annual_rate": D("Infinity")}, "number.not_finite", "annual_rate"),
        ({"monthly_fee_rate": D("1.01")}, "rate.range", "monthly_fee_rate"),
        ({"upfront_fee": D(-1)}, "money.range", "upfront_fee"),
        ({"upfront_fee": D(100_000)}, "terms.upfront_fee.above_principal", "upfront_fee"),
        ({"balloon": D(1)}, "terms.balloon.method", "balloon"),
        (
            {"method": RepaymentMethod.BALLOON, "balloon": D("100000.01")},
            "terms.balloon.above_principal",
            "balloon",
        ),
        ({"disbursed_on": "2026-01-31"}, "terms.date.type", "disbursed_on"),
        ({"disbursed_on": datetime(2026, 1, 31, tzinfo=UTC)}, "terms.date.type", "disbursed_on"),
        ({"disbursed_on": date(1899, 12, 31)}, "terms.date.range", "disbursed_on"),
        ({"disbursed_on": date(2201, 1, 1)}, "terms.date.range", "disbursed_on"),
        ({"first_due": datetime(2026, 3, 1, tzinfo=UTC)}, "terms.date.type", "first_due"),
        ({"first_due": date(2026, 1, 30)}, "terms.first_due.before_disbursement", "first_due"),
        ({"first_due": date(2028, 2, 1)}, "terms.first_due.too_late", "first_due"),
        ({"due_day": 0}, "terms.due_day.range", "due_day"),
        ({"due_day": 32}, "terms.due_day.range", "due_day"),
        ({"day_count": "ACT/ACT"}, "terms.choice", "day_count"),
        ({"first_day_count": "30E"}, "terms.choice", "first_day_count"),
        ({"odd_first": "later"}, "terms.choice", "odd_first"),
        ({"upfront_fee_at": "never"}, "terms.choice", "upfront_fee_at"),
        ({"segments": (RateSegment(0, D(0)),)}, "terms.segments.month", "segments"),
        ({"segments": (RateSegment(37, D(0)),)}, "terms.segments.month", "segments"),
        ({"segments": (RateSegment(5, D(0)), RateSegment(5, D(0)))}, "terms.segments.order", "segments"),
        ({"segments": (RateSegment(6, D(0)), RateSegment(5, D(0)))}, "terms.segments.order", "segments"),
        (
            {"segments": (RateSegment(2, monthly_fee_rate=D("0.01"), fee_base="balance"),)},
            "terms.segments.fee_base",
            "segments.fee_base",
        ),
        ({"custom": CustomPlan(weights=(D(1),) * 36)}, "terms.custom.method", "custom"),
        ({"method": RepaymentMethod.CUSTOM}, "terms.custom.method", "custom"),
        (
            {"method": RepaymentMethod.CUSTOM, "custom": CustomPlan(weights=(D(1),) * 35)},
            "terms.custom.months",
            "custom",
        ),
    ],
)
def test_nonsense_is_refused_by_name(changes: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        terms(**changes)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_refusals_name_the_limit() -> None:
    limits = {
        "months": ({"months": 601}, {"low": 1, "high": 600}),
        "due_day": ({"due_day": 32}, {"low": 1, "high": 31}),
        "first_due": ({"first_due": date(2026, 1, 1)}, {"low": date(2026, 1, 31)}),
        "late": ({"first_due": date(2029, 1, 1)}, {"high": date(2028, 1, 31)}),
        "dates": ({"disbursed_on": date(1, 1, 1)}, {"low": 1900, "high": 2200}),
        "segments": ({"segments": (RateSegment(99, D(0)),)}, {"low": 1, "high": 36}),
        "fee": ({"upfront_fee": D(200_000)}, {"high": D(100_000)}),
        "balloon": ({"method": "balloon", "balloon": D(200_000)}, {"high": D(100_000)}),
        "choice": ({"day_count": "30"}, {"allowed": ["30/360", "ACT/360", "ACT/365"]}),
        "custom": (
            {"method": "custom", "custom": CustomPlan(weights=(D(1),))},
            {"months": 36, "given": 1},
        ),
    }
    for changes, params in limits.values():
        with pytest.raises(DomainError) as refused:
            terms(**changes)
        assert refused.value.params == params


def test_edges_that_are_allowed() -> None:
    assert terms(months=600).months == 600
    assert terms(months=1).months == 1
    assert terms(annual_rate=1).annual_rate == 1
    assert terms(monthly_fee_rate=D(1)).monthly_fee_rate == 1
    assert terms(due_day=31, first_due=date(2028, 1, 31)).first_due == date(2028, 1, 31)
    assert terms(due_day=1).due_day == 1
    assert terms(method=RepaymentMethod.BALLOON, balloon=D(100_000)).balloon == 100_000
    assert terms(disbursed_on=date(2200, 12, 31)).disbursed_on.year == 2200
    assert terms(disbursed_on=date(1900, 1, 1)).disbursed_on.year == 1900
    assert terms(segments=[RateSegment(1, D(0)), RateSegment(36, D(0))]).segments[1].from_month == 36
    # A fee collected later may be as large as one likes: it is not kept back.
    assert terms(upfront_fee=D(200_000), upfront_fee_at="first_instalment").received == 100_000
    assert terms(upfront_fee=D("99999.99")).received == D("0.01")


def test_terms_are_values() -> None:
    assert terms() == terms()
    assert hash(terms()) == hash(terms())
    assert terms(method="equal_payment").method is RepaymentMethod.EQUAL_PAYMENT
    with pytest.raises(FrozenInstanceError):
        terms().principal = D(1)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("changes", "first", "anchor"),
    [
        ({}, date(2026, 2, 28), 31),
        ({"due_day": 15}, date(2026, 2, 15), 15),
        ({"due_day": 31}, date(2026, 2, 28), 31),
        ({"disbursed_on": date(2026, 1, 5), "due_day": 20}, date(2026, 2, 20), 20),
        ({"first_due": date(2026, 3, 10)}, date(2026, 3, 10), 10),
        ({"first_due": date(2026, 2, 28)}, date(2026, 2, 28), 31),
        ({"first_due": date(2026, 2, 27)}, date(2026, 2, 27), 27),
        ({"disbursed_on": date(2026, 1, 15), "first_due": date(2026, 2, 28)}, date(2026, 2, 28), 28),
        ({"first_due": date(2026, 2, 28), "due_day": 29}, date(2026, 2, 28), 29),
        ({"first_due": date(2026, 1, 31)}, date(2026, 1, 31), 31),
    ],
)
def test_first_due_date_and_the_day_that_is_kept(changes: dict[str, Any], first: date, anchor: int) -> None:
    made = terms(**changes)
    dues = made.due_dates()
    assert (dues[0], made.anchor_day, len(dues)) == (first, anchor, 36)
    assert all(due.day == anchor for due in dues[1:] if due.month in (1, 3, 5, 7, 8, 10, 12))


def test_31st_goes_to_the_month_end_and_comes_back() -> None:
    assert [due.day for due in terms(disbursed_on=date(2023, 12, 31), months=5).due_dates()] == [31, 29, 31, 30, 31]


def test_the_rate_of_a_month() -> None:
    made = terms(segments=(RateSegment(13, monthly_fee_rate=D("0.01")), RateSegment(25, D("0.06"))))
    assert [made.annual_rate_in(month) for month in (1, 13, 24, 25, 36)] == [D("0.0399")] * 3 + [D("0.06")] * 2


@pytest.mark.parametrize(
    ("policy", "code", "field"),
    [
        ({"unit": D(0)}, "money.range", "rounding.unit"),
        ({"unit": D("0.005")}, "money.range", "rounding.unit"),
        ({"unit": D("10000.01")}, "money.range", "rounding.unit"),
        ({"mode": "HALF"}, "rounding.mode", "rounding.mode"),
        ({"interest_mode": "ROUND_05UP"}, "rounding.mode", "rounding.interest_mode"),
        ({"residual": "middle"}, "rounding.residual", "rounding.residual"),
    ],
)
def test_rounding_policies_that_do_not_exist(policy: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        RoundingPolicy(**policy)
    assert (refused.value.code, refused.value.field) == (code, field)
    if code == "rounding.residual":
        assert refused.value.params == {"allowed": ["first", "last"]}
    if code == "rounding.mode":
        assert "ROUND_HALF_UP" in refused.value.params["allowed"]
    assert RoundingPolicy(unit=D(10_000), mode=ROUND_DOWN).unit == 10_000


def test_interest_rounds_to_the_nearest_unless_said_otherwise() -> None:
    for mode, expected in (
        ("ROUND_HALF_UP", "ROUND_HALF_UP"),
        ("ROUND_HALF_EVEN", "ROUND_HALF_EVEN"),
        ("ROUND_HALF_DOWN", "ROUND_HALF_DOWN"),
        ("ROUND_UP", "ROUND_HALF_UP"),
        ("ROUND_FLOOR", "ROUND_HALF_UP"),
    ):
        assert RoundingPolicy(mode=mode).interest_mode == expected
    assert RoundingPolicy(mode="ROUND_HALF_EVEN", interest_mode="ROUND_UP").interest_mode == "ROUND_UP"


def refusal(make: Callable[[], object]) -> tuple[str, str | None]:
    with pytest.raises(DomainError) as refused:
        make()
    return refused.value.code, refused.value.field


def test_segments_and_subvention_check_their_rates() -> None:
    high = D(2)
    assert refusal(lambda: RateSegment(1, annual_rate=high)) == ("rate.range", "segments.annual_rate")
    assert refusal(lambda: RateSegment(1, monthly_fee_rate=high)) == ("rate.range", "segments.monthly_fee_rate")
    assert refusal(lambda: Subvention(high)) == ("rate.range", "subvention.lender_rate")
    assert refusal(lambda: RateSegment(1, fee_base="payment")) == (  # type: ignore[arg-type]
        "terms.segments.fee_base",
        "segments.fee_base",
    )
    assert RateSegment(1, annual_rate=0).annual_rate == 0  # type: ignore[arg-type]
    assert Subvention(D("0.05")).payer == "manufacturer"


def test_a_custom_plan_is_one_plan() -> None:
    for given in ({}, {"payments": (D(1),), "weights": (D(1),)}, {"principal": (D(1),), "weights": (D(1),)}):
        with pytest.raises(DomainError) as refused:
            CustomPlan(**given)
        assert (refused.value.code, refused.value.field) == ("terms.custom.one_plan", "custom")
        assert refused.value.params == {"given": list(given)}
    assert refusal(lambda: CustomPlan(weights=(D(0), D(0)))) == ("terms.custom.no_weight", "custom.weights")
    assert refusal(lambda: CustomPlan(weights=(D(1), D(1001)))) == ("rate.range", "custom.weights")
    assert CustomPlan(weights=(D(1000),)).months == 1
    for given in ({"payments": (D(-1),)}, {"principal": (None, D(-1))}):
        assert refusal(lambda given=given: CustomPlan(**given)) == (  # type: ignore[misc]
            "money.range",
            f"custom.{next(iter(given))}",
        )
    assert CustomPlan(payments=(None, D(5))).months == 2
    assert CustomPlan(principal=(D(5), None, None)).months == 3


def test_what_is_not_said_is_nothing() -> None:
    made = LoanTerms(D(1), 1, RepaymentMethod.EQUAL_PAYMENT, disbursed_on=date(2026, 1, 1))
    assert (made.annual_rate, made.monthly_fee_rate, made.upfront_fee, made.balloon) == (0, 0, 0, 0)
    assert (made.segments, made.subvention, made.custom, made.day_count) == ((), None, None, "30/360")
    assert made.rounding == RoundingPolicy(D("0.01"), ROUND_HALF_UP, "last", ROUND_HALF_UP)
    assert refusal(lambda: terms(balloon=D(-1))) == ("money.range", "balloon")


def test_names_of_the_methods_are_kept_in_databases() -> None:
    assert [method.value for method in RepaymentMethod] == [
        "equal_payment",
        "equal_principal",
        "interest_only",
        "balloon",
        "flat_fee",
        "custom",
    ]


def test_steps_and_seasons() -> None:
    assert step_plan(5, 2, D("0.1")).weights == (1, 1, D("1.1"), D("1.1"), D("1.21"))
    assert step_plan(2, 1, D(-1) + D("0.01")).weights == (1, D("0.01"))
    assert step_plan(2, 1, D(1)).weights == (1, 2)
    for every, growth in ((0, D(0)), (12, D(-1)), (12, D("1.01"))):
        with pytest.raises(DomainError) as refused:
            step_plan(12, every, growth)
        assert (refused.value.code, refused.value.field) == ("terms.custom.step", "custom.step")
        assert refused.value.params == {"every": every, "growth": growth}
    assert refusal(lambda: step_plan(12, 12, 0.1)) == ("number.type", "growth")  # type: ignore[arg-type]
    assert refusal(lambda: step_plan(0, 1, D(0))) == ("terms.months.range", "months")
    assert refusal(lambda: seasonal_plan(date(2026, 1, 1), 0, {})) == ("terms.months.range", "months")
    plan = seasonal_plan(date(2026, 12, 31), 4, {2: D(0), 12: D(3)})
    assert plan.weights == (3, 1, 0, 1)
