from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import RuleSet, rule_from_data, shipped
from carloan_desk.domain.workdays import Calendar

CALENDAR = Calendar.for_years(2023, 2031)


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_announced_years_day_by_day_against_chinesecalendar(year: int) -> None:
    assert CALENDAR.status(year) == "announced"
    assert str(year) in CALENDAR.source(year)
    day = date(year, 1, 1)
    while day.year == year:
        assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_2026_has_248_workdays() -> None:
    assert CALENDAR.workdays_between(date(2026, 1, 1), date(2026, 12, 31)) == 248


def test_years_not_announced_are_assumed() -> None:
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(date(2027, 1, 1))
    for year in (2027, 2028, 2031):
        assert CALENDAR.status(year) == "assumed"
    # New year 2027 on the 6th of February, dragon boat on 9 June, mid-autumn on 15 September.
    off = [date(2027, 1, 1), date(2027, 2, 5), date(2027, 2, 8), date(2027, 6, 9), date(2027, 9, 15), date(2028, 1, 26)]
    assert not any(CALENDAR.is_workday(day) for day in off)
    assert CALENDAR.is_workday(date(2027, 2, 9))
    # Nothing but the fixed days is known of 2031.
    fixed = [date(2031, 1, 1), date(2031, 5, 1), date(2031, 5, 2), *(date(2031, 10, day) for day in (1, 2, 3))]
    assert not any(CALENDAR.is_workday(day) for day in fixed)
    assert CALENDAR.is_workday(date(2031, 10, 6))
    assert not CALENDAR.is_workday(date(2031, 10, 5))


_DAYS = st.dates(date(2023, 1, 1), date(2031, 12, 31))


@given(_DAYS, st.integers(0, 400))
def test_workdays_between_counts_both_ends(start: date, days: int) -> None:
    end = min(start + timedelta(days=days), date(2031, 12, 31))
    counted = [start + timedelta(days=count) for count in range((end - start).days + 1)]
    assert CALENDAR.workdays_between(start, end) == len([day for day in counted if CALENDAR.is_workday(day)])


@given(_DAYS)
def test_reminders_move_earlier(day: date) -> None:
    if day < date(2023, 1, 3):
        return
    moved = CALENDAR.workday_by(day)
    assert moved <= day
    assert CALENDAR.is_workday(moved)
    assert CALENDAR.workdays_between(moved, day) == 1


def test_order_and_limits() -> None:
    with pytest.raises(DomainError) as refused:
        CALENDAR.workdays_between(date(2026, 1, 2), date(2026, 1, 1))
    assert (refused.value.code, refused.value.field) == ("workdays.order", "end")
    assert refused.value.params == {"low": date(2026, 1, 2)}
    for ask in (
        lambda: CALENDAR.is_workday(date(2032, 1, 1)),
        lambda: CALENDAR.status(2022),
        lambda: CALENDAR.source(2032),
        lambda: CALENDAR.workday_by(date(2023, 1, 1)),
    ):
        with pytest.raises(DomainError) as refused:
            ask()
        assert (refused.value.code, refused.value.field) == ("workdays.outside", "year")
        assert refused.value.params == {"low": 2023, "high": 2031}


def test_ways_to_name_years() -> None:
    for calendar in (
        Calendar.for_years(2025, 2027),
        Calendar.for_years([2027, 2025]),
        Calendar.for_years(range(2025, 2028)),
    ):
        assert (calendar.first, calendar.last) == (2025, 2027)
        assert calendar.status(2026) == "announced"
    assert Calendar.for_years(2026).last == 2026
    assert (Calendar.for_years(1900).first, Calendar.for_years(2200).last) == (1900, 2200)
    for wrong in ((), (1899,), (2201,), ([],), (1899, 2026), (2026, 2201)):
        with pytest.raises(DomainError) as refused:
            Calendar.for_years(*wrong)  # type: ignore[arg-type]
        assert (refused.value.code, refused.value.field) == ("workdays.years", "years")
        assert refused.value.params == {"low": 1900, "high": 2200}


def test_the_user_enters_the_announcement() -> None:
    own = rule_from_data(
        {
            "topic": "workdays.announced",
            "valid_from": date(2027, 1, 1),
            "valid_to": date(2027, 12, 31),
            "source": "typed in",
            "off": [[date(2027, 2, 5), date(2027, 2, 12)]],
            "work": [date(2027, 2, 14)],
        }
    )
    calendar = Calendar.for_years(2027, rules=shipped().with_own([own]))
    assert (calendar.status(2027), calendar.source(2027)) == ("announced", "typed in")
    assert not calendar.is_workday(date(2027, 2, 12))
    assert calendar.is_workday(date(2027, 2, 14))
    assert calendar.is_workday(date(2027, 1, 1))
    with pytest.raises(DomainError, match=r"rules\.none"):
        Calendar.for_years(2026, rules=RuleSet(()))
