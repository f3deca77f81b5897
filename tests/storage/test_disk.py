"""A full disk, a disk that refuses: a clear word, and nothing half-written."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.client import Client
from carloan_desk.storage import database, vault
from carloan_desk.storage.workspace import Workspace, open_workspace
from tests.storage.people import add, client, refused, rename

ROOT = Path(__file__).parents[2]


@contextmanager
def tiny_disk(megabytes: int) -> Iterator[Path]:
    place = Path(tempfile.mkdtemp())
    mounted = (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)], check=False, capture_output=True
        )
        if hasattr(os, "getuid") and os.getuid() == 0
        else None
    )
    try:
        if mounted is None or mounted.returncode:
            pytest.skip("no disk of one's own here; the test with a full database stands in for it")
        yield place
    finally:
        if mounted is not None and not mounted.returncode:
            subprocess.run(["umount", "--lazy", str(place)], check=True)
        place.rmdir()


def fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 10, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return ballast


def test_disk_full_while_saving() -> None:
    with tiny_disk(16) as disk:
        folder = disk / "工作台"
        made = vault.create(folder, "口令 abc-123")
        workspace = open_workspace(folder, made.data_key)
        add(workspace, client())
        attached = workspace.files.put(b"x" * 1000)
        ballast = fill(disk)
        large = [client(f"客户{number}", note="长备注" * 500) for number in range(200)]
        assert refused(add, workspace, *large).code == "workspace.disk_full"
        assert {person.id for person in large} == {None}
        assert refused(workspace.files.put, b"y" * 100_000).code == "workspace.disk_full"
        assert refused(workspace.backup).code == "workspace.disk_full"
        assert workspace.backup_problem is not None
        assert refused(vault.change_passcode, folder, made.data_key, "another one").code == "workspace.disk_full"
        with workspace.reading() as reader:
            assert [person.name for person in reader.all(Client)] == ["曾乐"]

        assert not list(folder.rglob("*.new"))
        ballast.unlink()
        add(workspace, *large)  # the same work, once there is room
        assert workspace.backup() is not None
        assert workspace.backup_problem is None
        assert workspace.verify_history() is None
        assert workspace.files.get(attached) == b"x" * 1000
        workspace.close()
        assert vault.unlock(folder, "口令 abc-123") == made.data_key
        open_workspace(folder, made.data_key).close()


def test_disk_full_while_opening_still_opens_and_says_so() -> None:
    with tiny_disk(16) as disk:
        folder = disk / "工作台"
        made = vault.create(folder, "口令 abc-123")
        workspace = open_workspace(folder, made.data_key)
        add(workspace, *(client(f"客户{number}", note="长备注" * 300) for number in range(300)))
        workspace.close()
        ballast = fill(disk)
        with ballast.open("r+b") as file:
            file.truncate(ballast.stat().st_size - 300_000)  # room for a log, not for a backup
        opened = open_workspace(folder, made.data_key)
        assert opened.backup_problem is not None
        assert opened.backup_problem.code == "workspace.disk_full"
        rename(opened, 1, "王五")
        opened.close()


def test_database_full(workspace: Workspace, created: vault.Created, monkeypatch: pytest.MonkeyPatch) -> None:
    add(workspace, client())
    workspace.close()
    monkeypatch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "PRAGMA max_page_count = 60"))
    opened = open_workspace(workspace.folder, created.data_key)
    large = [client(f"客户{number}", note="长备注" * 100) for number in range(200)]
    assert refused(add, opened, *large).code == "workspace.disk_full"
    with opened.reading() as reader:
        assert reader.counts()[Client] == 1
    rename(opened, 1, "王五")
    assert opened.verify_history() is None
    opened.close()


def test_files_that_may_not_grow(folder: Path, created: vault.Created) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such limit")
    command = [sys.executable, "-m", "tests.storage.writer", str(folder), created.data_key.hex(), "limited"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    # SQLite does not say what kept it from writing; the other files do.
    assert done.stdout.split() == ["workspace.disk_failed", "workspace.disk_full", "workspace.disk_failed"], done.stderr
    workspace = open_workspace(folder, created.data_key)
    assert workspace.verify_history() is None
    with workspace.reading() as reader:
        assert reader.counts()[Client] == 1
    workspace.close()


@pytest.fixture
def as_somebody() -> Iterator[Any]:
    """A folder in which a common user may read, and the means to be one."""
    if sys.platform == "win32":
        pytest.skip("permissions of folders work differently")
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)

    @contextmanager
    def somebody() -> Iterator[None]:
        root = os.getuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield
        finally:
            if root:
                os.seteuid(0)

    yield place, somebody
    for path in [place, *place.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    subprocess.run(["rm", "-r", str(place)], check=True)


@pytest.mark.parametrize("lock_is_free", [False, True])
def test_folder_not_writable(as_somebody: Any, lock_is_free: bool) -> None:
    place, somebody = as_somebody
    folder = place / "只读"
    made = vault.create(folder, "口令 abc-123")
    workspace = open_workspace(folder, made.data_key)
    add(workspace, client())
    workspace.close()
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    if lock_is_free:
        (folder / "workspace.lock").chmod(0o666)
    else:
        (folder / "workspace.lock").unlink()
    before = (folder / "desk.db").read_bytes()
    with somebody():
        assert refused(open_workspace, folder, made.data_key).code == "workspace.not_writable"
        assert vault.unlock(folder, "口令 abc-123") == made.data_key
        assert refused(vault.change_passcode, folder, made.data_key, "another one").code == "workspace.not_writable"
        assert refused(vault.create, place / "new", "another one").code == "workspace.not_writable"
        assert refused(vault.unlock, folder, "wrong passcode").code == "vault.wrong_passcode"
    assert (folder / "desk.db").read_bytes() == before
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)
    open_workspace(folder, made.data_key).close()
