"""What a plan pays as the volume grows: a line for the whole plan, one for the part looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.domain.commission import TierMetric
from carloan_desk.domain.plancheck import CurvePoint
from carloan_desk.ui import plan_words
from carloan_desk.ui.language import language
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme


@dataclass(frozen=True)
class Curve:
    """One line: what it is called, the token of its colour, its points in the order of their volumes."""

    name: str
    color: str
    points: Sequence[CurvePoint]


def nice_steps(highest: Decimal, about: int) -> list[Decimal]:
    """Return round values from 0 up to the highest, about as many as asked for."""
    if highest <= 0:
        return [Decimal(0)]
    rough = highest / about
    magnitude = Decimal(1).scaleb(rough.adjusted())
    step = next(factor * magnitude for factor in map(Decimal, (1, 2, 5, 10)) if factor * magnitude >= rough)
    return [step * number for number in range(int(highest / step) + 1)]


class PayCurve(QWidget):
    """Pay over volume. Hover tells the figures of the nearest volume; a screen reader is told those of the steps."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._show = shown
        self._curves: Sequence[Curve] = ()
        self._metric = TierMetric.AMOUNT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pay curve"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(360), theme.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(220))

    def put(self, metric: TierMetric, curves: Sequence[Curve]) -> None:
        """Show lines over a volume."""
        self._metric = metric
        self._curves = [curve for curve in curves if curve.points]
        told = [
            f"{curve.name}: "
            + "; ".join(self._told(point) for point in curve.points if point.step or point is curve.points[-1])
            for curve in self._curves
        ]
        self.setAccessibleDescription(". ".join(told))
        self.update()

    def _told(self, point: CurvePoint) -> str:
        return f"{plan_words.volume(self._metric, point.volume, self._show)} → {self._show.round_money(point.pay)}"

    def _plot(self) -> QRectF:
        left, right, top, foot = (theme.px(size) for size in (52, 16, 12, 40))
        return QRectF(left, top, max(self.width() - left - right, 1), max(self.height() - top - foot, 1))

    def _highest(self) -> tuple[Decimal, Decimal]:
        points = [point for curve in self._curves for point in curve.points]
        widest = max([point.volume for point in points] + [Decimal(1)])
        return widest, max([point.pay for point in points] + [Decimal(1)])

    def _at(self, point: CurvePoint) -> QPointF:
        plot, (widest, most) = self._plot(), self._highest()
        x, y = float(point.volume / widest), float(max(point.pay, Decimal(0)) / most)
        return QPointF(plot.left() + x * plot.width(), plot.bottom() - y * plot.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        self._draw_axes(painter)
        for curve in self._curves:
            painter.setPen(QPen(theme.color(curve.color), theme.px(2)))
            painter.drawPolyline(QPolygonF([self._at(point) for point in curve.points]))
            painter.setBrush(theme.color(curve.color))
            for point in curve.points:
                if point.step:
                    painter.drawEllipse(self._at(point), theme.px(2), theme.px(2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw_names(painter)
        painter.end()

    def _draw_axes(self, painter: QPainter) -> None:
        plot, (widest, most) = self._plot(), self._highest()
        for value in nice_steps(most, 4):
            y = plot.bottom() - float(value / most) * plot.height()
            painter.setPen(QPen(theme.color("line")))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("quiet"))
            side = QRectF(0, y - theme.px(9), plot.left() - theme.px(6), theme.px(18))
            painter.drawText(side, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._money(value))
        wide = plot.width() / theme.px(64)
        for value in nice_steps(widest, max(int(wide), 2)):
            x = plot.left() + float(value / widest) * plot.width()
            under = QRectF(x - theme.px(40), plot.bottom() + theme.px(2), theme.px(80), theme.px(16))
            word = plan_words.plain(value) if self._metric is TierMetric.COUNT else self._money(value)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, word)

    def _draw_names(self, painter: QPainter) -> None:
        """Under the axis, in the colour of their lines, with what the axis counts at the right."""
        x = float(theme.px(4))
        y, tall = self.height() - theme.px(20), theme.px(18)
        measure = painter.fontMetrics()
        unit = {
            TierMetric.COUNT: self.tr("deals"),
            TierMetric.AMOUNT: self.tr("yuan of loans"),
            TierMetric.DEAL_SIZE: self.tr("yuan of one loan"),
        }[self._metric]
        room = self.width() - measure.horizontalAdvance(unit) - theme.px(24)
        for number, curve in enumerate(self._curves):
            share = (room - x) / (len(self._curves) - number)
            text = measure.elidedText(f"— {curve.name}", Qt.TextElideMode.ElideRight, int(share))
            painter.setPen(theme.color(curve.color))
            painter.drawText(QRectF(x, y, share, tall), int(Qt.AlignmentFlag.AlignVCenter), text)
            x += measure.horizontalAdvance(text) + theme.px(12)
        painter.setPen(theme.color("quiet"))
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(0, y, self.width() - theme.px(8), tall), right, unit)

    def _money(self, amount: Decimal) -> str:
        """Yuan with few letters: 10万 in Chinese, 100k in English."""
        if self._show.masked:
            return self._show.money(amount)
        shift, word = (4, "万") if language() == "zh" else (3, "k")
        if amount and amount.adjusted() >= shift - (language() == "zh"):
            return f"{plan_words.plain(amount.scaleb(-shift))}{word}"
        return plan_words.plain(amount)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._curves:
            told = []
            for curve in self._curves:
                near = min(curve.points, key=lambda point: abs(self._at(point).x() - event.pos().x()))
                told.append(f"{curve.name}: {self._told(near)}")
            QToolTip.showText(event.globalPos(), "\n".join(told), self)
            return True
        return super().event(event)
