"""From gross to net: a row for each part, its size as a bar, taken-off parts in another colour."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label


class Waterfall(QWidget):
    """Rows of name, bar and amount."""

    def __init__(self, show: Shown, rows: Sequence[tuple[str, Decimal]], total: tuple[str, Decimal]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        largest = max((abs(amount) for _, amount in rows), default=Decimal(0)) or Decimal(1)
        for number, (name, amount) in enumerate(rows):
            grid.addWidget(label(name), number, 0)
            grid.addWidget(Bar(float(abs(amount) / largest), "accent" if amount >= 0 else "bad"), number, 1)
            grid.addWidget(label(show.money(amount), "bold"), number, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(total[0], "bold"), len(rows), 0)
        grid.addWidget(label(show.money(total[1]), "strong"), len(rows), 1, 1, 2, Qt.AlignmentFlag.AlignRight)


class Bar(QWidget):
    """A part of the width, filled."""

    def __init__(self, part: float, token: str) -> None:
        super().__init__()
        self._part, self._token = part, token

    def sizeHint(self) -> QSize:
        return QSize(theme.px(60), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self._token))
        height = theme.px(9)
        painter.drawRoundedRect(
            QRectF(0, (self.height() - height) / 2, max(self._part * self.width(), 3), height), 3, 3
        )
        painter.end()
