"""The manager's own commission: plans, targets, payouts, and what every deal brings at every stage."""

from collections.abc import Iterable, Sequence
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
from carloan_desk.domain.deal import CLOSED, Deal, DealEvent, EventKind, last_event, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast import STAGE_PRIOR
from carloan_desk.domain.money import round_money
from carloan_desk.domain.pay import Metric, Payout, PlanVersion, Target
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.storage.workspace import Changes, Reader, Workspace


class Status(StrEnum):
    """Where a commission stands: projected 预计, waiting 待确认 (disbursed, not yet earned), confirmed 已确认, paid 已发."""

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
    """Everything the pay page and today's tiles show, as of a day."""

    period: str
    plan: Plan | None
    rows: tuple[DealPay, ...]
    salary: Decimal
    months: tuple[Month, ...]
    target: Target | None
    payouts: tuple[Payout, ...]

    def sum_of(self, status: Status) -> Decimal:
        """Return the sum of a tile: exactly that of the deals behind it; projected is weighed with the chances."""
        return sum((row.expected for row in self.rows if row.status is status), Decimal(0))

    def count_of(self, status: Status) -> int:
        """Return how many deals stand behind a tile."""
        return sum(1 for row in self.rows if row.status is status)

    @property
    def disbursed(self) -> Decimal:
        """Amount disbursed in the period, in yuan."""
        return sum(
            (row.base for row in self.rows if row.period == self.period and row.status is not Status.PROJECTED),
            Decimal(0),
        )

    @property
    def reached(self) -> Decimal:
        """What counts towards the target so far, in its own unit."""
        own = [row for row in self.rows if row.period == self.period and row.status is not Status.PROJECTED]
        if self.target is None or self.target.metric is Metric.INCOME:
            return sum((row.amount for row in own), Decimal(0)) + self.salary
        return self.disbursed if self.target.metric is Metric.DISBURSED else Decimal(len(own))


def facts_of(deal: Deal, events: Sequence[DealEvent], payments: Sequence[PaymentRecord] = ()) -> DealFacts:
    """Return what a plan needs to know of a deal."""
    dates = {kind: event.on for kind in EventKind if (event := last_event(events, kind)) is not None}
    disbursed = last_event(events, EventKind.DISBURSED)
    amount = (disbursed.amount if disbursed is not None else deal.loan_amount) or Decimal(0)
    return DealFacts(
        deal_id=deal.id or 0,
        loan_amount=amount,
        net_disbursed=amount - deal.upfront_fee,
        fee_income=deal.upfront_fee,
        approved_on=dates.get(EventKind.APPROVED),
        disbursed_on=dates.get(EventKind.DISBURSED),
        registered_on=dates.get(EventKind.REGISTERED),
        first_repaid_on=min((payment.paid_on for payment in payments), default=None),
    )


def plans_of(read: Reader) -> list[Plan]:
    """Return all plan versions."""
    return [_plan(stored) for stored in read.all(PlanVersion)]


def _plan(stored: PlanVersion) -> Plan:
    return plan_from_data(stored.name, stored.version, stored.valid_from, stored.valid_to, stored.definition)


def add_plan(workspace: Workspace, plan: Plan) -> Changes:
    """Enter a plan, or the next version of one; the version before it ends the day before.

    Raises:
        DomainError: A finding of :func:`carloan_desk.domain.commission.check_plan`; ``plan.name`` missing;
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
    """Set the target of a period; an earlier one is replaced."""
    if value <= 0:
        raise DomainError("target.value", field="value")
    with workspace.unit_of_work("target.set", period=period) as work:
        for old in work.all(Target, period=period):
            work.delete(old)
        work.add(Target(period=period, metric=metric, value=value))
        return work.commit()


def record_payout(workspace: Workspace, payout: Payout) -> Changes:
    """Record what the employer paid for a period."""
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
    """Return the statement of a month, ``None`` when no plan was in force."""
    with workspace.reading() as read:
        plan = plan_on(plans_of(read), _last_day(period))
        return None if plan is None else evaluate(plan, _facts(read), period)


def _last_day(period: str) -> date:
    last: date = date.fromisoformat(f"{period}-01") + relativedelta(months=1, days=-1)
    return last


def _facts(read: Reader) -> list[DealFacts]:
    pairs = read.deals_with_events()
    payments = read.payments_by_deal([deal.id for deal, _ in pairs if deal.id is not None])
    return [facts_of(deal, events, payments.get(deal.id or 0, [])) for deal, events in pairs]


def dashboard(workspace: Workspace, today: date) -> Dashboard:
    """Return what every deal brings, as of today."""
    with workspace.reading() as read:
        return dashboard_of(read, today)


def dashboard_of(read: Reader, today: date) -> Dashboard:
    """Return what every deal brings, as of today."""
    plan_versions = plans_of(read)
    pairs = read.deals_with_events()
    names = {client.id: client.name for client in read.all(Client)}
    payments = read.payments_by_deal([deal.id for deal, _ in pairs if deal.id is not None])
    facts = {deal.id: facts_of(deal, events, payments.get(deal.id or 0, [])) for deal, events in pairs}
    payouts = read.all(Payout)
    paid_for = {payout.period for payout in payouts}
    period = period_key(today)
    periods = _months_up_to(period, 12)
    statements = {
        month: evaluate(plan, list(facts.values()), month)
        for month in periods
        if (plan := plan_on(plan_versions, _last_day(month))) is not None
    }
    current = plan_on(plan_versions, today)
    rows = []
    for deal, events in pairs:
        row = _earned(deal, facts[deal.id], plan_versions, statements, paid_for)
        if row is None and current is not None:
            row = _ahead(deal, events, facts, current, today)
        if row is not None:
            rows.append(replace(row, client_name=names.get(deal.client_id, "")))
    months = tuple(
        Month(
            month,
            statements[month].total if month in statements else Decimal(0),
            _sum(p.amount for p in payouts if p.period == month) if month in paid_for else None,
        )
        for month in periods
    )
    targets = read.all(Target, period=period)
    salary = (
        _sum(line.amount for line in statements[period].lines if line.deal_id is None)
        if period in statements
        else Decimal(0)
    )
    return Dashboard(
        period=period,
        plan=current,
        rows=tuple(rows),
        salary=salary,
        months=months,
        target=targets[-1] if targets else None,
        payouts=tuple(sorted(payouts, key=lambda payout: payout.paid_on, reverse=True)),
    )


def _months_up_to(period: str, count: int) -> list[str]:
    first = date.fromisoformat(f"{period}-01")
    return [period_key(first - relativedelta(months=back)) for back in reversed(range(count))]


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _earned(
    deal: Deal,
    facts: DealFacts,
    plan_versions: Sequence[Plan],
    statements: dict[str, Statement],
    paid_for: set[str],
) -> DealPay | None:
    """What the deal brought in the period of its trigger date, if that has come."""
    for plan in plan_versions:
        day = facts.triggered_on(plan.trigger)
        if day is None or not plan.in_force(day):
            continue
        month = period_key(day)
        found = statements.get(month)
        if found is None:
            return None
        status = Status.PAID if month in paid_for else Status.CONFIRMED
        return DealPay(
            deal=deal,
            client_name="",
            status=status,
            period=month,
            amount=found.of_deal(facts.deal_id),
            chance=Decimal(1),
            lines=tuple(line for line in found.lines if line.deal_id == facts.deal_id),
            base=facts.loan_amount,
        )
    return None


def _ahead(
    deal: Deal, events: Sequence[DealEvent], facts: dict[int | None, DealFacts], plan: Plan, today: date
) -> DealPay | None:
    """What the deal would bring on top of what is earned in the month in which it is expected."""
    stage = stage_of(events)
    own = facts[deal.id]
    disbursed = own.disbursed_on is not None
    if stage in CLOSED or own.loan_amount <= 0:
        return None
    expected_on = today if disbursed else max(deal.expected_disbursement_on or today, today)
    period = period_key(expected_on)
    if not plan.in_force(expected_on):
        return None
    assumed = own.as_if(plan.trigger, expected_on)
    others = [each for key, each in facts.items() if key != deal.id]
    with_it = evaluate(plan, [*others, assumed], period)
    without_it = evaluate(plan, others, period)
    return DealPay(
        deal=deal,
        client_name="",
        status=Status.WAITING if disbursed else Status.PROJECTED,
        period=period,
        amount=with_it.total - without_it.total,
        chance=Decimal(1) if disbursed else STAGE_PRIOR.get(stage, Decimal(1)),
        lines=tuple(line for line in with_it.lines if line.deal_id == own.deal_id),
        base=own.loan_amount,
    )


def of_deal(workspace: Workspace, deal_id: int, today: date) -> DealPay | None:
    """Return what one deal brings, ``None`` without a plan or without an amount."""
    return next((row for row in dashboard(workspace, today).rows if row.deal.id == deal_id), None)
