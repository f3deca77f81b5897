"""Each part of a plan, worked by hand; the published vectors."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.commission import (
    Accelerator,
    BaseSalary,
    Basis,
    Bonus,
    Circumstances,
    Clawback,
    ClawbackStep,
    Component,
    DealFacts,
    DealFilter,
    Excess,
    Kpi,
    Limits,
    Line,
    LineKind,
    Measure,
    MissedTarget,
    PerDeal,
    Period,
    Plan,
    RegionalCap,
    RegionLimit,
    Release,
    Retention,
    Scorecard,
    ScoredKpi,
    Seniority,
    Statement,
    Step,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    Trigger,
    check_plan,
    components_to_data,
    evaluate,
    ledger,
    payout_on,
    plan_from_data,
)
from carloan_desk.domain.errors import DomainError

D = Decimal
START = date(2026, 1, 1)
VECTORS = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "data/vectors/commission.json").read_text("utf-8"))["cases"]
}
AMOUNT = Measure(Kpi.AMOUNT)


def plan(*components: Component, **fields: Any) -> Plan:
    made = Plan(**{"name": "示例", "version": 1, "valid_from": START, "components": components, **fields})
    check_plan(made)
    return made


def deal(number: int, amount: object = 100000, month: int = 11, day: int = 5, **fields: Any) -> DealFacts:
    return DealFacts(number, D(str(amount)), **{"disbursed_on": date(2026, month, day), **fields})


def tiers(*rows: tuple[object, ...]) -> tuple[Tier, ...]:
    return tuple(Tier(D(str(row[0])), D(str(row[1])), D(str(row[2])) if len(row) > 2 else None) for row in rows)


def steps(*rows: tuple[object, object]) -> tuple[Step, ...]:
    return tuple(Step(D(str(start)), D(str(value))) for start, value in rows)


def november(of: Plan, *facts: DealFacts, **known: Any) -> Statement:
    return evaluate(of, facts, "2026-11", circumstances={"2026-11": Circumstances(**known)} if known else {})


def amounts(statement: Statement) -> list[tuple[str, int | None, str]]:
    return [(line.component, line.deal_id, str(line.amount)) for line in statement.lines]


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


# The period -----------------------------------------------------------------------------------------------------------


def test_missed_months_cost_and_a_met_quarter_brings_them_back() -> None:
    """70,000 a month and 150,000 a quarter: a missed month costs 10 % of the salary and half of the allowance."""
    own = Measure(Kpi.AMOUNT, Basis.FEE_INCOME)
    of = plan(
        BaseSalary("底薪", D(4000), (MissedTarget(own, D(70000), D("0.1"), D(150000)),)),
        BaseSalary("津贴", D(600), (MissedTarget(own, D(70000), D("0.5"), D(150000)),)),
    )

    def year(*fees: int) -> list[str]:
        facts = [deal(month, 1, month, fee_income=D(fee)) for month, fee in zip((10, 11, 12), fees, strict=True)]
        return [str(evaluate(of, facts, f"2026-{month}").total) for month in (10, 11, 12)]

    assert year(70000, 69999, 30001) == ["4600.00", "3900.00", "5300.00"]
    assert year(70000, 69999, 10000) == ["4600.00", "3900.00", "3900.00"]
    assert year(70000, 70000, 70000) == ["4600.00"] * 3
    back = evaluate(of, [deal(1, 1, 12, fee_income=D(150000))], "2026-12").lines[1]
    assert (back.amount, back.trace.origin, back.trace.deals) == (800, "2026-Q4", (1,))


def test_a_target_that_nobody_measured_costs_nothing() -> None:
    of = plan(BaseSalary("底薪", D(4000), (MissedTarget(Measure(Kpi.SATISFACTION), D(90), D("0.1")),)))
    assert november(of).total == 4000
    assert november(of, satisfaction=D(90)).total == 4000
    assert november(of, satisfaction=D("89.9")).total == 3600


def test_a_bonus_from_a_threshold() -> None:
    of = plan(Bonus("达标奖", AMOUNT, D(1000000), D(5000)))
    assert november(of, deal(1, "999999.99")).total == 0
    statement = november(of, deal(2, 400000), deal(1, 600000))
    line = statement.lines[0]
    assert (line.deal_id, line.amount, line.trace.deals, line.trace.reached) == (None, 5000, (1, 2), 1000000)
    quality = plan(Bonus("质量奖", Measure(Kpi.OWN, own="渗透率"), D("0.5"), D(300)))
    assert november(quality, own={"渗透率": D("0.5")}).total == 300
    assert november(quality, own={"好评率": D("0.5")}).total == 0


def test_an_accelerator_multiplies_what_it_names() -> None:
    rate, single = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")), PerDeal("单台", Basis.PER_DEAL, D(100))
    ladder = steps(("0.8", "1.1"), (1, "1.3"))
    of = plan(rate, single, BaseSalary("底薪", D(4000)), Accelerator("加速", AMOUNT, D(200000), ladder))
    assert november(of, deal(1)).total == 4000 + 1100
    assert november(of, deal(1, 160000)).total == 4000 + 1700 * D("1.1")
    statement = november(of, deal(1), deal(2))
    assert statement.total == 4000 + 2200 * D("1.3")
    assert [(line.deal_id, line.amount) for line in statement.lines[-2:]] == [(1, 330), (2, 330)]
    only = plan(rate, single, Accelerator("加速", AMOUNT, D(200000), ladder, of=("单台",)))
    assert november(only, deal(1), deal(2)).total == 2000 + 200 * D("1.3")


def test_a_quarters_accelerator_reaches_back_over_its_months() -> None:
    of = plan(
        PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")),
        Accelerator("季度系数", AMOUNT, D(300000), steps((1, "1.3")), measured=Period.QUARTER),
    )
    facts = [deal(month, 100000, month) for month in (10, 11, 12)]
    assert [evaluate(of, facts, f"2026-{month}").total for month in (10, 11, 12)] == [1000, 1000, 1900]
    gone = [replace(facts[0], reversed_on=date(2026, 12, 1)), *facts[1:], deal(20, 100000, 12)]
    december = evaluate(of, gone, "2026-12")
    # The cancelled deal neither climbs nor is multiplied; it gives back what it had.
    assert {number: december.of_deal(number) for number in (10, 11, 12, 20)} == {10: -1000, 11: 300, 12: 1300, 20: 1300}


CARD = (
    ScoredKpi(Measure(Kpi.APPROVAL_RATE), D("0.8"), D("0.3")),
    ScoredKpi(AMOUNT, D(1000000), D("0.5"), cap=D("1.2")),
    ScoredKpi(Measure(Kpi.OVERDUE_RATE), D("0.01"), D("0.2"), lower_is_better=True, gate=D("0.015")),
)


def test_a_scorecard_that_pays() -> None:
    card = Scorecard("考核", CARD, steps((0, 0), ("0.6", "0.8"), ("0.9", 1), (1, "1.2")), amount=D(3000))
    of = plan(card)
    # 0.3 × (0.6 / 0.8) + 0.5 × 0.8 + 0.2 × (0.01 / 0.0125) = 0.785
    known: dict[str, Any] = {"decided": 20, "approved": 12, "overdue_rate": D("0.0125")}
    line = november(of, deal(1, 800000), **known).lines[0]
    assert (line.amount, line.trace.reached, line.trace.tier_start) == (2400, D("0.785"), D("0.6"))
    # Above the cap of 120 %: 0.225 + 0.6 + 0.16 = 0.985
    assert november(of, deal(1, 5000000), **known).lines[0].trace.reached == D("0.985")
    # Beyond the gate the figure scores nothing, with a veto the card does.
    late = known | {"overdue_rate": D("0.0151")}
    assert november(of, deal(1, 800000), **late).lines[0].trace.reached == D("0.625")
    veto = replace(card, kpis=(*CARD[:2], replace(CARD[2], veto=True)))
    assert november(plan(veto), deal(1, 800000), **late).lines[0].amount == 0
    assert november(of, deal(1, 800000), **known | {"overdue_rate": D(0)}).lines[0].trace.reached == D("0.825")


def test_figures_not_known_are_left_out_and_named() -> None:
    of = plan(Scorecard("考核", CARD, amount=D(3000)))
    line = november(of, deal(1, 900000)).lines[0]
    assert (line.amount, line.trace.unknown) == (2700, ("approval_rate", "overdue_rate"))
    blind = plan(Scorecard("考核", CARD[:1], amount=D(3000)), PerDeal("单台", Basis.PER_DEAL, D(1)))
    assert november(blind, deal(1)).total == 1
    multiplier = plan(PerDeal("单台", Basis.PER_DEAL, D(100)), Scorecard("考核", CARD[:1], steps((0, "0.5"))))
    assert november(multiplier, deal(1)).total == 100
    assert november(multiplier, deal(1), decided=10, approved=4).total == 50


def test_base_times_ladder_times_quality() -> None:
    """Multipliers follow one another: the next multiplies what the one before left."""
    of = plan(
        PerDeal("基础", Basis.LOAN_AMOUNT, D("0.01")),
        Accelerator("量", Measure(Kpi.COUNT), D(2), steps((1, "1.5"))),
        Scorecard("质", (ScoredKpi(Measure(Kpi.SATISFACTION), D(100), D(1)),)),
    )
    assert november(of, deal(1), deal(2), satisfaction=D(90)).total == 2000 * D("1.5") * D("0.9")


def test_seniority() -> None:
    table = steps((0, 0), (12, 200), (36, 500))
    of = plan(Seniority("工龄", table))
    assert november(of).total == 0
    assert november(of, hired_on=date(2025, 11, 30)).total == 200
    assert november(of, hired_on=date(2025, 12, 1)).total == 0
    assert november(of, hired_on=date(2023, 11, 15)).total == 500
    assert november(of, hired_on=date(2027, 1, 1)).total == 0
    times = plan(
        BaseSalary("底薪", D(4000)),
        PerDeal("单台", Basis.PER_DEAL, D(100)),
        Seniority("工龄系数", steps((0, 1), (12, "1.1")), multiplies=True),
    )
    assert november(times, deal(1), hired_on=date(2020, 1, 1)).total == 4110
    assert november(times, deal(1)).total == 4100


# Held, released, clawed back ------------------------------------------------------------------------------------------


def moves(of: Plan, fact: DealFacts, as_of: date, **known: Circumstances) -> list[tuple[str, str, str]]:
    """What happened to the pay of a deal beside being earned."""
    circumstances = {key.replace("_", "-"): one for key, one in known.items()}
    account = ledger([of], [fact], as_of, circumstances=circumstances).account(fact.deal_id)
    assert account is not None
    rest = [(period, line) for period, line in account.lines if line.kind is not LineKind.EARNED]
    return [(period, line.kind.value, str(line.amount)) for period, line in rest]


RATE = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"))
THREE_YEARS = Retention("延期", D("0.5"), (Release(12, D("0.6")), Release(24, D("0.4"))))


def test_performance_pay_over_three_years() -> None:
    """50 % now, 30 % after a year, 20 % after two; the last release takes the odd fen."""
    of, fact = plan(RATE, THREE_YEARS), deal(1, "100001", 1, 31)
    assert moves(of, fact, date(2029, 1, 1)) == [
        ("2026-01", "held", "500.01"),
        ("2027-01", "released", "300.01"),
        ("2028-01", "released", "200.00"),
    ]
    account = ledger([of], [fact], date(2027, 1, 30)).account(1)
    assert account is not None
    assert [(each.on, str(each.amount), each.sure) for each in account.risk.held] == [
        (date(2027, 1, 31), "300.01", True),
        (date(2028, 1, 31), "200.00", True),
    ]
    first = evaluate(of, [fact], "2026-01")
    assert (first.earned, first.paid, first.held) == (D("1000.01"), D("500.00"), D("500.01"))
    year = evaluate(of, [fact], "2027-01")
    assert (year.earned, year.paid, year.held) == (0, D("300.01"), D("-300.01"))


def test_a_bonus_is_held_too_but_never_a_salary() -> None:
    of = plan(BaseSalary("底薪", D(4000)), Bonus("奖", AMOUNT, D(1), D(1000)), THREE_YEARS)
    facts = [deal(1, 1, 1)]
    assert evaluate(of, facts, "2026-01").paid == 4500
    assert evaluate(of, facts, "2027-01").paid == 4000 + 300
    salary_too = plan(BaseSalary("底薪", D(4000)), replace(THREE_YEARS, of=("底薪",)))
    assert evaluate(salary_too, [], "2026-01").held == 2000


def test_a_deposit_until_maturity() -> None:
    of = plan(RATE, Retention("风险金", D("0.1"), at_maturity=True))
    fact = deal(1, 100000, 1, 31, term_months=12)
    after = date(2027, 6, 30)
    held = ("2026-01", "held", "100.00")
    assert moves(of, fact, after) == [held]
    assert moves(of, replace(fact, matured_on_time=True), after) == [held, ("2027-01", "released", "100.00")]
    assert moves(of, replace(fact, matured_on_time=False), after) == [held, ("2027-01", "forfeited", "100.00")]
    assert moves(of, replace(fact, matured_on_time=True), date(2027, 1, 30)) == [held]
    early = replace(fact, settled_on=date(2026, 8, 1))
    assert moves(of, early, after) == [held, ("2026-08", "released", "100.00")]
    stated = replace(fact, maturity_on=date(2027, 2, 5), matured_on_time=True)
    assert moves(of, stated, after) == [held, ("2027-02", "released", "100.00")]
    account = ledger([of], [replace(fact, term_months=None)], after).account(1)
    assert account is not None
    assert [(each.on, each.sure) for each in account.risk.held] == [(None, False)]


def test_collection_decides_what_is_released() -> None:
    """Forfeited below 90 % at maturity, 81 % released from 99 %."""
    table = steps((0, 0), ("0.9", "0.5"), ("0.99", "0.81"), (1, 1))
    of = plan(RATE, Retention("延期", D("0.4"), at_maturity=True, collection=table))
    fact, after = deal(1, 100000, 1, 31, term_months=12), date(2027, 6, 30)
    for rate, released, forfeited in (
        ("0.8999", None, "400.00"),
        ("0.9", "200.00", "200.00"),
        ("0.99", "324.00", "76.00"),
        ("1", "400.00", None),
    ):
        found = moves(of, fact, after, **{"2027_01": Circumstances(collection_rate=D(rate))})[1:]
        assert found == [
            ("2027-01", kind, amount)
            for kind, amount in (("released", released), ("forfeited", forfeited))
            if amount is not None
        ]
    assert moves(of, fact, after) == [("2026-01", "held", "400.00")]


LADDER = Clawback("追回", (ClawbackStep(3, D(1)), ClawbackStep(6, D("0.5"))), D(1))


@pytest.mark.parametrize(
    ("settled", "back"),
    [
        (date(2026, 4, 30), "-1000.00"),
        (date(2026, 5, 1), "-500.00"),
        (date(2026, 7, 31), "-500.00"),
        (date(2026, 8, 1), None),
    ],
)
def test_early_settlement_costs_by_the_month(settled: date, back: str | None) -> None:
    found = moves(plan(RATE, LADDER), deal(1, 100000, 1, 31, settled_on=settled), date(2026, 12, 31))
    assert found == ([] if back is None else [(f"2026-{settled.month:02}", "clawback", back)])


def test_a_clawback_comes_out_of_what_is_held_first() -> None:
    of = plan(RATE, THREE_YEARS, LADDER)
    fact = deal(1, 100000, 1, 31, settled_on=date(2026, 6, 1))
    assert moves(of, fact, date(2029, 1, 1)) == [
        ("2026-01", "held", "500.00"),
        ("2026-06", "clawback", "-500.00"),
        ("2026-06", "held", "-500.00"),
    ]
    june = evaluate(of, [fact], "2026-06")
    assert (june.earned, june.paid, june.held) == (-500, 0, -500)


def test_default_then_settlement_take_no_more_than_there_was() -> None:
    fact = deal(1, 100000, 1, 31, first_payment_default_on=date(2026, 3, 5), settled_on=date(2026, 4, 1))
    assert moves(plan(RATE, LADDER), fact, date(2026, 12, 31)) == [("2026-03", "clawback", "-1000.00")]
    half = replace(LADDER, first_payment_default=D("0.3"), settled=(ClawbackStep(6, D("0.5")),))
    assert moves(plan(RATE, half), fact, date(2026, 12, 31)) == [
        ("2026-03", "clawback", "-300.00"),
        ("2026-04", "clawback", "-500.00"),
    ]


def test_what_a_quarter_adds_later_is_clawed_back_too() -> None:
    quarter = Tiered(
        "季度", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.RETROACTIVE, tiers((0, "0.01")), measured=Period.QUARTER
    )
    fact = deal(1, 100000, 10, 5, settled_on=date(2026, 11, 5))
    assert moves(plan(RATE, quarter, LADDER), fact, date(2026, 12, 31)) == [
        ("2026-11", "clawback", "-1000.00"),
        ("2026-12", "clawback", "-1000.00"),
    ]


def test_a_cancelled_deal_after_everything_else() -> None:
    of = plan(RATE, THREE_YEARS, replace(LADDER, settled=(ClawbackStep(6, D("0.2")),)))
    fact = deal(1, 100000, 1, 31, settled_on=date(2026, 6, 1), reversed_on=date(2027, 3, 1))
    assert moves(of, fact, date(2029, 1, 1)) == [
        ("2026-01", "held", "500.00"),
        ("2026-06", "clawback", "-200.00"),
        ("2026-06", "held", "-200.00"),
        ("2027-01", "released", "300.00"),
        ("2027-03", "reversal", "-1000.00"),
        ("2027-03", "reversal", "200.00"),
    ]


def test_a_cancelled_deal_takes_back_what_was_forfeited_too() -> None:
    of = plan(RATE, Retention("风险金", D("0.1"), at_maturity=True))
    fact = deal(1, 100000, 1, 31, term_months=12, matured_on_time=False, reversed_on=date(2027, 3, 1))
    assert moves(of, fact, date(2027, 6, 30))[1:] == [
        ("2027-01", "forfeited", "100.00"),
        ("2027-03", "reversal", "-1000.00"),
        ("2027-03", "held", "-100.00"),
        ("2027-03", "forfeited", "-100.00"),
    ]
    assert ledger([of], [fact], date(2027, 6, 30)).sums() == (0, 0, 0, 0)
    assert ledger([of], [fact], date(2027, 2, 28)).sums() == (1000, 900, 0, 100)


def test_settled_before_the_day_that_earns() -> None:
    of = plan(RATE, LADDER, trigger=Trigger.FIRST_REPAID)
    fact = deal(1, 100000, 1, 31, first_repaid_on=date(2026, 3, 2), settled_on=date(2026, 2, 20))
    assert moves(of, fact, date(2026, 12, 31)) == [("2026-03", "clawback", "-1000.00")]


def test_a_deal_cancelled_in_its_own_month_never_counted() -> None:
    of = plan(RATE, Bonus("奖", Measure(Kpi.COUNT), D(2), D(500)))
    facts = [deal(1), deal(2, reversed_on=date(2026, 11, 30))]
    assert november(of, *facts).total == 1000
    assert november(of, facts[0], replace(facts[1], reversed_on=date(2026, 12, 1))).total == 2500


def test_risk_of_a_deal() -> None:
    of, fact = plan(RATE, THREE_YEARS, LADDER), deal(1, 100000, 1, 31)

    def risk(on: date, **changes: Any) -> Any:
        account = ledger([of], [replace(fact, **changes)], on).account(1)
        assert account is not None
        return account.risk

    start = risk(date(2026, 2, 1))
    assert start.steps == ((date(2026, 4, 30), D(1000)), (date(2026, 7, 31), D(500)))
    assert (start.amount, start.on_default, start.settlement_ends_on) == (1000, 1000, date(2026, 7, 31))
    paid = risk(date(2026, 5, 1), first_repaid_on=date(2026, 2, 28))
    assert (paid.amount, paid.on_default, paid.open) == (500, 0, True)
    over = risk(date(2026, 8, 1), first_repaid_on=date(2026, 2, 28))
    assert (over.steps, over.open, over.settlement_ends_on) == ((), False, None)
    assert not risk(date(2026, 5, 1), settled_on=date(2026, 4, 15)).open
    # The promise is kept: settling on the last day of a step costs what it says, a day later what the next does.
    for day, cost in start.steps:
        account = ledger([of], [replace(fact, settled_on=day)], date(2029, 1, 1)).account(1)
        assert account is not None
        assert account.clawed == cost


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
