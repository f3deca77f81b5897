"""Targets and payouts."""

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from carloan_desk.domain.commission import period_key
from carloan_desk.domain.pay import Metric, Payout
from carloan_desk.services import plans
from carloan_desk.services.commission import Dashboard
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import ChoiceField, DateField, MoneyField, TextField


class TargetDialog(FormDialog):
    """What is to be reached this month."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._period = period_key(desk.today())
        self.say(self.tr("Target of {period}").format(period=self._period), self.tr("Set target"))
        metric = ChoiceField(
            self.tr("Of what"),
            [
                (Metric.INCOME, self.tr("Income in yuan")),
                (Metric.DISBURSED, self.tr("Disbursed amount in yuan")),
                (Metric.COUNT, self.tr("Number of deals")),
            ],
            required=True,
        )
        metric.put(Metric.INCOME)
        self.add("metric", metric)
        self.add("value", MoneyField(self.tr("Target"), required=True))

    def save(self, values: dict[str, Any]) -> None:
        period, metric, value = self._period, values["metric"], values["value"]
        self.desk.act(
            lambda workspace: plans.set_target(workspace, period, metric, value),
            self,
            self.done_with,
            self.refuse,
        )


class PayoutDialog(FormDialog):
    """What the employer paid for a month; what the plan says stands there already."""

    def __init__(self, desk: Desk, parent: QWidget, pay: Dashboard | None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Record a payout"), self.tr("Record"))
        earned: dict[str, Decimal] = {}
        if pay is not None:
            earned = {month.period: month.earned for month in reversed(pay.months) if month.paid is None}
        months = [period for period, amount in earned.items() if amount > 0] or [period_key(desk.today())]
        period = ChoiceField(self.tr("For the month"), [(each, each) for each in months], required=True)
        amount = MoneyField(self.tr("Amount received"), required=True)
        on = DateField(self.tr("Received on"), desk.today(), required=True)
        on.put(desk.today())
        period.put(months[-1])
        amount.put(earned.get(months[-1]))
        period.edited.connect(lambda chosen: amount.put(earned.get(chosen)))
        self.add("period", period)
        self.add("amount", amount)
        self.add("paid_on", on)
        self.add("note", TextField(self.tr("Note")))

    def save(self, values: dict[str, Any]) -> None:
        payout = Payout(**values)
        self.desk.act(lambda workspace: plans.record_payout(workspace, payout), self, self.done_with, self.refuse)
