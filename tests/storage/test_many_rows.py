"""Many rows go in, each once and in order, and are made only as they are written."""

import pytest
from sqlalchemy import Connection, create_engine

from carloan_desk.storage.many_rows import execute_many

_INSERT = "INSERT INTO seen (number) VALUES (?)"


@pytest.mark.parametrize("count", [0, 1, 100, 101, 1_234])
def test_each_row_is_written_once_and_in_order(count: int) -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql("CREATE TABLE seen (number INTEGER)")
        execute_many(connection, _INSERT, ((number,) for number in range(count)))
        assert _seen(connection) == list(range(count))


def test_rows_are_made_while_others_are_already_written() -> None:
    with create_engine("sqlite://").connect() as connection:
        connection.exec_driver_sql("CREATE TABLE seen (number INTEGER)")
        written = []

        def rows():
            for number in range(1_000):
                written.append(len(_seen(connection)))
                yield (number,)

        execute_many(connection, _INSERT, rows())
        assert max(number - before for number, before in enumerate(written)) <= 100


def _seen(connection: Connection) -> list[int]:
    return list(connection.exec_driver_sql("SELECT number FROM seen ORDER BY rowid").scalars())
