"""A contract's schedule put right by hand, or agreed anew from a day on (展期)."""

from datetime import date
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from PySide6.QtWidgets import QFileDialog, QWidget

from carloan_desk.domain.contract import rows_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import ContractRow, ScheduleOrigin
from carloan_desk.services import contract_schedules
from carloan_desk.services.contract_schedules import Outstanding
from carloan_desk.services.deals import DealView
from carloan_desk.services.loans import LoanView
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, row
from carloan_desk.ui.widgets.forms import DateField, NumberField, PercentField, TextField
from carloan_desk.ui.widgets.schedule_grid import ScheduleGrid

_SOON = 15


class _GridDialog(FormDialog):
    """A form with instalments to edit under its fields."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(desk, parent)
        assert view.loan is not None
        self._deal_id = view.deal.id or 0
        self._loan: LoanView = view.loan
        self.grid = ScheduleGrid(desk.show, desk.today(), self._grid_changed)
        self._reason = TextField(self.tr("Reason"))

    def open(self) -> None:
        super().open()
        parent = self.parentWidget()
        if parent is not None:
            window = parent.window()
            self.resize(min(theme.px(860), window.width() - 40), max(window.height() - 60, 360))

    def _grid_changed(self) -> None:
        self.do.setEnabled(not self.grid.faults)

    def refuse(self, error: DomainError) -> None:
        super().refuse(error)
        if self.grid.faults:
            self.do.setEnabled(False)


class AdjustDialog(_GridDialog):
    """The schedule in force, each date and amount to put right; its principals always repay the loan."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(desk, parent, view)
        self.say(self.tr("Put the schedule right"), self.tr("Keep"))
        self.form.addWidget(
            label(
                self.tr("Type what the contract says. Where interest joins the balance, its principal is below 0."),
                "quiet",
                wrap=True,
            )
        )
        self.form.addWidget(self.grid, 100)
        self.add("reason", self._reason)
        terms = self._loan.quote.terms
        self.grid.put(rows_of(self._loan.quote.schedule), terms.principal, terms.disbursed_on)

    def save(self, values: dict[str, Any]) -> None:
        rows, deal_id, today = self.grid.rows(), self._deal_id, self.desk.today()
        self.desk.act(
            lambda workspace: contract_schedules.adopt(
                workspace, deal_id, ScheduleOrigin.ADJUSTED, rows, today, values["reason"]
            ),
            self,
            self.done_with,
            self.refuse,
        )


class RestructureDialog(_GridDialog):
    """New instalments from a day on: proposed from term and rate, put right by hand; days before stay as they were."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(desk, parent, view)
        self.say(self.tr("Agree anew"), self.tr("Keep"))
        today, terms = desk.today(), self._loan.quote.terms
        self._from = DateField(self.tr("Holds from"), today, required=True)
        self._months = NumberField(self.tr("Instalments"), 1, 120, required=True)
        self._rate = PercentField(self.tr("Annual rate %"), required=True)
        self._first = DateField(self.tr("First due"), today, required=True)
        self._from.put(today)
        left = sum(1 for each in self._loan.state.allocations if each.unpaid)
        self._months.put(max(left, 1))
        self._rate.put(terms.annual_rate)
        following = self._loan.state.next_due or today
        # An instalment due within days would come too soon for anything new.
        soon = (following - today).days < _SOON
        self._first.put(following + relativedelta(months=1) if soon else following)
        self.add_row([("valid_from", self._from), ("months", self._months)])
        self.add_row([("rate", self._rate), ("first_due", self._first)])
        self._said = label("", "quiet", wrap=True)
        self.form.addLayout(
            row(
                self._said,
                None,
                button(self.tr("From a spreadsheet…"), self._choose, name="restructure.sheet"),
                button(self.tr("Propose"), self.propose, name="restructure.propose"),
            )
        )
        self.form.addWidget(self.grid, 100)
        self.add("reason", self._reason)
        self.propose()

    def propose(self) -> None:
        """Make instalments of term, rate and first day."""
        try:
            since, months, rate, first = (each.value() for each in (self._from, self._months, self._rate, self._first))
        except DomainError:
            return
        workspace, deal_id, loan = self.desk.workspace, self._deal_id, self._loan

        def made() -> tuple[Outstanding, list[ContractRow], date]:
            left = contract_schedules.outstanding(workspace, deal_id, since)
            return left, contract_schedules.proposal(loan, left, since, months, rate, first), since

        self.desk.run(made, self._show, self, self.refuse)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", "*.xlsx *.xls *.ods *.csv")
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Take the new instalments from the lender's spreadsheet: those from the first day on."""
        try:
            since = self._from.value()
        except DomainError:
            return
        workspace, deal_id = self.desk.workspace, self._deal_id

        def taken() -> tuple[Outstanding, list[ContractRow], date]:
            left = contract_schedules.outstanding(workspace, deal_id, since)
            return left, contract_schedules.new_rows(workspace, path, since), since

        self.desk.run(taken, self._show, self, self.refuse)

    def _show(self, made: tuple[Outstanding, list[ContractRow], date]) -> None:
        left, rows, since = made
        show = self.desk.show
        text = self.tr(
            "Principal left on the eve: {left}. Interest and fees due and unpaid: {carried}, with the first."
        )
        self._said.setText(text.format(left=show.money(left.principal), carried=show.money(left.carried)))
        self.do.setEnabled(True)
        self.grid.put(rows, left.principal, since)

    def save(self, values: dict[str, Any]) -> None:
        rows, deal_id, today = self.grid.rows(), self._deal_id, self.desk.today()
        self.desk.act(
            lambda workspace: contract_schedules.restructure(
                workspace, deal_id, values["valid_from"], rows, today, values["reason"]
            ),
            self,
            self.done_with,
            self.refuse,
        )
