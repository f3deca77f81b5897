"""Small pieces: labels with a role, chips, cards, buttons, lines."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.ui.theme import theme

_L = TypeVar("_L", bound=QBoxLayout)
W = TypeVar("W", bound=QWidget)

# Chips say their status by sign and word, never by colour alone.
SIGNS = {"good": "✓", "warn": "!", "bad": "×", "accent": "→", "quiet": "–"}


def label(text: str = "", role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a plain-text label; ``role`` is one of the style sheet's: title, strong, bold, quiet, error, figure."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def set_role(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet reads, and restyle the widget."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Chip(QLabel):
    """A status as sign and word."""

    def __init__(self, text: str = "", kind: str = "quiet", *, sign: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_status(text, kind, sign=sign)

    def show_status(self, text: str, kind: str, *, sign: bool = False) -> None:
        """Show another status; with ``sign`` the kind's sign stands before the word."""
        set_role(self, "chip", kind)
        self.setText(f"{SIGNS[kind]} {text}" if sign and text else text)
        self.setVisible(bool(text))


class _Button(QPushButton):
    """A button that Enter presses too, as people expect, not Space alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, clicked: Callable[[], object], kind: str = "", *, tip: str = "", name: str = "") -> QPushButton:
    """Return a push button; ``kind`` is ``primary`` (one per page), ``danger``, ``link``, ``filter`` or none."""
    made = _Button(text)
    if kind:
        made.setProperty("kind", kind)
    if tip:
        made.setToolTip(tip)
    if name:
        made.setObjectName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def rule() -> QFrame:
    """Return a horizontal hairline."""
    line = QFrame()
    line.setProperty("surface", "line")
    line.setFixedHeight(1)
    return line


def row(*items: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Return a row of widgets; ``None`` stands for the stretch between them."""
    return _filled(QHBoxLayout(), items, spacing)


def column(*items: QWidget | QLayout | None, spacing: int = 8) -> QVBoxLayout:
    """Return a column of widgets; ``None`` stands for a stretch."""
    return _filled(QVBoxLayout(), items, spacing)


def _filled(layout: _L, items: tuple[QWidget | QLayout | None, ...], spacing: int) -> _L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(spacing))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QWidget):
            layout.addWidget(item)
        else:
            layout.addLayout(item)
    return layout


class Card(QFrame):
    """A raised surface with an optional heading row."""

    def __init__(self, heading: str = "", *aside: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margins(16, 12))
        self.body.setSpacing(theme.px(8))
        self.heading = label(heading, "strong")
        if heading or aside:
            self.body.addLayout(row(self.heading, None, *aside))


def margins(horizontal: int, vertical: int) -> QMargins:
    """Return margins in sizes of the design."""
    return QMargins(theme.px(horizontal), theme.px(vertical), theme.px(horizontal), theme.px(vertical))


class Scroll(QScrollArea):
    """A vertical scroll area around one widget that grows with the page."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(theme.px(120))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWidget(content)


class Stack(QStackedWidget):
    """Pages on top of each other, with the room of the one shown, not of the largest."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return QSize() if page is None else page.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        return False  # Qt would ask all pages and take the tallest


class LazyStack(Stack, Generic[W]):
    """Pages of which each is made when it is first shown: all at once would keep the window waiting.

    Attributes:
        number: Of the page shown, -1 before the first.
        made: The pages made so far, by number.
    """

    def __init__(self, makers: Sequence[Callable[[], W]]) -> None:
        super().__init__()
        self._makers = makers
        self.number = -1
        self.made: dict[int, W] = {}

    def make(self, number: int) -> W:
        """Return a page, made if it was not yet shown."""
        page = self.made.get(number)
        if page is None:
            page = self.made[number] = self._makers[number]()
            self.addWidget(page)
        return page

    def turn_to(self, number: int) -> W:
        """Show a page and return it."""
        page = self.make(number)
        self.number = number
        self.setCurrentWidget(page)
        return page


def clear(layout: QLayout) -> None:
    """Remove everything from a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
