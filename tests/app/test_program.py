"""The program from outside: its command line, its crash report, its log, its clock."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carloan_desk.app import log
from carloan_desk.app.arguments import Arguments, parse
from carloan_desk.app.start import Program
from carloan_desk.domain.client import Client, Source
from carloan_desk.services import clients, demo
from carloan_desk.ui.dialogs.crash import CrashDialog
from carloan_desk.ui.theme import DARK, LIGHT
from carloan_desk.ui.widgets.forms import TextField
from carloan_desk.ui.window import GROUND
from tests.app.program import Start, doorstep, enter, stop
from tests.ui.hand import Clock, press, seen, settle, texts, type_text, wait_for

ROOT = Path(__file__).resolve().parents[2]
NAME, PHONE, ID = "司马青衫", "19900007777", "990000199003070013"


def run(*arguments: str, home: Path, timeout: float = 240) -> subprocess.CompletedProcess[str]:
    """Run the program as a user of its own, whose home is ``home``."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_") and name != "PYTHONPATH"}
    kept |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        env=kept,
        cwd=home,
        check=False,
    )


def left_in(home: Path) -> list[Path]:
    """What the program left in a home, without what Qt and fontconfig keep for themselves."""
    return [path for path in home.rglob("*") if path.is_file() and ".cache" not in path.parts]


def test_smoke_test(tmp_path: Path) -> None:
    done = run("--smoke-test", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "passed" in done.stderr
    assert not left_in(tmp_path)


def test_first_paint_is_measured_and_leaves_nothing(tmp_path: Path) -> None:
    done = run("--bench-first-paint", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("first paint ")
    assert not left_in(tmp_path)


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import carloan_desk.app.start, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout.split()
    ours = {name for name in loaded if name.startswith("carloan_desk.") and name.count(".") > 1}
    assert ours == {
        "carloan_desk.app.arguments",
        "carloan_desk.app.start",
        "carloan_desk.ui.preferences",
        "carloan_desk.ui.window",
    }
    assert not {"sqlalchemy", "reportlab", "pyqtgraph"}.intersection(loaded)


def test_the_bare_window_has_the_ground_of_the_theme() -> None:
    assert {"light": LIGHT.bg, "dark": DARK.bg} == GROUND


def test_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse([]) == Arguments()
    assert parse(["--demo", "--lang", "en", "--today", "2026-11-23"]).today == date(2026, 11, 23)
    for wrong in (["--lang", "fr"], ["--today", "soon"], ["--no-such"]):
        with pytest.raises(SystemExit) as ended:
            parse(wrong)
        assert ended.value.code == 2
    capsys.readouterr()


PAGES = ("today", "clients", "deals", "quote", "loans", "commission", "playbook", "settings")


def test_the_tour(tmp_path: Path) -> None:
    folder = tmp_path / "图 1"
    done = run("--tour", str(folder), "--today", "2026-11-23", home=tmp_path)
    assert done.returncode == 0, done.stderr
    files = {path.name for path in folder.iterdir()}
    expected = {f"{page}.png" for page in PAGES}
    for prefix in ("dark", "english", "text-200", "masked"):
        expected |= {f"{prefix}-{page}.png" for page in (*PAGES, "client", "deal")}
    expected |= {f"empty-{page}.png" for page in PAGES}
    expected |= {f"settings-{panel}.png" for panel in ("products", "safety", "history", "bin")}
    expected |= {"application.pdf", "schedule.pdf", "preview-application.png", "preview-schedule.png"}
    expected |= {"dialog-new-client.png", "dialog-palette.png"}
    assert expected <= files, expected - files
    steps = [name for name in files if re.fullmatch(r"deal-\d\d-[a-z]+\.png", name)]
    assert len(steps) == len({name[:7] for name in steps}) == 10
    for name in sorted(files):
        if name.endswith(".pdf"):
            assert len(pypdfium2.PdfDocument(folder / name)) >= 1
            continue
        picture = QImage(str(folder / name))
        assert picture.width() > 200, name
        small = picture.scaled(160, 90)
        colours = {small.pixel(x, y) for x in range(160) for y in range(90)}
        assert len(colours) > 20, f"{name} shows next to nothing"
    assert not [path for path in left_in(tmp_path) if folder not in path.parents]


# Crash report and log


def test_a_crash_report_names_nobody() -> None:
    try:
        raise ValueError(f"client {NAME} 'Wang Lei' {PHONE} {ID} owes 150000.00")
    except ValueError as error:
        report = log.crash_report(type(error), error, error.__traceback__)
    assert "ValueError" in report
    assert "test_program.py" in report
    for secret in (NAME, "Wang", PHONE, ID, "150000"):
        assert secret not in report


@pytest.fixture
def program(start: Start, demo_folder: Path) -> Program:
    """The program over a demo, unlocked."""
    made = start(workspace=demo_folder)
    line = seen(doorstep(made), TextField)[0].line
    type_text(line, demo.PASSCODE)
    QTest.keyClick(line, Qt.Key.Key_Return)
    enter(made)
    return made


def crash_shown(program: Program) -> CrashDialog | None:
    return next((each for each in program.window.findChildren(CrashDialog) if each.isVisible()), None)


def test_a_bug_on_the_worker_reaches_the_crash_dialog(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", program._unexpected)

    def bug() -> None:
        raise RuntimeError(f"about {NAME} {PHONE}")

    program.desk.run(bug, lambda _: None, program.window)
    wait_for(lambda: crash_shown(program), program.desk)
    dialog = crash_shown(program)
    assert dialog is not None
    shown = "\n".join(texts(dialog))
    assert "RuntimeError" in shown
    assert NAME not in shown
    assert PHONE not in shown
    press(dialog, text="复制")
    assert NAME not in QApplication.clipboard().text()
    assert "RuntimeError" in QApplication.clipboard().text()
    press(dialog, text="继续")
    settle(program.desk)
    assert crash_shown(program) is None
    # One can go on working.
    program.shell.open("clients", None)
    settle(program.desk)
    assert program.shell.current_page is not None
    written = (tmp_path / "logs" / "desk.log").read_text("utf-8")
    assert "RuntimeError" in written
    assert NAME not in written
    assert PHONE not in written


def test_a_bug_in_the_window_reaches_the_crash_dialog(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def bug() -> None:
        raise KeyError(NAME)

    try:
        bug()
    except KeyError as error:
        program._unexpected(type(error), error, error.__traceback__)
    wait_for(lambda: crash_shown(program), program.desk)
    assert NAME not in "\n".join(texts(crash_shown(program)))  # type: ignore[arg-type]


def test_the_log_holds_no_client(program: Program, tmp_path: Path) -> None:
    person = Client(name=NAME, mobile=PHONE, id_number=ID, source=Source.PHONE, created_on=program.desk.today())
    program.desk.act(lambda workspace: clients.add(workspace, person), program.window)
    settle(program.desk)
    for page in PAGES:
        program.shell.open(page, None)
        settle(program.desk)
    log.error("something about %s", f"{NAME} {PHONE} {ID}")
    stop(program)
    for file in (tmp_path / "logs").iterdir():
        written = file.read_text("utf-8")
        for secret in (NAME, PHONE, ID):
            assert secret not in written


def test_the_window_is_remembered(program: Program, start: Start, demo_folder: Path, tmp_path: Path) -> None:
    program.window.resize(1111, 777)
    settle(program.desk)
    stop(program)
    assert (tmp_path / "window.ini").exists()
    again = start(workspace=demo_folder)
    # The screen of a test is small, and a window is put where it can be seen; the default is 1366 × 768.
    assert (again.window.width(), again.window.height()) != (1366, 768)


# The clock


def test_a_clock_set_back_breaks_nothing(program: Program, clock: Clock, start: Start, demo_folder: Path) -> None:
    """History keeps its order by number, backups by theirs; what is dated later is still there."""
    clock.move(days=-400)
    person = Client(name=NAME, mobile=PHONE, source=Source.PHONE, created_on=program.desk.today())
    program.desk.act(lambda workspace: clients.add(workspace, person), program.window)
    settle(program.desk)
    for page in PAGES:
        program.shell.open(page, None)
        settle(program.desk)
    workspace = program.desk.workspace
    assert workspace.verify_history() is None
    assert workspace.history(limit=1)[0].summary.action == "client.add"
    program.shell.undo()
    settle(program.desk)
    assert not clients.search(workspace, NAME)


def test_a_stamp_in_the_title_names_nobody(program: Program) -> None:
    program.shell.open("clients", 1)
    settle(program.desk)
    person = clients.view(program.desk.workspace, 1).client
    assert person.name not in program.window.windowTitle()
