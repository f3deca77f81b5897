"""The rows of the list: one can be selected, and acts at one key."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Chip, button, clear, column, label, row, set_role


@dataclass(frozen=True, slots=True)
class Act:
    """What a key does to a row: its letter, its word."""

    key: Qt.Key
    letter: str
    word: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows. ``buttons`` are those of its acts that are seen; Enter does the first act."""

    subject: str
    chip: str
    tone: str
    name: str
    what: str
    why: str
    new: str
    acts: tuple[Act, ...]
    buttons: tuple[Act, ...]
    filled: bool = False


class Row(QFrame):
    """The ground of one line: it has the focus, and hears the keys."""

    moved = Signal(int)

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.line = line
        self.setProperty("surface", "row")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(40))
        said = (line.new, line.chip, line.name, line.what, line.why)
        self.setAccessibleName(" · ".join(part for part in said if part))
        keys = [f"{act.word} ({act.letter})" for act in line.acts]
        self.setAccessibleDescription(", ".join(keys))
        self.setToolTip("   ".join(keys))
        self.buttons: list[QPushButton] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
            Qt.Key.Key_Home: -(10**6),
            Qt.Key.Key_End: 10**6,
        }
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        if plain and key in steps:
            self.moved.emit(steps[key])
            return
        for act in self.line.acts:
            if plain and act.key == key:
                act.do()
                return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.moved.emit(0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        del event
        self.line.acts[0].do()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for act in self.line.acts:
            menu.addAction(f"{act.word}\t{act.letter}").triggered.connect(lambda _=False, act=act: act.do())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class _Name(QLabel):
    """Whose it is; a click opens them, as Enter does."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.name)
        self._open = line.acts[0].do
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "name")
        self.setWordWrap(True)
        width = QFontMetrics(theme.font(bold=True)).horizontalAdvance(line.name) + theme.px(4)
        self.setMinimumWidth(min(max(width, theme.px(64)), theme.px(150)))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{line.acts[0].word} ({line.acts[0].letter})")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()


class Rows(QWidget):
    """A list of lines under headings; up and down select a row, and the selection stays with its subject.

    Attributes:
        narrow: Whether the reasons stand under what is to be done, not beside it: for the next lines put.
    """

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, theme.px(8), 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(0)
        self.narrow = False
        self._stretched = 0
        self._rows: list[Row] = []
        self._place = 0
        self._follow: Callable[[QWidget], object] = lambda _widget: None

    def follow(self, follow: Callable[[QWidget], object]) -> None:
        """Call this with the row that is selected by keys, so that it can be brought into view."""
        self._follow = follow

    @property
    def selected(self) -> Row | None:
        """The selected row."""
        return self._rows[self._place] if self._rows else None

    def put(self, lines: Sequence[Line | tuple[str, str, str]], foot: QWidget | None = None) -> None:
        """Show lines, and between them headings: chip, tone and what stands beside it."""
        old = self.selected
        focused = self._has_focus()
        subject, place = (None, 0) if old is None else (old.line.subject, self._place)
        clear(self._grid)
        self._grid.setColumnStretch(3, 5)
        self._grid.setColumnStretch(4, 0 if self.narrow else 4)
        self._rows = []
        at = 0
        for line in lines:
            if isinstance(line, tuple):
                chip, tone, aside = line
                heading = row(Chip(chip, tone, sign=True), label(aside, "quiet"), None)
                heading.setContentsMargins(0, theme.px(10 if at else 2), 0, theme.px(4))
                self._grid.addLayout(heading, at, 0, 1, 6)
            else:
                self._add(line, at)
            at += 1
        if foot is not None:
            self._grid.addWidget(foot, at, 3, Qt.AlignmentFlag.AlignLeft)
            at += 1
        self._grid.setRowStretch(self._stretched, 0)
        self._stretched = at
        self._grid.setRowStretch(at, 1)
        places = [number for number, each in enumerate(self._rows) if each.line.subject == subject]
        self._select(places[0] if places else min(place, len(self._rows) - 1), focus=focused)

    def _add(self, line: Line, at: int) -> None:
        made = Row(line)
        made.moved.connect(lambda steps, made=made: self._move(made, steps))
        self._rows.append(made)
        self._grid.addWidget(made, at, 0, 1, 6)
        mark = label("●" if line.new else "", "new")
        mark.setToolTip(line.new)
        mark.setFixedWidth(theme.px(10))
        name = _Name(line)
        what, why = label(line.what, wrap=True), label(line.why, "quiet", wrap=True)
        # A click anywhere in the line is one on its ground.
        for widget in (what, why):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        centre = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(mark, at, 0, centre)
        if line.chip:
            chip = Chip(line.chip, line.tone, sign=True)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._grid.addWidget(chip, at, 1, centre)
        self._grid.addWidget(name, at, 2, centre)
        if self.narrow:
            # Stretches centre them: an alignment would give them the height of a wider place.
            both = column(None, what, why, None, spacing=2)
            both.setContentsMargins(0, theme.px(4), 0, theme.px(4))
            self._grid.addLayout(both, at, 3)
        else:
            self._grid.addWidget(what, at, 3, centre)
            self._grid.addWidget(why, at, 4, centre)
        acts = row(None)
        for number, act in enumerate(line.buttons):
            made_button = _button(act, "primary" if line.filled and number == 0 else "")
            made.buttons.append(made_button)
            acts.addWidget(made_button)
        self._grid.addLayout(acts, at, 5)

    def _move(self, made: Row, steps: int) -> None:
        place = min(max(self._rows.index(made) + steps, 0), len(self._rows) - 1)
        self._select(place, focus=steps != 0)

    def _select(self, place: int, *, focus: bool) -> None:
        self._place = max(place, 0)
        for number, each in enumerate(self._rows):
            current = number == place
            if current or each.property("current"):
                set_role(each, "current", "true" if current else "")
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
            for made in each.buttons:
                made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        if focus and self.selected is not None:
            self.take_focus()
            self._follow(self.selected)

    def begin(self) -> None:
        """Let the next lines be shown from the first on: they are others than before."""
        self._rows, self._place = [], 0

    def take_focus(self) -> None:
        """Give the keys to the selected row."""
        if self.selected is not None:
            self.selected.show()  # a row just made is shown a turn later, and until then takes no focus
            self.selected.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)


def _button(act: Act, kind: str) -> QPushButton:
    return button(act.word, act.do, kind, tip=f"{act.word} ({act.letter})")
