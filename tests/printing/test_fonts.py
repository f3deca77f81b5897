"""Every character is printed as itself, can be copied as itself, or is named before printing."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from carloan_desk import resources
from carloan_desk.domain.errors import DomainError
from carloan_desk.printing import fonts
from carloan_desk.printing.layout import Cell, Lines, grid
from carloan_desk.printing.pages import Heading, build
from tests.printing.conftest import Paper, make_font, squeeze

RARE = "䶮㛃𬱟𬱖㙍堃喆犇翀曌"
HEADING = Heading("字", "", date(2026, 3, 15))


def print_text(content: str) -> bytes:
    """Return a document that says one thing."""
    return build(HEADING, [Lines.of(content)])


def shipped(name: str) -> set[int]:
    with TTFont(resources.path(f"fonts/{name}.ttf"), lazy=True) as font:
        return set(font.getBestCmap())


def test_both_weights_hold_the_standard_characters() -> None:
    # Independent of the list the subset was made from: GB 2312 level 1 and 2 and the rarest standard characters.
    wanted = {ord(char) for char in RARE}
    for row in range(0xB0, 0xF8):
        wanted |= {
            ord(c) for c in bytes(b for cell in range(0xA1, 0xFF) for b in (row, cell)).decode("gb2312", "ignore")
        }
    wanted -= set(range(0xE000, 0xF900))
    assert len(wanted) > 6763
    for name in (fonts.REGULAR, fonts.BOLD):
        assert not wanted - shipped(name)


@pytest.mark.usefixtures("system_fonts")
@pytest.mark.parametrize("bold", [False, True])
def test_rare_names_are_in_the_shipped_fonts(bold: bool) -> None:
    assert {run.font for run in fonts.runs(RARE, bold=bold)} <= {fonts.REGULAR, fonts.BOLD}
    assert len(fonts.runs(RARE)) == 1


@pytest.mark.usefixtures("system_fonts")
def test_what_is_not_bold_is_printed_regular() -> None:
    assert fonts.runs("张髙", bold=True) == [fonts.Run(fonts.BOLD, "张"), fonts.Run(fonts.REGULAR, "髙")]


@pytest.mark.usefixtures("system_fonts")
def test_a_missing_character_is_named_before_anything_is_drawn() -> None:
    with pytest.raises(DomainError) as refusal:
        fonts.require([Cell("姓名", "𠮷田𠮷"), Cell("地址", "𪚥路")])
    assert refusal.value.code == "print.glyph_missing"
    assert refusal.value.params["chars"] == ["𠮷 (U+20BB7)", "𪚥 (U+2A6A5)"]
    assert refusal.value.params["instead"] == ["𠮷→吉"]
    assert fonts.missing(["吉𠮷", "\n☑"]) == ["𠮷"]


@pytest.mark.usefixtures("system_fonts")
@pytest.mark.parametrize("char", ["𠮷", "\ud842", "\U0010fffd", "\ue000"])
def test_drawing_never_leaves_a_box(char: str) -> None:
    with pytest.raises(DomainError, match=r"print\.glyph_missing"):
        print_text(f"张{char}")


def test_a_font_of_this_computer_helps_out(system_fonts: Callable[..., None], tmp_path: Path) -> None:
    system_fonts(make_font(tmp_path / "one.ttf", "𪚥"), make_font(tmp_path / "罕见 字.ttf", "𠮷"))
    assert [run.text for run in fonts.runs("张𠮷先生𪚥")] == ["张", "𠮷", "先生", "𪚥"]
    assert "张𠮷先生𪚥" in Paper(print_text("张𠮷先生𪚥")).text


def test_two_fonts_with_one_name_are_not_taken_for_each_other(
    system_fonts: Callable[..., None], tmp_path: Path
) -> None:
    first, second = make_font(tmp_path / "a.ttf", "𪚥"), make_font(tmp_path / "b.ttf", "𠮷")
    with TTFont(first) as font:
        name = font["name"].getDebugName(6)
    with TTFont(second) as font:
        for record in font["name"].names:
            if record.nameID == 6:
                record.string = name
        font.save(second)
    system_fonts(first, second)
    assert fonts.missing(["𪚥𠮷"]) == ["𠮷"]


@pytest.mark.parametrize("kind", ["CFF outlines", "embedding forbidden", "damaged", "gone"])
def test_a_font_that_cannot_be_embedded_is_passed_over(
    system_fonts: Callable[..., None], tmp_path: Path, kind: str
) -> None:
    bad = tmp_path / f"{kind}.ttf"
    if kind == "CFF outlines":
        make_font(bad, "𠮷", outlines="CFF")
    elif kind == "embedding forbidden":
        make_font(bad, "𠮷", permissions=2)
    elif kind == "damaged":
        bad.write_bytes(b"\0\1\0\0 no font")
    system_fonts(bad)
    assert fonts.missing(["𠮷"]) == ["𠮷"]
    system_fonts(bad, make_font(tmp_path / f"good after {kind}.ttf", "𠮷"))
    assert fonts.missing(["𠮷"]) == []


def test_the_known_fonts_are_looked_for_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "truetype" / "lxgw").mkdir(parents=True)
    for name in ("HanaMinA.ttf", "truetype/lxgw/LXGWWenKai-Regular.ttf", "DejaVuSans.ttf"):
        (tmp_path / name).touch()
    monkeypatch.setattr(fonts.sys, "platform", "linux")
    monkeypatch.setattr(fonts, "_font_folders", lambda: [tmp_path / "absent", tmp_path])
    found = fonts._system_fonts.__wrapped__()
    assert [path.name for path in found] == ["LXGWWenKai-Regular.ttf", "HanaMinA.ttf"]


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_there_are_folders_to_look_in(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(fonts.sys, "platform", platform)
    assert len(fonts._font_folders()) >= 2


@pytest.mark.parametrize("content", [b"", b"no font at all"])
def test_a_lost_or_damaged_font_of_the_program_is_named(
    system_fonts: Callable[..., None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes
) -> None:
    def path(name: str) -> Path:
        damaged = tmp_path / Path(name).name
        if not content:
            raise FileNotFoundError(name)
        damaged.write_bytes(content)
        return damaged

    monkeypatch.setattr(fonts.resources, "path", path)
    system_fonts()
    with pytest.raises(DomainError) as refusal:
        fonts.require("张")
    assert refusal.value.code == "print.font_missing"
    assert refusal.value.params == {"name": "NotoSansSC-Regular.ttf"}


def test_what_has_no_shape_is_left_out() -> None:
    assert fonts.clean("张\u200b三\ufe0f\U000e0101\x07\ufeff\r\n李\t四") == "张三\n李 四"


def astral_characters() -> str:
    """The characters above U+FFFF that the bold subset has: those of the 通用规范汉字表."""
    return "".join(chr(code) for code in sorted(shipped(fonts.BOLD)) if code > 0xFFFF)


@pytest.mark.usefixtures("system_fonts")
def test_characters_above_ffff_are_copied_as_themselves() -> None:
    astral = astral_characters()
    assert len(astral) == 196
    assert astral in Paper(print_text(f"{astral}")).text


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not here")
@pytest.mark.usefixtures("system_fonts")
def test_another_reader_agrees(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(print_text(astral_characters() + "ABC 123 中文"))
    read = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    assert f"{astral_characters()}ABC123中文" in squeeze(read.stdout.decode("utf-8"))


@pytest.mark.usefixtures("system_fonts")
def test_many_different_characters_are_copied_as_themselves() -> None:
    # More than one subset of 256 codes, and more than the 100 lines that a block of the map may have.
    chars = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 1200))
    assert chars in Paper(print_text(chars)).text


@pytest.mark.usefixtures("system_fonts")
def test_boxes_are_drawn_and_take_room() -> None:
    pdf = build(HEADING, grid([Cell("性别", "男", options=("男", "女"))]))
    page = Paper(pdf).document[0]
    shapes = [shape for shape in page.get_objects() if shape.type == 2]
    plain = [
        shape
        for shape in Paper(build(HEADING, grid([Cell("性别", "男")]))).document[0].get_objects()
        if shape.type == 2
    ]
    assert len(shapes) == len(plain) + 3  # two boxes and a tick
    assert "男女" in squeeze(page.get_textpage().get_text_range())
