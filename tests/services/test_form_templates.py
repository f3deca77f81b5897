"""Lenders' own forms: imported, filled within a millimetre, nothing cut, shared as a file."""

import io
import json
from decimal import Decimal
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

from carloan_desk.domain.deal import Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.form_places import Place, data_of, places_of
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.exchange import forms, scans
from carloan_desk.exchange.scans import PDF, Scan
from carloan_desk.printing.overlay import CROSSES, render_calibration, render_overlay
from carloan_desk.services import form_templates
from tests.services.manager import TODAY, Manager, undone, untouched

D = Decimal
DOTS = 300


def blank(*sizes: tuple[float, float]) -> bytes:
    writer = pypdf.PdfWriter()
    for width, height in sizes or ((595.28, 841.89),):
        writer.add_blank_page(width, height)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_fields(rotation: int = 0, lower_left: tuple[float, float] = (0, 0)) -> bytes:
    """A form with two text fields of its own, as a lender's might be made."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595.28, 841.89)
    if lower_left != (0, 0):
        x, y = lower_left
        page.mediabox = pypdf.generic.RectangleObject((x, y, 595.28 + x, 841.89 + y))
    widgets = []
    for name, rect in (("XM", (100, 700, 250, 718)), ("SFZH", (100, 660, 350, 678))):
        x, y = lower_left
        moved = (rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y)
        widget = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject("/Widget"),
                NameObject("/FT"): NameObject("/Tx"),
                NameObject("/T"): TextStringObject(name),
                NameObject("/F"): NumberObject(4),
                NameObject("/Rect"): ArrayObject([FloatObject(edge) for edge in moved]),
            }
        )
        widgets.append(writer._add_object(widget))
    page[NameObject("/Annots")] = ArrayObject(widgets)
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject(widgets)})
    if rotation:
        page.rotate(rotation)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scan(content: bytes) -> Scan:
    return scans.scan_of("申请表.pdf", content)


def ink(pdf: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """Where there is ink on a page: left, top, right, bottom in millimetres from the upper left corner."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=DOTS / 72).to_pil().convert("L")
    box = picture.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = (edge / DOTS * 25.4 for edge in box)
    return left, top, right, bottom


def text_of(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


# Places ---------------------------------------------------------------------------------------------------------------

_LENGTHS = st.decimals(0, 1200, places=1)


@given(st.lists(st.builds(Place, st.text(max_size=8), st.integers(0, 9), _LENGTHS, _LENGTHS, _LENGTHS), max_size=5))
def test_places_come_back_from_plain_data(places: list[Place]) -> None:
    assert places_of(json.loads(json.dumps(data_of(places)))) == places


def test_what_is_no_place_is_refused() -> None:
    for wrong in ([{"value": "x"}], [{"nothing": 1}], [3]):
        with pytest.raises(DomainError):
            places_of(wrong)  # type: ignore[arg-type]
    with pytest.raises(DomainError):
        Place("x", 0, D(-1), D(5))
    with pytest.raises(DomainError):
        Place("x", 0, D("NaN"), D(5))


def test_a_box_is_ticked_by_its_value() -> None:
    box = Place("gender", 0, D(10), D(10), tick="男")
    assert (box.printed({"gender": "男"}), box.printed({"gender": "女"}), box.printed({})) == ("√", "", "")


# Where it lands -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(595.28, 841.89), (841.89, 595.28), (400.0, 300.0)])
@pytest.mark.parametrize(("x", "y"), [(20, 30), (77.3, 61.9), (5, 95)])
def test_a_value_lands_within_a_millimetre(size: tuple[float, float], x: float, y: float) -> None:
    place = Place("v", 0, D(str(x)), D(str(y)), size=D(12))
    overlay, overflowing = render_overlay([size], [place], {"v": "田"}, shift=(D(0), D(0)))
    whole = forms.laid_over(blank(size), overlay)
    left, _top, _right, bottom = ink(whole)
    assert not overflowing
    # The character stands on its baseline; its own side bearing is a few tenths of a millimetre.
    assert abs(left - x) < 1
    assert abs(bottom - y) < 1


def test_the_shift_moves_everything_by_exactly_that_much() -> None:
    place = Place("v", 0, D(40), D(50))
    plain, _ = render_overlay([(595.28, 841.89)], [place], {"v": "田"}, shift=(D(0), D(0)))
    moved, _ = render_overlay([(595.28, 841.89)], [place], {"v": "田"}, shift=(D("1.5"), D("-2")))
    for before, after, by in zip(ink(plain), ink(moved), (1.5, -2, 1.5, -2), strict=True):
        assert abs(after - before - by) < 0.15


def test_the_crosses_are_where_they_say() -> None:
    picture = pypdfium2.PdfDocument(render_calibration())[0].render(scale=DOTS / 72).to_pil().convert("L")
    for across, down in CROSSES:
        x, y = (round(place / 25.4 * DOTS) for place in (across, down))
        around = picture.crop((x - 4, y - 4, x + 5, y + 5))
        assert around.getextrema()[0] < 128


def test_letters_in_boxes_of_their_own() -> None:
    place = Place("id", 0, D(20), D(40), width=D(90), pitch=D(5), size=D(10))
    overlay, overflowing = render_overlay([(595.28, 841.89)], [place], {"id": "990000199003070013"}, shift=(D(0), D(0)))
    left, _, right, _ = ink(overlay)
    assert not overflowing
    assert abs(left - 21.5) < 1.5
    assert abs(right - (20 + 18 * 5 - 1.5)) < 1.5


def test_what_is_too_long_is_set_smaller_then_goes_to_an_extra_sheet(manager: Manager) -> None:
    sizes = [(595.28, 841.89)]
    place = Place("address", 0, D(20), D(40), width=D(60))
    short, overflowing = render_overlay(sizes, [place], {"address": "某市某区某路一百号小区十栋"}, shift=(D(0), D(0)))
    assert not overflowing
    assert ink(short)[2] <= 80.5
    long = "某省某市某区某某大道与某某路交叉口向东二百米路南某某花园小区三期" * 2
    _, overflowing = render_overlay(sizes, [place], {"address": long}, shift=(D(0), D(0)))
    assert overflowing == [place]
    form = template(manager, blank(), [place])
    filled = form_templates.fill(manager.workspace, form, {"address": long}, "N-1", TODAY)
    pages = text_of(filled.whole)
    assert len(pages) == 2
    assert "见附页" in pages[0]
    assert long in pages[1].replace("\r\n", "").replace("\n", "")


# Import ---------------------------------------------------------------------------------------------------------------


def template(manager: Manager, pdf: bytes, places: list[Place] | None = None) -> FormTemplate:
    form_templates.add(manager.workspace, scan(pdf), "申请表", "某银行")
    form = form_templates.every(manager.workspace)[-1]
    if places is not None:
        form_templates.set_places(manager.workspace, form.id or 0, places)
    return form_templates.get(manager.workspace, form.id or 0)


@pytest.mark.parametrize("lower_left", [(0, 0), (30, -50)])
def test_the_forms_own_fields_become_places(manager: Manager, lower_left: tuple[float, float]) -> None:
    form = template(manager, with_fields(lower_left=lower_left))
    found = places_of(form.places)
    assert [place.field for place in found] == ["XM", "SFZH"]
    assert abs(found[0].x - D(101) * D("25.4") / 72) < D("0.2")
    assert D(43) < found[0].y < D(50)
    named = [Place(**{**_parts(place), "value": value}) for place, value in zip(found, ("name", "id"), strict=True)]
    form_templates.set_places(manager.workspace, form.id or 0, named)
    form = form_templates.get(manager.workspace, form.id or 0)
    filled = form_templates.fill(manager.workspace, form, {"name": "䶮㛃𬱟", "id": "990000199003070013"}, "N", TODAY)
    left, top, _, bottom = ink(filled.whole)
    assert abs(left - 101 / 72 * 25.4) < 1
    assert top > (841.89 - 718) / 72 * 25.4 - 1
    assert bottom < (841.89 - 660) / 72 * 25.4 + 1
    assert "䶮㛃𬱟" in text_of(filled.whole)[0]
    assert "/AcroForm" not in pypdf.PdfReader(io.BytesIO(filled.whole)).trailer["/Root"]


def _parts(place: Place) -> dict[str, object]:
    return {name: getattr(place, name) for name in Place.__slots__}


def test_a_form_that_lies_on_its_side_is_stood_up(manager: Manager) -> None:
    del manager
    upright = forms.blank_of(scan(with_fields(rotation=90)))
    (size,) = forms.page_sizes(upright)
    assert tuple(map(round, size)) == (842, 595)
    # Turned clockwise, the field near the upper edge is near the right one.
    found = {place.field: place for place in forms.fields_of(upright)}
    assert abs(found["XM"].x - (D(700) + 1) * D("25.4") / 72) < D("0.2")


def test_a_scan_of_a_form_is_a_form(manager: Manager) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1240, 1754), "white").save(out, "JPEG")
    picture = scans.scan_of("空白表.jpg", out.getvalue())
    undone(manager, lambda: form_templates.add(manager.workspace, picture, "空白表", ""))
    (form,) = form_templates.every(manager.workspace)
    assert (form.pages, form.places) == (1, [])
    png, (width, height) = form_templates.page(manager.workspace, form, 0, 400)
    assert png.startswith(b"\x89PNG")
    assert (round(width), round(height)) == (210, 297)
    assert untouched(manager, form_templates.add, manager.workspace, picture, " ", "").field == "name"


def test_a_form_is_filled_for_a_deal_and_moved_for_the_printer(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DOCUMENTS)
    place = Place("loan_amount_words", 0, D(30), D(60))
    form = template(manager, blank(), [place, Place("today_year", 0, D(30), D(80)), Place("manager", 0, D(30), D(90))])
    values = form_templates.values_of(manager.view(deal_id), TODAY, "某经理")
    assert set(values) >= {"name", "loan_amount", "today_day", "manager"}
    undone(manager, lambda: form_templates.calibrate(manager.workspace, form.id or 0, D("18.5"), D(21)))
    form = form_templates.get(manager.workspace, form.id or 0)
    assert (form.dx, form.dy) == (D("1.5"), D(-1))
    filled = form_templates.fill(manager.workspace, form, values, "N", TODAY)
    assert "捌万肆仟元整" in text_of(filled.whole)[0]
    assert abs(ink(filled.answers)[0] - ink(filled.whole)[0] - 1.5) < 0.2
    error = untouched(manager, form_templates.calibrate, manager.workspace, form.id or 0, D(40), D(20))
    assert error.code == "form_template.calibration"


def test_every_value_has_words(manager: Manager) -> None:
    del manager
    for name, said in form_templates.value_names().items():
        assert name
        assert said["zh"]
        assert said["en"]


# Sharing --------------------------------------------------------------------------------------------------------------


def test_a_form_is_shared_as_a_file(manager: Manager, tmp_path: Path) -> None:
    form = template(manager, with_fields())
    form_templates.share(manager.workspace, form, tmp_path / "a.cldform")
    form_templates.delete(manager.workspace, form.id or 0)
    assert form_templates.every(manager.workspace) == []
    form_templates.take(manager.workspace, tmp_path / "a.cldform")
    (again,) = form_templates.every(manager.workspace)
    assert (again.name, again.lender, again.places, again.key) == (form.name, form.lender, form.places, form.key)


@pytest.mark.parametrize(
    "content",
    ["", "{}", '{"format": "other"}', '{"format": "carloan-desk-form", "version": 1, "pdf": "???"}', "[1]"],
)
def test_what_is_no_shared_form_is_said(manager: Manager, tmp_path: Path, content: str) -> None:
    (tmp_path / "a.cldform").write_text(content)
    assert untouched(manager, form_templates.take, manager.workspace, tmp_path / "a.cldform").code == (
        "form_template.damaged"
    )


def test_a_blank_form_that_is_damaged_is_said(manager: Manager) -> None:
    broken = Scan("a.pdf", PDF, b"%PDF-1.7\nxx", 1)
    assert untouched(manager, form_templates.add, manager.workspace, broken, "表", "").code == "scan.damaged"


def test_a_form_is_named_and_given_its_lender(manager: Manager) -> None:
    workspace = manager.workspace
    form_templates.add(workspace, scan(blank()), "扫描件001", "")
    form_id = form_templates.every(workspace)[0].id or 0
    undone(manager, lambda: form_templates.rename(workspace, form_id, " 申请表 ", "样例银行"))
    form = form_templates.get(workspace, form_id)
    assert (form.name, form.lender) == ("申请表", "样例银行")
    assert untouched(manager, form_templates.rename, workspace, form_id, "  ", "").code == "field.required"
