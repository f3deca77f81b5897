"""The employer's payroll against one's own statement (对账): what agrees, and what each difference is.

Every yuan of the difference lies in exactly one class, so the classes add up to it. A difference names the rows on
both sides that it is about. The same lines in another order give the same answer.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from carloan_desk.domain.money import FEN, ZERO
from carloan_desk.domain.payroll import Expectation, Party, PayrollRow, total_of
from carloan_desk.domain.row_matching import assign, parties_of

__all__ = ["Difference", "DifferenceKind", "Expectation", "Match", "PayrollRow", "Reconciliation", "reconcile"]


class DifferenceKind(StrEnum):
    """Why what was paid differs from what was expected.

    ``MISSING`` 漏发, ``EXTRA`` 多发, ``RATE`` 比例不符, ``BASE`` 基数不符, ``PERIOD`` 跨期, ``CLAWBACK`` 扣回,
    ``ROUNDING`` 尾差, ``DUPLICATE`` 重复, ``UNKNOWN`` 原因不明.
    """

    MISSING = "missing"
    EXTRA = "extra"
    RATE = "rate"
    BASE = "base"
    PERIOD = "period"
    CLAWBACK = "clawback"
    ROUNDING = "rounding"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """Lines of both sides that belong together and agree to the fen."""

    expected: tuple[Expectation, ...]
    rows: tuple[PayrollRow, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference and its evidence: ``amount`` is what was paid less what was expected, in yuan."""

    kind: DifferenceKind
    amount: Decimal
    expected: tuple[Expectation, ...] = ()
    rows: tuple[PayrollRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The result for a period.

    Attributes:
        period: The month or quarter.
        agreed: What needs no word.
        differences: Everything else; their amounts sum to ``difference`` exactly.
        expected: Sum of the own lines of the period.
        paid: Sum of the rows of the sheet.
        stated: What the sheet says its sum is, if it does.
    """

    period: str
    agreed: tuple[Match, ...]
    differences: tuple[Difference, ...]
    expected: Decimal
    paid: Decimal
    stated: Decimal | None = None

    @property
    def difference(self) -> Decimal:
        """Paid less expected; below 0 if something is still owed."""
        return self.paid - self.expected

    @property
    def misstated(self) -> Decimal:
        """What the sheet's own total differs from the sum of its rows."""
        return ZERO if self.stated is None else self.stated - self.paid

    def by_kind(self) -> dict[DifferenceKind, Decimal]:
        """Return the sum of each class that occurs, in the order of the classes."""
        sums = {kind: [each.amount for each in self.differences if each.kind is kind] for kind in DifferenceKind}
        return {kind: sum(amounts, ZERO) for kind, amounts in sums.items() if amounts}


def reconcile(
    expected: Iterable[Expectation],
    paid: Iterable[PayrollRow],
    period: str,
    *,
    stated: Decimal | None = None,
    elsewhere: Mapping[str, Sequence[PayrollRow]] | None = None,
) -> Reconciliation:
    """Compare a payroll sheet with one's own statement.

    Args:
        expected: Own lines of the period; those of other periods too, to recognise what was paid early or late and
            what a deduction is about.
        paid: Rows of the sheet, totals left out.
        period: The period of the sheet.
        stated: The total the sheet states.
        elsewhere: Rows of other sheets by their period: what is missing here may have been paid there.
    """
    lines = sorted(expected, key=expectation_order)
    rows = sorted(paid, key=row_order)
    parties = parties_of(lines, period)
    loose = assign(parties, rows)
    paid_elsewhere = _paid_elsewhere(lines, elsewhere or {}, period)
    agreed: list[Match] = []
    differences: list[Difference] = []
    for party in parties:
        if party.own or party.rows:
            _settle(party, period, paid_elsewhere.get(party.key, ()), agreed, differences)
    seen: set[tuple[str, str, Decimal]] = set()
    for row in loose:
        mark = (row.contract, row.name, row.amount)
        kind = DifferenceKind.CLAWBACK if row.amount < 0 else DifferenceKind.EXTRA
        differences += _found(DifferenceKind.DUPLICATE if mark in seen else kind, row.amount, (), (row,))
        seen.add(mark)
    own = total_of(line for line in lines if line.period == period)
    ranked = sorted(differences, key=_rank)
    return Reconciliation(period, tuple(agreed), tuple(ranked), own, total_of(rows), stated)


def expectation_order(line: Expectation) -> tuple[str, int, str, Decimal, str, str, Decimal, Decimal]:
    """Sort key of all that a line says, so that where it stood does not matter."""
    known = _known(line.base), _known(line.rate)
    return line.period, line.deal_id or 0, line.component, line.amount, line.contract, line.client, *known


def row_order(row: PayrollRow) -> tuple[Decimal, str, str, str, str, Decimal, Decimal, int]:
    """Sort key of all that a row says; its number comes last: of look-alikes any may be the first."""
    known = _known(row.base), _known(row.rate)
    return -row.amount, row.contract, row.name, row.period or "", row.remark, *known, row.number


def _known(value: Decimal | None) -> Decimal:
    return Decimal(-1) if value is None else value


def _rank(found: Difference) -> tuple[int, Decimal, int, int]:
    deal = found.expected[0].deal_id or 0 if found.expected else 0
    return list(DifferenceKind).index(found.kind), -abs(found.amount), deal, found.rows[0].number if found.rows else 0


def _found(
    kind: DifferenceKind, amount: Decimal, expected: Iterable[Expectation], rows: Iterable[PayrollRow]
) -> list[Difference]:
    return [Difference(kind, amount, tuple(expected), tuple(rows))] if amount else []


def _paid_elsewhere(
    lines: Sequence[Expectation], elsewhere: Mapping[str, Sequence[PayrollRow]], period: str
) -> dict[tuple[int, str], list[PayrollRow]]:
    """Return the rows of other sheets that are about a deal and were not due there."""
    found: dict[tuple[int, str], list[PayrollRow]] = defaultdict(list)
    for other in sorted(elsewhere):
        if other == period:
            continue
        parties = parties_of(lines, other)
        assign(parties, sorted(elsewhere[other], key=row_order))
        for party in parties:
            left = list(party.rows)
            for amount in [party.due, *(line.amount for line in party.own)]:
                _take(left, amount)
            found[party.key] += left
    return found


def _take(rows: list[PayrollRow], amount: Decimal) -> PayrollRow | None:
    for place, row in enumerate(rows):
        if row.amount == amount:
            return rows.pop(place)
    return None


def _settle(
    party: Party,
    period: str,
    elsewhere: Sequence[PayrollRow],
    agreed: list[Match],
    differences: list[Difference],
) -> None:
    """Explain one deal: its rows against its lines, the plainest explanation first."""
    own, rows = list(party.own), list(party.rows)
    if total_of(own) == total_of(rows):
        agreed.append(Match(tuple(own), tuple(rows)))
        return
    # A row that says that it is for another period is not for this one.
    for row in [row for row in rows if row.period not in (None, period)]:
        rows.remove(row)
        due = [line for line in party.others if line.period == row.period]
        differences += _found(DifferenceKind.PERIOD, row.amount, due, (row,))
    used = _pair(own, rows, agreed)
    rows = _without_duplicates(rows, used, own, differences)
    for row in list(rows):
        due = _due_elsewhere(party.others, row.amount)
        if due and not own:
            rows.remove(row)
            differences += _found(DifferenceKind.PERIOD, row.amount, due, (row,))
    if not any(line.amount < 0 for line in own):
        for row in [row for row in rows if row.amount < 0]:
            rows.remove(row)
            differences += _found(DifferenceKind.CLAWBACK, row.amount, used[0] + party.others, (row,))
    if total_of(own) == total_of(rows):
        # What is left once the rest has a name.
        if own or rows:
            agreed.append(Match(tuple(own), tuple(rows)))
    elif own and not [row for row in rows if row.amount]:
        differences += _missing(own, rows, list(elsewhere), agreed)
    elif own and rows:
        differences += _compared(own, rows, agreed)
    else:
        for row in rows:
            differences += _found(DifferenceKind.EXTRA, row.amount, used[0], (row,))


def _pair(
    own: list[Expectation], rows: list[PayrollRow], agreed: list[Match]
) -> tuple[list[Expectation], list[PayrollRow]]:
    """Take out what agrees: one row for all lines, else row by row. Returns what was taken."""
    taken: tuple[list[Expectation], list[PayrollRow]] = ([], [])
    whole = _take(rows, total_of(own)) if len(own) > 1 else None
    if whole is not None:
        agreed.append(Match(tuple(own), (whole,)))
        taken = (list(own), [whole])
        own.clear()
        return taken
    for line in list(own):
        row = _take(rows, line.amount)
        if row is not None:
            own.remove(line)
            agreed.append(Match((line,), (row,)))
            taken[0].append(line)
            taken[1].append(row)
    return taken


def _without_duplicates(
    rows: list[PayrollRow],
    used: tuple[list[Expectation], list[PayrollRow]],
    own: Sequence[Expectation],
    differences: list[Difference],
) -> list[PayrollRow]:
    """Take out rows that say what another row of the deal said already; their first is the evidence."""
    kept: list[PayrollRow] = []
    for row in rows:
        twin = next((each for each in [*used[1], *kept] if each.amount == row.amount and row.amount), None)
        if twin is None or (twin in kept and len(kept) < len(own)):
            kept.append(row)
        else:
            differences += _found(DifferenceKind.DUPLICATE, row.amount, used[0] or own, (twin, row))
    return kept


def _due_elsewhere(others: Sequence[Expectation], amount: Decimal) -> list[Expectation]:
    """Return the lines of another period that an amount pays: one line, or all of a period."""
    for line in others:
        if line.amount == amount:
            return [line]
    for period in sorted({line.period for line in others}):
        due = [line for line in others if line.period == period]
        if total_of(due) == amount:
            return due
    return []


def _missing(
    own: list[Expectation], rows: Sequence[PayrollRow], elsewhere: list[PayrollRow], agreed: list[Match]
) -> list[Difference]:
    """Nothing was paid; ``rows`` say so with a zero, if there are any."""
    whole = _take(elsewhere, total_of(own))
    if whole is not None:
        return _found(DifferenceKind.PERIOD, -total_of(own), own, (*rows, whole))
    found = []
    for line in list(own):
        row = _take(elsewhere, line.amount)
        if row is not None:
            own.remove(line)
            found += _found(DifferenceKind.PERIOD, -line.amount, (line,), (row,))
    if not total_of(own):
        # One takes back what the other gives.
        agreed.append(Match(tuple(own), tuple(rows)))
    return found + _found(DifferenceKind.MISSING, -total_of(own), own, rows)


def _compared(own: list[Expectation], rows: list[PayrollRow], agreed: list[Match]) -> list[Difference]:
    gap = total_of(rows) - total_of(own)
    if all(line.amount < 0 for line in own) and all(row.amount <= 0 for row in rows):
        return _found(DifferenceKind.CLAWBACK, gap, own, rows)
    if abs(gap) <= FEN * max(len(own), len(rows)):
        return _found(DifferenceKind.ROUNDING, gap, own, rows)
    absent = _lines_of_sum(own, -gap)
    if absent:
        left = list(own)
        for line in absent:
            left.remove(line)
        agreed.append(Match(tuple(left), tuple(rows)))
        return _found(DifferenceKind.MISSING, gap, absent, rows)
    return _found(_cause(own, rows, gap), gap, own, rows)


def _lines_of_sum(own: Sequence[Expectation], amount: Decimal) -> tuple[Expectation, ...]:
    """Return the fewest lines, not all, that sum to an amount."""
    if len(own) <= 10:
        for count in range(1, len(own)):
            for lines in combinations(own, count):
                if total_of(lines) == amount:
                    return lines
    return ()


def _cause(own: Sequence[Expectation], rows: Sequence[PayrollRow], gap: Decimal) -> DifferenceKind:
    bases = {line.base for line in own}
    base = next(iter(bases)) if len(bases) == 1 else None
    rate = None if base is None else sum((line.rate for line in own if line.rate is not None), Decimal(0))
    row = rows[0] if len(rows) == 1 else None
    other_rate = row is not None and None not in (row.rate, rate) and row.rate != rate
    other_base = row is not None and None not in (row.base, base) and row.base != base
    if other_rate != other_base:
        return DifferenceKind.RATE if other_rate else DifferenceKind.BASE
    if other_rate and other_base:
        return DifferenceKind.UNKNOWN
    # Some employers pay whole yuan or whole jiao.
    for unit in (Decimal(1), Decimal("0.1")):
        if abs(gap) < unit and all(each.amount % unit == 0 for each in rows):
            return DifferenceKind.ROUNDING
    if row is not None and row.rate is None and base and rate:
        # What rate would have made this amount? One that somebody would agree on has few decimals.
        implied = (row.amount / base).quantize(Decimal("0.0001"))
        if implied != rate and implied > 0 and abs(implied * base - row.amount) <= FEN:
            return DifferenceKind.RATE
    return DifferenceKind.UNKNOWN
