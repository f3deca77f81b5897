"""Today by hand: rows by keyboard, put off and back, the order, the calendar, the file for other calendars."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from icalendar import Calendar as Ics
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu, QWidget

from carloan_desk.domain.agenda import Kind, Order
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.domain.servicing import Mark, MarkKind
from carloan_desk.services import clients, today
from carloan_desk.services.today import Item
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui import today_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.dialogs.export_calendar import ExportCalendarDialog
from carloan_desk.ui.dialogs.payment import PaymentDialog
from carloan_desk.ui.dialogs.put_off import DismissDialog, SnoozeDialog
from carloan_desk.ui.dialogs.today_order import TodayOrderDialog
from carloan_desk.ui.pages.today import TodayPage
from carloan_desk.ui.pages.today.rows import Row
from carloan_desk.ui.shell import Shell
from tests.ui.hand import Clock, bring_forward, dialog_on_top, fill, keys, press, seen, settle, shows, texts


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    """All that follows happens in the demo."""
    return demo_workspace


@pytest.fixture
def page(window: Shell, desk: Desk) -> TodayPage:
    settle(desk)
    found = window.current_page
    assert isinstance(found, TodayPage)
    bring_forward(window.window())
    return found


def listed(desk: Desk) -> list[Item]:
    return list(today.overview(desk.workspace, desk.today()).items)


def selected(page: TodayPage) -> Row:
    row = page._rows.selected
    assert row is not None
    return row


def has_keys(widget: QWidget) -> bool:
    """Whether keys go to a widget, were its window in front: another program's test may be there."""
    return widget.window().focusWidget() is widget


def select(page: TodayPage, desk: Desk, kind: Kind) -> Item:
    """Filter a kind and go to its first row."""
    press(page, name=f"today.filter.{kind}")
    settle(desk)
    page._rows.take_focus()
    return next(item for item in listed(desk) if item.subject == selected(page).line.subject)


def hit(page: TodayPage, desk: Desk, key: Qt.Key) -> None:
    QTest.keyClick(selected(page), key)
    settle(desk)


def test_arrows_go_through_the_rows_and_stop_at_the_ends(page: TodayPage, desk: Desk) -> None:
    subjects = [item.subject for item in listed(desk)]
    QTest.keyClick(page, Qt.Key.Key_Down)
    walked = [selected(page).line.subject]
    for _ in range(5):
        QTest.keyClick(selected(page), Qt.Key.Key_Down)
        assert has_keys(selected(page))
        walked.append(selected(page).line.subject)
    assert walked == subjects[:6]
    QTest.keyClick(selected(page), Qt.Key.Key_Home)
    QTest.keyClick(selected(page), Qt.Key.Key_Up)
    assert selected(page).line.subject == subjects[0]
    QTest.keyClick(selected(page), Qt.Key.Key_End)
    assert selected(page).line.subject == subjects[24]  # as many as are listed at once


def test_every_kind_has_its_word_and_its_tone(page: TodayPage) -> None:
    assert len({today_words.kind(kind) for kind in Kind}) == len(Kind)
    assert set(today_words.TONES) == set(Kind)
    assert {page._filters._buttons[kind].objectName() for kind in Kind}


def test_each_row_is_read_aloud_with_its_keys(page: TodayPage, desk: Desk) -> None:
    item = select(page, desk, Kind.OVERDUE)
    row = selected(page)
    assert item.client_name in row.accessibleName()
    for part in ("(C)", "(D)", "(S)", "(X)", "(↵)"):
        assert part in row.accessibleDescription()
        assert part in row.toolTip()


def test_enter_opens_and_c_records_a_contact(page: TodayPage, window: Shell, desk: Desk) -> None:
    item = select(page, desk, Kind.OVERDUE)
    hit(page, desk, Qt.Key.Key_C)
    dialog_on_top(ContactDialog).reject()
    settle(desk)
    hit(page, desk, Qt.Key.Key_Return)
    opened = window.current_page
    assert opened is not page
    assert opened is not None
    assert shows(opened, item.client_name)


def test_d_ends_a_task_and_asks_for_the_money_of_an_instalment(page: TodayPage, desk: Desk) -> None:
    item = select(page, desk, Kind.TASK)
    hit(page, desk, Qt.Key.Key_D)
    assert item.subject not in {each.subject for each in listed(desk)}
    desk.workspace.undo()
    page.refresh()
    settle(desk)
    assert item.subject in {each.subject for each in listed(desk)}
    select(page, desk, Kind.OVERDUE)
    hit(page, desk, Qt.Key.Key_D)
    dialog_on_top(PaymentDialog).reject()


def test_the_selection_goes_on_to_the_next_row_when_one_is_done(page: TodayPage, desk: Desk) -> None:
    select(page, desk, Kind.TASK)
    before = [item.subject for item in listed(desk) if item.kind is Kind.TASK]
    hit(page, desk, Qt.Key.Key_D)
    assert selected(page).line.subject == before[1]
    assert has_keys(selected(page))


def test_s_offers_workdays_and_what_is_put_off_can_be_seen_and_brought_back(page: TodayPage, desk: Desk) -> None:
    item = select(page, desk, Kind.OVERDUE)
    hit(page, desk, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said = [action.text() for action in menu.actions()]
    assert ["11-24" in said[0], "11-26" in said[1], "11-30" in said[2]] == [True, True, True]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle(desk)
    assert item.subject not in {each.subject for each in listed(desk)}
    press(page, name="today.snoozed")
    settle(desk)
    assert shows(page, "推迟至 11-24") or shows(page, "推迟到 11-24")
    page._rows.take_focus()
    hit(page, desk, Qt.Key.Key_B)
    assert item.subject in {each.subject for each in listed(desk)}
    assert item.subject not in {each.item.subject for each in today.overview(desk.workspace, desk.today()).put_off}


def test_a_snooze_to_a_day_of_choice_refuses_the_past(page: TodayPage, desk: Desk) -> None:
    item = select(page, desk, Kind.OVERDUE)
    SnoozeDialog(desk, page, item).open()
    dialog = dialog_on_top(SnoozeDialog)
    fill(dialog.fields["until"], "2026-11-23")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog, "须晚于今天")
    fill(dialog.fields["until"], "2026-11-28")  # a Saturday
    press(dialog, name="dialog.do")
    settle(desk)
    with desk.workspace.reading() as read:
        assert [mark.until for mark in read.all(Mark, subject=item.subject)] == [date(2026, 11, 30)]


def test_x_asks_why(page: TodayPage, desk: Desk) -> None:
    item = select(page, desk, Kind.OVERDUE)
    hit(page, desk, Qt.Key.Key_X)
    dialog = dialog_on_top(DismissDialog)
    press(dialog, name="dialog.do")
    assert QApplication.activeModalWidget() is dialog  # a reason is needed
    fill(dialog.fields["reason"], "银行已受理延期")
    press(dialog, name="dialog.do")
    settle(desk)
    assert item.subject not in {each.subject for each in listed(desk)}
    with desk.workspace.reading() as read:
        marks = read.all(Mark, subject=item.subject)
    assert [(mark.kind, mark.reason) for mark in marks] == [(MarkKind.DISMISSED, "银行已受理延期")]


def test_keys_typed_into_a_dialog_do_nothing_to_the_rows(page: TodayPage, desk: Desk) -> None:
    select(page, desk, Kind.OVERDUE)
    count = len(listed(desk))
    keys(page, "Ctrl+N")
    settle(desk)
    dialog = dialog_on_top()
    QTest.keyClicks(dialog.focusWidget(), "dcsx")
    dialog.reject()
    settle(desk)
    assert len(listed(desk)) == count


def test_the_order_is_changed_by_keyboard_and_undone_in_one(page: TodayPage, window: Shell, desk: Desk) -> None:
    press(page, name="today.order")
    dialog = dialog_on_top(TodayOrderDialog)
    kinds = seen(dialog, QListWidget, name="order.kinds")[0]
    kinds.setFocus()
    last = list(Kind).index(Kind.CARE)
    kinds.setCurrentRow(last)
    for _ in range(last):
        QTest.keyClick(kinds, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(dialog, name="dialog.do")
    settle(desk)
    assert listed(desk)[0].kind is Kind.CARE
    assert "关怀" in next(text for text in texts(page._rows) if text)
    window.undo()
    settle(desk)
    assert listed(desk)[0].kind is Kind.PROMISE
    assert "承诺" in next(text for text in texts(page._rows) if text)


def test_mixed_by_urgency_each_row_says_its_kind(page: TodayPage, desk: Desk) -> None:
    press(page, name="today.order")
    dialog = dialog_on_top(TodayOrderDialog)
    dialog._grouped.setChecked(False)
    press(dialog, name="dialog.do")
    settle(desk)
    overview = today.overview(desk.workspace, desk.today())
    assert not overview.order.grouped
    assert selected(page).line.chip
    press(page, name="today.order")
    dialog = dialog_on_top(TodayOrderDialog)
    press(dialog, name="order.reset")
    press(dialog, name="dialog.do")
    settle(desk)
    assert today.overview(desk.workspace, desk.today()).order == Order()


# What came meanwhile --------------------------------------------------------------------------------------------------


def at_the_next_visit(window: Shell, desk: Desk, clock: Clock, **later: float) -> TodayPage:
    clock.move(**later)
    window.forget_pages()
    page = window.open("today")
    settle(desk)
    assert isinstance(page, TodayPage)
    return page


def test_what_fell_due_while_away_is_marked_for_the_day(
    page: TodayPage, window: Shell, desk: Desk, clock: Clock
) -> None:
    person = Client(
        name="单冬",
        mobile="",
        source=Source.PHONE,
        created_on=desk.today(),
        next_action="回电",
        next_action_on=desk.today() + timedelta(days=2),
    )
    clients.add(desk.workspace, person)
    assert shows(page, "上次（11-20）")
    later = at_the_next_visit(window, desk, clock, days=4)
    assert shows(later, "上次（11-23）")
    press(later, name="today.filter.contact")
    settle(desk)
    new = [row for row in later._rows._rows if row.line.new]
    assert [row.line.name for row in new if row.line.name == "单冬"] == ["单冬"]
    again = at_the_next_visit(window, desk, clock, hours=3)
    assert shows(again, "上次（11-23）")
    tomorrow = at_the_next_visit(window, desk, clock, days=1)
    press(tomorrow, name="today.filter.contact")
    settle(desk)
    assert "单冬" not in [row.line.name for row in tomorrow._rows._rows if row.line.new]


def test_a_clock_set_back_is_said_and_nothing_is_written(
    page: TodayPage, window: Shell, desk: Desk, clock: Clock
) -> None:
    with desk.workspace.reading() as read:
        before = read.last_seq()
    back = at_the_next_visit(window, desk, clock, days=-40)
    assert shows(back, "请核对日期")
    with desk.workspace.reading() as read:
        assert read.last_seq() == before
    right = at_the_next_visit(window, desk, clock, days=40)
    assert not shows(right, "请核对日期")


def test_at_midnight_the_list_is_that_of_the_new_day(page: TodayPage, desk: Desk, clock: Clock) -> None:
    page._look_at_the_clock()
    settle(desk)
    clock.move(hours=15)
    page._look_at_the_clock()
    settle(desk)
    assert shows(page, "2026-11-24")


# Calendar -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def month(page: TodayPage, desk: Desk) -> TodayPage:
    press(page, name="today.view.month")
    settle(desk)
    return page


def cell(page: TodayPage, day: date) -> QWidget:
    return page._calendar._view._cells[day]


def test_the_month_marks_holidays_and_says_what_is_not_announced(month: TodayPage, desk: Desk) -> None:
    marks = {day: each.shown.mark for day, each in month._calendar._view._cells.items() if each.shown.mark}
    assert marks == {}
    month._calendar.go(date(2026, 10, 8))
    settle(desk)
    marks = {day: each.shown.mark for day, each in month._calendar._view._cells.items() if each.shown.mark}
    assert marks == {
        **{date(2026, 10, day): "休" for day in (1, 2, 5, 6, 7)},
        date(2026, 10, 10): "班",
    }
    assert not shows(month, "尚未公布")
    month._calendar.go(date(2027, 2, 1))
    settle(desk)
    assert shows(month, "2027 年放假安排尚未公布")


def test_the_calendar_by_keyboard_opens_a_day_and_comes_back(month: TodayPage, desk: Desk) -> None:
    month._calendar.take_focus()
    assert has_keys(cell(month, desk.today()))
    view = month._calendar._view
    for key, day in (
        (Qt.Key.Key_Right, 24),
        (Qt.Key.Key_Up, 17),
        (Qt.Key.Key_Down, 24),
        (Qt.Key.Key_Home, 23),
        (Qt.Key.Key_End, 29),
        (Qt.Key.Key_Left, 28),
    ):
        QTest.keyClick(month.window().focusWidget(), key)
        assert view.current == date(2026, 11, day)
    QTest.keyClick(month.window().focusWidget(), Qt.Key.Key_PageDown)
    settle(desk)
    assert view.current == date(2026, 12, 26)
    QTest.keyClick(month.window().focusWidget(), Qt.Key.Key_PageUp)
    settle(desk)
    full = next(day for day, each in view._cells.items() if each.shown.chips)
    month._calendar.go(full)
    settle(desk)
    month._calendar.take_focus()
    QTest.keyClick(month.window().focusWidget(), Qt.Key.Key_Return)
    settle(desk)
    expected = {item.subject for item in month._calendar.items_on(full)}
    assert {row.line.subject for row in month._rows._rows} == expected
    assert has_keys(selected(month))
    assert month.back()
    assert month._calendar.isVisible()
    assert not month.back()


def test_a_day_without_anything_opens_nothing(month: TodayPage, desk: Desk) -> None:
    free = next(day for day, each in month._calendar._view._cells.items() if not each.shown.chips)
    QTest.mouseClick(cell(month, free), Qt.MouseButton.LeftButton)
    settle(desk)
    assert month._calendar.isVisible()


def test_a_thing_done_on_its_day_is_gone_from_it(month: TodayPage, desk: Desk) -> None:
    view = month._calendar._view
    day = next(day for day, each in view._cells.items() if any("事项" in text for _, text in each.shown.chips))
    QTest.mouseClick(cell(month, day), Qt.MouseButton.LeftButton)
    settle(desk)
    row = next(each for each in month._rows._rows if each.line.subject.startswith("task"))
    subject = row.line.subject
    QTest.keyClick(row, Qt.Key.Key_D)
    settle(desk)
    assert subject not in {item.subject for item in month._calendar.items_on(day)}


def test_the_week_names_people_and_the_mask_hides_them(month: TodayPage, window: Shell, desk: Desk) -> None:
    press(month, name="today.view.week")
    settle(desk)
    names = {item.client_name for item in month._calendar._items if item.client_id and len(item.client_name) > 1}
    said = {text for each in month._calendar._view._cells.values() for _, text in each.shown.chips}
    assert any(name in text for name in names for text in said)
    window.toggle_mask()
    settle(desk)
    page = window.current_page
    assert isinstance(page, TodayPage)
    for each in page._calendar._view._cells.values():
        for text in (*(text for _, text in each.shown.chips), each.toolTip(), each.accessibleName()):
            assert not any(name in text for name in names)
    window.toggle_mask()
    settle(desk)


@pytest.mark.parametrize("what", ["list", "put_off"])
def test_under_the_mask_no_row_says_a_name_or_a_sum(page: TodayPage, window: Shell, desk: Desk, what: str) -> None:
    items = listed(desk)
    window.toggle_mask()
    settle(desk)
    masked = window.current_page
    assert isinstance(masked, TodayPage)
    if what == "put_off":
        select(masked, desk, Kind.OVERDUE)
        hit(masked, desk, Qt.Key.Key_X)
        dialog = dialog_on_top(DismissDialog)
        fill(dialog.fields["reason"], "银行已受理延期")
        press(dialog, name="dialog.do")
        settle(desk)
        press(masked, name="today.snoozed")
        settle(desk)
    every = "\n".join(texts(masked, hidden=True))
    for item in items:
        if item.client_id is not None and len(item.client_name) > 1:
            assert item.client_name not in every
        if item.amount:
            assert f"{item.amount:,.2f}" not in every
        if item.text:
            assert item.text not in every
    assert "银行已受理延期" not in every
    window.toggle_mask()


# The file for other calendars -----------------------------------------------------------------------------------------


def written(desk: Desk, page: TodayPage, path: Path, *, names: bool, days: int = 31) -> Ics:
    dialog = ExportCalendarDialog(desk, page)
    dialog.open()
    dialog.names.setChecked(names)
    dialog.write(path, days)
    settle(desk)
    return Ics.from_ical(path.read_bytes())


def test_the_file_is_masked_read_by_others_and_brought_up_to_date(
    page: TodayPage, desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    expected = today.ahead(desk.workspace, desk.today(), desk.today() + timedelta(days=31))
    first = written(desk, page, tmp_path / "一.ics", names=False)
    events = list(first.walk("VEVENT"))
    assert len(events) == len([item for item in expected if item.on <= desk.today() + timedelta(days=31)])
    content = (tmp_path / "一.ics").read_text("utf-8").replace("\r\n ", "")
    for item in expected:
        if item.client_id is not None and len(item.client_name) > 1:
            assert item.client_name not in content
        if item.amount:
            assert str(item.amount) not in content
        assert item.subject not in content
    assert all(event.start >= desk.today() and not hasattr(event.start, "hour") for event in events)
    assert all(event.end - event.start == timedelta(days=1) for event in events)
    clock.move(hours=2)
    second = written(desk, page, tmp_path / "二.ics", names=True)
    uids = {event["uid"]: event["sequence"] for event in events}
    again = {event["uid"]: event["sequence"] for event in second.walk("VEVENT")}
    assert len(uids) == len(events)
    assert uids.keys() == again.keys()
    assert all(again[uid] > uids[uid] for uid in uids)
    named = (tmp_path / "二.ics").read_text("utf-8").replace("\r\n ", "")
    assert all(item.client_name in named for item in expected if item.client_id)
    with desk.workspace.reading() as read:
        records = [each for each in read.all(ExportRecord) if each.what == "calendar"]
    assert [(each.rows, each.masked) for each in records] == [(len(events), True), (len(events), False)]


def test_a_file_that_cannot_be_written_leaves_nothing_and_is_not_noted(
    page: TodayPage, desk: Desk, tmp_path: Path
) -> None:
    dialog = ExportCalendarDialog(desk, page)
    dialog.open()
    dialog.write(tmp_path / "nowhere" / "a.ics", 31)
    settle(desk)
    assert QApplication.activeModalWidget() is dialog
    with desk.workspace.reading() as read:
        assert [each for each in read.all(ExportRecord) if each.what == "calendar"] == []
    dialog.reject()


def test_under_the_mask_no_names_can_be_written(page: TodayPage, window: Shell, desk: Desk) -> None:
    window.toggle_mask()
    settle(desk)
    shown = window.current_page
    assert shown is not None
    dialog = ExportCalendarDialog(desk, shown)
    assert not dialog.names.isEnabled()
    dialog.open()
    dialog.reject()
    window.toggle_mask()
    settle(desk)


@pytest.mark.parametrize(("language", "scale"), [("zh", "200"), ("en", "200"), ("en", "100")])
def test_no_line_is_cut_or_lies_over_another(
    window: Shell, desk: Desk, dress: Callable[..., None], language: str, scale: str
) -> None:
    dress(language=language, scale=scale)
    window.resize(1366, 768)
    window.restyle()
    page = window.open("today", None)
    settle(desk)
    assert isinstance(page, TodayPage)
    said = [each for each in seen(page._rows, QLabel) if each.wordWrap() and each.text()]
    assert said
    assert not [each.text() for each in said if each.height() < each.heightForWidth(each.width())]
    assert not [one.text() for one, other in combinations(said, 2) if one.geometry().intersects(other.geometry())]
