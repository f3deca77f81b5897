"""What was found in a text: fields, values, the places they came from."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Field(StrEnum):
    """What a finding says.

    The type of its value stands behind each: amounts are :class:`Range` in yuan, ratios :class:`Range` of fractions.
    """

    PHONE = "phone"
    """Mobile number, eleven digits: ``str``."""
    LANDLINE = "landline"
    """Landline with area code: ``str``."""
    WECHAT = "wechat"
    """微信号: ``str`` as written."""
    EMAIL = "email"
    """``str`` as written."""
    NAME = "name"
    """``str`` as written, without the blank of a name set wide."""
    ADDRESSED_AS = "addressed_as"
    """称呼 such as ``王先生`` or ``李姐``, which is no name: ``str`` as written."""
    ID_NUMBER = "id_number"
    """Resident identity number with a valid check digit: ``str``."""
    PLATE = "plate"
    """``str`` without the dot."""
    VIN = "vin"
    """``str`` in capitals."""
    CAR = "car"
    """The car wanted: :class:`Car`."""
    OWNED_CAR = "owned_car"
    """The car that is there already: :class:`Car`."""
    CITY = "city"
    """Short form, ``郑州``: ``str``."""
    BUDGET = "budget"
    """预算, 落地价, or an amount that does not say what it is."""
    PRICE = "price"
    """裸车价, 成交价, 开票价."""
    GUIDE_PRICE = "guide_price"
    """指导价."""
    DOWN_PAYMENT = "down_payment"
    """首付, in yuan."""
    DOWN_RATIO = "down_ratio"
    """首付, as a fraction of the price."""
    LOAN_AMOUNT = "loan_amount"
    """贷款金额."""
    MONTHLY_PAYMENT = "monthly_payment"
    """月供."""
    MONTHLY_INCOME = "monthly_income"
    """月收入."""
    TERM = "term"
    """Months: ``int``."""
    VEHICLE_KIND = "vehicle_kind"
    """:class:`carloan_desk.domain.vehicle.VehicleKind`."""
    POWER = "power"
    """:class:`carloan_desk.domain.vehicle.Power`."""
    TRADE_IN = "trade_in"
    """置换: ``True``."""
    CONTACT_ON = "contact_on"
    """Appointment or next contact: ``date``."""
    SOURCE = "source"
    """A hint, never more: :class:`carloan_desk.domain.client.Source`."""


class Confidence(StrEnum):
    """``SURE``: there is one way to read it. ``LIKELY``: the reader should look."""

    SURE = "sure"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Range:
    """An amount or ratio as people say it: ``15万`` has both ends equal, ``3000以内`` no lower one.

    ``about`` is set by 左右, 大概.
    """

    low: Decimal | None
    high: Decimal | None
    about: bool = False

    @property
    def exact(self) -> Decimal | None:
        """The one amount named, ``None`` for a range."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Car:
    """Make and series; ``series`` is empty if only the make is named. The make of a series comes from the list."""

    make: str
    series: str = ""

    def __str__(self) -> str:
        return f"{self.make} {self.series}".strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: ``text[start:end]`` is what it was read from."""

    field: Field
    value: object
    start: int
    end: int
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Recognised:
    """Everything found in a text, in its order. What is not in the text is not here."""

    text: str
    findings: tuple[Finding, ...]

    def all(self, field: Field) -> tuple[Finding, ...]:
        """Return what was found for a field, in the order of the text."""
        return tuple(finding for finding in self.findings if finding.field is field)

    def best(self, field: Field) -> Finding | None:
        """Return the first sure finding of a field, else the first likely one."""
        return min(self.all(field), key=lambda finding: finding.confidence is not Confidence.SURE, default=None)

    def source_of(self, finding: Finding) -> str:
        """Return the words a finding was read from."""
        return self.text[finding.start : finding.end]
