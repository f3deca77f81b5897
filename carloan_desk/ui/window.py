"""The bare window. It paints first; what stands in it is built afterwards.

Nothing here touches the ``Qt`` namespace or a style sheet: its enumerations alone take as long as a third of the start.
"""

from PySide6.QtCore import QMargins, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QMainWindow, QWidget

from carloan_desk.ui.preferences import preferences

# The ground of the two schemes, as ``theme`` has it; told apart here by the choice that was remembered.
GROUND = {"light": "#f6f7f9", "dark": "#12161d"}
# What a title bar takes of the screen; how much it is can be asked only once the window stands.
_TITLE_BAR = 40


class Window(QMainWindow):
    """The only window: its place and size, and the ground of the scheme the user chose.

    Signals:
        painted: The window was painted for the first time.
    """

    painted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._first_paint = True
        room = self.screen().availableGeometry()
        most = room.size().shrunkBy(QMargins(0, 0, 0, _TITLE_BAR))
        self.setMinimumSize(QSize(960, 600).boundedTo(most))
        if (ground := GROUND.get(preferences.text("scheme"))) is not None:
            self.setPalette(QPalette(QColor(ground)))
        if (geometry := preferences.geometry()) is not None:
            self.restoreGeometry(geometry)
        else:
            # The first time: as the design has it, and never under the task bar of a small screen.
            self.resize(QSize(1366, 768).boundedTo(most))
            spare = most - self.size()
            self.move(room.topLeft() + QPoint(spare.width() // 2, spare.height() // 2))

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
