"""Channels: a tree of places with people and visits, and what came of each, counted anew from clients and deals."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.client import Source
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourcePerson, SourceVisit
from carloan_desk.domain.source_results import DealOutcome, Origin, Result, in_tree, results
from carloan_desk.services import sources
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import OPENED, TODAY, Manager

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def place(workspace: Workspace, name: str, kind: Source = Source.DEALER, **fields: object) -> int:
    made = LeadSource(kind=kind, name=name, **fields)  # type: ignore[arg-type]
    sources.keep_place(workspace, made)
    return made.id or 0


def refused(code: str) -> object:
    return pytest.raises(DomainError, match=code.replace(".", r"\."))


def test_a_place_below_another_is_of_its_kind(workspace: Workspace) -> None:
    group = place(workspace, "瑞通集团", Source.SHOWROOM)
    store = place(workspace, "瑞通城东店", Source.DEALER, parent_id=group)
    lines = sources.channels(workspace, *YEAR, TODAY).places
    assert [(line.place.name, line.depth, line.place.kind) for line in lines] == [
        ("瑞通集团", 0, Source.SHOWROOM),
        ("瑞通城东店", 1, Source.SHOWROOM),
    ]
    top = sources.place(workspace, group).place
    top.kind = Source.DEALER
    sources.keep_place(workspace, top)
    assert sources.place(workspace, store).place.kind is Source.DEALER
    with refused("source.has_places"):  # type: ignore[attr-defined]
        sources.drop_place(workspace, group)
    sources.drop_place(workspace, store)
    sources.drop_place(workspace, group)
    assert sources.names(workspace)["lead_source_id", store] == "瑞通城东店"


def test_nothing_belongs_to_itself(workspace: Workspace) -> None:
    one = place(workspace, "甲")
    two = place(workspace, "乙", parent_id=one)
    top = sources.place(workspace, one).place
    top.parent_id = two
    with refused("source.circle"):  # type: ignore[attr-defined]
        sources.keep_place(workspace, top)
    with refused("field.required"):  # type: ignore[attr-defined]
        place(workspace, " ")
    with refused("source.every"):  # type: ignore[attr-defined]
        place(workspace, "丙", visit_every_days=0)


def test_a_visit_moves_the_next_one(workspace: Workspace) -> None:
    planned = place(workspace, "甲", visit_every_days=14, next_visit_on=TODAY)
    sources.note_visit(workspace, SourceVisit(source_id=planned, on=TODAY), TODAY)
    assert sources.place(workspace, planned).place.next_visit_on == TODAY + timedelta(days=14)
    # An older visit that is noted later changes nothing.
    sources.note_visit(workspace, SourceVisit(source_id=planned, on=TODAY - timedelta(days=30)), TODAY)
    assert sources.place(workspace, planned).place.next_visit_on == TODAY + timedelta(days=14)
    once = place(workspace, "乙", next_visit_on=TODAY - timedelta(days=1))
    (line,) = [line for line in sources.channels(workspace, *YEAR, TODAY).places if line.place.id == once]
    assert line.is_due(TODAY)
    sources.note_visit(workspace, SourceVisit(source_id=once, on=TODAY), TODAY)
    assert sources.place(workspace, once).place.next_visit_on is None
    with refused("source.visit_future"):  # type: ignore[attr-defined]
        sources.note_visit(workspace, SourceVisit(source_id=once, on=TODAY + timedelta(days=1)), TODAY)


def test_people_of_a_place(workspace: Workspace) -> None:
    store = place(workspace, "甲")
    person = SourcePerson(source_id=store, name="刘洋", role="销售顾问", mobile="+86 199 0000 3333")
    sources.keep_person(workspace, person)
    assert sources.place(workspace, store).people[0].mobile == "19900003333"
    with refused("mobile.format"):  # type: ignore[attr-defined]
        sources.keep_person(workspace, SourcePerson(source_id=store, name="李", mobile="12"))
    sources.drop_person(workspace, person.id or 0)
    assert sources.place(workspace, store).people == ()


def test_campaigns_are_checked(workspace: Workspace) -> None:
    with refused("campaign.dates"):  # type: ignore[attr-defined]
        sources.keep_campaign(workspace, Campaign(name="车展", starts_on=TODAY, ends_on=TODAY - timedelta(days=1)))
    with refused("campaign.cost"):  # type: ignore[attr-defined]
        sources.keep_campaign(workspace, Campaign(name="车展", starts_on=TODAY, cost=Decimal(-1)))


def test_what_came_of_each(manager: Manager) -> None:
    workspace = manager.workspace
    group = place(workspace, "瑞通集团")
    store = place(workspace, "瑞通城东店", parent_id=group)
    fair = Campaign(name="秋季车展", lead_source_id=store, starts_on=date(2026, 8, 1), cost=Decimal(3000))
    sources.keep_campaign(workspace, fair)
    mine = {"source": Source.DEALER, "lead_source_id": store, "campaign_id": fair.id}
    manager.client(source=Source.WECHAT)
    client_id = manager.client(**mine)
    manager.walk(Stage.DELIVERY, deal_id=_terms(manager, client_id))
    cancelled = manager.walk(Stage.DELIVERY, deal_id=_terms(manager, manager.client(**mine)))
    manager.record(cancelled, EventKind.WITHDRAWN)
    found = sources.channels(workspace, *YEAR, TODAY).results
    expected = Result(2, 2, 1, Decimal(84000), 1, Decimal(3000))
    assert found.by_place == {store: expected, group: expected}
    assert found.by_campaign == {fair.id: expected}
    assert found.by_kind[Source.WECHAT] == Result(leads=1)
    assert found.total.leads == 3
    assert found.by_place[store].cost_per_deal == Decimal(3000)
    assert found.by_kind[Source.WECHAT].cost_per_deal is None
    before = sources.channels(workspace, date(2025, 1, 1), date(2025, 12, 31), TODAY)
    assert before.results.total == Result()
    days = {day.on: day for day in sources.channels(workspace, *YEAR, TODAY).days}
    assert days[OPENED].leads == 3
    assert sum(day.submissions for day in days.values()) == 2


def _terms(manager: Manager, client_id: int) -> int:
    from carloan_desk.services import deals

    deal_id = manager.deal(client_id)
    deals.choose_product(manager.workspace, deal_id, manager.product(), 36)
    return deal_id


_ORIGINS = st.builds(
    Origin, st.sampled_from([Source.DEALER, Source.EVENT]), st.sampled_from([None, 1, 2, 3]), st.sampled_from([None, 7])
)
_DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 3, 1))
_DEALS = st.builds(DealOutcome, _ORIGINS, _DAYS, _DAYS, st.integers(0, 10**6).map(Decimal), st.booleans())


@given(st.lists(st.tuples(_ORIGINS, st.integers(0, 5)), max_size=6), st.lists(_DEALS, max_size=8))
def test_the_parts_sum_to_the_whole(leads: list[tuple[Origin, int]], deals: list[DealOutcome]) -> None:
    places = [
        LeadSource(id=1, kind=Source.DEALER, name="甲"),
        LeadSource(id=2, kind=Source.DEALER, name="乙", parent_id=1),
        LeadSource(id=3, kind=Source.DEALER, name="丙", parent_id=2),
    ]
    start, end = date(2026, 1, 10), date(2026, 2, 10)
    found = results(leads, deals, places, [], start, end)
    assert sum(found.by_kind.values(), Result()) == found.total
    assert found.total.leads == sum(count for _, count in leads)
    assert found.total.amount == sum(
        (deal.amount for deal in deals if deal.disbursed_on is not None and start <= deal.disbursed_on <= end),
        Decimal(0),
    )
    for below, above in ((3, 2), (2, 1)):
        if below in found.by_place:
            assert found.by_place[above].leads >= found.by_place[below].leads
            assert found.by_place[above].amount >= found.by_place[below].amount


@given(st.dictionaries(st.integers(1, 8), st.none() | st.integers(1, 8), max_size=8))
def test_every_place_stands_in_the_tree_once(parents: dict[int, int | None]) -> None:
    places = [LeadSource(id=key, kind=Source.DEALER, name=str(key), parent_id=up) for key, up in parents.items()]
    assert sorted(place.id or 0 for place, _ in in_tree(places)) == sorted(parents)
