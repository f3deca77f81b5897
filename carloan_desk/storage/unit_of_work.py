"""One action of the manager: everything it changes is written in one transaction, or nothing is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import client_terms, history, rows
from carloan_desk.storage.changes import DO, FIXED, REDO, ActionSummary, Changes, frozen_ids, plain_params
from carloan_desk.storage.columns import canonical_json
from carloan_desk.storage.database import naming_errors
from carloan_desk.storage.history import SETTING, Entry
from carloan_desk.storage.mapping import Entity, Mapped, Stored, mapped, mapped_by_name
from carloan_desk.storage.migrations import VERSION
from carloan_desk.storage.reader import Reader

T = TypeVar("T", bound=Entity)
Progress = Callable[[int, int], None]

_AT_ONCE = 1_000


@dataclass
class _Held:
    """An entity in the hands of the unit: as it was before, and as it now lies in the database."""

    mapping: Mapped[Any]
    entity: Any
    before: Stored | None
    written: Stored | None
    removed: bool = False


class UnitOfWork(Reader):
    """A transaction that writes; use as a context manager and call ``commit()``, else everything is rolled back.

    What it reads it holds: a second read gives the same object, and fields that were changed are written at commit.
    New entities are found by its own queries at once; changed fields only after the commit.
    """

    keeps = False

    def __init__(
        self,
        connect: Callable[[], Connection],
        mac_key: bytes,
        at: datetime,
        action: str,
        params: dict[str, Any],
        undoable: bool,
    ) -> None:
        self._connect = connect
        self._mac_key = mac_key
        self._action = action
        self._params = plain_params(params)
        self._kind = DO if undoable else FIXED
        self._held: dict[tuple[type, int], _Held] = {}
        self._new: list[_Held] = []
        self._next_ids: dict[type, int] = {}
        self._settings: dict[str, tuple[Stored | None, str | None]] = {}
        self._open = False
        self.now = at
        """The moment of the action, by the workspace's clock."""

    def __enter__(self) -> "UnitOfWork":
        with naming_errors():
            self._connection = self._connect()
        self._open = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if not self._open:
            return
        self._open = False
        for held in self._held.values():
            if held.before is None and held.entity is not None:
                held.entity.id = None  # it never came to be: it may be added again
        with naming_errors():
            self._connection.close()

    @property
    def connection(self) -> Connection:
        """The transaction's connection."""
        return self._connection

    # Entities ---------------------------------------------------------------------------------------------------------

    def add(self, entity: T) -> T:
        """Take an entity in: a new one gets its id at once, one with an id is written over the row with that id.

        Raises:
            DomainError: ``record.missing``: an id was given but there is no such row.
        """
        cls = type(entity)
        mapping = mapped(cls)
        if entity.id is not None:
            held = self._held.get((cls, entity.id))
            if held is None or held.entity is not entity:
                self.get(cls, entity.id)
                self._held[cls, entity.id].entity = entity
            return entity
        if cls not in self._next_ids:
            self._next_ids[cls] = rows.next_id(self._connection, mapping)
        entity.id = self._next_ids[cls]
        self._next_ids[cls] += 1
        held = _Held(mapping, entity, before=None, written=None)
        self._held[cls, entity.id] = held
        self._new.append(held)
        return entity

    def find(self, cls: type[T], id: int) -> T | None:  # noqa: A002
        held = self._held.get((cls, id))
        if held is not None:
            return None if held.removed else held.entity
        return super().find(cls, id)

    def delete(self, entity: Entity) -> None:
        """Lay an entity in the bin if its class has one, else remove it (the history keeps what it was)."""
        held = self._hold(entity)
        if held.mapping.soft_delete:
            held.entity.deleted_at = self.now
        else:
            held.removed = True

    def restore(self, entity: Entity) -> None:
        """Take an entity out of the bin."""
        self._hold(entity).entity.deleted_at = None

    def purge(self, entity: Entity) -> None:
        """Remove an entity for good, bin or not. ``commit`` refuses if something still refers to it."""
        self._hold(entity).removed = True

    def set_setting(self, key: str, value: Any) -> None:
        """Give a setting a value of plain data; ``None`` removes it."""
        before = self._settings[key][0] if key in self._settings else self._stored_setting(key)
        self._settings[key] = (before, None if value is None else canonical_json(value))

    def setting(self, key: str, default: Any = None) -> Any:
        if key not in self._settings:
            return super().setting(key, default)
        text = self._settings[key][1]
        return default if text is None else rows.setting_value({"value": text})

    # Commit -----------------------------------------------------------------------------------------------------------

    def commit(self, progress: Progress | None = None) -> Changes:
        """Write everything with its history and close the unit.

        Args:
            progress: Called with how much is written and how much there is; what it raises takes all of it back.

        Raises:
            DomainError: A value cannot be stored exactly (with ``field``), ``record.in_use``, ``workspace.disk_full``,
                ``workspace.not_writable``; nothing was written then.
        """
        self._flush_new()
        pending: list[Entry] = []
        recorded: list[Entry] = []
        for (_, key), held in self._held.items():
            after = None if held.removed else held.mapping.stored(held.entity)
            if after is not None and after["id"] != key:
                raise ValueError("the id of an entity never changes")
            if after != held.written:
                pending.append(Entry(held.mapping.name, str(key), held.written, after))
            if after != held.before:
                recorded.append(Entry(held.mapping.name, str(key), held.before, after))
        for name, (before, value) in self._settings.items():
            entry = rows.setting_entry(name, before, value)
            if entry.before != entry.after:
                pending.append(entry)
                recorded.append(entry)
        return self._write(pending, recorded, self._kind, self._action, self._params, None, progress)

    def replay(self, target: ActionSummary, kind: str, progress: Progress | None = None) -> Changes:
        """Undo or redo an action of the history and commit.

        Args:
            target: The action.
            kind: ``UNDO`` or ``REDO``.
            progress: As of ``commit``; called with nothing of nothing while the rows are looked at.

        Raises:
            DomainError: ``history.conflict`` with ``action``, ``params``, ``entity`` and ``id``: the row was changed
                since in another way, or something new refers to it.
        """
        code, params = target.action, dict(target.params)
        entries = []
        for entry in history.entries_of(self._connection, target.seq):
            old, new = (entry.before, entry.after) if kind == REDO else (entry.after, entry.before)
            current = history.stored_row(self._connection, entry.entity, entry.key)
            same = current is None if old is None else current is not None and old.items() <= current.items()
            if not same:
                raise DomainError(
                    "history.conflict", action=code, params=params, entity=entry.entity, id=rows.key_of(entry)
                )
            after = {**current, **new} if current is not None and new is not None else new
            entries.append(Entry(entry.entity, entry.key, current, after))
            if progress is not None and len(entries) % _AT_ONCE == 0:
                progress(0, 0)
        try:
            return self._write(entries, entries, kind, code, params, target.seq, progress)
        except DomainError as error:
            if error.code not in ("record.in_use", "record.reference"):
                raise
            raise DomainError("history.conflict", action=code, **error.params, params=params) from error

    def _write(
        self,
        pending: list[Entry],
        recorded: list[Entry],
        kind: str,
        code: str,
        params: dict[str, Any],
        target: int | None,
        progress: Progress | None = None,
    ) -> Changes:
        if not self._open:
            raise RuntimeError("the unit of work is closed")
        seq = None
        with naming_errors():
            rows.apply(self._connection, pending)
            client_terms.update(self._connection, recorded, progress)
            if recorded:
                seq = history.record(
                    self._connection,
                    self._mac_key,
                    at=self.now,
                    kind=kind,
                    code=code,
                    params=params,
                    entries=recorded,
                    schema=VERSION,
                    target_seq=target,
                )
            self._connection.commit()
        self._open = False
        self._connection.close()
        changes = _changes(recorded, kind, code, params, seq)
        # Let go one by one: hundreds of thousands at once would keep every thread waiting.
        for heap in (pending, recorded):
            while heap:
                heap.pop()
        while self._held:
            self._held.popitem()
        return changes

    # Loading ----------------------------------------------------------------------------------------------------------

    def _load(self, mapping: Mapped[T], statement: Select[Any]) -> list[T]:
        self._flush_new()
        with naming_errors():
            loaded = super()._load(mapping, statement)
        result = []
        for entity in loaded:
            assert entity.id is not None
            held = self._held.get((mapping.cls, entity.id))
            if held is None:
                stored = mapping.stored(entity)
                held = _Held(mapping, entity, before=stored, written=stored)
                self._held[mapping.cls, entity.id] = held
            if not held.removed:
                result.append(held.entity)
        return result

    def _hold(self, entity: Entity) -> _Held:
        self.add(entity)
        assert entity.id is not None
        return self._held[type(entity), entity.id]

    def _flush_new(self) -> None:
        """Insert what was added, in that order, rows of one class together."""
        while self._new:
            mapping = self._new[0].mapping
            batch = []
            for held in self._new:
                if held.mapping is not mapping:
                    break
                held.written = mapping.stored(held.entity)
                batch.append(held)
            with naming_errors():
                rows.insert_rows(self._connection, mapping, [held.written or {} for held in batch])
            del self._new[: len(batch)]

    def _stored_setting(self, key: str) -> Stored | None:
        return history.stored_row(self._connection, SETTING, key)


def _changes(recorded: list[Entry], kind: str, code: str, params: dict[str, Any], seq: int | None) -> Changes:
    ids: dict[type, set[int]] = {}
    settings: set[str] = set()
    for entry in recorded:
        mapping = mapped_by_name(entry.entity)
        if mapping is None:
            settings.add(entry.key)
        else:
            ids.setdefault(mapping.cls, set()).add(int(entry.key))
    return Changes(
        action=code,
        params=params,
        entities=frozenset(ids),
        ids=frozen_ids(ids),
        settings=frozenset(settings),
        kind=kind,
        seq=seq,
    )
