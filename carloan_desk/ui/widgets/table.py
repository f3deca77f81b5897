"""The table every page uses: calm rows, chips, a memory for its columns."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from carloan_desk.ui.models.records import CHIP, Column, RecordTableModel
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import SIGNS

R = TypeVar("R")


class _ChipDelegate(QStyledItemDelegate):
    """Paints a status as a chip with its sign. Only columns of chips have it: from Qt's own a cell costs less."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        kind = index.data(CHIP)
        if kind is None:
            super().paint(painter, option, index)
            return
        table = option.widget
        style = table.style()
        text = index.data() or ""
        self.initStyleOption(option, index)
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, table)
        if not text:
            return
        text = f"{SIGNS[kind]} {text}"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(12)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text) + theme.px(16)
        height = theme.px(20)
        box = QRectF(
            option.rect.left() + theme.px(6),
            option.rect.center().y() - height / 2 + 1,
            min(width, option.rect.width() - theme.px(8)),
            height,
        )
        painter.setPen(QPen(theme.color("line")) if kind == "quiet" else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("bg" if kind == "quiet" else f"{kind}_soft"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setPen(QColor(theme.color(kind)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()


class Table(QTableView, Generic[R]):
    """A table of records.

    Args:
        name: Stable name under which column widths, order and visibility are remembered.
        columns: What to show.
        opened: Called with a record on Enter or double click.
        model: A model of these columns; one that holds all its records if not given.
    """

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[R]],
        opened: Callable[[R], None] | None = None,
        model: RecordTableModel[R] | None = None,
    ) -> None:
        super().__init__()
        # Widths belong to a text size: those of another one would cut the cells.
        self._name = f"{name}@{round(theme.scale * 100)}"
        self._opened = opened
        self.setAccessibleName(", ".join(column.title for column in columns))
        self.records: RecordTableModel[R] = model or RecordTableModel(columns, theme.font(bold=True))
        self.setModel(self.records)
        self.setMinimumHeight(theme.px(150))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(36))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(theme.px(40))
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        chips = _ChipDelegate(self)
        for index, column in enumerate(columns):
            if column.chip is not None:
                self.setItemDelegateForColumn(index, chips)
            if column.width:
                self.setColumnWidth(index, theme.px(column.width))
            else:
                header.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
        if (state := preferences.table_state(self._name)) is not None:
            header.restoreState(state)
        self._most: int | None = None
        self.horizontalScrollBar().rangeChanged.connect(self._fit_again)
        header.sectionResized.connect(lambda *_: self._remember())
        header.sectionMoved.connect(lambda *_: self._remember())
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def _remember(self) -> None:
        if self.isVisible():
            preferences.set_table_state(self._name, self.horizontalHeader().saveState())

    def _choose_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        header = self.horizontalHeader()
        for index, column in enumerate(self.records.columns):
            action = QAction(column.title, menu, checkable=True, checked=not header.isSectionHidden(index))
            action.setEnabled(index > 0)
            action.toggled.connect(partial(self._show_column, index))
            menu.addAction(action)
        menu.exec(header.mapToGlobal(at))
        menu.deleteLater()

    def _show_column(self, index: int, shown: bool) -> None:
        self.horizontalHeader().setSectionHidden(index, not shown)
        self._remember()

    def _open(self, row: int) -> None:
        if self._opened is not None and (record := self._at(row)) is not None:
            self._opened(record)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def selected(self) -> R | None:
        """Return the record of the current row, ``None`` if there is none or it is not loaded yet."""
        return self._at(self.currentIndex().row())

    def serve(self, why: str, *buttons: QPushButton) -> None:
        """Let these buttons be pressed only while a record is chosen; until then they tell ``why``."""
        shown = [(each, each.toolTip()) for each in buttons]

        def follow() -> None:
            chosen = self.selected() is not None
            for each, tip in shown:
                each.setEnabled(chosen)
                each.setToolTip(tip if chosen else why)

        self.selectionModel().currentRowChanged.connect(follow)
        self.records.modelReset.connect(follow)
        follow()

    def _at(self, row: int) -> R | None:
        return self.records.record(row) if 0 <= row < self.records.rowCount() else None

    def _fit_again(self) -> None:
        """A bar below the rows needs room of its own, else it covers the last one."""
        if self._most is not None:
            self.fit_rows(self._most)

    def fit_rows(self, most: int = 1000) -> None:
        """Take the height of the rows, so that a short table inside a scrolling page needs no bar of its own."""
        self._most = most
        rows = min(self.records.rowCount(), most)
        across = self.horizontalScrollBar()
        below = across.sizeHint().height() if across.maximum() > across.minimum() else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * theme.px(36) + 2 + below)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            if rows == self.records.rowCount()
            else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
