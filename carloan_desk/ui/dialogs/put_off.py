"""A thing of the day is put off to a day of one's choice, or dismissed with a reason."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.services.today import marks
from carloan_desk.services.today.marks import Derived
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import DateField, TextField


class SnoozeDialog(FormDialog):
    """Until which day."""

    def __init__(self, desk: Desk, parent: QWidget, item: Derived) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Snooze to a day"), self.tr("Snooze"))
        self._item = item
        self.add("until", DateField(self.tr("Comes back on"), desk.today(), required=True))
        about = self.tr("A day on which nobody works becomes the next workday.")
        self.form.addWidget(label(about, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        item, until, today = self._item, values["until"], self.desk.today()
        self.desk.act(lambda workspace: marks.snooze(workspace, item, until, today), self, self.done_with, self.refuse)


class DismissDialog(FormDialog):
    """Why it is not to be done."""

    def __init__(self, desk: Desk, parent: QWidget, item: Derived) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Dismiss"), self.tr("Dismiss it"))
        self._item = item
        self.add("reason", TextField(self.tr("Reason"), required=True, limit=200))
        about = self.tr("It stays away until what it rests on changes: another day, another sum, another instalment.")
        self.form.addWidget(label(about, "quiet", wrap=True))

    def save(self, values: dict[str, Any]) -> None:
        item, reason = self._item, values["reason"]
        self.desk.act(lambda workspace: marks.dismiss(workspace, item, reason), self, self.done_with, self.refuse)
