"""Any value that each stored class can hold, as hypothesis strategies made from its table."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any, get_type_hints

from hypothesis import strategies as st
from sqlalchemy import Column, Integer, Text

from carloan_desk.storage import mapping as maps
from carloan_desk.storage.columns import Choice, Day, Exact, Fen, Flag, Json, Moment, Rows

_SMALL = st.integers(min_value=0, max_value=10**6)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["䶮㛃𬱟𠮷", "a'b\"c", "%_"])
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)


def _fen(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda fen: Decimal(fen).scaleb(-2))


def value_of(column: Column[Any]) -> st.SearchStrategy[Any]:
    kind = column.type
    if isinstance(kind, Fen):
        strategy: st.SearchStrategy[Any] = _fen(-(10**14), 10**14)
    elif isinstance(kind, Exact):
        strategy = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=12)
    elif isinstance(kind, Day):
        strategy = st.dates(date(1900, 1, 1), date(2200, 12, 31))
    elif isinstance(kind, Moment):
        strategy = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2200-01-01"))
    elif isinstance(kind, Choice):
        strategy = st.sampled_from(list(kind.enumeration))
    elif isinstance(kind, Flag):
        strategy = st.booleans()
    elif isinstance(kind, Rows):
        types = get_type_hints(kind.cls)
        amounts = {name: _fen(-(10**14), 10**14) for name in types if types[name] is Decimal}
        strategy = st.lists(st.builds(kind.cls, **amounts), max_size=3)
    elif isinstance(kind, Json):
        strategy = {
            "documents": st.lists(_TEXT, max_size=4),
            "tags": st.lists(_TEXT, max_size=4),
            "columns": st.lists(_TEXT, max_size=4),
            "places": st.lists(st.dictionaries(_TEXT, _TEXT, max_size=3), max_size=2),
            "answers": st.dictionaries(_TEXT, _TEXT, max_size=4),
        }.get(column.name, st.dictionaries(_TEXT, _PLAIN, max_size=3))
    elif isinstance(kind, Integer):
        strategy = _SMALL
    else:
        assert isinstance(kind, Text)
        strategy = _TEXT
    return st.none() | strategy if column.nullable else strategy


def any_of(cls: type) -> st.SearchStrategy[Any]:
    """Entities of a class that refer to rows with id 1."""
    fields = {
        column.name: st.just(1) if column.foreign_keys else value_of(column)
        for column in maps.mapped(cls).table.columns
        if column.name != "id"
    }
    return st.builds(cls, **fields)


def same(one: Any, other: Any) -> bool:
    """Whether two entities hold equal values of the same types."""
    mapping = maps.mapped(type(one))
    for name in mapping.names:
        left, right = getattr(one, name), getattr(other, name)
        if left != right or type(left) is not type(right):
            return False
    return True


def dump(reader: Any) -> str:
    """Everything a manager can see, bin included, as one comparable text."""
    everything: dict[str, Any] = {"settings": reader.settings()}
    for cls in maps.ENTITIES:
        mapping: Any = maps.mapped(cls)
        entities = {entity.id: entity for entity in [*reader.all(cls), *reader.bin(cls)]}
        everything[mapping.name] = [mapping.stored(entities[key]) for key in sorted(entities)]
    return json.dumps(everything, ensure_ascii=False, sort_keys=True, indent=0)
