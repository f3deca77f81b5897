"""What happened, said without blocking."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins


class Notice(QFrame):
    """A line at the foot of the window that says what happened, offers undo, and leaves by itself."""

    def __init__(self, parent: QWidget, undo: Callable[[], object], undo_text: str) -> None:
        super().__init__(parent)
        self.setProperty("surface", "notice")
        self._text = label("")
        self._undo = button(undo_text, undo)
        self._undo.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(margins(16, 8))
        layout.addWidget(self._text)
        layout.addWidget(self._undo)
        self._timer = QTimer(self, singleShot=True, interval=6000)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, text: str, *, undoable: bool) -> None:
        """Show a text for six seconds."""
        self._text.setText(text)
        self._undo.setVisible(undoable)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Stand at the foot of the window, in the middle."""
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - theme.px(24))
