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
