"""Where the files that the program reads are: source tree, installed wheel, frozen program."""

import sys
from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def path(name: str) -> Path:
    """Return the path of a shipped file or folder.

    Args:
        name: Path below ``resources/`` with forward slashes, such as ``"rules/tax.toml"``.

    Raises:
        FileNotFoundError: The program is incomplete: no such resource was shipped.
    """
    found = _root() / name
    if not found.exists():
        raise FileNotFoundError(f"missing resource: {name}")
    return found
