from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import (
    FEN,
    MAX_AMOUNT,
    decimal_of,
    from_fen,
    money_of,
    rate_of,
    round_money,
    to_fen,
)

_EXACT = st.decimals(min_value=-(10**10), max_value=10**10, places=6)


@given(st.integers(-(10**15), 10**15))
def test_fen_and_yuan_are_the_same_money(fen: int) -> None:
    yuan = from_fen(fen)
    assert to_fen(yuan) == fen
    assert yuan.as_tuple().exponent == -2
    assert Fraction(yuan) == Fraction(fen, 100)


def test_part_of_a_fen_is_refused() -> None:
    with pytest.raises(DomainError) as refused:
        to_fen(Decimal("0.001"))
    assert (refused.value.code, refused.value.field) == ("money.fraction_of_fen", "amount")


@given(_EXACT, st.sampled_from(["0.01", "0.05", "0.1", "1", "2.5", "10", "100"]))
def test_rounding_against_whole_number_arithmetic(amount: Decimal, unit_text: str) -> None:
    unit = Decimal(unit_text)
    units = Fraction(amount) / Fraction(unit)
    expected = {ROUND_CEILING: ceil(units), ROUND_FLOOR: floor(units), ROUND_DOWN: int(units)}
    half_up = floor(abs(units) + Fraction(1, 2))
    expected[ROUND_HALF_UP] = half_up if units >= 0 else -half_up
    expected[ROUND_HALF_EVEN] = round(units)
    for mode, count in expected.items():
        rounded = round_money(amount, mode=mode, unit=unit)
        assert Fraction(rounded) == count * Fraction(unit), mode
        assert rounded.as_tuple().exponent == -2


@pytest.mark.parametrize(
    ("mode", "expected"), [("ROUND_HALF_UP", "523.13"), ("ROUND_HALF_EVEN", "523.12"), ("ROUND_DOWN", "523.12")]
)
def test_a_half_fen_goes_where_the_mode_says(mode: str, expected: str) -> None:
    assert round_money(Decimal("523.125"), mode=mode) == Decimal(expected)


def test_the_callers_context_does_not_matter() -> None:
    with localcontext() as context:
        context.prec = 4
        assert round_money(Decimal("12345678.905"), mode=ROUND_HALF_UP) == Decimal("12345678.91")
        assert round_money(Decimal("12345678.905"), mode=ROUND_HALF_UP, unit=Decimal(5)) == Decimal(12345680)
        assert to_fen(Decimal("12345678.91")) == 1234567891
        assert from_fen(1234567891) == Decimal("12345678.91")
        assert money_of(Decimal("12345678.91"), "x") == Decimal("12345678.91")


@pytest.mark.parametrize("value", [1.5, "1", None, True, Decimal])
def test_only_exact_numbers_are_numbers(value: object) -> None:
    with pytest.raises(DomainError) as refused:
        decimal_of(value, "price")  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.field) == ("number.type", "price")


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_not_finite_is_refused(text: str) -> None:
    for check in (decimal_of, money_of, rate_of):
        with pytest.raises(DomainError) as refused:
            check(Decimal(text), "price")
        assert (refused.value.code, refused.value.field) == ("number.not_finite", "price")
    with pytest.raises(DomainError) as refused:
        to_fen(Decimal(text))
    assert (refused.value.code, refused.value.field) == ("number.not_finite", "amount")


def test_money_has_limits_that_the_refusal_names() -> None:
    assert money_of(MAX_AMOUNT, "price") == MAX_AMOUNT == Decimal("99999999.99")
    assert money_of(0, "price") == 0
    assert str(money_of(Decimal("-0"), "price")) == "0.00"
    assert str(money_of(5, "price")) == "5.00"
    for wrong in (MAX_AMOUNT + FEN, Decimal("-0.01")):
        with pytest.raises(DomainError) as refused:
            money_of(wrong, "price")
        assert refused.value.code == "money.range"
        assert refused.value.params == {"low": 0, "high": MAX_AMOUNT, "value": wrong}
    with pytest.raises(DomainError) as refused:
        money_of(Decimal("1.001"), "price")
    assert (refused.value.code, refused.value.field) == ("money.fraction_of_fen", "price")
    with pytest.raises(DomainError, match=r"money\.range"):
        money_of(Decimal("0.01"), "price", low=Decimal("0.02"))
    with pytest.raises(DomainError, match=r"money\.range"):
        money_of(Decimal(3), "price", high=Decimal("2.99"))


def test_rates_are_fractions_not_percent() -> None:
    assert rate_of(Decimal("0.0399"), "rate") == Decimal("0.0399")
    assert rate_of(0, "rate") == 0
    assert rate_of(1, "rate") == 1
    for wrong in (Decimal("3.99"), Decimal("-0.0001"), Decimal("1.0001")):
        with pytest.raises(DomainError) as refused:
            rate_of(wrong, "rate")
        assert refused.value.code == "rate.range"
        assert refused.value.params["high"] == 1
