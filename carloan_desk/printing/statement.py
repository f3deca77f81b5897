"""The commission statement of a period (提成明细表): every line with how it came about."""

from carloan_desk.domain.statement_sheet import StatementRow, StatementSheet, percent, rows_of, sums_of
from carloan_desk.printing import fonts
from carloan_desk.printing.layout import Block, Cell, Lines, grid, section_bar, space
from carloan_desk.printing.pages import Heading, build
from carloan_desk.printing.table import Column, Table

_COLUMNS = (
    Column("序号", 0.055),
    Column("合同编号 / 客户", 0.165),
    Column("提成项目", 0.13),
    Column("基数", 0.115, figures=True),
    Column("比例", 0.105, figures=True),
    Column("金额", 0.12, figures=True),
    Column("计算说明", 0.31),
)


def render_statement(sheet: StatementSheet) -> bytes:
    """Return the statement as PDF; the same sheet gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    statement = sheet.statement
    cells = [
        Cell("期间", statement.period),
        Cell("客户经理", sheet.manager),
        Cell("提成方案", f"{statement.plan} 第 {statement.version} 版"),
        Cell("明细行数", str(len(statement.lines))),
    ]
    rows = [_texts(row) for row in rows_of(sheet)]
    totals = ("", "合计", "", "", "", f"{statement.earned:,.2f}", "不含暂扣、返还、扣罚各行")
    sums = [Cell(name, f"{amount:,.2f} 元") for name, amount in sums_of(statement)]
    blocks: list[Block] = [
        section_bar("概要"),
        *grid(cells),
        *grid(sums),
        space(6),
        section_bar("明细（单位：元）"),
        Table.of(_COLUMNS, [*rows, totals], [len(rows)]),
        space(6),
        *map(Lines.of, _notes(sheet)),
    ]
    fonts.require([sheet.title, cells, rows, list(sheet.notes)])
    facts = "本期已封存" if sheet.sealed else "本期未封存"
    return build(Heading(sheet.title, "", sheet.on, sheet.sealed, facts), blocks)


def _texts(row: StatementRow) -> tuple[str, ...]:
    rate = "" if row.rate is None else f"{row.rate:,.2f} 元/笔" if row.per_deal else percent(row.rate)
    return (
        str(row.number),
        "\n".join(filter(None, (row.contract, row.client))),
        f"{row.component}\n{row.kind}",
        "" if row.base is None else f"{row.base:,.2f}",
        rate,
        f"{row.amount:,.2f}",
        row.how,
    )


def _notes(sheet: StatementSheet) -> list[str]:
    notes = [
        "金额按“基数 × 比例”计算，四舍五入到分；分段累进按累计额取整后逐行相减。",
        "本期应发 = 本期计提 − 暂扣净增 − 扣罚。本表为个人明细，供核对使用，以单位实际发放为准。",
        *sheet.notes,
    ]
    return [*notes, f"封存校验码：{sheet.sealed}"] if sheet.sealed else notes
