"""The terms of a deal as they are taken from a product, an offer, or the rules of the day."""

from datetime import date
from decimal import Decimal

from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.offer import ExtraKind, FreeTerms, Wish, with_purchase_tax
from carloan_desk.domain.product import Product
from carloan_desk.services import quotes

# What the purchase tax among the extras hangs on.
TAXED = frozenset({"price", "power", "vehicle_kind"})


def retax(deal: Deal, on: date) -> None:
    """Bring the purchase tax among the extras up to the price and the drive."""
    if deal.price is not None and any(extra.name == ExtraKind.PURCHASE_TAX for extra in deal.extras):
        wish = Wish(on, deal.price, ZERO, 1, deal.vehicle_kind, deal.power, extras=tuple(deal.extras))
        deal.extras = list(with_purchase_tax(wish).extras)


def take_rates(deal: Deal, product: Product) -> None:
    """Copy what the rate table says for the deal's term and down payment."""
    rates = product.row_for(deal.months or 0, deal.down_ratio)
    principal = deal.loan_amount or Decimal(0)
    deal.annual_rate = rates.annual_rate
    deal.monthly_fee_rate = rates.monthly_fee_rate
    deal.upfront_fee = quotes.upfront_fee_of(rates, principal)
    deal.balloon = quotes.balloon_of(product, principal)


def take_product(deal: Deal, product: Product, months: int) -> None:
    """Take product, method and term.

    Raises:
        DomainError: ``deal.product_kind``: it is for the other kind of car.
    """
    if product.vehicle_kind is not deal.vehicle_kind:
        raise DomainError("deal.product_kind", field="product_id")
    deal.product_id = product.id
    deal.method, deal.months, deal.bespoke = product.method, months, None


def take_free(deal: Deal, free: FreeTerms, wish: Wish) -> None:
    """Take terms of one's own, with what is made by hand of them.

    Raises:
        DomainError: They make no loan.
    """
    terms = free.terms(wish.amount, wish.months, wish.on)
    deal.product_id = None
    deal.method, deal.months = terms.method, terms.months
    deal.annual_rate, deal.monthly_fee_rate = terms.annual_rate, terms.monthly_fee_rate
    deal.upfront_fee, deal.balloon = terms.upfront_fee, terms.balloon
    deal.bespoke = free.bespoke.to_data()
