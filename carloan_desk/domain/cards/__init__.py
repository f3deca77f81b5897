"""Reading cards and papers (证件识别) from the lines of text in their picture: pure rules, no picture, no engine."""

from collections.abc import Sequence
from dataclasses import replace

from carloan_desk.domain.cards.kinds import READERS
from carloan_desk.domain.cards.layout import Box, Line, Sheet
from carloan_desk.domain.cards.reading import SURE, CardField, CardKind, CardReading

__all__ = ["SURE", "Box", "CardField", "CardKind", "CardReading", "Line", "read_card"]


def read_card(lines: Sequence[Line]) -> CardReading | None:
    """Return what a picture's lines say, whichever of the four ways the picture was held.

    Args:
        lines: The lines of text, in any order, with their corners in pixels.

    Returns:
        The reading with most fields, the surer one of equals; ``None`` if it is none of the known cards.
    """
    found: list[CardReading] = []
    for turns in range(4):
        sheet = Sheet(lines, turns)
        reading = next((reading for read in READERS if (reading := read(sheet)) is not None and reading.fields), None)
        if reading is not None:
            found.append(replace(reading, turns=turns))
    return max(found, key=_weight, default=None)


def _weight(reading: CardReading) -> tuple[int, int, float]:
    right = sum(not field.is_wrong for field in reading.fields)
    said = sum(len(str(field.value)) for field in reading.fields)
    return right, said, min(field.confidence for field in reading.fields)
