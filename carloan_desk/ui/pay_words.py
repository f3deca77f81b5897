"""Words for pay that is at risk or owed."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from carloan_desk.services.pay_risk import Age, AtRisk, CallFor, Due
from carloan_desk.ui.shown import Shown

translate = QCoreApplication.translate


def call_for(each: AtRisk, show: Shown, today: date) -> str:
    """Return why to call, with the day that counts."""
    match each.call_for:
        case CallFor.FIRST_LATE if each.default_on is not None and each.default_on > today:
            text = translate("pay_words", "first instalment late, a default from {day}")
            return text.format(day=show.short_day(each.default_on, today))
        case CallFor.FIRST_LATE:
            return translate("pay_words", "first instalment in default")
        case CallFor.FIRST_DUE:
            text = translate("pay_words", "first instalment due {day}")
            return text.format(day=show.short_day(each.first_due_on, today))
        case CallFor.SETTLEMENT:
            text = translate("pay_words", "goes back if settled by {day}")
            return text.format(day=show.short_day(each.account.risk.settlement_ends_on, today))
        case CallFor.NOTHING:
            return translate("pay_words", "only held back")


def call_chip(value: CallFor) -> str:
    """Return the kind of chip for why to call."""
    return {CallFor.FIRST_LATE: "bad", CallFor.FIRST_DUE: "warn"}.get(value, "quiet")


def due(each: Due) -> str:
    """Return what is owed."""
    if each.released:
        return translate("pay_words", "held pay of {period}").format(period=each.period)
    return translate("pay_words", "pay of {period}").format(period=each.period)


def lateness(days: int) -> str:
    """Return since when something is owed."""
    if not days:
        return translate("pay_words", "not due yet")
    return translate("pay_words", "{n} days late").format(n=days)


def age(value: Age) -> str:
    """Return a class of the ageing."""
    return {
        Age.AHEAD: translate("pay_words", "Not due yet"),
        Age.TO_30: translate("pay_words", "1 to 30 days late"),
        Age.TO_60: translate("pay_words", "31 to 60 days late"),
        Age.TO_90: translate("pay_words", "61 to 90 days late"),
        Age.BEYOND: translate("pay_words", "More than 90 days late"),
    }[value]
