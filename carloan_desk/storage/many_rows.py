"""Writing many rows without keeping the window waiting."""

import time
from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection

_AT_ONCE = 100
# Seconds: of writing, and of the pause after it.
_TURN, _PAUSE = 0.005, 0.0002


def execute_many(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Execute a statement with each of the rows, giving way every few milliseconds.

    The driver lets go of the interpreter for each row and takes it back a few microseconds later. Another thread that
    waits for it is woken each time and finds it taken, so it never waits long enough to ask for it: only a pause, in
    which nobody holds it, lets the window's thread in.

    Args:
        connection: The transaction they are written in.
        statement: SQL with a question mark for each value.
        rows: The values; made while they are written if it is a generator, so that not all are held at once.
    """
    left = iter(rows)
    began = time.monotonic()
    while some := list(islice(left, _AT_ONCE)):
        connection.exec_driver_sql(statement, some)
        if time.monotonic() - began >= _TURN:
            time.sleep(_PAUSE)
            began = time.monotonic()
