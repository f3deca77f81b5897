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
            refund = round_money(terms.upfront_fee * len(later) / terms.months, mode=mode)
        total = principal + interest + fees + penalty - refund
    lines: tuple[tuple[str, Decimal, dict[str, Any]], ...] = (
        ("principal", principal, {"instalments_due": fallen, "of": terms.months}),
        ("accrued_interest", interest, {"base": base, "annual_rate": rate, "days": days, "year": year}),
        ("fees", fees, {"rule": rule.unpaid_fees}),
        ("penalty", penalty, _tier_details(tier, rule)),
        ("refund", -refund, {"rule": rule.upfront_fee_refund, "instalments_left": len(later)}),
        ("total", total, {}),
    )
    trace = tuple(TraceLine(code, amount, MappingProxyType(details)) for code, amount, details in lines)
    return SettlementQuote(principal, interest, penalty, refund, total, trace, fees)


def _tier_details(tier: PenaltyTier | None, rule: SettlementRule) -> dict[str, Any]:
    if tier is None:
        return {"free": True, "source": rule.source}
    return {
        "rate": tier.rate,
        "months_interest": tier.months_interest,
        "before_month": tier.before_month,
        "source": rule.source,
    }
