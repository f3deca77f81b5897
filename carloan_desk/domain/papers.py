"""Papers of a deal: what was asked for and came in, what was filled in, what was issued."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any


class DocumentState(StrEnum):
    """State of one required document (资料). Whether it has expired is derived, not stored."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    RECEIVED = "received"
    REJECTED = "rejected"
    NOT_APPLICABLE = "not_applicable"


@dataclass(kw_only=True, eq=False)
class DocumentRecord:
    """What the manager recorded for one requirement of a deal's checklist.

    ``requirement`` is the code of the checklist rule, ``role`` the person it is asked of (``"applicant"``).
    ``covers_until`` is the last day a statement covers. A paper that was rejected keeps its reason.
    """

    id: int | None = None
    deal_id: int
    requirement: str
    role: str = "applicant"
    state: DocumentState
    reason: str = ""
    asked_on: date | None = None
    issued_on: date | None = None
    received_on: date | None = None
    valid_until: date | None = None
    covers_until: date | None = None


@dataclass(kw_only=True, eq=False)
class Attachment:
    """A file kept with a client, or with one deal of theirs; its bytes lie encrypted in the vault under ``key``.

    ``position`` orders the files of one document.
    """

    id: int | None = None
    client_id: int
    deal_id: int | None = None
    document_id: int | None = None
    name: str
    media_type: str
    size: int
    key: str
    added_at: datetime
    position: int = 0


@dataclass(kw_only=True, eq=False)
class Application:
    """One version of the application form (申请表) of a deal.

    ``answers`` maps field keys of the form to what was typed. ``submitted_on`` set means frozen; ``frozen`` then holds
    what went to the lender as plain data: the facts and rules of that day, the papers and files, the hash of the PDF.
    """

    id: int | None = None
    deal_id: int
    version: int = 1
    answers: dict[str, str] = field(default_factory=dict)
    submitted_on: date | None = None
    frozen: dict[str, Any] | None = None


@dataclass(kw_only=True, eq=False)
class FormTemplate:
    """A lender's own blank form, imported once, on which a deal's data are printed (套打).

    Its PDF lies in the vault under ``key``. ``places`` says what stands where, as plain data; ``dx`` and ``dy`` are
    what the calibration print found, in millimetres.
    """

    id: int | None = None
    name: str
    lender: str = ""
    key: str
    pages: int
    places: list[Any] = field(default_factory=list)
    dx: Decimal = Decimal(0)
    dy: Decimal = Decimal(0)
    deleted_at: datetime | None = None


@dataclass(kw_only=True, eq=False)
class IssuedDocument:
    """A PDF that left the program: kept byte for byte in the vault under ``key``."""

    id: int | None = None
    deal_id: int
    kind: str
    number: str
    issued_at: datetime
    pages: int
    sha256: str
    key: str


@dataclass(kw_only=True, eq=False)
class KeptQuote:
    """A quote as it was given (报价单): never changed; its PDF lies in the vault under ``key``.

    ``content`` is the wish, the offers with their figures and the versions of the rules, as plain data.
    """

    id: int | None = None
    client_id: int | None = None
    deal_id: int | None = None
    made_at: datetime
    number: str
    content: dict[str, Any]
    pages: int
    sha256: str
    key: str
