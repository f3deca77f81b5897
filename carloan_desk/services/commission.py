"""The manager's own commission: what every deal brought and may bring, where it lies, and what can still go back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from statistics import median

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.client import Source
from carloan_desk.domain.commission import (
    DealAccount,
    Line,
    Plan,
    Statement,
    evaluate,
    period_key,
    period_span,
    plan_on,
)
from carloan_desk.domain.commission.statement import EARNING, sums
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.forecast import Gap, IncomeForecast, StageChance, gaps
from carloan_desk.domain.money import round_money
from carloan_desk.domain.pace import Pace, paces, periods_of
from carloan_desk.domain.pay import Metric, Payout, Target
from carloan_desk.services import outlook, pay_risk, statements, take_home
from carloan_desk.services.books import Books
from carloan_desk.services.outlook import Ahead
from carloan_desk.services.pay_risk import AtRisk, Due
from carloan_desk.services.take_home import Estimate
from carloan_desk.storage.workspace import Reader, Workspace

MONTHS_SHOWN = 12
_TEN_THOUSAND = Decimal(10_000)
_ROUND_SIZES = (Decimal(50_000), Decimal(100_000), Decimal(200_000))


class Status(StrEnum):
    """Where a commission stands: projected 预计, waiting 待确认 (disbursed), confirmed 已确认, paid 已发."""

    PROJECTED = "projected"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class DealPay:
    """What one deal brings in a period: ``amount`` if it comes to that, ``expected`` weighed with ``chance``, in yuan.

    A deal that was paid and of which something goes back later has a row, below 0, in that period too. ``why`` is what
    the chance of a deal on its way rests on. ``product`` and ``channel`` are where it came from.
    """

    deal: Deal
    client_name: str
    status: Status
    period: str
    amount: Decimal
    chance: Decimal
    lines: tuple[Line, ...]
    base: Decimal
    why: StageChance | None = None
    product: str = ""
    channel: Source | None = None

    @property
    def expected(self) -> Decimal:
        """Amount times chance, rounded half up to the fen."""
        return round_money(self.amount * self.chance, mode=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the pay curve, in yuan: what was earned, what of it and of held pay is payable, what was paid."""

    period: str
    earned: Decimal
    payable: Decimal
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything the pay page and today's tiles show, as of a day.

    ``period`` is the month of the day, and the last of ``months``; ``salary`` what it pays without any deal;
    ``disbursed`` (yuan) and ``disbursed_count`` what went out in it, whether or not a plan pays for it.
    ``forecasts`` are by the periods in which something may come, ``at_risk`` begins with whom to call first,
    ``calendar`` with the earliest day, ``gaps`` with the step of the plan nearest to be reached. ``target`` is that of
    the month, or of the quarter or the year where the month has none; ``paces`` are those of its metric.
    """

    period: str
    plan: Plan | None
    rows: tuple[DealPay, ...]
    salary: Decimal
    months: tuple[Month, ...]
    target: Target | None
    payouts: tuple[Payout, ...]
    disbursed: Decimal
    disbursed_count: int
    forecasts: Mapping[str, IncomeForecast]
    at_risk: tuple[AtRisk, ...]
    calendar: tuple[Due, ...]
    gaps: tuple[Gap, ...]
    estimate: Estimate | None
    paces: tuple[Pace, ...]

    def owed(self) -> dict[str, Decimal]:
        """Return what is due and not recorded as paid, by period, the earliest first; held pay is not in it."""
        found: dict[str, Decimal] = {}
        for due in self.calendar:
            if not due.released:
                found[due.period] = found.get(due.period, Decimal(0)) + due.amount
        return found

    def sum_of(self, status: Status) -> Decimal:
        """Return the sum of a tile: exactly that of the deals behind it; projected is weighed with the chances."""
        return sum((row.expected for row in self.rows if row.status is status), Decimal(0))

    def count_of(self, status: Status) -> int:
        """Return how many deals stand behind a tile."""
        return len({row.deal.id for row in self.rows if row.status is status})


def statement(workspace: Workspace, period: str, today: date | None = None) -> Statement | None:
    """Return the statement of a month (or of a quarter, by a plan that pays so), ``None`` when no plan was in force.

    Where one version followed another within the period, each pays its own deals and the later one the salary.
    """
    with workspace.reading() as read:
        return Books(read, today or period_span(period)[1]).statement(period)


def dashboard(workspace: Workspace, today: date) -> Dashboard:
    """Return what every deal brings, as of today."""
    return workspace.derived(("pay", today), lambda read: _dashboard(read, today))


def _dashboard(read: Reader, today: date) -> Dashboard:
    """Return what every deal brings, as of today."""
    months = _months_up_to(today)
    books = Books(read, today)
    payouts = read.all(Payout)
    paid_for = {payout.period for payout in payouts}
    period = period_key(today)
    deals = {deal.id or 0: deal for deal, _ in books.pairs}
    accounts = books.ledger.accounts()
    ahead = books.ahead()
    forecasts = outlook.forecasts(ahead, books.counted(), books.circumstances)
    rows = [row for account in accounts for row in _earned(deals[account.deal.deal_id], account, books, paid_for)] + [
        _hoped(each, books, forecasts[each.period]) for each in ahead
    ]
    lines = lines_by_month(read, books)
    by_month = {each: sums([line for month, line in lines if month == each]) for each in months}
    target = _target(read, today)
    out = [fact for fact in books.facts.values() if fact.disbursed_on and period_key(fact.disbursed_on) == period]
    return Dashboard(
        period=period,
        plan=plan_on(books.plans, today),
        rows=tuple(rows),
        salary=_sum(
            line.amount for month, line in lines if month == period and line.deal_id is None and line.kind in EARNING
        ),
        months=tuple(
            Month(
                each,
                by_month[each][0],
                by_month[each][1],
                _sum(payout.amount for payout in payouts if payout.period == each) if each in paid_for else None,
            )
            for each in months
        ),
        target=target,
        payouts=tuple(sorted(payouts, key=lambda payout: payout.paid_on, reverse=True)),
        disbursed=_sum(fact.loan_amount for fact in out),
        disbursed_count=len(out),
        forecasts=forecasts,
        at_risk=pay_risk.at_risk(books, accounts, books.clients),
        calendar=pay_risk.calendar(books, accounts, paid_for),
        gaps=_gaps(books, ahead),
        estimate=take_home.estimate(books.plans, books.statement, take_home.declared_of(read), today),
        paces=() if target is None else _paces(read, target.metric, books, {m: by_month[m][0] for m in months}),
    )


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


def _earned(deal: Deal, account: DealAccount, books: Books, paid_for: set[str]) -> list[DealPay]:
    """What the deal brought, a row for each period in which it earned something or gave something back."""
    by_period: dict[str, list[Line]] = {period_key(account.triggered_on, account.plan.period): []}
    for period, line in account.lines:
        if line.kind in EARNING:
            by_period.setdefault(period, []).append(line)
    return [
        DealPay(
            deal=deal,
            client_name=books.names.get(deal.client_id, ""),
            status=Status.PAID if period in paid_for else Status.CONFIRMED,
            period=period,
            amount=_sum(line.amount for line in lines),
            chance=Decimal(1),
            lines=tuple(lines),
            base=account.deal.loan_amount,
            product=account.deal.product,
            channel=books.channel_of(deal),
        )
        for period, lines in by_period.items()
    ]


def _hoped(each: Ahead, books: Books, forecast: IncomeForecast) -> DealPay:
    """What the deal would bring on top of what is earned in the period in which it is expected."""
    deal_id = each.open.facts.deal_id
    return DealPay(
        deal=each.deal,
        client_name=books.names.get(each.deal.client_id, ""),
        status=Status.WAITING if each.waiting else Status.PROJECTED,
        period=each.period,
        amount=next(deal.alone for deal in forecast.deals if deal.deal_id == deal_id),
        chance=each.open.chance,
        lines=(),
        base=each.open.facts.loan_amount,
        why=each.why,
        product=each.open.facts.product,
        channel=books.channel_of(each.deal),
    )


def _gaps(books: Books, ahead: Sequence[Ahead]) -> tuple[Gap, ...]:
    """The steps of the plan in force that this period has not reached, and which open deals would cross them."""
    plan = plan_on(books.plans, books.today)
    if plan is None:
        return ()
    period = period_key(books.today, plan.period)
    coming = [each.open for each in ahead if each.period == period and each.plan is plan]
    return gaps(plan, books.counted(), coming, period, sizes=_sizes(books), circumstances=books.circumstances)


def _sizes(books: Books) -> list[Decimal]:
    """Sizes of new deals that a step is told in: the own usual one in whole 10,000 yuan, else round ones alone."""
    own = [fact.loan_amount for fact in books.facts.values() if fact.disbursed_on is not None and fact.loan_amount > 0]
    usual = round_money(median(own), mode=ROUND_HALF_UP, unit=_TEN_THOUSAND) if own else Decimal(0)
    return sorted({*_ROUND_SIZES, usual} - {Decimal(0)})


def _target(read: Reader, today: date) -> Target | None:
    """The target of the month, else that of the quarter, else that of the year."""
    for period in periods_of(today):
        if found := read.all(Target, period=period):
            return found[-1]
    return None


def _paces(read: Reader, metric: Metric, books: Books, earned: Mapping[str, Decimal]) -> tuple[Pace, ...]:
    reached = dict(earned)
    if metric is not Metric.INCOME:
        reached = dict.fromkeys(earned, Decimal(0))
        for fact in books.facts.values():
            if fact.disbursed_on is not None and (month := period_key(fact.disbursed_on)) in reached:
                reached[month] += Decimal(1) if metric is Metric.COUNT else fact.loan_amount
    targets = {target.period: target.value for target in read.all(Target) if target.metric is metric}
    return paces(books.today, targets, reached)


def of_deal(workspace: Workspace, deal_id: int, today: date) -> DealPay | None:
    """Return what one deal brings in all, with its lines; ``None`` without a plan or without an amount."""
    with workspace.reading() as read:
        books = Books(read, today)
        paid_for = {payout.period for payout in read.all(Payout)}
    account = books.ledger.account(deal_id)
    deal = next((deal for deal, _ in books.pairs if deal.id == deal_id), None)
    if deal is None:
        return None
    if account is not None:
        rows = _earned(deal, account, books, paid_for)
        lines = tuple(line for row in rows for line in row.lines)
        return replace(rows[0], amount=_sum(row.amount for row in rows), lines=lines)
    each = next((each for each in books.ahead() if each.deal.id == deal_id), None)
    if each is None:
        return None
    counted = books.counted()
    others = evaluate(each.plan, counted, each.period, circumstances=books.circumstances)
    with_it = evaluate(
        each.plan, [*counted, each.open.counted(each.plan)], each.period, circumstances=books.circumstances
    )
    return DealPay(
        deal=deal,
        client_name=books.names.get(deal.client_id, ""),
        status=Status.WAITING if each.waiting else Status.PROJECTED,
        period=each.period,
        amount=with_it.total - others.total,
        chance=each.open.chance,
        lines=tuple(line for line in with_it.lines if line.deal_id == deal_id and line.kind in EARNING),
        base=each.open.facts.loan_amount,
        why=each.why,
        product=each.open.facts.product,
        channel=books.channel_of(each.deal),
    )
