"""Finding clients as one types, and by what they have in common. What they are found by is in ``client_terms``."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select
from sqlalchemy import text as sql_text

from carloan_desk.domain.client_list import ClientQuery, ClientRow, Facet
from carloan_desk.storage import tables
from carloan_desk.storage.client_terms import SHORT_NUMBER, SHORT_WORD, facet_term, normalised

_AFTER_ALL = "\U0010ffff"
_SPARE = 20
_MANY = 5_000

Condition = str | tuple[str, ...]
"""A word, or the terms of a facet's values of which one is enough."""


# Finding -------------------------------------------------------------------------------------------------------------


def find(connection: Connection, query: ClientQuery, limit: int, offset: int) -> list[ClientRow]:
    """Return a window of the clients that match, those added last first."""
    client = tables.client
    ids = find_ids(connection, query, limit, offset)
    statement = select(*(client.c[name] for name in ClientRow.__slots__)).where(client.c.id.in_(ids))
    place = {client_id: number for number, client_id in enumerate(ids)}
    found = [ClientRow(*row) for row in connection.execute(statement)]
    return sorted(found, key=lambda row: place[row.id])


def find_ids(connection: Connection, query: ClientQuery, limit: int, offset: int) -> list[int]:
    """Return the ids of a window of the clients that match, in the order of the query."""
    wanted = _conditions(connection, query)
    of_rows = _of_rows(query)
    if of_rows or not wanted:
        window = _rows(wanted, of_rows).order_by(*_order(query)).limit(limit).offset(offset)
        return list(connection.execute(window).scalars())
    # A name may hold a word twice. Leaving that to DISTINCT would sort all that match; a limit keeps the first few.
    enough = limit + offset
    room = enough + _SPARE
    while True:
        rows = connection.execute(_matching(wanted).limit(room)).scalars().all()
        ids = list(dict.fromkeys(rows))
        if len(ids) >= enough or len(rows) < room:
            return ids[offset:enough]
        room *= 2


def count(connection: Connection, query: ClientQuery) -> int:
    """Return how many clients match."""
    wanted, of_rows = _conditions(connection, query), _of_rows(query)
    if wanted and not of_rows:
        matching = _matching(wanted).order_by(None).subquery()
        statement = select(func.count(matching.c.client_id.distinct()))
    else:
        statement = select(func.count()).select_from(_rows(wanted, of_rows).subquery())
    return connection.execute(statement).scalar_one()


def _of_rows(query: ClientQuery) -> list[ColumnElement[bool]]:
    """What a query asks of the rows themselves."""
    client, note = tables.client, tables.contact_note
    asked: list[ColumnElement[bool]] = []
    if query.due_by is not None:
        asked.append(client.c.next_action_on <= query.due_by)
    if query.no_next:
        asked.append(client.c.next_action_on.is_(None) & (client.c.next_action == ""))
    if query.quiet_since is not None:
        since = datetime.combine(query.quiet_since, time())
        heard = select(1).where(note.c.client_id == client.c.id, note.c.at >= since)
        asked.append((client.c.created_on < query.quiet_since) & ~heard.exists())
    if query.added_from is not None:
        asked.append(client.c.created_on >= query.added_from)
    return asked


def _rows(wanted: Sequence[Condition], of_rows: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The ids of clients outside the bin of whom all of it is true."""
    client = tables.client
    # What is asked of the rows is the rarer thing: the sign keeps SQLite from the index of those not deleted.
    there = literal_column("+client.deleted_at") if of_rows else client.c.deleted_at
    statement = select(client.c.id).where(there.is_(None), *of_rows)
    return statement.where(client.c.id.in_(_matching(wanted).order_by(None))) if wanted else statement


def _order(query: ClientQuery) -> tuple[ColumnElement[Any], ...]:
    client = tables.client
    return (client.c.next_action_on, client.c.id) if query.due_by is not None else (client.c.id.desc(),)


_EACH_FACET = sql_text(
    """
    WITH RECURSIVE each(term) AS (
        SELECT min(term) FROM client_term WHERE term >= '=' AND term < '>'
        UNION ALL
        SELECT (SELECT min(term) FROM client_term WHERE term > each.term AND term < '>') FROM each WHERE term NOT NULL
    )
    SELECT term FROM each WHERE term NOT NULL
    """
)


def facet_values(connection: Connection) -> dict[Facet, list[str]]:
    """Return the values of each facet that clients have; one seek each, however many clients there are."""
    found: dict[Facet, list[str]] = {facet: [] for facet in Facet}
    for term in connection.execute(_EACH_FACET).scalars():
        _, facet, value = term.split("=", 2)
        found[Facet(facet)].append(value)
    return found


def words(text: str) -> list[str]:
    """Return what was typed as the words to look for. Digits in groups are one number."""
    found = [word for word in map(normalised, text.split()) if word]
    if found and all(word.isdigit() for word in found):
        return ["".join(found)]
    return list(dict.fromkeys(found))


def _conditions(connection: Connection, query: ClientQuery) -> list[Condition]:
    """The words to look for, and each facet as the terms of its values; what the fewest match comes first."""
    facets = [tuple(facet_term(facet, value) for value in values) for facet, values in query.facets]
    wanted: list[Condition] = [*words(query.text), *facets]
    return wanted if len(wanted) < 2 else sorted(wanted, key=lambda each: _weight(connection, each))


def _weight(connection: Connection, wanted: Condition) -> int:
    """How many terms match, counted up to where it no longer matters."""
    some = select(tables.client_term.c.client_id).where(_matches(wanted)).limit(_MANY).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()


def _matching(wanted: Sequence[Condition]) -> Select[Any]:
    term = tables.client_term
    first, *others = wanted
    statement = select(term.c.client_id).where(_matches(first))
    for other in others:
        more = term.alias()
        if isinstance(other, str) and not _is_short(other):  # a range is in the order of its terms: gathered once
            found = select(more.c.client_id).where(_matches(other, more))
            statement = statement.where(term.c.client_id.in_(found))
        else:
            there = select(1).where(_matches(other, more), more.c.client_id == term.c.client_id)
            statement = statement.where(there.exists())
    return statement.order_by(term.c.client_id.desc())


def _matches(wanted: Condition, table: Any = tables.client_term) -> ColumnElement[bool]:
    term: ColumnElement[str] = table.c.term
    if isinstance(wanted, tuple):
        return term == wanted[0] if len(wanted) == 1 else term.in_(wanted)
    if _is_short(wanted):
        return term == wanted
    return (term >= wanted) & (term < wanted + _AFTER_ALL)


def _is_short(word: str) -> bool:
    return len(word) <= (SHORT_WORD if word.isalpha() else SHORT_NUMBER)
