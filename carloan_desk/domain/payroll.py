"""The two sides of a reconciliation: own lines that are due, and rows of the employer's sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from carloan_desk.domain.money import ZERO


@dataclass(frozen=True, slots=True)
class Expectation:
    """A line of one's own statement.

    Attributes:
        deal_id: The deal; ``None`` for a line of the period such as the base salary.
        contract: The lender's contract number, ``""`` if unknown.
        client: The client's name.
        period: Month or quarter in which it is due.
        component: Part of the plan that pays it.
        amount: Yuan in whole fen; below 0 for what is taken back.
        base: What the rate is taken of, in yuan.
        rate: The rate as a fraction, or yuan a deal where the base is 1.
    """

    deal_id: int | None
    contract: str
    client: str
    period: str
    component: str
    amount: Decimal
    base: Decimal | None = None
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PayrollRow:
    """A line of the employer's sheet: no title, no total.

    Attributes:
        number: Its row in the sheet.
        contract: Contract number as written, perhaps its tail only.
        name: Client as written, perhaps masked; for a line of the period what it is for.
        amount: Yuan in whole fen.
        rate: As a fraction, if the sheet says it.
        base: Yuan, if the sheet says it.
        remark: What else is said.
        period: Month or quarter it is for, if the sheet says it.
    """

    number: int
    contract: str
    name: str
    amount: Decimal
    rate: Decimal | None = None
    base: Decimal | None = None
    remark: str = ""
    period: str | None = None


@dataclass(slots=True)
class Party:
    """What belongs to one deal, or to one line of the period: own lines, those of other periods, rows of the sheet."""

    key: tuple[int, str]
    contract: str
    name: str
    own: list[Expectation] = field(default_factory=list)
    others: list[Expectation] = field(default_factory=list)
    rows: list[PayrollRow] = field(default_factory=list)

    @property
    def due(self) -> Decimal:
        """Sum of the own lines of the period."""
        return total_of(self.own)


def total_of(lines: Iterable[Expectation | PayrollRow]) -> Decimal:
    """Return the sum of the amounts in yuan."""
    return sum((line.amount for line in lines), ZERO)
