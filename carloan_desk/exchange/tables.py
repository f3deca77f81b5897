"""Tables in: spreadsheets, csv, and what was copied from one of them."""

import io
from pathlib import Path

import python_calamine

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange import delimited, extent
from carloan_desk.exchange.sheet import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Merge,
    Progress,
    Row,
    Sheet,
    cell_of,
    row_of,
)

_ZIP = b"PK\x03\x04"
_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf")


def read_table(path: Path, *, progress: Progress | None = None) -> tuple[Sheet, ...]:
    """Read the sheets of a file: xls, xlsx, ods, csv or a web page, told apart by what is in it, not by its name.

    Every row comes with its original number; totals and empty rows are marked, none is left out.

    Args:
        path: The file. It may be open in another program.
        progress: Called now and then; what it raises stops the reading.

    Returns:
        The sheets that have content, hidden ones too, in the order of the file.

    Raises:
        DomainError: ``table.unreadable`` the file cannot be opened, ``table.kind`` not a table, ``table.damaged``,
            ``table.password``, ``table.encoding``, ``table.empty``, ``table.too_large`` (``rows``, ``columns``).
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DomainError("table.too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)
        content = path.read_bytes()
    except OSError as error:
        raise DomainError("table.unreadable") from error
    if content.startswith((_ZIP, _CONTAINER)):
        sheets = _workbook(content, progress)
    elif content.startswith(_BINARY) or (
        b"\0" in content[:4000] and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        raise DomainError("table.kind")
    elif delimited.looks_like_page(content):
        sheets = [delimited.page_sheet(delimited.decoded(content), path.stem, progress)]
    else:
        sheets = [delimited.text_sheet(delimited.decoded(content), path.stem, progress)]
    return _with_content(sheets)


def read_text(text: str, *, progress: Progress | None = None) -> tuple[Sheet, ...]:
    """Read what was copied from a spreadsheet, a web page or a chat.

    Raises:
        DomainError: ``table.empty``, ``table.too_large`` (``rows``, ``columns``), ``table.damaged``.
    """
    if len(text) > MAX_BYTES:
        raise DomainError("table.too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)
    return _with_content([delimited.text_sheet(text, "", progress)])


def _with_content(sheets: list[Sheet]) -> tuple[Sheet, ...]:
    found = tuple(sheet for sheet in sheets if sheet.has_content)
    if not found:
        raise DomainError("table.empty")
    return found


def _workbook(content: bytes, progress: Progress | None) -> list[Sheet]:
    file = io.BytesIO(content)
    if content.startswith(_ZIP):
        extent.check_zip(file, progress)
        file.seek(0)
    elif "EncryptedPackage".encode("utf-16-le") in content:
        raise DomainError("table.password")
    else:
        extent.check_xls(content)
    try:
        with python_calamine.load_workbook(file) as book:
            shown = [about for about in book.sheets_metadata if about.typ is python_calamine.SheetTypeEnum.WorkSheet]
            sheets: list[Sheet] = []
            cells = 0
            for about in shown:
                read = book.get_sheet_by_name(about.name)
                cells += read.height * read.width
                if cells > MAX_CELLS:
                    raise DomainError("table.too_large", rows=MAX_ROWS, columns=MAX_COLUMNS)
                hidden = about.visible is not python_calamine.SheetVisibleEnum.Visible
                sheets.append(Sheet(about.name, _rows(read, progress), _merges(read), hidden))
            return sheets
    except python_calamine.PasswordError as error:
        raise DomainError("table.password") from error
    except python_calamine.CalamineError as error:
        # A zip that is no workbook, or one that lost a part.
        raise DomainError("table.damaged", row=0) from error
    except BaseException as error:
        # The reader is written in Rust and gives up on some damaged files in its own way.
        if type(error).__name__ != "PanicException":
            raise
        raise DomainError("table.damaged", row=0) from error


def _rows(sheet: python_calamine.CalamineSheet, progress: Progress | None) -> tuple[Row, ...]:
    if sheet.start is None:
        return ()
    before = [""] * sheet.start[1]
    total = sheet.total_height + sheet.start[0]
    rows: list[Row] = []
    for number, values in enumerate(sheet.iter_rows(), start=1):
        rows.append(row_of(number, [*before, *map(cell_of, values)]))
        if progress is not None and number % 1000 == 0:
            progress(total // 2 + number // 2, total)
    return tuple(rows)


def _merges(sheet: python_calamine.CalamineSheet) -> tuple[Merge, ...]:
    ranges = sheet.merged_cell_ranges or []
    return tuple(Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges)
