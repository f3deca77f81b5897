"""Another program on the same workspace, to be killed.

python -m tests.storage.writer FOLDER KEY make | hold | limited | write SEED COUNT
"""

import hashlib
import os
import random
import signal
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.errors import DomainError
from carloan_desk.storage.workspace import Workspace, open_workspace
from tests.storage.entities import dump
from tests.storage.people import client, commit, deal


def fingerprint(workspace: Workspace) -> str:
    with workspace.reading() as reader:
        return hashlib.sha256(dump(reader).encode()).hexdigest()


def write_at_random(workspace: Workspace, seed: int, count: int) -> None:
    """Do ``count`` random actions; after each say its number and what the whole workspace then holds."""
    chance = random.Random(seed)

    def change(work: Any) -> None:
        for _ in range(chance.randrange(1, 4)):
            people, deals = work.all(Client), work.all(Deal)
            kind = chance.choice(["add", "edit", "open", "price", "bin", "purge", "setting"])
            if kind == "add" or not people:
                work.add(client(f"客户{chance.randrange(1000)}", note="长备注" * chance.randrange(200)))
            elif kind == "edit":
                chance.choice(people).note = "改" * chance.randrange(500)
            elif kind == "open":
                work.add(deal(chance.choice(people).id, plate=f"沪A{chance.randrange(10**5):05}"))
            elif kind == "bin":
                work.delete(chance.choice(people))
            elif kind == "price" and deals:
                chance.choice(deals).price = Decimal(chance.randrange(10**7)).scaleb(-2)
            elif kind == "purge" and deals:
                work.purge(chance.choice(deals))
        work.set_setting("round", [seed, chance.random()])

    for _ in range(count):
        changes = commit(workspace, change)
        sys.stdout.write(f"{changes.seq} {fingerprint(workspace)}\n")
        sys.stdout.flush()


def write_with_little_room(workspace: Workspace) -> None:
    """Make every file stop growing; say what each kind of writing is refused with."""
    import resource

    commit(workspace, lambda work: work.add(client()))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (140_000, 140_000))
    many = [client(f"客户{number}", note="长备注" * 300) for number in range(400)]
    for attempt in (
        lambda: commit(workspace, lambda work: [work.add(person) for person in many]),
        lambda: workspace.files.put(bytes(500_000)),
        workspace.backup,
    ):
        try:
            attempt()
        except DomainError as error:
            sys.stdout.write(f"{error.code}\n")
    sys.stdout.flush()


def main() -> None:
    folder, data_key, task, *numbers = sys.argv[1:]
    if task == "make":
        sys.stdout.write("start\n")
        sys.stdout.flush()
    workspace = open_workspace(Path(folder), bytes.fromhex(data_key))
    if task == "hold":
        sys.stdout.write("open\n")
        sys.stdout.flush()
        time.sleep(60)
    elif task == "limited":
        write_with_little_room(workspace)
    elif task == "write":
        write_at_random(workspace, int(numbers[0]), int(numbers[1]))
    os._exit(9)  # as if killed: nothing is closed


if __name__ == "__main__":
    main()
