"""State subsidies for individuals: trade-in of an old car (以旧换新) and of loan interest (财政贴息)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, ZERO, decimal_of, money_of, round_money
from carloan_desk.domain.rules import NATIONAL, Rule, RuleSet, in_use
from carloan_desk.domain.schedule import Schedule
from carloan_desk.domain.vehicle import Power


class TradeIn(StrEnum):
    """What happens to the old car."""

    SCRAP = "scrap"
    """报废更新: it is scrapped."""
    REPLACE = "replace"
    """置换更新: it is sold on."""


@dataclass(frozen=True, slots=True)
class TradeInSubsidy:
    """A trade-in subsidy: ``amount`` in yuan is ``rate`` of the price, at most ``cap``, by ``rule``."""

    amount: Decimal
    rate: Decimal
    cap: Decimal
    rule: str


def trade_in_subsidy(
    price: Decimal,
    power: Power,
    scheme: TradeIn,
    on: date,
    *,
    litres: Decimal | None = None,
    region: str = NATIONAL,
    rules: RuleSet | None = None,
) -> TradeInSubsidy:
    """Return the subsidy for a new car bought in exchange for an old one.

    Args:
        price: Price of the new car, taxes included, in yuan.
        power: Its drive.
        scheme: What happens to the old car.
        on: Date of the invoice.
        litres: Engine size of a combustion car; above the rule's limit there is no subsidy.
        region: A region's own rule wins over the national one.
        rules: Default the shipped ones.

    Raises:
        DomainError: ``money.*``, ``subsidy.choice``, ``rules.none`` when no rule holds on the day.
    """
    paid = money_of(price, "price")
    if power not in frozenset(Power) or scheme not in frozenset(TradeIn):
        raise DomainError("subsidy.choice", field="scheme", allowed=sorted(TradeIn))
    rule = in_use(rules).find("subsidy.trade_in", on, region, scheme=scheme, power=power)
    rate, cap = rule.number("rate"), rule.number("cap")
    with localcontext(EXACT):
        amount = round_money(min(paid * rate, cap), mode=ROUND_HALF_UP)
    limit = rule.number("max_litres") if "max_litres" in rule.values else None
    if litres is not None and limit is not None and decimal_of(litres, "litres") > limit:
        amount = ZERO
    return TradeInSubsidy(amount, rate, cap, rule.label)


@dataclass(frozen=True, slots=True)
class InterestSubsidy:
    """What the state pays of a loan's interest. Paid afterwards: it is no part of the contract's annual rate.

    Attributes:
        total: Yuan over all years.
        by_year: Yuan by calendar year, capped.
        rules: The rules used, by year.
    """

    total: Decimal
    by_year: Mapping[int, Decimal]
    rules: Mapping[int, str]


def interest_subsidy(
    schedule: Schedule,
    *,
    used: Mapping[int, Decimal] | None = None,
    region: str = NATIONAL,
    rules: RuleSet | None = None,
) -> InterestSubsidy:
    """Return the state's interest subsidy on a loan, if it is repaid as planned.

    Of each instalment's interest the part min(rule's rate, its share of the contract rate) / contract rate, for the
    days on which a rule holds; each calendar year is capped and rounded by itself.

    Args:
        schedule: The repayment plan. Fees are not interest.
        used: What other loans have used of a year's cap already, in yuan.
        region: A region's own rule wins over the national one.
        rules: Default the shipped ones.
    """
    # Looked up for each stretch of each instalment: among these alone it is quick.
    in_force = RuleSet(tuple(rule for rule in in_use(rules).rules if rule.topic == "subsidy.interest"))
    earned: dict[int, Decimal] = {}
    found: dict[int, Rule] = {}
    with localcontext(EXACT):
        start = schedule.terms.disbursed_on
        for row in schedule.rows:
            contract = schedule.terms.annual_rate_in(row.number)
            for first, end, rule in _stretches(in_force, region, start, row.due):
                if contract:
                    paid = min(rule.number("rate"), rule.number("share") * contract) / contract
                    part = row.interest * paid * (end - first).days / (row.due - start).days
                    earned[first.year] = earned.get(first.year, ZERO) + part
                    found[first.year] = rule
            start = row.due
        by_year: dict[int, Decimal] = {}
        for year, amount in earned.items():
            left = found[year].number("cap") - money_of((used or {}).get(year, ZERO), "used")
            by_year[year] = round_money(max(ZERO, min(amount, left)), mode=ROUND_HALF_UP)
        total = sum(by_year.values(), ZERO)
    labels = {year: rule.label for year, rule in found.items()}
    return InterestSubsidy(total, MappingProxyType(by_year), MappingProxyType(labels))


def _stretches(rules: RuleSet, region: str, start: date, end: date) -> Iterator[tuple[date, date, Rule]]:
    """Cut the days from ``start`` to before ``end`` where the rule or the year changes; skip those without a rule."""
    cuts = {start, end, *(date(year, 1, 1) for year in range(start.year + 1, end.year + 1))}
    for rule in rules.rules:
        cuts.add(rule.valid_from)
        if rule.valid_to is not None:
            cuts.add(rule.valid_to + timedelta(days=1))
    for first, last in pairwise(sorted(cut for cut in cuts if start <= cut <= end)):
        try:
            yield first, last, rules.find("subsidy.interest", first, region)
        except DomainError:
            continue
