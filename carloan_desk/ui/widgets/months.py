"""The pay of the last months as bars: what was earned, and whether it was paid."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.services.commission import Month
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme


class MonthBars(QWidget):
    """A bar a month with its figure; months not paid yet are hatched; the target is a dashed line."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._show = shown
        self._months: Sequence[Month] = ()
        self._target: Decimal | None = None
        self._target_word = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(180))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120))

    def put(self, months: Sequence[Month], target: Decimal | None, word: str) -> None:
        """Show months, and the target with its word."""
        self._months = months
        self._target = target
        self._target_word = word
        self.setAccessibleDescription("; ".join(f"{m.period} {self._show.money(m.earned)}" for m in months))
        self.update()

    def _bars(self) -> list[QRectF]:
        top, foot = theme.px(20), theme.px(22)
        height = self.height() - top - foot
        highest = max([month.earned for month in self._months] + [self._target or Decimal(0), Decimal(1)])
        slot = self.width() / max(len(self._months), 1)
        bars = []
        for index, month in enumerate(self._months):
            tall = float(month.earned / highest) * height if month.earned > 0 else 0.0
            bars.append(QRectF(index * slot + slot * 0.22, top + height - tall, slot * 0.56, tall))
        return bars

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        base = self.height() - theme.px(22)
        slot = self.width() / max(len(self._months), 1)
        for index, (bar, month) in enumerate(zip(self._bars(), self._months, strict=True)):
            painter.setPen(QPen(theme.color("accent")))
            painter.setBrush(theme.color("accent" if month.paid is not None else "accent_soft"))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(theme.color("quiet"))
            slot_left = index * slot
            foot = QRectF(slot_left, base + theme.px(4), slot, theme.px(16))
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, month.period[5:].lstrip("0"))
            if slot > theme.px(44) and month.earned:
                head = QRectF(slot_left, bar.top() - theme.px(17), slot, theme.px(16))
                painter.drawText(head, Qt.AlignmentFlag.AlignCenter, self._show.money(month.earned, places=0))
        painter.setPen(QPen(theme.color("line")))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        if self._target is not None and self._months:
            self._draw_target(painter, base)
        painter.end()

    def _draw_target(self, painter: QPainter, base: float) -> None:
        target = self._target or Decimal(0)
        highest = max([month.earned for month in self._months] + [target, Decimal(1)])
        y = base - float(target / highest) * (base - theme.px(20))
        painter.setPen(QPen(theme.color("warn"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setPen(theme.color("warn"))
        painter.drawText(
            QRectF(0, y - theme.px(17), self.width(), theme.px(16)), int(Qt.AlignmentFlag.AlignLeft), self._target_word
        )

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._months:
            index = min(int(event.pos().x() / (self.width() / len(self._months))), len(self._months) - 1)
            month = self._months[index]
            QToolTip.showText(event.globalPos(), f"{month.period}: {self._show.money(month.earned)}", self)
            return True
        return super().event(event)
