"""A real workspace in a temporary folder, and a manager who works in it through the services alone."""

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path

import pytest

from carloan_desk.services import workspaces
from carloan_desk.storage import database, vault
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import TODAY, Manager

PASSCODE = "口令 abc-123"


def hasten(patch: pytest.MonkeyPatch) -> None:
    """Wait for neither the key derivation nor the disk: attacks and power cuts are the storage tests' part."""
    patch.setattr(vault, "COST", vault.KdfCost(iterations=1, lanes=1, memory_kib=8))
    unsynced = [pragma.replace("synchronous = FULL", "synchronous = OFF") for pragma in database._PRAGMAS]
    patch.setattr(database, "_PRAGMAS", tuple(unsynced))


@pytest.fixture(autouse=True)
def _haste(monkeypatch: pytest.MonkeyPatch) -> None:
    hasten(monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "用户 甲" / "车贷 工作台"


def now() -> datetime:
    return datetime.combine(TODAY, time(9))


@pytest.fixture
def workspace(folder: Path) -> Iterator[Workspace]:
    created = workspaces.create(folder, PASSCODE)
    opened = workspaces.open(folder, created.data_key, now)
    yield opened
    opened.close()


@pytest.fixture
def manager(workspace: Workspace) -> Manager:
    return Manager(workspace)
