"""A card is read in the window: what it says stands beside the picture and is taken one by one."""

from collections.abc import Callable

import pytest

from carloan_desk.domain.cards import CardKind
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Stage
from carloan_desk.exchange import text_in_pictures
from carloan_desk.exchange.scans import scan_of
from carloan_desk.services import applications, attachments, deals
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.attachments import AttachmentsDialog
from carloan_desk.ui.dialogs.read_card import ReadCardDialog
from carloan_desk.ui.shell import Shell
from tests.exchange.made_up_cards import MadeUp, made_up
from tests.ui.hand import dialog_on_top, fill, pick, press, settle, shows, turn


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def deal_id(desk: Desk) -> int:
    found = next(deal for deal in deals.board(desk.workspace, desk.today()) if deal.stage is Stage.DOCUMENTS)
    return found.deal.id or 0


@pytest.fixture
def opened(desk: Desk, window: Shell, deal_id: int) -> Callable[[MadeUp], ReadCardDialog]:
    """Add a picture to the files of a deal and press “read a card”."""

    def open_it(card: MadeUp) -> ReadCardDialog:
        attachments.add(desk.workspace, deal_id, [scan_of("card.png", card.png())], None, desk.today())
        view = deals.view(desk.workspace, deal_id, desk.today())
        files = AttachmentsDialog(desk, window, deal_id, view.checklist)
        files.open()
        settle(desk)
        press(files, text="识别证件…")
        dialog = dialog_on_top(ReadCardDialog)
        settle(desk)
        assert isinstance(dialog, ReadCardDialog)
        return dialog

    return open_it


def client_of(desk: Desk, deal_id: int) -> Client:
    return deals.view(desk.workspace, deal_id, desk.today()).client


def test_taken_one_by_one(desk: Desk, deal_id: int, opened: Callable[[MadeUp], ReadCardDialog]) -> None:
    card = made_up(CardKind.ID_FRONT, "straight", 1)
    before = client_of(desk, deal_id)
    dialog = opened(card)
    assert shows(dialog, "身份证（人像面）")
    assert shows(dialog, f"现有记录：{before.name}")
    assert client_of(desk, deal_id).id_number == before.id_number
    press(dialog, name="card.take.address")
    settle(desk)
    after = client_of(desk, deal_id)
    assert after.address == card.says["address"]
    assert (after.name, after.id_number) == (before.name, before.id_number)
    assert not shows(dialog.lines["address"], "采用")
    assert shows(dialog.lines["address"], "已写入")
    dialog.lines["name"].field.setFocus()
    turn()
    assert dialog.view._mark is not None


def test_what_was_misread_is_put_right_first(
    desk: Desk, deal_id: int, opened: Callable[[MadeUp], ReadCardDialog]
) -> None:
    dialog = opened(made_up(CardKind.ID_FRONT, "straight", 1))
    fill(dialog.lines["name"].field, "褚思远")
    press(dialog, name="card.take.name")
    settle(desk)
    assert client_of(desk, deal_id).name == "褚思远"
    right = dialog.lines["id_number"].found.value
    fill(dialog.lines["id_number"].field, f"{str(right)[:-1]}{'1' if str(right)[-1] != '1' else '2'}")
    press(dialog, name="card.take.id_number")
    settle(desk)
    assert shows(dialog.lines["id_number"], "校验位")
    assert client_of(desk, deal_id).id_number != right


def test_somebody_elses_card_goes_onto_the_form(
    desk: Desk, deal_id: int, opened: Callable[[MadeUp], ReadCardDialog]
) -> None:
    card = made_up(CardKind.ID_FRONT, "straight", 2)
    name = client_of(desk, deal_id).name
    dialog = opened(card)
    pick(dialog._belongs.combo, "配偶")
    settle(desk)
    assert set(dialog.lines) == {"name", "id_number"}
    press(dialog, name="card.take.name")
    settle(desk)
    view = deals.view(desk.workspace, deal_id, desk.today())
    assert applications.of_view(view, desk.today()).answers["spouse_name"] == card.says["name"]
    assert view.client.name == name


def test_no_card_and_no_engine_are_said_calmly(
    desk: Desk, deal_id: int, opened: Callable[[MadeUp], ReadCardDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    card = made_up(CardKind.VIN_PLATE, "straight", 1)
    empty = MadeUp(card.kind, card.image.crop((0, 300, 300, 420)), {})
    assert shows(opened(empty), "图片里没有认出证件")
    monkeypatch.setattr(text_in_pictures, "available", lambda: False)
    dialog = opened(card)
    assert shows(dialog, "packaging/dev.py extra ocr")
    assert not dialog.lines
