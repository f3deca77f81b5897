"""Clients whose next action is due."""

from collections.abc import Iterable
from datetime import date

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.client import Client
from carloan_desk.services import clients
from carloan_desk.services.today.item import By, Item, Look, Maker, hour_in
from carloan_desk.storage.workspace import Changes, Workspace


def _contacts(look: Look) -> Iterable[tuple[int, Item]]:
    last = look.ahead(0)
    due = look.read.clients_due(last) if look.only is None else look.read.all(Client, id=list(look.only))
    for client in due:
        on = client.next_action_on
        if on is None or on > last:
            continue
        yield (
            client.id or 0,
            Item(
                Kind.CONTACT,
                subject=f"contact:{client.id}",
                evidence=str(on),
                on=on,
                since=on,
                days=(look.today - on).days,
                client_id=client.id,
                client_name=client.name,
                model=client.interest,
                at=hour_in(client.next_action),
                text=client.next_action,
            ),
        )


def _done(workspace: Workspace, item: Item, on: date) -> Changes:
    del on
    return clients.edit(workspace, item.client_id or 0, {"next_action": "", "next_action_on": None})


CONTACTS = Maker(By.CLIENT, _contacts, frozenset(), {Kind.CONTACT: _done})
