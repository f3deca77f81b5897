"""A career: its figures counted again the slow way, its borders, its row of months on target."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.career import Career, CareerDeal, Figures, Goal, Grain, Mix, career, together
from carloan_desk.domain.pace import months_of, periods_of
from carloan_desk.domain.pay import Metric
from carloan_desk.domain.product import ProductKind

D = Decimal
TODAY = date(2026, 11, 23)
_days = st.dates(date(2024, 1, 1), date(2027, 2, 1))
_yuan = st.integers(1, 50_000_000).map(lambda fen: D(fen) / 100)
_deals = st.lists(
    st.builds(
        CareerDeal,
        decided_on=st.none() | _days,
        approved=st.booleans(),
        disbursed_on=st.none() | _days,
        amount=_yuan,
        months=st.none() | st.sampled_from([12, 24, 36, 60]),
        kind=st.none() | st.sampled_from(ProductKind),
        used=st.booleans(),
        nev=st.booleans(),
        overdue=st.just(D(0)) | _yuan,
    ),
    max_size=25,
)
_months = st.dates(date(2024, 1, 1), date(2026, 11, 30)).map(lambda day: f"{day:%Y-%m}")
_earned = st.dictionaries(_months, _yuan, max_size=12)
_goals = st.dictionaries(_months, st.builds(Goal, st.sampled_from(Metric), st.integers(0, 100_000).map(D)), max_size=20)


def share(part: D | int, whole: D | int) -> D | None:
    return None if not whole else (D(part) / D(whole)).quantize(D("0.001"), ROUND_HALF_UP)


@settings(max_examples=60)
@given(_deals, _earned, _earned, _goals)
def test_every_period_counted_again(
    deals: list[CareerDeal], earned: dict[str, D], paid: dict[str, D], goals: dict[str, Goal]
) -> None:
    found = career(deals, earned, paid, goals, TODAY)
    assert [month.period for month in found.months] == sorted({month.period for month in found.months})
    for grain in Grain:
        place = list(Grain).index(grain)
        for figures in found.by(grain):
            decided = [d for d in deals if d.decided_on and d.decided_on <= TODAY]
            decided = [d for d in decided if periods_of(d.decided_on)[place] == figures.period]
            out = [d for d in deals if d.disbursed_on and d.disbursed_on <= TODAY]
            out = [d for d in out if periods_of(d.disbursed_on)[place] == figures.period]
            amount = sum((d.amount for d in out), D(0))
            assert (figures.decided, figures.approved) == (len(decided), sum(d.approved for d in decided))
            assert figures.approval_rate == share(figures.approved, len(decided))
            assert (figures.disbursed, figures.amount) == (len(out), amount)
            assert figures.overdue_share == share(sum((d.overdue for d in out), D(0)), amount)
            assert figures.share(Mix.USED) == share(sum((d.amount for d in out if d.used), D(0)), amount)
            assert figures.share(Mix.NEV) == share(sum((d.amount for d in out if d.nev), D(0)), amount)
            for kind in (None, *ProductKind):
                part = Mix.OTHER if kind is None else Mix(kind.value)
                assert figures.share(part) == share(sum((d.amount for d in out if d.kind is kind), D(0)), amount)
            inside = set(months_of(figures.period))
            assert figures.earned == sum((earned[month] for month in inside & set(earned)), D(0))
            assert figures.paid == sum((paid[month] for month in inside & set(paid)), D(0))
            if out:
                assert figures.average_amount == (amount / len(out)).quantize(D("0.01"), ROUND_HALF_UP)
            terms = [d.months for d in out if d.months is not None]
            assert (figures.average_term is None) is (not terms)
    for name in ("decided", "approved", "disbursed", "amount", "overdue", "earned", "paid", "on_target", "with_target"):
        for grain in Grain:
            assert sum(getattr(each, name) for each in found.by(grain)) == getattr(found.total, name)
    _check_streak(found, goals)
    if found.best is None:
        assert not any(month.amount for month in found.months)
    else:
        assert found.best is next(m for m in found.months if m.amount == max(x.amount for x in found.months))


def _check_streak(found: Career, goals: dict[str, Goal]) -> None:
    hit = {}
    for month in found.months:
        goal = goals.get(month.period)
        value = {Metric.INCOME: month.earned, Metric.DISBURSED: month.amount, Metric.COUNT: D(month.disbursed)}
        hit[month.period] = goal is not None and goal.value > 0 and value[goal.metric] >= goal.value
        assert bool(month.on_target) is hit[month.period]
    runs = [list(run) for ok, run in groupby(hit, key=hit.__getitem__) if ok]
    longest = max((len(run) for run in runs), default=0)
    assert found.streak.months == longest
    if longest:
        last = [run for run in runs if len(run) == longest][-1]
        assert (found.streak.first, found.streak.last) == (last[0], last[-1])


def test_nothing_at_all() -> None:
    found = career([], {}, {}, {"2026-11": Goal(Metric.INCOME, D(1))}, TODAY)
    assert (found.months, found.best, found.streak.months) == ((), None, 0)
    assert found.total.approval_rate is None
    assert found.total.average_amount is None
    assert all(found.by(grain) == () for grain in Grain)
    assert found.total.share(Mix.NEW) is None


def test_months_without_anything_between_are_there_and_what_lies_ahead_is_not() -> None:
    deals = [
        CareerDeal(disbursed_on=date(2025, 12, 31), amount=D(100)),
        CareerDeal(disbursed_on=TODAY + timedelta(days=1), amount=D(7), decided_on=TODAY, approved=True),
    ]
    found = career(deals, {"2027-01": D(5), "2025-11": D(0)}, {}, {}, TODAY)
    assert [month.period for month in found.months] == [
        "2025-12",
        *(f"2026-{number:02}" for number in range(1, 12)),
    ]
    assert (found.total.disbursed, found.total.amount, found.total.approved) == (1, D(100), 1)
    assert [each.period for each in found.by(Grain.QUARTER)] == ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert [each.period for each in found.by(Grain.YEAR)] == ["2025", "2026"]


def test_what_was_paid_for_a_quarter_counts_in_its_last_month_but_not_ahead() -> None:
    found = career([], {"2026-07": D(1)}, {"2026-Q3": D(300), "2026-Q4": D(50), "2026": D(7)}, {}, TODAY)
    assert {month.period: month.paid for month in found.months if month.paid} == {"2026-09": D(300), "2026-11": D(57)}


def test_targets_of_their_own_and_summed_ones() -> None:
    earned = {f"2026-{number:02}": D(100) for number in range(7, 12)}
    goals = {
        "2026-07": Goal(Metric.INCOME, D(100)),
        "2026-08": Goal(Metric.INCOME, D(400)),
        "2026-10": Goal(Metric.COUNT, D(2)),
        "2026-11": Goal(Metric.INCOME, D(50)),
        "2026": Goal(Metric.INCOME, D(1000)),
    }
    found = career([], earned, {}, goals, TODAY)
    assert [month.attainment for month in found.months] == [D(1), D("0.25"), None, D(0), D(2)]
    third, fourth = found.by(Grain.QUARTER)
    # September had no target: neither its pay nor its month counts.
    assert (third.target, third.reached, third.attainment) == (D(500), D(200), D("0.4"))
    assert (third.on_target, third.with_target) == (1, 2)
    assert fourth.attainment is None  # deals and yuan are not added up
    [year] = found.by(Grain.YEAR)
    assert (year.target, year.reached, year.attainment) == (D(1000), D(500), D("0.5"))
    assert found.streak.months == 1
    assert found.streak.first == "2026-11"  # the later of two as long


@pytest.mark.parametrize(
    ("part", "whole", "wanted"), [(1, 3, "0.333"), (2, 3, "0.667"), (1, 16, "0.063"), (0, 5, "0"), (5, 5, "1")]
)
def test_shares_have_three_decimals_half_up(part: int, whole: int, wanted: str) -> None:
    assert Figures("2026", decided=whole, approved=part).approval_rate == D(wanted)


def test_a_mean_term_counts_only_deals_whose_term_is_known() -> None:
    deals = [CareerDeal(disbursed_on=TODAY, amount=D(1), months=months) for months in (12, 24, 36, 36, None)]
    total = career(deals, {}, {}, {}, TODAY).total
    assert (total.average_term, total.disbursed) == (D("27.0"), 5)


def test_all_of_the_parts_are_one() -> None:
    deals = [CareerDeal(disbursed_on=date(2026, month, 1), amount=D(month)) for month in range(1, 12)]
    found = career(deals, {}, {}, {}, TODAY)
    for grain in Grain:
        assert together(found.by(grain)) == found.total
