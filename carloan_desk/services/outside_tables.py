"""A table from outside: its sheet, head and columns found, or chosen by hand and remembered for the next one."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.headers import Header, header_at
from carloan_desk.exchange.sheet import Sheet, column_name
from carloan_desk.exchange.tables import read_table, read_text
from carloan_desk.storage.workspace import Workspace

Find = Callable[[Sheet, Mapping[str, Mapping[str, int]]], Header | None]


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table: under what its columns are remembered, how its head is found, which columns it needs."""

    setting: str
    find: Find
    needs: Callable[[Collection[str]], bool]


@dataclass(frozen=True, slots=True)
class OutsideTable:
    """A table as it was understood.

    Attributes:
        kind: What kind of table it is taken for.
        sheets: All sheets of the file.
        sheet: The one that is read.
        header: Its head with the columns; where none was found it names none.
    """

    kind: TableKind
    sheets: tuple[Sheet, ...]
    sheet: Sheet
    header: Header

    @property
    def understood(self) -> bool:
        """Whether it is known where everything needed stands."""
        return self.kind.needs(self.header.mapping)


def load(workspace: Workspace, kind: TableKind, path: Path | None, text: str = "") -> OutsideTable:
    """Read a file, or what was copied; of several sheets the one whose head is surest.

    Raises:
        DomainError: ``table.*``: it cannot be read.
    """
    sheets = read_text(text) if path is None else read_table(path)
    remembered = _remembered(workspace, kind)
    found = [
        (header.confidence, -number, sheet, header)
        for number, sheet in enumerate(sheets)
        if (header := kind.find(sheet, remembered)) is not None and kind.needs(header.mapping)
    ]
    if found:
        _, _, sheet, header = max(found, key=lambda each: each[:2])
        return OutsideTable(kind, sheets, sheet, header)
    largest = max(sheets, key=lambda sheet: len(sheet.rows))
    guess = kind.find(largest, remembered)
    return OutsideTable(kind, sheets, largest, header_at(largest, 0, {}) if guess is None else guess)


def at(table: OutsideTable, sheet: int, row: int) -> OutsideTable:
    """Take a row of one of the sheets for the titles (0: there are none), with what its columns seem to be."""
    chosen = table.sheets[sheet]
    below = Sheet(chosen.name, tuple(each for each in chosen.rows if each.number >= row), chosen.merges)
    guess = table.kind.find(below, {}) if row else None
    if guess is None or guess.row != row:
        guess = header_at(chosen, row, {})
    return replace(table, sheet=chosen, header=guess)


def with_columns(workspace: Workspace, table: OutsideTable, mapping: Mapping[str, int]) -> OutsideTable:
    """Read the table with columns chosen by hand; once they suffice they are remembered for the next one like it.

    Raises:
        DomainError: ``table.column_twice``: one column for two things.
    """
    twice = [column for column, count in Counter(mapping.values()).items() if count > 1]
    if twice:
        raise DomainError("table.column_twice", column=column_name(twice[0]))
    changed = replace(table, header=replace(table.header, mapping=dict(mapping)))
    if changed.understood and changed.header.row:
        with workspace.unit_of_work("table.columns", undoable=False) as work:
            known = work.setting(table.kind.setting, {})
            work.set_setting(table.kind.setting, {**known, changed.header.fingerprint: dict(mapping)})
            work.commit()
    return changed


def _remembered(workspace: Workspace, kind: TableKind) -> Mapping[str, Mapping[str, int]]:
    with workspace.reading() as read:
        found: Mapping[str, Mapping[str, int]] = read.setting(kind.setting, {})
        return found
