"""What stands before the workspace, by typing and clicking."""

import errno
import os
from pathlib import Path

import keyring
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget

from carloan_desk.app.start import Program
from carloan_desk.domain.client import Client, Source
from carloan_desk.services import clients, demo, workspaces
from carloan_desk.storage import attempts, database, vault
from carloan_desk.storage.vault import Created
from carloan_desk.ui.doorstep import Doorstep
from carloan_desk.ui.widgets.forms import TextField
from tests.app.program import Start, doorstep, enter, stop
from tests.ui.fixtures import PASSCODE
from tests.ui.hand import Clock, collect, keys, press, seen, settle, shows, texts, turn, type_text, wait_for


@pytest.fixture
def created(folder: Path, clock: Clock) -> Created:
    """A workspace with one client in it, closed."""
    made = workspaces.create(folder, PASSCODE)
    workspace = workspaces.open(folder, made.data_key, clock)
    person = Client(name="司马青衫", mobile="19900007777", source=Source.PHONE, created_on=clock().date())
    clients.add(workspace, person)
    workspace.backup()
    workspace.close()
    return made


def type_passcode(program: Program, *passcodes: str) -> None:
    fields = seen(doorstep(program), TextField)
    for field, text in zip(fields, passcodes, strict=True):
        type_text(field.line, text)
    QTest.keyClick(fields[-1].line, Qt.Key.Key_Return)
    settle(program.desk)


def there(program: Program) -> list[str]:
    return [row.name for row in clients.search(program.desk.workspace, "")]


# First start


def test_first_start(start: Start, folder: Path) -> None:
    program = start()
    card = doorstep(program)
    assert all(field.line.echoMode() is QLineEdit.EchoMode.Password for field in seen(card, TextField))
    type_passcode(program, "long enough 1", "long enough 2")
    assert shows(card, "两次输入不一致")
    assert not workspaces.exists(folder)
    type_passcode(program, "abc", "abc")
    assert shows(card, "至少")
    assert not workspaces.exists(folder)
    turn(50)
    for field in seen(card, TextField):
        assert field.line.height() >= field.line.sizeHint().height()  # the message takes no room from the fields
    assert "至少" in " ".join(texts(seen(card, TextField)[0]))  # it stands beside its field
    type_passcode(program, PASSCODE, PASSCODE)
    key = seen(card, QLineEdit, name="doorstep.recovery_key")[0]
    assert key.isReadOnly()
    shown = key.text()
    go = seen(card, QWidget, name="doorstep.open")[0]
    assert not go.isEnabled()
    box = seen(card, QCheckBox)[0]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert go.isEnabled()
    press(card, name="doorstep.open")
    enter(program)
    stop(program)
    assert workspaces.unlock_with_recovery(folder, shown) == workspaces.unlock(folder, PASSCODE)


def test_nothing_typed_makes_nothing(start: Start, folder: Path) -> None:
    program = start()
    press(doorstep(program), name="doorstep.make")
    settle(program.desk)
    assert shows(doorstep(program), "请填写")
    assert not workspaces.exists(folder)


def test_without_a_keychain_the_passcode_is_asked(start: Start, folder: Path) -> None:
    program = start()
    card = doorstep(program)
    seen(card, QCheckBox)[0].setChecked(True)
    type_passcode(program, PASSCODE, PASSCODE)
    assert shows(card, "钥匙串")
    # Nothing half-made stands in the way of a start without the keychain.
    seen(card, QCheckBox)[0].setChecked(False)
    type_passcode(program, PASSCODE, PASSCODE)
    assert seen(card, QLineEdit, name="doorstep.recovery_key")


class _Keychain(KeyringBackend):
    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_with_a_keychain_nothing_is_asked_until_it_forgets(
    start: Start, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keychain = _Keychain()
    before = keyring.get_keyring()
    keyring.set_keyring(keychain)
    try:
        created = workspaces.create(folder, PASSCODE, use_keychain=True)
        workspaces.open(folder, created.data_key, clock).close()
        program = start()
        enter(program)
        stop(program)
        keychain.kept.clear()
        program = start()
        settle(program.desk)
        type_passcode(program, PASSCODE)
        enter(program)
        stop(program)
    finally:
        keyring.set_keyring(before)


def test_a_synchronised_folder_is_warned_of(start: Start, tmp_path: Path) -> None:
    program = start(workspace=tmp_path / "OneDrive" / "车贷")
    assert shows(doorstep(program), "OneDrive")


def test_a_folder_that_cannot_be_written(start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()

    def refuse(_path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        type_passcode(program, PASSCODE, PASSCODE)
    assert shows(doorstep(program), "无法写入")
    assert not program.desk.is_open
    # With the permission given, it goes on from here.
    type_passcode(program, PASSCODE, PASSCODE)
    assert seen(doorstep(program), QLineEdit, name="doorstep.recovery_key")


def test_a_full_disk(start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        type_passcode(program, PASSCODE, PASSCODE)
    assert shows(doorstep(program), "磁盘")
    assert not workspaces.exists(folder)


# Unlock


def test_unlock(start: Start, created: Created) -> None:
    program = start()
    type_passcode(program, PASSCODE)
    enter(program)
    assert there(program) == ["司马青衫"]


def test_a_wrong_passcode_waits_and_loses_nothing(
    start: Start, created: Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "_FIRST_WAIT", 1)
    program = start()
    card = doorstep(program)
    for _ in range(3):
        type_passcode(program, "not this one")
        assert shows(card, "密码不对")
        assert shows(card, "资料不会丢失")
        assert not program.desk.is_open
    assert not card._card.isEnabled()
    wait_for(card._card.isEnabled, program.desk)
    turn(100)  # the watch that counts has whole seconds
    type_passcode(program, PASSCODE)
    enter(program)
    assert there(program) == ["司马青衫"]


def test_the_recovery_key_as_people_type_it(start: Start, created: Created) -> None:
    program = start()
    card = doorstep(program)
    press(card, text="恢复密钥")
    settle(program.desk)
    wrong = vault.create(program.folder.parent / "another", PASSCODE).recovery_key
    type_passcode(program, wrong)
    assert shows(card, "另一个工作区")
    type_passcode(program, "12 34")
    assert not program.desk.is_open
    type_passcode(program, created.recovery_key.replace("-", " ").lower())
    enter(program)
    assert there(program) == ["司马青衫"]


def test_the_way_back_from_the_recovery_key(start: Start, created: Created) -> None:
    program = start()
    press(doorstep(program), text="恢复密钥")
    settle(program.desk)
    press(doorstep(program), text="返回")
    settle(program.desk)
    type_passcode(program, PASSCODE)
    enter(program)


def test_open_elsewhere(start: Start, created: Created, folder: Path, clock: Clock) -> None:
    other = workspaces.open(folder, created.data_key, clock)
    program = start()
    type_passcode(program, PASSCODE)
    assert shows(doorstep(program), "另一个窗口")
    assert not program.desk.is_open
    other.close()
    type_passcode(program, PASSCODE)
    enter(program)


def test_a_second_window(start: Start, created: Created) -> None:
    first = start()
    type_passcode(first, PASSCODE)
    enter(first)
    second = start()
    type_passcode(second, PASSCODE)
    assert shows(doorstep(second), "另一个窗口")
    stop(second)
    assert there(first) == ["司马青衫"]
    stop(first)


# Damage


def test_a_damaged_database_is_restored_from_a_backup(start: Start, created: Created, folder: Path) -> None:
    path = folder / database.FILE_NAME
    content = bytearray(path.read_bytes())
    content[100:4000] = os.urandom(3900)
    path.write_bytes(content)
    program = start()
    type_passcode(program, PASSCODE)
    card = doorstep(program)
    assert shows(card, "数据库已损坏")
    press(card, text="2026-11-23 10:00")
    enter(program)
    assert there(program) == ["司马青衫"]


def test_damage_met_while_working_leads_to_the_backups(start: Start, created: Created, folder: Path) -> None:
    program = start()
    type_passcode(program, PASSCODE)
    enter(program)
    program.desk.workspace.backup()
    path = folder / database.FILE_NAME
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    program.desk.workspace._engine.dispose()
    path.write_bytes(content)
    program.shell.open("deals", None)
    wait_for(lambda: isinstance(program.shell.doorstep, Doorstep), program.desk)
    wait_for(lambda: seen(doorstep(program), TextField), program.desk)  # shown a turn after it stands there
    type_passcode(program, PASSCODE)
    card = doorstep(program)
    assert shows(card, "数据库已损坏")
    press(card, text="2026-11-23 10:00")
    enter(program)
    assert there(program) == ["司马青衫"]


def test_a_damaged_database_without_a_backup(start: Start, created: Created, folder: Path) -> None:
    (folder / database.FILE_NAME).write_bytes(b"")
    for backup in workspaces.backups(folder):
        backup.path.unlink()
    program = start()
    type_passcode(program, PASSCODE)
    assert shows(doorstep(program), "没有可用备份")


def test_a_database_of_a_newer_version(start: Start, created: Created, folder: Path) -> None:
    connection = sqlcipher.connect(folder / database.FILE_NAME)
    key = vault.subkey(created.data_key, "database")
    connection.close()
    connection = database.connect(folder / database.FILE_NAME, key)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()
    program = start()
    type_passcode(program, PASSCODE)
    assert shows(doorstep(program), "更新版本写入")
    assert not program.desk.is_open


def test_a_damaged_vault(start: Start, created: Created, folder: Path) -> None:
    (folder / "vault.json").write_text("{")
    program = start()
    assert shows(doorstep(program), "vault.json")


# Demo


def test_a_demo_is_thrown_away(start: Start) -> None:
    program = start(demo=True)
    enter(program)
    folder = program.folder
    assert workspaces.exists(folder)
    assert len(there(program)) > 40
    program.desk.job_changed.emit("", 0, 0)  # a long piece of work ends after the demo's own
    stop(program)
    assert not folder.exists()


def test_a_demo_is_kept_where_it_is_asked_for(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "示例 1"
    program = start(demo=True, workspace=folder)
    enter(program)
    stop(program)
    assert workspaces.unlock(folder, demo.PASSCODE)
    program = start(demo=True, workspace=folder)
    enter(program)
    assert len(there(program)) > 40


# Lock


def test_lock_forgets_every_page(start: Start, demo_folder: Path) -> None:
    program = start(workspace=demo_folder)
    type_passcode(program, demo.PASSCODE)
    enter(program)
    person = clients.view(program.desk.workspace, 1).client
    for page in ("today", "clients", "deals", "loans", "commission", "settings", "quote", "playbook"):
        program.shell.open(page, None)
        settle(program.desk)
    program.shell.open("clients", 1)
    settle(program.desk)
    assert person.name in set(texts(program.shell))
    keys(program.shell, "Ctrl+L")
    settle(program.desk)
    collect()
    assert not program.desk.is_open
    assert isinstance(program.shell.doorstep, Doorstep)
    left = "\n".join(text for each in QApplication.topLevelWidgets() for text in texts(each, hidden=True))
    assert person.name not in left
    assert person.id_number not in left
    assert person.mobile[-4:] not in left
    type_passcode(program, demo.PASSCODE)
    enter(program)


def test_lock_while_a_dialog_is_open(start: Start, demo_folder: Path) -> None:
    """What was being typed is not left standing before a locked desk."""
    program = start(workspace=demo_folder)
    type_passcode(program, demo.PASSCODE)
    enter(program)
    program.shell.quick_add()
    settle(program.desk)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    type_text(dialog.fields["name"].line, "上官无名")  # type: ignore[attr-defined]
    program.lock()
    settle(program.desk)
    collect()
    assert QApplication.activeModalWidget() is None
    left = "\n".join(text for each in QApplication.topLevelWidgets() for text in texts(each, hidden=True))
    assert "上官无名" not in left


def test_lock_while_something_is_read(start: Start, demo_folder: Path) -> None:
    program = start(workspace=demo_folder)
    type_passcode(program, demo.PASSCODE)
    enter(program)
    program.shell.open("loans", None)
    program.lock()
    settle(program.desk)
    type_passcode(program, demo.PASSCODE)
    enter(program)
