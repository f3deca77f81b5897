"""Dated rules that one writes down where the shipped ones say otherwise; what was before stays with its days."""

from datetime import date, timedelta
from typing import Any

from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.storage.workspace import Changes, Workspace


def set_rule(workspace: Workspace, topic: str, name: str, content: dict[str, Any] | None, on: date) -> Changes:
    """Let a rule of one's own end the day before, and another begin; ``None`` lets the shipped one hold again."""
    with workspace.unit_of_work("rule.set", topic=topic) as work:
        for old in work.all(OwnRule, topic=topic):
            if old.valid_from >= on:
                work.delete(old)
            elif old.valid_to is None or old.valid_to >= on:
                old.valid_to = on - timedelta(days=1)
        if content is not None:
            work.add(OwnRule(topic=topic, name=name, content=content, valid_from=on))
        return work.commit()
