"""The rules of contacts and reminders as they hold here: the shipped ones, the employer's, one's own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from carloan_desk.domain import conduct
from carloan_desk.domain.behaviour import Behaviour
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.rules import RuleSet, rule_from_data, shipped
from carloan_desk.services.own_rules import set_rule
from carloan_desk.storage.workspace import Changes, Reader, Workspace

CADENCE = "reminder.cadence"
# Topics of the dated rules that the user may write down anew.
OWN_TOPICS = (conduct.EMPLOYER, CADENCE)
_OWN_SOURCE = "单位规定"


def rules_of(read: Reader) -> RuleSet:
    """Return the shipped rules with those of the employer and of one's own."""
    found = []
    for own in read.all(OwnRule, topic=OWN_TOPICS):
        data = {**own.content, "topic": own.topic, "valid_from": own.valid_from, "valid_to": own.valid_to}
        found.append(rule_from_data(data))
    return shipped().with_own(found)


def limits(workspace: Workspace, on: date) -> tuple[conduct.Limits, conduct.Limits, OwnRule | None]:
    """Return the hours and counts of a day, those that are shipped, and the employer's rule if there is one."""
    with workspace.reading() as read:
        in_force = rules_of(read)
        own = [each for each in read.all(OwnRule, topic=conduct.EMPLOYER) if _holds(each, on)]
    return conduct.limits_on(on, in_force), conduct.limits_on(on), own[-1] if own else None


def _holds(rule: OwnRule, on: date) -> bool:
    return rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)


def set_limits(workspace: Workspace, values: Mapping[str, Any], on: date) -> Changes:
    """Write down the employer's stricter hours and counts, from a day on; what was before stays with its days.

    Args:
        workspace: Where.
        values: ``start`` and ``end`` as ``HH:MM``, ``calls``, ``attempts``; what is empty is as shipped. ``source``.
        on: The day.

    Raises:
        DomainError: ``conduct.hour``; ``conduct.looser`` (``limit``): looser than the shipped rule; ``conduct.hours``:
            no hour is left.
    """
    content = {name: value for name, value in values.items() if value not in (None, "")}
    base = conduct.limits_on(on)
    start, end = base.start, base.end
    for name in ("start", "end"):
        if name in content:
            try:
                hour = conduct.parse_hour(str(content[name]))
            except DomainError as error:
                raise DomainError(error.code, field=name) from None
            content[name] = f"{hour:%H:%M}"
            shipped_hour = base.start if name == "start" else base.end
            if shipped_hour is not None and (hour < shipped_hour if name == "start" else hour > shipped_hour):
                raise DomainError("conduct.looser", field=name, limit=f"{shipped_hour:%H:%M}")
            start, end = (hour, end) if name == "start" else (start, hour)
    for name, shipped_count in (("calls", base.calls), ("attempts", base.attempts)):
        if name in content and shipped_count is not None and int(content[name]) > shipped_count:
            raise DomainError("conduct.looser", field=name, limit=shipped_count)
    if start is not None and end is not None and start >= end:
        raise DomainError("conduct.hours", field="end")
    content["source"] = str(content.get("source", "")).strip() or _OWN_SOURCE
    return set_rule(workspace, conduct.EMPLOYER, "limits", content, on)


def drop_limits(workspace: Workspace, on: date) -> Changes:
    """Take the employer's rule back from a day on: the shipped one holds again."""
    return set_rule(workspace, conduct.EMPLOYER, "limits", None, on)


# How often to remind --------------------------------------------------------------------------------------------------

# What is further from the due date is no reminder of it.
_FURTHEST = 31


@dataclass(frozen=True, slots=True)
class Cadence:
    """The days of reminding about the due date by class, negative before it, and every how many days it goes on."""

    days: Mapping[Behaviour, tuple[int, ...]]
    every: int
    source: str
    own: OwnRule | None = None


def cadence(workspace: Workspace, on: date) -> Cadence:
    """Return how often to remind of an instalment due on a day."""
    with workspace.reading() as read:
        rule = rules_of(read).find(CADENCE, on)
        own = [each for each in read.all(OwnRule, topic=CADENCE) if _holds(each, on)]
    days = {each: tuple(int(day) for day in rule.values[each.value]) for each in Behaviour}
    return Cadence(days, int(rule.number("every")), rule.source, own[-1] if own else None)


def set_cadence(workspace: Workspace, days: Mapping[Behaviour, Sequence[int]], every: int, on: date) -> Changes:
    """Remind on other days, for instalments due from a day on.

    Raises:
        DomainError: ``conduct.cadence``: a day further than a month from the due date; ``conduct.every`` below 1.
    """
    for behaviour, offsets in days.items():
        if any(abs(offset) > _FURTHEST for offset in offsets):
            raise DomainError("conduct.cadence", field=behaviour.value, most=_FURTHEST)
    if every < 1:
        raise DomainError("conduct.every", field="every")
    content: dict[str, Any] = {each.value: sorted(set(days.get(each, ()))) for each in Behaviour}
    content |= {"every": every, "source": "自定：提醒的日子"}
    return set_rule(workspace, CADENCE, "cadence", content, on)


def drop_cadence(workspace: Workspace, on: date) -> Changes:
    """Remind as shipped again, for instalments due from a day on."""
    return set_rule(workspace, CADENCE, "cadence", None, on)


def parse_days(text: str) -> tuple[int, ...]:
    """Return days about the due date, such as ``-3, 0, 1``.

    Raises:
        DomainError: ``conduct.days``.
    """
    parts = [part for part in re.split(r"[,，、;；\s]+", text.replace("−", "-").strip()) if part]
    if not all(re.fullmatch(r"[+-]?\d{1,3}", part) for part in parts):
        raise DomainError("conduct.days")
    return tuple(sorted({int(part) for part in parts}))
