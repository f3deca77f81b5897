"""Early warning by hand: by degree, evidence in place, dismissed with a reason, a sign noted, a plan to its end."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from carloan_desk.domain.alerts import Code, Severity
from carloan_desk.services import alerts, playbooks
from carloan_desk.services.alerts import AlertLine
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.dialogs.emergency import EmergenciesDialog, EmergencyDialog, StartEmergencyDialog
from carloan_desk.ui.dialogs.put_off import DismissDialog
from carloan_desk.ui.dialogs.sign import SignDialog
from carloan_desk.ui.pages.loans.warnings import WarningsPanel
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.warnings import WarningsCard
from tests.ui.hand import bring_forward, dialog_on_top, fill, press, seen, settle, shows, texts


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def panel_of(desk: Desk, window: Shell) -> WarningsPanel:
    window.resize(1366, 768)
    page = window.open("loans", "warnings")
    settle(desk)
    (panel,) = seen(page, WarningsPanel)
    return panel


def records(panel: WarningsPanel) -> list[AlertLine]:
    return panel._table.records.records


def pick(panel: WarningsPanel, code: Code) -> AlertLine:
    for place, line in enumerate(records(panel)):
        if line.alert.code is code:
            panel._table.selectRow(place)
            return line
    raise AssertionError(code)


def test_every_degree_is_there_the_most_urgent_first(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    found = alerts.warnings(desk.workspace, desk.today())
    assert [line.alert for line in records(panel)] == [line.alert for line in found.open]
    assert {line.alert.severity for line in records(panel)} == set(Severity)
    press(panel, name="warnings.urgent")
    assert {line.alert.severity for line in records(panel)} == {Severity.URGENT}
    pick(panel, Code.WHEREABOUTS)
    assert shows(panel, "定位离线")
    assert shows(panel, "资方贷后来电：离线两天")
    assert shows(panel, "自己不找车、不拖车")
    assert shows(panel, "规则：")


def test_dismissed_with_a_reason_and_brought_back(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    count = len(records(panel))
    line = pick(panel, Code.INSURANCE)
    bring_forward(window)
    panel._table.setFocus()
    QTest.keyClick(panel._table, Qt.Key.Key_X)
    dialog = dialog_on_top(DismissDialog)
    press(dialog, name="dialog.do")
    assert shows(dialog, "请填写。")
    fill(dialog.fields["reason"], "客户已在别处续保")
    press(dialog, name="dialog.do")
    settle(desk)
    assert len(records(panel)) == count - 1
    press(panel, name="warnings.put_off")
    assert [each.alert.subject for each in records(panel)] == [line.alert.subject]
    assert shows(panel, "客户已在别处续保")
    press(panel, name="warnings.dismiss")
    settle(desk)
    press(panel, name="warnings.all")
    assert len(records(panel)) == count


def test_a_sign_is_noted_and_cleared_up(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    line = pick(panel, Code.GROWING)
    press(panel, name="warnings.sign")
    settle(desk)
    dialog = dialog_on_top(SignDialog)
    assert dialog.fields["deal_id"].read() == line.alert.deal_id
    fill(dialog.fields["code"], "1  资金方反馈定位离线")
    press(dialog, name="dialog.do")
    settle(desk)
    here = [each for each in records(panel) if each.alert.code is Code.WHEREABOUTS]
    assert line.alert.deal_id in {each.alert.deal_id for each in here}
    pick(panel, Code.WHEREABOUTS)
    press(panel, name="warnings.cleared")
    settle(desk)
    assert len([each for each in records(panel) if each.alert.code is Code.WHEREABOUTS]) == len(here) - 1


def test_contact_and_deal_from_the_warning(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    line = pick(panel, Code.WHEREABOUTS)
    press(panel, name="warnings.contact")
    settle(desk)
    dialog_on_top(ContactDialog).reject()
    press(panel, name="warnings.open")
    settle(desk)
    (card,) = seen(window, WarningsCard)
    assert shows(card, "定位离线")
    assert shows(card, "预案 2/4")
    window.open("clients", line.clients[0].id)
    settle(desk)
    (card,) = [each for each in seen(window, WarningsCard) if each.isVisible()]
    assert shows(card, "定位离线")
    # From the card back to the warning.
    next(each for each in card.findChildren(QPushButton) if each.text() == "定位离线").click()
    settle(desk)
    (panel,) = seen(window, WarningsPanel)
    chosen = panel._table.selected()
    assert chosen is not None
    assert chosen.alert == line.alert


def test_a_plan_is_gone_on_with_ticked_noted_and_closed(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    pick(panel, Code.WHEREABOUTS)
    press(panel, name="warnings.plan")
    settle(desk)
    dialog = dialog_on_top(EmergencyDialog)
    assert shows(dialog, "已完成 2/4")
    assert shows(dialog, "私装定位")
    box = dialog.findChild(QCheckBox, "plan.step.proof")
    assert box is not None
    box.click()
    settle(desk)
    assert shows(dialog, "已完成 3/4")
    desk.act(lambda workspace: workspace.undo(), dialog)
    settle(desk)
    assert shows(dialog, "已完成 2/4")
    press(dialog, name="plan.close")
    settle(desk)
    assert shows(dialog, "请填写。")
    dialog._outcome.line.setText("修理厂更换电瓶，已上线")
    press(dialog, name="plan.close")
    settle(desk)
    run = playbooks.runs(desk.workspace)[0].run
    assert run.outcome == "修理厂更换电瓶，已上线"
    assert run.closed_at == desk.now()


def test_plans_from_the_playbook_page_and_one_by_hand(desk: Desk, window: Shell) -> None:
    window.resize(1366, 768)
    page = window.open("playbook", "emergency")
    settle(desk)
    press(page, name="playbook.plans")
    settle(desk)
    dialog = dialog_on_top(EmergenciesDialog)
    assert [line.run.playbook for line in dialog._table.records.records] == ["whereabouts", "accident"]
    press(dialog, name="plans.start")
    start = dialog_on_top(StartEmergencyDialog)
    fill(start.fields["playbook"], "客户资料丢失或泄露")
    press(start, name="dialog.do")
    settle(desk)
    plan = dialog_on_top(EmergencyDialog)
    assert shows(plan, "隐瞒不报")
    plan.reject()
    settle(desk)
    assert len(dialog._table.records.records) == 3


@pytest.mark.parametrize("scale", ["100", "200"])
def test_in_english_and_masked_nothing_can_be_read(
    desk: Desk, window: Shell, dress: Callable[..., None], scale: str
) -> None:
    dress(language="en", scale=scale)
    desk.show.masked = True
    panel = panel_of(desk, window)
    secrets = {client.name for line in records(panel) for client in line.clients}
    for code in {line.alert.code for line in records(panel)}:
        pick(panel, code)
        said = " ".join(texts(panel)) + " ".join(each.text() for each in panel.findChildren(QLabel))
        assert not [name for name in secrets if name in said]
        assert "资方贷后来电" not in said
        assert "22,102" not in said
    pick(panel, Code.WHEREABOUTS)
    press(panel, name="warnings.plan")
    settle(desk)
    dialog = dialog_on_top(EmergencyDialog)
    assert not [text for text in texts(dialog) if "修理厂" in text or any(name in text for name in secrets)]
    assert shows(dialog, "What must not be done")
