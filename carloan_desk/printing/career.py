"""One's performance over the years (业绩履历) on one page, without anything of the clients."""

from datetime import date

from carloan_desk.domain.career import Career, Figures, Grain, together
from carloan_desk.domain.career_sheet import (
    GRAIN_TERMS,
    MAKEUP,
    NOTES,
    RESULTS,
    TITLE,
    CareerColumn,
    period_term,
    summary,
    text_of,
)
from carloan_desk.printing import fonts
from carloan_desk.printing.layout import Block, Cell, Lines, grid, section_bar, space
from carloan_desk.printing.pages import BOTTOM, FIRST_TOP, Heading, build
from carloan_desk.printing.table import Column, Table

# Most rows a table has; of a longer career what is older stands in one row.
_ROWS = 12
_ROOM = FIRST_TOP - BOTTOM
_PERIOD = 0.1


def render_career(career: Career, grain: Grain, on: date, manager: str = "") -> bytes:
    """Return a career as one page of PDF; the same career gives the same bytes.

    Args:
        career: The figures.
        grain: The periods to list.
        on: Day of the paper.
        manager: Whose career it is; left out where the name is not known.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    own = [("客户经理", manager)] if manager else []
    cells = [Cell(name, text) for name, text in [*own, *summary(career)]]
    fonts.require([TITLE, cells])
    # Sums so long that they wrap make rows higher; then there are fewer of them.
    drafts = (_blocks(career, grain, cells, rows) for rows in range(_ROWS, 0, -1))
    blocks = next(draft for draft in drafts if sum(block.height for block in draft) <= _ROOM)
    return build(Heading(TITLE, "", on, facts="个人汇总数据，不含客户信息"), blocks)


def _blocks(career: Career, grain: Grain, cells: list[Cell], most: int) -> list[Block]:
    rows = _rows(career, grain, most)
    return [
        section_bar("概要"),
        *grid(cells),
        space(5),
        section_bar(f"业绩（{GRAIN_TERMS[grain]}，单位：元）"),
        _table(RESULTS, rows),
        space(5),
        section_bar(f"结构与质量（{GRAIN_TERMS[grain]}，占放款金额）"),
        _table(MAKEUP, rows),
        space(3),
        *(Lines.of(note, after=1) for note in NOTES),
    ]


def _rows(career: Career, grain: Grain, most: int) -> list[tuple[str, Figures]]:
    periods = career.by(grain)
    older = periods[: len(periods) - most + 1] if len(periods) > most else ()
    rows = [("此前", together(older))] if older else []
    rows += [(period_term(each.period), each) for each in periods[len(older) :]]
    return [*rows, ("合计", career.total)]


def _table(columns: tuple[CareerColumn, ...], rows: list[tuple[str, Figures]]) -> Table:
    # Yuan needs more room than a count.
    weights = [1.6 if column.unit == "yuan" else 1.0 for column in columns]
    shares = [weight / sum(weights) * (1 - _PERIOD) for weight in weights]
    heads = [Column("期间", _PERIOD)]
    heads += [Column(column.title, share, figures=True) for column, share in zip(columns, shares, strict=True)]
    texts = [(name, *(text_of(column, figures) for column in columns)) for name, figures in rows]
    return Table.of(heads, texts, [len(rows) - 1])
