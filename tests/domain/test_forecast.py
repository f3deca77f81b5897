"""Forecasts: every outcome against ``evaluate``, every weight against exact fractions, over all 2^n subsets."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import comb
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
    evaluate,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast import IncomeForecast, Method, OpenDeal, forecast

D = Decimal
START = date(2026, 1, 1)
NOVEMBER = date(2026, 11, 1)
AMOUNT = Measure(Kpi.AMOUNT)
COUNT = Measure(Kpi.COUNT)
BONUS = Bonus("达标奖", AMOUNT, D(1_000_000), D(5_000))


def plan(*components: Component, **fields: Any) -> Plan:
    return Plan(**{"name": "示例", "version": 1, "valid_from": START, "components": components, **fields})


def deal(number: int, amount: object, day: int = 5, **fields: Any) -> DealFacts:
    return DealFacts(number, D(str(amount)), **{"disbursed_on": NOVEMBER + timedelta(days=day - 1), **fields})


def opened(number: int, amount: object, chance: str = "0.5", day: int = 20, **fields: Any) -> OpenDeal:
    facts = DealFacts(number, D(str(amount)), **fields)
    return OpenDeal(facts, D(chance), NOVEMBER + timedelta(days=day - 1))


def ladder(mode: TierMode, metric: TierMetric, *steps: tuple[int, str], **fields: Any) -> Tiered:
    return Tiered(
        "阶梯", Basis.LOAN_AMOUNT, metric, mode, tuple(Tier(D(start), D(rate)) for start, rate in steps), **fields
    )


def subsets(open_deals: Sequence[OpenDeal]) -> Any:
    for picks in product((False, True), repeat=len(open_deals)):
        chance = Fraction(1)
        for each, came in zip(open_deals, picks, strict=True):
            chance *= Fraction(each.chance) if came else 1 - Fraction(each.chance)
        yield picks, chance


def brute(
    of: Plan, closed: Sequence[DealFacts], open_deals: Sequence[OpenDeal], period: str = "2026-11", **extras: Any
) -> tuple[dict[Decimal, Fraction], list[Fraction]]:
    """The distribution and what each deal is worth, outcome by outcome."""
    found: dict[Decimal, Fraction] = defaultdict(Fraction)
    pays = {}
    for picks, chance in subsets(open_deals):
        came = [each.counted(of) for each, comes in zip(open_deals, picks, strict=True) if comes]
        pays[picks] = evaluate(of, [*closed, *came], period, **extras).total
        found[pays[picks]] += chance
    margins = []
    for number in range(len(open_deals)):
        worth = Fraction(0)
        for picks, chance in subsets([each for other, each in enumerate(open_deals) if other != number]):
            with_it = (*picks[:number], True, *picks[number:])
            without = (*picks[:number], False, *picks[number:])
            worth += chance * Fraction(pays[with_it] - pays[without])
        margins.append(worth)
    return {pay: chance for pay, chance in found.items() if chance}, margins


def agrees(
    of: Plan, closed: Sequence[DealFacts], open_deals: Sequence[OpenDeal], period: str = "2026-11", **extras: Any
) -> IncomeForecast:
    found = forecast(of, closed, open_deals, period, **extras)
    expected, margins = brute(of, closed, open_deals, period, **extras)
    assert found.method is Method.EXACT
    assert found.error == 0
    assert list(found.support) == sorted(expected)
    for pay, chance in zip(found.support, found.chances, strict=True):
        assert chance == pytest.approx(float(expected[pay]), abs=1e-12)
    mean = sum(chance * Fraction(pay) for pay, chance in expected.items())
    assert abs(Fraction(found.mean) - mean) <= Fraction(1, 200) + Fraction(1, 10**6)
    for each, margin in zip(found.deals, margins, strict=True):
        assert abs(Fraction(each.margin) - margin) <= Fraction(1, 200) + Fraction(1, 10**6)
    assert found.certain == evaluate(of, closed, period, **extras).total
    return found


# Worked ---------------------------------------------------------------------------------------------------------------


def test_ten_deals_before_a_bonus() -> None:
    closed = [deal(1, 600_000)]
    found = agrees(plan(BONUS), closed, [opened(number, 100_000) for number in range(10, 20)])
    # Four or more of ten: 848 of 1,024.
    chance = Fraction(sum(comb(10, count) for count in range(4, 11)), 1024)
    assert (float(chance), found.mean) == (0.828125, D("4140.63"))
    assert (found.support, found.chances) == ((D(0), D(5_000)), (1 - 0.828125, 0.828125))
    assert [gate.odds for gate in found.gates] == [0.828125]
    assert (found.gates[0].threshold, found.gates[0].reached) == (1_000_000, 600_000)
    # Exactly three of the other nine.
    assert found.deals[0].margin == D("820.31") == round(D(5_000) * comb(9, 3) / 512, 2)
    assert found.deals[0].alone == 0
    assert (found.quantile(0.1), found.quantile(0.171875), found.quantile(0.18), found.quantile(1)) == (
        0,
        0,
        5_000,
        5_000,
    )
    assert (found.odds(D(1)), found.odds(D(0)), found.odds(D("5000.01"))) == (0.828125, 1.0, 0)


def test_a_tier_reached_pays_what_is_counted_again() -> None:
    retroactive = ladder(
        TierMode.RETROACTIVE, TierMetric.AMOUNT, (0, "0.005"), (500_000, "0.006"), (1_000_000, "0.008")
    )
    found = agrees(plan(retroactive), [deal(1, 900_000)], [opened(2, 100_000, "0.3")])
    assert found.support == (D(5_400), D(8_000))
    assert found.deals[0].alone == found.deals[0].margin == 2_600
    assert found.mean == D("6180.00")


def test_nothing_open() -> None:
    found = agrees(plan(BaseSalary("底薪", D(4_000)), BONUS), [], [])
    assert (found.support, found.chances, found.mean, found.deals) == ((D(4_000),), (1.0,), 4_000, ())


def test_certain_and_lost_deals() -> None:
    found = agrees(plan(BONUS), [], [opened(1, 600_000, "1"), opened(2, 400_000, "0"), opened(3, 300_000, "0")])
    assert (found.support, found.chances) == ((D(0),), (1.0,))
    assert [each.margin for each in found.deals] == [0, 5_000, 0]


def test_another_month_adds_nothing() -> None:
    found = agrees(plan(BONUS), [], [opened(1, 2_000_000, "0.9", day=35)])
    assert (found.mean, found.deals[0].margin) == (0, 0)


def test_an_open_deal_counts_once() -> None:
    """A deal among the counted that is open too is taken from the open ones."""
    both = forecast(plan(BONUS), [deal(1, 1_000_000), deal(2, 1)], [opened(1, 1_000_000)], "2026-11")
    assert both.mean == 2_500


def test_a_chance_that_cannot_be() -> None:
    with pytest.raises(DomainError, match=r"rate\.range"):
        opened(1, 1, "1.01")


# Every shape of plan, all subsets -------------------------------------------------------------------------------------

CHANCES = st.integers(0, 20).map(lambda twentieths: D(twentieths) / 20)
LOANS = st.one_of(
    st.integers(1, 40).map(lambda tens: D(tens) * 10_000),
    st.integers(1, 40_000_000).map(lambda fen: D(fen).scaleb(-2)),
)
RATES = st.integers(0, 5_000).map(lambda parts: D(parts).scaleb(-5))
MEASURES = st.sampled_from(
    [AMOUNT, COUNT, Measure(Kpi.AMOUNT, only=DealFilter(new_vehicle=True)), Measure(Kpi.SATISFACTION)]
)
FILTERS = st.sampled_from([DealFilter(), DealFilter(new_vehicle=True), DealFilter(min_loan=D(100_000))])
KNOWN = {
    "2026-11": Circumstances(satisfaction=D(4), decided=10, approved=8, hired_on=date(2022, 3, 1)),
}


def starts(measure: Measure) -> st.SearchStrategy[Decimal]:
    return (
        st.integers(1, 8).map(D)
        if measure.kpi in (Kpi.COUNT, Kpi.SATISFACTION)
        else st.integers(1, 200).map(lambda tens: D(tens) * 10_000)
    )


@st.composite
def rising(draw: st.DrawFn, measure: Measure, size: int = 3) -> list[Decimal]:
    return sorted(draw(st.lists(starts(measure), unique=True, min_size=1, max_size=size)))


@st.composite
def tiered(draw: st.DrawFn, number: int) -> Tiered:
    metric = draw(st.sampled_from([TierMetric.COUNT, TierMetric.AMOUNT, TierMetric.DEAL_SIZE]))
    mode = draw(st.sampled_from(TierMode))
    steps = [D(0), *draw(rising(COUNT if metric is TierMetric.COUNT else AMOUNT))]
    return Tiered(
        f"阶梯{number}",
        draw(st.sampled_from([Basis.LOAN_AMOUNT, Basis.FEE_INCOME, Basis.PER_DEAL])),
        metric,
        mode,
        tuple(Tier(start, draw(RATES)) for start in steps),
        only=draw(FILTERS),
        limits=draw(LIMITS),
    )


LIMITS = st.sampled_from(
    [
        Limits(),
        Limits(),
        Limits(cap=D(3_000)),
        Limits(floor=D(1_000)),
        Limits(deal_cap=D(500)),
        Limits(D(2_500), D(300), D(900), D(80)),
    ]
)


@st.composite
def components(draw: st.DrawFn, number: int) -> Component:
    name = f"部分{number}"
    measure = draw(MEASURES)
    match draw(st.integers(0, 9)):
        case 0:
            missed = MissedTarget(measure, draw(starts(measure)), D("0.1"))
            return BaseSalary(name, D(4_000), (missed,))
        case 1:
            return PerDeal(name, Basis.LOAN_AMOUNT, draw(RATES), draw(FILTERS), draw(LIMITS))
        case 2 | 3:
            return draw(tiered(number))
        case 4:
            return Excess(name, Basis.LOAN_AMOUNT, draw(starts(AMOUNT)), draw(RATES))
        case 5:
            return Bonus(name, measure, draw(starts(measure)), D("1234.56"))
        case 6:
            steps = [Step(start, D(5 + 4 * place) / 5) for place, start in enumerate((D("0.8"), D("1.2")))]
            return Accelerator(name, measure, draw(starts(measure)), tuple(steps))
        case 7:
            kpis = (
                ScoredKpi(measure, draw(starts(measure)), D("0.6"), D("1.2")),
                ScoredKpi(COUNT, D(3), D("0.4"), gate=D(1)),
            )
            amount = draw(st.sampled_from([None, D(2_000)]))
            table = (Step(D(0), D("0.7")), Step(D("0.6"), D("0.95")), Step(D(1), D("1.1")))
            return Scorecard(name, kpis, table, amount)
        case 8:
            return Seniority(name, (Step(D(0), D(1)), Step(D(36), D("1.05"))), multiplies=True)
        case _:
            return RegionalCap(name, (RegionLimit("河南", D("0.01"), D("0.02")), RegionLimit("云南", D(0))))


@st.composite
def cases(draw: st.DrawFn, most: int = 6) -> tuple[Plan, list[DealFacts], list[OpenDeal]]:
    def fields() -> dict[str, Any]:
        return {
            "fee_income": draw(st.integers(0, 500_000).map(lambda fen: D(fen).scaleb(-2))),
            "new_vehicle": draw(st.booleans()),
            "region": draw(st.sampled_from(["", "河南", "云南"])),
            "term_months": draw(st.sampled_from([None, 12, 48])),
            "share": draw(st.sampled_from([D(1), D("0.5")])),
        }

    count = draw(st.integers(1, 3))
    of = plan(*[draw(components(number)) for number in range(count)], split_counts=draw(st.booleans()))
    closed = [
        deal(number, draw(LOANS), draw(st.integers(1, 15)), **fields()) for number in range(draw(st.integers(0, 3)))
    ]
    open_deals = []
    for number in range(draw(st.integers(0, most))):
        day = draw(st.integers(10, 32))
        open_deals.append(opened(100 + number, draw(LOANS), str(draw(CHANCES)), day, **fields()))
    return of, closed, open_deals


@settings(max_examples=150)
@given(cases())
def test_every_subset_of_any_plan(case: tuple[Plan, list[DealFacts], list[OpenDeal]]) -> None:
    agrees(*case, circumstances=KNOWN)


@settings(max_examples=5)
@given(cases(most=10), st.randoms())
def test_many_open_deals(case: tuple[Plan, list[DealFacts], list[OpenDeal]], random: Any) -> None:
    of, closed, open_deals = case
    found = forecast(of, closed, open_deals, "2026-11", circumstances=KNOWN)
    assert sum(found.chances) == pytest.approx(1)
    random.shuffle(open_deals)
    again = forecast(of, closed, open_deals, "2026-11", circumstances=KNOWN)
    if found.method is Method.EXACT:
        assert again.fen == found.fen
        assert again.mean == pytest.approx(found.mean, abs=D("0.011"))


@pytest.mark.parametrize("count", [11, 12])
def test_twelve_deals_on_the_grid(count: int) -> None:
    steps = ladder(TierMode.RETROACTIVE, TierMetric.COUNT, (0, "0.004"), (5, "0.0055"), (9, "0.007"))
    of = plan(steps, BONUS, Bonus("台数奖", COUNT, D(8), D(800)))
    chances = ("0.9", "0.35", "0.5", "0.62", "0.08")
    open_deals = [opened(10 + number, 73_000 + 11_000 * number, chances[number % 5]) for number in range(count)]
    agrees(of, [deal(1, 210_000)], open_deals)


def test_quarters() -> None:
    """A part measured by the quarter pays with its last month, on all of the quarter's deals."""
    steps = ladder(TierMode.RETROACTIVE, TierMetric.AMOUNT, (0, "0.001"), (1_000_000, "0.002"), measured=Period.QUARTER)
    of = plan(steps, PerDeal("提成", Basis.LOAN_AMOUNT, D("0.005")))
    closed = [deal(1, 400_000), deal(2, 300_000, day=35)]
    agrees(of, closed, [opened(3, 300_000, day=40), opened(4, 200_000, day=45), opened(5, 90_000, day=70)], "2026-12")
    agrees(of, closed, [opened(3, 300_000), opened(4, 200_000, day=45)])
    quarterly = plan(steps, BONUS, period=Period.QUARTER)
    agrees(quarterly, closed, [opened(3, 300_000), opened(4, 200_000, day=45)], "2026-Q4")


def test_what_was_earned_before_goes_back() -> None:
    back = Clawback("追回", (ClawbackStep(6, D(1)),))
    of = plan(PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")), back, BONUS)
    before = DealFacts(1, D(300_000), disbursed_on=date(2026, 9, 3), settled_on=date(2026, 11, 7))
    reversed_ = DealFacts(2, D(200_000), disbursed_on=date(2026, 10, 3), reversed_on=date(2026, 11, 9))
    found = agrees(of, [before, reversed_], [opened(3, 1_000_000), opened(4, 100_000)])
    assert found.certain == -5_000


def test_held_pay_is_earned() -> None:
    held = Retention("风险金", D("0.2"), (Release(12, D(1)),))
    agrees(plan(PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")), held), [deal(1, 50_000)], [opened(2, 70_000)])


def test_the_quarter_that_makes_up_for_a_month() -> None:
    salary = BaseSalary("底薪", D(4_000), (MissedTarget(AMOUNT, D(300_000), D("0.1"), D(700_000)),))
    closed = [DealFacts(1, D(200_000), disbursed_on=date(2026, 10, 3)), deal(2, 200_000)]
    agrees(plan(salary), closed, [opened(3, 200_000, day=40), opened(4, 150_000, day=41)], "2026-12")


# Where not every outcome can be looked at -----------------------------------------------------------------------------


def sixty(unit: int) -> list[OpenDeal]:
    return [
        opened(10 + number, (50_000 + 7_919 * number * number % 150_000) // unit * unit, f"0.{10 + number * 37 % 80}")
        for number in range(60)
    ]


TIERS = ladder(TierMode.RETROACTIVE, TierMetric.AMOUNT, (0, "0.005"), (3_000_000, "0.006"), (4_000_000, "0.008"))
GATES = (
    Bonus("甲", AMOUNT, D(3_500_000), D(3_000)),
    Bonus("乙", COUNT, D(30), D(2_000)),
    Bonus("丙", AMOUNT, D(4_500_000), D(9_000)),
)


def test_a_sample_lies_where_it_says() -> None:
    """The same deals in whole thousands are exact; a fen more on each makes no difference but to the method."""
    exact = forecast(plan(TIERS, *GATES), [], sixty(1_000), "2026-11")
    odd = [
        OpenDeal(
            DealFacts(each.facts.deal_id, each.facts.loan_amount + D("0.01") * place), each.chance, each.expected_on
        )
        for place, each in enumerate(sixty(1_000))
    ]
    drawn = forecast(plan(TIERS, *GATES), [], odd, "2026-11")
    assert (exact.method, exact.error, exact.forced_by) == (Method.EXACT, 0, ())
    assert (drawn.method, drawn.forced_by) == (Method.SIMULATED, ("*",))
    assert 0 < drawn.error < 100
    assert abs(drawn.mean - exact.mean) < 4 * drawn.error + 1
    for ours, theirs in zip(drawn.deals, exact.deals, strict=True):
        assert abs(ours.margin - theirs.margin) < 5 * ours.error + 1
    for one, other in zip(drawn.gates, exact.gates, strict=True):
        assert one.odds == pytest.approx(other.odds, abs=0.02)
    assert drawn == forecast(plan(TIERS, *GATES), [], odd, "2026-11")


def test_what_hangs_on_the_order_is_named() -> None:
    steps = ladder(TierMode.MARGINAL, TierMetric.COUNT, (0, "0.004"), (5, "0.0055"), (20, "0.007"))
    found = forecast(plan(steps, BONUS), [deal(1, 100_000)], sixty(1_000)[:20], "2026-11")
    assert (found.method, found.forced_by) == (Method.SIMULATED, ("阶梯",))
    assert found.error > 0
    assert [(gate.component, gate.threshold) for gate in found.gates] == [
        ("阶梯", 5),
        ("阶梯", 20),
        ("达标奖", 1_000_000),
    ]
