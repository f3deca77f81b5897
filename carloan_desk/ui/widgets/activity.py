"""A small picture of one's own work: a bar a day, in parts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from carloan_desk.domain.source_results import DayOfWork
from carloan_desk.ui.theme import theme

_TOKENS = ("accent", "good", "warn", "quiet")


class ActivityChart(QWidget):
    """Leads, contacts, quotes and submissions of each day, on top of each other; the numbers stand in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[DayOfWork] = ()
        self.setFixedHeight(theme.px(96))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Own work by day"))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(400), theme.px(96))

    def show_days(self, days: Sequence[DayOfWork]) -> None:
        """Show days in their order."""
        self._days = days
        sums = [sum(_parts(day)[index] for day in days) for index in range(4)]
        texts = [text.format(n=count) for text, count in zip(self._words(), sums, strict=True)]
        self.setAccessibleDescription(" · ".join(texts))
        self.update()

    def _words(self) -> tuple[str, str, str, str]:
        return self.tr("{n} leads"), self.tr("{n} contacts"), self.tr("{n} quotes"), self.tr("{n} submissions")

    def _left(self) -> float:
        return theme.px(4)

    def _step(self) -> float:
        return (self.width() - 2 * self._left()) / max(len(self._days), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(12))
        self._paint_legend(painter)
        if not self._days:
            return
        most = max((sum(_parts(day)) for day in self._days), default=0) or 1
        top, bottom = theme.px(24), self.height() - theme.px(18)
        step = self._step()
        for number, day in enumerate(self._days):
            x = self._left() + number * step
            y = float(bottom)
            for token, count in zip(_TOKENS, _parts(day), strict=True):
                if count:
                    height = (bottom - top) * count / most
                    painter.fillRect(QRectF(x + 1, y - height, max(step - 2, 1), height), theme.color(token))
                    y -= height
        painter.setPen(theme.color("line"))
        painter.drawLine(QPointF(self._left(), bottom), QPointF(self.width() - self._left(), bottom))
        painter.setPen(theme.color("quiet"))
        first, last = self._days[0].on, self._days[-1].on
        foot = QRectF(self._left(), bottom, self.width() - 2 * self._left(), theme.px(18))
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{first:%m-%d}")
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{last:%m-%d}")

    def _paint_legend(self, painter: QPainter) -> None:
        x = self._left()
        sums = [sum(_parts(day)[index] for day in self._days) for index in range(4)]
        for token, text, count in zip(_TOKENS, self._words(), sums, strict=True):
            painter.fillRect(QRectF(x, theme.px(5), theme.px(8), theme.px(8)), theme.color(token))
            painter.setPen(theme.color("quiet"))
            said = text.format(n=count)
            painter.drawText(QPointF(x + theme.px(12), theme.px(14)), said)
            x += theme.px(28) + painter.fontMetrics().horizontalAdvance(said)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._days:
            number = int((event.pos().x() - self._left()) // self._step())
            if 0 <= number < len(self._days):
                day = self._days[number]
                parts = [text.format(n=n) for text, n in zip(self._words(), _parts(day), strict=True) if n]
                QToolTip.showText(event.globalPos(), " · ".join([f"{day.on:%Y-%m-%d}", *parts]), self)
                return True
        return super().event(event)


def _parts(day: DayOfWork) -> tuple[int, int, int, int]:
    return day.leads, day.contacts, day.quotes, day.submissions
