"""A contract's own schedule: taken from the lender's spreadsheet, put right by hand, agreed anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from carloan_desk.domain import contract
from carloan_desk.domain.contract import RowDifference
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, build_schedule
from carloan_desk.domain.servicing import ContractRow, ContractSchedule, ScheduleOrigin
from carloan_desk.exchange.loan_tables import LenderSchedule, find_schedule_header, is_schedule, read_schedule
from carloan_desk.services import outside_tables
from carloan_desk.services.loans import LoanView, loan_in
from carloan_desk.services.outside_tables import OutsideTable, TableKind
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Workspace

LENDER_SCHEDULE = TableKind("lender_schedule.columns", find_schedule_header, is_schedule)
# A loan agreed anew runs on by equal payments unless it paid equal principals.
_METHODS = frozenset({RepaymentMethod.EQUAL_PAYMENT, RepaymentMethod.EQUAL_PRINCIPAL})


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lender's schedule beside the one in force.

    Attributes:
        rows: What would be taken, with what rounding left over in the last principal.
        differences: Row by row, as the file says it.
        problems: Rows of the file that could not be read.
        missing: The lender's principals less the loan, in yuan.
        fault: Why it cannot be taken, ``None`` if it can.
    """

    rows: tuple[ContractRow, ...]
    differences: tuple[RowDifference, ...]
    problems: tuple[DomainError, ...]
    missing: Decimal
    fault: DomainError | None

    @property
    def unlike(self) -> int:
        """How many rows differ."""
        return sum(not each.same for each in self.differences)


def rows_of(table: OutsideTable) -> LenderSchedule:
    """Return the instalments of a lender's table, and what could not be read; nothing while it is not understood."""
    return read_schedule(table.sheet, table.header) if table.understood else LenderSchedule((), ())


def compare(loan: LoanView, rows: Sequence[ContractRow], problems: Sequence[DomainError] = ()) -> Comparison:
    """Compare a lender's rows with the schedule in force, and say whether they can be taken."""
    terms = loan.quote.terms
    missing = sum((row.principal for row in rows), ZERO) - terms.principal
    taken, fault = list(rows), problems[0] if problems else None
    if fault is None:
        try:
            taken = contract.rounded_off(rows, terms.principal) if missing else taken
            contract.check_rows(taken, terms.principal, terms.disbursed_on)
        except DomainError as error:
            fault = error
    return Comparison(tuple(taken), tuple(contract.compare(loan.quote.schedule, rows)), tuple(problems), missing, fault)


def adopt(
    workspace: Workspace,
    deal_id: int,
    origin: ScheduleOrigin,
    rows: Sequence[ContractRow],
    today: date,
    reason: str = "",
) -> Changes:
    """Let rows stand in place of the schedule in force, from the day from which that one holds.

    Raises:
        DomainError: ``contract.no_loan``; as :func:`carloan_desk.domain.contract.check_rows`.
    """
    with workspace.unit_of_work("schedule.set", origin=origin.value) as work:
        loan = _loan(work, deal_id, today)
        terms = loan.quote.terms
        contract.check_rows(rows, terms.principal, terms.disbursed_on)
        valid_from = terms.disbursed_on if loan.in_force is None else loan.in_force.valid_from
        work.add(
            ContractSchedule(
                deal_id=deal_id, origin=origin, valid_from=valid_from, rows=_numbered(rows), reason=reason.strip()
            )
        )
        return work.commit()


def drop(workspace: Workspace, schedule_id: int) -> Changes:
    """Take a kept schedule away: the one before it, or the computed one, holds again."""
    with workspace.unit_of_work("schedule.drop") as work:
        work.delete(work.get(ContractSchedule, schedule_id))
        return work.commit()


# Agreed anew ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outstanding:
    """What a loan agreed anew starts from: principal left, and interest and fees due and unpaid the evening before."""

    principal: Decimal
    carried: Decimal


def outstanding(workspace: Workspace, deal_id: int, valid_from: date) -> Outstanding:
    """Return what is left of a loan on the eve of a day.

    Raises:
        DomainError: ``contract.no_loan``, ``contract.valid_from``.
    """
    with workspace.reading() as read:
        loan = loan_in(read, deal_id, valid_from - timedelta(days=1))
    if loan is None:
        raise DomainError("contract.no_loan")
    return _outstanding(loan, valid_from)


def _outstanding(loan: LoanView, valid_from: date) -> Outstanding:
    rows = zip(loan.quote.schedule.rows, loan.state.allocations, strict=True)
    carried = sum(
        (row.interest + row.fee - paid.interest - paid.fee for row, paid in rows if row.due < valid_from), ZERO
    )
    return Outstanding(loan.state.outstanding_principal, carried)


def proposal(
    loan: LoanView, left: Outstanding, valid_from: date, months: int, annual_rate: Decimal, first_due: date
) -> list[ContractRow]:
    """Return the instalments that repay what is left; interest and fees unpaid until then come with the first.

    Raises:
        DomainError: ``terms.*``: no loan can be made of it.
    """
    method = loan.quote.terms.method if loan.quote.terms.method in _METHODS else RepaymentMethod.EQUAL_PAYMENT
    terms = LoanTerms(
        principal=left.principal,
        months=months,
        method=method,
        annual_rate=annual_rate,
        disbursed_on=valid_from,
        first_due=first_due,
        rounding=loan.quote.terms.rounding,
    )
    rows = contract.rows_of(build_schedule(terms))
    first = rows[0]
    rows[0] = ContractRow(1, first.due, first.principal, first.interest + left.carried, first.fee)
    return rows


def new_rows(workspace: Workspace, path: Path, valid_from: date) -> list[ContractRow]:
    """Return the instalments of a lender's spreadsheet that fall due from a day on.

    Raises:
        DomainError: ``table.*``; ``contract.no_head``: it has no due dates and instalments; the fault of a row.
    """
    table = outside_tables.load(workspace, LENDER_SCHEDULE, path)
    if not table.understood:
        raise DomainError("contract.no_head")
    found = rows_of(table)
    for problem in found.problems:
        raise problem
    return [row for row in found.rows if row.due >= valid_from.isoformat()]


def restructure(
    workspace: Workspace,
    deal_id: int,
    valid_from: date,
    rows: Sequence[ContractRow],
    today: date,
    reason: str = "",
) -> Changes:
    """Record instalments agreed anew from a day on (展期); every day before it stays as it was.

    Raises:
        DomainError: ``contract.no_loan``; ``contract.valid_from`` (``low``, ``high``); ``contract.unpaid``
            (``principal``, ``sum``): they do not repay what is left; ``contract.*`` of a row.
    """
    with workspace.unit_of_work("schedule.set", origin=ScheduleOrigin.RESTRUCTURED.value) as work:
        now = _loan(work, deal_id, today)
        first = max([now.quote.terms.disbursed_on, *(each.valid_from for each in now.schedules)]) + timedelta(days=1)
        if not first <= valid_from <= today:
            raise DomainError("contract.valid_from", field="valid_from", low=first, high=today)
        eve = _loan(work, deal_id, valid_from - timedelta(days=1))
        if not rows:
            raise DomainError("contract.empty")
        left, total = eve.state.outstanding_principal, sum((row.principal for row in rows), ZERO)
        if left != total:
            raise DomainError("contract.unpaid", principal=left, sum=total)
        for error in contract.row_faults(rows, valid_from).values():
            raise error
        whole = contract.restructured(eve.quote.schedule, eve.state, valid_from - timedelta(days=1), rows)
        contract.check_rows(whole, eve.quote.terms.principal, eve.quote.terms.disbursed_on)
        work.add(
            ContractSchedule(
                deal_id=deal_id,
                origin=ScheduleOrigin.RESTRUCTURED,
                valid_from=valid_from,
                rows=whole,
                reason=reason.strip(),
            )
        )
        return work.commit()


def _loan(work: UnitOfWork, deal_id: int, as_of: date) -> LoanView:
    loan = loan_in(work, deal_id, as_of)
    if loan is None:
        raise DomainError("contract.no_loan")
    return loan


def _numbered(rows: Sequence[ContractRow]) -> list[ContractRow]:
    return [ContractRow(number, row.due, row.principal, row.interest, row.fee) for number, row in enumerate(rows, 1)]
