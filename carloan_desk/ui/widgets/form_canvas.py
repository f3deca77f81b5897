"""A page of a form with the places on it, which the mouse drags and the arrow keys move."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from carloan_desk.domain.form_places import Place
from carloan_desk.ui.theme import theme

_FINE, _COARSE = Decimal("0.5"), Decimal(5)
_TENTH = Decimal("0.1")
_MM_PER_POINT = 25.4 / 72


class FormCanvas(QWidget):
    """Shows one page; places without a value are dashed.

    Arrow keys move the chosen place by half a millimetre, with Shift by five; Delete removes it.

    Signals:
        chosen: A place was chosen: its number among all places, -1 for none.
        moved: A place was put elsewhere; its number and the new place.
        asked: The page was clicked where no place is: x and y in millimetres.
        removed: A place is to go; its number.
    """

    chosen = Signal(int)
    moved = Signal(int, object)
    asked = Signal(object)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._size = (210.0, 297.0)
        self._places: list[Place] = []
        self._names: list[str] = []
        self._page = 0
        self._current = -1
        self._grip: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Page of the form"))

    def show_page(self, picture: QPixmap, size: tuple[float, float], page: int) -> None:
        """Show a page whose size is in millimetres."""
        self._picture, self._size, self._page = picture, size, page
        self.setFixedHeight(round(self.width() * size[1] / size[0]))
        self.update()

    def show_places(self, places: Sequence[Place], names: Sequence[str], current: int) -> None:
        """Show places with what each is called."""
        self._places, self._names, self._current = list(places), list(names), current
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(790))

    def resizeEvent(self, event: object) -> None:
        del event
        self.setFixedHeight(round(self.width() * self._size[1] / self._size[0]))

    @property
    def _scale(self) -> float:
        """Pixels a millimetre."""
        return self.width() / self._size[0]

    def _box(self, place: Place) -> QRectF:
        height = float(place.size) * _MM_PER_POINT
        width = float(place.width) or max(float(place.pitch) * 6, 18.0)
        top = float(place.y) - height * 0.86
        scale = self._scale
        return QRectF(float(place.x) * scale, top * scale, width * scale, height * 1.15 * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.drawPixmap(QRectF(self.rect()), self._picture, QRectF(self._picture.rect()))
        for number, place in enumerate(self._places):
            if place.page != self._page:
                continue
            box, current = self._box(place), number == self._current
            fill = theme.color("accent")
            fill.setAlpha(90 if current else 45)
            painter.fillRect(box, fill)
            pen = QPen(theme.color("accent"), theme.px(2) if current else 1)
            pen.setStyle(Qt.PenStyle.SolidLine if place.value else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(box)
            font = theme.font(11)
            painter.setFont(font)
            painter.setPen(Qt.GlobalColor.black)
            painter.drawText(box.adjusted(3, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._names[number])
        painter.end()

    def _at(self, place: QPointF) -> int:
        found = [
            n for n, each in enumerate(self._places) if each.page == self._page and self._box(each).contains(place)
        ]
        return found[-1] if found else -1

    def _millimetres(self, pixels: float) -> Decimal:
        return max(Decimal(0), (Decimal(str(pixels)) / Decimal(str(self._scale))).quantize(_TENTH, ROUND_HALF_UP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        self._current = number
        self.chosen.emit(number)
        if number >= 0:
            self._grip = event.position() - self._box(self._places[number]).topLeft()
        else:
            at = event.position()
            self.asked.emit((self._millimetres(at.x()), self._millimetres(at.y())))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None or self._current < 0:
            return
        place = self._places[self._current]
        corner = event.position() - self._grip
        height = float(place.size) * _MM_PER_POINT
        baseline = corner.y() + height * 0.86 * self._scale
        self._places[self._current] = replace(place, x=self._millimetres(corner.x()), y=self._millimetres(baseline))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        if self._grip is not None and self._current >= 0:
            self.moved.emit(self._current, self._places[self._current])
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = Qt.Key(event.key())
        if self._current < 0:
            super().keyPressEvent(event)
        elif key in moves:
            step = _COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _FINE
            place = self._places[self._current]
            x, y = (max(Decimal(0), at + step * by) for at, by in zip((place.x, place.y), moves[key], strict=True))
            self._places[self._current] = replace(place, x=x, y=y)
            self.update()
            self.moved.emit(self._current, self._places[self._current])
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self._current)
        else:
            super().keyPressEvent(event)
