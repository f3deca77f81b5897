"""When the program may speak up by itself: quiet hours, and what was not told yet. Nothing is lost by being quiet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

AHEAD = timedelta(minutes=15)
"""How long before its hour an appointment is told."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """A span of the day, over midnight if it ends before it begins; none at all if it begins when it ends."""

    start: time = time(22)
    end: time = time(8)

    def hold(self, at: time) -> bool:
        """Whether an hour is a quiet one: the first moment is, the last no longer."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


def is_quiet(at: datetime, spans: Iterable[QuietHours]) -> bool:
    """Whether any of several spans holds: the stricter one wins."""
    return any(span.hold(at.time()) for span in spans)


@dataclass(frozen=True, slots=True)
class Call:
    """A thing that may be told: its subject, its day, its hour if it has one."""

    subject: str
    on: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class News:
    """What was not told yet: how many things are due, and how many appointments are near."""

    things: int
    appointments: int
    keys: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.keys)


class Herald:
    """Knows what was told since the program began. What cannot be told now is told when it can be."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def news(self, calls: Iterable[Call], now: datetime) -> News:
        """Return what is due by now and was not told; an appointment is told once more before its hour."""
        things, near = set(), set()
        for call in calls:
            if call.on > now.date():
                continue
            things.add(call.subject)
            if call.at is not None and call.on == now.date():
                hour = datetime.combine(call.on, call.at)
                if hour - AHEAD <= now <= hour + AHEAD:
                    near.add(f"{call.subject} {call.at}")
        things, near = things - self._told, near - self._told
        return News(len(things), len(near), frozenset(things | near))

    def told(self, news: News) -> None:
        """Note that something was told, or seen without."""
        self._told |= news.keys

    def seen(self, news: News) -> News:
        """Note that the things are seen in the window; return what is still to be told: the appointments."""
        near = frozenset(key for key in news.keys if " " in key)
        self._told |= news.keys - near
        return News(0, news.appointments, near)
