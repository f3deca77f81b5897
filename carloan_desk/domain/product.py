"""What lenders offer (金融产品), with the dates between which it may be offered.

What the employer pays for a product is not part of it: matching and quotes never see commission.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.schedule import RepaymentMethod, RoundingPolicy
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse


class ProductKind(StrEnum):
    """Who lends and in which legal form; risk classes and term limits hang on it."""

    BANK_LOAN = "bank_loan"
    AUTO_FINANCE = "auto_finance"
    CARD_INSTALMENT = "card_instalment"
    FINANCE_LEASE = "finance_lease"


class Collector(StrEnum):
    """Who collects a fee (收取主体), as the cost disclosure sheet has to name it."""

    LENDER = "lender"
    DEALER = "dealer"
    THIRD_PARTY = "third_party"


@dataclass(frozen=True, slots=True)
class RateRow:
    """One line of a lender's rate table. Rates are fractions.

    Attributes:
        months: The term.
        min_down_payment: The line holds from this down payment on, a fraction of the price.
        annual_rate: Interest per year.
        monthly_fee_rate: Fee per month, of the principal.
        upfront_fee_rate: Fee at once, of the principal.
    """

    months: int
    min_down_payment: Decimal = Decimal("0.2")
    annual_rate: Decimal = Decimal(0)
    monthly_fee_rate: Decimal = Decimal(0)
    upfront_fee_rate: Decimal = Decimal(0)


def rate_table(months: Iterable[int], **rates: Decimal) -> list[RateRow]:
    """Return a rate table that is the same for every term."""
    return [RateRow(each, **rates) for each in months]


@dataclass(frozen=True, slots=True)
class ProductFee:
    """A fee beside interest: a fixed sum in yuan, and a fraction of the loan; who collects it."""

    name: str
    collector: Collector
    amount: Decimal = Decimal(0)
    rate: Decimal = Decimal(0)


@dataclass(kw_only=True, eq=False)
class Product:
    """One version of a lender's product. Versions of a product share lender and name.

    Attributes:
        vehicle_kind: New or used cars.
        power: Only for this drive; ``None`` is for any.
        use: Private or commercial.
        trade_in: Only with a car traded in (置换专享).
        region: Where it is offered, as the lender says it; empty is everywhere.
        method: How it is repaid; the rounding fields say how the lender rounds.
        rates: The rate table; within a term the line with the highest down payment reached holds.
        fees: What is collected beside interest and the fees of the table.
        balloon_ratio: Fraction of the loan that is left for the last instalment.
        subvention: Who bears part of the interest, as announced (贴息); the rates are what the client pays.
        free_settlement_after: Months after which early settlement costs nothing; before, ``settlement_penalty`` of the
            remaining principal.
        max_vehicle_months: A used car's age at the start, in months; ``None`` has no limit, as below.
        max_vehicle_months_at_end: Its age when the loan ends.
        max_mileage_km: Its mileage.
        min_income_multiple: Net income a month over the payment.
        documents: Papers asked for besides the usual ones.
        decision_days: Workdays the lender usually takes.
    """

    id: int | None = None
    lender: str
    name: str
    kind: ProductKind
    vehicle_kind: VehicleKind
    power: Power | None = None
    use: VehicleUse = VehicleUse.PRIVATE
    trade_in: bool = False
    region: str = ""
    method: RepaymentMethod
    rates: list[RateRow] = field(default_factory=list)
    fees: list[ProductFee] = field(default_factory=list)
    balloon_ratio: Decimal = Decimal(0)
    subvention: str = ""
    min_amount: Decimal = Decimal(0)
    max_amount: Decimal | None = None
    min_age: int = 18
    max_age_at_end: int = 65
    max_debt_to_income: Decimal = Decimal("0.5")
    min_income_multiple: Decimal | None = None
    max_vehicle_months: int | None = None
    max_vehicle_months_at_end: int | None = None
    max_mileage_km: int | None = None
    rounding_unit: Decimal = Decimal("0.01")
    rounding_mode: str = "ROUND_HALF_UP"
    rounding_residual: str = "last"
    free_settlement_after: int = 12
    settlement_penalty: Decimal = Decimal("0.03")
    documents: list[str] = field(default_factory=list)
    decision_days: int | None = None
    valid_from: date
    valid_to: date | None = None
    version: int = 1
    note: str = ""
    deleted_at: datetime | None = None

    def offered_on(self, day: date) -> bool:
        """Whether the product may be offered on ``day``, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def months(self) -> list[int]:
        """The terms of the rate table, the shortest first."""
        return sorted({row.months for row in self.rates})

    @property
    def min_down_payment(self) -> Decimal:
        """The least down payment of any line, a fraction of the price."""
        return min((row.min_down_payment for row in self.rates), default=Decimal(0))

    def row_for(self, months: int, down_ratio: Decimal) -> RateRow:
        """Return the line of the rate table that holds: of those the down payment reaches, the one that asks for most.

        A down payment below every line of the term gets the line that asks for least; screening says it is not enough.

        Args:
            months: The term.
            down_ratio: Down payment as a fraction of the price.

        Raises:
            DomainError: ``deal.months`` (with ``months``): not offered for this term.
        """
        rows = sorted((row for row in self.rates if row.months == months), key=lambda row: row.min_down_payment)
        if not rows:
            raise DomainError("deal.months", field="months", months=self.months)
        return next((row for row in reversed(rows) if row.min_down_payment <= down_ratio), rows[0])

    def nearest_term(self, wanted: int) -> int:
        """Return the term wanted if it is offered, else the longest shorter one, else the shortest.

        Raises:
            DomainError: ``deal.months``: there is no rate table.
        """
        if not self.rates:
            raise DomainError("deal.months", field="months", months=[])
        return max((months for months in self.months if months <= wanted), default=self.months[0])

    @property
    def rounding(self) -> RoundingPolicy:
        """The lender's way of rounding instalments."""
        return RoundingPolicy(
            unit=self.rounding_unit,
            mode=self.rounding_mode,
            residual="first" if self.rounding_residual == "first" else "last",
        )
