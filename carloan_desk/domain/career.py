"""One's own performance over the years (业绩履历): figures alone, nothing that tells one client from another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from carloan_desk.domain.money import EXACT, round_money
from carloan_desk.domain.pace import months_of, periods_of
from carloan_desk.domain.pay import Metric
from carloan_desk.domain.product import ProductKind

_ZERO = Decimal(0)
_SHARE = Decimal("0.001")
_TERM = Decimal("0.1")

# A loan counts as overdue beyond these days, that is from the second band (M2) on.
OVERDUE_BEYOND = 30


class Grain(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Mix(StrEnum):
    """What the disbursed amount is divided by: kind of product, new or used; of both those of new energy."""

    BANK_LOAN = ProductKind.BANK_LOAN.value
    AUTO_FINANCE = ProductKind.AUTO_FINANCE.value
    CARD_INSTALMENT = ProductKind.CARD_INSTALMENT.value
    FINANCE_LEASE = ProductKind.FINANCE_LEASE.value
    OTHER = "other"
    NEW = "new"
    USED = "used"
    NEV = "nev"


@dataclass(frozen=True, slots=True)
class CareerDeal:
    """What a career is reckoned from.

    Attributes:
        decided_on: Day of the lender's decision, ``None`` if there is none.
        approved: Whether it was a yes.
        disbursed_on: Day of disbursement; it counts even if the deal was cancelled afterwards, as on the pay page.
        amount: What was disbursed, yuan.
        months: The term.
        kind: Kind of product, ``None`` if none was chosen.
        used: Whether the car is a used one.
        nev: Whether it is a new energy car.
        overdue: Principal still owed on it, yuan, if it is overdue beyond ``OVERDUE_BEYOND`` days now; else 0.
    """

    decided_on: date | None = None
    approved: bool = False
    disbursed_on: date | None = None
    amount: Decimal = _ZERO
    months: int | None = None
    kind: ProductKind | None = None
    used: bool = False
    nev: bool = False
    overdue: Decimal = _ZERO

    @property
    def mix(self) -> tuple[Mix, ...]:
        """Where its amount counts."""
        found = (Mix.OTHER if self.kind is None else Mix(self.kind.value), Mix.USED if self.used else Mix.NEW)
        return (*found, Mix.NEV) if self.nev else found


@dataclass(frozen=True, slots=True)
class Goal:
    """What was to be reached in a period."""

    metric: Metric
    value: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """A period's figures. Money is yuan; shares are fractions with three decimals, ``None`` of nothing.

    Attributes:
        period: ``"2026-11"``, ``"2026-Q4"``, ``"2026"``, or ``""`` for more than that.
        decided: Applications the lender decided in it.
        approved: Those approved.
        disbursed: Deals disbursed in it.
        amount: What was disbursed.
        termed: Deals disbursed of which the term is known, ``term_months`` the sum of their terms.
        term_months: As said.
        mix: Parts of ``amount``.
        overdue: Principal of the loans disbursed in it that are overdue beyond ``OVERDUE_BEYOND`` days by now.
        earned: Pay earned in it: salary, commission, less what went back.
        paid: Pay received for it; what was paid for a quarter counts in its last month.
        metric: What the target is of, ``None`` without one.
        target: Its own target, else the sum of those its months have if all are of one metric; ``None`` without.
        reached: What was reached towards ``target``, of the months that count in it.
        on_target: Months that reached their target.
        with_target: Months that had one.
    """

    period: str
    decided: int = 0
    approved: int = 0
    disbursed: int = 0
    amount: Decimal = _ZERO
    termed: int = 0
    term_months: int = 0
    mix: Mapping[Mix, Decimal] = field(default_factory=dict)
    overdue: Decimal = _ZERO
    earned: Decimal = _ZERO
    paid: Decimal = _ZERO
    metric: Metric | None = None
    target: Decimal | None = None
    reached: Decimal = _ZERO
    on_target: int = 0
    with_target: int = 0

    @property
    def approval_rate(self) -> Decimal | None:
        """Approved of decided (通过率)."""
        return _share(self.approved, self.decided)

    @property
    def average_amount(self) -> Decimal | None:
        """Mean amount disbursed, half up to the fen."""
        if not self.disbursed:
            return None
        return round_money(EXACT.divide(self.amount, Decimal(self.disbursed)), mode=ROUND_HALF_UP)

    @property
    def average_term(self) -> Decimal | None:
        """Mean term in months, one decimal, each deal counting once."""
        if not self.termed:
            return None
        return EXACT.divide(Decimal(self.term_months), Decimal(self.termed)).quantize(_TERM, ROUND_HALF_UP, EXACT)

    @property
    def overdue_share(self) -> Decimal | None:
        """Overdue principal of the amount disbursed (30 天以上逾期占比): by the period of disbursement, as of now."""
        return _share(self.overdue, self.amount)

    @property
    def attainment(self) -> Decimal | None:
        """Reached of the target (达成率)."""
        return None if self.target is None else _share(self.reached, self.target)

    def share(self, part: Mix) -> Decimal | None:
        """Return a part of the amount disbursed."""
        return _share(self.mix.get(part, _ZERO), self.amount)

    def of(self, metric: Metric) -> Decimal:
        """Return what counts towards a target."""
        match metric:
            case Metric.INCOME:
                return self.earned
            case Metric.DISBURSED:
                return self.amount
            case Metric.COUNT:
                return Decimal(self.disbursed)


@dataclass(frozen=True, slots=True)
class Streak:
    """Months in a row that reached their target; a month without a target ends it. ``months`` 0 is none."""

    months: int = 0
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Career:
    """The whole of it, as of a day.

    Attributes:
        as_of: The day.
        months: Every month from the first in which anything happened to that of the day, in order.
        goals: Targets by period.
        total: All of it.
        streak: The longest, the latest of equals.
        best: The month in which most was disbursed, the earliest of equals; ``None`` if nothing ever was.
    """

    as_of: date
    months: tuple[Figures, ...]
    goals: Mapping[str, Goal]
    total: Figures
    streak: Streak
    best: Figures | None

    def by(self, grain: Grain) -> tuple[Figures, ...]:
        """Return the periods in order; the first and the last may be parts of one."""
        if grain is Grain.MONTH:
            return self.months
        groups: dict[str, list[Figures]] = {}
        for month in self.months:
            _, quarter, year = periods_of(_day(month.period))
            groups.setdefault(quarter if grain is Grain.QUARTER else year, []).append(month)
        return tuple(together(months, period, self.goals.get(period)) for period, months in groups.items())


def career(
    deals: Iterable[CareerDeal],
    earned: Mapping[str, Decimal],
    paid: Mapping[str, Decimal],
    goals: Mapping[str, Goal],
    as_of: date,
) -> Career:
    """Reckon a career.

    Args:
        deals: All deals.
        earned: Pay earned by month, yuan.
        paid: Pay received by the month, quarter or year it was for, yuan.
        goals: Targets by month, quarter or year; a value of 0 counts as none.
        as_of: The day; what is dated later does not count yet.
    """
    wanted = {period: goal for period, goal in goals.items() if goal.value > 0}
    by_month = _by_month(deals, as_of)
    now = periods_of(as_of)[0]
    received: dict[str, Decimal] = {}
    for period, amount in paid.items():
        last = min(months_of(period)[-1], now)
        received[last] = received.get(last, _ZERO) + amount
    first = min([*by_month, *(month for month in earned if earned[month] and month <= now), *received], default=None)
    months = tuple(
        _month(month, by_month.get(month, ()), earned.get(month, _ZERO), received.get(month, _ZERO), wanted.get(month))
        for month in ([] if first is None else _months_between(first, now))
    )
    return Career(
        as_of=as_of,
        months=months,
        goals=wanted,
        total=together(months),
        streak=_streak(months),
        best=max((month for month in months if month.amount), key=lambda month: month.amount, default=None),
    )


def together(parts: Sequence[Figures], period: str = "", goal: Goal | None = None) -> Figures:
    """Return the figures of periods as one.

    Args:
        parts: Periods that do not overlap.
        period: Name of the whole.
        goal: Its own target; without it the parts' targets are added up where none differs in what it is of.
    """
    mix: dict[Mix, Decimal] = {}
    for each in parts:
        for part, amount in each.mix.items():
            mix[part] = mix.get(part, _ZERO) + amount
    whole = Figures(
        period=period,
        decided=sum(each.decided for each in parts),
        approved=sum(each.approved for each in parts),
        disbursed=sum(each.disbursed for each in parts),
        amount=_sum(each.amount for each in parts),
        termed=sum(each.termed for each in parts),
        term_months=sum(each.term_months for each in parts),
        mix=mix,
        overdue=_sum(each.overdue for each in parts),
        earned=_sum(each.earned for each in parts),
        paid=_sum(each.paid for each in parts),
        on_target=sum(each.on_target for each in parts),
        with_target=sum(each.with_target for each in parts),
    )
    if goal is not None:
        return replace(whole, metric=goal.metric, target=goal.value, reached=whole.of(goal.metric))
    aimed = [(each.metric, each.target, each.reached) for each in parts if each.target is not None]
    metrics = {metric for metric, _, _ in aimed}
    if len(metrics) != 1:
        return whole
    target, reached = _sum(target for _, target, _ in aimed), _sum(reached for _, _, reached in aimed)
    return replace(whole, metric=metrics.pop(), target=target, reached=reached)


def _by_month(deals: Iterable[CareerDeal], as_of: date) -> dict[str, list[tuple[CareerDeal, bool, bool]]]:
    """Each deal with whether it was decided and whether it was disbursed in the month."""
    found: dict[str, list[tuple[CareerDeal, bool, bool]]] = {}
    for deal in deals:
        decided, disbursed = (
            "" if day is None or day > as_of else periods_of(day)[0] for day in (deal.decided_on, deal.disbursed_on)
        )
        for month in {decided, disbursed} - {""}:
            found.setdefault(month, []).append((deal, month == decided, month == disbursed))
    return found


def _month(
    period: str,
    deals: Sequence[tuple[CareerDeal, bool, bool]],
    earned: Decimal,
    paid: Decimal,
    goal: Goal | None,
) -> Figures:
    out = [deal for deal, _, disbursed in deals if disbursed]
    mix: dict[Mix, Decimal] = {}
    for deal in out:
        for part in deal.mix:
            mix[part] = mix.get(part, _ZERO) + deal.amount
    terms = [deal.months for deal in out if deal.months is not None]
    month = Figures(
        period=period,
        decided=sum(decided for _, decided, _ in deals),
        approved=sum(decided and deal.approved for deal, decided, _ in deals),
        disbursed=len(out),
        amount=_sum(deal.amount for deal in out),
        termed=len(terms),
        term_months=sum(terms),
        mix=mix,
        overdue=_sum(deal.overdue for deal in out),
        earned=earned,
        paid=paid,
    )
    if goal is None:
        return month
    reached = month.of(goal.metric)
    return replace(
        month,
        metric=goal.metric,
        target=goal.value,
        reached=reached,
        on_target=int(reached >= goal.value),
        with_target=1,
    )


def _streak(months: Sequence[Figures]) -> Streak:
    best, run = Streak(), Streak()
    for month in months:
        run = Streak(run.months + 1, run.first or month.period, month.period) if month.on_target else Streak()
        if run.months and run.months >= best.months:
            best = run
    return best


def _months_between(first: str, last: str) -> list[str]:
    found, day = [], _day(first)
    while (month := periods_of(day)[0]) <= last:
        found.append(month)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return found


def _day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, _ZERO)


def _share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    if not whole:
        return None
    return EXACT.divide(Decimal(part), Decimal(whole)).quantize(_SHARE, ROUND_HALF_UP, EXACT)
