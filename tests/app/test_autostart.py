"""Start with the system, on each of the three, in a home of its own."""

import plistlib
import re
from pathlib import Path

import pytest

from carloan_desk.app import autostart
from carloan_desk.app.autostart.linux import DesktopEntry
from carloan_desk.app.autostart.macos import LaunchAgent
from carloan_desk.app.autostart.windows import RunKey
from carloan_desk.ui.desk import StartWithSystem

COMMAND = ["/opt/车贷 工作台/python", '/opt/a "b" $c `d` 100%/main.py']


class FakeRegistry:
    def __init__(self) -> None:
        self.values: dict[str, str] = {"Other": "stays"}

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def put(self, name: str, value: str) -> None:
        self.values[name] = value

    def drop(self, name: str) -> None:
        self.values.pop(name, None)


def starters(home: Path) -> dict[str, StartWithSystem]:
    return {
        "linux": DesktopEntry(COMMAND, home),
        "macos": LaunchAgent(COMMAND, home),
        "windows": RunKey(COMMAND, FakeRegistry()),
    }


@pytest.mark.parametrize("system", ["linux", "macos", "windows"])
def test_on_and_off_again_and_again(system: str, tmp_path: Path) -> None:
    starter = starters(tmp_path)[system]
    starter.turn_off()  # it was never on
    for _ in range(2):
        assert not starter.is_on()
        starter.turn_on()
        starter.turn_on()
        assert starter.is_on()
        starter.turn_off()
    assert not starter.is_on()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_the_desktop_entry_says_the_command_as_the_standard_wants_it(tmp_path: Path) -> None:
    entry = DesktopEntry(COMMAND, tmp_path)
    entry.turn_on()
    assert entry.path == tmp_path / ".config" / "autostart" / "carloan-desk.desktop"
    lines = entry.path.read_text("utf-8").splitlines()
    assert lines[0] == "[Desktop Entry]"
    line = next(each for each in lines if each.startswith("Exec="))
    # The escapes of the value, then the doubled per cent, then the quotes: as whoever reads the entry does.
    plain = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    assert [re.sub(r"\\(.)", r"\1", word) for word in re.findall(r'"((?:\\.|[^"\\])*)"', plain)] == COMMAND


def test_a_hidden_or_broken_entry_is_off(tmp_path: Path) -> None:
    entry, agent = DesktopEntry(COMMAND, tmp_path), LaunchAgent(COMMAND, tmp_path)
    entry.turn_on()
    entry.path.write_text(entry.path.read_text("utf-8") + "Hidden=true\n", "utf-8")
    assert not entry.is_on()
    entry.path.write_bytes(b"\xff\xfe\x00")
    assert not entry.is_on()
    agent.turn_on()
    agent.path.write_bytes(b"no list")
    assert not agent.is_on()


def test_the_agent_runs_the_command_at_login(tmp_path: Path) -> None:
    agent = LaunchAgent(COMMAND, tmp_path)
    agent.turn_on()
    found = plistlib.loads(agent.path.read_bytes())
    assert (found["ProgramArguments"], found["RunAtLoad"]) == (COMMAND, True)
    assert agent.path.parent == tmp_path / "Library" / "LaunchAgents"


def test_the_run_key_leaves_other_programs_alone() -> None:
    registry = FakeRegistry()
    key = RunKey(["C:\\Program Files\\车贷\\desk.exe"], registry)
    key.turn_on()
    assert registry.values == {"Other": "stays", "CarLoanDesk": '"C:\\Program Files\\车贷\\desk.exe"'}
    key.turn_off()
    assert registry.values == {"Other": "stays"}


@pytest.mark.parametrize(("system", "kind"), [("Linux", DesktopEntry), ("Darwin", LaunchAgent), ("Plan9", type(None))])
def test_each_system_has_its_way(system: str, kind: type, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(autostart.platform, "system", lambda: system)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert isinstance(autostart.starter(), kind)


def test_the_command_starts_this_program(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(autostart.command()[1]).name == "main.py"
    assert Path(autostart.command()[1]).is_file()
    monkeypatch.setattr(autostart.sys, "frozen", True, raising=False)
    assert len(autostart.command()) == 1
