"""The statement: print, spreadsheet and the calculation say the same figures."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.commission import (
    BaseSalary,
    Basis,
    DealFacts,
    LineKind,
    PerDeal,
    Plan,
    Statement,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    evaluate,
)
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.statement_sheet import (
    BASIS_TERMS,
    KIND_TERMS,
    MODE_TERMS,
    DealLabel,
    StatementSheet,
    how_of,
    plain,
    rows_of,
    sums_of,
)
from carloan_desk.exchange import cells
from carloan_desk.exchange.sheet import RowKind
from carloan_desk.exchange.statement_sheet import COLUMNS, write_statement
from carloan_desk.exchange.tables import read_table
from carloan_desk.printing.statement import render_statement
from tests.printing.conftest import Paper, squeeze
from tests.printing.test_documents import assert_tidy

D = Decimal
PLAN = Plan(
    name="直营提成",
    version=3,
    valid_from=date(2026, 1, 1),
    components=(
        BaseSalary("底薪", D(4000)),
        PerDeal("新能源奖", Basis.PER_DEAL, D("88.50")),
        PerDeal("返佣分成", Basis.REBATE_INCOME, D("0.085")),
        Tiered(
            "阶梯提成",
            Basis.LOAN_AMOUNT,
            TierMetric.AMOUNT,
            TierMode.MARGINAL,
            (Tier(D(0), D("0.005")), Tier(D(500_000), D("0.006")), Tier(D(1_000_000), D("0.0085"))),
        ),
    ),
)


def month(deals: int) -> StatementSheet:
    facts = [
        DealFacts(
            number,
            loan_amount=D(61_234) + 1_111 * number,
            rebate_income=D("1234.56") * number,
            disbursed_on=date(2026, 3, 1 + number % 28),
        )
        for number in range(1, deals + 1)
    ]
    names = ["欧阳䶮", "王小明", "㛃𬱟", "Maximilian Konstantin"]
    labels = {number: DealLabel(f"HT-2603-{number:05}", names[number % 4]) for number in range(1, deals + 1)}
    return StatementSheet(
        evaluate(PLAN, facts, "2026-03"), labels, "张三", date(2026, 4, 5), sealed="5ea1ed" * 10, notes=("备查。",)
    )


SHEET = month(24)


def test_the_month_tries_every_column() -> None:
    assert len(SHEET.statement.lines) > 70
    assert SHEET.statement.paid == sum((line.amount for line in SHEET.statement.lines), D(0))


def test_the_print_says_every_figure() -> None:
    paper = Paper(render_statement(SHEET))
    for row, line in zip(rows_of(SHEET), SHEET.statement.lines, strict=True):
        base = "" if row.base is None else f"{line.trace.base:,.2f}"
        # Cells are read line by line across the row, so each is looked for by itself.
        for said in (
            row.contract,
            row.client,
            row.component,
            base,
            f"{line.amount:,.2f}",
            f"{line.trace.rate * 100:.2f}",
        ):
            if said and said != "100.00" and not row.per_deal:
                assert squeeze(said).rstrip("0").rstrip(".") in paper.text, said
    assert f"{SHEET.statement.total:,.2f}" in paper.text
    for name, amount in sums_of(SHEET.statement):
        assert f"{name}{amount:,.2f}元" in paper.text
    for said in ("张三", "直营提成第3版", "2026-03", SHEET.sealed, "备查。", "88.50元/笔", "本期已封存"):
        assert squeeze(said) in paper.text
    assert len(paper.pages) > 2
    assert all("计算说明" in page for page in paper.pages[1:-1])


def test_amounts_of_the_print_sum_to_its_total() -> None:
    """Read as a stranger would: the amount is the last figure before the explanation."""
    sheet = replace(SHEET, statement=replace(SHEET.statement, lines=SHEET.statement.lines[:30]))
    paper = Paper(render_statement(sheet))
    column = (0.055 + 0.165 + 0.13 + 0.115 + 0.105, 0.12)
    left, width = (16 + column[0] * 178) * 72 / 25.4, column[1] * 178 * 72 / 25.4
    amounts: list[Decimal] = []
    for page in paper.document:
        text = page.get_textpage().get_text_bounded(left, 50, left + width, 780)
        amounts += [D(found.replace(",", "")) for found in re.findall(r"-?[\d,]+\.\d\d", text)]
    *lines, total = amounts[-(len(sheet.statement.lines) + 1) :]
    assert lines == [line.amount for line in sheet.statement.lines]
    assert total == sum(lines) == sheet.statement.total


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_spreadsheet_says_the_same(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"提成{ending}"
    write_statement(path, SHEET)
    (read,) = read_table(path)
    assert tuple(read.rows[2].cells) == tuple(column.title for column in COLUMNS)
    body = read.rows[3 : 3 + len(SHEET.statement.lines)]
    for row, line, shown in zip(body, SHEET.statement.lines, rows_of(SHEET), strict=True):
        assert cells.money_of(row.cell(8), 1, 8) == line.amount
        if shown.base is not None:
            assert cells.money_of(row.cell(5), 1, 5) == line.trace.base
        if shown.per_deal:
            assert cells.money_of(row.cell(7), 1, 7) == line.trace.rate
        elif shown.rate is not None:
            assert cells.rate_of(row.cell(6), 1, 6) == line.trace.rate
        assert (row.cell(1), row.cell(2), row.cell(9)) == (shown.contract, shown.client, shown.how)
    total = read.rows[3 + len(SHEET.statement.lines)]
    assert total.kind is RowKind.TOTAL
    assert cells.money_of(total.cell(8), 1, 8) == SHEET.statement.total
    foot = "".join(cells.text_of(row.cell(0)) for row in read.rows[total.number :])
    assert SHEET.sealed in foot
    assert f"本期应发：{SHEET.statement.paid:,.2f} 元" in foot


@pytest.mark.parametrize("deals", [0, 1, 2, 5, 9, 10, 11, 12])
def test_no_line_is_lost_where_pages_end(deals: int) -> None:
    sheet = month(deals)
    paper = Paper(render_statement(sheet))
    for number in range(1, deals + 1):
        assert f"HT-2603-{number:05}" in paper.text
    for glyphs in paper.glyphs():
        assert_tidy(glyphs)


def test_held_and_released_pay_keeps_the_sums() -> None:
    line = SHEET.statement.lines[1]
    lines = (
        line,
        replace(line, kind=LineKind.HELD, amount=D("20.00")),
        replace(line, kind=LineKind.CLAWBACK, amount=D("-5.00")),
    )
    sheet = replace(SHEET, sealed="", statement=Statement("甲", 1, "2026-03", lines))
    named = dict(sums_of(sheet.statement))
    assert named["本期应发"] == line.amount - 25
    assert named["本期计提"] == named["本期应发"] + named["暂扣净增"] + named["扣罚"]
    paper = Paper(render_statement(sheet))
    assert "暂扣" in paper.text
    assert "-5.00" in paper.text
    assert "本期未封存" in paper.text


def test_how_a_figure_came_about() -> None:
    line = SHEET.statement.lines[0]
    assert how_of(line) == "固定金额 4,000.00"
    ladder = next(each for each in SHEET.statement.lines if each.trace.tier_start == 500_000)
    assert how_of(ladder) == f"贷款金额 {ladder.trace.base:,.2f} × 0.6%，档位自 500,000 起，分段累进"
    trace = replace(
        ladder.trace, basis=None, cap=D("99.5"), reached=D("0.93"), in_gap=True, unknown=("满意度",), origin="2026-01",
        deals=(1, 2),
    )  # fmt: skip
    said = how_of(replace(ladder, trace=trace, deal_id=None))
    for words in ("限额 99.50 元", "实际达到 0.93", "档位空缺", "满意度", "原计提期间 2026-01", "涉及 2 笔业务"):
        assert words in said
    assert [plain(D(number)) for number in ("500000", "0.60", "1E+3", "0")] == ["500,000", "0.6", "1,000", "0"]


def test_every_kind_has_a_term() -> None:
    assert (set(BASIS_TERMS), set(KIND_TERMS), set(MODE_TERMS)) == (set(Basis), set(LineKind), set(TierMode))


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert render_statement(SHEET) == render_statement(SHEET)


@pytest.mark.usefixtures("system_fonts")
def test_a_missing_character_is_named() -> None:
    with pytest.raises(DomainError) as refusal:
        render_statement(replace(SHEET, deals={1: DealLabel("HT", "𠮷田")}))
    assert refusal.value.code == "print.glyph_missing"
