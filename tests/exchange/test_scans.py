"""Scans: judged by content, pages as pictures, turned, cropped, merged, split, made small; bad files named."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange import scans
from carloan_desk.exchange.scans import JPEG, PDF, PNG


def drawing(width: int = 300, height: int = 200) -> Image.Image:
    """A sheet with a red corner at the top left, so that turning shows."""
    picture = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 4), fill="red")
    return picture


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def pdf(pages: int = 2, password: str = "") -> bytes:
    writer = PdfWriter()
    for number in range(pages):
        writer.add_blank_page(200 + number, 300)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def red_at(content: bytes) -> tuple[bool, bool, bool, bool]:
    """Whether the corners are red: top left, top right, bottom right, bottom left."""
    picture = opened(content)
    x, y = picture.width - 6, picture.height - 6
    corners = [picture.getpixel(place) for place in ((5, 5), (x, 5), (x, y), (5, y))]
    top_left, top_right, bottom_right, bottom_left = (r > 180 > 90 > g for r, g, _ in corners)  # type: ignore[misc]
    return top_left, top_right, bottom_right, bottom_left


def code_of(name: str, content: bytes) -> str:
    with pytest.raises(DomainError) as caught:
        scans.scan_of(name, content)
    assert caught.value.params["name"] == name
    return caught.value.code


# What a file is -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind", "wanted", "media_type"),
    [
        ("身份证.JPG", "JPEG", "身份证.JPG", JPEG),
        ("身份证.jpeg", "JPEG", "身份证.jpeg", JPEG),
        ("行驶证.png", "PNG", "行驶证.png", PNG),
        ("行驶证.jpg", "PNG", "行驶证.png", PNG),
        ("照片", "JPEG", "照片.jpg", JPEG),
        ("照片.webp", "WEBP", "照片.jpg", JPEG),
        ("照片.bmp", "BMP", "照片.jpg", JPEG),
        ("照片.tif", "TIFF", "照片.jpg", JPEG),
    ],
)
def test_pictures_are_known_by_what_is_in_them(name: str, kind: str, wanted: str, media_type: str) -> None:
    scan = scans.scan_of(name, saved(drawing(), kind))
    assert (scan.name, scan.media_type, scan.pages) == (wanted, media_type, 1)
    assert opened(scan.content).size == (300, 200)


def test_what_is_read_everywhere_is_kept_byte_for_byte() -> None:
    for content in (saved(drawing(), "JPEG"), saved(drawing(), "PNG"), pdf()):
        assert scans.scan_of("甲", content).content == content


def test_a_pdf_and_its_pages() -> None:
    scan = scans.scan_of("流水.bin", pdf(3))
    assert (scan.name, scan.media_type, scan.pages) == ("流水.pdf", PDF, 3)
    assert opened(scans.page_picture(scan.content, PDF, 1, 100)).size == (67, 100)


def test_a_fax_of_several_pages_becomes_a_pdf() -> None:
    content = saved(drawing(), "TIFF", save_all=True, append_images=[drawing(), drawing()])
    scan = scans.scan_of("传真.tiff", content)
    assert (scan.name, scan.media_type, scan.pages) == ("传真.pdf", PDF, 3)


def test_photographs_of_telephones_are_known_as_such() -> None:
    """No library here writes them: that one is recognised, and named when it is broken, is what can be shown."""
    broken = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200
    assert code_of("IMG_0001.HEIC", broken) in ("scan.damaged", "scan.kind")
    assert "HEIF" in Image.OPEN


def test_a_photograph_stands_upright_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held to the right
    exif[0x010F] = "某牌手机"
    content = saved(drawing(), "JPEG", exif=exif, quality=95)
    assert opened(scans.page_picture(content, JPEG, 0, 400)).size == (200, 300)
    clean = scans.without_notes(content, JPEG)
    assert not Image.open(io.BytesIO(clean)).getexif()
    assert "某牌手机".encode() not in clean
    assert red_at(clean) == (False, True, False, False)
    plain = saved(drawing(), "PNG")
    assert scans.without_notes(plain, PNG) == plain


def test_what_cannot_be_kept_is_named(tmp_path: Path) -> None:
    whole = saved(drawing(), "JPEG")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("0", b"\0" * 10_000_000)
    assert code_of("a.jpg", b"\0" * 1000) == "scan.kind"
    assert code_of("a.jpg", "文字".encode()) == "scan.kind"
    assert code_of("a.jpg", b"") == "scan.kind"
    assert code_of("a.zip", archive.getvalue()) == "scan.kind"
    assert code_of("a.jpg", whole[: len(whole) // 2]) == "scan.damaged"
    assert code_of("a.pdf", b"%PDF-1.7\nnothing") == "scan.damaged"
    assert code_of("a.pdf", pdf(2, "secret")) == "scan.password"
    assert code_of("a.jpg", b"\xff\xd8\xff" + b"0" * scans.MAX_BYTES) == "scan.too_large"
    with pytest.raises(DomainError) as caught:
        scans.read_scan(tmp_path / "无.jpg")
    assert caught.value.code == "scan.unreadable"


def test_a_large_file_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(DomainError) as caught:
        scans.read_scan(path)
    assert (caught.value.code, caught.value.params["most"]) == ("scan.too_large", 60)


def test_a_picture_of_more_pixels_than_memory_holds() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    side = 30_000
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    bomb += chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    assert code_of("a.png", bomb) == "scan.too_many_pixels"


@settings(max_examples=60)
@given(st.binary(max_size=60), st.sampled_from(["JPEG", "PNG", "PDF"]), st.data())
def test_a_file_damaged_anywhere_is_kept_or_refused_never_worse(junk: bytes, kind: str, data: st.DataObject) -> None:
    whole = pdf() if kind == "PDF" else saved(drawing(40, 30), kind)
    place = data.draw(st.integers(0, len(whole)))
    broken = whole[:place] + junk + whole[place + len(junk) :]
    try:
        pages = scans.scan_of("a", broken).pages
    except DomainError:  # any other exception would fail
        pages = 1
    assert pages >= 1


# What is done with it -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_turning_a_picture(kind: str) -> None:
    media_type = f"image/{kind.lower()}"
    content = saved(drawing(), kind)
    for turns in range(4):
        turned = scans.rotated(content, media_type, turns)
        assert red_at(turned).index(True) == turns
        assert opened(turned).size == ((300, 200) if turns % 2 == 0 else (200, 300))


def test_turning_one_page_of_a_pdf() -> None:
    turned = PdfReader(io.BytesIO(scans.rotated(scans.rotated(pdf(), PDF, 1, 1), PDF, 1, 1)))
    assert [page.rotation for page in turned.pages] == [0, 180]


def test_cropping() -> None:
    content = saved(drawing(), "PNG")
    part = opened(scans.cropped(content, PNG, (0.0, 0.0, 0.5, 0.25)))
    assert part.size == (150, 50)
    for box in ((0.5, 0.5, 0.5, 1.0), (0.9, 0.0, 0.1, 1.0)):
        with pytest.raises(DomainError):
            scans.cropped(content, PNG, box)
    with pytest.raises(DomainError) as caught:
        scans.cropped(pdf(), PDF, (0, 0, 0.5, 0.5))
    assert caught.value.code == "scan.crop"


def test_merging_and_splitting_keep_every_page_in_order() -> None:
    whole = scans.merged([(saved(drawing(), "JPEG"), JPEG), (pdf(2), PDF), (saved(drawing(200, 300), "PNG"), PNG)])
    sizes = [tuple(map(round, page.mediabox[2:])) for page in PdfReader(io.BytesIO(whole)).pages]
    assert sizes[1:3] == [(200, 300), (201, 300)]
    assert sizes[0][0] == 842  # across, as the picture
    assert sizes[3][1] == 842 or sizes[3][0] == 595
    parts = scans.split(whole)
    assert [len(PdfReader(io.BytesIO(part)).pages) for part in parts] == [1, 1, 1, 1]
    again = PdfReader(io.BytesIO(scans.merged([(part, PDF) for part in parts])))
    assert [tuple(map(round, page.mediabox[2:])) for page in again.pages] == sizes


def test_making_small_enough_for_a_portal() -> None:
    noise = Image.effect_noise((1600, 1200), 90).convert("RGB")
    content = saved(noise, "JPEG", quality=95)
    most = len(content) // 3
    small, kind = scans.within(content, JPEG, most)
    assert (len(small) <= most, kind) == (True, JPEG)
    assert scans.within(small, JPEG, most) == (small, JPEG)
    document = scans.merged([(content, JPEG), (content, JPEG)])
    small, kind = scans.within(document, PDF, len(document) // 3)
    assert (len(small) <= len(document) // 3, kind) == (True, PDF)
    assert len(pypdfium2.PdfDocument(small)) == 2
    with pytest.raises(DomainError) as caught:
        scans.within(content, JPEG, 1000)
    assert caught.value.code == "scan.cannot_shrink"


def test_a_zip_tells_equal_names_apart() -> None:
    packed = zipfile.ZipFile(io.BytesIO(scans.zipped([("a.pdf", b"1"), ("A.pdf", b"2"), ("a.pdf", b"3")])))
    assert packed.namelist() == ["a.pdf", "A-2.pdf", "a-3.pdf"]
    assert [packed.read(name) for name in packed.namelist()] == [b"1", b"2", b"3"]
