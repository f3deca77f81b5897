"""What becomes of loans taken together: bands, how they roll from month to month, first payments, vintages.

Every figure follows from how single loans stand on a day; nothing is stored. Balances are principal left, in yuan.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.loan_track import LoanHistory
from carloan_desk.domain.money import ZERO

LATE = 30
"""Days overdue from which on a loan counts as late in rates and vintages (30+)."""
FPD_DAYS = 30
"""Days after the first due date by which an unpaid first instalment is called FPD30."""
MONTHS_ON_BOOK = (1, 2, 3, 4, 5, 6, 9, 12, 18, 24)
GONE = "gone"
"""Where a loan that was closed in between has rolled to."""


@dataclass(frozen=True, eq=False, slots=True)
class Position:
    """A loan as the portfolio sees it."""

    deal_id: int
    dealer: str
    product: str
    amount: Decimal
    history: LoanHistory

    @property
    def month(self) -> str:
        """The month of disbursement, such as ``"2026-03"``."""
        return f"{self.history.disbursed_on:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Band:
    """The loans of one overdue band: how many, their balance, its share of the whole, what is overdue."""

    bucket: str
    count: int
    balance: Decimal
    share: Decimal
    overdue: Decimal


def bands(positions: Iterable[Position], as_of: date) -> tuple[Band, ...]:
    """Return the bands that have loans, the best first."""
    count: dict[str, int] = defaultdict(int)
    balance: dict[str, Decimal] = defaultdict(Decimal)
    overdue: dict[str, Decimal] = defaultdict(Decimal)
    for each in positions:
        if each.history.lives(as_of):
            state = each.history.standing(as_of)
            count[state.bucket] += 1
            balance[state.bucket] += state.outstanding_principal
            overdue[state.bucket] += state.overdue_amount
    whole = sum(balance.values(), ZERO)
    return tuple(
        Band(bucket, count[bucket], balance[bucket], _part(balance[bucket], whole), overdue[bucket])
        for bucket in sorted(count)
    )


@dataclass(frozen=True, slots=True)
class Roll:
    """Where the balance of a band at the start stood at the end, each as a part of it.

    ``parts`` holds the bands it rolled to, ``"gone"`` for loans closed in between; ``worse`` is what rolled to a worse
    band.
    """

    bucket: str
    count: int
    balance: Decimal
    parts: dict[str, Decimal]
    worse: Decimal


@dataclass(frozen=True, slots=True)
class RollMonth:
    """How the bands rolled from the end of one day to that of another."""

    start: date
    end: date
    rolls: tuple[Roll, ...]


def rolled(positions: Iterable[Position], start: date, end: date) -> RollMonth:
    """Return how the loans that were out at the start rolled until the end, weighed by their balance at the start."""
    balance: dict[str, Decimal] = defaultdict(Decimal)
    count: dict[str, int] = defaultdict(int)
    moved: dict[str, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for each in positions:
        if not each.history.lives(start):
            continue
        before = each.history.standing(start)
        after = each.history.standing(end).bucket if each.history.lives(end) else GONE
        balance[before.bucket] += before.outstanding_principal
        count[before.bucket] += 1
        moved[before.bucket][after] += before.outstanding_principal
    rolls = []
    for bucket in sorted(count):
        parts = {to: _part(amount, balance[bucket]) for to, amount in sorted(moved[bucket].items())}
        worse = sum((part for to, part in parts.items() if to not in (GONE,) and to > bucket), ZERO)
        rolls.append(Roll(bucket, count[bucket], balance[bucket], parts, worse))
    return RollMonth(start, end, tuple(rolls))


def month_ends(as_of: date, months: int) -> list[date]:
    """Return the last ends of months before a day and the day itself, the oldest first: one more than ``months``."""
    first = as_of.replace(day=1)
    ends = [first - relativedelta(months=back) - timedelta(days=1) for back in range(months)]
    return [*reversed(ends), as_of]


@dataclass(frozen=True, slots=True)
class FirstPayments:
    """First instalments: how many fell due, how many were not paid in full on the day (FPD), and 30 days later."""

    due: int = 0
    late: int = 0
    due_30: int = 0
    late_30: int = 0

    @property
    def rate(self) -> Decimal | None:
        """FPD: late on the day as a part of those due, ``None`` if none was."""
        return _part(Decimal(self.late), Decimal(self.due)) if self.due else None

    @property
    def rate_30(self) -> Decimal | None:
        """FPD30: unpaid 30 days later as a part of those due so long ago, ``None`` if none was."""
        return _part(Decimal(self.late_30), Decimal(self.due_30)) if self.due_30 else None


def first_payments(positions: Iterable[Position], as_of: date) -> FirstPayments:
    """Count first instalments that fell due before a day; a loan closed by then had no first instalment to miss."""
    due = late = due_30 = late_30 = 0
    for each in positions:
        missed, later = each.history.first_late(as_of, FPD_DAYS)
        due += missed is not None
        late += missed is True
        due_30 += later is not None
        late_30 += later is True
    return FirstPayments(due, late, due_30, late_30)


@dataclass(frozen=True, slots=True)
class Group:
    """The loans of one dealer, product or month of disbursement.

    Attributes:
        name: What they have in common.
        disbursed_count: How many were ever disbursed.
        disbursed: Their amount.
        count: How many are out.
        balance: Their principal left.
        overdue_count: How many of them are overdue.
        overdue: What is overdue.
        late: Balance of those overdue by more than 30 days.
        first: Their first payments.
    """

    name: str
    disbursed_count: int
    disbursed: Decimal
    count: int
    balance: Decimal
    overdue_count: int
    overdue: Decimal
    late: Decimal
    first: FirstPayments

    @property
    def late_rate(self) -> Decimal | None:
        """Balance overdue by more than 30 days as a part of the balance."""
        return _part(self.late, self.balance) if self.balance else None


def groups(positions: Iterable[Position], as_of: date, key: Callable[[Position], str]) -> tuple[Group, ...]:
    """Return the loans disbursed by a day by what they have in common, the largest balance first."""
    by_name: dict[str, list[Position]] = defaultdict(list)
    for each in positions:
        if each.history.disbursed_on <= as_of:
            by_name[key(each)].append(each)
    found = [_group(name, members, as_of) for name, members in by_name.items()]
    return tuple(sorted(found, key=lambda group: (-group.balance, group.name)))


def _group(name: str, members: Sequence[Position], as_of: date) -> Group:
    balance = overdue = late = ZERO
    count = behind = 0
    for each in members:
        if not each.history.lives(as_of):
            continue
        state = each.history.standing(as_of)
        count += 1
        balance += state.outstanding_principal
        if state.overdue_days:
            behind += 1
            overdue += state.overdue_amount
            if state.overdue_days > LATE:
                late += state.outstanding_principal
    disbursed = sum((each.amount for each in members), ZERO)
    return Group(name, len(members), disbursed, count, balance, behind, overdue, late, first_payments(members, as_of))


@dataclass(frozen=True, slots=True)
class Vintage:
    """The loans disbursed in one month, as they aged.

    ``late`` holds for each of ``MONTHS_ON_BOOK`` the balance overdue by more than 30 days at the end of that month as
    a part of what was disbursed; ``None`` where that day has not come.
    """

    month: str
    count: int
    disbursed: Decimal
    late: tuple[Decimal | None, ...]


def vintages(positions: Iterable[Position], as_of: date) -> tuple[Vintage, ...]:
    """Return the vintages disbursed by a day, the latest first."""
    by_month: dict[str, list[Position]] = defaultdict(list)
    for each in positions:
        if each.history.disbursed_on <= as_of:
            by_month[each.month].append(each)
    found = []
    for month in sorted(by_month, reverse=True):
        members = by_month[month]
        disbursed = sum((each.amount for each in members), ZERO)
        start = date.fromisoformat(f"{month}-01")
        late: list[Decimal | None] = []
        for age in MONTHS_ON_BOOK:
            end = start + relativedelta(months=age + 1) - timedelta(days=1)
            if end > as_of:
                late.append(None)
            else:
                bad = sum((each.history.overdue_principal(end, LATE) for each in members), ZERO)
                late.append(_part(bad, disbursed))
        found.append(Vintage(month, len(members), disbursed, tuple(late)))
    return tuple(found)


def _part(amount: Decimal, whole: Decimal) -> Decimal:
    return amount / whole if whole else ZERO
