"""Writing rows in their stored form, in the one order that foreign keys allow."""

import contextlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import tables
from carloan_desk.storage.history import SETTING, Entry
from carloan_desk.storage.many_rows import execute_many
from carloan_desk.storage.mapping import Mapped, Stored, mapped_by_name

_ORDER = {table.name: position for position, table in enumerate(tables.metadata.sorted_tables)}


def insert_rows(connection: Connection, mapping: Mapped[Any], rows: Iterable[Stored]) -> None:
    """Insert rows that carry their ids.

    Raises:
        DomainError: ``record.reference``: one refers to a row that does not exist.
    """
    names = ", ".join(f'"{name}"' for name in mapping.names)
    marks = ", ".join("?" * len(mapping.names))
    statement = f'INSERT INTO "{mapping.name}" ({names}) VALUES ({marks})'
    with _naming_references("record.reference", mapping.name):
        execute_many(connection, statement, (tuple(row[name] for name in mapping.names) for row in rows))


def next_id(connection: Connection, mapping: Mapped[Any]) -> int:
    """Return the id the next row gets. Ids are never given twice, also not those of removed rows."""
    statement = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    last = connection.exec_driver_sql(statement, (mapping.name,)).scalar()
    return 1 if last is None else int(last) + 1


def apply(connection: Connection, entries: Iterable[Entry]) -> None:
    """Bring rows from ``before`` to ``after``: new rows parents first, then changes, then removals children first.

    Raises:
        DomainError: ``record.in_use`` something still refers to a row that is to be removed, ``record.reference`` a row
            would refer to one that does not exist; with ``entity`` and, for a row that was there, ``id``.
    """
    ordered = sorted(entries, key=lambda entry: _ORDER[entry.entity])
    for entry in ordered:
        if entry.before is None and entry.after is not None:
            _insert(connection, entry, entry.after)
    for entry in ordered:
        if entry.before is not None and entry.after is not None:
            with _naming_references("record.reference", entry.entity, key_of(entry)):
                _update(connection, entry, entry.before, entry.after)
    for entry in reversed(ordered):
        if entry.after is None:
            with _naming_references("record.in_use", entry.entity, key_of(entry)):
                _delete(connection, entry)


@contextlib.contextmanager
def _naming_references(code: str, entity: str, key: int | str | None = None) -> Iterator[None]:
    try:
        yield
    except IntegrityError as error:
        if "FOREIGN KEY" not in str(error.orig):
            raise
        raise DomainError(code, entity=entity, id=key) from error


def _insert(connection: Connection, entry: Entry, after: Stored) -> None:
    mapping = mapped_by_name(entry.entity)
    if mapping is None:
        statement = 'INSERT INTO setting ("key", "value") VALUES (?, ?)'
        connection.exec_driver_sql(statement, (entry.key, after["value"]))
    else:
        insert_rows(connection, mapping, [after])


def _update(connection: Connection, entry: Entry, before: Stored, after: Stored) -> None:
    names = [name for name in after if before[name] != after[name]]
    assignments = ", ".join(f'"{name}" = ?' for name in names)
    key_column = "key" if entry.entity == SETTING else "id"
    connection.exec_driver_sql(
        f'UPDATE "{entry.entity}" SET {assignments} WHERE "{key_column}" = ?',
        (*(after[name] for name in names), key_of(entry)),
    )


def _delete(connection: Connection, entry: Entry) -> None:
    key_column = "key" if entry.entity == SETTING else "id"
    connection.exec_driver_sql(f'DELETE FROM "{entry.entity}" WHERE "{key_column}" = ?', (key_of(entry),))


def key_of(entry: Entry) -> int | str:
    """Return the id of the row, or the key of the setting."""
    return entry.key if entry.entity == SETTING else int(entry.key)


def setting_entry(key: str, before: Stored | None, value: str | None) -> Entry:
    """Return the entry that gives a setting a new stored value, or removes it."""
    return Entry(SETTING, key, before, None if value is None else {"value": value})


def setting_value(stored: Stored) -> object:
    """Return the value of a stored setting."""
    return json.loads(str(stored["value"]))
