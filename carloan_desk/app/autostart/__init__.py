"""Start with the system, if the user wants it: a small module for each system."""

import platform
import sys
from pathlib import Path

from carloan_desk.ui.desk import StartWithSystem


def starter() -> StartWithSystem | None:
    """Return the way of this system; ``None`` if none is known."""
    match platform.system():
        case "Windows":
            from carloan_desk.app.autostart.windows import RunKey

            return RunKey(command())
        case "Darwin":
            from carloan_desk.app.autostart.macos import LaunchAgent

            return LaunchAgent(command())
        case "Linux":
            from carloan_desk.app.autostart.linux import DesktopEntry

            return DesktopEntry(command())
    return None


def command() -> list[str]:
    """Return what starts the program: itself when it is one file, else Python with its main."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, str(Path(__file__).resolve().parents[3] / "main.py")]
