"""What stands side by side: the products for a car, the figures by which offers are compared, the lowest of them."""

from collections.abc import Sequence
from decimal import Decimal

from carloan_desk.domain.offer import Offer
from carloan_desk.domain.product import Product
from carloan_desk.ui.pages.quote.car import Shared

# Figures of which the lowest is marked.
MARKED = ("payment", "nominal", "total_cost", "at_once")


def suited(products: Sequence[Product], shared: Shared) -> list[Product]:
    """Return the products for this car, its drive and its use."""
    return [
        product
        for product in products
        if product.vehicle_kind is shared.vehicle_kind
        and product.power in (None, shared.power)
        and product.use is shared.use
    ]


def key_figures(offer: Offer | None) -> dict[str, Decimal]:
    """Return the figures by which offers are compared."""
    if offer is None:
        return {}
    highest = max(row.payment for row in offer.quote.schedule.rows)
    return {
        # With a balloon, or steps, the usual instalment is not what has to be brought up.
        "payment": highest if highest > offer.payment + 1 else offer.payment,
        "nominal": offer.rates.nominal_apr,
        "total_cost": offer.total_cost,
        "at_once": offer.at_once,
    }


def best_of(offers: Sequence[Offer | None]) -> dict[str, Decimal]:
    """Return the lowest of each key figure, where offers differ in it."""
    found = [key_figures(offer) for offer in offers if offer is not None]
    if len(found) < 2:
        return {}
    return {
        name: min(figures[name] for figures in found)
        for name in MARKED
        if len({figures[name] for figures in found}) > 1
    }
