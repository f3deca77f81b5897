"""Ways across the next step, against all subsets; and other assumptions, which touch nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import prod
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carloan_desk.domain.commission import (
    Basis,
    Bonus,
    Component,
    DealFacts,
    Kpi,
    Measure,
    PerDeal,
    Plan,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    evaluate,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast import Gap, OpenDeal, Sliders, Way, forecast, gaps, moved, what_if
from carloan_desk.domain.forecast import ways as solver

D = Decimal
DAY = date(2026, 11, 20)
BONUS = Bonus("达标奖", Measure(Kpi.AMOUNT), D(1_000_000), D(5_000))
COUNTED = Bonus("台数奖", Measure(Kpi.COUNT), D(6), D(800))
LADDER = Tiered(
    "阶梯",
    Basis.LOAN_AMOUNT,
    TierMetric.AMOUNT,
    TierMode.RETROACTIVE,
    (Tier(D(0), D("0.005")), Tier(D(700_000), D("0.006")), Tier(D(1_200_000), D("0.008"))),
)


def plan(*components: Component) -> Plan:
    return Plan("示例", 1, date(2026, 1, 1), components=components)


def deal(number: int, amount: object) -> DealFacts:
    return DealFacts(number, D(str(amount)), disbursed_on=date(2026, 11, 3))


def opened(number: int, amount: object, chance: str = "0.5", **fields: Any) -> OpenDeal:
    return OpenDeal(DealFacts(number, D(str(amount)), **fields), D(chance), DAY)


def test_which_deals_reach_the_bonus() -> None:
    open_deals = [
        opened(11, 300_000, "0.2"),
        opened(12, 150_000, "0.9"),
        opened(13, 130_000, "0.8"),
        opened(14, 250_000, "0.6"),
        opened(15, 900_000, "0"),
    ]
    (gap,) = gaps(plan(BONUS), [deal(1, 740_000)], open_deals, "2026-11", sizes=[D(90_000), D(260_000)])
    assert (gap.component, gap.threshold, gap.reached, gap.missing) == ("达标奖", 1_000_000, 740_000, 260_000)
    # One deal does it, though it is not likely; the two likeliest together are likelier, and smaller.
    assert gap.fewest == Way((11,), D(300_000), D("0.2000"), D(5_000), True)
    assert gap.likeliest == Way((12, 13), D(280_000), D("0.7200"), D(5_000), True)
    assert gap.smallest == gap.likeliest
    assert gap.new_deals == ((D(90_000), 3), (D(260_000), 1))


def test_the_next_step_of_each_part() -> None:
    found = gaps(plan(BONUS, LADDER, COUNTED), [deal(1, 740_000)], [opened(2, 10_000)], "2026-11", sizes=[D(80_000)])
    assert [(gap.component, gap.threshold) for gap in found] == [
        ("达标奖", 1_000_000),
        ("阶梯", 1_200_000),
        ("台数奖", 6),
    ]
    assert all(gap.fewest is None and gap.likeliest is None and gap.smallest is None for gap in found)
    assert [gap.new_deals for gap in found] == [((D(80_000), 4),), ((D(80_000), 6),), ((D(80_000), 5),)]


def test_what_is_reached_is_no_gap() -> None:
    assert gaps(plan(BONUS), [deal(1, 1_000_000)], [opened(2, 1)], "2026-11") == ()


def test_crossing_a_retroactive_step_pays_what_is_counted_again() -> None:
    (gap,) = gaps(plan(LADDER), [deal(1, 600_000)], [opened(2, 100_000)], "2026-11")
    assert gap.fewest is not None
    # 700,000 × 0.6 % − 600,000 × 0.5 %
    assert gap.fewest.brings == 1_200


def check(gap: Gap, closed: Sequence[DealFacts], open_deals: Sequence[OpenDeal], of: Plan) -> None:
    by_count = gap.component == "台数奖"

    def adds(each: OpenDeal) -> Decimal:
        return D(1) if by_count else each.facts.loan_amount

    candidates = []
    for size in range(len(open_deals) + 1):
        for some in combinations([each for each in open_deals if each.chance], size):
            total = sum(map(adds, some), D(0))
            if total >= gap.missing:
                candidates.append((some, total, prod((Fraction(each.chance) for each in some), start=Fraction(1))))
    if not candidates:
        assert (gap.fewest, gap.likeliest, gap.smallest) == (None, None, None)
        return
    assert gap.fewest is not None
    assert gap.likeliest is not None
    assert gap.smallest is not None
    by_id = {each.facts.deal_id: each for each in open_deals}
    for way in (gap.fewest, gap.likeliest, gap.smallest):
        chosen = [by_id[number] for number in way.deals]
        assert way.exact
        assert way.adds == sum(map(adds, chosen), D(0)) >= gap.missing
        came = evaluate(of, [*closed, *(each.counted(of) for each in chosen)], "2026-11").total
        assert way.brings == came - evaluate(of, closed, "2026-11").total

    def chance(way: Way) -> Fraction:
        return prod((Fraction(by_id[number].chance) for number in way.deals), start=Fraction(1))

    fewest = min(len(some) for some, _, _ in candidates)
    assert (len(gap.fewest.deals), chance(gap.fewest)) == (
        fewest,
        max(chance_ for some, _, chance_ in candidates if len(some) == fewest),
    )
    assert chance(gap.likeliest) == max(chance_ for _, _, chance_ in candidates)
    least = min(total for _, total, _ in candidates)
    assert (gap.smallest.adds, chance(gap.smallest)) == (
        least,
        max(chance_ for _, total, chance_ in candidates if total == least),
    )


@pytest.fixture(params=[14, 0], ids=["each set", "each sum"])
def looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Both ways of searching answer alike."""
    monkeypatch.setattr(solver, "ONE_BY_ONE", request.param)
    monkeypatch.setattr(solver, "_MOST", 2_000_000)
    return int(request.param)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.one_of(
                st.integers(1, 40).map(lambda tens: tens * 10_000), st.integers(1, 40_000).map(lambda tens: tens * 10)
            ),
            st.integers(0, 20).map(lambda part: str(D(part) / 20)),
        ),
        max_size=8,
    ),
    st.integers(0, 90_000).map(lambda tens: tens * 10),
)
def test_against_all_subsets(looked_at: int, some: list[tuple[int, str]], before: int) -> None:
    of, closed = plan(BONUS, LADDER, COUNTED), [deal(1, before)]
    open_deals = [opened(10 + number, amount, chance) for number, (amount, chance) in enumerate(some)]
    for gap in gaps(of, closed, open_deals, "2026-11"):
        check(gap, closed, open_deals, of)


def test_twelve_odd_amounts(looked_at: int) -> None:
    of = plan(BONUS, COUNTED)
    open_deals = [
        opened(10 + number, D(70_000 + 3_137 * number**2) + 20 * number, f"0.{30 + 5 * number}") for number in range(12)
    ]
    for gap in gaps(of, [deal(1, 100_000)], open_deals, "2026-11"):
        check(gap, [deal(1, 100_000)], open_deals, of)


def test_too_varied_amounts_still_cross_and_say_so() -> None:
    open_deals = [
        opened(10 + number, D(50_000 + 7_919 * number**2 % 90_000) + D("0.01") * number, f"0.{30 + number}")
        for number in range(40)
    ]
    (gap,) = gaps(plan(BONUS), [], open_deals, "2026-11")
    assert gap.fewest is not None
    assert gap.smallest is not None
    assert gap.fewest.adds >= 1_000_000
    assert 1_000_000 <= gap.smallest.adds < 1_010_000
    assert not gap.smallest.exact
    largest = sorted((each.facts.loan_amount for each in open_deals), reverse=True)
    assert sum(largest[: len(gap.fewest.deals) - 1]) < 1_000_000 <= sum(largest[: len(gap.fewest.deals)])


@pytest.mark.parametrize("size", [D(0), D(-1), D("NaN")])
def test_sizes_that_cannot_be(size: Decimal) -> None:
    with pytest.raises(DomainError, match=r"number\.range"):
        gaps(plan(BONUS), [], [], "2026-11", sizes=[size])


# What if --------------------------------------------------------------------------------------------------------------

OPEN = [opened(11, 100_000, "0.6", fee_income=D(2_000)), opened(12, 300_000, "0.5", fee_income=D(1_000))]


def test_nothing_moved_is_the_same() -> None:
    assert moved(OPEN, Sliders()) == tuple(OPEN)
    of = plan(BONUS, PerDeal("提成", Basis.LOAN_AMOUNT, D("0.005")))
    assert what_if(of, [], OPEN, "2026-11", Sliders()) == forecast(of, [], OPEN, "2026-11")


def test_moved() -> None:
    before = [replace(each) for each in OPEN]
    sliders = Sliders(D("1.8"), D("0.5"), 3, 2, D(80_000), D("0.25"), DAY)
    first, second, third, fourth = moved(OPEN, sliders)
    assert before == OPEN
    assert (first.chance, second.chance, third.chance) == (1, D("0.9"), D("0.25"))
    assert (first.facts.loan_amount, first.facts.fee_income) == (50_000, 1_000)
    assert first.expected_on == DAY + timedelta(days=3)
    # Fees like those of the open ones: 1,500 on 200,000.
    assert (third.facts.loan_amount, third.facts.fee_income, third.expected_on) == (80_000, 600, DAY)
    assert [third.facts.deal_id, fourth.facts.deal_id] == [-1, -2]
    alone = moved([], replace(sliders, extra_deals=1))
    assert [each.facts.loan_amount for each in alone] == [80_000]
    assert alone[0].facts.fee_income == 0


def test_what_if_is_the_forecast_of_what_was_moved() -> None:
    of = plan(LADDER, BONUS)
    sliders = Sliders(chance_factor=D("1.2"), extra_deals=3, extra_size=D(200_000), extra_on=DAY)
    found = what_if(of, [deal(1, 100_000)], OPEN, "2026-11", sliders)
    assert found == forecast(of, [deal(1, 100_000)], moved(OPEN, sliders), "2026-11")
    assert found.mean > forecast(of, [deal(1, 100_000)], OPEN, "2026-11").mean
    assert what_if(of, [], OPEN, "2026-11", Sliders(shift_days=11)).mean == 0


@pytest.mark.parametrize(
    ("sliders", "code"),
    [
        (Sliders(chance_factor=D(-1)), "rate.range"),
        (Sliders(size_factor=D(11)), "rate.range"),
        (Sliders(extra_deals=-1, extra_on=DAY), "number.range"),
        (Sliders(extra_deals=1), "number.range"),
        (Sliders(extra_deals=201, extra_on=DAY), "number.range"),
        (Sliders(extra_deals=1, extra_on=DAY, extra_size=D(-1)), "money.range"),
        (Sliders(extra_deals=1, extra_on=DAY, extra_chance=D(2)), "rate.range"),
    ],
)
def test_sliders_that_cannot_be(sliders: Sliders, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        moved(OPEN, sliders)
    assert refused.value.code == code
