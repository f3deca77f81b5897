"""What a card says: fields with their values, how sure each is, and where in the picture it stands."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from carloan_desk.domain.cards.layout import GAP, Box, Sheet
from carloan_desk.domain.identifiers import Finding, Severity


class CardKind(StrEnum):
    """Which card or paper is in the picture."""

    ID_FRONT = "id_front"
    """Resident identity card, side with the portrait (身份证人像面)."""
    ID_BACK = "id_back"
    """Its side with the emblem: authority and validity (身份证国徽面)."""
    DRIVING_LICENCE = "driving_licence"
    """机动车驾驶证."""
    VEHICLE_LICENCE = "vehicle_licence"
    """机动车行驶证."""
    BUSINESS_LICENCE = "business_licence"
    """营业执照."""
    BANK_CARD = "bank_card"
    """银行卡: never more of it than the last four digits."""
    VIN_PLATE = "vin_plate"
    """The plate with the vehicle's number (车架号铭牌)."""


# From here on a line counts as read for sure. Measured on made-up cards: below it misreads begin.
SURE = 0.9


@dataclass(frozen=True, slots=True)
class CardField:
    """One thing a card says.

    Attributes:
        key: What it is, such as ``"id_number"``.
        value: Text, or a day.
        confidence: How sure the least sure line behind it is, 0 to 1.
        box: Where it stands, in pixels of the picture.
        finding: What the check of this kind of value says; ``None`` where there is no check.
        mended: Letters were read as the digits they look like, and the check digit then held.
        differs_from: Another field of the same card that says otherwise, empty if none does.
    """

    key: str
    value: str | date
    confidence: float
    box: Box
    finding: Finding | None = None
    mended: bool = False
    differs_from: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether a check says that it cannot be right: it was misread, or the card is not what it seems."""
        return self.finding is not None and self.finding.severity is Severity.ERROR

    @property
    def is_sure(self) -> bool:
        """Whether nothing speaks against it."""
        warned = self.finding is not None and self.finding.severity is not Severity.OK
        return self.confidence >= SURE and not (warned or self.mended or self.differs_from)


@dataclass(frozen=True, slots=True)
class CardReading:
    """What is in a picture: the kind of card, its fields in the order of the card, its quarter turns to upright."""

    kind: CardKind
    fields: tuple[CardField, ...]
    turns: int = 0

    def field(self, key: str) -> CardField | None:
        """Return a field by its key, ``None`` if it was not found."""
        return next((each for each in self.fields if each.key == key), None)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a sheet's text and where it begins."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def labelled(sheet: Sheet, labels: Mapping[str, str], *, below: Iterable[str] = ()) -> dict[str, Span]:
    """Return what follows each label on its row, up to the next label or a wide gap.

    Args:
        sheet: The text.
        labels: Pattern of the label by key. Keys that begin with ``_`` only end what stands before them.
        below: Keys whose value goes on in the rows below, as an address does, until one with a label.
    """
    pattern = re.compile("|".join(f"(?P<{key}>{label})" for key, label in labels.items()))
    found: dict[str, Span] = {}
    open_key: str | None = None
    at = 0
    for row in sheet.text.split("\n"):
        marks = list(pattern.finditer(row))
        if marks:
            open_key = None
        elif open_key is not None:
            span = found[open_key]
            found[open_key] = Span(sheet.text[span.start : at + len(row)], span.start)
        for place, mark in enumerate(marks):
            key = str(mark.lastgroup)
            last = place + 1 == len(marks)
            end = len(row) if last else marks[place + 1].start()
            said = row[mark.end() : end]
            text = said.lstrip(":：.·" + GAP)
            start = at + mark.end() + len(said) - len(text)
            text = text.partition(GAP)[0]
            if not key.startswith("_") and key not in found and text:
                found[key] = Span(text, start)
                open_key = key if key in below and last else None
        at += len(row) + 1
    return found


def day_in(text: str) -> date | None:
    """Return the one day a text says, as cards write it; ``None`` if it says none or an impossible one."""
    match = re.search(r"(\d{4})[年.\-/]?(\d{1,2})[月.\-/]?(\d{1,2})", text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def chinese(text: str) -> str:
    """Return the name in a text: Chinese characters with the dot that parts of foreign names have."""
    match = re.search(r"[\u3400-\u9fff\U00020000-\U0003ffff]+(?:[·•・.][\u3400-\u9fff\U00020000-\U0003ffff]+)*", text)
    return "" if match is None else re.sub("[•・.]", "·", match[0])


_LOOKALIKES = str.maketrans({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8"})


def digits_for(text: str) -> str:
    """Return a text with letters that look like digits read as these."""
    return text.upper().translate(_LOOKALIKES)
