"""The whole program in a test: started, closed and started again on the same folder."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget

from carloan_desk.app import paths
from carloan_desk.app.arguments import Arguments
from carloan_desk.app.start import Program
from carloan_desk.ui.doorstep import Doorstep
from tests.ui.hand import Clock, close_popups, collect, settle, turn, wait_for

Start = Callable[..., Program]


def stop(program: Program) -> None:
    """Close the program as closing its window does."""
    close_popups()
    program.desk.settle()
    program.window.close()
    program.close()
    for translator in program.appearance._translators:
        program.app.removeTranslator(translator)  # type: ignore[attr-defined]
    program.window.deleteLater()
    program.desk.deleteLater()
    collect()


def doorstep(program: Program) -> QWidget:
    """Return what stands before the workspace."""
    found = program.shell.doorstep
    assert isinstance(found, Doorstep)
    return found


def enter(program: Program) -> None:
    """Wait until the pages are there."""
    wait_for(lambda: program.desk.is_open and program.shell.current_page, program.desk)
    settle(program.desk)


@pytest.fixture
def start(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path, clock: Clock
) -> Iterator[Start]:
    """Starts programs on ``folder`` in Chinese, with the test's clock; what still runs at the end is closed."""
    del qapp
    monkeypatch.setattr(Program, "_clock", lambda _self: clock)
    monkeypatch.setattr(paths, "preferences_file", lambda: tmp_path / "window.ini")
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "logs")
    monkeypatch.setattr(paths, "default_workspace", lambda: folder)
    running: list[Program] = []

    def started(**words: object) -> Program:
        program = Program(replace(Arguments(lang="zh"), **words))  # type: ignore[arg-type]
        running.append(program)
        program.window.show()
        program.window.activateWindow()
        while program.window.centralWidget() is None:
            turn(5)
        wait_for(lambda: isinstance(program.shell.doorstep, Doorstep) or program.desk.is_open, program.desk)
        turn(20)
        program.desk.settle()
        return program

    yield started
    for program in running:
        if shiboken6.isValid(program.window):
            stop(program)
