"""What was earned so far: the figures of the pay page that stand at once, before what may come is weighed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.commission import Line, Plan, period_key, period_span, plan_on
from carloan_desk.domain.commission.statement import EARNING, sums
from carloan_desk.domain.pace import Pace, paces, periods_of
from carloan_desk.domain.pay import Metric, Payout, Target
from carloan_desk.services import statements
from carloan_desk.services.books import Books, books_of
from carloan_desk.storage.workspace import Reader, Workspace

MONTHS_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the pay curve, in yuan: what was earned, what of it and of held pay is payable, what was paid."""

    period: str
    earned: Decimal
    payable: Decimal
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class Earned:
    """What is earned, confirmed and paid, as of a day.

    ``period`` is the month of the day, and the last of ``months``; ``salary`` what it pays without any deal.
    ``confirmed`` (yuan) is what ``confirmed_deals`` deals brought in periods that are not recorded as paid.
    ``disbursed`` (yuan) and ``disbursed_count`` are what went out in the month, whether or not a plan pays for it.
    ``target`` is that of the month, or of the quarter or the year where the month has none; ``paces`` are those of its
    metric.
    """

    period: str
    plan: Plan | None
    salary: Decimal
    confirmed: Decimal
    confirmed_deals: int
    months: tuple[Month, ...]
    target: Target | None
    payouts: tuple[Payout, ...]
    disbursed: Decimal
    disbursed_count: int
    paces: tuple[Pace, ...]


def earned(workspace: Workspace, today: date) -> Earned:
    """Return what is earned, confirmed and paid, as of today."""
    books = books_of(workspace, today)
    return workspace.derived(("earned", today), lambda read: earned_of(read, books.of(read)))


def earned_of(read: Reader, books: Books) -> Earned:
    """Return what is earned, confirmed and paid, by the books."""
    today = books.today
    months, period = _months_up_to(today), period_key(today)
    payouts = read.all(Payout)
    paid_for = {payout.period for payout in payouts}
    lines = lines_by_month(read, books)
    by_month: dict[str, list[Line]] = {each: [] for each in months}
    for month, line in lines:
        if month in by_month:
            by_month[month].append(line)
    added = {month: sums(found) for month, found in by_month.items()}
    target = _target(read, today)
    out = [fact for fact in books.facts.values() if fact.disbursed_on and period_key(fact.disbursed_on) == period]
    confirmed, deals = _confirmed(books, paid_for)
    return Earned(
        period=period,
        plan=plan_on(books.plans, today),
        salary=_sum(line.amount for line in by_month[period] if line.deal_id is None and line.kind in EARNING),
        confirmed=confirmed,
        confirmed_deals=deals,
        months=tuple(
            Month(
                each,
                added[each][0],
                added[each][1],
                _sum(payout.amount for payout in payouts if payout.period == each) if each in paid_for else None,
            )
            for each in months
        ),
        target=target,
        payouts=tuple(sorted(payouts, key=lambda payout: payout.paid_on, reverse=True)),
        disbursed=_sum(fact.loan_amount for fact in out),
        disbursed_count=len(out),
        paces=() if target is None else _paces(read, target.metric, books, {m: added[m][0] for m in months}),
    )


def _confirmed(books: Books, paid_for: set[str]) -> tuple[Decimal, int]:
    """What deals brought in periods not recorded as paid, and how many deals that are."""
    total, deals = Decimal(0), set()
    for found in books.ledger.statements:
        if found.period not in paid_for:
            for line in found.lines:
                if line.deal_id is not None and line.kind in EARNING:
                    total += line.amount
                    deals.add(line.deal_id)
    # A deal that came to its trigger counts in that period even where the plan pays nothing for it.
    for deal_id, fact in books.facts.items():
        plan = books.ledger.plan_of(deal_id)
        day = None if plan is None else fact.triggered_on(plan.trigger)
        if plan is not None and day is not None and period_key(day, plan.period) not in paid_for:
            deals.add(deal_id)
    return total, len(deals)


def lines_by_month(read: Reader, books: Books) -> list[tuple[str, Line]]:
    """Return every line of every statement with its month: sealed periods as they were sealed, others as of today."""
    sealed = statements.sealed_lines(read)
    found = {period: list(lines) for period, lines in sealed.items()}
    for each in books.ledger.statements:
        if each.period not in sealed:
            found.setdefault(each.period, []).extend(each.lines)
    first_open, adjusting = statements.open_adjustments(read, books)
    if adjusting:
        found.setdefault(first_open or books.today.strftime("%Y-%m"), []).extend(adjusting)
    return [(_month_of(line, period), line) for period, lines in found.items() for line in lines]


def _months_up_to(day: date) -> list[str]:
    return [period_key(day.replace(day=1) - relativedelta(months=back)) for back in reversed(range(MONTHS_SHOWN))]


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _month_of(line: Line, period: str) -> str:
    """The month a line belongs to: of the day it came about, for a line of the period its last."""
    return period_key(period_span(period)[1] if line.deal_id is None or line.on is None else line.on)


def _target(read: Reader, today: date) -> Target | None:
    """The target of the month, else that of the quarter, else that of the year."""
    for period in periods_of(today):
        if found := read.all(Target, period=period):
            return found[-1]
    return None


def _paces(read: Reader, metric: Metric, books: Books, income: Mapping[str, Decimal]) -> tuple[Pace, ...]:
    reached = dict(income)
    if metric is not Metric.INCOME:
        reached = dict.fromkeys(income, Decimal(0))
        for fact in books.facts.values():
            if fact.disbursed_on is not None and (month := period_key(fact.disbursed_on)) in reached:
                reached[month] += Decimal(1) if metric is Metric.COUNT else fact.loan_amount
    targets = {target.period: target.value for target in read.all(Target) if target.metric is metric}
    return paces(books.today, targets, reached)
