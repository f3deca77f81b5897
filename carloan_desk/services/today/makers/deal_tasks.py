"""Tasks around delivery and release, conditions and appointments whose day has come."""

from collections.abc import Iterable
from datetime import date, timedelta

from carloan_desk.domain.agenda import Kind
from carloan_desk.domain.servicing import DealTask
from carloan_desk.domain.tasks import LAPSES_AFTER, shipped_tasks, tasks_of
from carloan_desk.services import tasks
from carloan_desk.services.today.item import By, Item, Look, Maker, hour_in
from carloan_desk.storage.workspace import Changes, Workspace

AHEAD = 3


def _tasks(look: Look) -> Iterable[tuple[int, Item]]:
    records: dict[int, list[DealTask]] = {}
    only = {} if look.only is None else {"deal_id": list(look.only)}
    for record in look.read.all(DealTask, **only):
        records.setdefault(record.deal_id, []).append(record)
    last = look.ahead(AHEAD)
    # The usual tasks of what happened before this day have lapsed, all of them.
    lapsed = look.today - timedelta(days=LAPSES_AFTER + max(rule.days for rule in shipped_tasks()))
    for case in look.cases():
        its = records.get(case.deal.id or 0, ())
        if not its and all(event.on < lapsed for event in case.events):
            continue
        for task in tasks_of(case.events, its):
            if not task.is_open(look.today) or task.due_on is None or task.due_on > last:
                continue
            yield (
                case.deal.id or 0,
                Item(
                    Kind.TASK,
                    subject=f"task:{case.deal.id}:{task.kind}:{task.code}",
                    evidence=str(task.due_on),
                    on=task.due_on,
                    since=look.since(task.due_on, AHEAD),
                    days=(look.today - task.due_on).days,
                    client_id=case.client.id,
                    client_name=case.client.name,
                    deal_id=case.deal.id,
                    model=case.deal.vehicle_model,
                    at=hour_in(task.code),
                    task=task,
                ),
            )


def _done(workspace: Workspace, item: Item, on: date) -> Changes:
    assert item.task is not None
    return tasks.set_done(workspace, item.deal_id or 0, item.task, on)


DEAL_TASKS = Maker(By.DEAL, _tasks, frozenset({DealTask}), {Kind.TASK: _done})
