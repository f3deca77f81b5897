import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc
from vininfo import Vin

from carloan_desk.domain.identifiers import (
    Finding,
    Severity,
    check_bank_card,
    check_mobile,
    check_plate,
    check_resident_id,
    check_uscc,
    check_vin,
)
from carloan_desk.domain.rules import rule_from_data, shipped

VECTORS = Path(__file__).parents[1] / "data/vectors/identifiers.json"
CASES = json.loads(VECTORS.read_text("utf-8"))["cases"]
CHECKS = {
    "resident_id_18": check_resident_id,
    "uscc": check_uscc,
    "vin": check_vin,
    "luhn": check_bank_card,
    "plate": check_plate,
    "mobile": check_mobile,
}


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["kind"] in CHECKS and case["input"] != "1428572"], ids=lambda c: c["id"]
)
def test_published_identifiers(case: dict[str, object]) -> None:
    finding = CHECKS[str(case["kind"])](str(case["input"]))
    expected = case["expected"]
    assert isinstance(expected, dict)
    assert (finding.severity is Severity.OK) == expected["valid"]


def test_published_old_number() -> None:
    case = next(case for case in CASES if case["kind"] == "resident_id_15_to_18")
    finding = check_resident_id(case["input"])
    assert (finding.severity, finding.code) == (Severity.WARNING, "resident_id.old")
    assert finding.parts["converted"] == case["expected"]["converted"]
    assert finding.parts["birth_date"] == date(1988, 7, 30)
    assert finding.parts["gender"] == "male"


def test_genuine_numbers_that_a_library_rejects_pass() -> None:
    for number in ("321083197812162119", "33010219200403064X", "830000199201300022"):
        assert not ric.is_valid(number)
        assert check_resident_id(number).severity is Severity.OK


def test_early_company_codes_are_warned_of_only() -> None:
    finding = check_uscc("91350211M00013FA1N")
    assert (finding.severity, finding.code) == (Severity.WARNING, "uscc.check_digit")


# Resident identity numbers; the place code 99 is nobody's.


def _resident_id(place: str, born: date, serial: int) -> str:
    first = f"{place}{born:%Y%m%d}{serial:03d}"
    return first + ric.calc_check_digit(first + "0")


_BORN = st.dates(date(1900, 1, 1), date(2026, 12, 31))


@given(st.integers(990000, 999999), _BORN, st.integers(0, 999))
def test_parts_of_a_resident_id(place: int, born: date, serial: int) -> None:
    number = _resident_id(str(place), born, serial)
    finding = check_resident_id(number)
    assert (finding.severity, finding.code) == (Severity.OK, "resident_id.ok")
    assert dict(finding.parts) == {
        "number": number,
        "birth_date": born,
        "gender": "male" if serial % 2 else "female",
        "province": "99",
    }


@given(_BORN, st.integers(0, 999), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_seen(born: date, serial: int, place: int, shift: int) -> None:
    number = _resident_id("990101", born, serial)
    digit = "10"[0] if number[place] == "X" else str((int(number[place]) + shift) % 10)
    wrong = number[:place] + digit + number[place + 1 :]
    assert check_resident_id(wrong).severity is Severity.ERROR


def test_spaces_width_and_case_do_not_matter() -> None:
    numbers = (_resident_id("990101", date(1990, 1, 1), serial) for serial in range(20))
    number = next(number for number in numbers if number.endswith("X"))
    for typed in (
        number.lower(),
        f" {number[:6]} {number[6:14]}-{number[14:]}\n",
        "".join(chr(ord(c) + 0xFEE0) for c in number),
    ):
        assert check_resident_id(typed).parts["number"] == number


@pytest.mark.parametrize(
    ("typed", "severity", "code"),
    [
        ("", "error", "resident_id.empty"),
        ("  ", "error", "resident_id.empty"),
        ("123", "error", "resident_id.format"),
        ("99010119900101000", "error", "resident_id.format"),
        ("9901011990010100000", "error", "resident_id.format"),
        ("99010119900101X008", "error", "resident_id.format"),
        ("٩٩٠١٠١١٩٩٠٠١٠١٠٠٠٨", "error", "resident_id.format"),
        ("990101199013010008", "error", "resident_id.birth_date"),
        ("990101199002300008", "error", "resident_id.birth_date"),
        ("990101184912310008", "error", "resident_id.birth_date"),
        ("990101901301000", "error", "resident_id.birth_date"),
    ],
)
def test_resident_ids_that_cannot_be(typed: str, severity: str, code: str) -> None:
    finding = check_resident_id(typed)
    assert (finding.severity, finding.code) == (severity, code)
    assert list(finding.parts) == ["number"]


def test_the_oldest_birth_year() -> None:
    assert check_resident_id(_resident_id("990101", date(1850, 1, 1), 1)).severity is Severity.OK


def test_check_digit_and_province() -> None:
    number = _resident_id("990101", date(1990, 1, 1), 1)
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    finding = check_resident_id(wrong)
    assert (finding.severity, finding.code, finding.parts["expected"]) == (
        Severity.ERROR,
        "resident_id.check_digit",
        number[-1],
    )
    unknown = check_resident_id(_resident_id("160101", date(1990, 1, 1), 1))
    assert (unknown.severity, unknown.code) == (Severity.WARNING, "resident_id.province")
    assert unknown.parts["province"] == "16"
    assert check_resident_id(_resident_id("820000", date(1990, 1, 1), 1)).severity is Severity.OK


# Cars


_VIN_CHARS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"


@given(st.text(_VIN_CHARS, min_size=17, max_size=17))
def test_vin_check_digit_against_vininfo(number: str) -> None:
    finding = check_vin(number)
    right = Vin(number).verify_checksum(check_year=False)
    assert (finding.severity is Severity.OK) == right
    assert finding.parts["number"] == number
    assert finding.parts["wmi"] + finding.parts["vds"] + finding.parts["vis"] == number
    if right:
        assert finding.code == "vin.ok"
    else:
        code = "vin.check_digit" if number[0] in "L12345" else "vin.check_digit_import"
        assert (finding.severity, finding.code) == (Severity.WARNING, code)
        mended = number[:8] + finding.parts["expected"] + number[9:]
        assert check_vin(mended).severity is Severity.OK


def test_where_the_check_digit_of_a_vin_is_prescribed() -> None:
    for first in "L12345":
        assert check_vin(f"{first}DC613P2YA1305189").code == "vin.check_digit"
    for first in "WXJKS0":
        assert check_vin(f"{first}DC613P2YA1305189").code == "vin.check_digit_import"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "vin.empty"),
        ("LOC613P23A1305189", "vin.format"),
        ("LIC613P23A1305189", "vin.format"),
        ("LQC613P23A1305189", "vin.format"),
        ("LDC613P23A130518", "vin.format"),
        ("LDC613P23A13051899", "vin.format"),
    ],
)
def test_vins_that_cannot_be(typed: str, code: str) -> None:
    finding = check_vin(typed)
    assert (finding.severity, finding.code) == (Severity.ERROR, code)


@pytest.mark.parametrize(
    ("typed", "kind", "energy"),
    [
        ("京A12345", "ordinary", None),
        ("京a·12345", "ordinary", None),
        ("京A.1234挂", "ordinary", None),
        ("京A・12345", "ordinary", None),
        ("粤Z1234港", "ordinary", None),
        ("沪B1234学", "ordinary", None),
        ("苏E1234警", "ordinary", None),
        ("京AD12345", "nev_small", "electric"),
        ("京AAH1234", "nev_small", "electric"),
        ("京AF12345", "nev_small", "other"),
        ("京AK12345", "nev_small", "other"),
        ("京A12345D", "nev_large", "electric"),
        ("京A12345J", "nev_large", "other"),
        ("闽20401领", "consular", None),
        ("使014578", "embassy", None),
    ],
)
def test_plates(typed: str, kind: str, energy: str | None) -> None:
    finding = check_plate(typed)
    assert (finding.severity, finding.code) == (Severity.OK, "plate.ok")
    expected = {"number": re.sub("[·.・]", "", typed.upper()), "kind": kind}
    assert dict(finding.parts) == (expected | {"energy": energy} if energy else expected)


@pytest.mark.parametrize(
    ("typed", "severity", "code"),
    [
        ("", "error", "plate.empty"),
        ("京A1234", "error", "plate.format"),
        ("京A1234567", "error", "plate.format"),
        ("京A12_45", "error", "plate.format"),
        ("宁AD1234555555", "error", "plate.format"),
        ("京I12345", "warning", "plate.unknown"),
        ("京A1234O", "warning", "plate.unknown"),
        ("东A12345", "warning", "plate.unknown"),
        ("京AL12345", "warning", "plate.unknown"),
        ("京A12345M", "warning", "plate.unknown"),
        ("京A1234应急", "warning", "plate.unknown"),
    ],
)
def test_plates_that_cannot_be_or_that_nobody_lists(typed: str, severity: str, code: str) -> None:
    finding = check_plate(typed)
    assert (finding.severity, finding.code) == (severity, code)


# Companies, cards, phones


_USCC_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@given(st.text("0123456789", min_size=8, max_size=8), st.text(_USCC_CHARS, min_size=10, max_size=10))
def test_company_codes_against_stdnum(digits: str, rest: str) -> None:
    number = digits + rest
    finding = check_uscc(number)
    assert (finding.severity is Severity.OK) == uscc.is_valid(number)
    assert finding.parts["authority"] + finding.parts["kind"] + finding.parts["division"] == number[:8]
    assert finding.parts["organisation"] == number[8:17]
    assert finding.parts["number"] == number
    if finding.severity is not Severity.OK:
        assert (finding.severity, finding.code) == (Severity.WARNING, "uscc.check_digit")
        assert finding.parts["expected"] == uscc.calc_check_digit(number[:17])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "uscc.empty"),
        ("9111000060003734", "uscc.format"),
        ("9111000060003IOZSV", "uscc.format"),
        ("91A10000600037341L", "uscc.format"),
    ],
)
def test_company_codes_that_cannot_be(typed: str, code: str) -> None:
    finding = check_uscc(typed)
    assert (finding.severity, finding.code) == (Severity.ERROR, code)


@given(st.text("0123456789", min_size=13, max_size=19))
def test_cards_against_stdnum(number: str) -> None:
    finding = check_bank_card(" ".join(number[start : start + 4] for start in range(0, len(number), 4)))
    assert (finding.severity is Severity.OK) == luhn.is_valid(number)
    assert dict(finding.parts) == {"number": number, "tail": number[-4:]}
    assert finding.severity is not Severity.OK or finding.code == "bank_card.ok"
    if finding.severity is not Severity.OK:
        assert (finding.severity, finding.code) == (Severity.WARNING, "bank_card.check_digit")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "bank_card.empty"),
        ("6225 7600 0821 952X", "bank_card.format"),
        ("1" * 12, "bank_card.length"),
        ("1" * 20, "bank_card.length"),
    ],
)
def test_cards_that_cannot_be(typed: str, code: str) -> None:
    finding = check_bank_card(typed)
    assert (finding.severity, finding.code) == (Severity.ERROR, code)
    if code == "bank_card.length":
        assert (finding.parts["low"], finding.parts["high"]) == (13, 19)


@pytest.mark.parametrize(
    "typed",
    [
        "19900001234",
        "+8619900001234",
        "+86 199-0000-1234",
        "008619900001234",
        "8619900001234",
        "１９９００００１２３４",
    ],
)
def test_mobile_numbers(typed: str) -> None:
    assert check_mobile(typed) == Finding(Severity.OK, "mobile.ok", {"number": "19900001234", "tail": "1234"})


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "mobile.empty"),
        ("12900001234", "mobile.format"),
        ("1990000123", "mobile.format"),
        ("199000012345", "mobile.format"),
        ("+8519900001234", "mobile.format"),
        ("0571-8888888", "mobile.format"),
    ],
)
def test_mobile_numbers_that_cannot_be(typed: str, code: str) -> None:
    finding = check_mobile(typed)
    assert (finding.severity, finding.code) == (Severity.ERROR, code)


@given(st.text(max_size=30))
def test_any_text_gets_an_answer(typed: str) -> None:
    for check in CHECKS.values():
        assert check(typed).code
        assert "number" in check(typed).parts


def test_own_rules_for_numbers() -> None:
    def own(topic: str, **values: object) -> object:
        return rule_from_data({"topic": topic, "valid_from": date(2026, 1, 1), "source": "own", **values})

    rules = shipped().with_own(
        [
            own("identifiers.bank_card", min_length=4, max_length=5),  # type: ignore[list-item]
            own("identifiers.resident_id", provinces=["16"], foreigner_prefix="8", earliest_birth_year=2000),  # type: ignore[list-item]
            own("identifiers.plate", provinces="东", electric="D", other_energy="F", suffixes="挂"),  # type: ignore[list-item]
        ]
    )
    assert check_bank_card("12344", rules).severity is not Severity.ERROR
    assert check_plate("东A12345", rules).severity is Severity.OK
    assert check_resident_id(_resident_id("160101", date(2001, 1, 1), 1), rules).severity is Severity.OK
    assert check_resident_id(_resident_id("990101", date(2001, 1, 1), 1), rules).severity is Severity.WARNING
