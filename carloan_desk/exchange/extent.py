"""How large the sheets of a workbook are, known before it is loaded.

The library that reads workbooks keeps a whole rectangle up to the last filled cell in memory: a stray letter in the
last corner of a sheet asks for half a terabyte, and ends the program. So the extent is measured first, in a stream.
"""

import re
import struct
import zipfile
from collections.abc import Iterator
from typing import IO, Any
from xml.parsers import expat

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.sheet import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Progress

MAX_UNPACKED = 600 * 1024 * 1024
_CHUNK = 1 << 20


def _too_large() -> DomainError:
    return DomainError("table.too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)


def _check(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise _too_large()


def check_zip(file: IO[bytes], progress: Progress | None) -> None:
    """Refuse an xlsx or ods whose sheets would not fit.

    Raises:
        DomainError: ``table.too_large``, ``table.damaged``.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            if size > MAX_UNPACKED:
                raise _too_large()
            done = 0
            for entry in entries:
                name = entry.filename.lower()
                if name.endswith(".xml") and ("worksheets/" in name or name in ("content.xml", "xl/sharedstrings.xml")):
                    _check_entry(archive, entry)
                done += entry.file_size
                if progress is not None:
                    progress(done // 2, size)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, expat.ExpatError) as error:
        raise DomainError("table.damaged", row=0) from error


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.filename.lower().endswith("content.xml"):
        _check(*_extent(archive, entry, _OdsExtent()))
    elif "worksheets/" in entry.filename.lower():
        rows, columns, exact = _rough_extent(archive, entry)
        if not exact or rows * columns > MAX_CELLS or rows > MAX_ROWS or columns > MAX_COLUMNS:
            _check(*_extent(archive, entry, _XlsxExtent()))
    else:
        for _ in _chunks(archive, entry):  # Its true size: what the directory says of it may be a lie.
            pass


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


_CELL = re.compile(rb"<(?:\w+:)?c[ >/]")
_PLACE = re.compile(rb'<(?:\w+:)?c (?:[^<>]*? )?r="([A-Z]{1,3})[0-9]')
_ROW = re.compile(rb'<(?:\w+:)?row [^<>]*?\br="([0-9]{1,8})"')


def _rough_extent(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[int, int, bool]:
    """Return rows, columns, and whether every cell said where it is. Counts empty cells too; three times as quick."""
    rows = cells = placed = 0
    letters: set[bytes] = set()
    rest = b""
    for chunk in _chunks(archive, entry):
        text = rest + chunk
        cut = text.rfind(b"<")
        text, rest = (text[:cut], text[cut:]) if cut > 0 else (b"", text)
        if len(rest) > 8 * _CHUNK:
            raise _too_large()
        rows = max([rows, *map(int, _ROW.findall(text))])
        places = _PLACE.findall(text)
        letters.update(places)
        placed += len(places)
        cells += len(_CELL.findall(text))
    return rows, max(map(_column, letters), default=0), cells == placed


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _extent(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, seen: "_XlsxExtent | _OdsExtent") -> tuple[int, int]:
    parser = expat.ParserCreate()
    parser.StartElementHandler = seen.start
    parser.EndElementHandler = seen.end
    parser.CharacterDataHandler = seen.text
    for chunk in _chunks(archive, entry):
        parser.Parse(chunk, False)
        if seen.rows > MAX_ROWS or seen.columns > MAX_COLUMNS:
            raise _too_large()
    parser.Parse(b"", True)
    return seen.rows, seen.columns


class _XlsxExtent:
    """The last row and column with something in them."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0
        self._in_value = False

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                given = attributes.get("r", "")
                self._row = int(given) if given.isdecimal() else self._row + 1
                self._column = 0
            case "c":
                found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,8})", attributes.get("r", ""))
                self._column = _column(found[1].encode()) if found else self._column + 1
                self._row = int(found[2]) if found else self._row
            case "v" | "t":
                self._in_value = True

    def end(self, name: str) -> None:
        self._in_value = False

    def text(self, content: str) -> None:
        if self._in_value:
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)


class _OdsExtent:
    """The same where rows and cells may be repeated. All sheets of the file are measured as one."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._row = self._column = 0
        self._repeated = self._times = 1
        self._filled = False

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        match name.rpartition(":")[2]:
            case "table":
                self._row = 0
            case "table-row":
                self._repeated = _repeats(attributes, "rows")
                self._column, self._filled = 0, False
            case "table-cell" | "covered-table-cell":
                self._times = _repeats(attributes, "columns")
                self._column += self._times
                if any(key.endswith(("value", "formula")) for key in attributes):
                    self._fill()

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table-row":
            self._row += self._repeated
            if self._filled:
                self.rows = max(self.rows, self._row)

    def text(self, content: str) -> None:
        if content.strip():
            self._fill()

    def _fill(self) -> None:
        self._filled = True
        self.columns = max(self.columns, self._column)


def _repeats(attributes: dict[str, Any], what: str) -> int:
    for key, value in attributes.items():
        if key.endswith(f"number-{what}-repeated") and str(value).isdecimal():
            return int(value)
    return 1


# Records of an xls (BIFF8) whose cell has something in it; each begins with its row and its column.
_FILLED = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
_SHEET_BEGINS = 0x0809
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF


def check_xls(content: bytes) -> None:
    """Refuse an xls whose sheets together would not fit. One that is not understood here is left to the reader.

    Raises:
        DomainError: ``table.too_large``.
    """
    try:
        records = _workbook_stream(content)
    except (struct.error, IndexError, ValueError):
        return
    cells = rows = columns = position = 0
    while position + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, position)
        if kind == _SHEET_BEGINS:
            cells += rows * columns
            rows = columns = 0
        elif kind in _FILLED and length >= 4 and position + 8 <= len(records):
            row, column = struct.unpack_from("<HH", records, position + 4)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        position += 4 + length
    if cells + rows * columns > MAX_CELLS:
        raise _too_large()


def _workbook_stream(content: bytes) -> bytes:
    """Return the workbook inside the container (MS-CFB): a small file system of sectors in chains."""
    shift, small_shift = struct.unpack_from("<HH", content, 30)
    size, small_size = 1 << shift, 1 << small_shift
    if not (shift in (9, 12) and small_shift == 6):
        raise ValueError("unknown sector size")
    directory, limit, small_table = (struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60))

    def sector(number: int) -> bytes:
        return content[(number + 1) * size : (number + 2) * size]

    def numbers(block: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])

    tables = [each for each in struct.unpack_from("<109I", content, 76) if each < _END]
    following = struct.unpack_from("<I", content, 68)[0]
    while following < _END and len(tables) * size <= len(content):
        *more, following = numbers(sector(following))
        tables += [each for each in more if each < _END]
    table = [number for each in tables for number in numbers(sector(each))]

    def chain(first: int, links: "list[int] | tuple[int, ...]") -> Iterator[int]:
        steps = 0
        while first < _END and steps <= len(links):
            yield first
            first, steps = links[first], steps + 1

    entries = b"".join(map(sector, chain(directory, table)))
    small: bytes | None = None
    for at in range(0, len(entries) - 127, 128):
        name = entries[at : at + 64].decode("utf-16-le", "replace")[
            : max(0, struct.unpack_from("<H", entries, at + 64)[0] // 2 - 1)
        ]
        first, length = struct.unpack_from("<II", entries, at + 116)
        if entries[at + 66] == 5:
            small = b"".join(map(sector, chain(first, table)))
        elif name in ("Workbook", "Book"):
            if length >= limit or small is None:
                return b"".join(map(sector, chain(first, table)))[:length]
            links = [number for each in chain(small_table, table) for number in numbers(sector(each))]
            steps = chain(first, links)
            return b"".join(small[step * small_size : (step + 1) * small_size] for step in steps)[:length]
    raise ValueError("no workbook")
