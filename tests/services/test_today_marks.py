"""Things put off, done, dismissed and taken back: each one action that can be undone, each held by its evidence."""

from datetime import date, timedelta

import pytest

from carloan_desk.domain.agenda import Kind, Order, Part, Snooze
from carloan_desk.domain.client import Source
from carloan_desk.domain.deal import EventKind
from carloan_desk.domain.lead_source import LeadSource
from carloan_desk.domain.servicing import Mark, MarkKind
from carloan_desk.services import clients, sources, tasks, today
from carloan_desk.services.today import Item, marks, visit
from carloan_desk.services.today.order import keep_order, order_kept
from tests.services.manager import TODAY, Manager, refusal, undone, untouched
from tests.services.test_today import instalment, items

DAY = timedelta(days=1)


def put_off(manager: Manager, on: date = TODAY) -> list[tuple[str, MarkKind]]:
    return [(each.item.subject, each.mark.kind) for each in today.overview(manager.workspace, on).put_off]


def overdue(manager: Manager) -> Item:
    (item,) = items(manager, TODAY, Kind.OVERDUE)
    return item


def test_a_snooze_hides_until_its_workday_and_can_be_undone(manager: Manager) -> None:
    manager.walk()
    item = overdue(manager)
    changes = undone(manager, lambda: marks.snooze(manager.workspace, item, Snooze.NEXT, TODAY))
    assert changes.params == {"until": "2026-11-24"}
    assert items(manager, TODAY, Kind.OVERDUE) == []
    assert put_off(manager) == [(item.subject, MarkKind.SNOOZED)]
    assert len(items(manager, TODAY + DAY, Kind.OVERDUE)) == 1
    assert put_off(manager, TODAY + DAY) == []


def test_a_snooze_ends_when_the_evidence_changes(manager: Manager) -> None:
    deal_id = manager.walk()
    marks.snooze(manager.workspace, overdue(manager), TODAY + 30 * DAY, TODAY)
    assert items(manager, TODAY, Kind.OVERDUE) == []
    manager.pay(deal_id, instalment(manager, deal_id))  # another instalment is the oldest now
    assert len(items(manager, TODAY, Kind.OVERDUE)) == 1


def test_a_snooze_of_a_snooze_takes_its_place(manager: Manager) -> None:
    manager.walk()
    item = overdue(manager)
    marks.snooze(manager.workspace, item, Snooze.NEXT, TODAY)
    marks.snooze(manager.workspace, item, Snooze.MONDAY, TODAY)
    with manager.workspace.reading() as read:
        assert [mark.until for mark in read.all(Mark)] == [date(2026, 11, 30)]
    for day in (TODAY, TODAY - DAY):
        assert untouched(manager, marks.snooze, manager.workspace, item, day, TODAY).code == "agenda.snooze_past"


def test_a_dismissal_needs_a_reason_and_lasts(manager: Manager) -> None:
    deal_id = manager.walk()
    item = overdue(manager)
    assert refusal(marks.dismiss, manager.workspace, item, "  ").code == "field.required"
    undone(manager, lambda: marks.dismiss(manager.workspace, item, "资方代扣失败，已报修"))
    for later in (0, 3, 5):
        assert items(manager, TODAY + later * DAY, Kind.OVERDUE) == []
    # It grows into the next band: the evidence is another one.
    assert len(items(manager, TODAY + 31 * DAY, Kind.OVERDUE)) == 1
    manager.pay(deal_id, instalment(manager, deal_id) * 2)
    assert len(items(manager, TODAY, Kind.OVERDUE)) == 1


def test_what_was_dismissed_can_be_brought_back(manager: Manager) -> None:
    manager.walk()
    item = overdue(manager)
    marks.dismiss(manager.workspace, item, "已约")
    undone(manager, lambda: marks.take_back(manager.workspace, item.subject))
    assert items(manager, TODAY, Kind.OVERDUE) == [item]
    assert put_off(manager) == []


def test_a_birthday_wished_comes_back_next_year(manager: Manager) -> None:
    manager.client(birth_date=date(1990, 11, 24), id_number="")
    (item,) = items(manager, TODAY, Kind.CARE)
    undone(manager, lambda: marks.done(manager.workspace, item, TODAY))
    for later in range(0, 360, 3):
        assert items(manager, TODAY + later * DAY, Kind.CARE) == []
    (again,) = items(manager, date(2027, 11, 24), Kind.CARE)
    assert again.subject == item.subject
    marks.done(manager.workspace, again, date(2027, 11, 24))
    assert items(manager, date(2027, 11, 24), Kind.CARE) == []


def test_done_writes_where_a_thing_has_a_row_of_its_own(manager: Manager) -> None:
    workspace = manager.workspace
    client_id = manager.client(next_action="回访", next_action_on=TODAY, birth_date=None, id_number="")
    place = LeadSource(kind=Source.DEALER, name="城南名车", visit_every_days=7, next_visit_on=TODAY)
    sources.keep_place(workspace, place)
    deal_id = manager.walk()
    for kind in (Kind.CONTACT, Kind.VISIT):
        (item,) = items(manager, TODAY, kind)
        undone(manager, lambda item=item: marks.done(workspace, item, TODAY))  # type: ignore[misc]
        assert items(manager, TODAY, kind) == []
    for item in items(manager, TODAY, Kind.TASK):
        marks.done(workspace, item, TODAY)
    assert items(manager, TODAY, Kind.TASK) == []
    assert {task.done_on for task in tasks.of_deal(workspace, deal_id) if task.record} == {TODAY}
    assert clients.view(workspace, client_id).client.next_action_on is None
    with workspace.reading() as read:
        assert read.get(LeadSource, place.id or 0).next_visit_on == TODAY + 7 * DAY
        assert read.all(Mark) == []


def test_a_mark_of_what_is_gone_does_no_harm(manager: Manager) -> None:
    deal_id = manager.walk()
    marks.snooze(manager.workspace, overdue(manager), Snooze.NEXT, TODAY)
    manager.record(deal_id, EventKind.SETTLED)
    assert put_off(manager) == []


def test_another_order_is_kept_and_undone_in_one(manager: Manager) -> None:
    manager.walk()
    manager.client(next_action="回访", next_action_on=TODAY, birth_date=None, id_number="")
    order = Order(grouped=True).moved(Kind.CONTACT, -100).weighed(Part.MONEY, 0)
    undone(manager, lambda: keep_order(manager.workspace, order))
    assert items(manager)[0].kind is Kind.CONTACT
    with manager.workspace.reading() as read:
        assert order_kept(read).weights[Part.MONEY] == 0
    keep_order(manager.workspace, Order())
    with manager.workspace.reading() as read:
        assert read.setting("today.order") is None
    assert items(manager)[0].kind is Kind.OVERDUE


# Looks ----------------------------------------------------------------------------------------------------------------


def test_a_look_is_noted_once_a_day_and_never_with_the_clock_set_back(manager: Manager) -> None:
    workspace = manager.workspace

    def seq() -> int:
        with workspace.reading() as read:
            return read.last_seq()

    assert visit.look(workspace, TODAY).seen.before is None
    first = seq()
    assert visit.look(workspace, TODAY).seen.before is None
    assert seq() == first
    tomorrow = visit.look(workspace, TODAY + DAY)
    assert (tomorrow.seen.before, tomorrow.set_back) == (TODAY, False)
    second = seq()
    back = visit.look(workspace, TODAY - 40 * DAY)
    assert (back.set_back, seq()) == (True, second)
    assert not visit.look(workspace, TODAY + DAY).set_back
    assert workspace.undoable() is None  # looking is nothing to undo


@pytest.mark.parametrize("hours", [-11, -1, 0, 1, 13])
def test_another_time_zone_moves_the_day_and_loses_nothing(manager: Manager, hours: int) -> None:
    """Days are local: after a flight the list is that of the day there, and what came is new once."""
    manager.client(next_action="回访", next_action_on=TODAY, birth_date=None, id_number="")
    visit.look(manager.workspace, TODAY - DAY)
    day = TODAY if hours >= 0 else TODAY - DAY
    seen = visit.look(manager.workspace, day).seen
    new = [item for item in items(manager, day) if seen.is_new(item.since, day)]
    assert len(new) == (1 if day == TODAY else 0)
    seen = visit.look(manager.workspace, TODAY).seen
    assert [item.kind for item in items(manager) if seen.is_new(item.since, TODAY)] == [Kind.CONTACT]
