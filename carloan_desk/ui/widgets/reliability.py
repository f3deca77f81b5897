"""How good chances were, as a picture: what was said against what happened, and the line on which both are the same."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.domain.forecast import ENOUGH, Bucket
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme

_QUARTERS = tuple(Decimal(part) / 4 for part in range(5))


class ReliabilityChart(QWidget):
    """A dot for each bucket, larger with more deals, hollow with too few; whiskers reach over its Wilson interval.

    The tool tip tells the bucket next to the pointer, the description for screen readers tells all.
    """

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._show = shown
        self._buckets: Sequence[Bucket] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("What was said against what happened"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(340), theme.px(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(240))

    def put(self, buckets: Sequence[Bucket]) -> None:
        """Show buckets."""
        self._buckets = buckets
        self.setAccessibleDescription("; ".join(map(self._words, buckets)))
        self.update()

    def _words(self, bucket: Bucket) -> str:
        percent = self._show.percent
        return self.tr("said {said}, happened {happened} ({n} of {all}), {low} to {high}").format(
            said=percent(bucket.said, 0),
            happened=percent(bucket.happened, 0),
            n=bucket.disbursed,
            all=bucket.deals,
            low=percent(bucket.interval[0], 0),
            high=percent(bucket.interval[1], 0),
        )

    # --- painting ----------------------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        left, right, top, foot = (theme.px(size) for size in (52, 16, 26, 44))
        side = max(min(self.width() - left - right, self.height() - top - foot), 1)
        return QRectF(left + (self.width() - left - right - side) / 2, top, side, side)

    def _at(self, said: Decimal, happened: Decimal) -> QPointF:
        area = self._area()
        return QPointF(area.left() + float(said) * area.width(), area.bottom() - float(happened) * area.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        self._draw_scale(painter)
        for bucket in self._buckets:
            self._draw_bucket(painter, bucket)
        painter.end()

    def _draw_scale(self, painter: QPainter) -> None:
        area, high, wide = self._area(), theme.px(16), theme.px(48)
        for part in _QUARTERS:
            across, up = self._at(part, Decimal(0)), self._at(Decimal(0), part)
            painter.setPen(QPen(theme.color("line")))
            painter.drawLine(up, QPointF(area.right(), up.y()))
            painter.drawLine(across, QPointF(across.x(), area.top()))
            painter.setPen(theme.color("quiet"))
            text = self._show.percent(part, 0)
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(up.x() - wide - theme.px(6), up.y() - high / 2, wide, high), right, text)
            below = QRectF(across.x() - wide / 2, area.bottom() + theme.px(4), wide, high)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
        foot = QRectF(area.left(), area.bottom() + theme.px(22), area.width(), high)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self.tr("said"))
        head = QRectF(area.left() - wide, area.top() - theme.px(24), area.width() + wide, high)
        painter.drawText(head, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.tr("happened"))
        painter.setPen(QPen(theme.color("quiet"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self._at(Decimal(0), Decimal(0)), self._at(Decimal(1), Decimal(1)))

    def _draw_bucket(self, painter: QPainter, bucket: Bucket) -> None:
        token = "accent" if bucket.fits or bucket.deals < ENOUGH else "warn"
        low, high = (self._at(bucket.said, end) for end in bucket.interval)
        cap = theme.px(4)
        painter.setPen(QPen(theme.color(token), 1.5))
        painter.drawLine(low, high)
        for end in (low, high):
            painter.drawLine(QPointF(end.x() - cap, end.y()), QPointF(end.x() + cap, end.y()))
        # The area grows with the deals.
        radius = min(theme.px(3) + theme.px(2) * float(bucket.deals) ** 0.5, theme.px(18))
        painter.setPen(QPen(theme.color(token), 2))
        painter.setBrush(theme.color(token if bucket.deals >= ENOUGH else "raised"))
        painter.drawEllipse(self._at(bucket.said, bucket.happened), radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._buckets:
            nearest = min(self._buckets, key=lambda b: abs(self._at(b.said, b.happened).x() - event.pos().x()))
            QToolTip.showText(event.globalPos(), self._words(nearest), self)
            return True
        return super().event(event)
