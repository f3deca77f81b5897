"""Lines: nothing is lost, nothing sticks out, no line starts with a closing mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.printing import fonts, text

CHARS = "汉字车贷䶮𬱟，。：）】”（《“%,.;- \nabcWM0123456789☑☐"


@given(st.text(CHARS, max_size=120), st.floats(6, 200), st.booleans())
def test_nothing_is_lost_and_nothing_sticks_out(content: str, room: float, bold: bool) -> None:
    lines = text.break_lines(content, room, 9, bold=bold)
    assert lines
    assert "".join("".join(lines).split()) == "".join(fonts.clean(content).split())
    for line in lines:
        assert text.width_of(line, 9, bold=bold) <= room + 1e-6 or len(line) == 1


@given(st.lists(st.sampled_from(["汉字", "车贷，", "（注）", "150,000.00", "元。", "abc", "《书》、"]), min_size=1))
def test_no_line_starts_with_a_closing_or_ends_with_an_opening_mark(pieces: list[str]) -> None:
    for line in text.break_lines("".join(pieces), 110, 9):
        assert line[0] not in "，。）、》"
        assert line[-1] not in "（《"


@pytest.mark.parametrize("word", ["150,000.00", "LGXCE4CB0R0000000", "2026-03-15", "someone@example.com"])
def test_numbers_and_codes_stay_whole(word: str) -> None:
    room = text.width_of(word, 9) + 20
    lines = text.break_lines(f"汉字汉字{word}汉字", room, 9)
    assert any(word in line for line in lines)


def test_a_word_wider_than_a_line_is_broken() -> None:
    lines = text.break_lines("A" * 200, 100, 9)
    assert "".join(lines) == "A" * 200
    assert len(lines) > 5


def test_line_breaks_are_kept() -> None:
    assert text.break_lines("一\n\n二", 100, 9) == ["一", "", "二"]
    assert text.break_lines("", 100, 9) == [""]


def test_width_is_the_sum_of_the_advances() -> None:
    assert text.width_of("车贷", 10) == pytest.approx(20)
    assert text.width_of("11", 10) == pytest.approx(text.width_of("09", 10))  # figures stand under each other
