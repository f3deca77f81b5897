"""A page as a picture that fits its room, with a frame to crop by."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from carloan_desk.ui.theme import theme

Box = tuple[float, float, float, float]
_STEP = 0.02
_LEAST = 0.05


class PageView(QWidget):
    """Shows a picture; while cropping, a frame that the mouse draws and the arrow keys move.

    Arrow keys move the frame's left and upper edge, with Shift the right and lower one. Enter takes it, Esc leaves.

    Signals:
        cropped: The frame was taken: left, top, right, bottom as fractions of the picture.
        left_cropping: The frame was given up.
    """

    cropped = Signal(object)
    left_cropping = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._said = ""
        self._frame: QRectF | None = None
        self._mark: QRectF | None = None
        self._from: QPointF | None = None
        self.setMinimumSize(theme.px(280), theme.px(240))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: QPixmap, said: str = "") -> None:
        """Show a picture, or words where there is none."""
        self._picture, self._said, self._frame, self._mark = picture, said, None, None
        self.setAccessibleName(said)
        self.update()

    def mark(self, box: QRectF) -> None:
        """Draw a line around a part of the picture, given in its pixels."""
        self._mark = box
        self.update()

    @property
    def is_cropping(self) -> bool:
        """Whether there is a frame."""
        return self._frame is not None

    def start_cropping(self) -> None:
        """Lay a frame over the picture."""
        if not self._picture.isNull():
            self._frame = QRectF(0.08, 0.08, 0.84, 0.84)
            self.setFocus()
            self.update()

    def take(self) -> None:
        """Take the frame."""
        if self._frame is not None:
            frame, self._frame = self._frame, None
            self.update()
            self.cropped.emit((frame.left(), frame.top(), frame.right(), frame.bottom()))

    def leave(self) -> None:
        """Give the frame up."""
        self._frame = None
        self.update()
        self.left_cropping.emit()

    def _room(self) -> QRectF:
        """Where the picture is drawn."""
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF(
            (self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(), size.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("bg"))
        if self._picture.isNull():
            painter.setPen(theme.color("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._said)
            painter.end()
            return
        room = self._room()
        painter.drawPixmap(room, self._picture, QRectF(self._picture.rect()))
        if self._mark is not None:
            width, height = self._picture.width(), self._picture.height()
            part = QRectF(
                self._mark.left() / width,
                self._mark.top() / height,
                self._mark.width() / width,
                self._mark.height() / height,
            )
            painter.setPen(QPen(theme.color("accent"), theme.px(2)))
            painter.drawRoundedRect(self._in_room(part, room).adjusted(-4, -4, 4, 4), 4, 4)
        if self._frame is not None:
            frame = self._in_room(self._frame, room)
            shade = QColor(0, 0, 0, 120)
            painter.fillRect(QRectF(room.topLeft(), QPointF(room.right(), frame.top())), shade)
            painter.fillRect(QRectF(QPointF(room.left(), frame.bottom()), room.bottomRight()), shade)
            painter.fillRect(QRectF(room.left(), frame.top(), frame.left() - room.left(), frame.height()), shade)
            painter.fillRect(QRectF(frame.right(), frame.top(), room.right() - frame.right(), frame.height()), shade)
            painter.setPen(QPen(theme.color("accent"), theme.px(2)))
            painter.drawRect(frame)
        painter.end()

    @staticmethod
    def _in_room(frame: QRectF, room: QRectF) -> QRectF:
        return QRectF(
            room.left() + frame.left() * room.width(),
            room.top() + frame.top() * room.height(),
            frame.width() * room.width(),
            frame.height() * room.height(),
        )

    def _at(self, place: QPointF) -> QPointF:
        room = self._room()
        x, y = (place.x() - room.left()) / room.width(), (place.y() - room.top()) / room.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._frame is not None and event.button() == Qt.MouseButton.LeftButton:
            self._from = self._at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            drawn = QRectF(self._from, self._at(event.position())).normalized()
            if drawn.width() >= _LEAST and drawn.height() >= _LEAST:
                self._frame = drawn
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._from = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-_STEP, 0.0),
            Qt.Key.Key_Right: (_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, -_STEP),
            Qt.Key.Key_Down: (0.0, _STEP),
        }
        if self._frame is None:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in moves:
            x, y = moves[key]
            frame = QRectF(self._frame)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                frame.setBottomRight(frame.bottomRight() + QPointF(x, y))
            else:
                frame.setTopLeft(frame.topLeft() + QPointF(x, y))
            frame = frame.intersected(QRectF(0, 0, 1, 1))
            if frame.width() >= _LEAST and frame.height() >= _LEAST:
                self._frame = frame
                self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
