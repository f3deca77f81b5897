"""A bank's list: read, looked at, recorded as one action; what cannot be is named and nothing silently moved."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.receipts import BankRow, Doubt, Way
from carloan_desk.domain.servicing import DealTask, TaskKind
from carloan_desk.exchange.writing import Column, ColumnKind, write_table
from carloan_desk.services import bank_lists, deals, outside_tables, settlements
from tests.services.manager import TODAY, Manager, refusal, undone, untouched

D = Decimal

TEXT = """交易日期	交易金额	流水号	对方户名	摘要
2026-10-17 08:00:00	2,479.65	A1	曾乐	还款
2026/11/17	2479.65	A2	曾乐	还款
2026-11-17	88	A3	周无名	货款
2026-11-18		A4	曾乐	手续
某日	5	A5	曾乐	还款
合计	5047.3
"""


def read_in(manager: Manager, path: Path | None, text: str = "") -> tuple[list[BankRow], list[DomainError]]:
    found = bank_lists.rows_of(outside_tables.load(manager.workspace, bank_lists.BANK_LIST, path, text))
    return list(found.rows), list(found.problems)


@pytest.fixture
def deal_id(manager: Manager) -> int:
    found = manager.walk()
    deals.edit(manager.workspace, found, {"contract": "HT20260001"})
    return found


def test_a_list_is_read_looked_at_and_recorded_at_once(manager: Manager, deal_id: int) -> None:
    rows, problems = read_in(manager, None, TEXT)
    assert [(row.number, row.on, row.amount, row.reference) for row in rows] == [
        (2, date(2026, 10, 17), D("2479.65"), "A1"),
        (3, date(2026, 11, 17), D("2479.65"), "A2"),
        (4, date(2026, 11, 17), D(88), "A3"),
    ]
    assert [(each.code, each.params["row"]) for each in problems] == [("table.cell.date", 6)]
    before = manager.everything()
    found = bank_lists.preview(manager.workspace, rows, problems, TODAY)
    assert manager.everything() == before
    assert [(each.deal_id, each.way) for each in found.matches] == [
        (deal_id, Way.PAYMENT),
        (deal_id, Way.PAYMENT),
        (None, Way.SKIP),
    ]
    assert (len(found.recorded), found.total, found.acts) == (2, D("4959.30"), True)
    assert found.loans[deal_id].client == "曾乐"
    undone(manager, lambda: bank_lists.record(manager.workspace, found.matches, TODAY))
    loan = manager.view(deal_id).loan
    assert loan is not None
    assert [(each.reference, each.note) for each in loan.payments] == [("A2", "还款"), ("A1", "还款")]
    again = bank_lists.preview(manager.workspace, rows, problems, TODAY)
    assert [each.doubt for each in again.matches] == [
        Doubt.KNOWN_REFERENCE,
        Doubt.KNOWN_REFERENCE,
        Doubt.UNMATCHED,
    ]
    assert not again.acts


def test_a_file_of_a_bank(manager: Manager, tmp_path: Path) -> None:
    columns = (
        Column("合同编号", ColumnKind.IDENTIFIER),
        Column("客户姓名"),
        Column("还款日期", ColumnKind.DATE),
        Column("实还金额", ColumnKind.AMOUNT),
        Column("应还金额", ColumnKind.AMOUNT),
    )
    path = tmp_path / "还款明细.xlsx"
    write_table(path, columns, [("HT20260001", "曾乐", date(2026, 11, 17), D(100), D(200))], above=["还款明细"])
    rows, _ = read_in(manager, path)
    assert rows == [BankRow(3, date(2026, 11, 17), D(100), contract="HT20260001", name="曾乐")]
    assert read_in(manager, None, "姓名\t手机\n曾乐\t19900000001") == ([], [])


def test_columns_nobody_knows_are_chosen_once(manager: Manager) -> None:
    text = "甲\t乙\t丙\n2026-11-17\t100\t曾乐\n2026-11-18\t0\t曾乐"
    table = outside_tables.load(manager.workspace, bank_lists.BANK_LIST, None, text)
    assert not table.understood
    assert bank_lists.rows_of(table).rows == ()
    table = outside_tables.at(table, 0, 1)
    error = refusal(outside_tables.with_columns, manager.workspace, table, {"on": 0, "amount": 0})
    assert error.code == "table.column_twice"
    half = outside_tables.with_columns(manager.workspace, table, {"on": 0})
    assert not half.understood
    chosen = outside_tables.with_columns(manager.workspace, table, {"on": 0, "amount": 1, "name": 2})
    found = bank_lists.rows_of(chosen)
    assert [(row.on, row.amount, row.name) for row in found.rows] == [(date(2026, 11, 17), D(100), "曾乐")]
    assert [each.code for each in found.problems] == ["receipt.zero"]
    again = outside_tables.load(manager.workspace, bank_lists.BANK_LIST, None, text)
    assert again.understood
    assert again.header.mapping == chosen.header.mapping


def test_money_beyond_the_balance_is_recorded_in_part_and_the_rest_asked_back(manager: Manager, deal_id: int) -> None:
    left = manager.view(deal_id).loan
    assert left is not None
    total = left.quote.schedule.total_payment
    rows = [BankRow(2, TODAY, total + D("10.5"), "Z1", contract="HT20260001")]
    found = bank_lists.preview(manager.workspace, rows, [], TODAY, ways={2: Way.PART})
    assert found.matches[0].doubt is Doubt.BEYOND_BALANCE
    undone(manager, lambda: bank_lists.record(manager.workspace, found.matches, TODAY))
    loan = manager.view(deal_id).loan
    assert loan is not None
    assert [each.amount for each in loan.payments] == [total]
    with manager.workspace.reading() as read:
        assert [task.title for task in read.all(DealTask, deal_id=deal_id, kind=TaskKind.OTHER)] == [
            "退回多收款 10.50 元（2026-11-23）"
        ]


def test_a_closed_loan_paid_again_becomes_a_task(manager: Manager, deal_id: int) -> None:
    settlements.settle(manager.workspace, deal_id, date(2026, 11, 18), D(100), TODAY)
    rows = [BankRow(2, date(2026, 11, 20), D(30), "Z2", name="曾乐")]
    found = bank_lists.preview(manager.workspace, rows, [], TODAY, ways={2: Way.TASK})
    assert (found.matches[0].doubt, found.acts, found.recorded) == (Doubt.CLOSED, True, [])
    bank_lists.record(manager.workspace, found.matches, TODAY)
    with manager.workspace.reading() as read:
        assert len(read.all(DealTask, deal_id=deal_id, kind=TaskKind.OTHER)) == 1


def test_what_changed_since_the_look_stops_the_whole_list(manager: Manager, deal_id: int) -> None:
    rows = [
        BankRow(2, TODAY, D(100), "P1", name="曾乐"),
        BankRow(3, TODAY, D(-100), "P2", name="曾乐"),
    ]
    found = bank_lists.preview(manager.workspace, rows, [], TODAY)
    assert [each.way for each in found.matches] == [Way.PAYMENT, Way.REVERSAL]
    settlements.settle(manager.workspace, deal_id, date(2026, 11, 20), D(10), TODAY)
    error = untouched(manager, bank_lists.record, manager.workspace, found.matches, TODAY)
    assert (error.code, error.params["row"], error.params["reason"].code) == ("receipt.refused", 2, "payment.closed")
