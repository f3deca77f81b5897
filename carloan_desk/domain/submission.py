"""Submissions of a form: what went to the lender, what came back, and what changed from one to the next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from carloan_desk.domain.application import number_of
from carloan_desk.domain.deal import DealEvent, EventKind, in_order
from carloan_desk.domain.papers import Application

_OUTCOMES = frozenset({EventKind.APPROVED, EventKind.RETURNED, EventKind.DECLINED, EventKind.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Version:
    """One submission: the form as it was, when it went out, with what note, and what came of it."""

    application: Application
    submitted: DealEvent | None
    outcome: DealEvent | None


def versions_of(applications: Iterable[Application], events: Sequence[DealEvent]) -> list[Version]:
    """Return the submissions of a deal, the first one first, each with what the lender said to it."""
    frozen = [each for each in sorted(applications, key=lambda form: form.version) if each.submitted_on is not None]
    ordered = in_order(events)
    sent = [place for place, event in enumerate(ordered) if event.kind is EventKind.SUBMITTED]
    found = []
    for number, form in enumerate(frozen):
        submitted = outcome = None
        if number < len(sent):
            submitted = ordered[sent[number]]
            following = ordered[sent[number] + 1 : sent[number + 1] if number + 1 < len(sent) else None]
            outcome = next((event for event in following if event.kind in _OUTCOMES), None)
        found.append(Version(form, submitted, outcome))
    return found


# Field by field -------------------------------------------------------------------------------------------------------


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One answer, paper or file that is not the same in two versions. ``key`` is the field's, or the name of a file."""

    kind: ChangeKind
    key: str
    before: str
    after: str


def changes_between(before: Mapping[str, str], after: Mapping[str, str]) -> list[FieldChange]:
    """Return what differs, in the order of the later answers, then what only the earlier ones have."""
    found = []
    for key in [*after, *(key for key in before if key not in after)]:
        old, new = before.get(key, ""), after.get(key, "")
        if old != new:
            kind = ChangeKind.ADDED if not old else ChangeKind.REMOVED if not new else ChangeKind.CHANGED
            found.append(FieldChange(kind, key, old, new))
    return found


def files_of(application: Application) -> dict[str, str]:
    """Return the files that went out with a version: a name for each, and its key in the vault."""
    frozen = application.frozen or {}
    found: dict[str, str] = {}
    for file in frozen.get("files", ()):
        name, number = file["name"], 1
        while name in found:
            number += 1
            name = f"{file['name']} ({number})"
        found[name] = file["key"]
    return found


# The lender's decision ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """What was asked for and what was granted; ``None`` where it is not known."""

    name: str
    asked: Decimal | None
    granted: Decimal | None

    @property
    def differs(self) -> bool:
        """Whether the lender granted something else."""
        return self.asked is not None and self.granted is not None and self.asked != self.granted


def decided(asked: Mapping[str, Decimal | None], approved: DealEvent) -> list[Term]:
    """Return the decision beside the request: amount, term, rate; rates are fractions.

    Args:
        asked: ``amount``, ``months`` and ``annual_rate`` as they were asked for.
        approved: The event of the approval.
    """
    months = None if approved.months is None else Decimal(approved.months)
    granted = {"amount": approved.amount, "months": months, "annual_rate": approved.annual_rate}
    return [Term(name, asked.get(name), value) for name, value in granted.items()]


# What this lender returned for before ---------------------------------------------------------------------------------

# How many decisions a lender's own history has to outweigh: with fewer, the other lenders' counts more.
PRIOR_WEIGHT = Decimal(4)
LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class ReturnReason:
    """How often a lender gave a reason among its last decisions.

    ``share`` is the count drawn towards how often all lenders give the reason; it only orders the reasons.
    """

    reason: str
    count: int
    of: int
    share: Decimal
    last: date


@dataclass(frozen=True, slots=True)
class ReturnHistory:
    """The last decisions of one lender: how many there were, how many files came back or were declined, and why."""

    decisions: int
    returned: int
    reasons: tuple[ReturnReason, ...]


_JUDGED = frozenset({EventKind.APPROVED, EventKind.RETURNED, EventKind.DECLINED})


def return_history(
    own: Iterable[Sequence[DealEvent]], others: Iterable[Sequence[DealEvent]], look_back: int = LOOK_BACK
) -> ReturnHistory:
    """Return what a lender's last decisions say.

    Args:
        own: The events of each deal with this lender.
        others: Those of each deal with another one, to which few decisions are drawn.
        look_back: So many decisions, the latest ones.
    """
    judged = _judged(own)[-look_back:]
    every = [*judged, *_judged(others)]
    back = [event for event in judged if event.kind is not EventKind.APPROVED]
    counts = Counter(reason_of(event) for event in back)
    overall = Counter(reason_of(event) for event in every if event.kind is not EventKind.APPROVED)
    found = []
    for reason, count in counts.items():
        prior = Decimal(overall[reason]) / len(every)
        share = (count + PRIOR_WEIGHT * prior) / (len(judged) + PRIOR_WEIGHT)
        last = max(event.on for event in back if reason_of(event) == reason)
        found.append(ReturnReason(reason, count, len(judged), share, last))
    found.sort(key=lambda each: (-each.share, -each.last.toordinal(), each.reason))
    return ReturnHistory(len(judged), len(back), tuple(found))


def reason_of(event: DealEvent) -> str:
    """Return a reason in the form in which equal ones are counted: without blanks and stops at its ends."""
    return " ".join(event.reason.split()).strip("。.!！;；,，、")


def _judged(deals: Iterable[Sequence[DealEvent]]) -> list[DealEvent]:
    return in_order(event for events in deals for event in events if event.kind in _JUDGED)


# The quote that was given ---------------------------------------------------------------------------------------------

_OF_WISH = {"price": "price", "down_payment": "down_payment", "months": "months"}


def differs_from_quote(wish: Mapping[str, Any], answers: Mapping[str, str]) -> list[FieldChange]:
    """Return which terms of the form are others than those of a quote as it was given.

    Args:
        wish: The wish of the kept quote, as plain data.
        answers: The form's answers.
    """
    found = []
    for key, name in _OF_WISH.items():
        quoted, now = str(wish.get(name, "")), answers.get(key, "")
        one, other = number_of(quoted), number_of(now)
        if quoted and now and (one is None or other is None or one != other):
            found.append(FieldChange(ChangeKind.CHANGED, key, quoted, now))
    return found
