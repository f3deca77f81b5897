"""A new deal for a client."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.deal import Deal
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import capture, deals
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.capture.filling import is_empty
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, MoneyField, TextField, choices_of


class NewDealDialog(FormDialog):
    """Car, price and when; all but the kind of car may wait."""

    def __init__(self, desk: Desk, parent: QWidget, client_id: int) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Open a deal"), self.tr("Open the deal"))
        self._client_id = client_id
        self.add("vehicle_model", TextField(self.tr("Make and model")))
        self.add_row(
            [
                (
                    "vehicle_kind",
                    ChoiceField(self.tr("New or used"), choices_of(VehicleKind, words.vehicle_kind), required=True),
                ),
                ("power", ChoiceField(self.tr("Drive"), choices_of(Power, words.power), required=True)),
            ]
        )
        self.add_row(
            [
                ("price", MoneyField(self.tr("Price"), hint=self.tr("15万 or 150000"))),
                ("down_payment", MoneyField(self.tr("Down payment"))),
            ]
        )
        self.add("dealer", TextField(self.tr("Dealer")))
        self.add("expected_disbursement_on", DateField(self.tr("Disbursement expected on"), desk.today()))

        today = desk.today()
        desk.ask(lambda workspace: capture.wanted(workspace, client_id, today), self._fill, self)

    def _fill(self, wanted: dict[str, Any]) -> None:
        """Begin with what the client's interest says; what was typed meanwhile stays."""
        for name, value in wanted.items() if not self.desk.show.masked else ():
            field = self.fields[name]
            if is_empty(field):
                field.put(value)
                field.mark(self.tr("from the interest"))

    def save(self, values: dict[str, Any]) -> None:
        deal = Deal(client_id=self._client_id, opened_on=self.desk.today(), **values)

        def opened(*_: object) -> None:
            self.done_with()
            self.desk.open_requested.emit("deals", deal.id)

        self.desk.act(lambda workspace: deals.add(workspace, deal), self, opened, self.refuse)
