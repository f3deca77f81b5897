"""One program per workspace: a lock on a file that the system lets go of when the process ends, however it ends."""

import os
import sys
from pathlib import Path

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage.disk import naming_disk_errors

FILE_NAME = "workspace.lock"


class FolderLock:
    """Holds the workspace.

    Raises:
        DomainError: ``workspace.locked`` another program holds it, ``workspace.not_writable``, ``workspace.disk_full``.
    """

    def __init__(self, folder: Path) -> None:
        with naming_disk_errors():
            self._descriptor = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise DomainError("workspace.locked") from error

    def release(self) -> None:
        """Let the workspace go; once is enough."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
