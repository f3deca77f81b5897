"""Hand-made repayment (定制还款) for special clients: steps, seasons, rows one by one, a subvention, with a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from carloan_desk.domain.daycount import add_months
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.schedule import CustomPlan, Subvention, seasonal_plan, step_plan


class Shape(StrEnum):
    """How the instalments of a hand-made plan run."""

    LEVEL = "level"
    """As the method says: only a balloon or a subvention is special."""
    STEP = "step"
    """阶梯: more or less after every so many months."""
    SEASONAL = "seasonal"
    """季节性: other weights in some calendar months."""
    ROWS = "rows"
    """逐期: typed one by one."""


@dataclass(frozen=True)
class Bespoke:
    """A hand-made plan.

    Attributes:
        name: What it is called on the quote.
        shape: How the instalments run.
        every: Months on one step.
        growth: Growth a step, a fraction.
        by_month: Calendar month to weight.
        payments: What is paid each month in yuan; ``None`` is solved for. Missing ones at the end are ``None``.
        lender_rate: The yield the lender wants when somebody makes up for it (贴息); ``None`` without subvention.
        payer: Who makes up for it.
    """

    name: str = ""
    shape: Shape = Shape.LEVEL
    every: int = 12
    growth: Decimal = Decimal(0)
    by_month: Mapping[int, Decimal] = field(default_factory=dict)
    payments: tuple[Decimal | None, ...] = ()
    lender_rate: Decimal | None = None
    payer: str = ""

    def plan(self, months: int, on: date) -> CustomPlan | None:
        """Return the plan for a loan of so many months from a day on; ``None`` where the method alone decides.

        Raises:
            DomainError: ``bespoke.rows`` more rows than months; ``terms.*``.
        """
        match self.shape:
            case Shape.STEP:
                return step_plan(months, self.every, self.growth)
            case Shape.SEASONAL:
                return seasonal_plan(add_months(on, 1), months, dict(self.by_month))
            case Shape.ROWS:
                if len(self.payments) > months:
                    raise DomainError("bespoke.rows", field="payments", months=months)
                return CustomPlan(payments=(*self.payments, *[None] * (months - len(self.payments))))
        return None

    @property
    def subvention(self) -> Subvention | None:
        """Who makes up the lender's yield."""
        return None if self.lender_rate is None else Subvention(self.lender_rate, self.payer)

    def scaled(self, factor: Decimal) -> "Bespoke":
        """Return the plan for another amount: rows typed in yuan move with it, the last one takes what is left."""
        if self.shape is not Shape.ROWS or factor == 1:
            return self
        rows = tuple(None if each is None else round(each * factor, 2) for each in self.payments)
        return Bespoke(**{**self.__dict__, "payments": (*rows[:-1], None) if None not in rows else rows})

    def to_data(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "name": self.name,
            "shape": self.shape.value,
            "every": self.every,
            "growth": str(self.growth),
            "by_month": {str(month): str(weight) for month, weight in self.by_month.items()},
            "payments": [None if each is None else str(each) for each in self.payments],
            "lender_rate": None if self.lender_rate is None else str(self.lender_rate),
            "payer": self.payer,
        }


def bespoke_from_data(data: Mapping[str, Any]) -> Bespoke:
    """Return a plan from plain data, as :meth:`Bespoke.to_data` made it."""
    lender_rate = data.get("lender_rate")
    return Bespoke(
        name=str(data.get("name", "")),
        shape=Shape(data.get("shape", "level")),
        every=int(data.get("every", 12)),
        growth=Decimal(data.get("growth", "0")),
        by_month={int(month): Decimal(weight) for month, weight in data.get("by_month", {}).items()},
        payments=tuple(None if each is None else Decimal(each) for each in data.get("payments", [])),
        lender_rate=None if lender_rate is None else Decimal(lender_rate),
        payer=str(data.get("payer", "")),
    )
