"""Reading PDFs back with an engine that had no part in making them, and fonts of a computer made to order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from carloan_desk.printing import fonts


@dataclass(frozen=True)
class Glyph:
    """A character on a page and its box: left, bottom, right, top in points."""

    char: str
    box: tuple[float, float, float, float]


class Paper:
    """A PDF as a reader sees it."""

    def __init__(self, pdf: bytes) -> None:
        self.document = pypdfium2.PdfDocument(pdf)

    @property
    def pages(self) -> list[str]:
        """Text of each page."""
        return [page.get_textpage().get_text_range() for page in self.document]

    @property
    def text(self) -> str:
        """All text without white space, which a line break may take away or add."""
        return squeeze("".join(self.pages))

    def glyphs(self) -> Iterator[list[Glyph]]:
        """Yield the visible characters of each page."""
        for page in self.document:
            read = page.get_textpage()
            found = [Glyph(read.get_text_range(n, 1), read.get_charbox(n)) for n in range(read.count_chars())]
            yield [glyph for glyph in found if glyph.char.strip()]


def squeeze(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


@pytest.fixture
def system_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Say which fonts this computer has; none until it is called."""

    def install(*paths: Path) -> None:
        monkeypatch.setattr(fonts, "_system_fonts", lambda: paths)
        forget()

    def forget() -> None:
        for cached in (fonts.font_for, fonts.width, fonts._system_font, fonts._registered, fonts._shipped):
            cached.cache_clear()

    install()
    yield install
    forget()


def make_font(path: Path, chars: str, *, outlines: str = "glyf", permissions: int = 0) -> Path:
    """Write a small font in which every one of ``chars`` is a filled square."""
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    names = {ord(char): f"u{ord(char):X}" for char in chars}
    order = [".notdef", *names.values()]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    if outlines == "glyf":
        pen = TTGlyphPen(None)
        for step, point in enumerate([(100, 0), (100, 800), (900, 800), (900, 0)]):
            (pen.lineTo if step else pen.moveTo)(point)
        pen.closePath()
        builder.setupGlyf(dict.fromkeys(order, pen.glyph()))
    else:
        from fontTools.pens.t2CharStringPen import T2CharStringPen

        shape = T2CharStringPen(1000, None)
        shape.moveTo((100, 0))
        shape.lineTo((900, 0))
        shape.lineTo((900, 800))
        shape.closePath()
        builder.setupCFF(path.stem, {}, dict.fromkeys(order, shape.getCharString()), {})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": path.stem, "styleName": "Regular", "psName": f"Test{crc32(bytes(path))}"})
    builder.setupOS2(fsType=permissions)
    builder.setupPost()
    builder.save(str(path))
    return path
