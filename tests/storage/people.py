"""Invented people and deals; phone numbers and ID numbers belong to nobody."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.deal import Deal, DealEvent, EventKind
from carloan_desk.domain.errors import DomainError
from carloan_desk.storage.workspace import Changes, UnitOfWork, Workspace


def client(name: str = "曾乐", **fields: Any) -> Client:
    values = {"mobile": "19900001234", "source": Source.PHONE, "created_on": date(2026, 1, 5), **fields}
    return Client(name=name, **values)


def deal(client_id: int | None, **fields: Any) -> Deal:
    assert client_id is not None
    return Deal(client_id=client_id, **{"opened_on": date(2026, 1, 6), "price": Decimal("168000.00"), **fields})


def event(deal_id: int | None, kind: EventKind = EventKind.INTERESTED, day: int = 7, **fields: Any) -> DealEvent:
    assert deal_id is not None
    return DealEvent(deal_id=deal_id, kind=kind, on=date(2026, 1, day), **fields)


def commit(
    workspace: Workspace, change: Callable[[UnitOfWork], object], action: str = "test", **params: Any
) -> Changes:
    """Do one action."""
    with workspace.unit_of_work(action, **params) as work:
        change(work)
        return work.commit()


def refused(call: Callable[..., object], *arguments: Any, **named: Any) -> DomainError:
    """Call what must be refused and return the refusal."""
    with pytest.raises(DomainError) as caught:
        call(*arguments, **named)
    return caught.value


def add(workspace: Workspace, *entities: Any) -> Changes:
    return commit(workspace, lambda work: [work.add(entity) for entity in entities], "test.add")


def rename(workspace: Workspace, client_id: int, name: str) -> Changes:
    def change(work: UnitOfWork) -> None:
        work.get(Client, client_id).name = name

    return commit(workspace, change, "client.edit", fields=["name"])
