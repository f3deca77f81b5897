"""A task of a deal: a new one, or another day and a note for one that is there."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.servicing import TaskKind
from carloan_desk.domain.tasks import Task
from carloan_desk.services import tasks
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.language import language
from carloan_desk.ui.widgets.basics import button
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, NoteField, TextField

# What one adds by hand; the others come by themselves.
_BY_HAND = (TaskKind.CONDITION, TaskKind.APPOINTMENT, TaskKind.OTHER)


class TaskDialog(FormDialog):
    """What, until when, and a note."""

    def __init__(self, desk: Desk, parent: QWidget, deal_id: int, task: Task | None) -> None:
        super().__init__(desk, parent)
        self._deal_id, self._task = deal_id, task
        today = desk.today()
        if task is None:
            self.say(self.tr("New task"), self.tr("Add"))
            kinds = [(kind, words.task_kind(kind)) for kind in _BY_HAND]
            self.add("kind", ChoiceField(self.tr("Kind"), kinds, required=True)).put(TaskKind.CONDITION)
            self.add("title", TextField(self.tr("What is to be done"), required=True, limit=80))
            self.add("due_on", DateField(self.tr("Until"), today))
            return
        self.say(task.names[language()], self.tr("Save"))
        self.add("due_on", DateField(self.tr("Until"), today)).put(task.due_on)
        self.add("note", NoteField(self.tr("Note"))).put(task.note)
        if task.record is not None:
            task_id = task.record.id or 0
            self.form.addWidget(button(self.tr("Take back what was recorded"), lambda: self._remove(task_id), "link"))

    def _remove(self, task_id: int) -> None:
        self.desk.act(lambda workspace: tasks.remove(workspace, task_id), self, self.done_with, self.refuse)

    def save(self, values: dict[str, Any]) -> None:
        deal_id, task = self._deal_id, self._task
        if task is None:
            self.desk.act(lambda workspace: tasks.add(workspace, deal_id, **values), self, self.done_with, self.refuse)
            return
        self.desk.act(
            lambda workspace: tasks.change(workspace, deal_id, task, values["due_on"], values["note"]),
            self,
            self.done_with,
            self.refuse,
        )
