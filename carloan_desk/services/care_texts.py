"""Texts of care for a client, ready to be sent; whether they may be sent now is asked of the rules of contacts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache

from carloan_desk import resources
from carloan_desk.domain.conduct import Verdict
from carloan_desk.domain.servicing import Channel, ContactPurpose
from carloan_desk.services import contacts
from carloan_desk.services.talk_texts import called
from carloan_desk.storage.workspace import Workspace


class CareText(StrEnum):
    """What a text of care is about."""

    BIRTHDAY = "birthday"
    CARE_DAY = "care_day"
    ANNIVERSARY = "anniversary"
    INSURANCE = "insurance"
    INSPECTION = "inspection"
    SATISFACTION = "satisfaction"
    OPPORTUNITY = "opportunity"


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A text, and whether it may be sent now."""

    text: str
    verdict: Verdict


@cache
def templates() -> Mapping[CareText, Mapping[str, str]]:
    """Return the texts that come with the program, by language."""
    data = tomllib.loads(resources.path("scripts/care.toml").read_text("utf-8"))
    return {CareText(entry["code"]): entry for entry in data["message"]}


_CAR = {"zh": "爱车", "en": "car"}


def ready(
    workspace: Workspace,
    kind: CareText,
    client_id: int,
    now: datetime,
    *,
    car: str = "",
    years: int = 0,
    day: date | None = None,
    language: str = "zh",
) -> ReadyText:
    """Return a text for a client, with what the rules say of sending it by WeChat now.

    Raises:
        DomainError: ``record.missing``.
    """
    sheet = contacts.sheet(workspace, client_id, now)
    party = sheet.parties[0]
    number = next(iter(party.numbers), "")
    verdict = sheet.verdict(party, number, now, Channel.WECHAT, ContactPurpose.CARE)
    shown = "" if day is None else f"{day.month}月{day.day}日" if language == "zh" else f"{day:%Y-%m-%d}"
    you = called(sheet.client, sheet.client.name, language)
    return ReadyText(
        templates()[kind][language].format(you=you, car=car or _CAR[language], n=years, day=shown), verdict
    )
