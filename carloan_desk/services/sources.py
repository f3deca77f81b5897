"""Channels (渠道): places leads come from, people and visits there, campaigns, and what came of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from carloan_desk.domain.deal import DealEvent, EventKind, Stage, last_event, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.source_results import DayOfWork, DealOutcome, Origin, Results, in_tree, results, upwards
from carloan_desk.services import loans
from carloan_desk.services.clients import clean_mobile
from carloan_desk.storage.workspace import Changes, Reader, Workspace


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place as the tree lists it: how deep it stands, when it was visited last."""

    place: LeadSource
    depth: int
    last_visit: SourceVisit | None
    people: int

    def is_due(self, today: date) -> bool:
        """Whether a visit is due."""
        return self.place.next_visit_on is not None and self.place.next_visit_on <= today


@dataclass(frozen=True, slots=True)
class Channels:
    """Everything the page of channels shows, of a period and as of a day."""

    places: tuple[PlaceLine, ...]
    campaigns: tuple[Campaign, ...]
    results: Results
    days: tuple[DayOfWork, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place: its people, its visits (the newest first), what runs there."""

    place: LeadSource
    people: tuple[SourcePerson, ...]
    visits: tuple[SourceVisit, ...]
    campaigns: tuple[Campaign, ...]


def names(workspace: Workspace) -> dict[tuple[str, int], str]:
    """Return what places and campaigns are called, those in the bin too, by the client's field and their id."""
    with workspace.reading() as read:
        return names_of(read)


def names_of(read: Reader) -> dict[tuple[str, int], str]:
    """As :func:`names`, within a reading."""
    found = {("lead_source_id", each.id or 0): each.name for each in [*read.all(LeadSource), *read.bin(LeadSource)]}
    return found | {("campaign_id", each.id or 0): each.name for each in [*read.all(Campaign), *read.bin(Campaign)]}


# Reading --------------------------------------------------------------------------------------------------------------


def channels(workspace: Workspace, start: date, end: date, today: date) -> Channels:
    """Return the tree of places with what came of them from ``start`` to ``end``, and one's own work of each day."""
    late = {line.deal.id for line in loans.portfolio(workspace, today) if line.state.overdue_days > 0}

    def derive(read: Reader) -> Channels:
        places, campaigns = read.all(LeadSource), read.all(Campaign)
        visits: dict[int, SourceVisit] = {}
        for visit in sorted(read.all(SourceVisit), key=lambda each: each.on):
            visits[visit.source_id] = visit
        people = Counter(person.source_id for person in read.all(SourcePerson))
        leads = [(Origin(*origin), count) for origin, count in read.leads_between(start, end).items()]
        outcomes, events = _outcomes(read, late)
        return Channels(
            places=tuple(
                PlaceLine(place, depth, visits.get(place.id or 0), people[place.id or 0])
                for place, depth in in_tree(places)
            ),
            campaigns=tuple(sorted(campaigns, key=lambda each: each.starts_on, reverse=True)),
            results=results(leads, outcomes, places, campaigns, start, end),
            days=tuple(_days(read, events, start, end)),
        )

    return workspace.derived(("channels", start, end, today), derive)


def _outcomes(read: Reader, late: set[int | None]) -> tuple[list[DealOutcome], list[DealEvent]]:
    clients = read.clients_of_deals()
    found, all_events = [], []
    for deal, events in read.deals_with_events():
        client = clients.get(deal.client_id)
        if client is None:
            continue
        all_events += events
        screened, disbursed = last_event(events, EventKind.SCREENED), last_event(events, EventKind.DISBURSED)
        stands = disbursed is not None and stage_of(events) is not Stage.WITHDRAWN
        found.append(
            DealOutcome(
                origin=Origin(client.source, client.lead_source_id, client.campaign_id),
                screened_on=None if screened is None else screened.on,
                disbursed_on=disbursed.on if stands and disbursed is not None else None,
                amount=ZERO if disbursed is None or disbursed.amount is None else disbursed.amount,
                overdue=deal.id in late,
            )
        )
    return found, all_events


def _days(read: Reader, events: Iterable[DealEvent], start: date, end: date) -> Iterable[DayOfWork]:
    leads = read.leads_by_day(start, end)
    contacts = read.contacts_by_day(start, end)
    quotes = Counter(event.on for event in events if event.kind is EventKind.QUOTED)
    submissions = Counter(event.on for event in events if event.kind is EventKind.SUBMITTED)
    for number in range((end - start).days + 1):
        day = start + timedelta(days=number)
        yield DayOfWork(day, leads.get(day, 0), contacts.get(day, 0), quotes[day], submissions[day])


def place(workspace: Workspace, place_id: int) -> PlaceView:
    """Return one place.

    Raises:
        DomainError: ``record.missing``.
    """
    with workspace.reading() as read:
        return PlaceView(
            place=read.get(LeadSource, place_id),
            people=tuple(read.all(SourcePerson, source_id=place_id)),
            visits=tuple(sorted(read.all(SourceVisit, source_id=place_id), key=lambda each: each.on, reverse=True)),
            campaigns=tuple(read.all(Campaign, lead_source_id=place_id)),
        )


# Writing --------------------------------------------------------------------------------------------------------------


def keep_place(workspace: Workspace, kept: LeadSource) -> Changes:
    """Add a place or write it anew; those below it follow its kind.

    Raises:
        DomainError: ``field.required`` without a name; ``source.circle`` it would belong to itself;
            ``source.every`` fewer than one day between visits.
    """
    kept.name = kept.name.strip()
    if not kept.name:
        raise DomainError("field.required", field="name")
    if kept.visit_every_days is not None and kept.visit_every_days < 1:
        raise DomainError("source.every", field="visit_every_days")
    with workspace.unit_of_work("source.keep", name=kept.name) as work:
        work.add(kept)
        places = {each.id or 0: each for each in work.all(LeadSource)} | {kept.id or 0: kept}
        if kept.parent_id is not None:
            if kept.id in upwards(kept.parent_id, places):
                raise DomainError("source.circle", field="parent_id")
            kept.kind = places[kept.parent_id].kind
        for each in places.values():
            if each is not kept and kept.id in upwards(each.id or 0, places):
                each.kind = kept.kind
        return work.commit()


def drop_place(workspace: Workspace, place_id: int) -> Changes:
    """Put a place into the bin; clients keep naming it.

    Raises:
        DomainError: ``source.has_places``: others belong to it.
    """
    with workspace.unit_of_work("source.drop") as work:
        if work.all(LeadSource, parent_id=place_id):
            raise DomainError("source.has_places")
        work.delete(work.get(LeadSource, place_id))
        return work.commit()


def keep_person(workspace: Workspace, person: SourcePerson) -> Changes:
    """Add somebody who works at a place, or write them anew.

    Raises:
        DomainError: ``field.required`` without a name; the finding on the mobile.
    """
    person.name = person.name.strip()
    if not person.name:
        raise DomainError("field.required", field="name")
    if person.mobile:
        person.mobile = clean_mobile(person.mobile)
    with workspace.unit_of_work("source.person") as work:
        work.add(person)
        return work.commit()


def drop_person(workspace: Workspace, person_id: int) -> Changes:
    """Put somebody of a place into the bin."""
    with workspace.unit_of_work("source.person_drop") as work:
        work.delete(work.get(SourcePerson, person_id))
        return work.commit()


def note_visit(workspace: Workspace, visit: SourceVisit, today: date) -> Changes:
    """Note a visit; the next is due when the plan says.

    Raises:
        DomainError: ``source.visit_future``: after today.
    """
    if visit.on > today:
        raise DomainError("source.visit_future", field="on")
    with workspace.unit_of_work("source.visit") as work:
        work.add(visit)
        visited = work.get(LeadSource, visit.source_id)
        latest = max(each.on for each in [*work.all(SourceVisit, source_id=visit.source_id), visit])
        if visited.visit_every_days is not None:
            visited.next_visit_on = latest + timedelta(days=visited.visit_every_days)
        elif visited.next_visit_on is not None and visited.next_visit_on <= latest:
            visited.next_visit_on = None
        return work.commit()


def keep_campaign(workspace: Workspace, campaign: Campaign) -> Changes:
    """Add a campaign or write it anew.

    Raises:
        DomainError: ``field.required`` without a name; ``campaign.dates`` it ends before it begins;
            ``campaign.cost`` below zero.
    """
    campaign.name = campaign.name.strip()
    if not campaign.name:
        raise DomainError("field.required", field="name")
    if campaign.ends_on is not None and campaign.ends_on < campaign.starts_on:
        raise DomainError("campaign.dates", field="ends_on")
    if campaign.cost < 0:
        raise DomainError("campaign.cost", field="cost")
    with workspace.unit_of_work("campaign.keep", name=campaign.name) as work:
        work.add(campaign)
        return work.commit()


def drop_campaign(workspace: Workspace, campaign_id: int) -> Changes:
    """Put a campaign into the bin; clients keep naming it."""
    with workspace.unit_of_work("campaign.drop") as work:
        work.delete(work.get(Campaign, campaign_id))
        return work.commit()
