"""After the loan by typing and clicking: a call, a promise broken, the guard at night, the settlement, the release."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.servicing import ContactNote, ContactResult, DealTask
from carloan_desk.services import deals, loans
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.dialogs.loans.bank_list import BankListDialog
from carloan_desk.ui.dialogs.loans.settle import SettleDialog
from carloan_desk.ui.pages.loans.call_queue import CallQueuePanel
from tests.app.program import Start, stop
from tests.journeys.test_walk import Manager, annuity, come_back, first_start
from tests.services.manager import TODAY
from tests.services.manager import Manager as Records
from tests.ui.hand import Clock, bring_forward, dialog_on_top, fill, keys, press, seen, settle, shows

D = Decimal
NAME = "曾乐"
PAYMENT = annuity(D(84000), D("0.0399"), 36)


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, month, day), time(hour, minute))


@pytest.fixture
def manager(start: Start, clock: Clock) -> Manager:
    """A loan of 84,000 over 36 months since August whose third instalment, of 17 November, was not paid."""
    clock.time = at(11, 23, 10, 0)
    manager = Manager(first_start(start))
    records = Records(manager.desk.workspace)
    deal_id = records.walk(Stage.REPAYMENT)
    for due in (date(2026, 9, 17), date(2026, 10, 17)):
        records.pay(deal_id, PAYMENT, due)
    assert manager.desk.today() == TODAY
    manager.window.restyle()
    manager.settle()
    return manager


def first_of_today(manager: Manager) -> QWidget:
    """Go to Today and put the keys on its first row."""
    manager.go("today")
    bring_forward(manager.window.window())
    QTest.keyClick(manager.page, Qt.Key.Key_Down)
    row = QApplication.focusWidget()
    assert row is not None
    return row


def key(manager: Manager, row: QWidget, pressed: Qt.Key) -> None:
    QTest.keyClick(row, pressed)
    manager.settle()


def notes(manager: Manager) -> list[ContactNote]:
    with manager.desk.workspace.reading() as read:
        return sorted(read.all(ContactNote), key=lambda note: note.at)


def overdue(manager: Manager) -> tuple[int, Decimal]:
    line = loans.portfolio(manager.desk.workspace, manager.desk.today())[0]
    return line.state.overdue_days, line.state.overdue_amount


def test_from_the_first_call_to_the_release(manager: Manager, start: Start, clock: Clock) -> None:
    assert overdue(manager) == (6, PAYMENT)
    call_from_today(manager)
    manager = come_back(manager, start, clock, days=3)  # 26 November: the day of the promise and its grace are over
    the_promise_is_broken(manager)
    not_at_night(manager, clock)
    paid_by_a_bank_list(manager, clock)
    settled_early(manager)
    released(manager, clock)
    undone_by_name(manager)
    assert manager.desk.workspace.verify_history() is None
    stop(manager.program)


def call_from_today(manager: Manager) -> None:
    """The overdue instalment stands first; C records the call with a promise."""
    row = first_of_today(manager)
    assert shows(row, NAME)
    assert shows(row, "逾期 6 天")
    key(manager, row, Qt.Key.Key_C)
    dialog = dialog_on_top(ContactDialog)
    assert shows(dialog, "可联系")
    press(dialog.fields["result"], text="3  承诺还款")
    manager.settle()
    fill(dialog.fields["promise_on"], "2026-11-24")
    fill(dialog.fields["promise_amount"], f"{PAYMENT}")
    fill(dialog.fields["note"], "本周发工资后还")
    press(dialog, name="dialog.do")
    manager.settle()
    (note,) = notes(manager)
    assert (note.result, note.promise_on, note.promise_amount) == (
        ContactResult.PROMISED,
        date(2026, 11, 24),
        PAYMENT,
    )


def the_promise_is_broken(manager: Manager) -> None:
    manager.go("today")
    assert shows(manager.page, "承诺")
    assert shows(manager.page, "已失约")
    manager.go("loans")
    panel_of_loans(manager, "电话")
    queue = seen(manager.page, CallQueuePanel)[0]
    assert shows(queue, NAME)
    assert shows(queue, "承诺落空")


def panel_of_loans(manager: Manager, title: str) -> None:
    tabs = seen(manager.page, QTabBar)[0]
    place = [tabs.tabText(number) for number in range(tabs.count())].index(title)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(place).center())
    manager.settle()


def not_at_night(manager: Manager, clock: Clock) -> None:
    """At half past ten in the evening nobody is called; one who did it all the same says why."""
    clock.time = at(11, 26, 22, 30)
    manager.press(name="calls.record")
    dialog = dialog_on_top(ContactDialog)
    settle(manager.desk)
    assert shows(dialog, "22:00")
    press(dialog.fields["result"], text="1  已接通")
    manager.settle()
    press(dialog, name="dialog.do")
    manager.settle()
    assert dialog.isVisible(), "recorded without a reason"
    fill(dialog.fields["override_reason"], "客户要求晚上十点半回电")
    press(dialog, name="dialog.do")
    manager.settle()
    assert notes(manager)[-1].override_reason == "客户要求晚上十点半回电"
    clock.time = at(11, 27, 9, 0)


def paid_by_a_bank_list(manager: Manager, clock: Clock) -> None:
    """The bank's list, copied: the row finds its loan, a stranger's is left alone."""
    lines = f"日期\t金额\t摘要\n2026-11-27\t{PAYMENT}\t{NAME}\n2026-11-27\t88.00\t周无名\n"
    QApplication.clipboard().setText(lines)
    manager.go("loans")
    manager.press(text="导入还款明细…")
    dialog = dialog_on_top(BankListDialog)
    press(dialog, name="sheet.paste")
    manager.settle()
    assert shows(dialog, "摘要里有姓名 + 金额吻合")
    assert shows(dialog, "未找到贷款")
    press(dialog, name="dialog.do")
    manager.settle()
    assert overdue(manager) == (0, D(0))
    manager.go("today")
    assert not shows(manager.page, "已失约")


def settled_early(manager: Manager) -> None:
    """Ten days after the third instalment: what is left, ten days' interest of 360, and the penalty of 3 %."""
    manager.window.open("deals", 1)
    manager.settle()
    manager.press(name="repayment.settle")
    dialog = dialog_on_top(SettleDialog)
    settle(manager.desk)
    left = D(84000)
    for _ in range(3):
        left -= PAYMENT - (left * D("0.0399") / 12).quantize(D("0.01"))
    interest = (left * D("0.0399") * 10 / 360).quantize(D("0.01"))
    penalty = (left * D("0.03")).quantize(D("0.01"))
    assert seen(dialog, QLabel, name="settle.total")[0].text() == f"{left + interest + penalty:,.2f}"
    press(dialog, name="dialog.do")
    manager.settle()
    view = deals.view(manager.desk.workspace, 1, manager.desk.today())
    assert view.stage is Stage.SETTLED
    assert shows(manager.page, "解押")


def released(manager: Manager, clock: Clock) -> None:
    """What leads to the release of the mortgage stands on the list, one after the other, until it is done."""
    clock.time = at(12, 20, 9, 0)
    manager.go("loans")
    panel_of_loans(manager, "贷款")
    manager.press(name="loans.filter.unreleased")
    assert shows(manager.page, NAME)
    row = first_of_today(manager)
    assert shows(row, "取得结清证明")
    key(manager, row, Qt.Key.Key_D)
    with manager.desk.workspace.reading() as read:
        assert [task.done_on for task in read.all(DealTask) if task.done_on is not None] == [date(2026, 12, 20)]


def undone_by_name(manager: Manager) -> None:
    for _ in range(2):
        keys(manager.window, "Ctrl+Z")
        manager.settle()
    assert deals.view(manager.desk.workspace, 1, manager.desk.today()).stage is Stage.REPAYMENT
    for _ in range(2):
        keys(manager.window, "Ctrl+Shift+Z")
        manager.settle()
    assert deals.view(manager.desk.workspace, 1, manager.desk.today()).stage is Stage.SETTLED
