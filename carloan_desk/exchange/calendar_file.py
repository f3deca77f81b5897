"""Calendar files (iCalendar, .ics) that other calendars read; taken in twice, an entry is brought up to date."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from carloan_desk import __version__
from carloan_desk.exchange.writing import write_whole

# Where an entry comes from; it is no address, and nothing is ever sent to it.
_DOMAIN = "carloan-desk.invalid"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a day, all day long. ``key`` names it for ever: the same key is the same entry."""

    key: str
    on: date
    summary: str
    description: str = ""
    category: str = ""


def uid_of(key: str, owner: str) -> str:
    """Return the identifier of an entry: the same each time, and telling nobody what it is about.

    Args:
        key: What names the thing.
        owner: Something of this workspace alone, so that two of them never meet in one calendar.
    """
    digest = hashlib.sha256(f"{owner} {key}".encode()).hexdigest()
    return f"{digest[:32]}@{_DOMAIN}"


def write_calendar(path: Path, entries: Iterable[Entry], name: str, owner: str, now: datetime) -> int:
    """Write a calendar file, whole or not at all; return how many entries it holds.

    Args:
        path: The file.
        entries: What stands in it.
        name: What the calendar is called.
        owner: See :func:`uid_of`.
        now: The moment of writing; of two versions of an entry the later one counts.

    Raises:
        DomainError: See :func:`carloan_desk.exchange.writing.write_whole`.
    """
    from icalendar import Calendar, Event  # loads a calendar of time zones: only who exports waits for it

    calendar = Calendar()
    calendar.add("prodid", f"-//CarLoan Desk//{__version__}//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    count = 0
    for entry in entries:
        event = Event()
        event.add("uid", uid_of(entry.key, owner))
        event.add("dtstamp", now.astimezone(UTC))
        event.add("last-modified", now.astimezone(UTC))
        # Readers take the higher number for the newer version: the minutes of the calendar grow by themselves.
        event.add("sequence", now.toordinal() * 1440 + now.hour * 60 + now.minute)
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.summary)
        if entry.description:
            event.add("description", entry.description)
        if entry.category:
            event.add("categories", [entry.category])
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
        count += 1
    write_whole(path, calendar.to_ical())
    return count
