"""What a client lives on and owes (收入负债表), as the manager records it before asking any lender.

Nothing here was queried: it is what the client says and shows. Money is yuan.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum


class IncomeKind(StrEnum):
    """Where income comes from."""

    SALARY = "salary"
    BUSINESS = "business"
    RENT = "rent"
    PENSION = "pension"
    SPOUSE = "spouse"
    CO_BORROWER = "co_borrower"
    OTHER = "other"


class Residence(StrEnum):
    """How somebody lives where they live (居住状况)."""

    OWNED = "owned"
    MORTGAGED = "mortgaged"
    RENTED = "rented"
    FAMILY = "family"
    DORMITORY = "dormitory"


@dataclass(frozen=True, slots=True)
class Income:
    """Income a month after tax; ``proven`` when a statement or certificate shows it."""

    kind: IncomeKind
    monthly: Decimal
    proven: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExistingLoan:
    """A loan somebody already has: what is left, what is paid a month, until when (ISO day, empty if not known)."""

    lender: str
    balance: Decimal
    monthly: Decimal
    until: str = ""


@dataclass(frozen=True, slots=True)
class StatementMonth:
    """What came in and went out in one month (``"2026-05"``) by a bank statement (流水)."""

    month: str
    incoming: Decimal
    outgoing: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class RecordedCue:
    """A cue the manager noticed: a question to ask, never a verdict. ``answer`` is what the client said to it."""

    code: str
    answer: str = ""


@dataclass(kw_only=True, eq=False)
class Worksheet:
    """The worksheet of one client.

    Attributes:
        card_limit: Credit limit of all cards.
        card_used: What is used of it.
        household_expense: What the household spends a month.
        dependants: People who live on this income.
        guarantees: What the client guarantees for others.
        residence: How they live, ``residence_since`` since when.
        local: Registered or resident where the loan is asked for.
        social_insurance_months: Months paid without a gap; ``None`` is not known.
        licence: Whether the client has a driving licence.
        cues: What called for a second look.
    """

    id: int | None = None
    client_id: int
    incomes: list[Income] = field(default_factory=list)
    loans: list[ExistingLoan] = field(default_factory=list)
    card_limit: Decimal | None = None
    card_used: Decimal | None = None
    statement: list[StatementMonth] = field(default_factory=list)
    household_expense: Decimal | None = None
    dependants: int | None = None
    guarantees: Decimal | None = None
    residence: Residence | None = None
    residence_since: date | None = None
    local: bool | None = None
    social_insurance_months: int | None = None
    licence: bool | None = None
    cues: list[RecordedCue] = field(default_factory=list)
