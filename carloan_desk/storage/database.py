"""The connection to the encrypted database, and what its errors mean."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from carloan_desk.domain.errors import DomainError

FILE_NAME = "desk.db"
WRITING = "carloan_writing"

# Readers at the same time: pages that load while the worker writes. A connection costs 0.1 ms to open.
_POOL_SIZE = 4
_WAIT_SECONDS = 10.0
# Work between two pauses and a pause, in seconds; the clock is looked at after so many steps of SQLite's machine.
_TURN, _PAUSE, _STEPS = 0.003, 0.0002, 300
_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",  # nothing readable in temporary files
)

_CODES = {
    "SQLITE_FULL": "workspace.disk_full",
    "SQLITE_READONLY": "workspace.not_writable",
    "SQLITE_CANTOPEN": "workspace.not_writable",
    "SQLITE_PERM": "workspace.not_writable",
    "SQLITE_CORRUPT": "workspace.damaged",
    "SQLITE_NOTADB": "workspace.damaged",
    "SQLITE_BUSY": "workspace.busy",
    "SQLITE_LOCKED": "workspace.busy",
    "SQLITE_IOERR": "workspace.disk_failed",
}
# The driver's backup gives no number, only SQLite's own text.
_NAMES_BY_TEXT = {
    "database or disk is full": "SQLITE_FULL",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
    "disk I/O error": "SQLITE_IOERR",
}


def connect(path: Path, key: bytes, *, foreign_keys: bool = True) -> Any:
    """Open a driver connection with the raw key, in autocommit mode. A wrong key shows at the first statement."""
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False, timeout=_WAIT_SECONDS)
    connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong key is ours to report, not stderr's
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    if foreign_keys:
        connection.execute("PRAGMA foreign_keys = ON")
    _give_turns(connection)
    return connection


def _give_turns(connection: Any) -> None:
    """Let other threads of the program in every few milliseconds, however many rows go in or out.

    The driver lets go of the interpreter for each row and takes it back a few microseconds later. A thread that waits
    for it is woken each time and finds it taken, and so never waits long enough to ask for it: the window's thread
    stood still for a second while a hundred thousand rows were read. In a pause nobody holds it.
    """
    last = time.monotonic()

    def pause() -> int:
        nonlocal last
        if time.monotonic() - last >= _TURN:
            time.sleep(_PAUSE)
            last = time.monotonic()
        return 0

    connection.set_progress_handler(pause, _STEPS)


def create_database_engine(path: Path, key: bytes, *, foreign_keys: bool = True) -> Engine:
    """Return the engine of a workspace.

    Transactions are explicit: ``BEGIN IMMEDIATE`` for a connection that carries the option ``WRITING``, so that a
    writer never has to turn back half-way and DDL rolls back; a plain ``BEGIN`` for a reader, which sees one state.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: connect(path, key, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        pool_size=_POOL_SIZE,
        max_overflow=0,
        pool_timeout=_WAIT_SECONDS,
        pool_use_lifo=True,  # the connection used last has the warmest cache
        hide_parameters=True,  # an error's text may end in a log: no names and numbers in it
    )

    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "begin", begin)
    return engine


@contextlib.contextmanager
def naming_errors() -> Iterator[None]:
    """Turn what the database refuses into expected errors.

    Raises:
        DomainError: ``workspace.disk_full``, ``workspace.not_writable``, ``workspace.damaged``, ``workspace.busy``,
            ``workspace.disk_failed``. A broken constraint or a mistake in a statement passes: that is a bug.
    """
    try:
        yield
    except DBAPIError as error:
        _raise_named(error.orig, error)
        raise
    except driver.Error as error:
        _raise_named(error, error)
        raise


def _raise_named(original: BaseException | None, cause: Exception) -> None:
    name = getattr(original, "sqlite_errorname", None) or _NAMES_BY_TEXT.get(str(original))
    code = _CODES.get(name or "")
    if code is not None:
        raise DomainError(code) from cause
