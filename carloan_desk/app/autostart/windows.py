"""Windows: a value under the user's own Run key of the registry."""

import subprocess
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Protocol

_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "CarLoanDesk"


class Registry(Protocol):
    """Values of one key of the user's registry."""

    def get(self, name: str) -> str | None:
        """Return a value, ``None`` if there is none."""

    def put(self, name: str, value: str) -> None:
        """Write a value."""

    def drop(self, name: str) -> None:
        """Remove a value; there may be none."""


class RunKey:
    """A value of the key whose programs the system starts at login."""

    def __init__(self, command: Sequence[str], registry: Registry | None = None) -> None:
        self._command = list(command)
        self._registry = _Own() if registry is None else registry

    def is_on(self) -> bool:
        """Whether the program starts with the system."""
        return self._registry.get(_NAME) is not None

    def turn_on(self) -> None:
        """Start with the system from now on."""
        self._registry.put(_NAME, subprocess.list2cmdline(self._command))

    def turn_off(self) -> None:
        """Start by hand only."""
        self._registry.drop(_NAME)


class _Own:
    """The registry of the user who is logged in."""

    def __init__(self) -> None:
        # Only Windows has it, and no other system can check what is in it.
        self._registry: Any = import_module("winreg")

    def get(self, name: str) -> str | None:
        try:
            with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, _KEY) as key:
                return str(self._registry.QueryValueEx(key, name)[0])
        except FileNotFoundError:
            return None

    def put(self, name: str, value: str) -> None:
        with self._registry.CreateKey(self._registry.HKEY_CURRENT_USER, _KEY) as key:
            self._registry.SetValueEx(key, name, 0, self._registry.REG_SZ, value)

    def drop(self, name: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, _KEY, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, name)
        except FileNotFoundError:
            return
