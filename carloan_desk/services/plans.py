"""What the employer announced and paid: plan versions, targets, payouts, and the figures of a period."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
    period_span,
    plan_from_data,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.pay import Metric, Payout, PeriodFigures, PlanVersion, SealedStatement, Target
from carloan_desk.domain.plancheck import PlanFinding, check_versions
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Reader, Workspace

_HIRED_ON = "pay.hired_on"
_NAME = "pay.name"
_DEFAULT_DAYS = "pay.default_days"

# Days past its due date after which an unpaid first instalment counts as a default (首逾). A default [MEM]: lenders
# and employers draw the line differently.
DEFAULT_DAYS = 30
MOST_DEFAULT_DAYS = 365


@dataclass(frozen=True, slots=True)
class Basics:
    """What pay hangs on besides plan and deals.

    Attributes:
        name: The manager's own name, for their papers.
        hired_on: The day from which seniority counts.
        default_days: Days past its due date after which an unpaid first instalment counts as a default.
    """

    name: str = ""
    hired_on: date | None = None
    default_days: int = DEFAULT_DAYS


@dataclass(frozen=True, slots=True)
class Effect:
    """What entering a version would do.

    Attributes:
        ended: The version that would end the day before, ``None`` if none would.
        findings: Where the versions would not follow one another.
        sealed: Sealed periods from its first day on: they stay, what it pays otherwise adjusts a later period.
    """

    ended: Plan | None
    findings: tuple[PlanFinding, ...]
    sealed: tuple[str, ...]


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


def effect(workspace: Workspace, plan: Plan) -> Effect:
    """Return what entering a version would do. Nothing is changed."""
    with workspace.reading() as read:
        stored = versions_of(read)
        sealed = sorted(each.period for each in read.all(SealedStatement))
    number = 1 + max((each.version for each in stored if each.name == plan.name), default=0)
    ended = [each for each in stored if each.valid_from < plan.valid_from and each.in_force(plan.valid_from)]
    after = [replace(each, valid_to=plan.valid_from - timedelta(days=1)) if each in ended else each for each in stored]
    return Effect(
        ended=ended[-1] if ended else None,
        findings=tuple(check_versions([*after, replace(plan, version=number)])),
        sealed=tuple(period for period in sealed if period_span(period)[1] >= plan.valid_from),
    )


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
        later = [version for version in stored if version.valid_from >= plan.valid_from]
        if later:
            first = min(later, key=lambda version: version.valid_from)
            raise DomainError(
                "plan.overlap", field="valid_from", name=first.name, version=first.version, day=first.valid_from
            )
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


def payouts(workspace: Workspace, period: str) -> list[Payout]:
    """Return what is recorded as paid for a period, the earliest first."""
    with workspace.reading() as read:
        return sorted(read.all(Payout, period=period), key=lambda payout: payout.paid_on)


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


def basics(workspace: Workspace) -> Basics:
    """Return what pay hangs on besides plan and deals."""
    with workspace.reading() as read:
        return basics_of(read)


def basics_of(read: Reader) -> Basics:
    """Return what pay hangs on besides plan and deals."""
    text = read.setting(_HIRED_ON)
    return Basics(
        name=read.setting(_NAME, ""),
        hired_on=None if text is None else date.fromisoformat(text),
        default_days=int(read.setting(_DEFAULT_DAYS, DEFAULT_DAYS)),
    )


def set_basics(workspace: Workspace, new: Basics) -> Changes:
    """Enter what pay hangs on besides plan and deals.

    Raises:
        DomainError: ``number.range``: days outside 1 to 365.
    """
    if not 1 <= new.default_days <= MOST_DEFAULT_DAYS:
        raise DomainError("number.range", field="default_days", low=1, high=MOST_DEFAULT_DAYS, value=new.default_days)
    with workspace.unit_of_work("pay.basics") as work:
        write_basics(work, new)
        return work.commit()


def write_basics(work: UnitOfWork, new: Basics) -> None:
    """Enter the basics within an action."""
    work.set_setting(_NAME, new.name.strip() or None)
    work.set_setting(_HIRED_ON, None if new.hired_on is None else new.hired_on.isoformat())
    work.set_setting(_DEFAULT_DAYS, None if new.default_days == DEFAULT_DAYS else new.default_days)


def circumstances_of(
    read: Reader, decisions: Iterable[tuple[date, bool]], since: date, until: date
) -> dict[str, Circumstances]:
    """Return the manager's own figures of every month and quarter from one day to another.

    How many applications were decided and approved follows from the lender's decisions, each a day and whether it was a
    yes; what no deal tells was entered.
    """
    hired_on = basics_of(read).hired_on
    entered = {figures.period: figures for figures in read.all(PeriodFigures)}
    decided: Counter[str] = Counter()
    approved: Counter[str] = Counter()
    for (day, yes), count in Counter(decisions).items():
        for name in (period_key(day, kind) for kind in Period):
            decided[name] += count
            approved[name] += count * yes
    found = {}
    day = since.replace(day=1)
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
