"""What a cell means: exactly, or refused with its place."""

import contextlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import check_resident_id
from carloan_desk.exchange import cells
from carloan_desk.exchange.sheet import Cell, cell_of

D = Decimal


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1,234.50", "1234.50"),
        ("￥1,234.50", "1234.50"),
        ("¥ 1234.5", "1234.5"),
        ("1234.5元", "1234.5"),
        ("RMB 20", "20"),
        ("人民币：20", "20"),
        ("15万", "150000"),
        ("1.5 万元", "15000"),
        ("１２３．４５", "123.45"),
        ("(123)", "-123"),
        ("（1,123.00）", "-1123"),
        ("-123.4", "-123.4"),
        ("−5", "-5"),
        ("－5", "-5"),
        ("¥-5", "-5"),
        ("-¥5", "-5"),
        ("5-", "-5"),
        ("+5", "5"),
        ("0.005", "0.005"),
        (D("-0.1"), "-0.1"),
        (D("1E+3"), "1000"),
    ],
)
def test_amounts(cell: Cell, amount: str) -> None:
    assert cells.amount_of(cell, 1, 1) == D(amount)


@pytest.mark.parametrize("cell", ["", "-", " — ", "——", "无", "N/A", "/"])
def test_nothing_is_no_amount(cell: str) -> None:
    assert cells.amount_of(cell, 1, 1) is None
    assert cells.rate_of(cell, 1, 1) is None
    assert cells.date_of(cell, 1, 1) is None


@pytest.mark.parametrize("cell", ["1,23.5", "12a", "0,012", "1.2E+05", "约100", "--5", "(-)", "()", "3%", True, "1-2"])
def test_no_amount_is_guessed(cell: Cell) -> None:
    with pytest.raises(DomainError) as refusal:
        cells.amount_of(cell, 7, 27)
    assert refusal.value.code == "table.cell.amount"
    assert (refusal.value.params["row"], refusal.value.params["column"]) == (7, "AB")


def test_money_is_rounded_as_it_is_shown() -> None:
    assert cells.money_of(D("1234.565"), 1, 1) == D("1234.57")
    assert cells.money_of(D("-1234.565"), 1, 1) == D("-1234.57")
    assert str(cells.money_of("3", 1, 1)) == "3.00"


@pytest.mark.parametrize(
    "cell",
    [
        date(2026, 3, 5),
        datetime.fromisoformat("2026-03-05 23:59"),
        "2026年3月5日",
        "2026 年 03 月 05 日",
        "2026/3/5",
        "2026-03-05",
        "2026.3.5",
        "20260305",
        "２０２６／３／５",
        "2026/3/5 10:30",
        "2026-03-05T10:30:00Z",
        "2026-03-05 10:30:00.000",
        D(46086),
        D("46086.4375"),
        D(20260305),
        "46086",
    ],
)
def test_days(cell: Cell) -> None:
    assert cells.date_of(cell, 1, 1) == date(2026, 3, 5)


@pytest.mark.parametrize(
    "cell", ["3月5日", "0305", "2026年3月", "2026/2/30", "明天", D(20260230), D(5), D(-1), "5/3/2026", True]
)
def test_no_day_is_guessed(cell: Cell) -> None:
    with pytest.raises(DomainError) as refusal:
        cells.date_of(cell, 3, 0)
    assert refusal.value.code == "table.cell.date"
    assert (refusal.value.params["row"], refusal.value.params["column"]) == (3, "A")


@given(st.dates(date(1920, 1, 1), date(2199, 12, 31)))
def test_every_day_comes_back_from_its_serial_and_its_forms(day: date) -> None:
    serial = D((day - date(1899, 12, 30)) // timedelta(days=1))
    forms: list[Cell] = [
        serial,
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
    ]
    assert {cells.date_of(form, 1, 1) for form in forms} == {day}


STYLES: list[Callable[[Decimal], str]] = [
    lambda amount: f"{amount:,.2f}",
    lambda amount: f"¥{amount:.2f}",
    lambda amount: f"({-amount:,.2f})" if amount < 0 else f"{amount}元",
    lambda amount: f"{amount:.2f}".translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－")),
    lambda amount: f"{amount.scaleb(-4):f}万",
]


@given(st.integers(-(10**10) + 1, 10**10 - 1), st.sampled_from(STYLES))
def test_every_amount_comes_back_from_its_forms(fen: int, style: Callable[[Decimal], str]) -> None:
    amount = D(fen).scaleb(-2)
    assert cells.money_of(style(amount), 1, 1) == amount
    assert cells.money_of(cell_of(float(amount)), 1, 1) == amount


@given(st.text(max_size=12))
def test_whatever_stands_there_is_read_or_refused(text: str) -> None:
    for read in (cells.amount_of, cells.date_of, cells.rate_of, cells.identifier_of, cells.period_of, cells.money_of):
        with contextlib.suppress(DomainError):
            read(text, 1, 1)


@pytest.mark.parametrize(
    ("cell", "percent", "rate"),
    [
        ("0.8%", False, "0.008"),
        ("0.8％", True, "0.008"),
        ("8‰", False, "0.008"),
        (D("0.008"), False, "0.008"),
        (D("0.8"), True, "0.008"),
        ("5", False, "0.05"),
        (D("1"), False, "1"),
    ],
)
def test_rates(cell: Cell, percent: bool, rate: str) -> None:
    assert cells.rate_of(cell, 1, 1, percent=percent) == D(rate)


def test_no_rate_is_guessed() -> None:
    for cell in ("五个点", "0.8%-1%", date(2026, 1, 1), True):
        with pytest.raises(DomainError) as refusal:
            cells.rate_of(cell, 1, 1)
        assert refusal.value.code == "table.cell.rate"


@pytest.mark.parametrize(
    "cell",
    [
        cell_of(9.90101199003070018e17),
        "9.90101E+17",
        "4.4e+17",
        "990101199103070000",
        cell_of(6222021234567890123.0),
        "6222 0212 3456 7890 000".replace("7890 000", "7800 000"),
    ],
)
def test_numbers_that_a_spreadsheet_spoilt_are_named(cell: Cell) -> None:
    with pytest.raises(DomainError) as refusal:
        cells.identifier_of(cell, 2, 3)
    assert refusal.value.code == "table.cell.damaged"
    assert (refusal.value.params["row"], refusal.value.params["column"]) == (2, "D")


def test_sound_identifiers_pass() -> None:
    assert cells.identifier_of("990101199003070018", 1, 1) == "990101199003070018"
    assert cells.identifier_of("99010119900307001X", 1, 1) == "99010119900307001X"
    assert cells.identifier_of(cell_of(19900001234.0), 1, 1) == "19900001234"
    assert cells.identifier_of("HT-2026E+1", 1, 1) == "HT-2026E+1"
    assert cells.identifier_of("", 1, 1) is None
    # An ID may end in zeros: then its check digit says so.
    sound = next(
        number
        for year in range(1950, 2000)
        for sequence in range(10)
        if check_resident_id(number := f"990101{year}0101{sequence}000").code != "resident_id.check_digit"
    )
    assert cells.identifier_of(sound, 1, 1) == sound


@pytest.mark.parametrize(
    ("cell", "period"),
    [
        ("2026年3月", "2026-03"),
        ("2026-3", "2026-03"),
        ("202603", "2026-03"),
        (D(202603), "2026-03"),
        ("2026/03/15", "2026-03"),
        (date(2026, 3, 1), "2026-03"),
        ("2026Q1", "2026-Q1"),
        ("2026年第一季度", "2026-Q1"),
        ("2026-Q4", "2026-Q4"),
        ("", None),
    ],
)
def test_periods(cell: Cell, period: str | None) -> None:
    assert cells.period_of(cell, 1, 1) == period


def test_no_period_is_guessed() -> None:
    for cell in ("3月", "202613", "去年", "20263"):
        with pytest.raises(DomainError) as refusal:
            cells.period_of(cell, 1, 1)
        assert refusal.value.code == "table.cell.period"
