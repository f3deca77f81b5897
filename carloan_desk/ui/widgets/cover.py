"""Covers: an open dialog cannot be masked word by word, so the key of the mask hides it and all behind it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from carloan_desk.ui.widgets.basics import label

_HAS_KEY = "has_mask_key"


class Cover(QWidget):
    """Lies over a window, says how it is lifted, and keeps every other key and click from what is under it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.tr("Masked. F9 shows it again."), "quiet"), 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        del forward
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()


class Covers(QObject):
    """Gives every dialog the key of the mask: it covers all windows, and lifts the covers again.

    A dialog opened under the mask shows what it shows masked, and needs none of this.

    Args:
        window: The main window's content.
        keys: The key.
    """

    def __init__(self, window: QWidget, keys: str) -> None:
        super().__init__(window)
        self._window, self._keys = window, keys
        self._covers: list[Cover] = []
        self._focus: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusWindowChanged.connect(self._came_forward)

    def _came_forward(self, window: QWindow | None) -> None:
        dialog = QApplication.activeModalWidget()
        if window is None or not isinstance(dialog, QDialog) or dialog.property(_HAS_KEY):
            return
        dialog.setProperty(_HAS_KEY, True)
        QShortcut(QKeySequence(self._keys), dialog).activated.connect(self.toggle)

    def toggle(self) -> None:
        """Cover everything, or lift the covers."""
        if self._covers:
            for cover in self._covers:
                cover.hide()
                cover.deleteLater()
            self._covers = []
            if self._focus is not None:
                self._focus.setFocus()
            return
        self._focus = QApplication.focusWidget()
        dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        self._covers = [Cover(each) for each in (self._window.window(), *dialogs)]
        front = QApplication.activeModalWidget()
        for cover in self._covers:
            if cover.parentWidget() is front:
                cover.setFocus()
