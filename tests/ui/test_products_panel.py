"""The catalogue in the settings by hand: versions, a rate table, spreadsheets in and out."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.product import Product
from carloan_desk.services import products
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.import_products import ImportProductsDialog
from carloan_desk.ui.dialogs.product import ProductDialog, Purpose
from carloan_desk.ui.pages.products import ProductsPanel
from carloan_desk.ui.shell import Shell
from tests.ui.hand import dialog_on_top, fill, press, seen, settle, shows

D = Decimal


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    """All that follows happens in the demo."""
    return demo_workspace


@pytest.fixture
def panel(desk: Desk, window: Shell) -> ProductsPanel:
    page = window.open("settings", "products")
    settle(desk)
    return seen(page, ProductsPanel)[0]


def select(panel: ProductsPanel, name: str) -> Product:
    places = [place for place, each in enumerate(panel._table.records.records) if each.name == name]
    panel._table.selectRow(places[-1])
    found = panel._table.selected()
    assert found is not None
    return found


def test_the_next_version_begins_where_the_last_one_ends(panel: ProductsPanel, desk: Desk) -> None:
    old = select(panel, "等额本金")
    press(panel, name="settings.next_version")
    dialog = dialog_on_top(ProductDialog)
    assert dialog.fields["valid_from"].read() == desk.today()
    assert len(dialog.rates._rows) == len(old.rates)
    fill(dialog.fields["months"], "24 36 48")
    assert len(dialog.rates._rows) == 3
    fill(dialog.rates._rows[2][0]["annual_rate"], "4.88")
    press(dialog, name="dialog.do")
    settle(desk)
    versions = [each for each in products.every(desk.workspace) if each.name == "等额本金"]
    assert [(each.version, each.valid_to) for each in versions] == [(1, desk.today() - timedelta(days=1)), (2, None)]
    assert versions[1].row_for(48, D("0.3")).annual_rate == D("0.0488")
    assert versions[1].row_for(36, D("0.3")).annual_rate == D("0.0450")


def test_a_row_that_is_wrong_says_so_and_stays(panel: ProductsPanel, desk: Desk) -> None:
    select(panel, "等额本金")
    press(panel, name="settings.correct_product")
    dialog = dialog_on_top(ProductDialog)
    field = dialog.rates._rows[0][0]["annual_rate"]
    fill(field, "abc")
    press(dialog, name="dialog.do")
    assert dialog.isVisible()
    assert field._message.text()
    fill(field, "4.6")
    fill(dialog.rates._rows[0][0]["months"], "36")
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.isVisible()
    assert dialog.rates._message.text()
    dialog.reject()


def test_what_is_refused_behind_a_fold_is_shown(panel: ProductsPanel, desk: Desk) -> None:
    product = next(each for each in products.every(desk.workspace) if each.max_amount is not None)
    ProductDialog(desk, panel, product, Purpose.CORRECT).open()
    dialog = dialog_on_top(ProductDialog)
    dialog.fields["min_amount"].put(D(9_000_000))
    assert not dialog.fields["max_amount"].isVisible()
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.fields["max_amount"].isVisible()
    assert dialog.fields["max_amount"]._message.text() == "上限低于下限。"
    dialog.fields["min_amount"].put(D(0))
    press(dialog, name="dialog.do")
    settle(desk)
    assert not seen(panel.window(), ProductDialog)


def test_what_ends_soon_is_said(panel: ProductsPanel) -> None:
    assert panel._soon.isVisible()
    assert "七年轻松贷" in panel._soon.text()


def test_a_spreadsheet_is_looked_at_then_taken_in_and_undone(panel: ProductsPanel, desk: Desk, tmp_path: Path) -> None:
    before = len(products.every(desk.workspace))
    path = tmp_path / "产品.csv"
    path.write_bytes(
        "资金方,产品名称,期限,年利率\n示例银行,秋季特惠,36,2.99%\n示例银行,等额本金,24,98\n".encode("gb18030")
    )
    panel.import_from(path)
    dialog = dialog_on_top(ImportProductsDialog)
    settle(desk)
    assert [line.reason is None for line in dialog._table.records.records] == [True, False]
    assert len(products.every(desk.workspace)) == before
    press(dialog, name="import.take")
    settle(desk)
    assert len(products.every(desk.workspace)) == before + 1
    assert shows(panel.window(), "已从表格导入产品")
    desk.changed.emit(desk.workspace.undo())
    settle(desk)
    assert len(products.every(desk.workspace)) == before


def test_a_file_that_is_no_table(panel: ProductsPanel, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "别的.csv"
    path.write_text("姓名,电话\n甲,19900000001\n", encoding="utf-8")
    panel.import_from(path)
    dialog = dialog_on_top(ImportProductsDialog)
    settle(desk)
    assert "没有找到产品表" in dialog._message.text()
    assert not dialog.take_button.isEnabled()


def test_the_catalogue_is_written(panel: ProductsPanel, desk: Desk, tmp_path: Path) -> None:
    panel.export_to(tmp_path / "产品.xlsx")
    settle(desk)
    assert (tmp_path / "产品.xlsx").read_bytes().startswith(b"PK")
