"""A new client from anywhere: name, phone, source, interest, next action."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.client import Client, Source
from carloan_desk.services import clients
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, TextField, choices_of


class NewClientDialog(FormDialog):
    """Quick add. Always starts empty; a known phone number shows the client it belongs to."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("New client"), self.tr("Add client"))
        self.add("name", TextField(self.tr("Name"), required=True))
        mobile = TextField(self.tr("Mobile"), hint="199 0000 0000", check=clients.clean_mobile)
        self.add("mobile", mobile)
        self.add("source", ChoiceField(self.tr("Source"), choices_of(Source, words.source), required=True))
        self.add("interest", TextField(self.tr("Interested in"), hint=self.tr("Car, budget, term")))
        self.add_row(
            [
                ("next_action", TextField(self.tr("Next action"))),
                ("next_action_on", DateField(self.tr("on"), desk.today())),
            ]
        )
        mobile.edited.connect(self._look_for)

    def _look_for(self, mobile: str) -> None:
        def found(client: Client | None) -> None:
            if client is not None:
                text = self.tr("Already known: {name}, since {day}. You may add a second record.").format(
                    name=self.desk.show.name(client.name), day=self.desk.show.day(client.created_on)
                )
                self.fields["mobile"].say(text, warning=True)

        self.desk.ask(lambda workspace: clients.same_person(workspace, mobile), found, self)

    def save(self, values: dict[str, Any]) -> None:
        client = Client(**values, created_on=self.desk.today())

        def opened(*_: object) -> None:
            self.done_with()
            self.desk.open_requested.emit("clients", client.id)

        self.desk.act(lambda workspace: clients.add(workspace, client), self, opened, self.refuse)
