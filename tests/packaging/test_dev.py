"""What each habit starts. Nothing is really started here."""

import os
from pathlib import Path

import dev
import environment
import pytest


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started."""
    commands: list[list[str]] = []

    def become(python: Path, *arguments: object) -> int:
        commands.append([str(argument) for argument in arguments])
        return 0

    monkeypatch.setattr(dev, "become", become)
    monkeypatch.setattr(dev, "compile_translation", lambda python: None)
    monkeypatch.setattr(environment, "prepare", lambda root, groups: Path("python"))
    monkeypatch.setattr(os, "chdir", lambda folder: None)
    return commands


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


MAIN = str(dev.ROOT / "main.py")


def test_run_passes_its_arguments_on(started: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert dev.main(["run", "--demo", "--workspace", "我的 文件夹"]) == 0
    assert started == [[MAIN, "--demo", "--workspace", "我的 文件夹"]]


@pytest.mark.usefixtures("no_screen")
def test_the_demo_without_a_screen_becomes_the_tour(
    started: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["run", "--demo", "--lang", "en"]) == 0
    assert started == [[MAIN, "--tour", str(dev.ROOT / "build" / "tour"), "--lang", "en"]]
    assert "no screen" in capsys.readouterr().out


@pytest.mark.usefixtures("no_screen")
def test_the_window_without_a_screen_is_refused_with_advice(
    started: list[list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["run"]) == 1
    assert started == []
    assert "run --demo" in capsys.readouterr().out


@pytest.mark.usefixtures("no_screen")
@pytest.mark.parametrize("arguments", [["--smoke-test"], ["--tour", "out"], ["--demo", "--tour", "out"]])
def test_what_needs_no_screen_starts_without(started: list[list[str]], arguments: list[str]) -> None:
    assert dev.main(["run", *arguments]) == 0
    assert started == [[MAIN, *arguments]]


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        ([], ["-n", "2"]),
        (["tests/domain", "-k", "rates"], ["-n", "2", "tests/domain", "-k", "rates"]),
        (["-n0"], ["-n0"]),
        (["--pdb"], ["--pdb"]),
        (["--numprocesses=4"], ["--numprocesses=4"]),
    ],
)
def test_tests_use_two_processes_unless_told(started: list[list[str]], arguments: list[str], given: list[str]) -> None:
    assert dev.main(["test", *arguments]) == 0
    assert started == [["-m", "pytest", *given]]


def test_tour_wants_a_folder(started: list[list[str]], tmp_path: Path) -> None:
    assert dev.main(["tour"]) == 2
    assert dev.main(["tour", "--lang", "en"]) == 2
    assert dev.main(["tour", str(tmp_path)]) == 0
    assert started == [[MAIN, "--tour", str(tmp_path)]]


@pytest.mark.parametrize("arguments", [[], ["dance"], ["check", "dance"]])
def test_an_unknown_command_is_a_mistake(started: list[list[str]], arguments: list[str]) -> None:
    assert dev.main(arguments) == 2
    assert started == []


def test_what_only_a_person_can_mend_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(root: Path, groups: list[str]) -> Path:
        raise environment.NotReadyError("type this once: sudo something")

    monkeypatch.setattr(environment, "prepare", refuse)
    assert dev.main(["test"]) == 1
    assert "type this once" in capsys.readouterr().err
