"""The order of the day and what may be put off: which things stand first, why, and until which day one can snooze.

Everything here is about things that are derived and have no row of their own. A decision about one of them is a
``Mark`` on its subject, and holds while what the thing rests on is the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.servicing import Mark, MarkKind
from carloan_desk.domain.workdays import Calendar


class Kind(StrEnum):
    """Kinds of things to do, in their usual order: broken word first, then money, papers, deals, people."""

    PROMISE = "promise"
    OVERDUE = "overdue"
    DUE = "due"
    WARNING = "warning"
    """An urgent alert of early warning."""
    PLAN = "plan"
    """An emergency plan that is under way: its next step."""
    PAPER = "paper"
    TASK = "task"
    STALLED = "stalled"
    CONTACT = "contact"
    RELEASE = "release"
    """Pay of one's own that was held and falls due (提成释放)."""
    COVER = "cover"
    """An insurance or an inspection that runs out."""
    CARE = "care"
    """A birthday, a day of care, the anniversary of a loan."""
    VISIT = "visit"
    """A visit to a dealer that is planned."""


class Part(StrEnum):
    """What a place in the list is made of."""

    KIND = "kind"
    MONEY = "money"
    AGE = "age"
    PROMISE = "promise"


class Thing(Protocol):
    """What can stand in the list. ``money`` is at risk, in yuan; ``days`` it has waited, below 0 if it is ahead."""

    @property
    def kind(self) -> Kind: ...
    @property
    def subject(self) -> str: ...
    @property
    def on(self) -> date: ...
    @property
    def days(self) -> int: ...
    @property
    def money(self) -> Decimal: ...
    @property
    def broken(self) -> bool: ...


T = TypeVar("T", bound=Thing)

HIGHEST = 5
_USUAL = MappingProxyType({Part.KIND: 3, Part.MONEY: 3, Part.AGE: 3, Part.PROMISE: 5})
_FULL = 100
# The sum, in yuan, and the days at which a part reaches half of its points: beyond them more weighs ever less.
_HALF_MONEY = Decimal(10_000)
_HALF_DAYS = 10


@dataclass(frozen=True, slots=True)
class Order:
    """How the list is sorted.

    Attributes:
        kinds: All kinds, the first one first.
        weights: How much each part counts, from 0 (not at all) to 5.
        grouped: Whether kinds stand together, in their order; else all are mixed by their score.
    """

    kinds: tuple[Kind, ...] = tuple(Kind)
    weights: Mapping[Part, int] = field(default_factory=lambda: _USUAL)
    grouped: bool = True

    def moved(self, kind: Kind, steps: int) -> "Order":
        """Return the order with a kind so many places further down, above 0, or up; it stays within the list."""
        rest = [each for each in self.kinds if each is not kind]
        place = min(max(self.kinds.index(kind) + steps, 0), len(rest))
        return replace(self, kinds=(*rest[:place], kind, *rest[place:]))

    def weighed(self, part: Part, weight: int) -> "Order":
        """Return the order with another weight of a part.

        Raises:
            DomainError: ``agenda.weight``: not from 0 to 5.
        """
        if not 0 <= weight <= HIGHEST:
            raise DomainError("agenda.weight", field=part.value, low=0, high=HIGHEST)
        return replace(self, weights=MappingProxyType({**self.weights, part: weight}))


def data_of(order: Order) -> dict[str, Any]:
    """Return an order as plain data."""
    return {
        "kinds": [kind.value for kind in order.kinds],
        "weights": {part.value: weight for part, weight in order.weights.items()},
        "grouped": order.grouped,
    }


def order_of(data: Mapping[str, Any]) -> Order:
    """Return an order from plain data. A kind that it does not know yet stands where it usually does, at the end."""
    known = [Kind(value) for value in data.get("kinds", ()) if value in frozenset(Kind)]
    kinds = tuple(dict.fromkeys([*known, *Kind]))
    order = Order(kinds, grouped=bool(data.get("grouped", True)))
    for part in Part:
        weight = data.get("weights", {}).get(part.value)
        if isinstance(weight, int) and 0 <= weight <= HIGHEST:
            order = order.weighed(part, weight)
    return order


def points(thing: Thing, order: Order) -> dict[Part, int]:
    """Return what a thing has of each part, from 0 to 100, before the weights.

    Money: 50 at 10,000 yuan, ever closer to 100 beyond. Age: 50 at ten days. Promise: 100 if one was broken. Kind: 100
    for the first of the list, evenly less for those after it.
    """
    money, days = max(thing.money, ZERO), max(thing.days, 0)
    count = len(order.kinds)
    return {
        Part.KIND: _FULL * (count - order.kinds.index(thing.kind)) // count,
        Part.MONEY: int(_FULL * money / (money + _HALF_MONEY)),
        Part.AGE: _FULL * days // (days + _HALF_DAYS),
        Part.PROMISE: _FULL if thing.broken else 0,
    }


def score(thing: Thing, order: Order) -> int:
    """Return how urgent a thing is: the points of each part times its weight, added up."""
    return sum(order.weights.get(part, 0) * count for part, count in points(thing, order).items())


def sort(things: Iterable[T], order: Order) -> list[T]:
    """Return the things with the most urgent first.

    It is a total order: what has the same score stands by its day, then by the sum, then by its subject, whatever order
    the things came in.
    """

    def place(thing: T) -> tuple[int, int, date, Decimal, str]:
        group = order.kinds.index(thing.kind) if order.grouped else 0
        return group, -score(thing, order), thing.on, -thing.money, thing.subject

    return sorted(things, key=place)


# Decisions ------------------------------------------------------------------------------------------------------------


def holds(mark: Mark, evidence: str, today: date) -> bool:
    """Whether a decision still keeps a thing off the list: a snooze until its day, all only on the same evidence."""
    if mark.evidence != evidence:
        return False
    return mark.kind is not MarkKind.SNOOZED or (mark.until is not None and today < mark.until)


class Snooze(StrEnum):
    """Until when something is put off; always to a day on which people work."""

    NEXT = "next"
    """The next workday."""
    THREE = "three"
    """The third workday from now."""
    MONDAY = "monday"
    """Monday of next week, or the first workday after it."""


_FURTHEST = timedelta(days=366)


def calendar_around(day: date) -> Calendar:
    """Return the calendar of a day's year with the year before and two after: far enough for every snooze."""
    return Calendar.for_years(day.year - 1, day.year + 2)


def workday_from(day: date, calendar: Calendar) -> date:
    """Return the day itself if people work on it, else the first workday after."""
    while not calendar.is_workday(day):
        day += timedelta(days=1)
    return day


def snoozed_until(choice: Snooze | date, today: date, calendar: Calendar) -> date:
    """Return the workday on which a thing comes back.

    Raises:
        DomainError: ``agenda.snooze_past``: a day not after today; ``agenda.snooze_far``: more than a year away.
    """
    if isinstance(choice, date):
        if choice <= today:
            raise DomainError("agenda.snooze_past", field="until")
        if choice > today + _FURTHEST:
            raise DomainError("agenda.snooze_far", field="until")
        return workday_from(choice, calendar)
    match choice:
        case Snooze.MONDAY:
            return workday_from(today + timedelta(days=7 - today.weekday()), calendar)
        case Snooze.NEXT | Snooze.THREE:
            day = today
            for _ in range(1 if choice is Snooze.NEXT else 3):
                day = workday_from(day + timedelta(days=1), calendar)
            return day


# Days of work ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Seen:
    """The last two days on which the list was looked at. ``before`` is ``None`` on the very first."""

    last: date
    before: date | None = None

    def looked(self, today: date) -> "Seen":
        """Return it after a look today. On the same day, or with the clock set back, nothing changes."""
        return Seen(today, self.last) if today > self.last else self

    def is_new(self, since: date, today: date) -> bool:
        """Whether what came to the list on a day was not there at the last look."""
        return self.before is not None and self.before < since <= today


def seen_of(data: Mapping[str, Any] | None, today: date) -> tuple[Seen, bool]:
    """Return what a look today makes of what is kept, and whether the clock stands before the last look."""
    if not data:
        return Seen(today), False
    before = data.get("before")
    kept = Seen(date.fromisoformat(data["last"]), None if before is None else date.fromisoformat(before))
    return kept.looked(today), today < kept.last


def data_of_seen(seen: Seen) -> dict[str, str | None]:
    """Return it as plain data."""
    return {"last": seen.last.isoformat(), "before": None if seen.before is None else seen.before.isoformat()}
