"""What a plan is told: the deals with their dates and amounts, and the manager's own figures of a period."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from carloan_desk.domain.daycount import day_in_month


class Basis(StrEnum):
    """What a rate is taken of (计提基数). Always explicit: a percentage without its base means nothing."""

    LOAN_AMOUNT = "loan_amount"
    NET_DISBURSED = "net_disbursed"
    FEE_INCOME = "fee_income"
    REBATE_INCOME = "rebate_income"
    INTEREST_MARGIN = "interest_margin"
    PER_DEAL = "per_deal"


class Trigger(StrEnum):
    """The dated event that earns the commission (触发日)."""

    APPROVED = "approved"
    DISBURSED = "disbursed"
    REGISTERED = "registered"
    FIRST_REPAID = "first_repaid"


class Period(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class DealFacts:
    """What a plan needs to know of a deal: amounts in yuan, and the dates of what happened.

    Attributes:
        term_months: Contract term; ``None`` if not known.
        share: My part of a deal split with a colleague (分单), above 0 up to 1. Money is always taken times the share;
            the count is if the plan says so (``Plan.split_counts``).
        settled_on: Settled before maturity (提前结清).
        first_payment_default_on: The day from which the first instalment counted as defaulted (首逾).
        reversed_on: Cancelled after it counted (撤单, 退车).
        maturity_on: Last due date; ``None``: the term counted from disbursement.
        matured_on_time: Whether everything was repaid by maturity; ``None`` while that is not known.
    """

    deal_id: int
    loan_amount: Decimal
    net_disbursed: Decimal = Decimal(0)
    fee_income: Decimal = Decimal(0)
    rebate_income: Decimal = Decimal(0)
    interest_margin: Decimal = Decimal(0)
    approved_on: date | None = None
    disbursed_on: date | None = None
    registered_on: date | None = None
    first_repaid_on: date | None = None
    term_months: int | None = None
    region: str = ""
    product: str = ""
    dealer: str = ""
    new_vehicle: bool | None = None
    share: Decimal = Decimal(1)
    settled_on: date | None = None
    first_payment_default_on: date | None = None
    reversed_on: date | None = None
    maturity_on: date | None = None
    matured_on_time: bool | None = None

    def base(self, basis: Basis) -> Decimal:
        """Return my part of the amount a rate is taken of, in yuan; for ``PER_DEAL`` the share, so a rate is yuan."""
        if basis is Basis.PER_DEAL:
            return self.share
        amount: Decimal = getattr(self, basis.value)
        return amount if self.share == 1 else amount * self.share

    def triggered_on(self, trigger: Trigger) -> date | None:
        """Return the day on which the trigger happened, ``None`` while it has not."""
        day: date | None = getattr(self, f"{trigger.value}_on")
        return day

    def as_if(self, trigger: Trigger, day: date) -> "DealFacts":
        """Return the same deal with the trigger on a day."""
        dates: dict[str, Any] = {f"{trigger.value}_on": day}
        return replace(self, **dates)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The manager's own figures of one period that the deals do not tell. What is not known is ``None``.

    Rates are fractions: an overdue rate of 1.5 % is ``Decimal("0.015")``; the satisfaction is in the unit of its
    target. Keyed by the name of the period in the mapping that :func:`~carloan_desk.domain.commission.evaluate` takes.

    Attributes:
        decided: Applications decided in the period.
        approved: Of those, the approved ones.
        own: The plan's own figures (自定义指标) by name, such as 渗透率.
        hired_on: Start of the seniority (工龄).
    """

    satisfaction: Decimal | None = None
    overdue_rate: Decimal | None = None
    collection_rate: Decimal | None = None
    decided: int | None = None
    approved: int | None = None
    own: Mapping[str, Decimal] = field(default_factory=lambda: MappingProxyType({}))
    hired_on: date | None = None


NOTHING_KNOWN = Circumstances()


def period_key(day: date, period: Period = Period.MONTH) -> str:
    """Return the name of the period a day falls into: ``"2026-11"`` or ``"2026-Q4"``."""
    if period is Period.MONTH:
        return f"{day.year:04}-{day.month:02}"
    return f"{day.year:04}-Q{(day.month + 2) // 3}"


def month_number(day: date) -> int:
    """Return the months since year 0 up to the one of a day; a third of it, without remainder, numbers quarters."""
    return day.year * 12 + day.month - 1


def period_span(period: str) -> tuple[date, date]:
    """Return the first and the last day of ``"2026-11"`` or ``"2026-Q4"``."""
    year, _, part = period.partition("-")
    quarter = part.startswith("Q")
    last = 3 * int(part[1:]) if quarter else int(part)
    return date(int(year), last - 2 if quarter else last, 1), day_in_month(int(year), last, 31)
