"""A rule of the user's own, or of one lender, in place of a shipped one or beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(kw_only=True, eq=False)
class OwnRule:
    """What the user wrote down where the shipped rules say otherwise, or nothing.

    ``topic`` and ``name`` say which rule it is, such as ``"checklist"`` and the code of a paper; ``lender`` whose it
    is, empty for all. ``content`` is the rule as plain data, as in the files of ``resources/rules``.
    """

    id: int | None = None
    topic: str
    name: str
    lender: str = ""
    content: dict[str, Any]
    valid_from: date
    valid_to: date | None = None
    deleted_at: datetime | None = None
