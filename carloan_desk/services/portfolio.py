"""The loans taken together, as of a day: bands, rolls, first payments, dealers, products, vintages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from carloan_desk.domain import portfolio
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.portfolio import Band, FirstPayments, Group, Position, RollMonth, Vintage
from carloan_desk.exchange.writing import Column, Value, write_table
from carloan_desk.services.loan_book import LoanBook, LoanCase, book_of
from carloan_desk.storage.workspace import Workspace

MONTHS_ROLLED = 6


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All that is said of the loans together. Balances are principal left.

    ``rolls`` are the last months, the latest first: the first of them from the end of last month to the day itself.
    ``later`` is how many loans were disbursed after the day only.
    """

    as_of: date
    count: int
    balance: Decimal
    overdue: Decimal
    late: Decimal
    bands: tuple[Band, ...]
    rolls: tuple[RollMonth, ...]
    first: FirstPayments
    dealers: tuple[Group, ...]
    products: tuple[Group, ...]
    months: tuple[Group, ...]
    vintages: tuple[Vintage, ...]
    later: int


def of_day(workspace: Workspace, as_of: date) -> Portfolio:
    """Return the portfolio at the end of a day."""
    book = book_of(workspace)
    return workspace.derived(("portfolio", as_of), lambda _read: analysed(book, as_of))


def analysed(book: LoanBook, as_of: date) -> Portfolio:
    """Return the portfolio that follows from all loans."""
    positions = [_position(deal_id, case) for deal_id, case in book.cases.items()]
    found = portfolio.bands(positions, as_of)
    ends = portfolio.month_ends(as_of, MONTHS_ROLLED)
    months = portfolio.groups(positions, as_of, lambda each: each.month)
    return Portfolio(
        as_of=as_of,
        count=sum(band.count for band in found),
        balance=sum((band.balance for band in found), ZERO),
        overdue=sum((band.overdue for band in found), ZERO),
        late=sum((group.late for group in months), ZERO),
        bands=found,
        rolls=tuple(portfolio.rolled(positions, start, end) for start, end in reversed(list(pairwise(ends)))),
        first=portfolio.first_payments(positions, as_of),
        dealers=portfolio.groups(positions, as_of, lambda each: each.dealer),
        products=portfolio.groups(positions, as_of, lambda each: each.product),
        months=months,
        vintages=portfolio.vintages(positions, as_of),
        later=book.later(as_of),
    )


def _position(deal_id: int, case: LoanCase) -> Position:
    product = "" if case.product is None else f"{case.product.lender} {case.product.name}"
    return Position(deal_id, case.deal.dealer, product, case.terms.principal, case.history)


def write(path: Path, title: str, said: str, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
    """Write a table of the portfolio as it is shown.

    Raises:
        DomainError: As :func:`carloan_desk.exchange.writing.write_table`.
    """
    write_table(path, columns, rows, sheet=title[:31], above=[title, said])
