"""What is recorded after disbursement: instalments received and contacts made."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(kw_only=True, eq=False)
class PaymentRecord:
    """An entry of the repayment ledger, in yuan. ``kind`` is a ``repayment.PaymentKind`` value."""

    id: int | None = None
    deal_id: int
    paid_on: date
    amount: Decimal
    kind: str = "payment"
    note: str = ""


class Channel(StrEnum):
    PHONE = "phone"
    WECHAT = "wechat"
    VISIT = "visit"
    OTHER = "other"


class ContactResult(StrEnum):
    REACHED = "reached"
    UNANSWERED = "unanswered"
    PROMISED = "promised"
    REFUSED = "refused"


@dataclass(kw_only=True, eq=False)
class ContactNote:
    """One contact with a client: when, how, with what result; with a promise to pay if one was made."""

    id: int | None = None
    client_id: int
    deal_id: int | None = None
    at: datetime
    channel: Channel
    result: ContactResult
    outgoing: bool = True
    note: str = ""
    promise_on: date | None = None
    promise_amount: Decimal | None = None
