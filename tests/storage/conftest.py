"""A workspace in a folder with a name as people give them, and a clock that the test moves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from carloan_desk.storage import vault
from carloan_desk.storage.workspace import Workspace, open_workspace

PASSCODE = "口令 abc-123"


class FakeClock:
    """Local time that stands still unless it is moved."""

    def __init__(self) -> None:
        self.time = datetime.fromisoformat("2026-03-02T09:00:00")

    def __call__(self) -> datetime:
        return self.time

    def move(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture(autouse=True)
def _cheap_passcodes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "COST", vault.KdfCost(iterations=1, lanes=1, memory_kib=8))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "用户 甲" / "车贷 工作台"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def created(folder: Path, _cheap_passcodes: None) -> vault.Created:
    return vault.create(folder, PASSCODE)


@pytest.fixture
def workspace(folder: Path, created: vault.Created, clock: FakeClock) -> Iterator[Workspace]:
    opened = open_workspace(folder, created.data_key, now=clock)
    yield opened
    opened.close()
