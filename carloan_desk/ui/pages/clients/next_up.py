"""What comes next with a client, and a contact noted in two clicks."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import Channel, ContactResult
from carloan_desk.services import clients, contacts
from carloan_desk.services.client_page import ClientPage
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.capture.days import QuickDays
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, clear, label, row
from carloan_desk.ui.widgets.find import SuggestField
from carloan_desk.ui.widgets.forms import DateField, Field

_RESULTS = (ContactResult.REACHED, ContactResult.UNANSWERED, ContactResult.REFUSED)


class NextUp(Card):
    """Next action with its day; below it the contact that was just made."""

    def __init__(self, desk: Desk, client_id: int) -> None:
        super().__init__()
        self.desk = desk
        self._client_id = client_id
        action = SuggestField(self.tr("Next action"))
        action.suggest(
            (
                self.tr("Call"),
                self.tr("Add on WeChat"),
                self.tr("Send a quote"),
                self.tr("Invite to see the car"),
                self.tr("Ask for papers"),
            )
        )
        day = DateField(self.tr("on"), desk.today())
        self.fields: dict[str, Field] = {"next_action": action, "next_action_on": day}
        for name, field in self.fields.items():
            field.edited.connect(partial(self._save, name))
        line = row(action, day, spacing=12)
        line.setStretchFactor(action, 3)
        line.setStretchFactor(day, 2)
        self._contact = QHBoxLayout()
        self._contact.setSpacing(theme.px(8))
        self.body.addLayout(line)
        self.body.addWidget(QuickDays(day, desk.today()))
        contact = QVBoxLayout()
        contact.addLayout(self._contact)
        self.body.addLayout(contact)
        self._offer_channels()

    def show_page(self, page: ClientPage) -> None:
        """Show a client."""
        masked = self.desk.show.masked
        for name, field in self.fields.items():
            field.setEnabled(not masked)
            if masked:
                field.conceal()
            else:
                field.put(getattr(page.view.client, name))

    def _save(self, name: str, value: Any) -> None:
        client_id = self._client_id
        self.desk.act(
            lambda workspace: clients.edit(workspace, client_id, {name: value}),
            self,
            failed=lambda error: self.fields[name].refuse(messages.wording(error)),
        )

    # A contact --------------------------------------------------------------------------------------------------------

    def _offer_channels(self) -> None:
        clear(self._contact)
        self._contact.addWidget(label(self.tr("Contact just made:"), "quiet"))
        for channel in Channel:
            name = f"contact.{channel.value}"
            self._contact.addWidget(
                button(words.channel(channel), partial(self._offer_results, channel), "filter", name=name)
            )
        self._contact.addStretch(1)
        self._contact.addWidget(button(self.tr("With a note…"), self._with_note, "link", name="contact.note"))

    def _offer_results(self, channel: Channel) -> None:
        clear(self._contact)
        self._contact.addWidget(
            label(self.tr("{channel}: what came of it?").format(channel=words.channel(channel)), "quiet")
        )
        for result in _RESULTS:
            name = f"contact.{result.value}"
            said = words.contact_result(result)
            self._contact.addWidget(button(said, partial(self._note, channel, result), "filter", name=name))
        self._contact.addStretch(1)
        self._contact.addWidget(button(self.tr("Back"), self._offer_channels, "link"))

    def _note(self, channel: Channel, result: ContactResult) -> None:
        client_id, now = self._client_id, self.desk.now()

        def refused(_error: DomainError) -> None:
            # It broke a rule: the dialog says which, and asks for the reason.
            self._offer_channels()
            self._with_note(channel, result)

        self.desk.act(
            lambda workspace: contacts.record_now(workspace, client_id, channel, result, now),
            self,
            lambda _: self._offer_channels(),
            refused,
        )

    def _with_note(self, channel: Channel | None = None, result: ContactResult | None = None) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        ContactDialog(self.desk, self, self._client_id, None, channel=channel, result=result).open()
