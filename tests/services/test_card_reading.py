"""Cards read from pictures by the engine itself; what they say goes where it belongs, one by one, and can be undone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from carloan_desk.domain.cards import CardKind, CardReading
from carloan_desk.domain.circle import OwnedVehicle
from carloan_desk.domain.client import Client, Gender
from carloan_desk.domain.deal import Deal, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange import text_in_pictures
from carloan_desk.exchange.scans import scan_of
from carloan_desk.services import applications, attachments, card_reading
from carloan_desk.services.card_reading import Whose
from tests.exchange.made_up_cards import MadeUp, made_up
from tests.services.manager import TODAY, Manager


def reading_of(card: MadeUp) -> CardReading:
    reading = card_reading.read_picture(card.png()).reading
    assert reading is not None
    return reading


# Each kind of card, and each condition, at least once: with few pictures, the engine takes a second for each.
SEEN = [
    (CardKind.ID_FRONT, "tilted"),
    (CardKind.ID_BACK, "small"),
    (CardKind.DRIVING_LICENCE, "blurred"),
    (CardKind.VEHICLE_LICENCE, "turned"),
    (CardKind.BUSINESS_LICENCE, "straight"),
    (CardKind.BANK_CARD, "dark"),
    (CardKind.VIN_PLATE, "glare"),
]


@pytest.mark.parametrize(("kind", "condition"), SEEN)
def test_the_engine_reads_made_up_cards(kind: CardKind, condition: str) -> None:
    card = made_up(kind, condition, 1)
    reading = reading_of(card)
    assert reading.kind is kind
    found = {field.key: field.value for field in reading.fields}
    wrong = {key: (value, found.get(key)) for key, value in card.says.items() if found.get(key) != value}
    assert not wrong


def test_a_picture_of_something_else_is_no_card() -> None:
    from io import BytesIO

    from PIL import Image

    buffer = BytesIO()
    Image.new("RGB", (400, 300), (120, 160, 120)).save(buffer, "PNG")
    assert card_reading.read_picture(buffer.getvalue()).reading is None


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_in_pictures.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(DomainError, match=r"ocr\.missing"):
        card_reading.read_picture(b"")


@pytest.fixture
def deal_id(manager: Manager) -> int:
    return manager.walk(Stage.DOCUMENTS)


def taken(manager: Manager, deal_id: int, card: MadeUp, whose: Whose) -> None:
    reading = reading_of(card)
    for each in card_reading.proposals(manager.workspace, deal_id, reading, whose):
        card_reading.take(manager.workspace, deal_id, reading, whose, each.field.key, each.field.value)
    again = card_reading.proposals(manager.workspace, deal_id, reading, whose)
    assert again
    assert all(each.is_taken for each in again)


def record(manager: Manager, cls: Any, **equals: Any) -> Any:
    with manager.workspace.reading() as read:
        (found,) = read.all(cls, **equals)
    return found


def test_the_clients_own_card_goes_into_the_record(manager: Manager, deal_id: int) -> None:
    card = made_up(CardKind.ID_FRONT, "straight", 1)
    taken(manager, deal_id, card, Whose.CLIENT)
    client = record(manager, Client)
    says = card.says
    assert (client.name, client.id_number, client.address) == (says["name"], says["id_number"], says["address"])
    assert (client.gender, client.birth_date) == (Gender(str(says["gender"])), says["birth_date"])
    before = client.id_number
    manager.workspace.undo()
    assert record(manager, Client).id_number != before


def test_the_spouses_card_goes_onto_the_form(manager: Manager, deal_id: int) -> None:
    card = made_up(CardKind.ID_FRONT, "straight", 2)
    name = record(manager, Client).name
    taken(manager, deal_id, card, Whose.SPOUSE)
    answers = applications.of_view(manager.view(deal_id), TODAY).answers
    assert (answers["spouse_name"], answers["spouse_id_number"]) == (card.says["name"], card.says["id_number"])
    assert record(manager, Client).name == name


def test_a_co_borrowers_card_with_its_day(manager: Manager, deal_id: int) -> None:
    card = made_up(CardKind.ID_FRONT, "straight", 3)
    taken(manager, deal_id, card, Whose.CO_BORROWER)
    born = card.says["birth_date"]
    assert isinstance(born, date)
    assert applications.of_view(manager.view(deal_id), TODAY).answers["co_borrower1_birth_date"] == born.isoformat()


def test_a_car_of_the_client_is_noted_once(manager: Manager, deal_id: int) -> None:
    card = made_up(CardKind.VEHICLE_LICENCE, "straight", 1)
    taken(manager, deal_id, card, Whose.OWNED_CAR)
    car = record(manager, OwnedVehicle)
    says = card.says
    assert (car.plate, car.vin, car.model, car.registered_on) == (
        says["plate"],
        says["vin"],
        says["vehicle_model"],
        says["registered_on"],
    )


def test_the_number_on_the_plate_goes_to_the_deal(manager: Manager, deal_id: int) -> None:
    card = made_up(CardKind.VIN_PLATE, "straight", 1)
    taken(manager, deal_id, card, Whose.DEAL_CAR)
    assert record(manager, Deal).vin == card.says["vin"]


def test_of_a_bank_card_nothing_but_its_tail_is_written(manager: Manager, deal_id: int) -> None:
    card = made_up(CardKind.BANK_CARD, "straight", 1)
    taken(manager, deal_id, card, Whose.CLIENT)
    answers = applications.of_view(manager.view(deal_id), TODAY).answers
    assert answers["repayment_card_tail"] == card.says["card_tail"]


def test_what_cannot_be_is_refused_when_taken(manager: Manager, deal_id: int) -> None:
    card = made_up(CardKind.ID_FRONT, "straight", 1)
    wrong = str(card.says["id_number"])[:-1] + ("1" if str(card.says["id_number"])[-1] != "1" else "2")
    with pytest.raises(DomainError, match=r"resident_id\.check_digit"):
        card_reading.take(manager.workspace, deal_id, reading_of(card), Whose.CLIENT, "id_number", wrong)


def test_a_page_of_a_file_is_read(manager: Manager, deal_id: int, tmp_path: Path) -> None:
    card = made_up(CardKind.VIN_PLATE, "straight", 2)
    attachments.add(manager.workspace, deal_id, [scan_of("plate.png", card.png())], None, TODAY)
    (filed,) = attachments.of_deal(manager.workspace, deal_id)
    found = card_reading.read_attachment(manager.workspace, filed.attachment, 0)
    assert found.reading is not None
    assert found.reading.kind is CardKind.VIN_PLATE
