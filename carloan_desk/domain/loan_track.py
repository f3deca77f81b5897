"""How a loan stands on any day, by two look-ups: for lists of thousands of loans and for whole years of month ends.

What it says is what :func:`carloan_desk.domain.repayment.ledger_state` says; a test compares the two day by day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, localcontext
from functools import lru_cache

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, ZERO
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import Payment, RiskClass, band_of, running_totals
from carloan_desk.domain.rules import Rule, in_use
from carloan_desk.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Standing:
    """How a loan stands at the end of a day, without its rows. Fields as in ``LedgerState``.

    ``number`` is that of the oldest instalment not wholly paid, ``None`` if there is none.
    """

    overdue_days: int
    overdue_amount: Decimal
    bucket: str
    next_due: date | None
    next_amount: Decimal
    outstanding_principal: Decimal
    number: int | None
    risk_class: RiskClass = RiskClass.NORMAL


class Dues:
    """A schedule as running sums: what has to have come in by when. Made once, used by every state of its ledger."""

    __slots__ = ("dues", "first", "grown", "needed", "parts", "principal", "repaid")

    def __init__(self, schedule: Schedule) -> None:
        self.principal = schedule.terms.principal
        self.first = schedule.terms.disbursed_on
        self.dues: list[date] = []
        self.needed: list[Decimal] = []
        self.parts: list[tuple[Decimal, Decimal]] = []
        # Sums of what the rows before a place repay, and of what they let the balance grow by.
        self.repaid: list[Decimal] = [ZERO]
        self.grown: list[Decimal] = [ZERO]
        needed = ZERO
        with localcontext(EXACT):
            for row in schedule.rows:
                needed += row.payment
                self.dues.append(row.due)
                self.needed.append(needed)
                self.parts.append((row.fee, row.interest))
                self.repaid.append(self.repaid[-1] + max(row.principal, ZERO))
                self.grown.append(self.grown[-1] - min(row.principal, ZERO))

    @property
    def total(self) -> Decimal:
        """What all instalments come to."""
        return self.needed[-1]


class LoanTrack:
    """The dues of a loan and what came in on it.

    Raises:
        DomainError: ``ledger.before_disbursement``, ``ledger.reversal``.
    """

    __slots__ = ("_days", "_kind", "_totals", "dues")

    def __init__(self, dues: Dues, payments: Iterable[Payment], kind: ProductKind) -> None:
        self.dues = dues
        self._kind = kind
        totals = running_totals(dues.first, payments)
        self._days = [day for day, _ in totals]
        self._totals = [total for _, total in totals]

    def received(self, day: date) -> Decimal:
        """Return what had come in by the end of a day, less what went back."""
        place = bisect_right(self._days, day)
        return self._totals[place - 1] if place else ZERO

    def left(self, day: date) -> Decimal:
        """Return what is still to be paid of all instalments, below 0 where more came in."""
        return self.dues.total - self.received(day)

    def first_paid_by(self, day: date) -> bool:
        """Whether the first instalment was paid in full by the end of a day."""
        return self.received(day) >= self.dues.needed[0]

    def overdue_principal(self, day: date, days: int) -> Decimal:
        """Return the principal left if the loan is overdue by more than so many days, else 0."""
        dues, paid = self.dues, self.received(day)
        place = bisect_right(dues.needed, paid)
        if place == len(dues.dues) or (day - dues.dues[place]).days <= days:
            return ZERO
        return self._outstanding(paid, place, day)

    def standing(self, day: date) -> Standing:
        """Return how the loan stands at the end of a day; before its disbursement as on that day."""
        dues = self.dues
        day = max(day, dues.first)
        paid = self.received(day)
        count = len(dues.dues)
        place = bisect_right(dues.needed, paid)
        late = bisect_left(dues.dues, day)
        asked = dues.needed[late - 1] if late else ZERO
        days = (day - dues.dues[place]).days if place < late else 0
        following = bisect_right(dues.needed, max(paid, asked))
        due, amount = None, ZERO
        if following < count:
            before = dues.needed[following - 1] if following else ZERO
            due, amount = dues.dues[following], dues.needed[following] - max(paid, before)
        buckets, classes = _bands(day, self._kind)
        return Standing(
            overdue_days=days,
            overdue_amount=asked - paid if place < late else ZERO,
            bucket=band_of(buckets, days),
            next_due=due,
            next_amount=amount,
            outstanding_principal=self._outstanding(paid, place, day),
            number=place + 1 if place < count else None,
            risk_class=RiskClass(band_of(classes, days)),
        )

    def _outstanding(self, paid: Decimal, place: int, day: date) -> Decimal:
        dues = self.dues
        left = dues.principal - dues.repaid[place]
        if place < len(dues.dues):
            part = paid - (dues.needed[place - 1] if place else ZERO)
            fee, interest = dues.parts[place]
            left -= max(part - fee - interest, ZERO)
        return left + dues.grown[max(bisect_right(dues.dues, day), bisect_left(dues.needed, paid))]


class LoanHistory:
    """A loan with all its schedules, each in force from its day on."""

    __slots__ = ("_first", "_from", "_kept", "_late", "_tracks", "closed_on", "disbursed_on", "reopened_on")

    def __init__(
        self,
        tracks: Sequence[tuple[date, LoanTrack]],
        disbursed_on: date,
        closed_on: date | None = None,
        reopened_on: date | None = None,
    ) -> None:
        if not tracks or tracks[0][0] > disbursed_on:
            raise DomainError("contract.empty")
        self._from = [day for day, _ in tracks]
        self._tracks = [track for _, track in tracks]
        self._kept: dict[date, Standing] = {}
        self._late: dict[tuple[date, int], Decimal] = {}
        self._first: dict[tuple[date, int], tuple[bool | None, bool | None]] = {}
        self.disbursed_on = disbursed_on
        self.closed_on, self.reopened_on = closed_on, reopened_on

    def track(self, day: date) -> LoanTrack:
        """Return the track in force on a day."""
        return self._tracks[max(bisect_right(self._from, day) - 1, 0)]

    def lives(self, day: date) -> bool:
        """Whether the loan was out and not closed, or open again, at the end of a day."""
        if self.closed_on is None or day < self.closed_on:
            return self.disbursed_on <= day
        return self.reopened_on is not None and self.reopened_on <= day

    def standing(self, day: date) -> Standing:
        """Return how the loan stands at the end of a day; worked out once."""
        found = self._kept.get(day)
        if found is None:
            found = self._kept[day] = self.track(day).standing(day)
        return found

    def first_late(self, day: date, days: int) -> tuple[bool | None, bool | None]:
        """Return whether the first instalment was not paid in full on its day, and so many days later.

        ``None`` where that day is not over at the end of ``day``, or the loan was closed by then.
        """
        found = self._first.get((day, days))
        if found is None:
            track = self.track(day)
            due = track.dues.dues[0]
            later = due + timedelta(days=days)
            found = self._first[day, days] = (
                not track.first_paid_by(due) if due < day and self.lives(due) else None,
                not track.first_paid_by(later) if later <= day and self.lives(due) and self.lives(later) else None,
            )
        return found

    def overdue_principal(self, day: date, days: int) -> Decimal:
        """Return the principal left at the end of a day if it was out and overdue by more than so many days, else 0."""
        found = self._late.get((day, days))
        if found is None:
            found = self.track(day).overdue_principal(day, days) if self.lives(day) else ZERO
            self._late[day, days] = found
        return found


@lru_cache(maxsize=4096)
def _bands(day: date, kind: ProductKind) -> tuple[Rule, Rule]:
    rules = in_use(None)
    return rules.find("risk.buckets", day, products=kind), rules.find("risk.classes", day, products=kind)
