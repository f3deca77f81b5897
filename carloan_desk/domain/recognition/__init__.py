"""Reading what people send: a message, a business card, a line of a group chat. Nothing is invented.

Every finding says which characters it was read from. What could be read in two ways is left out or only ``LIKELY``.
"""

from datetime import date

from carloan_desk.domain.recognition.amounts import read_amounts
from carloan_desk.domain.recognition.cars import read_cars
from carloan_desk.domain.recognition.findings import Car, Confidence, Field, Finding, Range, Recognised
from carloan_desk.domain.recognition.names import read_names
from carloan_desk.domain.recognition.numbers import read_numbers
from carloan_desk.domain.recognition.origins import read_origins
from carloan_desk.domain.recognition.reading import Reading
from carloan_desk.domain.recognition.telling import interest_parts, tell
from carloan_desk.domain.recognition.times import read_times
from carloan_desk.domain.recognition.words import Words, shipped

__all__ = [
    "Car",
    "Confidence",
    "Field",
    "Finding",
    "Range",
    "Recognised",
    "Words",
    "interest_parts",
    "recognise",
    "shipped",
    "tell",
]

LONGEST = 20_000


def recognise(text: str, words: Words, today: date) -> Recognised:
    """Read a text.

    Args:
        text: As it was pasted. Of a very long one the first 20,000 characters are read.
        words: The lists it is read with; :func:`shipped` are those of the program.
        today: The day that 明天 and 周三 are counted from.

    Returns:
        What was found, in the order of the text. Two findings overlap only where a telephone number is a 微信号 too.
    """
    reading = Reading(text[:LONGEST])
    read_numbers(reading)
    read_times(reading, today)
    read_amounts(reading)
    read_cars(reading, words)
    read_origins(reading, words)
    read_names(reading, words)
    return Recognised(text, tuple(sorted(reading.findings, key=lambda found: (found.start, found.end))))
