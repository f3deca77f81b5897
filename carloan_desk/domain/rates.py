"""What a loan really costs a year: three rates side by side, never mixed.

* Flat rate (年化费率): all cost over the original principal and the years. It looks cheapest.
* Nominal rate (折合年化利率, simple): monthly internal rate × 12. What Chinese disclosures call annualised.
* Effective rate (复利年化): (1 + monthly rate)^12 - 1, or from dated flows XIRR. What EU and UK call APR.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise

from carloan_desk.domain.daycount import DAY_COUNTS, DayCount, days_between, days_in_year, is_day
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, decimal_of
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, Schedule, build_schedule

# Solved in binary floating point: what lies beyond is noise.
_DIGITS = Decimal("1e-12")
# 1 + x from e^-32 to e^32, halved until floating point cannot tell the ends apart.
_WIDEST, _HALVINGS, _LARGEST_EXPONENT = 32.0, 60, 700.0


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
        return _annual(_monthly_irr(got, paid) if surplus else Decimal(0))


def _annual(monthly: Decimal) -> CostOfCredit:
    return CostOfCredit(
        nominal_apr=(monthly * 12).quantize(_DIGITS),
        effective_apr=((1 + monthly) ** 12 - 1).quantize(_DIGITS),
    )


def _monthly_irr(received: Decimal, payments: Sequence[Decimal]) -> Decimal:
    # Imported late: a schedule is drawn before anyone asks for its rate.
    import pyxirr

    got, paid = float(received), [float(payment) for payment in payments]
    rate = pyxirr.irr([-got, *paid])
    if rate is None:
        raise DomainError("rates.no_root", field="payments")
    # It stops at nine digits; one step of Newton's takes the rest of what floating point can hold.
    discount = 1 / (1 + rate)
    worth = slope = 0.0
    for payment in reversed(paid):
        slope = (slope + worth) * discount
        worth = (worth + payment) * discount
    return Decimal(rate + (worth - got) / (slope + worth) / discount)


def cost_of_credit_dated(flows: Sequence[tuple[date, Decimal]], day_count: DayCount = "ACT/365") -> Decimal:
    """Return the effective annual rate of dated flows (XIRR), as a fraction to ten decimals.

    It solves Σ flow / (1 + x)^(days / days of the year) = 0. Never multiply or divide it by 12: it is not a monthly
    rate. Losing flows have a negative one.

    Args:
        flows: Dates and yuan in date order; received and paid have opposite signs, either way round.
        day_count: How days become years; ``ACT/365`` is what spreadsheets do.

    Raises:
        DomainError: ``rates.flows.order`` dates not in order; ``rates.flows.one_sided`` nothing received, nothing
            paid, or all on one day; ``rates.flows.ambiguous`` several rates would fit; ``rates.flows.date``;
            ``rates.day_count``; ``rates.no_root``.
    """
    if day_count not in DAY_COUNTS:
        raise DomainError("rates.day_count", field="day_count", allowed=sorted(DAY_COUNTS))
    days = [day for day, _ in flows]
    if not all(is_day(day) for day in days):
        raise DomainError("rates.flows.date", field="flows")
    if any(later < earlier for earlier, later in pairwise(days)):
        raise DomainError("rates.flows.order", field="flows")
    with localcontext(EXACT):
        by_day: dict[date, Decimal] = {}
        for day, amount in flows:
            by_day[day] = by_day.get(day, Decimal(0)) + decimal_of(amount, "flows")
        dated = [(day, amount) for day, amount in by_day.items() if amount]
        amounts = [amount for _, amount in dated]
        if not amounts or not min(amounts) < 0 < max(amounts):
            raise DomainError("rates.flows.one_sided", field="flows")
        # One change of sign has one root; one change of a running total that does not end at 0 has one that is
        # positive (Norstrom).
        changes = _sign_changes(amounts)
        if changes > 1 and (not sum(amounts) or _sign_changes(accumulate(amounts)) != 1):
            raise DomainError("rates.flows.ambiguous", field="flows")
        sign = -1 if amounts[0] > 0 else 1
        largest = max(map(abs, amounts))
        first, year = dated[0][0], days_in_year(day_count)
        scaled = [(days_between(first, day, day_count) / year, float(sign * amount / largest)) for day, amount in dated]
        return Decimal(_dated_root(scaled, positive=changes > 1)).quantize(_DIGITS)


def _sign_changes(amounts: Iterable[Decimal]) -> int:
    signs = [amount > 0 for amount in amounts if amount]
    return sum(before != after for before, after in pairwise(signs))


def _dated_root(flows: Sequence[tuple[float, float]], *, positive: bool) -> float:
    """Halve the range of y = ln(1 + x), in which the worth of years and amounts falls from above 0 to below."""

    def worth(y: float) -> float:
        return sum(amount * math.exp(min(-years * y, _LARGEST_EXPONENT)) for years, amount in flows)

    low, high = 0.0 if positive else -_WIDEST, _WIDEST
    if not worth(low) > 0 > worth(high):
        raise DomainError("rates.no_root", field="flows")
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if worth(middle) > 0:
            low = middle
        else:
            high = middle
    return math.expm1((low + high) / 2)


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
