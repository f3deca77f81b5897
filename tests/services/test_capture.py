"""A lead from its message to its record: drafts wait, nothing of one client shows in the next."""

from datetime import timedelta
from decimal import Decimal

import pytest

from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.lead_source import LeadSource
from carloan_desk.domain.recognition import Field, interest_parts
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services import capture
from carloan_desk.storage.workspace import Workspace
from tests.services.conftest import now
from tests.services.manager import TODAY

MESSAGE = "王小明 19900001234 想看秦L DM-i，预算15万左右，首付3成，月供3000以内，36期，现在开轩逸 豫A12345"


def test_what_a_message_says_of_car_and_money_is_one_line() -> None:
    read = capture.read_message(MESSAGE, TODAY)
    told = [text for _, text in interest_parts(read)]
    assert told == ["比亚迪 秦L", "新能源", "预算15万左右", "首付3成", "月供3000元以内", "36期"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("预算12-15万", "预算12-15万"),
        ("首付5万", "首付5万"),
        ("月供2500", "月供2500元"),
        ("车价129800", "车价12.98万"),
        ("零首付", "零首付"),
        ("首付20%到30%", "首付2-3成"),
        ("二手凯美瑞", "丰田 凯美瑞"),
    ],
)
def test_parts_are_told_as_the_trade_does(text: str, told: str) -> None:
    assert told in [part for _, part in interest_parts(capture.read_message(text, TODAY))]


def test_the_car_they_have_is_a_record_of_its_own() -> None:
    car = capture.car_of(capture.read_message(MESSAGE, TODAY))
    assert car is not None
    assert (car.model, car.plate) == ("日产 轩逸", "豫A12345")
    assert capture.car_of(capture.read_message("想看秦L", TODAY)) is None


def test_a_draft_waits_until_it_is_saved(workspace: Workspace) -> None:
    draft = capture.new_draft(now())
    draft.values = {"name": "王小", "mobile": "1990000"}
    draft.message = MESSAGE
    capture.keep_draft(workspace, draft)
    draft.values["name"] = "王小明"
    capture.keep_draft(workspace, draft)
    later = capture.new_draft(now() + timedelta(minutes=1))
    later.values = {"name": "李"}
    capture.keep_draft(workspace, later)
    assert [each.values["name"] for each in capture.drafts(workspace)] == ["李", "王小明"]
    assert capture.drafts(workspace)[1].message == MESSAGE
    values = {"name": "王小明", "mobile": "19900001234", "source": Source.WECHAT}
    capture.add(workspace, values, TODAY, draft=draft.name)
    assert [each.name for each in capture.drafts(workspace)] == [later.name]
    capture.drop_draft(workspace, later.name)
    assert capture.drafts(workspace) == []


def test_an_empty_draft_is_not_kept(workspace: Workspace) -> None:
    draft = capture.new_draft(now())
    draft.values = {"name": " "}
    capture.keep_draft(workspace, draft)
    assert capture.drafts(workspace) == []


def test_drafts_are_no_part_of_the_history(workspace: Workspace) -> None:
    draft = capture.new_draft(now())
    draft.values = {"name": "王小明"}
    before = len(workspace.history())
    capture.keep_draft(workspace, draft)
    assert len(workspace.history()) == before
    assert workspace.verify_history() is None


def test_a_refused_client_keeps_its_draft(workspace: Workspace) -> None:
    draft = capture.new_draft(now())
    draft.values = {"name": "王小明"}
    capture.keep_draft(workspace, draft)
    with pytest.raises(DomainError):
        capture.add(workspace, {"name": "王小明", "mobile": "123", "source": Source.PHONE}, TODAY, draft=draft.name)
    assert len(capture.drafts(workspace)) == 1


def test_client_place_and_car_are_one_action(workspace: Workspace) -> None:
    values = {"name": "王小明", "mobile": "19900001234", "source": Source.DEALER}
    car = OwnedVehicle(client_id=0, model="日产 轩逸", plate="豫A12345")
    client, _ = capture.add(workspace, values, TODAY, new_place="城东汽贸", car=car)
    with workspace.reading() as read:
        (place,) = read.all(LeadSource)
        assert (place.name, place.kind) == ("城东汽贸", Source.DEALER)
        assert read.get(Client, client.id or 0).lead_source_id == place.id
        assert [each.plate for each in read.all(OwnedVehicle, client_id=client.id)] == ["豫A12345"]
    assert [each.name for each in capture.places(workspace).sources] == ["城东汽贸"]
    workspace.undo()
    with workspace.reading() as read:
        assert read.all(Client) == read.all(LeadSource) == read.all(OwnedVehicle) == []


def test_an_id_number_is_found_and_a_wrong_one_is_not() -> None:
    assert capture.read_message("身份证990000199003070013", TODAY).best(Field.ID_NUMBER) is not None
    assert capture.read_message("身份证990000199003070014", TODAY).best(Field.ID_NUMBER) is None


def test_a_deal_begins_with_what_the_interest_says(workspace: Workspace) -> None:
    def wanted(interest: str) -> dict[str, object]:
        values = {"name": "王小明", "source": Source.PHONE, "interest": interest}
        client, _ = capture.add(workspace, values, TODAY)
        return capture.wanted(workspace, client.id or 0, TODAY)

    assert wanted("") == {}
    assert wanted("比亚迪 秦L，新能源，车价9.98万，首付3万，36期") == {
        "vehicle_model": "比亚迪 秦L",
        "power": Power.NEV,
        "price": Decimal(99800),
        "down_payment": Decimal(30000),
    }
    # What is meant roughly, or may be read in two ways, is no term of a deal.
    assert wanted("秦L还是凯美瑞") == {}
    assert wanted("二手车，首付3万左右，15万") == {"vehicle_kind": VehicleKind.USED}
