"""The employer's sheet against one's own statement, read from files as employers send them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.commission import Basis, PerDeal, Trigger
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.reconciliation import DifferenceKind, Reconciliation
from carloan_desk.services import deals, payroll
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
    with pytest.raises(DomainError) as caught:
        payroll.load(paid.workspace, None, "没有数字")
    assert caught.value.code in ("payroll.no_header", "table.empty")
    known = "\n".join("\t".join(row) for row in [["编", "谁", "放款金额", "比例", "提成金额"], *CLEAN])
    found = payroll.load(paid.workspace, None, known)
    by_hand = payroll.with_columns(paid.workspace, found, {"contract": 0, "name": 1, "amount": 4})
    assert [row.contract for row in by_hand.read.rows] == [row[0] for row in CLEAN]
    again = payroll.load(paid.workspace, None, known)
    assert again.header.mapping == {"contract": 0, "name": 1, "amount": 4}
