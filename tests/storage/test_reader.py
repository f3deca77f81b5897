"""The queries, against loops over everything."""

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import CLOSED, Deal, DealEvent, EventKind, allowed_events, stage_of
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.storage.workspace import Reader, UnitOfWork, Workspace
from tests.storage.entities import same
from tests.storage.people import add, client, commit, deal


def lively(workspace: Workspace) -> None:
    """Clients with deals in every stage, walked as the domain allows; some in the bin."""
    chance = random.Random(5)

    def fill(work: UnitOfWork) -> None:
        for number in range(12):
            work.add(client(f"客户{number}"))
        for number in range(80):
            opened = work.add(deal(chance.randrange(12) + 1, vehicle_model=f"车{number}"))
            events: list[DealEvent] = []
            for step in range(chance.randrange(12)):
                choices = sorted(
                    allowed_events(stage_of(events)) - ({EventKind.WITHDRAWN} if chance.random() < 0.8 else set())
                )
                if not choices:
                    break
                on = date(2026, 1, 7) + timedelta(days=step)
                happened = DealEvent(deal_id=opened.id or 0, kind=chance.choice(choices), on=on)
                events.append(work.add(happened))
            for _ in range(chance.randrange(4)):
                paid_on = date(2026, 2, 1) + timedelta(days=chance.randrange(90))
                work.add(PaymentRecord(deal_id=opened.id or 0, paid_on=paid_on, amount=Decimal(chance.randrange(9999))))

    commit(workspace, fill)
    commit(workspace, lambda work: [work.delete(opened) for opened in work.all(Deal) if chance.random() < 0.15])


def by_hand(reader: Any, deals: list[Deal]) -> list[tuple[Deal, list[DealEvent]]]:
    return [(opened, reader.all(DealEvent, deal_id=opened.id)) for opened in deals]


def equal(one: list[tuple[Deal, list[DealEvent]]], other: list[tuple[Deal, list[DealEvent]]]) -> bool:
    return len(one) == len(other) and all(
        same(left, right) and len(mine) == len(theirs) and all(map(same, mine, theirs))
        for (left, mine), (right, theirs) in zip(one, other, strict=True)
    )


def test_deals_with_events(workspace: Workspace) -> None:
    lively(workspace)
    with workspace.reading() as reader:
        everything = by_hand(reader, reader.all(Deal))
        assert len(everything) < 80
        assert equal(reader.deals_with_events(), everything)
        still_open = [pair for pair in everything if stage_of(pair[1]) not in CLOSED]
        assert 0 < len(still_open) < len(everything)
        assert equal(reader.deals_with_events(open_only=True), still_open)
        for client_id in range(1, 14):
            of_client = [pair for pair in everything if pair[0].client_id == client_id]
            assert equal(reader.deals_with_events(client_id=client_id), of_client)
            open_of_client = [pair for pair in of_client if stage_of(pair[1]) not in CLOSED]
            assert equal(reader.deals_with_events(open_only=True, client_id=client_id), open_of_client)
        wanted = {1, 5, 17, 79, 999}
        chosen = [pair for pair in everything if pair[0].id in wanted]
        assert equal(reader.deals_with_events(ids=wanted), chosen)
        assert reader.deals_with_events(ids=[]) == []


def test_payments_by_deal(workspace: Workspace) -> None:
    lively(workspace)
    with workspace.reading() as reader:
        ids = [3, 1, 40, 999]
        found = reader.payments_by_deal(ids)
        assert list(found) == ids
        for deal_id, ledger in found.items():
            expected = sorted(reader.all(PaymentRecord, deal_id=deal_id), key=lambda paid: (paid.paid_on, paid.id or 0))
            assert [paid.id for paid in ledger] == [paid.id for paid in expected]
        assert reader.payments_by_deal([]) == {}
        assert sum(map(len, reader.payments_by_deal(range(1, 100_000)).values())) == len(reader.all(PaymentRecord))


def test_counts(workspace: Workspace) -> None:
    lively(workspace)
    with workspace.reading() as reader:
        counts = reader.counts()
        assert counts[Client] == 12
        assert counts[Deal] == len(reader.all(Deal)) < 80
        assert counts[PaymentRecord] == len(reader.all(PaymentRecord))


def test_how_many_statements_a_query_takes(workspace: Workspace) -> None:
    """No query asks once more for every row."""
    from sqlalchemy import event as listening

    lively(workspace)
    statements: list[str] = []
    listening.listen(
        workspace._engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2]), named=False
    )
    with workspace.reading() as reader:
        for query in (
            reader.deals_with_events,
            lambda: reader.payments_by_deal(range(80)),
            lambda: reader.search_clients("客"),
            lambda: reader.all(Deal),
        ):
            del statements[:]
            query()
            assert len([text for text in statements if text.lstrip().startswith("SELECT")]) <= 2


def test_queries_inside_a_unit_of_work_hold_what_they_return(workspace: Workspace) -> None:
    add(workspace, client())
    add(workspace, deal(1), deal(1))
    with workspace.unit_of_work("test") as work:
        new = work.add(deal(1))
        pairs = work.deals_with_events(client_id=1)
        assert pairs[2][0] is new
        pairs[0][0].note = "changed"
        work.commit()
    with workspace.reading() as reader:
        assert reader.get(Deal, 1).note == "changed"


def test_what_is_derived_is_kept_until_something_is_recorded(workspace: Workspace) -> None:
    asked: list[int] = []

    def count(reader: Reader) -> int:
        asked.append(1)
        return len(reader.all(Client))

    assert [workspace.derived("clients", count) for _ in range(3)] == [0, 0, 0]
    assert workspace.derived(("clients", 2), count) == 0
    assert len(asked) == 2
    with workspace.unit_of_work("client.add") as work:
        work.add(client("某人"))
        work.commit()
    assert workspace.derived("clients", count) == 1
    workspace.undo()
    assert workspace.derived("clients", count) == 0
    workspace.redo()
    assert [workspace.derived("clients", count) for _ in range(2)] == [1, 1]
    assert len(asked) == 5
