"""Reconciling in the window: copied cells, the differences with their evidence, a wrong sheet said calmly."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from carloan_desk.domain.pay import Payout
from carloan_desk.services import commission, plans, statements
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.pay import PayoutDialog
from carloan_desk.ui.dialogs.reconcile import ReconcileDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import press, settle


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def dialog(desk: Desk, window: Shell) -> ReconcileDialog:
    made = ReconcileDialog(desk, window)
    made.open()
    settle(desk)
    return made


def sheet(desk: Desk, period: str) -> list[str]:
    found = statements.view(desk.workspace, period, desk.today())
    lines = ["客户姓名\t项目\t提成金额"]
    for line in found.statement.lines:
        client = "" if line.deal_id is None else found.labels[line.deal_id].client
        sign = -1 if line.kind.value == "held" else 1
        lines.append(f"{client}\t{line.component}\t{sign * line.amount}")
    return lines


def test_a_missing_line_is_shown(desk: Desk, dialog: ReconcileDialog) -> None:
    period = dialog._period.currentData()
    assert period == "2026-10"
    lines = sheet(desk, period)
    dialog.read_text("\n".join(lines[:-1]))
    settle(desk)
    assert dialog._result is not None
    month = {each.period: each for each in commission.dashboard(desk.workspace, desk.today()).months}[period]
    assert dialog._result.expected == month.payable
    assert dialog._table.records.rowCount() == len(dialog._result.differences) > 0
    assert sum(each.amount for each in dialog._result.differences) == dialog._result.difference
    dialog._explain(dialog._result.differences[0])
    assert dialog._evidence.text()
    assert dialog._dispute.isEnabled()
    dialog.reject()


def test_what_has_no_head_is_read_by_hand(desk: Desk, dialog: ReconcileDialog) -> None:
    lines = sheet(desk, "2026-10")
    dialog.read_text("\n".join(["十月\t\t", *lines[1:]]))
    settle(desk)
    assert dialog._result is None
    assert dialog._columns.isVisible()
    assert not dialog._payout.isEnabled()
    amount, name = dialog._columns._columns["amount"], dialog._columns._columns["name"]
    name.setCurrentIndex(1)
    amount.setCurrentIndex(3)
    amount.activated.emit(3)
    settle(desk)
    assert dialog._result is not None
    dialog._columns._columns["remark"].setCurrentIndex(2)
    amount.activated.emit(3)
    settle(desk)
    assert dialog._result.differences == ()
    # Another month of the same employer is read at once.
    dialog.read_text("\n".join(["十月\t\t", *lines[1:]]))
    settle(desk)
    assert dialog._result is not None
    row = dialog._columns._row
    row.setCurrentIndex(row.findData(1))
    row.activated.emit(row.currentIndex())
    settle(desk)
    assert not dialog._payroll or not dialog._payroll.understood
    dialog.reject()


def test_a_column_chosen_twice_is_refused_in_words(desk: Desk, dialog: ReconcileDialog) -> None:
    dialog.read_text("\n".join(sheet(desk, "2026-10")))
    settle(desk)
    box = dialog._columns._columns["name"]
    box.setCurrentIndex(3)
    box.activated.emit(3)
    settle(desk)
    assert dialog._message.isVisible()
    dialog.reject()


def test_paste_reads_what_was_copied_and_the_payout_is_recorded_from_it(desk: Desk, dialog: ReconcileDialog) -> None:
    with desk.workspace.unit_of_work("demo.fill", undoable=False) as work:
        for payout in work.all(Payout, period="2026-10"):
            work.delete(payout)
        work.commit()
    QGuiApplication.clipboard().setText("\n".join(sheet(desk, "2026-10")))
    QTest.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert dialog._result is not None
    assert dialog._result.differences == ()
    press(dialog, name="reconcile.payout")
    settle(desk)
    asked = dialog.findChild(PayoutDialog)
    assert asked is not None
    assert asked.fields["amount"].read() == dialog._result.paid
    press(asked, name="dialog.do")
    settle(desk)
    assert [each.amount for each in plans.payouts(desk.workspace, "2026-10")] == [dialog._result.paid]
    dialog.reject()


def test_a_copied_file_is_read(desk: Desk, dialog: ReconcileDialog, tmp_path: Path) -> None:
    path = tmp_path / "十月 提成.csv"
    path.write_bytes("\n".join(sheet(desk, "2026-10")).replace("\t", ",").encode("gbk"))
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(copied)
    press(dialog, name="reconcile.paste")
    settle(desk)
    assert dialog._result is not None
    assert dialog._result.differences == ()
    dialog.reject()


def test_what_is_no_table_is_said(desk: Desk, dialog: ReconcileDialog) -> None:
    dialog.read_text("   ")
    settle(desk)
    assert dialog._message.isVisible()
    assert dialog._result is None
    dialog.reject()
