"""Take-home pay (到手收入): gross → social insurance → housing fund → tax → net, month by month through a year.

Every result is an estimate: what counts is what the employer withholds (估算，以单位实际代扣为准). Rates and bases of
social insurance are dated data in ``resources/rules/social_insurance.toml``; the tax is that of ``domain.tax``.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.daycount import add_months
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, MAX_AMOUNT, ZERO, money_of, rate_of, round_money
from carloan_desk.domain.rules import NATIONAL, Rule, RuleSet, in_use, rule_from_data
from carloan_desk.domain.takehome.bonus import ESTIMATE, BonusTaxed
from carloan_desk.domain.tax import MonthPay, bonus_detail, labour_detail, withholding


class Part(StrEnum):
    """A step from gross to net, in this order; ``CONTRIBUTED`` is all contributions in one, as a payslip shows them."""

    GROSS = "gross"
    PENSION = "pension"
    MEDICAL = "medical"
    UNEMPLOYMENT = "unemployment"
    HOUSING_FUND = "housing_fund"
    CONTRIBUTED = "contributed"
    TAX = "tax"
    BONUS_TAX = "bonus_tax"
    NET = "net"


class Assumption(StrEnum):
    """What an estimate assumes because nobody said.

    ``DEFAULT_RATES``: the shipped rates, not those of the region. ``LIMITS_UNKNOWN``: no floor and ceiling of the base.
    ``BASE_IS_GROSS``: no declared base (缴费基数), so the month's gross stands for it.
    """

    DEFAULT_RATES = "default_rates"
    LIMITS_UNKNOWN = "limits_unknown"
    BASE_IS_GROSS = "base_is_gross"


@dataclass(frozen=True, slots=True)
class Contributions:
    """What is declared for the employee.

    Attributes:
        base: Base of social insurance in yuan a month (缴费基数); ``None`` takes the month's gross for it.
        fund_base: Base of the housing fund; ``None`` takes ``base``.
        fund_rate: Own rate of the housing fund, a fraction; ``None`` takes the rule's; 0 for none.
        region: Whose rules hold, such as ``"河南"``.
    """

    base: Decimal | None = None
    fund_base: Decimal | None = None
    fund_rate: Decimal | None = None
    region: str = NATIONAL


@dataclass(frozen=True, slots=True)
class PayMonth:
    """One month before deductions, in yuan.

    Attributes:
        gross: Wages and commission, without the annual bonus.
        special_additional: Special additional deductions (专项附加扣除).
        other: Other deductions by law.
        bonus: Annual bonus paid this month (全年一次性奖金).
        contributed: Social insurance and housing fund as the payslip shows them; ``None`` works them out.
    """

    gross: Decimal
    special_additional: Decimal = ZERO
    other: Decimal = ZERO
    bonus: Decimal = ZERO
    contributed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``amount`` in yuan, negative where it is taken off; ``base`` × ``rate`` by a rule where there is one.

    For the tax, ``base`` is the taxable income so far this year and ``rate`` the bracket it has reached: the amount is
    what that makes due less what was withheld before.
    """

    part: Part
    amount: Decimal
    base: Decimal | None = None
    rate: Decimal | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class MonthTakeHome:
    """A month's steps; ``net`` is exactly the sum of those before it."""

    month: date
    steps: tuple[Step, ...]

    def amount(self, *parts: Part) -> Decimal:
        """Sum of the steps of these parts in yuan; what is taken off is negative."""
        return sum((step.amount for step in self.steps if step.part in parts), ZERO)

    @property
    def gross(self) -> Decimal:
        """Pay before deductions, an annual bonus with it."""
        return self.amount(Part.GROSS)

    @property
    def contributions(self) -> Decimal:
        """Social insurance and housing fund taken off, as a positive amount."""
        return -self.amount(*_CONTRIBUTIONS)

    @property
    def tax(self) -> Decimal:
        """Tax withheld, as a positive amount."""
        return -self.amount(Part.TAX, Part.BONUS_TAX)

    @property
    def net(self) -> Decimal:
        """What is left; below 0 where the pay does not cover the contributions."""
        return self.amount(Part.NET)


_CONTRIBUTIONS = (Part.PENSION, Part.MEDICAL, Part.UNEMPLOYMENT, Part.HOUSING_FUND, Part.CONTRIBUTED)


@dataclass(frozen=True, slots=True)
class TakeHome:
    """A run of months of one year.

    Attributes:
        months: In order.
        taxable: Income less allowances and deductions so far, below 0 if they exceed it; an annual bonus taxed by
            itself is not in it. The measure that :func:`bonus_choice` wants of a whole year.
        assumptions: What was assumed.
        mark: Always :data:`ESTIMATE`.
    """

    months: tuple[MonthTakeHome, ...]
    taxable: Decimal
    assumptions: tuple[Assumption, ...]
    mark: str = ESTIMATE

    @property
    def net(self) -> Decimal:
        """Sum of the months' net in yuan."""
        return sum((month.net for month in self.months), ZERO)

    @property
    def tax(self) -> Decimal:
        """Sum of the tax withheld in yuan."""
        return sum((month.tax for month in self.months), ZERO)


@cache
def _shipped() -> tuple[Rule, ...]:
    text = resources.path("rules/social_insurance.toml").read_text("utf-8")
    return tuple(map(rule_from_data, tomllib.loads(text, parse_float=Decimal)["rule"]))


def take_home(
    pays: Sequence[PayMonth],
    first: date,
    contributions: Contributions = Contributions(),
    *,
    bonus_taxed: BonusTaxed = BonusTaxed.SEPARATE,
    months_before: int = 0,
    rules: RuleSet | None = None,
) -> TakeHome:
    """Return what is left of each month's pay.

    Contribution = base, not below the floor nor above the ceiling, × own rate, each rounded half up to the fen. Tax by
    cumulative withholding; an annual bonus by the monthly table, or with the month's wages. Each month is worked out by
    the rules of its own first day: bases change in July.

    Args:
        pays: Consecutive months of one calendar year with this employer, 1 to 12.
        first: Any day of the first of them.
        contributions: What is declared.
        bonus_taxed: How a bonus is taxed; by itself only once a year.
        months_before: As for :func:`carloan_desk.domain.tax.withholding`.
        rules: The rules in use; the user's own win over the shipped ones.

    Raises:
        DomainError: ``money.*`` and ``rate.range`` for what makes no sense (also a rate of the housing fund outside
            what the rule allows, but for 0), ``tax.months`` more than the year has, ``tax.bonus_once`` two bonuses
            taxed by themselves, ``rules.none``.
    """
    if not 1 <= len(pays) <= 13 - first.month:
        raise DomainError("tax.months", field="pays", low=1, high=13 - first.month)
    with localcontext(EXACT):
        return _taken_home(pays, first, contributions, bonus_taxed is BonusTaxed.SEPARATE, months_before, rules)


def _taken_home(
    pays: Sequence[PayMonth],
    first: date,
    contributions: Contributions,
    separate: bool,
    months_before: int,
    rules: RuleSet | None,
) -> TakeHome:
    if separate and sum(pay.bonus > 0 for pay in pays) > 1:
        raise DomainError("tax.bonus_once", field="bonus")
    known = RuleSet((*_shipped(), *in_use(rules).rules))
    start = first.replace(day=1)
    days = [add_months(start, count) for count in range(len(pays))]
    assumed: set[Assumption] = set()
    taken = [_contributed(pay, contributions, known, day, assumed) for pay, day in zip(pays, days, strict=True)]
    taxed = [
        MonthPay(
            gross=money_of(pay.gross, "gross") + (ZERO if separate else money_of(pay.bonus, "bonus")),
            social_insurance=-sum((step.amount for step in steps), ZERO),
            special_additional=pay.special_additional,
            other=pay.other,
        )
        for pay, steps in zip(pays, taken, strict=True)
    ]
    withheld = withholding(taxed, start, rules=rules, months_before=months_before)
    months = []
    for pay, day, steps, line in zip(pays, days, taken, withheld.months, strict=True):
        all_steps = [
            Step(Part.GROSS, money_of(pay.gross, "gross") + money_of(pay.bonus, "bonus")),
            *steps,
            Step(Part.TAX, -line.tax, line.taxable, line.rate, withheld.rule),
        ]
        if separate and pay.bonus:
            bonus = bonus_detail(pay.bonus, day, rules=rules)
            all_steps.append(Step(Part.BONUS_TAX, -bonus.tax, bonus.taxable, bonus.rate, bonus.rule))
        months.append(MonthTakeHome(day, _with_net(all_steps)))
    allowance = known.find("tax.wage", start).number("monthly_allowance")
    off = [pay.social_insurance + pay.special_additional + pay.other + allowance for pay in taxed]
    taxable = sum((pay.gross for pay in taxed), ZERO) - sum(off, allowance * months_before)
    return TakeHome(tuple(months), taxable, tuple(each for each in Assumption if each in assumed))


def _with_net(steps: Sequence[Step]) -> tuple[Step, ...]:
    with localcontext(EXACT):
        return (*steps, Step(Part.NET, sum((step.amount for step in steps), ZERO)))


def _contributed(pay: PayMonth, own: Contributions, rules: RuleSet, day: date, assumed: set[Assumption]) -> list[Step]:
    if pay.contributed is not None:
        return [Step(Part.CONTRIBUTED, -money_of(pay.contributed, "contributed"))]
    social = rules.find("social_insurance", day, own.region)
    fund = rules.find("housing_fund", day, own.region)
    fund_rate = fund.number("rate") if own.fund_rate is None else rate_of(own.fund_rate, "fund_rate")
    low, high = fund.number("rate_low"), fund.number("rate_high")
    if fund_rate and not low <= fund_rate <= high:
        raise DomainError("rate.range", field="fund_rate", low=low, high=high, value=fund_rate)
    if own.base is None:
        assumed.add(Assumption.BASE_IS_GROSS)
    declared = pay.gross if own.base is None else own.base
    fund_declared = declared if own.fund_base is None else own.fund_base
    wanted = [
        (Part.PENSION, declared, social, social.number("pension")),
        (Part.MEDICAL, declared, social, social.number("medical")),
        (Part.UNEMPLOYMENT, declared, social, social.number("unemployment")),
        (Part.HOUSING_FUND, fund_declared, fund, fund_rate),
    ]
    steps = []
    for part, measure, rule, rate in wanted:
        if not rate:
            continue
        if rule.values.get("default") and not (rule is fund and own.fund_rate is not None):
            assumed.add(Assumption.DEFAULT_RATES)
        base = _base(money_of(measure, "base"), rule, assumed)
        steps.append(Step(part, -round_money(base * rate, mode=ROUND_HALF_UP), base, rate, rule.label))
    return steps


def _base(declared: Decimal, rule: Rule, assumed: set[Assumption]) -> Decimal:
    """The base within the floor and the ceiling (缴费基数上下限), where the rule knows them."""
    if not {"floor", "ceiling"} <= rule.values.keys():
        assumed.add(Assumption.LIMITS_UNKNOWN)
    low = rule.number("floor") if "floor" in rule.values else ZERO
    high = rule.number("ceiling") if "ceiling" in rule.values else MAX_AMOUNT
    return min(max(declared, low), high)


def take_home_labour(amount: Decimal, on: date, *, rules: RuleSet | None = None) -> TakeHome:
    """Return what is left of a payment for services (劳务报酬), for those paid without an employment contract.

    No social insurance; the payer withholds by the table for labour remuneration, and the annual settlement counts
    the payment less 20 % as income of the year.

    Raises:
        DomainError: ``money.*``, ``rules.none``.
    """
    detail = labour_detail(amount, on, rules=rules)
    steps = [
        Step(Part.GROSS, money_of(amount, "amount")),
        Step(Part.TAX, -detail.tax, detail.taxable, detail.rate, detail.rule),
    ]
    return TakeHome((MonthTakeHome(on.replace(day=1), _with_net(steps)),), detail.taxable, ())
