"""One table model for every list of records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_FONT = int(Qt.ItemDataRole.FontRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
CHIP = int(Qt.ItemDataRole.UserRole) + 1
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column of a table.

    Attributes:
        key: Stable name under which width and visibility are remembered.
        title: What the header says.
        text: The cell's text for a record.
        sort: The value rows are ordered by (anything comparable); the text if not given.
        width: Width in sizes of the design; 0 takes what is left.
        right: Whether the cell is aligned right, as money is.
        bold: Whether the cell is in bold.
        chip: The kind of chip the text is shown as, ``None`` for plain text.
    """

    key: str
    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    width: int = 120
    right: bool = False
    bold: bool = False
    chip: Callable[[R], str] | None = None


def money(
    key: str,
    title: str,
    value: Callable[[R], Decimal | None],
    show: Callable[[Decimal | None], str],
    *,
    width: int = 100,
    bold: bool = False,
) -> Column[R]:
    """Return a column of yuan: aligned right, ordered by amount; what is not known counts as 0."""
    return Column(key, title, lambda r: show(value(r)), lambda r: value(r) or Decimal(0), width, True, bold)


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Rows are records, columns say how to show them. Texts are made once per record, when first shown."""

    def __init__(self, columns: Sequence[Column[R]], bold: QFont | None = None) -> None:
        super().__init__()
        self.columns = list(columns)
        self._records: list[R] = []
        self._texts: list[tuple[str, ...] | None] = []
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._bold = bold

    def put(self, records: Sequence[R]) -> None:
        """Show other records, in the order chosen by the user if one was."""
        self.beginResetModel()
        self._records = list(records)
        self._arrange()
        self.endResetModel()

    def record(self, row: int) -> R:
        """Return the record of a row."""
        return self._records[row]

    @property
    def records(self) -> list[R]:
        """All records in the order shown."""
        return self._records

    def _arrange(self) -> None:
        if self._order is not None:
            column = self.columns[self._order[0]]
            key = column.sort or column.text
            self._records.sort(key=key, reverse=self._order[1] == Qt.SortOrder.DescendingOrder)
        self._texts = [None] * len(self._records)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column's sort value."""
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        # What is selected stays selected wherever its record goes.
        kept = self.persistentIndexList()
        records = [self._records[index.row()] for index in kept]
        self._order = (column, order)
        self._arrange()
        rows = {id(record): row for row, record in enumerate(self._records)}
        moved = [self.index(rows[id(record)], index.column()) for index, record in zip(kept, records, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        # Compared as ints, commonest first: a view asks for seven roles a cell at every repaint.
        if role in (_DISPLAY, _ACCESSIBLE, _TOOLTIP):
            return self._text(index.row(), index.column())
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[index.column()].right else _LEFT
        if role == CHIP:
            chip = self.columns[index.column()].chip
            return None if chip is None else chip(self._records[index.row()])
        if role == _FONT and self._bold is not None and self.columns[index.column()].bold:
            return self._bold
        return None

    def _text(self, row: int, column: int) -> str:
        texts = self._texts[row]
        if texts is None:
            record = self._records[row]
            texts = self._texts[row] = tuple(each.text(record) for each in self.columns)
        return texts[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _DISPLAY:
            return self.columns[section].title
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[section].right else _LEFT
        return None
