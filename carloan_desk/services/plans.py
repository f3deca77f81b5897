"""What the employer announced and paid: plan versions, targets, payouts, and the figures of a period."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.commission import (
    Circumstances,
    Period,
    Plan,
    check_plan,
    components_to_data,
    period_key,
    plan_from_data,
)
from carloan_desk.domain.deal import DealEvent, EventKind
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.pay import Metric, Payout, PeriodFigures, PlanVersion, Target
from carloan_desk.storage.workspace import Changes, Reader, Workspace

HIRED_ON = "pay.hired_on"


def versions(workspace: Workspace) -> list[Plan]:
    """Return all plan versions, the latest first."""
    with workspace.reading() as read:
        return sorted(versions_of(read), key=lambda plan: plan.valid_from, reverse=True)


def versions_of(read: Reader) -> list[Plan]:
    """Return all plan versions."""
    return [
        plan_from_data(stored.name, stored.version, stored.valid_from, stored.valid_to, stored.definition)
        for stored in read.all(PlanVersion)
    ]


def add(workspace: Workspace, plan: Plan) -> Changes:
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
                version.valid_to = plan.valid_from - timedelta(days=1)
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


def set_figures(workspace: Workspace, figures: PeriodFigures) -> Changes:
    """Enter the figures of a period that no deal tells; those entered before are replaced."""
    with workspace.unit_of_work("figures.set", period=figures.period) as work:
        for old in work.all(PeriodFigures, period=figures.period):
            work.delete(old)
        work.add(figures)
        return work.commit()


def figures(workspace: Workspace, period: str) -> PeriodFigures:
    """Return what was entered for a period; nothing known if nothing was."""
    with workspace.reading() as read:
        found = read.all(PeriodFigures, period=period)
    return found[-1] if found else PeriodFigures(period=period, own={})


def set_hired_on(workspace: Workspace, day: date | None) -> Changes:
    """Enter the day from which seniority counts."""
    with workspace.unit_of_work("pay.hired_on") as work:
        work.set_setting(HIRED_ON, None if day is None else day.isoformat())
        return work.commit()


def circumstances_of(
    read: Reader, plans: Sequence[Plan], events: Iterable[Sequence[DealEvent]], until: date
) -> dict[str, Circumstances]:
    """Return the manager's own figures of every month and quarter of the plans up to a day.

    How many applications were decided and approved follows from the deals; what no deal tells was entered.
    """
    if not plans:
        return {}
    text = read.setting(HIRED_ON)
    hired_on = None if text is None else date.fromisoformat(text)
    entered = {figures.period: figures for figures in read.all(PeriodFigures)}
    decided: Counter[str] = Counter()
    approved: Counter[str] = Counter()
    for deal_events in events:
        for event in deal_events:
            if event.kind in (EventKind.APPROVED, EventKind.DECLINED):
                names = [period_key(event.on, kind) for kind in Period]
                decided.update(names)
                if event.kind is EventKind.APPROVED:
                    approved.update(names)
    found = {}
    day = min(plan.valid_from for plan in plans).replace(day=1)
    while day <= until:
        for period in (period_key(day), period_key(day, Period.QUARTER)):
            figures = entered.get(period) or PeriodFigures(period=period, own={})
            found[period] = Circumstances(
                satisfaction=figures.satisfaction,
                overdue_rate=figures.overdue_rate,
                collection_rate=figures.collection_rate,
                decided=decided[period] or None,
                approved=approved[period] if decided[period] else None,
                own={name: Decimal(value) for name, value in figures.own.items()},
                hired_on=hired_on,
            )
        day += relativedelta(months=1)
    return found
