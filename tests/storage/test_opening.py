"""Opening: every fault has a name, and none costs data."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from carloan_desk.domain.client import Client
from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import backup, database, vault
from carloan_desk.storage.migrations import VERSION
from carloan_desk.storage.workspace import (
    Workspace,
    list_backups,
    open_workspace,
    restore_backup,
    sync_warning,
)
from tests.storage.entities import dump
from tests.storage.people import add, client, deal, refused, rename

ROOT = Path(__file__).parents[2]


def state_of(folder: Path, data_key: bytes) -> str:
    workspace = open_workspace(folder, data_key)
    try:
        with workspace.reading() as reader:
            return dump(reader)
    finally:
        workspace.close()


def populated(workspace: Workspace) -> str:
    """Two backups, a change after the second; returns the state at the second."""
    add(workspace, *(client(f"客户{number}", note="长备注" * 50) for number in range(60)))
    workspace.backup()
    add(workspace, *(deal(number + 1) for number in range(20)))
    workspace.backup()
    with workspace.reading() as reader:
        state = dump(reader)
    rename(workspace, 1, "之后")
    workspace.close()
    return state


def test_a_new_workspace_is_empty_and_opens_again(folder: Path, created: vault.Created) -> None:
    open_workspace(folder, created.data_key).close()
    assert sorted(path.name for path in folder.iterdir()) == ["desk.db", "left.json", "vault.json", "workspace.lock"]
    empty = state_of(folder, created.data_key)
    assert "client" in empty
    assert list_backups(folder) == []


def test_without_a_vault_nothing_opens(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        assert refused(open_workspace, folder, bytes(32)).code == "vault.missing"
    assert list(tmp_path.iterdir()) == []


def test_wrong_key_touches_nothing(workspace: Workspace, folder: Path) -> None:
    add(workspace, client())
    workspace.close()
    before = (folder / "desk.db").read_bytes()
    assert refused(open_workspace, folder, bytes(32)).code == "workspace.wrong_key"
    assert (folder / "desk.db").read_bytes() == before
    assert not list_backups(folder)


def test_a_second_window_is_refused_until_the_first_closes(workspace: Workspace, created: vault.Created) -> None:
    add(workspace, client())
    assert refused(open_workspace, workspace.folder, created.data_key).code == "workspace.locked"
    assert (
        refused(restore_backup, workspace.folder, workspace.backup(), created.data_key, now=workspace.now).code
        == "workspace.locked"
    )
    rename(workspace, 1, "王五")  # the first is not disturbed
    workspace.close()
    workspace.close()
    open_workspace(workspace.folder, created.data_key).close()


def test_a_second_program_is_refused_and_a_killed_one_lets_go(folder: Path, created: vault.Created) -> None:
    command = [sys.executable, "-m", "tests.storage.writer", str(folder), created.data_key.hex(), "hold"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert refused(open_workspace, folder, created.data_key).code == "workspace.locked"
        other.kill()
        other.wait()
        open_workspace(folder, created.data_key).close()


# Damage --------------------------------------------------------------------------------------------------------------


def damage(path: Path, kind: str) -> None:
    content = bytearray(path.read_bytes())
    if kind == "header":
        content[:100] = bytes(100)
    elif kind == "salt":
        content[0] ^= 1
    elif kind == "page":
        content[8 * 4096 + 17] ^= 255
    elif kind == "last page":
        content[-2000] ^= 1
    elif kind == "empty":
        content.clear()
    elif kind == "short":
        del content[1000:]
    elif kind == "half":
        del content[len(content) // 8192 * 4096 :]
    elif kind == "one page less":
        del content[-4096:]
    elif kind == "plain":
        content[:] = b"SQLite format 3\0" + bytes(4080)
    path.write_bytes(content)


@pytest.mark.parametrize(
    "kind", ["header", "salt", "page", "last page", "empty", "short", "half", "one page less", "plain", "missing"]
)
def test_a_damaged_database_is_set_aside_and_the_newest_backup_restored(
    workspace: Workspace, created: vault.Created, kind: str
) -> None:
    folder, path = workspace.folder, workspace.folder / "desk.db"
    at_backup = populated(workspace)
    if kind == "missing":
        path.unlink()
    else:
        damage(path, kind)
    damaged = path.read_bytes() if path.exists() else None

    for _ in range(2):  # being refused changes nothing
        error = refused(open_workspace, folder, created.data_key)
        assert error.code == "workspace.damaged"
        newest = error.params["backup"]
        assert newest == list_backups(folder)[0]
        assert (path.read_bytes() if path.exists() else None) == damaged
    assert len(list_backups(folder)) == 2

    aside = restore_backup(folder, newest.path, created.data_key, now=workspace.now)
    assert state_of(folder, created.data_key) == at_backup
    if damaged is None:
        assert aside is None
    else:
        assert aside is not None
        assert (aside / "desk.db").read_bytes() == damaged


def test_damage_in_any_page_is_noticed_or_harmless(workspace: Workspace, created: vault.Created) -> None:
    folder, path = workspace.folder, workspace.folder / "desk.db"
    add(workspace, *(client(f"客户{number}") for number in range(30)))
    workspace.close()
    good, state = path.read_bytes(), state_of(folder, created.data_key)
    noticed = 0
    for page in range(len(good) // 4096):
        changed = bytearray(good)
        changed[page * 4096 + 2000] ^= 4
        path.write_bytes(changed)
        try:
            found = state_of(folder, created.data_key)
        except DomainError as error:
            found = error.code
        noticed += found == "workspace.damaged"
        assert found in ("workspace.damaged", state)  # the state, if the page holds nothing
    assert noticed > 30


def test_a_damaged_backup_is_never_offered(workspace: Workspace, created: vault.Created) -> None:
    folder = workspace.folder
    populated(workspace)
    newest, older = list_backups(folder)
    content = bytearray(newest.path.read_bytes())
    content[len(content) // 2] ^= 1
    newest.path.write_bytes(content)
    damage(folder / "desk.db", "header")
    assert refused(open_workspace, folder, created.data_key).params["backup"] == older
    error = refused(restore_backup, folder, newest.path, created.data_key, now=workspace.now)
    assert error.code == "backup.damaged"
    older.path.write_bytes(b"")
    assert refused(open_workspace, folder, created.data_key).params["backup"] is None


def test_damage_met_while_working_has_a_name(workspace: Workspace, created: vault.Created) -> None:
    folder, path = workspace.folder, workspace.folder / "desk.db"
    add(workspace, *(client(f"客户{number}", note="长备注" * 200) for number in range(300)))
    workspace.close()
    opened = open_workspace(folder, created.data_key)
    opened._engine.dispose()  # nothing in the page cache
    content = bytearray(path.read_bytes())
    for page in range(60, len(content) // 4096):
        content[page * 4096 + 9] ^= 1
    path.write_bytes(content)

    def read_everything() -> None:
        with opened.reading() as reader:
            reader.all(Client)

    assert refused(read_everything).code == "workspace.damaged"
    opened.close()


def test_only_what_was_left_in_good_order_is_opened_without_reading_it_all(
    folder: Path, created: vault.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[int] = []
    thorough = backup.check_integrity
    monkeypatch.setattr(backup, "check_integrity", lambda connection: (checked.append(1), thorough(connection)))

    def checks() -> int:
        checked.clear()
        open_workspace(folder, created.data_key).close()
        return len(checked)

    checks()
    assert checks() == 0
    (folder / "left.json").unlink()  # as after a crash
    assert checks() == 1
    assert checks() == 0
    (folder / "left.json").write_text("[1, 2")
    assert checks() == 1
    path = folder / "desk.db"
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))  # something else wrote it
    assert checks() == 1
    opened = open_workspace(folder, created.data_key)
    assert not (folder / "left.json").exists()
    opened.close(damaged=True)
    assert checks() == 1


def test_damage_that_left_no_trace_is_found_after_it_was_met(workspace: Workspace, created: vault.Created) -> None:
    folder, path = workspace.folder, workspace.folder / "desk.db"
    add(workspace, *(client(f"客户{number}", note="长备注" * 200) for number in range(300)))
    workspace.backup()
    workspace.close()
    times = path.stat()
    content = bytearray(path.read_bytes())
    pages = len(content) // 4096
    for page in range(pages // 4, pages):  # behind the tables' first pages
        content[page * 4096 + 9] ^= 1
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    opened = open_workspace(folder, created.data_key)

    def read_everything() -> None:
        with opened.reading() as reader:
            reader.all(Client)

    assert refused(read_everything).code == "workspace.damaged"
    opened.close(damaged=True)
    error = refused(open_workspace, folder, created.data_key)
    assert (error.code, error.params["backup"]) == ("workspace.damaged", list_backups(folder)[0])


def test_a_damaged_log_loses_the_newest_actions_only(folder: Path, created: vault.Created) -> None:
    """Killed with a full log whose end is garbled: what is before stands, and hangs together."""
    command = [sys.executable, "-m", "tests.storage.writer", str(folder), created.data_key.hex(), "write", "3", "30"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    acknowledged = done.stdout.splitlines()
    assert len(acknowledged) == 30
    log = folder / "desk.db-wal"
    content = bytearray(log.read_bytes())
    content[len(content) * 2 // 3] ^= 1
    log.write_bytes(content)
    workspace = open_workspace(folder, created.data_key)
    assert workspace.verify_history() is None
    assert 0 < workspace.history()[0].summary.seq < 30
    workspace.close()


def test_a_newer_database_is_left_alone(workspace: Workspace, created: vault.Created) -> None:
    folder, path = workspace.folder, workspace.folder / "desk.db"
    add(workspace, client())
    workspace.close()
    with closing(database.connect(path, vault.subkey(created.data_key, "database"))) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    error = refused(open_workspace, folder, created.data_key)
    assert (error.code, error.params) == ("workspace.newer", {"version": VERSION + 1, "known": VERSION})
    assert path.read_bytes() == before
    assert list_backups(folder) == []


def test_what_a_crash_left_half_made_is_in_nobodys_way(folder: Path, created: vault.Created) -> None:
    for name in ("desk.db.new", "desk.db.new-wal", "vault.json.new", "attempts.json.new"):
        (folder / name).write_bytes(b"half")
    workspace = open_workspace(folder, created.data_key)
    add(workspace, client())
    (folder / "backups").mkdir()
    (folder / "backups" / "desk-000001-aa.clbackup.db.new").write_bytes(b"half")
    assert workspace.backup() is not None
    workspace.close()


# Cloud folders -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "client_name"),
    [
        ("C/Users/王/OneDrive/车贷", "OneDrive"),
        ("C/Users/王/OneDrive - 某汽贸/车贷", "OneDrive"),
        ("D/我的坚果云/desk", "坚果云 Nutstore"),
        ("home/w/Nutstore Files/desk", "坚果云 Nutstore"),
        ("D/BaiduSyncdisk/desk", "百度网盘"),
        ("D/百度网盘同步空间/desk", "百度网盘"),
        ("Users/w/Library/Mobile Documents/com~apple~CloudDocs/desk", "iCloud"),
        ("C/Users/w/iCloudDrive/desk", "iCloud"),
        ("home/w/Dropbox (个人)/desk", "Dropbox"),
        ("D/WPS云盘/desk", "WPS 云盘"),
        ("D/WPSDrive/123/desk", "WPS 云盘"),
        ("Users/w/Library/CloudStorage/GoogleDrive-w@example.com/My Drive/desk", "Google Drive"),
        ("Users/w/Library/CloudStorage/OneDrive-个人/desk", "OneDrive"),
        ("D/阿里云盘/desk", "阿里云盘"),
        ("home/w/documents/desk", None),
        ("home/w/my onedrive notes/desk", None),
        ("home/dropboxer/desk", None),
    ],
)
def test_cloud_folders_are_named(tmp_path: Path, path: str, client_name: str | None) -> None:
    assert sync_warning(tmp_path / path) == client_name


def test_a_cloud_folder_of_any_name_is_known_by_its_mark(tmp_path: Path) -> None:
    (tmp_path / "work" / "desk").mkdir(parents=True)
    (tmp_path / "work" / ".nutstore").mkdir()
    assert sync_warning(tmp_path / "work" / "desk") == "坚果云 Nutstore"
