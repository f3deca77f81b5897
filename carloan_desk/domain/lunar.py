"""The lunar calendar (农历), from a library's table of the years 1900 to 2100."""

from datetime import date

from carloan_desk.domain.errors import DomainError

MONTHS = ("正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月")
_TENS = ("初", "十", "廿", "三")
_ONES = "一二三四五六七八九十"


def day_name(month: int, day: int) -> str:
    """Return a lunar day as people write it: 八月十五, 腊月三十.

    Raises:
        DomainError: ``lunar.day``: no such day.
    """
    _check(month, day)
    return MONTHS[month - 1] + _written(day)


def _written(day: int) -> str:
    if day in (20, 30):
        return "二十" if day == 20 else "三十"
    return _TENS[0 if day <= 10 else day // 10] + _ONES[(day - 1) % 10]


def calendar_name(day: date) -> str:
    """Return what a printed calendar writes under a day: 初八, or on the first of a month 腊月 or 闰六月.

    Empty beyond the table of the lunar calendar.
    """
    try:
        month, number, leap = of_day(day)
    except DomainError:
        return ""
    return ("闰" if leap else "") + MONTHS[month - 1] if number == 1 else _written(number)


def next_day(month: int, day: int, start: date) -> date:
    """Return the first day from ``start`` on that is this day of the lunar year.

    The thirtieth of a month that has 29 days is its last day, as it is celebrated; leap months are left out.

    Raises:
        DomainError: ``lunar.day``: no such day; ``lunar.range``: the table ends before it.
    """
    _check(month, day)
    for year in (start.year - 1, start.year, start.year + 1):
        found = _solar(year, month, day)
        if found is not None and found >= start:
            return found
    raise DomainError("lunar.range")


def of_day(day: date) -> tuple[int, int, bool]:
    """Return month and day of the lunar year, and whether the month is a leap one.

    Raises:
        DomainError: ``lunar.range``: the table does not hold the day.
    """
    # Imported late: few clients have a lunar date, and it takes a twentieth of a second.
    from borax.calendars.lunardate import LunarDate

    try:
        found = LunarDate.from_solar(day)
    except ValueError:
        raise DomainError("lunar.range") from None
    return found.month, found.day, bool(found.leap)


def _check(month: int, day: int) -> None:
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise DomainError("lunar.day", field="day")


def _solar(year: int, month: int, day: int) -> date | None:
    from borax.calendars.lunardate import LunarDate

    for each in (day, day - 1) if day == 30 else (day,):
        try:
            solar: date = LunarDate(year, month, each).to_solar_date()
        except ValueError:
            continue
        return solar
    return None
