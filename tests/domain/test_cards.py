"""Cards from lines of text: rows are found however the picture was held, check digits catch misreads."""

import math
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.cards import CardKind, CardReading, Line, read_card
from carloan_desk.domain.cards.layout import GAP, Sheet
from carloan_desk.domain.client import LONG_TERM
from carloan_desk.domain.identifiers import check_bank_card
from tests.exchange.made_up_cards import id_number, uscc, vin

ID = id_number(random.Random(1), date(1988, 7, 15), "male")
VIN = vin(random.Random(1))

# Pieces of text as they stand on a card: x, y, words.
Pieces = list[tuple[float, float, str]]


def lines(pieces: Pieces, angle: float = 0.0, confidence: float = 0.99) -> list[Line]:
    """Each piece 30 high and 30 a character, the whole turned by an angle in degrees about the corner."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    found = []
    for x, y, text in pieces:
        width = 30 * len(text)
        square = ((x, y), (x + width, y), (x + width, y + 30), (x, y + 30))
        corners = tuple((a * cosine - b * sine, a * sine + b * cosine) for a, b in square)
        found.append(Line(text, confidence, corners))  # type: ignore[arg-type]
    return found


def id_card(number: str = ID) -> Pieces:
    return [
        (60, 70, "姓名"),
        (170, 70, "欧阳思远"),
        (60, 150, "性别"),
        (170, 150, "男"),
        (300, 150, "民族汉"),
        (60, 225, "出生"),
        (170, 225, "1988年7月15日"),
        (60, 300, "住址"),
        (170, 300, "示例省样板市虚构区样例路"),
        (170, 345, "8号楼1201室"),
        (60, 540, "公民身份号码"),
        (320, 540, number),
    ]


def values(reading: CardReading | None) -> dict[str, object]:
    assert reading is not None
    return {field.key: field.value for field in reading.fields}


@settings(max_examples=60)
@given(angle=st.floats(-12, 12), quarter=st.integers(0, 3), order=st.randoms(use_true_random=False))
def test_a_card_is_read_however_it_was_held(angle: float, quarter: int, order: random.Random) -> None:
    given_lines = lines(id_card(), angle + 90 * quarter)
    order.shuffle(given_lines)
    reading = read_card(given_lines)
    assert values(reading) == {
        "name": "欧阳思远",
        "gender": "male",
        "birth_date": date(1988, 7, 15),
        "address": "示例省样板市虚构区样例路8号楼1201室",
        "id_number": ID,
    }
    assert reading is not None
    assert (reading.turns + quarter) % 4 == 0
    assert all(field.is_sure for field in reading.fields)


@given(st.lists(st.tuples(st.floats(0, 2000), st.floats(0, 2000), st.text(max_size=30)), max_size=12))
def test_nothing_is_invented(pieces: Pieces) -> None:
    reading = read_card(lines(pieces))
    said = "".join("".join(text.split()) for _, _, text in pieces)
    for field in () if reading is None else reading.fields:
        if isinstance(field.value, str) and not field.mended and field.key != "gender":
            assert all(char in said.upper() or char in said or char == "·" for char in field.value)


@pytest.mark.parametrize(("right", "misread"), [("0", "O"), ("1", "I"), ("8", "B"), ("5", "S")])
def test_a_letter_read_for_a_digit_is_mended_if_the_check_digit_then_holds(right: str, misread: str) -> None:
    place = ID.index(right)
    read = ID[:place] + misread + ID[place + 1 :]
    reading = read_card(lines(id_card(read)))
    assert reading is not None
    field = reading.field("id_number")
    assert field is not None
    assert (field.value, field.mended, field.is_wrong, field.is_sure) == (ID, True, False, False)


def test_a_wrong_digit_is_told_and_not_mended() -> None:
    wrong = ID[:-1] + ("1" if ID[-1] != "1" else "2")
    reading = read_card(lines(id_card(wrong)))
    assert reading is not None
    field = reading.field("id_number")
    assert field is not None
    assert field.is_wrong
    assert field.value == wrong
    assert field.finding is not None
    assert field.finding.code == "resident_id.check_digit"


def test_what_the_number_says_otherwise_is_told() -> None:
    pieces = [(x, y, text.replace("7月15日", "7月16日").replace("男", "女")) for x, y, text in id_card()]
    reading = read_card(lines(pieces))
    assert reading is not None
    told = {field.key for field in reading.fields if field.differs_from == "id_number"}
    assert told == {"birth_date", "gender"}


@pytest.mark.parametrize(
    ("said", "until"),
    [("2016.03.05-2036.03.05", date(2036, 3, 5)), ("2016.03.05-长期", LONG_TERM), ("2016.13.45", None)],
)
def test_the_back_says_until_when(said: str, until: date | None) -> None:
    reading = read_card(lines([(10, 10, "签发机关"), (200, 10, "样板市公安局"), (10, 80, "有效期限"), (200, 80, said)]))
    assert reading is not None
    assert reading.kind is CardKind.ID_BACK
    field = reading.field("valid_until")
    assert (None if field is None else field.value) == until


def test_columns_far_apart_stay_apart() -> None:
    sheet = Sheet(lines([(0, 0, "名称"), (120, 0, "样板商贸有限公司"), (700, 0, "壹佰万元整")]))
    assert sheet.text == f"名称样板商贸有限公司{GAP}壹佰万元整"


def test_a_vehicle_licence() -> None:
    reading = read_card(
        lines(
            [
                (200, 0, "中华人民共和国机动车行驶证"),
                (0, 80, "号牌号码"),
                (150, 80, "豫A·12345"),
                (500, 80, "车辆类型小型轿车"),
                (0, 160, "所有人"),
                (150, 160, "欧阳思远"),
                (0, 240, "使用性质非营运"),
                (500, 240, "品牌型号"),
                (660, 240, "样板牌SA7000X"),
                (0, 320, "车辆识别代号"),
                (250, 320, VIN),
                (0, 400, "发动机号码"),
                (250, 400, "0012345"),
                (0, 480, "注册日期"),
                (150, 480, "2019-06-01"),
                (600, 480, "发证日期"),
                (800, 480, "2020-01-02"),
            ]
        )
    )
    assert values(reading) == {
        "plate": "豫A12345",
        "owner": "欧阳思远",
        "vehicle_model": "样板牌SA7000X",
        "vin": VIN,
        "engine_number": "0012345",
        "registered_on": date(2019, 6, 1),
    }


def test_a_business_licence() -> None:
    code = uscc(random.Random(2))
    reading = read_card(
        lines(
            [
                (300, 0, "营业执照"),
                (0, 80, "统一社会信用代码"),
                (300, 80, code),
                (0, 160, "名称"),
                (100, 160, "样板商贸有限公司"),
                (0, 240, "法定代表人"),
                (200, 240, "李想"),
                (0, 320, "成立日期"),
                (200, 320, "2015年3月2日"),
                (0, 400, "住所"),
                (100, 400, "样板市虚构区样例路8号"),
            ]
        )
    )
    assert values(reading) == {
        "uscc": code,
        "employer": "样板商贸有限公司",
        "legal_representative": "李想",
        "established_on": date(2015, 3, 2),
        "employer_address": "样板市虚构区样例路8号",
    }


def test_of_a_bank_card_only_the_tail_is_kept() -> None:
    number = next(n for last in range(10) if check_bank_card(n := f"999999123456789012{last}").code == "bank_card.ok")
    reading = read_card(lines([(0, 0, "样板银行"), (0, 90, " ".join(number[i : i + 4] for i in range(0, 19, 4)))]))
    assert values(reading) == {"card_tail": number[-4:]}
    assert number not in repr(reading)


@pytest.mark.parametrize("said", [[], ["你好"], ["2026年11月27日", "合计 12,000.00"]])
def test_what_is_no_card_is_none(said: list[str]) -> None:
    assert read_card(lines([(0, 60.0 * place, text) for place, text in enumerate(said)])) is None
