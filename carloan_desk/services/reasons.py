"""Why deals come back, are declined or withdrawn: a list of one's own, and how often each was the case."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.services.deals import DealSummary
from carloan_desk.storage.workspace import Changes, Workspace

KINDS = (EventKind.RETURNED, EventKind.DECLINED, EventKind.WITHDRAWN)
_SETTING = "deal.reasons."


@cache
def _shipped() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.path("rules/reasons.toml").read_text("utf-8"))


def offered(workspace: Workspace, language: str) -> dict[EventKind, list[str]]:
    """Return the reasons to choose from by what happened: the manager's own list, else the shipped one."""
    with workspace.reading() as read:
        own = read.settings(_SETTING)
    return {kind: own.get(f"{_SETTING}{kind.value}") or _shipped()[kind.value][language] for kind in KINDS}


def keep(workspace: Workspace, kind: EventKind, reasons: Sequence[str]) -> Changes:
    """Keep a list of one's own; an empty one brings the shipped one back."""
    listed = list(dict.fromkeys(reason.strip() for reason in reasons if reason.strip()))
    with workspace.unit_of_work("deal.reasons", kind=kind.value) as work:
        work.set_setting(f"{_SETTING}{kind.value}", listed or None)
        return work.commit()


def lost(deals: Iterable[DealSummary]) -> list[tuple[Stage, str, int]]:
    """Return why deals were lost, the commonest reason first: how it ended, the reason, how many."""
    count = Counter((deal.stage, deal.reason) for deal in deals if deal.stage in (Stage.DECLINED, Stage.WITHDRAWN))
    found = [(stage, reason, number) for (stage, reason), number in count.items()]
    return sorted(found, key=lambda each: (-each[2], each[0], each[1]))
