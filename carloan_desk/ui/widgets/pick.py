"""One of a few values as a row of buttons: a click, a digit or the arrows choose."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import clear
from carloan_desk.ui.widgets.flow import Flow
from carloan_desk.ui.widgets.forms import Field


class PickField(Field):
    """Buttons of which one is chosen. With the focus in it, the digit before a word chooses it and goes on."""

    def __init__(self, caption: str, choices: Iterable[tuple[Any, str]] = (), *, required: bool = False) -> None:
        self._choices: list[tuple[Any, str]] = []
        self._buttons: list[QPushButton] = []
        super().__init__(caption, required=required)
        self.offer(choices)

    def _make_editor(self) -> QWidget:
        editor = QWidget()
        self._flow = Flow(editor, spacing=theme.px(6))
        return editor

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer other values; nothing is chosen then."""
        clear(self._flow)
        self._choices, self._buttons = list(choices), []
        for place, (_, word) in enumerate(self._choices):
            made = QPushButton(f"{place + 1}  {word}" if len(self._choices) > 1 else word)
            made.setProperty("kind", "filter")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setAccessibleName(f"{self.caption}: {word}")
            made.clicked.connect(partial(self._clicked, place))
            made.installEventFilter(self)
            self._buttons.append(made)
            self._flow.addWidget(made)
            if self.isVisible():
                made.show()  # at once, not when the event loop turns: the focus may go there now
        self._before = None
        self._mark(-1)

    def _mark(self, chosen: int) -> None:
        for place, made in enumerate(self._buttons):
            made.setChecked(place == chosen)
            # One stop for the Tab key, as for a list.
            here = place == max(chosen, 0)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if self._buttons:
            self.setFocusProxy(self._buttons[max(chosen, 0)])

    def _clicked(self, place: int, _checked: bool = False) -> None:
        self._mark(place)
        self.left()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QPushButton) and isinstance(event, QKeyEvent) and self._pressed(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _pressed(self, watched: QPushButton, event: QKeyEvent) -> bool:
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.type() is not QEvent.Type.KeyPress or event.modifiers() not in plain:
            return False
        step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key())
        if step is not None:
            place = (self._buttons.index(watched) + step) % len(self._buttons)
            self._clicked(place)
            self._buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.text().isdecimal() and 0 < int(event.text()) <= len(self._buttons):
            self._clicked(int(event.text()) - 1)
            self.focusNextChild()
            return True
        return False

    def read(self) -> Any:
        return next(
            (value for (value, _), made in zip(self._choices, self._buttons, strict=True) if made.isChecked()), None
        )

    def _show(self, value: Any) -> None:
        values = [choice for choice, _ in self._choices]
        self._mark(values.index(value) if value in values else -1)

    def pick(self, value: Any) -> None:
        """Choose a value for the user; it counts as theirs no more than one that was stored."""
        self._show(value)
        self._before = self._stored = value
