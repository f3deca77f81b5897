"""Many clients are changed at once."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.client import Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import client_lists
from carloan_desk.services.client_lists import BulkChange
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, TextField, choices_of


class ChangeClientsDialog(FormDialog):
    """What is filled in is changed on every one of them; what is left empty stays as it is with each."""

    def __init__(self, desk: Desk, parent: QWidget, client_ids: list[int]) -> None:
        super().__init__(desk, parent)
        self._ids = client_ids
        self.say(self.tr("Change {n} clients").format(n=f"{len(client_ids):,}"), self.tr("Change"))
        self.form.addWidget(label(self.tr("What is left empty stays as it is with each."), "quiet", wrap=True))
        self.add("source", ChoiceField(self.tr("Source"), choices_of(Source, words.source)))
        self.add("city", TextField(self.tr("City")))
        self.add_row(
            [
                ("next_action", TextField(self.tr("Next action"))),
                ("next_action_on", DateField(self.tr("on"), desk.today())),
            ]
        )
        hint = self.tr("Several with spaces between")
        self.add("add_tags", TextField(self.tr("Add tags"), hint=hint))
        self.add("remove_tags", TextField(self.tr("Take tags away"), hint=hint))

    def save(self, values: dict[str, Any]) -> None:
        add, remove = (tuple(values.pop(name).split()) for name in ("add_tags", "remove_tags"))
        fields = {name: value for name, value in values.items() if value not in (None, "")}
        if not (fields or add or remove):
            self.refuse(DomainError("client.nothing_to_change"))
            return
        ids, change = self._ids, BulkChange(fields, add, remove)
        self.desk.act(
            lambda workspace: client_lists.edit_many(workspace, ids, change), self, self.done_with, self.refuse
        )
