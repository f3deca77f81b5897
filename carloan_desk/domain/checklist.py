"""Which papers a deal needs (资料清单), why, and whether those that came in still hold.

The rules are data: ``resources/rules/checklist.toml``. No national rule fixes validity periods, lenders do.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.papers import DocumentRecord, DocumentState


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """One kind of paper. ``when`` lists, by fact, the values for which it is asked; empty means always.

    ``names`` and ``reasons`` are by language (``"zh"``, ``"en"``); ``max_age_days`` counts from the day of issue to
    the day it is needed.
    """

    code: str
    names: dict[str, str]
    reasons: dict[str, str]
    needed_by: str
    role: str
    when: dict[str, tuple[str, ...]]
    valid_from: date
    max_age_days: int | None
    expires: bool
    source: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """A rule that applies to a deal, with what was recorded for it (``None``: not asked yet)."""

    rule: DocumentRule
    record: DocumentRecord | None

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
        return min(ends, default=None)

    def done(self, on: date) -> bool:
        """Whether nothing is left to do for this paper if it is needed on ``on``."""
        if self.state is DocumentState.NOT_APPLICABLE:
            return True
        until = self.holds_until()
        return self.state is DocumentState.RECEIVED and (until is None or on <= until)


@cache
def shipped_rules() -> tuple[DocumentRule, ...]:
    """Return the rules that ship with the program, in the order in which a checklist shows them."""
    data = tomllib.loads(resources.path("rules/checklist.toml").read_text("utf-8"))
    return tuple(
        DocumentRule(
            code=entry["code"],
            names={"zh": entry["zh"], "en": entry["en"]},
            reasons={"zh": entry["why_zh"], "en": entry["why_en"]},
            needed_by=entry.get("needed_by", "application"),
            role=entry.get("role", "applicant"),
            when={fact: tuple(values) for fact, values in entry.get("when", {}).items()},
            valid_from=entry.get("valid_from", date.min),
            max_age_days=entry.get("max_age_days"),
            expires=entry.get("expires", False),
            source=entry["source"],
        )
        for entry in data["document"]
    )


def required_documents(
    facts: dict[str, str],
    records: Iterable[DocumentRecord],
    on: date,
    rules: Sequence[DocumentRule] | None = None,
) -> list[Requirement]:
    """Return the checklist of a deal.

    Args:
        facts: What the rules' ``when`` asks for: ``marital_status``, ``occupation``, ``vehicle_kind``, ``power``,
            ``product_kind``. A fact that is not known yet matches no condition.
        records: What was recorded for the deal.
        on: The day for which the list is made; rules that begin later are left out.
        rules: Rules to use instead of the shipped ones.
    """
    recorded = {(record.requirement, record.role): record for record in records}
    return [
        Requirement(rule, recorded.get((rule.code, rule.role)))
        for rule in (shipped_rules() if rules is None else rules)
        if rule.valid_from <= on and all(facts.get(fact) in values for fact, values in rule.when.items())
    ]
