"""The files of a deal as thumbnails, in an order one can change."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import Attachment
from carloan_desk.services import attachments
from carloan_desk.services.attachments import THUMBNAIL, Filed
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, row

_ID = int(Qt.ItemDataRole.UserRole)


class FileList(Card):
    """Shows the files; one is current, several may be selected.

    Args:
        desk: Reads the thumbnails.
        refuse: Says an expected error.

    Signals:
        looked_at: Another file is the current one, or the files were read anew.
        selected: More or fewer are selected.
        ordered: They were put in another order; carries their ids.
    """

    looked_at = Signal()
    selected = Signal()
    ordered = Signal(list)

    def __init__(self, desk: Desk, refuse: Callable[[DomainError], None]) -> None:
        super().__init__()
        self.desk, self._refuse = desk, refuse
        self._files: list[Filed] = []
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setIconSize(QSize(theme.px(64), theme.px(64)))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.currentRowChanged.connect(lambda _row: self.looked_at.emit())
        self.list.itemSelectionChanged.connect(self._selection_changed)
        self.list.model().rowsMoved.connect(lambda *_: self._keep_order())
        self.setFixedWidth(theme.px(250))
        self.heading.setText(self.tr("Files"))
        self.body.addWidget(self.heading)
        self.body.addWidget(self.list, 1)
        self._up = button(self.tr("Up"), partial(self._move, -1))
        self._down = button(self.tr("Down"), partial(self._move, 1))
        self.body.addLayout(row(self._up, self._down, None))

    def put(self, files: list[Filed]) -> None:
        """Show other files; the current one stays so if it is still there."""
        chosen = self.current()
        kept = chosen.attachment.id if chosen is not None else None
        count = min(self.list.count(), len(self._files))
        icons = {self._files[number].attachment.key: self.list.item(number).icon() for number in range(count)}
        self._files = files
        self.list.blockSignals(True)
        self.list.clear()
        for each in files:
            item = QListWidgetItem(self.desk.show.text(each.attachment.name))
            item.setSizeHint(QSize(0, theme.px(76)))
            item.setData(_ID, each.attachment.id)
            item.setIcon(icons.get(each.attachment.key, QIcon()))
            self.list.addItem(item)
            if each.attachment.key not in icons:
                self._ask_for_thumbnail(each.attachment)
        at = next((number for number, each in enumerate(files) if each.attachment.id == kept), 0 if files else -1)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self.heading.setText(self.tr("Files: {n}").format(n=len(files)))
        self._allow_moves()
        self.looked_at.emit()

    def current(self) -> Filed | None:
        """Return the file that is looked at."""
        number = self.list.currentRow()
        return self._files[number] if 0 <= number < len(self._files) else None

    def chosen(self) -> list[Attachment]:
        """Return the files selected, in their order."""
        numbers = sorted(self.list.row(item) for item in self.list.selectedItems())
        return [self._files[number].attachment for number in numbers if number < len(self._files)]

    def _selection_changed(self) -> None:
        self._allow_moves()
        self.selected.emit()

    def _ask_for_thumbnail(self, attachment: Attachment) -> None:
        if self.desk.show.masked:
            return

        def show(png: bytes) -> None:
            picture = QPixmap()
            picture.loadFromData(png)
            for number, each in enumerate(self._files):
                if each.attachment.key == attachment.key and number < self.list.count():
                    self.list.item(number).setIcon(QIcon(picture))

        workspace = self.desk.workspace
        self.desk.run(lambda: attachments.picture(workspace, attachment, 0, THUMBNAIL), show, self, self._refuse)

    # Order ------------------------------------------------------------------------------------------------------------

    def _keep_order(self) -> None:
        self.ordered.emit([self.list.item(number).data(_ID) for number in range(self.list.count())])

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        ids = [each.attachment.id or 0 for each in self._files]
        if self._beside(step):
            ids[at], ids[at + step] = ids[at + step], ids[at]
            self.ordered.emit(ids)

    def _allow_moves(self) -> None:
        one = self.current() is not None and len(self.list.selectedItems()) <= 1
        self._up.setEnabled(one and self._beside(-1))
        self._down.setEnabled(one and self._beside(1))

    def _beside(self, step: int) -> bool:
        """Whether there is another file of the same paper before or after the current one."""
        chosen, at = self.current(), self.list.currentRow() + step
        return chosen is not None and 0 <= at < len(self._files) and self._files[at].paper == chosen.paper
