"""A contract's own schedule: checked, compared with the computed one, and which of several is in force on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from itertools import zip_longest

from carloan_desk.domain.daycount import is_day
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, FEN, ZERO, money_of
from carloan_desk.domain.repayment import LedgerState
from carloan_desk.domain.schedule import LoanTerms, Schedule, ScheduleRow
from carloan_desk.domain.servicing import ContractRow, ContractSchedule

MOST_ROWS = 600


def rows_of(schedule: Schedule) -> list[ContractRow]:
    """Return the rows of a schedule as a contract keeps them."""
    return [ContractRow(row.number, row.due.isoformat(), row.principal, row.interest, row.fee) for row in schedule.rows]


def schedule_of(terms: LoanTerms, rows: Sequence[ContractRow]) -> Schedule:
    """Return a contract's own rows as the schedule of a loan.

    Raises:
        DomainError: As :func:`check_rows`.
    """
    check_rows(rows, terms.principal, terms.disbursed_on)
    with localcontext(EXACT):
        balance = terms.principal
        made = []
        for number, row in enumerate(rows, 1):
            balance -= row.principal
            paid = row.principal + row.interest + row.fee
            made.append(
                ScheduleRow(number, date.fromisoformat(row.due), paid, row.principal, row.interest, row.fee, balance)
            )
        return Schedule(
            terms=terms,
            rows=tuple(made),
            payment=made[0].payment,
            total_payment=sum((row.payment for row in made), ZERO),
            total_interest=sum((row.interest for row in made), ZERO),
            total_fee=sum((row.fee for row in made), ZERO),
        )


def row_faults(rows: Sequence[ContractRow], disbursed_on: date) -> dict[int, DomainError]:
    """Return what is wrong with single rows, by their place from 0; the first fault of each.

    The principal of a row may be below 0 where interest that is not paid joins the balance (付息不足并入本金), as long
    as its instalment is not.
    """
    found: dict[int, DomainError] = {}
    before = disbursed_on
    for place, row in enumerate(rows):
        try:
            due = date.fromisoformat(row.due)
            if not is_day(due):
                raise ValueError
        except ValueError:
            found[place] = DomainError("contract.due", field="due", row=place + 1)
            continue
        try:
            parts = [money_of(row.interest, "interest"), money_of(row.fee, "fee")]
            principal = money_of(abs(row.principal), "principal")
        except DomainError as error:
            found[place] = DomainError(error.code, field=error.field, **{**error.params, "row": place + 1})
            continue
        if sum(parts, principal if row.principal >= 0 else -principal) < 0:
            found[place] = DomainError("contract.negative", field="principal", row=place + 1)
        elif due < before or (place and due == before):
            found[place] = DomainError("contract.order", field="due", row=place + 1, before=before)
        before = due
    return found


def check_rows(rows: Sequence[ContractRow], principal: Decimal, disbursed_on: date) -> None:
    """Refuse rows that are no schedule of a loan.

    Raises:
        DomainError: ``contract.empty``, ``contract.too_long``; of a row ``contract.due``, ``contract.order``,
            ``contract.negative`` or ``money.*`` (``row``); ``contract.principal`` (``sum``, ``principal``,
            ``difference``): the principals do not add up to the loan.
    """
    if not rows:
        raise DomainError("contract.empty")
    if len(rows) > MOST_ROWS:
        raise DomainError("contract.too_long", most=MOST_ROWS)
    for error in row_faults(rows, disbursed_on).values():
        raise error
    total = sum((row.principal for row in rows), ZERO)
    if total != principal:
        difference = total - principal
        raise DomainError("contract.principal", sum=total, principal=principal, difference=difference)


def rounding_of(rows: Sequence[ContractRow]) -> Decimal:
    """Return by how much principals may miss the loan through rounding alone: half a fen a row, in whole fen."""
    return FEN * ((len(rows) + 1) // 2)


def rounded_off(rows: Sequence[ContractRow], principal: Decimal) -> list[ContractRow]:
    """Return the rows with what rounding left over in the last principal, whose instalment stays as it is.

    Raises:
        DomainError: ``contract.empty``; ``contract.principal``: more is missing than rounding leaves.
    """
    if not rows:
        raise DomainError("contract.empty")
    total = sum((row.principal for row in rows), ZERO)
    difference = total - principal
    last = rows[-1]
    if abs(difference) > rounding_of(rows) or last.principal < difference:
        raise DomainError("contract.principal", sum=total, principal=principal, difference=difference)
    mended = replace(last, principal=last.principal - difference, interest=max(last.interest + difference, ZERO))
    return [*rows[:-1], mended]


# Several schedules ----------------------------------------------------------------------------------------------------


def in_force(kept: Iterable[ContractSchedule], as_of: date) -> ContractSchedule | None:
    """Return the schedule that stands in place of the computed one on a day, ``None`` if none does.

    Of several the one valid from the latest day counts, of those the one recorded last.
    """
    known = [each for each in kept if each.valid_from <= as_of]
    return max(known, key=lambda each: (each.valid_from, each.id is None, each.id or 0), default=None)


def restructured(schedule: Schedule, state: LedgerState, eve: date, new: Sequence[ContractRow]) -> list[ContractRow]:
    """Return the rows of a loan agreed anew (展期): what was paid until then, and the new instalments.

    What was paid of an instalment stays under its old due date, what was paid ahead comes on the eve; what was not
    paid is part of the new ones.

    Args:
        schedule: The schedule in force until then.
        state: How the loan stands the evening before.
        eve: That evening.
        new: The new instalments; their principals repay what is left.
    """
    kept: list[ContractRow] = []
    for row, paid in zip(schedule.rows, state.allocations, strict=True):
        grows = min(row.principal, ZERO)
        if not (paid.fee + paid.interest + paid.principal or (grows and row.due <= eve)):
            continue
        part = ContractRow(0, row.due.isoformat(), paid.principal + grows, paid.interest - grows, paid.fee)
        if row.due <= eve:
            kept.append(part)
        elif kept and kept[-1].due >= eve.isoformat():
            kept[-1] = _together(kept[-1], part)
        else:
            kept.append(replace(part, due=eve.isoformat()))
    return [replace(row, number=number) for number, row in enumerate([*kept, *new], 1)]


def _together(one: ContractRow, other: ContractRow) -> ContractRow:
    return replace(
        one,
        principal=one.principal + other.principal,
        interest=one.interest + other.interest,
        fee=one.fee + other.fee,
    )


# Compared -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One row of the lender's schedule beside ours; ``None`` where one of them has no such row.

    The differences are the lender's less ours, in yuan and days.
    """

    number: int
    ours: ScheduleRow | None
    theirs: ContractRow | None

    @property
    def days(self) -> int:
        """By how many days the due dates differ."""
        if self.ours is None or self.theirs is None:
            return 0
        return (date.fromisoformat(self.theirs.due) - self.ours.due).days

    @property
    def principal(self) -> Decimal:
        """By how much the principals differ."""
        return self._part("principal")

    @property
    def interest(self) -> Decimal:
        """By how much the interests differ."""
        return self._part("interest")

    @property
    def fee(self) -> Decimal:
        """By how much the fees differ."""
        return self._part("fee")

    @property
    def payment(self) -> Decimal:
        """By how much the instalments differ."""
        return self.principal + self.interest + self.fee

    @property
    def same(self) -> bool:
        """Whether the row agrees to the fen and to the day."""
        both = self.ours is not None and self.theirs is not None
        return both and not (self.days or self.principal or self.interest or self.fee)

    def _part(self, name: str) -> Decimal:
        theirs: Decimal = ZERO if self.theirs is None else getattr(self.theirs, name)
        ours: Decimal = ZERO if self.ours is None else getattr(self.ours, name)
        return theirs - ours


def compare(ours: Schedule, theirs: Sequence[ContractRow]) -> list[RowDifference]:
    """Return the rows of two schedules side by side."""
    return [RowDifference(number, *pair) for number, pair in enumerate(zip_longest(ours.rows, theirs), 1)]


def fen(amount: Decimal) -> int:
    """Return yuan as whole fen, as differences of schedules are told."""
    return int(amount.scaleb(2))
