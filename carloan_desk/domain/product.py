"""What lenders offer (金融产品), with the dates between which it may be offered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.schedule import RepaymentMethod, RoundingPolicy
from carloan_desk.domain.vehicle import VehicleKind


class ProductKind(StrEnum):
    """Who lends and in which legal form; risk classes and term limits hang on it."""

    BANK_LOAN = "bank_loan"
    AUTO_FINANCE = "auto_finance"
    CARD_INSTALMENT = "card_instalment"
    FINANCE_LEASE = "finance_lease"


@dataclass(kw_only=True, eq=False)
class Product:
    """One version of a lender's product.

    Rates are fractions: ``annual_rate`` per year, ``monthly_fee_rate`` of the principal per month,
    ``upfront_fee_rate`` of the principal once. ``min_down_payment`` is a fraction of the price.
    ``free_settlement_after`` is in months; before it ``settlement_penalty`` is taken of the remaining principal.
    """

    id: int | None = None
    lender: str
    name: str
    kind: ProductKind
    vehicle_kind: VehicleKind
    method: RepaymentMethod
    months: list[int] = field(default_factory=list)
    annual_rate: Decimal = Decimal(0)
    monthly_fee_rate: Decimal = Decimal(0)
    upfront_fee_rate: Decimal = Decimal(0)
    balloon_ratio: Decimal = Decimal(0)
    min_down_payment: Decimal = Decimal("0.2")
    min_amount: Decimal = Decimal(0)
    max_amount: Decimal | None = None
    min_age: int = 18
    max_age_at_end: int = 65
    max_debt_to_income: Decimal = Decimal("0.5")
    rounding_unit: Decimal = Decimal("0.01")
    rounding_mode: str = "ROUND_HALF_UP"
    rounding_residual: str = "last"
    free_settlement_after: int = 12
    settlement_penalty: Decimal = Decimal("0.03")
    valid_from: date
    valid_to: date | None = None
    version: int = 1
    note: str = ""
    deleted_at: datetime | None = None

    def offered_on(self, day: date) -> bool:
        """Whether the product may be offered on ``day``, both ends included."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def rounding(self) -> RoundingPolicy:
        """The lender's way of rounding instalments."""
        return RoundingPolicy(
            unit=self.rounding_unit,
            mode=self.rounding_mode,
            residual="first" if self.rounding_residual == "first" else "last",
        )
