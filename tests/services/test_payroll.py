"""The employer's sheet against one's own statement, read from files as employers send them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from carloan_desk.domain.commission import Basis, PerDeal, Trigger
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.reconciliation import DifferenceKind, Reconciliation
from carloan_desk.services import deals, payroll, plans
from carloan_desk.services.plans import Basics
from tests.services.manager import Manager
from tests.services.test_commission import registered

D = Decimal
TODAY = date(2026, 11, 23)
Rows = list[list[str]]


@pytest.fixture
def paid(manager: Manager) -> Manager:
    manager.plan(PerDeal("放款提成", Basis.LOAN_AMOUNT, D("0.01")), trigger=Trigger.REGISTERED)
    for number, day in enumerate((5, 9, 14), start=1):
        deal_id = registered(manager, date(2026, 10, day))
        deals.edit(manager.workspace, deal_id, {"contract": f"HT2026{number:04d}"})
    return manager


HEAD = ["合同编号", "客户姓名", "放款金额", "提成比例", "提成金额"]
CLEAN: Rows = [[f"HT2026{number:04d}", "曾乐", "84000", "1%", "840.00"] for number in (1, 2, 3)]


def compared(manager: Manager, path: Path, rows: Rows, encoding: str = "utf-8") -> Reconciliation:
    text = "\r\n".join(",".join(row) for row in [["2026年10月提成表", "", "", "", ""], HEAD, *rows])
    path.write_bytes(text.encode(encoding))
    found = payroll.load(manager.workspace, path)
    return payroll.compare(manager.workspace, found, "2026-10", TODAY)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_clean_sheet_has_no_difference(paid: Manager, tmp_path: Path, encoding: str) -> None:
    rows = [*CLEAN, ["合计", "", "252000", "", "2520.00"]]
    result = compared(paid, tmp_path / "表.csv", rows, encoding)
    assert result.differences == ()
    assert result.expected == result.paid == D(2520)
    assert result.misstated == 0


def _without(rows: Rows) -> Rows:
    return rows[:2]


def _twice(rows: Rows) -> Rows:
    return [*rows, rows[0]]


def _lower_rate(rows: Rows) -> Rows:
    return [[*rows[0][:3], "0.8%", "672.00"], *rows[1:]]


def _taken(rows: Rows) -> Rows:
    return [*rows, ["HT20260009", "某某", "", "", "-300.00"]]


@pytest.mark.parametrize(
    ("fault", "kind", "amount"),
    [
        (_without, DifferenceKind.MISSING, D(-840)),
        (_twice, DifferenceKind.DUPLICATE, D(840)),
        (_lower_rate, DifferenceKind.RATE, D(-168)),
        (_taken, DifferenceKind.CLAWBACK, D(-300)),
    ],
)
def test_each_fault_is_found_with_its_amount(
    paid: Manager, tmp_path: Path, fault: Callable[[Rows], Rows], kind: DifferenceKind, amount: Decimal
) -> None:
    result = compared(paid, tmp_path / "表.csv", fault(CLEAN))
    assert [(each.kind, each.amount) for each in result.differences] == [(kind, amount)]
    assert sum(result.by_kind().values()) == result.difference == amount
    assert payroll.dispute_pdf(paid.workspace, result, "表.csv", TODAY).startswith(b"%PDF")


def test_copied_cells_are_read_too(paid: Manager) -> None:
    text = "\n".join("\t".join(row) for row in [HEAD, *CLEAN])
    found = payroll.load(paid.workspace, None, text)
    assert payroll.compare(paid.workspace, found, "2026-10", TODAY).differences == ()


def test_columns_chosen_by_hand_are_remembered(paid: Manager) -> None:
    known = "\n".join("\t".join(row) for row in [["编", "谁", "放款金额", "比例", "提成金额"], *CLEAN])
    found = payroll.load(paid.workspace, None, known)
    by_hand = payroll.with_columns(paid.workspace, found, {"contract": 0, "name": 1, "amount": 4})
    assert [row.contract for row in by_hand.read.rows] == [row[0] for row in CLEAN]
    again = payroll.load(paid.workspace, None, known)
    assert again.header.mapping == {"contract": 0, "name": 1, "amount": 4}


def remarks(found: payroll.Payroll) -> list[tuple[str, dict[str, object]]]:
    return [(each.code, dict(each.params)) for each in found.read.remarks]


def test_a_sheet_without_a_head_is_read_by_hand_and_the_next_by_itself(paid: Manager) -> None:
    bare = "\n".join("\t".join(row) for row in CLEAN)
    found = payroll.load(paid.workspace, None, bare)
    assert (found.understood, found.read.rows) == (False, ())
    by_hand = payroll.with_columns(paid.workspace, found, {"contract": 0, "name": 1, "amount": 4})
    assert payroll.compare(paid.workspace, by_hand, "2026-10", TODAY).differences == ()
    again = payroll.load(paid.workspace, None, bare)
    assert again.understood
    assert [row.amount for row in again.read.rows] == [D(840)] * 3
    # Another width is another employer's.
    assert not payroll.load(paid.workspace, None, "HT1\t张三\t840.00").understood


def test_another_row_of_titles_is_taken_with_what_its_columns_seem_to_be(paid: Manager) -> None:
    head = ["甲", "乙", "丙", "丁", "戊"]
    text = "\n".join("\t".join(row) for row in [["发放明细", "", "", "", ""], head, *CLEAN])
    found = payroll.load(paid.workspace, None, text)
    assert not found.understood
    placed = payroll.at(paid.workspace, found, 0, 2)
    assert (placed.header.row, placed.header.titles, placed.understood) == (2, tuple(head), False)
    read = payroll.with_columns(paid.workspace, placed, {"contract": 0, "name": 1, "amount": 4})
    assert len(read.read.rows) == 3
    assert payroll.load(paid.workspace, None, text).header.row == 2
    # Somebody may also correct a head that was found.
    known = payroll.load(paid.workspace, None, "\n".join("\t".join(row) for row in [HEAD, *CLEAN]))
    assert payroll.at(paid.workspace, known, 0, 1).header.mapping == known.header.mapping
    assert payroll.at(paid.workspace, known, 0, 0).header.mapping == {}


def test_what_is_chosen_wrong_is_refused_and_not_remembered(paid: Manager) -> None:
    text = "\n".join("\t".join(row) for row in [HEAD, *CLEAN])
    found = payroll.load(paid.workspace, None, text)
    for mapping, code in (({"name": 1}, "table.no_column"), ({"name": 4, "amount": 4}, "table.column_twice")):
        with pytest.raises(DomainError) as caught:
            payroll.with_columns(paid.workspace, found, mapping)
        assert caught.value.code == code
    assert payroll.load(paid.workspace, None, text).header.mapping == found.header.mapping


def test_totals_twins_and_deductions_are_named_with_their_rows(paid: Manager, tmp_path: Path) -> None:
    rows = [
        *CLEAN,
        ["小计", "", "", "", "2520.00"],
        CLEAN[1],
        ["HT20260009", "某某", "", "", "-300.00"],
        ["合计", "", "", "", "3060.00"],
    ]
    text = "\r\n".join(",".join(row) for row in [["十月提成", "", "", "", ""], HEAD, *rows])
    (tmp_path / "表.csv").write_bytes(text.encode("gbk"))
    found = payroll.load(paid.workspace, tmp_path / "表.csv")
    assert remarks(found) == [
        ("payroll.totals", {"rows": [6, 9]}),
        ("payroll.twice", {"rows": [4, 7]}),
        ("payroll.negative", {"rows": [8]}),
    ]
    assert found.read.stated == D(3060)
    result = payroll.compare(paid.workspace, found, "2026-10", TODAY)
    assert result.by_kind() == {DifferenceKind.CLAWBACK: D(-300), DifferenceKind.DUPLICATE: D(840)}
    assert result.misstated == 0
    assert {row.number for each in result.differences for row in each.rows} == {4, 7, 8}


def test_a_head_of_merged_cells_is_read_and_named(paid: Manager, tmp_path: Path) -> None:
    path = tmp_path / "十月.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("明细")
        sheet.merge_range(0, 0, 0, 4, "2026年10月提成表")
        sheet.merge_range(1, 0, 2, 0, "合同编号")
        sheet.merge_range(1, 1, 2, 1, "客户姓名")
        sheet.merge_range(1, 2, 1, 4, "提成")
        for column, title in enumerate(("放款金额", "比例", "金额"), start=2):
            sheet.write(2, column, title)
        for line, row in enumerate(CLEAN, start=3):
            for column, cell in enumerate(row):
                sheet.write(line, column, float(cell) if column in (2, 4) else cell)
    found = payroll.load(paid.workspace, path)
    assert (found.header.row, found.header.last) == (2, 3)
    assert remarks(found) == [("payroll.two_rows", {"first": 2, "last": 3})]
    assert payroll.compare(paid.workspace, found, "2026-10", TODAY).differences == ()


def test_of_several_managers_only_ones_own_rows_are_read(paid: Manager) -> None:
    head = [*HEAD, "客户经理"]
    rows = [[*row, "林悦"] for row in CLEAN] + [["HT20269999", "赵四", "1000", "1%", "10.00", "王五"]]
    text = "\n".join("\t".join(row) for row in [head, *rows])
    assert remarks(payroll.load(paid.workspace, None, text)) == [("payroll.managers", {"count": 2})]
    plans.set_basics(paid.workspace, Basics(name="林悦"))
    found = payroll.load(paid.workspace, None, text)
    assert remarks(found) == [("payroll.others", {"count": 1})]
    assert payroll.compare(paid.workspace, found, "2026-10", TODAY).differences == ()


def test_cells_that_cannot_be_read_are_named_and_the_others_stay(paid: Manager) -> None:
    rows = [CLEAN[0], [*CLEAN[1][:4], "约840"], CLEAN[2]]
    found = payroll.load(paid.workspace, None, "\n".join("\t".join(row) for row in [HEAD, *rows]))
    assert [(each.code, each.params["row"], each.params["column"]) for each in found.read.problems] == [
        ("table.cell.amount", 3, "E")
    ]
    assert [row.number for row in found.read.rows] == [2, 4]
