"""The career: print and spreadsheet say what was reckoned, on one page, whatever its length."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta

from carloan_desk.domain.career import Career, CareerDeal, Goal, Grain, career
from carloan_desk.domain.career_sheet import MAKEUP, NOTES, RESULTS, Unit, period_term, summary, text_of
from carloan_desk.domain.pay import Metric
from carloan_desk.domain.product import ProductKind
from carloan_desk.exchange import cells
from carloan_desk.exchange.career import COLUMNS, write_career
from carloan_desk.exchange.tables import read_table
from carloan_desk.printing.career import render_career
from tests.printing.conftest import Paper, squeeze
from tests.printing.test_documents import assert_tidy

D = Decimal
TODAY = date(2026, 11, 23)


def lived(months: int, size: int = 87_654) -> Career:
    """A career of some months, with two deals and a decline in each."""
    deals, earned, goals = [], {}, {}
    for back in range(months):
        day = TODAY - relativedelta(months=back)
        period = f"{day:%Y-%m}"
        deals += [
            CareerDeal(
                decided_on=day,
                approved=True,
                disbursed_on=day,
                amount=D(size) + 1_111 * back + number,
                months=(12, 36, 60)[back % 3],
                kind=(*ProductKind, None)[(back + number) % 5],
                used=number == 1,
                nev=back % 2 == 0,
                overdue=D(9_999) if back % 7 == 3 else D(0),
            )
            for number in range(2)
        ]
        deals.append(CareerDeal(decided_on=day))
        earned[period] = D(size) / 10 + D("0.37") * back
        if back % 4:
            goals[period] = Goal(Metric.INCOME, D(size) / 10 + 3)
    return career(deals, earned, earned, goals, TODAY)


@pytest.mark.parametrize("grain", Grain)
@pytest.mark.parametrize(("months", "size"), [(0, 1), (1, 30_000), (12, 87_654), (13, 87_654), (200, 123_456_789)])
def test_it_is_one_tidy_page(months: int, size: int, grain: Grain) -> None:
    paper = Paper(render_career(lived(months, size), grain, TODAY, "欧阳某经理"))
    assert squeeze("客户经理欧阳某经理") in paper.text
    assert len(paper.pages) == 1
    for glyphs in paper.glyphs():
        assert_tidy(glyphs)
    for note in NOTES:
        assert squeeze(note) in paper.text


@pytest.mark.parametrize("grain", Grain)
def test_the_print_says_every_figure(grain: Grain) -> None:
    found = lived(11)
    paper = Paper(render_career(found, grain, TODAY))
    for name, text in summary(found):
        assert squeeze(name + text) in paper.text
    for figures in (*found.by(grain), found.total):
        line = [text_of(column, figures) for column in RESULTS]
        assert "".join(line) in paper.text, (figures.period, line)
        assert "".join(text_of(column, figures) for column in MAKEUP) in paper.text
        if figures is not found.total:
            assert squeeze(period_term(figures.period)) in paper.text


def test_of_a_long_career_what_is_older_stands_in_one_row() -> None:
    found = lived(40)
    paper = Paper(render_career(found, Grain.MONTH, TODAY))
    assert "此前" in paper.text
    assert found.months[-11].period in paper.text
    assert f"{found.months[-12].period}2" not in paper.text
    assert "此前" not in Paper(render_career(found, Grain.YEAR, TODAY)).text


def test_the_same_career_gives_the_same_bytes() -> None:
    assert render_career(lived(5), Grain.MONTH, TODAY) == render_career(lived(5), Grain.MONTH, TODAY)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
@pytest.mark.parametrize("grain", Grain)
def test_the_spreadsheet_says_the_same(tmp_path: Path, ending: str, grain: Grain) -> None:
    found = lived(30)
    path = tmp_path / f"业绩{ending}"
    write_career(path, found, grain)
    (read,) = read_table(path)
    rows = read.rows
    assert tuple(rows[2].cells) == tuple(column.title for column in COLUMNS)
    periods = found.by(grain)
    for row, figures in zip(rows[3:], (*periods, found.total), strict=False):
        name = "合计" if figures is found.total else period_term(figures.period)
        assert row.cell(0) == name
        for place, column in enumerate((*RESULTS, *MAKEUP), start=1):
            value, cell = column.value(figures), row.cell(place)
            if value is None or value == "":
                assert cell in (None, "")
            elif column.unit is Unit.TEXT:
                assert cell == value
            elif column.unit is Unit.SHARE:
                said = str(cell)
                assert (D(said[:-1]) / 100 if said.endswith("%") else D(said)) == value
            else:
                assert cells.money_of(cell, 1, place) == value, column.key
    said = "".join(str(cell) for row in rows for cell in row.cells)
    assert all(f"{name}：{text}" in said for name, text in summary(found) if text)
