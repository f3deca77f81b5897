"""What the window remembers between starts: place, size, columns, appearance. Nothing about clients."""

from PySide6.QtCore import QByteArray, QSettings


class Preferences:
    """Settings of this computer, kept beside the program's other settings, outside the workspace."""

    def __init__(self) -> None:
        self._settings: QSettings | None = None
        self._kept: dict[str, object] = {}

    def open(self, file: str) -> None:
        """Use an INI file; before, and for a program that must leave no trace, all is forgotten at exit."""
        self._settings = QSettings(file, QSettings.Format.IniFormat)

    def _get(self, key: str) -> object:
        return self._kept.get(key) if self._settings is None else self._settings.value(key)

    def _set(self, key: str, value: object) -> None:
        if self._settings is None:
            self._kept[key] = value
        else:
            self._settings.setValue(key, value)

    def table_state(self, name: str) -> QByteArray | None:
        """Return the remembered columns of a table."""
        state = self._get(f"table/{name}")
        return state if isinstance(state, QByteArray) else None

    def set_table_state(self, name: str, state: QByteArray) -> None:
        """Remember the columns of a table."""
        self._set(f"table/{name}", state)

    def geometry(self) -> QByteArray | None:
        """Return the remembered place and size of the window."""
        state = self._get("window/geometry")
        return state if isinstance(state, QByteArray) else None

    def set_geometry(self, state: QByteArray) -> None:
        """Remember the place and size of the window."""
        self._set("window/geometry", state)

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered word such as the language (``language``) or the scheme (``scheme``)."""
        value = self._get(key)
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        """Remember a word."""
        self._set(key, value)


preferences = Preferences()
