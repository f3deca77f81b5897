import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.daycount import (
    add_months,
    day_in_month,
    days_between,
    days_in_year,
    is_day,
    is_month_end,
)

VECTORS = Path(__file__).parents[1] / "data/vectors/calendar_dates.json"
CASES = {case["id"]: case for case in json.loads(VECTORS.read_text("utf-8"))["cases"]}
_DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


def test_published_month_ends() -> None:
    case = CASES["due-month-end-31"]
    first = date.fromisoformat(case["input"]["first_due"])
    dues = [add_months(first, count, case["input"]["anchor_day"]).isoformat() for count in range(case["input"]["n"])]
    assert [dues[0], dues[1], dues[-1]] == list(case["expected"].values())
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)
    assert add_months(date(2023, 11, 26), 1) == date(2023, 12, 26)
    due_2024 = CASES["fineract-due-2024"]
    disbursed = date.fromisoformat(due_2024["input"]["disbursed"])
    assert [add_months(disbursed, count + 1).isoformat() for count in range(4)] == due_2024["expected"]["due"]


@given(_DAYS, st.integers(-600, 600))
def test_months_against_dateutil(start: date, months: int) -> None:
    assert add_months(start, months) == start + relativedelta(months=months)


@given(_DAYS, st.integers(0, 120), st.integers(1, 31))
def test_the_remembered_day_comes_back(start: date, months: int, day: int) -> None:
    there = add_months(start, months, day)
    assert there.day == day or (there.day < day and is_month_end(there))


def test_short_months() -> None:
    assert day_in_month(2023, 2, 31) == date(2023, 2, 28)
    assert day_in_month(2024, 2, 30) == date(2024, 2, 29)
    assert day_in_month(2024, 4, 31) == date(2024, 4, 30)
    assert day_in_month(2024, 4, 30) == date(2024, 4, 30)
    assert is_month_end(date(2024, 2, 29))
    assert not is_month_end(date(2024, 2, 28))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-01-15", "2026-02-15", 30),
        ("2026-01-31", "2026-02-28", 28),
        ("2026-01-30", "2026-03-31", 60),
        ("2026-01-31", "2026-03-31", 60),
        ("2026-01-29", "2026-03-31", 62),
        ("2026-02-28", "2026-03-31", 33),
        ("2025-12-10", "2026-03-05", 85),
        ("2026-03-30", "2026-03-31", 0),
    ],
)
def test_bond_basis(start: str, end: str, expected: int) -> None:
    assert days_between(date.fromisoformat(start), date.fromisoformat(end), "30/360") == expected


@given(_DAYS, st.integers(0, 5000))
def test_actual_days_are_actual(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    assert days_between(start, end, "ACT/360") == days_between(start, end, "ACT/365") == days
    assert abs(days_between(start, end, "30/360") - days * 360 / 365.25) < 6


def test_days_of_a_year() -> None:
    assert (days_in_year("30/360"), days_in_year("ACT/360"), days_in_year("ACT/365")) == (360, 360, 365)


def test_a_time_is_no_day() -> None:
    assert is_day(date(2026, 1, 1))
    assert not is_day(datetime(2026, 1, 1, tzinfo=UTC))
    assert not is_day("2026-01-01")
    assert not is_day(None)
