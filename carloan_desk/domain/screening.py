"""First screening (初筛): does this client with this car fit this product, and what would make it fit.

Each check gives its value, its limit and where the limit comes from; a value that is not known yet is "unknown",
never a failure. Ratios are fractions.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from carloan_desk.domain.deal import Extra
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.product import Product, ProductKind
from carloan_desk.domain.quote import product_terms
from carloan_desk.domain.rules import Rule, RuleSet, in_use
from carloan_desk.domain.schedule import build_schedule
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse

if TYPE_CHECKING:
    from carloan_desk.domain.screening_changes import Change

_ZERO = Decimal(0)


class Outcome(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """What the value and the limit of a check are counted in."""

    SHARE = "share"
    MONEY = "money"
    MONTHS = "months"
    YEARS = "years"
    TIMES = "times"
    KM = "km"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Case:
    """What screening looks at. Money is yuan; monthly figures per month; ``None`` is not known yet.

    ``payment`` is the instalment as agreed; without it the product's own is computed. ``monthly_income`` is all income,
    ``proven_income`` what papers show of it, ``co_income`` what a co-borrower would add. ``monthly_debt`` is what other
    loans and cards take. ``statement_average`` is what came in a month by the statement (流水).
    """

    on: date
    price: Decimal | None = None
    down_payment: Decimal | None = None
    months: int | None = None
    payment: Decimal | None = None
    birth_date: date | None = None
    monthly_income: Decimal | None = None
    monthly_debt: Decimal | None = None
    vehicle_kind: VehicleKind | None = None
    power: Power | None = None
    use: VehicleUse | None = None
    trade_in: bool | None = None
    guide_price: Decimal | None = None
    appraised_price: Decimal | None = None
    registered_on: date | None = None
    mileage_km: int | None = None
    city: str = ""
    extras: tuple[Extra, ...] = ()
    proven_income: Decimal | None = None
    co_income: Decimal = _ZERO
    statement_average: Decimal | None = None
    household_expense: Decimal | None = None
    employed_since: date | None = None

    @property
    def financed(self) -> Decimal:
        """What the loan covers besides the car."""
        return sum((extra.amount for extra in self.extras if extra.financed), _ZERO)

    @property
    def amount(self) -> Decimal | None:
        """What is lent: price less down payment, and the extras that are financed."""
        if self.price is None or self.down_payment is None:
            return None
        return self.price - self.down_payment + self.financed

    @property
    def down_ratio(self) -> Decimal | None:
        """Down payment as a fraction of the price."""
        return self.down_payment / self.price if self.price and self.down_payment is not None else None

    @property
    def value_base(self) -> Decimal | None:
        """What the loan is measured by: the lower of price and guide price or appraisal; no taxes, no insurance."""
        other = self.appraised_price if self.vehicle_kind is VehicleKind.USED else self.guide_price
        return self.price if self.price is None or other is None else min(self.price, other)

    @property
    def loan_to_value(self) -> Decimal | None:
        """The loan over :attr:`value_base` (贷款成数)."""
        base, amount = self.value_base, self.amount
        return amount / base if base and amount is not None else None

    @property
    def advance_rate(self) -> Decimal | None:
        """The loan over everything that is to be paid for the car on the road (落地价)."""
        amount = self.amount
        if self.price is None or amount is None:
            return None
        outlay = self.price + sum((extra.amount for extra in self.extras), _ZERO)
        return amount / outlay if outlay else None

    @property
    def total_income(self) -> Decimal | None:
        """All income, a co-borrower's included."""
        return None if self.monthly_income is None else self.monthly_income + self.co_income


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: ``code`` names it, ``value`` and ``limit`` are in its own unit.

    Attributes:
        code: The rule.
        outcome: Whether it is kept.
        value: What the case has; ``None`` if it is not known, or cannot be said.
        limit: What the rule allows.
        unit: What both are counted in.
        basis: Where the limit is written: a product, or the text of a regulation.
        severity: A warning asks for a second look; only an error means that the case does not fit.
    """

    code: str
    outcome: Outcome
    value: Decimal | str | None
    limit: Decimal | str
    unit: Unit = Unit.SHARE
    basis: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class ScreeningResult:
    """All checks, and the smallest changes that would pass, each proven by screening again.

    ``payment`` is the instalment that was judged.
    """

    checks: tuple[Check, ...]
    changes: "tuple[Change, ...]" = ()
    payment: Decimal | None = None

    @property
    def outcome(self) -> Outcome:
        """``FAIL`` if a check fails, else ``UNKNOWN`` if something is missing, else ``PASS``; warnings do not count."""
        outcomes = {check.outcome for check in self.checks if check.severity is Severity.ERROR}
        return next((o for o in (Outcome.FAIL, Outcome.UNKNOWN) if o in outcomes), Outcome.PASS)

    @property
    def warnings(self) -> tuple[Check, ...]:
        """The checks that ask for a second look."""
        return tuple(c for c in self.checks if c.severity is Severity.WARNING and c.outcome is Outcome.FAIL)

    @property
    def down_payment_needed(self) -> Decimal | None:
        """The least down payment in whole hundreds of yuan that passes by itself, if there is one and need of it."""
        return next((each.down_payment for each in self.changes if each.kinds == {"down_payment"}), None)


def screen(case: Case, product: Product, rules: RuleSet | None = None) -> ScreeningResult:
    """Check a case against a product's limits and the regulation, and find what would make it pass.

    A larger down payment never makes a result worse: it lowers the amount, the ratio and the payment. There are two
    exceptions: ``amount_min``, for a lender may lend no less than so much; and a rate table in which a line with more
    down payment is the dearer one.

    Args:
        case: Client, car and wish.
        product: The product.
        rules: The regulation; default is the shipped one.
    """
    from carloan_desk.domain.screening_changes import changes_for

    result = judge(case, product, rules)
    if result.outcome is not Outcome.FAIL:
        return result
    return ScreeningResult(result.checks, changes_for(case, product, rules), result.payment)


def judge(case: Case, product: Product, rules: RuleSet | None = None) -> ScreeningResult:
    """Return the checks alone."""
    rules = in_use(rules)
    payment = instalment(case, product)
    checks = [*_money(case, product, payment), *_people(case, product, rules), *_car(case, product)]
    checks += [*_regulation(case, product, rules), *_second_looks(case, payment)]
    return ScreeningResult(tuple(checks), (), payment)


def instalment(case: Case, product: Product) -> Decimal | None:
    """Return the usual instalment: the one agreed, else the product's; ``None`` if no loan can be made of it."""
    if case.payment is not None:
        return case.payment
    if case.amount is None or case.months is None:
        return None
    if case.amount <= 0:
        return _ZERO  # nothing lent, nothing owed
    with suppress(DomainError):
        terms = product_terms(product, case.amount, case.months, case.on, case.down_ratio or _ZERO)
        return build_schedule(terms).payment
    return None


def _found(rules: RuleSet, topic: str, on: date, **match: object) -> Rule | None:
    with suppress(DomainError):
        return rules.find(topic, on, **match)  # type: ignore[arg-type]
    return None


def _money(case: Case, product: Product, payment: Decimal | None) -> Iterator[Check]:
    source = source_of(product)
    asked = [row.min_down_payment for row in product.rates if row.months == case.months]
    yield _at_least(
        "down_payment_ratio", case.down_ratio, min(asked, default=product.min_down_payment), Unit.SHARE, source
    )
    amount = case.amount
    if amount is not None and amount <= 0:
        yield Check("amount_min", Outcome.FAIL, amount, product.min_amount, Unit.MONEY, source)
    else:
        yield _at_least("amount_min", amount, product.min_amount, Unit.MONEY, source)
    if product.max_amount is not None:
        yield _at_most("amount_max", amount, product.max_amount, Unit.MONEY, source)
    if case.months is not None:
        yield _at_most("months_max", Decimal(case.months), Decimal(max(product.months, default=0)), Unit.MONTHS, source)
        if product.months and case.months not in product.months and case.months < product.months[-1]:
            terms = "/".join(map(str, product.months))
            yield Check("months_offered", Outcome.FAIL, str(case.months), terms, Unit.CHOICE, source)
    yield _debt_to_income(case, payment, case.total_income, product.max_debt_to_income, source)
    if product.min_income_multiple is not None:
        yield _income_multiple(payment, case.total_income, product.min_income_multiple, source)


def _debt_to_income(case: Case, payment: Decimal | None, income: Decimal | None, limit: Decimal, source: str) -> Check:
    code = "debt_to_income"
    if payment is None or income is None:
        return Check(code, Outcome.UNKNOWN, None, limit, Unit.SHARE, source)
    service = payment + (case.monthly_debt or _ZERO)
    if income == 0:
        # No income carries no instalment: a ratio would be infinite.
        return Check(code, Outcome.FAIL if service else Outcome.PASS, None, limit, Unit.SHARE, source)
    return _at_most(code, service / income, limit, Unit.SHARE, source)


def _income_multiple(payment: Decimal | None, income: Decimal | None, limit: Decimal, source: str) -> Check:
    code = "income_multiple"
    if payment == 0:
        # Nothing to pay is carried by any income: a multiple would be infinite.
        return Check(code, Outcome.PASS, None, limit, Unit.TIMES, source)
    multiple = None if payment is None or income is None else income / payment
    return _at_least(code, multiple, limit, Unit.TIMES, source)


def _people(case: Case, product: Product, rules: RuleSet) -> Iterator[Check]:
    source = source_of(product)
    yield _at_least("age_min", age_on(case.birth_date, case.on), Decimal(product.min_age), Unit.YEARS, source)
    at_end = None
    if case.months is not None:
        at_end = age_on(case.birth_date, case.on + relativedelta(months=case.months))
    yield _at_most("age_at_end", at_end, Decimal(product.max_age_at_end), Unit.YEARS, source)
    rule = _found(rules, "screening.employment", case.on)
    if rule is not None and case.employed_since is not None:
        months = Decimal(months_between(case.employed_since, case.on))
        yield _at_least("employed_months", months, rule.number("months"), Unit.MONTHS, rule.source, Severity.WARNING)


def _car(case: Case, product: Product) -> Iterator[Check]:
    source = source_of(product)
    if not product.offered_on(case.on):
        days = f"{product.valid_from} – {product.valid_to or ''}"
        # A deal keeps the terms it was quoted; for a new one there is no such product any more.
        yield Check("offered", Outcome.FAIL, str(case.on), days, Unit.CHOICE, source, Severity.WARNING)
    for code, value, wanted in (
        ("vehicle_kind", case.vehicle_kind, product.vehicle_kind),
        ("power", case.power, product.power),
        ("use", case.use, product.use),
    ):
        if value is not None and wanted is not None and value is not wanted:
            yield Check(code, Outcome.FAIL, value, wanted, Unit.CHOICE, source)
    if product.trade_in and case.trade_in is not None and not case.trade_in:
        yield Check("trade_in", Outcome.FAIL, None, "", Unit.CHOICE, source)
    if product.region and case.city and not (case.city in product.region or product.region in case.city):
        yield Check("region", Outcome.FAIL, case.city, product.region, Unit.CHOICE, source, Severity.WARNING)
    if case.vehicle_kind is not VehicleKind.USED:
        return
    age = None if case.registered_on is None else Decimal(months_between(case.registered_on, case.on))
    if product.max_vehicle_months is not None:
        yield _at_most("vehicle_months", age, Decimal(product.max_vehicle_months), Unit.MONTHS, source)
    if product.max_vehicle_months_at_end is not None:
        at_end = None if age is None or case.months is None else age + case.months
        limit = Decimal(product.max_vehicle_months_at_end)
        yield _at_most("vehicle_months_at_end", at_end, limit, Unit.MONTHS, source)
    if product.max_mileage_km is not None:
        driven = None if case.mileage_km is None else Decimal(case.mileage_km)
        yield _at_most("mileage", driven, Decimal(product.max_mileage_km), Unit.KM, source)


def _regulation(case: Case, product: Product, rules: RuleSet) -> Iterator[Check]:
    known = replace(
        case,
        vehicle_kind=case.vehicle_kind or product.vehicle_kind,
        power=case.power or product.power or Power.ICE,
        use=case.use or product.use,
    )
    yield from regulation(known, product.kind, rules)


def regulation(case: Case, kind: ProductKind, rules: RuleSet | None = None) -> Iterator[Check]:
    """Yield what the regulation says of a case whose car, drive and use are known, for a kind of loan."""
    found, car = in_use(rules), case.vehicle_kind
    rule = _found(found, "car_loan.ltv", case.on, products=kind, vehicle_kind=car, power=case.power, use=case.use)
    if rule is not None:
        yield from _graded("loan_to_value", case.loan_to_value, rule, Unit.SHARE)
    rule = _found(found, "car_loan.term", case.on, products=kind, vehicle_kind=car)
    if rule is not None and case.months is not None:
        yield from _graded("term", Decimal(case.months), rule, Unit.MONTHS)


def _graded(code: str, value: Decimal | None, rule: Rule, unit: Unit) -> Iterator[Check]:
    """An error above one limit, a warning above another; the one that is broken, else the stricter."""
    limits = [
        (Decimal(rule.values[key]), severity)
        for key, severity in (("error_above", Severity.ERROR), ("warn_above", Severity.WARNING))
        if key in rule.values
    ]
    checks = [_at_most(code, value, limit, unit, rule.source, severity) for limit, severity in limits]
    broken = [check for check in checks if check.outcome is Outcome.FAIL]
    yield from broken[:1] or checks[:1]


def _second_looks(case: Case, payment: Decimal | None) -> Iterator[Check]:
    """What no lender's table says but every lender looks at."""
    warning, income = Severity.WARNING, case.total_income
    if case.monthly_debt is None and payment is not None and income is not None:
        yield Check("debts_known", Outcome.UNKNOWN, None, "", Unit.CHOICE, "", warning)
    if case.statement_average is not None and case.monthly_income:
        yield _at_least("statement_income", case.statement_average, case.monthly_income, Unit.MONEY, "", warning)
    if case.proven_income is not None and payment is not None and income:
        service = payment + (case.monthly_debt or _ZERO)
        yield _at_least("proven_income", case.proven_income + case.co_income, service, Unit.MONEY, "", warning)
    if case.household_expense is not None and payment is not None and income is not None:
        left = income - payment - (case.monthly_debt or _ZERO)
        yield _at_least("left_to_live", left, case.household_expense, Unit.MONEY, "", warning)


def source_of(product: Product) -> str:
    """Return where a product's limits are written: lender, product, version."""
    return f"{product.lender} {product.name} V{product.version}"


def months_between(first: date, last: date) -> int:
    """Return the whole months from one day to another, 0 if it lies ahead."""
    between = relativedelta(last, first)
    return max(0, int(between.years * 12 + between.months))


def age_on(birth_date: date | None, on: date) -> Decimal | None:
    """Return somebody's age in whole years."""
    return None if birth_date is None else Decimal(relativedelta(on, birth_date).years)


def _at_least(
    code: str, value: Decimal | None, limit: Decimal, unit: Unit, basis: str, severity: Severity = Severity.ERROR
) -> Check:
    outcome = Outcome.UNKNOWN if value is None else Outcome.PASS if value >= limit else Outcome.FAIL
    return Check(code, outcome, value, limit, unit, basis, severity)


def _at_most(
    code: str, value: Decimal | None, limit: Decimal, unit: Unit, basis: str, severity: Severity = Severity.ERROR
) -> Check:
    outcome = Outcome.UNKNOWN if value is None else Outcome.PASS if value <= limit else Outcome.FAIL
    return Check(code, outcome, value, limit, unit, basis, severity)
