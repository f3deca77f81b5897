"""Payouts, and what the employer declares."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from carloan_desk.domain.commission import period_key
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.pay import Payout, PeriodFigures
from carloan_desk.services import circle, plans, take_home
from carloan_desk.services.circle import Satisfied
from carloan_desk.services.plans import DEFAULT_DAYS, MOST_DEFAULT_DAYS, Basics
from carloan_desk.services.take_home import Declared
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.widgets.basics import button, label
from carloan_desk.ui.widgets.forms import (
    ChoiceField,
    DateField,
    MoneyField,
    NoteField,
    NumberField,
    PercentField,
    TextField,
)

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


class PayoutDialog(FormDialog):
    """What the employer paid for a month; what the plan says stands there already."""

    def __init__(self, desk: Desk, parent: QWidget, owed: Mapping[str, Decimal]) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Record a payout"), self.tr("Record"))
        months = list(owed) or [period_key(desk.today())]
        period = ChoiceField(self.tr("For the month"), [(each, each) for each in months], required=True)
        amount = MoneyField(self.tr("Amount received"), required=True)
        on = DateField(self.tr("Received on"), desk.today(), required=True)
        on.put(desk.today())
        period.put(months[-1])
        amount.put(owed.get(months[-1]))
        period.edited.connect(lambda chosen: amount.put(owed.get(chosen)))
        period.edited.connect(self._look)
        self.add("period", period)
        self.add("amount", amount)
        self.add("paid_on", on)
        self.add("note", TextField(self.tr("Note")))
        self._before = label("", "warn", wrap=True)
        self.form.addWidget(self._before)
        self._look(months[-1])

    def _look(self, period: str) -> None:
        self.desk.ask(lambda workspace: plans.payouts(workspace, period), self._show, self)

    def _show(self, found: list[Payout]) -> None:
        """Say what is recorded for the month already: a second sum is added to it."""
        show = self.desk.show
        text = self.tr("Recorded already: {amount} on {day}. This would come on top.")
        said = [text.format(amount=show.money(each.amount), day=show.day(each.paid_on)) for each in found]
        self._before.setText("\n".join(said))
        self._before.setVisible(bool(said))

    def save(self, values: dict[str, Any]) -> None:
        payout = Payout(**values)
        self.desk.act(lambda workspace: plans.record_payout(workspace, payout), self, self.done_with, self.refuse)


class DeclaredDialog(FormDialog):
    """What the employer declares for social insurance, housing fund and tax."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Contributions and deductions"), self.tr("Save"))
        self.form.addWidget(
            label(
                self.tr("They stand on the payslip. Left empty, the month's pay and usual rates are assumed."),
                wrap=True,
            )
        )
        self.add("base", MoneyField(self.tr("Base of social insurance a month")))
        self.add_row(
            [
                ("fund_base", MoneyField(self.tr("Base of the housing fund"))),
                ("fund_rate", PercentField(self.tr("Own rate of the housing fund (%)"))),
            ]
        )
        self.add("special_additional", MoneyField(self.tr("Special additional deductions a month")))
        desk.ask(take_home.declared, self._show, self)

    def _show(self, declared: Declared) -> None:
        for name, field in self.fields.items():
            field.put(getattr(declared, name) or None)

    def save(self, values: dict[str, Any]) -> None:
        values["special_additional"] = values["special_additional"] or Decimal(0)
        declared = Declared(**values)
        self.desk.act(lambda workspace: take_home.declare(workspace, declared), self, self.done_with, self.refuse)


class BasicsDialog(FormDialog):
    """The manager's own name and first day, and from when on a first instalment counts as not paid."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("About me and my pay"), self.tr("Save"))
        self.add("name", TextField(self.tr("Own name, as it stands on statements"), limit=40))
        self.add("hired_on", DateField(self.tr("With this employer since"), desk.today()))
        self.form.addWidget(label(self.tr("From this day seniority counts."), "quiet", wrap=True))
        days = NumberField(
            self.tr("Days after which an unpaid first instalment is a default"), 1, MOST_DEFAULT_DAYS, required=True
        )
        self.add("default_days", days)
        text = self.tr(
            "{n} days unless you change it. Employers and lenders draw this line differently; ask for yours."
        )
        self.form.addWidget(label(text.format(n=DEFAULT_DAYS), "quiet", wrap=True))
        desk.ask(plans.basics, self._show, self)

    def _show(self, found: Basics) -> None:
        for name, field in self.fields.items():
            field.put(getattr(found, name))

    def save(self, values: dict[str, Any]) -> None:
        new = Basics(**values)
        self.desk.act(lambda workspace: plans.set_basics(workspace, new), self, self.done_with, self.refuse)


class FiguresDialog(FormDialog):
    """The month's figures that a scorecard or a release asks for and no deal tells."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.say(self.tr("Figures of the month"), self.tr("Save"))
        today = desk.today()
        months = [period_key(today.replace(day=1) - relativedelta(months=back)) for back in range(6)]
        self._own: dict[str, str] = {}
        period = ChoiceField(self.tr("For the month"), [(each, each) for each in months], required=True)
        self.add("period", period)
        self.add("satisfaction", MoneyField(self.tr("Satisfaction score")))
        self._said = button("", self._take_average, "link", name="figures.satisfied")
        self._said.setAutoDefault(False)
        self._said.hide()
        self.form.addWidget(self._said, 0, Qt.AlignmentFlag.AlignLeft)
        self._average: Decimal | None = None
        self.add_row(
            [
                ("overdue_rate", PercentField(self.tr("Overdue rate (%)"))),
                ("collection_rate", PercentField(self.tr("Collection rate (%)"))),
            ]
        )
        self.add("own", NoteField(self.tr("Other figures: one a line, such as penetration: 0.62")))
        period.put(months[0])
        period.edited.connect(self._read)
        self._read(months[0])

    def _read(self, period: str) -> None:
        self.desk.ask(lambda workspace: plans.figures(workspace, period), self._show, self)
        self.desk.ask(lambda workspace: circle.satisfied_in(workspace, period), self._propose, self)

    def _show(self, figures: PeriodFigures) -> None:
        for name in ("satisfaction", "overdue_rate", "collection_rate"):
            self.fields[name].put(getattr(figures, name))
        self.fields["own"].put("\n".join(f"{name} = {value}" for name, value in figures.own.items()))

    def _propose(self, found: Satisfied | None) -> None:
        """Propose the average of what clients said that month; the employer's own figure may be another."""
        self._average = None if found is None else found.average
        self._said.setVisible(found is not None)
        if found is not None:
            text = self.tr("Take the average of {n} answers noted: {average} of 5")
            self._said.setText(text.format(n=found.answers, average=f"{found.average:.2f}"))

    def _take_average(self) -> None:
        self.fields["satisfaction"].put(self._average)

    def save(self, values: dict[str, Any]) -> None:
        own = {}
        for line in values["own"].splitlines():
            name, _, value = line.replace("：", "=").replace(":", "=").partition("=")
            if not line.strip():
                continue
            number = value.strip().rstrip("%")
            if not name.strip() or not _NUMBER.fullmatch(number):
                self.refuse(DomainError("figures.own", field="own", line=line.strip()))
                return
            own[name.strip()] = number if number == value.strip() else str(Decimal(number) / 100)
        figures = PeriodFigures(
            period=values["period"],
            satisfaction=values["satisfaction"],
            overdue_rate=values["overdue_rate"],
            collection_rate=values["collection_rate"],
            own=own,
        )
        self.desk.act(lambda workspace: plans.set_figures(workspace, figures), self, self.done_with, self.refuse)
