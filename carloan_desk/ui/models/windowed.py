"""A table model over more rows than one would load: it asks for those that are looked at."""

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFont

from carloan_desk.ui.models.records import Column, Index, RecordTableModel

R = TypeVar("R")

WINDOW = 200
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
# Up to so many rows are all loaded, so that every column can order them.
ALL_AT_ONCE = 2_000


class WindowedTableModel(RecordTableModel[R]):
    """Rows come in windows of 200 as they are looked at; until then a row shows dots.

    Signals:
        wanted: A window is looked at that is not there yet: the number of its first row.
    """

    wanted = Signal(int)

    def __init__(self, columns: Sequence[Column[R]], bold: QFont | None = None) -> None:
        super().__init__(columns, bold)
        self._absent: set[int] = set()
        self._asked: set[int] = set()
        self._looked_at: set[int] = set()
        # A repaint asks for each cell: one turn of the event loop later it is known which windows are needed.
        self._ask = QTimer(self, singleShot=True, interval=0)
        self._ask.timeout.connect(self._ask_for_windows)

    @property
    def is_whole(self) -> bool:
        """Whether every row is there."""
        return not self._absent

    def put(self, records: Sequence[R]) -> None:
        self._absent.clear()
        self._asked.clear()
        self._looked_at.clear()
        super().put(records)

    def extend_to(self, total: int) -> None:
        """Make room for so many rows in all, those after the ones shown being still to come."""
        there = len(self._records)
        if total <= there:
            return
        self.beginInsertRows(QModelIndex(), there, total - 1)
        self._records.extend([None] * (total - there))  # type: ignore[list-item]
        self._texts.extend([None] * (total - there))
        self._absent.update(range(there - there % WINDOW, total, WINDOW))
        self.endInsertRows()

    def fill(self, start: int, records: Sequence[R]) -> None:
        """Put a window in its place; rows that went since leave dots."""
        self._absent.discard(start)
        self._asked.discard(start)
        end = min(start + len(records), len(self._records))
        if end <= start:
            return
        self._records[start:end] = records[: end - start]
        self._texts[start:end] = [None] * (end - start)
        self.dataChanged.emit(self.index(start, 0), self.index(end - 1, len(self.columns) - 1))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows, if all of them are there."""
        if self.is_whole:
            super().sort(column, order)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row = index.row()
        if self._absent and self._records[row] is None:
            self._looked_at.add(row - row % WINDOW)
            if not self._ask.isActive():
                self._ask.start()
            return "…" if role == _DISPLAY and index.column() == 0 else None
        return super().data(index, role)

    def there(self, row: int) -> bool:
        """Whether a row is loaded."""
        return 0 <= row < len(self._records) and self._records[row] is not None

    def _ask_for_windows(self) -> None:
        needed = (self._looked_at & self._absent) - self._asked
        self._looked_at.clear()
        for start in sorted(needed):
            self._asked.add(start)
            self.wanted.emit(start)
