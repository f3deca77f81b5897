"""The history: who-what-when of every action, each sealed to the one before.

Every change has a digest, and every action a code (HMAC-SHA256 under a key derived from the data key) over its own
content, the digests of its changes and the code of the action before. Whoever edits, removes or reorders anything
afterwards breaks the chain at that place; whoever edits a row behind its back is found because the row no longer says
what its last change said.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from carloan_desk.storage import tables
from carloan_desk.storage.changes import DO, REDO, UNDO, ActionSummary
from carloan_desk.storage.columns import canonical_json
from carloan_desk.storage.many_rows import execute_many
from carloan_desk.storage.mapping import ENTITIES, Stored, mapped, mapped_by_name
from carloan_desk.storage.tables import action, change

SETTING = "setting"


@dataclass(frozen=True)
class Entry:
    """One row an action touched, in stored form: whole before and whole after, ``None`` where it did not exist."""

    entity: str
    key: str
    before: Stored | None
    after: Stored | None


@dataclass(frozen=True)
class FieldChanges:
    """What the history tells of one row: for a change the fields that changed, for a new or removed row all of them.

    ``entity`` is the class, ``None`` for a setting; ``key`` the id, or the setting's name. Values are the domain's.
    """

    entity: type | None
    key: int | str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class HistoryItem:
    """An action with what it changed."""

    summary: ActionSummary
    changes: tuple[FieldChanges, ...]


@dataclass(frozen=True)
class BrokenLink:
    """The first place where the history does not hold.

    ``reason`` is ``"sequence"`` (an action is missing), ``"change"`` (a change was edited), ``"action"`` (an action was
    edited, or one of its changes removed), ``"row"`` (a row differs from its last change, or has none).
    """

    seq: int | None
    reason: str
    entity: str | None = None
    key: str | None = None


_INSERT_CHANGE = (
    "INSERT INTO change (seq, position, entity, entity_key, before, after, digest) VALUES (?, ?, ?, ?, ?, ?, ?)"
)

# Writing -------------------------------------------------------------------------------------------------------------


def record(
    connection: Connection,
    mac_key: bytes,
    *,
    at: datetime,
    kind: str,
    code: str,
    params: Mapping[str, Any],
    entries: Iterable[Entry],
    schema: int,
    target_seq: int | None = None,
) -> int:
    """Append an action with its changes and return its number."""
    last = connection.execute(select(action.c.seq, action.c.mac).order_by(action.c.seq.desc()).limit(1)).first()
    seq, previous = (1, b"") if last is None else (last.seq + 1, last.mac)
    head = {
        "seq": seq,
        "at": at,
        "kind": kind,
        "action": code,
        "params": dict(params),
        "target_seq": target_seq,
        "schema": schema,
    }
    connection.execute(insert(action).values(**head, mac=b""))
    digests: list[bytes] = []

    def changes() -> Iterator[tuple[Any, ...]]:
        for position, entry in enumerate(entries):
            row = _change_row(mac_key, seq, position, entry)
            digests.append(row[-1])
            yield row

    execute_many(connection, _INSERT_CHANGE, changes())
    mac = _mac(mac_key, previous, head, digests)
    connection.execute(update(action).where(action.c.seq == seq).values(mac=mac))
    return seq


def _change_row(mac_key: bytes, seq: int, position: int, entry: Entry) -> tuple[Any, ...]:
    before, after = (None if each is None else canonical_json(each) for each in _what_changed(entry))
    values = (seq, position, entry.entity, entry.key, before, after)
    return (*values, _digest(mac_key, values))


_NO_CHANGES = '"changes":[]'


def _what_changed(entry: Entry) -> tuple[Stored | None, Stored | None]:
    before, after = entry.before, entry.after
    if before is None or after is None:
        return before, after
    names = [name for name in after if before[name] != after[name]]
    return {name: before[name] for name in names}, {name: after[name] for name in names}


def _digest(mac_key: bytes, values: tuple[Any, ...]) -> bytes:
    return hmac.digest(mac_key, b"change\0" + canonical_json(values).encode(), hashlib.sha256)


def _mac(mac_key: bytes, previous: bytes, head: Mapping[str, Any], digests: Iterable[bytes]) -> bytes:
    # The same bytes as of one text with all digests in it, without making that text: there may be a hundred thousand.
    content = {**head, "at": head["at"].isoformat(timespec="microseconds"), "changes": []}
    before, after = canonical_json(content).split(_NO_CHANGES, 1)
    mac = hmac.new(mac_key, b"action\0" + previous + before.encode() + b'"changes":[', hashlib.sha256)
    for number, digest in enumerate(digests):
        mac.update((f',"{digest.hex()}"' if number else f'"{digest.hex()}"').encode())
    mac.update(b"]" + after.encode())
    return mac.digest()


# Reading -------------------------------------------------------------------------------------------------------------


def summaries(connection: Connection) -> Iterator[tuple[ActionSummary, int | None, int]]:
    """Yield the actions, newest first: summary, number of the action it undoes or redoes, schema it was written by."""
    statement = select(action).order_by(action.c.seq.desc()).execution_options(yield_per=50)
    with connection.execute(statement) as rows:
        for row in rows:
            yield _summary(row), row.target_seq, row.schema


def find_undoable(connection: Connection, schema: int) -> ActionSummary | None:
    """Return the newest action that stands and can be undone, ``None`` if there is none.

    What an older version of the program's tables recorded speaks of columns that may be gone: it stays as it is.
    """
    decided: set[int] = set()
    for summary, target_seq, written_by in summaries(connection):
        if written_by != schema:
            return None
        if summary.kind == DO and summary.seq not in decided:
            return summary
        if target_seq is not None and target_seq not in decided:
            decided.add(target_seq)
            if summary.kind == REDO:
                return _by_seq(connection, target_seq)
    return None


def find_redoable(connection: Connection, schema: int) -> ActionSummary | None:
    """Return the action undone last, unless something new was done since."""
    decided: set[int] = set()
    for summary, target_seq, written_by in summaries(connection):
        if written_by != schema or summary.kind == DO:
            return None
        if target_seq is not None and target_seq not in decided:
            decided.add(target_seq)
            if summary.kind == UNDO:
                return _by_seq(connection, target_seq)
    return None


def _by_seq(connection: Connection, seq: int) -> ActionSummary:
    return _summary(connection.execute(select(action).where(action.c.seq == seq)).one())


def _summary(row: Row[Any]) -> ActionSummary:
    return ActionSummary(seq=row.seq, at=row.at, kind=row.kind, action=row.action, params=MappingProxyType(row.params))


def entries_of(connection: Connection, seq: int) -> Iterator[Entry]:
    """Yield the changes of an action in stored form; of changed rows the changed fields only."""
    mine = select(change).where(change.c.seq == seq).order_by(change.c.position)
    for row in connection.execute(mine.execution_options(yield_per=500)):
        yield Entry(row.entity, row.entity_key, _loads(row.before), _loads(row.after))


def read(
    connection: Connection, entity: type | None, key: int | None, limit: int, before_seq: int | None
) -> list[HistoryItem]:
    """Return actions, newest first: all, those that touched a class, or those that touched one row."""
    wanted = select(action).order_by(action.c.seq.desc()).limit(limit)
    if before_seq is not None:
        wanted = wanted.where(action.c.seq < before_seq)
    mine = select(change).order_by(change.c.position)
    if entity is not None:
        touched = change.c.entity == mapped(entity).name
        if key is not None:
            touched &= change.c.entity_key == str(key)
        wanted = wanted.where(action.c.seq.in_(select(change.c.seq).where(touched)))
        mine = mine.where(touched)
    summaries_found = [_summary(row) for row in connection.execute(wanted)]
    by_seq: dict[int, list[FieldChanges]] = {summary.seq: [] for summary in summaries_found}
    for row in connection.execute(mine.where(change.c.seq.in_(by_seq))):
        by_seq[row.seq].append(_field_changes(row))
    return [HistoryItem(summary, tuple(by_seq[summary.seq])) for summary in summaries_found]


def _field_changes(row: Row[Any]) -> FieldChanges:
    mapping = mapped_by_name(row.entity)
    before, after = _loads(row.before), _loads(row.after)
    if mapping is None:
        return FieldChanges(None, row.entity_key, _setting_value(before), _setting_value(after))
    return FieldChanges(
        mapping.cls,
        int(row.entity_key),
        None if before is None else mapping.decode(before),
        None if after is None else mapping.decode(after),
    )


def _setting_value(stored: Stored | None) -> dict[str, Any] | None:
    return None if stored is None else {"value": json.loads(str(stored["value"]))}


def _loads(text: str | None) -> Stored | None:
    if text is None:
        return None
    stored: Stored = json.loads(text)
    return stored


# Verifying -----------------------------------------------------------------------------------------------------------


def verify(connection: Connection, mac_key: bytes) -> BrokenLink | None:
    """Check the whole chain, then every row against its last change; return the first broken link."""
    return _verify_chain(connection, mac_key) or _verify_rows(connection)


def _verify_chain(connection: Connection, mac_key: bytes) -> BrokenLink | None:
    changes = connection.execute(
        select(change).order_by(change.c.seq, change.c.position).execution_options(yield_per=500)
    )
    groups = groupby(changes, key=lambda row: row.seq)
    next_group = next(groups, None)
    previous, expected = b"", 1
    for row in connection.execute(select(action).order_by(action.c.seq).execution_options(yield_per=500)):
        if row.seq != expected:
            return BrokenLink(expected, "sequence")
        digests = []
        if next_group is not None and next_group[0] == row.seq:
            for item in next_group[1]:
                values = (item.seq, item.position, item.entity, item.entity_key, item.before, item.after)
                if not hmac.compare_digest(item.digest, _digest(mac_key, values)):
                    return BrokenLink(row.seq, "change", item.entity, item.entity_key)
                digests.append(item.digest)
            next_group = next(groups, None)
        head = {name: getattr(row, name) for name in ("seq", "at", "kind", "action", "params", "target_seq", "schema")}
        if not hmac.compare_digest(row.mac, _mac(mac_key, previous, head, digests)):
            return BrokenLink(row.seq, "action")
        previous, expected = row.mac, expected + 1
    if next_group is not None:
        return BrokenLink(next_group[0], "sequence")
    return None


def _verify_rows(connection: Connection) -> BrokenLink | None:
    changes = connection.execute(
        select(change)
        .order_by(change.c.entity, change.c.entity_key, change.c.seq, change.c.position)
        .execution_options(yield_per=500)
    )
    alive: dict[str, int] = {}
    for (entity, key), group in groupby(changes, key=lambda row: (row.entity, row.entity_key)):
        state: Stored | None = None
        seq = 0
        for row in group:
            seq, after = row.seq, _loads(row.after)
            state = None if after is None else {**(state or {}), **after}
        current = stored_row(connection, entity, key)
        if (state is None) != (current is None) or (
            state is not None
            and current is not None
            and any(name in current and current[name] != value for name, value in state.items())
        ):
            return BrokenLink(seq, "row", entity, key)
        alive[entity] = alive.get(entity, 0) + (state is not None)
    for table in (tables.setting, *(mapped(cls).table for cls in ENTITIES)):
        if connection.execute(select(func.count()).select_from(table)).scalar_one() != alive.get(table.name, 0):
            return BrokenLink(None, "row", table.name)
    return None


def stored_row(connection: Connection, entity: str, key: str) -> Stored | None:
    """Return a row as it lies in the database, ``None`` if there is none."""
    mapping = mapped_by_name(entity)
    names: tuple[str, ...] = ("value",) if mapping is None else mapping.names
    columns = ", ".join(f'"{name}"' for name in names)
    key_column = "key" if mapping is None else "id"
    statement = f'SELECT {columns} FROM "{entity}" WHERE "{key_column}" = ?'
    row = connection.exec_driver_sql(statement, (key if mapping is None else int(key),)).first()
    return None if row is None else dict(zip(names, row, strict=True))
