"""Which products suit a client (产品匹配): by fit and by what they cost the client, each with its reason.

What the manager would earn plays no part: nothing of pay is known here.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.offer import Offer, Wish, make_offer
from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.screening import Case, Outcome, ScreeningResult, screen

# Assumed where no term is agreed yet.
USUAL_TERM = 36


class Why(StrEnum):
    """Why a product stands where it stands."""

    CHEAPEST = "cheapest"
    """The lowest annual rate of those that fit."""
    DEARER = "dearer"
    """It costs ``amount`` more in all than the cheapest that fits."""
    LIGHTER = "lighter"
    """It costs ``amount`` more, but the payment is ``less`` lower."""
    DEARER_RATE = "dearer_rate"
    """It costs ``amount`` less in all, but its annual rate is higher."""
    ALIKE = "alike"
    """It costs as much in all as the cheapest that fits."""
    SHORTER = "shorter"
    """Not offered for the term asked for."""
    OPEN = "open"
    """Something is not known yet."""
    UNFIT = "unfit"
    """A rule is broken."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, with the amounts that belong to it."""

    why: Why
    amount: Decimal = Decimal(0)
    less: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Match:
    """How a product suits a case; ``offer`` is ``None`` while there is no amount, or no loan of it."""

    product: Product
    months: int
    offer: Offer | None
    result: ScreeningResult
    reason: Reason


def candidates(products: Iterable[Product], case: Case) -> list[Product]:
    """Return the products for this kind of car, drive and use that are offered on the day."""
    return [
        product
        for product in products
        if product.rates
        and product.offered_on(case.on)
        and case.vehicle_kind in (None, product.vehicle_kind)
        and (product.power is None or case.power in (None, product.power))
        and case.use in (None, product.use)
        and (not product.trade_in or case.trade_in is not False)
    ]


def match(products: Iterable[Product], case: Case, rules: RuleSet | None = None) -> list[Match]:
    """Return the products by fit (rules kept, term offered), then by annual rate with all fees, total cost, payment.

    Args:
        products: All products; those for other cars are left out.
        case: The client, the car and the wish; without a term three years are assumed, or the nearest on offer.
        rules: Default the shipped ones.
    """
    found = []
    for product in candidates(products, case):
        months = product.nearest_term(case.months or USUAL_TERM)
        own = replace(case, months=months)
        found.append((product, months, offer_of(own, product, rules), screen(own, product, rules)))
    found.sort(key=lambda each: _rank(case, *each))
    best = next((made for _, _, made, result in found if made and result.outcome is not Outcome.FAIL), None)
    return [
        Match(product, months, made, result, _reason(case, months, made, result, best))
        for product, months, made, result in found
    ]


def offer_of(case: Case, product: Product, rules: RuleSet | None = None) -> Offer | None:
    """Return the product's offer for a case; ``None`` while an amount is missing, or if it makes no loan."""
    if case.price is None or case.down_payment is None or case.months is None:
        return None
    wish = Wish(
        on=case.on,
        price=case.price,
        down_payment=case.down_payment,
        months=case.months,
        vehicle_kind=case.vehicle_kind or product.vehicle_kind,
        extras=case.extras,
    )
    with suppress(DomainError):
        return make_offer(wish, product, rules)
    return None


_ORDER: Sequence[Outcome] = (Outcome.PASS, Outcome.UNKNOWN, Outcome.FAIL)


def _rank(case: Case, product: Product, months: int, made: Offer | None, result: ScreeningResult) -> tuple[object, ...]:
    broken = sum(check.outcome is Outcome.FAIL for check in result.checks) if result.outcome is Outcome.FAIL else 0
    cost = (
        (False, made.rates.effective_apr, made.total_cost, made.payment)
        if made is not None
        else (True, Decimal(0), Decimal(0), Decimal(0))
    )
    other_term = case.months is not None and months != case.months
    return (_ORDER.index(result.outcome), broken, other_term, *cost, product.lender, product.name)


def _reason(case: Case, months: int, made: Offer | None, result: ScreeningResult, best: Offer | None) -> Reason:
    if result.outcome is Outcome.FAIL:
        return Reason(Why.UNFIT)
    if made is None:
        return Reason(Why.OPEN)
    if made is best:
        return Reason(Why.CHEAPEST)
    if case.months is not None and months != case.months:
        return Reason(Why.SHORTER)
    assert best is not None  # this one fits and has an offer, so there is a best one
    if made.rates.effective_apr < best.rates.effective_apr:
        return Reason(Why.OPEN)  # only what is not known yet can have put it behind a dearer one
    more, less = made.total_cost - best.total_cost, best.payment - made.payment
    if more < 0:
        return Reason(Why.DEARER_RATE, -more)
    if more == 0:
        return Reason(Why.ALIKE)
    return Reason(Why.LIGHTER if less > 0 else Why.DEARER, more, less)
