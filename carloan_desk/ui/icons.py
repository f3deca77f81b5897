"""Icons: one set (Phosphor), drawn sharp at any size in the theme's colours."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from carloan_desk import resources
from carloan_desk.ui.theme import theme


def icon(name: str, token: str = "quiet", active: str | None = None) -> QIcon:
    """Return an icon of the Phosphor set.

    Args:
        name: Such as ``"users"``: a file in ``resources/icons/phosphor``.
        token: Colour token of the icon at rest.
        active: Colour token while the button is checked; the same if not given.
    """
    colors = (theme.color(each).name() for each in (token, active or token, "line"))
    return QIcon(_Engine(name, *colors))


class _Engine(QIconEngine):
    """Draws when it is asked to, so that an icon costs nothing until it is seen."""

    def __init__(self, name: str, rest: str, checked: str, disabled: str) -> None:
        super().__init__()
        self._name, self._rest, self._checked, self._disabled = name, rest, checked, disabled

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._rest, self._checked, self._disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = self._checked if state == QIcon.State.On else self._rest
        _drawing(self._name, self._disabled if mode == QIcon.Mode.Disabled else color).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn


@cache
def _drawing(name: str, color: str) -> QSvgRenderer:
    text = resources.path(f"icons/phosphor/{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(text.replace("currentColor", color).encode()))
