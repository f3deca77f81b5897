"""What was recorded since an action, told by whose it is: the deals and the clients that it touches."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select, text

from carloan_desk.storage import tables
from carloan_desk.storage.mapping import ENTITIES, mapped

_CLASSES: dict[str, type] = {mapped(cls).name: cls for cls in ENTITIES}
_OWNERS = ("deal_id", "client_id")


@dataclass(frozen=True)
class Touched:
    """What something was recorded of: the classes, the deals (those of touched clients too) and the clients."""

    classes: frozenset[type]
    deals: frozenset[int]
    clients: frozenset[int]


def touched_since(connection: Connection, seq: int, most: int) -> Touched | None:
    """Return what was touched after an action; ``None`` if that is more than ``most`` rows."""
    change = tables.change
    statement = select(change.c.entity, change.c.entity_key, change.c.before, change.c.after)
    rows = connection.execute(statement.where(change.c.seq > seq).limit(most + 1)).all()
    if len(rows) > most:
        return None
    keys: dict[str, set[int]] = {}
    owners: dict[str, set[int]] = {name: set() for name in _OWNERS}
    for row in rows:
        if row.entity not in _CLASSES:
            continue
        keys.setdefault(row.entity, set()).add(int(row.entity_key))
        # A row that is new or gone is told whole; of one that was changed its owners are asked for below.
        for stored in (row.before, row.after):
            told = {} if stored is None else json.loads(stored)
            for name in _OWNERS:
                if told.get(name) is not None:
                    owners[name].add(int(told[name]))
    owners["deal_id"] |= keys.get(tables.deal.name, set())
    owners["client_id"] |= keys.get(tables.client.name, set())
    for entity, ids in keys.items():
        table: Any = mapped(_CLASSES[entity]).table
        for name in _OWNERS:
            if name in table.c:
                of = select(table.c[name]).where(table.c.id.in_(_each(ids)), table.c[name].is_not(None))
                owners[name] |= set(connection.execute(of).scalars())
    of = select(tables.deal.c.id).where(tables.deal.c.client_id.in_(_each(owners["client_id"])))
    deals = owners["deal_id"] | set(connection.execute(of).scalars())
    return Touched(
        classes=frozenset(_CLASSES[entity] for entity in keys),
        deals=frozenset(deals),
        clients=frozenset(owners["client_id"]),
    )


def _each(ids: Iterable[int]) -> Any:
    values: BindParameter[str] = bindparam(None, json.dumps(list(ids)), unique=True)
    return select(text("value")).select_from(func.json_each(values).table_valued("value"))
