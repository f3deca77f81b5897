"""The calls of the day by hand: in their order, with the guard, one after the other, until all are done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from carloan_desk.domain.servicing import ContactNote, ContactResult
from carloan_desk.services import call_queue
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.pages.loans import LoansPage
from carloan_desk.ui.pages.loans.call_queue import CallQueuePanel
from carloan_desk.ui.shell import Shell
from tests.ui.hand import Clock, bring_forward, dialog_on_top, fill, press, seen, settle, shows, texts


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def panel_of(desk: Desk, window: Shell) -> CallQueuePanel:
    window.resize(1366, 768)
    page = window.open("loans", "calls")
    settle(desk)
    assert isinstance(page, LoansPage)
    (panel,) = seen(page, CallQueuePanel)
    return panel


def names(panel: CallQueuePanel) -> list[str]:
    records = panel._table.records
    return [records.record(row).party.name for row in range(records.rowCount())]


def chosen(panel: CallQueuePanel) -> call_queue.Call:
    call = panel._table.selected()
    assert call is not None
    return call


def counted(panel: CallQueuePanel) -> str:
    (count,) = seen(panel, QLabel, name="calls.count")
    return count.text()


def test_the_order_is_that_of_the_service_and_the_first_is_chosen(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    found = call_queue.queue(desk.workspace, desk.now())
    assert names(panel) == [call.party.name for call in found.calls]
    assert len(found.calls) >= 3
    assert chosen(panel).talk.case.deal.id == found.calls[0].talk.case.deal.id
    assert shows(panel, "承诺没有兑现")
    assert shows(panel, "近期未兑现承诺 1 次")
    assert counted(panel) == f"已完成 0/{found.total}"


def test_next_by_key_and_the_number_clean(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    bring_forward(window)
    panel._table.setFocus()
    order = names(panel)
    QTest.keyClick(panel._table, Qt.Key.Key_N)
    assert chosen(panel).party.name == order[1]
    QTest.keyClick(panel._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert chosen(panel).party.name == order[2]
    for _ in range(len(order) - 2):
        press(panel, name="calls.next")
    assert chosen(panel).party.name == order[0]
    press(panel, name="calls.copy")
    assert QGuiApplication.clipboard().text() == chosen(panel).number
    assert chosen(panel).number.isdigit()


def test_a_recorded_contact_is_done_and_the_next_stands_there(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    first, second, *_ = names(panel)
    deal_id = chosen(panel).talk.case.deal.id
    press(panel, name="calls.record")
    settle(desk)
    dialog = dialog_on_top(ContactDialog)
    fill(dialog.fields["result"], "已接通")
    press(dialog, name="dialog.do")
    settle(desk)
    assert chosen(panel).party.name == second
    assert names(panel)[-1] == first
    assert counted(panel).startswith("已完成 1/")
    with desk.workspace.reading() as read:
        note = max(read.all(ContactNote, deal_id=deal_id), key=lambda each: each.id or 0)
    assert note.result is ContactResult.REACHED
    # In vain: it is tried again after the others.
    bring_forward(window)
    panel._table.setFocus()
    QTest.keyClick(panel._table, Qt.Key.Key_Return)
    settle(desk)
    dialog = dialog_on_top(ContactDialog)
    fill(dialog.fields["result"], "未接通")
    press(dialog, name="dialog.do")
    settle(desk)
    assert names(panel)[-2:] == [second, first]
    assert shows(panel, "再试（1）")


def test_at_night_all_wait_with_their_hour(desk: Desk, window: Shell, clock: Clock) -> None:
    clock.move(hours=12, minutes=5)
    panel = panel_of(desk, window)
    assert shows(panel, "明天 08:00")
    assert shows(panel, "联系时间为 08:00 至 22:00")
    for name in ("calls.copy", "calls.next", "talk.copy"):
        (found,) = seen(panel, QPushButton, name=name)
        assert not found.isEnabled(), name
    (record,) = seen(panel, QPushButton, name="calls.record")
    assert record.isEnabled()  # what took place can be recorded at any hour


def test_nothing_is_told_under_the_mask(desk: Desk, window: Shell) -> None:
    found = call_queue.queue(desk.workspace, desk.now())
    window.toggle_mask()
    panel = panel_of(desk, window)
    for text in texts(panel, hidden=True):
        for call in found.calls:
            assert call.party.name not in text
            assert call.number not in text.replace(" ", "")
            assert f"{call.at_risk:,.2f}" not in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_both_languages(desk: Desk, window: Shell, lang: str, dress: Callable[..., None]) -> None:
    dress(language=lang)
    window.restyle()
    panel = panel_of(desk, window)
    assert shows(panel, "Calls of today" if lang == "en" else "今日电话")


def test_nobody_to_call(desk: Desk, window: Shell) -> None:
    with desk.workspace.unit_of_work("demo.fill") as work:
        for call in call_queue.queue(desk.workspace, desk.now()).calls:
            work.delete(work.get(type(call.talk.case.deal), call.talk.case.deal.id or 0))
        work.commit()
    panel = panel_of(desk, window)
    assert names(panel) == []
    assert shows(panel, "没有要联系的客户")
