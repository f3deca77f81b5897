"""A repayment came in."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import loans
from carloan_desk.services.deals import DealView
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import DateField, MoneyField, TextField


class PaymentDialog(FormDialog):
    """Day and amount; what is due now stands there already."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Record a repayment"), self.tr("Record"))
        self._deal_id = view.deal.id or 0
        amount = MoneyField(self.tr("Amount"), required=True)
        on = DateField(self.tr("Paid on"), desk.today(), required=True)
        on.put(desk.today())
        if view.loan is not None:
            state = view.loan.state
            amount.put(state.overdue_amount or state.next_amount)
        self.add("amount", amount)
        self.add("paid_on", on)
        self.add("note", TextField(self.tr("Note")))

    def save(self, values: dict[str, Any]) -> None:
        payment = PaymentRecord(deal_id=self._deal_id, **values)
        today = self.desk.today()
        self.desk.act(
            lambda workspace: loans.record_payment(workspace, payment, today), self, self.done_with, self.refuse
        )
