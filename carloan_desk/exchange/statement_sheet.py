"""The commission statement of a period as a spreadsheet: the figures of the screen and of the print."""

from collections.abc import Sequence
from pathlib import Path

from carloan_desk.domain.statement_sheet import StatementRow, StatementSheet, rows_of, sums_of
from carloan_desk.exchange.writing import Column, ColumnKind, Value, write_table

COLUMNS = (
    Column("序号", ColumnKind.COUNT),
    Column("合同编号", ColumnKind.IDENTIFIER),
    Column("客户姓名"),
    Column("提成项目"),
    Column("性质"),
    Column("计提基数", ColumnKind.AMOUNT),
    Column("提成比例", ColumnKind.RATE),
    Column("每笔金额", ColumnKind.AMOUNT),
    Column("提成金额", ColumnKind.AMOUNT),
    Column("计算说明"),
)


def write_statement(path: Path, sheet: StatementSheet) -> None:
    """Write a statement as xlsx or csv, by the ending of the name.

    Raises:
        DomainError: As :func:`carloan_desk.exchange.writing.write_table`.
    """
    statement = sheet.statement
    about = f"期间：{statement.period}　方案：{statement.plan} 第 {statement.version} 版　客户经理：{sheet.manager}"
    below = [f"{name}：{amount:,.2f} 元" for name, amount in sums_of(statement)]
    if sheet.sealed:
        below.append(f"封存校验码：{sheet.sealed}")
    totals: Sequence[Value] = ("合计", *[None] * 7, statement.earned, "不含暂扣、返还、扣罚各行")
    write_table(
        path,
        COLUMNS,
        [_values(row) for row in rows_of(sheet)],
        sheet=f"{statement.period} 提成",
        above=[f"{sheet.title}（{statement.period}）", about],
        totals=totals,
        below=[*below, *sheet.notes],
    )


def _values(row: StatementRow) -> tuple[Value, ...]:
    rate, each = (None, row.rate) if row.per_deal else (row.rate, None)
    names = (row.number, row.contract, row.client, row.component, row.kind)
    return (*names, row.base, rate, each, row.amount, row.how)
