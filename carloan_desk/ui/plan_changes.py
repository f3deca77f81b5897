"""What a new version of a plan changes, in sentences."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.commission import Plan
from carloan_desk.domain.plancheck import ChangeKind, PartChange, PlanChanges, TermChange
from carloan_desk.ui import plan_words, words
from carloan_desk.ui.shown import Shown

translate = QCoreApplication.translate


def title(plan: Plan) -> str:
    """Return how a version is called."""
    return translate("plan_changes", "{name}, version {n}").format(name=plan.name, n=plan.version)


def splits(counts: bool) -> str:
    """Return how a deal shared with a colleague counts in numbers of deals."""
    if counts:
        return translate("plan_changes", "by my share")
    return translate("plan_changes", "as a whole deal")


def sentences(changes: PlanChanges, old: Plan, new: Plan, show: Shown) -> list[tuple[str, str]]:
    """Return for each change what it is about and what it says: terms first, then the parts."""
    return [_term(each) for each in changes.terms] + [_part(each, old, new, show) for each in changes.parts]


def _term(change: TermChange) -> tuple[str, str]:
    name, word = {
        "trigger": (translate("plan_changes", "Earned with"), words.trigger),
        "period": (translate("plan_changes", "Paid each"), plan_words.period_word),
        "payout_day": (translate("plan_changes", "Paid on day of the next month"), str),
        "split_counts": (translate("plan_changes", "A deal shared with a colleague counts"), splits),
    }[change.term]
    told: Any = word
    text = translate("plan_changes", "{new}, before: {old}")
    return name, text.format(new=told(change.new), old=told(change.old))


def _part(change: PartChange, old: Plan, new: Plan, show: Shown) -> tuple[str, str]:
    now = "" if change.new is None else plan_words.sentence(change.new, show, new.period)
    before = "" if change.old is None else plan_words.sentence(change.old, show, old.period)
    part = change.new or change.old
    name = "" if part is None else part.name
    match change.kind:
        case ChangeKind.ADDED:
            return name, translate("plan_changes", "New: {now}").format(now=now)
        case ChangeKind.REMOVED:
            return name, translate("plan_changes", "Gone: {before}").format(before=before)
        case ChangeKind.RENAMED:
            was = "" if change.old is None else change.old.name
            return name, translate("plan_changes", "Was called “{old}”; pays the same.").format(old=was)
        case ChangeKind.MOVED:
            return name, translate("plan_changes", "Stands at another place; parts act in their order.")
        case ChangeKind.CHANGED:
            if now == before:
                return name, translate("plan_changes", "Acts on other parts or rounds otherwise: {now}").format(now=now)
            return name, translate("plan_changes", "Now: {now} Before: {before}").format(now=now, before=before)
