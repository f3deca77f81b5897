"""The career in the window: the same figures as in print and spreadsheet, by year, quarter and month."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from carloan_desk.domain.career import Figures, Grain
from carloan_desk.domain.career_sheet import MAKEUP, RESULTS, CareerColumn, Unit, text_of
from carloan_desk.exchange import cells
from carloan_desk.exchange.tables import read_table
from carloan_desk.services import career
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.career import CareerDialog
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.shell import Shell
from carloan_desk.ui.widgets.table import Table
from tests.ui.hand import dialog_on_top, press, seen, settle, shows, texts

D = Decimal
Dress = Callable[..., None]


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def opened(desk: Desk, window: Shell) -> CareerDialog:
    page = window.open("commission", None)
    settle(desk)
    press(page, name="pay.career")
    settle(desk)
    return dialog_on_top(CareerDialog)


def shown(table: Table[Figures], row: int) -> list[str]:
    model = table.records
    return [model.data(model.index(row, place)) for place in range(1, model.columnCount())]


def plain(text: str) -> str:
    return text.replace("−", "-").replace(" %", "%").removesuffix(".0%").removesuffix("%")


@pytest.mark.parametrize("grain", Grain)
def test_window_print_and_spreadsheet_say_the_same(desk: Desk, window: Shell, tmp_path: Path, grain: Grain) -> None:
    dialog = opened(desk, window)
    press(dialog, name=f"career.{grain}")
    settle(desk)
    found = career.ledger(desk.workspace, desk.today())
    periods = list(reversed(found.by(grain)))
    assert dialog.results.records.records == periods
    for name, table, columns in (("career.results", dialog.results, RESULTS), ("career.makeup", dialog.makeup, MAKEUP)):
        press(dialog, name=name)
        assert table.isVisible()
        for row, figures in enumerate(periods):
            said = [plain(text) for text in shown(table, row)]
            assert said == [plain(text_of(column, figures)) for column in columns]
    dialog.save_sheet(tmp_path / "c.xlsx")
    press(dialog, name="career.print")
    settle(desk)
    paper = dialog_on_top(PreviewDialog)
    document = pypdfium2.PdfDocument(paper.pdf)
    printed = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    document.close()
    (sheet,) = read_table(tmp_path / "c.xlsx")
    rows = sheet.rows[3 : 3 + len(periods)]
    for row, figures in zip(reversed(rows), periods, strict=True):
        for place, column in enumerate((*RESULTS, *MAKEUP), start=1):
            assert _same(row.cell(place), column, figures), (figures.period, column.key)
    for figures in periods[:10]:
        for columns in (RESULTS, MAKEUP):
            assert "".join(text_of(column, figures) for column in columns) in printed
    paper.reject()
    dialog.reject()


def _same(cell: object, column: CareerColumn, figures: Figures) -> bool:
    value = column.value(figures)
    if value is None or value == "":
        return cell in (None, "")
    if column.unit is Unit.TEXT:
        return cell == value
    if column.unit is Unit.SHARE:
        return D(str(cell)) == value
    return cells.money_of(cell, 1, 1) == value  # type: ignore[arg-type]


def test_the_summary_is_that_of_the_whole(desk: Desk, window: Shell, dress: Dress) -> None:
    dress(language="en")
    window.restyle()
    settle(desk)
    dialog = opened(desk, window)
    total = career.ledger(desk.workspace, desk.today()).total
    said = texts(dialog)
    for wanted in (
        f"{total.approved} of {total.decided} ({total.approval_rate:.1%})".replace("%", " %"),
        f"{total.disbursed} deals, {total.amount:,.2f}",
        f"{total.earned:,.2f}",
        f"{total.paid:,.2f}",
        f"{total.on_target} of {total.with_target} months",
    ):
        assert wanted in said, wanted
    dialog.reject()


def test_a_spreadsheet_that_cannot_be_written_is_said(desk: Desk, window: Shell, tmp_path: Path) -> None:
    dialog = opened(desk, window)
    dialog.save_sheet(tmp_path / "no such folder" / "c.xlsx")
    settle(desk)
    assert dialog._message.isVisible()
    dialog.save_sheet(tmp_path / "c.csv")
    settle(desk)
    assert not dialog._message.isVisible()
    assert (tmp_path / "c.csv").exists()
    dialog.reject()


def test_nothing_leaves_under_the_mask(desk: Desk, window: Shell) -> None:
    desk.show.masked = True
    dialog = CareerDialog(desk, window)
    dialog.open()
    settle(desk)
    total = career.ledger(desk.workspace, desk.today()).total
    assert not shows(dialog, f"{total.amount:,.2f}")
    assert not shows(dialog, f"{total.earned:,.2f}")
    assert not dialog._print.isEnabled()
    assert not dialog._sheet.isEnabled()
    dialog.reject()
    desk.show.masked = False


def test_no_name_of_a_client_can_be_seen(desk: Desk, window: Shell) -> None:
    from carloan_desk.services import clients

    dialog = opened(desk, window)
    for name in ("career.results", "career.makeup"):
        press(dialog, name=name)
        said = "\n".join([*texts(dialog), *(text for table in seen(dialog, Table) for text in shown(table, 0))])
        assert not [row.name for row in clients.search(desk.workspace, "", limit=100) if row.name in said]
    dialog.reject()
