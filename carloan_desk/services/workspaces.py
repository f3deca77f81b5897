"""The workspace as a whole: make it, unlock it, recover it, make it safe.

What needs only the vault is imported without the database, so that the doorstep appears at once.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from carloan_desk.storage import vault
from carloan_desk.storage.vault import Created, WaysIn

if TYPE_CHECKING:
    from carloan_desk.storage.backup import Backup
    from carloan_desk.storage.workspace import Workspace

Clock = Callable[[], datetime]


def exists(folder: Path) -> bool:
    """Whether the folder holds a workspace."""
    return vault.exists(folder)


def ways_in(folder: Path) -> WaysIn:
    """Return how the workspace can be unlocked besides the recovery key."""
    return vault.ways_in(folder)


def create(folder: Path, passcode: str | None, *, use_keychain: bool = False) -> Created:
    """Make a vault; the recovery key is shown once, then nobody knows it but the user."""
    return vault.create(folder, passcode, use_keychain)


def unlock(folder: Path, passcode: str) -> bytes:
    """Return the data key for a passcode."""
    return vault.unlock(folder, passcode)


def unlock_with_keychain(folder: Path) -> bytes:
    """Return the data key from this computer's keychain."""
    return vault.unlock_with_keychain(folder)


def unlock_with_recovery(folder: Path, key: str) -> bytes:
    """Return the data key for a recovery key as typed."""
    return vault.unlock_with_recovery(folder, key)


def open(folder: Path, data_key: bytes, clock: Clock) -> "Workspace":  # noqa: A001
    """Open the workspace: lock, check, backup, migrate."""
    from carloan_desk.storage.workspace import open_workspace

    return open_workspace(folder, data_key, now=clock)


def backups(folder: Path) -> "list[Backup]":
    """Return the backups of a workspace, the newest first."""
    from carloan_desk.storage.backup import list_backups

    return list_backups(folder)


def restore(folder: Path, backup: "Backup", data_key: bytes, clock: Clock) -> None:
    """Put a backup in the place of a damaged database, which is set aside."""
    restore_file(folder, backup.path, data_key, clock)


def adopt(folder: Path, backup: Path) -> None:
    """Begin a workspace from a backup that was copied elsewhere: its keys open it, then :func:`restore_file` fills it.

    Raises:
        DomainError: ``backup.damaged``, ``vault.exists``.
    """
    from carloan_desk.storage.backup import adopt_vault

    adopt_vault(folder, backup)


def restore_file(folder: Path, backup: Path, data_key: bytes, clock: Clock) -> None:
    """Fill a workspace from a backup file.

    Raises:
        DomainError: ``backup.damaged``, ``workspace.wrong_key``, ``workspace.disk_full``.
    """
    from carloan_desk.storage.backup import restore_backup

    restore_backup(folder, backup, data_key, now=clock)


def sync_warning(folder: Path) -> str | None:
    """Return the name of the cloud client whose folder this is, if it is one's."""
    from carloan_desk.storage.synced import sync_warning as found

    return found(folder)


def recovery_sheet(key: str, made_on: datetime) -> bytes:
    """Return a page with the recovery key, to print and keep."""
    from carloan_desk.printing.recovery_key import render_recovery_key

    return render_recovery_key(key, made_on.date())
