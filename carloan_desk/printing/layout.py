"""What a form is built of: blocks as wide as the page's content, one under the other.

Everything is black and grey: it must survive a fax and a copier. Sizes are in points.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, Self

from carloan_desk.printing import rects, text

MM = 72 / 25.4
LEFT, RIGHT = 16 * MM, 194 * MM
WIDTH = RIGHT - LEFT

BODY, SMALL, TINY = 9.5, 8.0, 7.0
LINE = 0.45
LINE_GREY, LABEL_GREY = 0.45, 0.25
TINT, BAR = 0.955, 0.88
PADDING = 4.0
ROUNDING = 1e-6  # so that what fits exactly fits


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and its value in a grid of two columns.

    Attributes:
        label: What is asked, short.
        value: The answer; wraps, never cut.
        span: Columns, 1 or 2.
        options: All answers one could give: printed with boxes, the one that equals ``value`` ticked.
    """

    label: str
    value: str
    span: int = 1
    options: Sequence[str] = ()


class Block(Protocol):
    """Something as wide as the page's content."""

    @property
    def height(self) -> float:
        """Its height in points."""

    @property
    def least(self) -> float:
        """The room in which it, or a first part of it, fits: its height, if it cannot be split."""

    @property
    def leads(self) -> bool:
        """Whether it is a heading: never the last thing on a page."""

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it with its upper edge at ``top``."""

    def split(self, room: float) -> "tuple[Block, Block] | None":
        """Return a first part that is at most ``room`` high and the rest, or ``None``."""


@dataclass(frozen=True, slots=True)
class Solid:
    """A block that is not split: a height and a function that draws it below a given edge."""

    height: float
    painter: Callable[[Any, float], None]
    leads: bool = False

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it."""
        self.painter(canvas, top)

    def split(self, room: float) -> None:
        """Never."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells side by side; continued on the next page when it is higher than the room that is left."""

    labels: tuple[tuple[str, ...], ...]
    values: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    label_width: float
    leads: bool = False

    LEADING = BODY * 1.4
    LEAST = 7.4 * MM

    @property
    def height(self) -> float:
        """Room for the longest label or value."""
        lines = max(len(lines) for lines in self.labels + self.values)
        return max(self.LEAST, lines * self.LEADING + 2 * PADDING)

    @property
    def least(self) -> float:
        """Its labels and three lines."""
        return min(self.height, self._fewest * self.LEADING + 2 * PADDING)

    @property
    def _fewest(self) -> int:
        return max(3, *(len(label) for label in self.labels))

    def draw(self, canvas: Any, top: float) -> None:
        """Draw frames, labels on a tint and values."""
        bottom = top - self.height
        height = self.height
        rects.fill(canvas, [(left, bottom, self.label_width, height) for left in self.edges[:-1]], TINT)
        cells = [(left, bottom, right - left, height) for left, right in itertools.pairwise(self.edges)]
        rects.frame(canvas, cells, LINE_GREY, LINE)
        # The first baseline is where that of a single line would be; labels and values share it.
        y = top - (self.LEAST + BODY * 0.74) / 2
        indent = self.label_width + PADDING + 1
        text.draw_lines(canvas, self._places(self.labels, PADDING, y), SMALL, grey=LABEL_GREY)
        text.draw_lines(canvas, self._places(self.values, indent, y), BODY)

    def _places(self, columns: Sequence[Sequence[str]], indent: float, y: float) -> list[tuple[float, float, str]]:
        return [
            (left + indent, y - number * self.LEADING, line)
            for lines, left in zip(columns, self.edges, strict=False)
            for number, line in enumerate(lines)
            if line
        ]

    def split(self, room: float) -> "tuple[GridRow, GridRow] | None":
        """Break every value after the lines that fit; the labels are said again."""
        fitting = int((room - 2 * PADDING + ROUNDING) / self.LEADING)
        if fitting < self._fewest:
            return None
        first = replace(self, values=tuple(value[:fitting] for value in self.values))
        rest = replace(self, values=tuple(value[fitting:] or ("",) for value in self.values))
        return first, rest


@dataclass(frozen=True, slots=True)
class Lines:
    """Plain text over the whole width, broken between lines at a page's end."""

    lines: tuple[str, ...]
    size: float
    indent: float = 0
    mark: str = ""
    after: float = 0
    leads: bool = False

    @classmethod
    def of(cls, content: str, size: float = SMALL, *, mark: str = "", indent: float = 0, after: float = 3) -> Self:
        """Set a text; ``mark`` stands before its first line, all lines are indented by it or by ``indent``."""
        indent = text.width_of(mark, size) + 3 if mark else indent
        return cls(tuple(text.break_lines(content, WIDTH - indent - 2 * PADDING, size)), size, indent, mark, after)

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * 1.5

    @property
    def height(self) -> float:
        """All lines and the space after them."""
        return len(self.lines) * self.leading + self.after

    @property
    def least(self) -> float:
        """Two lines; fewer than four stay together."""
        return self.height if len(self.lines) < 4 else 2 * self.leading

    def draw(self, canvas: Any, top: float) -> None:
        """Draw the mark and the lines."""
        y = top - self.size * 1.1
        if self.mark:
            text.draw(canvas, LEFT + PADDING, y, self.mark, self.size)
        x = LEFT + PADDING + self.indent
        places = [(x, y - number * self.leading, line) for number, line in enumerate(self.lines)]
        text.draw_lines(canvas, places, self.size)

    def split(self, room: float) -> "tuple[Lines, Lines] | None":
        """Keep at least two lines together on both sides."""
        fitting = min(int((room + ROUNDING) / self.leading), len(self.lines) - 2)
        if fitting < 2:
            return None
        return replace(self, lines=self.lines[:fitting], after=0), replace(self, lines=self.lines[fitting:], mark="")


def space(height: float) -> Solid:
    """Return an empty block."""
    return Solid(height, lambda canvas, top: None)


def section_bar(title: str) -> Solid:
    """Return the bar above a section."""
    height = 6.4 * MM

    def paint(canvas: Any, top: float) -> None:
        canvas.setFillGray(BAR)
        canvas.setStrokeGray(LINE_GREY)
        canvas.setLineWidth(LINE)
        canvas.rect(LEFT, top - height, WIDTH, height, stroke=1, fill=1)
        canvas.setFillGray(0)
        canvas.rect(LEFT, top - height, 2.4, height, stroke=0, fill=1)
        text.draw(canvas, LEFT + PADDING + 3, top - (height + BODY * 0.74) / 2, title, BODY, bold=True)

    return Solid(height, paint, leads=True)


def grid(cells: Sequence[Cell]) -> list[GridRow]:
    """Return the rows of a grid: two columns, a cell alone in its row takes both.

    A value that needs more than a line in one column gets the whole width.
    """
    label_width = 31 * MM
    half, full = (WIDTH / 2, WIDTH)

    def value_lines(cell: Cell, width: float) -> tuple[str, ...]:
        room = width - label_width - 2 * PADDING - 1
        return tuple(_option_lines(cell, room) if cell.options else text.break_lines(cell.value, room, BODY))

    def row(cells: list[Cell], lines: Sequence[tuple[str, ...]] | None = None) -> GridRow:
        width = full / len(cells)
        return GridRow(
            labels=tuple(tuple(text.break_lines(c.label, label_width - 2 * PADDING, SMALL)) for c in cells),
            values=tuple(lines or (value_lines(cell, width) for cell in cells)),
            edges=tuple(LEFT + width * number for number in range(len(cells) + 1)),
            label_width=label_width,
        )

    rows: list[GridRow] = []
    waiting: list[tuple[Cell, tuple[str, ...]]] = []

    def deal_out() -> None:
        if waiting:
            # Set for half the width already, where two stand side by side.
            rows.append(row([cell for cell, _ in waiting], [lines for _, lines in waiting] if waiting[1:] else None))
            waiting.clear()

    for cell in cells:
        lines = () if cell.span > 1 else value_lines(cell, half)
        wide = len(lines) != 1
        if wide or len(waiting) == 2:
            deal_out()
        waiting.append((cell, lines))
        if wide:
            deal_out()
    deal_out()
    return rows


def _option_lines(cell: Cell, room: float) -> list[str]:
    """Return the options with their boxes; none is broken between lines unless it is wider than one."""
    lines: list[str] = []
    for option in cell.options:
        boxed = f"{'☑' if option == cell.value else '☐'} {option}"
        if lines and text.width_of(f"{lines[-1]}    {boxed}", BODY) <= room:
            lines[-1] += f"    {boxed}"
        else:
            lines += text.break_lines(boxed, room, BODY)
    return lines
