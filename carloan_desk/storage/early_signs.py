"""What early warning asks the database for besides loans: contacts of late, numbers changed, cues noted."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BindParameter, Connection, CursorResult, bindparam, func, select, text

from carloan_desk.domain.worksheet import RecordedCue
from carloan_desk.storage import tables


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A client's number became another one on a day."""

    client_id: int
    on: date
    before: str


def contacts_since(connection: Connection, day: date, client_ids: Iterable[int] | None) -> CursorResult[Any]:
    """Return the rows of the contacts from a day on."""
    note = tables.contact_note
    statement = select(note).where(note.c.at >= datetime.combine(day, time())).order_by(note.c.id)
    if client_ids is not None:
        statement = statement.where(note.c.client_id.in_(_each(client_ids)))
    return connection.execute(statement)


def numbers_changed(connection: Connection, client_ids: Iterable[int] | None) -> list[NumberChange]:
    """Return when numbers became others; the first number of a client is no change."""
    change, action = tables.change, tables.action
    statement = (
        select(change.c.entity_key, action.c.at, change.c.before, change.c.after)
        .join(action, action.c.seq == change.c.seq)
        .where(change.c.entity == tables.client.name, change.c.before.is_not(None), change.c.after.is_not(None))
        .where(change.c.after.like('%"mobile"%'))
        .order_by(change.c.seq)
    )
    if client_ids is not None:
        statement = statement.where(change.c.entity_key.in_(_each(str(each) for each in client_ids)))
    found = []
    for row in connection.execute(statement):
        before, after = json.loads(row.before), json.loads(row.after)
        if before.get("mobile") and before["mobile"] != after["mobile"]:
            found.append(NumberChange(int(row.entity_key), row.at.date(), before["mobile"]))
    return found


def cues(connection: Connection, client_ids: Iterable[int] | None) -> dict[int, list[RecordedCue]]:
    """Return the cues of worksheets that have any, by client."""
    sheet = tables.worksheet
    statement = select(sheet.c.client_id, sheet.c.cues).where(func.length(sheet.c.cues) > len("[]"))
    if client_ids is not None:
        statement = statement.where(sheet.c.client_id.in_(_each(client_ids)))
    return {row.client_id: row.cues for row in connection.execute(statement)}


def _each(values: Iterable[int | str]) -> Any:
    given: BindParameter[str] = bindparam(None, json.dumps(list(values)), unique=True)
    return select(text("value")).select_from(func.json_each(given).table_valued("value"))
