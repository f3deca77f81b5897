"""The form by hand: step by step with the keyboard, saved as fields are left, judged, handed in, decided."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carloan_desk.domain.client import MaritalStatus
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.servicing import DealTask, TaskKind
from carloan_desk.services import applications, deals
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.event import EventDialog
from carloan_desk.ui.dialogs.form_versions import FormVersionsDialog
from carloan_desk.ui.dialogs.submit import SubmitDialog
from carloan_desk.ui.pages.deals.application import REVIEW, ApplicationStep
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.forms import ChoiceField, TextField
from tests.domain.test_application import SPOUSE
from tests.domain.test_application_checks import CO, GUARANTOR
from tests.services.manager import Manager
from tests.ui.hand import bring_forward, dialog_on_top, fill, keys, pick, press, seen, settle, shows

CONTACTS = {
    "contact1_name": "曾建国",
    "contact1_relation": "父亲",
    "contact1_mobile": "19900021234",
    "contact2_name": "李晓东",
    "contact2_relation": "同事",
    "contact2_mobile": "19900031234",
}
CONSENTS = {"consent_lender": "given", "consent_credit_query": "at_signing"}


@pytest.fixture
def deal_id(desk: Desk) -> int:
    manager = Manager(desk.workspace)
    client_id = manager.client(marital_status=MaritalStatus.MARRIED)
    deal_id = manager.deal(client_id)
    deals.choose_product(desk.workspace, deal_id, manager.product(), 36)
    manager.walk(Stage.APPLICATION, deal_id=deal_id)
    return deal_id


@pytest.fixture
def step(desk: Desk, window: Shell, deal_id: int) -> ApplicationStep:
    window.open("deals", deal_id)
    settle(desk)
    return seen(window, ApplicationStep)[0]


def saved(desk: Desk, deal_id: int) -> dict[str, str]:
    view = deals.view(desk.workspace, deal_id, desk.today())
    return applications.of_view(view, desk.today()).answers


def type_into_focus(answer: str) -> None:
    """Type into the field one is in, by keys alone, and go to the next."""
    editor = QApplication.focusWidget()
    assert editor is not None
    field: QWidget | None = editor
    while field is not None and not isinstance(field, (TextField, ChoiceField)):
        field = field.parentWidget()
    if isinstance(field, ChoiceField):
        values = [choice for choice, _ in field._choices]
        pick(field.combo, field.combo.itemText(values.index(answer)))
        return
    assert isinstance(field, TextField)
    fill(field, answer)


def test_a_whole_form_by_keyboard(desk: Desk, window: Shell, step: ApplicationStep, deal_id: int) -> None:
    """A married buyer, a co-borrower, a guarantor; then handed in, decided beside the request, and looked at again."""
    wanted = {**SPOUSE, **CO, **GUARANTOR, **CONTACTS, **CONSENTS}
    del wanted["marital_status"]
    step._go("deal")
    visited = []
    for _ in range(14):
        if step._at == REVIEW:
            break
        visited.append(step._at)
        page = step._pages[step._at]
        for key in [key for key in page.boxes if key in wanted]:
            bring_forward(window)
            page.enter(key)
            type_into_focus(wanted[key])
            settle(desk)
        keys(window, "Alt+Right")
        settle(desk)
    assert visited == [
        "deal", "applicant", "job", "liabilities", "spouse", "co_borrowers", "guarantors", "contacts", "vehicle",
        "finance", "account", "declarations",
    ]  # fmt: skip
    said = {key: f"{answer}.00" if key.endswith("income") else answer for key, answer in wanted.items()}
    assert said.items() <= saved(desk, deal_id).items()
    assert saved(desk, deal_id)["guarantor1_birth_date"] == "1985-03-07"  # told by the number
    assert "已填完整" in step._status.text()
    keys(window, "Alt+Left")
    assert step._at == "declarations"

    press(window, name="application.submit")
    settle(desk)
    dialog = dialog_on_top(SubmitDialog)
    assert shows(dialog, "还缺")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()  # doubts are asked about
    dialog.sure.setChecked(True)
    press(dialog, name="dialog.do")
    settle(desk)
    assert deals.view(desk.workspace, deal_id, desk.today()).stage is Stage.DECISION

    press(window, name="deal.next")
    settle(desk)
    decision = dialog_on_top(EventDialog)
    fill(decision.fields["amount"], "80000")
    settle(desk)
    assert shows(decision, "申请 84,000.00，批 80,000.00")
    fill(decision.fields["conditions"], "补首付凭证\n装 GPS")
    press(decision, name="dialog.do")
    settle(desk)
    with desk.workspace.reading() as read:
        assert len(read.all(DealTask, deal_id=deal_id, kind=TaskKind.CONDITION)) == 2


def test_tab_leads_from_the_steps_into_the_fields(window: Shell, step: ApplicationStep) -> None:
    for code in ("deal", "job", "deal"):
        step._go(code)
        bring_forward(window)
        step._list.setFocus()
        QTest.keyClick(step._list, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert step._pages[code].isAncestorOf(focused)


def test_what_is_known_is_marked_and_taken_back(desk: Desk, window: Shell, step: ApplicationStep, deal_id: int) -> None:
    step.go_to("employer")
    settle(desk)
    box = step._pages["job"].boxes["employer"]
    assert "取自客户" in box.field._label.text()
    fill(box.field, "别的单位")
    settle(desk)
    assert "与客户" in box.field._label.text()
    assert saved(desk, deal_id)["employer"] == "别的单位"
    press(window, name="fix.employer")
    settle(desk)
    assert saved(desk, deal_id)["employer"] == "示例公司"
    fill(box.field, "")
    settle(desk)
    assert saved(desk, deal_id)["employer"] == ""


def test_what_is_wrong_is_said_as_the_field_is_left_and_put_right(
    desk: Desk, window: Shell, step: ApplicationStep, deal_id: int
) -> None:
    step.go_to("birth_date")
    settle(desk)
    box = step._pages["applicant"].boxes["birth_date"]
    fill(box.field, "1990-03-08")
    assert "不一致" in box.field._message.text()
    settle(desk)
    assert saved(desk, deal_id)["birth_date"] == "1990-03-08"
    press(window, name="fix.birth_date")
    settle(desk)
    assert saved(desk, deal_id)["birth_date"] == "1990-03-07"
    assert not box.field._message.text()
    step.go_to("repayment_card_tail")
    card = step._pages["account"].boxes["repayment_card_tail"].field
    fill(card, "6222021234567890")
    settle(desk)
    assert card.line.text() == "7890"
    assert saved(desk, deal_id)["repayment_card_tail"] == "7890"


def test_two_fields_left_in_haste_are_both_kept(desk: Desk, step: ApplicationStep, deal_id: int) -> None:
    """The second is left before the first came back from the workspace."""
    step.go_to("vehicle_model")
    page = step._pages["vehicle"]
    fill(page.boxes["colour"].field, "白")
    fill(page.boxes["engine_number"].field, "EN1")
    assert page.boxes["colour"].field.read() == "白"
    settle(desk)
    assert saved(desk, deal_id).items() >= {("colour", "白"), ("engine_number", "EN1")}
    assert step._pending == {}


def test_a_form_that_is_not_complete_leads_to_what_is_missing(desk: Desk, window: Shell, step: ApplicationStep) -> None:
    press(window, name="application.submit")
    settle(desk)
    assert step._at == "spouse"
    focus = window.focusWidget()
    assert focus is not None
    assert step._pages["spouse"].boxes["spouse_name"].isAncestorOf(focus)
    assert shows(step._pages["spouse"], "请填写")
    step._go(REVIEW)
    settle(desk)
    press(window, name="review.contact1_name")
    settle(desk)
    assert step._at == "contacts"


def test_roles_are_swapped_and_undone(desk: Desk, window: Shell, step: ApplicationStep, deal_id: int) -> None:
    applications.save_answers(desk.workspace, deal_id, SPOUSE)
    step._go("spouse")
    settle(desk)
    press(window, name="swap.spouse")
    settle(desk)
    assert (saved(desk, deal_id)["name"], saved(desk, deal_id)["spouse_name"]) == ("王敏", "曾乐")
    desk.workspace.undo()
    assert (saved(desk, deal_id)["name"], saved(desk, deal_id)["spouse_name"]) == ("曾乐", "王敏")


def test_versions_are_compared(desk: Desk, window: Shell, deal_id: int) -> None:
    manager = Manager(desk.workspace)
    manager.answers(deal_id)
    for colour, reason in (("白", "缺流水"), ("黑", "")):
        answers = manager.answers(deal_id, **SPOUSE, colour=colour)
        applications.submit(desk.workspace, deal_id, answers, desk.today(), desk.today(), reason and "补")
        if reason:
            manager.record(deal_id, EventKind.RETURNED, reason=reason)
    view = deals.view(desk.workspace, deal_id, desk.today())
    dialog = FormVersionsDialog(desk, window, view)
    dialog.open()
    settle(desk)
    assert [(dialog._label(each), each.before, each.after) for each in dialog.table.records.records] == [
        ("颜色", "白", "黑")
    ]
    assert shows(dialog, "缺流水")
    desk.show.masked = True
    dialog._compare()
    assert dialog.table.records.index(0, 2).data() == "••••"
    desk.show.masked = False


def test_nothing_of_a_person_is_left_under_the_mask(desk: Desk, window: Shell, step: ApplicationStep) -> None:
    step._go("applicant")
    desk.show.masked = True
    desk.appearance_changed.emit()
    settle(desk)
    for part in ("曾乐", "990000199003070013", "1990000", Decimal(84000), "84,000"):
        assert not shows(step, str(part)), part
    desk.show.masked = False
    QTest.keyClick(step, Qt.Key.Key_Escape)
