"""Nothing readable on disk: a name, a phone number and an ID number are looked for in every byte."""

from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.client import Client
from carloan_desk.domain.papers import Attachment
from carloan_desk.storage import vault
from carloan_desk.storage.workspace import Workspace, list_backups, open_workspace, restore_backup
from tests.storage.conftest import PASSCODE
from tests.storage.people import add, client, commit, deal, refused

NAME, MOBILE, ID_NUMBER, PLATE = "独孤求败甲", "19900007531", "990101199001018642", "沪Z97531"


def secrets_of(created: vault.Created) -> list[bytes]:
    words = [NAME, MOBILE, ID_NUMBER, PLATE, PASSCODE, created.recovery_key, created.recovery_key.replace("-", "")]
    words += ["duguqiubaijia", "dgqbj", MOBILE[3:], ID_NUMBER[-8:]]
    found = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    for key in (created.data_key, *(vault.subkey(created.data_key, p) for p in ("database", "files", "history"))):
        found += [key, key.hex().encode(), key.hex().upper().encode()]
    return found


def readable(folder: Path, secrets: list[bytes]) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes() + str(path).encode()
            found += [f"{path.name}: {secret!r}" for secret in secrets if secret in content]
    return found


def test_every_byte_of_the_workspace(workspace: Workspace, created: vault.Created, capfd: Any) -> None:
    folder = workspace.folder
    secrets = secrets_of(created)
    add(workspace, client(NAME, mobile=MOBILE, id_number=ID_NUMBER, note=NAME * 100))
    add(workspace, deal(1, plate=PLATE))
    key = workspace.files.put(f"{NAME} {MOBILE} {ID_NUMBER}".encode() * 50)
    pdf = {"name": f"{NAME}.pdf", "media_type": "application/pdf", "size": 9, "key": key}
    add(workspace, Attachment(client_id=1, deal_id=1, added_at=workspace.now(), **pdf))
    commit(workspace, lambda work: work.set_setting("last", [NAME]), "x", name=NAME)
    assert (folder / "desk.db-wal").stat().st_size > 0
    assert readable(folder, secrets) == []  # while it is open

    workspace.backup()
    commit(workspace, lambda work: work.delete(work.get(Client, 1)), "client.delete", name=NAME)
    workspace.undo()
    workspace.export_backup(folder / "out.clbackup")
    workspace.close()
    vault.change_passcode(folder, created.data_key, PASSCODE + "!")
    refused(vault.unlock, folder, "wrong passcode")
    newest = list_backups(folder)[0]
    restore_backup(folder, newest.path, created.data_key, now=workspace.now)
    open_workspace(folder, created.data_key).close()
    assert sum(path.is_file() for path in folder.rglob("*")) >= 8
    assert readable(folder, secrets) == []
    assert capfd.readouterr() == ("", "")


def test_the_search_would_find_what_is_there(tmp_path: Path, created: vault.Created) -> None:
    (tmp_path / "log").write_text(f"x{NAME}y")
    assert len(readable(tmp_path, secrets_of(created))) == 1


def test_errors_carry_no_personal_data(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(workspace, client(NAME, mobile=MOBILE))
    bug = client(NAME, mobile=MOBILE, id_number=None)
    with pytest.raises(Exception, match="NOT NULL") as caught:
        add(workspace, bug)
    assert NAME not in str(caught.value)
    assert MOBILE not in str(caught.value)
    error = refused(commit, workspace, lambda work: setattr(work.get(Client, 1), "monthly_income", 1.5))
    assert NAME not in str(error)
