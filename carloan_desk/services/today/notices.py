"""What the program may tell by itself, and when: the user's quiet hours, and the hours of contact where stricter."""

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from carloan_desk.domain.conduct import limits_on, parse_hour
from carloan_desk.domain.notices import Call, QuietHours, is_quiet
from carloan_desk.services import today
from carloan_desk.services.conduct_rules import rules_of
from carloan_desk.storage.workspace import Changes, Reader, Workspace

SETTING = "today.notices"


@dataclass(frozen=True, slots=True)
class Notices:
    """Whether the program speaks up, and when it does not."""

    on: bool = True
    quiet: QuietHours = field(default_factory=QuietHours)


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told now: nothing while it is quiet."""

    calls: tuple[Call, ...]
    silent: bool


def notices_of(read: Reader) -> Notices:
    """Return what the user chose."""
    kept: dict[str, Any] = read.setting(SETTING, {})
    usual = Notices()
    return Notices(
        on=bool(kept.get("on", usual.on)),
        quiet=QuietHours(
            parse_hour(kept["start"]) if "start" in kept else usual.quiet.start,
            parse_hour(kept["end"]) if "end" in kept else usual.quiet.end,
        ),
    )


def notices(workspace: Workspace) -> Notices:
    """Return what the user chose."""
    with workspace.reading() as read:
        return notices_of(read)


def keep(workspace: Workspace, chosen: Notices) -> Changes:
    """Keep what the user chose."""
    data = {"on": chosen.on, "start": _hour(chosen.quiet.start), "end": _hour(chosen.quiet.end)}
    with workspace.unit_of_work("settings.set") as work:
        work.set_setting(SETTING, None if chosen == Notices() else data)
        return work.commit()


def _hour(value: time) -> str:
    return f"{value:%H:%M}"


def to_tell(workspace: Workspace, now: datetime) -> Told:
    """Return what is due now, and whether it has to wait: switched off, quiet, or outside the hours of contact."""
    with workspace.reading() as read:
        chosen, limits = notices_of(read), limits_on(now.date(), rules_of(read))
    spans = [chosen.quiet]
    if limits.start is not None and limits.end is not None:
        spans.append(QuietHours(limits.end, limits.start))
    silent = not chosen.on or is_quiet(now, spans)
    if silent:
        return Told((), silent)
    found = today.overview(workspace, now.date(), ())
    return Told(tuple(Call(item.subject, item.on, item.at) for item in found.items), silent)
