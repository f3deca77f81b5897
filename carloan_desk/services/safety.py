"""What keeps the data safe: history, bin, backups, passcode."""

from dataclasses import dataclass
from pathlib import Path

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import statements
from carloan_desk.storage import backup
from carloan_desk.storage.backup import Backup
from carloan_desk.storage.history import BrokenLink, HistoryItem
from carloan_desk.storage.workspace import Changes, Workspace


def history(workspace: Workspace, limit: int = 300) -> list[HistoryItem]:
    """Return the latest actions, the newest first."""
    return workspace.history(limit=limit)


@dataclass(frozen=True, slots=True)
class Seals:
    """The first seals that no longer hold: of the history, and of a sealed statement of pay (its period)."""

    history: BrokenLink | None
    statement: str | None


def verify(workspace: Workspace) -> Seals:
    """Check every seal of the history and of the sealed statements."""
    return Seals(workspace.verify_history(), statements.first_broken(workspace))


def bin_of(workspace: Workspace) -> tuple[list[Client], list[Deal]]:
    """Return what lies in the bin."""
    with workspace.reading() as read:
        return read.bin(Client), read.bin(Deal)


def restore(workspace: Workspace, kind: type[Client] | type[Deal], record_id: int) -> Changes:
    """Take a record out of the bin.

    Raises:
        DomainError: ``bin.client_first``: the deal's client lies in the bin too.
    """
    with workspace.unit_of_work("bin.restore") as work:
        record = next((each for each in work.bin(kind) if each.id == record_id), None)
        if record is None:
            raise DomainError("bin.gone")
        if isinstance(record, Deal) and any(client.id == record.client_id for client in work.bin(Client)):
            raise DomainError("bin.client_first")
        record.deleted_at = None
        return work.commit()


def backups(folder: Path) -> list[Backup]:
    """Return the workspace's backups, the newest first."""
    return backup.list_backups(folder)
