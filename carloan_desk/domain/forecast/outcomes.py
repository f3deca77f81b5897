"""Weighs the outcomes of a pay model: on a grid of its figures, one by one, or as a seeded sample.

Open deals come independently. On a grid the state of the sums is a cell; each deal moves the weight of the cells where
it comes by what it adds, so the work is deals × cells, and cells are the product over the figures of (their sum / their
common unit). One by one there are 2^deals outcomes. A sample is worked out for all its rows at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm, prod
from operator import mul
from typing import TYPE_CHECKING, Any

from carloan_desk.domain.forecast.paymodel import PayModel

if TYPE_CHECKING:
    import numpy as np

    Ints = np.ndarray[Any, np.dtype[np.int64]]
    Floats = np.ndarray[Any, np.dtype[np.float64]]

MAX_CELLS = 1_500_000
MAX_WORK = 40_000_000
# Up to so many open deals every outcome is looked at.
ONE_BY_ONE = 14
SAMPLE = 40_000
# Rows on which what a deal is worth is sampled, each with the deal and without it.
PAIRED = 4_000
# Of a slow sample at least so many outcomes with and without a deal.
_SEEN = 20
SEED = 20_260_101
# Chances below this change nothing.
_NOTHING = 1e-18
_FADES = 1e-200


@dataclass(slots=True)
class Outcomes:
    """Outcomes with their weights.

    Attributes:
        chances: Of each outcome; they sum to 1.
        sums: Outcomes × figures: what the deals that come add.
        pay: In fen.
        margins: For each open deal the mean of what it brings, in fen.
        errors: Standard errors of the margins, in fen.
        error: Standard error of the mean pay, in fen.
        exact: Whether all outcomes are here.
    """

    chances: "Floats"
    sums: "Ints"
    pay: "Ints"
    margins: list[float]
    errors: list[float]
    error: float
    exact: bool


def of_rows(model: PayModel, rows: "Ints") -> tuple["Ints", "Ints"]:
    """Return sums and pay of outcomes given as rows of 0 and 1 by open deal."""
    import numpy as np

    # Products of floats are fast, and exact: figures stay below what a float tells apart.
    floats = rows.astype(np.float64)

    def dot(weights: Sequence[int]) -> "Ints":
        return (floats @ np.array(weights, dtype=np.float64)).astype(np.int64)

    columns = [dot(figure.weights) for figure in model.figures]
    sums = np.stack(columns, axis=1) if columns else np.zeros((len(rows), 0), dtype=np.int64)
    return sums, model.pay(sums, dot)


def one_by_one(chances: Sequence[float], pay: Callable[["Ints"], tuple["Ints", "Ints"]]) -> Outcomes:
    """Weigh all 2^n outcomes."""
    import numpy as np

    count = len(chances)
    rows = (np.arange(2**count, dtype=np.int64)[:, None] >> np.arange(count)) & 1
    weights = np.ones(len(rows))
    for number, chance in enumerate(chances):
        weights *= np.where(rows[:, number] == 1, chance, 1 - chance)
    sums, paid = pay(rows)
    margins = []
    for number in range(count):
        comes = rows[:, number] == 1
        # Each outcome with the deal and the same without it, weighed by the others alone.
        others = np.ones(comes.sum())
        for other, its in enumerate(chances):
            if other != number:
                others *= np.where(rows[comes, other] == 1, its, 1 - its)
        margins.append(float((others * (paid[comes] - paid[~comes])).sum()))
    return Outcomes(weights, sums, paid, margins, [0.0] * count, 0.0, True)


def sampled(chances: Sequence[float], model: PayModel) -> Outcomes:
    """Weigh a seeded sample; what a deal is worth is sampled in pairs, with it and without it."""
    import numpy as np

    random = np.random.default_rng(SEED)
    rows = (random.random((SAMPLE, len(chances))) < np.array(chances)).astype(np.int64)
    sums, pay = of_rows(model, rows)
    margins, errors = [], []
    pairs = rows[:PAIRED].copy()
    for number in range(len(chances)):
        kept = pairs[:, number].copy()
        pairs[:, number] = 1
        more = of_rows(model, pairs)[1]
        pairs[:, number] = 0
        more = more - of_rows(model, pairs)[1]
        pairs[:, number] = kept
        margins.append(float(more.mean()))
        errors.append(float(more.std(ddof=1)) / len(more) ** 0.5)
    error = float(pay.std(ddof=1)) / SAMPLE**0.5
    return Outcomes(np.full(SAMPLE, 1 / SAMPLE), sums, pay, margins, errors, error, False)


def sampled_slowly(chances: Sequence[float], pay: Callable[["Ints"], tuple["Ints", "Ints"]], size: int) -> Outcomes:
    """Weigh a small seeded sample of a plan that only ``evaluate`` tells; deals by the difference of the means."""
    import numpy as np

    random = np.random.default_rng(SEED)
    rows = (random.random((size, len(chances))) < np.array(chances)).astype(np.int64)
    sums, paid = pay(rows)
    margins, errors = [], []
    for number in range(len(chances)):
        with_it, without = paid[rows[:, number] == 1], paid[rows[:, number] == 0]
        if min(len(with_it), len(without)) < _SEEN:
            # All but certain, or all but lost: some outcomes with the deal and without it.
            pairs = rows[:_SEEN].copy()
            pairs[:, number] = 1
            more = pay(pairs)[1]
            pairs[:, number] = 0
            more = more - pay(pairs)[1]
            margins.append(float(more.mean()))
            errors.append(float(more.std(ddof=1)) / len(more) ** 0.5)
            continue
        margins.append(float(with_it.mean() - without.mean()))
        errors.append(float(with_it.var(ddof=1) / len(with_it) + without.var(ddof=1) / len(without)) ** 0.5)
    error = float(paid.std(ddof=1)) / size**0.5
    return Outcomes(np.full(size, 1 / size), sums, paid, margins, errors, error, False)


# On a grid ------------------------------------------------------------------------------------------------------------


def express(weights: Sequence[int], basis: Sequence[Sequence[int]]) -> list[Fraction] | None:
    """Return the factors that make ``weights`` of the columns of ``basis``, exactly; ``None`` if there are none.

    The columns are independent of each other, each without a common divisor.
    """
    import numpy as np

    if not any(weights):
        return [Fraction(0)] * len(basis)
    if not basis:
        return None
    wanted = np.array(weights, dtype=float)
    matrix = np.array(basis, dtype=float).T
    sizes = np.abs(matrix).max(axis=0)
    solved = np.linalg.lstsq(matrix / sizes, wanted, rcond=None)[0] / sizes
    if np.abs(matrix @ solved - wanted).max() > 1e-6 * np.abs(wanted).max():
        return None
    factors = [Fraction(float(factor)).limit_denominator(100_000) for factor in solved]
    return factors if _makes(factors, basis, weights) else _solved(weights, basis)


def _makes(factors: Sequence[Fraction], basis: Sequence[Sequence[int]], weights: Sequence[int]) -> bool:
    denominator = lcm(*(factor.denominator for factor in factors))
    scaled = [factor.numerator * (denominator // factor.denominator) for factor in factors]
    return all(
        sum(map(mul, scaled, row)) == weight * denominator
        for row, weight in zip(zip(*basis, strict=True), weights, strict=True)
    )


def _solved(weights: Sequence[int], basis: Sequence[Sequence[int]]) -> list[Fraction] | None:
    """The same by elimination, where the floats are too coarse to tell."""
    rows = [[Fraction(each) for each in (*row, weight)] for *row, weight in zip(*basis, weights, strict=True)]
    for column in range(len(basis)):
        pivot = next(number for number in range(column, len(rows)) if rows[number][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [each / rows[column][column] for each in rows[column]]
        for number, row in enumerate(rows):
            if number != column and row[column]:
                factor = row[column]
                rows[number] = [each - factor * of for each, of in zip(row, rows[column], strict=True)]
    if any(row[-1] for row in rows[len(basis) :]):
        return None
    return [row[-1] for row in rows[: len(basis)]]


def _added(basis: list[list[int]], weights: Sequence[int]) -> None:
    """Add a column that the basis does not make, without its common divisor."""
    divisor = gcd(*weights)
    basis.append([each // divisor for each in weights])


class Grid:
    """The cells that the sums of the columns of a basis can reach."""

    def __init__(self, basis: Sequence[Sequence[int]], count: int) -> None:
        self.columns = basis
        self.ranges = [sum(column) + 1 for column in self.columns]
        self.cells = prod(self.ranges)
        self.count = count

    def moves(self) -> list[int]:
        """By how many cells each deal moves the weight."""
        moves = [0] * self.count
        for column, size in zip(self.columns, self.ranges, strict=True):
            moves = [move * size + each for move, each in zip(moves, column, strict=True)]
        return moves

    def sums(self, cells: "Ints") -> list["Ints"]:
        """Return the sum of each column of the basis for cells."""
        found = []
        for size in reversed(self.ranges):
            found.append(cells % size)
            cells = cells // size
        return found[::-1]


def on_grid(chances: Sequence[float], model: PayModel) -> Outcomes | None:
    """Weigh all outcomes on a grid, ``None`` if it would be too large."""
    import numpy as np

    count = len(chances)
    basis: list[list[int]] = []
    for figure in model.figures:
        if express(figure.weights, basis) is None:
            _added(basis, figure.weights)
    while True:
        if any(each < 0 for column in basis for each in column):
            return None
        grid = Grid(basis, count)
        if grid.cells > MAX_CELLS or grid.cells * count > MAX_WORK:
            return None
        moves = grid.moves()
        reached = np.zeros(grid.cells, dtype=bool)
        reached[0] = True
        for move in moves:
            if move:
                reached[move:] |= reached[:-move].copy()
        cells = np.flatnonzero(reached)
        columns = grid.sums(cells)
        sums = _figures(model, basis, columns, len(cells))
        wanted = model.columns(sums)
        missing = next((each for each in wanted if express(each, basis) is None), None)
        if missing is None:
            break
        _added(basis, missing)
    pay = model.pay(sums, lambda weights: _combined(express(weights, basis), columns, len(cells)))
    weights = np.zeros(grid.cells)
    weights[0] = 1
    room = np.empty((2, grid.cells))
    for move, chance in zip(moves, chances, strict=True):
        if move:
            came = np.multiply(weights[:-move], chance, out=room[0][:-move])
            weights *= 1 - chance
            weights[move:] += came
    # Tails far below what a sum of floats keeps would only make numbers too small to reckon with fast.
    weights[weights < _NOTHING**2] = 0
    value = np.zeros(grid.cells)
    value[cells] = pay
    alike: dict[tuple[int, float], float] = {}
    margins = []
    for move, chance in zip(moves, chances, strict=True):
        # Deals of one size in one stage are worth the same.
        if (move, chance) not in alike:
            alike[move, chance] = _margin(weights, value, move, chance, room) if move else 0.0
        margins.append(alike[move, chance])
    return Outcomes(weights[cells], sums, pay, margins, [0.0] * count, 0.0, True)


def _combined(factors: list[Fraction] | None, columns: Sequence["Ints"], rows: int) -> "Ints":
    import numpy as np

    assert factors is not None
    denominator = lcm(1, *(factor.denominator for factor in factors))
    total = np.zeros(rows, dtype=np.int64)
    for factor, column in zip(factors, columns, strict=True):
        if factor:
            total += column * (factor.numerator * (denominator // factor.denominator))
    return total // denominator


def _figures(model: PayModel, basis: Sequence[Sequence[int]], columns: Sequence["Ints"], rows: int) -> "Ints":
    import numpy as np

    found = [_combined(express(figure.weights, basis), columns, rows) for figure in model.figures]
    return np.stack(found, axis=1) if found else np.zeros((rows, 0), dtype=np.int64)


def _margin(weights: "Floats", value: "Floats", move: int, chance: float, room: "Floats") -> float:
    """Mean of what a deal adds: its own factor is divided out of the weights, from the end where that is stable.

    ``room`` is two rows to work in: new memory for each deal costs more than the sums.
    """

    import numpy as np

    size = len(weights)
    from_below = chance <= 0.5
    others = np.divide(weights, 1 - chance if from_below else chance, out=room[0])
    ratio = chance / (1 - chance) if from_below else (1 - chance) / chance
    # What rounding leaves over would fade into numbers too small to reckon with fast.
    fades = ratio ** (size / move) < _FADES
    if from_below:
        # weights[k] = (1 − chance) others[k] + chance others[k − move].
        for start in range(move, size, move):
            block = others[start : start + move]
            block -= ratio * others[start - move : start - move + len(block)]
            if fades:
                block[block < _NOTHING] = 0
    else:
        # The same from the end, where others[k] stands at k + move.
        for end in range(size - move, move, -move):
            start = max(move, end - move)
            block = others[start:end]
            block -= ratio * others[start + move : end + move]
            if fades:
                block[block < _NOTHING] = 0
        others = others[move:]
    more = np.subtract(value[move:], value[: size - move], out=room[1][: size - move])
    # Not as a product of vectors: their threads cost more than they bring.
    more *= others[: size - move]
    return float(more.sum())
