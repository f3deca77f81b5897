"""The client (客户): a person, from first contact on."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class Source(StrEnum):
    """Where a client came from (来源). Chosen each time, never defaulted."""

    SHOWROOM = "showroom"
    DEALER = "dealer"
    REFERRAL = "referral"
    WECHAT = "wechat"
    PHONE = "phone"
    EVENT = "event"
    ONLINE = "online"
    RETURNING = "returning"
    OTHER = "other"


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


class MaritalStatus(StrEnum):
    SINGLE = "single"
    MARRIED = "married"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class Occupation(StrEnum):
    """What the income rests on; decides which papers prove it."""

    SALARIED = "salaried"
    SELF_EMPLOYED = "self_employed"
    RETIRED = "retired"
    OTHER = "other"


# The end of an identity card that never ends (长期).
LONG_TERM = date(9999, 12, 31)


@dataclass(kw_only=True, eq=False)
class Client:
    """A client and what is known of them.

    ``monthly_income`` and ``monthly_debt`` are yuan per month after tax, ``None`` while unknown.
    ``lead_source_id`` is the place of the kind ``source`` that sent them, ``campaign_id`` what they answered.
    ``deleted_at`` set means the client lies in the bin.
    """

    id: int | None = None
    name: str
    mobile: str = ""
    second_mobile: str = ""
    source: Source
    lead_source_id: int | None = None
    campaign_id: int | None = None
    created_on: date
    id_number: str = ""
    id_valid_until: date | None = None
    gender: Gender | None = None
    birth_date: date | None = None
    marital_status: MaritalStatus | None = None
    occupation: Occupation | None = None
    employer: str = ""
    job_title: str = ""
    employer_phone: str = ""
    employed_since: date | None = None
    monthly_income: Decimal | None = None
    monthly_debt: Decimal | None = None
    city: str = ""
    address: str = ""
    wechat: str = ""
    email: str = ""
    interest: str = ""
    next_action: str = ""
    next_action_on: date | None = None
    tags: list[str] = field(default_factory=list)
    note: str = ""
    deleted_at: datetime | None = None


@dataclass(kw_only=True, eq=False)
class SmartList:
    """A list of clients kept by what it asks for (智能名单); who is in it follows from the clients each time."""

    id: int | None = None
    name: str
    query: dict[str, Any]
