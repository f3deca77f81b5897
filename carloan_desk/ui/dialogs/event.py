"""Something happened to a deal: when, and what the lender said."""

from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtWidgets import QWidget

from carloan_desk.domain.deal import DealEvent, EventKind
from carloan_desk.services import deals
from carloan_desk.services.deals import DealView
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, MoneyField, NoteField, NumberField, PercentField

_DECISIONS = (EventKind.APPROVED, EventKind.RETURNED, EventKind.DECLINED)


class EventDialog(FormDialog):
    """Records one event. Asks only what this event needs; a decision first asks which it is."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView, kind: EventKind) -> None:
        super().__init__(desk, parent)
        self.say(words.event(kind), self.tr("Record"))
        self._kind = kind
        self._view = view
        today = desk.today()
        if kind in _DECISIONS:
            choice = ChoiceField(self.tr("Decision"), [(each, words.event(each)) for each in _DECISIONS], required=True)
            choice.put(kind)
            choice.edited.connect(self._other_decision)
            self.add("kind", choice)
        on = DateField(self.tr("Day"), today, required=True)
        on.put(today)
        self.add("on", on)
        loan = view.loan.quote.terms if view.loan is not None else None if view.quote is None else view.quote.terms
        self.add("amount", MoneyField(self.tr("Amount")))
        self.add_row(
            [
                ("months", NumberField(self.tr("Months"), 1, 120)),
                ("annual_rate", PercentField(self.tr("Annual rate (%)"))),
            ]
        )
        self.add("first_due_on", DateField(self.tr("First instalment due on"), today))
        self.add("reason", NoteField(self.tr("Reason"), required=kind is not EventKind.APPROVED))
        self.add("note", NoteField(self.tr("Note")))
        if loan is not None:
            self.fields["amount"].put(self._approved_amount() or loan.principal)
            self.fields["months"].put(loan.months)
            self.fields["annual_rate"].put(loan.annual_rate)
        self.fields["first_due_on"].put(today + relativedelta(months=1))
        self._ask_only_for(kind)

    def _approved_amount(self) -> Any:
        approved = [event.amount for event in self._view.events if event.kind is EventKind.APPROVED]
        return approved[-1] if approved else None

    def _ask_only_for(self, kind: EventKind) -> None:
        asked = {
            EventKind.APPROVED: {"amount", "months", "annual_rate"},
            EventKind.DISBURSED: {"amount", "first_due_on"},
            EventKind.RETURNED: {"reason"},
            EventKind.DECLINED: {"reason"},
            EventKind.WITHDRAWN: {"reason"},
        }.get(kind, set())
        for name in ("amount", "months", "annual_rate", "first_due_on", "reason"):
            self.fields[name].setVisible(name in asked)
            self.fields[name].required = name in asked and name in ("amount", "reason")
        self._asked = asked | {"on", "note"}

    def _other_decision(self, kind: EventKind) -> None:
        self._kind = kind
        self._ask_only_for(kind)

    def save(self, values: dict[str, Any]) -> None:
        kept = {name: value for name, value in values.items() if name in self._asked}
        event = DealEvent(deal_id=self._view.deal.id or 0, kind=self._kind, **kept)
        today = self.desk.today()
        self.desk.act(lambda workspace: deals.record(workspace, event, today), self, self.done_with, self.refuse)
