"""Words for the fields of a client and their values, under the mask too."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.ui import words
from carloan_desk.ui.shown import Shown

_PLAIN = frozenset({"city"})


def field_name(name: str) -> str:
    """Return what a field of a client is called."""
    translate = QCoreApplication.translate
    match name:
        case "lead_source_id":
            return translate("client_words", "Place")
        case "campaign_id":
            return translate("client_words", "Campaign")
        case "employer_phone":
            return translate("client_words", "Employer's phone")
        case "employed_since":
            return translate("client_words", "Employed since")
        case _:
            return words.client_field(name)


def field_value(show: Shown, name: str, value: Any, names: Mapping[tuple[str, int], str] | None = None) -> str:
    """Return a value of a field as it is shown.

    Args:
        show: How values look, under the mask or not.
        name: The field.
        value: Its value.
        names: What places and campaigns are called, by field and id.
    """
    if value is None or value == "" or value == []:
        return "—"
    match name, value:
        case "name", str():
            return show.name(value)
        case "mobile" | "second_mobile" | "employer_phone", str():
            return show.mobile(value)
        case "id_number", str():
            return show.secret(value)
        case (("lead_source_id" | "campaign_id"), int()):
            return (names or {}).get((name, value), f"#{value}")
        case "tags", list():
            return "、".join(value)
        case "source", str():
            return words.source(Source(value))
        case "gender", str():
            return words.gender(Gender(value))
        case "marital_status", str():
            return words.marital_status(MaritalStatus(value))
        case "occupation", str():
            return words.occupation(Occupation(value))
        case _, Decimal():
            return show.round_money(value)
        case _, date():
            return show.day(value)
        case _:
            return str(value) if name in _PLAIN else show.text(str(value))
