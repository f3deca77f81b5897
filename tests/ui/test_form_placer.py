"""The places on a lender's form: clicked, dragged, moved by key, given a value and measures, each undone by name."""

import io
from decimal import Decimal

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from carloan_desk.domain.form_places import Place, places_of
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.exchange.scans import scan_of
from carloan_desk.services import form_templates
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.calibrate_form import CalibrateFormDialog
from carloan_desk.ui.dialogs.form_placer import FormPlacerDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import dialog_on_top, fill, press, settle, shows, type_text

D = Decimal


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def form(desk: Desk) -> FormTemplate:
    """A blank of two pages, A4."""
    pages = [Image.new("RGB", (1240, 1754), "white") for _ in range(2)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=150, save_all=True, append_images=pages[1:])
    form_templates.add(desk.workspace, scan_of("表.pdf", out.getvalue()), "进件表", "示例银行")
    return form_templates.every(desk.workspace)[-1]


@pytest.fixture
def placer(desk: Desk, window: Shell, form: FormTemplate) -> FormPlacerDialog:
    window.resize(1366, 768)
    made = FormPlacerDialog(desk, window, form)
    made.open()
    settle(desk)
    return made


def kept(desk: Desk, form: FormTemplate) -> list[Place]:
    found = next(each for each in form_templates.every(desk.workspace) if each.id == form.id)
    return places_of(found.places)


def at(placer: FormPlacerDialog, x: float, y: float) -> QPoint:
    """Where a point of the page in millimetres is on the canvas."""
    canvas = placer._canvas
    return QPoint(round(x * canvas.width() / 210), round(y * canvas.height() / 297))


def click(placer: FormPlacerDialog, desk: Desk, x: float, y: float) -> None:
    QTest.mouseClick(placer._canvas, Qt.MouseButton.LeftButton, pos=at(placer, x, y))
    settle(desk)


def test_a_click_makes_a_place_and_its_value_is_chosen(
    desk: Desk, placer: FormPlacerDialog, form: FormTemplate
) -> None:
    click(placer, desk, 60, 100)
    (place,) = kept(desk, form)
    assert place.value == ""
    assert abs(place.x - 60) < 1
    assert abs(place.y - 100) < 1
    assert shows(placer, "未选内容")
    placer._value.setCurrentIndex(placer._value.findData("name"))
    placer._value.activated.emit(placer._value.currentIndex())
    settle(desk)
    assert kept(desk, form)[0].value == "name"
    assert placer._list.item(0).text().startswith("1 · ")
    desk.workspace.undo()
    assert kept(desk, form)[0].value == ""


def test_dragged_and_moved_by_key(desk: Desk, placer: FormPlacerDialog, form: FormTemplate) -> None:
    click(placer, desk, 60, 100)
    before = kept(desk, form)[0]
    canvas = placer._canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at(placer, 62, 98))
    QTest.mouseMove(canvas, at(placer, 82, 118))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at(placer, 82, 118))
    settle(desk)
    dragged = kept(desk, form)[0]
    assert abs(dragged.x - before.x - 20) < 1
    assert abs(dragged.y - before.y - 20) < 1
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    settle(desk)
    moved = kept(desk, form)[0]
    assert (moved.x - dragged.x, moved.y - dragged.y) == (D("0.5"), D(-5))
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    settle(desk)
    assert kept(desk, form) == []
    desk.workspace.undo()
    assert kept(desk, form) == [moved]


def test_measures_are_typed_and_bad_ones_stay_with_what_is_wrong(
    desk: Desk, placer: FormPlacerDialog, form: FormTemplate
) -> None:
    click(placer, desk, 60, 100)
    fill(placer._fields["x"], "31.5")
    fill(placer._fields["pitch"], "6")
    settle(desk)
    place = kept(desk, form)[0]
    assert (place.x, place.pitch) == (D("31.5"), D(6))
    fill(placer._fields["size"], "abc")
    settle(desk)
    assert placer._fields["size"].refused
    assert placer._fields["size"].line.text() == "abc"
    assert kept(desk, form)[0] == place


def test_pages_are_turned_and_places_stay_on_theirs(desk: Desk, placer: FormPlacerDialog, form: FormTemplate) -> None:
    assert shows(placer, "第 1 页，共 2 页")
    press(placer, text="›")
    settle(desk)
    assert shows(placer, "第 2 页，共 2 页")
    click(placer, desk, 30, 40)
    press(placer, text="‹")
    settle(desk)
    click(placer, desk, 30, 40)
    assert [place.page for place in kept(desk, form)] == [1, 0]
    placer._list.setCurrentRow(0)
    settle(desk)
    assert shows(placer, "第 2 页，共 2 页")


def test_name_and_lender_are_changed_in_place(desk: Desk, placer: FormPlacerDialog, form: FormTemplate) -> None:
    fill(placer._title, "进件表（新版）")
    settle(desk)
    type_text(placer._lender.line, "示例汽车金融")
    placer._lender.line.completer().popup().hide()
    QTest.keyClick(placer._lender.line, Qt.Key.Key_Tab)
    settle(desk)
    found = next(each for each in form_templates.every(desk.workspace) if each.id == form.id)
    assert (found.name, found.lender) == ("进件表（新版）", "示例汽车金融")
    assert placer.windowTitle() == "进件表（新版）"


def test_the_printer_is_calibrated_from_here(desk: Desk, placer: FormPlacerDialog, form: FormTemplate) -> None:
    press(placer, text="校准打印机…")
    dialog = dialog_on_top(CalibrateFormDialog)
    fill(dialog.fields["across"], "18.8")
    fill(dialog.fields["down"], "20.4")
    dialog.do.click()
    settle(desk)
    found = next(each for each in form_templates.every(desk.workspace) if each.id == form.id)
    assert (found.dx, found.dy) == (D("1.2"), D("-0.4"))
