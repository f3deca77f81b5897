"""How several records of one person become one: field by field, nothing lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.worksheet import Worksheet

# Fields one chooses a value for. What is not here is joined: tags and notes are put together, the first day counts.
CHOSEN: tuple[str, ...] = (
    "name",
    "mobile",
    "second_mobile",
    "source",
    "lead_source_id",
    "campaign_id",
    "id_number",
    "id_valid_until",
    "gender",
    "birth_date",
    "marital_status",
    "occupation",
    "employer",
    "job_title",
    "employer_phone",
    "employed_since",
    "monthly_income",
    "monthly_debt",
    "city",
    "address",
    "wechat",
    "email",
    "interest",
    "next_action",
    "next_action_on",
)
_JOINED = frozenset({"id", "created_on", "tags", "note", "deleted_at"})
assert {each.name for each in fields(Client)} == set(CHOSEN) | _JOINED

_TOGETHER = {"lead_source_id": "source", "next_action_on": "next_action"}
"""Fields that go where another one goes: a place belongs to its kind of source, a day to its action."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of several records.

    Attributes:
        field: Its name.
        values: Its value in each record, in their order.
        chosen: Which record's value is proposed: the fuller one, else the newer one.
    """

    field: str
    values: tuple[Any, ...]
    chosen: int

    @property
    def differs(self) -> bool:
        """Whether there is anything to choose between."""
        return len({repr(value) for value in self.values if not is_empty(value)}) > 1


def is_empty(value: Any) -> bool:
    """Whether a value says nothing."""
    return value is None or value == ""


def choices_between(clients: Sequence[Client]) -> list[Choice]:
    """Return what there is to choose, field by field."""
    newest = max(range(len(clients)), key=lambda place: (clients[place].created_on, clients[place].id or 0))
    found: dict[str, Choice] = {}
    for name in CHOSEN:
        values = tuple(getattr(client, name) for client in clients)
        leader = found.get(_TOGETHER.get(name, ""))
        place = _proposed(values, newest) if leader is None else leader.chosen
        found[name] = Choice(name, values, place)
    return list(found.values())


def _proposed(values: Sequence[Any], newest: int) -> int:
    filled = [place for place, value in enumerate(values) if not is_empty(value)]
    if not filled:
        return newest
    best = newest if newest in filled else filled[-1]
    for place in filled:
        fuller, other = values[place], values[best]
        if isinstance(fuller, str) and isinstance(other, str) and other in fuller and len(fuller) > len(other):
            best = place
    return best


def merged_fields(clients: Sequence[Client], chosen: Mapping[str, int]) -> dict[str, Any]:
    """Return the fields of the one record.

    Args:
        clients: The records; the first one stays.
        chosen: For each field of :data:`CHOSEN` whose value is taken; the proposal where nothing is said.

    Returns:
        Every field but ``id`` and ``deleted_at``. A telephone that was not chosen becomes the second one if there is
        none, else it is noted.
    """
    values = {
        choice.field: choice.values[chosen.get(choice.field, choice.chosen)] for choice in choices_between(clients)
    }
    phones = dict.fromkeys(
        phone for client in clients for phone in (client.mobile, client.second_mobile) if not is_empty(phone)
    )
    left = [phone for phone in phones if phone not in (values["mobile"], values["second_mobile"])]
    if not values["mobile"] and left:
        values["mobile"] = left.pop(0)
    if (not values["second_mobile"] or values["second_mobile"] == values["mobile"]) and left:
        values["second_mobile"] = left.pop(0)
    if values["second_mobile"] == values["mobile"]:
        values["second_mobile"] = ""
    notes = dict.fromkeys(client.note for client in clients if client.note)
    return {
        **values,
        "created_on": min((client.created_on for client in clients), default=date.max),
        "tags": list(dict.fromkeys(tag for client in clients for tag in client.tags)),
        "note": "\n".join([*notes, *left]),
    }


def fill_worksheet(kept: Worksheet, other: Worksheet) -> None:
    """Fill the gaps of one worksheet from another; lists are put together, nothing is overwritten."""
    for each in fields(Worksheet):
        if each.name in ("id", "client_id"):
            continue
        mine, theirs = getattr(kept, each.name), getattr(other, each.name)
        if isinstance(mine, list):
            setattr(kept, each.name, [*mine, *(entry for entry in theirs if entry not in mine)])
        elif mine is None:
            setattr(kept, each.name, theirs)
