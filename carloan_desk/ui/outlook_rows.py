"""What stands before a submission and what came of it, as lines: papers, quote, history, versions, decision."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.submission import FieldChange, Term, Version
from carloan_desk.services.submissions import Outlook
from carloan_desk.ui import form_words, words
from carloan_desk.ui.language import language
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.widgets.basics import SIGNS

# So many reasons of a lender are worth reading.
_REASONS = 4


def papers(found: Outlook, shown: Shown) -> Iterator[str]:
    """Yield the papers that are missing, and those too old on the day."""
    translate = QCoreApplication.translate
    for each in found.papers:
        name = each.rule.names[language()]
        person = f" ({shown.name(each.person)})" if each.person else ""
        yield translate("form", "{paper} is missing").format(paper=name + person)
    for each in found.too_old:
        text = translate("form", "{paper} holds until {day}: too old by then")
        yield text.format(paper=each.rule.names[language()], day=shown.day(each.holds_until()))


def quote(found: Outlook, shown: Shown) -> Iterator[str]:
    """Yield what the form says otherwise than the quote given."""
    for each in found.unlike_quote:
        text = QCoreApplication.translate("form", "{field}: {quoted} in the quote, {now} on the form")
        quoted, now = (shown.text(value) if _is_amount(each) else value for value in (each.before, each.after))
        yield text.format(field=shipped_form().fields[each.key].labels[language()], quoted=quoted, now=now)


def _is_amount(each: FieldChange) -> bool:
    return shipped_form().fields[each.key].kind == "money"


def history(found: Outlook, shown: Shown) -> Iterator[str]:
    """Yield what this lender returned for before, in counts: the reasons that come back most."""
    yield form_words.history(found.history)
    for each in found.history.reasons[:_REASONS]:
        text = QCoreApplication.translate("form", "{n} of your last {all}: {reason} (last on {day})")
        yield text.format(n=each.count, all=each.of, reason=shown.text(each.reason), day=shown.day(each.last))


def version(one: Version, shown: Shown) -> str:
    """Return a submission in one line: its number, its day, what was supplemented, what came of it and why."""
    translate = QCoreApplication.translate
    text = translate("form", "Version {n}, submitted on {day}")
    parts = [text.format(n=one.application.version, day=shown.day(one.application.submitted_on))]
    if one.submitted is not None and one.submitted.note:
        parts.append(translate("form", "supplemented: {note}").format(note=shown.text(one.submitted.note)))
    if one.outcome is not None:
        text = f"{words.event(one.outcome.kind)} {shown.day(one.outcome.on)}"
        reason = shown.text(one.outcome.reason)
        parts.append(f"{text}: {reason}" if reason else text)
    return " · ".join(parts)


def decision(terms: Sequence[Term], shown: Shown) -> list[tuple[str, bool]]:
    """Return what was granted beside what was asked for, line by line, and whether it differs."""
    lines = []
    for each in terms:
        asked, granted = (_term(each.name, value, shown) for value in (each.asked, each.granted))
        text = QCoreApplication.translate("form", "{term}: {asked} asked for, {granted} granted")
        line = text.format(term=form_words.term(each.name), asked=asked, granted=granted)
        lines.append((f"{SIGNS['warn' if each.differs else 'good']} {line}", each.differs))
    return lines


def _term(name: str, value: Decimal | None, shown: Shown) -> str:
    match name:
        case "amount":
            return shown.money(value)
        case "annual_rate":
            return shown.percent(value)
        case _:
            return "—" if value is None else f"{value:f}"
