"""The pace through month, quarter and year (进度): what is reached against what an even pace would have reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from carloan_desk.domain.daycount import day_in_month
from carloan_desk.domain.money import EXACT, round_money
from carloan_desk.domain.workdays import Calendar

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Pace:
    """One period's way to its target. Amounts are in the target's unit: yuan, or deals.

    Attributes:
        period: ``"2026-11"``, ``"2026-Q4"`` or ``"2026"``.
        target: What is to be reached.
        summed: Whether the target is the sum of the months' (or quarters') own, and nobody stated it.
        reached: What is reached so far.
        workdays: Workdays of the period.
        left: Those not over yet, today among them.
        carried: What the months that ended fell short of their own targets, less what others went beyond; 0 for a
            month, and where that is below 0. It is to be made up for (季度补回).
        assumed: Whether holidays of the period are not announced yet.
    """

    period: str
    target: Decimal
    summed: bool
    reached: Decimal
    workdays: int
    left: int
    carried: Decimal
    assumed: bool

    @property
    def even(self) -> Decimal:
        """What an even pace would have reached by last evening, rounded half up to the fen."""
        if not self.workdays:
            return _ZERO
        done = Decimal(self.workdays - self.left)
        return round_money(EXACT.divide(self.target * done, Decimal(self.workdays)), mode=ROUND_HALF_UP)

    @property
    def ahead(self) -> Decimal:
        """How far one is ahead of the even pace; below 0 is behind."""
        return self.reached - self.even

    @property
    def missing(self) -> Decimal:
        """What is still missing; 0 when the target is reached."""
        return max(self.target - self.reached, _ZERO)

    @property
    def each_workday(self) -> Decimal | None:
        """What each workday left has to bring, rounded up to the fen; ``None`` if none is left."""
        if not self.left:
            return None
        return round_money(EXACT.divide(self.missing, Decimal(self.left)), mode=ROUND_CEILING)


def months_of(period: str) -> tuple[str, ...]:
    """Return the months of ``"2026-11"``, ``"2026-Q4"`` or ``"2026"``."""
    year, _, part = period.partition("-")
    if not part:
        numbers = range(1, 13)
    elif part.startswith("Q"):
        numbers = range(3 * int(part[1:]) - 2, 3 * int(part[1:]) + 1)
    else:
        numbers = range(int(part), int(part) + 1)
    return tuple(f"{year}-{number:02}" for number in numbers)


def periods_of(day: date) -> tuple[str, str, str]:
    """Return the month, the quarter and the year a day lies in."""
    return f"{day.year:04}-{day.month:02}", f"{day.year:04}-Q{(day.month + 2) // 3}", f"{day.year:04}"


def paces(today: date, targets: Mapping[str, Decimal], reached: Mapping[str, Decimal]) -> tuple[Pace, ...]:
    """Return the pace of this month, quarter and year, of those that have a target.

    A quarter or a year without a target of its own has the sum of its months' targets, if each month is covered.

    Args:
        today: The day, not over yet.
        targets: Targets above 0 by period, all of one metric.
        reached: What each month reached, by month; one that is not there reached nothing.
    """
    found = []
    for period in periods_of(today):
        own, summed = targets.get(period), _sum_of_parts(period, targets)
        target = summed if own is None else own
        if target is not None:
            found.append(_pace(period, target, own is None, targets, reached, today))
    return tuple(found)


def _sum_of_parts(period: str, targets: Mapping[str, Decimal]) -> Decimal | None:
    """The sum of the months' targets, quarters standing for their months where they have one of their own."""
    parts: Sequence[str] = months_of(period)
    if len(parts) == 1:
        return None
    if len(parts) == 12:
        parts = [f"{period}-Q{quarter}" for quarter in range(1, 5)]
    amounts = [targets.get(part) or _sum_of_parts(part, targets) for part in parts]
    return sum((amount for amount in amounts if amount is not None), _ZERO) if None not in amounts else None


def _pace(
    period: str,
    target: Decimal,
    summed: bool,
    targets: Mapping[str, Decimal],
    reached: Mapping[str, Decimal],
    today: date,
) -> Pace:
    months = months_of(period)
    first, last = (tuple(map(int, month.split("-"))) for month in (months[0], months[-1]))
    start, end = date(first[0], first[1], 1), day_in_month(last[0], last[1], 31)
    calendar = Calendar.for_years(today.year)
    ended = [month for month in months if month < periods_of(today)[0] and month in targets]
    short = sum((targets[month] - reached.get(month, _ZERO) for month in ended), _ZERO)
    return Pace(
        period=period,
        target=target,
        summed=summed,
        reached=sum((reached.get(month, _ZERO) for month in months), _ZERO),
        workdays=calendar.workdays_between(start, end),
        left=calendar.workdays_between(today, end),
        carried=max(short, _ZERO),
        assumed=calendar.status(today.year) == "assumed",
    )
