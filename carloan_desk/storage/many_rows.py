"""Writing many rows without holding them all, and without keeping the window waiting."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from sqlalchemy import Connection

# In a longer run of rows the window's thread gets its turn only when the database pauses; between two runs, whenever
# it asks for it.
_AT_ONCE = 100


def execute_many(connection: Connection, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Execute a statement with each of the rows, a hundred at a time.

    Args:
        connection: The transaction they are written in.
        statement: SQL with a question mark for each value.
        rows: The values; made while they are written if it is a generator.
    """
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        connection.exec_driver_sql(statement, some)
