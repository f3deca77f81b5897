"""Tables out: xlsx and csv that a spreadsheet opens as they were meant, whole or not at all."""

import csv
import io
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.sheet import MAX_ROWS, Progress, column_name

# What a spreadsheet can hold in a cell.
_LONGEST = 32_767
_NARROWEST, _WIDEST = 6, 60
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Value = str | Decimal | int | date | None


class ColumnKind(StrEnum):
    """How a column is written: ``IDENTIFIER`` stays a text; ``RATE`` is a fraction shown as per cent."""

    TEXT = "text"
    IDENTIFIER = "identifier"
    AMOUNT = "amount"
    RATE = "rate"
    COUNT = "count"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and what stands in it."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT


def write_table(
    path: Path,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    *,
    sheet: str = "",
    above: Sequence[str] = (),
    totals: Sequence[Value] | None = None,
    below: Sequence[str] = (),
    progress: Progress | None = None,
) -> None:
    """Write a table as xlsx or csv, by the ending of the name.

    Args:
        path: The file; it appears, or is replaced, only when it is complete.
        columns: Titles and kinds.
        rows: A value for each column; ``None`` and ``""`` leave a cell empty.
        sheet: Name of the sheet in a workbook.
        above: Lines above the head, the first being the title.
        totals: A last row, shown as such.
        below: Lines under the table.
        progress: Called now and then; what it raises stops the writing and leaves no file.

    Raises:
        DomainError: ``table.kind`` another ending, ``table.too_large``, ``table.cell.too_long`` (``row``, ``column``),
            ``file.not_writable``.
    """
    listed = [tuple(row) for row in rows]
    if len(listed) > MAX_ROWS:
        raise DomainError("table.too_large", rows=MAX_ROWS, columns=len(columns))
    match path.suffix.lower():
        case ".xlsx":
            content = _xlsx(columns, listed, sheet, above, totals, below, progress)
        case ".csv":
            content = _csv(columns, listed, above, totals, below, progress)
        case _:
            raise DomainError("table.kind")
    write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that a full disk leaves what was there before.

    Raises:
        DomainError: ``file.not_writable``.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".carloan-desk-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DomainError("file.not_writable") from error


def _csv(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    above: Sequence[str],
    totals: Sequence[Value] | None,
    below: Sequence[str],
    progress: Progress | None,
) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for line in above:
        writer.writerow([_harmless(line)])
    writer.writerow([_harmless(column.title) for column in columns])
    every = [*rows, totals] if totals is not None else rows
    for number, row in enumerate(every, start=1):
        writer.writerow([_csv_text(value, column.kind) for value, column in zip(row, columns, strict=True)])
        if progress is not None and number % 1000 == 0:
            progress(number, len(every))
    for line in below:
        writer.writerow([_harmless(line)])
    # Without the mark Excel takes UTF-8 for GBK.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _csv_text(value: Value, kind: ColumnKind) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case Decimal() | int():
            if kind is ColumnKind.RATE:
                return f"{_plain(Decimal(value) * 100)}%"
            return f"{value:.2f}" if kind is ColumnKind.AMOUNT else _plain(Decimal(value))
    # A tab behind it keeps a spreadsheet from making a number of it, and losing digits.
    return f"{value}\t" if kind is ColumnKind.IDENTIFIER and re.fullmatch(r"[0-9]+", value) else _harmless(value)


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _xlsx(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Value]],
    sheet: str,
    above: Sequence[str],
    totals: Sequence[Value] | None,
    below: Sequence[str],
    progress: Progress | None,
) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    # In memory: temporary files would hold names and numbers of people in the clear.
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet(_sheet_name(sheet))
        writer = _Page(book, page, columns)
        for line in above:
            writer.line(line, title=writer.row == 0)
        head = writer.row
        writer.head()
        for number, row in enumerate(rows, start=1):
            writer.cells(row)
            if progress is not None and number % 1000 == 0:
                progress(number, len(rows))
        if rows:
            page.autofilter(head, 0, writer.row - 1, len(columns) - 1)
        if totals is not None:
            writer.cells(totals, bold=True)
        for line in below:
            writer.line(line)
        page.freeze_panes(head + 1, 0)
        writer.finish()
    return out.getvalue()


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", name).strip(" '")[:31]


_FORMATS = {
    ColumnKind.TEXT: {},
    ColumnKind.IDENTIFIER: {"num_format": "@"},
    ColumnKind.AMOUNT: {"num_format": "#,##0.00"},
    ColumnKind.RATE: {"num_format": "0.00##%"},
    ColumnKind.COUNT: {"num_format": "0.##"},
    ColumnKind.DATE: {"num_format": "yyyy-mm-dd"},
}


class _Page:
    """Writes downwards and remembers how wide the columns must be."""

    def __init__(self, book: Any, page: Any, columns: Sequence[Column]) -> None:
        self.row = 0
        self._page = page
        self._columns = columns
        self._widths = [_NARROWEST] * len(columns)
        self._head = book.add_format({"bold": True, "bg_color": "#E0E0E0", "bottom": 1})
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._formats = {kind: book.add_format(given) for kind, given in _FORMATS.items()}
        self._bold = {kind: book.add_format({**given, "bold": True, "top": 1}) for kind, given in _FORMATS.items()}

    def line(self, text: str, *, title: bool = False) -> None:
        self._text(0, text, self._title if title else None)
        self.row += 1

    def head(self) -> None:
        for place, column in enumerate(self._columns):
            self._text(place, column.title, self._head)
            self._widen(place, column.title)
        self.row += 1

    def cells(self, values: Sequence[Value], *, bold: bool = False) -> None:
        formats = self._bold if bold else self._formats
        for place, (value, column) in enumerate(zip(values, self._columns, strict=True)):
            shape = formats[column.kind]
            match value:
                case None | "":
                    if bold:
                        self._page.write_blank(self.row, place, None, shape)
                case str():
                    self._text(place, value, shape)
                    self._widen(place, value)
                case date():
                    self._page.write_datetime(self.row, place, value, formats[ColumnKind.DATE])
                    self._widths[place] = max(self._widths[place], 11)
                case _:
                    self._page.write_number(self.row, place, float(value), shape)
                    self._widen(place, f"{value:,.2f}")
        self.row += 1

    def finish(self) -> None:
        for place, width in enumerate(self._widths):
            self._page.set_column(place, place, width)

    def _text(self, place: int, text: str, shape: Any) -> None:
        if len(text) > _LONGEST:
            raise DomainError("table.cell.too_long", row=self.row + 1, column=column_name(place))
        # Written as a text, never as what it looks like: a formula, a number, a link.
        self._page.write_string(self.row, place, text, shape)

    def _widen(self, place: int, text: str) -> None:
        longest = max(map(len, text.splitlines()), default=0)
        if longest + 2 > self._widths[place] or not text.isascii():
            shown = max((sum(_width(char) for char in line) for line in text[:200].splitlines()), default=0)
            self._widths[place] = min(_WIDEST, max(self._widths[place], shown + 2))


def _width(char: str) -> int:
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
