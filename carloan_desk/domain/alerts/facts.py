"""What alerts look at: facts of one loan as of a day, derived by others from what was recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.money import ZERO
from carloan_desk.domain.promises import Judged
from carloan_desk.domain.servicing import ContactResult


class SignCode(StrEnum):
    """Signs after the loan that one notes by hand; codes of the cues of that name (``resources/rules/cues.toml``)."""

    WHEREABOUTS = "gps_offline"
    SETTLE_INTENT = "asks_to_settle"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that is not cleared up; ``on`` is ``None`` where no day was noted."""

    code: str
    on: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A contact with the client themselves."""

    at: datetime
    result: ContactResult
    by_phone: bool = True
    outgoing: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dealing:
    """An instalment that was due and how many days after it was paid, or by how many it is late now; 0 on time."""

    due: date
    days: int
    paid: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanFacts:
    """One loan as of a day.

    Attributes:
        settled_on: The day of its settlement, ``None`` while it runs.
        dealings: Its latest instalments that were due, by date; ``first`` the first of all, ``None`` before its day.
        band: The overdue band today, ``band_before`` at the end of the month before.
        failed: Promises that were broken or kept in part.
        said: Contacts with the client, by time.
        numbers_changed: Days on which the client's number became another one, that it still is not again.
        registered: Whether the mortgage is registered; ``released`` whether it is released.
        signs: Signs that are not cleared up.
        open_cues: Cues noticed before the loan that nobody answered.
        clawback_until: The last day on which settling costs pay of one's own, ``None`` if no plan says so.
        clawback: What would go back, or went, in yuan; ``None`` if it is not known.
        clawback_known: Whether a plan covers the deal.
    """

    deal_id: int
    client_id: int
    disbursed_on: date
    settled_on: date | None = None
    first: Dealing | None = None
    dealings: Sequence[Dealing] = ()
    overdue_days: int = 0
    overdue_amount: Decimal = ZERO
    outstanding: Decimal = ZERO
    number: int | None = None
    band: str = "M0"
    band_before: tuple[date, str] | None = None
    failed: Sequence[Judged] = ()
    said: Sequence[Said] = ()
    numbers_changed: Sequence[date] = ()
    insurance_until: date | None = None
    inspection_until: date | None = None
    registered: bool = True
    released: bool = True
    signs: Sequence[Sign] = ()
    open_cues: Sequence[str] = ()
    clawback_until: date | None = None
    clawback: Decimal | None = None
    clawback_known: bool = False

    @property
    def runs(self) -> bool:
        """Whether it is being repaid."""
        return self.settled_on is None
