"""Parts of a plan, worked by hand: ladders, filters, limits, shares; the published vectors."""

from dataclasses import replace
from datetime import date
from decimal import localcontext
from typing import Any

import pytest

from carloan_desk.domain.commission import (
    Accelerator,
    BaseSalary,
    Basis,
    Bonus,
    Clawback,
    ClawbackStep,
    Component,
    DealFilter,
    Excess,
    Limits,
    Line,
    LineKind,
    MissedTarget,
    PerDeal,
    Period,
    RegionalCap,
    RegionLimit,
    Release,
    Retention,
    Scorecard,
    ScoredKpi,
    Seniority,
    Tiered,
    TierMetric,
    TierMode,
    components_to_data,
    evaluate,
    ledger,
    payout_on,
    plan_from_data,
)
from carloan_desk.domain.errors import DomainError
from tests.domain.plans import (
    AMOUNT,
    CARD,
    LADDER,
    RATE,
    START,
    THREE_YEARS,
    VECTORS,
    D,
    amounts,
    deal,
    november,
    plan,
    steps,
    tiers,
)

# Ladders --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mode", "pay"), [(TierMode.MARGINAL, "7100.00"), (TierMode.RETROACTIVE, "9600.00")])
def test_the_worked_ladder(mode: TierMode, pay: str) -> None:
    rows = tiers((0, "0.005"), (500000, "0.006"), (1000000, "0.008"))
    ladder = Tiered("阶梯", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, mode, rows)
    assert november(plan(ladder), *(deal(number) for number in range(12))).total == D(pay)


SIZES = tiers((0, "0.01"), ("50000.01", "0.015"), ("100000.01", "0.02"), ("200000.01", "0.03"), ("500000.01", "0.04"))


@pytest.mark.parametrize("name", [name for name in VECTORS if name.startswith("gongweng")])
def test_vectors_by_the_size_of_the_loan(name: str) -> None:
    """The deal's own amount picks the step, whatever else the month brings."""
    case = VECTORS[name]
    ladder = Tiered("按额度", Basis.LOAN_AMOUNT, TierMetric.DEAL_SIZE, TierMode.RETROACTIVE, SIZES)
    statement = november(plan(ladder), deal(1, case["input"]["loan"]), deal(2, 30000))
    assert statement.of_deal(1) == D(str(case["expected"]["commission_whole_amount"])).quantize(D("0.01"))
    assert statement.lines[0].trace.rate * 100 == D(str(case["expected"]["rate_pct"]))
    assert statement.of_deal(2) == 300


def test_marginal_by_the_size_of_the_loan() -> None:
    ladder = Tiered("按额度", Basis.LOAN_AMOUNT, TierMetric.DEAL_SIZE, TierMode.MARGINAL, SIZES)
    statement = november(plan(ladder), deal(1, 150000), deal(2, 150000))
    # 50,000.01 × 1 % + 50,000 × 1.5 % + 49,999.99 × 2 %, for each deal by itself.
    assert [str(line.amount) for line in statement.lines] == ["500.00", "750.00", "1000.00"] * 2
    # Of the fee, in the proportions of the loan.
    by_fee = replace(ladder, basis=Basis.FEE_INCOME)
    assert november(plan(by_fee), deal(1, 150000, fee_income=D(15000))).total == D("225.00")
    assert november(plan(by_fee), deal(1, 0, fee_income=D(100))).total == D("1.00")


def test_the_notice_that_leaves_two_cars_undefined() -> None:
    """X<2 500, 3≤X<5 600, 5≤X<7 700, ≥7 800 a car, all at the step reached. Two: the step below, and it says so."""
    rows = tiers((0, 500, 2), (3, 600, 5), (5, 700, 7), (7, 800))
    of = plan(Tiered("台阶", Basis.PER_DEAL, TierMetric.COUNT, TierMode.RETROACTIVE, rows))
    paid = {}
    for count in range(1, 9):
        statement = november(of, *(deal(number) for number in range(count)))
        paid[count] = int(statement.total)
        assert all(line.trace.in_gap is (count == 2) for line in statement.lines)
    assert paid == {1: 500, 2: 1000, 3: 1800, 4: 2400, 5: 3500, 6: 4200, 7: 5600, 8: 6400}


def test_a_hole_in_a_marginal_ladder_is_paid_below_and_marked() -> None:
    rows = tiers((0, "0.01", 100), (200, "0.02"))
    of = plan(Tiered("阶梯", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.MARGINAL, rows))
    lines = november(of, deal(1, 250)).lines
    assert [(str(line.amount), line.trace.in_gap) for line in lines] == [
        ("1.00", False),
        ("1.00", True),
        ("1.00", False),
    ]


def test_pay_on_the_excess() -> None:
    of = plan(Excess("超额", Basis.LOAN_AMOUNT, D(300000), D("0.01")))
    statement = november(of, deal(1, 200000), deal(2, 150000, day=6), deal(3, 100000, day=7))
    assert amounts(statement) == [("超额", 2, "500.00"), ("超额", 3, "1000.00")]
    assert november(of, deal(1, 300000)).lines == ()
    assert november(plan(Excess("超额", Basis.LOAN_AMOUNT, D(0), D("0.01"))), deal(1)).total == 1000


def test_a_quarters_ladder_pays_with_the_quarters_last_month() -> None:
    rows = tiers((0, "0.005"), (250000, "0.01"))
    part = Tiered("季度", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.RETROACTIVE, rows, measured=Period.QUARTER)
    facts = [deal(month, 100000, month) for month in (10, 11, 12)]
    of = plan(part)
    assert [evaluate(of, facts, f"2026-{month}").total for month in (10, 11, 12)] == [0, 0, 3000]
    # The other way round: months counted within a plan paid by the quarter.
    monthly = plan(
        replace(part, measured=Period.MONTH, tiers=tiers((0, "0.005"), (100001, "0.01"))), period=Period.QUARTER
    )
    assert evaluate(monthly, [*facts, deal(20, 1, 11, 20)], "2026-Q4").total == D("2000.01")
    assert evaluate(monthly, facts, "2026-11").lines == ()


def test_a_deal_cancelled_before_the_quarter_ends_does_not_climb() -> None:
    rows = tiers((0, "0.005"), (250000, "0.01"))
    part = Tiered("季度", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.RETROACTIVE, rows, measured=Period.QUARTER)
    of = plan(part, PerDeal("单台", Basis.PER_DEAL, D(100)))
    facts = [deal(month, 100000, month) for month in (10, 11, 12)]
    facts[0] = replace(facts[0], reversed_on=date(2026, 12, 20))
    assert evaluate(of, facts, "2026-10").total == 100
    december = evaluate(of, facts, "2026-12")
    assert december.of_deal(10) == -100
    assert december.total == D("1000") + 100 - 100


# Filters, limits, shares ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("only", "counted"),
    [
        (DealFilter(), [1, 2, 3]),
        (DealFilter(products=("甲",)), [1]),
        (DealFilter(not_products=("甲",)), [2, 3]),
        (DealFilter(dealers=("一店", "二店")), [1, 2]),
        (DealFilter(not_dealers=("一店",)), [2, 3]),
        (DealFilter(regions=("河南",)), [1]),
        (DealFilter(not_regions=("河南", "云南")), [3]),
        (DealFilter(new_vehicle=True), [1]),
        (DealFilter(new_vehicle=False), [2]),
        (DealFilter(min_loan=D(100000)), [2, 3]),
        (DealFilter(max_loan=D(100000)), [1, 2]),
    ],
)
def test_filters(only: DealFilter, counted: list[int]) -> None:
    facts = [
        deal(1, "99999.99", product="甲", dealer="一店", region="河南", new_vehicle=True),
        deal(2, 100000, product="乙", dealer="二店", region="云南", new_vehicle=False),
        deal(3, "100000.01"),
    ]
    statement = november(plan(PerDeal("单台", Basis.PER_DEAL, D(1), only)), *facts)
    assert [line.deal_id for line in statement.lines] == counted
    ladder = Tiered("阶梯", Basis.PER_DEAL, TierMetric.COUNT, TierMode.RETROACTIVE, tiers((0, 1), (2, 10)), only=only)
    assert november(plan(ladder), *facts).total == (10 * len(counted) if len(counted) > 1 else 1)


def test_a_cap_cuts_the_deals_that_come_after_it() -> None:
    of = plan(PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"), limits=Limits(cap=D(2500))))
    statement = november(of, *(deal(number, day=number) for number in range(1, 5)))
    assert [statement.of_deal(number) for number in range(1, 5)] == [1000, 1000, 500, 0]
    cut = statement.lines[-1]
    assert (cut.kind, cut.trace.cap, cut.trace.base * cut.trace.rate) == (LineKind.ADJUSTMENT, 2500, cut.amount)


def test_floors_and_caps_of_deals() -> None:
    limits = Limits(deal_cap=D(1500), deal_floor=D(800), floor=D(3000))
    of = plan(PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"), limits=limits))
    statement = november(of, deal(1, 200000), deal(2, 50000))
    assert (statement.of_deal(1), statement.of_deal(2), statement.total) == (1500, 800, 3000)
    assert (statement.lines[-1].deal_id, statement.lines[-1].amount) == (None, 700)
    assert november(of).total == 3000
    assert evaluate(of, [], "2025-12").lines == ()


def test_a_split_deal() -> None:
    ladder = Tiered("台阶", Basis.PER_DEAL, TierMetric.COUNT, TierMode.RETROACTIVE, tiers((0, 100), (2, 200)))
    facts = [deal(1, share=D("0.5")), deal(2)]
    rate = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"))
    whole = november(plan(ladder, rate), *facts)
    assert (whole.of_deal(1), whole.of_deal(2)) == (100 + 500, 200 + 1000)
    split = november(plan(ladder, rate, split_counts=True), *facts)
    assert (split.of_deal(1), split.of_deal(2)) == (50 + 500, 100 + 1000)


def test_the_regional_cap_vectors() -> None:
    """Henan: 1 % of the loan for each year of term, 5 % at most; Yunnan: nothing; elsewhere no limit."""
    cap = RegionalCap("返佣上限", (RegionLimit("河南", D("0.01"), D("0.05")), RegionLimit("云南", D(0))))
    of = plan(PerDeal("返佣", Basis.LOAN_AMOUNT, D("0.08")), cap)
    for name in ("henan-cap-12", "henan-cap-48"):
        months = VECTORS[name]["input"]["term_months"]
        percent = D(VECTORS[name]["expected"]["max_total_rebate_pct_of_loan"])
        assert november(of, deal(1, region="河南", term_months=months)).total == 100000 * percent / 100
    assert VECTORS["yunnan-zero"]["expected"]["max_total_rebate_pct_of_loan"] == 0
    assert november(of, deal(1, region="云南", term_months=36)).total == 0
    assert november(of, deal(1, region="云南")).total == 0
    assert november(of, deal(1, region="河南", term_months=84)).total == 5000
    assert november(of, deal(1, region="河南")).total == 5000
    assert november(of, deal(1, region="湖北", term_months=12)).total == 8000
    cut = november(of, deal(1, region="河南", term_months=30, share=D("0.5"))).lines[-1]
    assert (cut.amount, cut.trace.cap, cut.trace.reached) == (D("-2750.00"), 1250, 4000)


def test_three_percent_of_a_hundred_thousand() -> None:
    case = VECTORS["jcdm-100000-3"]
    of = plan(PerDeal("提成", Basis.LOAN_AMOUNT, D(case["input"]["rate_pct"]) / 100))
    assert november(of, deal(1, case["input"]["loan"])).total == case["verification"]["computed"]


# Traces ---------------------------------------------------------------------------------------------------------------


def test_every_line_explains_itself() -> None:
    of = plan(
        BaseSalary("底薪", D(4000), (MissedTarget(AMOUNT, D(900000), D("0.1")),)),
        RATE,
        Bonus("奖", AMOUNT, D(100000), D(500)),
        Accelerator("加速", AMOUNT, D(100000), steps((1, "1.3"))),
        RegionalCap("上限", (RegionLimit("河南", D("0.01")),)),
        THREE_YEARS,
        LADDER,
    )
    facts = [
        deal(1, 123456, 1, region="河南", term_months=12),
        deal(2, 99999, 2, settled_on=date(2026, 5, 20)),
        deal(3, 88888, 3, reversed_on=date(2026, 12, 1)),
    ]
    lines: list[Line] = [line for each in ledger([of], facts, date(2028, 12, 31)).statements for line in each.lines]
    assert {line.kind for line in lines} == set(LineKind) - {LineKind.FORFEITED}
    for line in lines:
        trace = line.trace
        assert (trace.plan, trace.version, trace.component) == ("示例", 1, line.component)
        assert line.on is not None
        assert abs(line.amount - trace.base * trace.rate) <= D("0.005"), line


def test_pay_days() -> None:
    assert payout_on(plan(RATE, payout_day=15), "2026-12") == date(2027, 1, 15)
    assert payout_on(plan(RATE, period=Period.QUARTER), "2026-Q1") == date(2026, 4, 10)


# What cannot be paid --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (Tiered("甲", Basis.PER_DEAL, TierMetric.COUNT, TierMode.MARGINAL, tiers((0, 1, 0))), "plan.tiers.end"),
        (Seniority("甲", ()), "plan.tiers.start"),
        (Scorecard("甲", CARD, steps((1, 1))), "plan.tiers.start"),
        (Retention("甲", D(1), collection=steps((1, 1))), "plan.tiers.start"),
        (Accelerator("甲", AMOUNT, D(1), steps((1, 1), (1, 2))), "plan.tiers.order"),
        (Accelerator("甲", AMOUNT, D(0), steps((1, 1))), "plan.target"),
        (Scorecard("甲", (ScoredKpi(AMOUNT, D(0), D(1)),)), "plan.target"),
        (BaseSalary("甲", D(1), (MissedTarget(AMOUNT, D("NaN"), D(0)),)), "plan.target"),
        (BaseSalary("甲", D(1), (MissedTarget(AMOUNT, D(1), D("1.1")),)), "plan.fraction"),
        (Retention("甲", D("NaN")), "plan.fraction"),
        (Clawback("甲", (ClawbackStep(3, D(2)),)), "plan.fraction"),
        (Clawback("甲", (ClawbackStep(3, D(1)), ClawbackStep(3, D(1)))), "plan.months"),
        (Retention("甲", D(1), (Release(-1, D(1)),)), "plan.months"),
        (PerDeal("甲", Basis.PER_DEAL, D(1), limits=Limits(cap=D(1), floor=D(2))), "plan.limits"),
        (PerDeal("甲", Basis.PER_DEAL, D(1), limits=Limits(deal_cap=D(-1))), "plan.rate.negative"),
        (RegionalCap("甲", (RegionLimit("河南", D("-0.01")),)), "plan.rate.negative"),
        (Scorecard("甲", (), amount=D(-1)), "plan.rate.negative"),
        (Bonus("甲", AMOUNT, D(-1), D(1)), "plan.rate.negative"),
        (Excess("甲", Basis.PER_DEAL, D(1), D("Infinity")), "plan.rate.negative"),
    ],
)
def test_parts_that_cannot_be_paid(part: Component, code: str) -> None:
    with pytest.raises(DomainError, match=code) as caught:
        plan(part)
    assert caught.value.params["component"] == "甲"


@pytest.mark.parametrize(
    "damage",
    [
        {"type": "per_deal", "name": "甲", "basis": "moon", "rate": "1"},
        {"type": "per_deal", "name": "甲", "basis": "per_deal", "rate": "many"},
        {"type": "per_deal", "name": "甲", "basis": "per_deal"},
        {"type": "per_deal", "name": "甲", "basis": "per_deal", "rate": "1", "colour": "red"},
        {"type": "bonus", "name": "甲", "measure": {"kpi": "luck"}, "threshold": "1", "amount": "1"},
        {"type": "bonus", "name": "甲", "measure": 5, "threshold": "1", "amount": "1"},
        {"type": "retention", "name": "甲", "fraction": "0.1", "releases": 7},
    ],
)
def test_stored_parts_of_a_later_program(damage: dict[str, Any]) -> None:
    data = components_to_data(plan(RATE)) | {"components": [damage]}
    with pytest.raises(DomainError, match=r"plan\.component\.unknown"):
        plan_from_data("示例", 1, START, None, data)


def test_plans_stored_by_the_first_version_still_read() -> None:
    data = {
        "trigger": "disbursed",
        "period": "month",
        "payout_day": 10,
        "components": [
            {"type": "base_salary", "name": "底薪", "amount": "4000"},
            {"type": "per_deal", "name": "单台", "basis": "per_deal", "rate": "200"},
            {
                "type": "tiered",
                "name": "阶梯",
                "basis": "loan_amount",
                "metric": "amount",
                "mode": "marginal",
                "tiers": [{"start": "0", "rate": "0.005"}, {"start": "500000", "rate": "0.006"}],
            },
        ],
    }
    read = plan_from_data("示例", 1, START, None, data)
    assert components_to_data(read) == data
    assert november(read, deal(1, 600000)).total == 4000 + 200 + 2500 + 600


def test_the_callers_decimal_context_does_not_matter() -> None:
    of, fact = plan(RATE, THREE_YEARS), deal(1, "1234567.89")
    with localcontext() as context:
        context.prec = 4
        narrow = november(of, fact)
    assert narrow == november(of, fact)
    assert narrow.total == D("12345.68")
