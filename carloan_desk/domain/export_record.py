"""What left the program as a file with data of people in it, so that it can be told later."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(kw_only=True, eq=False)
class ExportRecord:
    """One export: when, of what, how many rows, which columns, whether names and numbers were masked."""

    id: int | None = None
    at: datetime
    what: str
    rows: int
    columns: list[str] = field(default_factory=list)
    masked: bool = True
