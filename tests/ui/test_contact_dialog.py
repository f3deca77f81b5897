"""The contact dialog by hand: three keys and a sentence, the guard, the script, numbers and texts copied clean."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from carloan_desk.domain.circle import Relation, RelationKind
from carloan_desk.domain.client import Client
from carloan_desk.domain.conduct import Outcome
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
from carloan_desk.services import circle, contacts, loans
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui import contact_words
from carloan_desk.ui.clipboard import copy_for_a_while, copy_number
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.contact import ContactDialog
from carloan_desk.ui.guarded import copy_when_allowed
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.forms import Field
from carloan_desk.ui.widgets.pick import PickField
from tests.ui.hand import Clock, bring_forward, dialog_on_top, fill, press, seen, settle, shows, texts, turn, wait_for

DAY = date(2026, 11, 23)


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def late(desk: Desk) -> loans.LoanLine:
    """The loan that is most behind."""
    return loans.portfolio(desk.workspace, desk.today())[0]


def asked(desk: Desk, window: Shell, line: loans.LoanLine, **more: Any) -> ContactDialog:
    window.resize(1366, 768)
    dialog = ContactDialog(desk, window, line.client.id or 0, line.deal.id, **more)
    dialog.open()
    settle(desk)
    return dialog


def last(desk: Desk, client_id: int | None) -> ContactNote:
    with desk.workspace.reading() as read:
        return max(read.all(ContactNote, client_id=client_id), key=lambda note: note.id or 0)


def count(desk: Desk) -> int:
    with desk.workspace.reading() as read:
        return len(read.all(ContactNote))


def pick_field(dialog: ContactDialog, name: str) -> PickField:
    field = dialog.fields[name]
    assert isinstance(field, PickField)
    return field


def test_one_key_a_sentence_and_enter(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    dialog = asked(desk, window, late)
    bring_forward(dialog)
    assert dialog.do.isEnabled()
    # The focus stands on the result; everything else has a sensible value already.
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_2)
    assert dialog.fields["note"].hasFocus() or dialog.focusWidget() is not None
    fill(dialog.fields["note"], "响了很久没人接")
    press(dialog, name="dialog.do")
    settle(desk)
    note = last(desk, late.client.id)
    assert (note.result, note.channel, note.purpose) == (
        ContactResult.UNANSWERED,
        Channel.PHONE,
        ContactPurpose.COLLECTION,
    )
    assert (note.note, note.number, note.deal_id) == ("响了很久没人接", late.client.mobile, late.deal.id)
    assert note.at == desk.now().replace(second=0)
    assert note.outgoing
    assert note.relation_id is None


def test_a_promise_with_a_next_step(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    dialog = asked(desk, window, late)
    assert not dialog.fields["promise_on"].isVisible()
    fill(dialog.fields["result"], "承诺还款")
    assert dialog.fields["promise_on"].isVisible()
    press(dialog, name="dialog.do")
    assert dialog.isVisible()  # the day is missing
    fill(dialog.fields["promise_on"], "11-20")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog.fields["promise_on"], "承诺日不能早于联系当日")
    fill(dialog.fields["promise_on"], "11-25")
    fill(dialog.fields["promise_amount"], "1500")
    fill(dialog.fields["next_step"], "看到账")
    fill(dialog.fields["next_on"], "11-26")
    press(dialog, name="dialog.do")
    settle(desk)
    note = last(desk, late.client.id)
    assert (note.promise_on, note.promise_amount) == (date(2026, 11, 25), Decimal(1500))
    with desk.workspace.reading() as read:
        client = read.get(Client, late.client.id or 0)
    assert (client.next_action, client.next_action_on) == ("看到账", date(2026, 11, 26))
    # The next time the promise stands beside the form.
    dialog = asked(desk, window, late)
    assert shows(dialog, "待兑现")
    assert shows(dialog, "1,500")
    dialog.reject()


def test_outside_the_hours_it_is_blocked_until_a_reason_is_written(
    desk: Desk, window: Shell, clock: Clock, late: loans.LoanLine
) -> None:
    clock.move(hours=12, minutes=30)
    dialog = asked(desk, window, late)
    assert shows(dialog, "暂不可联系")
    assert shows(dialog, "联系时间为 08:00 至 22:00")
    assert shows(dialog, "明天 08:00 起可联系")
    assert shows(dialog, "银行业协会")
    copy = dialog.findChild(QPushButton, "contact.copy")
    assert copy is not None
    assert not copy.isEnabled()
    fill(dialog.fields["result"], "未接通")
    before = count(desk)
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog, "请写明原因")
    assert count(desk) == before
    fill(dialog.fields["override_reason"], "   ")
    press(dialog, name="dialog.do")
    settle(desk)
    assert count(desk) == before
    fill(dialog.fields["override_reason"], "客户约定此时回电")
    assert copy.isEnabled()
    press(dialog, name="dialog.do")
    settle(desk)
    assert last(desk, late.client.id).override_reason == "客户约定此时回电"
    page = window.open("clients", late.client.id)
    settle(desk)
    assert shows(page, "客户约定此时回电")
    # What happened earlier the same day, within the hours, broke nothing.
    dialog = asked(desk, window, late)
    fill(dialog.fields["at"], "15:20")
    assert not dialog.fields["override_reason"].isVisible()
    fill(dialog.fields["result"], "未接通")
    press(dialog, name="dialog.do")
    settle(desk)
    note = last(desk, late.client.id)
    assert (note.at, note.override_reason) == (datetime.combine(DAY, time(15, 20)), "")


def test_neither_later_than_now_nor_no_time(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    dialog = asked(desk, window, late)
    fill(dialog.fields["result"], "未接通")
    fill(dialog.fields["at"], "25:00")
    press(dialog, name="dialog.do")
    assert shows(dialog.fields["at"], "08:30")
    fill(dialog.fields["at"], "10:30")
    before = count(desk)
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog.fields["at"], "晚于当前时间")
    assert count(desk) == before
    dialog.reject()


def test_the_clock_set_back_is_named(desk: Desk, window: Shell, clock: Clock, late: loans.LoanLine) -> None:
    note = ContactNote(
        client_id=late.client.id or 0, at=desk.now(), channel=Channel.PHONE, result=ContactResult.REACHED
    )
    contacts.record(desk.workspace, note, desk.now())
    clock.move(days=-2)
    dialog = asked(desk, window, late)
    assert shows(dialog, "电脑时间是否被调慢了")
    dialog.reject()


def test_a_third_party_is_only_asked_to_pass_on(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    friend = Relation(client_id=late.client.id or 0, kind=RelationKind.FRIEND, name="单建国", mobile="19900030077")
    circle.keep_relation(desk.workspace, friend)
    dialog = asked(desk, window, late)
    fill(dialog.fields["relation_id"], "单建国")
    assert pick_field(dialog, "purpose").read() is ContactPurpose.FORWARD
    assert shows(dialog, "只请转告，不提欠款")
    assert shows(dialog, "请他人转告")
    side = " ".join(texts(dialog._talk))
    press(dialog, name="talk.copy")
    copied = QGuiApplication.clipboard().text()
    assert late.client.name in copied
    assert not any(word in copied for word in ("贷", "款", "欠", "债", "逾期", "元", "期"))
    assert copied in side
    fill(dialog.fields["purpose"], "逾期催收")
    assert shows(dialog, "不告知欠款，不向其催收")
    fill(dialog.fields["purpose"], "请转告")
    fill(dialog.fields["result"], "拒绝")
    press(dialog, name="dialog.do")
    settle(desk)
    note = last(desk, late.client.id)
    assert (note.relation_id, note.number) == (friend.id, "19900030077")
    dialog = asked(desk, window, late, relation_id=friend.id)
    assert shows(dialog, "已要求不再联系")
    assert shows(dialog, "以后也不可联系")
    # The next dialog begins with the client again.
    dialog.reject()
    dialog = asked(desk, window, late)
    assert pick_field(dialog, "relation_id").read() is None
    dialog.reject()


def test_a_number_is_copied_clean_and_forgotten_after_a_while(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    clipboard = QGuiApplication.clipboard()
    dialog = asked(desk, window, late)
    press(dialog, name="contact.copy")
    assert clipboard.text() == late.client.mobile
    dialog.reject()
    assert copy_number("+86 199 0000-0001", 0.01) == "19900000001"
    assert clipboard.text() == "19900000001"
    wait_for(lambda: clipboard.text() == "", desk)
    copy_for_a_while("一", 0.01)
    clipboard.setText("二")
    turn(40)
    assert clipboard.text() == "二"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_both_languages(
    desk: Desk, window: Shell, late: loans.LoanLine, lang: str, dress: Callable[..., None]
) -> None:
    dress(language=lang)
    dialog = asked(desk, window, late)
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    expected = "More than 30 days overdue" if lang == "en" else "逾期 30 天以上"
    assert expected in shown
    assert dialog.do.text() == ("Record" if lang == "en" else "记录")
    dialog.reject()


def test_nothing_is_told_under_the_mask(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    window.toggle_mask()
    dialog = asked(desk, window, late)
    for text in texts(dialog, hidden=True):
        assert late.client.name not in text
        assert late.client.mobile not in text.replace(" ", "")
        assert f"{late.state.overdue_amount:,.2f}" not in text
    dialog.reject()


def test_the_script_closes_and_stays_closed(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    dialog = asked(desk, window, late)
    assert dialog._talk.isVisible()
    press(dialog, name="contact.side")
    assert not dialog._talk.isVisible()
    dialog.reject()
    dialog = asked(desk, window, late)
    assert not dialog._talk.isVisible()
    press(dialog, name="contact.side")
    assert dialog._talk.isVisible()
    dialog.reject()


def test_a_click_at_the_wrong_hour_asks_for_the_reason(desk: Desk, window: Shell, clock: Clock) -> None:
    clock.move(hours=13)
    page = window.open("clients", 50)
    settle(desk)
    before = count(desk)
    press(page, name="contact.phone")
    turn()
    press(page, name="contact.unanswered")
    settle(desk)
    (dialog,) = (each for each in window.findChildren(ContactDialog) if each.isVisible())
    settle(desk)
    assert count(desk) == before
    assert pick_field(dialog, "result").read() is ContactResult.UNANSWERED
    assert shows(dialog, "暂不可联系")
    dialog.reject()


def test_a_number_on_the_list_is_copied_only_when_a_contact_is_allowed(
    desk: Desk, window: Shell, clock: Clock, late: loans.LoanLine
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("")
    said: list[str] = []
    desk.notice.connect(lambda text, _undo: said.append(text))
    owner = QWidget(window)
    copy_when_allowed(desk, owner, late.client.id or 0, late.client.mobile)
    settle(desk)
    assert clipboard.text() == late.client.mobile
    assert said == ["可联系 · 今天接通 0/3，未接通 0/6"]
    clock.move(hours=13)
    clipboard.setText("")
    copy_when_allowed(desk, owner, late.client.id or 0, late.client.mobile)
    settle(desk)
    assert clipboard.text() == ""
    assert "明天 08:00 起可联系" in said[-1]
    dialog = dialog_on_top(ContactDialog)
    assert dialog.fields["override_reason"].isVisible()
    dialog.reject()


def test_a_clock_that_is_not_china_s_is_named(desk: Desk) -> None:
    china = timedelta(hours=8)
    assert contact_words.clock(None, desk.show, china) == ""
    assert contact_words.clock(None, desk.show, None) == ""
    assert "时区不是北京时间" in contact_words.clock(None, desk.show, timedelta(0))
    both = contact_words.clock(desk.now(), desk.show, timedelta(hours=9))
    assert "2026-11-23 10:00" in both
    assert "时区不是北京时间" in both


def test_arrows_and_digits_choose(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    dialog = asked(desk, window, late)
    bring_forward(dialog)
    field = pick_field(dialog, "channel")
    field.setFocus()
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
    assert field.read() is Channel.WECHAT
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Left)
    assert field.read() is Channel.OTHER
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_3)
    assert field.read() is Channel.VISIT
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_9)
    assert field.read() is Channel.VISIT
    assert all(isinstance(each, Field) for each in dialog.fields.values())
    dialog.reject()


def test_the_outcome_has_a_sign_and_a_word(desk: Desk, window: Shell, late: loans.LoanLine) -> None:
    dialog = asked(desk, window, late)
    (chip,) = seen(dialog, QLabel, name="verdict.chip")
    assert chip.text() == "✓ 可联系"
    assert set(Outcome) == {Outcome.ALLOWED, Outcome.ASK, Outcome.BLOCKED}
    dialog.reject()
