"""Today: one list of everything due, in an order that can be explained and changed.

Nothing in it is stored. Each kind of thing has a maker (``makers/``); what is put off, done or dismissed is a mark on
its subject (``marks``). The things of a deal or of a client are made anew only when something was recorded of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from carloan_desk.domain.agenda import Kind, Order, holds, sort
from carloan_desk.domain.circle import CareDate
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.product import Product
from carloan_desk.domain.servicing import Mark
from carloan_desk.services.alerts import AlertList, warnings
from carloan_desk.services.books import Books, books_of
from carloan_desk.services.known_deals import known_of
from carloan_desk.services.loans import book_of
from carloan_desk.services.today.item import By, Item, Look, Maker, Occasion
from carloan_desk.services.today.makers import MAKERS
from carloan_desk.services.today.order import order_kept
from carloan_desk.storage.workspace import Reader, Workspace

__all__ = ["WATCHES", "Item", "Kind", "Occasion", "Overview", "PutOff", "ahead", "overview", "own_pay"]

WATCHES: frozenset[type] = frozenset({Client, Deal, DealEvent, Mark, Product, OwnRule, CareDate}).union(
    *(maker.watches for maker in MAKERS)
)
"""The classes that the list follows from."""

# What all deals hang on: after a change of these everything is made anew. So it is beyond so many rows.
_ALL_HANG_ON = frozenset({Product, OwnRule})
_MOST = 300
_FOLLOWED = tuple(maker for maker in MAKERS if maker.by is not By.BOOKS)


@dataclass(frozen=True, slots=True)
class PutOff:
    """A thing that is due and not on the list, with the decision that keeps it off."""

    item: Item
    mark: Mark


@dataclass(frozen=True, slots=True)
class Overview:
    """What the list of the day shows: what is to be done, in order, and what was put off."""

    items: tuple[Item, ...]
    put_off: tuple[PutOff, ...]
    order: Order


def overview(workspace: Workspace, today: date, own: tuple[Item, ...] | None = None) -> Overview:
    """Return everything due by today.

    Args:
        workspace: Where.
        today: The day.
        own: Things of one's own pay as they are known already, so that nobody waits for the books; else they are
            derived.
    """
    own = own_pay(workspace, today) if own is None else own
    made = _made(workspace, today)

    def derive(read: Reader) -> Overview:
        marks = {mark.subject: mark for mark in read.all(Mark)}
        order = order_kept(read)
        to_do, put_off = [], []
        for item in (*made.items(), *own):
            mark = marks.get(item.subject)
            if mark is not None and holds(mark, item.evidence, today):
                put_off.append(PutOff(item, mark))
            else:
                to_do.append(item)
        put_off.sort(key=lambda each: (each.mark.until or date.max, each.item.on, each.item.subject))
        return Overview(tuple(sort(to_do, order)), tuple(put_off), order)

    return workspace.derived(("today", today, tuple((item.subject, item.evidence) for item in own)), derive)


def own_pay(workspace: Workspace, today: date) -> tuple[Item, ...]:
    """Return the things that follow from the books of one's pay, and those of early warning."""
    look_at = _LookAt(workspace, today)
    makers = [maker for maker in MAKERS if maker.by is By.BOOKS]

    def derive(read: Reader) -> tuple[Item, ...]:
        return tuple(item for maker in makers for _, item in maker.make(look_at(read)))

    return workspace.derived(("today.own", today), derive)


def ahead(workspace: Workspace, today: date, until: date) -> tuple[Item, ...]:
    """Return what is due up to a day to come, by day, each on its own: what a calendar shows.

    What is overdue already is among it, on the day it fell due; what is put off, done or dismissed is not.
    """
    look_at = _LookAt(workspace, today)

    def derive(read: Reader) -> tuple[Item, ...]:
        look = look_at(read, until=until)
        marks = {mark.subject: mark for mark in read.all(Mark)}
        found = []
        for maker in MAKERS:
            for _, item in maker.make(look):
                mark = marks.get(item.subject)
                if mark is None or not holds(mark, item.evidence, today):
                    found.append(item)
        return tuple(sorted(found, key=lambda item: (item.on, list(Kind).index(item.kind), item.subject)))

    return workspace.derived(("agenda", today, until), derive)


# Making ---------------------------------------------------------------------------------------------------------------


class _Made:
    """The things of each maker by whose they are, as of a state. Nobody changes it once it is made."""

    def __init__(self, look_at: "_LookAt", read: Reader, before: "_Made | None") -> None:
        self.today, self.seq = look_at.today, read.last_seq()
        touched = None
        if before is not None and before.today == self.today:
            touched = read.touched_since(before.seq, _MOST)
        if touched is not None and touched.classes & _ALL_HANG_ON:
            touched = None
        looks = {
            By.DEAL: look_at(read, only=None if touched is None else touched.deals),
            By.CLIENT: look_at(read, only=None if touched is None else touched.clients),
            By.WHOLE: look_at(read),
        }
        self.by_maker: list[dict[int, list[Item]]] = []
        for number, maker in enumerate(_FOLLOWED):
            look = looks[maker.by]
            kept = {} if before is None or look.only is None else before.by_maker[number]
            self.by_maker.append(_renewed(kept, maker, look))

    def items(self) -> Iterable[Item]:
        """Return all things."""
        return (item for by_owner in self.by_maker for items in by_owner.values() for item in items)


class _LookAt:
    """Makes looks at a workspace as of a day; deals and loans are brought up to date first."""

    def __init__(self, workspace: Workspace, today: date) -> None:
        self.workspace, self.today = workspace, today
        self.known, self.loans = known_of(workspace, today), book_of(workspace)

    def __call__(self, read: Reader, *, until: date | None = None, only: frozenset[int] | None = None) -> Look:
        def books() -> Books:
            return books_of(self.workspace, self.today)

        def alerts() -> AlertList:
            return warnings(self.workspace, self.today)

        return Look(read, self.today, self.known, self.loans, books, alerts, until=until, only=only)


def _renewed(kept: dict[int, list[Item]], maker: Maker, look: Look) -> dict[int, list[Item]]:
    """The things of a maker: those kept, but for the owners asked for made anew."""
    if look.only is not None and not look.only:
        return kept
    only = look.only or frozenset()
    found = {owner: items for owner, items in kept.items() if owner not in only}
    for owner, item in maker.make(look):
        found.setdefault(owner, []).append(item)
    return found


def _made(workspace: Workspace, today: date) -> _Made:
    look_at = _LookAt(workspace, today)
    return workspace.followed("today", today, lambda read, before: _Made(look_at, read, before))
