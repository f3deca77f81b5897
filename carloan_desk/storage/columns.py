"""Column types: how a value of the domain lies in the database, exactly.

Each type turns a value into what SQLite stores (``process_bind_param``) and back (``process_result_value``). The same
two functions write and read the history, so a value has one stored form everywhere.
"""

import json
from datetime import date, datetime
from decimal import Context, Decimal, Inexact
from enum import Enum
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import decimal_of, from_fen, to_fen

E = TypeVar("E", bound=Enum)

_LARGEST_FEN = 2**63 - 1
_EXACT = Context(prec=60, traps=[Inexact])  # an error rather than a digit lost


class Fen(TypeDecorator[Decimal]):
    """Money: ``Decimal`` yuan, stored as whole fen.

    Raises:
        DomainError: ``number.type``, ``number.not_finite``, ``money.fraction_of_fen``, ``money.range`` (beyond 64
            bits). Nothing is rounded here: rounding is the domain's.
    """

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect | None) -> int | None:
        if value is None:
            return None
        fen = to_fen(value)
        if abs(fen) > _LARGEST_FEN:
            raise DomainError("money.range", value=value)
        if from_fen(fen) != value:  # more digits than the exact context holds
            raise DomainError("money.fraction_of_fen", value=value)
        return fen

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> Decimal | None:
        return None if value is None else from_fen(value)


class Exact(TypeDecorator[Decimal]):
    """A rate or a number of any precision: ``Decimal``, stored as plain text without trailing zeros."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect | None) -> str | None:
        if value is None:
            return None
        number = decimal_of(value, "value")
        return format(number.normalize(_EXACT), "f") if number else "0"

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> Decimal | None:
        return None if value is None else Decimal(value)


class Day(TypeDecorator[date]):
    """A date, stored as ISO text: sorts as text, reads as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect | None) -> str | None:
        if value is None:
            return None
        if isinstance(value, datetime):
            raise TypeError("a date is wanted, not a datetime")
        return value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A date and time of the place, without zone, stored as ISO text with microseconds (so that text sorts right)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect | None) -> str | None:
        if value is None:
            return None
        if value.tzinfo is not None:
            raise TypeError("moments are local times without zone")
        return value.isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Choice(TypeDecorator[E], Generic[E]):
    """A member of an enumeration, stored as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, enumeration: type[E]) -> None:
        super().__init__()
        self.enumeration = enumeration
        self._members = {member.value: member for member in enumeration}

    def process_bind_param(self, value: E | None, dialect: Dialect | None) -> str | None:
        return None if value is None else str(self.enumeration(value).value)

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> E | None:
        return None if value is None else self._members[value]


class Flag(TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect | None) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> bool | None:
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """Lists and mappings of plain data, stored as canonical JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect | None) -> str | None:
        return None if value is None else canonical_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> Any:
        return None if value is None else json.loads(value)


def canonical_json(value: Any) -> str:
    """Return the one JSON text of a value: keys sorted, no spaces, no NaN, Chinese readable.

    Raises:
        TypeError: The value is not plain data.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
