"""A figure with what it means, and what stands behind it one click away; several of them beside each other."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, label, row


class Tile(Card):
    """Caption, figure, status, remark. The figure opens what it is made of."""

    def __init__(self, caption: str, opened: Callable[[], object]) -> None:
        self._chip = Chip()
        super().__init__()
        self._caption = label(caption, "quiet")
        self._figure = button("", opened, "figure")
        self._remark = label("", "quiet")
        self.body.setSpacing(2)
        self.body.addLayout(row(self._caption, None, self._chip))
        self.body.addLayout(row(self._figure, None))
        self.body.addWidget(self._remark)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def say(self, figure: str, remark: str, chip: str = "", kind: str = "quiet", *, sign: bool = False) -> None:
        """Show a figure."""
        self._figure.setText(figure)
        self._figure.setAccessibleName(f"{self._caption.text()} {figure}")
        self._remark.setText(remark)
        self._remark.setToolTip(remark)
        self._chip.show_status(chip, kind, sign=sign)


class Tiles(QWidget):
    """Tiles in one row, in two columns where they have no room for that."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Tile] = ()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))

    def put(self, tiles: Sequence[Tile]) -> None:
        """Take the tiles in."""
        self._all = tiles
        self._arrange(len(tiles))

    def minimumSizeHint(self) -> QSize:
        # That of two columns, or a page would always be as wide as one row.
        widths = [each.minimumSizeHint().width() for each in self._all]
        wide = max(widths[::2], default=0) + self._grid.spacing() + max(widths[1::2], default=0)
        return QSize(wide, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            needed = sum(each.minimumSizeHint().width() + self._grid.spacing() for each in self._all)
            self._arrange(len(self._all) if needed - self._grid.spacing() <= self.width() else 2)
        return super().event(event)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for index, tile in enumerate(self._all):
            self._grid.addWidget(tile, index // columns, index % columns)
        for column in range(len(self._all)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
