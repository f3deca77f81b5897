"""The text as it is read: folded character by character, so that every place in it is a place in the original."""

import re
from dataclasses import dataclass, field

from carloan_desk.domain.recognition.findings import Confidence, Field, Finding
from carloan_desk.domain.recognition.traditional import FORMS

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Left by copying out of an address book; they stand where nothing is seen.
BLANK = "\u200b"
_FOLDED = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
    | {code: code - 0xFEE0 + 32 for code in range(0xFF21, 0xFF3B)}
    | dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009), " ")
    | dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)), BLANK)
    | dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63), "-")
    | dict.fromkeys((0x301C, 0x223C), "~")
    | dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n")
    | {0xFFE5: "¥"}
    | FORMS
)
_CLAUSE_END = re.compile(r"[,。;!?\n、|]")


@dataclass(slots=True)
class Reading:
    """A text while it is read.

    Attributes:
        text: As it came.
        line: Narrow, small letters, simplified characters, one kind of blank, dash and line end; as long as ``text``.
        findings: What was found so far.
    """

    text: str
    line: str = field(init=False)
    findings: list[Finding] = field(default_factory=list)
    _taken: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = self.text.translate(_FOLDED)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing was read from here yet."""
        return all(end <= taken_from or taken_to <= start for taken_from, taken_to in self._taken)

    def has(self, kind: Field) -> bool:
        """Whether something was found for a field already."""
        return any(found.field is kind for found in self.findings)

    def take(self, start: int, end: int) -> None:
        """Keep a place from being read once more."""
        self._taken.append((start, end))

    def add(self, kind: Field, value: object, start: int, end: int, confidence: Confidence) -> None:
        """Note a finding and take its place."""
        self.take(start, end)
        self.note(kind, value, start, end, confidence)

    def note(self, kind: Field, value: object, start: int, end: int, confidence: Confidence) -> None:
        """Note a finding and leave its place to be read otherwise too."""
        self.findings.append(Finding(kind, value, start, end, confidence))

    def before(self, start: int, most: int = 24) -> str:
        """Return what stands before a place in its clause."""
        piece = self.line[max(0, start - most) : start]
        ends = [match.end() for match in _CLAUSE_END.finditer(piece)]
        return piece[ends[-1] :] if ends else piece

    def after(self, end: int, most: int = 24) -> str:
        """Return what stands behind a place in its clause."""
        piece = self.line[end : end + most]
        match = _CLAUSE_END.search(piece)
        return piece if match is None else piece[: match.start()]

    def around(self, start: int, end: int) -> str:
        """Return the clause of a place, without the place itself."""
        return f"{self.before(start)}\u0000{self.after(end)}"


DIGITS = "零〇一二两三四五六七八九"
_VALUES = {"〇": 0, "零": 0, "两": 2, "幺": 1} | {char: value for value, char in enumerate("零一二三四五六七八九")}
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}


def spoken_number(words: str) -> int | None:
    """Read a number in Chinese characters: 十五, 一百二十, 三千五 (3,500), 两万五 (25,000).

    Returns:
        The number; ``None`` if the characters make none.
    """
    total = section = digit = 0
    last_power, pending = 1, False
    for place, char in enumerate(words):
        if char in _VALUES:
            if pending and digit:
                return None
            digit, pending = _VALUES[char], True
            if char in "零〇":
                pending, last_power = False, 10
            continue
        power = _POWERS.get(char)
        if power is None:
            return None
        if power == 10_000:
            if total or not (section or digit):
                return None
            total, section = (section + digit) * power, 0
        else:
            if not pending and not (power == 10 and (place == 0 or words[place - 1] in "零〇万百千")):
                return None
            section += (digit if pending else 1) * power
        digit, pending, last_power = 0, False, power
    if pending and len(words) > 1 and last_power > 10:
        # The last unit is left out in speech: 三千五 is 3,500.
        digit *= last_power // 10
    return total + section + digit
