"""Text tables: csv in the encodings that arrive, text from the clipboard, tables that are really web pages."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.sheet import (
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Merge,
    Progress,
    Row,
    Sheet,
    cell_of,
    row_of,
)

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",\t;|"
_SAMPLE = 60
_FOREIGN = re.compile(r"(?<![A-Za-z])[\x80-\u07ff]{2,}(?![A-Za-z])")
# What another program, or this one, put before a text so that a spreadsheet takes it for one.
_GUARDED = frozenset("0123456789=+-@'\t\r\n")


def decoded(content: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-8, else GB 18030, which contains GBK and GB 2312.

    Raises:
        DomainError: ``table.encoding``.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content, encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(content, "gb18030")
    if _strange(text):
        # A few characters in GBK are well-formed UTF-8 by accident: 钱思源 is.
        try:
            other = content.decode("gb18030")
        except UnicodeDecodeError:
            return text
        return text if _strange(other) else other
    return text


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise DomainError("table.encoding") from None


def _strange(text: str) -> bool:
    """Whether a text without Chinese has words in letters of Europe or the Near East: hardly anyone wrote that."""
    return not any("\u4e00" <= char <= "\u9fff" for char in text) and _FOREIGN.search(text) is not None


def delimiter_of(text: str) -> str:
    """Return what separates the columns: the character by which most lines fall into the same number of parts."""
    lines = text[:200_000].splitlines()[:_SAMPLE]
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]
    # Titles above and totals below have other widths; of equally good separators the first stays.
    return max(_DELIMITERS, key=lambda delimiter: _fitness(lines, delimiter))


def _fitness(lines: list[str], delimiter: str) -> tuple[bool, float, int]:
    """Return whether quotes stand where they should, the share of lines of the usual width, and that width."""
    counts: Counter[int] = Counter()
    sound = True
    reader = csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=delimiter, strict=True)
    try:
        counts.update(len(fields) for fields in reader if fields)
    except csv.Error as error:
        # The sample may end within a quoted text.
        sound = "end of data" in str(error)
    wide = {width: times for width, times in counts.items() if width > 1}
    if not wide:
        return False, 0.0, 0
    width, times = max(wide.items(), key=lambda item: (item[1], item[0]))
    return sound, times / counts.total(), width


def text_sheet(text: str, name: str, progress: Progress | None) -> Sheet:
    """Read a text whose columns are separated by tabs, commas, semicolons or bars.

    Raises:
        DomainError: ``table.too_large`` (``rows``, ``columns``), ``table.damaged``.
    """
    text = text.removeprefix("\ufeff")
    delimiter = delimiter_of(text)
    if text[:4].lower() == "sep=":
        text = text.partition("\n")[2]
    total = text.count("\n") + 1
    rows: list[Row] = []
    cells_read = 0
    try:
        for number, fields in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            cells_read += len(fields)
            _check_size(number, len(fields), cells_read)
            rows.append(row_of(number, [_cell(field) for field in fields]))
            if progress is not None and number % 1000 == 0:
                progress(min(number, total), total)
    except csv.Error:
        # A quote that is never closed swallows the rest of the file into one field.
        raise DomainError("table.damaged", row=len(rows) + 1) from None
    return Sheet(name, tuple(rows))


def _cell(field: str) -> Cell:
    cell = cell_of(field)
    if isinstance(cell, str) and len(cell) > 1:
        if cell.startswith('="') and cell.endswith('"'):
            return cell[2:-1]
        if cell[0] == "'" and cell[1] in _GUARDED:
            return cell_of(cell[1:])
    return cell


def _check_size(rows: int, columns: int, cells: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS or cells > MAX_CELLS:
        raise DomainError("table.too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)


class _Tables(HTMLParser):
    """Collects the cells of all tables of a web page in the order in which they stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[tuple[str, int, int]]] = []
        self._text: list[str] | None = None
        self._span = (1, 1)
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._close()
            self.rows.append([])
        elif tag in ("td", "th"):
            self._close()
            given = dict(attrs)
            self._span = (_count(given.get("rowspan")), _count(given.get("colspan")))
            self._text = []
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _close(self) -> None:
        if self._text is None:
            return
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(("".join(self._text), *self._span))
        self._cells += self._span[1]
        _check_size(len(self.rows), self._span[1], self._cells)
        self._text = None


def _count(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and 1 <= int(value) <= MAX_COLUMNS else 1


def page_sheet(text: str, name: str, progress: Progress | None) -> Sheet:
    """Read the tables of a web page: many systems hand one out under the name of an ``.xls``.

    Raises:
        DomainError: ``table.too_large``, ``table.empty``.
    """
    tables = _Tables()
    tables.feed(text)
    tables.close()
    tables._close()
    if not any(tables.rows):
        raise DomainError("table.empty")
    rows: list[Row] = []
    merges: list[Merge] = []
    taken: set[tuple[int, int]] = set()
    for number, cells in enumerate(tables.rows, start=1):
        values: list[Cell] = []
        for content, down, across in cells:
            while (number, len(values)) in taken:
                values.append("")
            left = len(values)
            values += [_cell(" ".join(content.split())), *[""] * (across - 1)]
            if down * across > 1:
                merges.append(Merge(number, left, number + down - 1, left + across - 1))
                taken |= {(number + step, column) for step in range(1, down) for column in range(left, left + across)}
        rows.append(row_of(number, values))
        if progress is not None and number % 1000 == 0:
            progress(number, len(tables.rows))
    return Sheet(name, tuple(rows), tuple(merges))


def looks_like_page(content: bytes) -> bool:
    """Whether the beginning of a file is that of a web page."""
    head = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return head.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<style", b"<div")) or (
        head.startswith(b"<") and b"<table" in head
    )
