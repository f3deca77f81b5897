"""Half-typed forms: kept as one types, outside the history, gone when they are saved or thrown away."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, select

from carloan_desk.storage.database import naming_errors
from carloan_desk.storage.tables import draft


class Drafts:
    """The drafts of a workspace, each under a name, as plain data."""

    def __init__(self, engine: Engine, connect_for_writing: Callable[[], Connection]) -> None:
        self._engine = engine
        self._connect_for_writing = connect_for_writing

    def all(self, prefix: str) -> dict[str, Any]:
        """Return the drafts whose names begin with a prefix, in the order of their names."""
        statement = select(draft).where(draft.c.name.startswith(prefix, autoescape=True)).order_by(draft.c.name)
        with naming_errors(), self._engine.connect() as connection:
            return {row.name: row.content for row in connection.execute(statement)}

    def keep(self, name: str, content: Any) -> None:
        """Write a draft down, over what it was before."""
        with naming_errors(), self._connect_for_writing() as connection:
            self.drop(name, connection)
            connection.execute(draft.insert().values(name=name, content=content))
            connection.commit()

    def drop(self, name: str, connection: Connection | None = None) -> None:
        """Let a draft go, in the transaction of ``connection`` if one is given."""
        statement = draft.delete().where(draft.c.name == name)
        if connection is not None:
            connection.execute(statement)
            return
        with naming_errors(), self._connect_for_writing() as own:
            own.execute(statement)
            own.commit()
