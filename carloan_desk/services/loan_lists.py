"""The loans as they are listed: how they stand on a day, the dates that come near, mortgages not yet released."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from carloan_desk.domain.deal import EventKind, Stage, last_event
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.servicing import DealTask, TaskKind
from carloan_desk.domain.tasks import LAPSES_AFTER, tasks_of
from carloan_desk.services import loans, settlements
from carloan_desk.services.loan_book import LoanBook, LoanCase, LoanLine, book_of
from carloan_desk.storage.workspace import Workspace

WITHIN = 30


class LoanDate(StrEnum):
    """A date that hangs on a loan."""

    INSURANCE = "insurance"
    INSPECTION = "inspection"
    MORTGAGE = "mortgage"
    """By when the mortgage is to be registered."""
    RELEASE = "release"
    """By when it is to be released."""


@dataclass(frozen=True, slots=True)
class ListedLoans:
    """Loans as of a day.

    Attributes:
        lines: Those that are out, the worst first.
        dates: Of each deal, what falls due within 30 days or fell due lately, the earliest first.
        unreleased: Settled loans whose mortgage is not released; nothing is owed on them.
        later: How many loans were disbursed after the day only.
    """

    lines: tuple[LoanLine, ...]
    dates: dict[int, tuple[tuple[LoanDate, date], ...]]
    unreleased: tuple[LoanLine, ...]
    later: int


def listed(workspace: Workspace, as_of: date) -> ListedLoans:
    """Return the loans as of a day."""
    book = book_of(workspace)
    lines = loans.portfolio(workspace, as_of)
    releases = settlements.releases(workspace, as_of)
    with workspace.reading() as read:
        records: dict[int, list[DealTask]] = {}
        for record in read.all(DealTask, kind=TaskKind.MORTGAGE):
            records.setdefault(record.deal_id, []).append(record)
    dates = {
        deal_id: found
        for line in lines
        if (found := _dates(book.cases[deal_id := line.deal.id or 0], records.get(deal_id, ()), as_of))
    }
    for each in releases:
        if each.task.due_on is not None:
            dates[each.deal.id or 0] = ((LoanDate.RELEASE, each.task.due_on),)
    unreleased = tuple(_settled(book, each.deal.id or 0, each.settled_on) for each in releases)
    return ListedLoans(tuple(lines), dates, unreleased, book.later(as_of))


def _dates(case: LoanCase, records: Sequence[DealTask], as_of: date) -> tuple[tuple[LoanDate, date], ...]:
    first, last = as_of - timedelta(days=LAPSES_AFTER), as_of + timedelta(days=WITHIN)
    found = [(LoanDate.INSURANCE, case.deal.insurance_until), (LoanDate.INSPECTION, case.deal.inspection_until)]
    if last_event(case.events, EventKind.REGISTERED) is None:
        tasks = tasks_of(case.events, records)
        found += [(LoanDate.MORTGAGE, task.due_on) for task in tasks if task.code == "mortgage" and not task.done_on]
    near = [(what, day) for what, day in found if day is not None and first <= day <= last]
    return tuple(sorted(near, key=lambda each: each[1]))


def _settled(book: LoanBook, deal_id: int, on: date) -> LoanLine:
    """A settled loan as it is listed: it owes nothing."""
    case = book.cases[deal_id]
    standing = replace(
        case.history.standing(on),
        overdue_days=0,
        overdue_amount=ZERO,
        next_due=None,
        next_amount=ZERO,
        outstanding_principal=ZERO,
        number=None,
    )
    return LoanLine(case.deal, case.client, case.lender, standing, case.payments, Stage.SETTLED)
