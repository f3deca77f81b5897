"""Tasks of deals: conditions, appointments, delivery and its papers, the release of the mortgage."""

from dataclasses import dataclass
from datetime import date, timedelta

from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import DealTask, TaskKind
from carloan_desk.domain.tasks import Task, shipped_tasks, tasks_of
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Reader, Workspace


@dataclass(frozen=True, slots=True)
class DueTask:
    """An open task whose day has come, and its deal."""

    deal: Deal
    task: Task


def of_deal(workspace: Workspace, deal_id: int) -> list[Task]:
    """Return the tasks of a deal, by due day."""
    with workspace.reading() as read:
        return tasks_of(read.all(DealEvent, deal_id=deal_id), read.all(DealTask, deal_id=deal_id))


def due(read: Reader, today: date, ahead: int = 3) -> list[DueTask]:
    """Return the open tasks of all deals that are due by so many days ahead."""
    records: dict[int, list[DealTask]] = {}
    for record in read.all(DealTask):
        records.setdefault(record.deal_id, []).append(record)
    limit = today + timedelta(days=ahead)
    return [
        DueTask(deal, task)
        for deal, events in read.deals_with_events()
        for task in tasks_of(events, records.get(deal.id or 0, ()))
        if task.is_open(today) and task.due_on is not None and task.due_on <= limit
    ]


def set_done(workspace: Workspace, deal_id: int, task: Task, on: date | None) -> Changes:
    """Record the day on which a task was done, or with ``None`` that it is not."""
    with workspace.unit_of_work("task.done") as work:
        _record(work, deal_id, task).done_on = on
        return work.commit()


def change(workspace: Workspace, deal_id: int, task: Task, due_on: date | None, note: str) -> Changes:
    """Give a task another day, or note something about it."""
    with workspace.unit_of_work("task.edit") as work:
        record = _record(work, deal_id, task)
        record.due_on, record.note = due_on, note.strip()
        return work.commit()


def add(workspace: Workspace, deal_id: int, kind: TaskKind, title: str, due_on: date | None) -> Changes:
    """Add a task of one's own: a condition of the approval, an appointment.

    Raises:
        DomainError: ``field.required`` without a title; ``task.same``: the deal has one of this title.
    """
    if not title.strip():
        raise DomainError("field.required", field="title")
    if any(rule.code == title.strip() and rule.kind is kind for rule in shipped_tasks()):
        raise DomainError("task.same", field="title")
    with workspace.unit_of_work("task.add") as work:
        if work.all(DealTask, deal_id=deal_id, kind=kind, title=title.strip()):
            raise DomainError("task.same", field="title")
        work.add(DealTask(deal_id=deal_id, kind=kind, title=title.strip(), due_on=due_on))
        return work.commit()


def remove(workspace: Workspace, task_id: int) -> Changes:
    """Take back what was recorded of a task: one's own goes, a usual one is as it was."""
    with workspace.unit_of_work("task.remove") as work:
        work.delete(work.get(DealTask, task_id))
        return work.commit()


def _record(work: UnitOfWork, deal_id: int, task: Task) -> DealTask:
    for record in work.all(DealTask, deal_id=deal_id, kind=task.kind, title=task.code):
        return record
    return work.add(DealTask(deal_id=deal_id, kind=task.kind, title=task.code, due_on=task.due_on))
