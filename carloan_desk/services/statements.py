"""A period's statement: seen, sealed when it is over, and from then on only adjusted in later periods."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from carloan_desk.domain.commission import (
    Line,
    LineKind,
    Statement,
    Trace,
    lines_from_data,
    lines_to_data,
    period_span,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.pay import SealedStatement
from carloan_desk.domain.statement_sheet import DealLabel, StatementSheet
from carloan_desk.services.books import Books, books_of
from carloan_desk.services.plans import basics_of
from carloan_desk.storage.workspace import Changes, Reader, Workspace

# What tells one figure of a period from another: deal, part of the plan, kind of line.
_Figure = tuple[int | None, str, LineKind]


@dataclass(frozen=True, slots=True)
class StatementView:
    """A period's statement as it is shown, printed and written to a spreadsheet.

    Attributes:
        statement: Its lines; at the end those that adjust sealed periods, with the period in ``trace.origin``.
        adjustments: How many of the lines adjust.
        labels: Contract number and client by deal.
        sealed: What was sealed, ``None`` while the period is open.
        may_seal: Whether it is over and every period before it is sealed.
        periods: All periods with a statement, the latest first.
        manager: The manager's own name, if it was entered.
    """

    statement: Statement
    adjustments: int
    labels: Mapping[int, DealLabel]
    sealed: SealedStatement | None
    may_seal: bool
    periods: tuple[str, ...]
    manager: str = ""


def view(workspace: Workspace, period: str, today: date) -> StatementView:
    """Return the statement of a period as of today."""
    books = books_of(workspace, today)
    with workspace.reading() as read:
        seals = read.all(SealedStatement)
        own = basics_of(read).name
        books = books.of(read)
    return replace(_view(books, seals, period), manager=own)


def _view(books: Books, seals: Sequence[SealedStatement], period: str) -> StatementView:
    periods = _periods(books)
    by_period = {seal.period: seal for seal in seals}
    first_open = next((each for each in periods if each not in by_period), "")
    sealed = by_period.get(period)
    found = books.statement(period) or Statement("", 0, period)
    if sealed is not None:
        plan, version, own, adjusting = _content(sealed)
        found = Statement(plan, version, period, (*own, *adjusting))
    else:
        adjusting = tuple(adjustments(books, seals)) if period == first_open else ()
        found = replace(found, lines=(*found.lines, *adjusting))
    labels = {deal.id or 0: DealLabel(deal.contract, books.names.get(deal.client_id, "")) for deal, _ in books.pairs}
    return StatementView(
        statement=found,
        adjustments=len(adjusting),
        labels=labels,
        sealed=sealed,
        may_seal=period == first_open and period_span(period)[1] < books.today,
        periods=tuple(reversed(periods)),
    )


def _periods(books: Books) -> list[str]:
    return list(dict.fromkeys(each.period for each in books.ledger.statements))


def _content(seal: SealedStatement) -> tuple[str, int, tuple[Line, ...], tuple[Line, ...]]:
    content = seal.content
    own, adjusting = (lines_from_data(content[name]) for name in ("lines", "adjustments"))
    return content["plan"], content["version"], own, adjusting


def adjustments(books: Books, seals: Sequence[SealedStatement]) -> list[Line]:
    """Return what changed of sealed periods and no later seal holds yet: a line for each figure that differs."""
    owed: dict[tuple[str, _Figure], Decimal] = defaultdict(Decimal)
    for seal in seals:
        _, _, own, adjusting = _content(seal)
        now = books.statement(seal.period)
        for line in () if now is None else now.lines:
            owed[seal.period, _figure(line)] += line.amount
        for line in own:
            owed[seal.period, _figure(line)] -= line.amount
        for line in adjusting:
            owed[line.trace.origin, _figure(line)] -= line.amount
    return [
        Line(component, deal_id, amount, Trace("", 0, component, None, amount, Decimal(1), origin=period), kind)
        for (period, (deal_id, component, kind)), amount in owed.items()
        if amount
    ]


def _figure(line: Line) -> _Figure:
    return line.deal_id, line.component, line.kind


def seal(workspace: Workspace, period: str, today: date) -> Changes:
    """Seal the statement of a period that is over. It never changes again; what changes later adjusts a later period.

    Raises:
        DomainError: ``statement.sealed`` it is sealed already, ``statement.not_over``, ``statement.order`` with
            ``first``: a period before it is still open.
    """
    with workspace.unit_of_work("statement.seal", undoable=False, period=period) as work:
        books = Books(work, today)
        seals = work.all(SealedStatement)
        found = _view(books, seals, period)
        if found.sealed is not None:
            raise DomainError("statement.sealed", period=period)
        if period_span(period)[1] >= today:
            raise DomainError("statement.not_over", period=period)
        if not found.may_seal:
            closed = {each.period for each in seals}
            first = next((each for each in _periods(books) if each not in closed), period)
            raise DomainError("statement.order", first=first)
        lines = found.statement.lines
        split = len(lines) - found.adjustments
        content = {
            "plan": found.statement.plan,
            "version": found.statement.version,
            "period": period,
            "lines": lines_to_data(lines[:split]),
            "adjustments": lines_to_data(lines[split:]),
        }
        previous = seals[-1].digest if seals else ""
        work.add(
            SealedStatement(
                period=period,
                sealed_at=work.now,
                content=content,
                previous=previous,
                digest=_digest(previous, content),
            )
        )
        return work.commit()


def _digest(previous: str, content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def first_broken(workspace: Workspace) -> str | None:
    """Return the first sealed period whose content or place in the chain was changed, ``None`` if all hold."""
    with workspace.reading() as read:
        seals = read.all(SealedStatement)
    previous = ""
    for each in seals:
        if each.previous != previous or each.digest != _digest(previous, each.content):
            return each.period
        previous = each.digest
    return None


def sealed_lines(read: Reader) -> dict[str, tuple[Line, ...]]:
    """Return the lines of sealed periods, with what they adjust."""
    return {seal.period: (*own, *more) for seal in read.all(SealedStatement) for _, _, own, more in [_content(seal)]}


def open_adjustments(read: Reader, books: Books) -> tuple[str, list[Line]]:
    """Return the first open period, empty if there is none, and what it adjusts of those sealed before."""
    seals = read.all(SealedStatement)
    closed = {seal.period for seal in seals}
    first = next((each for each in _periods(books) if each not in closed), "")
    return first, adjustments(books, seals) if seals else []


def sheet_of(found: StatementView, on: date) -> StatementSheet:
    """Return a statement as its papers show it."""
    notes = _notes(found)
    digest = "" if found.sealed is None else found.sealed.digest
    return StatementSheet(found.statement, found.labels, found.manager, on, sealed=digest, notes=tuple(notes))


def _notes(found: StatementView) -> Iterable[str]:
    if found.adjustments:
        yield f"末尾 {found.adjustments} 行为对已封存期间的调整，原期间列于计算说明。"


def pdf_of(found: StatementView, on: date) -> bytes:
    """Return the statement as PDF."""
    from carloan_desk.printing.statement import render_statement

    return render_statement(sheet_of(found, on))


def write_sheet(path: Path, found: StatementView, on: date) -> None:
    """Write the statement as xlsx or csv, by the ending of the name."""
    from carloan_desk.exchange.statement_sheet import write_statement

    write_statement(path, sheet_of(found, on))
