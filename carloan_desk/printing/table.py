"""A table whose cells wrap, under a head that is repeated on every page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from carloan_desk.printing import text
from carloan_desk.printing.layout import BAR, LEFT, LINE, LINE_GREY, PADDING, ROUNDING, SMALL, TINT, WIDTH


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its share of the width, and whether it holds figures, which stand to the right."""

    title: str
    share: float
    figures: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of wrapped cells; ``strong`` are the places of those set as totals.

    A row stays on one page; the last one, if it is a total, is not left alone.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    strong: frozenset[int] = frozenset()
    leads: bool = False

    LEADING = SMALL * 1.35

    @classmethod
    def of(cls, columns: Sequence[Column], rows: Sequence[Sequence[str]], strong: Sequence[int] = ()) -> Self:
        """Break the texts of all rows to the widths of their columns."""
        broken = tuple(
            tuple(
                tuple(text.break_lines(cell, WIDTH * column.share - 2 * PADDING, SMALL, bold=number in strong))
                for cell, column in zip(row, columns, strict=True)
            )
            for number, row in enumerate(rows)
        )
        return cls(tuple(columns), broken, frozenset(strong))

    def _height(self, row: Sequence[Sequence[str]]) -> float:
        return max(map(len, row)) * self.LEADING + PADDING

    @property
    def _head(self) -> tuple[tuple[str, ...], ...]:
        return tuple(
            tuple(text.break_lines(column.title, WIDTH * column.share - 2 * PADDING, SMALL, bold=True))
            for column in self.columns
        )

    @property
    def height(self) -> float:
        """Head and rows."""
        return self._height(self._head) + sum(map(self._height, self.rows))

    @property
    def least(self) -> float:
        """Head and the first two rows."""
        return self._height(self._head) + sum(map(self._height, self.rows[:2]))

    def split(self, room: float) -> "tuple[Table, Table] | None":
        """Break between rows; one row at least stays on each side, and a total with the row before it."""
        left = room + ROUNDING - self._height(self._head)
        fitting = 0
        for row in self.rows[:-1]:
            left -= self._height(row)
            if left < 0:
                break
            fitting += 1
        if fitting == len(self.rows) - 1 and fitting in self.strong:
            fitting -= 1
        if fitting < 1:
            return None
        first = replace(self, rows=self.rows[:fitting], strong=frozenset(n for n in self.strong if n < fitting))
        rest = frozenset(n - fitting for n in self.strong if n >= fitting)
        return first, replace(self, rows=self.rows[fitting:], strong=rest)

    def draw(self, canvas: Any, top: float) -> None:
        """Draw the head, the rows and the frame."""
        edges = [LEFT]
        for column in self.columns:
            edges.append(edges[-1] + WIDTH * column.share)
        y = top
        for number, row in enumerate((self._head, *self.rows), start=-1):
            height = self._height(row)
            head = number < 0
            strong = head or number in self.strong
            if strong or number % 2:
                canvas.setFillGray(BAR if strong else TINT)
                canvas.rect(LEFT, y - height, WIDTH, height, stroke=0, fill=1)
            self._cells(canvas, edges, y, row, bold=strong)
            y -= height
            if head:
                canvas.setStrokeGray(LINE_GREY)
                canvas.setLineWidth(LINE)
                canvas.line(LEFT, y, LEFT + WIDTH, y)
        canvas.setStrokeGray(LINE_GREY)
        canvas.setLineWidth(LINE)
        canvas.rect(LEFT, y, WIDTH, top - y, stroke=1, fill=0)
        for x in edges[1:-1]:
            canvas.line(x, top, x, y)

    def _cells(
        self, canvas: Any, edges: Sequence[float], top: float, row: Sequence[Sequence[str]], *, bold: bool
    ) -> None:
        for place, (lines, column) in enumerate(zip(row, self.columns, strict=True)):
            y = top - PADDING / 2 - self.LEADING * 0.8
            for line in lines:
                if column.figures:
                    text.draw_right(canvas, edges[place + 1] - PADDING, y, line, SMALL, bold=bold)
                else:
                    text.draw(canvas, edges[place] + PADDING, y, line, SMALL, bold=bold)
                y -= self.LEADING
