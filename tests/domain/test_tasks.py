"""Tasks of a deal: brought by its events, closed by them, moved and ticked by hand."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.deal import DealEvent, EventKind
from carloan_desk.domain.servicing import DealTask, TaskKind
from carloan_desk.domain.tasks import LAPSES_AFTER, Task, shipped_tasks, tasks_of

DAY = date(2026, 11, 2)


def event(kind: EventKind, on: date = DAY) -> DealEvent:
    return DealEvent(id=1, deal_id=1, kind=kind, on=on)


def by_code(found: list[Task]) -> dict[str, Task]:
    return {task.code: task for task in found}


def test_the_shipped_tasks_are_sound() -> None:
    codes = [(rule.kind, rule.code) for rule in shipped_tasks()]
    assert len(codes) == len(set(codes))
    for rule in shipped_tasks():
        assert rule.days > 0
        assert re.search("[一-鿿]", rule.names["zh"])
        assert not re.search("[一-鿿]", rule.names["en"])
        assert rule.source.startswith("[")
        assert rule.closed_by is not rule.after


def test_disbursement_brings_the_tasks_and_registration_closes_them() -> None:
    assert tasks_of([], []) == []
    found = by_code(tasks_of([event(EventKind.DISBURSED)], []))
    assert set(found) == {"insurance", "invoice", "delivery", "plate", "mortgage", "purchase_tax"}
    assert found["purchase_tax"].due_on == DAY + timedelta(days=60)
    assert not any(task.done_on for task in found.values())
    later = DAY + timedelta(days=9)
    closed = by_code(tasks_of([event(EventKind.DISBURSED), event(EventKind.REGISTERED, later)], []))
    assert {code for code, task in closed.items() if task.done_on is None} == {"delivery", "keys", "archive"}
    assert closed["mortgage"].done_on == later


def test_settlement_leads_to_the_release_of_the_mortgage() -> None:
    events = [event(EventKind.DISBURSED), event(EventKind.REGISTERED), event(EventKind.SETTLED, date(2027, 1, 5))]
    found = [task.code for task in tasks_of(events, []) if task.kind is TaskKind.RELEASE]
    assert found == ["settlement_certificate", "release", "certificate_back"]


def test_a_cancelled_deal_leaves_only_what_was_added_by_hand() -> None:
    own = DealTask(id=9, deal_id=1, kind=TaskKind.CONDITION, title="补担保人", due_on=DAY)
    events = [event(EventKind.DISBURSED), event(EventKind.WITHDRAWN, DAY + timedelta(days=3))]
    assert [task.names["zh"] for task in tasks_of(events, [own])] == ["补担保人"]


def test_what_was_recorded_wins() -> None:
    record = DealTask(id=3, deal_id=1, kind=TaskKind.PLATE, title="plate", due_on=date(2026, 12, 1), note="等指标")
    done = DealTask(id=4, deal_id=1, kind=TaskKind.INVOICE, title="invoice", done_on=date(2026, 11, 3))
    found = by_code(tasks_of([event(EventKind.DISBURSED)], [record, done]))
    assert (found["plate"].due_on, found["plate"].note, found["plate"].record) == (date(2026, 12, 1), "等指标", record)
    assert (found["invoice"].due_on, found["invoice"].done_on) == (DAY + timedelta(days=7), date(2026, 11, 3))


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (LAPSES_AFTER, True), (LAPSES_AFTER + 1, False)])
def test_an_old_task_no_longer_asks(days: int, is_open: bool) -> None:
    own = DealTask(id=1, deal_id=1, kind=TaskKind.OTHER, title="甲", due_on=DAY)
    (task,) = tasks_of([], [own])
    assert task.is_open(DAY + timedelta(days=days)) is is_open


_KINDS = st.sampled_from([EventKind.DISBURSED, EventKind.DELIVERED, EventKind.REGISTERED, EventKind.SETTLED])
_EVENTS = st.lists(st.builds(event, _KINDS, st.dates(date(2026, 1, 1), date(2026, 12, 31))), max_size=5)
_RULES = [(rule.kind, rule.code) for rule in shipped_tasks()]


@given(_EVENTS, st.sets(st.sampled_from(_RULES)), st.lists(st.text(min_size=1, max_size=4), unique=True, max_size=3))
def test_every_task_is_there_once_whatever_was_recorded(
    events: list[DealEvent], ticked: set[tuple[TaskKind, str]], own: list[str]
) -> None:
    records = [DealTask(id=1, deal_id=1, kind=kind, title=code, done_on=DAY) for kind, code in ticked]
    records += [DealTask(id=1, deal_id=1, kind=TaskKind.CONDITION, title=title) for title in own]
    found = tasks_of(events, records)
    keys = [(task.kind, task.code) for task in found]
    assert len(keys) == len(set(keys))
    assert {title for kind, title in keys if kind is TaskKind.CONDITION} == set(own)
    for task in found:
        if (task.kind, task.code) in ticked:
            assert task.done_on == DAY
