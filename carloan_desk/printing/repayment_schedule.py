"""The repayment schedule (还款计划表) that the client takes home."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain.schedule import Schedule, ScheduleRow
from carloan_desk.printing import fonts, text
from carloan_desk.printing.layout import (
    BAR,
    LEFT,
    LINE,
    LINE_GREY,
    MM,
    PADDING,
    ROUNDING,
    SMALL,
    TINT,
    WIDTH,
    Block,
    Cell,
    Lines,
    grid,
    section_bar,
    space,
)
from carloan_desk.printing.pages import Heading, build


@dataclass(frozen=True, slots=True)
class ScheduleSheet:
    """What a repayment schedule says.

    Attributes:
        title: Name of the paper.
        number: Form number; ``""`` if it has none.
        on: Day of the paper.
        content_hash: Fingerprint of the content, hexadecimal; may be ``""``.
        terms: Parties, car, amount, term and the rates (flat 平息, nominal 单利, effective 复利), as ready texts.
        schedule: The plan itself.
        notes: Paragraphs under the table.
        facts: Line in the foot.
    """

    title: str
    number: str
    on: date
    content_hash: str
    terms: Sequence[Cell]
    schedule: Schedule
    notes: Sequence[str] = ()
    facts: str = ""


# Head and share of the width of each column.
_COLUMNS = (
    ("期次", 0.08),
    ("应还日", 0.16),
    ("应还金额", 0.16),
    ("本金", 0.155),
    ("利息", 0.14),
    ("费用", 0.13),
    ("剩余本金", 0.175),
)


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of a schedule under a head that is repeated on every page."""

    rows: tuple[tuple[str, ...], ...]
    last_is_total: bool = True
    leads: bool = False

    ROW = 5.6 * MM
    HEAD = 6.6 * MM

    @property
    def height(self) -> float:
        """Head and rows."""
        return self.HEAD + len(self.rows) * self.ROW

    @property
    def least(self) -> float:
        """Head and three rows; fewer than five stay together."""
        return self.height if len(self.rows) < 5 else self.HEAD + 3 * self.ROW

    def split(self, room: float) -> "tuple[_Table, _Table] | None":
        """Break between rows; the total never stands alone."""
        fitting = min(int((room - self.HEAD + ROUNDING) / self.ROW), len(self.rows) - 2)
        if fitting < 3:
            return None
        return replace(self, rows=self.rows[:fitting], last_is_total=False), replace(self, rows=self.rows[fitting:])

    def draw(self, canvas: Any, top: float) -> None:
        """Draw the head, the rows with every second one tinted, and the frame."""
        edges = [LEFT]
        for _, share in _COLUMNS:
            edges.append(edges[-1] + WIDTH * share)
        canvas.setFillGray(BAR)
        canvas.rect(LEFT, top - self.HEAD, WIDTH, self.HEAD, stroke=0, fill=1)
        self._row(canvas, edges, top, self.HEAD, [name for name, _ in _COLUMNS], bold=True)
        y = top - self.HEAD
        for number, row in enumerate(self.rows, start=1):
            total = self.last_is_total and number == len(self.rows)
            if total or number % 2 == 0:
                canvas.setFillGray(BAR if total else TINT)
                canvas.rect(LEFT, y - self.ROW, WIDTH, self.ROW, stroke=0, fill=1)
            self._row(canvas, edges, y, self.ROW, row, bold=total)
            y -= self.ROW
        canvas.setStrokeGray(LINE_GREY)
        canvas.setLineWidth(LINE)
        canvas.rect(LEFT, top - self.height, WIDTH, self.height, stroke=1, fill=0)
        for x in edges[1:-1]:
            canvas.line(x, top, x, top - self.height)
        canvas.line(LEFT, top - self.HEAD, LEFT + WIDTH, top - self.HEAD)

    def _row(
        self, canvas: Any, edges: Sequence[float], top: float, height: float, row: Sequence[str], *, bold: bool
    ) -> None:
        y = top - (height + SMALL * 0.74) / 2
        for column, content in enumerate(row):
            if column < 2:
                text.draw_centred(canvas, (edges[column] + edges[column + 1]) / 2, y, content, SMALL, bold=bold)
            else:
                text.draw_right(canvas, edges[column + 1] - PADDING, y, content, SMALL, bold=bold)


def render_schedule(sheet: ScheduleSheet) -> bytes:
    """Return the schedule as PDF; the same sheet gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    fonts.require([sheet.title, sheet.number, list(sheet.terms), list(sheet.notes), sheet.facts])
    blocks: list[Block] = []
    if sheet.terms:
        blocks += [section_bar("合同要素"), *grid(sheet.terms), space(6)]
    blocks += [section_bar("还款计划（单位：元）"), _Table(_rows(sheet.schedule))]
    if sheet.notes:
        blocks += [space(6), *(Lines.of(note) for note in sheet.notes)]
    return build(Heading(sheet.title, sheet.number, sheet.on, sheet.content_hash, sheet.facts), blocks)


def _rows(schedule: Schedule) -> tuple[tuple[str, ...], ...]:
    principal = sum((row.principal for row in schedule.rows), Decimal(0))
    total = ("合计", "", *map(_money, (schedule.total_payment, principal, schedule.total_interest, schedule.total_fee)))
    return (*map(_row, schedule.rows), (*total, ""))


def _row(row: ScheduleRow) -> tuple[str, ...]:
    amounts = (row.payment, row.principal, row.interest, row.fee, row.balance)
    return (str(row.number), row.due.isoformat(), *map(_money, amounts))


def _money(amount: Decimal) -> str:
    return f"{amount:,.2f}"
