"""A field in which one types to find one of many, such as a place or a campaign."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.ui.widgets.forms import TextField


class FindField(TextField):
    """Letters of the name find it, wherever they stand.

    Its value is that of the entry whose name stands there. With ``free`` a name that is not offered is a value too.
    """

    def __init__(self, caption: str, *, required: bool = False, hint: str = "", free: bool = False) -> None:
        self._entries: dict[str, Any] = {}
        self._free = free
        super().__init__(caption, required=required, hint=hint)

    def _make_editor(self) -> QWidget:
        editor = super()._make_editor()
        self._finder = QCompleter([], self)
        self._finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self._finder.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._finder.activated.connect(lambda _text: self.left())
        self.line.setCompleter(self._finder)
        return editor

    def offer(self, entries: Iterable[tuple[Any, str]]) -> None:
        """Offer entries: a value and its name each. Of two with one name the later is told apart by a number."""
        self._entries = {}
        for value, name in entries:
            shown, number = name, 2
            while shown in self._entries:
                shown, number = f"{name} ({number})", number + 1
            self._entries[shown] = value
        model = self._finder.model()
        model.setStringList(list(self._entries))  # type: ignore[attr-defined]

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


class SuggestField(TextField):
    """A line of text with words one often uses, offered as one types or presses the arrow down."""

    def suggest(self, words: Iterable[str]) -> None:
        """Offer words."""
        finder = QCompleter(list(words), self)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.activated.connect(lambda _text: self.left())
        self.line.setCompleter(finder)
