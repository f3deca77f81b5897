"""Backups: verified copies of the database with the vault that opens them, each one file.

Made with SQLite's backup interface, never by copying the file of a living database. A copy is checked before it gets
its name, so whatever bears a backup's name was whole when it was made. Order and thinning go by the number in the
name, not by the clock.
"""

import contextlib
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import database, files, vault
from carloan_desk.storage.disk import naming_disk_errors, sync_folder, write_atomically
from carloan_desk.storage.lock import FolderLock
from carloan_desk.storage.migrations import VERSION

FOLDER_NAME = "backups"
SET_ASIDE_NAME = "set-aside"
SUFFIX = ".clbackup"

_NAME = re.compile(r"desk-(\d{6})-([0-9a-f]{12})-(\d{8}T\d{6})" + re.escape(SUFFIX))
_TIME_FORMAT = "%Y%m%dT%H%M%S"
_KEEP_NEWEST = 10
_NOTHING_YET = "0" * 12


@dataclass(frozen=True)
class Backup:
    """A backup in the workspace's own folder. ``number`` is its order, ``made_at`` the clock's word for when."""

    path: Path
    number: int
    head: str
    made_at: datetime
    size: int


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups of a workspace, newest first."""
    found = []
    with contextlib.suppress(FileNotFoundError), naming_disk_errors():
        for path in (folder / FOLDER_NAME).iterdir():
            match = _NAME.fullmatch(path.name)
            if match is None:
                continue
            with contextlib.suppress(ValueError):  # a name like ours with no date in it is not ours
                made_at = datetime.fromisoformat(match[3])
                found.append(Backup(path, int(match[1]), match[2], made_at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def make(folder: Path, data_key: bytes, at: datetime) -> Path | None:
    """Make a verified backup if the content has changed since the newest one, and thin out the old ones.

    Args:
        folder: Workspace folder.
        data_key: Its data key.
        at: Present moment, for the name.

    Returns:
        The new backup, ``None`` if there is nothing new.

    Raises:
        DomainError: ``workspace.disk_full``, ``workspace.not_writable``, ``workspace.damaged`` (the copy does not hold:
            no backup was made, the old ones stay).
    """
    existing = list_backups(folder)
    with _source(folder, data_key) as source:
        head = _head(source)
        if head == (existing[0].head if existing else _NOTHING_YET):
            return None
        number = existing[0].number + 1 if existing else 1
        name = f"desk-{number:06d}-{head}-{at.strftime(_TIME_FORMAT)}{SUFFIX}"
        path = folder / FOLDER_NAME / name
        with naming_disk_errors():
            path.parent.mkdir(exist_ok=True)
        _write(folder, data_key, source, path, with_files=False)
    for old in _superfluous(list_backups(folder)):
        with contextlib.suppress(OSError):
            old.path.unlink()
    return path


def export(folder: Path, data_key: bytes, target: Path) -> None:
    """Write one file with everything: database, vault and attachments, for another disk.

    Raises:
        DomainError: ``workspace.disk_full``, ``workspace.not_writable``, ``workspace.damaged``.
    """
    with _source(folder, data_key) as source:
        _write(folder, data_key, source, target, with_files=True)


def verify(backup: Path, data_key: bytes, room: Path) -> None:
    """Check that a backup can be restored with this key.

    Args:
        backup: The file.
        data_key: Data key of the workspace.
        room: Folder in which the copy is unpacked for the check, and removed.

    Raises:
        DomainError: ``backup.damaged``, ``workspace.wrong_key``, ``workspace.newer``, ``workspace.disk_full``.
    """
    unpacked = room / "check.db.new"
    try:
        _unpack_database(backup, data_key, unpacked)
    finally:
        _remove_database(unpacked)


def newest_verified(folder: Path, data_key: bytes) -> Backup | None:
    """Return the newest backup that can be restored, ``None`` if there is none."""
    for backup in list_backups(folder):
        with contextlib.suppress(DomainError):
            verify(backup.path, data_key, folder)
            return backup
    return None


def adopt_vault(folder: Path, backup: Path) -> None:
    """Lay a backup's vault into an empty folder, to unlock and restore it there (on another computer).

    Raises:
        DomainError: ``vault.exists``, ``backup.damaged``, ``workspace.not_writable``, ``workspace.disk_full``.
    """
    if vault.exists(folder):
        raise DomainError("vault.exists")
    with naming_disk_errors():
        folder.mkdir(parents=True, exist_ok=True)
    vault.write_bytes(folder, _read_vault(backup))


def restore_backup(folder: Path, backup: Path, data_key: bytes, *, now: Callable[[], datetime]) -> Path | None:
    """Put a backup's database in the place of the present one, which is set aside, never deleted.

    The vault stays: the passcode of today opens what is restored. The backup is only read.

    Args:
        folder: Workspace folder; the workspace must not be open.
        backup: A backup of this workspace, from its own list or an exported one.
        data_key: Data key of the workspace.
        now: Clock, for the name of the folder that takes what is set aside.

    Returns:
        The folder with what was set aside, ``None`` if there was nothing.

    Raises:
        DomainError: ``workspace.locked``, ``backup.damaged``, ``workspace.wrong_key``, ``workspace.newer``,
            ``workspace.disk_full``, ``workspace.not_writable``; nothing was touched then.
    """
    lock = FolderLock(folder)
    try:
        unpacked = folder / (database.FILE_NAME + ".new")
        try:
            _unpack_database(backup, data_key, unpacked)
            _unpack_files(backup, folder)
            aside = _set_aside(folder, now())
            with naming_disk_errors():
                unpacked.replace(folder / database.FILE_NAME)
                sync_folder(folder)
        finally:
            _remove_database(unpacked)
    finally:
        lock.release()
    return aside


# Making --------------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _source(folder: Path, data_key: bytes) -> Iterator[Any]:
    with database.naming_errors():
        connection = database.connect(folder / database.FILE_NAME, vault.subkey(data_key, "database"))
        with contextlib.closing(connection):
            yield connection


def _head(source: Any) -> str:
    """The code of the newest action: it stands for all the content there is."""
    row = source.execute("SELECT mac FROM action ORDER BY seq DESC LIMIT 1").fetchone()
    return _NOTHING_YET if row is None else bytes(row[0]).hex()[:12]


def _write(folder: Path, data_key: bytes, source: Any, target: Path, *, with_files: bool) -> None:
    copy = target.with_name(target.name + ".db.new")
    packed = target.with_name(target.name + ".new")
    try:
        _copy_verified(source, copy, vault.subkey(data_key, "database"))
        with naming_disk_errors(), packed.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                archive.write(copy, database.FILE_NAME)
                archive.writestr(vault.FILE_NAME, vault.read_bytes(folder))
                if with_files:
                    root = folder / files.FOLDER_NAME
                    for path in sorted(root.glob("*/*")):
                        if path.name.isalnum():  # not what a crash left half-written
                            archive.write(path, path.relative_to(folder).as_posix())
            file.flush()
            os.fsync(file.fileno())
        with naming_disk_errors():
            packed.replace(target)
            sync_folder(target.parent)
    finally:
        _remove_database(copy)
        with contextlib.suppress(OSError):
            packed.unlink(missing_ok=True)


def _copy_verified(source: Any, copy: Path, key: bytes) -> None:
    _remove_database(copy)
    with contextlib.closing(database.connect(copy, key)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
        check_integrity(target)


def check_integrity(connection: Any) -> None:
    """Read every page and check that the database holds together.

    Raises:
        DomainError: ``workspace.damaged``.
    """
    with database.naming_errors():
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DomainError("workspace.damaged")


def _superfluous(backups: list[Backup]) -> list[Backup]:
    """Return the backups that may go, of a list with the newest first.

    Kept are the newest ten, then the newest of each of the last 14 days that have one, 8 weeks and 24 months. Days are
    counted among the backups themselves: a wrong clock moves nothing out.
    """
    kept = {backup.number for backup in backups[:_KEEP_NEWEST]}
    periods: tuple[tuple[int, Callable[[date], Hashable]], ...] = (
        (14, lambda day: day),
        (8, lambda day: day.isocalendar()[:2]),
        (24, lambda day: (day.year, day.month)),
    )
    for how_many, period_of in periods:
        newest: dict[Hashable, int] = {}
        for backup in backups:
            newest.setdefault(period_of(backup.made_at.date()), backup.number)
        kept.update(list(newest.values())[:how_many])
    return [backup for backup in backups if backup.number not in kept]


# Restoring -----------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _reading(backup: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with naming_disk_errors(), zipfile.ZipFile(backup) as archive:
            yield archive
    except (zipfile.BadZipFile, KeyError, EOFError, FileNotFoundError) as error:
        raise DomainError("backup.damaged", path=backup) from error


def _read_vault(backup: Path) -> bytes:
    with _reading(backup) as archive:
        return archive.read(vault.FILE_NAME)


def _unpack_database(backup: Path, data_key: bytes, target: Path) -> None:
    if not vault.is_key_of(_read_vault(backup), data_key):
        raise DomainError("workspace.wrong_key")
    _remove_database(target)
    with _reading(backup) as archive, archive.open(database.FILE_NAME) as packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
    try:
        key = vault.subkey(data_key, "database")
        with database.naming_errors(), contextlib.closing(database.connect(target, key)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            check_integrity(connection)
    except DomainError as error:
        if error.code == "workspace.damaged":
            raise DomainError("backup.damaged", path=backup) from error
        raise
    if version > VERSION:
        raise DomainError("workspace.newer", version=version, known=VERSION)


def _unpack_files(backup: Path, folder: Path) -> None:
    """Bring back attachments that an exported backup holds and the folder lacks."""
    with _reading(backup) as archive:
        for name in archive.namelist():
            parts = name.split("/")
            if len(parts) != 3 or parts[0] != files.FOLDER_NAME or not all(part.isalnum() for part in parts):
                continue
            target = folder.joinpath(*parts)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(target, archive.read(name))


def _set_aside(folder: Path, at: datetime) -> Path | None:
    """Move the database, whole or not, where nobody touches it any more."""
    present = [path for path in _database_files(folder / database.FILE_NAME) if path.exists()]
    if not present:
        return None
    with naming_disk_errors():
        name = at.strftime(_TIME_FORMAT)
        taken = 0
        while (aside := folder / SET_ASIDE_NAME / (f"{name}-{taken}" if taken else name)).exists():
            taken += 1
        aside.mkdir(parents=True)
        # The database first: without its log it would lack the last changes and yet look whole.
        for path in present:
            path.replace(aside / path.name)
        sync_folder(aside)
        sync_folder(folder)
    return aside


def _database_files(path: Path) -> list[Path]:
    return [path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")]


def _remove_database(path: Path) -> None:
    for leftover in (*_database_files(path), path.with_name(path.name + "-journal")):
        with contextlib.suppress(OSError):
            leftover.unlink(missing_ok=True)
