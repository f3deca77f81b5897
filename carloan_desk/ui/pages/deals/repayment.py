"""The repayment step: the schedule in force, what was paid, what is behind, and the dates that hang on the loan."""

from decimal import Decimal

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from carloan_desk.domain.deal import EventKind, last_event
from carloan_desk.domain.repayment import Allocation, PaymentKind
from carloan_desk.domain.schedule import ScheduleRow
from carloan_desk.domain.servicing import ContractSchedule, PaymentRecord
from carloan_desk.domain.tasks import Task
from carloan_desk.services import contract_schedules, loans, settlements, tasks
from carloan_desk.services.deals import DealView
from carloan_desk.services.loans import LoanView
from carloan_desk.ui import loan_words, messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.deals import next_step
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.flow import FlowBar
from carloan_desk.ui.widgets.forms import DateField, Field
from carloan_desk.ui.widgets.table import Table


class RepaymentStep(Step):
    """Schedule and ledger."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        show = desk.show
        self._release: Task | None = None
        self._current = 0
        self._state = Chip()
        self._more = button(self.tr("Schedule…"), self._open_menu, name="repayment.schedule")
        self._settle = button(self.tr("Settle early…"), self._begin_settlement, name="repayment.settle")
        self._pay = button(self.tr("Record a repayment…"), self.begin, name="repayment.record")
        self._facts = label("", "quiet", wrap=True)
        self._origin = label("", "quiet", wrap=True)
        self.fields: dict[str, Field] = {
            "insurance_until": DateField(self.tr("Insured until"), desk.today()),
            "inspection_until": DateField(self.tr("Inspection valid until"), desk.today()),
        }
        for name, field in self.fields.items():
            field.edited.connect(lambda value, name=name: self.save_deal(self.fields, name, value))
        self._mortgage = label("", wrap=True)
        self._mortgage_do = button("", self._do_mortgage, name="repayment.mortgage")
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
        # The ledger under it needs its room, too, in a small window.
        self._schedule.setMinimumHeight(theme.px(112))
        self._payments: Table[PaymentRecord] = Table(
            "payments",
            [
                Column("on", self.tr("On"), lambda p: show.day(p.paid_on), sort=lambda p: p.paid_on, width=110),
                money("amount", self.tr("Amount"), _signed, show.money, width=110, bold=True),
                Column(
                    "kind", self.tr("What it is"), lambda p: loan_words.payment_kind(PaymentKind(p.kind)), width=150
                ),
                Column("reference", self.tr("Bank's number"), lambda p: show.secret(p.reference), width=120),
                Column("note", self.tr("Note"), lambda p: show.text(p.note), width=0),
            ],
        )
        self._payments.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._payments.customContextMenuRequested.connect(self._menu)
        self._card = Card(self.tr("Repayment"), self._state, FlowBar(self._more, self._settle, self._pay))
        self._card.body.addWidget(self._facts)
        self._card.body.addWidget(self._origin)
        dates = row(spacing=12)
        for field in self.fields.values():
            field.setMaximumWidth(theme.px(190))
            dates.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        dates.addWidget(self._mortgage, 2)
        dates.addWidget(self._mortgage_do, 0, Qt.AlignmentFlag.AlignVCenter)
        self._card.body.addLayout(dates)
        self._card.body.addWidget(self._schedule, 1)
        self._received = label(self.tr("Ledger"), "strong")
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
        self._show_state(loan)
        text = self.tr("Principal left {left} · overdue {overdue} · paid so far {paid} · class {risk}")
        self._facts.setText(
            text.format(
                left=show.money(state.outstanding_principal),
                overdue=show.money(state.overdue_amount),
                paid=show.money(loans.received(loan)),
                risk=loan_words.risk_class(state.risk_class),
            )
        )
        self._origin.setText(self._said_of_schedule(loan))
        self._origin.setVisible(bool(self._origin.text()))
        self.put(self.fields, view.deal)
        closed = loan.settled_on is not None
        self._settle.setVisible(not closed)
        self._pay.setVisible(not closed)
        deal_id = view.deal.id or 0
        self.desk.ask(
            lambda workspace: settlements.release_in(workspace, deal_id),
            lambda task: self._show_mortgage(view, task),
            self,
        )
        rows = list(zip(loan.quote.schedule.rows, state.allocations, strict=True))
        self._schedule.records.put(rows)
        self._current = next((index for index, (_, paid) in enumerate(rows) if paid.unpaid > 0), 0)
        # A table knows where its rows are once it was laid out.
        QTimer.singleShot(0, self, self._scroll_to_current)
        self._payments.records.put(loan.payments)
        self._payments.fit_rows(most=2)
        self._received.setVisible(bool(loan.payments))
        self._payments.setVisible(bool(loan.payments))

    def _scroll_to_current(self) -> None:
        first = max(self._current - 1, 0)
        self._schedule.scrollTo(self._schedule.records.index(first, 0), Table.ScrollHint.PositionAtTop)

    def _show_state(self, loan: LoanView) -> None:
        state = loan.state
        if loan.settled_on is not None:
            text = self.tr("Settled {day}").format(day=self.desk.show.day(loan.settled_on))
            self._state.show_status(text, "good", sign=True)
        elif state.overdue_days:
            text = self.tr("{bucket}: {n} days overdue").format(bucket=state.bucket, n=state.overdue_days)
            self._state.show_status(text, "bad", sign=True)
        else:
            self._state.show_status(self.tr("On time"), "good", sign=True)

    def _said_of_schedule(self, loan: LoanView) -> str:
        if loan.fault is not None:
            text = self.tr("The kept schedule does not fit the loan: {fault} The computed one is shown.")
            return text.format(fault=messages.wording(loan.fault))
        kept = loan.in_force
        if kept is None:
            return ""
        text = self.tr("Schedule: {origin}, in force from {day}")
        said = text.format(origin=loan_words.origin(kept.origin), day=self.desk.show.day(kept.valid_from))
        return f"{said} · {self.desk.show.text(kept.reason)}" if kept.reason else said

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

    def _begin_settlement(self) -> None:
        from carloan_desk.ui.dialogs.loans.settle import SettleDialog

        if self.view is not None and self.view.loan is not None:
            SettleDialog(self.desk, self, self.view).open()

    # The schedule -----------------------------------------------------------------------------------------------------

    def _open_menu(self) -> None:
        menu = self.schedule_menu()
        menu.exec(self._more.mapToGlobal(QPoint(0, self._more.height())))
        menu.deleteLater()

    def schedule_menu(self) -> QMenu:
        """Return what can be done with the schedule."""
        menu = QMenu(self)
        menu.addAction(self.tr("Schedule as PDF…"), self._see_schedule)
        loan = None if self.view is None else self.view.loan
        if loan is None or self.desk.show.masked:
            return menu
        menu.addSeparator()
        menu.addAction(self.tr("Compare with the lender's spreadsheet…"), self.compare_with_lender)
        menu.addAction(self.tr("Put right by hand…"), self.adjust)
        if loan.settled_on is None:
            menu.addAction(self.tr("Agree anew from a day on…"), self.restructure)
        if loan.in_force is not None:
            kept = loan.in_force
            menu.addSeparator()
            menu.addAction(self.tr("Take the kept schedule away"), lambda: self._drop(kept))
        return menu

    def compare_with_lender(self) -> None:
        """Read the lender's schedule and set it beside the one in force."""
        from carloan_desk.ui.dialogs.loans.lender_schedule import LenderScheduleDialog

        if self.view is not None and self.view.loan is not None:
            LenderScheduleDialog(self.desk, self, self.view).open()

    def adjust(self) -> None:
        """Put the schedule right by hand."""
        from carloan_desk.ui.dialogs.loans.schedule import AdjustDialog

        if self.view is not None and self.view.loan is not None:
            AdjustDialog(self.desk, self, self.view).open()

    def restructure(self) -> None:
        """Agree on new instalments from a day on."""
        from carloan_desk.ui.dialogs.loans.schedule import RestructureDialog

        if self.view is not None and self.view.loan is not None:
            RestructureDialog(self.desk, self, self.view).open()

    def _drop(self, kept: ContractSchedule) -> None:
        kept_id = kept.id or 0
        self.desk.act(lambda workspace: contract_schedules.drop(workspace, kept_id), self)

    def _see_schedule(self) -> None:
        from carloan_desk.ui.dialogs.preview import preview_schedule

        if self.view is not None:
            preview_schedule(self.desk, self, self.view)

    # The mortgage -----------------------------------------------------------------------------------------------------

    def _show_mortgage(self, view: DealView, release: Task | None) -> None:
        if self.view is not view:
            return
        self._release = release
        show, registered = self.desk.show, last_event(view.events, EventKind.REGISTERED)
        if release is not None and release.done_on is not None:
            said, do = self.tr("Mortgage released {day}").format(day=show.day(release.done_on)), ""
        elif release is not None:
            text = self.tr("Settled, mortgage not released: due {day}")
            said, do = text.format(day=show.day(release.due_on)), self.tr("Mortgage released")
        elif registered is not None:
            said, do = self.tr("Mortgage registered {day}").format(day=show.day(registered.on)), ""
        else:
            said, do = self.tr("Mortgage not registered yet"), self.tr("Mortgage registered…")
        self._mortgage.setText(said)
        self._mortgage_do.setText(do)
        self._mortgage_do.setVisible(bool(do))

    def _do_mortgage(self) -> None:
        view, release, today = self.view, self._release, self.desk.today()
        if view is None:
            return
        deal_id = view.deal.id or 0
        if release is not None:
            self.desk.act(lambda workspace: tasks.set_done(workspace, deal_id, release, today), self)
        else:
            next_step.record(self.desk, self, view, EventKind.REGISTERED)

    # The ledger -------------------------------------------------------------------------------------------------------

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


def _signed(payment: PaymentRecord) -> Decimal:
    return -payment.amount if payment.kind == PaymentKind.REVERSAL else payment.amount
