"""Words for offers: extras, who collects them, uses, schemes, shapes of hand-made plans."""

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.bespoke import Shape
from carloan_desk.domain.offer import ExtraKind, Offer
from carloan_desk.domain.product import Collector
from carloan_desk.domain.solve import Unknown
from carloan_desk.domain.subsidy import TradeIn
from carloan_desk.domain.vehicle import VehicleUse
from carloan_desk.ui import words


def extra(name: str) -> str:
    """Return what an extra is called; an own item by its own name."""
    translate = QCoreApplication.translate
    names = {
        ExtraKind.PURCHASE_TAX: translate("offer", "Purchase tax"),
        ExtraKind.COMPULSORY_INSURANCE: translate("offer", "Compulsory insurance"),
        ExtraKind.INSURANCE: translate("offer", "Commercial insurance"),
        ExtraKind.VESSEL_TAX: translate("offer", "Vehicle tax"),
        ExtraKind.PLATE: translate("offer", "Plate fee"),
        ExtraKind.SERVICE_FEE: translate("offer", "Finance service fee"),
    }
    return names[ExtraKind(name)] if name in frozenset(ExtraKind) else name


def collector(value: Collector) -> str:
    """Return who collects a fee."""
    match value:
        case Collector.LENDER:
            return QCoreApplication.translate("offer", "Lender")
        case Collector.DEALER:
            return QCoreApplication.translate("offer", "Dealer")
        case Collector.THIRD_PARTY:
            return QCoreApplication.translate("offer", "Third party")


def use(value: VehicleUse) -> str:
    """Return what a car is used for."""
    match value:
        case VehicleUse.PRIVATE:
            return QCoreApplication.translate("offer", "Private")
        case VehicleUse.COMMERCIAL:
            return QCoreApplication.translate("offer", "Commercial")


def scheme(value: TradeIn) -> str:
    """Return what happens to the old car."""
    match value:
        case TradeIn.SCRAP:
            return QCoreApplication.translate("offer", "Scrapped")
        case TradeIn.REPLACE:
            return QCoreApplication.translate("offer", "Sold on")


def shape(value: Shape) -> str:
    """Return how a hand-made plan runs."""
    match value:
        case Shape.LEVEL:
            return QCoreApplication.translate("offer", "As the method says")
        case Shape.STEP:
            return QCoreApplication.translate("offer", "In steps")
        case Shape.SEASONAL:
            return QCoreApplication.translate("offer", "By season")
        case Shape.ROWS:
            return QCoreApplication.translate("offer", "Typed one by one")


def unknown(value: Unknown) -> str:
    """Return what is solved for."""
    match value:
        case Unknown.DOWN_PAYMENT:
            return QCoreApplication.translate("offer", "Down payment")
        case Unknown.PRICE:
            return QCoreApplication.translate("offer", "Price")
        case Unknown.MONTHS:
            return QCoreApplication.translate("offer", "Term")
        case Unknown.RATE:
            return QCoreApplication.translate("offer", "Rate")


def offer_name(offer: Offer) -> str:
    """Return what an offer is called."""
    if offer.product is not None:
        return f"{offer.product.lender} {offer.product.name}"
    free = offer.free
    named = "" if free is None else free.bespoke.name or free.name
    return named or QCoreApplication.translate("offer", "Terms of one's own")


def method(offer: Offer) -> str:
    """Return how an offer is repaid."""
    free = offer.free
    if free is not None and free.bespoke.shape is not Shape.LEVEL:
        return shape(free.bespoke.shape)
    return words.method(offer.quote.terms.method)
