"""Calendar arithmetic of loans: due dates that remember their day, and days as parts of a year."""

from calendar import monthrange
from datetime import date
from typing import Literal

DayCount = Literal["30/360", "ACT/360", "ACT/365"]
DAY_COUNTS: frozenset[str] = frozenset({"30/360", "ACT/360", "ACT/365"})


def is_day(value: object) -> bool:
    """Whether ``value`` is a plain calendar date; a ``datetime`` is not, it does not compare with dates."""
    return type(value) is date


def day_in_month(year: int, month: int, day: int) -> date:
    """Return the ``day`` of a month, or the month's last day where the month is shorter."""
    # Every month has 28 days: most dates need no look at the calendar.
    return date(year, month, day if day <= 28 else min(day, monthrange(year, month)[1]))


def add_months(start: date, months: int, day: int | None = None) -> date:
    """Return the date ``months`` later (earlier if negative), on ``day`` or the month's last day.

    Count from the first date with the remembered day: a month at a time would turn 31 into 30 for good.

    Args:
        start: Where to count from.
        months: How many months.
        day: The remembered day (1-31); default is the day of ``start``.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return day_in_month(year, month + 1, start.day if day is None else day)


def is_month_end(day: date) -> bool:
    """Whether ``day`` is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def days_between(start: date, end: date, convention: DayCount) -> int:
    """Return the days from ``start`` to ``end`` as the convention counts them.

    ``30/360`` is the bond basis: every month has 30 days, and a 31st counts as the 30th
    (the end date only when the start is the 30th or 31st). The ``ACT`` conventions count real days.
    """
    if convention != "30/360":
        return (end - start).days
    first = min(start.day, 30)
    last = 30 if end.day == 31 and first == 30 else end.day
    return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first


def days_in_year(convention: DayCount) -> int:
    """Return the days of a year under the convention: 360 or 365."""
    return 365 if convention == "ACT/365" else 360
