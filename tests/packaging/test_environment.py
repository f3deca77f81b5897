"""The virtual environment is made once, noticed when stale, and made anew when it was left half-made."""

import os
import subprocess
import sys
from pathlib import Path

import environment
import pytest

PYPROJECT = """
[project]
dependencies = ["alpha", "beta>=2"]
[project.optional-dependencies]
dev = ["gamma"]
"""


class Shell:
    """Stands in for ``subprocess.run``: remembers the commands, and makes the environment's Python."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands: list[list[str]] = []
        self.failing = ""
        self.python = root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def __call__(self, command: list[object], **_: object) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        self.commands.append(words)
        failed = bool(self.failing) and self.failing in words
        if "venv" in words and not failed:
            self.python.parent.mkdir(parents=True, exist_ok=True)
            self.python.touch()
        return subprocess.CompletedProcess(words, int(failed))

    def ran(self) -> list[str]:
        """Return "venv" and "pip" in the order in which they ran, and forget them."""
        names = ["venv" if "venv" in words else "pip" for words in self.commands]
        self.commands.clear()
        return names


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    root = tmp_path / "车贷 工作台"
    (root / "packaging").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (root / "packaging" / "constraints.txt").write_text("alpha==1\n", "utf-8")
    fake = Shell(root)
    monkeypatch.setattr(environment.subprocess, "run", fake)
    monkeypatch.setattr(environment, "install_qt_libraries", lambda: None)
    return fake


def test_made_once_then_left_alone(shell: Shell) -> None:
    python = environment.prepare(shell.root, ["project"])
    assert python == shell.python
    install = shell.commands[1]
    assert install[:4] == [str(python), "-m", "pip", "install"]
    assert install[install.index("-c") + 1] == str(shell.root / "packaging" / "constraints.txt")
    assert install[-2:] == ["alpha", "beta>=2"]
    assert shell.ran() == ["venv", "pip"]
    environment.prepare(shell.root, ["project"])
    assert shell.ran() == []


def test_tools_are_added_to_what_is_there(shell: Shell) -> None:
    environment.prepare(shell.root, ["project"])
    shell.commands.clear()
    environment.prepare(shell.root, ["project", "dev"])
    assert shell.commands[0][-3:] == ["alpha", "beta>=2", "gamma"]
    assert shell.ran() == ["pip"]
    environment.prepare(shell.root, ["project"])
    environment.prepare(shell.root, ["project", "dev"])
    assert shell.ran() == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("packaging/constraints.txt", "alpha==2\n"),
        ("pyproject.toml", PYPROJECT.replace("beta>=2", "beta>=3")),
    ],
)
def test_changed_pins_and_dependencies_are_installed(shell: Shell, name: str, text: str) -> None:
    environment.prepare(shell.root, ["project"])
    shell.commands.clear()
    (shell.root / name).write_text(text, "utf-8")
    environment.prepare(shell.root, ["project"])
    assert shell.ran() == ["pip"]


def test_a_failed_installation_starts_afresh_next_time(shell: Shell) -> None:
    environment.prepare(shell.root, ["project"])
    (shell.root / "packaging" / "constraints.txt").write_text("alpha==2\n", "utf-8")
    shell.failing = "pip"
    with pytest.raises(environment.NotReadyError):
        environment.prepare(shell.root, ["project"])
    shell.failing = ""
    shell.commands.clear()
    environment.prepare(shell.root, ["project"])
    assert shell.ran() == ["venv", "pip"]


@pytest.mark.parametrize("lost", ["installed.txt", "python"])
def test_half_an_environment_is_made_anew(shell: Shell, lost: str) -> None:
    environment.prepare(shell.root, ["project"])
    shell.commands.clear()
    (shell.python if lost == "python" else shell.root / ".venv" / lost).unlink()
    environment.prepare(shell.root, ["project"])
    assert shell.ran() == ["venv", "pip"]


def test_another_python_gets_another_environment(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare(shell.root, ["project"])
    shell.commands.clear()

    class Version:
        major, minor = 3, sys.version_info.minor + 1

    monkeypatch.setattr(environment.sys, "version_info", Version)
    environment.prepare(shell.root, ["project"])
    assert shell.ran() == ["venv", "pip"]


def test_missing_libraries_name_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment.sys, "platform", "linux")
    monkeypatch.setattr(environment, "loads", lambda name: name != "libxcb-cursor.so.0")
    monkeypatch.setattr(environment.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(environment.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(environment.NotReadyError) as refusal:
        environment.install_qt_libraries()
    assert str(refusal.value).splitlines()[1].split() == [
        *("sudo", "apt-get", "install", "--yes", "--no-install-recommends", "libxcb-cursor0")
    ]


def test_libraries_that_are_there_call_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "loads", lambda name: True)
    monkeypatch.setattr(environment, "apt_install", lambda packages: pytest.fail(str(packages)))
    environment.install_qt_libraries()


def test_a_shared_object_that_is_not_there_does_not_load() -> None:
    assert not environment.loads("libcarloan-desk-has-no-such.so.0")


def test_the_real_project_lists_both_groups() -> None:
    wanted = environment.requirements(Path(__file__).resolve().parents[2])
    assert any(line.startswith("PySide6") for line in wanted["project"])
    assert "pytest" in wanted["dev"]
