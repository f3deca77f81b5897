"""Two plans on the same history: which pays more, when, and by which part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from carloan_desk.domain.commission import (
    Circumstances,
    DealFacts,
    Ledger,
    Period,
    Plan,
    ledger,
    period_key,
    period_span,
)
from carloan_desk.domain.commission.statement import EARNING, Statement

_ZERO = Decimal(0)
_NOBODY: Mapping[str, Circumstances] = {}


@dataclass(frozen=True, slots=True)
class DuelSide:
    """What one plan pays in a period, in yuan: earned, payable, and earned by part in the plan's order."""

    earned: Decimal
    paid: Decimal
    by_component: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class DuelRow:
    """One period of both plans; ``difference`` is what the first pays more."""

    period: str
    a: DuelSide
    b: DuelSide

    @property
    def difference(self) -> Decimal:
        """Earned by the first less earned by the second, in yuan."""
        return self.a.earned - self.b.earned


@dataclass(frozen=True, slots=True)
class Duel:
    """Two plans replayed on the same deals. Rows are months, or quarters where one of the plans pays by them.

    ``by_deal`` has every deal on which the plans differ, (deal, first, second) in yuan, the largest difference first.
    """

    rows: tuple[DuelRow, ...]
    total: DuelRow
    by_deal: tuple[tuple[int, Decimal, Decimal], ...]

    @property
    def without_deal(self) -> Decimal:
        """What of the difference no deal makes: salary, bonuses, what lies on the period as a whole, in yuan."""
        return self.total.difference - sum((a - b for _, a, b in self.by_deal), _ZERO)

    @property
    def better(self) -> str | None:
        """``"a"`` or ``"b"``, whichever earns more in all; ``None`` if both earn the same."""
        difference = self.total.difference
        return None if not difference else "a" if difference > 0 else "b"


def duel(
    plan_a: Plan,
    plan_b: Plan,
    facts: Iterable[DealFacts],
    as_of: date,
    *,
    since: date | None = None,
    circumstances: Mapping[str, Circumstances] = _NOBODY,
) -> Duel:
    """Replay two plans on one's own history, each as if it had always been in force.

    Args:
        plan_a: The first plan; its dates do not count.
        plan_b: The second.
        facts: All deals.
        as_of: The last day that counts.
        since: Only the periods that end on or after this day are told; what came before is replayed all the same.
        circumstances: The manager's own figures by period.
    """
    known = list(facts)
    plans = [replace(plan, valid_to=None) for plan in (plan_a, plan_b)]
    days = [day for plan in plans for fact in known if (day := fact.triggered_on(plan.trigger)) and day <= as_of]
    start = period_span(period_key(min(days, default=as_of), Period.QUARTER))[0]
    books = [ledger([replace(plan, valid_from=start)], known, as_of, circumstances=circumstances) for plan in plans]
    kind = Period.QUARTER if Period.QUARTER in {plan.period for plan in plans} else Period.MONTH
    first = "" if since is None else period_key(since, kind)
    sides = [{period: found for period, found in _by_period(book, kind).items() if period >= first} for book in books]
    rows = tuple(
        DuelRow(period, *(_side(plan, found.get(period, [])) for plan, found in zip(plans, sides, strict=True)))
        for period in sorted(sides[0].keys() | sides[1].keys())
    )
    told = [[each for found in side.values() for each in found] for side in sides]
    total = DuelRow("", *(_side(plan, found) for plan, found in zip(plans, told, strict=True)))
    return Duel(rows, total, _by_deal(*told))


def _by_period(book: Ledger, kind: Period) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in book.statements:
        found.setdefault(period_key(period_span(statement.period)[0], kind), []).append(statement)
    return found


def _side(plan: Plan, statements: Sequence[Statement]) -> DuelSide:
    parts = dict.fromkeys((component.name for component in plan.components), _ZERO)
    for statement in statements:
        for line in statement.lines:
            if line.kind in EARNING:
                parts[line.component] += line.amount
    return DuelSide(
        sum((statement.earned for statement in statements), _ZERO),
        sum((statement.paid for statement in statements), _ZERO),
        tuple((name, amount) for name, amount in parts.items() if amount),
    )


def _by_deal(a: Sequence[Statement], b: Sequence[Statement]) -> tuple[tuple[int, Decimal, Decimal], ...]:
    def earned(statements: Sequence[Statement]) -> dict[int, Decimal]:
        found: dict[int, Decimal] = {}
        for statement in statements:
            for line in statement.lines:
                if line.deal_id is not None and line.kind in EARNING:
                    found[line.deal_id] = found.get(line.deal_id, _ZERO) + line.amount
        return found

    one, other = earned(a), earned(b)
    both = [(deal, one.get(deal, _ZERO), other.get(deal, _ZERO)) for deal in one.keys() | other.keys()]
    return tuple(
        sorted((each for each in both if each[1] != each[2]), key=lambda each: (-abs(each[1] - each[2]), each[0]))
    )
