"""Income as a curve: what was earned by month, and the fan of what may come (P10, P50, P90) against the target."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.domain.commission import period_key
from carloan_desk.domain.forecast import IncomeForecast
from carloan_desk.services.earned import Month
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme

# Months ahead of the present one that the fan reaches.
_AHEAD = 2
_QUANTILES = (0.1, 0.5, 0.9)
# Where a value of a month, by its number, lies in the widget.
_Place = Callable[[int, Decimal], QPointF]


@dataclass(frozen=True, slots=True)
class _Point:
    """One month: what is earned in it so far, and the three quantiles of what it may come to."""

    period: str
    earned: Decimal | None
    paid: bool
    fan: tuple[Decimal, Decimal, Decimal] | None


class IncomeChart(QWidget):
    """The curve. Months that were paid have a filled dot; the figures of each stand in its tool tip."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._show = shown
        self._points: list[_Point] = []
        self._target: Decimal | None = None
        self._target_word = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(480), theme.px(220))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), theme.px(150))

    def put(
        self, months: Sequence[Month], forecasts: Mapping[str, IncomeForecast], target: Decimal | None, word: str
    ) -> None:
        """Show months, the last of them the present one, what may come, and the target with its word."""
        self._target, self._target_word = target, word
        points = [_Point(m.period, m.earned, m.paid is not None, None) for m in months[:-1]]
        if months:
            now = months[-1]
            points.append(_Point(now.period, now.earned, now.paid is not None, _fan(forecasts.get(now.period))))
            day = date(int(now.period[:4]), int(now.period[5:]), 1)
            for ahead in range(1, _AHEAD + 1):
                period = period_key(day + relativedelta(months=ahead))
                if (fan := _fan(forecasts.get(period))) is not None:
                    points.append(_Point(period, None, False, fan))
        self._points = points
        self.setAccessibleDescription("; ".join(self._words(point) for point in points))
        self.update()

    def _words(self, point: _Point) -> str:
        show = self._show
        parts = [] if point.earned is None else [show.money(point.earned)]
        if point.fan is not None:
            parts += [f"P{q * 100:.0f} {show.money(value)}" for q, value in zip(_QUANTILES, point.fan, strict=True)]
        return f"{point.period}: {' · '.join(parts)}"

    # --- painting ----------------------------------------------------------------------------------------------

    def _top(self) -> Decimal:
        highest = max(
            [Decimal(1000), self._target or Decimal(0)]
            + [point.earned for point in self._points if point.earned is not None]
            + [point.fan[2] for point in self._points if point.fan is not None]
        )
        step = Decimal(10) ** (highest.adjusted())
        return (highest / step * 2).to_integral_value(ROUND_CEILING) / 2 * step

    def _area(self) -> QRectF:
        left, right = theme.px(52), theme.px(86)
        return QRectF(left, theme.px(14), self.width() - left - right, self.height() - theme.px(14 + 24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11))
        area, top = self._area(), self._top()

        def at(index: int, value: Decimal) -> QPointF:
            x = area.left() + area.width() * index / max(len(self._points) - 1, 1)
            return QPointF(x, area.bottom() - float(max(value, Decimal(0)) / top) * area.height())

        self._draw_scale(painter, area, top)
        if self._points:
            self._draw_fan(painter, at)
            self._draw_curve(painter, at)
            self._draw_months(painter, area, at)
        if self._target is not None:
            y = at(0, self._target).y()
            painter.setPen(QPen(theme.color("warn"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.drawText(
                QRectF(area.left() + theme.px(4), y - theme.px(18), area.width(), theme.px(16)),
                int(Qt.AlignmentFlag.AlignLeft),
                self._target_word,
            )
        painter.end()

    def _draw_scale(self, painter: QPainter, area: QRectF, top: Decimal) -> None:
        for part in range(3):
            value = top * part / 2
            y = area.bottom() - area.height() * part / 2
            painter.setPen(QPen(theme.color("line")))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("quiet"))
            painter.drawText(
                QRectF(0, y - theme.px(8), area.left() - theme.px(8), theme.px(16)),
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                self._show.money(value, places=0),
            )

    def _fanned(self) -> list[tuple[int, tuple[Decimal, Decimal, Decimal]]]:
        """The fan with the point it opens from: what was earned in the last month that is over."""
        fan = [(index, point.fan) for index, point in enumerate(self._points) if point.fan is not None]
        if fan and (first := fan[0][0]) > 0 and (before := self._points[first - 1].earned) is not None:
            fan.insert(0, (first - 1, (before, before, before)))
        return fan

    def _draw_fan(self, painter: QPainter, at: _Place) -> None:
        fan = self._fanned()
        if not fan:
            return
        outline = [at(index, values[2]) for index, values in fan] + [
            at(index, values[0]) for index, values in fan[::-1]
        ]
        color = theme.color("accent")
        color.setAlpha(48)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF(outline))
        painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF([at(index, values[1]) for index, values in fan]))
        # The three figures of the last point, one above the other however close the points lie.
        index, values = fan[-1]
        bottom = float(self.height())
        for quantile, value in zip(_QUANTILES, values, strict=True):
            point = at(index, value)
            y = min(point.y() - theme.px(8), bottom - theme.px(15))
            bottom = y
            painter.setPen(theme.color("accent" if quantile == 0.5 else "quiet"))
            text = f"P{quantile * 100:.0f} {self._show.money(value, places=0)}"
            painter.drawText(
                QRectF(point.x() + theme.px(6), y, theme.px(90), theme.px(16)), int(Qt.AlignmentFlag.AlignLeft), text
            )

    def _draw_curve(self, painter: QPainter, at: _Place) -> None:
        earned = [(index, point) for index, point in enumerate(self._points) if point.earned is not None]
        over = [at(index, point.earned or Decimal(0)) for index, point in earned if point.fan is None]
        painter.setPen(QPen(theme.color("accent"), 2.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(over))
        for index, point in earned:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("accent" if point.paid else "raised"))
            painter.drawEllipse(at(index, point.earned or Decimal(0)), theme.px(3.5), theme.px(3.5))

    def _draw_months(self, painter: QPainter, area: QRectF, at: _Place) -> None:
        painter.setPen(theme.color("quiet"))
        width = theme.px(40)
        every = max(1, round(len(self._points) * width / max(area.width(), 1)))
        for index, point in enumerate(self._points):
            if (len(self._points) - 1 - index) % every == 0:
                x = at(index, Decimal(0)).x()
                box = QRectF(x - width / 2, area.bottom() + theme.px(5), width, theme.px(16))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, point.period[2:].replace("-", "/"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._points:
            area = self._area()
            place = (event.pos().x() - area.left()) / max(area.width(), 1) * (len(self._points) - 1)
            index = min(max(round(place), 0), len(self._points) - 1)
            QToolTip.showText(event.globalPos(), self._words(self._points[index]), self)
            return True
        return super().event(event)


def _fan(forecast: IncomeForecast | None) -> tuple[Decimal, Decimal, Decimal] | None:
    if forecast is None:
        return None
    low, middle, high = (forecast.quantile(q) for q in _QUANTILES)
    return low, middle, high
