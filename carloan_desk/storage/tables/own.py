"""What is not of the domain: settings, the history, drafts, caches."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from carloan_desk.storage.columns import Json, Moment
from carloan_desk.storage.tables.making import metadata

setting = Table(
    "setting",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Json, nullable=False),
    sqlite_with_rowid=False,
)

action = Table(
    "action",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("params", Json, nullable=False),
    Column("target_seq", Integer, nullable=True),
    Column("schema", Integer, nullable=False),
    Column("mac", LargeBinary, nullable=False),
)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, ForeignKey("action.seq", ondelete="RESTRICT"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("entity", Text, nullable=False),
    Column("entity_key", Text, nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
    Column("digest", LargeBinary, nullable=False),
    Index("ix_change_entity", "entity", "entity_key", "seq"),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("name", Text, primary_key=True),
    Column("content", Json, nullable=False),
    sqlite_with_rowid=False,
)

cache = Table(
    "cache",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

client_term = Table(
    "client_term",
    metadata,
    Column("term", Text, primary_key=True),
    Column("client_id", Integer, primary_key=True, autoincrement=False),
    Column("origin", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
