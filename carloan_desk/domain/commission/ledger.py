"""Statements: of one period of one version, and of everything earned up to a day over all versions of a plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from operator import attrgetter

from carloan_desk.domain.commission.account import Pending, Rules, clawback_fraction, maturity_of
from carloan_desk.domain.commission.book import Book
from carloan_desk.domain.commission.components import Clawback
from carloan_desk.domain.commission.facts import Circumstances, DealFacts, Period, month_number, period_key, period_span
from carloan_desk.domain.commission.ladders import ZERO, fen
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.commission.statement import Line, LineKind, Statement, sums
from carloan_desk.domain.daycount import add_months
from carloan_desk.domain.money import EXACT

NO_CIRCUMSTANCES: Mapping[str, Circumstances] = {}


def evaluate(
    plan: Plan,
    facts: Iterable[DealFacts],
    period: str,
    *,
    circumstances: Mapping[str, Circumstances] = NO_CIRCUMSTANCES,
) -> Statement:
    """Return what a plan pays for a period, knowing what happened up to its end.

    Deals count in the order of their trigger dates; those triggered outside the period or outside the plan's dates
    are left out, and so are those cancelled before what they are measured by ended. What is released, clawed back or
    reversed in the period is there whenever it was earned. A ladder's lines follow the deals that climbed it: a deal's
    share of a marginal ladder by amount is the ladder's pay with it less the pay before it, a line for each tier it
    lies in. Rounding: see :class:`~carloan_desk.domain.commission.Trace`.

    Args:
        plan: The version in force when the deals were triggered.
        facts: All deals known, in any order.
        period: Name as made by :func:`period_key`, of the plan's own kind.
        circumstances: The manager's own figures, by the names of the periods they are of.
    """
    if ("Q" in period) is not (plan.period is Period.QUARTER):
        return Statement(plan.name, plan.version, period)
    with localcontext(EXACT):
        span = period_span(period)
        deals = _concerned(plan, facts, *span)
        return Book(plan, deals, circumstances, span[1], lambda each: plan.overlaps(*period_span(each))).statement(
            period
        )


def _concerned(plan: Plan, facts: Iterable[DealFacts], first: date, last: date) -> list[tuple[date, DealFacts]]:
    """The deals of every quarter in which something was earned that something happens to in a period."""
    rules, triggered_on = Rules(plan), attrgetter(f"{plan.trigger.value}_on")
    begin, end = plan.valid_from, plan.valid_to or date.max
    start = month_number(first)
    months = range(start, month_number(last) + 1)
    # What a quarter's ladder paid was earned up to two months before it is held: whole quarters leave nothing out.
    quarters = {(month - back) // 3 for month in months for back in (0, *rules.release_months)}
    deals = []
    for deal in facts:
        day = triggered_on(deal)
        if day is not None and begin <= day <= end and day <= last:
            quarter = month_number(day) // 3
            deals.append((quarter, day, deal))
            if quarter not in quarters:
                days = rules.happened(deal, last)
                if rules.maturing and (matures := maturity_of(deal)) is not None:
                    days.append(matures)
                if any(first <= on <= last for on in days):
                    quarters.add(quarter)
    return [(day, deal) for quarter, day, deal in deals if quarter in quarters]


@dataclass(frozen=True, slots=True)
class Risk:
    """What of a deal's pay can still go back, as of a day.

    Attributes:
        steps: By early settlement: (last day on which it costs this much, yuan), the dates rising. Empty once no
            settlement can cost anything.
        on_default: What a default of the first payment would cost in yuan; 0 once the first payment was made.
        held: Held pay that is still to come, with its days.
    """

    steps: tuple[tuple[date, Decimal], ...]
    on_default: Decimal
    held: tuple[Pending, ...]

    @property
    def amount(self) -> Decimal:
        """What the worse of a settlement and a default would cost today, in yuan."""
        return max(self.steps[0][1] if self.steps else ZERO, self.on_default)

    @property
    def settlement_ends_on(self) -> date | None:
        """The last day on which an early settlement costs anything, ``None`` if that is over."""
        return self.steps[-1][0] if self.steps else None

    @property
    def open(self) -> bool:
        """Whether anything can still go back."""
        return bool(self.steps) or bool(self.on_default)


@dataclass(frozen=True, slots=True)
class DealAccount:
    """What one deal earned and where it lies, as of a day.

    ``lines`` holds (period, line) in the order of their days.
    """

    deal: DealFacts
    plan: Plan
    triggered_on: date
    lines: tuple[tuple[str, Line], ...]
    risk: Risk

    def _sums(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        return sums([line for _, line in self.lines])

    @property
    def earned(self) -> Decimal:
        """Earned less clawbacks and reversals, in yuan: paid + held + forfeited."""
        return self._sums()[0]

    @property
    def paid(self) -> Decimal:
        """Paid or payable so far, in yuan."""
        return self._sums()[1]

    @property
    def held(self) -> Decimal:
        """Still held back, in yuan."""
        return self._sums()[2]

    @property
    def forfeited(self) -> Decimal:
        """Lost of what was held, in yuan."""
        return self._sums()[3]

    @property
    def clawed(self) -> Decimal:
        """Clawed back so far, in yuan, from 0 up."""
        return -sum((line.amount for _, line in self.lines if line.kind is LineKind.CLAWBACK), ZERO)


class Ledger:
    """Everything earned up to a day, over all versions.

    Attributes:
        as_of: The day; what happened later is not known.
        statements: All statements in the order of time: by the last day of the period, then by version.
    """

    def __init__(
        self,
        plans: Iterable[Plan],
        facts: Iterable[DealFacts],
        as_of: date,
        circumstances: Mapping[str, Circumstances],
        since: date | None,
    ) -> None:
        self.as_of = as_of
        self.plans = sorted(plans, key=lambda plan: (plan.valid_from, plan.version))
        self._deals: dict[int, tuple[date, DealFacts, int]] = {}
        by_plan: list[list[tuple[date, DealFacts]]] = [[] for _ in self.plans]
        for deal in facts:
            # Paid once: by the version of the first trigger; where two are in force, by the one that began last.
            found = min(
                (
                    (day, -number)
                    for number, plan in enumerate(self.plans)
                    if (day := deal.triggered_on(plan.trigger)) is not None and day <= as_of and plan.in_force(day)
                ),
                default=None,
            )
            if found is not None:
                by_plan[-found[1]].append((found[0], deal))
                self._deals[deal.deal_id] = found[0], deal, -found[1]
        self._books = [
            Book(plan, deals, circumstances, as_of, self._once(number))
            for number, (plan, deals) in enumerate(zip(self.plans, by_plan, strict=True))
        ]
        with localcontext(EXACT):
            found_all = [
                (period_span(period)[1], number, book.statement(period))
                for number, book in enumerate(self._books)
                for period in _periods(book.plan, book.plan.valid_from, as_of)
                if since is None or period_span(period)[1] >= since
            ]
        found_all.sort(key=lambda entry: entry[:2])
        self.statements: tuple[Statement, ...] = tuple(
            statement
            for end, number, statement in found_all
            if statement.lines or self.plans[number].overlaps(period_span(statement.period)[0], end)
        )

    def _once(self, number: int) -> "_Once":
        return _Once(self.plans, number)

    def of_period(self, period: str) -> tuple[Statement, ...]:
        """Return the statements of a period: of every version that pays something in it."""
        return tuple(statement for statement in self.statements if statement.period == period)

    def sums(self) -> tuple[Decimal, Decimal, Decimal, Decimal]:
        """Return (earned, paid, held, forfeited) over all statements, in yuan."""
        return sums([line for statement in self.statements for line in statement.lines])

    def plan_of(self, deal_id: int) -> Plan | None:
        """Return the version that pays a deal, ``None`` while nothing does."""
        found = self._deals.get(deal_id)
        return None if found is None else self.plans[found[2]]

    def account(self, deal_id: int) -> DealAccount | None:
        """Return the account of a deal, ``None`` if no version pays it."""
        found = self._deals.get(deal_id)
        if found is None:
            return None
        day, deal, number = found
        book = self._books[number]
        with localcontext(EXACT):
            account = book.account(day, deal)
            lines = [(period, line) for period in book.origins(day) for line in book.lines_of(period).get(deal_id, ())]
            lines = sorted([*lines, *account.entries], key=lambda entry: entry[1].on or day)
            risk = _risk(book.plan, deal, account.earned, account.clawed, self.as_of)
        return DealAccount(deal, book.plan, day, tuple(lines), Risk(*risk, tuple(account.pending)))

    def accounts(self) -> list[DealAccount]:
        """Return the accounts of all deals that a version pays, by the days of their triggers."""
        order = sorted(self._deals, key=lambda deal_id: (self._deals[deal_id][0], deal_id))
        return [account for deal_id in order if (account := self.account(deal_id)) is not None]


@dataclass(frozen=True, slots=True)
class _Once:
    """Whether a version pays what is paid once a period: no later version is in force within it."""

    plans: list[Plan]
    number: int

    def __call__(self, period: str) -> bool:
        span = period_span(period)
        later = self.plans[self.number + 1 :]
        return self.plans[self.number].overlaps(*span) and not any(plan.overlaps(*span) for plan in later)


def _periods(plan: Plan, first: date, last: date) -> list[str]:
    """The names of the periods from the one of a day to that of another."""
    step = 1 if plan.period is Period.MONTH else 3
    start = period_span(period_key(first, plan.period))[0]
    count = ((last.year - start.year) * 12 + last.month - start.month) // step + 1
    return [period_key(add_months(start, step * number), plan.period) for number in range(count)]


def _risk(
    plan: Plan, deal: DealFacts, earned: Mapping[str, Decimal], clawed: Mapping[str, Decimal], as_of: date
) -> tuple[tuple[tuple[date, Decimal], ...], Decimal]:
    """What an early settlement within each step, and a default of the first payment, would cost."""

    def known(day: date | None) -> bool:
        return day is not None and day <= as_of

    if known(deal.reversed_on) or known(deal.settled_on):
        return (), ZERO
    defaulted = known(deal.first_payment_default_on)
    clawbacks = [each for each in plan.components if isinstance(each, Clawback) and each.only.takes(deal)]

    def cost(settled_on: date | None, *, default: bool) -> Decimal:
        total = ZERO
        for each in clawbacks:
            base = sum((amount for name, amount in earned.items() if not each.of or name in each.of), ZERO)
            fraction = clawback_fraction(each, deal, settled_on, default)
            total += max(fen(base * fraction) - clawed.get(each.name, ZERO), ZERO)
        left = sum(earned.values(), ZERO) - sum(clawed.values(), ZERO)
        return min(total, max(left, ZERO))

    ends = {
        add_months(deal.disbursed_on, step.months)
        for each in clawbacks
        for step in each.settled
        if deal.disbursed_on is not None
    }
    steps = [(end, cost(end, default=defaulted)) for end in sorted(ends) if end >= as_of]
    while steps and not steps[-1][1]:
        steps.pop()
    safe = defaulted or known(deal.first_repaid_on)
    return tuple(steps), ZERO if safe else cost(None, default=True)


def ledger(
    plans: Iterable[Plan],
    facts: Iterable[DealFacts],
    as_of: date,
    *,
    circumstances: Mapping[str, Circumstances] = NO_CIRCUMSTANCES,
    since: date | None = None,
) -> Ledger:
    """Return everything earned up to a day.

    A deal belongs to the version in force on the day of its trigger, with everything that happens to its pay later.
    What is paid once a period (salary, seniority, floors, assessments) is paid by the last version in force in it.

    Args:
        plans: All versions, in any order.
        facts: All deals known.
        as_of: What happened later is not known; the period of this day is taken as far as it went.
        circumstances: The manager's own figures, by the names of the periods they are of.
        since: Leave out statements of periods that ended before; the accounts of the deals stay whole. Without it the
            statements begin with the plans.
    """
    return Ledger(plans, facts, as_of, circumstances, since)
