"""How a loan was paid, and the days on which to remind because of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.behaviour import Behaviour, habit_of, reminder_due, reminders
from carloan_desk.domain.promises import Judged, Promise, PromiseState
from carloan_desk.domain.rules import rule_from_data, shipped
from carloan_desk.domain.workdays import Calendar

TODAY = date(2026, 11, 23)
CALENDAR = Calendar.for_years(2025, 2027)


@dataclass
class Row:
    due: date
    settled_on: date | None


def rows(*delays: int | None) -> list[Row]:
    """Instalments a month apart, the last due ten days ago, each paid so many days late or not at all."""
    found = []
    for place, delay in enumerate(reversed(delays)):
        due = TODAY - timedelta(days=10 + 30 * place)
        found.append(Row(due, None if delay is None else due + timedelta(days=delay)))
    return found


def failed(days_ago: int, state: PromiseState = PromiseState.BROKEN) -> Judged:
    on = TODAY - timedelta(days=days_ago)
    return Judged(Promise(1, on, on, Decimal(100)), state, Decimal(0), on)


@pytest.mark.parametrize(
    ("delays", "promises", "behaviour", "evidence"),
    [
        ((), [], Behaviour.NEW, (0, 0, 0, 0)),
        ((0, -2), [], Behaviour.NEW, (2, 0, 0, 0)),
        ((0, 0, 0), [], Behaviour.ON_TIME, (3, 0, 0, 0)),
        ((0, 2), [], Behaviour.SOMETIMES, (2, 1, 2, 0)),
        ((5, 0, 0, 1), [], Behaviour.SOMETIMES, (4, 2, 5, 0)),
        ((5, 0, 3, 1), [], Behaviour.OFTEN, (4, 3, 5, 0)),
        ((0, 0, 0, None), [], Behaviour.SOMETIMES, (4, 1, 10, 0)),
        ((0, 30, 0, 0), [], Behaviour.SOMETIMES, (4, 1, 30, 0)),
        ((0, 31, 0, 0), [], Behaviour.OFTEN, (4, 1, 31, 0)),
        ((9, 9, 9, *[0] * 12), [], Behaviour.ON_TIME, (12, 0, 0, 0)),
        ((0, 0, 0), [failed(5)], Behaviour.BROKEN, (3, 0, 0, 1)),
        ((0, 0, 0), [failed(5, PromiseState.PARTLY), failed(9)], Behaviour.BROKEN, (3, 0, 0, 2)),
        ((0, 0, 0), [failed(181)], Behaviour.ON_TIME, (3, 0, 0, 0)),
        ((0, 0, 0), [failed(5, PromiseState.KEPT), failed(5, PromiseState.OPEN)], Behaviour.ON_TIME, (3, 0, 0, 0)),
    ],
)
def test_the_class_and_its_evidence(
    delays: tuple[int | None, ...], promises: list[Judged], behaviour: Behaviour, evidence: tuple[int, ...]
) -> None:
    habit = habit_of(rows(*delays), promises, TODAY)
    assert habit.behaviour is behaviour
    assert (habit.looked_at, habit.late, habit.most_days, habit.broken) == evidence
    assert habit.rule == "reminder.class CN 2000-01-01"


def test_days_of_grace_are_not_late_and_what_is_due_today_neither() -> None:
    assert habit_of(rows(3, 3, 3), [], TODAY, grace_days=3).behaviour is Behaviour.ON_TIME
    assert habit_of([Row(TODAY, None)], [], TODAY).looked_at == 0


@pytest.mark.parametrize(
    ("due", "behaviour", "until", "expected"),
    [
        # Thursday the 26th: three days before is Monday.
        ((11, 26), Behaviour.ON_TIME, (11, 26), [(11, 25)]),
        ((11, 26), Behaviour.ON_TIME, (11, 30), [(11, 25), (11, 27), (11, 30)]),  # the 29th is a Sunday
        ((11, 26), Behaviour.SOMETIMES, (11, 26), [(11, 23), (11, 26)]),
        # Monday the 23rd: three days before is Friday, two days before as well.
        ((11, 23), Behaviour.OFTEN, (11, 23), [(11, 18), (11, 20), (11, 23)]),
        # Sunday the 29th moves to Friday the 27th, and is known on that day.
        ((11, 30), Behaviour.ON_TIME, (11, 27), [(11, 27)]),
        # The National Day holidays of 1 to 7 October: before it moves earlier, after it later.
        ((10, 3), Behaviour.ON_TIME, (10, 8), [(9, 30), (10, 8)]),
        # It goes on every three days.
        ((11, 2), Behaviour.ON_TIME, (11, 12), [(10, 30), (11, 3), (11, 5), (11, 9), (11, 11)]),
        ((11, 26), Behaviour.ON_TIME, (11, 24), []),
    ],
)
def test_the_days_of_reminding(
    due: tuple[int, int], behaviour: Behaviour, until: tuple[int, int], expected: list[tuple[int, int]]
) -> None:
    found = reminders(date(2026, *due), behaviour, date(2026, *until), CALENDAR)
    assert found == tuple(date(2026, *each) for each in expected)


def test_it_waits_until_it_is_done() -> None:
    planned = (date(2026, 11, 20), date(2026, 11, 23))
    assert reminder_due((), None) is None
    assert reminder_due(planned, None) == planned[-1]
    assert reminder_due(planned, date(2026, 11, 22)) == planned[-1]
    assert reminder_due(planned, date(2026, 11, 23)) is None


def test_a_cadence_of_one_s_own() -> None:
    data = {
        "topic": "reminder.cadence",
        "valid_from": date(2026, 1, 1),
        "source": "自定",
        "every": 7,
        **{each.value: [-2] for each in Behaviour},
    }
    own = shipped().with_own([rule_from_data(data)])
    found = reminders(date(2026, 11, 26), Behaviour.BROKEN, date(2026, 12, 4), CALENDAR, own)
    assert found == (date(2026, 11, 24), date(2026, 12, 3))


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sampled_from(list(Behaviour)), st.integers(-10, 60))
def test_reminders_are_workdays_in_order_and_grow_with_time(due: date, behaviour: Behaviour, days: int) -> None:
    until = due + timedelta(days=days)
    found = reminders(due, behaviour, until, CALENDAR)
    assert list(found) == sorted(set(found))
    assert all(CALENDAR.is_workday(each) and each <= until for each in found)
    later = reminders(due, behaviour, until + timedelta(days=9), CALENDAR)
    assert set(found) <= set(later)
