"""The repayment ledger: what is paid, overdue and left, on any day, from the events alone.

Nothing is stored: the state follows from the schedule and the events up to a day, whatever order they come in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum

from carloan_desk.domain.daycount import is_day
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, FEN, ZERO, money_of, rate_of, round_money
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.rules import Rule, RuleSet, in_use
from carloan_desk.domain.schedule import Schedule, ScheduleRow


class PaymentKind(StrEnum):
    """What an entry of the ledger is."""

    PAYMENT = "payment"
    """Money received (还款)."""
    REVERSAL = "reversal"
    """Money that went back: a debit returned, an entry corrected (冲正)."""
    WAIVER = "waiver"
    """Debt the lender gave up (减免); it settles like a payment."""


class RiskClass(StrEnum):
    """The five classes (五级分类)."""

    NORMAL = "normal"
    SPECIAL_MENTION = "special_mention"
    SUBSTANDARD = "substandard"
    DOUBTFUL = "doubtful"
    LOSS = "loss"


@dataclass(frozen=True, slots=True)
class Payment:
    """An entry of the ledger: yuan above 0 on a day; the kind tells the direction.

    Raises:
        DomainError: ``money.*`` or ``number.*`` for the amount, ``ledger.paid_on``, ``ledger.kind``.
    """

    paid_on: date
    amount: Decimal
    kind: PaymentKind = PaymentKind.PAYMENT

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", money_of(self.amount, "amount", low=FEN))
        if not is_day(self.paid_on):
            raise DomainError("ledger.paid_on", field="paid_on")
        if self.kind not in frozenset(PaymentKind):
            raise DomainError("ledger.kind", field="kind", allowed=sorted(PaymentKind))
        object.__setattr__(self, "kind", PaymentKind(self.kind))


@dataclass(frozen=True, slots=True)
class Allocation:
    """What has been paid on one instalment, in yuan: fee first, then interest, then principal.

    Attributes:
        number: Number of the instalment.
        due: Its due date.
        fee: Paid of its fee.
        interest: Paid of its interest.
        principal: Paid of its principal.
        unpaid: What is left of it.
        settled_on: The day since which it is paid in full; ``None`` if it is not.
    """

    number: int
    due: date
    fee: Decimal
    interest: Decimal
    principal: Decimal
    unpaid: Decimal
    settled_on: date | None


@dataclass(frozen=True, slots=True)
class LedgerState:
    """How a loan stands at the end of a day. Money is yuan.

    Attributes:
        overdue_days: Days since the oldest overdue instalment was due; 0 if none is overdue.
        overdue_amount: Unpaid on all overdue instalments.
        bucket: Overdue band, such as ``"M1"``.
        risk_class: Risk class by days overdue alone; a lender may class lower for other reasons.
        next_due: Due date of the first unpaid instalment that is not overdue; ``None`` if there is none.
        outstanding_principal: Principal not yet paid.
        allocations: One for each instalment.
        next_amount: What is unpaid of the instalment next due.
        credit: Received beyond everything that is or will be due.
        rules: Labels of the rules used.
    """

    overdue_days: int
    overdue_amount: Decimal
    bucket: str
    risk_class: RiskClass
    next_due: date | None
    outstanding_principal: Decimal
    allocations: tuple[Allocation, ...]
    next_amount: Decimal
    credit: Decimal
    rules: tuple[str, ...]


def ledger_state(
    schedule: Schedule,
    payments: Iterable[Payment],
    as_of: date,
    rules: RuleSet | None = None,
    *,
    product: ProductKind = ProductKind.BANK_LOAN,
    grace_days: int = 0,
) -> LedgerState:
    """Return the state of the ledger at the end of a day.

    Money pays the oldest instalment first, within it fee, interest, principal (Civil Code Art. 561). What is paid
    early counts for the next instalments. An instalment is overdue from the day after its due date; within the
    days of grace it is not, after them the days count from the due date.

    Args:
        schedule: The repayment plan.
        payments: The events, in any order; those after ``as_of`` do not count yet.
        as_of: The day.
        rules: Buckets and risk classes; default the shipped ones.
        product: Kind of product: bank loans and card instalments are classed differently.
        grace_days: Days of grace (宽限期) the contract gives.

    Raises:
        DomainError: ``ledger.as_of`` or ``ledger.before_disbursement`` (``low``) dates before the loan began,
            ``ledger.grace_days`` below 0, ``ledger.reversal`` more went back than had come in, ``rules.none``.
    """
    if not is_day(as_of) or as_of < schedule.terms.disbursed_on:
        raise DomainError("ledger.as_of", field="as_of", low=schedule.terms.disbursed_on)
    if grace_days < 0:
        raise DomainError("ledger.grace_days", field="grace_days", low=0)
    with localcontext(EXACT):
        totals = running_totals(schedule.terms.disbursed_on, payments, as_of)
        allocations, outstanding, credit = _allocate(schedule, totals, as_of)
        latest_overdue = as_of - timedelta(days=grace_days + 1)
        unpaid = [allocation for allocation in allocations if allocation.unpaid]
        overdue = [allocation for allocation in unpaid if allocation.due <= latest_overdue]
        upcoming = unpaid[len(overdue)] if len(unpaid) > len(overdue) else None
        days = (as_of - overdue[0].due).days if overdue else 0
        in_force = in_use(rules)
        buckets = in_force.find("risk.buckets", as_of, products=product)
        classes = in_force.find("risk.classes", as_of, products=product)
        return LedgerState(
            overdue_days=days,
            overdue_amount=sum((allocation.unpaid for allocation in overdue), ZERO),
            bucket=band_of(buckets, days),
            risk_class=RiskClass(band_of(classes, days)),
            next_due=upcoming.due if upcoming else None,
            outstanding_principal=outstanding,
            allocations=allocations,
            next_amount=upcoming.unpaid if upcoming else ZERO,
            credit=credit,
            rules=(buckets.label, classes.label),
        )


def running_totals(
    disbursed_on: date, payments: Iterable[Payment], as_of: date | None = None
) -> list[tuple[date, Decimal]]:
    """Return what had come in by the end of each day on which something happened, in date order.

    Raises:
        DomainError: ``ledger.before_disbursement`` (``low``), ``ledger.reversal`` (``on``, ``excess``).
    """
    by_day: dict[date, Decimal] = {}
    for payment in payments:
        if payment.paid_on < disbursed_on:
            raise DomainError("ledger.before_disbursement", field="paid_on", low=disbursed_on)
        if as_of is None or payment.paid_on <= as_of:
            signed = -payment.amount if payment.kind is PaymentKind.REVERSAL else payment.amount
            by_day[payment.paid_on] = by_day.get(payment.paid_on, ZERO) + signed
    totals: list[tuple[date, Decimal]] = []
    total = ZERO
    for day in sorted(by_day):
        total += by_day[day]
        if total < 0:
            raise DomainError("ledger.reversal", field="amount", on=day, excess=-total)
        totals.append((day, total))
    return totals


def paid_since(entries: Iterable[tuple[date, Decimal]]) -> date | None:
    """Return the day since which something is paid and stays paid, ``None`` if nothing does.

    Args:
        entries: Days with what came in, below 0 for what went back.
    """
    by_day: dict[date, Decimal] = {}
    for day, amount in entries:
        by_day[day] = by_day.get(day, ZERO) + amount
    total, totals = ZERO, []
    for day in sorted(by_day):
        total += by_day[day]
        totals.append((day, total))
    return next((day for day, lowest in _kept_since(totals) if lowest > 0), None)


def _allocate(
    schedule: Schedule, totals: Sequence[tuple[date, Decimal]], as_of: date
) -> tuple[tuple[Allocation, ...], Decimal, Decimal]:
    left = totals[-1][1] if totals else ZERO
    kept = _kept_since(totals)
    outstanding = schedule.terms.principal
    needed, step = ZERO, 0
    allocations: list[Allocation] = []
    for row in schedule.rows:
        if row.principal < 0 and (row.due <= as_of or left > row.payment):
            # A payment holiday: the interest it leaves unpaid has joined the balance.
            outstanding -= row.principal
        paid = min(left, row.payment)
        fee, interest, principal, settled_on = ZERO, ZERO, ZERO, None
        if paid:
            left -= paid
            fee, interest, principal = _split(row, paid)
            outstanding -= principal
        if paid == row.payment:
            needed += paid
            while step < len(kept) and kept[step][1] < needed:
                step += 1
            settled_on = kept[step][0] if paid else row.due
        allocations.append(Allocation(row.number, row.due, fee, interest, principal, row.payment - paid, settled_on))
    return tuple(allocations), outstanding, left


def _split(row: ScheduleRow, paid: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Fee first, then interest, then principal."""
    fee = min(paid, row.fee)
    interest = min(paid - fee, row.interest)
    return fee, interest, paid - fee - interest


def _kept_since(totals: Sequence[tuple[date, Decimal]]) -> list[tuple[date, Decimal]]:
    """For each day the amount the total never fell below again: what a later reversal took back is not settled."""
    kept: list[tuple[date, Decimal]] = []
    lowest: Decimal | None = None
    for day, total in reversed(totals):
        lowest = total if lowest is None else min(lowest, total)
        kept.append((day, lowest))
    kept.reverse()
    return kept


def band_of(rule: Rule, days: int) -> str:
    """Return the band (逾期档) or class of so many days overdue, by a rule of ``risk.buckets`` or ``risk.classes``.

    Raises:
        DomainError: ``rules.value``: the rule has no band for so many days.
    """
    for band in rule.values["bands"]:
        if "upto" not in band or days <= band["upto"]:
            return str(band["code"])
    raise DomainError("rules.value", topic=rule.topic, key="bands")


@dataclass(frozen=True, slots=True)
class LateInterest:
    """The usual range of late interest, in yuan, and the rule it comes from. The contract decides."""

    low: Decimal
    high: Decimal
    rule: str


def late_interest(
    overdue: Decimal,
    days: int,
    contract_rate: Decimal,
    on: date,
    *,
    product: ProductKind = ProductKind.BANK_LOAN,
    rules: RuleSet | None = None,
) -> LateInterest:
    """Return what being late usually costs (逾期罚息), simple interest on actual days over 360.

    Bank loans: the contract rate and a surcharge of 30-50 %. Card instalments: a daily rate.

    Args:
        overdue: Overdue amount in yuan.
        days: Days overdue.
        contract_rate: Annual rate of the contract, a fraction.
        on: The day whose rules hold.
        product: Kind of product.
        rules: Default the shipped ones.

    Raises:
        DomainError: ``money.*``, ``rate.*``, ``ledger.days`` below 0, ``rules.none``.
    """
    amount, rate = money_of(overdue, "overdue"), rate_of(contract_rate, "contract_rate")
    if days < 0:
        raise DomainError("ledger.days", field="days", low=0)
    rule = in_use(rules).find("late_interest", on, products=product)
    with localcontext(EXACT):
        if "daily_low" in rule.values:
            costs = [amount * rule.number(key) * days for key in ("daily_low", "daily_high")]
        else:
            surcharges = (rule.number("surcharge_low"), rule.number("surcharge_high"))
            costs = [amount * rate * (1 + surcharge) * days / 360 for surcharge in surcharges]
        low, high = (round_money(cost, mode=ROUND_HALF_UP) for cost in costs)
    return LateInterest(low, high, rule.label)
