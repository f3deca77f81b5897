"""The order of the day, what may be put off and until when, what came since the last look."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.agenda import (
    HIGHEST,
    Kind,
    Order,
    Part,
    Seen,
    Snooze,
    calendar_around,
    data_of,
    data_of_seen,
    holds,
    order_of,
    points,
    score,
    seen_of,
    snoozed_until,
    sort,
    workday_from,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.servicing import Mark, MarkKind

D = Decimal
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Thing:
    kind: Kind = Kind.OVERDUE
    subject: str = "a"
    on: date = TODAY
    days: int = 0
    money: Decimal = ZERO
    broken: bool = False


days_near = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=60))
things = st.builds(
    Thing,
    kind=st.sampled_from(Kind),
    subject=st.text("abcdef", min_size=1, max_size=6),
    on=days_near,
    days=st.integers(-30, 400),
    money=st.decimals(0, 500_000, places=2),
    broken=st.booleans(),
)
orders = st.builds(
    Order,
    kinds=st.permutations(tuple(Kind)).map(tuple),
    weights=st.fixed_dictionaries({part: st.integers(0, HIGHEST) for part in Part}),
    grouped=st.booleans(),
)


@given(st.lists(things, unique_by=lambda thing: thing.subject, max_size=12), orders, st.randoms())
def test_the_order_is_total_and_does_not_hang_on_how_things_came_in(
    found: list[Thing], order: Order, chance: Random
) -> None:
    first = sort(found, order)
    assert sorted(first, key=lambda thing: thing.subject) == sorted(found, key=lambda thing: thing.subject)
    mixed = list(found)
    chance.shuffle(mixed)
    assert sort(mixed, order) == first


@given(st.lists(things, unique_by=lambda thing: thing.subject, min_size=2, max_size=12), orders)
def test_nobody_stands_before_something_more_urgent(found: list[Thing], order: Order) -> None:
    for one, other in pairwise(sort(found, order)):
        if order.grouped and one.kind is not other.kind:
            assert order.kinds.index(one.kind) < order.kinds.index(other.kind)
        else:
            assert score(one, order) >= score(other, order)


@given(things, orders)
def test_a_score_is_the_sum_of_its_parts(thing: Thing, order: Order) -> None:
    found = points(thing, order)
    assert all(0 <= count <= 100 for count in found.values())
    assert score(thing, order) == sum(order.weights[part] * found[part] for part in Part)


@given(st.decimals(0, 500_000, places=2), st.decimals(0, 500_000, places=2), st.integers(-9, 400), st.integers(-9, 400))
def test_more_money_and_longer_waiting_never_count_less(a: Decimal, b: Decimal, early: int, late: int) -> None:
    less, more = sorted((a, b))
    assert points(Thing(money=less), Order())[Part.MONEY] <= points(Thing(money=more), Order())[Part.MONEY]
    short, long = sorted((early, late))
    assert points(Thing(days=short), Order())[Part.AGE] <= points(Thing(days=long), Order())[Part.AGE]


def test_the_points_of_the_usual_order() -> None:
    thing = Thing(Kind.PROMISE, days=10, money=D(10_000), broken=True)
    assert points(thing, Order()) == {Part.KIND: 100, Part.MONEY: 50, Part.AGE: 50, Part.PROMISE: 100}
    assert score(thing, Order()) == 3 * 100 + 3 * 50 + 3 * 50 + 5 * 100
    ahead = Thing(Kind.VISIT, days=-3)
    assert points(ahead, Order()) == {Part.KIND: 7, Part.MONEY: 0, Part.AGE: 0, Part.PROMISE: 0}


def test_money_that_counts_more_comes_first() -> None:
    old, dear = Thing(subject="old", days=30, money=D(500)), Thing(subject="dear", days=1, money=D(90_000))
    aged = Order().weighed(Part.MONEY, 0)
    rich = Order().weighed(Part.AGE, 0)
    assert [each.subject for each in sort([dear, old], aged)] == ["old", "dear"]
    assert [each.subject for each in sort([dear, old], rich)] == ["dear", "old"]


def test_a_kind_is_moved_and_stays_within_the_list() -> None:
    order = Order().moved(Kind.CARE, -100)
    assert order.kinds[0] is Kind.CARE
    assert set(order.kinds) == set(Kind)
    assert order.moved(Kind.CARE, 1).kinds[:2] == (Kind.PROMISE, Kind.CARE)
    assert order.moved(Kind.CARE, 100).kinds[-1] is Kind.CARE


@given(orders)
def test_an_order_is_kept_and_read_again(order: Order) -> None:
    again = order_of(data_of(order))
    assert (again.kinds, dict(again.weights), again.grouped) == (order.kinds, dict(order.weights), order.grouped)


def test_an_order_bears_what_it_does_not_know() -> None:
    order = order_of({"kinds": ["care", "gone", "care"], "weights": {"money": 99, "age": 0, "gone": 1}})
    assert order.kinds[0] is Kind.CARE
    assert len(order.kinds) == len(Kind)
    assert (order.weights[Part.MONEY], order.weights[Part.AGE]) == (3, 0)
    assert data_of(order_of({})) == data_of(Order())
    with pytest.raises(DomainError, match=r"agenda\.weight"):
        Order().weighed(Part.AGE, 6)


# Decisions ------------------------------------------------------------------------------------------------------------


def mark(kind: MarkKind, evidence: str = "1", until: date | None = None) -> Mark:
    return Mark(subject="a", kind=kind, evidence=evidence, at=datetime.combine(TODAY, time(9)), until=until)


def test_a_decision_holds_until_the_evidence_changes_and_a_snooze_until_its_day() -> None:
    for kind in (MarkKind.DONE, MarkKind.DISMISSED):
        assert holds(mark(kind), "1", TODAY)
        assert holds(mark(kind), "1", TODAY + timedelta(days=900))
        assert not holds(mark(kind), "2", TODAY)
    snooze = mark(MarkKind.SNOOZED, until=date(2026, 11, 25))
    assert [holds(snooze, "1", date(2026, 11, day)) for day in (23, 24, 25, 26)] == [True, True, False, False]
    assert not holds(snooze, "2", TODAY)


@pytest.mark.parametrize(
    ("today", "following", "three", "monday"),
    [
        ("2026-11-23", "2026-11-24", "2026-11-26", "2026-11-30"),  # an ordinary Monday
        ("2026-11-27", "2026-11-30", "2026-12-02", "2026-11-30"),  # Friday
        ("2026-02-13", "2026-02-14", "2026-02-25", "2026-02-24"),  # before Spring Festival; Saturday 14 is worked
        ("2026-02-20", "2026-02-24", "2026-02-26", "2026-02-24"),  # amid it
        ("2026-09-24", "2026-09-28", "2026-09-30", "2026-09-28"),  # before Mid-Autumn
        ("2026-09-30", "2026-10-08", "2026-10-10", "2026-10-08"),  # before the golden week; Saturday 10 is worked
        ("2026-12-31", "2027-01-04", "2027-01-06", "2027-01-04"),  # into a year not announced yet
    ],
)
def test_a_snooze_lands_on_a_workday(today: str, following: str, three: str, monday: str) -> None:
    day = date.fromisoformat(today)
    calendar = calendar_around(day)
    found = [snoozed_until(choice, day, calendar).isoformat() for choice in Snooze]
    assert found == [following, three, monday]


@given(st.dates(date(2023, 6, 1), date(2027, 6, 1)), st.sampled_from(Snooze), st.integers(1, 366))
def test_every_snooze_is_a_workday_after_today(today: date, choice: Snooze, days: int) -> None:
    calendar = calendar_around(today)
    for wish in (choice, today + timedelta(days=days)):
        until = snoozed_until(wish, today, calendar)
        assert until > today
        assert calendar.is_workday(until)
    chosen = today + timedelta(days=days)
    assert snoozed_until(chosen, today, calendar) == workday_from(chosen, calendar) >= chosen


def test_a_day_that_is_past_or_far_is_refused() -> None:
    calendar = calendar_around(TODAY)
    for day in (TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(DomainError, match=r"agenda\.snooze_past"):
            snoozed_until(day, TODAY, calendar)
    with pytest.raises(DomainError, match=r"agenda\.snooze_far"):
        snoozed_until(TODAY + timedelta(days=367), TODAY, calendar)


# Looks ----------------------------------------------------------------------------------------------------------------


def test_what_came_over_closed_days_is_new_for_the_whole_of_the_next() -> None:
    friday, monday = date(2026, 11, 20), date(2026, 11, 23)
    first, _ = seen_of(None, friday)
    assert not first.is_new(friday, friday)  # on the very first look nothing is told apart
    kept = data_of_seen(first)
    for _ in range(3):  # however often one looks on Monday
        seen, back = seen_of(kept, monday)
        kept = data_of_seen(seen)
        assert not back
        assert [seen.is_new(date(2026, 11, day), monday) for day in range(19, 25)] == [
            False,
            False,
            True,
            True,
            True,
            False,
        ]
    tuesday, _ = seen_of(kept, monday + timedelta(days=1))
    assert not tuesday.is_new(monday, monday + timedelta(days=1))


@given(st.lists(st.integers(1, 30), min_size=1, max_size=8), st.integers(0, 200))
def test_everything_that_comes_is_new_on_exactly_one_day_of_work(gaps: list[int], offset: int) -> None:
    looks = [TODAY]
    for gap in gaps:
        looks.append(looks[-1] + timedelta(days=gap))
    came = TODAY + timedelta(days=1 + offset % sum(gaps))
    kept, new_on = data_of_seen(Seen(TODAY)), []
    for day in looks[1:]:
        seen, _ = seen_of(kept, day)
        kept = data_of_seen(seen)
        if seen.is_new(came, day):
            new_on.append(day)
    assert new_on == [min(day for day in looks[1:] if day >= came)]


def test_a_clock_that_was_set_back_is_said_and_changes_nothing() -> None:
    kept = data_of_seen(Seen(date(2026, 11, 23), date(2026, 11, 20)))
    seen, back = seen_of(kept, date(2026, 11, 10))
    assert back
    assert data_of_seen(seen) == kept
    seen, back = seen_of(kept, date(2026, 11, 24))
    assert (seen, back) == (Seen(date(2026, 11, 24), date(2026, 11, 23)), False)
