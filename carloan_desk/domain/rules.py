"""Rules are dated data: rates, limits and tables with the time and place they hold for, and their source.

The shipped set lies in ``resources/rules``; it is read once, on first use. The user's own rules come in as an
argument and win over the shipped ones.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any

from carloan_desk import resources
from carloan_desk.domain.daycount import is_day
from carloan_desk.domain.errors import DomainError

NATIONAL = "CN"
_FILES = (
    "alerts",
    "conduct",
    "identifiers",
    "late_interest",
    "opportunities",
    "purchase_tax",
    "risk_classes",
    "screening",
    "subsidy",
    "tax",
    "workdays",
)
_KEYS = frozenset({"topic", "valid_from", "valid_to", "region", "source"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One dated rule.

    Attributes:
        topic: What it is about, such as ``"tax.wage"``.
        valid_from: First day it holds.
        valid_to: Last day it holds; ``None`` if no end is known.
        region: ``"CN"`` for the country, else a province such as ``"河南"``.
        source: Where it is written.
        values: What it says; numbers are ``Decimal`` or ``int``, never float.
    """

    topic: str
    valid_from: date
    valid_to: date | None
    region: str
    source: str
    values: Mapping[str, Any]

    @property
    def label(self) -> str:
        """A short name for results and traces: ``tax.wage CN 2019-01-01``."""
        return f"{self.topic} {self.region} {self.valid_from}"

    def in_force(self, on: date) -> bool:
        """Whether the rule holds on a day, both ends included."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    def number(self, key: str) -> Decimal:
        """Return a value as ``Decimal``.

        Raises:
            DomainError: ``rules.value``: the rule does not say, or it is not a number.
        """
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, Decimal | int):
            raise DomainError("rules.value", topic=self.topic, key=key)
        return Decimal(value)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules to look things up in. Of several that fit, the later in the tuple wins."""

    rules: tuple[Rule, ...]

    def find(self, topic: str, on: date | None, region: str = NATIONAL, **match: object) -> Rule:
        """Return the rule that holds.

        Args:
            topic: What it is about.
            on: The day; ``None`` for what does not hang on one: the newest rule.
            region: A region's own rule wins over the national one.
            match: Values the rule must have: equal, or one of a list.

        Raises:
            DomainError: ``rules.none`` (``topic``, ``on``, ``region``): no rule holds on that day.
        """
        best: Rule | None = None
        for rule in self.rules:
            if rule.topic != topic or rule.region not in (region, NATIONAL):
                continue
            if on is not None and not rule.in_force(on):
                continue
            if not all(_fits(rule.values.get(key), wanted) for key, wanted in match.items()):
                continue
            if best is None or _rank(rule, region) >= _rank(best, region):
                best = rule
        if best is None:
            raise DomainError("rules.none", topic=topic, on=on, region=region)
        return best

    def with_own(self, own: Iterable[Rule]) -> "RuleSet":
        """Return a set in which the user's own rules win over those here from the same day."""
        return RuleSet((*self.rules, *own))


def _rank(rule: Rule, region: str) -> tuple[bool, date]:
    return rule.region == region, rule.valid_from


def _fits(value: object, wanted: object) -> bool:
    return wanted in value if isinstance(value, list) else value == wanted


def rule_from_data(data: Mapping[str, Any]) -> Rule:
    """Return a rule from plain data, as the files and the database hold it.

    Raises:
        DomainError: ``rules.malformed`` (``topic``, ``key``): a missing or senseless entry; dates out of order.
    """

    def broken(key: str) -> DomainError:
        return DomainError("rules.malformed", topic=data.get("topic"), key=key)

    for key in ("topic", "source"):
        if not isinstance(data.get(key), str) or not data[key]:
            raise broken(key)
    valid_from, valid_to = data.get("valid_from"), data.get("valid_to")
    if not is_day(valid_from):
        raise broken("valid_from")
    if valid_to is not None and (not is_day(valid_to) or valid_to < valid_from):
        raise broken("valid_to")
    return Rule(
        topic=data["topic"],
        valid_from=data["valid_from"],
        valid_to=valid_to,
        region=data.get("region", NATIONAL),
        source=data["source"],
        values=MappingProxyType({key: value for key, value in data.items() if key not in _KEYS}),
    )


@cache
def shipped() -> RuleSet:
    """Return the rules that come with the program, read on the first call."""
    rules: list[Rule] = []
    for name in _FILES:
        text = resources.path(f"rules/{name}.toml").read_text("utf-8")
        rules += map(rule_from_data, tomllib.loads(text, parse_float=Decimal)["rule"])
    return RuleSet(tuple(rules))


def in_use(rules: RuleSet | None) -> RuleSet:
    """Return the rules given, or the shipped ones if none are."""
    return shipped() if rules is None else rules
