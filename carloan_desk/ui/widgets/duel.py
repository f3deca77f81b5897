"""Two plans month by month: a pair of bars each, the names in the colours of their bars."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.domain.plancheck import DuelRow
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.curve import nice_steps

_COLORS = ("accent", "warn")


class DuelChart(QWidget):
    """What each plan earns in each period; hover tells the figures."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._show = shown
        self._rows: Sequence[DuelRow] = ()
        self._names = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Both plans by period"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(160))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(160))

    def put(self, rows: Sequence[DuelRow], first: str, second: str) -> None:
        """Show periods, and what the two plans are called."""
        self._rows, self._names = rows, (first, second)
        self.setAccessibleDescription("; ".join(map(self._told, rows)))
        self.update()

    def _told(self, each: DuelRow) -> str:
        amounts = zip(self._names, (each.a.earned, each.b.earned), strict=True)
        return f"{each.period}: " + " · ".join(f"{name} {self._show.money(amount)}" for name, amount in amounts)

    def _plot(self) -> QRectF:
        left, foot, top = theme.px(56), theme.px(24), theme.px(28)
        return QRectF(left, top, max(self.width() - left - theme.px(8), 1), max(self.height() - top - foot, 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        plot = self._plot()
        most = max([Decimal(1)] + [max(each.a.earned, each.b.earned) for each in self._rows])
        for value in nice_steps(most, 4):
            y = plot.bottom() - float(value / most) * plot.height()
            painter.setPen(QPen(theme.color("line")))
            painter.drawLine(int(plot.left()), int(y), int(plot.right()), int(y))
            painter.setPen(theme.color("quiet"))
            side = QRectF(0, y - theme.px(9), plot.left() - theme.px(6), theme.px(18))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(side, right, self._show.money(value, places=0))
        self._draw_bars(painter, plot, most)
        x = plot.left()
        for name, color in zip(self._names, _COLORS, strict=True):
            painter.setPen(theme.color(color))
            text = painter.fontMetrics().elidedText(f"■ {name}", Qt.TextElideMode.ElideRight, int(plot.width() / 2))
            painter.drawText(QRectF(x, 0, plot.width() / 2, theme.px(18)), int(Qt.AlignmentFlag.AlignLeft), text)
            x += painter.fontMetrics().horizontalAdvance(text) + theme.px(16)
        painter.end()

    def _draw_bars(self, painter: QPainter, plot: QRectF, most: Decimal) -> None:
        wide = plot.width() / max(len(self._rows), 1)
        bar = min(wide * 0.36, theme.px(22))
        every = max(1, round(theme.px(48) / max(wide, 1)))
        for number, each in enumerate(self._rows):
            middle = plot.left() + (number + 0.5) * wide
            for amount, color, x in ((each.a.earned, "accent", middle - bar), (each.b.earned, "warn", middle)):
                height = float(max(amount, Decimal(0)) / most) * plot.height()
                painter.fillRect(QRectF(x + 1, plot.bottom() - height, bar - 2, height), theme.color(color))
            if (len(self._rows) - 1 - number) % every == 0:
                painter.setPen(theme.color("quiet"))
                box = QRectF(middle - theme.px(30), plot.bottom() + theme.px(4), theme.px(60), theme.px(16))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, each.period[2:].replace("-", "/"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._rows:
            plot = self._plot()
            place = int((event.pos().x() - plot.left()) / max(plot.width(), 1) * len(self._rows))
            QToolTip.showText(event.globalPos(), self._told(self._rows[min(max(place, 0), len(self._rows) - 1)]), self)
            return True
        return super().event(event)
