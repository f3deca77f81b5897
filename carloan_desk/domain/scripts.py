"""What to say: talk scripts beside a contact, and texts to send, from ``resources/scripts``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.conduct import Standing
from carloan_desk.domain.promises import Judged, PromiseState
from carloan_desk.domain.servicing import ContactPurpose


@dataclass(frozen=True, slots=True)
class Script:
    """A card of a few lines, and whom it is for. ``titles`` and ``lines`` by language.

    Attributes:
        code: Its name.
        purposes: For which purposes; empty for any.
        standings: For whom; empty for any.
        days: Days overdue, from and to; ``None`` for any.
        promise: ``"open"`` or ``"failed"``; empty for any.
        valid_from: Since when it is said so.
        source: What it rests on.
    """

    code: str
    titles: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]
    purposes: frozenset[ContactPurpose]
    standings: frozenset[Standing]
    days: tuple[int, int] | None
    promise: str
    valid_from: date
    source: str

    def fits(
        self, purpose: ContactPurpose, standing: Standing, overdue_days: int, promise: Judged | None, on: date
    ) -> bool:
        """Whether it is what to say now."""
        kind = "" if promise is None else "failed" if promise.failed else "open"
        return (
            self.valid_from <= on
            and (not self.purposes or purpose in self.purposes)
            and (not self.standings or standing in self.standings)
            and (self.days is None or self.days[0] <= overdue_days <= self.days[1])
            and self.promise in ("", kind)
        )


@cache
def scripts() -> tuple[Script, ...]:
    """Return the scripts that come with the program, the first that fits first."""
    text = resources.path("scripts/talk.toml").read_text("utf-8")
    found = []
    for data in tomllib.loads(text)["script"]:
        days = data.get("days")
        found.append(
            Script(
                code=data["code"],
                titles={language: data[language]["title"] for language in ("zh", "en")},
                lines={language: tuple(data[language]["lines"]) for language in ("zh", "en")},
                purposes=frozenset(map(ContactPurpose, data.get("purpose", ()))),
                standings=frozenset(map(Standing, data.get("standing", ()))),
                days=None if days is None else (days[0], days[1]),
                promise=data.get("promise", ""),
                valid_from=data["valid_from"],
                source=data["source"],
            )
        )
    return tuple(found)


def script_for(
    purpose: ContactPurpose, standing: Standing, on: date, *, overdue_days: int = 0, promise: Judged | None = None
) -> Script:
    """Return what to say: by who it is, what for, how late, and what was promised."""
    return next(each for each in scripts() if each.fits(purpose, standing, overdue_days, promise, on))


class Message(StrEnum):
    """A text to send."""

    BEFORE_DUE = "before_due"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    PROMISE_DUE = "promise_due"
    PROMISE_FAILED = "promise_failed"
    THIRD_PARTY = "third_party"


@cache
def messages() -> Mapping[Message, Mapping[str, str]]:
    """Return the texts that come with the program, by language."""
    text = resources.path("scripts/messages.toml").read_text("utf-8")
    return {Message(data["code"]): data for data in tomllib.loads(text)["message"]}


def message_for(
    standing: Standing, overdue_days: int, next_due: date | None, promise: Judged | None, on: date
) -> Message:
    """Return which text fits; whoever is not the debtor gets the one that does not speak of the debt."""
    if standing is not Standing.DEBTOR:
        return Message.THIRD_PARTY
    if promise is not None and promise.state is not PromiseState.KEPT:
        return Message.PROMISE_FAILED if promise.failed else Message.PROMISE_DUE
    if overdue_days:
        return Message.OVERDUE
    return Message.DUE_TODAY if next_due == on else Message.BEFORE_DUE
