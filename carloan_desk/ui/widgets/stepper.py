"""The walk at a glance: done, present and coming steps, each a button."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QHBoxLayout, QSizePolicy

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import margins


class _Step(QAbstractButton):
    def __init__(self, number: int, title: str) -> None:
        super().__init__()
        self._number = number
        self.setText(title)
        self.setCheckable(True)
        self.state = "coming"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(72), theme.px(54))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(48), theme.px(54))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = theme.px(26)
        circle = QRectF((self.width() - size) / 2, theme.px(2), size, size)
        fill, line, ink, sign = {
            "done": ("good_soft", "good_soft", "good", "✓"),
            "now": ("accent", "accent", "on_accent", str(self._number)),
            "coming": ("raised", "line", "quiet", str(self._number)),
        }[self.state]
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(line)))
        painter.drawEllipse(circle)
        painter.setPen(theme.color(ink))
        painter.setFont(theme.font(12, bold=self.state == "now"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, sign)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), theme.px(2)))
            painter.drawEllipse(circle)
        painter.setPen(theme.color("accent" if self.isChecked() else "text" if self.state != "coming" else "quiet"))
        painter.setFont(theme.font(12, bold=self.isChecked()))
        words = QRectF(0, theme.px(32), self.width(), theme.px(20))
        text = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            width = painter.fontMetrics().horizontalAdvance(text)
            painter.drawRect(QRectF((self.width() - width) / 2, theme.px(52), width, theme.px(2)))
        painter.end()


class Stepper(QFrame):
    """Steps in a row.

    Signals:
        chosen: The user wants to see a step; carries its index.
    """

    chosen = Signal(int)

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margins(8, 6))
        layout.setSpacing(0)
        self._group = QButtonGroup(self)
        self.steps = [_Step(number, title) for number, title in enumerate(titles, start=1)]
        for index, step in enumerate(self.steps):
            self._group.addButton(step, index)
            layout.addWidget(step)
        self._group.idClicked.connect(self.chosen.emit)

    def show_progress(self, present: int, shown: int) -> None:
        """Show which step the deal stands in and which one is looked at."""
        for index, step in enumerate(self.steps):
            step.state = "done" if index < present else "now" if index == present else "coming"
            step.setAccessibleDescription(step.state)
            step.setChecked(index == shown)
            step.update()
