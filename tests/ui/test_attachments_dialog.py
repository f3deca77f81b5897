"""The files of a deal in the window: added, looked at, turned, cropped, put to a paper, merged, sent out."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.papers import DocumentState
from carloan_desk.services import attachments, deals
from carloan_desk.services.attachments import Packing, Paper
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.attachments import AttachmentsDialog
from carloan_desk.ui.dialogs.package import PackageDialog
from carloan_desk.ui.pages.deals.papers import DocumentsStep
from carloan_desk.ui.shell import Shell
from tests.ui.hand import bring_forward, keys, press, seen, settle, shows


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def deal_id(desk: Desk) -> int:
    found = next(deal for deal in deals.board(desk.workspace, desk.today()) if deal.stage is Stage.DOCUMENTS)
    return found.deal.id or 0


@pytest.fixture
def dialog(desk: Desk, window: Shell, deal_id: int) -> AttachmentsDialog:
    window.resize(1366, 768)
    view = deals.view(desk.workspace, deal_id, desk.today())
    made = AttachmentsDialog(desk, window, deal_id, view.checklist)
    made.open()
    settle(desk)
    return made


def pictures(folder: Path, *names: str) -> list[Path]:
    made = []
    for number, name in enumerate(names):
        path = folder / name
        Image.new("RGB", (90, 60), (10 * number, 90, 90)).save(path)
        made.append(path)
    return made


def names(dialog: AttachmentsDialog) -> list[str]:
    return [dialog.files.list.item(number).text() for number in range(dialog.files.list.count())]


def size_of(desk: Desk, deal_id: int) -> tuple[int, int]:
    (one,) = attachments.of_deal(desk.workspace, deal_id)
    return Image.open(io.BytesIO(attachments.content(desk.workspace, one.attachment))).size


def test_added_looked_at_and_put_to_a_paper(
    desk: Desk, dialog: AttachmentsDialog, deal_id: int, tmp_path: Path
) -> None:
    (tmp_path / "坏.jpg").write_bytes(b"nothing")
    dialog.add([*pictures(tmp_path, "正面.jpg", "反面.png"), tmp_path / "坏.jpg"])
    settle(desk)
    assert names(dialog) == ["正面.jpg", "反面.png"]
    assert shows(dialog, "“坏.jpg”不是图片，也不是 PDF")
    assert not dialog.page.view._picture.isNull()
    assert not dialog.files.list.item(0).icon().isNull()
    dialog.page.belongs.combo.setCurrentIndex(1)
    dialog.page.belongs.left()
    settle(desk)
    found = {each.attachment.name: each.paper for each in attachments.of_deal(desk.workspace, deal_id)}
    assert found == {"正面.jpg": Paper("id_card"), "反面.png": None}
    view = deals.view(desk.workspace, deal_id, desk.today())
    assert view.checklist[0].state is DocumentState.RECEIVED


def test_turned_and_cropped_by_key_and_by_mouse(
    desk: Desk, dialog: AttachmentsDialog, deal_id: int, tmp_path: Path
) -> None:
    dialog.add(pictures(tmp_path, "正面.png"))
    settle(desk)
    press(dialog, text="右转")
    settle(desk)
    assert size_of(desk, deal_id) == (60, 90)
    press(dialog, text="裁剪")
    assert dialog.page.view.is_cropping
    QTest.keyClick(dialog.page.view, Qt.Key.Key_Escape)
    assert not dialog.page.view.is_cropping
    press(dialog, text="裁剪")
    room = dialog.page.view._room()
    start, end = room.topLeft().toPoint(), room.center().toPoint()
    QTest.mousePress(dialog.page.view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(dialog.page.view, end)
    QTest.mouseRelease(dialog.page.view, Qt.MouseButton.LeftButton, pos=end + QPoint(1, 1))
    QTest.keyClick(dialog.page.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.page.view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog.page.view, Qt.Key.Key_Return)
    settle(desk)
    width, height = size_of(desk, deal_id)
    assert (abs(width - 30) <= 2, abs(height - 45) <= 2) == (True, True)
    desk.workspace.undo()
    assert size_of(desk, deal_id) == (60, 90)


def test_order_merge_split_and_removal(desk: Desk, dialog: AttachmentsDialog, tmp_path: Path) -> None:
    dialog.add(pictures(tmp_path, "a.png", "b.png", "c.png"))
    settle(desk)
    dialog.files.list.setCurrentRow(2)
    press(dialog, text="上移")
    settle(desk)
    assert names(dialog) == ["a.png", "c.png", "b.png"]
    dialog.files.list.selectAll()
    press(dialog, text="合并为 PDF")
    settle(desk)
    assert names(dialog) == ["a.pdf"]
    settle(desk)
    assert shows(dialog, "第 1 页，共 3 页")
    press(dialog, text="›")
    settle(desk)
    assert shows(dialog, "第 2 页，共 3 页")
    press(dialog, text="按页拆分")
    settle(desk)
    assert names(dialog) == ["a-1.pdf", "a-2.pdf", "a-3.pdf"]
    dialog.files.list.selectAll()
    press(dialog, text="移除")
    settle(desk)
    assert names(dialog) == []
    desk.workspace.undo()


def test_a_picture_is_pasted(desk: Desk, dialog: AttachmentsDialog) -> None:
    picture = QImage(40, 30, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    dialog.paste()
    settle(desk)
    assert len(names(dialog)) == 1
    QGuiApplication.clipboard().setText("一段文字")
    dialog.paste()
    assert shows(dialog, "剪贴板里没有图片或文件")


def test_files_are_pasted(desk: Desk, dialog: AttachmentsDialog, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in pictures(tmp_path, "x.png")])
    QGuiApplication.clipboard().setMimeData(data)
    dialog.paste()
    settle(desk)
    assert names(dialog) == ["x.png"]


def test_nothing_is_seen_under_the_mask(desk: Desk, dialog: AttachmentsDialog, tmp_path: Path) -> None:
    dialog.add(pictures(tmp_path, "张三身份证.png"))
    settle(desk)
    desk.show.masked = True
    dialog._read()
    settle(desk)
    dialog.page.go_to(0)
    assert dialog.page.view._picture.isNull()
    assert names(dialog) == ["••••"]
    desk.show.masked = False


def test_the_package_is_written(desk: Desk, dialog: AttachmentsDialog, deal_id: int, tmp_path: Path) -> None:
    dialog.add(pictures(tmp_path, "a.png"))
    settle(desk)
    package = PackageDialog(desk, dialog, deal_id, dialog._checklist)
    package.open()
    package.write(tmp_path / "资料.zip", Packing.ZIP, 5)
    settle(desk)
    assert zipfile.ZipFile(tmp_path / "资料.zip").namelist() == ["01-其他.png"]


def test_the_checklist_counts_files_and_takes_them(desk: Desk, window: Shell, deal_id: int, tmp_path: Path) -> None:
    window.resize(1366, 768)
    page = window.open("deals", deal_id)
    settle(desk)
    (step,) = page.findChildren(DocumentsStep)
    opened = step._open_files(Paper("id_card"))
    assert opened is not None
    settle(desk)
    opened.add(pictures(tmp_path, "a.png", "b.png"))
    settle(desk)
    opened.reject()
    settle(desk)
    assert shows(step, "2 个文件")


def test_a_picture_is_pasted_on_the_checklist(desk: Desk, window: Shell, deal_id: int) -> None:
    window.open("deals", deal_id)
    settle(desk)
    copied = QImage(60, 40, QImage.Format.Format_RGB32)
    copied.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(copied)
    bring_forward(window)
    keys(window, "Ctrl+V")
    settle(desk)
    (opened,) = seen(window, AttachmentsDialog)
    assert len(names(opened)) == 1
    opened.reject()
    # A text that was copied is nothing for the checklist.
    QGuiApplication.clipboard().setText("王小明")
    keys(window, "Ctrl+V")
    settle(desk)
    assert not seen(window, AttachmentsDialog)
