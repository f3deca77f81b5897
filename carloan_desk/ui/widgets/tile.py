"""A figure with what it means, and what stands behind it one click away; several of them beside each other."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QResizeEvent
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
    """Tiles in one row, in two columns where there is little room.

    Args:
        wide: From this width on, in sizes of the design, they stand in one row.
    """

    def __init__(self, wide: float) -> None:
        super().__init__()
        self._all: Sequence[Tile] = ()
        self._wide = wide
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))

    def put(self, tiles: Sequence[Tile]) -> None:
        """Take the tiles in."""
        self._all = tiles
        self._arrange(len(tiles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(len(self._all) if event.size().width() >= theme.px(self._wide) else 2)

    def _arrange(self, columns: int) -> None:
        for index, tile in enumerate(self._all):
            self._grid.addWidget(tile, index // columns, index % columns)
        for column in range(len(self._all)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
