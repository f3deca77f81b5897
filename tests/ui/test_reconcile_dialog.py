"""Reconciling in the window: copied cells, the differences with their evidence, a wrong sheet said calmly."""

import pytest

from carloan_desk.services import commission, statements
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.reconcile import ReconcileDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import settle


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


def test_what_is_no_payroll_is_said(desk: Desk, dialog: ReconcileDialog) -> None:
    dialog.read_text("今天天气不错")
    settle(desk)
    assert dialog._message.isVisible()
    assert dialog._result is None
    dialog.reject()
