"""The bare window. It paints first; what stands in it is built afterwards.

Nothing here touches the ``Qt`` namespace or a style sheet: its enumerations alone take as long as a third of the start.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

from carloan_desk.ui.preferences import preferences

# The ground of the two schemes, as ``theme`` has it; told apart here by the choice that was remembered.
GROUND = {"light": "#f6f7f9", "dark": "#12161d"}


class Window(QMainWindow):
    """The only window: its place and size, and the ground of the scheme the user chose.

    Signals:
        painted: The window was painted for the first time.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first_paint = True
        self.setMinimumSize(960, 600)
        if (ground := GROUND.get(preferences.text("scheme"))) is not None:
            self.setPalette(QPalette(QColor(ground)))
        if (geometry := preferences.geometry()) is not None:
            self.restoreGeometry(geometry)
        else:
            self.resize(1366, 768)

    def furnish(self, shell: QWidget) -> None:
        """Put in what the window is for; from here on it looks as the whole program does."""
        self.setPalette(QPalette())
        self.setWindowTitle(shell.windowTitle())
        shell.windowTitleChanged.connect(self.setWindowTitle)
        shell.windowIconChanged.connect(self.setWindowIcon)
        self.setCentralWidget(shell)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._first_paint:
            self._first_paint = False
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        preferences.set_geometry(self.saveGeometry())
        super().closeEvent(event)
