"""The plan editor: every published plan goes through it unchanged, the linter speaks, saving makes a version."""

from decimal import Decimal

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QMessageBox

from carloan_desk.domain.commission import Basis, Retention, Tier, Tiered, TierMetric, TierMode
from carloan_desk.domain.deal import Stage
from carloan_desk.domain.plan_templates import PlanTemplate, templates
from carloan_desk.services import commission, plans
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.duel import DuelDialog
from carloan_desk.ui.dialogs.plan import PlanDialog
from carloan_desk.ui.dialogs.plan_editor.forms import KINDS, begun
from carloan_desk.ui.dialogs.statement import StatementDialog
from carloan_desk.ui.dialogs.trace import TraceDialog
from carloan_desk.ui.shell import Shell
from tests.services.manager import Manager
from tests.ui.hand import fill, press, settle, turn

D = Decimal
STORE = Tiered(
    "单台提成",
    Basis.PER_DEAL,
    TierMetric.COUNT,
    TierMode.RETROACTIVE,
    (Tier(D(0), D(500), D(2)), Tier(D(3), D(600), D(5)), Tier(D(5), D(700), D(7)), Tier(D(7), D(800))),
)


@pytest.fixture
def dialog(desk: Desk, window: Shell) -> PlanDialog:
    made = PlanDialog(desk, window, None)
    made.open()
    settle(desk)
    return made


def said(dialog: PlanDialog) -> str:
    turn(400)
    return "\n".join(each.text() for each in dialog.findChildren(QLabel) if each.isVisible())


@pytest.mark.parametrize("template", templates(), ids=lambda each: each.key)
def test_every_published_plan_goes_through_unchanged(dialog: PlanDialog, template: PlanTemplate) -> None:
    dialog._start_from_template(template)
    assert dialog._taken(say=False) == template.plan.components
    assert template.source in said(dialog)
    dialog.done(0)


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.__name__)
def test_every_part_can_be_added_and_taken_away(dialog: PlanDialog, kind: type) -> None:
    component = begun(kind, "一项")  # type: ignore[arg-type]
    form = dialog.add_part(component)
    assert form.take(say=True) == component
    dialog._duplicate()
    assert len(dialog._taken(say=True)) == 2
    dialog._move(-1)
    assert dialog._parts.currentRow() == 0
    dialog._remove()
    assert dialog._taken(say=True) == (component,)
    dialog.done(0)


def test_the_hole_in_the_stores_table_is_named_while_typing(dialog: PlanDialog) -> None:
    dialog.add_part(STORE)
    assert "X = 2" in said(dialog)
    dialog.done(0)


def test_saving_makes_the_next_version(desk: Desk, dialog: PlanDialog) -> None:
    dialog.add_part(STORE)
    dialog.add_part(begun(Retention, "风险金"))
    fill(dialog.fields["name"], "门店方案")
    press(dialog, name="dialog.do")
    settle(desk)
    (asked,) = dialog.findChildren(QMessageBox)
    assert plans.versions(desk.workspace) == []
    next(each for each in asked.buttons() if each is not asked.defaultButton()).click()
    settle(desk)
    assert not shiboken6.isValid(dialog)
    (saved,) = plans.versions(desk.workspace)
    assert (saved.name, saved.version) == ("门店方案", 1)
    assert saved.components[0] == STORE


def test_what_cannot_be_read_is_said_and_kept(desk: Desk, dialog: PlanDialog) -> None:
    form = dialog.add_part(begun(Retention, "风险金"))
    fill(dialog.fields["name"], "门店方案")
    fill(form.editors["fraction"], "viel")  # type: ignore[arg-type]
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert form.editors["fraction"].line.text() == "viel"  # type: ignore[union-attr]
    assert plans.versions(desk.workspace) == []
    dialog.done(0)


def test_an_empty_plan_is_refused(desk: Desk, dialog: PlanDialog) -> None:
    fill(dialog.fields["name"], "空")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog._message.isVisible()
    dialog.done(0)


def test_leaving_with_changes_asks(desk: Desk, dialog: PlanDialog) -> None:
    dialog.add_part(STORE)
    dialog.reject()
    settle(desk)
    assert dialog.isVisible()
    asked = dialog.findChild(QMessageBox)
    assert isinstance(asked, QMessageBox)
    next(b for b in asked.buttons() if asked.buttonRole(b) is QMessageBox.ButtonRole.DestructiveRole).click()
    settle(desk)
    assert not shiboken6.isValid(dialog)


def test_a_duel_without_any_deal_or_version_is_of_templates(desk: Desk, window: Shell) -> None:
    dialog = DuelDialog(desk, window)
    dialog.open()
    settle(desk)
    assert dialog._verdict.text()
    dialog.reject()


def test_a_hole_at_the_value_reached_is_named_in_the_statement_and_the_trace(desk: Desk, window: Shell) -> None:
    manager = Manager(desk.workspace)
    manager.plan(STORE)
    ids = [manager.walk(Stage.DELIVERY) for _ in range(2)]
    period = "2026-08"
    statement = StatementDialog(desk, window, period)
    statement.open()
    settle(desk)
    assert "单台提成" in statement._note.text()
    statement.reject()
    pay = commission.of_deal(desk.workspace, ids[0], desk.today())
    assert pay is not None
    assert all(line.trace.in_gap for line in pay.lines)
    trace = TraceDialog(desk, window, pay)
    trace.open()
    settle(desk)
    warned = [each.text() for each in trace.findChildren(QLabel) if each.property("role") == "warn"]
    assert len(warned) == len(pay.lines) == 1
    trace.reject()
