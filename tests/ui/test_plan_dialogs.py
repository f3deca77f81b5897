"""Versions and duels of plans in the window: what is listed, compared, asked before it is entered."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox

from carloan_desk.domain.commission import Basis, PerDeal, Plan
from carloan_desk.domain.plan_templates import templates
from carloan_desk.services import plan_duels, plans, statements
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.duel import DuelDialog
from carloan_desk.ui.dialogs.pay import BasicsDialog
from carloan_desk.ui.dialogs.plan import PlanDialog
from carloan_desk.ui.dialogs.plan_versions import VersionsDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import fill, press, settle, turn

D = Decimal


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def said(widget: object) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())  # type: ignore[attr-defined]


def question(dialog: PlanDialog) -> QMessageBox:
    asked = [each for each in dialog.findChildren(QMessageBox) if each.isVisible()]
    assert asked
    return asked[-1]


def test_a_duel_of_the_plan_in_force_and_a_template(desk: Desk, window: Shell) -> None:
    dialog = DuelDialog(desk, window)
    dialog.open()
    settle(desk)
    (own,) = plans.versions(desk.workspace)
    since = date(2025, 12, 1)
    found = plan_duels.fight(desk.workspace, own, templates()[0].plan, desk.today(), since)
    assert desk.show.money(abs(found.duel.total.difference)) in dialog._verdict.text()
    assert dialog.months.records.rowCount() == len(found.duel.rows) > 6
    assert dialog.deals.records.rowCount() == len(found.deals) > 0
    press(dialog, name="duel.rules")
    assert "放款提成" in said(dialog)
    press(dialog, name="duel.deals")
    dialog._span.setCurrentIndex(1)
    dialog._ask()
    settle(desk)
    assert dialog.months.records.rowCount() > len(found.duel.rows)
    dialog._second.setCurrentIndex(0)
    dialog._ask()
    settle(desk)
    assert dialog.deals.records.rowCount() == 0
    assert dialog._verdict.text()
    dialog.reject()


def test_the_plan_in_the_editor_fights_the_one_in_force(desk: Desk, window: Shell) -> None:
    (own,) = plans.versions(desk.workspace)
    editor = PlanDialog(desk, window, own)
    editor.open()
    settle(desk)
    press(editor, name="plan.compare")
    settle(desk)
    dialog = editor.findChild(DuelDialog)
    assert dialog is not None
    # The one in the editor is still what is in force.
    assert not [each for each in dialog.deals.records._records if each.difference]
    dialog.reject()
    editor.done(0)


def test_versions_say_how_they_follow_one_another(desk: Desk, window: Shell) -> None:
    (own,) = plans.versions(desk.workspace)
    plans.add(desk.workspace, Plan(own.name, 1, date(2026, 11, 1), date(2026, 11, 30), components=own.components))
    plans.add(desk.workspace, Plan(own.name, 1, date(2027, 1, 1), components=own.components))
    began: list[int] = []
    dialog = VersionsDialog(desk, window, lambda: began.append(1))
    dialog.open()
    settle(desk)
    assert dialog.table.records.rowCount() == 3
    assert "2026-12-01" in said(dialog)
    assert "2026-12-31" in said(dialog)
    dialog.table.selectRow(2)
    turn(50)
    assert own.components[0].name in said(dialog)
    press(dialog, name="versions.new")
    assert began == [1]


def test_a_doubtful_plan_is_entered_only_with_a_yes(desk: Desk, window: Shell) -> None:
    desk_today = desk.today()
    for period in statements.view(desk.workspace, "2026-10", desk_today).periods[::-1]:
        if period <= "2026-10":
            statements.seal(desk.workspace, period, desk_today)
    editor = PlanDialog(desk, window, None)
    editor.open()
    settle(desk)
    editor._start_from_template(templates()[0])
    fill(editor.fields["valid_from"], "2026-10-01")
    press(editor, name="dialog.do")
    settle(desk)
    asked = question(editor)
    # The hole of the published plan, and the sealed month.
    assert "X = 2" in asked.informativeText()
    assert "2026-10" in asked.informativeText()
    asked.defaultButton().click()
    settle(desk)
    assert len(plans.versions(desk.workspace)) == 1
    press(editor, name="dialog.do")
    settle(desk)
    asked = question(editor)
    next(each for each in asked.buttons() if each is not asked.defaultButton()).click()
    settle(desk)
    assert len(plans.versions(desk.workspace)) == 2


def test_a_sound_plan_is_entered_without_a_question(desk: Desk, window: Shell) -> None:
    editor = PlanDialog(desk, window, None)
    editor.open()
    settle(desk)
    fill(editor.fields["name"], "新方案")
    fill(editor.fields["valid_from"], "2026-12-01")
    editor.add_part(PerDeal("提成", Basis.LOAN_AMOUNT, D("0.006")))
    editor.fields["split_counts"].put(True)
    press(editor, name="dialog.do")
    settle(desk)
    assert plans.versions(desk.workspace)[0].split_counts
    assert plans.versions(desk.workspace)[0].name == "新方案"


def test_the_basics_are_entered_and_wrong_days_refused(desk: Desk, window: Shell) -> None:
    dialog = BasicsDialog(desk, window)
    dialog.open()
    settle(desk)
    assert dialog.fields["default_days"].read() == 30
    fill(dialog.fields["name"], "林悦")
    fill(dialog.fields["hired_on"], "2024-05-06")
    fill(dialog.fields["default_days"], "400")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    fill(dialog.fields["default_days"], "20")
    press(dialog, name="dialog.do")
    settle(desk)
    assert plans.basics(desk.workspace) == plans.Basics("林悦", date(2024, 5, 6), 20)
