"""Words for contacts: whom, what for, what the rules say, what became of promises, how a loan was paid."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.behaviour import Behaviour, Habit
from carloan_desk.domain.conduct import CHINA, Limits, Outcome, Reason, Verdict
from carloan_desk.domain.promises import Judged, PromiseState
from carloan_desk.domain.servicing import ContactPurpose
from carloan_desk.services.call_queue import Why
from carloan_desk.services.contacts import Party
from carloan_desk.ui import circle_words
from carloan_desk.ui.shown import Shown


def purpose(value: ContactPurpose) -> str:
    """Return what a contact is for."""
    translate = QCoreApplication.translate
    match value:
        case ContactPurpose.FOLLOW_UP:
            return translate("contact_words", "Follow-up")
        case ContactPurpose.REMINDER:
            return translate("contact_words", "Reminder")
        case ContactPurpose.COLLECTION:
            return translate("contact_words", "Overdue")
        case ContactPurpose.CARE:
            return translate("contact_words", "Care")
        case ContactPurpose.FORWARD:
            return translate("contact_words", "Pass on")


def why(value: Why) -> str:
    """Return why to call."""
    translate = QCoreApplication.translate
    match value:
        case Why.PROMISE_FAILED:
            return translate("contact_words", "Promise broken")
        case Why.PROMISE_DUE:
            return translate("contact_words", "Promise due")
        case Why.OVERDUE:
            return translate("contact_words", "Past due")
        case Why.REMINDER:
            return translate("contact_words", "Due soon")


def party(value: Party, show: Shown) -> str:
    """Return somebody to speak with: their name and what they are to the client."""
    if value.relation is None:
        return show.name(value.name)
    return f"{show.name(value.name)} · {circle_words.relation(value.relation.kind)}"


CHIPS = {Outcome.ALLOWED: "good", Outcome.ASK: "warn", Outcome.BLOCKED: "bad"}


def outcome(value: Outcome) -> str:
    """Return what the rules say in a word."""
    translate = QCoreApplication.translate
    match value:
        case Outcome.ALLOWED:
            return translate("contact_words", "Allowed")
        case Outcome.ASK:
            return translate("contact_words", "Mind this")
        case Outcome.BLOCKED:
            return translate("contact_words", "Not now")


def reason(value: Reason, show: Shown) -> str:
    """Return why the rules say so."""
    translate = QCoreApplication.translate
    params = dict(value.params)
    if "day" in params:
        params["day"] = show.day(params["day"])
    texts = {
        "hours": translate("contact_words", "Contacts are made from {start} to {end}."),
        "calls": translate("contact_words", "Spoken with {n} times today; {limit} at most."),
        "attempts": translate("contact_words", "This number was called {n} times in vain today; {limit} at most."),
        "third_party": translate("contact_words", "Ask only to pass on a message; no word of the debt."),
        "third_party.debt": translate(
            "contact_words", "Has nothing to do with the debt: never told of it, never asked for money."
        ),
        "third_party.reachable": translate("contact_words", "Ask others only while the client cannot be reached."),
        "spouse": translate("contact_words", "Speak of it only if the debt is the household's."),
        "refused": translate("contact_words", "Asked on {day} not to be contacted again."),
        "refused.person": translate("contact_words", "Refused on {day}; be brief."),
        "consent": translate("contact_words", "Took the consent back on {day}."),
    }
    return texts[value.code].format(**params)


def when(moment: datetime | None, show: Shown, now: datetime) -> str:
    """Return when somebody may be contacted again."""
    if moment is None:
        return QCoreApplication.translate("contact_words", "No day is known on which it is allowed.")
    text = QCoreApplication.translate("contact_words", "Allowed from {time} {day}.")
    return text.format(time=f"{moment:%H:%M}", day=show.relative_day(moment.date(), now.date()))


def counts(verdict: Verdict) -> str:
    """Return how often somebody was called today, of how often they may be."""
    text = QCoreApplication.translate("contact_words", "Today: spoken {calls}, in vain {attempts}")
    limits = verdict.limits
    return text.format(calls=_of(verdict.calls, limits.calls), attempts=_of(verdict.attempts, limits.attempts))


def _of(count: int, limit: int | None) -> str:
    return str(count) if limit is None else f"{count}/{limit}"


def hours(limits: Limits) -> str:
    """Return the hours in which contacts are made."""
    start = "00:00" if limits.start is None else f"{limits.start:%H:%M}"
    end = "24:00" if limits.end is None else f"{limits.end:%H:%M}"
    return f"{start}–{end}"


def told(verdict: Verdict, show: Shown, now: datetime) -> str:
    """Return a verdict in words: the reasons and when it will be allowed, or how often there was a call today."""
    if not verdict.reasons:
        return counts(verdict)
    parts = [reason(each, show) for each in verdict.reasons]
    if verdict.blocked:
        parts.append(when(verdict.next_at, show, now))
    # Chinese sentences follow each other without a space.
    return " ".join(parts).replace("。 ", "。")


def sources(verdict: Verdict) -> str:
    """Return the rules behind a verdict and where they are written."""
    return "\n".join(dict.fromkeys(f"{each.source} ({each.rule})" for each in verdict.reasons))


def promise_state(value: PromiseState) -> tuple[str, str]:
    """Return what became of a promise, and its chip."""
    translate = QCoreApplication.translate
    match value:
        case PromiseState.KEPT:
            return translate("contact_words", "Kept"), "good"
        case PromiseState.OPEN:
            return translate("contact_words", "Open"), "accent"
        case PromiseState.PARTLY:
            return translate("contact_words", "Partly kept"), "warn"
        case PromiseState.BROKEN:
            return translate("contact_words", "Broken"), "bad"


def promise(judged: Judged, show: Shown, today: date) -> str:
    """Return a promise and what came in for it."""
    text = QCoreApplication.translate("contact_words", "{amount} for {day}, {paid} came in")
    return text.format(
        amount=show.round_money(judged.promise.amount),
        day=show.short_day(judged.promise.due_on, today),
        paid=show.round_money(judged.paid),
    )


def behaviour(value: Behaviour) -> tuple[str, str]:
    """Return how a loan was paid, and its chip."""
    translate = QCoreApplication.translate
    match value:
        case Behaviour.ON_TIME:
            return translate("contact_words", "Always on time"), "good"
        case Behaviour.NEW:
            return translate("contact_words", "New loan"), "quiet"
        case Behaviour.SOMETIMES:
            return translate("contact_words", "Sometimes late"), "warn"
        case Behaviour.OFTEN:
            return translate("contact_words", "Often late"), "warn"
        case Behaviour.BROKEN:
            return translate("contact_words", "Broken promises"), "bad"


def days(offsets: Iterable[int]) -> str:
    """Return days about a due date, such as ``-3, 0, 1``."""
    return ", ".join(str(offset) for offset in offsets)


def evidence(habit: Habit) -> str:
    """Return what the class of a loan rests on."""
    translate = QCoreApplication.translate
    parts = []
    if habit.looked_at:
        text = translate("contact_words", "{late} of the last {n} instalments late")
        parts.append(text.format(late=habit.late, n=habit.looked_at))
    if habit.most_days:
        parts.append(translate("contact_words", "{n} days at most").format(n=habit.most_days))
    if habit.broken:
        parts.append(translate("contact_words", "promises not kept lately: {n}").format(n=habit.broken))
    return " · ".join(parts)


def clock(ahead: datetime | None, show: Shown, offset: timedelta | None) -> str:
    """Return what is odd about the computer's clock; empty if nothing is.

    Args:
        ahead: The latest contact noted for later than now.
        show: Says values.
        offset: What the computer's time zone is ahead of UTC.
    """
    translate = QCoreApplication.translate
    parts = []
    if ahead is not None:
        text = translate("contact_words", "A contact is noted for {moment}, later than now: was the clock set back?")
        parts.append(text.format(moment=show.moment(ahead)))
    if offset is not None and offset != CHINA.utcoffset(None):
        parts.append(translate("contact_words", "This computer's clock is not on China time; the hours are China's."))
    return " ".join(parts)
