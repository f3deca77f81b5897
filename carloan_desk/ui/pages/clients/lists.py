"""The lists of clients at the side: those everybody needs, and those kept."""

from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from carloan_desk.domain.client import SmartList
from carloan_desk.domain.client_list import ListQuery, Usual
from carloan_desk.services import client_lists
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, label

_WIDTH = 164


class _Names(QListWidget):
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
            return
        super().keyPressEvent(event)


class ListChooser(QWidget):
    """Chooses a list: names at the side, or a box where there is no room for them.

    Signals:
        chosen: A list was chosen; carries its ``ListQuery``.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._entries: list[tuple[str, ListQuery, SmartList | None]] = []
        self._pointed_at = ListQuery()
        self.names = _Names()
        self.names.setAccessibleName(self.tr("Lists of clients"))
        self.names.setUniformItemSizes(True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.names.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.names.currentRowChanged.connect(self._choose)
        self.names.customContextMenuRequested.connect(self._menu)
        self.names.removed.connect(lambda: self._drop(self.names.currentRow()))
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Lists of clients"))
        self.box.activated.connect(self.names.setCurrentRow)
        card = Card()
        card.body.addWidget(label(self.tr("Lists"), "quiet"))
        card.body.addWidget(self.names, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        self.setFixedWidth(theme.px(_WIDTH))
        self._put([])

    def refresh(self) -> None:
        """Read the kept lists."""
        self.desk.ask(client_lists.kept_lists, self._put, self)

    def _put(self, kept: list[SmartList]) -> None:
        entries: list[tuple[str, ListQuery, SmartList | None]] = [
            (words.usual_list(usual), ListQuery(usual), None) for usual in Usual
        ]
        entries += [(each.name, client_lists.query_of(each), each) for each in kept]
        if [(name, query) for name, query, _ in entries] == [(name, query) for name, query, _ in self._entries]:
            self._entries = entries
            return
        self._entries = entries
        self.names.blockSignals(True)
        self.names.clear()
        self.box.clear()
        for name, _, own in entries:
            item = QListWidgetItem(name)
            item.setSizeHint(QSize(0, theme.px(32)))
            item.setToolTip(name if own is None else self.tr("{name}: Delete removes it").format(name=name))
            self.names.addItem(item)
            self.box.addItem(name)
        self.names.blockSignals(False)
        self.point_at(self._pointed_at)

    def point_at(self, query: ListQuery) -> None:
        """Show which list the query is; none, if it is none of them."""
        self._pointed_at = query
        row = next((row for row, (_, each, _) in enumerate(self._entries) if each == query), -1)
        self.names.blockSignals(True)
        self.names.setCurrentRow(row)
        self.names.blockSignals(False)
        self.box.setCurrentIndex(row)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            self.box.setCurrentIndex(row)
            self.chosen.emit(self._entries[row][1])

    def _menu(self, at: QPoint) -> None:
        row = self.names.row(cast("QListWidgetItem", self.names.itemAt(at)))
        if row < 0 or self._entries[row][2] is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Remove this list"), partial(self._drop, row))
        menu.exec(self.names.mapToGlobal(at))
        menu.deleteLater()

    def _drop(self, row: int) -> None:
        own = self._entries[row][2] if 0 <= row < len(self._entries) else None
        if own is not None:
            list_id = own.id or 0
            self.names.setCurrentRow(0)
            self.desk.act(lambda workspace: client_lists.drop_list(workspace, list_id), self)
