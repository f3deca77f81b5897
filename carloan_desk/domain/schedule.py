"""Repayment schedules, exact to the fen: the sums always meet the loan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

from carloan_desk.domain.daycount import DayCount, add_months, days_between, days_in_year
from carloan_desk.domain.money import EXACT, ZERO, round_money
from carloan_desk.domain.plans import Period, make_plan, spread_fees
from carloan_desk.domain.terms import (
    CustomPlan,
    LoanTerms,
    RateSegment,
    RepaymentMethod,
    RoundingPolicy,
    Subvention,
    seasonal_plan,
    step_plan,
)

__all__ = [
    "CustomPlan",
    "LoanTerms",
    "RateSegment",
    "RepaymentMethod",
    "RoundingPolicy",
    "Schedule",
    "ScheduleRow",
    "Subvention",
    "build_schedule",
    "interest_fraction",
    "present_value",
    "seasonal_plan",
    "step_plan",
]

# A twelfth of a year.
_MONTH = (30, 360)


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One instalment in yuan: ``payment`` is principal + interest + fee, ``balance`` is left after it."""

    number: int
    due: date
    payment: Decimal
    principal: Decimal
    interest: Decimal
    fee: Decimal
    balance: Decimal


@dataclass(frozen=True, slots=True)
class Schedule:
    """A repayment plan.

    Attributes:
        terms: The contract it was built from.
        rows: One for each month; their principals add up to the loan, the last balance is 0.
        payment: The usual instalment (月供) with its fee, before rounding leftovers and odd days.
            For 等额本金 the first, which is the largest; for a plan in phases that of the first phase.
        total_payment: Sum of the rows' payments.
        total_interest: Sum of the rows' interest.
        total_fee: Sum of the rows' fees. A fee kept back at disbursement is in no row.
        subvention: What the third party pays the lender on disbursement (贴息额); 0 without one.
    """

    terms: LoanTerms
    rows: tuple[ScheduleRow, ...]
    payment: Decimal
    total_payment: Decimal
    total_interest: Decimal
    total_fee: Decimal
    subvention: Decimal = ZERO

    @property
    def payments(self) -> tuple[Decimal, ...]:
        """What is paid each month."""
        return tuple(row.payment for row in self.rows)

    @property
    def received(self) -> Decimal:
        """What the borrower receives: the principal less a fee that is kept back."""
        return self.terms.received


def build_schedule(terms: LoanTerms) -> Schedule:
    """Return the repayment schedule of a loan.

    Interest is rounded to the fen each month. The instalment of 等额本息 and 气球贷 is
    A = (P - F·v_n) / Σ v_k with v_k the discount factor of k months, rounded by the policy; the residual
    instalment takes what rounding leaves over. Odd days of the first period are charged with the first
    instalment unless the terms spread them.

    Args:
        terms: The contract.

    Raises:
        DomainError: ``terms.custom.never_repays`` (``missing``), ``terms.custom.overpays`` (``excess``).
    """
    with localcontext(EXACT):
        dues = terms.due_dates()
        periods = _periods(terms, dues)
        usual, principals, interests = make_plan(terms, periods)
        usual += periods[0].fee(terms.rounding.interest_mode)
        fees = spread_fees(terms, periods)
        odd = _odd_first(terms, dues[0])
        if odd is not None and terms.method is not RepaymentMethod.FLAT_FEE:
            first = Period(periods[0].annual_rate, ZERO, ZERO, *odd, phase=0)
            interests[0] = first.interest(terms.principal, terms.rounding.interest_mode)
        if terms.upfront_fee_at == "first_instalment":
            fees[0] += terms.upfront_fee
        rows = _rows(terms.principal, dues, principals, interests, fees)
        return Schedule(
            terms=terms,
            rows=rows,
            payment=usual if terms.months > 1 else rows[0].payment,
            total_payment=sum((row.payment for row in rows), ZERO),
            total_interest=sum(interests, ZERO),
            total_fee=sum(fees, ZERO),
            subvention=_subvention(terms, rows),
        )


def present_value(payments: Sequence[Decimal], terms: LoanTerms, annual_yield: Decimal) -> Decimal:
    """Return what monthly payments are worth on the day of disbursement, in yuan, unrounded.

    Args:
        payments: What is paid each month, first instalment first.
        terms: Tells when the first instalment falls due: on the day of disbursement (先付), after a month, or
            after an odd first period, which counts by its part of a year.
        annual_yield: Nominal annual rate, compounded monthly.
    """
    with localcontext(EXACT):
        growth = 1 + annual_yield / 12
        worth = Decimal(0)
        for payment in reversed(payments):
            worth = worth / growth + payment
        first_due = terms.due_dates()[0]
        days, year = _odd_first(terms, first_due) or (1, 12)
        return worth / growth ** (Decimal(days * 12) / year)


def interest_fraction(start: date, end: date, anchor: int, convention: DayCount) -> tuple[int, int]:
    """Return the part of a year for which interest runs, as days and days of the year.

    Args:
        start: First day.
        end: The day after the last one.
        anchor: The day of the month that due dates keep.
        convention: Under ``30/360`` a whole month is a twelfth of a year whatever its length; the others
            count real days.
    """
    if convention == "30/360" and add_months(end, -1, anchor) == start:
        return _MONTH
    return days_between(start, end, convention), days_in_year(convention)


def _odd_first(terms: LoanTerms, first_due: date) -> tuple[int, int] | None:
    """The first period as days and days of the year; ``None`` if it is a usual month."""
    if terms.disbursed_on == add_months(first_due, -1, terms.anchor_day):
        return None
    convention = terms.first_day_count or ("ACT/360" if terms.day_count == "30/360" else terms.day_count)
    return days_between(terms.disbursed_on, first_due, convention), days_in_year(convention)


def _periods(terms: LoanTerms, dues: Sequence[date]) -> list[Period]:
    anchor = terms.anchor_day
    starts = {segment.from_month: segment for segment in terms.segments}
    annual_rate, fee_rate, fee_base, phase = terms.annual_rate, terms.monthly_fee_rate, terms.principal, 1
    periods: list[Period] = []
    start = add_months(dues[0], -1, anchor)
    for month, due in enumerate(dues, 1):
        # From the third on both ends lie on the remembered day.
        usual = month > 2 and terms.day_count == "30/360"
        days, year = _MONTH if usual else interest_fraction(start, due, anchor, terms.day_count)
        if month == 1:
            odd = _odd_first(terms, due)
            # An instalment on the day of disbursement (先付) is no odd period: the payments stay level.
            # A plan made by hand pays what it says, whatever the first days cost.
            custom = terms.method is RepaymentMethod.CUSTOM
            if odd is not None and (terms.odd_first == "level" or odd[0] == 0 or custom):
                days, year = odd
        segment = starts.get(month)
        if segment is not None:
            phase = month
            annual_rate = annual_rate if segment.annual_rate is None else segment.annual_rate
            if segment.monthly_fee_rate is not None:
                fee_rate, fee_base = segment.monthly_fee_rate, terms.principal
                if segment.fee_base == "balance":
                    left = terms.principal * (terms.months - month + 1) / terms.months
                    fee_base = round_money(left, mode=terms.rounding.interest_mode)
        same = segment is None and periods and (periods[-1].days, periods[-1].year) == (days, year)
        periods.append(periods[-1] if same else Period(annual_rate, fee_rate, fee_base, days, year, phase))
        start = due
    return periods


def _rows(
    principal: Decimal,
    dues: Sequence[date],
    principals: Sequence[Decimal],
    interests: Sequence[Decimal],
    fees: Sequence[Decimal],
) -> tuple[ScheduleRow, ...]:
    rows: list[ScheduleRow] = []
    balance = principal
    parts = zip(dues, principals, interests, fees, strict=True)
    for number, (due, repaid, interest, fee) in enumerate(parts, 1):
        balance -= repaid
        rows.append(ScheduleRow(number, due, repaid + interest + fee, repaid, interest, fee, balance))
    return tuple(rows)


def _subvention(terms: LoanTerms, rows: Sequence[ScheduleRow]) -> Decimal:
    if terms.subvention is None:
        return ZERO
    worth = present_value([row.payment for row in rows], terms, terms.subvention.lender_rate)
    return max(ZERO, round_money(terms.received - worth, mode=terms.rounding.interest_mode))
