"""The table of records."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from carloan_desk.ui.models.records import CHIP, Column, RecordTableModel
from carloan_desk.ui.widgets.table import Table
from tests.ui.hand import turn

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Row:
    name: str
    amount: Decimal
    on: date | None


ROWS = [
    Row("乙", Decimal("9.50"), date(2026, 2, 1)),
    Row("甲", Decimal("100.00"), None),
    Row("丙", Decimal("20.00"), date(2025, 12, 31)),
]
COLUMNS: list[Column[Row]] = [
    Column("name", "Name", lambda r: r.name),
    Column("amount", "Amount", lambda r: f"{r.amount:,.2f}", sort=lambda r: r.amount, right=True),
    Column(
        "on",
        "On",
        lambda r: str(r.on or ""),
        sort=lambda r: str(r.on or ""),
        chip=lambda r: "good" if r.on else "quiet",
    ),
]


def column(model: RecordTableModel[Row], number: int) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(qapp: QApplication) -> None:
    del qapp
    model = RecordTableModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.put(ROWS)
    model.sort(1, DOWN)
    model.put([])
    model.sort(0)
    model.put(ROWS * 3)
    model.sort(99)
    assert model.rowCount() == 9
    assert model.rowCount(model.index(0, 0)) == 0
    tester.deleteLater()


def test_amounts_are_sorted_as_amounts_and_days_as_days(qapp: QApplication) -> None:
    del qapp
    model = RecordTableModel(COLUMNS)
    model.put(ROWS)
    model.sort(1, UP)
    assert column(model, 1) == ["9.50", "20.00", "100.00"]
    model.sort(1, DOWN)
    assert column(model, 1) == ["100.00", "20.00", "9.50"]
    model.sort(2, UP)
    assert column(model, 2) == ["", "2025-12-31", "2026-02-01"]
    # New records keep the order that was chosen.
    model.put([*ROWS, Row("丁", Decimal(1), date(2026, 1, 1))])
    assert column(model, 2) == ["", "2025-12-31", "2026-01-01", "2026-02-01"]


def test_roles(qapp: QApplication) -> None:
    del qapp
    model = RecordTableModel(COLUMNS)
    model.put(ROWS)
    amount = model.index(0, 1)
    assert amount.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert amount.data(Qt.ItemDataRole.AccessibleTextRole) == "9.50"
    assert model.index(1, 2).data(CHIP) == "quiet"
    assert model.index(1, 1).data(CHIP) is None
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Name"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


@pytest.fixture
def made(dress: Callable[..., None]) -> Callable[[], Table[Row]]:
    del dress
    kept: list[Table[Row]] = []

    def make() -> Table[Row]:
        table: Table[Row] = Table("rows", COLUMNS, opened.append)
        table.records.put(ROWS)
        table.resize(600, 300)
        table.show()
        turn()
        kept.append(table)
        return table

    opened: list[Row] = []
    make.opened = opened  # type: ignore[attr-defined]
    return make


def test_columns_are_remembered(made: Callable[[], Table[Row]]) -> None:
    table = made()
    table.setColumnWidth(0, 222)
    table.horizontalHeader().moveSection(1, 0)
    table._show_column(2, False)
    again = made()
    assert again.columnWidth(0) == 222
    assert again.horizontalHeader().visualIndex(1) == 0
    assert again.isColumnHidden(2)


def test_a_memory_of_other_columns_does_no_harm(made: Callable[[], Table[Row]], dress: Callable[..., None]) -> None:
    del dress
    table = made()
    table.setColumnWidth(0, 222)
    other: Table[Row] = Table("rows", COLUMNS[:1])
    other.records.put(ROWS)
    assert other.records.columnCount() == 1


def test_enter_and_double_click_open(made: Callable[[], Table[Row]]) -> None:
    table = made()
    opened = made.opened  # type: ignore[attr-defined]
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert len(opened) == 1
    table.doubleClicked.emit(table.records.index(2, 0))
    assert opened[-1] == table.records.record(2)


def test_the_tab_key_leaves_the_table(made: Callable[[], Table[Row]]) -> None:
    assert not made().tabKeyNavigation()


def test_the_selection_follows_its_record_when_sorted(made: Callable[[], Table[Row]]) -> None:
    """What is done to the selected row is done to the one the user selected."""
    table = made()
    table.selectRow(0)
    chosen = table.selected()
    table.sortByColumn(1, DOWN)
    assert table.selected() == chosen
