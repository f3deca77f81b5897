"""The rules of contacts and reminders as they hold here: the shipped ones, the employer's, one's own."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from carloan_desk.domain import conduct
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.rules import RuleSet, rule_from_data, shipped
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
        DomainError: ``conduct.hour``; ``conduct.looser`` (``limit``): looser than the shipped rule; ``conduct.none``:
            nothing is stricter; ``conduct.hours``: no hour is left.
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
    with workspace.unit_of_work("rule.set", topic=conduct.EMPLOYER) as work:
        _end_rules(work.all(OwnRule, topic=conduct.EMPLOYER), on, work.delete)
        work.add(OwnRule(topic=conduct.EMPLOYER, name="limits", content=content, valid_from=on))
        return work.commit()


def drop_limits(workspace: Workspace, on: date) -> Changes:
    """Take the employer's rule back from a day on: the shipped one holds again."""
    with workspace.unit_of_work("rule.set", topic=conduct.EMPLOYER) as work:
        _end_rules(work.all(OwnRule, topic=conduct.EMPLOYER), on, work.delete)
        return work.commit()


def _end_rules(rules: Iterable[OwnRule], on: date, delete: Callable[[OwnRule], None]) -> None:
    for old in rules:
        if old.valid_from >= on:
            delete(old)
        elif old.valid_to is None or old.valid_to >= on:
            old.valid_to = on - timedelta(days=1)
