"""Where blocks go: every one on a page, in order, none over the edge, no heading last."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, repeat

from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.printing.layout import Block, Cell, GridRow, Lines, Solid, grid
from carloan_desk.printing.pages import paginate

FIRST, LATER = 300.0, 400.0
blocks = st.one_of(
    st.builds(lambda height: Solid(height, lambda canvas, top: None), st.floats(0, 290)),
    st.just(Solid(20, lambda canvas, top: None, leads=True)),
    st.builds(lambda count: Lines(tuple(f"line {n}" for n in range(count)), 8), st.integers(1, 120)),
    st.builds(lambda count: grid([Cell("名", "字" * count)])[0], st.integers(0, 3000)),
)


def paged(given_blocks: Sequence[Block]) -> list[list[Block]]:
    return paginate(given_blocks, chain([FIRST], repeat(LATER)))


def content(block: Block) -> list[object]:
    """What a block says, so that the parts of a split one can be told to say the same."""
    if isinstance(block, Lines):
        return list(block.lines)
    if isinstance(block, GridRow):
        return [line for value in block.values for line in value]
    return [block]


@given(st.lists(blocks, max_size=30))
def test_every_block_finds_its_place(given_blocks: list[Block]) -> None:
    pages = paged(given_blocks)
    for room, page in zip(chain([FIRST], repeat(LATER)), pages, strict=False):
        assert sum(block.height for block in page) <= room + 1e-6
    placed = [part for page in pages for block in page for part in content(block)]
    assert placed == [part for block in given_blocks for part in content(block)]


@given(st.lists(blocks, min_size=1, max_size=30))
def test_no_heading_stands_last_on_a_page(given_blocks: list[Block]) -> None:
    for page in paged(given_blocks)[:-1]:
        assert len(page) == 1 or not page[-1].leads or page[-2].leads


@given(blocks)
def test_the_least_room_is_room_for_a_part(block: Block) -> None:
    if block.least < block.height:
        parts = block.split(block.least)
        assert parts is not None
        assert parts[0].height <= block.least + 1e-6


def test_what_is_higher_than_a_page_is_drawn_all_the_same() -> None:
    giant = Solid(5000, lambda canvas, top: None)
    small = replace(giant, height=10.0)
    assert paged([giant, small]) == [[giant], [small]]
    assert paged([small, giant]) == [[small], [giant]]


def test_nothing_makes_one_page() -> None:
    assert paged([]) == [[]]


def edges(rows: Sequence[GridRow]) -> list[int]:
    return [len(row.values) for row in rows]


def test_two_cells_a_row_and_a_lone_one_takes_both_columns() -> None:
    cell = Cell("名", "值")
    assert edges(grid([cell] * 5)) == [2, 2, 1]
    assert edges(grid([cell, Cell("址", "值", span=2), cell])) == [1, 1, 1]
    assert edges(grid([])) == []


def test_a_long_value_gets_the_whole_width() -> None:
    assert edges(grid([Cell("名", "值"), Cell("名", "值" * 40), Cell("名", "值")])) == [1, 1, 1]


def test_options_are_not_broken_between_lines() -> None:
    options = [f"第{n}个很长的选项" for n in range(12)]
    (row,) = grid([Cell("选", options[3], options=options)])
    lines = row.values[0]
    assert len(lines) > 1
    for option in options:
        assert sum(f"{'☑' if option == options[3] else '☐'} {option}" in line for line in lines) == 1
