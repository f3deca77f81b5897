"""Identifiers people type: what is impossible is an error, what is only unlikely a warning.

Each check takes text as typed (spaces, hyphens and full-width characters do not matter) and answers with a
:class:`Finding`, never with an exception. ``parts["number"]`` is the identifier in its plain form.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from carloan_desk.domain.rules import RuleSet, in_use


class Severity(StrEnum):
    """``ERROR`` cannot be right, ``WARNING`` deserves a second look."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a check.

    Attributes:
        severity: How bad it is.
        code: Which rule spoke, such as ``"resident_id.check_digit"``; ``"<kind>.ok"`` if none did.
        parts: What the identifier says: ``number`` always, others by kind.
    """

    severity: Severity
    code: str
    parts: Mapping[str, Any] = field(default_factory=dict)


def _finding(severity: Severity, code: str, **parts: Any) -> Finding:
    return Finding(severity, code, MappingProxyType(parts))


def _plain(text: str) -> str:
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", text)).upper()


_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _id_check_digit(first17: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(_ID_WEIGHTS, first17, strict=True))
    return "10X98765432"[total % 11]


def check_resident_id(text: str, rules: RuleSet | None = None) -> Finding:
    """Check a resident identity number (居民身份证, GB 11643).

    Format, birth date and check digit are errors; an unknown province is a warning. A 15-digit number is void
    since 2013: a warning with its 18-digit form in ``parts["converted"]``.

    Returns:
        Codes ``resident_id.ok``, ``.empty``, ``.format``, ``.birth_date``, ``.check_digit`` (part ``expected``),
        ``.province``, ``.old`` (part ``converted``). Parts ``birth_date`` (date), ``gender`` (``"male"`` or
        ``"female"``), ``province`` (two digits).
    """
    number = _plain(text)
    if not number:
        return _finding(Severity.ERROR, "resident_id.empty", number=number)
    old = re.fullmatch(r"[0-9]{15}", number) is not None
    if not old and not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return _finding(Severity.ERROR, "resident_id.format", number=number)
    first17 = f"{number[:6]}19{number[6:]}" if old else number[:17]
    rule = in_use(rules).find("identifiers.resident_id", None)
    try:
        born = date(int(first17[6:10]), int(first17[10:12]), int(first17[12:14]))
    except ValueError:
        born = None
    if born is None or born.year < rule.number("earliest_birth_year"):
        return _finding(Severity.ERROR, "resident_id.birth_date", number=number)
    expected = _id_check_digit(first17)
    if not old and number[17] != expected:
        return _finding(Severity.ERROR, "resident_id.check_digit", number=number, expected=expected)
    parts = {
        "number": number,
        "birth_date": born,
        "gender": "male" if int(first17[16]) % 2 else "female",
        "province": first17[:2],
    }
    if old:
        return _finding(Severity.WARNING, "resident_id.old", **parts, converted=first17 + expected)
    if number[0] != rule.values["foreigner_prefix"] and number[:2] not in rule.values["provinces"]:
        return _finding(Severity.WARNING, "resident_id.province", **parts)
    return _finding(Severity.OK, "resident_id.ok", **parts)


_VIN_VALUES = dict(zip("0123456789ABCDEFGHJKLMNPRSTUVWXYZ", "012345678912345678123457923456789", strict=True))
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
# Makers whose markets prescribe the check digit: China (L) and North America (1-5).
_VIN_STRICT = "L12345"


def check_vin(text: str) -> Finding:
    """Check a vehicle identification number (车架号, GB 16735 / ISO 3779).

    Seventeen characters without I, O and Q, else an error. A missed check digit is a warning:
    ``vin.check_digit`` where it is prescribed (China, North America), ``vin.check_digit_import`` elsewhere.

    Returns:
        Codes ``vin.ok``, ``.empty``, ``.format``, ``.check_digit``, ``.check_digit_import``.
        Parts ``wmi``, ``vds``, ``vis``; ``expected`` check digit where it was missed.
    """
    number = _plain(text)
    if not number:
        return _finding(Severity.ERROR, "vin.empty", number=number)
    if not re.fullmatch(r"[0-9A-HJ-NPR-Z]{17}", number):
        return _finding(Severity.ERROR, "vin.format", number=number)
    parts = {"number": number, "wmi": number[:3], "vds": number[3:9], "vis": number[9:]}
    total = sum(weight * int(_VIN_VALUES[char]) for weight, char in zip(_VIN_WEIGHTS, number, strict=True))
    expected = "0123456789X"[total % 11]
    if number[8] == expected:
        return _finding(Severity.OK, "vin.ok", **parts)
    code = "vin.check_digit" if number[0] in _VIN_STRICT else "vin.check_digit_import"
    return _finding(Severity.WARNING, code, **parts, expected=expected)


_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def check_uscc(text: str) -> Finding:
    """Check a unified social credit code (统一社会信用代码, GB 32100).

    Eighteen characters without I, O, S, V and Z, of which the third to eighth are digits (the place), else an
    error. A missed check character is a warning: early codes that miss it are in use.

    Returns:
        Codes ``uscc.ok``, ``.empty``, ``.format``, ``.check_digit`` (part ``expected``).
        Parts ``authority``, ``kind``, ``division``, ``organisation``.
    """
    number = _plain(text)
    if not number:
        return _finding(Severity.ERROR, "uscc.empty", number=number)
    if not re.fullmatch(rf"[{_USCC_ALPHABET}]{{2}}[0-9]{{6}}[{_USCC_ALPHABET}]{{10}}", number):
        return _finding(Severity.ERROR, "uscc.format", number=number)
    parts = {
        "number": number,
        "authority": number[0],
        "kind": number[1],
        "division": number[2:8],
        "organisation": number[8:17],
    }
    total = sum(pow(3, place, 31) * _USCC_ALPHABET.index(char) for place, char in enumerate(number[:17]))
    expected = _USCC_ALPHABET[-total % 31]
    if number[17] == expected:
        return _finding(Severity.OK, "uscc.ok", **parts)
    return _finding(Severity.WARNING, "uscc.check_digit", **parts, expected=expected)


def check_bank_card(text: str, rules: RuleSet | None = None) -> Finding:
    """Check a bank card number (银行卡号): 13 to 19 digits, Luhn's check digit.

    A missed check digit is a warning: some old cards miss it.

    Returns:
        Codes ``bank_card.ok``, ``.empty``, ``.format``, ``.length``, ``.check_digit``. Part ``tail``: last four.
    """
    number = _plain(text)
    if not number:
        return _finding(Severity.ERROR, "bank_card.empty", number=number)
    if not re.fullmatch(r"[0-9]+", number):
        return _finding(Severity.ERROR, "bank_card.format", number=number)
    rule = in_use(rules).find("identifiers.bank_card", None)
    low, high = rule.number("min_length"), rule.number("max_length")
    if not low <= len(number) <= high:
        return _finding(Severity.ERROR, "bank_card.length", number=number, low=int(low), high=int(high))
    parts = {"number": number, "tail": number[-4:]}
    # From the right, every second digit doubled and its digits added.
    total = sum(
        int(digit) if place % 2 == 0 else sum(divmod(2 * int(digit), 10))
        for place, digit in enumerate(reversed(number))
    )
    if total % 10:
        return _finding(Severity.WARNING, "bank_card.check_digit", **parts)
    return _finding(Severity.OK, "bank_card.ok", **parts)


def check_mobile(text: str) -> Finding:
    """Check a mainland mobile number (手机号): 11 digits from 13 to 19, with or without +86, 0086 or 86.

    Returns:
        Codes ``mobile.ok``, ``.empty``, ``.format``. Part ``number`` without the country code; ``tail``.
    """
    number = _plain(text)
    if not number:
        return _finding(Severity.ERROR, "mobile.empty", number=number)
    match = re.fullmatch(r"(?:\+86|0086|86)?(1[3-9][0-9]{9})", number)
    if match is None:
        return _finding(Severity.ERROR, "mobile.format", number=number)
    return _finding(Severity.OK, "mobile.ok", number=match[1], tail=match[1][-4:])


def check_plate(text: str, rules: RuleSet | None = None) -> Finding:
    """Check a number plate (车牌号, GA 36-2018).

    Known patterns are fine: ordinary (seven), new energy small and large (eight), trailers, driving schools,
    police, Hong Kong and Macau, consulates and embassies. What has neither a plate's length nor its characters
    is an error; the rest a warning, for there are plates that nobody lists.

    Returns:
        Codes ``plate.ok``, ``.empty``, ``.format``, ``.unknown``. Parts ``kind`` (``"ordinary"``, ``"nev_small"``,
        ``"nev_large"``, ``"consular"``, ``"embassy"``), ``energy`` (``"electric"`` or ``"other"``) of new energy.
    """
    number = _plain(text).replace("·", "").replace(".", "").replace("・", "")
    if not number:
        return _finding(Severity.ERROR, "plate.empty", number=number)
    values = in_use(rules).find("identifiers.plate", None).values
    place = f"[{values['provinces']}]"
    letter, serial = "[A-HJ-NP-Z]", "[0-9A-HJ-NP-Z]"
    energy = values["electric"] + values["other_energy"]
    patterns = {
        "ordinary": f"{place}{letter}{serial}{{4}}[0-9A-HJ-NP-Z{values['suffixes']}]",
        "nev_small": f"{place}{letter}(?P<energy>[{energy}]){serial}[0-9]{{4}}",
        "nev_large": f"{place}{letter}[0-9]{{5}}(?P<energy>[{energy}])",
        "consular": f"{place}[0-9]{{5}}领",
        "embassy": "使[0-9]{6}",
    }
    for kind, pattern in patterns.items():
        match = re.fullmatch(pattern, number)
        if match is None:
            continue
        parts = {"number": number, "kind": kind}
        drive = match.groupdict().get("energy")
        if drive is not None:
            parts["energy"] = "electric" if drive in values["electric"] else "other"
        return _finding(Severity.OK, "plate.ok", **parts)
    if re.fullmatch(r"[0-9A-Z\u4e00-\u9fff]{7,8}", number):
        return _finding(Severity.WARNING, "plate.unknown", number=number)
    return _finding(Severity.ERROR, "plate.format", number=number)
