"""Writing files so that a crash leaves either the old one or the new one, and naming what the disk refuses."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from carloan_desk.domain.errors import DomainError

# A file size limit (EFBIG) and a quota are, for the person in front of the screen, a full disk.
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextlib.contextmanager
def naming_disk_errors() -> Iterator[None]:
    """Turn what the disk refuses into expected errors.

    Raises:
        DomainError: ``workspace.disk_full`` or ``workspace.not_writable``; any other ``OSError`` passes.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DomainError("workspace.disk_full") from error
        if error.errno in _REFUSED:
            raise DomainError("workspace.not_writable") from error
        raise


def write_atomically(path: Path, data: bytes, *, previous: Path | None = None) -> None:
    """Replace a file in one step: temporary file, fsync, rename.

    Args:
        path: File to write.
        data: Its whole new content.
        previous: Where to keep the file that was there, if there was one.

    Raises:
        DomainError: ``workspace.disk_full`` or ``workspace.not_writable``; nothing is left half-written.
    """
    with naming_disk_errors():
        temporary = path.with_name(path.name + ".new")
        try:
            with temporary.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if previous is not None and path.exists():
                _copy_atomically(path, previous)
            temporary.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def _copy_atomically(source: Path, target: Path) -> None:
    write_atomically(target, source.read_bytes())


def sync_folder(folder: Path) -> None:
    """Make renames in a folder survive a power cut, where the system can."""
    if os.name == "nt":
        return  # Windows cannot open a folder to flush it; its journal keeps renames.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
