"""Who may be contacted, when and how often after the loan (催收行为规范): a verdict with its reasons and their source.

The rules are dated and shipped in ``resources/rules/conduct.toml``. An employer's rule (topic ``conduct.employer``)
counts where it is stricter and nowhere else. Times are those of China: moments with a zone are brought there, moments
without one are taken as read from a clock there.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any

from carloan_desk.domain.circle import Consent, ConsentScope, RelationKind
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.rules import Rule, RuleSet, in_use
from carloan_desk.domain.servicing import Channel, ContactPurpose, ContactResult

CHINA = timezone(timedelta(hours=8))
EMPLOYER = "conduct.employer"
LETTERS = 4
"""Letters a written reason has at least: a blank or a dot is none."""

_DAY = timedelta(days=1)
# How many days ahead the next allowed moment is looked for: counts begin anew each day.
_HORIZON = 14
_CALLS_COUNT = frozenset({ContactPurpose.COLLECTION, ContactPurpose.FORWARD})
_SPOKE = frozenset({ContactResult.REACHED, ContactResult.PROMISED})
_EFFECTIVE = _SPOKE | {ContactResult.REFUSED}


class Standing(StrEnum):
    """What somebody has to do with the debt (债务相关 or 债务无关)."""

    DEBTOR = "debtor"
    LIABLE = "liable"
    """A guarantor: as law and contract allow."""
    SPOUSE = "spouse"
    """Concerned when the debt is the household's."""
    THIRD_PARTY = "third_party"


_STANDINGS = {
    RelationKind.CO_BORROWER: Standing.DEBTOR,
    RelationKind.GUARANTOR: Standing.LIABLE,
    RelationKind.SPOUSE: Standing.SPOUSE,
}


def standing_of(kind: RelationKind | None) -> Standing:
    """Return the standing of somebody around the client; ``None`` is the client."""
    return Standing.DEBTOR if kind is None else _STANDINGS.get(kind, Standing.THIRD_PARTY)


class Outcome(StrEnum):
    """What the rules say of a contact, the mildest first."""

    ALLOWED = "allowed"
    ASK = "ask"
    """Allowed with something to be minded."""
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact that took place, as the rules count it.

    ``who`` is the key of the person, the same in every deal; ``number`` the contact point, digits alone.
    """

    at: datetime
    who: str
    number: str
    channel: Channel
    result: ContactResult
    purpose: ContactPurpose = ContactPurpose.COLLECTION
    outgoing: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be contacted.

    Attributes:
        who: Key of the person, the same in every deal.
        number: The contact point to be used; empty for none.
        standing: What they have to do with the debt.
        debtor: Key of the client for whose debt it is; ``who`` for the client.
        refused_on: The day on which they asked not to be contacted again.
        consents: What they agreed to, and took back.
    """

    who: str
    number: str = ""
    standing: Standing = Standing.DEBTOR
    debtor: str = ""
    refused_on: date | None = None
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a contact is not simply allowed.

    Attributes:
        code: ``hours``, ``calls``, ``attempts``, ``third_party``, ``third_party.debt``, ``third_party.reachable``,
            ``spouse``, ``refused``, ``refused.person``, ``consent``.
        outcome: What it makes of the contact.
        rule: Label of the rule.
        source: Where the rule is written.
        until: When it no longer holds, ``None`` if that is not known.
        params: Figures for its words.
    """

    code: str
    outcome: Outcome
    rule: str
    source: str
    until: datetime | None = None
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether somebody may be contacted at a moment.

    Attributes:
        outcome: The strictest of the reasons.
        reasons: Every reason, the strictest first.
        next_at: The first moment from the one asked for at which it is not blocked; ``None`` if none is known.
        calls: Effective calls to the person that day.
        attempts: Unanswered calls to the number that day.
        limits: What held.
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]
    next_at: datetime | None
    calls: int
    attempts: int
    limits: "Limits"

    @property
    def blocked(self) -> bool:
        """Whether the contact may be made with a written reason only."""
        return self.outcome is Outcome.BLOCKED


@dataclass(frozen=True, slots=True)
class Limits:
    """The hours and counts that hold on a day, each with the rule it comes from; ``None`` where there was none yet."""

    start: time | None
    end: time | None
    calls: int | None
    attempts: int | None
    rules: Mapping[str, Rule]


def parse_hour(text: str) -> time:
    """Return a time of day such as ``08:00``.

    Raises:
        DomainError: ``conduct.hour``.
    """
    found = re.fullmatch(r"([01]?\d|2[0-3])[:：]([0-5]\d)", text.strip())
    if found is None:
        raise DomainError("conduct.hour")
    return time(int(found[1]), int(found[2]))


def clean_number(text: str) -> str:
    """Return a telephone number as digits alone, without the country's code."""
    digits = re.sub(r"\D", "", text)
    for prefix in ("0086", "86"):
        if digits.startswith(prefix) and len(digits) == len(prefix) + 11:
            return digits.removeprefix(prefix)
    return digits


def is_reason(text: str) -> bool:
    """Whether a text says something: letters or characters enough, not blanks or dots."""
    return sum(character.isalnum() for character in text) >= LETTERS and len(set(text.strip())) > 1


def china_time(at: datetime) -> datetime:
    """Return a moment as a clock in China shows it, without zone."""
    return at if at.tzinfo is None else at.astimezone(CHINA).replace(tzinfo=None)


def limits_on(day: date, rules: RuleSet | None = None) -> Limits:
    """Return the hours and counts of a day: the shipped ones, and the employer's where they are stricter."""
    in_force = in_use(rules)
    found = {name: _find(in_force, f"conduct.{name}", day) for name in ("hours", "calls", "attempts")}
    start = end = None
    used: dict[str, Rule] = {}
    if (hours := found["hours"]) is not None:
        start, end = parse_hour(str(hours.values["start"])), parse_hour(str(hours.values["end"]))
        used["start"] = used["end"] = hours
    counts: dict[str, int | None] = {"calls": None, "attempts": None}
    for name in counts:
        if (rule := found[name]) is not None:
            counts[name], used[name] = int(rule.number(name)), rule
    own = _find(in_force, EMPLOYER, day)
    if own is not None:
        if "start" in own.values and (begins := parse_hour(str(own.values["start"]))) > (start or time.min):
            start, used["start"] = begins, own
        if "end" in own.values and (end is None or parse_hour(str(own.values["end"])) < end):
            end, used["end"] = parse_hour(str(own.values["end"])), own
        for name, shipped in counts.items():
            if name in own.values and (shipped is None or own.number(name) < shipped):
                counts[name], used[name] = int(own.number(name)), own
    return Limits(start, end, counts["calls"], counts["attempts"], used)


def _find(rules: RuleSet, topic: str, day: date) -> Rule | None:
    try:
        return rules.find(topic, day)
    except DomainError:
        return None


def contact_allowed(
    log: Iterable[Contact],
    person: Person,
    at: datetime,
    rules: RuleSet | None = None,
    *,
    channel: Channel = Channel.PHONE,
    purpose: ContactPurpose = ContactPurpose.COLLECTION,
) -> Verdict:
    """Return whether the manager may contact somebody at a moment.

    The hours hold for every purpose. The counts block what is collection and are to be minded for the rest; every call
    of a day counts, whatever it was for and in whatever order it was written down. Somebody who has nothing to do with
    the debt is never asked for money, only to pass on a message, and not again once they refused.

    Args:
        log: Contacts so far, in any order; those with other people count where they used the same number.
        person: Who is to be contacted.
        at: When.
        rules: Default the shipped ones; the employer's stricter rule is among them.
        channel: How; the counts are those of calls.
        purpose: What for.
    """
    moment, in_force, entries = china_time(at), in_use(rules), tuple(log)
    told, calls, attempts, limits = _judge(entries, person, moment, in_force, channel, purpose)
    worst = max((reason.outcome for reason in told), key=list(Outcome).index, default=Outcome.ALLOWED)
    reasons, allowed_at = told, moment
    for _ in range(_HORIZON):
        lifted = [reason.until for reason in reasons if reason.outcome is Outcome.BLOCKED]
        if not lifted:
            break
        known = [until for until in lifted if until is not None]
        if len(known) < len(lifted):
            break
        allowed_at = max(known)
        reasons, *_ = _judge(entries, person, allowed_at, in_force, channel, purpose)
    blocked = any(reason.outcome is Outcome.BLOCKED for reason in reasons)
    ordered = sorted(told, key=lambda reason: -list(Outcome).index(reason.outcome))
    return Verdict(worst, tuple(ordered), None if blocked else allowed_at, calls, attempts, limits)


def _judge(
    log: tuple[Contact, ...],
    person: Person,
    at: datetime,
    rules: RuleSet,
    channel: Channel,
    purpose: ContactPurpose,
) -> tuple[list[Reason], int, int, Limits]:
    day = at.date()
    limits = limits_on(day, rules)
    today = [each for each in log if each.outgoing and china_time(each.at).date() == day]
    spoken = [each for each in today if each.channel is Channel.PHONE and each.result in _EFFECTIVE]
    calls = sum(1 for each in spoken if each.who == person.who or (person.number and each.number == person.number))
    attempts = sum(
        1
        for each in today
        if each.channel is Channel.PHONE
        and each.result is ContactResult.UNANSWERED
        and (each.number == person.number if each.number and person.number else each.who == person.who)
    )
    reasons = [
        *_of_hours(limits, at),
        *_of_third_parties(log, person, at, rules, purpose),
        *_of_wishes(log, person, at, rules, purpose),
    ]
    if channel is Channel.PHONE:
        outcome = Outcome.BLOCKED if purpose in _CALLS_COUNT else Outcome.ASK
        tomorrow = datetime.combine(day + _DAY, limits_on(day + _DAY, rules).start or time.min)
        for name, count in (("calls", calls), ("attempts", attempts)):
            limit = limits.calls if name == "calls" else limits.attempts
            if limit is not None and count >= limit:
                rule = limits.rules[name]
                params = {"n": count, "limit": limit}
                reasons.append(Reason(name, outcome, rule.label, rule.source, tomorrow, params))
    return reasons, calls, attempts, limits


def _of_hours(limits: Limits, at: datetime) -> Iterable[Reason]:
    params = {
        "start": f"{limits.start or time.min:%H:%M}",
        "end": "24:00" if limits.end is None else f"{limits.end:%H:%M}",
    }
    if limits.start is not None and at.time() < limits.start:
        rule, until = limits.rules["start"], datetime.combine(at.date(), limits.start)
    elif limits.end is not None and at.time() >= limits.end:
        rule, until = limits.rules["end"], datetime.combine(at.date() + _DAY, limits.start or time.min)
    else:
        return
    yield Reason("hours", Outcome.BLOCKED, rule.label, rule.source, until, params)


def _of_third_parties(
    log: tuple[Contact, ...], person: Person, at: datetime, rules: RuleSet, purpose: ContactPurpose
) -> Iterable[Reason]:
    """What is not said to those who do not owe."""
    rule = _find(rules, "conduct.third_party", at.date())
    if rule is None or person.standing in (Standing.DEBTOR, Standing.LIABLE):
        return
    about_debt = purpose in (ContactPurpose.COLLECTION, ContactPurpose.REMINDER)
    if person.standing is Standing.SPOUSE:
        if about_debt:
            yield Reason("spouse", Outcome.ASK, rule.label, rule.source)
        return
    if about_debt:
        yield Reason("third_party.debt", Outcome.BLOCKED, rule.label, rule.source)
    elif purpose is ContactPurpose.FORWARD:
        yield Reason("third_party", Outcome.ASK, rule.label, rule.source)
        if _unanswered(log, person.debtor, at) < rule.number("unanswered"):
            yield Reason("third_party.reachable", Outcome.ASK, rule.label, rule.source)


def _unanswered(log: tuple[Contact, ...], debtor: str, at: datetime) -> int:
    """Calls to the debtor without an answer since they were last heard of."""
    with_debtor = sorted(
        (each for each in log if each.who == debtor and china_time(each.at) <= at), key=lambda each: china_time(each.at)
    )
    count = 0
    for each in with_debtor:
        count = count + 1 if each.result is ContactResult.UNANSWERED else 0
    return count


def _of_wishes(
    log: tuple[Contact, ...], person: Person, at: datetime, rules: RuleSet, purpose: ContactPurpose
) -> Iterable[Reason]:
    """Who asked not to be contacted, and what consents were taken back."""
    rule = _find(rules, "conduct.third_party", at.date())
    heard = [(china_time(each.at), each.result) for each in log if each.who == person.who]
    third = person.standing is Standing.THIRD_PARTY
    # Who owes and speaks again has taken a refusal back; somebody else's stands.
    again = max((moment for moment, result in heard if result in _SPOKE and not third), default=None)
    refused = [
        moment.date()
        for moment, result in heard
        if result is ContactResult.REFUSED and moment <= at and (again is None or again <= moment)
    ]
    if person.refused_on is not None and person.refused_on <= at.date():
        refused.append(person.refused_on)
    if rule is not None and refused:
        params = {"day": max(refused)}
        if third:
            yield Reason("refused", Outcome.BLOCKED, rule.label, rule.source, None, params)
        else:
            yield Reason("refused.person", Outcome.ASK, rule.label, rule.source, None, params)
    consent = _find(rules, "conduct.consent", at.date())
    if consent is None:
        return
    withdrawn = {scope: _withdrawn(person.consents, scope, at.date()) for scope in ConsentScope}
    offers = withdrawn[ConsentScope.MARKETING] if purpose is ContactPurpose.CARE else None
    data = withdrawn[ConsentScope.PERSONAL_DATA]
    if (day := offers or data) is not None:
        # What a running contract needs may go on; offers may not.
        mild = purpose in (ContactPurpose.REMINDER, ContactPurpose.COLLECTION)
        outcome = Outcome.ASK if mild else Outcome.BLOCKED
        yield Reason("consent", outcome, consent.label, consent.source, None, {"day": day})


def _withdrawn(consents: Iterable[Consent], scope: ConsentScope, day: date) -> date | None:
    """The day on which a consent was taken back, ``None`` if one holds or none ever was."""
    of_scope = [each for each in consents if each.scope is scope and each.given_on <= day]
    if any(each.holds_on(day) for each in of_scope):
        return None
    taken = [each.withdrawn_on for each in of_scope if each.withdrawn_on is not None]
    return max(taken, default=None)
