"""An offer: a wish and a product, or terms of one's own, with everything that it costs.

An offer never exists without its annual rates: what has none is refused when it is made.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from functools import cached_property
from typing import Any

from carloan_desk.domain.bespoke import Bespoke, bespoke_from_data
from carloan_desk.domain.deal import Extra
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import EXACT, ZERO, round_money
from carloan_desk.domain.product import Collector, Product, ProductKind
from carloan_desk.domain.quote import Quote, product_terms, quote, settlement_rule_of
from carloan_desk.domain.rates import LoanRates, cost_of_credit
from carloan_desk.domain.rules import NATIONAL, RuleSet
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, RoundingPolicy
from carloan_desk.domain.settlement import SettlementQuote, SettlementRule, settlement_quote
from carloan_desk.domain.subsidy import InterestSubsidy, TradeIn, TradeInSubsidy, interest_subsidy, trade_in_subsidy
from carloan_desk.domain.tax import PurchaseTax, purchase_tax_detail
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse


class ExtraKind(StrEnum):
    """Names of extras that everybody buys with a car; any other name is an item of one's own."""

    PURCHASE_TAX = "purchase_tax"
    COMPULSORY_INSURANCE = "compulsory_insurance"
    INSURANCE = "insurance"
    VESSEL_TAX = "vessel_tax"
    PLATE = "plate"
    SERVICE_FEE = "service_fee"


# What is asked for because of the loan: it belongs into its annual rate, whoever collects it.
LOAN_EXTRAS = frozenset({ExtraKind.SERVICE_FEE})
# Whose loans the state pays interest for.
_SUBSIDISED = frozenset({ProductKind.BANK_LOAN, ProductKind.AUTO_FINANCE, ProductKind.CARD_INSTALMENT})


@dataclass(frozen=True, slots=True)
class Wish:
    """What the client wants to buy and how to pay for it. Money is yuan.

    Attributes:
        on: The day of the quote; loan and invoice are dated so.
        price: Price of the car.
        down_payment: Paid at once for it.
        months: Term.
        extras: What is bought with it, in or out of the loan.
        trade_in_value: What the old car brings.
        old_loan: What is still owed on it.
        scheme: The trade-in subsidy asked for.
        litres: Engine size; decides the subsidy of a combustion car.
    """

    on: date
    price: Decimal
    down_payment: Decimal
    months: int
    vehicle_kind: VehicleKind = VehicleKind.NEW
    power: Power = Power.ICE
    use: VehicleUse = VehicleUse.PRIVATE
    extras: tuple[Extra, ...] = ()
    trade_in_value: Decimal | None = None
    old_loan: Decimal | None = None
    scheme: TradeIn | None = None
    litres: Decimal | None = None
    region: str = NATIONAL

    @property
    def amount(self) -> Decimal:
        """What is lent."""
        return self.price - self.down_payment + self.financed

    @property
    def financed(self) -> Decimal:
        """The extras in the loan."""
        return sum((extra.amount for extra in self.extras if extra.financed), ZERO)

    @property
    def down_ratio(self) -> Decimal:
        """Down payment as a fraction of the price."""
        return self.down_payment / self.price if self.price else ZERO


@dataclass(frozen=True)
class FreeTerms:
    """Terms of one's own instead of a product's. Rates are fractions, ``balloon_ratio`` a fraction of the loan."""

    name: str = ""
    method: RepaymentMethod = RepaymentMethod.EQUAL_PAYMENT
    annual_rate: Decimal = Decimal(0)
    monthly_fee_rate: Decimal = Decimal(0)
    upfront_fee_rate: Decimal = Decimal(0)
    balloon_ratio: Decimal = Decimal(0)
    bespoke: Bespoke = field(default_factory=Bespoke)
    free_settlement_after: int = 12
    settlement_penalty: Decimal = Decimal("0.03")

    def terms(self, principal: Decimal, months: int, on: date) -> LoanTerms:
        """Return the terms of a loan.

        Raises:
            DomainError: They make no loan.
        """
        custom = self.bespoke.plan(months, on)
        method = RepaymentMethod.CUSTOM if custom is not None else self.method
        balloon = self.balloon_ratio if method is RepaymentMethod.BALLOON else Decimal(0)
        return LoanTerms(
            principal=principal,
            months=months,
            method=method,
            annual_rate=self.annual_rate,
            monthly_fee_rate=self.monthly_fee_rate,
            upfront_fee=round_money(principal * self.upfront_fee_rate, mode=ROUND_HALF_UP),
            balloon=round_money(principal * balloon, mode=ROUND_HALF_UP),
            disbursed_on=on,
            rounding=RoundingPolicy(),
            subvention=self.bespoke.subvention,
            custom=custom,
        )

    def to_data(self) -> dict[str, Any]:
        """Return them as plain data."""
        return {
            "name": self.name,
            "method": self.method.value,
            **{name: str(getattr(self, name)) for name in _FREE_RATES},
            "bespoke": self.bespoke.to_data(),
            "free_settlement_after": self.free_settlement_after,
        }


_FREE_RATES = ("annual_rate", "monthly_fee_rate", "upfront_fee_rate", "balloon_ratio", "settlement_penalty")


def free_from_data(data: Mapping[str, Any]) -> FreeTerms:
    """Return terms from plain data, as :meth:`FreeTerms.to_data` made it."""
    return FreeTerms(
        name=data["name"],
        method=RepaymentMethod(data["method"]),
        bespoke=bespoke_from_data(data["bespoke"]),
        free_settlement_after=data["free_settlement_after"],
        **{name: Decimal(data[name]) for name in _FREE_RATES},
    )


@dataclass(frozen=True, slots=True)
class CostItem:
    """One item of what the loan costs (综合融资成本), in yuan; ``monthly`` or once; who collects it."""

    name: str
    amount: Decimal
    collector: Collector
    monthly: bool = False
    rate: Decimal | None = None


@dataclass(frozen=True)
class Offer:
    """A wish with its loan and everything that it costs. Made by :func:`make_offer`."""

    wish: Wish
    product: Product | None
    free: FreeTerms | None
    quote: Quote
    fees: tuple[CostItem, ...]
    rates: LoanRates
    rules: RuleSet | None = None

    @property
    def payment(self) -> Decimal:
        """The usual instalment."""
        return self.quote.schedule.payment

    @property
    def first_payment(self) -> Decimal:
        """The first instalment."""
        return self.quote.schedule.rows[0].payment

    @property
    def last_payment(self) -> Decimal:
        """The last instalment."""
        return self.quote.schedule.rows[-1].payment

    @property
    def loan_fees(self) -> Decimal:
        """What is paid at once because of the loan, besides a fee that is kept back."""
        return sum((fee.amount for fee in self.fees), ZERO)

    @property
    def total_cost(self) -> Decimal:
        """Interest and all fees of the loan."""
        kept_back = self.quote.terms.principal - self.quote.terms.received
        return self.quote.total_cost + kept_back + self.loan_fees

    @property
    def outlay(self) -> Decimal:
        """The car on the road (落地价): price, extras and fees."""
        own = sum((fee.amount for fee in self.fees if fee.name not in LOAN_EXTRAS), ZERO)
        kept_back = self.quote.terms.principal - self.quote.terms.received
        return self.wish.price + sum((extra.amount for extra in self.wish.extras), ZERO) + own + kept_back

    @property
    def at_once(self) -> Decimal:
        """What is to be brought along on the day, the old car's worth taken off; below 0 there is money back."""
        old = (self.wish.trade_in_value or ZERO) - (self.wish.old_loan or ZERO)
        return self.outlay - self.quote.terms.principal - old

    @property
    def total_paid(self) -> Decimal:
        """Everything paid by the end of the loan, without what the old car brings."""
        return self.outlay - self.quote.terms.principal + self.quote.schedule.total_payment

    @property
    def loan_to_value(self) -> Decimal:
        """The loan over the price."""
        return self.quote.terms.principal / self.wish.price

    @cached_property
    def trade_in(self) -> TradeInSubsidy | None:
        """The trade-in subsidy, if one is asked for and holds on the day; paid to the client afterwards."""
        wish = self.wish
        if wish.scheme is None or wish.vehicle_kind is not VehicleKind.NEW:
            return None
        try:
            return trade_in_subsidy(
                wish.price,
                wish.power,
                wish.scheme,
                wish.on,
                litres=wish.litres,
                region=wish.region,
                rules=self.rules,
            )
        except DomainError:
            return None

    @cached_property
    def interest_subsidy(self) -> InterestSubsidy | None:
        """What the state pays of the interest afterwards; never part of the annual rates."""
        kind = ProductKind.BANK_LOAN if self.product is None else self.product.kind
        if kind not in _SUBSIDISED or self.wish.use is not VehicleUse.PRIVATE:
            return None
        found = interest_subsidy(self.quote.schedule, region=self.wish.region, rules=self.rules)
        return found if found.total else None

    @property
    def settlement_rule(self) -> SettlementRule:
        """What the contract says about settling early."""
        if self.product is not None:
            return settlement_rule_of(self.product)
        free = self.free or FreeTerms()
        return SettlementRule.free_after(free.free_settlement_after, free.settlement_penalty, free.name)

    def settled_after(self, month: int) -> "Settled":
        """Return what it costs to settle once so many instalments are paid.

        Raises:
            DomainError: ``settlement.date``: not before the last instalment.
        """
        rows = self.quote.schedule.rows
        on = rows[month - 1].due if month else self.quote.terms.disbursed_on
        left = settlement_quote(self.quote.schedule, on, self.settlement_rule)
        paid = sum((row.payment for row in rows[:month]), ZERO)
        cost = paid + left.total - self.quote.terms.principal
        kept_back = self.quote.terms.principal - self.quote.terms.received
        return Settled(month, on, left, cost + kept_back + self.loan_fees)


@dataclass(frozen=True, slots=True)
class Settled:
    """Settling after a month: what is to be paid then, and what the loan will have cost."""

    month: int
    on: date
    left: SettlementQuote
    cost: Decimal


def make_offer(wish: Wish, choice: Product | FreeTerms, rules: RuleSet | None = None) -> Offer:
    """Return an offer.

    Args:
        wish: What the client wants.
        choice: A product, or terms of one's own.
        rules: The dated rules on subsidies; default is the shipped ones.

    Raises:
        DomainError: ``deal.months``, ``deal.down_payment``, ``terms.*``, ``rates.*``: no loan, or no annual rate.
    """
    amount = wish.amount
    if amount <= 0 or not 0 <= wish.down_payment <= wish.price:
        raise DomainError("deal.down_payment", field="down_payment")
    product = choice if isinstance(choice, Product) else None
    if product is not None:
        terms = product_terms(product, amount, wish.months, wish.on, wish.down_ratio)
    else:
        assert isinstance(choice, FreeTerms)
        terms = choice.terms(amount, wish.months, wish.on)
    made = quote(terms)
    fees = fees_of(wish.extras, product, amount)
    rates = rates_with(made, fees)
    return Offer(wish, product, None if product is not None else choice, made, fees, rates, rules)  # type: ignore[arg-type]


def fees_of(extras: Iterable[Extra], product: Product | None, amount: Decimal) -> tuple[CostItem, ...]:
    """Return what is paid at once because of a loan: the product's fees, and the extras that belong to the loan."""
    found = [
        CostItem(fee.name, fee.amount + round_money(amount * fee.rate, mode=ROUND_HALF_UP), fee.collector)
        for fee in (() if product is None else product.fees)
    ]
    found += [CostItem(e.name, e.amount, e.collector) for e in extras if e.name in LOAN_EXTRAS and e.amount]
    return tuple(found)


def rates_with(made: Quote, fees: Iterable[CostItem]) -> LoanRates:
    """Return the three rates of a loan with all its fees in them: as if so much less had been lent.

    Raises:
        DomainError: ``rates.received``: the fees are as much as the loan.
    """
    paid = sum((fee.amount for fee in fees), ZERO)
    if not paid:
        return made.rates
    cost = cost_of_credit(made.schedule.received - paid, made.schedule.payments)
    with localcontext(EXACT):
        flat = made.flat + paid / made.terms.principal * 12 / made.terms.months
    return LoanRates(flat.quantize(made.flat), cost.nominal_apr, cost.effective_apr)


def purchase_tax_of(wish: Wish, rules: RuleSet | None = None) -> PurchaseTax | None:
    """Return the purchase tax of a new car by the rule of the day; ``None`` for a used car, or without a rule."""
    if wish.vehicle_kind is not VehicleKind.NEW:
        return None
    try:
        return purchase_tax_detail(wish.price, wish.power, wish.on, rules=rules)
    except DomainError:
        return None


def with_purchase_tax(wish: Wish, rules: RuleSet | None = None) -> Wish:
    """Return the wish with the purchase tax in its extras brought up to its price and day."""
    if all(extra.name != ExtraKind.PURCHASE_TAX for extra in wish.extras):
        return wish
    found = purchase_tax_of(wish, rules)
    tax = ZERO if found is None else found.tax
    extras = tuple(replace(e, amount=tax) if e.name == ExtraKind.PURCHASE_TAX else e for e in wish.extras)
    return replace(wish, extras=extras)
