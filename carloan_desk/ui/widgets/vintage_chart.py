"""How vintages age: for each month of disbursement a line of what is late by months on book."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.domain.portfolio import MONTHS_ON_BOOK, Vintage
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme

_LINES = 6
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 64, 10, 22


class VintageChart(QWidget):
    """Lines of the worst vintages of late, each with its month at the end; hover gives the figure."""

    def __init__(self, show: Shown) -> None:
        super().__init__()
        self._show = show
        self._vintages: list[Vintage] = []
        self._points: list[tuple[QPointF, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(104))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(110))

    def show_vintages(self, vintages: Sequence[Vintage]) -> None:
        """Show the vintages that ever were late, the worst few of them."""
        late = [each for each in vintages if _worst(each)]
        self._vintages = sorted(sorted(late, key=_worst, reverse=True)[:_LINES], key=lambda each: each.month)
        said = [f"{each.month}: {self._show.percent(_worst(each))}" for each in self._vintages]
        name, never = self.tr("Late by months on book"), self.tr("never late")
        self.setAccessibleName(f"{name}: {', '.join(said) or never}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        area = QRectF(self.rect()).adjusted(theme.px(_LEFT), theme.px(_TOP), -theme.px(_RIGHT), -theme.px(_BOTTOM))
        self._points = []
        if not self._vintages:
            painter.setPen(theme.color("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No vintage was ever 30 days late"))
            painter.end()
            return
        top = max(_worst(each) for each in self._vintages)
        self._draw_axes(painter, area, top)
        labels: list[float] = []
        for place, each in enumerate(self._vintages):
            latest = place == len(self._vintages) - 1
            line = [
                (
                    QPointF(self._x(area, age), self._y(area, value, top)),
                    f"{each.month} · MOB {age}: {self._show.percent(value)}",
                )
                for age, value in zip(MONTHS_ON_BOOK, each.late, strict=True)
                if value is not None
            ]
            if not line:
                continue
            self._points += line
            painter.setPen(QPen(theme.color("accent" if latest else "quiet"), 2 if latest else 1.2))
            painter.drawPolyline(QPolygonF([point for point, _ in line]))
            end = line[-1][0]
            painter.drawEllipse(end, 2, 2)
            self._name(painter, each.month, end, labels)
        painter.end()

    def _draw_axes(self, painter: QPainter, area: QRectF, top: Decimal) -> None:
        painter.setPen(QPen(theme.color("line"), 1))
        for part in (Decimal(0), Decimal("0.5"), Decimal(1)):
            y = self._y(area, top * part, top)
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(theme.color("quiet"))
            box = QRectF(0, y - 9, area.left() - 6, 18)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._show.percent(top * part, 1)
            )
        for age in MONTHS_ON_BOOK:
            box = QRectF(self._x(area, age) - 14, area.bottom() + 4, 28, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(age))

    def _name(self, painter: QPainter, month: str, end: QPointF, taken: list[float]) -> None:
        """The month beside the end of its line, out of the way of those named before."""
        y = end.y()
        while any(abs(y - other) < theme.px(13) for other in taken):
            y += theme.px(13)
        taken.append(y)
        painter.drawText(QPointF(end.x() + 6, y + 4), month)

    def _x(self, area: QRectF, age: int) -> float:
        step = area.width() / (len(MONTHS_ON_BOOK) - 1)
        return area.left() + step * MONTHS_ON_BOOK.index(age)

    def _y(self, area: QRectF, value: Decimal, top: Decimal) -> float:
        return area.bottom() - area.height() * float(value / top if top else 0)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = [
                (point, text) for point, text in self._points if (point - event.pos().toPointF()).manhattanLength() < 14
            ]
            QToolTip.showText(event.globalPos(), near[0][1] if near else "", self)
            return True
        return super().event(event)


def _worst(vintage: Vintage) -> Decimal:
    return max((value for value in vintage.late if value is not None), default=Decimal(0))
