"""Take-home pay: published figures through the whole waterfall, and the bonus against a search fen by fen."""

import json
from datetime import date
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import rule_from_data, shipped
from carloan_desk.domain.takehome import (
    ESTIMATE,
    Assumption,
    BonusTaxed,
    Contributions,
    Part,
    PayMonth,
    bonus_choice,
    bonus_cliffs,
    take_home,
    take_home_labour,
)
from carloan_desk.domain.tax import MonthPay, annual_tax, bonus_tax, withhold_wages

D = Decimal
JANUARY = date(2026, 1, 1)
DATA = Path(__file__).parents[1] / "data/vectors"
CASES = {case["id"]: case for case in json.loads((DATA / "iit.json").read_text("utf-8"))["cases"]}
NONE = Contributions(fund_rate=D(0), base=D(0))
YUAN = st.integers(0, 60_000_00).map(lambda fen: D(fen).scaleb(-2))


def own_rules(**values: Any) -> Any:
    """Rules of a region with a floor and a ceiling, from July on others."""
    common = {"topic": "social_insurance", "region": "河南", "source": "test", "medical": D("0.02"), "unemployment": 0}
    before = rule_from_data(
        {**common, "valid_from": date(2025, 7, 1), "pension": D("0.08"), "floor": 4000, "ceiling": 20000}
    )
    after = rule_from_data(
        {**common, "valid_from": date(2026, 7, 1), "pension": D("0.08"), "floor": 4200, "ceiling": 21000}
    )
    return shipped().with_own([before, after])


# Wages ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case_id", ["sta-ex2-30000", "wlllr-8000"])
def test_published_withholding(case_id: str) -> None:
    given_, expected = CASES[case_id]["input"], CASES[case_id]["expected"]
    contributed = D(given_["special_deduction_sanxianyijin"])
    pay = PayMonth(D(given_["monthly_gross"]), D(given_["special_additional"]), contributed=contributed)
    year = take_home([pay] * given_["months"], JANUARY)
    taxes = [D(tax) for tax in expected["monthly_tax"]]
    assert [year.months[index].tax for index in expected["month_index"]] == taxes
    assert [year.months[index].net for index in expected["month_index"]] == [
        pay.gross - contributed - tax for tax in taxes
    ]
    assert year.assumptions == ()


def test_each_step_is_explained() -> None:
    year = take_home([PayMonth(D(12_000))] * 2, JANUARY, Contributions(base=D(8_000), fund_rate=D("0.12")))
    steps = year.months[1].steps
    assert [(step.part, step.amount, step.base, step.rate, step.rule) for step in steps] == [
        (Part.GROSS, D(12_000), None, None, ""),
        (Part.PENSION, D("-640.00"), D(8_000), D("0.08"), "social_insurance CN 2019-05-01"),
        (Part.MEDICAL, D("-160.00"), D(8_000), D("0.02"), "social_insurance CN 2019-05-01"),
        (Part.UNEMPLOYMENT, D("-40.00"), D(8_000), D("0.005"), "social_insurance CN 2019-05-01"),
        (Part.HOUSING_FUND, D("-960.00"), D(8_000), D("0.12"), "housing_fund CN 2005-01-10"),
        # (24,000 − 3,600 − 10,000) × 3 % − 156
        (Part.TAX, D("-156.00"), D(10_400), D("0.03"), "tax.wage CN 2019-01-01"),
        (Part.NET, D("10044.00"), None, None, ""),
    ]
    assert (year.months[1].gross, year.months[1].contributions, year.months[1].tax) == (12_000, 1_800, 156)
    assert (year.net, year.tax, year.taxable, year.mark) == (20_088, 312, 10_400, ESTIMATE)
    assert year.assumptions == (Assumption.DEFAULT_RATES, Assumption.LIMITS_UNKNOWN)


def test_floor_and_ceiling_by_month() -> None:
    rules = own_rules()
    own = Contributions(base=D(1_000), fund_rate=D(0), region="河南")
    year = take_home([PayMonth(D(9_000))] * 3, date(2026, 5, 20), own, rules=rules)
    assert [month.month for month in year.months] == [date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)]
    assert [month.contributions for month in year.months] == [400, 400, 420]
    rich = take_home(
        [PayMonth(D(90_000))], date(2026, 7, 1), Contributions(D(90_000), fund_rate=D(0), region="河南"), rules=rules
    )
    assert rich.months[0].contributions == 2_100
    assert rich.assumptions == ()


def test_without_a_declared_base_the_gross_stands_for_it() -> None:
    year = take_home([PayMonth(D(6_000)), PayMonth(D(0))], JANUARY)
    assert year.months[0].contributions == D("6000") * D("0.155")
    assert year.months[1].contributions == 0
    assert Assumption.BASE_IS_GROSS in year.assumptions
    fund_only = take_home([PayMonth(D(6_000))], JANUARY, Contributions(D(6_000), fund_base=D(4_000))).months[0]
    assert fund_only.amount(Part.HOUSING_FUND) == -200


def test_a_month_that_does_not_cover_the_contributions() -> None:
    month = take_home([PayMonth(D(500))], JANUARY, Contributions(base=D(8_000))).months[0]
    assert (month.tax, month.net) == (0, D(500) - D("1240.00"))


@given(st.lists(st.tuples(YUAN, YUAN.map(lambda base: base / 2)), min_size=1, max_size=12), st.sampled_from(BonusTaxed))
def test_the_steps_meet_the_net_and_the_tax_the_law(months: list[tuple[Decimal, Decimal]], taxed: BonusTaxed) -> None:
    pays = [PayMonth(gross, bonus=D(20_000) if number == 0 else D(0)) for number, (gross, _) in enumerate(months)]
    year = take_home(pays, JANUARY, Contributions(base=D(7_000)), bonus_taxed=taxed)
    contributed = D("1085.00")
    separate = taxed is BonusTaxed.SEPARATE
    expected = withhold_wages(
        [MonthPay(pay.gross + (0 if separate else pay.bonus), contributed) for pay in pays], JANUARY
    )
    alone = bonus_tax(D(20_000), JANUARY) if separate else D(0)
    assert [month.tax for month in year.months] == [expected[0] + alone, *expected[1:]]
    for month, pay in zip(year.months, pays, strict=True):
        assert month.net == sum(step.amount for step in month.steps if step.part is not Part.NET)
        assert month.net == pay.gross + pay.bonus - contributed - month.tax
    gross = sum((pay.gross + (0 if separate else pay.bonus) for pay in pays), D(0))
    assert year.taxable == gross - (5_000 + contributed) * len(pays)


def test_a_first_job_in_mid_year() -> None:
    late = take_home([PayMonth(D(30_000))], date(2026, 7, 1), NONE, months_before=6)
    assert late.tax == 0
    assert late.taxable == -5_000
    # 25,000 × 3 %
    assert take_home([PayMonth(D(30_000))], date(2026, 7, 1), NONE).tax == 750


@given(YUAN)
def test_labour_remuneration(amount: Decimal) -> None:
    found = take_home_labour(amount, JANUARY)
    assert found.net + found.tax == amount
    assert found.mark == ESTIMATE
    assert [step.part for step in found.months[0].steps] == [Part.GROSS, Part.TAX, Part.NET]


@pytest.mark.parametrize("case_id", [key for key in CASES if key.startswith("labour-")])
def test_published_labour_tax(case_id: str) -> None:
    case = CASES[case_id]
    tax = D(case["expected"].get("tax", case["expected"].get("per_payment_tax")))
    assert take_home_labour(D(case["input"]["income"]), JANUARY).net == case["input"]["income"] - tax


# Bonus ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case_id", [key for key in CASES if key.startswith("bonus-")])
def test_published_bonus(case_id: str) -> None:
    case = CASES[case_id]
    bonus, tax = D(case["input"]["bonus"]), D(case["expected"]["tax"])
    # Wages that owe nothing, and fill the allowance.
    assert bonus_choice(bonus, D(0), JANUARY).separate == tax
    assert take_home([PayMonth(D(5_000), bonus=bonus)], JANUARY, NONE).tax == tax


def test_low_wages_make_merging_better() -> None:
    choice = bonus_choice(D(40_000), D(-40_000), JANUARY)
    assert (choice.separate, choice.merged, choice.better, choice.saves) == (
        D(3_790),
        D(0),
        BonusTaxed.MERGED,
        D(3_790),
    )
    high = bonus_choice(D(36_000), D(200_000), JANUARY)
    # 36,000 × 3 % against 36,000 × 20 %
    assert (high.better, high.saves, high.mark) == (BonusTaxed.SEPARATE, D(6_120), ESTIMATE)
    assert bonus_choice(D(0), D(100_000), JANUARY).better is BonusTaxed.MERGED


def test_the_cliffs() -> None:
    cliffs = bonus_cliffs(JANUARY)
    assert [cliff.at for cliff in cliffs] == [36_000, 144_000, 300_000, 420_000, 660_000, 960_000]
    assert cliffs[0].costs == D("2310.00")
    assert cliffs[0].even_from == D("38566.67")
    for cliff in cliffs:
        left = cliff.at - bonus_tax(cliff.at, JANUARY)
        fen = D("0.01")
        assert cliff.even_from - bonus_tax(cliff.even_from, JANUARY) >= left
        assert cliff.even_from - fen - bonus_tax(cliff.even_from - fen, JANUARY) < left


@given(st.integers(0, 1_200_000_00).map(lambda fen: D(fen).scaleb(-2)))
def test_in_a_trap_less_is_left_than_at_the_cliff(bonus: Decimal) -> None:
    choice = bonus_choice(bonus, D(500_000), JANUARY)
    left = bonus - bonus_tax(bonus, JANUARY)
    trapped = [
        cliff for cliff in bonus_cliffs(JANUARY) if cliff.at < bonus and left < cliff.at - bonus_tax(cliff.at, JANUARY)
    ]
    assert choice.cliff == (trapped[0] if trapped else None)
    if choice.next_cliff is not None:
        assert choice.next_cliff.at >= bonus


@given(YUAN, st.integers(-60_000, 900_000).map(D))
def test_the_choice_is_the_year_worked_out_twice(bonus: Decimal, taxable: Decimal) -> None:
    choice = bonus_choice(bonus, taxable, JANUARY)
    assert choice.merged == annual_tax(max(D(0), taxable + bonus), JANUARY).tax
    assert choice.separate == annual_tax(max(D(0), taxable), JANUARY).tax + bonus_tax(bonus, JANUARY)
    assert choice.saves == max(choice.separate, choice.merged) - min(choice.separate, choice.merged)


def test_after_the_rule_has_ended_there_is_no_choice() -> None:
    choice = bonus_choice(D(36_000), D(200_000), date(2028, 1, 31))
    assert (choice.separate, choice.better, choice.saves, choice.cliff, choice.next_cliff) == (
        None,
        BonusTaxed.MERGED,
        0,
        None,
        None,
    )


# Nonsense -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pays", "first", "own", "code"),
    [
        ([], JANUARY, NONE, "tax.months"),
        ([PayMonth(D(1))] * 2, date(2026, 12, 1), NONE, "tax.months"),
        ([PayMonth(D(1), bonus=D(1))] * 2, JANUARY, NONE, "tax.bonus_once"),
        ([PayMonth(D(-1))], JANUARY, NONE, "money.range"),
        ([PayMonth(D(1), bonus=D(-1))], JANUARY, NONE, "money.range"),
        ([PayMonth(D(1), contributed=D(-1))], JANUARY, NONE, "money.range"),
        ([PayMonth(D(1))], JANUARY, Contributions(base=D(-1)), "money.range"),
        ([PayMonth(D(1))], JANUARY, Contributions(fund_rate=D("0.13")), "rate.range"),
        ([PayMonth(D(1))], JANUARY, Contributions(fund_rate=D("0.01")), "rate.range"),
        ([PayMonth(D(1))], JANUARY, Contributions(fund_rate=D("NaN")), "number.not_finite"),
        ([PayMonth(D(1))], date(2010, 1, 1), NONE, "rules.none"),
    ],
)
def test_what_cannot_be(pays: list[PayMonth], first: date, own: Contributions, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        take_home(pays, first, own)
    assert refused.value.code == code


def test_two_bonuses_may_be_merged() -> None:
    assert take_home([PayMonth(D(1), bonus=D(1))] * 2, JANUARY, NONE, bonus_taxed=BonusTaxed.MERGED).net == 4


def test_the_callers_context_does_not_matter() -> None:
    def everything() -> list[Any]:
        pays = [PayMonth(D("23456.78"), D(2_000), bonus=D("98765.43") if month == 1 else D(0)) for month in range(12)]
        return [take_home(pays, JANUARY), bonus_choice(D("145678.91"), D("234567.89"), JANUARY), bonus_cliffs(JANUARY)]

    plain = everything()
    with localcontext() as context:
        context.prec = 4
        assert everything() == plain
