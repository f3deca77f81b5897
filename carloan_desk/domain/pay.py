"""The manager's own pay as recorded: plan versions announced by the employer, targets, payouts."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


@dataclass(kw_only=True, eq=False)
class PlanVersion:
    """A commission plan (提成方案) as announced, from a day on. Never edited after use: a change is a new version.

    ``definition`` is the plan as plain data; ``commission.plan_from_data`` reads it.
    """

    id: int | None = None
    name: str
    version: int
    valid_from: date
    valid_to: date | None = None
    definition: dict[str, Any]
    deleted_at: datetime | None = None


class Metric(StrEnum):
    INCOME = "income"
    DISBURSED = "disbursed"
    COUNT = "count"


@dataclass(kw_only=True, eq=False)
class Target:
    """What the manager wants or was told to reach in a period such as ``"2026-11"``."""

    id: int | None = None
    period: str
    metric: Metric
    value: Decimal


@dataclass(kw_only=True, eq=False)
class Payout:
    """Commission the employer paid for a period, in yuan."""

    id: int | None = None
    period: str
    paid_on: date
    amount: Decimal
    note: str = ""


@dataclass(kw_only=True, eq=False)
class PeriodFigures:
    """The manager's own figures of a month or quarter that no deal tells (考核数据). What is not known is ``None``.

    Rates are fractions. ``own`` holds figures of the plan's own by name, as text.
    """

    id: int | None = None
    period: str
    satisfaction: Decimal | None = None
    overdue_rate: Decimal | None = None
    collection_rate: Decimal | None = None
    own: dict[str, str]


@dataclass(kw_only=True, eq=False)
class SealedStatement:
    """A period's statement as it was when the manager closed the month (结账封存). Never changed afterwards.

    ``content`` is the statement as plain data, ``digest`` the SHA-256 of ``previous`` (the digest sealed before, empty
    for the first) and the content in canonical form, so that no statement can be changed or left out unnoticed.
    """

    id: int | None = None
    period: str
    sealed_at: datetime
    content: dict[str, Any]
    previous: str
    digest: str


@dataclass(kw_only=True, eq=False)
class ForecastDay:
    """What the window said of the open deals on a day. Never changed afterwards, whatever becomes of the deals.

    ``said`` has for each deal its id, the chance of disbursement (a fraction) and what it would bring in yuan; both as
    text.
    """

    id: int | None = None
    day: date
    said: list[tuple[int, str, str]]
