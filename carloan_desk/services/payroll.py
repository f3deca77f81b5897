"""The employer's payroll sheet against one's own statement (对账). Nothing is sent, nothing changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from carloan_desk.domain.commission import Basis, Line, LineKind
from carloan_desk.domain.commission.statement import EARNING
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.reconciliation import Expectation, Reconciliation, reconcile
from carloan_desk.exchange.headers import Header
from carloan_desk.exchange.payroll import PayrollSheet, find_payroll_header, read_payroll
from carloan_desk.exchange.sheet import Sheet
from carloan_desk.exchange.tables import read_table, read_text
from carloan_desk.services import plans
from carloan_desk.services.books import Books
from carloan_desk.storage.workspace import Workspace

# Columns chosen by hand, by the fingerprint of the head they were chosen for.
_COLUMNS = "payroll.columns"


@dataclass(frozen=True, slots=True)
class Payroll:
    """A payroll sheet as it was understood: its head with the columns, and what stands under it."""

    sheet: Sheet
    header: Header
    read: PayrollSheet


def load(workspace: Workspace, path: Path | None, text: str = "") -> Payroll:
    """Read a file, or what was copied; of several sheets the one whose head is surest.

    Raises:
        DomainError: ``table.*``: it cannot be read; ``payroll.no_header``: no column of amounts is found in it.
    """
    sheets = read_text(text) if path is None else read_table(path)
    with workspace.reading() as read:
        remembered = read.setting(_COLUMNS, {})
    found = [(header.confidence, -number, sheet, header) for number, sheet, header in _heads(sheets, remembered)]
    if not found:
        raise DomainError("payroll.no_header")
    _, _, sheet, header = max(found, key=lambda each: each[:2])
    return Payroll(sheet, header, read_payroll(sheet, header))


def _heads(sheets: Sequence[Sheet], remembered: Mapping[str, Mapping[str, int]]) -> list[tuple[int, Sheet, Header]]:
    found = []
    for number, sheet in enumerate(sheets):
        header = find_payroll_header(sheet, remembered=remembered)
        if header is not None and "amount" in header.mapping:
            found.append((number, sheet, header))
    return found


def with_columns(workspace: Workspace, payroll: Payroll, mapping: Mapping[str, int]) -> Payroll:
    """Read the sheet with columns chosen by hand, and remember them for the next sheet with this head.

    Raises:
        DomainError: ``table.no_column``: none for the amount.
    """
    header = replace(payroll.header, mapping=dict(mapping))
    read = read_payroll(payroll.sheet, header)
    with workspace.unit_of_work("payroll.columns", undoable=False) as work:
        work.set_setting(_COLUMNS, {**work.setting(_COLUMNS, {}), header.fingerprint: dict(mapping)})
        work.commit()
    return Payroll(payroll.sheet, header, read)


def compare(workspace: Workspace, payroll: Payroll, period: str, today: date) -> Reconciliation:
    """Compare the sheet with what the plan says is payable for a period, to the fen."""
    with workspace.reading() as read:
        books = Books(read, today)
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
