"""Looking at plans: each finding where it belongs and nowhere else, the pay curve, duels."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Step,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    check_plan,
    evaluate,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.plancheck import PlanSeverity, check_versions, duel, lint, pay_at, pay_curve

D = Decimal
START = date(2026, 1, 1)
AMOUNT, COUNT = Measure(Kpi.AMOUNT), Measure(Kpi.COUNT)
RATE = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"))


def plan(*components: Component, **fields: Any) -> Plan:
    made = Plan(**{"name": "示例", "version": 1, "valid_from": START, "components": components, **fields})
    check_plan(made)
    return made


def tiers(*rows: tuple[object, ...]) -> tuple[Tier, ...]:
    return tuple(Tier(D(str(row[0])), D(str(row[1])), D(str(row[2])) if len(row) > 2 else None) for row in rows)


def ladder(metric: TierMetric, mode: TierMode, *rows: tuple[object, ...], **fields: Any) -> Tiered:
    basis = fields.pop("basis", Basis.LOAN_AMOUNT)
    return Tiered("阶梯", basis, metric, mode, tiers(*rows), **fields)


def codes(*components: Component, **options: Any) -> list[tuple[str, str]]:
    return [(each.code, each.component) for each in lint(plan(*components), **options)]


UNITS = {"basis": Basis.PER_DEAL}
CARD = Scorecard("考核", (ScoredKpi(COUNT, D(10), D(1)),))
RISING = ladder(TierMetric.COUNT, TierMode.MARGINAL, (0, 500), (5, 600), (9, 700), **UNITS)
BY_SIZE = ladder(TierMetric.DEAL_SIZE, TierMode.RETROACTIVE, (0, "0.01"), (200000, "0.011"))
CASES: list[tuple[str, tuple[Component, ...], list[tuple[str, str]]]] = [
    ("nothing", (BaseSalary("底薪", D(1)), RATE, Seniority("工龄", (Step(D(0), D(1)),))), []),
    ("no name", (replace(RATE, name=" "),), [("name.empty", " ")]),
    ("same name", (RATE, replace(RATE, rate=D(1))), [("name.twice", "提成")]),
    ("pays nothing", (replace(RATE, rate=D(0)),), [("tiers.zero", "提成")]),
    ("ladder of nothing", (ladder(TierMetric.AMOUNT, TierMode.MARGINAL, (0, 0)),), [("tiers.zero", "阶梯")]),
    (
        "names nobody",
        (RATE, Accelerator("加速", COUNT, D(10), (Step(D(1), D("1.1")),), of=("提层",))),
        [("of.unknown", "加速")],
    ),
    ("names itself", (RATE, replace(CARD, of=("考核",))), [("of.unknown", "考核")]),
    ("acts on nothing", (BaseSalary("底薪", D(4000)), CARD), [("of.nothing", "考核")]),
    (
        "held of nothing",
        (BaseSalary("底薪", D(4000)), Retention("留", D("0.1"), at_maturity=True)),
        [("of.nothing", "留")],
    ),
    (
        "two cars",
        (ladder(TierMetric.COUNT, TierMode.RETROACTIVE, (0, 500, 2), (3, 600, 5), (5, 700), **UNITS),),
        [("tiers.gap", "阶梯")],
    ),
    (
        "no whole deal in the hole",
        (ladder(TierMetric.COUNT, TierMode.RETROACTIVE, (0, 500, "2.5"), (3, 600), **UNITS),),
        [],
    ),
    (
        "a hole of one fen",
        (ladder(TierMetric.AMOUNT, TierMode.MARGINAL, (0, "0.01", 50000), ("50000.01", "0.02")),),
        [("tiers.gap", "阶梯")],
    ),
    (
        "no end",
        (ladder(TierMetric.AMOUNT, TierMode.MARGINAL, (0, "0.01", 50000), (50000, "0.02", 90000)),),
        [("tiers.gap", "阶梯")],
    ),
    (
        "overlap",
        (ladder(TierMetric.AMOUNT, TierMode.MARGINAL, (0, "0.01", 60000), (50000, "0.02")),),
        [("tiers.overlap", "阶梯")],
    ),
    (
        "more pays less",
        (ladder(TierMetric.AMOUNT, TierMode.RETROACTIVE, (0, "0.01"), (500000, "0.008")),),
        [("cliff.down", "阶梯")],
    ),
    (
        "a falling marginal ladder takes nothing away",
        (ladder(TierMetric.AMOUNT, TierMode.MARGINAL, (0, "0.01"), (500000, "0.008")),),
        [],
    ),
    (
        "a ladder that is cut where its filter cannot be seen",
        (
            ladder(
                TierMetric.AMOUNT,
                TierMode.RETROACTIVE,
                (0, "0.01"),
                (500000, "0.008"),
                only=DealFilter(products=("甲",)),
            ),
        ),
        [("cliff.down", "阶梯")],
    ),
    (
        "a leap",
        (ladder(TierMetric.COUNT, TierMode.RETROACTIVE, (0, 100), (10, 600), **UNITS),),
        [("cliff.jump", "阶梯")],
    ),
    ("a bonus is a leap", (RATE, Bonus("奖", AMOUNT, D(1000000), D("3000.01"))), [("cliff.jump", "奖")]),
    ("a small bonus is none", (RATE, Bonus("奖", AMOUNT, D(1000000), D(3000))), []),
    (
        "a slowing accelerator",
        (RATE, Accelerator("减", COUNT, D(10), (Step(D(1), D("0.8")),))),
        [("cliff.down", "减")],
    ),
    (
        "cap below the top",
        (
            ladder(
                TierMetric.COUNT, TierMode.MARGINAL, (0, 500), (5, 600), (9, 700), limits=Limits(cap=D(4400)), **UNITS
            ),
        ),
        [("cap.below_top", "阶梯")],
    ),
    (
        "cap above the top",
        (
            ladder(
                TierMetric.COUNT, TierMode.MARGINAL, (0, 500), (5, 600), (9, 700), limits=Limits(cap=D(4401)), **UNITS
            ),
        ),
        [],
    ),
    (
        "cap of a deal",
        (
            ladder(
                TierMetric.DEAL_SIZE,
                TierMode.RETROACTIVE,
                (0, "0.01"),
                (200000, "0.011"),
                limits=Limits(deal_cap=D(1500)),
            ),
        ),
        [("cap.below_top", "阶梯")],
    ),
    ("weights", (RATE, replace(CARD, kpis=(ScoredKpi(COUNT, D(10), D("0.9")),))), [("weights.sum", "考核")]),
    (
        "a gate nobody passes",
        (RATE, replace(CARD, kpis=(ScoredKpi(Measure(Kpi.APPROVAL_RATE), D(1), D(1), gate=D("1.2")),))),
        [("gate.unreachable", "考核")],
    ),
    (
        "a gate below nothing",
        (
            RATE,
            replace(
                CARD,
                kpis=(ScoredKpi(Measure(Kpi.OVERDUE_RATE), D("0.01"), D(1), gate=D("-0.01"), lower_is_better=True),),
            ),
        ),
        [("gate.unreachable", "考核")],
    ),
    (
        "a gate above its target",
        (RATE, replace(CARD, kpis=(ScoredKpi(Measure(Kpi.SATISFACTION), D(90), D(1), gate=D(95)),))),
        [("gate.above_target", "考核")],
    ),
    (
        "a score nobody reaches",
        (RATE, replace(CARD, table=(Step(D(0), D(1)), Step(D("1.1"), D("1.1"))))),
        [("score.unreachable", "考核")],
    ),
    (
        "a bonus nobody reaches",
        (Bonus("奖", Measure(Kpi.COLLECTION_RATE), D(99), D(100)),),
        [("bonus.unreachable", "奖")],
    ),
    (
        "deductions above all",
        (BaseSalary("底薪", D(9), (MissedTarget(COUNT, D(3), D("0.6")), MissedTarget(AMOUNT, D(3), D("0.5")))),),
        [("salary.deductions", "底薪")],
    ),
    (
        "an easy quarter",
        (BaseSalary("底薪", D(9), (MissedTarget(COUNT, D(3), D("0.6"), D(2)),)),),
        [("salary.made_up_early", "底薪")],
    ),
    (
        "all held and more",
        (RATE, Retention("一", D("0.6"), at_maturity=True), Retention("二", D("0.5"), at_maturity=True)),
        [("retention.whole", "一")],
    ),
    ("released in part", (RATE, Retention("留", D("0.5"), (Release(6, D("0.9")),))), [("retention.releases", "留")]),
    ("never released", (RATE, Retention("留", D("0.5"))), [("retention.never", "留")]),
    (
        "paid out before it is safe",
        (RATE, Retention("留", D("0.5"), (Release(6, D(1)),)), Clawback("追", (ClawbackStep(7, D(1)),))),
        [("clawback.outlasts", "追")],
    ),
    (
        "safe before it is paid out",
        (RATE, Retention("留", D("0.5"), (Release(6, D(1)),)), Clawback("追", (ClawbackStep(6, D(1)),))),
        [],
    ),
    ("regional", (RATE, RegionalCap("限", (RegionLimit("云南", D(0)),))), []),
    ("excess", (Excess("超", Basis.FEE_INCOME, D(3000), D("0.1")),), []),
]


@pytest.mark.parametrize(("parts", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_findings(parts: tuple[Component, ...], expected: list[tuple[str, str]]) -> None:
    assert codes(*parts) == expected


def test_findings_bring_their_figures() -> None:
    (gap,) = lint(plan(ladder(TierMetric.COUNT, TierMode.RETROACTIVE, (0, 500, 2), (3, 600), **UNITS)))
    assert (gap.severity, dict(gap.params)) == (PlanSeverity.ERROR, {"start": 2, "end": 3})
    (down,) = lint(plan(ladder(TierMetric.AMOUNT, TierMode.RETROACTIVE, (0, "0.01"), (500000, "0.008"))))
    assert dict(down.params) == {"metric": "amount", "volume": 500000, "before": 5000, "after": 4000}
    worked = ladder(TierMetric.AMOUNT, TierMode.RETROACTIVE, (0, "0.005"), (500000, "0.006"), (1000000, "0.008"))
    assert codes(worked) == []
    assert codes(worked, jump=D(1999)) == [("cliff.jump", "阶梯")]


def test_findings_come_in_the_order_of_the_parts() -> None:
    found = codes(
        replace(RATE, rate=D(0)), ladder(TierMetric.AMOUNT, TierMode.MARGINAL, (0, 0)), replace(RATE, name="")
    )
    assert found == [("tiers.zero", "提成"), ("tiers.zero", "阶梯"), ("name.empty", "")]


def test_versions_that_do_not_follow_one_another() -> None:
    first = plan(RATE, valid_to=date(2026, 6, 30))
    second = plan(RATE, version=2, valid_from=date(2026, 7, 1))
    assert check_versions([second, first]) == []
    assert check_versions([]) == []
    (overlap,) = check_versions([first, replace(second, valid_from=date(2026, 6, 30))])
    assert (overlap.code, dict(overlap.params)) == (
        "versions.overlap",
        {"first": 1, "second": 2, "start": date(2026, 6, 30), "end": date(2026, 6, 30)},
    )
    (gap,) = check_versions([first, replace(second, valid_from=date(2026, 7, 10))])
    assert (gap.code, gap.params["start"], gap.params["end"]) == ("versions.gap", date(2026, 7, 1), date(2026, 7, 9))
    found = check_versions([first, replace(first, valid_from=date(2026, 7, 1), valid_to=None)])
    assert [each.code for each in found] == ["versions.twice"]
    open_ended = check_versions(
        [replace(first, valid_to=None), second, replace(second, version=3, valid_from=date(2026, 9, 1))]
    )
    assert [(each.code, each.params["first"], each.params["second"]) for each in open_ended] == [
        ("versions.overlap", 1, 2),
        ("versions.overlap", 1, 3),
    ]


# Curves ---------------------------------------------------------------------------------------------------------------


def test_the_curve_shows_each_step_as_one() -> None:
    worked = ladder(TierMetric.AMOUNT, TierMode.RETROACTIVE, (0, "0.005"), (500000, "0.006"), (1000000, "0.008"))
    curve = pay_curve(worked, TierMetric.AMOUNT, D(1200000), points=12)
    found = {point.volume: point.pay for point in curve}
    assert found[D("499999.99")] == 2500
    assert found[D(500000)] == 3000
    assert found[D(1000000)] == 8000
    assert found[D(1200000)] == 9600
    assert [point.volume for point in curve if point.step] == [500000, 1000000]
    assert [point.volume for point in curve] == sorted({point.volume for point in curve})
    assert (curve[0].volume, curve[0].pay, len(curve)) == (0, 0, 13 + 2)


def test_curves_by_count_and_by_size() -> None:
    units = ladder(TierMetric.COUNT, TierMode.RETROACTIVE, (0, 500), (3, 600), **UNITS)
    curve = pay_curve(units, TierMetric.COUNT, D(5))
    assert [(int(point.volume), int(point.pay), point.step) for point in curve] == [
        (0, 0, False),
        (1, 500, False),
        (2, 1000, False),
        (3, 1800, True),
        (4, 2400, False),
        (5, 3000, False),
    ]
    sizes = ladder(TierMetric.DEAL_SIZE, TierMode.RETROACTIVE, (0, "0.01"), (50001, "0.02"))
    found = {point.volume: point.pay for point in pay_curve(sizes, TierMetric.DEAL_SIZE, D(100000), points=2)}
    assert found == {0: 0, 50000: 500, D("50000.99"): D("500.01"), 50001: D("1000.02"), 100000: 2000}


def test_the_curve_of_a_plan_adds_its_parts_up() -> None:
    whole = plan(BaseSalary("底薪", D(4000)), RATE, Bonus("奖", AMOUNT, D(250000), D(500)))
    curve = pay_curve(whole, TierMetric.AMOUNT, D(300000), points=3)
    assert [(point.volume, point.pay) for point in curve if point.volume in (0, 100000, 250000, 300000)] == [
        (0, 4000),
        (100000, 5000),
        (250000, 7000),
        (300000, 7500),
    ]
    quarterly = plan(RATE, period=Period.QUARTER)
    assert pay_curve(quarterly, TierMetric.AMOUNT, D(100000), points=1)[-1].pay == 1000
    by_fee = Excess("超", Basis.FEE_INCOME, D(6000), D("0.1"))
    assert [point.volume for point in pay_curve(by_fee, TierMetric.AMOUNT, D(400000)) if point.step] == [200000]
    known = Circumstances(satisfaction=D(90))
    rated = plan(RATE, Scorecard("考", (ScoredKpi(Measure(Kpi.SATISFACTION), D(100), D(1)),)))
    assert pay_at(rated, TierMetric.COUNT, D(1), known=known).total == 900


@pytest.mark.parametrize("upto", ["0", "-1", "NaN", "Infinity"])
def test_a_curve_needs_a_volume(upto: str) -> None:
    with pytest.raises(DomainError, match=r"number\.not_finite"):
        pay_curve(RATE, TierMetric.AMOUNT, D(upto))


@settings(max_examples=40)
@given(st.lists(st.integers(1, 900_000), unique=True, max_size=3).map(sorted), st.data())
def test_the_linter_knows_when_more_pays_less(starts: list[int], data: st.DataObject) -> None:
    """``cliff.down`` exactly where the rate of a retroactive ladder falls by enough to be seen."""
    rates = [data.draw(st.integers(0, 30)) for _ in [0, *starts]]
    steps = tuple(Tier(D(start), D(rate) / 1000) for start, rate in zip([0, *starts], rates, strict=True))
    part = Tiered("阶梯", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.RETROACTIVE, steps)
    downs = {each.params["volume"] for each in lint(plan(part)) if each.code == "cliff.down"}
    # Every deal of a month is rounded by itself: what is less by a few fen is no cliff.
    sure = {above.start for tier, above in pairwise(steps) if (tier.rate - above.rate) * above.start > 1}
    never = {above.start for tier, above in pairwise(steps) if above.rate >= tier.rate}
    assert sure <= downs
    assert not downs & never


# Duels ----------------------------------------------------------------------------------------------------------------


def history() -> list[DealFacts]:
    return [
        DealFacts(number, D(100000), disbursed_on=date(2026, 1, 10) + timedelta(days=15 * number))
        for number in range(8)
    ]


def test_a_duel_says_which_when_and_why() -> None:
    steady = plan(BaseSalary("底薪", D(3000)), RATE, valid_to=date(2026, 1, 31))
    steep = plan(ladder(TierMetric.COUNT, TierMode.RETROACTIVE, (0, "0.005"), (2, "0.02")), valid_from=date(2027, 1, 1))
    found = duel(steady, steep, history(), date(2026, 4, 30))
    assert [(row.period, row.a.earned, row.b.earned) for row in found.rows] == [
        ("2026-01", 5000, 4000),
        ("2026-02", 5000, 4000),
        ("2026-03", 5000, 4000),
        ("2026-04", 5000, 4000),
    ]
    assert found.better == "a"
    assert found.total.difference == 4000
    assert found.total.a.by_component == (("底薪", D("12000.00")), ("提成", D("8000.00")))
    assert found.by_deal[0] == (0, D("1000.00"), D("2000.00"))
    assert len(found.by_deal) == 8
    assert duel(steep, steady, history(), date(2026, 4, 30)).better == "b"
    assert duel(steady, steady, history(), date(2026, 4, 30)).better is None


def test_a_duel_tells_the_months_one_asks_about_and_replays_those_before() -> None:
    whole = duel(plan(RATE), plan(RATE, period=Period.QUARTER), history(), date(2026, 6, 30))
    late = duel(plan(RATE), plan(RATE, period=Period.QUARTER), history(), date(2026, 6, 30), since=date(2026, 5, 2))
    assert late.rows == tuple(row for row in whole.rows if row.period >= "2026-Q2")
    assert late.total.a.earned == sum((row.a.earned for row in late.rows), D(0))
    assert late.without_deal == late.total.difference - sum((a - b for _, a, b in late.by_deal), D(0))


def test_a_duel_of_a_month_and_a_quarter_is_fought_by_quarters() -> None:
    found = duel(plan(RATE), plan(RATE, period=Period.QUARTER), history(), date(2026, 6, 30))
    assert [(row.period, row.difference) for row in found.rows] == [("2026-Q1", 0), ("2026-Q2", 0)]
    assert found.by_deal == ()


@given(st.lists(st.tuples(st.integers(1, 500_000), st.integers(0, 300)), max_size=8))
def test_a_duel_replays_what_each_plan_pays(rows: list[tuple[int, int]]) -> None:
    facts = [
        DealFacts(number, D(amount), disbursed_on=START + timedelta(days=days))
        for number, (amount, days) in enumerate(rows)
    ]
    one = plan(RATE)
    other = plan(ladder(TierMetric.AMOUNT, TierMode.MARGINAL, (0, "0.005"), (300000, "0.02")))
    found = duel(one, other, facts, date(2026, 12, 31))
    for row in found.rows:
        assert row.a.earned == evaluate(one, facts, row.period).total
        assert row.b.earned == evaluate(other, facts, row.period).total
    assert found.total.a.earned == sum((row.a.earned for row in found.rows), D(0))
    assert sum((a - b for _, a, b in found.by_deal), D(0)) == found.total.difference
