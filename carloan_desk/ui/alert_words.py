"""Words for early warning: how urgent, what an alert rests on, under the mask too."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.alerts import Alert, Fact, Severity, SignCode, What, title_of, what_to_do
from carloan_desk.domain.cues import shipped_cues
from carloan_desk.services.alerts import AlertLine
from carloan_desk.ui.language import language
from carloan_desk.ui.shown import Shown

CHIPS = {Severity.URGENT: "bad", Severity.WATCH: "warn", Severity.NOTE: "quiet"}
"""The chip of each degree; its sign and word say the same without colour."""


def severity(value: Severity) -> str:
    """Return how soon to look."""
    translate = QCoreApplication.translate
    return {
        Severity.URGENT: translate("alert_words", "Urgent"),
        Severity.WATCH: translate("alert_words", "Watch"),
        Severity.NOTE: translate("alert_words", "Note"),
    }[value]


def title(alert: Alert, today: date) -> str:
    """Return what an alert is called."""
    return title_of(alert.code, today, language())


def to_do(alert: Alert, today: date) -> str:
    """Return what to do about it."""
    return what_to_do(alert.code, today, language())


def who(line: AlertLine, show: Shown) -> str:
    """Return whom it is about: the dealer, the client, or how many clients."""
    if line.alert.dealer:
        return line.alert.dealer
    if len(line.clients) == 1:
        return show.name(line.clients[0].name)
    return QCoreApplication.translate("alert_words", "{n} clients").format(n=len(line.clients))


@cache
def _cue_labels() -> dict[str, dict[str, str]]:
    return {cue.code: dict(cue.labels) for cue in shipped_cues()}


def sign(code: SignCode) -> str:
    """Return what a sign is called."""
    return _cue_labels()[code][language()]


def facts(alert: Alert, show: Shown, today: date) -> list[str]:
    """Return what an alert rests on, a line each; the clients are named elsewhere."""
    return [said for each in alert.facts if (said := fact(each, show, today))]


def summary(alert: Alert, show: Shown, today: date) -> str:
    """Return what an alert rests on in one line."""
    return " · ".join(facts(alert, show, today))


def fact(found: Fact, show: Shown, today: date) -> str:
    """Return one fact in words."""
    template = _template(found)
    day = "" if found.on is None else show.short_day(found.on, today)
    value = _value(found, show)
    return template.format(day=day, value=value).strip()


def _value(found: Fact, show: Shown) -> str:
    match found.what, found.value:
        case What.CUE, str() as code:
            return _cue_labels().get(code, {}).get(language(), code)
        case What.PHONE, str() as number:
            return show.mobile(number)
        case ((What.SAID | What.SIGN | What.ADDRESS | What.EMPLOYER), str() as text):
            return show.text(text)
        case _, Decimal() as amount:
            return show.round_money(amount)
        case _, None:
            return ""
        case _, value:
            return str(value)


def _template(found: Fact) -> str:
    translate = QCoreApplication.translate
    match found.what:
        case What.LATE_DUE:
            late = translate("alert_words", "due {day}: {value} days late")
            return late if found.value is not None else translate("alert_words", "due {day}: not paid yet")
        case What.SIGN if found.on is None:
            return translate("alert_words", "noted in the worksheet {value}")
        case What.BAND:
            return "{day} {value}" if found.on else translate("alert_words", "now {value}")
        case What.SETTLED if found.value is not None:
            return translate("alert_words", "{value} settled early, the last {day}")
        case _:
            return _texts()[found.what]


def _texts() -> dict[What, str]:
    translate = QCoreApplication.translate
    return {
        What.DISBURSED: translate("alert_words", "disbursed {day}"),
        What.FIRST_DUE: translate("alert_words", "first due {day}"),
        What.FIRST_PAID: translate("alert_words", "paid {day}"),
        What.OVERDUE_DAYS: translate("alert_words", "{value} days overdue"),
        What.OVERDUE_AMOUNT: translate("alert_words", "{value} yuan overdue"),
        What.PROMISE: translate("alert_words", "{value} yuan of {day} did not come"),
        What.NUMBER_CHANGED: translate("alert_words", "number changed {day}"),
        What.SILENT_SINCE: translate("alert_words", "no answer since {day}"),
        What.UNANSWERED: translate("alert_words", "{value} calls in vain, the last {day}"),
        What.REFUSED: translate("alert_words", "refused {day}"),
        What.INSURED_UNTIL: translate("alert_words", "insured until {day}"),
        What.INSPECTED_UNTIL: translate("alert_words", "inspected until {day}"),
        What.NOT_REGISTERED: translate("alert_words", "not registered for {value} days"),
        What.SETTLED: translate("alert_words", "settled {day}"),
        What.NOT_RELEASED: translate("alert_words", "not released for {value} days"),
        What.SIGN: translate("alert_words", "noted {day} {value}"),
        What.SAID: translate("alert_words", "said {day}: {value}"),
        What.CUE: "{value}",
        What.GOES_BACK: translate("alert_words", "{value} yuan of pay go back"),
        What.CLAWBACK_UNTIL: translate("alert_words", "clawback until {day}"),
        What.DEALER: "",
        What.HERE: translate("alert_words", "here {value} in trouble"),
        What.ELSEWHERE: translate("alert_words", "elsewhere {value}"),
        What.PHONE: "{value}",
        What.ADDRESS: "{value}",
        What.EMPLOYER: "{value}",
        What.CLIENTS: "",
    }


def counted(lines: Iterable[AlertLine]) -> dict[Severity, int]:
    """Return how many there are of each degree."""
    found = dict.fromkeys(Severity, 0)
    for line in lines:
        found[line.alert.severity] += 1
    return found
