"""Workdays of mainland China: weekends, public holidays and the weekend days worked in exchange (调休)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import RuleSet, in_use

Status = Literal["announced", "assumed"]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Year:
    status: Status
    source: str
    off: frozenset[date]
    work: frozenset[date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The workdays of some years in a row.

    Years the State Council has announced are exact. Any other is assumed: Monday to Friday without the statutory
    holidays that are known; which days will be made up for is not.
    """

    first: int
    last: int
    _years: Mapping[int, _Year]

    @classmethod
    def for_years(cls, *years: int | Iterable[int], rules: RuleSet | None = None) -> "Calendar":
        """Return the calendar from the first to the last of the years named, with all between.

        Args:
            years: Years, or iterables of years: ``for_years(2026)``, ``for_years(2026, 2031)``.
            rules: Rules ``workdays.announced`` of the user's own win; default the shipped ones.

        Raises:
            DomainError: ``workdays.years``: no year named, or one outside 1900-2200.
        """
        named = [year for part in years for year in ([part] if isinstance(part, int) else part)]
        if not named or min(named) < 1900 or max(named) > 2200:
            raise DomainError("workdays.years", field="years", low=1900, high=2200)
        first, last = min(named), max(named)
        in_force = in_use(rules)
        return cls(first, last, {year: _year(year, in_force) for year in range(first, last + 1)})

    def is_workday(self, day: date) -> bool:
        """Whether people work on a day.

        Raises:
            DomainError: ``workdays.outside`` (``low``, ``high``): the calendar does not hold that year.
        """
        year = self._of(day.year)
        return day in year.work or (day.weekday() < 5 and day not in year.off)

    def workdays_between(self, start: date, end: date) -> int:
        """Return the number of workdays from ``start`` to ``end``, both included.

        Raises:
            DomainError: ``workdays.order`` if ``end`` is before ``start``; ``workdays.outside``.
        """
        if end < start:
            raise DomainError("workdays.order", field="end", low=start)
        return sum(self.is_workday(start + count * _DAY) for count in range((end - start).days + 1))

    def workday_by(self, day: date) -> date:
        """Return the day itself if people work on it, else the last workday before: reminders move earlier.

        Raises:
            DomainError: ``workdays.outside``.
        """
        while not self.is_workday(day):
            day -= _DAY
        return day

    def status(self, year: int) -> Status:
        """Return whether the year's holidays are ``"announced"`` or only ``"assumed"`` (未公布).

        Raises:
            DomainError: ``workdays.outside``.
        """
        return self._of(year).status

    def source(self, year: int) -> str:
        """Return where the year's holidays are written."""
        return self._of(year).source

    def _of(self, year: int) -> _Year:
        try:
            return self._years[year]
        except KeyError:
            raise DomainError("workdays.outside", field="year", low=self.first, high=self.last) from None


def _year(year: int, rules: RuleSet) -> _Year:
    some_day = date(year, 7, 1)
    topics: tuple[tuple[str, Status], ...] = (
        ("workdays.announced", "announced"),
        ("workdays.assumed", "assumed"),
    )
    for topic, status in topics:
        try:
            rule = rules.find(topic, some_day)
        except DomainError:
            continue
        off = frozenset(
            first + count * _DAY for first, last in rule.values["off"] for count in range((last - first).days + 1)
        )
        return _Year(status, rule.source, off, frozenset(rule.values["work"]))
    fixed = rules.find("workdays.fixed", some_day)
    days = frozenset(date(year, month, day) for month, day in fixed.values["off"])
    return _Year("assumed", fixed.source, days, frozenset())
