"""Column types: how a value of the domain lies in the database, exactly.

Each type writes a value as what SQLite stores and reads it back. The same two functions serve the history, so a value
has one stored form everywhere. Neither sees ``None``, which is stored as it is.
"""

import json
from abc import abstractmethod
from collections.abc import Callable
from datetime import date, datetime
from decimal import Context, Decimal, Inexact
from enum import Enum
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_type_hints

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import decimal_of, from_fen, to_fen

V = TypeVar("V")
E = TypeVar("E", bound=Enum)

_LARGEST_FEN = 2**63 - 1
_EXACT = Context(prec=60, traps=[Inexact])  # an error rather than a digit lost


def _remembering(read: Callable[[Any], V]) -> Callable[[Any], V | None]:
    """Return a reader that knows ``None`` and the values it read last.

    The same dates, amounts and rates come again and again in a table, and are immutable: half of the time of loading
    thousands of rows was spent on them.
    """
    return lru_cache(4096)(lambda stored: None if stored is None else read(stored))


def _read_json(stored: str | None) -> Any:
    return None if stored is None else json.loads(stored)


_read_fen = _remembering(from_fen)
_read_exact = _remembering(Decimal)
_read_day = _remembering(date.fromisoformat)
_read_moment = _remembering(datetime.fromisoformat)
_read_flag = _remembering(bool)


class Coded(TypeDecorator[V]):
    """A column type with a stored form of its own."""

    @abstractmethod
    def write(self, value: V) -> int | str:
        """Return the stored form."""

    @abstractmethod
    def reader(self) -> Callable[[Any], V | None]:
        """Return the function that reads a stored form."""

    def process_bind_param(self, value: V | None, dialect: Dialect) -> int | str | None:
        return None if value is None else self.write(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], V | None]:
        return self.reader()


class Fen(Coded[Decimal]):
    """Money: ``Decimal`` yuan, stored as whole fen.

    Raises:
        DomainError: ``number.type``, ``number.not_finite``, ``money.fraction_of_fen``, ``money.range`` (beyond 64
            bits). Nothing is rounded here: rounding is the domain's.
    """

    impl = Integer
    cache_ok = True

    def write(self, value: Decimal) -> int:
        fen = to_fen(value)
        if abs(fen) > _LARGEST_FEN:
            raise DomainError("money.range", value=value)
        if from_fen(fen) != value:  # more digits than the exact context holds
            raise DomainError("money.fraction_of_fen", value=value)
        return fen

    def reader(self) -> Callable[[Any], Decimal | None]:
        return _read_fen


class Exact(Coded[Decimal]):
    """A rate or a number of any precision: ``Decimal``, stored as plain text without trailing zeros.

    Raises:
        DomainError: ``number.type``, ``number.not_finite``.
    """

    impl = Text
    cache_ok = True

    def write(self, value: Decimal) -> str:
        number = decimal_of(value, "value")
        return format(number.normalize(_EXACT), "f") if number else "0"

    def reader(self) -> Callable[[Any], Decimal | None]:
        return _read_exact


class Day(Coded[date]):
    """A date, stored as ISO text: sorts as text, reads as text."""

    impl = Text
    cache_ok = True

    def write(self, value: date) -> str:
        if isinstance(value, datetime):
            raise TypeError("a date is wanted, not a datetime")
        return value.isoformat()

    def reader(self) -> Callable[[Any], date | None]:
        return _read_day


class Moment(Coded[datetime]):
    """A date and time of the place, without zone, stored as ISO text with microseconds (so that text sorts right)."""

    impl = Text
    cache_ok = True

    def write(self, value: datetime) -> str:
        if value.tzinfo is not None:
            raise TypeError("moments are local times without zone")
        return value.isoformat(timespec="microseconds")

    def reader(self) -> Callable[[Any], datetime | None]:
        return _read_moment


class Flag(Coded[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def write(self, value: bool) -> int:
        return int(value)

    def reader(self) -> Callable[[Any], bool | None]:
        return _read_flag


class Json(Coded[Any]):
    """Lists and mappings of plain data, stored as canonical JSON."""

    impl = Text
    cache_ok = True

    def write(self, value: Any) -> str:
        return canonical_json(value)

    def reader(self) -> Callable[[Any], Any]:
        return _read_json


class Rows(Coded[list[Any]]):
    """A list of small immutable dataclasses, stored as canonical JSON; numbers keep their exactness as text."""

    impl = Text
    cache_ok = True

    def __init__(self, cls: type[Any]) -> None:
        super().__init__()
        self.cls = cls
        self._types: dict[str, Any] = get_type_hints(cls)

    def write(self, value: list[Any]) -> str:
        return canonical_json(
            [{name: _plain(getattr(row, name)) for name in self._types} for row in value],
        )

    def reader(self) -> Callable[[Any], list[Any] | None]:
        return self._read

    def _read(self, stored: str | None) -> list[Any] | None:
        if stored is None:
            return None
        return [
            self.cls(**{name: self._types[name](value) for name, value in row.items() if name in self._types})
            for row in json.loads(stored)
        ]


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.value if isinstance(value, Enum) else value


class Choice(Coded[E], Generic[E]):
    """A member of an enumeration, stored as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, enumeration: type[E]) -> None:
        super().__init__()
        self.enumeration = enumeration
        self._members: dict[str | None, E | None] = {None: None} | {member.value: member for member in enumeration}

    def write(self, value: E) -> str:
        return str(self.enumeration(value).value)

    def reader(self) -> Callable[[Any], E | None]:
        return self._members.__getitem__


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, no NaN, Chinese readable.

    Raises:
        TypeError: The value is not plain data.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
