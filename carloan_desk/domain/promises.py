"""Promises to pay (承诺还款), judged from the ledger: open, kept, partly kept, broken. Nothing is stored.

A promise is paid by what comes in from the day it was made to the day it was made for, with the days of grace. Several
promises on one loan share the money in the order of their days: no yuan keeps two. What went back does not count, and
it is the money received last that goes back first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from carloan_desk.domain.money import ZERO
from carloan_desk.domain.repayment import Payment, PaymentKind
from carloan_desk.domain.rules import RuleSet, in_use


class PromiseState(StrEnum):
    """What became of a promise, the worst last."""

    KEPT = "kept"
    OPEN = "open"
    PARTLY = "partly"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Promise:
    """So much on a day. ``key`` names it, such as the id of the contact; ``amount`` is yuan above 0."""

    key: int
    made_on: date
    due_on: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Judged:
    """A promise and what became of it.

    Attributes:
        promise: The promise.
        state: As of the day asked for.
        paid: What came in for it, at most its amount.
        until: The last day on which money still counts.
    """

    promise: Promise
    state: PromiseState
    paid: Decimal
    until: date

    @property
    def left(self) -> Decimal:
        """What is still to come of it."""
        return self.promise.amount - self.paid

    @property
    def failed(self) -> bool:
        """Whether its day is over and something of it is missing."""
        return self.state in (PromiseState.PARTLY, PromiseState.BROKEN)


def grace_on(day: date, rules: RuleSet | None = None) -> int:
    """Return the days of grace a promise has."""
    return int(in_use(rules).find("promise", day).number("grace_days"))


def judge(
    promises: Iterable[Promise], payments: Iterable[Payment], as_of: date, rules: RuleSet | None = None
) -> tuple[Judged, ...]:
    """Return what became of each promise on a loan by the end of a day, in the order of their days.

    Args:
        promises: Those of one loan, in any order; those made after ``as_of`` do not count yet.
        payments: The ledger of the loan, in any order. What the lender waived is no payment.
        as_of: The day.
        rules: Days of grace; default the shipped ones.
    """
    left = dict(stayed(payments, as_of))
    found = []
    known = [each for each in promises if each.made_on <= as_of]
    for promise in sorted(known, key=lambda each: (each.due_on, each.made_on, each.key)):
        until = promise.due_on + timedelta(days=grace_on(promise.due_on, rules))
        paid = ZERO
        for day in sorted(left):
            if promise.made_on <= day <= until:
                taken = min(left[day], promise.amount - paid)
                left[day] -= taken
                paid += taken
        found.append(Judged(promise, _state(promise, paid, until, as_of), paid, until))
    return tuple(found)


def _state(promise: Promise, paid: Decimal, until: date, as_of: date) -> PromiseState:
    if paid >= promise.amount:
        return PromiseState.KEPT
    if as_of <= until:
        return PromiseState.OPEN
    return PromiseState.PARTLY if paid > 0 else PromiseState.BROKEN


def stayed(payments: Iterable[Payment], as_of: date) -> list[tuple[date, Decimal]]:
    """Return what came in on each day and had not gone back by the end of another, by date."""
    entries = sorted(
        (each for each in payments if each.paid_on <= as_of and each.kind is not PaymentKind.WAIVER),
        key=lambda each: (each.paid_on, each.kind is PaymentKind.REVERSAL),
    )
    kept: list[tuple[date, Decimal]] = []
    for entry in entries:
        if entry.kind is PaymentKind.REVERSAL:
            _take_back(kept, entry.amount)
        else:
            kept.append((entry.paid_on, entry.amount))
    by_day: dict[date, Decimal] = {}
    for day, amount in kept:
        by_day[day] = by_day.get(day, ZERO) + amount
    return sorted(by_day.items())


def _take_back(kept: list[tuple[date, Decimal]], amount: Decimal) -> None:
    while amount > 0 and kept:
        day, last = kept.pop()
        if last > amount:
            kept.append((day, last - amount))
        amount -= min(last, amount)


def worst(judged: Sequence[Judged]) -> Judged | None:
    """Return the promise to speak of first: broken before partly kept before open, the oldest of them."""
    waiting = [each for each in judged if each.state is not PromiseState.KEPT]
    order = list(PromiseState)
    return min(waiting, key=lambda each: (-order.index(each.state), each.promise.due_on), default=None)
