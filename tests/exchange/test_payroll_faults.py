"""A month written into a file as employers write them: what was put into it is found again, and nothing else."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carloan_desk.domain.payroll import PayrollRow
from carloan_desk.domain.reconciliation import DifferenceKind, Reconciliation, reconcile
from carloan_desk.exchange.payroll import PayrollSheet, find_payroll_header, read_payroll
from carloan_desk.exchange.tables import read_table
from tests.domain.test_reconciliation import MARCH, SEEDS, assert_sound, month, sheet_of, spoil

D = Decimal
HEAD = ("序号", "合同编号", "客户姓名", "放款金额", "提成比例", "提成金额", "项目")
TITLE = "2026年3月提成发放表"


def cells_of(random: Random, rows: Sequence[PayrollRow]) -> list[list[str]]:
    """The rows of a careless sheet: a title, the head, lines, now and then a subtotal, a total and a signature."""
    found = [[TITLE], [], list(HEAD)]
    for number, row in enumerate(rows, start=1):
        amount = f"{row.amount:,.2f}" if random.random() < 0.5 else str(row.amount)
        if row.amount < 0 and random.random() < 0.5:
            amount = f"({-row.amount})"
        rate = "" if row.rate is None else f"{row.rate * 100}%"
        name, what = (row.name, "提成") if row.contract or row.name != "底薪" else ("", row.name)
        found.append([str(number), row.contract, name, "" if row.base is None else str(row.base), rate, amount, what])
        if number % 15 == 0:
            found.append(["", "小计", "", "", "", str(sum((each.amount for each in rows[:number]), D(0))), ""])
    found.append(["合计", "", "", "", "", f"{sum((each.amount for each in rows), D(0)):,.2f}", ""])
    found.append(["制表：财务部", "", "审核："])
    return found


def written(path: Path, cells: Sequence[Sequence[str]], encoding: str) -> Path:
    if encoding == "xlsx":
        with xlsxwriter.Workbook(str(path)) as book:
            page = book.add_worksheet("明细")
            page.merge_range(0, 0, 0, len(HEAD) - 1, TITLE)
            for number, row in enumerate(cells[1:], start=1):
                page.write_row(number, 0, row)
        return path
    text = io.StringIO()
    csv.writer(text).writerows(cells)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def read(path: Path) -> PayrollSheet:
    (sheet,) = read_table(path)
    header = find_payroll_header(sheet)
    assert header is not None
    return read_payroll(sheet, header)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig", "xlsx"])
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEEDS, st.integers(8, 30), st.booleans())
def test_faults_are_found_in_a_file_and_nothing_else(
    tmp_path: Path, encoding: str, random: Random, size: int, spoilt: bool
) -> None:
    lines = month(random, size)
    rows = sheet_of(random, lines)
    wanted = spoil(random, rows, lines) if spoilt else {}
    random.shuffle(rows)
    path = written(tmp_path / ("表.xlsx" if encoding == "xlsx" else "表.csv"), cells_of(random, rows), encoding)
    sheet = read(path)
    assert sheet.problems == ()
    assert [row.amount for row in sheet.rows] == [row.amount for row in rows]
    assert sheet.stated == sum((row.amount for row in rows), D(0))
    found: Reconciliation = reconcile(lines, sheet.rows, MARCH, stated=sheet.stated)
    assert_sound(found, lines, sheet.rows)
    sums = found.by_kind()
    if spoilt and sums.get(DifferenceKind.UNKNOWN) != wanted[DifferenceKind.UNKNOWN]:
        # The odd amount may happen to be what another rate makes.
        wanted[DifferenceKind.RATE] += wanted.pop(DifferenceKind.UNKNOWN)
    assert sums == wanted
    # Every row the sheet is blamed for stands where it says.
    places = {row.number: row.amount for row in sheet.rows}
    assert all(places[row.number] == row.amount for each in found.differences for row in each.rows)
