"""Days to think of a client: when they come round next, in the solar calendar."""

from datetime import date

from carloan_desk.domain import lunar
from carloan_desk.domain.circle import CareDate
from carloan_desk.domain.errors import DomainError

_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check_care_date(care: CareDate) -> None:
    """Refuse a day that no year has.

    Raises:
        DomainError: ``field.required`` without a name; ``lunar.day`` or ``care.day``: there is no such day.
    """
    if not care.name.strip():
        raise DomainError("field.required", field="name")
    if care.lunar:
        lunar.day_name(care.month, care.day)
    elif not (1 <= care.month <= 12 and 1 <= care.day <= _LONGEST_MONTHS[care.month - 1]):
        raise DomainError("care.day", field="day")


def next_care_day(care: CareDate, today: date) -> date | None:
    """Return when a day comes round next, today included; ``None`` beyond the table of the lunar calendar."""
    if care.lunar:
        try:
            return lunar.next_day(care.month, care.day, today)
        except DomainError:
            return None
    return next_anniversary(care.month, care.day, today)


def next_anniversary(month: int, day: int, today: date) -> date:
    """Return the next day of this month and day; 29 February is the 28th where the year has none."""
    for year in (today.year, today.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            found = date(year, 2, 28)
        if found >= today:
            return found
    raise ValueError("a year later it has come")
