"""First screening (初筛): does this client with this car fit this product, and what would make it fit.

Each check gives its value, its limit and where the limit comes from; a value that is not known yet is "unknown",
never a failure. Ratios are fractions.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.product import Product


class Outcome(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Case:
    """What screening looks at. Money is yuan; monthly figures per month; ``None`` is not known yet."""

    on: date
    price: Decimal | None = None
    down_payment: Decimal | None = None
    months: int | None = None
    payment: Decimal | None = None
    birth_date: date | None = None
    monthly_income: Decimal | None = None
    monthly_debt: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: ``code`` names it, ``value`` and ``limit`` are in the rule's own unit."""

    code: str
    outcome: Outcome
    value: Decimal | None
    limit: Decimal


@dataclass(frozen=True, slots=True)
class ScreeningResult:
    """All checks, and what would make the money checks pass.

    ``down_payment_needed`` is the least down payment in whole hundreds of yuan that does; ``None`` if the present one
    does already, if none does, or if it cannot be told yet.
    """

    checks: tuple[Check, ...]
    down_payment_needed: Decimal | None = None

    @property
    def outcome(self) -> Outcome:
        """``FAIL`` if a check fails, else ``UNKNOWN`` if something is missing, else ``PASS``."""
        outcomes = {check.outcome for check in self.checks}
        return next((o for o in (Outcome.FAIL, Outcome.UNKNOWN) if o in outcomes), Outcome.PASS)


def screen(case: Case, product: Product) -> ScreeningResult:
    """Check a case against a product's limits.

    A larger down payment never makes a result worse: it lowers the amount, the ratio and the payment. The one
    exception is ``amount_min``: a lender may lend no less than so much.
    """
    price, down = case.price, case.down_payment
    amount = price - down if price is not None and down is not None else None
    checks = [
        _at_least(
            "down_payment_ratio",
            down / price if price and down is not None else None,
            product.min_down_payment,
        ),
        _at_least("amount_min", amount, product.min_amount),
    ]
    if product.max_amount is not None:
        checks.append(_at_most("amount_max", amount, product.max_amount))
    if case.months is not None:
        offered = Decimal(max(product.months, default=0))
        checks.append(_at_most("months_max", Decimal(case.months), offered))
    age = _age(case.birth_date, case.on)
    checks.append(_at_least("age_min", age, Decimal(product.min_age)))
    age_at_end = None
    if case.birth_date is not None and case.months is not None:
        age_at_end = _age(case.birth_date, case.on + relativedelta(months=case.months))
    checks.append(_at_most("age_at_end", age_at_end, Decimal(product.max_age_at_end)))
    checks.append(_debt_to_income(case, product))
    return ScreeningResult(tuple(checks), _down_payment_needed(case, product))


def _debt_to_income(case: Case, product: Product) -> Check:
    code, limit = "debt_to_income", product.max_debt_to_income
    if case.payment is None or case.monthly_income is None:
        return Check(code, Outcome.UNKNOWN, None, limit)
    service = case.payment + (case.monthly_debt or Decimal(0))
    if case.monthly_income == 0:
        # No income carries no instalment: a ratio would be infinite.
        return Check(code, Outcome.FAIL if service else Outcome.PASS, None, limit)
    return _at_most(code, service / case.monthly_income, limit)


_HUNDRED = Decimal(100)


def _down_payment_needed(case: Case, product: Product) -> Decimal | None:
    if case.price is None or case.down_payment is None:
        return None
    needed = case.price * product.min_down_payment
    if product.max_amount is not None:
        needed = max(needed, case.price - product.max_amount)
    if case.payment and case.monthly_income is not None:
        # The payment of every method is proportional to the amount, so the affordable amount follows from the ratio.
        affordable = case.monthly_income * product.max_debt_to_income - (case.monthly_debt or Decimal(0))
        if affordable < case.payment:
            needed = max(needed, case.price - (case.price - case.down_payment) * affordable / case.payment)
    if needed <= case.down_payment:
        return None
    hundreds = (needed / _HUNDRED).to_integral_value(ROUND_CEILING) * _HUNDRED
    lent = case.price - hundreds
    return hundreds if lent > 0 and lent >= product.min_amount else None


def _age(birth_date: date | None, on: date) -> Decimal | None:
    return None if birth_date is None else Decimal(relativedelta(on, birth_date).years)


def _at_least(code: str, value: Decimal | None, limit: Decimal) -> Check:
    outcome = Outcome.UNKNOWN if value is None else Outcome.PASS if value >= limit else Outcome.FAIL
    return Check(code, outcome, value, limit)


def _at_most(code: str, value: Decimal | None, limit: Decimal) -> Check:
    outcome = Outcome.UNKNOWN if value is None else Outcome.PASS if value <= limit else Outcome.FAIL
    return Check(code, outcome, value, limit)
