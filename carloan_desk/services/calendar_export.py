"""What is due in the coming days as a calendar file: masked unless asked otherwise, and noted in the history."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.exchange.calendar_file import Entry, write_calendar
from carloan_desk.services import today
from carloan_desk.services.today import Item
from carloan_desk.storage.workspace import Changes, Workspace

FURTHEST = 370
_OWNER = "calendar.owner"


def initials(name: str) -> str:
    """Return what of a name goes out under the mask: its first character."""
    return f"{name[:1]}**" if name else ""


def export(
    workspace: Workspace,
    on: date,
    days: int,
    path: Path,
    words: Callable[[Item, bool], tuple[str, str, str]],
    title: str,
    *,
    masked: bool = True,
) -> Changes:
    """Write what is due today and in so many days after to a calendar file, and note that it went out.

    What is overdue stands on today, where it can still be done.

    Args:
        workspace: Where.
        on: Today.
        days: How many days after it.
        path: The file.
        words: Says a thing, masked or not: its line, its details, its kind.
        title: What the calendar is called.
        masked: Leave names, amounts and free text out.

    Raises:
        DomainError: ``calendar.days``: not from 1 to 370; see :func:`carloan_desk.exchange.writing.write_whole`.
    """
    if not 1 <= days <= FURTHEST:
        raise DomainError("calendar.days", field="days", low=1, high=FURTHEST)
    entries = []
    for item in today.ahead(workspace, on, on + timedelta(days=days)):
        if item.on <= on + timedelta(days=days):
            summary, description, category = words(item, masked)
            entries.append(Entry(item.subject, max(item.on, on), summary, description, category))
    with workspace.unit_of_work("calendar.export", undoable=False, n=len(entries)) as work:
        owner = work.setting(_OWNER)
        if owner is None:
            # Any number of this workspace's own; it tells nothing and stays.
            owner = f"{work.now:%Y%m%d%H%M%S%f}-{work.last_seq()}"
            work.set_setting(_OWNER, owner)
        write_calendar(path, entries, title, owner, work.now)
        record = ExportRecord(at=work.now, what="calendar", rows=len(entries), columns=["on", "summary"], masked=masked)
        work.add(record)
        return work.commit()
