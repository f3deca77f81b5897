import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import rule_from_data, shipped
from carloan_desk.domain.schedule import (
    LoanTerms,
    RateSegment,
    RepaymentMethod,
    Schedule,
    build_schedule,
)
from carloan_desk.domain.subsidy import TradeIn, interest_subsidy, trade_in_subsidy
from carloan_desk.domain.vehicle import Power

D = Decimal
ON = date(2026, 6, 1)
VECTORS = Path(__file__).parents[1] / "data/vectors/subsidy.json"
CASES = json.loads(VECTORS.read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_published_prices_from_which_the_cap_holds(case: dict[str, Any]) -> None:
    scheme = {"报废更新": TradeIn.SCRAP, "置换更新": TradeIn.REPLACE}[case["input"]["scheme"]]
    power = Power.NEV if case["input"]["new_car"] == "NEV" else Power.ICE
    price = D(case["input"]["new_car_price_incl_tax"])
    subsidy = trade_in_subsidy(price, power, scheme, ON, litres=D("2.0") if power is Power.ICE else None)
    expected = case["expected"]
    assert subsidy.amount == expected["subsidy"] == subsidy.cap == expected["cap"]
    assert subsidy.rate * 100 == D(str(expected["rate_pct"]))
    assert subsidy.rule == "subsidy.trade_in CN 2026-01-01"
    threshold = D(case["verification"]["exact_threshold"])
    assert trade_in_subsidy(threshold - D("0.20"), power, scheme, ON).amount < subsidy.cap


def test_below_the_cap_and_above_the_engine_size() -> None:
    assert trade_in_subsidy(D("100000.13"), Power.NEV, TradeIn.SCRAP, ON).amount == D("12000.02")
    assert trade_in_subsidy(D(100_000), Power.ICE, TradeIn.REPLACE, ON).amount == 6000
    too_large = trade_in_subsidy(D(100_000), Power.ICE, TradeIn.REPLACE, ON, litres=D("2.1"))
    assert (too_large.amount, too_large.cap) == (0, 13_000)
    assert trade_in_subsidy(D(100_000), Power.NEV, TradeIn.REPLACE, ON, litres=D(3)).amount == 8000


def test_a_region_may_have_its_own() -> None:
    data = {
        "topic": "subsidy.trade_in",
        "valid_from": date(2026, 5, 1),
        "region": "河南",
        "source": "own",
        "scheme": "scrap",
        "power": "nev",
        "rate": D(0),
        "cap": 0,
    }
    rules = shipped().with_own([rule_from_data(data)])
    own = trade_in_subsidy(D(100_000), Power.NEV, TradeIn.SCRAP, ON, region="河南", rules=rules)
    assert (own.amount, own.rule) == (0, "subsidy.trade_in 河南 2026-05-01")
    assert trade_in_subsidy(D(100_000), Power.NEV, TradeIn.SCRAP, ON, rules=rules).amount == 12_000


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(DomainError, match=r"rules\.none"):
        trade_in_subsidy(D(1), Power.NEV, TradeIn.SCRAP, date(2027, 1, 1))
    for power, scheme in ((Power.NEV, "gift"), ("steam", TradeIn.SCRAP)):
        with pytest.raises(DomainError) as refused:
            trade_in_subsidy(D(1), power, scheme, ON)  # type: ignore[arg-type]
        assert (refused.value.code, refused.value.field) == ("subsidy.choice", "scheme")
    with pytest.raises(DomainError) as refused:
        trade_in_subsidy(D(-1), Power.NEV, TradeIn.SCRAP, ON)
    assert refused.value.field == "price"
    with pytest.raises(DomainError) as refused:
        trade_in_subsidy(D(1), Power.ICE, TradeIn.SCRAP, ON, litres=D("NaN"))
    assert refused.value.field == "litres"


def plan(principal: int = 100_000, annual_rate: str = "0.04", **more: Any) -> Schedule:
    more = {"months": 36, "disbursed_on": date(2026, 1, 1)} | more
    return build_schedule(
        LoanTerms(D(principal), method=RepaymentMethod.EQUAL_PAYMENT, annual_rate=D(annual_rate), **more)
    )


def test_a_quarter_of_the_interest_of_a_four_percent_loan() -> None:
    schedule = plan()
    subsidy = interest_subsidy(schedule)
    interest = sum(row.interest for row in schedule.rows[:12])
    assert subsidy.total == subsidy.by_year[2026] == round(interest / 4, 2)
    assert list(subsidy.by_year) == [2026]
    assert dict(subsidy.rules) == {2026: "subsidy.interest CN 2026-01-01"}


def test_at_most_half_of_the_contract_rate() -> None:
    schedule = plan(annual_rate="0.012")
    interest = sum(row.interest for row in schedule.rows[:12])
    assert interest_subsidy(schedule).total == round(interest / 2, 2)
    assert interest_subsidy(plan(annual_rate="0")).total == 0
    assert interest_subsidy(plan(annual_rate="0")).by_year == {}


def test_capped_for_each_year_and_what_others_used() -> None:
    large = plan(2_000_000, disbursed_on=date(2025, 9, 1))
    subsidy = interest_subsidy(large)
    assert dict(subsidy.by_year) == {2025: 3000, 2026: 3000}
    assert subsidy.total == 6000
    assert subsidy.rules[2025] == "subsidy.interest CN 2025-09-01"
    used = interest_subsidy(large, used={2026: D("2500.50")})
    assert dict(used.by_year) == {2025: 3000, 2026: D("499.50")}
    assert interest_subsidy(large, used={2026: D(4000)}).by_year[2026] == 0
    with pytest.raises(DomainError) as refused:
        interest_subsidy(large, used={2026: D(-1)})
    assert refused.value.field == "used"


def test_days_outside_the_rule_count_nothing() -> None:
    """Disbursed on 15 August 2025: the month to 15 September counts from the 1st, 14 of 31 days."""
    schedule = plan(disbursed_on=date(2025, 8, 15), months=2)
    first, second = (Fraction(row.interest) for row in schedule.rows)
    expected = (first * Fraction(14, 31) + second) / 4
    assert interest_subsidy(schedule).total == round(D(expected.numerator) / expected.denominator, 2)
    across = plan(disbursed_on=date(2026, 12, 15), months=1)
    assert interest_subsidy(across).total == round(across.rows[0].interest / 4 * 17 / 31, 2)
    assert interest_subsidy(plan(disbursed_on=date(2027, 1, 1))).total == 0
    assert interest_subsidy(plan(disbursed_on=date(2020, 1, 1))).total == 0


def test_a_month_across_new_year_belongs_to_both_years() -> None:
    schedule = plan(disbursed_on=date(2025, 12, 15), months=1)
    whole = schedule.rows[0].interest / 4
    by_year = interest_subsidy(schedule).by_year
    assert dict(by_year) == {2025: round(whole * 17 / 31, 2), 2026: round(whole * 14 / 31, 2)}


def test_the_rate_of_the_phase_decides() -> None:
    schedule = plan(annual_rate="0", months=12, segments=(RateSegment(7, D("0.02")),))
    interest = sum(row.interest for row in schedule.rows)
    assert interest_subsidy(schedule).total == round(interest / 2, 2) > 0


def test_a_rule_without_an_end() -> None:
    data = {
        "topic": "subsidy.interest",
        "valid_from": date(2027, 1, 1),
        "source": "own",
        "rate": D("0.02"),
        "share": D("0.5"),
        "cap": 100_000,
    }
    rules = shipped().with_own([rule_from_data(data)])
    schedule = plan(disbursed_on=date(2027, 1, 1), months=12)
    assert interest_subsidy(schedule, rules=rules).total == round(schedule.total_interest / 2, 2)


def test_a_rule_over_several_years_is_capped_in_each_and_ends_in_mid_year() -> None:
    data = {
        "topic": "subsidy.interest",
        "valid_from": date(2027, 1, 1),
        "valid_to": date(2028, 6, 20),
        "source": "own",
        "rate": D("0.01"),
        "share": D("0.5"),
        "cap": 100_000,
    }
    rules = shipped().with_own([rule_from_data(data)])
    new_year = plan(disbursed_on=date(2027, 12, 15), months=1)
    whole = new_year.rows[0].interest / 4
    by_year = interest_subsidy(new_year, rules=rules).by_year
    assert dict(by_year) == {2027: round(whole * 17 / 31, 2), 2028: round(whole * 14 / 31, 2)}
    ending = plan(disbursed_on=date(2028, 6, 15), months=1)
    # The 15th to the 20th.
    assert interest_subsidy(ending, rules=rules).total == round(ending.rows[0].interest / 4 * 6 / 30, 2)


def test_payment_on_the_day_of_disbursement() -> None:
    schedule = plan(first_due=date(2026, 1, 1), months=2)
    assert interest_subsidy(schedule).total == round(schedule.rows[1].interest / 4, 2)
