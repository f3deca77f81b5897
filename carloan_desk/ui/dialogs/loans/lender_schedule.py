"""The lender's repayment schedule from a spreadsheet, beside the one in force, before it is taken."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QCheckBox, QWidget

from carloan_desk.domain.contract import RowDifference, fen
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.servicing import ScheduleOrigin
from carloan_desk.services import contract_schedules
from carloan_desk.services.contract_schedules import Comparison
from carloan_desk.services.deals import DealView
from carloan_desk.services.outside_tables import OutsideTable
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.loans.sheet import SheetDialog
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.widgets.basics import label, set_role
from carloan_desk.ui.widgets.table import Table


class LenderScheduleDialog(SheetDialog):
    """Rows side by side, differences in fen; taken only where it repays the loan."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(
            desk,
            parent,
            contract_schedules.LENDER_SCHEDULE,
            (
                self.tr("The lender's schedule"),
                self.tr("Choose the lender's spreadsheet (xlsx, xls, csv), or copy its cells and paste."),
                self.tr("Take the lender's"),
            ),
            (
                ("due", self.tr("Due")),
                ("payment", self.tr("Instalment")),
                ("principal", self.tr("Principal")),
                ("interest", self.tr("Interest")),
                ("fee", self.tr("Fee")),
                ("number", self.tr("No.")),
            ),
        )
        assert view.loan is not None
        self._loan, self._deal_id = view.loan, view.deal.id or 0
        self._found: Comparison | None = None
        show = desk.show
        self._only = QCheckBox(self.tr("Only rows that differ"))
        self._only.toggled.connect(lambda _on: self._list())
        self.table: Table[RowDifference] = Table(
            "lender-schedule",
            [
                Column(
                    "number", self.tr("No."), lambda r: str(r.number), sort=lambda r: r.number, width=50, right=True
                ),
                Column(
                    "ours_due",
                    self.tr("Due, ours"),
                    lambda r: show.day(None if r.ours is None else r.ours.due),
                    width=105,
                ),
                Column(
                    "due",
                    self.tr("Due, theirs"),
                    lambda r: "—" if r.theirs is None else show.day(date.fromisoformat(r.theirs.due)),
                    width=105,
                ),
                money(
                    "ours",
                    self.tr("Instalment, ours"),
                    lambda r: None if r.ours is None else r.ours.payment,
                    show.money,
                    width=120,
                ),
                money(
                    "theirs",
                    self.tr("Instalment, theirs"),
                    lambda r: None if r.theirs is None else r.theirs.principal + r.theirs.interest + r.theirs.fee,
                    show.money,
                    width=120,
                ),
                Column("principal", self.tr("Principal, fen"), lambda r: _fen(r.principal), width=90, right=True),
                Column("interest", self.tr("Interest, fen"), lambda r: _fen(r.interest), width=90, right=True),
                Column("fee", self.tr("Fee, fen"), lambda r: _fen(r.fee), width=70, right=True),
                Column(
                    "state",
                    self.tr("Difference"),
                    self._word,
                    sort=lambda r: not r.same,
                    width=0,
                    chip=lambda r: "good" if r.same else "warn",
                ),
            ],
        )
        self._sums = label("", "bold", wrap=True)
        self.content.addWidget(self._only)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self._sums)
        for each in (self._only, self._sums):
            each.hide()

    def taken(self, table: OutsideTable) -> None:
        loan = self._loan

        def compared() -> Comparison:
            found = contract_schedules.rows_of(table)
            return contract_schedules.compare(loan, found.rows, found.problems)

        self.desk.run(compared, self._show, self, self.refuse)

    def forget(self) -> None:
        self._found = None
        self.table.records.put([])
        for each in (self._only, self._sums):
            each.hide()

    def _show(self, found: Comparison) -> None:
        self._found = found
        show, terms = self.desk.show, self._loan.quote.terms
        text = self.tr("{n} rows of the lender's, {unlike} differ from ours.")
        said = [text.format(n=sum(each.theirs is not None for each in found.differences), unlike=found.unlike)]
        said += self.problems_said(found.problems)
        self.said.setText("\n".join(said))
        parts = [(each.principal, each.interest, each.fee) for each in found.differences]
        principal, interest, fee = (sum((part[place] for part in parts), ZERO) for place in range(3))
        self._sums.setText(
            self.tr(
                "In all, theirs less ours: principal {principal} fen, interest {interest} fen, fee {fee} fen"
            ).format(principal=_fen(principal) or "0", interest=_fen(interest) or "0", fee=_fen(fee) or "0")
        )
        for each in (self._only, self._sums):
            each.show()
        if found.fault is not None:
            text = self.tr("{fault} It cannot be taken; ours stays in force. Ask the lender, or put it right by hand.")
            self.message.setText(text.format(fault=messages.wording(found.fault)))
            set_role(self.message, "role", "error")
            self.message.show()
        elif found.missing:
            text = self.tr("Its principals miss the loan of {loan} by {missing} through rounding: the last takes it.")
            self.message.setText(text.format(loan=show.money(terms.principal), missing=show.money(found.missing)))
            set_role(self.message, "role", "warning")
            self.message.show()
        self.do.setEnabled(found.fault is None and not show.masked)
        self._list()

    def _list(self) -> None:
        if self._found is not None:
            only = self._only.isChecked()
            self.table.records.put([each for each in self._found.differences if not (only and each.same)])

    def _word(self, each: RowDifference) -> str:
        if each.same:
            return self.tr("the same")
        if each.ours is None:
            return self.tr("only theirs")
        if each.theirs is None:
            return self.tr("only ours")
        said = []
        if each.payment:
            said.append(self.tr("{fen} fen").format(fen=_fen(each.payment)))
        elif each.principal or each.interest or each.fee:
            said.append(self.tr("parts differ"))
        if each.days:
            said.append(self.tr("{n} days").format(n=f"{each.days:+}".replace("-", "−")))
        return " · ".join(said)

    def act(self) -> None:
        if (found := self._found) is None:
            return
        deal_id, today = self._deal_id, self.desk.today()
        self.do.setEnabled(False)
        self.desk.act(
            lambda workspace: contract_schedules.adopt(workspace, deal_id, ScheduleOrigin.IMPORTED, found.rows, today),
            self,
            self.done_with,
            self.refuse,
        )


def _fen(amount: Decimal) -> str:
    """A difference in whole fen with its sign, nothing for none."""
    value = fen(amount)
    return f"{value:+,}".replace("-", "−") if value else ""
