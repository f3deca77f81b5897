"""What a loan contract says, checked once: whoever holds ``LoanTerms`` holds terms that make sense."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Literal

from carloan_desk.domain.daycount import DAY_COUNTS, DayCount, add_months, day_in_month, is_day, is_month_end
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import FEN, ROUNDING_MODES, ZERO, decimal_of, money_of, rate_of

# Numeric ceiling only; what a lender or the law allows is a dated rule elsewhere.
MAX_MONTHS = 600
_NEAREST = frozenset({ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN})
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_LATEST_FIRST_DUE_MONTHS = 24


class RepaymentMethod(StrEnum):
    """How principal and cost are spread over the months."""

    EQUAL_PAYMENT = "equal_payment"
    """等额本息: the same payment every month."""
    EQUAL_PRINCIPAL = "equal_principal"
    """等额本金: the same principal every month, interest on the balance."""
    INTEREST_ONLY = "interest_only"
    """先息后本: interest every month, the principal at the end."""
    BALLOON = "balloon"
    """气球贷: the same payment every month and a balloon (尾款) with the last one."""
    FLAT_FEE = "flat_fee"
    """等本等息 / 手续费分期: the same principal and the same charge on the original amount every month."""
    CUSTOM = "custom"
    """自定义: step, seasonal or hand-made plans."""


@dataclass(frozen=True, slots=True)
class RoundingPolicy:
    """How a lender rounds.

    Attributes:
        unit: The instalment is a multiple of it: 0.01 for fen, 1 for whole yuan.
        mode: Rounding mode of :mod:`decimal` for the instalment (for 等额本金: for its principal part).
        residual: The instalment that absorbs what rounding leaves over: ``"last"`` or ``"first"``.
        interest_mode: Rounding mode of each month's interest and fee, which are always in fen. Default: ``mode`` if
            it rounds to the nearest, else half up: lenders that round instalments up or down do not round
            interest so.
    """

    unit: Decimal = FEN
    mode: str = ROUND_HALF_UP
    residual: Literal["last", "first"] = "last"
    interest_mode: str = ""

    def __post_init__(self) -> None:
        if not self.interest_mode:
            object.__setattr__(self, "interest_mode", self.mode if self.mode in _NEAREST else ROUND_HALF_UP)
        unit = money_of(self.unit, "rounding.unit", low=FEN, high=Decimal(10_000))
        object.__setattr__(self, "unit", unit)
        for name in ("mode", "interest_mode"):
            if getattr(self, name) not in ROUNDING_MODES:
                raise DomainError("rounding.mode", field=f"rounding.{name}", allowed=sorted(ROUNDING_MODES))
        if self.residual not in ("last", "first"):
            raise DomainError("rounding.residual", field="rounding.residual", allowed=["first", "last"])


@dataclass(frozen=True, slots=True)
class RateSegment:
    """A phase of the contract that begins with instalment ``from_month`` (1 is the first).

    Attributes:
        from_month: First instalment of the phase.
        annual_rate: Annual rate from here on; ``None`` leaves it as it was. 0 is an interest-free phase.
        monthly_fee_rate: Monthly fee rate from here on; ``None`` leaves it as it was.
        fee_base: What the fee is charged on: the original ``"principal"``, or the ``"balance"`` that is left
            when the phase begins (等本等息 only).
    """

    from_month: int
    annual_rate: Decimal | None = None
    monthly_fee_rate: Decimal | None = None
    fee_base: Literal["principal", "balance"] = "principal"

    def __post_init__(self) -> None:
        if self.annual_rate is not None:
            object.__setattr__(self, "annual_rate", rate_of(self.annual_rate, "segments.annual_rate"))
        if self.monthly_fee_rate is not None:
            fee_rate = rate_of(self.monthly_fee_rate, "segments.monthly_fee_rate")
            object.__setattr__(self, "monthly_fee_rate", fee_rate)
        if self.fee_base not in ("principal", "balance"):
            raise DomainError("terms.segments.fee_base", field="segments.fee_base")


@dataclass(frozen=True, slots=True)
class CustomPlan:
    """A hand-made plan: exactly one of the three, with one entry for each month.

    Attributes:
        payments: Principal and interest paid each month, in yuan; ``None`` is an instalment to be solved for,
            the same amount wherever it stands. A payment below the interest due adds the rest to the balance.
        principal: Principal repaid each month, in yuan; ``None`` entries share the rest equally.
        weights: Relative size of each instalment (step and seasonal plans): 0 is a payment holiday, 2 is
            twice as much as 1.
    """

    payments: tuple[Decimal | None, ...] = ()
    principal: tuple[Decimal | None, ...] = ()
    weights: tuple[Decimal, ...] = ()

    def __post_init__(self) -> None:
        given = [name for name in ("payments", "principal", "weights") if getattr(self, name)]
        if len(given) != 1:
            raise DomainError("terms.custom.one_plan", field="custom", given=given)
        if self.weights:
            weights = tuple(rate_of(weight, "custom.weights", high=Decimal(1000)) for weight in self.weights)
            if not any(weights):
                raise DomainError("terms.custom.no_weight", field="custom.weights")
            object.__setattr__(self, "weights", weights)
            return
        amounts = tuple(
            None if amount is None else money_of(amount, f"custom.{given[0]}") for amount in getattr(self, given[0])
        )
        object.__setattr__(self, given[0], amounts)

    @property
    def months(self) -> int:
        """How many instalments the plan has."""
        return len(self.payments) or len(self.principal) or len(self.weights)


def step_plan(months: int, every: int, growth: Decimal) -> CustomPlan:
    """Return a step plan (阶梯还款): instalments grow by ``growth`` after every ``every`` months.

    Args:
        months: Number of instalments.
        every: Months on one step, such as 12.
        growth: Growth a step as a fraction: 0.1 is 10 % more, -0.1 is 10 % less; above -1.

    Raises:
        DomainError: ``terms.months.range``, ``terms.custom.step``.
    """
    _check_months(months)
    factor = 1 + decimal_of(growth, "growth")
    if every < 1 or not 0 < factor <= 2:
        raise DomainError("terms.custom.step", field="custom.step", every=every, growth=growth)
    return CustomPlan(weights=tuple(factor ** (month // every) for month in range(months)))


def seasonal_plan(first_due: date, months: int, by_month: dict[int, Decimal]) -> CustomPlan:
    """Return a seasonal plan: a weight for each calendar month, 1 where none is given.

    Args:
        first_due: Due date of the first instalment.
        months: Number of instalments.
        by_month: Calendar month (1-12) to weight; ``{2: Decimal(0)}`` pays nothing in February.
    """
    _check_months(months)
    calendar_months = (add_months(first_due, count, 1).month for count in range(months))
    return CustomPlan(weights=tuple(by_month.get(month, Decimal(1)) for month in calendar_months))


@dataclass(frozen=True, slots=True)
class Subvention:
    """Interest subvention (贴息): a third party makes up the lender's yield.

    Attributes:
        lender_rate: The annual yield the lender wants, nominal, monthly periods.
        payer: Who pays it, such as ``"manufacturer"`` or ``"dealer"``.
    """

    lender_rate: Decimal
    payer: str = "manufacturer"

    def __post_init__(self) -> None:
        object.__setattr__(self, "lender_rate", rate_of(self.lender_rate, "subvention.lender_rate"))


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """The terms of one loan. Money is yuan in whole fen, rates are fractions.

    Attributes:
        principal: 0.01 to 99,999,999.99.
        months: Number of instalments.
        method: How they are made up.
        annual_rate: Per year. For 等本等息 it is flat: charged on the original principal.
        monthly_fee_rate: Of the original principal, each month; added to the instalment.
        upfront_fee: Once; see ``upfront_fee_at``.
        balloon: Paid with the last instalment (气球贷 only).
        disbursed_on: The day the money went out.
        first_due: First due date; default is one month later, or ``due_day`` of the following month.
        due_day: The day of the month (1-31) that due dates keep; default is the day of the first one.
        day_count: How interest days are counted; ``30/360`` is a twelfth of the annual rate a month.
        rounding: See :class:`RoundingPolicy`.
        segments: Later phases with other rates, in order.
        subvention: See :class:`Subvention`.
        custom: The plan of a 自定义 loan.
        first_day_count: How an odd first period is counted; default is real days (over 360 under ``30/360``).
        odd_first: Who bears the odd days of the first period: the first instalment (``"extra"``),
            or all of them, evenly (``"level"``; so it always is in 自定义 plans, which pay what they say).
        upfront_fee_at: ``"disbursement"``: kept back, the borrower receives less.
            ``"first_instalment"``: collected with it.

    Raises:
        DomainError: ``terms.*``, ``money.*``, ``rate.*`` or ``number.*``, each with the field and the limit.
    """

    principal: Decimal
    months: int
    method: RepaymentMethod
    annual_rate: Decimal = Decimal(0)
    monthly_fee_rate: Decimal = Decimal(0)
    upfront_fee: Decimal = ZERO
    balloon: Decimal = ZERO
    _: KW_ONLY
    disbursed_on: date
    first_due: date | None = None
    due_day: int | None = None
    day_count: DayCount = "30/360"
    rounding: RoundingPolicy = RoundingPolicy()
    segments: tuple[RateSegment, ...] = ()
    subvention: Subvention | None = None
    custom: CustomPlan | None = None
    first_day_count: DayCount | None = None
    odd_first: Literal["extra", "level"] = "extra"
    upfront_fee_at: Literal["disbursement", "first_instalment"] = "disbursement"

    def __post_init__(self) -> None:
        principal = money_of(self.principal, "principal", low=FEN)
        exact = {
            "principal": principal,
            "annual_rate": rate_of(self.annual_rate, "annual_rate"),
            "monthly_fee_rate": rate_of(self.monthly_fee_rate, "monthly_fee_rate"),
            "upfront_fee": money_of(self.upfront_fee, "upfront_fee"),
            "balloon": money_of(self.balloon, "balloon"),
        }
        for name, value in exact.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "segments", tuple(self.segments))
        _check_months(self.months)
        self._check_choices()
        self._check_amounts()
        self._check_dates()
        self._check_segments()

    def _check_choices(self) -> None:
        choices: tuple[tuple[str, object, frozenset[str]], ...] = (
            ("method", self.method, frozenset(RepaymentMethod)),
            ("day_count", self.day_count, DAY_COUNTS),
            ("first_day_count", self.first_day_count or self.day_count, DAY_COUNTS),
            ("odd_first", self.odd_first, frozenset({"extra", "level"})),
            ("upfront_fee_at", self.upfront_fee_at, frozenset({"disbursement", "first_instalment"})),
        )
        for field, value, allowed in choices:
            if value not in allowed:
                raise DomainError("terms.choice", field=field, allowed=sorted(allowed))
        object.__setattr__(self, "method", RepaymentMethod(self.method))
        is_custom = self.method is RepaymentMethod.CUSTOM
        if is_custom != (self.custom is not None):
            raise DomainError("terms.custom.method", field="custom")
        if self.custom is not None and self.custom.months != self.months:
            raise DomainError("terms.custom.months", field="custom", months=self.months, given=self.custom.months)

    def _check_amounts(self) -> None:
        if self.balloon > self.principal:
            raise DomainError("terms.balloon.above_principal", field="balloon", high=self.principal)
        if self.balloon and self.method is not RepaymentMethod.BALLOON:
            raise DomainError("terms.balloon.method", field="balloon")
        kept_back = self.upfront_fee if self.upfront_fee_at == "disbursement" else ZERO
        if kept_back >= self.principal:
            raise DomainError("terms.upfront_fee.above_principal", field="upfront_fee", high=self.principal)

    def _check_dates(self) -> None:
        for field in ("disbursed_on", "first_due"):
            value = getattr(self, field)
            if value is None and field == "first_due":
                continue
            if not is_day(value):
                raise DomainError("terms.date.type", field=field)
            if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
                raise DomainError("terms.date.range", field=field, low=_FIRST_YEAR, high=_LAST_YEAR)
        if self.due_day is not None and not 1 <= self.due_day <= 31:
            raise DomainError("terms.due_day.range", field="due_day", low=1, high=31)
        if self.first_due is None:
            return
        if self.first_due < self.disbursed_on:
            raise DomainError("terms.first_due.before_disbursement", field="first_due", low=self.disbursed_on)
        latest = add_months(self.disbursed_on, _LATEST_FIRST_DUE_MONTHS)
        if self.first_due > latest:
            raise DomainError("terms.first_due.too_late", field="first_due", high=latest)

    def _check_segments(self) -> None:
        starts = [segment.from_month for segment in self.segments]
        if any(not 1 <= start <= self.months for start in starts):
            raise DomainError("terms.segments.month", field="segments", low=1, high=self.months)
        if any(later <= earlier for earlier, later in pairwise(starts)):
            raise DomainError("terms.segments.order", field="segments")
        on_balance = any(segment.fee_base == "balance" for segment in self.segments)
        if on_balance and self.method is not RepaymentMethod.FLAT_FEE:
            raise DomainError("terms.segments.fee_base", field="segments.fee_base")

    @property
    def received(self) -> Decimal:
        """What the borrower receives: the principal less an upfront fee that is kept back."""
        return self.principal - (self.upfront_fee if self.upfront_fee_at == "disbursement" else ZERO)

    @property
    def anchor_day(self) -> int:
        """The day of the month that due dates keep, whatever shorter months do to a single one."""
        if self.due_day is not None:
            return self.due_day
        if self.first_due is None:
            return self.disbursed_on.day
        # 31 January to 28 February is one month: the day to remember is the 31st.
        if is_month_end(self.first_due):
            return max(self.first_due.day, self.disbursed_on.day)
        return self.first_due.day

    def annual_rate_in(self, month: int) -> Decimal:
        """Return the annual rate of an instalment's month, whatever phase of the contract it lies in."""
        rate = self.annual_rate
        for segment in self.segments:
            if segment.from_month <= month and segment.annual_rate is not None:
                rate = segment.annual_rate
        return rate

    def due_dates(self) -> list[date]:
        """Return the due date of each instalment."""
        anchor = self.anchor_day
        first = self.first_due
        if first is None:
            following = add_months(self.disbursed_on, 1, 1)
            first = day_in_month(following.year, following.month, anchor)
        return [first, *(add_months(first, count, anchor) for count in range(1, self.months))]


def _check_months(months: int) -> None:
    if isinstance(months, bool) or not isinstance(months, int):
        raise DomainError("number.type", field="months", type=type(months).__name__)
    if not 1 <= months <= MAX_MONTHS:
        raise DomainError("terms.months.range", field="months", low=1, high=MAX_MONTHS)
