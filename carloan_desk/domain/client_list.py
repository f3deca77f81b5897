"""Lists of clients: what is asked for, and what is shown of each. Who is in a list follows from day and clients."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from carloan_desk.domain.client import Source

QUIET_DAYS = 14
"""After how many days without a contact a client counts as quiet: a habit, no rule."""


@dataclass(frozen=True, slots=True)
class ClientRow:
    """What a list of clients shows of one."""

    id: int
    name: str
    mobile: str
    source: Source
    city: str
    next_action: str
    next_action_on: date | None
    interest: str


class Facet(StrEnum):
    """What lists are filtered by; several values of one facet are alternatives."""

    SOURCE = "source"
    LEAD_SOURCE = "lead_source"
    CAMPAIGN = "campaign"
    CITY = "city"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class ClientQuery:
    """Which clients are wanted: everything said must match; an empty one wants everybody, those added last first.

    Attributes:
        text: Words, each of which must match.
        facets: Values of facets, any one of each.
        due_by: The next action is due by this day; the earliest first.
        no_next: Nobody has said what comes next.
        quiet_since: No contact was noted since this day, and they were added before it.
        added_from: Added on this day or later.
    """

    text: str = ""
    facets: tuple[tuple[Facet, tuple[str, ...]], ...] = ()
    due_by: date | None = None
    no_next: bool = False
    quiet_since: date | None = None
    added_from: date | None = None


class Usual(StrEnum):
    """The lists everybody needs; each of them can be narrowed."""

    ALL = "all"
    DUE = "due"
    NO_NEXT = "no_next"
    QUIET = "quiet"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """A list of clients as it is asked for and kept: who is in it follows from the day and the clients."""

    usual: Usual = Usual.ALL
    text: str = ""
    facets: tuple[tuple[Facet, tuple[str, ...]], ...] = ()

    def on(self, today: date) -> ClientQuery:
        """Return what is looked for on a day."""
        query = ClientQuery(self.text, self.facets)
        match self.usual:
            case Usual.ALL:
                return query
            case Usual.DUE:
                return replace(query, due_by=today)
            case Usual.NO_NEXT:
                return replace(query, no_next=True)
            case Usual.QUIET:
                return replace(query, quiet_since=today - timedelta(days=QUIET_DAYS))
            case Usual.NEW:
                return replace(query, added_from=today - timedelta(days=6))

    def with_facet(self, facet: Facet, values: tuple[str, ...]) -> "ListQuery":
        """Return the list narrowed by other values of a facet; none widens it again."""
        others = dict(self.facets)
        others.pop(facet, None)
        if values:
            others[facet] = values
        return replace(self, facets=tuple((each, others[each]) for each in Facet if each in others))


class ImportChoice(StrEnum):
    """What is done with a row of an imported list whose client is known already."""

    SKIP = "skip"
    FILL = "fill"
    """What is not known yet is filled in; nothing is overwritten."""
    UPDATE = "update"
    """What the row says wins."""
    ADD = "add"
    """A second record, for people who merely share a phone."""
