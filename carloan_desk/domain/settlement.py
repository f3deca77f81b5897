"""What it costs to settle a loan early (提前结清)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import Any, Literal

from carloan_desk.domain.daycount import days_between, days_in_year, is_day
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, ZERO, rate_of, round_money
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import LateInterest, LedgerState, late_interest
from carloan_desk.domain.schedule import RepaymentMethod, Schedule


@dataclass(frozen=True, slots=True)
class PenaltyTier:
    """A penalty (违约金) that holds while fewer than ``before_month`` instalments have fallen due.

    Attributes:
        before_month: Settled when this many instalments have fallen due, the tier no longer holds; ``None``: it
            holds to the end.
        rate: Of the remaining principal.
        months_interest: And this many months' interest on the remaining principal.
    """

    before_month: int | None
    rate: Decimal = Decimal(0)
    months_interest: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "rate", rate_of(self.rate, "penalty.rate"))
        if self.months_interest < 0 or (self.before_month is not None and self.before_month < 1):
            raise DomainError("settlement.tier", field="penalty")


@dataclass(frozen=True, slots=True)
class SettlementRule:
    """What a contract says about settling early (Civil Code Art. 677: interest runs for the actual period).

    Attributes:
        tiers: Penalties, the first that holds counts; after all of them settling is free.
        unpaid_fees: What becomes of instalment fees not yet due: ``"waived"``, or ``"all"`` stay payable
            (card instalments).
        upfront_fee_refund: ``"none"``, or ``"pro_rata"`` by the instalments not yet due.
        source: Where it is written; shown in the trace.
    """

    tiers: tuple[PenaltyTier, ...] = ()
    unpaid_fees: Literal["waived", "all"] = "waived"
    upfront_fee_refund: Literal["none", "pro_rata"] = "none"
    source: str = ""

    def __post_init__(self) -> None:
        if self.unpaid_fees not in ("waived", "all") or self.upfront_fee_refund not in ("none", "pro_rata"):
            raise DomainError("settlement.rule", field="settlement")
        ends = [tier.before_month for tier in self.tiers]
        known = [end for end in ends if end is not None]
        if None in ends[:-1] or known != sorted(set(known)):
            raise DomainError("settlement.tiers_order", field="settlement.tiers")

    @classmethod
    def free_after(cls, months: int, rate: Decimal, source: str = "") -> "SettlementRule":
        """Return the usual rule: ``rate`` of the remaining principal, free once ``months`` have fallen due."""
        tiers = (PenaltyTier(months, rate),) if months else ()
        return cls(tiers=tiers, source=source)


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One step of a result: what it is, its amount in yuan, and what it was computed from."""

    code: str
    amount: Decimal
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SettlementQuote:
    """What settles a loan, in yuan.

    Attributes:
        principal: Remaining principal.
        accrued_interest: Interest since the last due date.
        penalty: Penalty for settling early.
        refund: What comes back of the upfront fee.
        total: principal + accrued interest + fees + penalty - refund.
        trace: Each part with what it was computed from.
        fees: Instalment fees that stay payable.
    """

    principal: Decimal
    accrued_interest: Decimal
    penalty: Decimal
    refund: Decimal
    total: Decimal
    trace: tuple[TraceLine, ...]
    fees: Decimal = ZERO


def settlement_quote(schedule: Schedule, on: date, rule: SettlementRule) -> SettlementQuote:
    """Return what settles the loan on a day, if every instalment due by then, that day included, is paid.

    Accrued interest: remaining principal × annual rate × actual days / 360 (365 under ``ACT/365``); 等本等息 on
    the original principal. Each part is rounded to the fen by the policy's interest mode.

    Args:
        schedule: The repayment plan.
        on: The day of settlement, from disbursement to before the last due date.
        rule: What the contract says.

    Raises:
        DomainError: ``settlement.date`` (``low``, ``high``): before disbursement, or nothing is left to settle.
    """
    terms, rows = schedule.terms, schedule.rows
    last = rows[-1].due
    if not is_day(on) or not terms.disbursed_on <= on < last:
        raise DomainError("settlement.date", field="on", low=terms.disbursed_on, high=last)
    mode = terms.rounding.interest_mode
    fallen = sum(row.due <= on for row in rows)
    since = rows[fallen - 1].due if fallen else terms.disbursed_on
    with localcontext(EXACT):
        principal = rows[fallen - 1].balance if fallen else terms.principal
        rate = terms.annual_rate_in(fallen + 1)
        base = terms.principal if terms.method is RepaymentMethod.FLAT_FEE else principal
        convention: Literal["ACT/360", "ACT/365"] = "ACT/365" if terms.day_count == "ACT/365" else "ACT/360"
        days, year = days_between(since, on, convention), days_in_year(convention)
        interest = round_money(base * rate * days / year, mode=mode)
        tier = next((tier for tier in rule.tiers if tier.before_month is None or fallen < tier.before_month), None)
        penalty = ZERO
        if tier is not None:
            months_interest = principal * rate / 12 * tier.months_interest
            penalty = round_money(principal * tier.rate + months_interest, mode=mode)
        later = rows[fallen:]
        fees = sum((row.fee for row in later), ZERO) if rule.unpaid_fees == "all" else ZERO
        refund = ZERO
        if rule.upfront_fee_refund == "pro_rata" and terms.upfront_fee_at == "disbursement":
            refund = round_money(terms.upfront_fee * len(later) / len(rows), mode=mode)
        total = principal + interest + fees + penalty - refund
    lines: tuple[tuple[str, Decimal, dict[str, Any]], ...] = (
        ("principal", principal, {"instalments_due": fallen, "of": len(rows)}),
        ("accrued_interest", interest, {"base": base, "annual_rate": rate, "days": days, "year": year}),
        ("fees", fees, {"rule": rule.unpaid_fees}),
        ("penalty", penalty, _tier_details(tier, rule)),
        ("refund", -refund, {"rule": rule.upfront_fee_refund, "instalments_left": len(later)}),
        ("total", total, {}),
    )
    trace = tuple(TraceLine(code, amount, MappingProxyType(details)) for code, amount, details in lines)
    return SettlementQuote(principal, interest, penalty, refund, total, trace, fees)


@dataclass(frozen=True, slots=True)
class SettlementBill:
    """What settles a loan as its ledger stands, in yuan.

    Attributes:
        on: The day.
        lines: Its parts, which add up to the total: of the settlement rule as in :class:`SettlementQuote`, then
            ``unpaid_due`` what is unpaid of instalments due by then, ``paid_ahead`` what came in for later ones.
        total: What is to be paid; below 0 that much comes back.
        late: What being late usually costs besides; it is not in the total, the lender says how much it is.
        free_from: The first day from which settling costs no penalty, ``None`` if it is free already or never is.
    """

    on: date
    lines: tuple[TraceLine, ...]
    total: Decimal
    late: LateInterest | None = None
    free_from: date | None = None

    def amount(self, code: str) -> Decimal:
        """Return a part, 0 if it is not there."""
        return sum((line.amount for line in self.lines if line.code == code), ZERO)


def settlement_bill(
    schedule: Schedule,
    state: LedgerState,
    on: date,
    rule: SettlementRule,
    *,
    product: ProductKind = ProductKind.BANK_LOAN,
) -> SettlementBill:
    """Return what settles a loan on a day, whatever was paid by then.

    What is unpaid of instalments due by the day is added to the quote, what came in for later ones is taken off; it
    lowers neither interest nor penalty, for it was not paid as a part of the principal. After the last due date only
    what is unpaid is left.

    Args:
        schedule: The schedule in force on the day.
        state: How the ledger stands at the end of the day, before the settlement.
        on: The day of settlement.
        rule: What the contract says.
        product: Kind of product, for late interest.

    Raises:
        DomainError: ``settlement.date`` before disbursement.
    """
    rows = schedule.rows
    parts: list[TraceLine] = []
    if not is_day(on) or on < schedule.terms.disbursed_on:
        raise DomainError("settlement.date", field="on", low=schedule.terms.disbursed_on, high=rows[-1].due)
    if on < rows[-1].due:
        quote = settlement_quote(schedule, on, rule)
        parts += [line for line in quote.trace if line.code != "total"]
    due = [each for each in state.allocations if each.due <= on]
    unpaid = sum((each.unpaid for each in due), ZERO)
    ahead = sum((each.fee + each.interest + each.principal for each in state.allocations[len(due) :]), state.credit)
    numbers = tuple(each.number for each in due if each.unpaid)
    parts.append(TraceLine("unpaid_due", unpaid, MappingProxyType({"instalments": numbers})))
    parts.append(TraceLine("paid_ahead", -ahead, MappingProxyType({"credit": state.credit})))
    total = sum((line.amount for line in parts), ZERO)
    late = None
    if state.overdue_days:
        rate = schedule.terms.annual_rate_in(len(due))
        late = late_interest(state.overdue_amount, state.overdue_days, rate, on, product=product)
    return SettlementBill(on, tuple(parts), total, late, _free_from(schedule, on, rule))


def _free_from(schedule: Schedule, on: date, rule: SettlementRule) -> date | None:
    ends = [tier.before_month for tier in rule.tiers]
    last = ends[-1] if ends else None
    if last is None or not 1 <= last <= len(schedule.rows):
        return None
    day = schedule.rows[last - 1].due
    return day if day > on else None


def _tier_details(tier: PenaltyTier | None, rule: SettlementRule) -> dict[str, Any]:
    if tier is None:
        return {"free": True, "source": rule.source}
    return {
        "rate": tier.rate,
        "months_interest": tier.months_interest,
        "before_month": tier.before_month,
        "source": rule.source,
    }
