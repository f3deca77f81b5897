"""Screening on a deal's page by hand: worksheet, statement, cues, and the change that passes with one undo."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QCheckBox

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.screening import Outcome
from carloan_desk.domain.worksheet import Income, IncomeKind
from carloan_desk.services import clients, deals, screening
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.deals import DealsPage
from carloan_desk.ui.pages.deals.screening import ResultsForm, ScreeningStep
from carloan_desk.ui.pages.deals.worksheet import CuesForm, IncomeForm, StatementForm
from carloan_desk.ui.shell import Shell
from tests.ui.hand import fill, press, seen, settle, shows, texts, turn, type_text

D = Decimal


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    """All that follows happens in the demo."""
    return demo_workspace


@pytest.fixture
def deal_id(desk: Desk) -> int:
    board = deals.board(desk.workspace, desk.today())
    return next(each.deal.id or 0 for each in board if each.stage is Stage.SCREENING)


@pytest.fixture
def step(desk: Desk, window: Shell, deal_id: int) -> ScreeningStep:
    window.open("deals", deal_id)
    settle(desk)
    assert isinstance(window.current_page, DealsPage)
    return seen(window.current_page, ScreeningStep)[0]


def found(desk: Desk, deal_id: int) -> screening.Screening:
    return screening.screening_of(desk.workspace, deal_id, desk.today())


def test_the_results_explain_themselves(step: ScreeningStep, desk: Desk, deal_id: int) -> None:
    matches = found(desk, deal_id).matches
    table = seen(step, ResultsForm)[0].table
    assert table.records.rowCount() == len(matches) >= 4
    assert shows(step, "负债收入比（DTI）")
    assert shows(step, "不高于 50.0 %")
    lender = matches[0].product.lender
    assert any(f"{lender} {matches[0].product.name} V1" in text for text in texts(step))
    # What the client said is a source too.
    assert shows(step, "收入负债表：家庭月支出")


def test_the_change_that_passes_is_applied_and_undone(
    step: ScreeningStep, desk: Desk, window: Shell, deal_id: int
) -> None:
    client_id = found(desk, deal_id).sheet.client_id
    incomes = [Income(IncomeKind.SALARY, D(3300), True)]
    desk.changed.emit(screening.edit_sheet(desk.workspace, client_id, {"incomes": incomes, "loans": []}))
    settle(desk)
    assert found(desk, deal_id).matches[0].result.outcome is Outcome.FAIL
    assert shows(step, "能通过的最小调整（已重新验算）：")
    before = deals.view(desk.workspace, deal_id, desk.today()).deal.down_payment
    press(step, text="采用")
    settle(desk)
    view = deals.view(desk.workspace, deal_id, desk.today())
    assert view.screening is not None
    assert view.screening.outcome is not Outcome.FAIL
    desk.changed.emit(desk.workspace.undo())
    settle(desk)
    assert deals.view(desk.workspace, deal_id, desk.today()).deal.down_payment == before


def test_rows_of_income_are_saved_when_typing_rests(step: ScreeningStep, desk: Desk, deal_id: int) -> None:
    press(step, name="screening.sheet1")
    rows = seen(step, IncomeForm)[0]._rows["incomes"].rows
    count = len(rows._rows)
    rows.adder.click()
    fields, _ = rows._rows[-1]
    fill(fields["kind"], "经营收入")
    fill(fields["monthly"], "1.2万")
    turn(700)
    settle(desk)
    incomes = found(desk, deal_id).sheet.incomes
    assert len(incomes) == count + 1
    assert incomes[-1] == Income(IncomeKind.BUSINESS, D(12000))
    # Half a row is not saved, and stays as typed.
    rows.adder.click()
    fill(rows._rows[-1][0]["monthly"], "abc")
    turn(700)
    settle(desk)
    assert found(desk, deal_id).sheet.incomes == incomes
    assert rows._rows[-1][0]["monthly"]._editor.text() == "abc"  # type: ignore[attr-defined]


def test_the_statement_adds_up(step: ScreeningStep, desk: Desk, deal_id: int) -> None:
    press(step, name="screening.sheet2")
    for pair in seen(step, StatementForm)[0]._fields:
        type_text(pair[0].line, "1.5万")
        pair[0].left()
    settle(desk)
    total = found(desk, deal_id).burden.statement
    assert total is not None
    assert (total.months, total.incoming, total.average) == (6, D(90000), D(15000))
    assert shows(step, "90,000.00")


def test_no_income_is_said(step: ScreeningStep, desk: Desk, deal_id: int) -> None:
    client_id = found(desk, deal_id).sheet.client_id
    screening.edit_sheet(desk.workspace, client_id, {"incomes": []})
    desk.changed.emit(clients.edit(desk.workspace, client_id, {"monthly_income": D(0)}))
    settle(desk)
    assert shows(step, "收入为零：没有共同借款人无法承担月供")
    assert any("共同借款人" in text for text in texts(step))


def test_the_co_borrower_named_is_entered_and_passes(step: ScreeningStep, desk: Desk, deal_id: int) -> None:
    client_id = found(desk, deal_id).sheet.client_id
    screening.edit_sheet(desk.workspace, client_id, {"incomes": [], "loans": [], "card_used": None})
    desk.changed.emit(clients.edit(desk.workspace, client_id, {"monthly_income": D(0), "monthly_debt": D(0)}))
    settle(desk)
    best = found(desk, deal_id).matches[0].result
    assert best.outcome is Outcome.FAIL
    (change,) = best.changes
    assert change.kinds == {"co_income"}
    press(step, name="screening.enter0")
    rows = seen(step, IncomeForm)[0]._rows["incomes"].rows
    rows.adder.click()
    fields, _ = rows._rows[-1]
    fill(fields["kind"], "共同借款人")
    fill(fields["monthly"], str(change.co_income))
    turn(700)
    settle(desk)
    assert found(desk, deal_id).matches[0].result.outcome is Outcome.PASS


def test_a_cue_is_a_question_with_room_for_the_answer(step: ScreeningStep, desk: Desk, deal_id: int) -> None:
    press(step, name="screening.sheet3")
    box = next(each for each in seen(step, QCheckBox) if not each.isChecked())
    code = next(code for code, (mine, _, _) in seen(step, CuesForm)[0]._boxes.items() if mine is box)
    box.click()
    settle(desk)
    fill(seen(step, CuesForm)[0]._boxes[code][1], "儿子开")
    settle(desk)
    assert {cue.code: cue.answer for cue in found(desk, deal_id).sheet.cues}[code] == "儿子开"


def test_the_mask_hides_the_worksheet(step: ScreeningStep, desk: Desk, window: Shell, deal_id: int) -> None:
    press(step, name="screening.sheet1")
    incomes = found(desk, deal_id).sheet.incomes
    window.toggle_mask()
    settle(desk)
    assert window.current_page is not None
    step = seen(window.current_page, ScreeningStep)[0]
    press(step, name="screening.sheet1")
    said = " ".join(texts(step))
    assert all(f"{income.monthly:,.2f}" not in said for income in incomes)
    turn(700)
    settle(desk)
    assert found(desk, deal_id).sheet.incomes == incomes
    window.toggle_mask()
    settle(desk)
    step = seen(window.current_page, ScreeningStep)[0]
    assert len(seen(step, IncomeForm)[0]._rows["incomes"].rows._rows) == len(incomes)


def test_what_is_used_of_the_cards_is_within_the_limit(step: ScreeningStep, desk: Desk) -> None:
    press(step, name="screening.sheet1")
    fill(seen(step, IncomeForm)[0]._sheet["card_used"], "99万")
    settle(desk)
    assert shows(step, "已用额度超过总额度。")
