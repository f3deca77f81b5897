"""When to ask about another car (置换、增购): from how far the loan is, how old the car is, what it may be worth.

The value is a rough estimate by a dated rule that one can change. What one earns by it never counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from carloan_desk.domain.money import ZERO, round_money
from carloan_desk.domain.rules import Rule, RuleSet, in_use
from carloan_desk.domain.vehicle import Power

VALUE = "opportunity.value"
WHEN = "opportunity.when"
_ONE = Decimal(1)
_YEAR = 12


class Ground(StrEnum):
    """Why to ask, the strongest first."""

    NEARLY_REPAID = "nearly_repaid"
    EQUITY = "equity"
    PAID_SHARE = "paid_share"
    VEHICLE_AGE = "vehicle_age"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class CarLoan:
    """A loan and its car, as of a day.

    Attributes:
        price: What the car cost, in yuan.
        bought_on: When: the disbursement.
        registered_on: First registration of a used car, ``None`` for a new one.
        principal: What was lent; ``outstanding`` what is left of it.
        months_left: Instalments still to come.
        overdue_days: How far it is behind.
        settled_on: When it was settled, ``None`` while it runs.
    """

    price: Decimal
    bought_on: date
    power: Power
    principal: Decimal
    outstanding: Decimal
    months_left: int
    registered_on: date | None = None
    overdue_days: int = 0
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A reason to ask. ``equity`` is the estimated value less what is owed, in yuan.

    ``paid`` is the fraction of the loan that is repaid; ``age`` the age of the car in months; ``rule`` where the value
    comes from.
    """

    grounds: tuple[Ground, ...]
    value: Decimal
    equity: Decimal
    paid: Decimal
    age: int
    rule: str
    source: str


def months_between(start: date, end: date) -> int:
    """Return whole months from one day to another, 0 if it is not later."""
    months = (end.year - start.year) * _YEAR + end.month - start.month - (end.day < start.day)
    return max(months, 0)


def share_left(months: int, power: Power, rule: Rule) -> Decimal:
    """Return what is left of the price of a new car after so many months, as a fraction.

    The first year takes its part evenly by the month; each later month takes a twelfth of the later years' part of what
    was left at the beginning of its year. It never falls below the floor of the rule.
    """
    prefix = "nev_" if power is Power.NEV else ""
    first, later = rule.number(f"{prefix}first_year"), rule.number(f"{prefix}later_years")
    years, rest = divmod(max(months, 0), _YEAR)
    if not years:
        left = _ONE - first * rest / _YEAR
    else:
        left = (_ONE - first) * (_ONE - later) ** (years - 1)
        left -= left * later * rest / _YEAR
    return max(left, rule.number("floor"))


def value_of(loan: CarLoan, on: date, rule: Rule) -> Decimal:
    """Return what the car may be worth on a day, to the yuan.

    What a used car cost is what one of its age was worth when it was bought: from there it loses as it ages.
    """
    known = loan.registered_on or loan.bought_on
    at_first = share_left(months_between(known, loan.bought_on), loan.power, rule)
    now = share_left(months_between(known, on), loan.power, rule)
    return round_money(loan.price * now / at_first, unit=_ONE, mode=ROUND_HALF_UP)


def opportunity_of(loan: CarLoan, on: date, rules: RuleSet | None = None) -> Opportunity | None:
    """Return why to ask about another car, ``None`` if there is no reason or the loan is behind."""
    known = in_use(rules)
    when, worth = known.find(WHEN, on), known.find(VALUE, on)
    if loan.overdue_days > when.number("late_days") or loan.price <= 0:
        return None
    value = value_of(loan, on, worth)
    equity = value - loan.outstanding
    paid = _ONE - loan.outstanding / loan.principal if loan.principal > 0 else _ONE
    age = months_between(loan.registered_on or loan.bought_on, on)
    # Who has just bought an old car is not asked about another one.
    owned = months_between(loan.bought_on, on) >= when.number("owned_months")
    grounds = _grounds(loan, paid, age if owned else 0, equity, when)
    if not grounds:
        return None
    return Opportunity(grounds, value, equity, paid, age, worth.label, worth.source)


def _grounds(loan: CarLoan, paid: Decimal, age: int, equity: Decimal, when: Rule) -> tuple[Ground, ...]:
    aged = age >= when.number("vehicle_months")
    if loan.settled_on is not None:
        return (Ground.VEHICLE_AGE, Ground.SETTLED) if aged else ()
    found = []
    if 0 < loan.months_left <= when.number("months_left"):
        found.append(Ground.NEARLY_REPAID)
    if paid >= when.number("paid_share"):
        found.append(Ground.PAID_SHARE)
    if aged:
        found.append(Ground.VEHICLE_AGE)
    # Worth alone is no reason: a large down payment makes it on the first day.
    if found and equity >= when.number("equity_share") * loan.price and equity > ZERO:
        found.append(Ground.EQUITY)
    order: Sequence[Ground] = list(Ground)
    return tuple(sorted(found, key=order.index))
