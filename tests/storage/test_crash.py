"""Pulling the plug: kill -9 in the middle of random writes."""

import contextlib
import random
import subprocess
import sys
from pathlib import Path

import pytest

from carloan_desk.storage import database, vault
from carloan_desk.storage.workspace import Workspace, open_workspace
from tests.storage.writer import fingerprint

ROOT = Path(__file__).parents[2]
ROUNDS, WRITES = 10, 20


def kill_after(folder: Path, data_key: bytes, seed: int, acknowledged: int, delay: float) -> list[str]:
    """Run the writer, kill it ``delay`` seconds after so many answers, return all answers it gave."""
    command = [sys.executable, "-m", "tests.storage.writer", str(folder), data_key.hex(), "write", str(seed), "10000"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(acknowledged)]
        try:
            writer.wait(delay)
        except subprocess.TimeoutExpired:
            writer.kill()
        lines += writer.stdout.readlines()
    return [line for line in lines if line.endswith("\n") and len(line.split()) == 2]


def integrity(workspace: Workspace, data_key: bytes) -> str:
    connection = database.connect(workspace.folder / "desk.db", vault.subkey(data_key, "database"))
    try:
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        connection.close()


def test_killed_during_two_hundred_random_writes(folder: Path, created: vault.Created) -> None:
    chance = random.Random(11)
    writes = 0
    for seed in range(ROUNDS):
        lines = kill_after(folder, created.data_key, seed, WRITES, chance.random() * 0.02)
        seq, expected = lines[-1].split()
        writes += len(lines)

        workspace = open_workspace(folder, created.data_key)
        assert integrity(workspace, created.data_key) == "ok"
        assert workspace.verify_history() is None
        newest = workspace.history(limit=1)[0].summary.seq
        # The write it was killed in may have come through whole, unacknowledged; more than that may not.
        assert newest in (int(seq), int(seq) + 1)
        if newest == int(seq) + 1:
            workspace.undo()
        assert fingerprint(workspace) == expected
        kept = search_terms(workspace)
        workspace.rebuild_search()
        assert search_terms(workspace) == kept
        workspace.backup()
        workspace.close()
    assert writes >= ROUNDS * WRITES


def search_terms(workspace: Workspace) -> list[tuple[object, ...]]:
    with workspace.reading() as reader:
        rows = reader._connection.exec_driver_sql("SELECT * FROM client_term ORDER BY 1, 2, 3").all()
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("milliseconds", [0, 5, 10, 20])
def test_killed_while_a_new_workspace_is_made(folder: Path, created: vault.Created, milliseconds: int) -> None:
    command = [sys.executable, "-m", "tests.storage.writer", str(folder), created.data_key.hex(), "make"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "start\n"
        with contextlib.suppress(subprocess.TimeoutExpired):
            writer.wait(milliseconds / 1000)
        writer.kill()
    workspace = open_workspace(folder, created.data_key)
    assert workspace.verify_history() is None
    workspace.close()
