"""A bank's list of what came in: read, matched to the loans, looked at, and recorded as one action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.name_match import name_key
from carloan_desk.domain.receipts import BankRow, Entry, Match, Payer, Way, match_rows
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.row_matching import contract_key
from carloan_desk.domain.servicing import DealTask, PaymentRecord, TaskKind
from carloan_desk.exchange.loan_tables import BankList, find_bank_header, is_bank_list, read_bank_list
from carloan_desk.services.loan_book import LoanCase, book_of
from carloan_desk.services.loans import check_payment
from carloan_desk.services.outside_tables import OutsideTable, TableKind
from carloan_desk.storage.workspace import Changes, Workspace

BANK_LIST = TableKind("bank_list.columns", find_bank_header, is_bank_list)
_KINDS = {Way.REVERSAL: PaymentKind.REVERSAL, Way.WAIVER: PaymentKind.WAIVER}


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan as rows are told to be about it: whose, which car, which contract."""

    deal_id: int
    client: str
    model: str
    contract: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would become of a list: nothing is recorded yet.

    Attributes:
        matches: Each row with its loan.
        problems: Rows that could not be read.
        loans: The loans, by deal.
    """

    matches: tuple[Match, ...]
    problems: tuple[DomainError, ...]
    loans: Mapping[int, Loan]

    @property
    def recorded(self) -> list[Match]:
        """The rows of which an entry of the ledger comes."""
        return [match for match in self.matches if match.records]

    @property
    def total(self) -> Decimal:
        """What these entries come to, in yuan, less what goes back."""
        return sum((-each.amount if each.way is Way.REVERSAL else each.amount for each in self.recorded), ZERO)

    @property
    def acts(self) -> bool:
        """Whether anything would be recorded at all."""
        return any(match.way is not Way.SKIP for match in self.matches)


def rows_of(table: OutsideTable) -> BankList:
    """Return the rows of a list, and what could not be read; nothing as long as days and amounts are not known."""
    return read_bank_list(table.sheet, table.header) if table.understood else BankList((), ())


def preview(
    workspace: Workspace,
    rows: Sequence[BankRow],
    problems: Sequence[DomainError],
    today: date,
    chosen: Mapping[int, int] | None = None,
    ways: Mapping[int, Way] | None = None,
) -> Preview:
    """Say what would become of the rows; see :func:`carloan_desk.domain.receipts.match_rows`."""
    cases = book_of(workspace).cases
    first = min((row.on for row in rows), default=today)
    payers = [_payer(deal_id, case, min(first, today), today) for deal_id, case in cases.items()]
    matches = match_rows(rows, payers, today, chosen=chosen, ways=ways)
    loans = {
        deal_id: Loan(deal_id, case.client.name, case.deal.vehicle_model, case.deal.contract)
        for deal_id, case in cases.items()
    }
    return Preview(tuple(matches), tuple(problems), loans)


def _payer(deal_id: int, case: LoanCase, first: date, today: date) -> Payer:
    history = case.history
    now, before = history.standing(today), history.standing(first - timedelta(days=1))
    waits = {now.overdue_amount, now.next_amount, before.overdue_amount, before.next_amount}
    return Payer(
        deal_id=deal_id,
        contract=contract_key(case.deal.contract),
        name=name_key(case.client.name),
        amounts=frozenset(amount for amount in waits if amount),
        disbursed_on=history.disbursed_on,
        closed_on=None if history.reopened_on is not None else history.closed_on,
        left=history.track(today).left(date.max),
        received=history.track(today).received(date.max),
        entries=tuple(
            Entry(each.paid_on, -each.amount if each.kind == PaymentKind.REVERSAL else each.amount, each.reference)
            for each in case.payments
        ),
    )


def record(workspace: Workspace, matches: Sequence[Match], today: date) -> Changes:
    """Record what becomes of the rows, all of them as one action with one undo.

    Raises:
        DomainError: ``receipt.refused`` (``row``, ``reason``): a row cannot be recorded as it stands now; none was.
    """
    entries = [match for match in matches if match.records and match.deal_id is not None]
    with workspace.unit_of_work("payment.import", count=len(entries)) as work:
        # Money that goes back comes after what came in on the same day.
        for match in sorted(entries, key=lambda each: (each.on, each.way is Way.REVERSAL, each.row.number)):
            payment = PaymentRecord(
                deal_id=match.deal_id or 0,
                paid_on=match.on,
                amount=match.amount,
                kind=_KINDS.get(match.way, PaymentKind.PAYMENT).value,
                reference=match.row.reference,
                note=match.row.memo,
            )
            try:
                check_payment(work, payment, today)
            except DomainError as error:
                raise DomainError("receipt.refused", row=match.row.number, reason=error) from error
            work.add(payment)
        for match in matches:
            back = abs(match.row.amount) - (match.amount if match.way is Way.PART else ZERO)
            if match.way in (Way.PART, Way.TASK) and match.deal_id is not None and back:
                title = f"退回多收款 {back:,.2f} 元（{match.row.on:%Y-%m-%d}）"
                if not work.all(DealTask, deal_id=match.deal_id, kind=TaskKind.OTHER, title=title):
                    work.add(DealTask(deal_id=match.deal_id, kind=TaskKind.OTHER, title=title, due_on=today))
        return work.commit()
