"""A contact with a client: how, with what result, and a promise to pay."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult
from carloan_desk.services import contacts
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, MoneyField, NoteField, choices_of


class ContactDialog(FormDialog):
    """Three choices and a sentence."""

    def __init__(self, desk: Desk, parent: QWidget, client_id: int, deal_id: int | None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Record a contact"), self.tr("Record"))
        self._client_id, self._deal_id = client_id, deal_id
        channel = ChoiceField(self.tr("How"), choices_of(Channel, words.channel), required=True)
        channel.put(Channel.PHONE)
        result = ChoiceField(self.tr("Result"), choices_of(ContactResult, words.contact_result), required=True)
        self.add_row([("channel", channel), ("result", result)])
        self.add("note", NoteField(self.tr("What was said")))
        self.add_row(
            [
                ("promise_on", DateField(self.tr("Promised to pay on"), desk.today())),
                ("promise_amount", MoneyField(self.tr("Amount promised"))),
            ]
        )

        def chosen(value: ContactResult) -> None:
            promised = value is ContactResult.PROMISED
            self.fields["promise_on"].setVisible(promised)
            self.fields["promise_amount"].setVisible(promised)
            self.fields["promise_on"].required = promised

        result.edited.connect(chosen)
        chosen(ContactResult.REACHED)

    def save(self, values: dict[str, Any]) -> None:
        now = self.desk.now()
        note = ContactNote(client_id=self._client_id, deal_id=self._deal_id, at=now, **values)
        self.desk.act(lambda workspace: contacts.record(workspace, note, now), self, self.done_with, self.refuse)
