"""A period's pay as a function of which open deals come: the plan taken apart once, for many outcomes at a time.

``evaluate`` walks a plan for one set of deals. Here the same plan becomes figures that are sums over deals, steps that
the figures reach, and for each combination of steps (a *situation*) a weight in fen per deal and a sum of the period.
What cannot be taken apart so, because it hangs on the order of the deals, is named (:class:`Unsupported`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Any

from carloan_desk.domain.commission.account import limit_of
from carloan_desk.domain.commission.components import (
    UNLIMITED,
    Limits,
    RegionalCap,
)
from carloan_desk.domain.commission.facts import DealFacts
from carloan_desk.domain.commission.ladders import fen as rounded
from carloan_desk.domain.forecast.figures import Book, Figure
from carloan_desk.domain.money import EXACT

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]


# Per part of the plan, by deal (the counted ones first): yuan, or None where there is no line.
Table = list[Decimal | None]


@dataclass(frozen=True, slots=True)
class Switch:
    """Something that takes one of several states as figures grow: the number of a tier, reached or not."""

    component: str
    states: int
    figures: tuple[int, ...]
    of: Callable[["Ints"], "Ints"]


@dataclass(slots=True)
class Part:
    """A part paid deal by deal: a table of yuan for each state of its switch."""

    name: str
    tables: list[Table]
    switch: int | None = None
    limits: Limits = UNLIMITED


@dataclass(slots=True)
class PeriodPart:
    """A part paid for the period: yuan for each state of its switch."""

    name: str
    amounts: list[Decimal]
    switch: int | None = None


@dataclass(slots=True)
class Slope:
    """A marginal ladder by amount: rounded once, on the sum."""

    name: str
    figure: int
    # From each start on (whole numbers of the figure) what each whole number more pays, in 1 / scale fen.
    starts: list[int]
    rates: list[int]
    scale: int
    limits: Limits


@dataclass(slots=True)
class Multiplier:
    """Coefficients for each state of its switch; ``of`` as in the plan."""

    name: str
    of: tuple[str, ...]
    coefficients: list[Decimal]
    switch: int | None = None


@dataclass(slots=True)
class Threshold:
    """A step of the plan as shown: the figure, where it starts, and whether the figure counts deals."""

    component: str
    figure: int
    start: Decimal
    counts: bool


@dataclass(slots=True)
class PayModel:
    """The plan of one period taken apart. Made by :class:`Maker`."""

    book: Book
    figures: list[Figure] = field(default_factory=list)
    switches: list[Switch] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    period_parts: list[PeriodPart] = field(default_factory=list)
    slopes: list[Slope] = field(default_factory=list)
    multipliers: list[Multiplier] = field(default_factory=list)
    caps: list[RegionalCap] = field(default_factory=list)
    fixed: frozenset[str] = frozenset()
    offset: int = 0
    deals: list[DealFacts] = field(default_factory=list)
    known: int = 0
    _situations: dict[int, tuple[int, list[int]]] = field(default_factory=dict)

    @property
    def capped(self) -> list[Part]:
        """Parts with a cap or floor on the period: each is a sum of its own."""
        return [part for part in self.parts if part.limits.cap is not None or part.limits.floor is not None]

    def situations(self, sums: "Ints") -> tuple["Ints", "Ints"]:
        """Return the situations that occur, as codes, and for each row the number of its situation."""
        import numpy as np

        codes = np.zeros(len(sums), dtype=np.int64)
        for switch in self.switches:
            codes = codes * switch.states + switch.of(sums)
        found, numbers = np.unique(codes, return_inverse=True)
        return found, numbers

    def states(self, code: int) -> list[int]:
        """Return the state of each switch in a situation."""
        found = []
        for switch in reversed(self.switches):
            code, state = divmod(code, switch.states)
            found.append(state)
        return found[::-1]

    def weights(self, code: int) -> tuple[int, list[int]]:
        """Return what a situation pays without any open deal, and the weight of each open deal, in fen.

        Parts with limits on the period and marginal ladders are not in it.
        """
        if code not in self._situations:
            with localcontext(EXACT):
                self._situations[code] = self._weigh(self.states(code))
        return self._situations[code]

    def _weigh(self, states: Sequence[int]) -> tuple[int, list[int]]:
        def state(switch: int | None) -> int:
            return 0 if switch is None else states[switch]

        capped = {part.name for part in self.capped}
        tables = [(part.name, part.tables[state(part.switch)]) for part in self.parts if part.name not in capped]
        factors = [(each, each.coefficients[state(each.switch)] - 1) for each in self.multipliers]
        totals = []
        for number, deal in enumerate(self.deals):
            lines: dict[str, Decimal] = {}
            for name, table in tables:
                amount = table[number]
                if amount is not None:
                    lines[name] = lines.get(name, Decimal(0)) + amount
            self._multiply(lines, factors)
            self._limit(lines, deal)
            totals.append(int(sum(lines.values(), Decimal(0)) * 100))
        lines = {}
        for part in self.period_parts:
            lines[part.name] = lines.get(part.name, Decimal(0)) + part.amounts[state(part.switch)]
        self._multiply(lines, factors)
        base = int(sum(lines.values(), Decimal(0)) * 100) + sum(totals[: self.known])
        return base, totals[self.known :]

    def _named(self, of: tuple[str, ...], lines: Mapping[str, Decimal]) -> Decimal:
        return sum(
            (amount for name, amount in lines.items() if (name in of if of else name not in self.fixed)), Decimal(0)
        )

    def _multiply(self, lines: dict[str, Decimal], factors: Sequence[tuple[Multiplier, Decimal]]) -> None:
        for each, more in factors:
            if more:
                amount = rounded(self._named(each.of, lines) * more)
                lines[each.name] = lines.get(each.name, Decimal(0)) + amount

    def _limit(self, lines: dict[str, Decimal], deal: DealFacts) -> None:
        for cap in self.caps:
            limit = limit_of(cap, deal)
            if limit is not None and (cut := self._named(cap.of, lines) - limit) > 0:
                lines[cap.name] = lines.get(cap.name, Decimal(0)) - cut

    def pay(self, sums: "Ints", dot: Callable[[Sequence[int]], "Ints"]) -> "Ints":
        """Return the pay of each row in fen.

        Args:
            sums: Rows × figures: what the open deals that come add to each figure.
            dot: Answers with the sum of any weights over the open deals that come, for each row.
        """
        import numpy as np

        found, numbers = self.situations(sums)
        pay = np.full(len(sums), self.offset, dtype=np.int64)
        for number, code in enumerate(found.tolist()):
            rows = numbers == number
            base, weights = self.weights(code)
            pay[rows] += base + dot(weights)[rows]
        for part in self.capped:
            pay += self._capped(part, sums, dot)
        for slope in self.slopes:
            pay += self._slope(slope, sums)
        return pay

    def columns(self, sums: "Ints") -> list[list[int]]:
        """Return every weight by open deal that :meth:`pay` asks the sums of, for these rows."""
        wanted = [self.weights(code)[1] for code in self.situations(sums)[0].tolist()]
        wanted += [self._fen(part, state)[1] for part in self.capped for state in range(len(part.tables))]
        return [list(each) for each in dict.fromkeys(map(tuple, wanted))]

    def _fen(self, part: Part, state: int) -> tuple[int, list[int]]:
        amounts = [0 if amount is None else int(amount * 100) for amount in part.tables[state]]
        return sum(amounts[: self.known]), amounts[self.known :]

    def _capped(self, part: Part, sums: "Ints", dot: Callable[[Sequence[int]], "Ints"]) -> "Ints":
        import numpy as np

        states = np.zeros(len(sums), np.int64) if part.switch is None else self.switches[part.switch].of(sums)
        pay = np.zeros(len(sums), dtype=np.int64)
        for state in range(len(part.tables)):
            rows = states == state
            base, weights = self._fen(part, state)
            pay[rows] = base + dot(weights)[rows]
        return _clamped(pay, part.limits)

    def _slope(self, slope: Slope, sums: "Ints") -> "Ints":
        import numpy as np

        figure = self.figures[slope.figure]
        reached = sums[:, slope.figure] + figure.counted
        earned = np.zeros(len(sums), dtype=np.int64)
        for number, (start, rate) in enumerate(zip(slope.starts, slope.rates, strict=True)):
            top = slope.starts[number + 1] if number + 1 < len(slope.starts) else None
            earned += rate * (np.clip(reached, start, top) - start)
        return _clamped((2 * earned + slope.scale) // (2 * slope.scale), slope.limits)


def _clamped(pay: "Ints", limits: Limits) -> "Ints":
    import numpy as np

    if limits.cap is not None:
        pay = np.minimum(pay, int(limits.cap * 100))
    if limits.floor is not None:
        pay = np.maximum(pay, int(limits.floor * 100))
    return pay
