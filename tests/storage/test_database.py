"""Long reading lets other threads in."""

import time
from contextlib import closing
from pathlib import Path

import pytest

from carloan_desk.storage import database

_COUNT = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT max(i) FROM n"


def test_it_pauses_while_it_works_long_and_not_for_a_short_question(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock, pauses = [time.monotonic()], []

    def ticking() -> float:
        clock[0] += 0.001
        return clock[0]

    with closing(database.connect(tmp_path / "desk.db", b"k" * 32)) as connection:
        monkeypatch.setattr(time, "monotonic", ticking)
        monkeypatch.setattr(time, "sleep", pauses.append)
        assert connection.execute(_COUNT, (5,)).fetchall() == [(5,)]
        assert pauses == []
        assert connection.execute(_COUNT, (10_000,)).fetchall() == [(10_000,)]
        assert len(pauses) > 10
