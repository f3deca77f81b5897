"""What is to be done for a deal besides its steps: after disbursement, after the last instalment, and by hand.

The usual tasks follow from the deal's events by ``resources/rules/tasks.toml`` and are stored nowhere; a row is kept
only of what was done, moved or noted, and of tasks of one's own.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.deal import DealEvent, EventKind, last_event
from carloan_desk.domain.servicing import DealTask, TaskKind

LAPSES_AFTER = 90
"""Days after which an old task no longer asks for attention by itself: nobody ticks what was done a year ago."""


@dataclass(frozen=True, slots=True)
class TaskRule:
    """A usual task: due so many days after an event, done with another one at the latest."""

    code: str
    kind: TaskKind
    names: dict[str, str]
    after: EventKind
    days: int
    closed_by: EventKind | None
    source: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task of a deal.

    Attributes:
        code: Of the usual task; for one's own its title.
        kind: What it is about.
        names: What it is called, by language.
        due_on: The day by which it is to be done, ``None`` if none was set.
        done_on: When it was done.
        note: What was noted.
        record: The row kept of it, ``None`` if there is none.
    """

    code: str
    kind: TaskKind
    names: dict[str, str]
    due_on: date | None
    done_on: date | None
    note: str
    record: DealTask | None

    def is_open(self, today: date) -> bool:
        """Whether it still asks for attention."""
        lapsed = self.due_on is not None and (today - self.due_on).days > LAPSES_AFTER
        return self.done_on is None and not lapsed


@cache
def shipped_tasks() -> tuple[TaskRule, ...]:
    """Return the usual tasks, in the order in which they come."""
    data = tomllib.loads(resources.path("rules/tasks.toml").read_text("utf-8"))
    return tuple(
        TaskRule(
            code=entry["code"],
            kind=TaskKind(entry["kind"]),
            names={"zh": entry["zh"], "en": entry["en"]},
            after=EventKind(entry["after"]),
            days=entry["days"],
            closed_by=EventKind(entry["closed_by"]) if "closed_by" in entry else None,
            source=entry["source"],
        )
        for entry in data["task"]
    )


def tasks_of(
    events: Sequence[DealEvent], records: Iterable[DealTask], rules: Sequence[TaskRule] | None = None
) -> list[Task]:
    """Return the tasks of a deal: the usual ones that its events bring, and those added by hand; by due day.

    Args:
        events: What happened to the deal.
        records: What was recorded of its tasks.
        rules: Tasks to use instead of the shipped ones.
    """
    # A sign stands among the warnings.
    waiting: dict[tuple[TaskKind, str], DealTask] = {
        (record.kind, record.title): record for record in records if record.kind is not TaskKind.SIGN
    }
    withdrawn = last_event(events, EventKind.WITHDRAWN) is not None
    found = []
    for rule in shipped_tasks() if rules is None else rules:
        begun = None if withdrawn else last_event(events, rule.after)
        record = waiting.pop((rule.kind, rule.code), None)
        if begun is None:
            continue
        closed = None if rule.closed_by is None else last_event(events, rule.closed_by)
        due = begun.on + timedelta(days=rule.days)
        done = None if closed is None else closed.on
        if record is not None:
            due, done = record.due_on or due, record.done_on or done
        found.append(Task(rule.code, rule.kind, rule.names, due, done, record.note if record else "", record))
    for record in waiting.values():
        named = {"zh": record.title, "en": record.title}
        found.append(Task(record.title, record.kind, named, record.due_on, record.done_on, record.note, record))
    return sorted(found, key=lambda task: (task.due_on or date.max, task.code))
