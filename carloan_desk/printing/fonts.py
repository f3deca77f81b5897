"""Fonts for print: every character gets a font that has it, or is named before anything is printed.

The shipped Noto Sans SC has the whole 通用规范汉字表. Rarer characters, such as 𠮷, come from a font of this
computer. reportlab itself would draw an empty box, or nothing, and say nothing.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from carloan_desk import resources
from carloan_desk.domain.errors import DomainError

REGULAR = "NotoSansSC-Regular"
BOLD = "NotoSansSC-Bold"

# No Chinese font has these two as they should look, so they are drawn as lines: not ticked, ticked.
BOXES = {"☐": False, "☑": True}

# Forms of characters in names for which the standard character is the everyday spelling.
_STANDARD_FORMS = {
    "𠮷": "吉",
    "𠆌": "庸",
    "𡈽": "土",
    "𡱆": "属",
    "𢖽": "志",
    "𤑕": "熏",
    "𤦏": "璁",
    "𤧚": "璁",
    "𥜌": "澳",
    "𥝢": "利",
    "𥡴": "稽",
}

# TrueType outlines with many rare characters, the more complete first. reportlab cannot embed CFF outlines.
_SYSTEM_FONTS = {
    "win32": ("simsunb.ttf", "simsunextg.ttf", "simsun.ttc"),
    "darwin": ("songti.ttc", "stheiti light.ttc", "arial unicode.ttf"),
}
_LINUX_FONTS = (
    *("plangothicp1-regular.ttf", "plangothicp2-regular.ttf", "lxgwwenkai-regular.ttf", "lxgwwenkaigb-regular.ttf"),
    *("hanamina.ttf", "hanaminb.ttf", "jigmo.ttf", "jigmo2.ttf", "jigmo3.ttf"),
)
_EMBEDDING_FORBIDDEN = 0x0002  # of OS/2.fsType


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters in one font; a run without a font is a box to draw."""

    font: str
    text: str


def clean(text: str) -> str:
    """Return a text without what has no shape: controls except line breaks, joiners, variation selectors."""
    if text.isprintable() and _SELECTORS.search(text) is None:
        return text
    return "".join(char for char in text.replace("\r\n", "\n").replace("\t", " ") if _has_shape(char))


def _has_shape(char: str) -> bool:
    if char == "\n":
        return True
    if unicodedata.category(char) in ("Cc", "Cf"):
        return False
    return _SELECTORS.match(char) is None


_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def runs(text: str, *, bold: bool = False) -> list[Run]:
    """Split a text so that each piece is in a font that has its characters.

    Raises:
        DomainError: ``print.glyph_missing``, as for :func:`require`.
    """
    found: list[Run] = []
    for font, chars in groupby(text, lambda char: font_for(char, bold)):
        piece = "".join(chars)
        if font is None:
            raise _refusal([piece[0]])
        # Boxes are drawn one by one.
        found += [Run(font, piece)] if font else [Run(font, char) for char in piece]
    return found


@cache
def width(char: str, bold: bool) -> float:
    """Return the advance of a character as a fraction of the font size."""
    font = font_for(char, bold)
    if font is None:
        raise _refusal([char])
    if font == "":
        return 1.0
    advance: float = pdfmetrics.getFont(font).face.getCharWidth(ord(char))
    return advance / 1000


@cache
def font_for(char: str, bold: bool) -> str | None:
    """Return the name of a registered font that has a character, ``""`` for a box, ``None`` if there is none."""
    if char in BOXES:
        return ""
    for font in _shipped(bold):
        if _has(font, char):
            return str(font.fontName)
    for path in _system_fonts():
        font = _system_font(path)
        if font is not None and _has(font, char):
            return str(font.fontName)
    return None


def missing(texts: Iterable[str]) -> list[str]:
    """Return the characters that no font here has, each once, in the order in which they come."""
    return [
        char for char in dict.fromkeys("".join(map(clean, texts))) if char != "\n" and font_for(char, False) is None
    ]


def require(sheet: object) -> None:
    """Check every text of a sheet before it is drawn.

    Raises:
        DomainError: ``print.glyph_missing`` with ``chars``, the characters that no font on this computer has, each
            with its code such as ``"𠮷 (U+20BB7)"``, and ``instead``, the standard forms that can be printed for
            them, such as ``"𠮷→吉"``; ``print.font_missing`` with ``name``, a file of the program that is lost or
            damaged.
    """
    absent = missing(_texts(sheet))
    if absent:
        raise _refusal(absent)


def standard_form(char: str) -> str | None:
    """Return the character that may stand for a rare form of it in print, if one is known."""
    form = _STANDARD_FORMS.get(char) or unicodedata.normalize("NFKC", char)
    return form if form != char and all(font_for(each, False) for each in form) else None


def _refusal(chars: list[str]) -> DomainError:
    forms = {char: standard_form(char) for char in chars}
    return DomainError(
        "print.glyph_missing",
        chars=[f"{char} (U+{ord(char):04X})" for char in chars],
        instead=[f"{char}→{form}" for char, form in forms.items() if form],
    )


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from _texts(getattr(value, name))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)


@cache
def _shipped(bold: bool) -> tuple[Any, ...]:
    ttfonts.makeToUnicodeCMap = _to_unicode_map
    if not bold:
        return (_shipped_font(REGULAR),)
    # The bold file lacks characters that the regular one has: those are printed in regular.
    return _shipped_font(BOLD), *_shipped(False)


def _shipped_font(name: str) -> Any:
    try:
        return _registered(name, resources.path(f"fonts/{name}.ttf"))
    except (OSError, ttfonts.TTFError) as error:
        raise DomainError("print.font_missing", name=f"{name}.ttf") from error


@cache
def _registered(name: str, path: Path) -> Any:
    pdfmetrics.registerFont(ttfonts.TTFont(name, str(path)))
    # Not always the one just made: of two with the same PostScript name reportlab keeps the first.
    return pdfmetrics.getFont(name)


def _has(font: Any, char: str) -> bool:
    return bool(font.face.charToGlyph.get(ord(char)))


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            Path(local) / "Microsoft" / "Windows" / "Fonts",
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    shares = os.environ.get("XDG_DATA_HOME", str(home / ".local" / "share"))
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path(shares) / "fonts", home / ".fonts"]


@cache
def _system_fonts() -> tuple[Path, ...]:
    """Paths of the known fonts that are on this computer."""
    there: dict[str, Path] = {}
    for top in _font_folders():
        for folder, _, names in os.walk(top):
            for name in names:
                there.setdefault(name.lower(), Path(folder) / name)
    return tuple(there[name] for name in _SYSTEM_FONTS.get(sys.platform, _LINUX_FONTS) if name in there)


@cache
def _system_font(path: Path) -> Any:
    try:
        font = _registered(path.name, path)
    except (ttfonts.TTFError, OSError):
        return None
    permissions = int.from_bytes(font.face.get_table("OS/2")[8:10], "big")
    return None if permissions & 0x000F == _EMBEDDING_FORBIDDEN else font


def _to_unicode_map(font_name: str, subset: list[int]) -> str:
    """Return the map from a subset's codes back to text, for copying and searching.

    Takes the place of reportlab's, which writes five hexadecimal digits for a character above U+FFFF where UTF-16
    is due, so that 𬱖 is copied as another character. The format is Adobe's CMap, at most 100 lines in a block.
    """
    lines = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset) if char
    ]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
            f"/CMapName /{font_name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
