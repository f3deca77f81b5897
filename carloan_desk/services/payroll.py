"""The employer's payroll sheet against one's own statement (对账). Nothing is sent, nothing changed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from carloan_desk.domain.commission import Basis, Line, LineKind
from carloan_desk.domain.commission.statement import EARNING
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.reconciliation import Expectation, Reconciliation, reconcile
from carloan_desk.exchange.headers import Header, header_at
from carloan_desk.exchange.payroll import PayrollSheet, find_payroll_header, read_payroll
from carloan_desk.exchange.sheet import Sheet, column_name
from carloan_desk.exchange.tables import read_table, read_text
from carloan_desk.services import plans
from carloan_desk.services.books import books_of
from carloan_desk.storage.workspace import Workspace

# Columns chosen by hand, by the fingerprint of the head they were chosen for.
_COLUMNS = "payroll.columns"
_NOTHING_READ = PayrollSheet((), None, ())


@dataclass(frozen=True, slots=True)
class Payroll:
    """A payroll sheet as it was understood.

    Attributes:
        sheets: All sheets of the file.
        sheet: The one that is read.
        header: Its head with the columns. Where none was found it names no column of amounts.
        read: What stands under the head; nothing as long as the amounts are not known.
    """

    sheets: tuple[Sheet, ...]
    sheet: Sheet
    header: Header
    read: PayrollSheet

    @property
    def understood(self) -> bool:
        """Whether it is known where the amounts stand."""
        return "amount" in self.header.mapping


def load(workspace: Workspace, path: Path | None, text: str = "") -> Payroll:
    """Read a file, or what was copied; of several sheets the one whose head is surest.

    Where no column of amounts is found, somebody has to choose it: see :func:`at` and :func:`with_columns`.

    Raises:
        DomainError: ``table.*``: it cannot be read.
    """
    sheets = read_text(text) if path is None else read_table(path)
    with workspace.reading() as read:
        remembered = read.setting(_COLUMNS, {})
        manager = plans.basics_of(read).name
    found = [
        (header.confidence, -number, sheet, header)
        for number, sheet in enumerate(sheets)
        if (header := _head(sheet, remembered)) is not None
    ]
    if not found:
        largest = max(sheets, key=lambda sheet: len(sheet.rows))
        return _read(sheets, largest, header_at(largest, 0, {}), manager)
    _, _, sheet, header = max(found, key=lambda each: each[:2])
    return _read(sheets, sheet, header, manager)


def _read(sheets: tuple[Sheet, ...], sheet: Sheet, header: Header, manager: str) -> Payroll:
    known = "amount" in header.mapping
    return Payroll(sheets, sheet, header, read_payroll(sheet, header, manager=manager) if known else _NOTHING_READ)


def _head(sheet: Sheet, remembered: Mapping[str, Mapping[str, int]]) -> Header | None:
    header = find_payroll_header(sheet, remembered=remembered)
    if header is not None and "amount" in header.mapping:
        return header
    bare = remembered.get(_bare(sheet))
    return None if bare is None else header_at(sheet, 0, bare)


def _bare(sheet: Sheet) -> str:
    """What a table without titles is remembered by: how wide it is."""
    return f"bare:{max((len(row.cells) for row in sheet.rows), default=0)}"


def at(workspace: Workspace, payroll: Payroll, sheet: int, row: int) -> Payroll:
    """Take a row of one of the sheets for the titles (0: there are none), with what its columns seem to be."""
    chosen = payroll.sheets[sheet]
    below = Sheet(chosen.name, tuple(each for each in chosen.rows if each.number >= row), chosen.merges)
    guess = find_payroll_header(below) if row else None
    if guess is None or guess.row != row:
        guess = header_at(chosen, row, {})
    return _read(payroll.sheets, chosen, guess, plans.basics(workspace).name)


def with_columns(workspace: Workspace, payroll: Payroll, mapping: Mapping[str, int]) -> Payroll:
    """Read the sheet with columns chosen by hand, and remember them for the next sheet with this head.

    Raises:
        DomainError: ``table.no_column``: none for the amount; ``table.column_twice``: one for two things.
    """
    header = replace(payroll.header, mapping=dict(mapping))
    twice = [column for column, count in Counter(mapping.values()).items() if count > 1]
    if twice:
        raise DomainError("table.column_twice", column=column_name(twice[0]))
    read = read_payroll(payroll.sheet, header, manager=plans.basics(workspace).name)
    mark = header.fingerprint if header.row else _bare(payroll.sheet)
    with workspace.unit_of_work("payroll.columns", undoable=False) as work:
        work.set_setting(_COLUMNS, {**work.setting(_COLUMNS, {}), mark: dict(mapping)})
        work.commit()
    return Payroll(payroll.sheets, payroll.sheet, header, read)


def compare(workspace: Workspace, payroll: Payroll, period: str, today: date) -> Reconciliation:
    """Compare the sheet with what the plan says is payable for a period, to the fen."""
    books = books_of(workspace, today)
    deals = {deal.id or 0: deal for deal, _ in books.pairs}
    expected = [
        _expectation(line, found.period, deals, books.names)
        for found in books.ledger.statements
        for line in found.lines
        if line.amount and line.kind is not LineKind.FORFEITED
    ]
    return reconcile(expected, payroll.read.rows, period, stated=payroll.read.stated)


def _expectation(line: Line, period: str, deals: Mapping[int, Deal], names: Mapping[int | None, str]) -> Expectation:
    deal = None if line.deal_id is None else deals.get(line.deal_id)
    plain = line.trace.basis is not None and line.kind is LineKind.EARNED
    pays = line.kind in EARNING or line.kind is LineKind.RELEASED
    return Expectation(
        deal_id=line.deal_id,
        contract="" if deal is None else deal.contract,
        client="" if deal is None else names.get(deal.client_id, ""),
        period=period,
        component=line.component,
        amount=line.amount if pays else -line.amount,
        base=line.trace.base if plain and line.trace.basis is not Basis.PER_DEAL else None,
        rate=line.trace.rate if plain else None,
    )


def dispute_pdf(workspace: Workspace, result: Reconciliation, source: str, on: date) -> bytes:
    """Return a polite request about the differences as PDF."""
    from carloan_desk.printing.dispute import DisputeSheet, render_dispute

    return render_dispute(DisputeSheet(result, plans.basics(workspace).name, "", source, on))
