"""macOS: an agent that the system launches at login."""

import plistlib
from collections.abc import Sequence
from pathlib import Path

_LABEL = "local.carloan-desk"


class LaunchAgent:
    """A property list in ``~/Library/LaunchAgents``."""

    def __init__(self, command: Sequence[str], home: Path | None = None) -> None:
        self._command = list(command)
        self.path = (Path.home() if home is None else home) / "Library" / "LaunchAgents" / f"{_LABEL}.plist"

    def is_on(self) -> bool:
        """Whether the program starts with the system."""
        try:
            found = plistlib.loads(self.path.read_bytes())
        except (OSError, plistlib.InvalidFileException, ValueError):
            return False
        return bool(found.get("RunAtLoad")) and not found.get("Disabled", False)

    def turn_on(self) -> None:
        """Start with the system from now on."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        agent = {"Label": _LABEL, "ProgramArguments": self._command, "RunAtLoad": True, "ProcessType": "Interactive"}
        self.path.write_bytes(plistlib.dumps(agent))

    def turn_off(self) -> None:
        """Start by hand only."""
        self.path.unlink(missing_ok=True)
