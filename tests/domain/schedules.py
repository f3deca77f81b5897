"""Loans that the tests of schedules share."""

import json
from collections.abc import Callable
from datetime import date
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
)
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

from carloan_desk.domain.schedule import (
    CustomPlan,
    LoanTerms,
    RepaymentMethod,
    Schedule,
    build_schedule,
)

D = Decimal
VECTORS = Path(__file__).parents[1] / "data/vectors/amortization.json"
CASES = {case["id"]: case for case in json.loads(VECTORS.read_text("utf-8"))["cases"]}
METHODS = list(RepaymentMethod)


def half_up(exact: Fraction) -> int:
    return floor(exact + Fraction(1, 2))


WHOLE: dict[str, Callable[[Fraction], int]] = {
    ROUND_HALF_UP: half_up,
    ROUND_UP: ceil,
    ROUND_CEILING: ceil,
    ROUND_DOWN: floor,
    ROUND_FLOOR: floor,
    ROUND_HALF_EVEN: round,
}


def loan(principal: Any, months: int, annual_rate: Any = 0, **more: Any) -> Schedule:
    more = {"method": RepaymentMethod.EQUAL_PAYMENT, "disbursed_on": date(2024, 1, 1)} | more
    return build_schedule(LoanTerms(D(principal), months, annual_rate=D(annual_rate), **more))


def custom(principal: Any, annual_rate: Any, plan: CustomPlan, **more: Any) -> Schedule:
    return loan(principal, plan.months, annual_rate, method=RepaymentMethod.CUSTOM, custom=plan, **more)
