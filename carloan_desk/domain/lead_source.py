"""Where leads come from (渠道): a tree of stores, dealers, platforms and people under each kind of source.

Results are never stored: leads, disbursed deals and what they cost follow from the clients that name a source.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from carloan_desk.domain.client import Source


@dataclass(kw_only=True, eq=False)
class LeadSource:
    """One place leads come from: a 4S store, a second-tier dealer (二网), a platform, somebody who refers.

    Attributes:
        kind: The kind of source it stands under.
        parent_id: The source it belongs to, of the same kind: a store of a group, a salesman's team.
        visit_every_days: How often one means to call there; ``None`` is not planned.
        next_visit_on: When the next visit is due.
    """

    id: int | None = None
    kind: Source
    name: str
    parent_id: int | None = None
    city: str = ""
    address: str = ""
    visit_every_days: int | None = None
    next_visit_on: date | None = None
    note: str = ""
    deleted_at: datetime | None = None


@dataclass(kw_only=True, eq=False)
class SourcePerson:
    """Somebody who works at a source: the sales consultant, the finance manager of the store (驻店金融经理)."""

    id: int | None = None
    source_id: int
    name: str
    role: str = ""
    mobile: str = ""
    wechat: str = ""
    note: str = ""
    deleted_at: datetime | None = None


@dataclass(kw_only=True, eq=False)
class SourceVisit:
    """One visit to a source, or a call instead of it."""

    id: int | None = None
    source_id: int
    on: date
    note: str = ""


@dataclass(kw_only=True, eq=False)
class Campaign:
    """A push for leads with a beginning, an end and a cost in yuan (活动): a fair, a week of live streams."""

    id: int | None = None
    name: str
    lead_source_id: int | None = None
    starts_on: date
    ends_on: date | None = None
    cost: Decimal = Decimal(0)
    note: str = ""
    deleted_at: datetime | None = None
