"""A field in which one types to find one of many, such as a place or a campaign."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.ui.widgets.forms import TextField


class _WithFinder(TextField):
    """A line under which words are offered."""

    def _make_editor(self) -> QWidget:
        editor = super()._make_editor()
        self._finder = QCompleter([], self)
        self._finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self._finder.activated.connect(lambda _text: self.left())
        self.line.setCompleter(self._finder)
        self.line.installEventFilter(self)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        leaves = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        popup = self._finder.popup()
        if leaves and event.type() == QEvent.Type.KeyPress and popup is not None:
            popup.hide()  # a list that stands open would keep from the line that it is left
        return super().eventFilter(watched, event)

    def _offer(self, words: Iterable[str]) -> None:
        self._finder.setModel(QStringListModel(list(words), self._finder))


class FindField(_WithFinder):
    """Letters of the name find it, wherever they stand.

    Its value is that of the entry whose name stands there. With ``free`` a name that is not offered is a value too.
    """

    def __init__(self, caption: str, *, required: bool = False, hint: str = "", free: bool = False) -> None:
        self._entries: dict[str, Any] = {}
        self._free = free
        super().__init__(caption, required=required, hint=hint)

    def offer(self, entries: Iterable[tuple[Any, str]]) -> None:
        """Offer entries: a value and its name each. Of two with one name the later is told apart by a number."""
        self._entries = {}
        for value, name in entries:
            shown, number = name, 2
            while shown in self._entries:
                shown, number = f"{name} ({number})", number + 1
            self._entries[shown] = value
        self._offer(self._entries)

    def read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        found = next((value for name, value in self._entries.items() if name.casefold() == text.casefold()), None)
        if found is not None:
            return found
        if self._free:
            return text
        raise DomainError("field.not_found")

    def _show(self, value: Any) -> None:
        name = next((name for name, each in self._entries.items() if each == value), None)
        if name is None:
            name = value if isinstance(value, str) else ""
        self.line.setText(name)
        self.line.setCursorPosition(0)


class SuggestField(_WithFinder):
    """A line of text with words one often uses, offered as one types or presses the arrow down."""

    def suggest(self, words: Iterable[str]) -> None:
        """Offer words."""
        self._offer(words)
