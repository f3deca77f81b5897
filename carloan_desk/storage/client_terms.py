"""What clients are found by: a table of terms, kept in the transaction of each change.

``client_term`` holds the ends of each name, of its pinyin, of numbers and plates, sorted. A word is found wherever it
stands by one range over the ends that begin with it. For short words, where such a range would hold a good part of all
clients, the beginnings themselves are kept as terms and found by equality, already in order: a syllable is at most six
letters long, and four digits are what people remember. What lists are filtered by (source, city, tags …) lies there
too, as terms that nobody can type.

The table is a cache: ``rebuild`` makes it anew from the rows, and is run when ``RULES_VERSION`` has changed.
"""

import json
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from carloan_desk.domain.client_list import Facet
from carloan_desk.storage import tables
from carloan_desk.storage.history import Entry
from carloan_desk.storage.many_rows import execute_many
from carloan_desk.storage.mapping import Stored
from carloan_desk.storage.pinyin import readings_of_name

RULES_VERSION = 3
"""Rises with every change of what is indexed, the pinyin table included."""

SHORT_WORD = 6
SHORT_NUMBER = 4

_CACHE_NAME = "client_term"
_SHORTEST_NUMBER = 4
_SHORTEST_PLATE = 3
_LONGEST_TAIL = 8
_AT_ONCE = 200

Term = tuple[str, int, int]

_CAR = ("id", "client_id", "plate", "vin", "deleted_at")
# What terms are made of, by table.
_INDEXED: dict[str, tuple[str, ...]] = {
    tables.client.name: (
        *("id", "name", "mobile", "second_mobile", "id_number", "deleted_at"),
        *("source", "lead_source_id", "campaign_id", "city", "tags"),
    ),
    tables.deal.name: _CAR,
    tables.owned_vehicle.name: _CAR,
}


def facet_term(facet: Facet, value: str) -> str:
    """Return the term of a value of a facet."""
    return f"={facet}={value}"


def client_terms(client: Stored) -> set[str]:
    """Return what a client is found by: nothing while it lies in the bin."""
    if client["deleted_at"] is not None:
        return set()
    terms: set[str] = set()
    name = normalised(str(client["name"]))
    _add_ends(terms, list(name))
    for syllables in readings_of_name(name):
        _add_ends(terms, list(syllables))
        _add_ends(terms, [syllable[0] for syllable in syllables])
    for number in ("mobile", "second_mobile"):
        mobile = normalised(str(client[number]))
        _add_ends(terms, list(mobile), _SHORTEST_NUMBER, SHORT_NUMBER)
        if len(mobile) >= _SHORTEST_NUMBER:
            terms.update(mobile[:length] for length in range(1, _SHORTEST_NUMBER))
    terms.update(_whole_and_tails(normalised(str(client["id_number"]))))
    for facet in (Facet.SOURCE, Facet.CITY):
        if client[facet]:
            terms.add(facet_term(facet, str(client[facet])))
    for facet in (Facet.LEAD_SOURCE, Facet.CAMPAIGN):
        if client[f"{facet}_id"]:
            terms.add(facet_term(facet, str(client[f"{facet}_id"])))
    terms.update(facet_term(Facet.TAG, tag) for tag in json.loads(str(client["tags"])))
    return terms


def car_terms(car: Stored) -> set[str]:
    """Return what a client is found by for a car, that of a deal or one they have: the plate and the VIN."""
    if car["deleted_at"] is not None:
        return set()
    terms: set[str] = set()
    _add_ends(terms, list(normalised(str(car["plate"]))), _SHORTEST_PLATE, SHORT_NUMBER)
    return terms | _whole_and_tails(normalised(str(car["vin"])))


def _add_ends(terms: set[str], parts: list[str], shortest: int = 1, longest: int = SHORT_WORD) -> None:
    """Add the text from every part on, and what short words find it by: its beginnings."""
    for start in range(len(parts)):
        end = "".join(parts[start:])
        if len(end) >= shortest:
            terms.add(end)
            terms.update(end[:length] for length in range(shortest, longest + 1))


def _whole_and_tails(number: str) -> set[str]:
    if len(number) < _SHORTEST_NUMBER:
        return set()
    longest = min(_LONGEST_TAIL, len(number))
    return {number, *(number[-length:] for length in range(_SHORTEST_NUMBER, longest + 1))}


def normalised(text: str) -> str:
    """Return a text as it is looked for: lower case, full-width forms as plain ones, letters and digits only."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


# Keeping up ----------------------------------------------------------------------------------------------------------


def update(
    connection: Connection, entries: Sequence[Entry], progress: Callable[[int, int], None] | None = None
) -> None:
    """Bring the terms up to date with rows that were changed in this transaction.

    In parts: sorting the terms of a hundred thousand new clients at once would keep the window waiting.
    """
    indexed = [entry for entry in entries if entry.entity in _INDEXED]
    for start in range(0, len(indexed), _AT_ONCE):
        if progress is not None:
            progress(start, len(indexed))
        _update(connection, indexed[start : start + _AT_ONCE])


def _update(connection: Connection, entries: Iterable[Entry]) -> None:
    old: set[Term] = set()
    new: set[Term] = set()
    moved: set[int] = set()
    for entry in entries:
        if entry.before is not None:
            old.update(_terms_of_row(entry.entity, entry.before))
        if entry.after is not None:
            new.update(_terms_of_row(entry.entity, entry.after))
        if entry.entity == tables.client.name and _in_bin(entry.before) != _in_bin(entry.after):
            moved.add(int(entry.key))
    # Cars of clients in the bin find nobody: those that went take theirs along, those that came back bring them.
    cars = set(_terms_of_cars(connection, moved))
    gone = _binned(connection, {client_id for _, client_id, _ in new | cars})
    new = {term for term in new | cars if term[1] not in gone}
    old |= {term for term in cars if term[1] in gone}
    _delete(connection, sorted(old - new))
    _insert(connection, sorted(new - old))


def _in_bin(row: Stored | None) -> bool:
    return row is None or row["deleted_at"] is not None


def _terms_of_cars(connection: Connection, client_ids: Collection[int]) -> Iterator[Term]:
    for table in (tables.deal, tables.owned_vehicle):
        for some in _in_parts(client_ids):
            statement = select(*(table.c[name] for name in _CAR)).where(table.c.client_id.in_(some))
            for row in connection.execute(statement):
                yield from _terms_of_row(table.name, dict(row._mapping))


def _binned(connection: Connection, client_ids: Collection[int]) -> set[int]:
    """Return which of the clients lie in the bin."""
    client = tables.client
    found: set[int] = set()
    for some in _in_parts(client_ids):
        found.update(
            connection.execute(
                select(client.c.id).where(client.c.id.in_(some), client.c.deleted_at.is_not(None))
            ).scalars()
        )
    return found


def _in_parts(ids: Collection[int], size: int = 500) -> Iterator[list[int]]:
    listed = sorted(ids)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def is_current(connection: Connection) -> bool:
    """Whether the table was made by today's rules."""
    statement = select(tables.cache.c.version).where(tables.cache.c.name == _CACHE_NAME)
    return connection.execute(statement).scalar() == RULES_VERSION


def rebuild(connection: Connection) -> None:
    """Make the whole table anew."""
    connection.execute(tables.cache.delete().where(tables.cache.c.name == _CACHE_NAME))
    connection.execute(tables.cache.insert().values(name=_CACHE_NAME, version=RULES_VERSION))
    connection.execute(tables.client_term.delete())
    for table, columns in _INDEXED.items():
        rows = connection.exec_driver_sql(
            f'SELECT {", ".join(columns)} FROM "{table}" WHERE deleted_at IS NULL ORDER BY id'
            if table == tables.client.name
            else f'SELECT {", ".join(columns)} FROM "{table}" WHERE deleted_at IS NULL AND client_id NOT IN'
            " (SELECT id FROM client WHERE deleted_at IS NOT NULL) ORDER BY id"
        ).all()
        for start in range(0, len(rows), 20_000):
            terms: list[Term] = []
            for row in rows[start : start + 20_000]:
                terms.extend(_terms_of_row(table, dict(zip(columns, row, strict=True))))
            _insert(connection, sorted(terms))


def _terms_of_row(entity: str, row: Stored) -> Iterator[Term]:
    """The terms of a row, with the client and where they come from, so that two cars may share a plate."""
    row_id = int(str(row["id"]))
    if entity == tables.client.name:
        for term in client_terms(row):
            yield term, row_id, 0
    else:
        client_id, origin = int(str(row["client_id"])), 2 * row_id + (entity == tables.owned_vehicle.name)
        for term in car_terms(row):
            yield term, client_id, origin


def _insert(connection: Connection, terms: list[Term]) -> None:
    execute_many(connection, "INSERT INTO client_term (term, client_id, origin) VALUES (?, ?, ?)", terms)


def _delete(connection: Connection, terms: list[Term]) -> None:
    execute_many(connection, "DELETE FROM client_term WHERE term = ? AND client_id = ? AND origin = ?", terms)
