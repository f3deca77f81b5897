"""The manager's own commission: what every deal brought and may bring, where it lies, and what can still go back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from statistics import median

from carloan_desk.domain.client import Source
from carloan_desk.domain.commission import (
    DealAccount,
    Line,
    Statement,
    evaluate,
    period_key,
    period_span,
    plan_on,
)
from carloan_desk.domain.commission.statement import EARNING
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.forecast import Gap, IncomeForecast, StageChance, gaps
from carloan_desk.domain.money import round_money
from carloan_desk.domain.pay import Payout
from carloan_desk.services import outlook, pay_risk, take_home
from carloan_desk.services.books import Books, books_of
from carloan_desk.services.earned import Earned, earned
from carloan_desk.services.outlook import Ahead
from carloan_desk.services.pay_risk import AtRisk, Due
from carloan_desk.services.take_home import Estimate
from carloan_desk.storage.workspace import Reader, Workspace

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
class Dashboard(Earned):
    """Everything the pay page and today's tiles show, as of a day.

    ``rows`` are the deals behind the figures. ``forecasts`` are by the periods in which something may come,
    ``at_risk`` begins with whom to call first, ``calendar`` with the earliest day, ``gaps`` with the step of the plan
    nearest to be reached.
    """

    rows: tuple[DealPay, ...]
    forecasts: Mapping[str, IncomeForecast]
    at_risk: tuple[AtRisk, ...]
    calendar: tuple[Due, ...]
    gaps: tuple[Gap, ...]
    estimate: Estimate | None

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
    books, first = books_of(workspace, today), earned(workspace, today)
    return workspace.derived(("pay", today), lambda read: _dashboard(read, books.of(read), first))


def _dashboard(read: Reader, books: Books, first: Earned) -> Dashboard:
    paid_for = {payout.period for payout in first.payouts}
    deals = {deal.id or 0: deal for deal, _ in books.pairs}
    accounts = books.ledger.accounts()
    ahead = books.ahead()
    forecasts = outlook.forecasts(ahead, books.counted(), books.circumstances)
    rows = [row for account in accounts for row in _earned(deals[account.deal.deal_id], account, books, paid_for)] + [
        _hoped(each, books, forecasts[each.period]) for each in ahead
    ]
    return Dashboard(
        **{each.name: getattr(first, each.name) for each in fields(Earned)},
        rows=tuple(rows),
        forecasts=forecasts,
        at_risk=pay_risk.at_risk(books, accounts, books.clients),
        calendar=pay_risk.calendar(books, accounts, paid_for),
        gaps=_gaps(books, ahead),
        estimate=take_home.estimate(books.plans, books.statement, take_home.declared_of(read), books.today),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


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


def of_deal(workspace: Workspace, deal_id: int, today: date) -> DealPay | None:
    """Return what one deal brings in all, with its lines; ``None`` without a plan or without an amount."""
    books = books_of(workspace, today)
    with workspace.reading() as read:
        paid_for = {payout.period for payout in read.all(Payout)}
    account = books.ledger.account(deal_id)
    if deal_id not in books.known.pairs:
        return None
    deal, _ = books.known.pairs[deal_id]
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
