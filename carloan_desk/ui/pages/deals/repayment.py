"""The repayment step: the contract's schedule, what was paid, what is behind."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from carloan_desk.domain.repayment import Allocation
from carloan_desk.domain.schedule import ScheduleRow
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import loans
from carloan_desk.services.deals import DealView
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.widgets.basics import Card, Chip, button, label
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.table import Table


class RepaymentStep(Step):
    """Schedule and ledger."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        show = desk.show
        self._state = Chip()
        self._pdf = button(self.tr("Schedule as PDF…"), self._see_schedule)
        self._pay = button(self.tr("Record a repayment…"), self.begin, name="repayment.record")
        self._facts = label("", "quiet", wrap=True)
        self._schedule: Table[tuple[ScheduleRow, Allocation]] = Table(
            "schedule",
            [
                Column(
                    "number",
                    self.tr("No."),
                    lambda r: str(r[0].number),
                    sort=lambda r: r[0].number,
                    width=50,
                    right=True,
                ),
                Column("due", self.tr("Due"), lambda r: show.day(r[0].due), sort=lambda r: r[0].due, width=110),
                money("payment", self.tr("Instalment"), lambda r: r[0].payment, show.money, width=110, bold=True),
                money("principal", self.tr("Principal"), lambda r: r[0].principal, show.money, width=100),
                money("interest", self.tr("Interest"), lambda r: r[0].interest, show.money, width=90),
                money("balance", self.tr("Balance"), lambda r: r[0].balance, show.money, width=110),
                Column("state", self.tr("State"), lambda r: self._word(r[1]), width=0, chip=lambda r: _chip(r[1])),
            ],
        )
        self._payments: Table[PaymentRecord] = Table(
            "payments",
            [
                Column("on", self.tr("Paid on"), lambda p: show.day(p.paid_on), sort=lambda p: p.paid_on, width=110),
                money("amount", self.tr("Amount"), lambda p: p.amount, show.money, width=110, bold=True),
                Column("note", self.tr("Note"), lambda p: show.text(p.note), width=0),
            ],
        )
        self._payments.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._payments.customContextMenuRequested.connect(self._menu)
        self._card = Card(self.tr("Repayment"), self._state, self._pdf, self._pay)
        self._card.body.addWidget(self._facts)
        self._card.body.addWidget(self._schedule, 1)
        self._received = label(self.tr("Received"), "strong")
        self._card.body.addWidget(self._received)
        self._card.body.addWidget(self._payments)
        self._empty = Empty(
            self.tr("No loan yet"), self.tr("With the disbursement the contract's schedule appears here.")
        )
        self.column.addWidget(self._card, 1)
        self.column.addWidget(self._empty, 1)

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        loan = view.loan
        self._card.setVisible(loan is not None)
        self._empty.setVisible(loan is None)
        if loan is None:
            return
        state, show = loan.state, self.desk.show
        if state.overdue_days:
            self._state.show_status(
                self.tr("{bucket}: {n} days overdue").format(bucket=state.bucket, n=state.overdue_days),
                "bad",
                sign=True,
            )
        else:
            self._state.show_status(self.tr("On time"), "good", sign=True)
        self._facts.setText(
            self.tr("Principal left {left} · overdue {overdue} · paid so far {paid}").format(
                left=show.money(state.outstanding_principal),
                overdue=show.money(state.overdue_amount),
                paid=show.money(loans.received(loan)),
            )
        )
        rows = list(zip(loan.quote.schedule.rows, state.allocations, strict=True))
        self._schedule.records.put(rows)
        current = next((index for index, (_, paid) in enumerate(rows) if paid.unpaid > 0), 0)
        self._schedule.scrollTo(self._schedule.records.index(max(current - 2, 0), 0), Table.ScrollHint.PositionAtTop)
        self._payments.records.put(loan.payments)
        self._payments.fit_rows(most=3)
        self._received.setVisible(bool(loan.payments))
        self._payments.setVisible(bool(loan.payments))

    def _word(self, paid: Allocation) -> str:
        if paid.unpaid == 0:
            day = self.desk.show.day(paid.settled_on)
            return self.tr("Paid {day}").format(day=day)
        if paid.due < self.desk.today():
            return self.tr("Overdue {amount}").format(amount=self.desk.show.money(paid.unpaid))
        return ""

    def begin(self) -> None:
        """Record a repayment."""
        from carloan_desk.ui.dialogs.payment import PaymentDialog

        if self.view is not None and self.view.loan is not None:
            PaymentDialog(self.desk, self, self.view).open()

    def _see_schedule(self) -> None:
        from carloan_desk.ui.dialogs.preview import preview_schedule

        if self.view is not None:
            preview_schedule(self.desk, self, self.view)

    def _menu(self, at: QPoint) -> None:
        payment = self._payments.selected()
        if payment is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Take this entry out"), lambda: self._remove(payment))
        menu.exec(self._payments.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _remove(self, payment: PaymentRecord) -> None:
        payment_id = payment.id or 0
        self.desk.act(lambda workspace: loans.remove_payment(workspace, payment_id), self)


def _chip(paid: Allocation) -> str:
    return "good" if paid.unpaid == 0 else "bad"
