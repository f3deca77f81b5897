"""Something for the ledger: money came in, went back, or debt was given up."""

from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import loans
from carloan_desk.services.deals import DealView
from carloan_desk.ui import loan_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import label
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, MoneyField, TextField, choices_of


class PaymentDialog(FormDialog):
    """Day and amount; what is due now stands there already. Entries may come in any order."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Record a repayment"), self.tr("Record"))
        self._view = view
        self._kind = ChoiceField(self.tr("What it is"), choices_of(PaymentKind, loan_words.payment_kind), required=True)
        self._kind.put(PaymentKind.PAYMENT)
        self._kind.edited.connect(lambda _value: self._propose())
        self._amount = MoneyField(self.tr("Amount"), required=True)
        on = DateField(self.tr("On"), desk.today(), required=True)
        on.put(desk.today())
        self._hint = label("", "quiet", wrap=True)
        self.add("amount", self._amount)
        self.add("paid_on", on)
        self.add("kind", self._kind)
        self.form.addWidget(self._hint)
        self.add("reference", TextField(self.tr("The bank's number of the entry"), limit=60))
        self.add("note", TextField(self.tr("Note")))
        self._propose()

    def _propose(self) -> None:
        """The amount that is likely for the kind, and what the kind does."""
        loan, kind = self._view.loan, self._kind.read()
        if loan is None:
            return
        state = loan.state
        amounts = {
            PaymentKind.PAYMENT: state.overdue_amount or state.next_amount,
            PaymentKind.REVERSAL: loan.payments[0].amount if loan.payments else None,
            PaymentKind.WAIVER: state.overdue_amount or None,
        }
        self._amount.put(amounts.get(kind) or None)
        self._hint.setText(
            {
                PaymentKind.PAYMENT: self.tr("Pays the oldest instalment first: fee, interest, then principal."),
                PaymentKind.REVERSAL: self.tr(
                    "A debit that was returned, an entry put right: the instalment is open again."
                ),
                PaymentKind.WAIVER: self.tr("Settles like money, but none came in."),
            }.get(kind, "")
        )

    def save(self, values: dict[str, Any]) -> None:
        values["kind"] = PaymentKind(values["kind"]).value
        payment = PaymentRecord(deal_id=self._view.deal.id or 0, **values)
        today = self.desk.today()
        self.desk.act(
            lambda workspace: loans.record_payment(workspace, payment, today), self, self.done_with, self.refuse
        )
