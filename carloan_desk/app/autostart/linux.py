"""Linux: a desktop entry in the folder of what starts with the session (XDG autostart)."""

import os
from collections.abc import Sequence
from pathlib import Path

_NAME = "carloan-desk.desktop"


class DesktopEntry:
    """An entry in ``$XDG_CONFIG_HOME/autostart``."""

    def __init__(self, command: Sequence[str], home: Path | None = None) -> None:
        self._command = list(command)
        config = (
            Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") if home is None else home / ".config"
        )
        self.path = config / "autostart" / _NAME

    def is_on(self) -> bool:
        """Whether the program starts with the system."""
        try:
            text = self.path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        return "\nHidden=true" not in text

    def turn_on(self) -> None:
        """Start with the system from now on."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            "Name=CarLoan Desk",
            "Name[zh_CN]=车贷工作台",
            f"Exec={' '.join(map(_quoted, self._command))}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        self.path.write_text("\n".join(lines) + "\n", "utf-8")

    def turn_off(self) -> None:
        """Start by hand only."""
        self.path.unlink(missing_ok=True)


def _quoted(word: str) -> str:
    """A word of the command as the entry's own rules want it: quoted, its signs escaped, per cent doubled."""
    for sign in ("\\", '"', "`", "$"):
        word = word.replace(sign, "\\" + sign)
    # The value of a key is a text in which a backslash is written as two.
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'
