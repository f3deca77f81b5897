"""How a loan was paid so far, as a class with its evidence, and how often to remind because of it (提醒频率)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from carloan_desk.domain.promises import Judged
from carloan_desk.domain.rules import RuleSet, in_use
from carloan_desk.domain.workdays import Calendar

_DAY = timedelta(days=1)


class Behaviour(StrEnum):
    """How a loan was paid, the calmest first."""

    ON_TIME = "on_time"
    NEW = "new"
    """Too few instalments to tell."""
    SOMETIMES = "sometimes"
    OFTEN = "often"
    """Often late, or once for long."""
    BROKEN = "broken"
    """A promise was broken lately."""


class Instalment(Protocol):
    """What is looked at of an instalment: an ``Allocation`` of the ledger."""

    @property
    def due(self) -> date: ...
    @property
    def settled_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Habit:
    """The class of a loan and what it rests on.

    Attributes:
        behaviour: The class.
        looked_at: Instalments that were due, the latest of them.
        late: How many of them were paid late or are.
        most_days: The longest of these delays.
        broken: Promises broken or kept in part lately.
        rule: Label of the rule.
        source: Where it is written.
    """

    behaviour: Behaviour
    looked_at: int
    late: int
    most_days: int
    broken: int
    rule: str
    source: str


def habit_of(
    instalments: Sequence[Instalment],
    promises: Iterable[Judged],
    as_of: date,
    rules: RuleSet | None = None,
    *,
    grace_days: int = 0,
) -> Habit:
    """Return how a loan was paid by a day.

    A promise that failed lately weighs most; then how many of the latest instalments were late, or how long one was;
    a loan with few instalments behind it and none late is new.

    Args:
        instalments: Those of the ledger.
        promises: Those on the loan, judged as of the day.
        as_of: The day.
        rules: Rule ``reminder.class``; default the shipped one.
        grace_days: Days of grace the contract gives.
    """
    rule = in_use(rules).find("reminder.class", as_of)
    due = sorted((each for each in instalments if each.due < as_of), key=lambda each: each.due)
    recent = due[-int(rule.number("recent")) :]
    delays = [((each.settled_on or as_of) - each.due).days for each in recent]
    late = [days for days in delays if days > grace_days]
    lately = as_of - timedelta(days=int(rule.number("broken_days")))
    broken = sum(1 for each in promises if each.failed and each.until >= lately)
    if broken:
        behaviour = Behaviour.BROKEN
    elif len(late) >= rule.number("often") or max(late, default=0) >= rule.number("long_days"):
        behaviour = Behaviour.OFTEN
    elif late:
        behaviour = Behaviour.SOMETIMES
    elif len(recent) < rule.number("few"):
        behaviour = Behaviour.NEW
    else:
        behaviour = Behaviour.ON_TIME
    return Habit(behaviour, len(recent), len(late), max(late, default=0), broken, rule.label, rule.source)


def reminders(
    due: date, behaviour: Behaviour, until: date, calendar: Calendar, rules: RuleSet | None = None
) -> tuple[date, ...]:
    """Return the workdays by a day on which to remind of an instalment that is not paid.

    What falls on a day off before the due date moves to the workday before, after it to the next one. When the days of
    the rule are over it goes on every few days.

    Args:
        due: Its due date.
        behaviour: The class of the loan.
        until: The last day asked for.
        calendar: Workdays from the year before ``due`` to the one after ``until``.
        rules: Rule ``reminder.cadence``; default the shipped one.
    """
    rule = in_use(rules).find("reminder.cadence", due)
    offsets = sorted(int(each) for each in rule.values[behaviour.value])
    every = int(rule.number("every"))
    last = max([*offsets, 0])
    later = range(last + every, (until - due).days + 1, every)
    found = {_workday(due, offset, calendar) for offset in (*offsets, *later)}
    return tuple(sorted(day for day in found if day <= until))


def _workday(due: date, offset: int, calendar: Calendar) -> date:
    day = due + timedelta(days=offset)
    if offset <= 0:
        return calendar.workday_by(day)
    while not calendar.is_workday(day):
        day += _DAY
    return day


def reminder_due(planned: Sequence[date], contacted: date | None) -> date | None:
    """Return the planned day that waits, ``None`` when nobody need be reminded: none has come, or it was done since."""
    if not planned or (contacted is not None and contacted >= planned[-1]):
        return None
    return planned[-1]
