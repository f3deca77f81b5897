"""What stands around a client: people, consents, cars they own, days to think of them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.vehicle import Power


class RelationKind(StrEnum):
    """What somebody is to the client."""

    SPOUSE = "spouse"
    CO_BORROWER = "co_borrower"
    GUARANTOR = "guarantor"
    PARENT = "parent"
    CHILD = "child"
    RELATIVE = "relative"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    REFERRER = "referrer"
    CONTACT = "contact"


@dataclass(kw_only=True, eq=False)
class Relation:
    """Somebody around a client. One who is a client too is named by ``other_id``, and speaks for themselves there.

    ``refused_contact_on`` is the day on which they asked not to be called again (第三方拒绝).
    """

    id: int | None = None
    client_id: int
    kind: RelationKind
    other_id: int | None = None
    name: str = ""
    mobile: str = ""
    id_number: str = ""
    refused_contact_on: date | None = None
    note: str = ""


class ConsentScope(StrEnum):
    """What a client agreed to. Each is asked for, given and withdrawn on its own (单独同意)."""

    PERSONAL_DATA = "personal_data"
    """Keeping and using personal data for the loan (个人信息保护法 Art. 13, 17)."""
    SENSITIVE_DATA = "sensitive_data"
    """ID and bank card numbers, credit data (Art. 28-30)."""
    LENDER = "lender"
    """Giving the data to a named lender (Art. 23)."""
    CREDIT_QUERY = "credit_query"
    """The lender's query of the credit register (征信业管理条例 Art. 18)."""
    MARKETING = "marketing"
    """Being approached with offers later on."""


@dataclass(kw_only=True, eq=False)
class Consent:
    """A consent with its dates; ``recipient`` names the lender it is for, ``evidence`` where the signature is."""

    id: int | None = None
    client_id: int
    scope: ConsentScope
    given_on: date
    valid_until: date | None = None
    withdrawn_on: date | None = None
    recipient: str = ""
    evidence: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the consent holds on a day; it no longer does on the day of its withdrawal."""
        return (
            self.given_on <= day
            and (self.valid_until is None or day <= self.valid_until)
            and (self.withdrawn_on is None or day < self.withdrawn_on)
        )


@dataclass(kw_only=True, eq=False)
class CareDate:
    """A day of each year on which to think of a client (关怀日): ``month`` and ``day``, of the lunar calendar if so.

    The birthday of the ID card needs none: it follows from the date of birth.
    """

    id: int | None = None
    client_id: int
    name: str
    month: int
    day: int
    lunar: bool = False
    note: str = ""


@dataclass(kw_only=True, eq=False)
class Satisfaction:
    """What a client said of the service (满意度), from 1 to 5, usually after delivery; feeds the scorecard."""

    id: int | None = None
    client_id: int
    deal_id: int | None = None
    on: date
    score: int
    note: str = ""


@dataclass(kw_only=True, eq=False)
class OwnedVehicle:
    """A car the client has, found by its plate or VIN: for trade-in, renewal of insurance, inspection.

    ``loan_balance`` is what is still owed on it in yuan, ``None`` while unknown.
    """

    id: int | None = None
    client_id: int
    model: str = ""
    plate: str = ""
    vin: str = ""
    power: Power | None = None
    registered_on: date | None = None
    mileage_km: int | None = None
    inspection_until: date | None = None
    insurance_until: date | None = None
    loan_balance: Decimal | None = None
    note: str = ""
    deleted_at: datetime | None = None
