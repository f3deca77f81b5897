"""Words for the list of the day: its kinds, what is to be done, why it stands where it stands."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.agenda import Kind, Order, Part, points
from carloan_desk.domain.playbooks import shipped_playbooks
from carloan_desk.domain.servicing import Mark, MarkKind
from carloan_desk.services.today import Item, Occasion
from carloan_desk.ui import alert_words, words
from carloan_desk.ui.emergency_words import plan_title
from carloan_desk.ui.language import language
from carloan_desk.ui.shown import Shown

TONES = {
    Kind.PROMISE: "warn",
    Kind.OVERDUE: "bad",
    Kind.DUE: "accent",
    Kind.WARNING: "bad",
    Kind.PLAN: "warn",
    Kind.PAPER: "warn",
    Kind.TASK: "accent",
    Kind.STALLED: "quiet",
    Kind.CONTACT: "accent",
    Kind.RELEASE: "good",
    Kind.COVER: "warn",
    Kind.CARE: "good",
    Kind.VISIT: "quiet",
}
"""The tone of each kind's chip; its sign and its word say the same without colour."""


def kind(value: Kind) -> str:
    """Return what a kind is called."""
    match value:
        case Kind.PROMISE:
            return QCoreApplication.translate("today_words", "Promise")
        case Kind.OVERDUE:
            return QCoreApplication.translate("today_words", "Overdue")
        case Kind.DUE:
            return QCoreApplication.translate("today_words", "Due")
        case Kind.WARNING:
            return QCoreApplication.translate("today_words", "Warning")
        case Kind.PLAN:
            return QCoreApplication.translate("today_words", "Plan")
        case Kind.PAPER:
            return QCoreApplication.translate("today_words", "Paper")
        case Kind.TASK:
            return QCoreApplication.translate("today_words", "Task")
        case Kind.STALLED:
            return QCoreApplication.translate("today_words", "Next step")
        case Kind.CONTACT:
            return QCoreApplication.translate("today_words", "Contact")
        case Kind.RELEASE:
            return QCoreApplication.translate("today_words", "Own pay")
        case Kind.COVER:
            return QCoreApplication.translate("today_words", "Runs out")
        case Kind.CARE:
            return QCoreApplication.translate("today_words", "Care")
        case Kind.VISIT:
            return QCoreApplication.translate("today_words", "Visit")


def what(item: Item, show: Shown, today: date) -> str:
    """Return what is to be done."""
    when = show.relative_day(item.on, today)
    match item.kind:
        case Kind.PROMISE:
            text = QCoreApplication.translate("today_words", "Promised {amount} for {day}")
            return text.format(amount=show.money(item.amount), day=when)
        case Kind.OVERDUE:
            text = QCoreApplication.translate("today_words", "Instalment {number}: {amount} overdue for {n} days")
            return text.format(number=item.number, amount=show.money(item.amount), n=item.days)
        case Kind.DUE:
            text = QCoreApplication.translate("today_words", "Instalment {number}: {amount} due {day}")
            return text.format(number=item.number, amount=show.money(item.amount), day=when)
        case Kind.WARNING:
            if item.alert is None:
                return ""
            return f"{alert_words.title(item.alert, today)}: {alert_words.summary(item.alert, show, today)}"
        case Kind.PLAN:
            return _plan(item)
        case Kind.PAPER:
            name = "" if item.paper is None else item.paper.rule.names[language()]
            text = QCoreApplication.translate("today_words", "{paper}: good until {day} ({when})")
            return text.format(paper=name, day=show.short_day(item.on, today), when=when)
        case Kind.TASK:
            # A task of one's own may say anything.
            own = item.task is not None and item.task.names["zh"] == item.task.code
            name = "" if item.task is None else item.task.names[language()]
            text = QCoreApplication.translate("today_words", "{task}: until {day} ({when})")
            return text.format(task=show.text(name) if own else name, day=show.short_day(item.on, today), when=when)
        case Kind.STALLED:
            stage = "" if item.stage is None else words.stage(item.stage)
            text = QCoreApplication.translate("today_words", "{stage}: next step was due {day}")
            return text.format(stage=stage, day=when)
        case Kind.CONTACT:
            what_to_do = show.text(item.text) or QCoreApplication.translate("today_words", "Next action")
            return f"{what_to_do} · {when}"
        case Kind.RELEASE:
            text = QCoreApplication.translate("today_words", "Held pay of {amount} is released {day}")
            return text.format(amount=show.money(item.amount), day=when)
        case Kind.COVER | Kind.CARE:
            return f"{_occasion(item, show)} · {show.short_day(item.on, today)} ({when})"
        case Kind.VISIT:
            return QCoreApplication.translate("today_words", "A visit is due {day}").format(day=when)


def _plan(item: Item) -> str:
    plan = shipped_playbooks().get(item.text)
    step = None if plan is None else plan.steps.get(item.evidence)
    if step is None:
        text = QCoreApplication.translate("today_words", "{plan}: note what came of it")
        return text.format(plan=plan_title(item.text))
    return f"{plan_title(item.text)}: {step[language()].what}"


def _occasion(item: Item, show: Shown) -> str:
    match item.occasion:
        case Occasion.BIRTHDAY:
            return QCoreApplication.translate("today_words", "Birthday")
        case Occasion.ANNIVERSARY:
            return QCoreApplication.translate("today_words", "{n} years with the loan").format(n=item.number)
        case Occasion.INSURANCE:
            return QCoreApplication.translate("today_words", "The insurance runs out")
        case Occasion.INSPECTION:
            return QCoreApplication.translate("today_words", "The inspection runs out")
        case Occasion.SATISFACTION:
            return QCoreApplication.translate("today_words", "Ask how it went")
        case _:
            return show.text(item.text)


def who(item: Item, show: Shown) -> str:
    """Return whom it is about; a place is no person and is named under the mask too."""
    return item.client_name if item.client_id is None else show.name(item.client_name)


def why(item: Item, order: Order, show: Shown) -> str:
    """Return why a thing stands where it stands: its parts that count, each said once."""
    counted = {part for part, count in points(item, order).items() if count and order.weights.get(part)}
    reasons = []
    if item.at is not None:
        reasons.append(QCoreApplication.translate("today_words", "at {hour}").format(hour=f"{item.at:%H:%M}"))
    if Part.MONEY in counted:
        text = QCoreApplication.translate("today_words", "{amount} at risk")
        reasons.append(text.format(amount=show.round_money(item.amount)))
    if Part.AGE in counted:
        reasons.append(QCoreApplication.translate("today_words", "{n} days").format(n=item.days))
    if Part.PROMISE in counted:
        reasons.append(QCoreApplication.translate("today_words", "promise broken"))
    return " · ".join(reasons)


def part(value: Part) -> str:
    """Return what a part of the order is called."""
    match value:
        case Part.KIND:
            return QCoreApplication.translate("today_words", "Kind of thing")
        case Part.MONEY:
            return QCoreApplication.translate("today_words", "Money at risk")
        case Part.AGE:
            return QCoreApplication.translate("today_words", "Days it has waited")
        case Part.PROMISE:
            return QCoreApplication.translate("today_words", "Promise broken")


def order_said(order: Order) -> str:
    """Return how the list is sorted, in a line."""
    counted = [each for each in Part if order.weights.get(each) and not (order.grouped and each is Part.KIND)]
    parts = QCoreApplication.translate("today_words", ", ").join(part(each) for each in counted)
    if not order.grouped:
        return QCoreApplication.translate("today_words", "By {parts}").format(parts=parts)
    if not counted:
        return QCoreApplication.translate("today_words", "Kinds together")
    return QCoreApplication.translate("today_words", "Kinds together, then by {parts}").format(parts=parts)


def decided(mark: Mark, show: Shown, today: date) -> str:
    """Return what was decided about a thing."""
    match mark.kind:
        case MarkKind.SNOOZED:
            text = QCoreApplication.translate("today_words", "Snoozed until {day} {weekday}")
            until = mark.until or today
            return text.format(day=show.short_day(until, today), weekday=show.weekday(until))
        case MarkKind.DONE:
            text = QCoreApplication.translate("today_words", "Done {day}")
            return text.format(day=show.relative_day(mark.at.date(), today))
        case MarkKind.DISMISSED:
            text = QCoreApplication.translate("today_words", "Dismissed: {reason}")
            return text.format(reason=show.text(mark.reason))
