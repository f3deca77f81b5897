"""What a table is once it is read: rows with their original numbers, values as they stood, nothing dropped."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

# A cell as read: text, a number to Excel's 15 digits, a day or a moment, true or false; "" where there is nothing.
Cell = str | Decimal | date | datetime | bool

# Called with how much is done and how much there is. What it raises stops the work: so a job is cancelled.
Progress = Callable[[int, int], None]

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
MAX_CELLS = 3_000_000

_BLANK = " \t\r\n\v\f\u3000\xa0\ufeff\u200b\u2028\u2029"


class RowKind(StrEnum):
    """What a row is. Reading knows ``EMPTY``, ``SUBTOTAL``, ``TOTAL``; the others follow from the header."""

    DATA = "data"
    EMPTY = "empty"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    TITLE = "title"
    HEADER = "header"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet counts, from 1, and its cells from column A to the last filled one."""

    number: int
    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.DATA

    def cell(self, column: int) -> Cell:
        """Return the cell of a column counted from 0, ``""`` beyond the last."""
        return self.cells[column] if 0 <= column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one: first and last row (from 1) and column (from 0). Only the first of them has the value."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a file, or a whole text."""

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False

    @property
    def has_content(self) -> bool:
        """Whether anything stands in it."""
        return any(row.cells for row in self.rows)


def column_name(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_of(raw: Any) -> Cell:
    """Return a value of a spreadsheet as a cell. A number keeps the 15 digits that Excel itself keeps and shows."""
    match raw:
        case str():
            return raw.strip(_BLANK)
        case bool() | Decimal():
            return raw
        case float():
            number = Decimal(f"{raw:.15g}")
            return number if number.is_finite() else ""
        case int():
            return Decimal(raw)
        case datetime():
            return raw.date() if raw.time() == time() else raw
        case date():
            return raw
        case time() | timedelta():
            return str(raw)
        case _:
            return ""


def row_of(number: int, cells: list[Cell]) -> Row:
    """Return a row without the empty cells at its end, marked if it is empty or a total."""
    while cells and cells[-1] == "":
        cells.pop()
    return Row(number, tuple(cells), _kind(cells))


_TOTAL = re.compile(r"(?:[\u4e00-\u9fff]{0,6})(合计|总计|共计|小计|页计)(?:\(.*\))?(?::.*)?")
_ENGLISH = {"total": RowKind.TOTAL, "grandtotal": RowKind.TOTAL, "subtotal": RowKind.SUBTOTAL}
_PARTIAL = re.compile("小计|页计|本页|部门")


def _kind(cells: list[Cell]) -> RowKind:
    if not cells:
        return RowKind.EMPTY
    # A total may stand under the serial number or one or two columns further; never far to the right.
    seen = 0
    for cell in cells:
        if cell == "":
            continue
        if isinstance(cell, str) and (kind := _total(cell, first=seen == 0)) is not None:
            return kind
        seen += 1
        if seen == 2:
            break
    return RowKind.DATA


def _total(text: str, *, first: bool) -> RowKind | None:
    if len(text) > 40:
        return None
    folded = folded_of(text)
    if folded in _ENGLISH:
        return _ENGLISH[folded]
    found = _TOTAL.fullmatch(folded)
    if found is None or not (first or folded == found[1]):
        return None
    return RowKind.SUBTOTAL if _PARTIAL.search(folded) else RowKind.TOTAL


def folded_of(text: str) -> str:
    """Return a text for comparing: full-width forms narrowed, no spaces, small letters."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def remembered_merges(merges: tuple[Merge, ...]) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Return for every cell under a merge that is not its first the row and column of the first."""
    return {
        (row, column): (merge.top, merge.left)
        for merge in merges
        if (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) <= MAX_COLUMNS
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
        if (row, column) != (merge.top, merge.left)
    }
