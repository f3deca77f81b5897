"""Settings: the rules of contacts with their source, the employer's stricter one, and the days of reminding."""

import pytest
from PySide6.QtWidgets import QPushButton

from carloan_desk.domain.behaviour import Behaviour
from carloan_desk.services import conduct_rules
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.conduct_rule import CadenceDialog, ConductRuleDialog
from carloan_desk.ui.pages.conduct_rules import ConductRulesPanel
from carloan_desk.ui.shell import Shell
from tests.ui.hand import dialog_on_top, fill, press, seen, settle, shows


@pytest.fixture
def panel(desk: Desk, window: Shell, workspace: Workspace) -> ConductRulesPanel:
    del workspace
    window.resize(1366, 768)
    page = window.open("settings", "conduct")
    settle(desk)
    (found,) = seen(page, ConductRulesPanel)
    return found


def test_a_stricter_rule_holds_and_a_looser_is_refused(desk: Desk, panel: ConductRulesPanel) -> None:
    assert shows(panel, "08:00–22:00")
    assert shows(panel, "银行业协会")
    (reset,) = seen(panel, QPushButton, name="conduct.reset")
    assert not reset.isEnabled()
    press(panel, name="conduct.change")
    dialog = dialog_on_top(ConductRuleDialog)
    fill(dialog.fields["start"], "7:30")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog.fields["start"], "比内置规则（08:00）宽松")
    fill(dialog.fields["start"], "9:00")
    fill(dialog.fields["end"], "20:30")
    fill(dialog.fields["calls"], "2")
    fill(dialog.fields["source"], "分行通知")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(panel, "09:00–20:30")
    assert shows(panel, "分行通知")
    assert conduct_rules.limits(desk.workspace, desk.today())[0].calls == 2
    # What was written down stands in the dialog the next time; what is as shipped is empty.
    press(panel, name="conduct.change")
    dialog = dialog_on_top(ConductRuleDialog)
    assert [dialog.fields[name].read() for name in ("start", "end", "calls", "attempts")] == ["09:00", "20:30", 2, None]
    dialog.reject()
    assert reset.isEnabled()
    press(panel, name="conduct.reset")
    settle(desk)
    assert not shows(panel, "09:00–20:30")


def test_other_days_of_reminding(desk: Desk, panel: ConductRulesPanel) -> None:
    press(panel, name="cadence.change")
    dialog = dialog_on_top(CadenceDialog)
    fill(dialog.fields["on_time"], "three")
    press(dialog, name="dialog.do")
    assert shows(dialog.fields["on_time"], "-3, 0, 1")
    fill(dialog.fields["on_time"], "-40")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog.fields["on_time"], "最多 31 天")
    fill(dialog.fields["on_time"], "2 -2，-2")
    press(dialog, name="dialog.do")
    settle(desk)
    found = conduct_rules.cadence(desk.workspace, desk.today())
    assert found.days[Behaviour.ON_TIME] == (-2, 2)
    assert found.days[Behaviour.OFTEN] == (-5, -2, 0, 1, 2, 3, 5)
    assert found.own is not None
    assert shows(panel, "-2, 2")
    press(panel, name="cadence.reset")
    settle(desk)
    assert conduct_rules.cadence(desk.workspace, desk.today()).own is None
