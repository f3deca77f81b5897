"""History, bin, backups, and the workspace as a whole: made, unlocked, recovered, restored."""

from datetime import datetime, time
from pathlib import Path

import pypdf
import pytest

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import clients, safety, workspaces
from carloan_desk.storage.workspace import Workspace
from tests.services.conftest import PASSCODE, now
from tests.services.manager import TODAY, Manager, refusal


def test_the_history_tells_what_was_done(manager: Manager) -> None:
    client_id = manager.client()
    clients.edit(manager.workspace, client_id, {"city": "郑州"})
    manager.workspace.undo()
    found = [(item.summary.kind, item.summary.action) for item in safety.history(manager.workspace)]
    assert found == [("undo", "client.edit"), ("do", "client.edit"), ("do", "client.add")]
    assert len(safety.history(manager.workspace, limit=1)) == 1
    assert safety.verify(manager.workspace) == safety.Seals(None, None)


def test_backups_are_listed_and_put_back(folder: Path) -> None:
    key = workspaces.create(folder, PASSCODE).data_key
    workspace = workspaces.open(folder, key, now)
    Manager(workspace).client(name="曾乐")
    assert workspaces.backups(folder) == []
    workspace.backup()
    (backup,) = safety.backups(folder)
    Manager(workspace).client(name="单雯", mobile="19900009999")
    workspace.close()
    workspaces.restore(folder, backup, key, now)
    workspace = workspaces.open(folder, workspaces.unlock(folder, PASSCODE), now)
    assert [row.name for row in clients.search(workspace, "")] == ["曾乐"]
    workspace.close()


def test_a_lost_laptop_is_replaced_from_a_copy_kept_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    Manager(workspace).client(name="曾乐")
    copy, new = tmp_path / "U 盘" / "carloan-desk.backup", tmp_path / "新电脑" / "车贷 工作台"
    copy.parent.mkdir()
    workspace.export_backup(copy)
    workspaces.adopt(new, copy)
    key = workspaces.unlock(new, PASSCODE)
    workspaces.restore_file(new, copy, key, now)
    opened = workspaces.open(new, key, now)
    assert [row.name for row in clients.search(opened, "")] == ["曾乐"]
    assert safety.verify(opened) == safety.Seals(None, None)
    opened.close()
    assert refusal(workspaces.adopt, new, copy).code == "vault.exists"


def test_an_open_workspace_is_not_put_back(workspace: Workspace, folder: Path) -> None:
    Manager(workspace).client()
    workspace.backup()
    (backup,) = workspaces.backups(folder)
    assert refusal(workspaces.restore, folder, backup, b"0" * 32, now).code == "workspace.locked"


def test_ways_in(folder: Path) -> None:
    assert not workspaces.exists(folder)
    created = workspaces.create(folder, PASSCODE)
    assert workspaces.exists(folder)
    assert (workspaces.ways_in(folder).passcode, workspaces.ways_in(folder).keychain) == (True, False)
    assert workspaces.unlock(folder, PASSCODE) == created.data_key
    assert workspaces.unlock_with_recovery(folder, created.recovery_key.lower()) == created.data_key
    with pytest.raises(DomainError, match=r"vault\.wrong_passcode"):
        workspaces.unlock(folder, "not this one")
    with pytest.raises(DomainError, match=r"vault\."):
        workspaces.unlock_with_keychain(folder)


def test_a_second_window_is_refused(workspace: Workspace, folder: Path) -> None:
    del workspace
    key = workspaces.unlock(folder, PASSCODE)
    assert refusal(workspaces.open, folder, key, now).code == "workspace.locked"


def test_folders_of_cloud_clients_are_named(tmp_path: Path) -> None:
    assert workspaces.sync_warning(tmp_path) is None
    assert workspaces.sync_warning(tmp_path / "OneDrive - 示例" / "车贷") == "OneDrive"


def test_the_recovery_sheet_is_one_page(folder: Path, tmp_path: Path) -> None:
    key = workspaces.create(folder, PASSCODE).recovery_key
    file = tmp_path / "sheet.pdf"
    file.write_bytes(workspaces.recovery_sheet(key, datetime.combine(TODAY, time(9))))
    (page,) = pypdf.PdfReader(file).pages
    letters = [
        line for line in page.extract_text().splitlines() if len(line) == 1 and (line.isalpha() or line.isdigit())
    ]
    assert sorted(letters) == sorted([*key.replace("-", ""), *"123456"])


def test_the_keychain_of_this_computer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the keychain gives is handed on; how it is kept is the storage's own affair."""
    monkeypatch.setattr("carloan_desk.storage.vault.unlock_with_keychain", lambda _folder: b"key")
    assert workspaces.unlock_with_keychain(folder) == b"key"
