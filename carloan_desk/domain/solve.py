"""Solve an offer for one unknown: what down payment, price, term or rate meets a payment."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.offer import FreeTerms, Offer, Wish, make_offer, with_purchase_tax
from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import RuleSet

_HUNDRED = Decimal(100)
_DEAREST = Decimal(5_000_000)
_BASIS_POINT = Decimal("0.0001")


class Unknown(StrEnum):
    """What is solved for."""

    DOWN_PAYMENT = "down_payment"
    PRICE = "price"
    MONTHS = "months"
    RATE = "rate"


def solve(
    unknown: Unknown, payment: Decimal, wish: Wish, choice: Product | FreeTerms, rules: RuleSet | None = None
) -> Offer:
    """Return the offer whose payment is at most ``payment``: the least down payment (in hundreds), the highest price
    (in hundreds), the shortest term, or the highest rate (in basis points) with which it is.

    Args:
        unknown: What may change; everything else stays.
        payment: What may be paid a month.
        wish: The wish; purchase tax among its extras follows the price.
        choice: The product or the terms.
        rules: Default the shipped ones.

    Raises:
        DomainError: ``quote.unsolvable``: nothing meets it.
    """

    def offer(changed: Wish, terms: Product | FreeTerms = choice) -> Offer | None:
        try:
            return make_offer(with_purchase_tax(changed, rules), terms, rules)
        except DomainError:
            return None

    def meets(made: Offer | None) -> bool:
        return made is not None and made.payment <= payment

    found: Offer | None = None
    match unknown:
        case Unknown.DOWN_PAYMENT:
            found = _down_payment(wish, choice, offer, meets)
        case Unknown.PRICE:
            lowest = int(wish.down_payment / _HUNDRED) + 1
            most = int(_dearest(wish, choice) / _HUNDRED)
            highest = _last(lowest, most, lambda k: meets(offer(replace(wish, price=k * _HUNDRED))))
            found = None if highest is None else offer(replace(wish, price=highest * _HUNDRED))
        case Unknown.MONTHS:
            terms = choice.months if isinstance(choice, Product) else range(1, 121)
            offers = (offer(replace(wish, months=months)) for months in terms)
            found = next((made for made in offers if meets(made)), None)
        case Unknown.RATE:
            if isinstance(choice, FreeTerms):
                points = _last(0, 3600, lambda k: meets(offer(wish, replace(choice, annual_rate=k * _BASIS_POINT))))
                found = None if points is None else offer(wish, replace(choice, annual_rate=points * _BASIS_POINT))
    if found is None:
        raise DomainError("quote.unsolvable", field="target")
    return found


def _dearest(wish: Wish, choice: Product | FreeTerms) -> Decimal:
    """The highest price for which the down payment is still enough."""
    if isinstance(choice, Product):
        least = min((row.min_down_payment for row in choice.rates if row.months == wish.months), default=Decimal(0))
        if least:
            return min(_DEAREST, wish.down_payment / least)
    return _DEAREST


def _down_payment(
    wish: Wish,
    choice: Product | FreeTerms,
    offer: Callable[[Wish], Offer | None],
    meets: Callable[[Offer | None], bool],
) -> Offer | None:
    """From line to line of the rate table the payment jumps; within a line it falls with the down payment."""
    last = int((wish.price - Decimal("0.01")) / _HUNDRED)
    starts = {0}
    if isinstance(choice, Product):
        starts |= {-int(-row.min_down_payment * wish.price // _HUNDRED) for row in choice.rates}
        least = min((row.min_down_payment for row in choice.rates if row.months == wish.months), default=Decimal(0))
        starts = {start for start in starts if start >= least * wish.price / _HUNDRED}
    ordered = sorted(start for start in starts if start <= last)
    for start, end in zip(ordered, [*ordered[1:], last + 1], strict=True):
        step = _first(start, end - 1, lambda k: meets(offer(replace(wish, down_payment=k * _HUNDRED))))
        if step is not None:
            return offer(replace(wish, down_payment=step * _HUNDRED))
    return None


def _first(low: int, high: int, passes: Callable[[int], bool]) -> int | None:
    """Return the least number that passes, if passing once means passing ever after."""
    if low > high or not passes(high):
        return None
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if passes(middle) else (middle + 1, high)
    return low


def _last(low: int, high: int, passes: Callable[[int], bool]) -> int | None:
    """Return the greatest number that passes, if failing once means failing ever after."""
    if low > high or not passes(low):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if passes(middle) else (low, middle - 1)
    return low
