from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.errors import DomainError

_DIGITS = {digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.50", "伍角"),
        ("10", "壹拾元整"),
        ("101", "壹佰零壹元整"),
        ("10000.05", "壹万元零伍分"),
        ("203600.50", "贰拾万叁仟陆佰元伍角"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("99999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ("100000000", "壹亿元整"),
    ],
)
def test_published_and_standard_amounts(amount: str, words: str) -> None:
    assert in_words(Decimal(amount)) == words


def _read(words: str) -> int:
    """Read words back into fen: an independent way round."""
    yuan, _, small = words.partition("元") if "元" in words else ("", "", words)
    total = section = digit = 0
    for char in yuan:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "拾佰仟":
            section += digit * 10 ** ("拾佰仟".index(char) + 1)
            digit = 0
        else:
            total = (total + section + digit) * (10**4 if char == "万" else 10**8)
            section = digit = 0
    fen = (total + section + digit) * 100
    for char in small:
        digit = _DIGITS.get(char, digit)
        fen += digit * {"角": 10, "分": 1}.get(char, 0)
    return fen


@given(st.integers(0, 99_999_999_99))
def test_words_read_back_as_the_amount(fen: int) -> None:
    words = in_words(Decimal(fen) / 100)
    assert _read(words) == fen
    assert words.endswith("整") == (fen % 100 == 0)


@pytest.mark.parametrize("wrong", ["-1", "0.001", "NaN", "1000000000000"])
def test_nonsense_is_refused(wrong: str) -> None:
    with pytest.raises(DomainError):
        in_words(Decimal(wrong))
