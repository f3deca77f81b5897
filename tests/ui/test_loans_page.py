"""The page of loans: bands, days that have gone, dates near, releases; the portfolio and its spreadsheets."""

from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from carloan_desk.exchange.tables import read_table
from carloan_desk.services import loan_lists, loans, portfolio
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui import portfolio_sheets
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.loans import LoansPage
from carloan_desk.ui.pages.loans.list import LoanList
from carloan_desk.ui.pages.loans.portfolio import PortfolioPanel
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.tile import Tile
from tests.ui.hand import fill, press, seen, settle, shows

TODAY = date(2026, 11, 23)


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


@pytest.fixture
def page(desk: Desk, window: Shell) -> LoansPage:
    opened = window.open("loans", "list")
    settle(desk)
    assert isinstance(opened, LoansPage)
    return opened


def listed(page: LoansPage) -> LoanList:
    found = page.findChild(LoanList)
    assert isinstance(found, LoanList)
    return found


def test_the_filters_show_what_they_say(desk: Desk, page: LoansPage) -> None:
    found = loan_lists.listed(desk.workspace, TODAY)
    panel = listed(page)
    press(page, name="loans.filter.M1")
    assert {line.state.bucket for line in panel._table.records.records} == {"M1"}
    press(page, name="loans.filter.dates")
    shown = [line.deal.id for line in panel._table.records.records]
    assert set(shown) == {line.deal.id for line in found.lines if line.deal.id in found.dates}
    assert shows(page, "保险")
    press(page, name="loans.filter.unreleased")
    assert [line.deal.id for line in panel._table.records.records] == [line.deal.id for line in found.unreleased]
    assert shows(page, "解押")
    press(page, name="loans.filter.all")
    assert len(panel._table.records.records) == len(found.lines)


def test_the_loans_as_they_stood_on_a_day_gone(desk: Desk, page: LoansPage) -> None:
    fill(page.day, "2026-09-30")
    settle(desk)
    before = loans.portfolio(desk.workspace, date(2026, 9, 30))
    panel = listed(page)
    assert [line.deal.id for line in panel._table.records.records] == [line.deal.id for line in before]
    assert shows(page, "在这一天之后放款")
    fill(page.day, "2026-12-30")
    settle(desk)
    assert shows(page, "这一天还没到")
    assert page.as_of() == date(2026, 9, 30)
    press(page, name="loans.today")
    settle(desk)
    assert page.as_of() == TODAY
    assert len(panel._table.records.records) == len(loans.portfolio(desk.workspace, TODAY))


def test_the_portfolio_and_its_spreadsheets_say_the_same(
    desk: Desk, window: Shell, page: LoansPage, tmp_path: Path
) -> None:
    window.open("loans", "portfolio")
    settle(desk)
    panel = page.findChild(PortfolioPanel)
    assert isinstance(panel, PortfolioPanel)
    found = portfolio.of_day(desk.workspace, TODAY)
    assert shows(panel, f"{found.balance:,.2f}")
    for sheet in portfolio_sheets.sheets_of(found):
        press(panel, name=f"portfolio.{sheet.key}")
        settle(desk)
        assert shows(panel, sheet.said)
        path = tmp_path / f"{sheet.key}.xlsx"
        panel.save(path)
        settle(desk)
        rows = read_table(path)[0].rows
        head = next(row for row in rows if row.cells[:1] == (sheet.columns[0].title,))
        below = [row for row in rows if row.number > head.number and row.cells]
        assert len(below) == len(sheet.rows)
        for row, values in zip(below, sheet.rows, strict=True):
            for place, value in enumerate(values):
                cell = row.cell(place)
                if value is None:
                    assert cell == ""
                elif not isinstance(value, date):
                    assert str(cell) == str(value) or cell == value
    # What the screen shows of a row is what the sheet has.
    shown = panel._tables["bands"][1].records
    assert shown.data(shown.index(0, 2)) == f"{found.bands[0].balance:,.2f}"


def test_nothing_can_be_saved_under_the_mask(desk: Desk, window: Shell) -> None:
    window.open("loans", "portfolio")
    settle(desk)
    window.toggle_mask()
    settle(desk)
    panel = window.current_page.findChild(PortfolioPanel)
    assert isinstance(panel, PortfolioPanel)
    found = portfolio.of_day(desk.workspace, TODAY)
    assert not shows(panel, f"{found.balance:,.2f}")
    assert not panel._export.isEnabled()
    window.toggle_mask()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_with_large_text_the_list_is_no_wider_than_the_window(
    desk: Desk, window: Shell, dress: Callable[..., None], language: str
) -> None:
    dress(language=language, scale="200")
    window.resize(1366, 768)
    window.restyle()
    found = window.open("loans", "list")
    settle(desk)
    assert isinstance(found, LoansPage)
    assert found.mapTo(window, QPoint(found.width(), 0)).x() <= window.width()
    for tile in seen(found, Tile):
        inside = [each.geometry() for each in tile.findChildren(QWidget) if each.isVisible()]
        assert not any(one.intersects(other) for one, other in combinations(inside, 2))
