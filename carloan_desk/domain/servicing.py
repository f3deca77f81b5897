"""What is recorded around a loan: instalments received, contacts made, tasks with limits, what was put off."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(kw_only=True, eq=False)
class PaymentRecord:
    """An entry of the repayment ledger, in yuan. ``kind`` is a ``repayment.PaymentKind`` value.

    ``reference`` is the bank's number of the entry, by which a second import knows it.
    """

    id: int | None = None
    deal_id: int
    paid_on: date
    amount: Decimal
    kind: str = "payment"
    reference: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContractRow:
    """One instalment of a contract's own schedule, in yuan; ``due`` is an ISO day."""

    number: int
    due: str
    principal: Decimal
    interest: Decimal
    fee: Decimal = Decimal(0)


class ScheduleOrigin(StrEnum):
    """Where a contract's schedule came from when it was not computed."""

    IMPORTED = "imported"
    ADJUSTED = "adjusted"
    RESTRUCTURED = "restructured"


@dataclass(kw_only=True, eq=False)
class ContractSchedule:
    """A schedule that stands in place of the computed one, from a day on: the lender's, or one agreed anew (展期)."""

    id: int | None = None
    deal_id: int
    origin: ScheduleOrigin
    valid_from: date
    rows: list[ContractRow]
    reason: str = ""


class Channel(StrEnum):
    PHONE = "phone"
    WECHAT = "wechat"
    VISIT = "visit"
    OTHER = "other"


class ContactPurpose(StrEnum):
    """What a contact is for. The rules of collection hold for ``collection``, its hours for all."""

    FOLLOW_UP = "follow_up"
    REMINDER = "reminder"
    COLLECTION = "collection"
    CARE = "care"
    FORWARD = "forward"
    """Asking somebody who does not owe to pass on a message (请转告), without a word of the debt."""


class ContactResult(StrEnum):
    REACHED = "reached"
    UNANSWERED = "unanswered"
    PROMISED = "promised"
    REFUSED = "refused"


@dataclass(kw_only=True, eq=False)
class ContactNote:
    """One contact with a client or somebody around them: when, how, with what result, with a promise if one was made.

    ``relation_id`` is whom it was with, ``None`` for the client; ``number`` the contact point that was called.
    ``override_reason`` is what was written to make a contact that the rules would have blocked.
    """

    id: int | None = None
    client_id: int
    deal_id: int | None = None
    at: datetime
    channel: Channel
    result: ContactResult
    purpose: ContactPurpose = ContactPurpose.FOLLOW_UP
    relation_id: int | None = None
    number: str = ""
    outgoing: bool = True
    note: str = ""
    next_step: str = ""
    override_reason: str = ""
    promise_on: date | None = None
    promise_amount: Decimal | None = None


class TaskKind(StrEnum):
    """What is to be done for a deal besides its steps."""

    CONDITION = "condition"
    """A condition of the lender's approval (放款条件)."""
    APPOINTMENT = "appointment"
    DELIVERY = "delivery"
    INVOICE = "invoice"
    INSURANCE = "insurance"
    PLATE = "plate"
    MORTGAGE = "mortgage"
    KEYS = "keys"
    ARCHIVE = "archive"
    RELEASE = "release"
    """Release of the mortgage after the last instalment (解押)."""
    SIGN = "sign"
    """A sign noted after the loan (线索), to be cleared up: ``title`` is the code of its cue, ``due_on`` its day."""
    OTHER = "other"


@dataclass(kw_only=True, eq=False)
class DealTask:
    """Something to be done for a deal by a day; done when ``done_on`` is set."""

    id: int | None = None
    deal_id: int
    kind: TaskKind
    title: str = ""
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""


class MarkKind(StrEnum):
    """What was decided about something on the list of the day."""

    SNOOZED = "snoozed"
    DONE = "done"
    DISMISSED = "dismissed"


@dataclass(kw_only=True, eq=False)
class Mark:
    """A decision about one thing of the day or one alert, which is derived and has no row of its own.

    ``subject`` names the thing, ``evidence`` what it rested on: with other evidence the mark no longer holds.
    ``until`` ends a snooze.
    """

    id: int | None = None
    subject: str
    kind: MarkKind
    evidence: str = ""
    at: datetime
    until: date | None = None
    reason: str = ""


@dataclass(kw_only=True, eq=False)
class PlaybookRun:
    """An emergency plan that was opened (应急预案): its steps ticked one by one, with an outcome at the end."""

    id: int | None = None
    playbook: str
    subject: str = ""
    client_id: int | None = None
    deal_id: int | None = None
    opened_at: datetime
    done: dict[str, str] = field(default_factory=dict)
    outcome: str = ""
    closed_at: datetime | None = None
