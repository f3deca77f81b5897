"""The manager's own commission: plans, targets, payouts, and what every deal brings at every stage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import (
    DealFacts,
    Line,
    Plan,
    Statement,
    check_plan,
    components_to_data,
    evaluate,
    period_key,
    plan_from_data,
    plan_on,
)
from carloan_desk.domain.deal import CLOSED, Deal, DealEvent, EventKind, Stage, last_event, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast import STAGE_PRIOR
from carloan_desk.domain.money import round_money
from carloan_desk.domain.pay import Metric, Payout, PlanVersion, Target
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import quotes
from carloan_desk.storage.workspace import Changes, Reader, Workspace


class Status(StrEnum):
    """Where a commission stands: projected 预计, waiting 待确认 (disbursed), confirmed 已确认, paid 已发."""

    PROJECTED = "projected"
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    PAID = "paid"


@dataclass(frozen=True, slots=True)
class DealPay:
    """What one deal brings: ``amount`` if it comes to that, ``expected`` weighed with ``chance``, in yuan."""

    deal: Deal
    client_name: str
    status: Status
    period: str
    amount: Decimal
    chance: Decimal
    lines: tuple[Line, ...]
    base: Decimal

    @property
    def expected(self) -> Decimal:
        """Amount times chance, rounded half up to the fen."""
        return round_money(self.amount * self.chance, mode=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the pay curve: what was earned and what was paid for it, in yuan."""

    period: str
    earned: Decimal
    paid: Decimal | None


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything the pay page and today's tiles show, as of a day.

    ``period`` is the month of the day, and the last of ``months``; ``salary`` what it pays without any deal;
    ``disbursed`` (yuan) and ``disbursed_count`` what went out in it, whether or not a plan pays for it.
    """

    period: str
    plan: Plan | None
    rows: tuple[DealPay, ...]
    salary: Decimal
    months: tuple[Month, ...]
    target: Target | None
    payouts: tuple[Payout, ...]
    disbursed: Decimal = Decimal(0)
    disbursed_count: int = 0

    def sum_of(self, status: Status) -> Decimal:
        """Return the sum of a tile: exactly that of the deals behind it; projected is weighed with the chances."""
        return sum((row.expected for row in self.rows if row.status is status), Decimal(0))

    def count_of(self, status: Status) -> int:
        """Return how many deals stand behind a tile."""
        return sum(1 for row in self.rows if row.status is status)

    @property
    def reached(self) -> Decimal:
        """What counts towards the target so far, in its own unit: earned, not only hoped for."""
        match None if self.target is None else self.target.metric:
            case Metric.DISBURSED:
                return self.disbursed
            case Metric.COUNT:
                return Decimal(self.disbursed_count)
            case _:
                return self.months[-1].earned


def facts_of(deal: Deal, events: Sequence[DealEvent], payments: Sequence[PaymentRecord] = ()) -> DealFacts:
    """Return what a plan needs to know of a deal. The amount is what was disbursed, else approved, else asked for."""
    dates = {kind: event.on for kind in EventKind if (event := last_event(events, kind)) is not None}
    decided = last_event(events, EventKind.DISBURSED) or last_event(events, EventKind.APPROVED)
    amount = (None if decided is None else decided.amount) or deal.loan_amount or Decimal(0)
    fee = quotes.share_of(deal.upfront_fee, deal, amount) if amount else deal.upfront_fee
    return DealFacts(
        deal_id=deal.id or 0,
        loan_amount=amount,
        net_disbursed=amount - fee,
        fee_income=fee,
        approved_on=dates.get(EventKind.APPROVED),
        disbursed_on=dates.get(EventKind.DISBURSED),
        registered_on=dates.get(EventKind.REGISTERED),
        first_repaid_on=min((each.paid_on for each in payments if each.kind == PaymentKind.PAYMENT), default=None),
    )


def plans_of(read: Reader) -> list[Plan]:
    """Return all plan versions."""
    return [_plan(stored) for stored in read.all(PlanVersion)]


def _plan(stored: PlanVersion) -> Plan:
    return plan_from_data(stored.name, stored.version, stored.valid_from, stored.valid_to, stored.definition)


def add_plan(workspace: Workspace, plan: Plan) -> Changes:
    """Enter a plan, or the next version of one; the version before it ends the day before.

    Raises:
        DomainError: A finding of :func:`carloan_desk.domain.commission.check_plan`; ``field.required`` for the name;
            ``plan.overlap``: a version begins on or after this day.
    """
    check_plan(plan)
    if not plan.name.strip():
        raise DomainError("field.required", field="name")
    with workspace.unit_of_work("plan.add", name=plan.name) as work:
        stored = work.all(PlanVersion)
        if any(version.valid_from >= plan.valid_from for version in stored):
            raise DomainError("plan.overlap", field="valid_from")
        for version in stored:
            if version.valid_to is None or version.valid_to >= plan.valid_from:
                version.valid_to = plan.valid_from - relativedelta(days=1)
        number = max((version.version for version in stored if version.name == plan.name), default=0) + 1
        work.add(
            PlanVersion(
                name=plan.name,
                version=number,
                valid_from=plan.valid_from,
                valid_to=plan.valid_to,
                definition=components_to_data(plan),
            )
        )
        return work.commit()


def set_target(workspace: Workspace, period: str, metric: Metric, value: Decimal) -> Changes:
    """Set the target of a period; an earlier one is replaced.

    Raises:
        DomainError: ``target.value`` not above 0.
    """
    if value <= 0:
        raise DomainError("target.value", field="value")
    with workspace.unit_of_work("target.set", period=period) as work:
        for old in work.all(Target, period=period):
            work.delete(old)
        work.add(Target(period=period, metric=metric, value=value))
        return work.commit()


def record_payout(workspace: Workspace, payout: Payout) -> Changes:
    """Record what the employer paid for a period.

    Raises:
        DomainError: ``payment.amount`` not above 0.
    """
    if payout.amount <= 0:
        raise DomainError("payment.amount", field="amount")
    with workspace.unit_of_work("payout.add", period=payout.period) as work:
        work.add(payout)
        return work.commit()


def plans(workspace: Workspace) -> list[Plan]:
    """Return all plan versions, the latest first."""
    with workspace.reading() as read:
        return sorted(plans_of(read), key=lambda plan: plan.valid_from, reverse=True)


def statement(workspace: Workspace, period: str) -> Statement | None:
    """Return the statement of a month (or of a quarter, by a plan that pays so), ``None`` when no plan was in force.

    Where one version followed another within the period, each pays its own deals and the later one the salary.
    """
    with workspace.reading() as read:
        pairs = read.deals_with_events()
        return _Book(plans_of(read), _facts(read, pairs)).statement(period)


def _facts(read: Reader, pairs: Sequence[tuple[Deal, list[DealEvent]]]) -> dict[int, DealFacts]:
    payments = read.payments_by_deal([deal.id or 0 for deal, _ in pairs])
    return {deal.id or 0: facts_of(deal, events, payments[deal.id or 0]) for deal, events in pairs}


class _Book:
    """What is earned: which version of the plans pays each deal, and the statement of any period.

    A deal is paid once: by the version in force when its trigger happened, and if several had theirs, by the first.
    """

    def __init__(self, plan_versions: Sequence[Plan], facts: Mapping[int, DealFacts]) -> None:
        self.plans = sorted(plan_versions, key=lambda plan: plan.valid_from)
        self.earned: dict[int, tuple[date, Plan]] = {}
        self._facts: dict[Plan, list[DealFacts]] = {plan: [] for plan in self.plans}
        for fact in facts.values():
            days = [
                (day, plan)
                for plan in self.plans
                if (day := fact.triggered_on(plan.trigger)) is not None and plan.in_force(day)
            ]
            if days:
                day, plan = min(days, key=lambda found: found[0])
                self.earned[fact.deal_id] = day, plan
                self._facts[plan].append(fact)

    def statement(self, period: str) -> Statement | None:
        """Return what all versions in force in a period pay, ``None`` if there was none."""
        first, last = _span(period)
        paying = [
            plan
            for plan in self.plans
            if plan.valid_from <= last
            and (plan.valid_to is None or first <= plan.valid_to)
            and period_key(first, plan.period) == period
        ]
        if not paying:
            return None
        lines = [
            line
            for plan in paying
            for line in evaluate(plan, self._facts[plan], period).lines
            if line.deal_id is not None or plan is paying[-1]
        ]
        return Statement(paying[-1].name, paying[-1].version, period, tuple(lines))

    def statements(self, months: Sequence[str]) -> dict[str, Statement]:
        """Return the statement of every period in which something was earned, and of those the months lie in."""
        periods = {period_key(day, plan.period) for day, plan in self.earned.values()}
        periods |= {period_key(_span(month)[0], plan.period) for month in months for plan in self.plans}
        return {period: found for period in sorted(periods) if (found := self.statement(period)) is not None}

    def month_of(self, line: Line, period: str) -> str:
        """Return the month a line of a statement belongs to: of the trigger, for a salary the last of the period."""
        return period_key(_span(period)[1] if line.deal_id is None else self.earned[line.deal_id][0])

    def brought_by(self, assumed: DealFacts, plan: Plan, period: str) -> tuple[Decimal, tuple[Line, ...]]:
        """Return what a deal would bring on top of what is earned in a period, and its own lines."""
        others = self._facts[plan]
        with_it = evaluate(plan, [*others, assumed], period)
        brought = with_it.total - evaluate(plan, others, period).total
        return brought, tuple(line for line in with_it.lines if line.deal_id == assumed.deal_id)


def _span(period: str) -> tuple[date, date]:
    """Return the first and the last day of ``"2026-11"`` or ``"2026-Q4"``."""
    year, _, part = period.partition("-")
    quarter = part.startswith("Q")
    first = date(int(year), 3 * int(part[1:]) - 2 if quarter else int(part), 1)
    last: date = first + relativedelta(months=3 if quarter else 1, days=-1)
    return first, last


def dashboard(workspace: Workspace, today: date) -> Dashboard:
    """Return what every deal brings, as of today."""
    with workspace.reading() as read:
        return dashboard_of(read, today)


def dashboard_of(read: Reader, today: date) -> Dashboard:
    """Return what every deal brings, as of today."""
    pairs = read.deals_with_events()
    facts = _facts(read, pairs)
    book = _Book(plans_of(read), facts)
    names = {client.id: client.name for client in read.all(Client)}
    payouts = read.all(Payout)
    paid_for = {payout.period for payout in payouts}
    period = period_key(today)
    periods = _months_up_to(today, 12)
    statements = book.statements(periods)
    rows = []
    for deal, events in pairs:
        row = _earned(deal, facts[deal.id or 0], book, statements, paid_for) or _ahead(
            deal, stage_of(events), facts[deal.id or 0], book, today
        )
        if row is not None:
            rows.append(replace(row, client_name=names.get(deal.client_id, "")))
    lines = [(book.month_of(line, found.period), line) for found in statements.values() for line in found.lines]
    targets = read.all(Target, period=period)
    out = [fact for fact in facts.values() if fact.disbursed_on and period_key(fact.disbursed_on) == period]
    return Dashboard(
        period=period,
        plan=plan_on(book.plans, today),
        rows=tuple(rows),
        salary=_sum(line.amount for month, line in lines if month == period and line.deal_id is None),
        months=tuple(
            Month(
                each,
                _sum(line.amount for month, line in lines if month == each),
                _sum(payout.amount for payout in payouts if payout.period == each) if each in paid_for else None,
            )
            for each in periods
        ),
        target=targets[-1] if targets else None,
        payouts=tuple(sorted(payouts, key=lambda payout: payout.paid_on, reverse=True)),
        disbursed=_sum(fact.loan_amount for fact in out),
        disbursed_count=len(out),
    )


def _months_up_to(day: date, count: int) -> list[str]:
    return [period_key(day.replace(day=1) - relativedelta(months=back)) for back in reversed(range(count))]


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _earned(
    deal: Deal, own: DealFacts, book: _Book, statements: Mapping[str, Statement], paid_for: set[str]
) -> DealPay | None:
    """What the deal brought in the period of its trigger date, if that has come."""
    if own.deal_id not in book.earned:
        return None
    day, plan = book.earned[own.deal_id]
    period = period_key(day, plan.period)
    return DealPay(
        deal=deal,
        client_name="",
        status=Status.PAID if period in paid_for else Status.CONFIRMED,
        period=period,
        amount=statements[period].of_deal(own.deal_id),
        chance=Decimal(1),
        lines=tuple(line for line in statements[period].lines if line.deal_id == own.deal_id),
        base=own.loan_amount,
    )


def _ahead(deal: Deal, stage: Stage, own: DealFacts, book: _Book, today: date) -> DealPay | None:
    """What the deal would bring on top of what is earned in the period in which it is expected."""
    disbursed = own.disbursed_on is not None
    if stage in CLOSED or own.loan_amount <= 0:
        return None
    expected_on = today if disbursed else max(deal.expected_disbursement_on or today, today)
    plan = plan_on(book.plans, expected_on)
    # A trigger that happened while no version was in force does not happen again.
    if plan is None or own.triggered_on(plan.trigger) is not None:
        return None
    period = period_key(expected_on, plan.period)
    amount, lines = book.brought_by(own.as_if(plan.trigger, expected_on), plan, period)
    return DealPay(
        deal=deal,
        client_name="",
        status=Status.WAITING if disbursed else Status.PROJECTED,
        period=period,
        amount=amount,
        chance=Decimal(1) if disbursed else STAGE_PRIOR[stage],
        lines=lines,
        base=own.loan_amount,
    )


def of_deal(workspace: Workspace, deal_id: int, today: date) -> DealPay | None:
    """Return what one deal brings, ``None`` without a plan or without an amount."""
    return next((row for row in dashboard(workspace, today).rows if row.deal.id == deal_id), None)
