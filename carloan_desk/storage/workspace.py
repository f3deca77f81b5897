"""The workspace: the manager's folder, opened."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage import backup, client_terms, history, vault
from carloan_desk.storage.backup import Backup, adopt_vault, list_backups, restore_backup
from carloan_desk.storage.changes import REDO, UNDO, ActionSummary, Changes
from carloan_desk.storage.database import FILE_NAME, WRITING, create_database_engine, naming_errors
from carloan_desk.storage.drafts import Drafts
from carloan_desk.storage.files import Files
from carloan_desk.storage.history import BrokenLink, HistoryItem
from carloan_desk.storage.lock import FolderLock
from carloan_desk.storage.migrations import VERSION
from carloan_desk.storage.opening import note_as_left, prepare
from carloan_desk.storage.reader import Reader
from carloan_desk.storage.synced import sync_warning
from carloan_desk.storage.unit_of_work import Progress, UnitOfWork

__all__ = [
    "ActionSummary",
    "Backup",
    "BrokenLink",
    "Changes",
    "Files",
    "HistoryItem",
    "Reader",
    "UnitOfWork",
    "Workspace",
    "adopt_vault",
    "list_backups",
    "open_workspace",
    "restore_backup",
    "sync_warning",
]

Clock = Callable[[], datetime]
T = TypeVar("T")


class Workspace:
    """An open workspace. One action writes at a time; readers see the state of the moment they began.

    Attributes:
        folder: Where it lies.
        files: Its encrypted attachments.
        drafts: Its half-typed forms.
        now: The clock, local time without zone.
        backup_problem: Why the last automatic backup could not be made, ``None`` if all is well.
    """

    def __init__(
        self,
        folder: Path,
        data_key: bytes,
        engine: Engine,
        now: Clock,
        lock: FolderLock,
        backup_problem: DomainError | None = None,
    ) -> None:
        self.folder = folder
        self.files = Files(folder, data_key)
        self.drafts = Drafts(engine, self._connect_for_writing)
        self.now = now
        self.backup_problem = backup_problem
        self._data_key = data_key
        self._engine = engine
        self._lock = lock
        self._mac_key = vault.subkey(data_key, "history")
        self._derived_of = -1
        self._derived: dict[Hashable, Any] = {}
        self._followed: dict[str, tuple[int, Hashable, Any]] = {}

    # Working ----------------------------------------------------------------------------------------------------------

    def unit_of_work(self, action: str, /, *, undoable: bool = True, **params: Any) -> UnitOfWork:
        """Return the unit of work of one action, to be entered with ``with``. One writes at a time: they do not nest.

        Args:
            action: Code of the action, such as ``"client.add"``; the user interface words it.
            undoable: Whether ``undo`` offers it. What is not (a print, a preference) is in the history all the same.
            **params: Plain values for the words: text, numbers, dates, enumerations.

        Raises:
            DomainError: On entering, ``workspace.busy`` if another unit does not end.
        """
        return self._unit(action, params, undoable)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Give a reader of the present state, for as long as the ``with`` block lasts."""
        with naming_errors(), self._engine.connect() as connection:
            yield Reader(connection)

    def derived(self, key: Hashable, derive: Callable[[Reader], T]) -> T:
        """Return what follows from the present state; derived again only when something was recorded since.

        Args:
            key: What it is, with everything besides the workspace that it follows from, such as the day.
            derive: Derives it. What it returns is shared: nobody changes it.
        """
        with self.reading() as read:
            state = read.last_seq()
            if state != self._derived_of:
                self._derived_of, self._derived = state, {}
            kept = self._derived
            if key not in kept:
                kept[key] = derive(read)
            found: T = kept[key]
            return found

    def followed(self, name: str, key: Hashable, follow: Callable[[Reader, T | None], T]) -> T:
        """Return what follows from the present state, made from what it was when it was last asked for.

        Args:
            name: What it is; only the last of each name is kept.
            key: Everything besides the workspace that it follows from, such as the day.
            follow: Makes it of the last one, of whatever key, or anew. What it returns is shared: nobody changes it.
        """
        with self.reading() as read:
            state = read.last_seq()
            seq, of, before = self._followed.get(name, (-1, None, None))
            if (seq, of) != (state, key):
                before = follow(read, before)
                self._followed[name] = state, key, before
            found: T = before
            return found

    # History ----------------------------------------------------------------------------------------------------------

    def undoable(self) -> ActionSummary | None:
        """Return what ``undo`` would take back."""
        with naming_errors(), self._engine.connect() as connection:
            return history.find_undoable(connection, VERSION)

    def redoable(self) -> ActionSummary | None:
        """Return what ``redo`` would do again."""
        with naming_errors(), self._engine.connect() as connection:
            return history.find_redoable(connection, VERSION)

    def undo(self, progress: Progress | None = None) -> Changes:
        """Take back the newest action that stands; the undoing is itself in the history.

        Args:
            progress: Called now and then with how much is done and how much there is, both 0 as long as that is not
                known; what it raises leaves everything as it was.

        Raises:
            DomainError: ``history.nothing_to_undo``; ``history.conflict`` with ``action``, ``params``, ``entity`` and
                ``id``: a row was changed since in another way, or something refers to it.
        """
        return self._replay(UNDO, history.find_undoable, "history.nothing_to_undo", progress)

    def redo(self, progress: Progress | None = None) -> Changes:
        """Do again what was undone last.

        Args:
            progress: As of ``undo``.

        Raises:
            DomainError: ``history.nothing_to_redo``, ``history.conflict``.
        """
        return self._replay(REDO, history.find_redoable, "history.nothing_to_redo", progress)

    def history(
        self,
        entity: type | None = None,
        id: int | None = None,  # noqa: A002
        *,
        limit: int = 100,
        before_seq: int | None = None,
    ) -> list[HistoryItem]:
        """Return actions, newest first: all, those of a class, those of one row; older than ``before_seq`` if given."""
        with naming_errors(), self._engine.connect() as connection:
            return history.read(connection, entity, id, limit, before_seq)

    def verify_history(self) -> BrokenLink | None:
        """Check the chain and every row against it; return the first broken link, ``None`` if all holds."""
        with naming_errors(), self._engine.connect() as connection:
            return history.verify(connection, self._mac_key)

    # Upkeep -----------------------------------------------------------------------------------------------------------

    def rebuild_search(self) -> None:
        """Make the search table anew from the rows."""
        with naming_errors(), self._connect_for_writing() as connection:
            client_terms.rebuild(connection)
            connection.commit()

    def backup(self) -> Path | None:
        """Make a verified backup if something changed since the last one; to be called before closing and when idle.

        Raises:
            DomainError: ``workspace.disk_full``, ``workspace.not_writable``, ``workspace.damaged``; it is also kept in
                ``backup_problem``.
        """
        try:
            made = backup.make(self.folder, self._data_key, self.now())
        except DomainError as error:
            self.backup_problem = error
            raise
        self.backup_problem = None
        return made

    def export_backup(self, target: Path) -> None:
        """Write everything, attachments too, to one file outside.

        Raises:
            DomainError: ``workspace.disk_full``, ``workspace.not_writable``, ``workspace.damaged``.
        """
        backup.export(self.folder, self._data_key, target)

    # Keys -------------------------------------------------------------------------------------------------------------

    def change_passcode(self, passcode: str) -> None:
        """Change the passcode; the data is not written again.

        Raises:
            DomainError: ``vault.passcode_short``, ``workspace.disk_full``, ``workspace.not_writable``.
        """
        vault.change_passcode(self.folder, self._data_key, passcode)

    def change_recovery_key(self) -> str:
        """Return a new recovery key; the old one no longer opens anything.

        Raises:
            DomainError: ``workspace.disk_full``, ``workspace.not_writable``.
        """
        return vault.change_recovery_key(self.folder, self._data_key)

    def close(self, *, damaged: bool = False) -> None:
        """Let go of the database and of the lock; a ``damaged`` one is checked as a whole when it is opened again."""
        self._engine.dispose()
        if not damaged:
            note_as_left(self.folder)
        self._lock.release()

    # ------------------------------------------------------------------------------------------------------------------

    def _unit(self, action: str, params: dict[str, Any], undoable: bool = True) -> UnitOfWork:
        return UnitOfWork(self._connect_for_writing, self._mac_key, self.now(), action, params, undoable)

    def _replay(
        self,
        kind: str,
        find: Callable[[Connection, int], ActionSummary | None],
        nothing: str,
        progress: Progress | None,
    ) -> Changes:
        with self._unit(kind, {}) as work:
            found = find(work.connection, VERSION)
            if found is None:
                raise DomainError(nothing)
            return work.replay(found, kind, progress)

    def _connect_for_writing(self) -> Connection:
        connection = self._engine.connect().execution_options(**{WRITING: True})
        connection.begin()
        return connection


def open_workspace(folder: Path, data_key: bytes, *, now: Clock = datetime.now) -> Workspace:
    """Open the workspace in a folder that holds a vault; a new one is made if nothing was ever kept there.

    Args:
        folder: Workspace folder.
        data_key: What unlocking the vault gave.
        now: Clock, local time without zone.

    Raises:
        DomainError: ``workspace.locked`` another program has it open, ``workspace.wrong_key``, ``workspace.damaged``
            with ``backup`` (the newest one that can be restored, or ``None``), ``workspace.newer`` with ``version`` and
            ``known``, ``workspace.not_writable``, ``workspace.disk_full``, ``vault.missing``, ``vault.damaged``.
    """
    if not vault.exists(folder):
        raise DomainError("vault.missing")
    lock = FolderLock(folder)
    try:
        problem = prepare(folder, data_key, now)
        engine = create_database_engine(folder / FILE_NAME, vault.subkey(data_key, "database"))
        workspace = Workspace(folder, data_key, engine, now, lock, problem)
        with naming_errors(), engine.connect() as connection:
            search_is_current = client_terms.is_current(connection)
        if not search_is_current:
            workspace.rebuild_search()
    except BaseException:
        lock.release()
        raise
    return workspace
