"""Tasks of deals in the workspace: ticked, moved, added, on the day's list."""

from datetime import timedelta

from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.servicing import TaskKind
from carloan_desk.domain.tasks import Task
from carloan_desk.services import tasks, today
from carloan_desk.services.today import Kind
from tests.services.manager import TODAY, Manager, undone, untouched


def task(manager: Manager, deal_id: int, code: str) -> Task:
    return next(each for each in tasks.of_deal(manager.workspace, deal_id) if each.code == code)


def listed(manager: Manager, deal_id: int) -> set[str]:
    items = today.overview(manager.workspace, TODAY).items
    return {item.task.code for item in items if item.kind is Kind.TASK and item.deal_id == deal_id and item.task}


def test_tasks_come_with_disbursement_and_are_ticked_from_the_list(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DISBURSEMENT)
    assert tasks.of_deal(manager.workspace, deal_id) == []
    manager.record(deal_id, EventKind.DISBURSED, TODAY - timedelta(days=6))
    assert listed(manager, deal_id) == {"insurance", "invoice", "delivery"}
    insurance = task(manager, deal_id, "insurance")
    undone(manager, lambda: tasks.set_done(manager.workspace, deal_id, insurance, TODAY))
    assert task(manager, deal_id, "insurance").done_on == TODAY
    assert listed(manager, deal_id) == {"invoice", "delivery"}
    later = TODAY + timedelta(days=20)
    undone(
        manager, lambda: tasks.change(manager.workspace, deal_id, task(manager, deal_id, "invoice"), later, " 等票 ")
    )
    assert (task(manager, deal_id, "invoice").due_on, task(manager, deal_id, "invoice").note) == (later, "等票")
    assert listed(manager, deal_id) == {"delivery"}
    record = task(manager, deal_id, "invoice").record
    assert record is not None
    tasks.remove(manager.workspace, record.id or 0)
    assert listed(manager, deal_id) == {"invoice", "delivery"}


def test_a_condition_of_ones_own(manager: Manager) -> None:
    deal_id = manager.walk(Stage.SIGNING)
    undone(manager, lambda: tasks.add(manager.workspace, deal_id, TaskKind.CONDITION, " 补交流水 ", TODAY))
    assert listed(manager, deal_id) == {"补交流水"}
    for title, code in (("补交流水", "task.same"), (" ", "field.required")):
        error = untouched(manager, tasks.add, manager.workspace, deal_id, TaskKind.CONDITION, title, None)
        assert (error.code, error.field) == (code, "title")
    error = untouched(manager, tasks.add, manager.workspace, deal_id, TaskKind.PLATE, "plate", None)
    assert error.code == "task.same"
