"""One thing to do, and what makers of them look at."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.alerts import Alert
from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent, Stage, stage_of
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.tasks import Task
from carloan_desk.services.alerts import AlertList
from carloan_desk.services.books import Books
from carloan_desk.services.known_deals import KnownDeals
from carloan_desk.services.loans import LoanBook
from carloan_desk.storage.workspace import Changes, Reader, Workspace

T = TypeVar("T")


class Occasion(StrEnum):
    """What a thing of care or of a cover is about."""

    BIRTHDAY = "birthday"
    CARE_DAY = "care_day"
    ANNIVERSARY = "anniversary"
    INSURANCE = "insurance"
    INSPECTION = "inspection"
    SATISFACTION = "satisfaction"
    """Asking how it went, some days after the delivery."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do.

    Attributes:
        kind: What kind of thing.
        subject: Names the thing for ever, so that a decision about it can be kept.
        evidence: What it rests on now: with other evidence a decision no longer holds.
        on: The day it is due.
        since: The day on which it came to the list.
        days: How long it has waited; below 0 if it is ahead.
        client_id: Whose it is; ``None`` for a place to visit.
        client_name: Their name, or that of the place.
        deal_id: The deal it is about.
        model: The car it is about, or what the client looks for.
        amount: The money it is about, in yuan.
        broken: Whether a promise was broken.
        at: The hour, where one is agreed.
        number: Of the instalment; of the year for an anniversary.
        text: Free text of the manager's own; for an emergency plan its code.
        alert: The alert it is about.
    """

    kind: Kind
    subject: str
    evidence: str
    on: date
    since: date
    days: int
    client_id: int | None
    client_name: str
    deal_id: int | None = None
    model: str = ""
    amount: Decimal | None = None
    broken: bool = False
    at: time | None = None
    stage: Stage | None = None
    number: int | None = None
    paper: Requirement | None = None
    task: Task | None = None
    occasion: Occasion | None = None
    record_id: int | None = None
    text: str = ""
    alert: Alert | None = None

    @property
    def money(self) -> Decimal:
        """What is at risk, in yuan."""
        return self.amount or ZERO


@dataclass(frozen=True, slots=True)
class Case:
    """A deal with its events, its stage and its client."""

    deal: Deal
    events: list[DealEvent]
    stage: Stage
    client: Client


class Look:
    """What makers look at: the state as of a day, and whose things are asked for.

    Attributes:
        read: Reads the state.
        today: The day.
        only: Ids of the deals, or for makers by client of the clients, that are asked for; ``None`` for all.
        loans: All loans.
        books: Gives the books of one's pay, which few makers need.
        alerts: Gives the alerts of early warning.
    """

    def __init__(
        self,
        read: Reader,
        today: date,
        known: KnownDeals,
        loans: LoanBook,
        books: Callable[[], Books],
        alerts: Callable[[], AlertList],
        *,
        until: date | None = None,
        only: Collection[int] | None = None,
    ) -> None:
        self.read, self.today, self.only, self.loans = read, today, only, loans
        self.books, self.alerts = books, alerts
        self._known, self._until = known, until
        self._kept: dict[str, Any] = {}

    @property
    def far(self) -> bool:
        """Whether a calendar looks, for which each thing stands on its own day."""
        return self._until is not None

    def once(self, name: str, derive: Callable[[], T]) -> T:
        """Return what several makers need of the same look, derived by the first of them."""
        if name not in self._kept:
            self._kept[name] = derive()
        found: T = self._kept[name]
        return found

    def ahead(self, days: int) -> date:
        """Return the last day to look at: so many days ahead, or further if a calendar asks."""
        usual = self.today + timedelta(days=days)
        return usual if self._until is None else max(usual, self._until)

    def since(self, on: date, days: int = 0) -> date:
        """Return the day on which something due on a day comes to the list, so many days ahead of it."""
        return on - timedelta(days=days)

    def cases(self) -> list[Case]:
        """Return the deals asked for, by id."""
        return self.once("cases", lambda: list(self._read_cases()))

    def _read_cases(self) -> Iterator[Case]:
        known = self._known
        wanted = known.pairs if self.only is None else [each for each in sorted(self.only) if each in known.pairs]
        for deal_id in wanted:
            deal, events = known.pairs[deal_id]
            client = known.clients.get(deal.client_id)
            if client is not None:
                yield Case(deal, events, stage_of(events), client)


class By(StrEnum):
    """Whose things a maker makes: they are made anew only for those of whom something was recorded."""

    DEAL = "deal"
    CLIENT = "client"
    WHOLE = "whole"
    """Nobody's: all are made anew each time, so it must be quick."""
    BOOKS = "books"
    """Nobody's either, and they need the books of one's pay, as alerts do, which take longer: asked for apart."""


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the things of one kind or two.

    Attributes:
        by: Whose they are.
        make: Returns each with its owner's id, any number for nobody's.
        watches: Classes that the things follow from, besides deals, their events and clients.
        done: By kind, what "done" means where it is more than a mark; given the thing and the day.
    """

    by: By
    make: Callable[[Look], Iterable[tuple[int, Item]]]
    watches: frozenset[type] = frozenset()
    done: Mapping[Kind, Callable[[Workspace, Item, date], Changes]] = field(default_factory=dict)


_HOUR = re.compile(r"(?<![0-9:：])(?P<hour>[01]?[0-9]|2[0-3])[:：](?P<minute>[0-5][0-9])(?![0-9:：])")


def hour_in(text: str) -> time | None:
    """Return the hour that a text names, such as ``14:30 试驾``; ``None`` if it names none."""
    found = _HOUR.search(text)
    return None if found is None else time(int(found["hour"]), int(found["minute"]))
