"""Make a small font of a large Chinese one: the characters that forms and names need.

    python packaging/subset_font.py FONT UNIHAN OUT

FONT is a TrueType file, UNIHAN the ``Unihan_OtherMappings.txt`` of the Unicode character database (Debian's
package ``unicode-data`` has it, bz2-compressed, which is accepted too). Kept are the 8,105 characters of the
通用规范汉字表 (Unihan's kTGH), all of GB 2312, and the punctuation, symbols and full-width forms beside them.
Hinting and typographic features go: they are not used in print. The result is the same, byte for byte, every
time. ``resources/fonts/PROVENANCE.md`` says which files it was run on.
"""

import bz2
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset

SYMBOL_BLOCKS = [
    (0x0020, 0x017F),  # Latin with its supplements
    (0x0391, 0x03C9),  # Greek
    (0x2000, 0x206F),  # general punctuation
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # letter-like: ℃ № ™
    (0x2150, 0x218F),  # numbers: fractions, Roman
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2460, 0x24FF),  # numbers in circles
    (0x2500, 0x25FF),  # boxes and shapes
    (0x2600, 0x27BF),  # signs and check marks
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3220, 0x33FF),  # enclosed and squared
    (0xFF00, 0xFFEF),  # full-width forms
]


def standard_characters(unihan: Path) -> Iterator[int]:
    """Yield the code points of the 通用规范汉字表."""
    data = unihan.read_bytes()
    text = (bz2.decompress(data) if unihan.suffix == ".bz2" else data).decode("utf-8")
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) == 3 and fields[1] == "kTGH":
            yield int(fields[0].removeprefix("U+"), 16)


def gb2312_characters() -> Iterator[int]:
    """Yield the code points of GB 2312."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes([row, cell]).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def make(font_file: Path, unihan: Path, out: Path) -> None:
    """Write the subset and say what is in it."""
    wanted = {*standard_characters(unihan), *gb2312_characters()}
    for first, last in SYMBOL_BLOCKS:
        wanted.update(range(first, last + 1))

    options = subset.Options(hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx"]
    font = subset.load_font(str(font_file), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    subset.save_font(font, str(out), options)
    print(f"{out}: {len(font.getBestCmap())} characters, {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    make(*map(Path, sys.argv[1:4]))
