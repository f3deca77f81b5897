"""Lenders' schedules and banks' lists as they come: titles above, two-row heads, totals, cells that cannot be read."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.receipts import BankRow
from carloan_desk.domain.servicing import ContractRow
from carloan_desk.exchange.loan_tables import (
    find_bank_header,
    find_schedule_header,
    is_bank_list,
    is_schedule,
    read_bank_list,
    read_schedule,
)
from carloan_desk.exchange.tables import read_table, read_text
from carloan_desk.exchange.writing import Column, ColumnKind, write_table

D = Decimal


def schedule(text: str) -> tuple[list[ContractRow], list[tuple[str, object]]]:
    sheet = read_text(text)[0]
    header = find_schedule_header(sheet)
    assert header is not None
    assert is_schedule(header.mapping)
    found = read_schedule(sheet, header)
    return list(found.rows), [(each.code, each.params.get("row")) for each in found.problems]


@pytest.mark.parametrize(
    "head",
    [
        "期数\t还款日\t月供\t本金\t利息\t剩余本金",
        "期次\t应还日期\t应还总额\t应还本金\t应还利息\t本金余额",
        "序号\t扣款日期\t期供\t偿还本金\t偿还利息\t贷款余额",
    ],
)
def test_the_usual_titles(head: str) -> None:
    rows, problems = schedule(f"{head}\n1\t2026-09-17\t1,100.00\t1000\t100\t9000\n2\t2026-10-17\t1090\t1000\t90\t8000")
    assert problems == []
    assert rows == [
        ContractRow(1, "2026-09-17", D(1000), D(100)),
        ContractRow(2, "2026-10-17", D(1000), D(90)),
    ]


def test_what_is_missing_follows_from_the_rest() -> None:
    rows, _ = schedule("期数\t还款日\t月供\t本金\n1\t2026-09-17\t1100\t1000")
    assert rows == [ContractRow(1, "2026-09-17", D(1000), D(100))]
    rows, _ = schedule("期数\t还款日\t月供\t利息\t手续费\n1\t2026-09-17\t1100\t80\t20")
    assert rows == [ContractRow(1, "2026-09-17", D(1000), D(80), D(20))]
    rows, _ = schedule("还款日\t本金\t利息\n2026-09-17\t1000\t0")
    assert rows == [ContractRow(1, "2026-09-17", D(1000), D(0))]


def test_rows_that_are_none_and_rows_that_cannot_be_read() -> None:
    text = (
        "还款计划表\n期数\t还款日\t月供\t本金\t利息\n0\t2026-08-17\t0\t0\t0\n1\t2026-09-17\t1100\t1000\t100\n"
        "2\t不详\t1090\t1000\t90\n3\t2026-11-17\t1000\t1000\t80\n4\t\t1000\t1000\t0\n合计\t\t5190\t4000\t270\n制表人：张三"
    )
    rows, problems = schedule(text)
    assert [row.due for row in rows] == ["2026-09-17"]
    assert problems == [("table.cell.date", 5), ("contract.parts", 6), ("contract.due", 7)]


def test_columns_that_do_not_make_a_schedule() -> None:
    assert not is_schedule({"due", "payment"})
    assert not is_schedule({"payment", "principal", "interest"})
    assert not is_bank_list({"on", "name"})


def test_a_bank_s_file_with_a_card_s_balance_beside_it(tmp_path: Path) -> None:
    columns = (
        Column("交易时间"),
        Column("借方发生额", ColumnKind.AMOUNT),
        Column("贷方发生额", ColumnKind.AMOUNT),
        Column("账户余额", ColumnKind.AMOUNT),
        Column("交易流水号", ColumnKind.IDENTIFIER),
        Column("对方户名"),
        Column("附言"),
    )
    rows = [
        ("2026-11-17 09:12:33", None, D("2479.65"), D(99999), "20261117000000012345", "曾乐", "车贷 HT20260001"),
        ("2026-11-17 10:00:00", D(50), None, D(99949), "20261117000000012346", "某店", "消费"),
        ("2026-11-18 10:00:00", None, D("-88.00"), D(99861), "20261118000000012347", "曾乐", "退回"),
    ]
    path = tmp_path / "流水.xlsx"
    write_table(path, columns, rows, above=["账户明细"])
    sheet = read_table(path)[0]
    header = find_bank_header(sheet)
    assert header is not None
    assert header.title("amount") == "贷方发生额"
    found = read_bank_list(sheet, header)
    assert found.problems == ()
    assert list(found.rows) == [
        BankRow(3, date(2026, 11, 17), D("2479.65"), "20261117000000012345", "", "曾乐", "车贷 HT20260001"),
        BankRow(5, date(2026, 11, 18), D("-88.00"), "20261118000000012347", "", "曾乐", "退回"),
    ]


def test_numbers_that_a_spreadsheet_damaged_are_named() -> None:
    sheet = read_text("日期\t金额\t流水号\n2026-11-17\t1\t2.0261117E+19\n\t5\tA1\n2026-11-17\t0\tA2")[0]
    header = find_bank_header(sheet)
    assert header is not None
    found = read_bank_list(sheet, header)
    assert found.rows == ()
    assert [(each.code, each.params["row"]) for each in found.problems] == [
        ("table.cell.damaged", 2),
        ("receipt.day", 3),
        ("receipt.zero", 4),
    ]
