"""What a loan really costs a year: three rates side by side, never mixed.

* Flat rate (年化费率): all cost over the original principal and the years. It looks cheapest.
* Nominal rate (折合年化利率, simple): monthly internal rate × 12. What Chinese disclosures call annualised.
* Effective rate (复利年化): (1 + monthly rate)^12 - 1, or from dated flows XIRR. What EU and UK call APR.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from itertools import pairwise

from carloan_desk.domain.daycount import DAY_COUNTS, DayCount, is_day
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, decimal_of
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, Schedule, build_schedule

# Solved in binary floating point; what is beyond twelve decimals is noise.
_DIGITS = Decimal("1e-12")


@dataclass(frozen=True, slots=True)
class CostOfCredit:
    """Annual cost as fractions, exact to ten decimals: monthly internal rate × 12, and compounded."""

    nominal_apr: Decimal
    effective_apr: Decimal


@dataclass(frozen=True, slots=True)
class LoanRates:
    """The three rates of one loan, to be shown together."""

    flat_rate: Decimal
    nominal_apr: Decimal
    effective_apr: Decimal


def cost_of_credit(received: Decimal, payments: Sequence[Decimal]) -> CostOfCredit:
    """Return the annual cost of money received now and repaid monthly.

    The monthly rate i solves received = Σ payment_k / (1 + i)^k; nominal is 12·i (折合年化利率, 单利),
    effective (1 + i)^12 - 1. It is found by pyxirr.

    Args:
        received: What the borrower gets on day 0, in yuan, fees kept back taken off.
        payments: What is paid after 1, 2, ... months, in yuan, all fees included.

    Raises:
        DomainError: ``rates.received`` not above 0; ``rates.payments`` none, or one below 0;
            ``rates.never_repaid`` (``missing``): the payments are less than what was received.
    """
    with localcontext(EXACT):
        got = decimal_of(received, "received")
        paid = [decimal_of(payment, "payments") for payment in payments]
        if got <= 0:
            raise DomainError("rates.received", field="received", low=0)
        if not paid or min(paid) < 0:
            raise DomainError("rates.payments", field="payments", low=0)
        surplus = sum(paid) - got
        if surplus < 0:
            raise DomainError("rates.never_repaid", field="payments", missing=-surplus)
        # All flows after the first have one sign and outweigh it: there is one root, and it is not negative.
        return _annual(_monthly_irr([-got, *paid]) if surplus else Decimal(0))


def _annual(monthly: Decimal) -> CostOfCredit:
    return CostOfCredit(
        nominal_apr=(monthly * 12).quantize(_DIGITS),
        effective_apr=((1 + monthly) ** 12 - 1).quantize(_DIGITS),
    )


def _monthly_irr(flows: Sequence[Decimal]) -> Decimal:
    import pyxirr

    return _root(pyxirr.irr([float(flow) for flow in flows]))


def _root(found: float | None) -> Decimal:
    if found is None:
        raise DomainError("rates.no_root", field="payments")
    return Decimal(found)


def cost_of_credit_dated(flows: Sequence[tuple[date, Decimal]], day_count: DayCount = "ACT/365") -> Decimal:
    """Return the effective annual rate of dated flows (XIRR), as a fraction.

    It solves Σ flow / (1 + x)^(days/365) = 0. Never multiply or divide it by 12: it is not a monthly rate.

    Args:
        flows: Dates and yuan in date order; received and paid have opposite signs, either way round.
        day_count: How days become years; ``ACT/365`` is what spreadsheets do.

    Raises:
        DomainError: ``rates.flows.order`` dates not in order, ``rates.flows.one_sided`` nothing received or
            nothing paid, ``rates.flows.date``, ``rates.day_count``, ``rates.no_root``.
    """
    if day_count not in DAY_COUNTS:
        raise DomainError("rates.day_count", field="day_count", allowed=sorted(DAY_COUNTS))
    dates = [day for day, _ in flows]
    amounts = [decimal_of(amount, "flows") for _, amount in flows]
    if not all(is_day(day) for day in dates):
        raise DomainError("rates.flows.date", field="flows")
    if any(later < earlier for earlier, later in pairwise(dates)):
        raise DomainError("rates.flows.order", field="flows")
    if not amounts or not min(amounts) < 0 < max(amounts) or dates[0] == dates[-1]:
        raise DomainError("rates.flows.one_sided", field="flows")
    import pyxirr

    conventions = {
        "ACT/365": pyxirr.DayCount.ACT_365F,
        "ACT/360": pyxirr.DayCount.ACT_360,
        "30/360": pyxirr.DayCount.THIRTY_U_360,
    }
    found = pyxirr.xirr(dates, [float(amount) for amount in amounts], day_count=conventions[day_count])
    return _root(found).quantize(_DIGITS)


def flat_rate(terms: LoanTerms) -> Decimal:
    """Return the flat annual rate (年化费率): all interest and fees over principal and years, a fraction.

    Counts the upfront fee. Exact for 等本等息: 12 × monthly fee rate (+ annual flat rate); for the others
    it comes from the schedule's rounded totals.
    """
    return _flat_rate(build_schedule(terms))


def _flat_rate(schedule: Schedule) -> Decimal:
    terms = schedule.terms
    with localcontext(EXACT):
        upfront = terms.upfront_fee if terms.upfront_fee_at == "disbursement" else Decimal(0)
        per_year = Decimal(12) / terms.months
        if terms.method is RepaymentMethod.FLAT_FEE and not terms.segments:
            rate = terms.annual_rate + 12 * terms.monthly_fee_rate
            return (rate + terms.upfront_fee / terms.principal * per_year).quantize(_DIGITS)
        cost = schedule.total_interest + schedule.total_fee + upfront
        return (cost / terms.principal * per_year).quantize(_DIGITS)


def loan_rates(schedule: Schedule) -> LoanRates:
    """Return the three rates of a schedule, on what the borrower receives and pays.

    Monthly periods, also where the first is odd: the nominal rate is what the contract's months imply.
    """
    cost = cost_of_credit(schedule.received, schedule.payments)
    return LoanRates(_flat_rate(schedule), cost.nominal_apr, cost.effective_apr)
