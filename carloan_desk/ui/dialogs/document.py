"""The state of one document, with its dates or the reason."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.papers import DocumentState
from carloan_desk.services import documents
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.language import language
from carloan_desk.ui.widgets.forms import DateField, TextField


class DocumentDialog(FormDialog):
    """Asks for dates when a paper came in, for the reason when it did not."""

    def __init__(self, desk: Desk, parent: QWidget, deal_id: int, paper: Requirement, state: DocumentState) -> None:
        super().__init__(desk, parent)
        self.say(f"{paper.rule.names[language()]} · {words.document_state(state)[0]}", self.tr("Save"))
        self._deal_id, self._paper, self._state = deal_id, paper, state
        if state is DocumentState.RECEIVED:
            issued = DateField(self.tr("Issued on"), desk.today())
            issued.put(desk.today())
            self.add("issued_on", issued)
            self.add("valid_until", DateField(self.tr("Valid until"), desk.today(), required=paper.rule.expires))
            if paper.rule.covers_months is not None:
                self.add("covers_until", DateField(self.tr("Covers until"), desk.today(), required=True))
        else:
            self.add("reason", TextField(self.tr("Reason"), required=True))

    def save(self, values: dict[str, Any]) -> None:
        deal_id, rule, state, today = self._deal_id, self._paper.rule, self._state, self.desk.today()
        self.desk.act(
            lambda workspace: documents.set_state(workspace, deal_id, rule.code, rule.role, state, on=today, **values),
            self,
            self.done_with,
            self.refuse,
        )
