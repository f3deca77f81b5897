"""The board by hand: filters shared with the table, cards that move by drag and key, reasons from a list."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.services import deals, reasons
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.event import EventDialog, ReasonsDialog
from carloan_desk.ui.pages.deals import DealsPage
from carloan_desk.ui.pages.deals.lanes import LANES, Lane
from carloan_desk.ui.shell import Shell
from tests.ui.hand import bring_forward, dialog_on_top, press, settle, shows, texts, type_text


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    """All that follows happens in the demo."""
    return demo_workspace


@pytest.fixture
def page(window: Shell, desk: Desk) -> DealsPage:
    window.open("deals", None)
    settle(desk)
    found = window.current_page
    assert isinstance(found, DealsPage)
    return found


def lane(page: DealsPage, stage: Stage | None) -> Lane:
    return page._board._lanes.lanes[stage]


def stage_of(desk: Desk, deal_id: int) -> Stage:
    return deals.view(desk.workspace, deal_id, desk.today()).stage


def first(page: DealsPage, stage: Stage) -> int:
    found = lane(page, stage)
    found.setCurrentRow(0)
    found.setFocus()
    summary = found.current()
    assert summary is not None
    return summary.deal.id or 0


def test_every_deal_that_moves_has_its_card(page: DealsPage, desk: Desk) -> None:
    moving = [each for each in deals.board(desk.workspace, desk.today()) if each.open]
    assert sum(lane(page, stage).count() for stage in LANES) == len(moving)
    for stage in LANES:
        assert lane(page, stage).count() == sum(1 for each in moving if each.stage is stage)


def test_a_card_moves_by_key_and_asks_for_the_day(page: DealsPage, desk: Desk) -> None:
    deal_id = first(page, Stage.DISCOVERY)
    QTest.keyClick(lane(page, Stage.DISCOVERY), Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    dialog = dialog_on_top(EventDialog)
    assert dialog.fields["on"].read() == desk.today()
    press(dialog, name="dialog.do")
    settle(desk)
    assert stage_of(desk, deal_id) is Stage.SCREENING
    assert lane(page, Stage.SCREENING).count() == 2


def test_a_card_that_is_dropped_asks_what_the_stage_needs(page: DealsPage, desk: Desk) -> None:
    deal_id = first(page, Stage.DECISION)
    data = lane(page, Stage.DECISION).mimeData([lane(page, Stage.DECISION).currentItem()])
    assert data.formats() == lane(page, Stage.DECISION).mimeTypes()
    page._board._lanes.carry(int(bytes(data.data(data.formats()[0]).data())), Stage.APPLICATION)
    settle(desk)
    dialog = dialog_on_top(EventDialog)
    settle(desk)
    offered = [dialog.reason.combo.itemText(place) for place in range(dialog.reason.combo.count())]
    assert "流水不足" in offered
    # The star stands where a value is asked for, and moves with the decision.
    assert dialog.reason._label.text() == "原因 *"
    dialog.fields["kind"].edited.emit(EventKind.APPROVED)
    assert not dialog.reason.required
    assert dialog.fields["amount"]._label.text() == "金额 *"
    dialog.fields["kind"].edited.emit(EventKind.RETURNED)
    press(dialog, name="dialog.do")
    assert dialog.isVisible()
    assert dialog.reason._message.text()
    dialog.reason.combo.setEditText("签字页缺一张")
    press(dialog, name="dialog.do")
    settle(desk)
    assert stage_of(desk, deal_id) is Stage.APPLICATION
    event = deals.view(desk.workspace, deal_id, desk.today()).events[-1]
    assert (event.kind, event.reason) == (EventKind.RETURNED, "签字页缺一张")


def test_what_cannot_be_is_said(page: DealsPage, desk: Desk) -> None:
    deal_id = first(page, Stage.DISCOVERY)
    said: list[str] = []
    desk.notice.connect(lambda text, _undo: said.append(text))
    page._board._lanes.carry(deal_id, Stage.DISBURSEMENT)
    settle(desk)
    assert "一步" in said[-1]
    assert stage_of(desk, deal_id) is Stage.DISCOVERY


def test_a_deal_ends_with_a_reason_and_is_counted(page: DealsPage, desk: Desk) -> None:
    deal_id = first(page, Stage.QUOTE)
    page._board._lanes.carry(deal_id, None)
    settle(desk)
    dialog = dialog_on_top(EventDialog)
    settle(desk)
    dialog.reason.combo.setEditText("改为全款")
    press(dialog, name="dialog.do")
    settle(desk)
    assert stage_of(desk, deal_id) is Stage.WITHDRAWN
    page._board._filter("closed")
    settle(desk)
    assert shows(page, "改为全款 1")


def test_the_form_is_submitted_on_its_own_page(page: DealsPage, desk: Desk) -> None:
    deal_id = first(page, Stage.APPLICATION)
    QTest.keyClick(lane(page, Stage.APPLICATION), Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(desk)
    assert page.target() == deal_id


def test_arrows_walk_and_enter_opens(page: DealsPage, desk: Desk, window: Shell) -> None:
    bring_forward(window)
    first(page, Stage.DISCOVERY)
    QTest.keyClick(lane(page, Stage.DISCOVERY), Qt.Key.Key_Right)
    assert lane(page, Stage.SCREENING).hasFocus()
    summary = lane(page, Stage.SCREENING).current()
    assert summary is not None
    QTest.keyClick(lane(page, Stage.SCREENING), Qt.Key.Key_Return)
    settle(desk)
    assert page.target() == summary.deal.id


def test_silence_and_a_missing_step_show_by_themselves(page: DealsPage, desk: Desk) -> None:
    board, today = page._board, desk.today()
    summaries = [each for each in deals.board(desk.workspace, today) if each.open]
    silent = [each for each in summaries if each.silent_days(today) >= 7]
    unplanned = [each for each in summaries if not each.planned]
    assert silent
    assert unplanned
    assert len(unplanned) < len(summaries)
    for key, wanted in (("silent", silent), ("unplanned", unplanned)):
        board._filter(key)
        assert sum(lane(page, stage).count() for stage in LANES) == len(wanted)
        board.show_as(False)
        assert board._table.records.rowCount() == len(wanted)
        board.show_as(True)


def test_words_filter_board_and_table_alike(page: DealsPage, desk: Desk) -> None:
    summary = next(each for each in deals.board(desk.workspace, desk.today()) if each.open)
    type_text(page._board.search, summary.client_name)
    settle(desk)
    assert sum(lane(page, stage).count() for stage in LANES) == 1
    page._board.show_as(False)
    assert page._board._table.records.rowCount() == 1
    page._board.search.clear()


def test_the_list_of_reasons_is_one_s_own(page: DealsPage, desk: Desk) -> None:
    first(page, Stage.DECISION)
    page._board._lanes.carry(first(page, Stage.DECISION), Stage.APPLICATION)
    settle(desk)
    dialog = dialog_on_top(EventDialog)
    settle(desk)
    press(dialog, text="编辑原因列表")
    listed = dialog_on_top(ReasonsDialog)
    listed.fields["reasons"].text.setPlainText("合影缺失\n\n流水不足\n合影缺失")  # type: ignore[attr-defined]
    press(listed, name="dialog.do")
    settle(desk)
    assert reasons.offered(desk.workspace, "zh")[EventKind.RETURNED] == ["合影缺失", "流水不足"]
    assert dialog.reason.combo.itemText(0) == "合影缺失"


def test_the_mask_leaves_no_name_on_the_cards(page: DealsPage, desk: Desk, window: Shell) -> None:
    names = [each.client_name for each in deals.board(desk.workspace, desk.today()) if each.open]
    window.toggle_mask()
    settle(desk)
    masked = window.current_page
    assert isinstance(masked, DealsPage)
    page = masked
    told = [lane(page, stage).item(row) for stage in LANES for row in range(lane(page, stage).count())]
    said = " ".join([*(item.text() + item.toolTip() for item in told), *texts(page)])
    assert told
    assert not [name for name in names if name in said]


@pytest.mark.parametrize("scale", ["100", "200"])
def test_the_name_of_no_lane_is_cut(window: Shell, desk: Desk, dress: Callable[..., None], scale: str) -> None:
    dress(language="en", scale=scale)
    window.resize(1366, 768)
    window.restyle()
    found = window.open("deals", None)
    settle(desk)
    assert isinstance(found, DealsPage)
    lanes = found._board._lanes
    for head, _ in lanes._heads.values():
        assert max(map(head.fontMetrics().horizontalAdvance, head.text().split())) <= head.width()
    assert scale != "100" or lanes.horizontalScrollBar().maximum() == 0
