"""Opening a workspace, in the one order that loses nothing: lock, check, backup, migrate, open.

The whole database is read and checked unless it lies there as this program left it when it last closed. What rots
without a trace in the file's times is met later: each page carries a code of its own, and every backup reads all.
"""

import contextlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import backup, database, files, vault
from carloan_desk.storage.disk import naming_disk_errors, sync_folder
from carloan_desk.storage.migrations import VERSION

LEFT_NAME = "left.json"


def prepare(folder: Path, data_key: bytes, now: Callable[[], datetime]) -> DomainError | None:
    """Bring the database of a locked workspace to where it can be opened.

    Returns:
        Why the backup could not be made, if it could not and nothing needed it.

    Raises:
        DomainError: As :func:`carloan_desk.storage.workspace.open_workspace`.
    """
    if not vault.belongs(folder, data_key):
        raise DomainError("workspace.wrong_key")
    path = folder / database.FILE_NAME
    if not path.exists() and not _traces(folder):
        create(path, vault.subkey(data_key, "database"))
        return None
    try:
        version = _check(path, as_left=_take_note(folder), key=vault.subkey(data_key, "database"))
    except DomainError as error:
        if error.code != "workspace.damaged":
            raise
        found = backup.newest_verified(folder, data_key)
        raise DomainError("workspace.damaged", backup=found) from error
    problem = None
    try:
        backup.make(folder, data_key, now())
    except DomainError as error:
        if version < VERSION:  # no way back without a backup
            raise
        problem = error
    if version < VERSION:
        from carloan_desk.storage.migrations.runner import migrate

        migrate(path, vault.subkey(data_key, "database"), version)
    return problem


def _traces(folder: Path) -> bool:
    """Whether a workspace has lived here: then a missing database is a loss, not a beginning."""
    places = (backup.FOLDER_NAME, backup.SET_ASIDE_NAME, files.FOLDER_NAME)
    if (folder / (database.FILE_NAME + "-wal")).exists():
        return True
    return any(place.is_dir() and any(place.iterdir()) for place in (folder / name for name in places))


def note_as_left(folder: Path) -> None:
    """Note how a database that was closed in good order lies there. Without the note the next opening takes longer."""
    with contextlib.suppress(OSError):
        (folder / LEFT_NAME).write_text(json.dumps(_state(folder / database.FILE_NAME)))


def _take_note(folder: Path) -> bool:
    """Whether the database lies there as it was left; the note counts once, it is not true of what is opened now."""
    note, path = folder / LEFT_NAME, folder / database.FILE_NAME
    try:
        left = json.loads(note.read_text())
        note.unlink()
        return bool(left == _state(path)) and not path.with_name(path.name + "-wal").exists()
    except (OSError, ValueError):
        return False


def _state(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]


def create(path: Path, key: bytes) -> None:
    """Make an empty database of today's version; it gets its name when it is complete."""
    from carloan_desk.storage import tables

    new = path.with_name(path.name + ".new")
    with naming_disk_errors():
        new.unlink(missing_ok=True)
    with database.naming_errors(), contextlib.closing(database.connect(new, key)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    engine = database.create_database_engine(new, key)
    try:
        with database.naming_errors(), engine.begin() as writer:
            tables.metadata.create_all(writer)
            writer.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    finally:
        engine.dispose()
    with naming_disk_errors():
        new.replace(path)
        sync_folder(path.parent)


def _check(path: Path, *, as_left: bool, key: bytes) -> int:
    """Return the version of a database that holds together and can be written."""
    if not path.exists() or not path.stat().st_size:  # SQLite would take an empty file for a new database
        raise DomainError("workspace.damaged")
    with database.naming_errors(), contextlib.closing(database.connect(path, key)) as connection:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > VERSION:
            raise DomainError("workspace.newer", version=version, known=VERSION)
        if version < 1:
            raise DomainError("workspace.damaged")
        _check_writable(connection)
        if not as_left:
            backup.check_integrity(connection)
    return version


def _check_writable(connection: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
