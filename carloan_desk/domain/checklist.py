"""Which papers a deal needs (资料清单), why, and whether those that came in still hold on the day they are needed.

The rules are data: ``resources/rules/checklist.toml``, and the user's own, which win. No national rule fixes validity
periods, lenders do.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta

from carloan_desk import resources
from carloan_desk.domain.own_rule import OwnRule
from carloan_desk.domain.papers import DocumentRecord, DocumentState

TOPIC = "checklist"
"""Topic of the user's own rules."""


class Needed(StrEnum):
    """The step of a deal at which a paper is needed, or up to which it has to hold."""

    APPLICATION = "application"
    SIGNING = "signing"
    DISBURSEMENT = "disbursement"
    DELIVERY = "delivery"


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """One kind of paper.

    Attributes:
        code: Its stable name.
        names: What it is called, by language (``"zh"``, ``"en"``).
        reasons: Why it is asked for, by language.
        needed_by: The step at which it is needed.
        role: Whose it is: ``"applicant"``, ``"spouse"``, ``"co_borrower"``, ``"guarantor"``, ``"seller"``.
        when: By fact the values for which it is asked; empty means always.
        valid_from: First day of the rule.
        max_age_days: Days from its issue to the day it is needed, at most.
        covers_months: A statement has to cover so many whole months up to the last one before it is needed.
        expires: Whether the paper itself says until when it is valid.
        holds_on: The step on whose day it still has to hold; that at which it is needed if not said.
        source: Where the rule is written.
    """

    code: str
    names: Mapping[str, str]
    reasons: Mapping[str, str]
    needed_by: str
    role: str
    when: Mapping[str, tuple[str, ...]]
    valid_from: date
    max_age_days: int | None
    expires: bool
    source: str
    covers_months: int | None = None
    holds_on: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody besides the applicant whose papers are asked for: their role and name."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The days on which the steps of a deal are expected, for judging whether papers will still hold then."""

    application: date
    signing: date
    disbursement: date
    delivery: date

    def day_of(self, step: str) -> date:
        """Return the day of a step."""
        return {
            Needed.APPLICATION: self.application,
            Needed.SIGNING: self.signing,
            Needed.DISBURSEMENT: self.disbursement,
            Needed.DELIVERY: self.delivery,
        }[Needed(step)]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A rule that applies to a deal, with what was recorded for it (``None``: not asked yet).

    ``person`` is whose paper it is, empty for the applicant. ``needed_on`` is the day on which it has to hold, as far
    as that is expected.
    """

    rule: DocumentRule
    record: DocumentRecord | None
    person: str = ""
    needed_on: date | None = None

    @property
    def state(self) -> DocumentState:
        """The recorded state; not asked while nothing was recorded."""
        return DocumentState.NOT_ASKED if self.record is None else self.record.state

    def holds_until(self) -> date | None:
        """Return the last day on which the paper is good, ``None`` when it does not age or its date is unknown."""
        if self.record is None:
            return None
        ends = []
        if self.record.valid_until is not None:
            ends.append(self.record.valid_until)
        if self.rule.max_age_days is not None and self.record.issued_on is not None:
            ends.append(self.record.issued_on + timedelta(days=self.rule.max_age_days))
        if self.rule.covers_months is not None and self.record.covers_until is not None:
            ends.append(statement_holds_until(self.record.covers_until))
        return min(ends, default=None)

    def done(self, on: date) -> bool:
        """Whether nothing is left to do for this paper if it is needed on ``on``."""
        if self.state is DocumentState.NOT_APPLICABLE:
            return True
        until = self.holds_until()
        return self.state is DocumentState.RECEIVED and (until is None or on <= until)

    def ready(self, today: date) -> bool:
        """Whether nothing is left to do: it is here, and will still hold on the day it is needed."""
        return self.done(max(today, self.needed_on or today))

    def too_old_by_then(self, today: date) -> bool:
        """Whether the paper is good today and will not be on the day it is needed."""
        return self.done(today) and not self.ready(today)


def statement_holds_until(covers_until: date) -> date:
    """Return the last day on which a statement still covers "up to last month".

    One that ends on 31 October serves all November; one that ends within October covers September as its last whole
    month and serves October.
    """
    whole_month_ends = (covers_until + timedelta(days=1)).day == 1
    following = covers_until + relativedelta(months=1) if whole_month_ends else covers_until
    last: date = following + relativedelta(day=31)
    return last


@cache
def shipped_rules() -> tuple[DocumentRule, ...]:
    """Return the rules that ship with the program, in the order in which a checklist shows them."""
    data = tomllib.loads(resources.path("rules/checklist.toml").read_text("utf-8"))
    return tuple(rule_of(entry) for entry in data["document"])


def rule_of(entry: Mapping[str, Any]) -> DocumentRule:
    """Return a rule from plain data, as the files hold it; missing parts have their usual values."""
    first = entry.get("valid_from", date.min)
    return DocumentRule(
        code=entry["code"],
        names={"zh": entry["zh"], "en": entry.get("en") or entry["zh"]},
        reasons={"zh": entry.get("why_zh", ""), "en": entry.get("why_en") or entry.get("why_zh", "")},
        needed_by=entry.get("needed_by", Needed.APPLICATION.value),
        role=entry.get("role", "applicant"),
        when={fact: tuple(values) for fact, values in entry.get("when", {}).items()},
        valid_from=first if isinstance(first, date) else date.fromisoformat(first),
        max_age_days=entry.get("max_age_days"),
        expires=entry.get("expires", False),
        source=entry.get("source", ""),
        covers_months=entry.get("covers_months"),
        holds_on=entry.get("holds_on", ""),
    )


def data_of(rule: DocumentRule) -> dict[str, Any]:
    """Return a rule as plain data that :func:`rule_of` reads back."""
    return {
        "code": rule.code,
        "zh": rule.names["zh"],
        "en": rule.names["en"],
        "why_zh": rule.reasons["zh"],
        "why_en": rule.reasons["en"],
        "needed_by": str(rule.needed_by),
        "role": rule.role,
        "when": {fact: list(values) for fact, values in rule.when.items()},
        "valid_from": rule.valid_from.isoformat(),
        "max_age_days": rule.max_age_days,
        "expires": rule.expires,
        "source": rule.source,
        "covers_months": rule.covers_months,
        "holds_on": rule.holds_on,
    }


def with_own(rules: Sequence[DocumentRule], own: Iterable[OwnRule], lender: str, on: date) -> list[DocumentRule]:
    """Return the rules of a lender on a day: the shipped ones as the user changed them, and those added.

    A rule for this lender wins over one for all. What a change does not mention stays as shipped; ``hidden`` takes the
    paper off the list.

    Args:
        rules: The shipped rules.
        own: The user's own rules of the topic ``checklist``.
        lender: Whose list it is; empty while no product is chosen.
        on: The day.
    """
    found = {rule.code: data_of(rule) for rule in rules}
    hidden: set[str] = set()
    holding = [
        each
        for each in own
        if each.topic == TOPIC
        and each.lender in ("", lender)
        and each.valid_from <= on
        and (each.valid_to is None or on <= each.valid_to)
    ]
    for each in sorted(holding, key=lambda each: (bool(each.lender), each.valid_from, each.id or 0)):
        content = {name: value for name, value in each.content.items() if name != "hidden"}
        if each.name in found or "zh" in content:
            found[each.name] = found.get(each.name, {"source": each.lender}) | content | {"code": each.name}
        hidden.discard(each.name)
        if each.content.get("hidden"):
            hidden.add(each.name)
    return [rule_of(entry) for code, entry in found.items() if code not in hidden]


def required_documents(
    facts: Mapping[str, str],
    records: Iterable[DocumentRecord],
    on: date,
    rules: Sequence[DocumentRule] | None = None,
    *,
    people: Sequence[Person] = (),
    needed: Schedule | None = None,
) -> list[Requirement]:
    """Return the checklist of a deal.

    Args:
        facts: What the rules' ``when`` asks for: ``marital_status``, ``occupation``, ``vehicle_kind``, ``power``,
            ``use``, ``trade_in``, ``product_kind``. A fact that is not known yet matches no condition.
        records: What was recorded for the deal.
        on: The day for which the list is made; rules that begin later are left out.
        rules: Rules to use instead of the shipped ones.
        people: Co-borrowers and guarantors, each of whom is asked for the papers of their role; the spouse's name.
        needed: When each step is expected; without it papers are judged on the day they are looked at.

    Returns:
        The papers in the order of the rules; those of a second guarantor have the role ``guarantor-2``.
    """
    recorded = {(record.requirement, record.role): record for record in records}
    found = []
    for rule in shipped_rules() if rules is None else rules:
        if rule.valid_from > on or not all(facts.get(fact) in values for fact, values in rule.when.items()):
            continue
        day = None if needed is None else needed.day_of(rule.holds_on or rule.needed_by)
        for role, name in _people_of(rule.role, people):
            asked = rule if role == rule.role else replace(rule, role=role)
            found.append(Requirement(asked, recorded.get((rule.code, role)), name, day))
    return found


# Whose papers are only asked for when there is such a person.
_EACH = frozenset({"co_borrower", "guarantor"})


def _people_of(role: str, people: Sequence[Person]) -> list[tuple[str, str]]:
    named = [person.name for person in people if person.role == role]
    if role not in _EACH:
        return [(role, named[0] if named else "")]
    return [(role if number == 1 else f"{role}-{number}", name) for number, name in enumerate(named, start=1)]
