"""Plans and statements as plain data: what is stored of them. Decimals are text so that nothing is rounded.

What stands at its default is left out, so a plan stored before a field existed reads as it did then.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from carloan_desk.domain.commission.components import Component
from carloan_desk.domain.commission.facts import Period, Trigger
from carloan_desk.domain.commission.plan import Plan, check_plan
from carloan_desk.domain.commission.statement import Line
from carloan_desk.domain.errors import DomainError

_TYPES: dict[str, type[Any]] = {
    "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).lstrip("_"): kind
    for kind in get_args(Component)
}
_NAMES = {kind: name for name, kind in _TYPES.items()}


def components_to_data(plan: Plan) -> dict[str, Any]:
    """Return what a stored plan version keeps, as plain data."""
    data: dict[str, Any] = {
        "trigger": plan.trigger.value,
        "period": plan.period.value,
        "payout_day": plan.payout_day,
        "components": [{"type": _NAMES[type(each)], **_plain(each)} for each in plan.components],
    }
    return data | {"split_counts": True} if plan.split_counts else data


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {
            each.name: _plain(held)
            for each in fields(value)
            if (held := getattr(value, each.name)) != each.default or each.default is MISSING
        }
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def plan_from_data(name: str, version: int, valid_from: date, valid_to: date | None, data: Mapping[str, Any]) -> Plan:
    """Read a plan from what :func:`components_to_data` returned, by this program or an earlier one.

    Raises:
        DomainError: ``plan.component.unknown``: a part, or a word or field of one, that this program does not know; or
            a finding of :func:`check_plan`.
    """
    plan = Plan(
        name=name,
        version=version,
        valid_from=valid_from,
        valid_to=valid_to,
        trigger=_read(Trigger, data["trigger"], "trigger"),
        period=_read(Period, data["period"], "period"),
        payout_day=int(data["payout_day"]),
        components=tuple(_component(entry) for entry in data["components"]),
        split_counts=bool(data.get("split_counts", False)),
    )
    check_plan(plan)
    return plan


def lines_to_data(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """Return what a sealed statement keeps of its lines, each with its trace, as plain data."""
    return [_plain(line) for line in lines]


def lines_from_data(data: Iterable[Mapping[str, Any]]) -> tuple[Line, ...]:
    """Read lines from what :func:`lines_to_data` returned.

    Raises:
        DomainError: ``plan.component.unknown``: a word or field that this program does not know.
    """
    return tuple(_read(Line, each, "statement") for each in data)


def _component(entry: Mapping[str, Any]) -> Any:
    kind = _TYPES.get(entry["type"])
    if kind is None:
        raise DomainError("plan.component.unknown", component=str(entry["type"]))
    return _read(kind, {key: value for key, value in entry.items() if key != "type"}, entry["type"])


@cache
def _hints(kind: type[Any]) -> dict[str, tuple[Any, Field[Any]]]:
    hints = get_type_hints(kind)
    return {each.name: (hints[each.name], each) for each in fields(kind)}


def _read(kind: Any, value: Any, where: str) -> Any:
    """Read a value as the type its field is declared with."""
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each, where) for each in value)
    if NoneType in get_args(kind):
        return None if value is None else _read(get_args(kind)[0], value, where)
    try:
        if kind is date:
            return date.fromisoformat(value)
        if is_dataclass(kind):
            known = _hints(kind)  # type: ignore[arg-type]
            return kind(**{key: _read(known[key][0], each, where) for key, each in value.items()})  # type: ignore[operator]
        return kind(value)
    except (AttributeError, KeyError, TypeError, ValueError, InvalidOperation):
        raise DomainError("plan.component.unknown", component=where) from None
