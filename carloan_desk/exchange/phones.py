"""Telephones as lists hold them: two in a cell, with a word beside them, a landline, a number behind a name."""

import re
import unicodedata
from dataclasses import dataclass

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity, check_mobile
from carloan_desk.exchange import cells
from carloan_desk.exchange.sheet import Cell, column_name

_MOBILE = re.compile(
    r"(?<![0-9])(?:(?:\+|00)?86[- ]?)?"
    r"(1[3-9][0-9](?:[0-9]{8}|([ .-])[0-9]{4}\2[0-9]{4}|[- ][0-9]{3}[- ][0-9]{5}))(?![0-9])"
)
_LANDLINE = re.compile(r"(?<![0-9])(?:\(?0[0-9]{2,3}\)?[- ]?[2-9][0-9]{6,7}|400[- ]?[0-9]{3}[- ]?[0-9]{4})(?![0-9])")
# What stands beside a number and says nothing more than that it is one.
_PLAIN_WORDS = re.compile(
    r"手机号?码?|电话号?码?|联系方式|tel|mobile|微信同号|同微信|[\s/、,;:()\\|+&和或及]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Phones:
    """The mobile numbers of a cell, in its order, and whether it says anything more."""

    mobiles: tuple[str, ...]
    says_more: bool = False


def phones_of(cell: Cell, row: int, column: int) -> Phones:
    """Read a cell that should hold a mobile number. A landline is none, but it reaches somebody: it says more.

    Raises:
        DomainError: ``table.cell.damaged``, ``table.cell.mobile`` no telephone at all (``row``, ``column``, ``value``).
    """
    text = cells.identifier_of(cell, row, column) or ""
    whole = check_mobile(text)
    if whole.severity is not Severity.ERROR:
        return Phones((str(whole.parts["number"]),))
    mobiles, rest = split(text)
    if not mobiles and not _LANDLINE.search(_narrow(text)):
        raise DomainError("table.cell.mobile", row=row, column=column_name(column), value=text)
    return Phones(mobiles, bool(_PLAIN_WORDS.sub("", rest)))


def split(text: str) -> tuple[tuple[str, ...], str]:
    """Return the mobile numbers in a text, each once, and what stands around them."""
    narrow = _narrow(text)
    found = [str(check_mobile(match[1].replace(".", "")).parts["number"]) for match in _MOBILE.finditer(narrow)]
    return tuple(dict.fromkeys(found)), " ".join(_MOBILE.sub(" ", narrow).split()) if found else text


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
