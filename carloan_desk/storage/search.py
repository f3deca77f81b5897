"""Finding clients as one types: a table of everything a client can be found by, kept in the transaction of each change.

``client_term`` holds the ends of each name, of its pinyin, of numbers and plates, sorted. A word is found wherever it
stands by one range over the ends that begin with it. For one or two characters, where such a range would hold a good
part of all clients, the beginnings themselves are kept as terms and found by equality, already in order.

The table is a cache: ``rebuild`` makes it anew from the rows, and is run when ``RULES_VERSION`` has changed.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from carloan_desk.domain.client import Source
from carloan_desk.storage import tables
from carloan_desk.storage.history import Entry
from carloan_desk.storage.pinyin import readings_of_name
from carloan_desk.storage.tables import Stored

RULES_VERSION = 2
"""Rises with every change of what is indexed, the pinyin table included."""

_CACHE_NAME = "client_term"

_GRAM = 2
_SHORTEST_NUMBER = 4
_SHORTEST_PLATE = 3
_LONGEST_TAIL = 8
_AFTER_ALL = "\U0010ffff"

Term = tuple[str, int, int]

_CAR = ("id", "client_id", "plate", "vin", "deleted_at")
# What terms are made of, by table.
_INDEXED: dict[str, tuple[str, ...]] = {
    tables.client.name: ("id", "name", "mobile", "second_mobile", "id_number", "deleted_at"),
    tables.deal.name: _CAR,
    tables.owned_vehicle.name: _CAR,
}


@dataclass(frozen=True, slots=True)
class ClientRow:
    """What a list of clients shows of one."""

    id: int
    name: str
    mobile: str
    source: Source
    city: str
    next_action: str
    next_action_on: date | None
    interest: str


# Finding -------------------------------------------------------------------------------------------------------------


def find(connection: Connection, text: str, limit: int, offset: int) -> list[ClientRow]:
    """Return a window of the clients that match, those added last first."""
    client = tables.client
    ids = _matching_ids(words(text)).limit(limit).offset(offset)
    statement = (
        select(*(client.c[name] for name in ClientRow.__slots__))
        .where(client.c.id.in_(ids))
        .order_by(client.c.id.desc())
    )
    return [ClientRow(*row) for row in connection.execute(statement)]


def count(connection: Connection, text: str) -> int:
    """Return how many clients match."""
    matching = _matching_ids(words(text)).order_by(None).subquery()
    return connection.execute(select(func.count()).select_from(matching)).scalar_one()


def words(text: str) -> list[str]:
    """Return what was typed as the words to look for, the longest first. Digits in groups are one number."""
    found = [word for word in map(_normalised, text.split()) if word]
    if found and all(word.isdigit() for word in found):
        return ["".join(found)]
    return sorted(set(found), key=len, reverse=True)


def _matching_ids(wanted: list[str]) -> Select[Any]:
    client, term = tables.client, tables.client_term
    if not wanted:
        return select(client.c.id).where(client.c.deleted_at.is_(None)).order_by(client.c.id.desc())
    first, *others = wanted
    in_bin = select(client.c.id).where(client.c.deleted_at.is_not(None))
    statement = select(term.c.client_id).where(_matches(first), term.c.client_id.not_in(in_bin))
    if len(first) > _GRAM:  # a name may hold a longer word twice, a short one is kept once for each client
        statement = statement.distinct()
    for other in others:
        more = term.alias()
        statement = statement.where(term.c.client_id.in_(select(more.c.client_id).where(_matches(other, more))))
    return statement.order_by(term.c.client_id.desc())


def _matches(word: str, table: Any = tables.client_term) -> ColumnElement[bool]:
    term: ColumnElement[str] = table.c.term
    if len(word) <= _GRAM:
        return term == word
    return (term >= word) & (term < word + _AFTER_ALL)


# Terms ---------------------------------------------------------------------------------------------------------------


def client_terms(client: Stored) -> set[str]:
    """Return what a client is found by: nothing while it lies in the bin."""
    if client["deleted_at"] is not None:
        return set()
    terms: set[str] = set()
    name = _normalised(str(client["name"]))
    _add_ends(terms, list(name))
    for syllables in readings_of_name(name):
        _add_ends(terms, list(syllables))
        _add_ends(terms, [syllable[0] for syllable in syllables])
    for number in ("mobile", "second_mobile"):
        mobile = _normalised(str(client[number]))
        terms.update(mobile[start:] for start in range(len(mobile) - _SHORTEST_NUMBER + 1))
    terms.update(_whole_and_tails(_normalised(str(client["id_number"]))))
    return terms


def car_terms(car: Stored) -> set[str]:
    """Return what a client is found by for a car, that of a deal or one they have: the plate and the VIN."""
    if car["deleted_at"] is not None:
        return set()
    plate = _normalised(str(car["plate"]))
    terms = {plate[start:] for start in range(len(plate) - _SHORTEST_PLATE + 1)}
    return terms | _whole_and_tails(_normalised(str(car["vin"])))


def _add_ends(terms: set[str], parts: list[str]) -> None:
    """Add the text from every part on, and its first one and two characters."""
    for start in range(len(parts)):
        end = "".join(parts[start:])
        terms.add(end)
        terms.update(end[:length] for length in range(1, _GRAM + 1))


def _whole_and_tails(number: str) -> set[str]:
    if len(number) < _SHORTEST_NUMBER:
        return set()
    longest = min(_LONGEST_TAIL, len(number))
    return {number, *(number[-length:] for length in range(_SHORTEST_NUMBER, longest + 1))}


def _normalised(text: str) -> str:
    """Lower case, full-width forms as plain ones, letters and digits only."""
    return "".join(char for char in unicodedata.normalize("NFKC", text).casefold() if char.isalnum())


# Keeping up ----------------------------------------------------------------------------------------------------------


def update(connection: Connection, entries: Iterable[Entry]) -> None:
    """Bring the terms up to date with rows that change in this transaction."""
    old: set[Term] = set()
    new: set[Term] = set()
    for entry in entries:
        if entry.entity in _INDEXED:
            if entry.before is not None:
                old.update(_terms_of_row(entry.entity, entry.before))
            if entry.after is not None:
                new.update(_terms_of_row(entry.entity, entry.after))
    _delete(connection, sorted(old - new))
    _insert(connection, sorted(new - old))


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
        rows = connection.exec_driver_sql(f'SELECT {", ".join(columns)} FROM "{table}" ORDER BY id').all()
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
    if terms:
        connection.exec_driver_sql("INSERT INTO client_term (term, client_id, origin) VALUES (?, ?, ?)", terms)


def _delete(connection: Connection, terms: list[Term]) -> None:
    if terms:
        connection.exec_driver_sql("DELETE FROM client_term WHERE term = ? AND client_id = ? AND origin = ?", terms)
