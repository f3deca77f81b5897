"""A picture of an offer's cash flow: what is brought along, then a bar for each instalment."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.domain.offer import Offer
from carloan_desk.domain.schedule import ScheduleRow
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme


class CashFlow(QWidget):
    """Bars of principal and cost by month. Hover tells a month's figures; a screen reader is told first and last."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._show = shown
        self._rows: Sequence[ScheduleRow] = ()
        self._mark = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Cash flow"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(92))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(92))

    def put(self, offer: Offer | None, mark: int = 0) -> None:
        """Show the instalments of an offer; those after ``mark`` months pale, as if it were settled then."""
        self._rows = () if offer is None else offer.quote.schedule.rows
        self._mark = mark
        if self._rows:
            first, last = self._rows[0], self._rows[-1]
            self.setAccessibleDescription(
                self.tr("First {first}, last {last}").format(
                    first=self._show.money(first.payment), last=self._show.money(last.payment)
                )
            )
        self.update()

    def _plot(self) -> QRectF:
        return QRectF(0, theme.px(4), max(self.width(), 1), max(self.height() - theme.px(24), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = self._plot()
        painter.setPen(QPen(theme.color("line")))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        if self._rows and not self._show.masked:
            # A balloon is many instalments high: the others must stay visible beside it.
            usual = max(sorted(row.payment for row in self._rows)[: max(len(self._rows) - 1, 1)])
            top = max(usual, min(max(row.payment for row in self._rows), usual * 3)) or Decimal(1)
            width = plot.width() / len(self._rows)
            gap = 1.0 if width > 4 else 0.0
            painter.setPen(Qt.PenStyle.NoPen)
            for place, each in enumerate(self._rows):
                left = plot.left() + place * width
                painter.setOpacity(0.25 if self._mark and place >= self._mark else 1.0)
                self._bar(painter, plot, left, width - gap, each.principal, Decimal(0), top, "accent")
                self._bar(painter, plot, left, width - gap, each.interest + each.fee, each.principal, top, "warn")
            painter.setOpacity(1.0)
        self._draw_names(painter, plot.bottom() + theme.px(2))
        painter.end()

    def _draw_names(self, painter: QPainter, y: float) -> None:
        """Say under the bars what the colours are, and how long it runs."""
        painter.setFont(theme.font(11))
        x, tall = 0.0, theme.px(18)
        for color, text in (("accent", self.tr("principal")), ("warn", self.tr("interest and fees"))):
            painter.setPen(theme.color(color))
            painter.drawText(QRectF(x, y, self.width() - x, tall), int(Qt.AlignmentFlag.AlignVCenter), text)
            x += painter.fontMetrics().horizontalAdvance(text) + theme.px(12)
        painter.setPen(theme.color("quiet"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        end = self.tr("{n} months").format(n=len(self._rows)) if self._rows else ""
        if x + painter.fontMetrics().horizontalAdvance(end) < self.width():
            painter.drawText(QRectF(0, y, self.width(), tall), right, end)

    def _bar(
        self,
        painter: QPainter,
        plot: QRectF,
        left: float,
        width: float,
        amount: Decimal,
        below: Decimal,
        top: Decimal,
        color: str,
    ) -> None:
        start = min(max(float(below / top), 0.0), 1.0)
        height = min(max(float(amount / top), 0.0), 1.0 - start)
        painter.setBrush(theme.color(color))
        painter.drawRect(QRectF(left, plot.bottom() - (start + height) * plot.height(), width, height * plot.height()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._rows:
            place = min(int(event.pos().x() / max(self.width(), 1) * len(self._rows)), len(self._rows) - 1)
            each = self._rows[place]
            text = self.tr("Month {n}, {day}: {payment} (principal {principal}, cost {cost}), left {balance}").format(
                n=each.number,
                day=each.due,
                payment=self._show.money(each.payment),
                principal=self._show.money(each.principal),
                cost=self._show.money(each.interest + each.fee),
                balance=self._show.money(each.balance),
            )
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
