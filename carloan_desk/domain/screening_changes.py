"""The smallest change that would pass: another down payment, another term, fewer extras in the loan, a co-borrower.

Every change named was screened again and passes; one step less does not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations

from carloan_desk.domain.product import Product
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.screening import Case, Outcome, instalment, judge

_HUNDRED = Decimal(100)
# Income a month beyond which nobody is asked for a co-borrower.
_MOST_INCOME = Decimal(200_000)
# Subsets of more extras than this are not all tried.
_MOST_EXTRAS = 8


@dataclass(frozen=True, slots=True)
class Change:
    """What to change together; ``None`` stays as it is.

    Attributes:
        down_payment: The down payment instead, in whole hundreds of yuan.
        months: The term instead.
        cash_extras: Names of the extras to pay at once instead of with the loan.
        cash: What these come to.
        co_income: What a co-borrower has to earn a month, in whole hundreds of yuan.
        less_down: The down payment is less than it was: so little as would be left to lend no lender lends.
    """

    down_payment: Decimal | None = None
    months: int | None = None
    cash_extras: tuple[str, ...] = ()
    cash: Decimal = Decimal(0)
    co_income: Decimal | None = None
    less_down: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """Which of them are to be changed."""
        given = {
            "down_payment": self.down_payment is not None and not self.less_down,
            "less_down": self.less_down,
            "months": self.months is not None,
            "extras": bool(self.cash_extras),
            "co_income": self.co_income is not None,
        }
        return frozenset(kind for kind, there in given.items() if there)

    def applied(self, case: Case, product: Product) -> Case:
        """Return the case after the change. An instalment that was agreed moves as the product's does."""
        extras = tuple(
            replace(extra, financed=False) if extra.name in self.cash_extras else extra for extra in case.extras
        )
        changed = replace(
            case,
            down_payment=case.down_payment if self.down_payment is None else self.down_payment,
            months=case.months if self.months is None else self.months,
            extras=extras,
            co_income=case.co_income if self.co_income is None else self.co_income,
        )
        if case.payment is None or not case.amount or changed.amount is None:
            return changed
        if changed.months == case.months:
            return replace(changed, payment=case.payment * changed.amount / case.amount)
        before = instalment(replace(case, payment=None), product)
        after = instalment(replace(changed, payment=None), product)
        return replace(changed, payment=case.payment * after / before if before and after is not None else None)


def changes_for(case: Case, product: Product, rules: RuleSet | None = None) -> tuple[Change, ...]:
    """Return the changes that make a failing case pass: each alone, or, if none alone does, together with others."""
    search = _Search(case, product, rules)
    alone = [each for each in (search.down(Change()), search.term(), search.extras(), search.income(Change())) if each]
    found = alone or search.pairs() or search.all_together()
    if alone and all(change.co_income for change in alone):
        # Not everybody has somebody else: what the client can do alone is named too.
        found = [*alone, *(pair for pair in search.pairs() if pair.co_income is None)]
    return tuple(change for change in found if search.passes(change))


class _Search:
    def __init__(self, case: Case, product: Product, rules: RuleSet | None) -> None:
        self._case, self._product, self._rules = case, product, rules
        self._known: dict[Change, bool] = {}

    def passes(self, change: Change) -> bool:
        if change not in self._known:
            result = judge(change.applied(self._case, self._product), self._product, self._rules)
            self._known[change] = result.outcome is not Outcome.FAIL
        return self._known[change]

    @property
    def _terms(self) -> list[int]:
        """The other terms: the longer ones first, the next one first."""
        now = self._case.months
        if now is None:
            return []
        terms = self._product.months
        return [each for each in terms if each > now] + [each for each in reversed(terms) if each < now]

    def down(self, basis: Change) -> Change | None:
        """The least down payment beside what ``basis`` changes; else the most that leaves enough to lend."""
        return self._more_down(basis) or self._less_down(basis)

    def _less_down(self, basis: Change) -> Change | None:
        case = basis.applied(self._case, self._product)
        amount, least = case.amount, self._product.min_amount
        if case.price is None or case.down_payment is None or amount is None or amount >= least:
            return None
        most = ((case.price + case.financed - least) / _HUNDRED).to_integral_value(ROUND_FLOOR) * _HUNDRED
        change = replace(basis, down_payment=most, less_down=True)
        return change if most >= 0 and self.passes(change) else None

    def _more_down(self, basis: Change) -> Change | None:
        case = basis.applied(self._case, self._product)
        if case.price is None or case.down_payment is None:
            return None
        first = int((case.down_payment / _HUNDRED).to_integral_value(ROUND_FLOOR)) + 1
        least = max(self._product.min_amount, Decimal("0.01"))
        room = case.price + case.financed - least
        last = int((min(room, case.price) / _HUNDRED).to_integral_value(ROUND_FLOOR))
        # From line to line of the rate table the terms jump; within a line more down payment is never worse.
        starts = {first}
        for row in self._product.rates:
            start = int((row.min_down_payment * case.price / _HUNDRED).to_integral_value(ROUND_CEILING))
            if first < start <= last:
                starts.add(start)
        ordered = sorted(starts)
        for start, end in zip(ordered, [*ordered[1:], last + 1], strict=True):
            found = _least(start, end - 1, lambda k: self.passes(replace(basis, down_payment=k * _HUNDRED)))
            if found is not None:
                return replace(basis, down_payment=found * _HUNDRED)
        return None

    def term(self) -> Change | None:
        """The nearest longer term, else the nearest shorter one."""
        return next((Change(months=each) for each in self._terms if self.passes(Change(months=each))), None)

    def extras(self) -> Change | None:
        """The extras of the least amount that are to be paid at once."""
        return next((change for change in self._without() if self.passes(change)), None)

    def _without(self) -> Iterator[Change]:
        financed = [extra for extra in self._case.extras if extra.financed and extra.amount]
        if len(financed) > _MOST_EXTRAS:
            groups = [tuple(financed)]
        else:
            groups = [group for size in range(1, len(financed) + 1) for group in combinations(financed, size)]
        changes = [
            Change(cash_extras=tuple(e.name for e in group), cash=sum((e.amount for e in group), Decimal(0)))
            for group in groups
        ]
        yield from sorted(changes, key=lambda change: (change.cash, len(change.cash_extras)))

    def income(self, basis: Change) -> Change | None:
        """The least income of a co-borrower beside what ``basis`` changes."""
        if self._case.monthly_income is None:
            return None
        first = int((self._case.co_income / _HUNDRED).to_integral_value(ROUND_FLOOR)) + 1
        last = int(_MOST_INCOME / _HUNDRED)
        found = _least(first, last, lambda k: self.passes(replace(basis, co_income=k * _HUNDRED)))
        return None if found is None else replace(basis, co_income=found * _HUNDRED)

    def _down_and_income(self, basis: Change) -> Change | None:
        """The least down payment with which a co-borrower helps, and the least income then."""
        changed = self.down(replace(basis, co_income=_MOST_INCOME))
        return None if changed is None else self.income(replace(changed, co_income=None))

    def pairs(self) -> list[Change]:
        """Two changes together: of each kind the one that asks for least."""
        terms = [Change(months=months) for months in self._terms]
        cash = list(self._without())[-1:]
        both = [replace(each, months=term.months) for each in cash for term in terms]
        ways: list[list[Change | None]] = [
            [self.down(term) for term in terms],
            [self.down(each) for each in cash],
            [each for each in both if self.passes(each)],
            [self.income(term) for term in terms],
            [self.income(each) for each in cash],
            [self._down_and_income(Change())],
        ]
        return [least for way in ways if (least := min((each for each in way if each), key=_size, default=None))][:3]

    def all_together(self) -> list[Change]:
        """Everything that can be changed, for the most hopeless of cases."""
        found = []
        for basis in list(self._without())[-1:] or [Change()]:
            for months in (None, *self._terms):
                changed = self._down_and_income(replace(basis, months=months))
                if changed is not None:
                    found.append(changed)
        return sorted(found, key=_size)[:1]


def _size(change: Change) -> tuple[Decimal, Decimal]:
    return change.down_payment or Decimal(0), change.co_income or Decimal(0)


def _least(first: int, last: int, passes: Callable[[int], bool]) -> int | None:
    """Return the least whole number that passes, if passing once means passing ever after; ``None`` if none does."""
    if first > last or not passes(last):
        return None
    while first < last:
        middle = (first + last) // 2
        if passes(middle):
            last = middle
        else:
            first = middle + 1
    return first
