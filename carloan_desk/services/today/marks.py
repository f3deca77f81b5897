"""Decisions about things of the list: put off, done, dismissed, taken back. Each is one action that can be undone."""

from datetime import date
from typing import Protocol

from carloan_desk.domain.agenda import Snooze, calendar_around, snoozed_until
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import Mark, MarkKind
from carloan_desk.services.today.item import Item
from carloan_desk.services.today.makers import MAKERS
from carloan_desk.storage.workspace import Changes, UnitOfWork, Workspace

_DONE = {kind: done for maker in MAKERS for kind, done in maker.done.items()}


class Derived(Protocol):
    """What one can decide about: a thing of the day, an alert, an opportunity. It has no row of its own."""

    @property
    def subject(self) -> str: ...
    @property
    def evidence(self) -> str: ...


def snooze(workspace: Workspace, item: Derived, choice: Snooze | date, today: date) -> Changes:
    """Put a thing off to a workday.

    Raises:
        DomainError: ``agenda.snooze_past``, ``agenda.snooze_far``.
    """
    until = snoozed_until(choice, today, calendar_around(today))
    with workspace.unit_of_work("today.snooze", until=until) as work:
        return _mark(work, item, MarkKind.SNOOZED, until=until)


def done(workspace: Workspace, item: Item, today: date) -> Changes:
    """Say that a thing is done: where it has a row of its own there, else as a mark that holds for this time only."""
    own = _DONE.get(item.kind)
    if own is not None:
        return own(workspace, item, today)
    with workspace.unit_of_work("today.done") as work:
        return _mark(work, item, MarkKind.DONE)


def dismiss(workspace: Workspace, item: Derived, reason: str) -> Changes:
    """Take a thing off the list until what it rests on changes.

    Raises:
        DomainError: ``field.required``: without a reason.
    """
    if not reason.strip():
        raise DomainError("field.required", field="reason")
    with workspace.unit_of_work("today.dismiss") as work:
        return _mark(work, item, MarkKind.DISMISSED, reason=reason.strip())


def take_back(workspace: Workspace, subject: str) -> Changes:
    """Forget what was decided about a thing: it stands on the list again."""
    with workspace.unit_of_work("today.back") as work:
        for mark in work.all(Mark, subject=subject):
            work.delete(mark)
        return work.commit()


def _mark(work: UnitOfWork, item: Derived, kind: MarkKind, *, until: date | None = None, reason: str = "") -> Changes:
    """Keep one decision about a thing; it takes the place of the one before."""
    known = work.all(Mark, subject=item.subject)
    mark = known[0] if known else work.add(Mark(subject=item.subject, kind=kind, at=work.now))
    mark.kind, mark.evidence, mark.at, mark.until, mark.reason = kind, item.evidence, work.now, until, reason
    return work.commit()
