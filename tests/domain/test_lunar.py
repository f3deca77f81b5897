"""The lunar calendar against days that were printed in calendars, and days of care."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain import lunar
from carloan_desk.domain.care import check_care_date, next_anniversary, next_care_day
from carloan_desk.domain.circle import CareDate
from carloan_desk.domain.errors import DomainError

# 春节 and 中秋 as the State Council's holidays and published calendars have them.
NEW_YEARS = {
    2000: date(2000, 2, 5),
    2008: date(2008, 2, 7),
    2020: date(2020, 1, 25),
    2023: date(2023, 1, 22),
    2024: date(2024, 2, 10),
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
}
MID_AUTUMN = {
    2020: date(2020, 10, 1),
    2023: date(2023, 9, 29),
    2024: date(2024, 9, 17),
    2025: date(2025, 10, 6),
    2026: date(2026, 9, 25),
}


@pytest.mark.parametrize("year", NEW_YEARS)
def test_new_year(year: int) -> None:
    assert lunar.next_day(1, 1, date(year, 1, 1)) == NEW_YEARS[year]
    assert lunar.of_day(NEW_YEARS[year]) == (1, 1, False)


@pytest.mark.parametrize("year", MID_AUTUMN)
def test_mid_autumn(year: int) -> None:
    assert lunar.next_day(8, 15, date(year, 3, 1)) == MID_AUTUMN[year]


def test_today_counts_and_the_day_after_is_a_year_later() -> None:
    assert lunar.next_day(8, 15, date(2025, 10, 6)) == date(2025, 10, 6)
    assert lunar.next_day(8, 15, date(2025, 10, 7)) == date(2026, 9, 25)


def test_the_eve_of_a_short_twelfth_month() -> None:
    # 腊月 of the year 2025 has 29 days: the eve is 2026-02-16.
    assert lunar.next_day(12, 30, date(2026, 1, 1)) == date(2026, 2, 16)


def test_a_leap_month_is_left_out() -> None:
    # 2025 has a leap sixth month from 2025-07-25; the sixth month itself begins on 2025-06-25.
    assert lunar.next_day(6, 1, date(2025, 6, 1)) == date(2025, 6, 25)
    assert lunar.of_day(date(2025, 7, 25)) == (6, 1, True)


@pytest.mark.parametrize(
    ("month", "day", "written"),
    [
        (1, 1, "正月初一"),
        (8, 15, "八月十五"),
        (12, 30, "腊月三十"),
        (11, 20, "冬月二十"),
        (3, 10, "三月初十"),
        (5, 21, "五月廿一"),
    ],
)
def test_days_are_written_as_people_do(month: int, day: int, written: str) -> None:
    assert lunar.day_name(month, day) == written


@pytest.mark.parametrize(("month", "day"), [(0, 1), (13, 1), (1, 0), (1, 31)])
def test_no_such_day(month: int, day: int) -> None:
    with pytest.raises(DomainError, match=r"lunar\.day"):
        lunar.day_name(month, day)


def test_beyond_the_table() -> None:
    with pytest.raises(DomainError, match=r"lunar\.range"):
        lunar.next_day(1, 1, date(2102, 1, 1))
    with pytest.raises(DomainError, match=r"lunar\.range"):
        lunar.of_day(date(1899, 1, 1))
    care = CareDate(client_id=1, name="生日", month=1, day=1, lunar=True)
    assert next_care_day(care, date(2150, 1, 1)) is None


@given(st.dates(date(1901, 3, 1), date(2099, 12, 31)))
def test_there_and_back(day: date) -> None:
    month, number, leap = lunar.of_day(day)
    if not leap:
        assert lunar.next_day(month, number, day) == day


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 2, 17), "正月"),
        (date(2026, 2, 18), "初二"),
        (date(2025, 7, 25), "闰六月"),
        (date(2026, 3, 8), "二十"),
        (date(2026, 11, 27), "十九"),
        (date(2200, 1, 1), ""),
    ],
)
def test_what_a_printed_calendar_writes(day: date, name: str) -> None:
    assert lunar.calendar_name(day) == name


@given(st.integers(1, 12), st.integers(1, 30), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_day_comes_round_within_thirteen_months(month: int, day: int, start: date) -> None:
    found = lunar.next_day(month, day, start)
    assert start <= found <= start + timedelta(days=385)


def test_the_twenty_ninth_of_february() -> None:
    assert next_anniversary(2, 29, date(2026, 3, 1)) == date(2027, 2, 28)
    assert next_anniversary(2, 29, date(2027, 3, 1)) == date(2028, 2, 29)


def test_care_dates_are_checked() -> None:
    check_care_date(CareDate(client_id=1, name="生日", month=2, day=29))
    for wrong in ({"month": 4, "day": 31}, {"month": 13, "day": 1}, {"month": 1, "day": 31, "lunar": True}):
        with pytest.raises(DomainError):
            check_care_date(CareDate(client_id=1, name="生日", **wrong))  # type: ignore[arg-type]
    with pytest.raises(DomainError, match=r"field\.required"):
        check_care_date(CareDate(client_id=1, name=" ", month=1, day=1))
