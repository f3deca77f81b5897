"""Backups: only when something changed, checked, thinned without the clock, and restored whole."""

import random
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.client import Client
from carloan_desk.storage import backup as backups
from carloan_desk.storage import vault
from carloan_desk.storage.backup import Backup
from carloan_desk.storage.workspace import (
    Workspace,
    adopt_vault,
    list_backups,
    open_workspace,
    restore_backup,
)
from tests.storage.conftest import PASSCODE
from tests.storage.entities import dump
from tests.storage.people import add, client, refused, rename


def state(workspace: Workspace) -> str:
    with workspace.reading() as reader:
        return dump(reader)


def test_only_when_something_changed(workspace: Workspace, created: vault.Created) -> None:
    folder = workspace.folder
    assert workspace.backup() is None
    add(workspace, client())
    first = workspace.backup()
    assert first is not None
    assert workspace.backup() is None
    workspace.rebuild_search()  # a cache is no content
    with workspace.unit_of_work("nothing") as work:
        work.commit()
    assert workspace.backup() is None
    workspace.close()
    open_workspace(folder, created.data_key).close()
    assert [item.path for item in list_backups(folder)] == [first]

    again = open_workspace(folder, created.data_key)
    rename(again, 1, "王五")
    again.close()
    open_workspace(folder, created.data_key).close()  # opening makes up for what closing did not do
    assert [item.number for item in list_backups(folder)] == [2, 1]


def test_each_backup_holds_its_day_and_restoring_changes_no_backup(
    workspace: Workspace, created: vault.Created, clock: Any
) -> None:
    folder = workspace.folder
    days = []
    for number in range(6):
        add(workspace, client(f"客户{number}"))
        days.append((workspace.backup(), state(workspace)))
        clock.move(days=1)
    workspace.close()
    before = {path: path.read_bytes() for path in (folder / "backups").iterdir()}
    for path, expected in random.Random(3).sample(days, len(days)):
        assert path is not None
        aside = restore_backup(folder, path, created.data_key, now=clock)
        assert aside is not None
        assert (aside / "desk.db").exists()
        opened = open_workspace(folder, created.data_key, now=clock)
        assert state(opened) == expected
        assert opened.verify_history() is None
        opened.close()
        for kept, content in before.items():
            assert kept.read_bytes() == content
    assert len(list((folder / "set-aside").iterdir())) == 6


def test_work_goes_on_after_restoring_and_is_backed_up_again(workspace: Workspace, created: vault.Created) -> None:
    folder = workspace.folder
    add(workspace, client())
    first = workspace.backup()
    assert first is not None
    rename(workspace, 1, "王五")
    workspace.backup()
    workspace.close()
    restore_backup(folder, first, created.data_key, now=workspace.now)
    opened = open_workspace(folder, created.data_key)
    rename(opened, 1, "赵六")
    assert opened.backup() is not None
    newest = list_backups(folder)[0]
    opened.close()
    restore_backup(folder, newest.path, created.data_key, now=workspace.now)
    opened = open_workspace(folder, created.data_key)
    with opened.reading() as reader:
        assert reader.get(Client, 1).name == "赵六"
    opened.close()


def test_the_passcode_of_today_opens_a_backup_of_yesterday(workspace: Workspace, created: vault.Created) -> None:
    folder = workspace.folder
    add(workspace, client())
    path = workspace.backup()
    assert path is not None
    workspace.close()
    vault.change_passcode(folder, created.data_key, "another one")
    restore_backup(folder, path, created.data_key, now=workspace.now)
    assert vault.unlock(folder, "another one") == created.data_key


def test_a_new_computer(workspace: Workspace, created: vault.Created, tmp_path: Path) -> None:
    add(workspace, client())
    key = workspace.files.put(b"contract")
    exported = tmp_path / "U 盘" / "备份.clbackup"
    exported.parent.mkdir()
    workspace.export_backup(exported)
    expected = state(workspace)
    workspace.close()
    shutil.rmtree(workspace.folder)
    content = exported.read_bytes()

    elsewhere = tmp_path / "新电脑"
    adopt_vault(elsewhere, exported)
    assert refused(adopt_vault, elsewhere, exported).code == "vault.exists"
    data_key = vault.unlock(elsewhere, PASSCODE)
    assert vault.unlock_with_recovery(elsewhere, created.recovery_key) == data_key
    assert restore_backup(elsewhere, exported, data_key, now=workspace.now) is None
    opened = open_workspace(elsewhere, data_key)
    assert state(opened) == expected
    assert opened.files.get(key) == b"contract"
    assert opened.verify_history() is None
    opened.close()
    assert exported.read_bytes() == content


def test_a_backup_of_another_workspace_is_refused(workspace: Workspace, tmp_path: Path, created: vault.Created) -> None:
    other = tmp_path / "other"
    made = vault.create(other, PASSCODE)
    opened = open_workspace(other, made.data_key)
    add(opened, client("别人"))
    foreign = opened.backup()
    opened.close()
    add(workspace, client())
    before = state(workspace)
    workspace.close()
    assert refused(restore_backup, workspace.folder, foreign, created.data_key, now=workspace.now).code == (
        "workspace.wrong_key"
    )
    again = open_workspace(workspace.folder, created.data_key)
    assert state(again) == before
    again.close()


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"no archive at all" * 100, None])
def test_what_is_no_backup_is_refused(
    workspace: Workspace, created: vault.Created, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "x.clbackup"
    if content is not None:
        path.write_bytes(content)
    add(workspace, client())
    workspace.close()
    before = (workspace.folder / "desk.db").read_bytes()
    assert refused(restore_backup, workspace.folder, path, created.data_key, now=workspace.now).code == "backup.damaged"
    assert refused(adopt_vault, tmp_path / "empty", path).code == "backup.damaged"
    assert (workspace.folder / "desk.db").read_bytes() == before
    assert not (workspace.folder / "desk.db.new").exists()


def test_no_bad_copy_takes_the_name_of_a_backup(
    workspace: Workspace, created: vault.Created, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(workspace, client())
    good = workspace.backup()
    rename(workspace, 1, "王五")

    def broken(connection: Any) -> None:
        raise backups.DomainError("workspace.damaged")

    monkeypatch.setattr(backups, "check_integrity", broken)
    assert refused(workspace.backup).code == "workspace.damaged"
    assert [item.path for item in list_backups(workspace.folder)] == [good]
    assert list((workspace.folder / "backups").iterdir()) == [good]
    assert workspace.backup_problem is not None


def test_foreign_files_in_the_folder_are_left_alone(workspace: Workspace) -> None:
    place = workspace.folder / "backups"
    place.mkdir()
    for name in ("读我.txt", "desk-1.clbackup", "desk-000009-000000000000-99999999T999999.clbackup"):
        (place / name).write_text("x")
    add(workspace, client())
    workspace.backup()
    assert len(list_backups(workspace.folder)) == 1
    assert len(list(place.iterdir())) == 4


# Thinning ------------------------------------------------------------------------------------------------------------


def made(number: int, at: datetime) -> Backup:
    return Backup(Path(str(number)), number, "0" * 12, at, 1)


def thinned(moments: list[datetime]) -> list[Backup]:
    """What is left when a backup is made at each moment, in this order."""
    kept: list[Backup] = []
    for number, at in enumerate(moments, start=1):
        kept.insert(0, made(number, at))
        gone = {item.number for item in backups._superfluous(kept)}
        kept = [item for item in kept if item.number not in gone]
    return kept


START = datetime.fromisoformat("2024-01-01T08:00:00")


def test_years_of_work_keep_a_few_dozen_backups() -> None:
    moments = [START + timedelta(hours=6 * number) for number in range(4 * 800)]
    kept = thinned(moments)
    assert len(kept) <= 10 + 14 + 8 + 24
    numbers = [item.number for item in kept]
    assert numbers[:10] == list(range(3200, 3190, -1))
    days = {item.made_at.date() for item in kept}
    last = moments[-1].date()
    assert all(last - timedelta(days=back) in days for back in range(14))
    assert len({(day.year, day.month) for day in days}) >= 24


def test_restore_last_tuesday() -> None:
    moments = [START + timedelta(days=number, hours=hour) for number in range(10) for hour in range(9)]
    days = {item.made_at.date() for item in thinned(moments)}
    assert len(days) == 10


def test_a_wrong_clock_moves_nothing_out() -> None:
    right = [START + timedelta(days=number) for number in range(40)]
    future = [START + timedelta(days=9999, hours=number) for number in range(30)]
    past = [START - timedelta(days=9999) + timedelta(hours=number) for number in range(30)]
    kept = thinned([*right, *future, *past, START + timedelta(days=41)])
    assert [item.number for item in kept[:10]] == list(range(101, 91, -1))
    assert sum(START <= item.made_at <= START + timedelta(days=41) for item in kept) >= 12


def test_the_newest_survive_whatever_the_clock_says(workspace: Workspace, clock: Any) -> None:
    for number in range(14):
        add(workspace, client(f"客户{number}"))
        assert workspace.backup() is not None
        clock.move(days=-30)
    kept = list_backups(workspace.folder)
    assert [item.number for item in kept][:10] == list(range(14, 4, -1))
