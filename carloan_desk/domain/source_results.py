"""What came of leads, by where they came from: counted from clients and deals, never stored."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from carloan_desk.domain.client import Source
from carloan_desk.domain.lead_source import Campaign, LeadSource
from carloan_desk.domain.money import ZERO, round_money

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a client came from."""

    source: Source
    lead_source_id: int | None = None
    campaign_id: int | None = None


@dataclass(frozen=True, slots=True)
class DealOutcome:
    """What became of a deal of a client of this origin.

    ``disbursed_on`` is ``None`` too when the deal was cancelled afterwards. ``overdue`` is as of today.
    """

    origin: Origin
    screened_on: date | None
    disbursed_on: date | None
    amount: Decimal
    overdue: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one place, kind or campaign in a period; money in yuan."""

    leads: int = 0
    screened: int = 0
    disbursed: int = 0
    amount: Decimal = ZERO
    overdue: int = 0
    cost: Decimal = ZERO

    def __add__(self, other: "Result") -> "Result":
        return Result(
            self.leads + other.leads,
            self.screened + other.screened,
            self.disbursed + other.disbursed,
            self.amount + other.amount,
            self.overdue + other.overdue,
            self.cost + other.cost,
        )

    @property
    def cost_per_deal(self) -> Decimal | None:
        """Cost for each disbursed deal; ``None`` without a cost or a deal."""
        if not (self.cost and self.disbursed):
            return None
        return round_money(self.cost / self.disbursed, mode=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Results:
    """What came of a period, three ways. Places hold what came of those below them, too."""

    by_kind: Mapping[Source, Result]
    by_place: Mapping[int, Result]
    by_campaign: Mapping[int, Result]
    total: Result


def results(
    leads: Iterable[tuple[Origin, int]],
    deals: Iterable[DealOutcome],
    places: Iterable[LeadSource],
    campaigns: Iterable[Campaign],
    start: date,
    end: date,
) -> Results:
    """Count what happened from ``start`` to ``end``, both included.

    Args:
        leads: Clients added in the period: how many of each origin.
        deals: All deals; a step counts in the period in which it was taken, whenever the lead came.
        places: The tree of places.
        campaigns: A campaign costs in the period in which it begins.
        start: First day.
        end: Last day.
    """
    pieces: list[tuple[Origin, Result]] = [(origin, Result(leads=count)) for origin, count in leads]
    for deal in deals:
        screened = deal.screened_on is not None and start <= deal.screened_on <= end
        disbursed = deal.disbursed_on is not None and start <= deal.disbursed_on <= end
        if screened or disbursed:
            amount = deal.amount if disbursed else ZERO
            late = int(disbursed and deal.overdue)
            pieces.append((deal.origin, Result(0, int(screened), int(disbursed), amount, late)))
    known = {place.id or 0: place for place in places}
    for campaign in campaigns:
        if start <= campaign.starts_on <= end:
            place = known.get(campaign.lead_source_id or 0)
            kind = Source.EVENT if place is None else place.kind
            origin = Origin(kind, campaign.lead_source_id, campaign.id)
            pieces.append((origin, Result(cost=campaign.cost)))
    by_place = _by(pieces, lambda origin: origin.lead_source_id)
    return Results(
        by_kind=_by(pieces, lambda origin: origin.source),
        by_place=_rolled_up({key: value for key, value in by_place.items() if key is not None}, known),
        by_campaign={
            key: value for key, value in _by(pieces, lambda origin: origin.campaign_id).items() if key is not None
        },
        total=sum((piece for _, piece in pieces), Result()),
    )


def _by(pieces: Iterable[tuple[Origin, Result]], key: Callable[[Origin], K]) -> dict[K, Result]:
    found: dict[K, Result] = {}
    for origin, piece in pieces:
        name = key(origin)
        found[name] = found.get(name, Result()) + piece
    return found


def _rolled_up(by_place: Mapping[int, Result], places: Mapping[int, LeadSource]) -> dict[int, Result]:
    found: dict[int, Result] = {}
    for place_id, result in by_place.items():
        for each in upwards(place_id, places):
            found[each] = found.get(each, Result()) + result
    return found


def upwards(place_id: int, places: Mapping[int, LeadSource]) -> list[int]:
    """Return a place and those it belongs to, up to the top; a circle is walked once."""
    found: list[int] = []
    here: int | None = place_id
    while here is not None and here not in found:
        found.append(here)
        place = places.get(here)
        here = None if place is None else place.parent_id
    return found


def in_tree(places: Iterable[LeadSource]) -> list[tuple[LeadSource, int]]:
    """Return places in the order of their tree, each with its depth; one whose parent is gone stands at the top."""
    listed = sorted(places, key=lambda place: (list(Source).index(place.kind), place.name))
    known = {place.id for place in listed}
    below: dict[int | None, list[LeadSource]] = {}
    for place in listed:
        parent = place.parent_id if place.parent_id in known and place.parent_id != place.id else None
        below.setdefault(parent, []).append(place)
    found: list[tuple[LeadSource, int]] = []
    seen: set[int | None] = set()

    def walk(parent: int | None, depth: int) -> None:
        for place in below.get(parent, ()):
            if place.id not in seen:
                seen.add(place.id)
                found.append((place, depth))
                walk(place.id, depth + 1)

    walk(None, 0)
    # What goes round in a circle has no top: it is shown all the same.
    found += [(replace(place), 0) for place in listed if place.id not in seen]
    return found


@dataclass(frozen=True, slots=True)
class DayOfWork:
    """What was done on a day: leads added, contacts, quotes given, applications submitted."""

    on: date
    leads: int = 0
    contacts: int = 0
    quotes: int = 0
    submissions: int = 0
