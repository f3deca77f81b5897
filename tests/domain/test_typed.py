"""What people type is read exactly or refused."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.typed import parse_amount, parse_date, parse_percent

TODAY = date(2026, 11, 23)
LARGEST = Decimal("99999999.99")
YUAN = st.integers(0, 9_999_999_999).map(lambda fen: Decimal(fen).scaleb(-2))
# What a keyboard with a Chinese input method lets through.
TYPED = st.text(st.sampled_from(list("0123456789０９.,，．-+ 　¥￥元万千百亿wkWe%％年月日/²①½٣nai")), max_size=12)


def refusal(call: object, *arguments: object, **named: object) -> DomainError:
    assert callable(call)
    with pytest.raises(DomainError) as caught:
        call(*arguments, **named)
    return caught.value


def wide(text: str) -> str:
    """The same text as a Chinese input method types it."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


# Amounts --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("150000", "150000"),
        ("150,000.00", "150000"),
        ("150 000", "150000"),
        ("15万", "150000"),
        ("15 万元", "150000"),
        ("15W", "150000"),
        ("1.5万", "15000"),
        ("１５００００", "150000"),
        ("１５万", "150000"),
        ("¥150000", "150000"),
        ("￥ 12,345.60", "12345.60"),
        ("8千", "8000"),
        ("8k", "8000"),
        ("3百万", "3000000"),
        ("0.9亿", "90000000"),
        ("1,234,567.8", "1234567.80"),
        ("0.5", "0.50"),
        ("0", "0"),
        ("007", "7"),
        ("  7 元 ", "7"),
        ("0.12345678万", "1234.5678"),
        ("99999999.99", "99999999.99"),
    ],
)
def test_amounts_people_type(text: str, yuan: str) -> None:
    places = 4 if yuan.endswith("5678") else 2
    amount = parse_amount(text, places=places)
    assert amount == Decimal(yuan)
    assert amount.as_tuple().exponent == -places


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0,012",
        "0 012",
        "1,5万",
        "1,50",
        "12,34",
        "1,234 567",
        "1234,567",
        "1.5.2",
        "1.",
        ".5",
        "1e5",
        "nan",
        "inf",
        "-5",
        "+5",
        "－５",
        "5-",
        "15元元",
        "15元万",
        "15万万",
        "万",
        "¥",
        "1¥5",
        "1 5",
        "10²",
        "①",
        "½",
        "٣",
        "十五万",
        "15%",
        "abc",
        "1" * 13,
        "9" * 24 + "亿",
        "1." + "0" * 13,
    ],
)
def test_what_may_be_a_slip_is_no_amount(text: str) -> None:
    assert refusal(parse_amount, text).code == "typed.amount"


def test_no_finer_than_a_fen() -> None:
    error = refusal(parse_amount, "0.005")
    assert (error.code, error.params) == ("typed.amount.places", {"places": 2})
    assert refusal(parse_amount, "12.5", places=0).code == "typed.amount.places"
    assert parse_amount("0.000001万", places=2) == Decimal("0.01")
    assert refusal(parse_amount, "99999999.989999999999").code == "typed.amount.places"


def test_no_more_than_the_largest() -> None:
    assert parse_amount("99999999.99") == LARGEST
    error = refusal(parse_amount, "1亿")
    assert (error.code, error.params) == ("typed.amount.range", {"largest": LARGEST})
    assert refusal(parse_amount, "999999999999亿").code == "typed.amount.range"
    assert refusal(parse_amount, "101", largest=Decimal(100)).code == "typed.amount.range"


@given(YUAN)
def test_amounts_round_trip_however_they_are_written(amount: Decimal) -> None:
    plain = f"{amount:f}"
    spellings = [plain, f"{amount:,.2f}", f"{amount:,.2f}".replace(",", " "), f"¥{plain}", f"{plain}元", wide(plain)]
    # In units only what is left after taking out a power of ten: 150000 is 15万.
    spellings += [f"{amount.scaleb(-power):f}{unit}" for unit, power in (("千", 3), ("万", 4), ("w", 4), ("百万", 6))]
    assert {parse_amount(text) for text in spellings} == {amount}


@given(TYPED)
def test_anything_typed_as_an_amount_is_exact_or_refused(text: str) -> None:
    try:
        amount = parse_amount(text)
    except DomainError:
        return
    assert 0 <= amount <= LARGEST
    assert amount.as_tuple().exponent == -2
    # The digits that were typed are the digits that were read.
    typed = "".join(chr(ord(char) - 0xFEE0) if "０" <= char <= "９" else char for char in text)
    digits = "".join(char for char in typed if char in "0123456789")
    read = f"{amount:f}".replace(".", "")
    assert read.strip("0") == digits.strip("0")


# Percentages ----------------------------------------------------------------------------------------------------------


@given(st.integers(0, 100_0000).map(lambda parts: Decimal(parts).scaleb(-4)))
def test_percentages_round_trip(percent: Decimal) -> None:
    fraction = percent / 100
    for text in (f"{percent:f}", f"{percent:f}%", f"{percent:f} %", wide(f"{percent:f}%")):
        assert parse_percent(text) == fraction


@pytest.mark.parametrize("text", ["", "%", "100.01", "-1", "1,5", "5%%", "nan", "1e1", "3,99", "²", "1" * 13])
def test_no_percentage(text: str) -> None:
    assert refusal(parse_percent, text).code == "typed.percent"


# Days -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-15", "2026-03-15"),
        ("2026-3-5", "2026-03-05"),
        ("2026/3/15", "2026-03-15"),
        ("2026.3.15", "2026-03-15"),
        ("20260315", "2026-03-15"),
        ("２０２６０３１５", "2026-03-15"),
        ("2026年3月15日", "2026-03-15"),
        ("2026 年 3 月 15 号", "2026-03-15"),
        # The year nearest to 23 November 2026.
        ("3-15", "2027-03-15"),
        ("0315", "2027-03-15"),
        ("3月15日", "2027-03-15"),
        ("9.1", "2026-09-01"),
        ("0522", "2027-05-22"),
        ("0526", "2026-05-26"),
        ("1-1", "2027-01-01"),
        ("2028-02-29", "2028-02-29"),
        ("今天", "2026-11-23"),
        ("Today", "2026-11-23"),
        ("明天", "2026-11-24"),
        ("tomorrow", "2026-11-24"),
        ("后天", "2026-11-25"),
        ("昨天", "2026-11-22"),
        ("yesterday", "2026-11-22"),
    ],
)
def test_days_people_type(text: str, day: str) -> None:
    assert parse_date(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0229",  # neither 2025 nor 2026 nor 2027 has it
        "2-29",
        "2026/2/30",
        "20260230",
        "2026-02-29",
        "2026-13-01",
        "0000",
        "1301",
        "26-3-15",
        "15-3-2026",
        "3-15-2026",
        "2026-3",
        "2026",
        "2026年",
        "3月",
        "315",
        "260315",
        "5日3月",
        "3年15月",
        "3--15",
        "-3-15",
        "3-1²",
        "03 15",
        "1899-12-31",
        "2201-01-01",
        "00010101",
        "大前天",
        "3,15",
    ],
)
def test_no_such_day(text: str) -> None:
    assert refusal(parse_date, text, TODAY).code == "typed.date"


def test_a_leap_day_without_a_year_is_the_one_near() -> None:
    assert parse_date("0229", date(2027, 12, 1)) == date(2028, 2, 29)
    assert parse_date("0229", date(2029, 1, 1)) == date(2028, 2, 29)


def test_the_ends_of_the_calendar_do_not_matter() -> None:
    assert parse_date("1-1", date(9999, 6, 1)) == date(9999, 1, 1)
    assert parse_date("12-31", date(1, 6, 1)) == date(1, 12, 31)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_days_round_trip(day: date) -> None:
    spellings = [f"{day:%Y-%m-%d}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日", wide(f"{day:%Y/%m/%d}")]
    assert {parse_date(text, TODAY) for text in spellings} == {day}


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)), st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_without_a_year_no_other_year_is_nearer(day: date, today: date) -> None:
    try:
        found = parse_date(f"{day.month}-{day.day}", today)
    except DomainError:
        assert (day.month, day.day) == (2, 29)
        return
    assert (found.month, found.day) == (day.month, day.day)
    assert abs(found - today) <= timedelta(days=184) or (day.month, day.day) == (2, 29)
    assert parse_date(f"{day:%m%d}", today) == found


@given(TYPED)
def test_anything_typed_as_a_day_is_a_day_or_refused(text: str) -> None:
    try:
        day = parse_date(text, TODAY)
    except DomainError:
        return
    digits = "".join(chr(ord(char) - 0xFEE0) if "０" <= char <= "９" else char for char in text if char.isdigit())
    assert str(day.day) in digits
    assert str(day.month) in digits
