"""One client's page, the channels, and duplicates: what is shown, what is done there, nothing told under the mask."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from carloan_desk.domain.circle import CareDate, Consent, OwnedVehicle, Relation
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.lead_source import Campaign, LeadSource, SourceVisit
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult
from carloan_desk.services import client_page, clients
from carloan_desk.services.timeline import Kind
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.channels import PersonDialog, PlaceDialog, VisitDialog
from carloan_desk.ui.dialogs.circle import CareDialog, ConsentDialog, RelationDialog, VehicleDialog
from carloan_desk.ui.dialogs.duplicates import DuplicatesDialog, MergeDialog
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.pages.clients import ClientsPage
from carloan_desk.ui.pages.clients.around import QuotesCard
from carloan_desk.ui.pages.clients.record import Record
from carloan_desk.ui.pages.clients.timeline import Timeline
from carloan_desk.ui.shell import Shell
from tests.ui.hand import dialog_on_top, fill, keys, press, seen, settle, shows, texts, turn, type_text, wait_for


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def page_of(desk: Desk, window: Shell, target: Any) -> ClientsPage:
    page = window.open("clients", target)
    settle(desk)
    assert isinstance(page, ClientsPage)
    return page


def rows_of(desk: Desk, cls: Any, **equals: Any) -> list[Any]:
    with desk.workspace.reading() as read:
        return read.all(cls, **equals)


# The page -------------------------------------------------------------------------------------------------------------


def test_everything_that_happened_is_on_one_line(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 1)
    known = client_page.page(desk.workspace, 1, desk.today())
    assert {Kind.ADDED, Kind.DEAL, Kind.CONSENT} <= {entry.kind for entry in known.entries}
    moments = [entry.moment for entry in known.entries]
    assert moments == sorted(moments, reverse=True)
    assert page._client is not None
    shown = seen(page, Timeline)[0]
    assert shows(shown, "已放款")
    shown._chips[Kind.CONSENT].click()
    settle(desk)
    assert not shows(shown, "已放款")
    shown._chips[Kind.CONSENT].click()
    settle(desk)
    assert shows(shown, "已放款")


def test_a_quote_that_was_given_is_seen_and_a_new_one_begun(desk: Desk, window: Shell) -> None:
    given = rows_of(desk, KeptQuote)[0]
    page = page_of(desk, window, given.client_id)
    panel = page._client
    assert panel is not None
    card = next(each for each in panel._cards if isinstance(each, QuotesCard))
    assert shows(card, given.number)
    press(card, text=given.number)
    settle(desk)
    dialog = dialog_on_top(PreviewDialog)
    assert dialog.pdf == desk.workspace.files.get(given.key)
    dialog.close()
    asked: list[tuple[str, Any]] = []
    desk.open_requested.connect(lambda name, target: asked.append((name, target)))
    card.add_one()
    assert asked == [("quote", {"client": given.client_id})]
    settle(desk)


def test_a_long_line_comes_in_parts(desk: Desk, window: Shell) -> None:
    with desk.workspace.unit_of_work("demo.fill") as work:
        for number in range(40):
            at = desk.now() - timedelta(hours=number)
            note = {"result": ContactResult.REACHED, "note": f"第{number}次"}
            work.add(ContactNote(client_id=1, at=at, channel=Channel.PHONE, **note))  # type: ignore[arg-type]
        work.commit()
    page = page_of(desk, window, 1)
    assert page._client is not None
    assert shows(seen(page, Timeline)[0], "第29次")
    assert not shows(seen(page, Timeline)[0], "第35次")
    press(seen(page, Timeline)[0], name="timeline.more")
    settle(desk)
    assert shows(seen(page, Timeline)[0], "第35次")


def test_a_contact_is_noted_in_two_clicks(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 50)
    before = len(rows_of(desk, ContactNote, client_id=50))
    press(page, name="contact.wechat")
    settle(desk)
    press(page, name="contact.reached")
    settle(desk)
    notes = rows_of(desk, ContactNote, client_id=50)
    assert len(notes) == before + 1
    assert notes[-1].result is ContactResult.REACHED
    window.undo()
    settle(desk)
    assert len(rows_of(desk, ContactNote, client_id=50)) == before


def test_people_are_seen_from_both_sides(desk: Desk, window: Shell) -> None:
    other = clients.view(desk.workspace, 52).client
    page = page_of(desk, window, 51)
    press(page, name="client.person")
    settle(desk)
    dialog = dialog_on_top(RelationDialog)
    fill(dialog.fields["kind"], "担保人")
    type_text(dialog.fields["other_id"].line, other.mobile)
    turn(150)
    settle(desk)
    dialog.fields["other_id"].line.setText(next(iter(dialog.fields["other_id"]._entries)))
    dialog.fields["other_id"].left()
    press(dialog, name="dialog.do")
    settle(desk)
    (relation,) = rows_of(desk, Relation, client_id=51)
    assert relation.other_id == 52
    assert shows(page, other.name)
    page = page_of(desk, window, 52)
    assert shows(page, clients.view(desk.workspace, 51).client.name)


def test_one_who_is_no_client_has_name_and_phone(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 51)
    press(page, name="client.person")
    settle(desk)
    dialog = dialog_on_top(RelationDialog)
    fill(dialog.fields["kind"], "配偶")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()  # neither a client nor a name
    fill(dialog.fields["name"], "李配偶")
    fill(dialog.fields["mobile"], "199 0000 7788")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(page, "李配偶")
    assert rows_of(desk, Relation, client_id=51)[0].mobile == "19900007788"


def test_a_consent_is_given_and_withdrawn(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 51)
    press(page, name="client.consent")
    settle(desk)
    dialog = dialog_on_top(ConsentDialog)
    fill(dialog.fields["scope"], "征信查询")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()  # for whom?
    fill(dialog.fields["recipient"], "示例银行")
    press(dialog, name="dialog.do")
    settle(desk)
    assert rows_of(desk, Consent, client_id=51)[0].recipient == "示例银行"
    press(page, name="consent.withdraw")
    settle(desk)
    assert rows_of(desk, Consent, client_id=51)[0].withdrawn_on == desk.today()


def test_a_lunar_day_says_when_it_comes_round(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 51)
    press(page, name="client.care")
    settle(desk)
    dialog = dialog_on_top(CareDialog)
    fill(dialog.fields["name"], "农历生日")
    fill(dialog.fields["lunar"], "农历")
    fill(dialog.fields["month"], "8")
    fill(dialog.fields["day"], "15")
    assert shows(dialog, "2027-09-15")
    press(dialog, name="dialog.do")
    settle(desk)
    assert rows_of(desk, CareDate, client_id=51)[0].lunar
    assert shows(page, "八月十五")


def test_a_plate_is_checked(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 51)
    press(page, name="client.car")
    settle(desk)
    dialog = dialog_on_top(VehicleDialog)
    fill(dialog.fields["plate"], "12")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    fill(dialog.fields["plate"], "豫a·12345")
    press(dialog, name="dialog.do")
    settle(desk)
    assert rows_of(desk, OwnedVehicle, client_id=51)[0].plate == "豫A12345"


def test_an_old_id_number_is_made_a_new_one(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 51)
    assert page._client is not None
    page._client.tabs.setCurrentIndex(1)
    settle(desk)
    field = seen(page, Record)[0].fields["id_number"]
    fill(field, "110105491231002")
    settle(desk)
    press(field, text="11010519491231002X")
    settle(desk)
    assert clients.view(desk.workspace, 51).client.id_number == "11010519491231002X"


def test_tags_come_and_go(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 51)
    assert page._client is not None
    card = page._client._cards[-1]
    type_text(card._line, "企业主甲")  # type: ignore[attr-defined]
    QTest.keyClick(card._line, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle(desk)
    assert "企业主甲" in clients.view(desk.workspace, 51).client.tags
    press(card, text="企业主甲")
    settle(desk)
    assert "企业主甲" not in clients.view(desk.workspace, 51).client.tags


def test_the_keyboard_goes_to_the_next_client(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, None)
    first, second = page._list.records.record(0).id, page._list.records.record(1).id
    page = page_of(desk, window, first)
    keys(window, "Alt+Down")
    settle(desk)
    assert page._client_id == second
    keys(window, "Alt+Up")
    settle(desk)
    assert page._client_id == first
    keys(window, "Alt+Up")
    settle(desk)
    assert page._client_id == first


def test_into_the_bin_and_back(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 60)
    press(page, name="client.bin")
    settle(desk)
    assert page._client_id is None
    page = page_of(desk, window, 60)
    press(page, name="client.restore")
    settle(desk)
    assert clients.view(desk.workspace, 60).client.deleted_at is None


def test_nothing_of_anybody_is_told_under_the_mask(desk: Desk, window: Shell) -> None:
    with desk.workspace.unit_of_work("demo.fill") as work:
        work.add(Relation(client_id=4, kind=rows_of(desk, Relation)[0].kind, name="欧阳机密", mobile="19900006543"))
        work.add(OwnedVehicle(client_id=4, model="某车", plate="豫Z97531"))
        work.commit()
    keys(window, "F9")
    settle(desk)
    page = page_of(desk, window, 4)
    told = "\n".join(texts(page, hidden=True))
    client = clients.view(desk.workspace, 4).client
    for secret in ("欧阳机密", "9900006543", "97531", client.name, client.mobile, client.interest):
        assert secret not in told
    page = page_of(desk, window, "channels")
    told = "\n".join(texts(page, hidden=True))
    for person in rows_of(desk, LeadSource):
        assert person.name in told  # places are no people
    assert "刘洋" not in told


# Channels -------------------------------------------------------------------------------------------------------------


def test_the_tree_shows_what_came_of_each(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, "channels")
    panel = page._channels
    assert panel is not None
    names = [line.name for line in panel.table.records.records]
    assert "瑞通集团" in names
    assert panel.table.records.records[names.index("瑞通集团")].depth == 1
    panel._by.choose(1)
    settle(desk)
    assert [line.name for line in panel.table.records.records] == ["岁末团购会", "直播周", "金秋车展"]


def test_a_place_is_added_visited_and_gets_people(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, "channels")
    panel = page._channels
    assert panel is not None
    press(page, name="channels.place")
    settle(desk)
    dialog = dialog_on_top(PlaceDialog)
    fill(dialog.fields["name"], "城南名车")
    fill(dialog.fields["parent_id"], "瑞通集团")
    fill(dialog.fields["visit_every_days"], "10")
    press(dialog, name="dialog.do")
    settle(desk)
    (place,) = rows_of(desk, LeadSource, name="城南名车")
    assert place.kind is Source.SHOWROOM
    line = next(n for n, each in enumerate(panel.table.records.records) if each.name == "城南名车")
    panel.table.selectRow(line)
    settle(desk)
    press(page, name="place.person")
    settle(desk)
    dialog = dialog_on_top(PersonDialog)
    fill(dialog.fields["name"], "钱多多")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(panel, "钱多多")
    press(page, name="place.visit")
    settle(desk)
    dialog_on_top(VisitDialog)
    press(dialog_on_top(VisitDialog), name="dialog.do")
    settle(desk)
    assert len(rows_of(desk, SourceVisit, source_id=place.id)) == 1
    assert rows_of(desk, LeadSource, name="城南名车")[0].next_visit_on == desk.today() + timedelta(days=10)


def test_a_campaign_has_a_cost(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, "channels")
    press(page, name="channels.campaign")
    settle(desk)
    dialog = dialog_on_top()
    fill(dialog.fields["name"], "春季外展")
    fill(dialog.fields["starts_on"], "今天")
    fill(dialog.fields["cost"], "0.3万")
    press(dialog, name="dialog.do")
    settle(desk)
    (campaign,) = rows_of(desk, Campaign, name="春季外展")
    assert campaign.cost == 3000


# Duplicates -----------------------------------------------------------------------------------------------------------


def test_duplicates_are_found_and_put_together(desk: Desk, window: Shell) -> None:
    twin = Client(name="双胞", mobile="19900000001", source=Source.PHONE, created_on=desk.today(), city="南阳")
    clients.add(desk.workspace, twin)
    count = clients.count(desk.workspace)
    page = page_of(desk, window, None)
    press(page, name="clients.duplicates")
    wait_for(lambda: dialog_on_top(DuplicatesDialog).table.records.rowCount() > 0, desk)
    dialog = dialog_on_top(DuplicatesDialog)
    ids = [[client.id for client in group.clients] for group in dialog.table.records.records]
    dialog.table.selectRow(next(n for n, each in enumerate(ids) if twin.id in each))
    press(dialog, name="duplicates.merge")
    settle(desk)
    merge = dialog_on_top(MergeDialog)
    assert shows(merge, "双胞")
    merge._kept.button(0).setChecked(True)
    press(merge, name="merge.do")
    settle(desk)
    assert clients.count(desk.workspace) == count - 1
    window.undo()
    settle(desk)
    assert clients.count(desk.workspace) == count
    for each in seen(window, DuplicatesDialog):
        each.reject()


def test_the_rail_leads_back_to_the_list(desk: Desk, window: Shell) -> None:
    page = page_of(desk, window, 1)
    press(window, name="rail.clients")
    settle(desk)
    assert page._client_id is None
    press(window, name="rail.deals")
    settle(desk)
    page_of(desk, window, 1)
    press(window, name="rail.deals")
    settle(desk)
    press(window, name="rail.clients")
    settle(desk)
    assert page._client_id == 1, "another page's entry leads to where one was"
