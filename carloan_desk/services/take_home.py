"""What is left of the pay: an estimate of the next payout after contributions and tax."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.commission import Statement, payout_on, period_key, plan_on
from carloan_desk.domain.commission.plan import Plan
from carloan_desk.domain.commission.statement import EARNING, LineKind
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.takehome import Assumption, Contributions, MonthTakeHome, PayMonth, take_home
from carloan_desk.storage.workspace import Changes, Reader, Workspace

_KEY = "pay.declared"


@dataclass(frozen=True, slots=True)
class Declared:
    """What the manager's employer declares each month, in yuan and as a fraction; ``None`` is not known.

    ``special_additional`` are the special additional deductions of the income tax (专项附加扣除).
    """

    base: Decimal | None = None
    fund_base: Decimal | None = None
    fund_rate: Decimal | None = None
    special_additional: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Estimate:
    """The next payout from gross to net.

    ``parts`` are what the plan's components earned and what was held back or released of it, in yuan; they sum to the
    gross of ``month``.
    """

    period: str
    paid_on: date
    parts: tuple[tuple[str, Decimal], ...]
    month: MonthTakeHome
    assumptions: tuple[Assumption, ...]


def declared(workspace: Workspace) -> Declared:
    """Return what is declared."""
    with workspace.reading() as read:
        return declared_of(read)


def declared_of(read: Reader) -> Declared:
    """Return what is declared."""
    stored = read.setting(_KEY, {})
    values = {name: None if text is None else Decimal(text) for name, text in stored.items()}
    return Declared(**values)  # type: ignore[arg-type]


def declare(workspace: Workspace, new: Declared) -> Changes:
    """Enter what is declared.

    Raises:
        DomainError: ``rate.range``, ``money.*``: it makes no sense.
    """
    # Whatever is wrong with it is found by using it once.
    pay = PayMonth(Decimal(5000), special_additional=new.special_additional)
    take_home([pay], date(2026, 1, 1), _contributions(new))
    with workspace.unit_of_work("pay.declared") as work:
        values = {name: getattr(new, name) for name in Declared.__dataclass_fields__}
        work.set_setting(_KEY, {name: None if value is None else str(value) for name, value in values.items()})
        return work.commit()


def _contributions(declared: Declared) -> Contributions:
    return Contributions(declared.base, declared.fund_base, declared.fund_rate)


def estimate(
    plans: list[Plan], statement: Callable[[str], Statement | None], declared: Declared, today: date
) -> Estimate | None:
    """Return what is left of the pay for this month as far as it is earned; ``None`` without a plan or any pay.

    Tax is withheld on the year's pay so far, so every month paid out earlier in the year of the payout goes in, each as
    the plan pays it.

    Args:
        plans: All versions.
        statement: Statement by the name of a period.
        declared: What is declared.
        today: The day.
    """
    plan = plan_on(plans, today)
    if plan is None:
        return None
    period = period_key(today, plan.period)
    paid_on = payout_on(plan, period)
    pays: list[PayMonth] = []
    first = paid_on
    for number in range(1, paid_on.month + 1):
        month = date(paid_on.year, number, 1)
        before = statement(period_key(month - relativedelta(months=1)))
        gross = Decimal(0) if before is None else before.paid
        if pays or gross > 0:
            first = first if pays else month
            pays.append(PayMonth(max(gross, Decimal(0)), special_additional=declared.special_additional))
    last = statement(period)
    if last is None or not pays:
        return None
    try:
        taken = take_home(pays, first, _contributions(declared))
    except DomainError:  # no rule covers such a day: no estimate rather than a wrong one
        return None
    return Estimate(period, paid_on, _parts(last), taken.months[-1], taken.assumptions)


def _parts(statement: Statement) -> tuple[tuple[str, Decimal], ...]:
    parts: dict[str, Decimal] = {}
    for line in statement.lines:
        sign = 1 if line.kind in EARNING or line.kind is LineKind.RELEASED else -1
        if line.kind is not LineKind.FORFEITED:
            parts[line.component] = parts.get(line.component, Decimal(0)) + sign * line.amount
    return tuple(parts.items())
