"""Words for what happened with a client, under the mask too."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.circle import Consent, Satisfaction
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.papers import Application, Attachment, IssuedDocument, KeptQuote
from carloan_desk.domain.servicing import ContactNote, PaymentRecord, PlaybookRun
from carloan_desk.services.timeline import Entry, Kind
from carloan_desk.ui import circle_words, client_words, contact_words, words
from carloan_desk.ui.emergency_words import plan_title
from carloan_desk.ui.shown import Shown

_MOST_FIELDS = 4

CHIPS: dict[Kind, str] = {
    Kind.ADDED: "accent",
    Kind.EDIT: "quiet",
    Kind.DEAL: "accent",
    Kind.CONTACT: "good",
    Kind.QUOTE: "accent",
    Kind.PAPER: "quiet",
    Kind.PAYMENT: "good",
    Kind.CONSENT: "warn",
    Kind.SATISFACTION: "good",
    Kind.PLAN: "warn",
}


def kind(value: Kind) -> str:
    """Return what an entry is about."""
    match value:
        case Kind.ADDED:
            return QCoreApplication.translate("timeline_words", "Start")
        case Kind.EDIT:
            return QCoreApplication.translate("timeline_words", "Changes")
        case Kind.DEAL:
            return QCoreApplication.translate("timeline_words", "Deals")
        case Kind.CONTACT:
            return QCoreApplication.translate("timeline_words", "Contacts")
        case Kind.QUOTE:
            return QCoreApplication.translate("timeline_words", "Quotes")
        case Kind.PAPER:
            return QCoreApplication.translate("timeline_words", "Papers")
        case Kind.PAYMENT:
            return QCoreApplication.translate("timeline_words", "Repayments")
        case Kind.CONSENT:
            return QCoreApplication.translate("timeline_words", "Consents")
        case Kind.SATISFACTION:
            return QCoreApplication.translate("timeline_words", "Satisfaction")
        case Kind.PLAN:
            return QCoreApplication.translate("timeline_words", "Emergency plans")


def told(entry: Entry, show: Shown, names: Mapping[tuple[str, int], str]) -> tuple[str, str]:
    """Return an entry in words: what happened, and the details."""
    translate = QCoreApplication.translate
    about = entry.about
    match about:
        case Client():
            return translate("timeline_words", "Added as a client"), words.source(about.source)
        case Deal():
            return translate("timeline_words", "Deal opened"), about.vehicle_model
        case DealEvent():
            amount = "" if about.amount is None else show.round_money(about.amount)
            return words.event(about.kind), _joined(amount, show.text(about.reason), show.text(about.note))
        case ContactNote():
            return _contact(about, entry, show)
        case KeptQuote():
            return translate("timeline_words", "Quote given: {number}").format(number=about.number), ""
        case IssuedDocument():
            return translate("timeline_words", "Document issued: {number}").format(number=about.number), ""
        case Attachment():
            return translate("timeline_words", "File kept: {name}").format(name=show.text(about.name)), ""
        case Application():
            return translate("timeline_words", "Application submitted, version {n}").format(n=about.version), ""
        case PaymentRecord():
            title = translate("timeline_words", "Repayment {amount}").format(amount=show.money(about.amount))
            return title, show.text(about.note)
        case Consent():
            what = circle_words.scope(about.scope)
            if entry.ended:
                return translate("timeline_words", "Consent withdrawn: {what}").format(what=what), about.recipient
            return translate("timeline_words", "Consent given: {what}").format(what=what), about.recipient
        case Satisfaction():
            title = translate("timeline_words", "Satisfaction: {score} of 5").format(score=about.score)
            return title, show.text(about.note)
        case PlaybookRun():
            name = plan_title(about.playbook)
            if entry.ended:
                ended = translate("timeline_words", "Emergency plan closed: {name}").format(name=name)
                return ended, show.text(about.outcome)
            return translate("timeline_words", "Emergency plan opened: {name}").format(name=name), ""
        case _:
            return _edit(entry, show, names)


def _contact(note: ContactNote, entry: Entry, show: Shown) -> tuple[str, str]:
    translate = QCoreApplication.translate
    parts = [f"{note.at:%H:%M}", words.channel(note.channel), words.contact_result(note.result)]
    if not note.outgoing:
        parts.insert(1, translate("timeline_words", "They called"))
    if entry.person is not None:
        who = circle_words.relation(entry.person.kind)
        parts.append(f"{who} {show.name(entry.person_name)}")
    step = note.next_step and translate("timeline_words", "Next: {step}").format(step=show.text(note.next_step))
    reason = ""
    if note.override_reason:
        text = translate("timeline_words", "In spite of the rule: {reason}")
        reason = text.format(reason=show.text(note.override_reason))
    return " · ".join(parts), _joined(_promise(note, entry, show), show.text(note.note), step, reason)


def _promise(note: ContactNote, entry: Entry, show: Shown) -> str:
    if note.promise_on is None:
        return ""
    translate = QCoreApplication.translate
    if entry.promise is None:
        text = translate("timeline_words", "promised {amount} for {day}")
        return text.format(amount=show.round_money(note.promise_amount), day=show.day(note.promise_on))
    state, _ = contact_words.promise_state(entry.promise.state)
    text = translate("timeline_words", "promised {amount} for {day}: {state}, {paid} came in")
    return text.format(
        amount=show.round_money(entry.promise.promise.amount),
        day=show.day(note.promise_on),
        state=state,
        paid=show.round_money(entry.promise.paid),
    )


def _edit(entry: Entry, show: Shown, names: Mapping[tuple[str, int], str]) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if "deleted_at" in entry.fields:
        gone = entry.fields["deleted_at"][1] is not None
        moved = translate("timeline_words", "Moved to the bin")
        return (moved if gone else translate("timeline_words", "Restored from the bin")), ""
    changed = list(entry.fields.items())
    parts = [
        translate("timeline_words", "{field}: {before} → {after}").format(
            field=client_words.field_name(name),
            before=client_words.field_value(show, name, before, names),
            after=client_words.field_value(show, name, after, names),
        )
        for name, (before, after) in changed[:_MOST_FIELDS]
    ]
    if len(changed) > _MOST_FIELDS:
        parts.append(translate("timeline_words", "and {n} more").format(n=len(changed) - _MOST_FIELDS))
    return translate("timeline_words", "Changed"), " · ".join(parts)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
