"""Individual income tax on the manager's pay, and purchase tax on the car.

Income tax is an estimate (估算，以单位实际代扣为准). Each tax comes as an amount, and with its working in a
``*_detail`` or :func:`withholding` that also names the rule it used.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, ZERO, money_of, round_money
from carloan_desk.domain.rules import Rule, RuleSet, in_use
from carloan_desk.domain.vehicle import Power

__all__ = [
    "BracketTax",
    "MonthPay",
    "Power",
    "PurchaseTax",
    "WithheldMonth",
    "Withholding",
    "annual_tax",
    "bonus_detail",
    "bonus_tax",
    "labour_detail",
    "labour_tax",
    "purchase_tax_detail",
    "vehicle_purchase_tax",
    "withhold_wages",
    "withholding",
]


@dataclass(frozen=True, slots=True)
class MonthPay:
    """One month's pay in yuan.

    Attributes:
        gross: Before deductions.
        social_insurance: The employee's share of social insurance and housing fund (三险一金).
        special_additional: Special additional deductions (专项附加扣除).
        other: Other deductions by law.
    """

    gross: Decimal
    social_insurance: Decimal = ZERO
    special_additional: Decimal = ZERO
    other: Decimal = ZERO

    def __post_init__(self) -> None:
        for name in ("gross", "social_insurance", "special_additional", "other"):
            object.__setattr__(self, name, money_of(getattr(self, name), name))


@dataclass(frozen=True, slots=True)
class BracketTax:
    """A tax from a table of brackets, in yuan: tax = taxable × rate - quick, and the rule it comes from."""

    tax: Decimal
    taxable: Decimal
    rate: Decimal
    quick: Decimal
    rule: str


@dataclass(frozen=True, slots=True)
class WithheldMonth:
    """One month of cumulative withholding, in yuan.

    Attributes:
        tax: Withheld this month.
        taxable: Cumulative taxable income so far.
        rate: Rate of the bracket it has reached.
        due_so_far: Tax on it for the year so far.
    """

    tax: Decimal
    taxable: Decimal
    rate: Decimal
    due_so_far: Decimal


@dataclass(frozen=True, slots=True)
class Withholding:
    """A year's withholding, month by month, and the rule used."""

    months: tuple[WithheldMonth, ...]
    rule: str


def withhold_wages(
    months: Sequence[MonthPay], on: date, *, rules: RuleSet | None = None, months_before: int = 0
) -> tuple[Decimal, ...]:
    """Return the tax withheld each month (累计预扣法), January (or the first month with the employer) first.

    See :func:`withholding`.
    """
    return tuple(month.tax for month in withholding(months, on, rules=rules, months_before=months_before).months)


def withholding(
    months: Sequence[MonthPay], on: date, *, rules: RuleSet | None = None, months_before: int = 0
) -> Withholding:
    """Return cumulative withholding with its working (公告2018年第61号).

    Cumulative income - 5,000 × months - deductions, by the annual table, less what was withheld before; never
    below 0: what is too much comes back at the annual settlement (汇算清缴).

    Args:
        months: Each month with this employer in one calendar year, in order, 1 to 12.
        on: A day of that year; tells which table holds.
        rules: Default the shipped ones.
        months_before: Months since January before a first job in mid-year, for which the allowance also counts
            (公告2020年第13号).

    Raises:
        DomainError: ``tax.months`` (``low``, ``high``), ``rules.none``.
    """
    if not 1 <= len(months) + months_before <= 12 or months_before < 0 or not months:
        raise DomainError("tax.months", field="months", low=1, high=12)
    rule = in_use(rules).find("tax.wage", on)
    allowance = rule.number("monthly_allowance")
    withheld = ZERO
    lines: list[WithheldMonth] = []
    with localcontext(EXACT):
        cumulative = -allowance * months_before
        for month in months:
            cumulative += month.gross - allowance
            cumulative -= month.social_insurance + month.special_additional + month.other
            due = _by_bracket(rule, max(ZERO, cumulative))
            tax = max(ZERO, due.tax - withheld)
            withheld += tax
            lines.append(WithheldMonth(tax, due.taxable, due.rate, due.tax))
    return Withholding(tuple(lines), rule.label)


def annual_tax(taxable: Decimal, on: date, *, rules: RuleSet | None = None) -> BracketTax:
    """Return the tax on a year's taxable income (综合所得), by the annual table.

    Args:
        taxable: Income after all deductions, in yuan.
        on: A day of the year.
        rules: Default the shipped ones.
    """
    with localcontext(EXACT):
        return _by_bracket(in_use(rules).find("tax.wage", on), money_of(taxable, "taxable"))


def bonus_tax(amount: Decimal, on: date, *, rules: RuleSet | None = None) -> Decimal:
    """Return the tax on an annual bonus taxed by itself (全年一次性奖金单独计税). See :func:`bonus_detail`."""
    return bonus_detail(amount, on, rules=rules).tax


def bonus_detail(amount: Decimal, on: date, *, rules: RuleSet | None = None) -> BracketTax:
    """Return the tax on an annual bonus with its working.

    A twelfth of the bonus picks the bracket of the monthly table; the whole bonus × rate - quick deduction.
    Just above 36,000, 144,000, 300,000, 420,000, 660,000 and 960,000 yuan one yuan more costs thousands.

    Args:
        amount: The bonus in yuan.
        on: The day it is paid; the rule ends with 2027.
        rules: Default the shipped ones.

    Raises:
        DomainError: ``money.*``, ``rules.none`` when no rule holds.
    """
    bonus = money_of(amount, "amount")
    with localcontext(EXACT):
        return _by_bracket(in_use(rules).find("tax.bonus", on), bonus, bonus / 12)


def labour_tax(amount: Decimal, on: date, *, rules: RuleSet | None = None) -> Decimal:
    """Return the tax withheld from one payment for services (劳务报酬). See :func:`labour_detail`."""
    return labour_detail(amount, on, rules=rules).tax


def labour_detail(amount: Decimal, on: date, *, rules: RuleSet | None = None) -> BracketTax:
    """Return the tax on a payment for services with its working (公告2018年第61号).

    Up to 4,000 yuan 800 are taken off, above it 20 %; the rest by the table for labour remuneration.

    Args:
        amount: One payment, or a month's payments for continuous work, in yuan.
        on: The day it is paid.
        rules: Default the shipped ones.
    """
    paid = money_of(amount, "amount")
    rule = in_use(rules).find("tax.labour", on)
    with localcontext(EXACT):
        deduction = rule.number("fixed_deduction")
        if paid > rule.number("fixed_upto"):
            deduction = paid * rule.number("share_deduction")
        return _by_bracket(rule, max(ZERO, paid - deduction))


def _by_bracket(rule: Rule, taxable: Decimal, picked_by: Decimal | None = None) -> BracketTax:
    measure = taxable if picked_by is None else picked_by
    for bracket in rule.values["brackets"]:
        if "upto" not in bracket or measure <= bracket["upto"]:
            rate, quick = Decimal(bracket["rate"]), Decimal(bracket["quick"])
            tax = round_money(max(ZERO, taxable * rate - quick), mode=ROUND_HALF_UP)
            return BracketTax(tax, taxable, rate, quick, rule.label)
    raise DomainError("rules.value", topic=rule.topic, key="brackets")


@dataclass(frozen=True, slots=True)
class PurchaseTax:
    """Vehicle purchase tax (车辆购置税) in yuan with its working.

    Attributes:
        tax: What is to be paid.
        base: Price without VAT, rounded to the fen.
        full: Tax without relief.
        relief: What new energy cars are let off.
        rule: The rule used.
    """

    tax: Decimal
    base: Decimal
    full: Decimal
    relief: Decimal
    rule: str


def vehicle_purchase_tax(invoice_price: Decimal, power: Power, on: date, *, rules: RuleSet | None = None) -> Decimal:
    """Return the purchase tax on a car in yuan. See :func:`purchase_tax_detail`."""
    return purchase_tax_detail(invoice_price, power, on, rules=rules).tax


def purchase_tax_detail(invoice_price: Decimal, power: Power, on: date, *, rules: RuleSet | None = None) -> PurchaseTax:
    """Return the purchase tax on a car with its working.

    Price / 1.13 × 10 % less the relief of new energy cars; rounded once, at the end.

    Args:
        invoice_price: Price on the invoice, VAT included.
        power: Combustion or new energy.
        on: Date of the invoice.
        rules: Default the shipped ones.

    Raises:
        DomainError: ``money.*``, ``tax.power``, ``rules.none`` when no rule holds on the day.
    """
    price = money_of(invoice_price, "invoice_price")
    if power not in frozenset(Power):
        raise DomainError("tax.power", field="power", allowed=sorted(Power))
    rule = in_use(rules).find("purchase_tax", on, power=power)
    with localcontext(EXACT):
        base = price / (1 + rule.number("vat"))
        full = base * rule.number("rate")
        relief = min(full * rule.number("relief_share"), rule.number("relief_cap"))
        exact = (full - relief, base, full, relief)
        tax, base, full, relief = (round_money(amount, mode=ROUND_HALF_UP) for amount in exact)
    return PurchaseTax(tax, base, full, relief, rule.label)
