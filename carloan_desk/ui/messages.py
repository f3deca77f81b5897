"""Words for expected errors: what is wrong and what to do, by the error's code."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.errors import DomainError
from carloan_desk.ui import words


def wording(error: DomainError) -> str:
    """Return the message for an expected error."""
    return message(error.code, **error.params)


def message(code: str, **params: Any) -> str:
    """Return the message for a code; the code itself if it has none, which a test excludes."""
    template = _templates().get(code)
    if template is None:
        return code
    return template.format_map({name: _shown(value) for name, value in params.items()})


def known(code: str) -> bool:
    """Whether a code has words."""
    return code in _templates()


def _shown(value: Any) -> str:
    match value:
        case words.Stage():
            return words.stage(value)
        case words.EventKind():
            return words.event(value)
        case list() | tuple() | set() | frozenset():
            return "、".join(str(each) for each in value)
        case _:
            return str(value)


def _templates() -> dict[str, str]:
    translate = QCoreApplication.translate
    return {
        "field.required": translate("messages", "Please fill this in."),
        "field.too_long": translate("messages", "This is too long."),
        "field.date": translate("messages", "No such day. Type 2026-03-15, 3-15 or 0315."),
        "field.choice": translate("messages", "Choose one of the values offered."),
        "field.card_tail": translate("messages", "The last four digits only."),
        "field.number": translate("messages", "A number, not negative."),
        "typed.amount": translate("messages", "Not an amount. Type 150000, 150,000 or 15万."),
        "typed.amount.places": translate("messages", "At most {places} decimals."),
        "typed.amount.range": translate("messages", "At most {largest}."),
        "typed.percent": translate("messages", "A percentage from 0 to 100, such as 3.99."),
        "typed.date": translate("messages", "No such day. Type 2026-03-15, 3-15 or 0315."),
        "typed.number": translate("messages", "A whole number from {low} to {high}."),
        "application.birth_date.differs_from_id": translate("messages", "Differs from the ID number."),
        "application.gender.differs_from_id": translate("messages", "Differs from the ID number."),
        "application.loan_amount.differs": translate("messages", "Price less down payment is another amount."),
        "deal.event.not_allowed": translate("messages", "“{kind}” cannot be recorded while the deal is in “{stage}”."),
        "deal.event.future": translate("messages", "This day has not come yet."),
        "deal.event.before_last": translate("messages", "Before the last recorded step ({latest})."),
        "deal.event.reason": translate("messages", "Give the reason: it helps the next time."),
        "deal.event.amount": translate("messages", "Give the amount in yuan."),
        "deal.event.first_due": translate("messages", "The first instalment is due after the disbursement."),
        "plan.empty": translate("messages", "The plan pays nothing yet: add a part."),
        "plan.dates": translate("messages", "The end is before the beginning."),
        "plan.payout_day": translate("messages", "A day from 1 to 28."),
        "plan.rate.negative": translate("messages", "“{component}”: the rate is not a number from 0 up."),
        "plan.tiers.start": translate("messages", "“{component}”: the first step starts at 0."),
        "plan.tiers.order": translate("messages", "“{component}”: the steps must rise."),
        "plan.component.unknown": translate("messages", "This plan was made by a newer version of the program."),
    }
