"""The lists a text is read with: makes and series, cities, surnames. Read once, when the first text comes."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from carloan_desk import resources
from carloan_desk.domain.recognition.findings import Car

_SQUEEZED = re.compile("[ \t\u200b.:·-]")


def squeeze(name: str) -> str:
    """Return a name of a car for looking it up: small, without blanks, dots and hyphens."""
    return _SQUEEZED.sub("", name.lower())


def squeezed(line: str) -> tuple[str, list[int]]:
    """Return a folded text for looking names up, and for each of its characters the place it has in the text."""
    places = [place for place, char in enumerate(line) if char not in " \t\u200b.:·-"]
    return "".join([line[place] for place in places]), places


@dataclass(frozen=True, slots=True)
class Words:
    """What a text is read with.

    Attributes:
        cars: Makes, and series that stand alone, by their squeezed spellings.
        series: By make, the series read only behind it.
        word_makes: Makes whose names are words too.
        cities: Province by city, short forms.
        word_cities: Cities whose names are words too.
        surnames: Surnames of one character.
        word_surnames: Those of them that are words too.
        double_surnames: Surnames of two characters.
        not_names: What begins like a name and is none.
        longest_car: Length of the longest spelling of a car.
        longest_city: Length of the longest city.
    """

    cars: Mapping[str, Car]
    series: Mapping[str, Mapping[str, str]]
    word_makes: frozenset[str]
    cities: Mapping[str, str]
    word_cities: frozenset[str]
    surnames: frozenset[str]
    word_surnames: frozenset[str]
    double_surnames: frozenset[str]
    not_names: frozenset[str]
    longest_car: int
    longest_city: int

    @classmethod
    def from_data(cls, vehicles: Mapping[str, Any], cities: Mapping[str, Any], surnames: Mapping[str, Any]) -> "Words":
        """Return lists from plain data, as the files hold them; a list of one's own may stand for a shipped one."""
        cars: dict[str, Car] = {}
        series: dict[str, dict[str, str]] = {}
        for make in vehicles["make"]:
            spellings = make["name"].split("=")
            name = spellings[0]
            behind = series.setdefault(name, {})
            for spelling in spellings:
                cars.setdefault(squeeze(spelling), Car(name))
            for each in make.get("alone", ()):
                forms = each.split("=")
                for form in forms:
                    cars.setdefault(squeeze(form), Car(name, forms[0]))
                    behind.setdefault(squeeze(form), forms[0])
            for each in make.get("with_make", ()):
                forms = each.split("=")
                for form in forms:
                    behind.setdefault(squeeze(form), forms[0])
        places = {city: province["name"] for province in cities["province"] for city in province["cities"]}
        plain, word = frozenset("".join(surnames["plain"].split())), frozenset("".join(surnames["word"].split()))
        return cls(
            cars=cars,
            series=series,
            word_makes=frozenset(map(squeeze, vehicles["also_words"])),
            cities=places,
            word_cities=frozenset(cities["also_words"]),
            surnames=plain | word,
            word_surnames=word,
            double_surnames=frozenset(surnames["double"]),
            not_names=frozenset(surnames["not_names"]),
            longest_car=max(map(len, cars), default=0),
            longest_city=max(map(len, places), default=0),
        )


@cache
def shipped() -> Words:
    """Return the lists that come with the program, read on the first call."""
    return Words.from_data(*(_read(name) for name in ("vehicles", "cities", "surnames")))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path(f"rules/{name}.toml").read_text("utf-8"))
