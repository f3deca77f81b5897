"""A sign after the loan, noted with its day: the lender says the GPS is offline, the client asks about settling."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.alerts import SignCode
from carloan_desk.services import alerts, loans
from carloan_desk.services.loans import LoanLine
from carloan_desk.ui import alert_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, TextField, choices_of
from carloan_desk.ui.widgets.pick import PickField


class SignDialog(FormDialog):
    """Which loan, which sign, when, and in whose words."""

    def __init__(self, desk: Desk, parent: QWidget, deal_id: int | None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Note a sign"), self.tr("Note"))
        self._deal_id = deal_id
        self._deal = ChoiceField(self.tr("Loan"), (), required=True)
        self.add("deal_id", self._deal)
        self.add("code", PickField(self.tr("Sign"), choices_of(SignCode, alert_words.sign), required=True))
        self.add("on", DateField(self.tr("Noticed on"), desk.today(), required=True)).put(desk.today())
        self.add("text", TextField(self.tr("Who said what"), limit=120))
        about = self.tr("A sign is a question to ask, never a verdict. It stays a warning until it is cleared up.")
        self.form.addWidget(label(about, "quiet", wrap=True))
        today = desk.today()
        desk.ask(lambda workspace: loans.portfolio(workspace, today), self._offer, self)

    def _offer(self, lines: list[LoanLine]) -> None:
        show = self.desk.show
        named = [(line.deal.id, f"{show.name(line.client.name)} · {line.deal.vehicle_model}") for line in lines]
        self._deal.offer(sorted(named, key=lambda each: each[1]))
        self._deal.put(self._deal_id)

    def save(self, values: dict[str, Any]) -> None:
        today = self.desk.today()
        self.desk.act(
            lambda workspace: alerts.note_sign(workspace, **values, today=today), self, self.done_with, self.refuse
        )
