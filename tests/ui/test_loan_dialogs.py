"""Loans by hand: entries of the ledger, the lender's schedule, one agreed anew, a bank's list, a settlement."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from carloan_desk.domain.contract import rows_of
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import ContractRow, ScheduleOrigin
from carloan_desk.services import deals, loans, settlements, tasks
from carloan_desk.services.deals import DealView
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui import loan_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.loans.bank_list import BankListDialog
from carloan_desk.ui.dialogs.loans.lender_schedule import LenderScheduleDialog
from carloan_desk.ui.dialogs.loans.schedule import AdjustDialog, RestructureDialog
from carloan_desk.ui.dialogs.loans.settle import SettleDialog
from carloan_desk.ui.dialogs.payment import PaymentDialog
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.pages.deals.repayment import RepaymentStep
from carloan_desk.ui.shell import Shell
from tests.ui.hand import dialog_on_top, fill, pick, press, seen, settle, shows

TODAY = date(2026, 11, 23)


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def late(workspace: Workspace) -> int:
    """The deal of a loan that is two months behind."""
    line = next(line for line in loans.portfolio(workspace, TODAY) if line.state.bucket == "M2")
    return line.deal.id or 0


def view_of(desk: Desk, deal_id: int) -> DealView:
    return deals.view(desk.workspace, deal_id, TODAY)


def own(desk: Desk, deal_id: int) -> loans.LoanView:
    loan = view_of(desk, deal_id).loan
    assert loan is not None
    return loan


def test_an_entry_says_what_it_is(desk: Desk, window: Shell, late: int) -> None:
    before = own(desk, late)
    dialog = PaymentDialog(desk, window, view_of(desk, late))
    dialog.open()
    settle(desk)
    assert dialog.fields["amount"].read() == before.state.overdue_amount
    pick(dialog.fields["kind"].combo, loan_words.payment_kind(PaymentKind.REVERSAL))
    assert dialog.fields["amount"].read() == before.payments[0].amount
    assert shows(dialog, "恢复为未还")
    fill(dialog.fields["reference"], "T900")
    press(dialog, name="dialog.do")
    settle(desk)
    after = own(desk, late)
    assert (after.payments[0].kind, after.payments[0].reference) == ("reversal", "T900")
    assert after.state.overdue_days > before.state.overdue_days
    # More than came in does not go back: it says so and nothing is lost.
    again = PaymentDialog(desk, window, view_of(desk, late))
    again.open()
    settle(desk)
    pick(again.fields["kind"].combo, loan_words.payment_kind(PaymentKind.REVERSAL))
    fill(again.fields["amount"], "99999")
    press(again, name="dialog.do")
    settle(desk)
    assert again.isVisible()
    assert again.fields["amount"].read() == 99999


def as_text(rows: list[ContractRow]) -> str:
    head = "期数\t应还日期\t应还本金\t应还利息"
    return "\n".join([head, *(f"{row.number}\t{row.due}\t{row.principal}\t{row.interest}" for row in rows)])


def test_the_lender_s_schedule_is_looked_at_before_it_is_taken(desk: Desk, window: Shell, late: int) -> None:
    rows = rows_of(own(desk, late).quote.schedule)
    theirs = [
        ContractRow(r.number, r.due, r.principal, r.interest + (Decimal("0.03") if r.number == 5 else 0)) for r in rows
    ]
    dialog = LenderScheduleDialog(desk, window, view_of(desk, late))
    dialog.open()
    assert not dialog.do.isEnabled()
    QGuiApplication.clipboard().setText(as_text(theirs))
    press(dialog, name="sheet.paste")
    settle(desk)
    assert shows(dialog, "其中 1 期与我方不同")
    assert shows(dialog, "利息 +3 分")
    dialog._only.setChecked(True)
    assert [each.number for each in dialog.table.records.records] == [5]
    press(dialog, name="dialog.do")
    settle(desk)
    kept = own(desk, late).in_force
    assert kept is not None
    assert (kept.origin, kept.rows[4].interest) == (ScheduleOrigin.IMPORTED, theirs[4].interest)


def test_one_that_does_not_repay_the_loan_cannot_be_taken(desk: Desk, window: Shell, late: int, tmp_path: Path) -> None:
    rows = rows_of(own(desk, late).quote.schedule)[:-1]
    path = tmp_path / "计划.csv"
    path.write_text(as_text(rows).replace("\t", ","), "gbk")
    dialog = LenderScheduleDialog(desk, window, view_of(desk, late))
    dialog.open()
    dialog.read(path)
    settle(desk)
    assert shows(dialog, "仍按我方计划执行")
    assert not dialog.do.isEnabled()
    dialog.read(None, "没有表格")
    settle(desk)
    assert shows(dialog, "选择标题行和各列")
    dialog.reject()
    assert own(desk, late).in_force is None


def test_the_schedule_is_put_right_by_hand(desk: Desk, window: Shell, late: int) -> None:
    dialog = AdjustDialog(desk, window, view_of(desk, late))
    dialog.open()
    settle(desk)
    table = dialog.grid.table
    table.item(1, 1).setText("一百")
    assert 1 in dialog.grid.faults
    assert table.item(1, 5).text()
    assert not dialog.do.isEnabled()
    table.item(1, 1).setText("2163.06")
    table.item(1, 2).setText("300")
    assert dialog.do.isEnabled()
    assert table.item(1, 4).text() == "2,463.06"
    # Rows come and go; principal that is missing is said under them and refused.
    table.setCurrentCell(1, 0)
    press(dialog, name="grid.drop")
    assert shows(dialog.grid, "相差")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert shows(dialog, "相差")
    press(dialog, name="grid.add")
    place = table.currentRow()
    for column, text in enumerate(("2026-08-24", "2163.06", "300", "0")):
        table.item(place, column).setText(text)
    if place != 1:
        table.removeRow(place)
    dialog.reject()


def test_it_is_kept_and_taken_away_again(desk: Desk, window: Shell, late: int) -> None:
    dialog = AdjustDialog(desk, window, view_of(desk, late))
    dialog.open()
    settle(desk)
    dialog.grid.table.item(0, 2).setText("300")
    fill(dialog.fields["reason"], "合同附件")
    press(dialog, name="dialog.do")
    settle(desk)
    step = step_of(desk, window, late)
    assert shows(step, "手工调整")
    assert shows(step, "合同附件")
    actions = {action.text(): action for action in step.schedule_menu().actions()}
    actions["撤掉这份计划"].trigger()
    settle(desk)
    assert own(desk, late).in_force is None


def test_a_loan_is_agreed_anew(desk: Desk, window: Shell, late: int) -> None:
    eve = deals.view(desk.workspace, late, TODAY - timedelta(days=1)).loan
    dialog = RestructureDialog(desk, window, view_of(desk, late))
    dialog.open()
    settle(desk)
    fill(dialog.fields["months"], "40")
    press(dialog, name="restructure.propose")
    settle(desk)
    assert dialog.grid.table.rowCount() == 40
    press(dialog, name="dialog.do")
    settle(desk)
    loan = own(desk, late)
    assert loan.in_force is not None
    assert loan.in_force.origin is ScheduleOrigin.RESTRUCTURED
    assert loan.state.overdue_days == 0
    again = deals.view(desk.workspace, late, TODAY - timedelta(days=1)).loan
    assert again is not None
    assert eve is not None
    assert again.state == eve.state


def test_a_list_is_decided_row_by_row(desk: Desk, window: Shell, late: int) -> None:
    view = view_of(desk, late)
    loan, name = own(desk, late), view.client.name
    text = "\n".join(
        [
            "日期\t金额\t流水号\t户名\t摘要",
            f"2026-11-20\t{loan.state.overdue_amount}\tL1\t{name}\t还款",
            f"2026-11-21\t9999999\tL2\t{name}\t还款",
            "2026-11-21\t12.5\tL3\t周无名\t还款",
        ]
    )
    dialog = BankListDialog(desk, window)
    dialog.open()
    dialog.read(None, text)
    settle(desk)
    matches = dialog.table.records.records
    assert [match.deal_id for match in matches] == [late, late, None]
    assert shows(dialog, "读到 3 行，2 行有疑点")
    dialog.table.selectRow(2)
    settle(desk)
    # The unknown one is about this loan after all; the one that is too much becomes a task.
    dialog.loan.setCurrentIndex(dialog.loan.findData(late))
    dialog.loan.activated.emit(dialog.loan.currentIndex())
    settle(desk)
    dialog.table.selectRow(1)
    settle(desk)
    dialog.way.setCurrentIndex(dialog.way.findText("不登记，建退款任务"))
    dialog.way.activated.emit(dialog.way.currentIndex())
    settle(desk)
    assert shows(dialog, "将登记 2 笔")
    press(dialog, name="dialog.do")
    settle(desk)
    after = own(desk, late)
    assert {each.reference for each in after.payments} >= {"L1", "L3"}
    assert any("退回多收款" in task.code for task in tasks.of_deal(desk.workspace, late))
    desk.workspace.undo()
    assert len(own(desk, late).payments) == len(loan.payments)


def test_a_list_that_is_none(desk: Desk, window: Shell) -> None:
    dialog = BankListDialog(desk, window)
    dialog.open()
    dialog.read(None, "天\t数\n2026-11-20\t50")
    settle(desk)
    assert not dialog.do.isEnabled()
    # Its columns are chosen by hand.
    columns = dialog._columns
    columns._row.setCurrentIndex(columns._row.findData(1))
    columns._place()
    for key, place in (("on", 0), ("amount", 1)):
        box = columns._columns[key]
        box.setCurrentIndex(box.findData(place))
    columns._map()
    settle(desk)
    assert [match.row.amount for match in dialog.table.records.records] == [50]
    dialog.read(None, "")
    settle(desk)
    assert dialog.message.isVisible()
    dialog.reject()


@pytest.fixture
def settling(desk: Desk, window: Shell, late: int) -> SettleDialog:
    dialog = SettleDialog(desk, window, view_of(desk, late))
    dialog.open()
    settle(desk)
    return dialog


def test_a_settlement_says_its_parts_and_is_recorded(desk: Desk, settling: SettleDialog, late: int) -> None:
    bill = settlements.bill_of(view_of(desk, late), TODAY)
    total = seen(settling, QLabel, name="settle.total")[0].text()
    assert total == f"{bill.total:,.2f}"
    assert shows(settling, f"{bill.amount('unpaid_due'):,.2f}")
    assert settling.amount.read() == bill.total
    # Another day gives other figures; one that has not come can only be looked at.
    fill(settling.on, "2026-12-01")
    settle(desk)
    later = settlements.bill_of(view_of(desk, late), date(2026, 12, 1))
    assert seen(settling, QLabel, name="settle.total")[0].text() == f"{later.total:,.2f}"
    assert not settling.do.isEnabled()
    fill(settling.on, "2026-11-23")
    settle(desk)
    fill(settling.amount, "75000")
    press(settling, name="dialog.do")
    settle(desk)
    view = view_of(desk, late)
    assert view.stage is Stage.SETTLED
    assert view.loan is not None
    assert view.loan.payments[0].amount == 75000


def test_it_is_printed_with_the_same_figures(desk: Desk, settling: SettleDialog) -> None:
    press(settling, name="settle.print")
    settle(desk)
    preview = dialog_on_top(PreviewDialog)
    assert preview.pdf.startswith(b"%PDF")
    preview.reject()
    settling.reject()


def step_of(desk: Desk, window: Shell, deal_id: int) -> RepaymentStep:
    page = window.open("deals", deal_id)
    settle(desk)
    return page.findChildren(RepaymentStep)[0]


def test_the_dates_of_a_loan_are_on_its_step(desk: Desk, window: Shell, late: int) -> None:
    step = step_of(desk, window, late)
    fill(step.fields["insurance_until"], "2027-03-01")
    settle(desk)
    assert view_of(desk, late).deal.insurance_until == date(2027, 3, 1)
    assert shows(step, "已抵押登记")
    settlements.settle(desk.workspace, late, TODAY, Decimal(70000), TODAY)
    step = step_of(desk, window, late)
    window.current_page.refresh()
    settle(desk)
    assert shows(step, "已结清未解押")
    QTest.mouseClick(step._mortgage_do, Qt.MouseButton.LeftButton)
    settle(desk)
    assert shows(step, "2026-11-23 已解押")
    assert all(each.deal.id != late for each in settlements.releases(desk.workspace, TODAY))


def test_under_the_mask_nothing_of_a_list_can_be_read(desk: Desk, window: Shell, late: int) -> None:
    desk.show.masked = True
    view = view_of(desk, late)
    dialog = BankListDialog(desk, window)
    dialog.open()
    dialog.read(None, f"日期\t金额\t户名\n2026-11-20\t4321.09\t{view.client.name}")
    settle(desk)
    assert not shows(dialog, view.client.name)
    assert not shows(dialog, "4,321.09")
    assert not dialog.do.isEnabled()
    dialog.reject()
    settled = SettleDialog(desk, window, view)
    settled.open()
    settle(desk)
    bill = settlements.bill_of(view, TODAY)
    assert not shows(settled, f"{bill.total:,.2f}")
    assert not settled.do.isEnabled()
    settled.reject()
    desk.show.masked = False
