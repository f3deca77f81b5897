"""What a period as a whole brings: targets, bonuses, accelerators, scorecards, seniority."""

from dataclasses import replace
from datetime import date
from typing import Any

from carloan_desk.domain.commission import (
    Accelerator,
    BaseSalary,
    Basis,
    Bonus,
    Kpi,
    Measure,
    MissedTarget,
    PerDeal,
    Period,
    Scorecard,
    ScoredKpi,
    Seniority,
    evaluate,
)
from tests.domain.plans import AMOUNT, CARD, D, deal, november, plan, steps


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
