"""What is to be reached in a month, a quarter or a year."""

from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtWidgets import QWidget

from carloan_desk.domain.pace import periods_of
from carloan_desk.domain.pay import Metric
from carloan_desk.services import plans
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.forms import ChoiceField, MoneyField


class TargetDialog(FormDialog):
    """One target a period: a new one takes the place of the old."""

    def __init__(self, desk: Desk, parent: QWidget, metric: Metric | None = None) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Target"), self.tr("Set target"))
        today = desk.today()
        month, quarter, year = periods_of(today)
        following = periods_of(today + relativedelta(months=1))[0]
        offered = [(month, month), (following, following), (quarter, words.period(quarter)), (year, year)]
        period = ChoiceField(self.tr("For"), offered, required=True)
        period.put(month)
        self.add("period", period)
        choice = ChoiceField(self.tr("Of what"), [(each, words.metric(each)) for each in Metric], required=True)
        choice.put(metric or Metric.INCOME)
        self.add("metric", choice)
        self.add("value", MoneyField(self.tr("Target"), required=True))

    def save(self, values: dict[str, Any]) -> None:
        period, metric, value = values["period"], values["metric"], values["value"]
        self.desk.act(
            lambda workspace: plans.set_target(workspace, period, metric, value),
            self,
            self.done_with,
            self.refuse,
        )
