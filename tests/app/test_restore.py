"""A workspace goes on, on another computer, from a backup that was copied elsewhere."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carloan_desk.domain.client import Client, Source
from carloan_desk.services import clients, workspaces
from carloan_desk.ui.widgets.forms import TextField
from tests.app.program import Start, doorstep
from tests.ui.fixtures import PASSCODE
from tests.ui.hand import Clock, seen, settle, shows, type_text


def _backup(folder: Path, clock: Clock) -> Path:
    made = workspaces.create(folder / "old", PASSCODE)
    workspace = workspaces.open(folder / "old", made.data_key, clock)
    person = Client(name="司马青衫", mobile="19900007777", source=Source.PHONE, created_on=clock().date())
    clients.add(workspace, person)
    workspace.export_backup(folder / "stick.backup")
    workspace.close()
    return folder / "stick.backup"


def test_begins_from_a_backup(start: Start, tmp_path: Path, clock: Clock) -> None:
    copy = _backup(tmp_path, clock)
    program = start()
    doorstep(program).restore_from(copy)
    settle(program.desk)
    (field,) = seen(doorstep(program), TextField)
    type_text(field.line, PASSCODE)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    settle(program.desk)
    assert [row.name for row in clients.search(program.desk.workspace, "")] == ["司马青衫"]


def test_refuses_a_file_that_is_no_backup(start: Start, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "photo.backup").write_bytes(b"not a backup")
    program = start()
    card = doorstep(program)
    card.restore_from(tmp_path / "photo.backup")
    settle(program.desk)
    assert shows(card, "这份备份已损坏，可尝试另一份。")
    assert not workspaces.exists(folder)
