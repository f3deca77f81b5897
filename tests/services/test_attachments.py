"""Files of a deal: kept encrypted and once, in order, changed and changed back, out as one package."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.export_record import ExportRecord
from carloan_desk.domain.papers import Attachment, DocumentRecord, DocumentState
from carloan_desk.exchange import scans
from carloan_desk.exchange.scans import JPEG, PDF, Scan
from carloan_desk.services import attachments, deals
from carloan_desk.services.attachments import Packing, Paper
from carloan_desk.storage.files import FOLDER_NAME
from tests.services.manager import TODAY, Manager, refusal, undone, untouched

ID_CARD = Paper("id_card")


def scan(name: str, shade: int = 0, size: int = 60) -> Scan:
    out = io.BytesIO()
    Image.new("RGB", (size, size // 2), (shade, shade, shade)).save(out, "JPEG")
    return scans.scan_of(name, out.getvalue())


def kept(manager: Manager, deal_id: int) -> list[tuple[str, str | None]]:
    found = attachments.of_deal(manager.workspace, deal_id)
    return [(each.attachment.name, each.paper and each.paper.requirement) for each in found]


def files(manager: Manager, deal_id: int) -> list[Attachment]:
    return [each.attachment for each in attachments.of_deal(manager.workspace, deal_id)]


@pytest.fixture
def deal_id(manager: Manager) -> int:
    return manager.walk(Stage.DOCUMENTS)


def test_a_file_makes_its_paper_received(manager: Manager, deal_id: int) -> None:
    undone(
        manager,
        lambda: attachments.add(manager.workspace, deal_id, [scan("正面.jpg"), scan("反面.jpg", 9)], ID_CARD, TODAY),
    )
    assert kept(manager, deal_id) == [("正面.jpg", "id_card"), ("反面.jpg", "id_card")]
    with manager.workspace.reading() as read:
        (record,) = read.all(DocumentRecord, deal_id=deal_id, requirement="id_card")
    assert (record.state, record.received_on) == (DocumentState.RECEIVED, TODAY)
    found = files(manager, deal_id)[0]
    assert attachments.content(manager.workspace, found) == scan("正面.jpg").content
    assert attachments.picture(manager.workspace, found, 0, 40).startswith(b"\x89PNG")


def test_the_same_file_is_kept_once_with_a_paper_and_lies_once_on_disk(manager: Manager, deal_id: int) -> None:
    attachments.add(manager.workspace, deal_id, [scan("a.jpg"), scan("b.jpg")], ID_CARD, TODAY)
    attachments.add(manager.workspace, deal_id, [scan("c.jpg")], ID_CARD, TODAY)
    assert kept(manager, deal_id) == [("a.jpg", "id_card")]
    attachments.add(manager.workspace, deal_id, [scan("c.jpg")], None, TODAY)
    assert kept(manager, deal_id) == [("c.jpg", None), ("a.jpg", "id_card")]
    assert len([path for path in (manager.workspace.folder / FOLDER_NAME).rglob("*") if path.is_file()]) == 1


def test_a_date_that_was_recorded_stays_when_a_file_follows(manager: Manager, deal_id: int) -> None:
    with manager.workspace.unit_of_work("test.add") as work:
        record = work.add(
            DocumentRecord(deal_id=deal_id, requirement="id_card", state=DocumentState.RECEIVED, issued_on=TODAY)
        )
        record.valid_until = TODAY
        work.commit()
    attachments.add(manager.workspace, deal_id, [scan("a.jpg")], ID_CARD, TODAY)
    with manager.workspace.reading() as read:
        assert read.all(DocumentRecord, deal_id=deal_id)[0].valid_until == TODAY


def test_order_name_paper_and_removal(manager: Manager, deal_id: int) -> None:
    attachments.add(manager.workspace, deal_id, [scan(f"{n}.jpg", n) for n in range(3)], None, TODAY)
    ids = [each.id or 0 for each in files(manager, deal_id)]
    undone(manager, lambda: attachments.put_in_order(manager.workspace, ids[::-1]))
    assert [name for name, _ in kept(manager, deal_id)] == ["2.jpg", "1.jpg", "0.jpg"]
    undone(manager, lambda: attachments.rename(manager.workspace, ids[0], "工资流水.pdf"))
    assert kept(manager, deal_id)[2] == ("工资流水.jpg", None)  # it stays what it is
    assert untouched(manager, attachments.rename, manager.workspace, ids[0], " ").code == "field.required"
    undone(manager, lambda: attachments.file_under(manager.workspace, ids[0], Paper("bank_statement"), TODAY))
    assert kept(manager, deal_id)[2][1] == "bank_statement"
    undone(manager, lambda: attachments.remove(manager.workspace, ids[:2]))
    assert [name for name, _ in kept(manager, deal_id)] == ["2.jpg"]


def test_turned_and_cropped_and_back(manager: Manager, deal_id: int) -> None:
    attachments.add(manager.workspace, deal_id, [scan("a.jpg")], None, TODAY)
    (one,) = files(manager, deal_id)
    undone(manager, lambda: attachments.rotate(manager.workspace, one, 1, 0))
    (turned,) = files(manager, deal_id)
    size = Image.open(io.BytesIO(attachments.content(manager.workspace, turned))).size
    assert size == (30, 60)
    undone(manager, lambda: attachments.crop(manager.workspace, turned, (0, 0, 1, 0.5)))
    manager.workspace.undo()
    manager.workspace.undo()
    assert attachments.content(manager.workspace, files(manager, deal_id)[0]) == scan("a.jpg").content


def test_merged_and_split(manager: Manager, deal_id: int) -> None:
    attachments.add(manager.workspace, deal_id, [scan(f"{n}.jpg", n) for n in range(3)], ID_CARD, TODAY)
    one, two, three = files(manager, deal_id)
    assert untouched(manager, attachments.merge, manager.workspace, [one], "x").code == "scan.merge"
    undone(manager, lambda: attachments.merge(manager.workspace, [one, three], "身份证"))
    assert kept(manager, deal_id) == [("身份证.pdf", "id_card"), ("1.jpg", "id_card")]
    whole = files(manager, deal_id)[0]
    assert attachments.pages(manager.workspace, whole) == 2
    undone(manager, lambda: attachments.split(manager.workspace, whole))
    assert [name for name, _ in kept(manager, deal_id)] == ["身份证-1.pdf", "身份证-2.pdf", "1.jpg"]
    assert untouched(manager, attachments.split, manager.workspace, two).code == "scan.split"
    assert untouched(manager, attachments.split, manager.workspace, files(manager, deal_id)[0]).code == "scan.split"


def test_bad_files_are_named_and_the_others_kept(tmp_path: Path) -> None:
    (tmp_path / "好.jpg").write_bytes(scan("a").content)
    (tmp_path / "坏.jpg").write_bytes(b"not a picture")
    (tmp_path / "表.xlsx").write_bytes(b"PK")
    found = attachments.scans_in(tmp_path)
    assert [path.name for path in found] == sorted(["好.jpg", "坏.jpg"])
    good, refused = attachments.read_files(found)
    assert [each.name for each in good] == ["好.jpg"]
    assert [(error.code, error.params["name"]) for error in refused] == [("scan.kind", "坏.jpg")]
    assert refusal(attachments.scans_in, tmp_path / "无").code == "scan.unreadable"


# The package ----------------------------------------------------------------------------------------------------------


def packed(manager: Manager, deal_id: int, path: Path, packing: Packing, most: int | None = None) -> None:
    view = deals.view(manager.workspace, deal_id, TODAY)
    names = {Paper(each.rule.code, each.rule.role): each.rule.names["zh"] for each in view.checklist}
    attachments.package(
        manager.workspace, deal_id, view.checklist, path, packing, most, lambda paper: names.get(paper, "其他"), "其他"
    )


def test_a_package_in_the_order_of_the_checklist(manager: Manager, deal_id: int, tmp_path: Path) -> None:
    error = refusal(packed, manager, deal_id, tmp_path / "a.zip", Packing.ZIP)
    assert error.code == "attachment.none"
    attachments.add(manager.workspace, deal_id, [scan("车.jpg", 5)], None, TODAY)
    attachments.add(manager.workspace, deal_id, [scan("驾.jpg", 6)], Paper("driving_licence"), TODAY)
    attachments.add(manager.workspace, deal_id, [scan("曾乐正.jpg", 7), scan("反.jpg", 8)], ID_CARD, TODAY)
    packed(manager, deal_id, tmp_path / "a.zip", Packing.ZIP)
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        assert file.namelist() == ["01-身份证（正反面）.pdf", "02-驾驶证.jpg", "03-其他.jpg"]
        assert len(PdfReader(io.BytesIO(file.read(file.namelist()[0]))).pages) == 2
    packed(manager, deal_id, tmp_path / "a.pdf", Packing.PDF)
    assert len(PdfReader(tmp_path / "a.pdf").pages) == 4
    with manager.workspace.reading() as read:
        assert [(each.what, each.rows) for each in read.all(ExportRecord)] == [("package", 4)] * 2


def test_each_file_of_a_package_stays_below_the_limit(manager: Manager, deal_id: int, tmp_path: Path) -> None:
    noise = io.BytesIO()
    Image.effect_noise((900, 700), 80).convert("RGB").save(noise, "JPEG", quality=95)
    big = scans.scan_of("大.jpg", noise.getvalue())
    attachments.add(manager.workspace, deal_id, [big], ID_CARD, TODAY)
    most = len(big.content) // 3
    packed(manager, deal_id, tmp_path / "a.zip", Packing.ZIP, most)
    with zipfile.ZipFile(tmp_path / "a.zip") as file:
        assert [info.file_size <= most for info in file.infolist()] == [True]
    assert refusal(packed, manager, deal_id, tmp_path / "b.zip", Packing.ZIP, 500).code == "scan.cannot_shrink"
    assert not (tmp_path / "b.zip").exists()
    assert (JPEG, PDF) == ("image/jpeg", "application/pdf")
