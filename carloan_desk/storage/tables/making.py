"""How tables are written down."""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

metadata = MetaData()


def required(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=False)


def optional(name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]]) -> Column[Any]:
    return Column(name, kind, nullable=True)


def text(*names: str) -> list[Column[Any]]:
    return [required(name, Text) for name in names]


def of(name: str, target: str, nullable: bool = False) -> Column[Any]:
    """A plain reference to another row, which cannot go while this one stands; indexed to be found from there."""
    return Column(name, Integer, ForeignKey(f"{target}.id", ondelete="RESTRICT"), nullable=nullable, index=True)


def entity_table(name: str, *columns: Column[Any] | list[Column[Any]] | Index) -> Table:
    """Make a table whose ids are never given twice, so that an id names one thing in the history for ever."""
    flat: list[Any] = []
    for column in columns:
        flat.extend(column if isinstance(column, list) else [column])
    return Table(name, metadata, Column("id", Integer, primary_key=True), *flat, sqlite_autoincrement=True)
