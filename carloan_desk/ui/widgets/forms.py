"""Input: a label above, the field, and what is wrong beside it, shown when the field is left."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.domain.client import LONG_TERM
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.typed import parse_amount, parse_date, parse_percent
from carloan_desk.ui import messages
from carloan_desk.ui.icons import icon
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label, set_role


class Field(QWidget):
    """A labelled input.

    Signals:
        edited: The user left the field with another valid value than before; carries it.
    """

    edited = Signal(object)

    def __init__(self, caption: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__()
        self.caption = caption
        self.required = required
        self._marked = ""
        self._label = label(f"{caption} *" if required else caption, "quiet")
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._hint = hint
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(self._label)
        self._editor = self._make_editor()
        self._editor.setAccessibleName(caption)
        # A layout asks for sizes before the style sheet has spoken, and does not ask again.
        self._editor.ensurePolished()
        self._label.setBuddy(self._editor)
        layout.addWidget(self._editor)
        layout.addWidget(self._message)
        self.setFocusProxy(self._editor)
        self._before: Any = None
        self._stored: Any = None
        self._refused = False

    def _make_editor(self) -> QWidget:
        raise TypeError("a Field is made by one of its kinds")

    def read(self) -> Any:
        """Return the value typed; ``None`` or an empty text when there is none.

        Raises:
            DomainError: What was typed is not such a value.
        """
        raise TypeError("a Field is made by one of its kinds")

    def put(self, value: Any) -> None:
        """Show a value as it was stored.

        What is being typed stays, and so does what was typed and refused, unless the value is another one now.
        """
        before, self._stored = self._stored, value
        if self._is_typed_in() or (self._refused and value == before):
            return
        if value != self._before or self._refused:  # else what is selected in it would be lost
            self._show(value)
        self._refused = False
        self._before = value
        self.say("")

    def conceal(self) -> None:
        """Show nothing, whatever was stored or typed."""
        self._refused = False
        self._show(None)
        self._before = self._stored = None
        self.say("")

    def refuse(self, message: str) -> None:
        """Keep what was typed although it could not be stored, and say why."""
        self._refused = True
        self._before = self._stored
        self.say(message)

    @property
    def refused(self) -> bool:
        """Whether what stands in it could not be read or stored."""
        return self._refused

    def mark(self, text: str) -> None:
        """Say in the label where the value comes from; an empty text takes it away."""
        self._marked = text
        caption = f"{self.caption} *" if self.required else self.caption
        self._label.setText(f"{caption} · {text}" if text else caption)
        self._label.setWordWrap(bool(text))

    def require(self, required: bool) -> None:
        """Ask for a value from now on, or no longer; the label says which."""
        self.required = required
        self.mark(self._marked)

    def _is_typed_in(self) -> bool:
        if not self._editor.hasFocus():
            return False
        try:
            return not _same(self.read(), self._before)
        except DomainError:
            return True

    def _show(self, value: Any) -> None:
        raise TypeError("a Field is made by one of its kinds")

    def value(self) -> Any:
        """Return the value, or show beside the field why there is none.

        Raises:
            DomainError: The value is missing or wrong; the message is shown already.
        """
        try:
            value = self.read()
            if self.required and (value is None or value == ""):
                raise DomainError("field.required")
        except DomainError as error:
            self.say(messages.wording(error))
            raise
        self.say("")
        return value

    def say(self, message: str, *, warning: bool = False) -> None:
        """Show a message beside the field; an empty one takes it away."""
        self._message.setText(message)
        set_role(self._message, "role", "warning" if warning else "error")
        self._message.setVisible(bool(message))
        set_role(self._editor, "wrong", "true" if message and not warning else "false")

    def left(self) -> None:
        """Judge what was typed; called when the field is left."""
        try:
            value = self.read()
        except DomainError as error:
            self._refused = True
            self.say(messages.wording(error))
            return
        changed = not _same(value, self._before)
        if changed or self._refused:  # else what was said of this very value still holds
            self.say("")
        self._refused = False
        if changed:
            self._before = value
            self._show(value)
            self.edited.emit(value)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same; nothing typed and nothing stored are."""
    return bool(one == other) or (one in (None, "") and other in (None, ""))


class _Line(QLineEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextField(Field):
    """One line of text. ``check`` may refuse it or return it in its clean form."""

    def __init__(
        self,
        caption: str,
        *,
        required: bool = False,
        hint: str = "",
        limit: int = 200,
        check: Callable[[str], str] | None = None,
    ) -> None:
        self._check = check
        self._limit = limit
        super().__init__(caption, required=required, hint=hint)

    def _make_editor(self) -> QWidget:
        self.line = _Line()
        self.line.setMaxLength(self._limit)
        self.line.setPlaceholderText(self._hint)
        self.line.left.connect(self.left)
        self.line.returnPressed.connect(self.left)
        return self.line

    def read(self) -> Any:
        text = self.line.text().strip()
        return self._check(text) if text and self._check is not None else text

    def _show(self, value: Any) -> None:
        self.line.setText(value or "")
        self.line.setCursorPosition(0)


class MoneyField(TextField):
    """Yuan: typed as 15万, 150000 or 150,000; shown as 150,000.00."""

    def read(self) -> Decimal | None:
        text = self.line.text().strip()
        return parse_amount(text) if text else None

    def _show(self, value: Any) -> None:
        self.line.setText("" if value is None else f"{value:,.2f}")
        self.line.setCursorPosition(0)


class PercentField(TextField):
    """A percentage; the value is the fraction."""

    def read(self) -> Decimal | None:
        text = self.line.text().strip()
        return parse_percent(text) if text else None

    def _show(self, value: Any) -> None:
        self.line.setText("" if value is None else f"{(value * 100).normalize():f}")


class NumberField(TextField):
    """A whole number between limits."""

    def __init__(self, caption: str, low: int, high: int, *, required: bool = False, hint: str = "") -> None:
        self._low, self._high = low, high
        super().__init__(caption, required=required, hint=hint, limit=9)

    def read(self) -> int | None:
        text = self.line.text().strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and self._low <= int(text) <= self._high):
            raise DomainError("typed.number", low=self._low, high=self._high)
        return int(text)

    def _show(self, value: Any) -> None:
        self.line.setText("" if value is None else str(value))


class DateField(TextField):
    """A day: typed as 0315, 3-15 or 2026-03-15, or picked; with ``long_term`` also 长期, the end that never comes."""

    def __init__(self, caption: str, today: date, *, required: bool = False, long_term: bool = False) -> None:
        self._today = today
        self._long_term = long_term
        super().__init__(caption, required=required, hint=f"{today:%Y-%m-%d}", limit=20)

    def _make_editor(self) -> QWidget:
        editor = super()._make_editor()
        pick = self.line.addAction(QIcon(icon("calendar-blank")), QLineEdit.ActionPosition.TrailingPosition)
        pick.triggered.connect(self._pick)
        return editor

    def read(self) -> date | None:
        text = self.line.text().strip()
        if self._long_term and text in ("长期", self.tr("long-term")):
            return LONG_TERM
        return parse_date(text, self._today) if text else None

    def _show(self, value: Any) -> None:
        never = self._long_term and value == LONG_TERM
        self.line.setText("" if value is None else self.tr("long-term") if never else f"{value:%Y-%m-%d}")

    def _pick(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        try:
            shown = self.read() or self._today
        except DomainError:
            shown = self._today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

        def picked(day: QDate) -> None:
            self.line.setText(day.toString("yyyy-MM-dd"))
            calendar.close()
            self.left()

        calendar.clicked.connect(picked)
        calendar.move(self.line.mapToGlobal(QPoint(0, self.line.height())))
        calendar.show()


class Combo(QComboBox):
    """A list to choose from that the wheel leaves alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The wheel scrolls the page; it never changes a value one did not mean to touch.
        event.ignore()


class ChoiceField(Field):
    """One of several values; nothing is chosen until the user chooses."""

    def __init__(self, caption: str, choices: Iterable[tuple[Any, str]], *, required: bool = False) -> None:
        self._choices = list(choices)
        super().__init__(caption, required=required)

    def _make_editor(self) -> QWidget:
        self.combo = Combo()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(4)
        self.offer(self._choices)
        self.combo.activated.connect(lambda _index: self.left())
        return self.combo

    def offer(self, choices: Iterable[tuple[Any, str]]) -> None:
        """Offer other values; nothing is chosen then."""
        self._choices = list(choices)
        self.combo.clear()
        for _, text in self._choices:
            self.combo.addItem(text)
        self.combo.setCurrentIndex(-1)
        self._before = None

    def read(self) -> Any:
        index = self.combo.currentIndex()
        return None if index < 0 else self._choices[index][0]

    def _show(self, value: Any) -> None:
        values = [choice for choice, _ in self._choices]
        self.combo.setCurrentIndex(values.index(value) if value in values else -1)


def choices_of(kind: type[StrEnum], word: Callable[[Any], str]) -> list[tuple[StrEnum, str]]:
    """Return all values of an enumeration with their words, for a :class:`ChoiceField`."""
    return [(value, word(value)) for value in kind]


class _Text(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class NoteField(Field):
    """Several lines of text."""

    def _make_editor(self) -> QWidget:
        self.text = _Text()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(self._hint)
        self.text.setFixedHeight(theme.px(72))
        self.text.left.connect(self.left)
        return self.text

    def read(self) -> str:
        return self.text.toPlainText().strip()

    def _show(self, value: Any) -> None:
        self.text.setPlainText(value or "")
