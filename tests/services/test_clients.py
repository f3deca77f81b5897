"""Clients: kept in one form, found however they are typed, never lost while something hangs on them."""

from datetime import date, datetime, time
from typing import Any

import pytest

from carloan_desk.domain.client import Client, Gender, Source
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult
from carloan_desk.services import clients, contacts, deals, safety
from tests.services.manager import TODAY, Manager, refusal, undone, untouched

ID = "990000199003070013"


def new(**fields: Any) -> Client:
    return Client(**{"name": "曾乐", "source": Source.PHONE, "created_on": TODAY, **fields})


def test_a_lead_is_a_name_and_a_source(manager: Manager) -> None:
    client = new(name="  曾乐 ")
    changes = undone(manager, lambda: clients.add(manager.workspace, client))
    assert (changes.action, changes.params) == ("client.add", {"name": "曾乐"})
    view = clients.view(manager.workspace, client.id or 0)
    assert (view.client.name, view.client.mobile, view.deals, view.events, view.contacts) == ("曾乐", "", (), (), ())


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"name": " "}, "field.required", "name"),
        ({"mobile": "1990000"}, "mobile.format", "mobile"),
        ({"id_number": "990000199003070014"}, "resident_id.check_digit", "id_number"),
    ],
)
def test_a_client_that_cannot_be(manager: Manager, fields: dict[str, Any], code: str, field: str) -> None:
    error = untouched(manager, clients.add, manager.workspace, new(**fields))
    assert (error.code, error.field) == (code, field)
    client_id = manager.client(mobile="19900001111")
    error = untouched(manager, clients.edit, manager.workspace, client_id, fields)
    assert (error.code, error.field) == (code, field)


@pytest.mark.parametrize(
    "typed", ["199 0000 1234", "199-0000-1234", "+8619900001234", "１９９００００１２３４", "008619900001234"]
)
def test_a_phone_number_has_one_form(manager: Manager, typed: str) -> None:
    client = new(mobile=typed)
    clients.add(manager.workspace, client)
    assert client.mobile == "19900001234"
    assert clients.clean_mobile(typed) == "19900001234"


def test_an_id_number_has_one_form_and_tells_birth_date_and_gender(manager: Manager) -> None:
    client = new()
    clients.add(manager.workspace, client)
    client_id = client.id or 0
    undone(manager, lambda: clients.edit(manager.workspace, client_id, {"id_number": " 990000 19900307 0013 "}))
    stored = clients.view(manager.workspace, client_id).client
    assert (stored.id_number, stored.birth_date, stored.gender) == (ID, date(1990, 3, 7), Gender.MALE)
    # With the client itself, too.
    other = new(id_number="99000019920615-0021")
    clients.add(manager.workspace, other)
    assert (other.id_number, other.gender) == ("990000199206150021", Gender.FEMALE)


def test_what_was_known_is_not_overwritten_by_the_id_number(manager: Manager) -> None:
    client = new(birth_date=date(1991, 1, 1), gender=Gender.FEMALE)
    clients.add(manager.workspace, client)
    clients.edit(manager.workspace, client.id or 0, {"id_number": ID})
    stored = clients.view(manager.workspace, client.id or 0).client
    assert (stored.birth_date, stored.gender) == (date(1991, 1, 1), Gender.FEMALE)


def test_an_old_id_number_is_kept_as_it_is(manager: Manager) -> None:
    client = new(id_number="990000900307001")
    clients.add(manager.workspace, client)
    assert client.id_number == "990000900307001"


def test_a_client_with_deals_stays(manager: Manager) -> None:
    client_id = manager.client()
    deal_id = manager.deal(client_id)
    assert untouched(manager, clients.delete, manager.workspace, client_id).code == "client.has_deals"
    deals.delete(manager.workspace, deal_id)
    undone(manager, lambda: clients.delete(manager.workspace, client_id))
    assert clients.count(manager.workspace) == 0


def test_out_of_the_bin(manager: Manager) -> None:
    workspace = manager.workspace
    client_id = manager.client()
    deal_id = manager.deal(client_id)
    deals.delete(workspace, deal_id)
    clients.delete(workspace, client_id)
    binned = safety.bin_of(workspace)
    assert ([c.id for c in binned[0]], [d.id for d in binned[1]]) == ([client_id], [deal_id])
    deal_kind = type(binned[1][0])
    assert untouched(manager, safety.restore, workspace, deal_kind, deal_id).code == "bin.client_first"
    undone(manager, lambda: safety.restore(workspace, Client, client_id))
    undone(manager, lambda: safety.restore(workspace, deal_kind, deal_id))
    assert safety.bin_of(workspace) == ([], [])
    assert untouched(manager, safety.restore, workspace, Client, client_id).code == "bin.gone"
    assert len(clients.view(workspace, client_id).deals) == 1


def test_finding(manager: Manager) -> None:
    for name, mobile in (("曾乐", "19900001234"), ("单雯", "19900005678"), ("曾浩", "19900009999")):
        manager.client(name=name, mobile=mobile, id_number="")
    assert [row.name for row in clients.search(manager.workspace, "")] == ["曾浩", "单雯", "曾乐"]
    assert [row.name for row in clients.search(manager.workspace, "曾")] == ["曾浩", "曾乐"]
    assert [row.name for row in clients.search(manager.workspace, "zeng", limit=1, offset=1)] == ["曾乐"]
    assert [row.name for row in clients.search(manager.workspace, "5678")] == ["单雯"]
    assert clients.search(manager.workspace, "nobody") == []
    assert (clients.count(manager.workspace), clients.count(manager.workspace, "曾")) == (3, 2)


def test_everything_about_a_client_is_on_one_page(manager: Manager) -> None:
    workspace = manager.workspace
    client_id = manager.client()
    first = manager.walk(Stage.QUOTE, client_id=client_id)
    second = manager.deal(client_id)
    other = manager.walk(Stage.SCREENING)
    for day, text in ((1, "问价"), (20, "约签"), (9, "补资料")):
        note = ContactNote(
            client_id=client_id,
            deal_id=first,
            at=datetime.combine(date(2026, 11, day), time(10)),
            channel=Channel.PHONE,
            result=ContactResult.REACHED,
            note=text,
        )
        contacts.record(workspace, note, note.at)
    view = clients.view(workspace, client_id)
    assert [(line.deal.id, line.stage) for line in view.deals] == [(first, Stage.QUOTE), (second, Stage.DISCOVERY)]
    assert [event.kind for event in view.events] == [EventKind.INTERESTED, EventKind.SCREENED]
    assert [note.note for note in view.contacts] == ["约签", "补资料", "问价"]
    assert clients.view(workspace, manager.view(other).client.id or 0).contacts == ()


def test_next_actions_are_due_from_their_day_on(manager: Manager) -> None:
    days = {name: date(2026, 11, day) for name, day in (("甲", 24), ("乙", 23), ("丙", 1))}
    for name, day in days.items():
        manager.client(name=name, next_action="回访", next_action_on=day)
    manager.client(name="丁")
    with manager.workspace.reading() as read:
        assert [client.name for client in read.clients_due(TODAY)] == ["丙", "乙"]


def test_a_client_that_is_not_there(manager: Manager) -> None:
    assert refusal(clients.view, manager.workspace, 99).code == "record.missing"
    assert untouched(manager, clients.edit, manager.workspace, 99, {"city": "郑州"}).code == "record.missing"
