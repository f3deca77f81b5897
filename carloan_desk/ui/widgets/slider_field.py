"""A value one may type or pull: a field with a slider under it, both saying the same at once."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.ui.dialogs.plan_editor.fields import bare
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label, row
from carloan_desk.ui.widgets.forms import TextField


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; it never changes a value one did not mean to touch.
        event.ignore()


class SliderField(QWidget):
    """A field and a slider for one value; the slider knows stops, the field takes anything its kind allows.

    Signals:
        changed: Another valid value stands in it; sent at every key and every move.
    """

    changed = Signal()

    def __init__(self, field: TextField, stops: Sequence[Any] = ()) -> None:
        super().__init__()
        self.field = field
        self._stops: list[Any] = []
        self._value: Any = None
        self.readable = True
        """Whether what is typed can be read; while it cannot, ``value`` is the last that could."""
        self._filling = False
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(field.caption)
        self.slider.setFixedHeight(theme.px(18))
        self.slider.valueChanged.connect(self._moved)
        field.line.textEdited.connect(lambda _text: self._typed())
        field.line.editingFinished.connect(self._left)
        caption = label(field.caption, "quiet", wrap=True)
        caption.setBuddy(field.line)
        bare(field)
        line = row(caption, field)
        line.setStretch(0, 2)
        line.setStretch(1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addLayout(line)
        layout.addWidget(self.slider)
        self.offer(stops)

    @property
    def value(self) -> Any:
        """The value that stands in it; the last valid one while something else is typed."""
        return self._value

    def offer(self, stops: Sequence[Any]) -> None:
        """Let the slider stop at these values, the least first."""
        if list(stops) == self._stops:
            return
        self._stops = list(stops)
        self._filling = True
        self.slider.setRange(0, max(len(self._stops) - 1, 0))
        self.slider.setPageStep(max(len(self._stops) // 10, 1))
        self.slider.setVisible(len(self._stops) > 1)
        self._filling = False
        self._place()

    def put(self, value: Any) -> None:
        """Show a value, without saying that it changed."""
        self._value, self.readable = value, True
        self.field.put(value)
        self._place()

    def conceal(self, concealed: bool) -> None:
        """Show nothing of the value, or show it again."""
        self.setEnabled(not concealed)
        if concealed:
            self.field.conceal()
        else:
            self.field.put(self._value)

    def _place(self) -> None:
        """Put the slider to the stop nearest to the value."""
        if self._value is None or not self._stops:
            return
        nearest = min(range(len(self._stops)), key=lambda place: abs(self._stops[place] - self._value))
        self._filling = True
        self.slider.setValue(nearest)
        self._filling = False

    def _moved(self, place: int) -> None:
        if self._filling or not self._stops:
            return
        self._value, self.readable = self._stops[place], True
        self.field.put(self._value)
        self.changed.emit()

    def _typed(self) -> None:
        before, self.readable = self.readable, True
        try:
            value = self.field.read()
        except DomainError:
            value, self.readable = None, False
        if value is not None and value != self._value:
            self._value = value
            self._place()
            self.changed.emit()
        elif before != self.readable:
            self.changed.emit()

    def _left(self) -> None:
        self.field.left()
        if not self.field.line.text().strip():
            self.field.put(self._value)


def beside(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, of the same width."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(8))
    for widget in widgets:
        line.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return line


def steps(low: Decimal, high: Decimal, step: Decimal) -> list[Decimal]:
    """Return the stops from ``low`` to ``high``."""
    return [low + step * count for count in range(int((high - low) / step) + 1)] if high > low else [low]
