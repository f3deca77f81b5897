"""Hand the application to the lender."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.services import applications
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import DateField


class SubmitDialog(FormDialog):
    """Asks for the day; what is submitted is frozen."""

    def __init__(self, desk: Desk, parent: QWidget, deal_id: int, answers: dict[str, str]) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Submit to the lender"), self.tr("Submitted"))
        self._deal_id, self._answers = deal_id, answers
        self.form.addWidget(label(self.tr("This version of the form is kept as it is."), "quiet", wrap=True))
        on = DateField(self.tr("Day"), desk.today(), required=True)
        on.put(desk.today())
        self.add("on", on)

    def save(self, values: dict[str, Any]) -> None:
        deal_id, answers, today = self._deal_id, self._answers, self.desk.today()
        self.desk.act(
            lambda workspace: applications.submit(workspace, deal_id, answers, values["on"], today),
            self,
            self.done_with,
            self.refuse,
        )
