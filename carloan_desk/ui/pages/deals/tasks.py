"""The tasks of a deal: ticked, moved, added, in a card of its steps."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout

from carloan_desk.domain.tasks import Task
from carloan_desk.services import tasks
from carloan_desk.services.deals import DealView
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, clear, label


class TasksCard(Card):
    """Ticks with their limits. What follows from the deal's events stands there by itself."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._view: DealView | None = None
        super().__init__("", button(self._add_text(), self._add, name="tasks.add"))
        self.heading.setText(self.tr("Tasks"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 2)
        self.body.addLayout(self._grid)

    def _add_text(self) -> str:
        return self.tr("Add a task…")

    def show_view(self, view: DealView) -> None:
        """Show the tasks of a deal."""
        self._view = view
        deal_id = view.deal.id or 0
        self.desk.ask(lambda workspace: tasks.of_deal(workspace, deal_id), self._show, self)

    def _show(self, found: list[Task]) -> None:
        clear(self._grid)
        show, today = self.desk.show, self.desk.today()
        for line, task in enumerate(found):
            tick = QCheckBox(task.names[language()])
            tick.setChecked(task.done_on is not None)
            tick.clicked.connect(partial(self._tick, task))
            if task.done_on is not None:
                chip = Chip(self.tr("Done {day}").format(day=show.short_day(task.done_on, today)), "good", sign=True)
            elif task.due_on is None:
                chip = Chip(self.tr("No day set"), "quiet", sign=True)
            else:
                late, near = task.due_on < today, (task.due_on - today).days <= 3
                text = self.tr("{day}, {when}").format(
                    day=show.short_day(task.due_on, today), when=show.relative_day(task.due_on, today)
                )
                chip = Chip(text, "bad" if late else "warn" if near else "quiet", sign=True)
            self._grid.addWidget(tick, line, 0, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(chip, line, 1, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label(show.text(task.note), "quiet", wrap=True), line, 2)
            change = button(self.tr("Change…"), partial(self._change, task), "link")
            change.setAccessibleName(self.tr("{task}: change…").format(task=task.names[language()]))
            self._grid.addWidget(change, line, 3)
        if not found:
            text = self.tr(
                "Conditions of the approval, appointments; after disbursement the usual ones come by themselves."
            )
            self._grid.addWidget(label(text, "quiet", wrap=True), 0, 0, 1, 4)

    def _tick(self, task: Task, done: bool) -> None:
        if self._view is not None:
            deal_id, on = self._view.deal.id or 0, self.desk.today() if done else None
            self.desk.act(lambda workspace: tasks.set_done(workspace, deal_id, task, on), self)

    def _change(self, task: Task) -> None:
        from carloan_desk.ui.dialogs.task import TaskDialog

        if self._view is not None:
            TaskDialog(self.desk, self, self._view.deal.id or 0, task).open()

    def _add(self) -> None:
        from carloan_desk.ui.dialogs.task import TaskDialog

        if self._view is not None:
            TaskDialog(self.desk, self, self._view.deal.id or 0, None).open()
