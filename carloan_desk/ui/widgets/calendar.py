"""A month or a week of days: what is due on each as chips, holidays and the days worked in exchange marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import clear, label

DAY = timedelta(days=1)
WEEK = 7


@dataclass(frozen=True, slots=True)
class DayShown:
    """One day.

    Attributes:
        day: The day.
        name: What it is called when read aloud.
        chips: What is due: tone and text of each.
        mark: That it is a holiday or worked in exchange, in a word; empty for an ordinary day.
        tone: The tone of that word.
        lunar: What the day is in the lunar calendar; shown where there is no mark.
        free: Whether nobody works.
        today: Whether it is today.
        outside: Whether it belongs to the month before or after.
        summary: What is due, in words, for the tooltip and for reading aloud.
    """

    day: date
    name: str
    chips: tuple[tuple[str, str], ...] = ()
    mark: str = ""
    tone: str = "quiet"
    lunar: str = ""
    free: bool = False
    today: bool = False
    outside: bool = False
    summary: str = ""


def weeks_of(month: date) -> list[date]:
    """Return the Mondays of the weeks of which a day lies in the month of a day."""
    first = month.replace(day=1)
    following = (first + 31 * DAY).replace(day=1)
    monday = first - first.weekday() * DAY
    found = []
    while monday < following:
        found.append(monday)
        monday += WEEK * DAY
    return found


class DayCell(QAbstractButton):
    """A day that can be chosen."""

    def __init__(self, shown: DayShown) -> None:
        super().__init__()
        self.shown = shown
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        told = (shown.name, shown.lunar, shown.mark, shown.summary)
        self.setAccessibleName(" · ".join(part for part in told if part))
        self.setToolTip(self.accessibleName())
        self.setObjectName(f"calendar.{shown.day}")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(96), theme.px(64))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(44), theme.px(48))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the calendar's: a button would go with the arrows to its neighbours in its own way

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown, box = self.shown, self.rect().adjusted(1, 1, -2, -2)
        ground = "hover" if self.underMouse() else "bg" if shown.free else "raised"
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "line"), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(box, 6, 6)
        gap, height = theme.px(6), theme.px(20)
        top = QRect(box.left() + gap, box.top() + theme.px(4), box.width() - 2 * gap, height)
        self._paint_number(painter, top)
        if shown.mark or shown.lunar:
            painter.setFont(theme.font(11, bold=bool(shown.mark)))
            painter.setPen(theme.color(shown.tone if shown.mark else "quiet"))
            said = shown.mark or shown.lunar
            painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
        self._paint_chips(painter, box.adjusted(gap, height + theme.px(7), -gap, -theme.px(3)))
        painter.end()

    def _paint_number(self, painter: QPainter, top: QRect) -> None:
        shown = self.shown
        painter.setFont(theme.font(13, bold=shown.today))
        number = str(shown.day.day)
        if shown.today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            width = max(QFontMetrics(painter.font()).horizontalAdvance(number) + theme.px(10), top.height())
            disc = QRect(top.topLeft(), QSize(width, top.height()))
            painter.drawRoundedRect(disc, top.height() / 2, top.height() / 2)
            painter.setPen(theme.color("on_accent"))
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, number)
            return
        painter.setPen(theme.color("quiet" if shown.outside or shown.free else "text"))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, number)

    def _paint_chips(self, painter: QPainter, room: QRect) -> None:
        """Chips under each other as long as there is room; then how many more there are."""
        painter.setFont(theme.font(11))
        metrics = QFontMetrics(painter.font())
        height, gap = metrics.height() + theme.px(2), theme.px(3)
        fit = max((room.height() + gap) // (height + gap), 0)
        chips = list(self.shown.chips)
        if len(chips) > fit:
            chips = chips[: max(fit - 1, 0)]
        for number, (tone, text) in enumerate(chips):
            at = QRect(room.left(), room.top() + number * (height + gap), room.width(), height)
            self._paint_chip(painter, metrics, at, tone, text)
        left = len(self.shown.chips) - len(chips)
        if left and fit:
            at = QRect(room.left(), room.top() + len(chips) * (height + gap), room.width(), height)
            painter.setPen(theme.color("quiet"))
            painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"+{left}")

    def _paint_chip(self, painter: QPainter, metrics: QFontMetrics, at: QRect, tone: str, text: str) -> None:
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, at.width() - theme.px(8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("line" if tone == "quiet" else f"{tone}_soft"))
        painter.drawRoundedRect(at, 4, 4)
        painter.setPen(theme.color("text" if tone == "quiet" else tone))
        inner = at.adjusted(theme.px(4), 0, -theme.px(4), 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)


class CalendarView(QWidget):
    """Weeks of days. Arrows go from day to day, Page Up and Down from month to month, Enter chooses.

    Signals:
        chosen: A day was chosen; carries it.
        wanted: The keys went to a day that is not shown; carries it.
    """

    chosen = Signal(object)
    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(2))
        self._cells: dict[date, DayCell] = {}
        self._current: date | None = None
        self._rows = 0

    @property
    def current(self) -> date | None:
        """The day the keys are on."""
        return self._current

    def put(self, days: Sequence[DayShown], weekdays: Sequence[str], current: date) -> None:
        """Show days, a whole number of weeks of them, under the names of the weekdays."""
        focused = any(cell.hasFocus() for cell in self._cells.values())
        clear(self._grid)
        self._cells = {}
        for number, name in enumerate(weekdays):
            self._grid.addWidget(label(name, "quiet"), 0, number, Qt.AlignmentFlag.AlignHCenter)
            self._grid.setColumnStretch(number, 1)
        for place, shown in enumerate(days):
            cell = DayCell(shown)
            cell.clicked.connect(lambda _=False, day=shown.day: self._choose(day))
            self._cells[shown.day] = cell
            self._grid.addWidget(cell, 1 + place // WEEK, place % WEEK)
        rows = len(days) // WEEK
        for number in range(max(rows, self._rows)):
            self._grid.setRowStretch(1 + number, 1 if number < rows else 0)
        self._rows = rows
        self._select(current, focus=focused)

    def take_focus(self) -> None:
        """Give the keys to the present day."""
        if self._current in self._cells:
            self._cells[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self._current
        if day is None:
            super().keyPressEvent(event)
            return
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -WEEK,
            Qt.Key.Key_Down: WEEK,
            Qt.Key.Key_Home: -day.weekday(),
            Qt.Key.Key_End: WEEK - 1 - day.weekday(),
            Qt.Key.Key_PageUp: -4 * WEEK,
            Qt.Key.Key_PageDown: 4 * WEEK,
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(day)
        elif key in steps:
            self._go(day + steps[key] * DAY)
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        if day in self._cells:
            self._select(day, focus=True)
        else:
            self.wanted.emit(day)

    def _choose(self, day: date) -> None:
        self._select(day, focus=True)
        self.chosen.emit(day)

    def _select(self, day: date, *, focus: bool) -> None:
        self._current = day
        for each, cell in self._cells.items():
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == day else Qt.FocusPolicy.ClickFocus)
        if focus and day in self._cells:
            self._cells[day].show()  # a cell just made is shown a turn later, and until then takes no focus
            self._cells[day].setFocus(Qt.FocusReason.OtherFocusReason)
