from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.schedule import (
    LoanTerms,
    RateSegment,
    RepaymentMethod,
    Schedule,
    build_schedule,
)
from carloan_desk.domain.settlement import PenaltyTier, SettlementRule, settlement_quote

D = Decimal
FREE = SettlementRule()


def plan(method: RepaymentMethod = RepaymentMethod.EQUAL_PRINCIPAL, **more: Any) -> Schedule:
    more = {"annual_rate": D("0.06"), "disbursed_on": date(2026, 1, 15)} | more
    return build_schedule(LoanTerms(D(120_000), 12, method, **more))


def test_principal_and_interest_since_the_last_due_date() -> None:
    quote = settlement_quote(plan(), date(2026, 3, 25), FREE)
    # Two of twelve are due: 100,000 left, ten real days at a 360th.
    assert (quote.principal, quote.accrued_interest) == (100_000, D("166.67"))
    assert (quote.penalty, quote.refund, quote.fees) == (0, 0, 0)
    assert quote.total == D("100166.67")
    assert [line.code for line in quote.trace] == [
        "principal",
        "accrued_interest",
        "fees",
        "penalty",
        "refund",
        "total",
    ]
    assert dict(quote.trace[0].details) == {"instalments_due": 2, "of": 12}
    assert dict(quote.trace[1].details) == {"base": 100_000, "annual_rate": D("0.06"), "days": 10, "year": 360}
    assert dict(quote.trace[2].details) == {"rule": "waived"}
    assert dict(quote.trace[3].details) == {"free": True, "source": ""}
    assert dict(quote.trace[4].details) == {"rule": "none", "instalments_left": 10}
    assert dict(quote.trace[5].details) == {}


def test_day_count_of_the_contract() -> None:
    by_365 = settlement_quote(plan(day_count="ACT/365"), date(2026, 3, 25), FREE)
    assert by_365.accrued_interest == D("164.38")
    by_360 = settlement_quote(plan(day_count="ACT/360"), date(2026, 3, 25), FREE)
    assert by_360.accrued_interest == D("166.67")


def test_on_the_first_day_and_on_a_due_date() -> None:
    assert settlement_quote(plan(), date(2026, 1, 15), FREE).total == 120_000
    before_first = settlement_quote(plan(), date(2026, 2, 14), FREE)
    assert (before_first.principal, before_first.accrued_interest) == (120_000, 600)
    on_due = settlement_quote(plan(), date(2026, 2, 15), FREE)
    assert (on_due.principal, on_due.accrued_interest) == (110_000, 0)


def test_days_outside_the_loan_are_refused() -> None:
    for day in (date(2026, 1, 14), date(2027, 1, 15), datetime(2026, 5, 1, tzinfo=UTC)):
        with pytest.raises(DomainError) as refused:
            settlement_quote(plan(), day, FREE)
        assert (refused.value.code, refused.value.field) == ("settlement.date", "on")
        assert refused.value.params == {"low": date(2026, 1, 15), "high": date(2027, 1, 15)}
    assert settlement_quote(plan(), date(2027, 1, 14), FREE).principal == 10_000


def test_penalty_until_enough_instalments_have_fallen_due() -> None:
    rule = SettlementRule.free_after(3, D("0.03"), source="contract 5.2")
    penalties = {
        day: settlement_quote(plan(), day, rule).penalty
        for day in (date(2026, 1, 15), date(2026, 4, 14), date(2026, 4, 15))
    }
    assert list(penalties.values()) == [3600, 3000, 0]
    trace = settlement_quote(plan(), date(2026, 1, 15), rule).trace[3]
    assert dict(trace.details) == {
        "rate": D("0.03"),
        "months_interest": 0,
        "before_month": 3,
        "source": "contract 5.2",
    }
    free = settlement_quote(plan(), date(2026, 4, 15), rule).trace[3]
    assert dict(free.details) == {"free": True, "source": "contract 5.2"}
    assert SettlementRule.free_after(0, D("0.03")) == SettlementRule()


def test_penalty_in_tiers_and_months_of_interest() -> None:
    rule = SettlementRule(tiers=(PenaltyTier(2, D("0.05")), PenaltyTier(None, D("0.001"), months_interest=2)))
    assert settlement_quote(plan(), date(2026, 2, 15), rule).penalty == 5500
    # 100,000 × 0.1 % and two months at half a percent
    assert settlement_quote(plan(), date(2026, 3, 15), rule).penalty == 1100
    assert settlement_quote(plan(), date(2026, 12, 15), rule).penalty == 110


def test_card_instalments_owe_the_remaining_fees() -> None:
    schedule = plan(RepaymentMethod.FLAT_FEE, annual_rate=D(0), monthly_fee_rate=D("0.005"))
    quote = settlement_quote(schedule, date(2026, 5, 1), SettlementRule(unpaid_fees="all"))
    assert (quote.principal, quote.fees, quote.accrued_interest) == (90_000, 5400, 0)
    assert quote.total == 95_400
    assert settlement_quote(schedule, date(2026, 5, 1), FREE).total == 90_000


def test_flat_interest_runs_on_the_original_principal() -> None:
    quote = settlement_quote(plan(RepaymentMethod.FLAT_FEE), date(2026, 5, 25), FREE)
    assert quote.accrued_interest == 200
    assert quote.principal == 80_000


def test_refund_of_the_upfront_fee() -> None:
    rule = SettlementRule(upfront_fee_refund="pro_rata")
    quote = settlement_quote(plan(upfront_fee=D(1000)), date(2026, 3, 15), rule)
    assert (quote.refund, quote.total) == (D("833.33"), D("99166.67"))
    assert quote.trace[4].amount == D("-833.33")
    assert settlement_quote(plan(upfront_fee=D(1000)), date(2026, 3, 15), FREE).refund == 0
    later = plan(upfront_fee=D(1000), upfront_fee_at="first_instalment")
    assert settlement_quote(later, date(2026, 3, 15), rule).refund == 0


def test_the_rate_of_the_phase_counts() -> None:
    schedule = plan(annual_rate=D(0), segments=(RateSegment(4, D("0.12")),))
    assert settlement_quote(schedule, date(2026, 4, 14), FREE).accrued_interest == 0
    assert settlement_quote(schedule, date(2026, 4, 25), FREE).accrued_interest == 300


@given(
    st.sampled_from([method for method in RepaymentMethod if method is not RepaymentMethod.CUSTOM]),
    st.dates(date(2026, 1, 15), date(2027, 1, 14)),
    st.sampled_from(["30/360", "ACT/360", "ACT/365"]),
)
def test_parts_add_up_and_settling_never_costs_more_than_going_on(
    method: RepaymentMethod, on: date, day_count: Any
) -> None:
    schedule = plan(method, day_count=day_count, monthly_fee_rate=D("0.001"))
    rule = SettlementRule(tiers=(PenaltyTier(6, D("0.03"), 1),), unpaid_fees="all")
    quote = settlement_quote(schedule, on, rule)
    assert quote.total == (quote.principal + quote.accrued_interest + quote.fees + quote.penalty - quote.refund)
    assert quote.total == sum(line.amount for line in quote.trace[:-1]) == quote.trace[-1].amount
    still_to_pay = sum(row.payment for row in schedule.rows if row.due > on)
    assert settlement_quote(schedule, on, FREE).total <= still_to_pay


@pytest.mark.parametrize(
    ("make", "code", "field"),
    [
        (lambda: PenaltyTier(0), "settlement.tier", "penalty"),
        (lambda: PenaltyTier(3, months_interest=-1), "settlement.tier", "penalty"),
        (lambda: PenaltyTier(3, D(2)), "rate.range", "penalty.rate"),
        (lambda: SettlementRule(unpaid_fees="some"), "settlement.rule", "settlement"),  # type: ignore[arg-type]
        (lambda: SettlementRule(upfront_fee_refund="all"), "settlement.rule", "settlement"),  # type: ignore[arg-type]
        (
            lambda: SettlementRule((PenaltyTier(6), PenaltyTier(6))),
            "settlement.tiers_order",
            "settlement.tiers",
        ),
        (
            lambda: SettlementRule((PenaltyTier(6), PenaltyTier(3))),
            "settlement.tiers_order",
            "settlement.tiers",
        ),
        (
            lambda: SettlementRule((PenaltyTier(None), PenaltyTier(3))),
            "settlement.tiers_order",
            "settlement.tiers",
        ),
        (
            lambda: SettlementRule((PenaltyTier(2), PenaltyTier(None), PenaltyTier(3))),
            "settlement.tiers_order",
            "settlement.tiers",
        ),
    ],
)
def test_rules_that_make_no_sense(make: Any, code: str, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        make()
    assert (refused.value.code, refused.value.field) == (code, field)
    assert PenaltyTier(1).rate == 0
