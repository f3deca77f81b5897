"""Undo and redo by name, and a chain that tells when somebody tampered."""

import contextlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.storage.workspace import Workspace
from tests.storage.entities import dump
from tests.storage.people import add, client, commit, deal, event, refused, rename
from tests.storage.test_unit_of_work import product


def state(workspace: Workspace) -> str:
    with workspace.reading() as reader:
        return dump(reader)


def tamper(workspace: Workspace, statement: str, **values: Any) -> None:
    with workspace._connect_for_writing() as connection:  # behind the program's back, with the right key
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(text(statement), values)
        connection.commit()


def test_undo_by_name_and_redo(workspace: Workspace) -> None:
    states = [state(workspace)]
    commit(workspace, lambda work: work.add(client()), "client.add", name="曾乐")
    states.append(state(workspace))
    rename(workspace, 1, "王五")
    states.append(state(workspace))
    summary = workspace.undoable()
    assert summary is not None
    assert (summary.action, dict(summary.params), summary.seq) == ("client.edit", {"fields": ["name"]}, 2)
    assert workspace.redoable() is None

    changes = workspace.undo()
    assert (changes.kind, changes.action, changes.ids) == ("undo", "client.edit", {Client: {1}})
    assert state(workspace) == states[1]
    assert workspace.undo().action == "client.add"
    assert state(workspace) == states[0]
    assert workspace.undoable() is None
    assert refused(workspace.undo).code == "history.nothing_to_undo"

    assert workspace.redo().action == "client.add"
    assert state(workspace) == states[1]
    redoable = workspace.redoable()
    assert redoable is not None
    assert redoable.action == "client.edit"
    assert workspace.redo().kind == "redo"
    assert state(workspace) == states[2]
    assert refused(workspace.redo).code == "history.nothing_to_redo"
    assert workspace.verify_history() is None


def test_something_new_ends_redo(workspace: Workspace) -> None:
    add(workspace, client())
    rename(workspace, 1, "王五")
    workspace.undo()
    add(workspace, client("赵六"))
    assert workspace.redoable() is None
    assert workspace.undo().action == "test.add"
    assert workspace.undo().action == "test.add"
    assert workspace.undoable() is None


def test_undo_survives_reopening(workspace: Workspace, created: Any) -> None:
    from carloan_desk.storage.workspace import open_workspace

    add(workspace, client())
    rename(workspace, 1, "王五")
    workspace.undo()
    workspace.close()
    again = open_workspace(workspace.folder, created.data_key)
    assert again.redo().action == "client.edit"
    assert again.undo().action == "client.edit"
    assert again.undo().action == "test.add"
    again.close()


def test_a_long_undo_says_how_far_it_is_and_stopping_it_leaves_all_as_it_was(workspace: Workspace) -> None:
    empty = state(workspace)
    commit(workspace, lambda work: [work.add(client()) for _ in range(1_200)], "client.import", n=1_200)
    before = state(workspace)
    seen: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        seen.append((done, of))
        if done:
            raise DomainError("job.cancelled")

    with pytest.raises(DomainError, match=r"job\.cancelled"):
        workspace.undo(stop)
    assert seen[0] == (0, 0)
    assert 0 < seen[-1][0] < seen[-1][1] == 1_200
    assert state(workspace) == before
    assert workspace.verify_history() is None
    workspace.undo()
    assert state(workspace) == empty


def test_actions_that_cannot_be_undone_are_passed_over(workspace: Workspace) -> None:
    add(workspace, client())
    with workspace.unit_of_work("document.print", undoable=False, number="2026-1") as work:
        work.set_setting("last number", 1)
        assert work.commit().kind == "fixed"
    rename(workspace, 1, "王五")
    workspace.undo()
    with workspace.unit_of_work("document.print", undoable=False) as work:
        work.set_setting("last number", 2)
        work.commit()
    assert workspace.redo().action == "client.edit"
    assert workspace.undo().action == "client.edit"
    assert workspace.undo().action == "test.add"
    with workspace.reading() as reader:
        assert reader.setting("last number") == 2


def test_every_sort_of_change_is_undone_in_whatever_order_it_was_made(workspace: Workspace) -> None:
    """A new product chosen for a deal that was added before it; a deal's children removed before it; a setting."""
    before = state(workspace)
    with workspace.unit_of_work("all at once") as work:
        person = work.add(client())
        opened = work.add(deal(person.id))
        happened = work.add(event(opened.id))
        work.all(Deal)
        opened.product_id = work.add(product()).id
        work.set_setting("x", 1)
        work.commit()
    full = state(workspace)
    with workspace.unit_of_work("remove") as work:
        work.get(Deal, 1).product_id = None
        work.purge(work.get(type(product()), 1))
        work.purge(work.get(DealEvent, happened.id or 0))
        work.set_setting("x", None)
        work.commit()
    less = state(workspace)
    assert workspace.undo().action == "remove"
    assert state(workspace) == full
    assert workspace.undo().action == "all at once"
    assert state(workspace) == before
    workspace.redo()
    assert state(workspace) == full
    workspace.redo()
    assert state(workspace) == less
    assert workspace.verify_history() is None


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "open", "edit", "pay", "bin", "purge", "set", "undo", "redo"]), st.integers(0, 5)
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(actions=ACTIONS)
def test_any_walk_of_actions_undo_and_redo(workspace: Workspace, actions: list[tuple[str, int]]) -> None:
    """The oracle: a list of whole states, and a finger on the present one."""
    with workspace._connect_for_writing() as connection:
        for table in ("payment_record", "deal", "client", "setting", "client_term", "change", "action"):
            connection.exec_driver_sql(f'DELETE FROM "{table}"')
        connection.commit()
    states, present = [state(workspace)], 0
    for name, number in actions:
        if name == "undo":
            if present:
                workspace.undo()
                present -= 1
            else:
                assert workspace.undoable() is None
        elif name == "redo":
            if present + 1 < len(states):
                workspace.redo()
                present += 1
            else:
                assert workspace.redoable() is None
        else:
            changes = None
            with contextlib.suppress(DomainError):  # something refers to it
                changes = commit(workspace, lambda work, name=name, number=number: act(work, name, number))
            if changes is None or changes.seq is None:
                continue
            del states[present + 1 :]
            states.append(state(workspace))
            present += 1
        assert state(workspace) == states[present]
    assert workspace.verify_history() is None


def act(work: Any, name: str, number: int) -> None:
    """Do something with the client or deal that comes ``number``-th, if there is one."""
    people, deals = work.all(Client), work.all(Deal)
    person = people[number % len(people)] if people else None
    opened = deals[number % len(deals)] if deals else None
    if name == "add":
        work.add(client(f"客户{number}"))
    elif name == "set":
        work.set_setting(f"key {number % 2}", number or None)
    elif name == "open" and person is not None:
        work.add(deal(person.id))
    elif name == "edit" and person is not None:
        person.city = f"城市{number}"
        if opened is not None:
            opened.price = Decimal(number)
    elif name == "pay" and opened is not None:
        work.add(PaymentRecord(deal_id=opened.id, paid_on=date(2026, 2, 1), amount=Decimal(number)))
    elif name == "bin" and person is not None:
        work.delete(person)
    elif name == "purge" and opened is not None:
        work.purge(opened)


# Conflicts -----------------------------------------------------------------------------------------------------------


def fixed(workspace: Workspace, change: Callable[[Any], object]) -> None:
    with workspace.unit_of_work("elsewhere", undoable=False) as work:
        change(work)
        work.commit()


@pytest.mark.parametrize("other", ["edit", "purge", "refer"])
def test_undo_refuses_when_the_row_was_changed_in_another_way(workspace: Workspace, other: str) -> None:
    add(workspace, client())
    if other == "edit":
        rename(workspace, 1, "王五")
        fixed(workspace, lambda work: setattr(work.get(Client, 1), "name", "赵六"))
    elif other == "purge":
        rename(workspace, 1, "王五")
        fixed(workspace, lambda work: work.purge(work.get(Client, 1)))
    else:
        fixed(workspace, lambda work: work.add(deal(1)))
    before = state(workspace)
    error = refused(workspace.undo)
    assert error.code == "history.conflict"
    assert error.params["entity"] == "client"
    assert error.params["id"] == 1
    assert error.params["action"] == ("test.add" if other == "refer" else "client.edit")
    assert state(workspace) == before
    assert workspace.verify_history() is None


def test_undo_of_one_field_leaves_another_field_alone(workspace: Workspace) -> None:
    add(workspace, client())
    rename(workspace, 1, "王五")
    fixed(workspace, lambda work: setattr(work.get(Client, 1), "city", "上海"))
    workspace.undo()
    with workspace.reading() as reader:
        assert (reader.get(Client, 1).name, reader.get(Client, 1).city) == ("曾乐", "上海")


def test_redo_refuses_when_what_it_refers_to_is_gone(workspace: Workspace) -> None:
    add(workspace, client())
    add(workspace, deal(1))
    workspace.undo()
    fixed(workspace, lambda work: work.purge(work.get(Client, 1)))
    assert refused(workspace.redo).code == "history.conflict"
    assert workspace.verify_history() is None


# The history as it is read -------------------------------------------------------------------------------------------


def test_history_of_everything_of_a_class_of_a_row(workspace: Workspace) -> None:
    add(workspace, client(monthly_income=Decimal("8000.00")), client("乙"))
    add(workspace, deal(1))
    rename(workspace, 1, "王五")
    commit(workspace, lambda work: work.set_setting("theme", ["dark"]), "settings")

    assert [item.summary.seq for item in workspace.history()] == [4, 3, 2, 1]
    assert [item.summary.seq for item in workspace.history(limit=2)] == [4, 3]
    assert [item.summary.seq for item in workspace.history(before_seq=3)] == [2, 1]
    assert [item.summary.seq for item in workspace.history(Client)] == [3, 1]
    assert [item.summary.seq for item in workspace.history(Client, 2)] == [1]
    assert workspace.history(Client, 99) == []

    setting = workspace.history()[0].changes[0]
    assert (setting.entity, setting.key, setting.before, setting.after) == (None, "theme", None, {"value": ["dark"]})
    edited, born = workspace.history(Client, 1)
    assert edited.summary.at == workspace.now()
    assert [(c.entity, c.key, c.before, c.after) for c in edited.changes] == [
        (Client, 1, {"name": "曾乐"}, {"name": "王五"})
    ]
    assert born.changes[0].before is None
    assert born.changes[0].after is not None
    assert born.changes[0].after["monthly_income"] == Decimal("8000.00")
    assert born.changes[0].after["created_on"] == date(2026, 1, 5)


def test_the_clock_set_back_changes_no_order(workspace: Workspace, clock: Any) -> None:
    add(workspace, client())
    clock.move(days=-400)
    rename(workspace, 1, "王五")
    clock.move(days=900)
    rename(workspace, 1, "赵六")
    assert [item.summary.seq for item in workspace.history()] == [3, 2, 1]
    workspace.undo()
    with workspace.reading() as reader:
        assert reader.get(Client, 1).name == "王五"
    assert workspace.verify_history() is None


# Tampering -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "seq", "reason"),
    [
        ("UPDATE action SET at = '2025-01-01T00:00:00.000000' WHERE seq = 2", 2, "action"),
        ("UPDATE action SET action = 'nothing' WHERE seq = 2", 2, "action"),
        ("UPDATE action SET params = '{}' WHERE seq = 2", 2, "action"),
        ("UPDATE action SET kind = 'fixed' WHERE seq = 1", 1, "action"),
        ("UPDATE action SET mac = zeroblob(32) WHERE seq = 3", 3, "action"),
        ("UPDATE change SET after = replace(after, '王五', '王六') WHERE seq = 2", 2, "change"),
        ("UPDATE change SET before = NULL WHERE seq = 2", 2, "change"),
        ("UPDATE change SET entity_key = '2' WHERE seq = 2", 2, "change"),
        ("UPDATE change SET digest = zeroblob(32) WHERE seq = 2", 2, "change"),
        ("UPDATE change SET position = 7 WHERE seq = 2", 2, "change"),
        ("DELETE FROM change WHERE seq = 2", 2, "action"),
        ("DELETE FROM change WHERE seq = 1 AND position = 1", 1, "action"),
        ("DELETE FROM action WHERE seq = 2", 2, "sequence"),
        ("UPDATE client SET name = '别人' WHERE id = 1", 4, "row"),
        ("UPDATE client SET mobile = '' WHERE id = 2", 1, "row"),
        ("UPDATE deal SET price = price + 1", 3, "row"),
        ("DELETE FROM deal", 3, "row"),
        ("UPDATE setting SET value = '2'", 4, "row"),
        ("INSERT INTO setting VALUES ('planted', '1')", None, "row"),
    ],
)
def test_the_first_broken_link_is_found(workspace: Workspace, statement: str, seq: int | None, reason: str) -> None:
    add(workspace, client(), client("乙"))
    rename(workspace, 1, "王五")
    add(workspace, deal(1))

    def last(work: Any) -> None:
        work.set_setting("x", 1)
        work.get(Client, 1).city = "上海"

    commit(workspace, last)
    assert workspace.verify_history() is None
    if statement.startswith("DELETE FROM action"):
        with workspace._connect_for_writing() as connection:
            connection.exec_driver_sql("DELETE FROM change WHERE seq = 2")
            connection.exec_driver_sql(statement)
            connection.commit()
    else:
        tamper(workspace, statement)
    broken = workspace.verify_history()
    assert broken is not None
    assert (broken.seq, broken.reason) == (seq, reason)


def test_cutting_off_the_end_is_found(workspace: Workspace) -> None:
    add(workspace, client())
    rename(workspace, 1, "王五")
    tamper(workspace, "DELETE FROM change WHERE seq = 2")
    tamper(workspace, "DELETE FROM action WHERE seq = 2")
    broken = workspace.verify_history()
    assert broken is not None
    assert (broken.reason, broken.entity, broken.key) == ("row", "client", "1")


def test_a_forger_without_the_key_cannot_continue_the_chain(workspace: Workspace) -> None:
    from carloan_desk.storage import history

    add(workspace, client())
    with workspace._connect_for_writing() as connection:
        entry = history.Entry("client", "1", history.stored_row(connection, "client", "1"), None)
        history.record(
            connection, bytes(32), at=workspace.now(), kind="do", code="x", params={}, entries=[entry], schema=1
        )
        connection.commit()
    broken = workspace.verify_history()
    assert broken is not None
    assert (broken.seq, broken.reason) == (2, "change")
