"""Quick add: a message fills what is empty, what was typed stays, drafts wait, who is known already is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.lead_source import Campaign, LeadSource
from carloan_desk.domain.vehicle import VehicleKind
from carloan_desk.services import capture, clients
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.new_client import NewClientDialog
from carloan_desk.ui.dialogs.new_deal import NewDealDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import bring_forward, dialog_on_top, fill, keys, pick, press, seen, settle, shows, turn, type_text

MESSAGE = (
    "王小明 199 0000 1234 想看秦L DM-i，预算15万左右，首付3成\n抖音看到的，人在郑州，周三下午有空过去看车，现在开轩逸"
)


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def quick_add(desk: Desk, window: Shell) -> NewClientDialog:
    keys(window, "Ctrl+N")
    settle(desk)
    dialog = dialog_on_top(NewClientDialog)
    assert isinstance(dialog, NewClientDialog)
    return dialog


def text_of(dialog: FormDialog, name: str) -> str:
    return str(dialog.fields[name].line.text())  # type: ignore[attr-defined]


def paste(dialog: NewClientDialog, text: str, desk: Desk) -> None:
    """Ctrl+V with the focus in a field of one line."""
    QGuiApplication.clipboard().setText(text)
    bring_forward(dialog)
    line = dialog.fields["name"].line  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    turn(300)
    settle(desk)


def test_a_pasted_message_fills_the_form(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    paste(dialog, MESSAGE, desk)
    assert text_of(dialog, "name") == "王小明"
    assert text_of(dialog, "mobile") == "19900001234"
    assert text_of(dialog, "interest") == "比亚迪 秦L，新能源，预算15万左右，首付3成"
    assert text_of(dialog, "next_action_on") == "2026-11-25"
    assert text_of(dialog, "city") == "郑州"
    # Where somebody came from is a hint alone: it is never chosen for one.
    assert dialog.fields["source"].read() is None
    assert shows(dialog, "“抖音”")
    assert shows(dialog, "“周三下午”")
    press(dialog._filling.lines["source"], text="")
    assert dialog.fields["source"].read() is Source.ONLINE
    press(dialog, name="dialog.do")
    settle(desk)
    with desk.workspace.reading() as read:
        (client,) = read.all(Client, mobile="19900001234")
        assert (client.name, client.source, client.city) == ("王小明", Source.ONLINE, "郑州")
        assert client.note == MESSAGE  # what no field holds is not lost
        assert [car.model for car in read.all(OwnedVehicle, client_id=client.id)] == ["日产 轩逸"]
    assert capture.drafts(desk.workspace) == []


def test_enter_saves_after_a_hint_was_taken_or_a_day_chosen(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    paste(dialog, MESSAGE, desk)
    assert shows(dialog, "“抖音” · 线上")
    dialog._note_box.setChecked(False)
    press(dialog, text="明天")
    assert dialog.focusWidget() is dialog._day.line
    press(dialog._filling.lines["source"], text="")
    assert dialog.fields["source"].read() is Source.ONLINE
    focused = dialog.focusWidget()
    assert focused is dialog.fields["source"].combo  # type: ignore[attr-defined]
    QTest.keyClick(focused, Qt.Key.Key_Return)
    settle(desk)
    with desk.workspace.reading() as read:
        (client,) = read.all(Client, mobile="19900001234")
        assert (client.source, client.note) == (Source.ONLINE, "")


@pytest.mark.parametrize(
    ("message", "second"),
    [
        ("郭子豪 19900000003 荣威i5\n潘婷 19900000004 MG5", ""),
        ("19900000003郭子豪\n19900000004潘婷", ""),
        ("郭子豪 电话19900000003 备用19900000004", "19900000004"),
        ("19900000003 郭子豪 19900000004", "19900000004"),
    ],
)
def test_the_telephone_of_another_is_no_second_one(desk: Desk, window: Shell, message: str, second: str) -> None:
    dialog = quick_add(desk, window)
    paste(dialog, message, desk)
    assert (text_of(dialog, "name"), text_of(dialog, "mobile")) == ("郭子豪", "19900000003")
    assert text_of(dialog, "second_mobile") == second


def test_what_was_typed_is_never_overwritten(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    type_text(dialog.fields["name"].line, "小明爸爸")  # type: ignore[attr-defined]
    type_text(dialog.fields["interest"].line, "只要新能源")  # type: ignore[attr-defined]
    paste(dialog, MESSAGE, desk)
    assert text_of(dialog, "name") == "小明爸爸"
    assert text_of(dialog, "interest") == "只要新能源"
    assert text_of(dialog, "mobile") == "19900001234"
    line = dialog._filling.lines["name"]
    assert line.isVisible()
    assert not line.is_taken


def test_values_are_taken_back_one_by_one(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    paste(dialog, MESSAGE, desk)
    press(dialog._filling.lines["mobile"], text="")
    assert text_of(dialog, "mobile") == ""
    assert text_of(dialog, "name") == "王小明"
    dialog._box.put(MESSAGE + "，谢谢")
    settle(desk)
    assert text_of(dialog, "mobile") == ""  # it stays out
    press(dialog._filling.lines["mobile"], text="")
    assert text_of(dialog, "mobile") == "19900001234"
    chip = next(chip for text, chip in dialog._filling.parts._chips if text == "首付3成")
    chip.click()
    assert text_of(dialog, "interest") == "比亚迪 秦L，新能源，预算15万左右"


def test_another_message_takes_the_place_of_the_first(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    paste(dialog, MESSAGE, desk)
    dialog._box.put("李文静 19900005678 看海鸥")
    settle(desk)
    assert text_of(dialog, "name") == "李文静"
    assert text_of(dialog, "mobile") == "19900005678"
    assert text_of(dialog, "interest") == "比亚迪 海鸥"
    assert text_of(dialog, "next_action_on") == ""
    assert text_of(dialog, "city") == ""


def test_short_texts_are_pasted_as_they_are(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    paste(dialog, "王小明", desk)
    assert text_of(dialog, "name") == "王小明"
    assert dialog._box.text.toPlainText() == ""


def test_a_half_typed_form_waits_and_the_next_is_empty(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    type_text(dialog.fields["name"].line, "王半")  # type: ignore[attr-defined]
    type_text(dialog.fields["mobile"].line, "19900")  # type: ignore[attr-defined]
    pick(dialog.fields["source"].combo, "微信")  # type: ignore[attr-defined]
    turn(450)
    settle(desk)
    assert len(capture.drafts(desk.workspace)) == 1  # before it is closed: nothing is lost if the program dies
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle(desk)
    again = quick_add(desk, window)
    assert text_of(again, "name") == text_of(again, "mobile") == ""
    assert again.fields["source"].read() is None
    assert shows(again, "10:00")
    assert shows(again, "王半")
    press(again, name="draft.continue")
    settle(desk)
    assert (text_of(again, "name"), text_of(again, "mobile")) == ("王半", "19900")
    assert again.fields["source"].read() is Source.WECHAT
    fill(again.fields["mobile"], "19900001234")
    press(again, name="dialog.do")
    settle(desk)
    assert capture.drafts(desk.workspace) == []


def test_a_draft_can_be_thrown_away(desk: Desk, window: Shell) -> None:
    for name in ("甲", "乙"):
        dialog = quick_add(desk, window)
        type_text(dialog.fields["name"].line, name)  # type: ignore[attr-defined]
        dialog.reject()
        settle(desk)
        desk._clock.move(minutes=2)  # type: ignore[attr-defined]
    assert len(capture.drafts(desk.workspace)) == 2
    dialog = quick_add(desk, window)
    press(dialog, name="draft.drop")
    settle(desk)
    assert [draft.values["name"] for draft in capture.drafts(desk.workspace)] == ["甲"]


def test_an_empty_form_leaves_no_draft(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    dialog.reject()
    settle(desk)
    assert capture.drafts(desk.workspace) == []


def test_who_is_known_is_shown_beside_and_can_be_opened(desk: Desk, window: Shell) -> None:
    person = clients.view(desk.workspace, 1).client
    dialog = quick_add(desk, window)
    type_text(dialog.fields["mobile"].line, person.mobile)  # type: ignore[attr-defined]
    turn(250)
    settle(desk)
    assert shows(dialog._known, person.name)
    press(dialog, name="known.open")
    settle(desk)
    assert window.current_page is not None
    assert shows(window.current_page, person.name)


def test_a_deal_can_be_added_to_the_one_who_is_known(desk: Desk, window: Shell) -> None:
    person = clients.view(desk.workspace, 1).client
    dialog = quick_add(desk, window)
    type_text(dialog.fields["mobile"].line, person.mobile)  # type: ignore[attr-defined]
    turn(250)
    settle(desk)
    press(dialog, name="known.deal")
    settle(desk)
    assert dialog_on_top()._client_id == 1


def test_the_mask_covers_who_is_known(desk: Desk, window: Shell) -> None:
    person = clients.view(desk.workspace, 1).client
    desk.show.masked = True
    dialog = quick_add(desk, window)
    type_text(dialog.fields["mobile"].line, person.mobile)  # type: ignore[attr-defined]
    turn(250)
    settle(desk)
    assert not shows(dialog._known, person.name)
    assert not shows(dialog._known, person.mobile[3:7])


def test_a_place_tells_its_kind_and_a_new_one_is_added(desk: Desk, window: Shell) -> None:
    with desk.workspace.unit_of_work("demo.fill") as work:
        work.add(LeadSource(kind=Source.DEALER, name="城东汽贸店"))
        work.add(Campaign(name="秋季车展会", starts_on=desk.today()))
        work.commit()
    dialog = quick_add(desk, window)
    fill(dialog.fields["name"], "甲乙")
    fill(dialog.fields["lead_source_id"], "城东汽贸店")
    assert dialog.fields["source"].read() is Source.DEALER
    fill(dialog.fields["campaign_id"], "没有的活动")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    fill(dialog.fields["campaign_id"], "秋季车展会")
    fill(dialog.fields["lead_source_id"], "城西新店")
    press(dialog, name="dialog.do")
    settle(desk)
    with desk.workspace.reading() as read:
        (client,) = read.all(Client, name="甲乙")
        assert read.get(LeadSource, client.lead_source_id or 0).name == "城西新店"
        assert read.get(Campaign, client.campaign_id or 0).name == "秋季车展会"


def test_quick_days(desk: Desk, window: Shell) -> None:
    dialog = quick_add(desk, window)
    days = {}
    for button in seen(dialog._left.parentWidget(), type(dialog.do)):
        if button.toolTip().startswith("2026-"):
            button.click()
            days[button.text()] = text_of(dialog, "next_action_on")
    assert list(days.values()) == ["2026-11-23", "2026-11-24", "2026-11-26", "2026-11-30"]


def test_a_new_deal_begins_with_the_interest(desk: Desk, window: Shell) -> None:
    client = Client(
        name="王小明", source=Source.PHONE, created_on=desk.today(), interest="比亚迪 秦L，二手车，车价9.98万"
    )
    clients.add(desk.workspace, client)
    dialog = NewDealDialog(desk, window, client.id or 0)
    dialog.open()
    type_text(dialog.fields["vehicle_model"].line, "秦PLUS")  # type: ignore[attr-defined]
    settle(desk)
    assert text_of(dialog, "vehicle_model") == "秦PLUS"
    assert text_of(dialog, "price") == "99,800.00"
    assert dialog.fields["vehicle_kind"].read() is VehicleKind.USED
    assert dialog.fields["power"].read() is None
    assert shows(dialog, "取自意向")
    dialog.reject()
