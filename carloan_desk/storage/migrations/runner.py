"""Brings an older database to today's version, in one transaction: all of it or nothing."""

from collections.abc import Callable, Mapping
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from carloan_desk.storage.database import WRITING, create_database_engine, naming_errors
from carloan_desk.storage.migrations import VERSION, v0001, v0002

STEPS: Mapping[int, Callable[[], None]] = {1: v0001.upgrade, 2: v0002.upgrade}


def migrate(path: Path, key: bytes, current: int) -> None:
    """Run every step after version ``current``.

    Raises:
        DomainError: ``workspace.disk_full`` and its kin; the database is as it was.
    """
    # Alembic changes a table by copying it: with foreign keys on, dropping the old copy would be refused. They are
    # checked as a whole before the commit.
    engine = create_database_engine(path, key, foreign_keys=False)
    try:
        with naming_errors(), engine.connect().execution_options(**{WRITING: True}) as connection:
            connection.begin()
            with Operations.context(MigrationContext.configure(connection)):
                for version in range(current + 1, VERSION + 1):
                    STEPS[version]()
            connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise RuntimeError(f"migration leaves broken references in {broken[0]}")
            connection.commit()
    finally:
        engine.dispose()
