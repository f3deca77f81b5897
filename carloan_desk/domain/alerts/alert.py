"""What an alert is: its kind, whom it is about, how urgent, what it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.rules import Rule, RuleSet, in_use


class Code(StrEnum):
    """Kinds of alerts; each has a rule ``alert.<code>``."""

    FIRST_LATE = "first_late"
    GROWING = "growing"
    LATE_RUN = "late_run"
    PROMISES = "promises"
    WHEREABOUTS = "whereabouts"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    PHONE_CHANGED = "phone_changed"
    INSURANCE = "insurance"
    INSPECTION = "inspection"
    MORTGAGE = "mortgage"
    RELEASE = "release"
    SETTLE_INTENT = "settle_intent"
    SETTLED_EARLY = "settled_early"
    OPEN_CUES = "open_cues"
    DEALER = "dealer"
    CHANNEL = "channel"
    SETTLEMENT_WAVE = "settlement_wave"
    SAME_PHONE = "same_phone"
    SAME_ADDRESS = "same_address"
    SAME_EMPLOYER = "same_employer"


class Severity(StrEnum):
    """How soon to look: today, this week, at the next occasion."""

    URGENT = "urgent"
    WATCH = "watch"
    NOTE = "note"


class What(StrEnum):
    """What a fact says; its day and its value say the rest."""

    DISBURSED = "disbursed"
    FIRST_DUE = "first_due"
    FIRST_PAID = "first_paid"
    LATE_DUE = "late_due"
    """An instalment due on a day was so many days late."""
    OVERDUE_DAYS = "overdue_days"
    OVERDUE_AMOUNT = "overdue_amount"
    BAND = "band"
    PROMISE = "promise"
    """So much was promised for a day and did not come."""
    NUMBER_CHANGED = "number_changed"
    SILENT_SINCE = "silent_since"
    UNANSWERED = "unanswered"
    REFUSED = "refused"
    INSURED_UNTIL = "insured_until"
    INSPECTED_UNTIL = "inspected_until"
    NOT_REGISTERED = "not_registered"
    SETTLED = "settled"
    NOT_RELEASED = "not_released"
    SIGN = "sign"
    SAID = "said"
    CUE = "cue"
    GOES_BACK = "goes_back"
    CLAWBACK_UNTIL = "clawback_until"
    DEALER = "dealer"
    HERE = "here"
    ELSEWHERE = "elsewhere"
    PHONE = "phone"
    ADDRESS = "address"
    EMPLOYER = "employer"
    CLIENTS = "clients"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing an alert rests on: a day, a value or both.

    ``moves`` when it is another one every day without anything having happened, such as days overdue: it is shown, and
    it is no new evidence.
    """

    what: What
    on: date | None = None
    value: Decimal | int | str | None = None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert.

    Attributes:
        code: Its kind.
        subject: Names it for ever, so that a decision about it can be kept.
        severity: How soon to look.
        facts: What it rests on.
        rule: Label of the rule; ``source`` where it is written.
        playbook: The emergency plan to open, empty if there is none.
        deal_id: The deal it is about; ``None`` for a dealer, a channel or several files.
        client_ids: The clients it is about.
        dealer: The dealer or channel it is about.
        amount: What is at risk in yuan, where it is known.
    """

    code: Code
    subject: str
    severity: Severity
    facts: tuple[Fact, ...]
    rule: str
    source: str
    playbook: str = ""
    deal_id: int | None = None
    client_ids: tuple[int, ...] = ()
    dealer: str = ""
    amount: Decimal | None = None

    @property
    def evidence(self) -> str:
        """What it rests on as one text: with another one a decision about it no longer holds."""
        parts = [
            f"{fact.what}:{'' if fact.on is None else fact.on}:{'' if fact.value is None else fact.value}"
            for fact in self.facts
            if not fact.moves
        ]
        return "|".join([self.severity, *parts])

    @property
    def on(self) -> date | None:
        """The latest day it rests on."""
        return max((fact.on for fact in self.facts if fact.on is not None), default=None)


def rule_of(code: Code, on: date, rules: RuleSet | None = None) -> Rule:
    """Return the rule of a kind of alert."""
    return in_use(rules).find(f"alert.{code}", on)


def title_of(code: Code, on: date, language: str) -> str:
    """Return what a kind of alert is called."""
    return str(rule_of(code, on).values[language])


def what_to_do(code: Code, on: date, language: str) -> str:
    """Return what to do about a kind of alert."""
    return str(rule_of(code, on).values[f"do_{language}"])


_SEVERITIES = {severity: place for place, severity in enumerate(Severity)}
_CODES = {code: place for place, code in enumerate(Code)}


def in_order(alerts: Iterable[Alert]) -> list[Alert]:
    """Return alerts with the most urgent first, then by money, by kind, by subject: whatever order they came in."""
    return sorted(
        alerts,
        key=lambda each: (_SEVERITIES[each.severity], -(each.amount or Decimal(0)), _CODES[each.code], each.subject),
    )
