"""When the list was last looked at, so that what came since can be told."""

from dataclasses import dataclass
from datetime import date

from carloan_desk.domain.agenda import Seen, data_of_seen, seen_of
from carloan_desk.storage.workspace import Workspace

SETTING = "today.seen"


@dataclass(frozen=True, slots=True)
class Visit:
    """A look at the list: what was seen before, and whether the clock stands before the last look."""

    seen: Seen
    set_back: bool


def look(workspace: Workspace, today: date) -> Visit:
    """Note that the list is looked at today. On the same day, and with the clock set back, nothing is written."""
    with workspace.reading() as read:
        kept = read.setting(SETTING)
    seen, set_back = seen_of(kept, today)
    if data_of_seen(seen) != kept:
        with workspace.unit_of_work("today.seen", undoable=False) as work:
            work.set_setting(SETTING, data_of_seen(seen))
            work.commit()
    return Visit(seen, set_back)
