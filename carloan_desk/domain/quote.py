"""What terms cost: a schedule and the three annual rates, which always stand together."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from carloan_desk.domain.money import round_money
from carloan_desk.domain.product import Product, ProductKind, RateRow
from carloan_desk.domain.rates import CostOfCredit, LoanRates, loan_rates
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, Schedule, build_schedule
from carloan_desk.domain.settlement import SettlementRule


@dataclass(frozen=True)
class Quote:
    """Terms with their schedule and the three rates, as fractions: flat 平息, nominal 单利 (IRR × 12), effective 复利.

    They always stand together: see :mod:`carloan_desk.domain.rates`. The rates are computed when first asked for.
    """

    terms: LoanTerms
    schedule: Schedule

    @cached_property
    def rates(self) -> LoanRates:
        """The three of them."""
        return loan_rates(self.schedule)

    @property
    def flat(self) -> Decimal:
        """Flat rate a year 平息."""
        return self.rates.flat_rate

    @property
    def cost(self) -> CostOfCredit:
        """The annualised rates, nominal 单利 and effective 复利."""
        return CostOfCredit(self.rates.nominal_apr, self.rates.effective_apr)

    @property
    def payment(self) -> Decimal:
        """First instalment in yuan."""
        return self.schedule.rows[0].payment

    @property
    def total_cost(self) -> Decimal:
        """Interest and fees in yuan."""
        return self.schedule.total_interest + self.schedule.total_fee


def quote(terms: LoanTerms) -> Quote:
    """Return what terms cost.

    Raises:
        DomainError: The terms make no loan.
    """
    made = Quote(terms, build_schedule(terms))
    _ = made.rates  # terms without a rate are refused here, not where the rate is first shown
    return made


def product_terms(product: Product, principal: Decimal, months: int, on: date, down_ratio: Decimal) -> LoanTerms:
    """Return the terms of a product.

    Args:
        product: The product.
        principal: Amount lent, in yuan.
        months: Term.
        on: Day of disbursement.
        down_ratio: Down payment as a fraction of the price: it decides which line of the rate table holds.

    Raises:
        DomainError: ``deal.months``: not offered for this term; ``terms.*``: they make no loan.
    """
    rates = product.row_for(months, down_ratio)
    return LoanTerms(
        principal=principal,
        months=months,
        method=product.method,
        annual_rate=rates.annual_rate,
        monthly_fee_rate=rates.monthly_fee_rate,
        upfront_fee=upfront_fee_of(rates, principal),
        balloon=balloon_of(product, principal),
        disbursed_on=on,
        rounding=product.rounding,
    )


def upfront_fee_of(rates: RateRow, principal: Decimal) -> Decimal:
    """Return the fee that is taken at once, in yuan."""
    return round_money(principal * rates.upfront_fee_rate, mode=ROUND_HALF_UP)


def balloon_of(product: Product, principal: Decimal) -> Decimal:
    """Return the balloon of a product, in yuan; 0 unless its method has one."""
    ratio = product.balloon_ratio if product.method is RepaymentMethod.BALLOON else Decimal(0)
    return round_money(principal * ratio, mode=ROUND_HALF_UP)


def settlement_rule_of(product: Product) -> SettlementRule:
    """Return what a product says about settling early."""
    source = f"{product.lender} {product.name}"
    rule = SettlementRule.free_after(product.free_settlement_after, product.settlement_penalty, source)
    # The fees of card instalments are usually owed to the end.
    return replace(rule, unpaid_fees="all") if product.kind is ProductKind.CARD_INSTALMENT else rule
