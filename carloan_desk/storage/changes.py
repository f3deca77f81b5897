"""What an action changed, as it is told to whoever shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

DO = "do"
FIXED = "fixed"
UNDO = "undo"
REDO = "redo"


@dataclass(frozen=True)
class Changes:
    """What one committed action changed.

    Attributes:
        action: Code of the action, such as ``"deal.disburse"``; for undo and redo the code of what was undone.
        params: Plain values for the words of the action.
        entities: Classes of which something changed.
        ids: The ids that changed, by class.
        settings: Keys of the settings that changed.
        kind: ``"do"``, ``"fixed"`` (cannot be undone), ``"undo"`` or ``"redo"``.
        seq: Number of the action in the history; ``None`` if nothing changed at all.
    """

    action: str
    params: Mapping[str, Any]
    entities: frozenset[type]
    ids: Mapping[type, frozenset[int]]
    settings: frozenset[str] = field(default=frozenset())
    kind: str = DO
    seq: int | None = None


@dataclass(frozen=True)
class ActionSummary:
    """One action of the history. ``kind`` as in :class:`Changes`; ``at`` is the clock's word, ``seq`` the order."""

    seq: int
    at: datetime
    kind: str
    action: str
    params: Mapping[str, Any]


def plain_params(params: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters as the history keeps them: decimals and dates as text, enumerations as their values."""
    return {name: _plain(value) for name, value in params.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def frozen_ids(ids: Mapping[type, set[int]]) -> Mapping[type, frozenset[int]]:
    """Return the ids so that nobody who receives them can change them."""
    return MappingProxyType({cls: frozenset(members) for cls, members in ids.items()})
