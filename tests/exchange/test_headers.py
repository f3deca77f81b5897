"""Heads of tables: found among titles, in two rows, in any order; payroll sheets read as a person would."""

from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.payroll import PayrollRow
from carloan_desk.domain.reconciliation import Expectation, reconcile
from carloan_desk.exchange.headers import Header, Holds, Wanted, body, find_header, header_at
from carloan_desk.exchange.payroll import COLUMNS, find_payroll_header, read_payroll
from carloan_desk.exchange.sheet import RowKind, Sheet
from carloan_desk.exchange.tables import read_table, read_text

D = Decimal
CLIENTS = (
    Wanted("name", ("客户姓名", "姓名", "客户"), required=True, excludes=("经理",)),
    Wanted("phone", ("手机号", "手机号码", "联系电话", "电话"), Holds.IDENTIFIER),
    Wanted("id", ("身份证号", "身份证号码", "证件号码"), Holds.IDENTIFIER),
    Wanted("met", ("登记日期", "首次联系", "日期"), Holds.DATE),
)


def sheet(text: str) -> Sheet:
    return read_text(text)[0]


def found(read: Sheet, wanted: tuple[Wanted, ...] = COLUMNS) -> Header:
    header = find_header(read, wanted)
    assert header is not None
    return header


PLAIN = """2026年3月金融专员提成明细表
制表日期：2026-04-05

序号,客户经理,客户姓名,合同编号,放款日期,放款金额（元）,提成比例(%),提成金额（元）,备注
1,张三,王*明,HT-2603-0001,2026/3/5,"100,000.00",0.6,600.00,
2,张三,李雷,HT-2603-0002,2026/3/9,8万,0.6,¥480.00,
小计,,,,,,,1080.00,
3,李四,韩梅梅,HT-2603-0003,2026/3/9,50000,0.6,300,
4,张三,赵云,HT-2602-0009,2026/2/9,50000,0.6,(150.00),提前结清扣回
序号,客户经理,客户姓名,合同编号,放款日期,放款金额（元）,提成比例(%),提成金额（元）,备注
5,张三,钱多多,HT-2603-0004,2026/3/19,50000,0.6,约300,
合计,,,,,,,"1,230.00",
制表：财务部,,审核：
"""


def test_a_head_under_titles() -> None:
    read = sheet(PLAIN)
    header = found(read)
    assert (header.row, header.last) == (4, 4)
    assert dict(header.mapping) == {
        "name": 2, "contract": 3, "base": 5, "rate": 6, "amount": 7, "manager": 1, "remark": 8
    }  # fmt: skip
    assert header.confidence >= 0.8  # one of the amounts is none
    marked = {row.number: row.kind for row in body(read, header)}
    assert [marked[n] for n in (1, 2, 3, 4)] == [RowKind.TITLE, RowKind.TITLE, RowKind.EMPTY, RowKind.HEADER]
    assert [marked[n] for n in (7, 10, 12, 13)] == [RowKind.SUBTOTAL, RowKind.HEADER, RowKind.TOTAL, RowKind.NOTE]
    assert all(marked[n] is RowKind.DATA for n in (5, 6, 8, 9, 11))


def test_a_payroll_sheet_for_one_manager() -> None:
    read = sheet(PLAIN)
    header = find_payroll_header(read)
    assert header is not None
    everyone = read_payroll(read, header)
    assert everyone.stated == D("1230.00")
    assert [row.number for row in everyone.rows] == [5, 6, 8, 9]
    assert everyone.rows[0] == PayrollRow(5, "HT-2603-0001", "王*明", D("600.00"), D("0.006"), D("100000.00"))
    assert everyone.rows[1].base == D("80000.00")
    assert everyone.rows[3].amount == D("-150.00")
    assert sum(row.amount for row in everyone.rows) == everyone.stated
    (problem,) = everyone.problems
    assert (problem.code, problem.params["row"], problem.params["column"]) == ("table.cell.amount", 11, "H")
    mine = read_payroll(read, header, manager="张 三")
    assert [row.number for row in mine.rows] == [5, 6, 9]
    assert (mine.others, mine.stated) == (1, None)


def test_a_sheet_read_and_reconciled() -> None:
    read = sheet(PLAIN)
    header = found(read)
    mine = [
        Expectation(1, "HT-2603-0001", "王小明", "2026-03", "提成", D("600.00"), D(100000), D("0.006")),
        Expectation(2, "HT-2603-0002", "李雷", "2026-03", "提成", D("480.00"), D(80000), D("0.006")),
        Expectation(9, "HT-2602-0009", "赵云", "2026-02", "提成", D("300.00"), D(50000), D("0.006")),
    ]
    result = reconcile(mine, read_payroll(read, header, manager="张三").rows, "2026-03")
    assert {kind.value: amount for kind, amount in result.by_kind().items()} == {"clawback": D("-150.00")}


def two_rows(path: Path) -> Sheet:
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet()
    page.merge_range("A1:F1", "三月提成表")
    for cells, text in (("A2:A3", "序号"), ("B2:C2", "客户"), ("D2:F2", "提成")):
        page.merge_range(cells, text)
    page.write_row("B3", ["姓名", "合同号"])
    page.write_row("D3", ["基数", "比例", "金额"])
    page.write_row("A4", [1, "王小明", "HT-1", 100000, 0.006, 600])
    page.write_row("A5", [2, "", "", 1, 88, 88])
    page.merge_range("B4:B5", "王小明")
    page.merge_range("C4:C5", "HT-1")
    page.write_row("A6", [3, "李雷", "HT-2", 80000, 0.006, 480])
    page.write_row("A7", ["合计", "", "", "", "", 1168])
    book.close()
    return read_table(path)[0]


def test_a_head_of_two_rows_and_a_client_over_two_lines(tmp_path: Path) -> None:
    read = two_rows(tmp_path / "a.xlsx")
    header = found(read)
    assert (header.row, header.last) == (2, 3)
    assert {key: header.mapping[key] for key in ("name", "contract", "base", "rate", "amount")} == {
        "name": 1, "contract": 2, "base": 3, "rate": 4, "amount": 5
    }  # fmt: skip
    payroll = read_payroll(read, header)
    assert [(row.contract, row.name, row.amount) for row in payroll.rows] == [
        ("HT-1", "王小明", D("600.00")),
        ("HT-1", "王小明", D("88.00")),
        ("HT-2", "李雷", D("480.00")),
    ]
    assert payroll.stated == D("1168.00")


def test_a_head_of_two_rows_in_a_text() -> None:
    header = found(sheet("三月提成表\n序号,客户,,提成,,\n,姓名,合同号,基数,比例,金额\n1,王小明,HT-1,100000,0.6%,600\n"))
    assert (header.row, header.last) == (2, 3)
    assert header.mapping["amount"] == 5
    assert header.mapping["rate"] == 4


def test_what_a_column_holds_decides_between_names() -> None:
    # 提成 is a rate here, and the amount has a lesser name.
    header = found(sheet("合同号,提成,金额\nHT-1,0.6%,600\nHT-2,0.8%,480\n"))
    assert header.mapping["amount"] == 2


def test_clients_and_their_columns() -> None:
    header = found(sheet("客户经理,客户,电话,日期\n张三,王小明,19900001234,2026/3/5\n"), CLIENTS)
    assert dict(header.mapping) == {"name": 1, "phone": 2, "met": 3}


def test_a_mapping_is_remembered_by_its_head() -> None:
    first, later = sheet("甲,乙,丙\n1,2,3\n"), sheet("标题\n 甲 ,乙（元）,丙\n4,5,6\n")
    assert find_header(first, COLUMNS) is None
    chosen = header_at(first, 1, {"contract": 0, "amount": 2})
    assert find_header(later, COLUMNS, remembered={chosen.fingerprint: chosen.mapping}) is None
    again = find_header(sheet("标题\n 甲 ,乙,丙\n4,5,6\n"), COLUMNS, remembered={chosen.fingerprint: chosen.mapping})
    assert again is not None
    assert (again.row, dict(again.mapping), again.confidence) == (2, {"contract": 0, "amount": 2}, 1.0)


def test_a_table_without_a_head() -> None:
    read = sheet("HT-1,王小明,600\nHT-2,李雷,480\n")
    assert find_header(read, COLUMNS) is None
    header = header_at(read, 0, {"contract": 0, "name": 1, "amount": 2})
    assert [row.amount for row in read_payroll(read, header).rows] == [D("600.00"), D("480.00")]
    with pytest.raises(DomainError) as refusal:
        read_payroll(read, header_at(read, 0, {"contract": 0}))
    assert refusal.value.code == "table.no_column"


def test_rows_with_nothing_of_use_are_left_out_and_no_amount_is_zero() -> None:
    read = sheet("合同号,姓名,提成\nHT-1,王小明,-\n,,\nx,,\n,,5\n")
    rows = read_payroll(read, found(read)).rows
    assert [(row.number, row.amount) for row in rows] == [(2, D("0.00")), (4, D("0.00")), (5, D("5.00"))]


def test_spoilt_contract_numbers_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["合同号", "姓名", "提成"])
        page.write_row(1, 0, [202603050000000123, "王小明", 5])
    (read,) = read_table(path)
    (problem,) = read_payroll(read, found(read)).problems
    assert (problem.code, problem.params["row"], problem.params["column"]) == ("table.cell.damaged", 2, "A")


@given(st.integers(0, 2**32).map(Random))
def test_columns_are_found_in_any_order_under_any_of_their_names(random: Random) -> None:
    values: dict[str, Any] = {
        "contract": "HT-2603-0001", "name": "王小明", "amount": "600.00", "rate": "0.6%", "base": "100000",
        "period": "2026年3月", "manager": "张三", "remark": "无",
    }  # fmt: skip
    columns = [(wanted.key, random.choice(wanted.synonyms)) for wanted in COLUMNS]
    random.shuffle(columns)
    titles = [f" {title} " if random.random() < 0.3 else title for _, title in columns]
    lines = ["标题"] * random.randrange(3) + [",".join(titles), ",".join(values[key] for key, _ in columns)]
    header = found(sheet("\n".join(lines)))
    assert header.row == len(lines) - 1
    assert {key: header.mapping.get(key) for key, _ in columns} == {key: n for n, (key, _) in enumerate(columns)}
    assert header.confidence >= 0.9
