"""The request about a payroll: every difference with the rows of both sides, in a tone one can send."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.reconciliation import (
    Difference,
    DifferenceKind,
    Expectation,
    PayrollRow,
    Reconciliation,
    reconcile,
)
from carloan_desk.printing.dispute import _KINDS, DisputeSheet, render_dispute
from tests.printing.conftest import Paper, squeeze
from tests.printing.test_documents import assert_tidy

D = Decimal


def own(deal: int, amount: str, client: str, period: str = "2026-03") -> Expectation:
    return Expectation(deal, f"HT-2603-{deal:04}", client, period, "阶梯提成", D(amount), D(100_000), D("0.006"))


EXPECTED = [own(n, "600.00", f"客户{n}") for n in range(1, 5)] + [own(9, "310.00", "欧阳䶮", "2026-02")]
PAID = [
    PayrollRow(4, "HT-2603-0001", "客户1", D("600.00")),
    PayrollRow(5, "HT-2603-0002", "客户2", D("500.00"), D("0.005"), D(100_000)),
    PayrollRow(6, "HT-2603-0004", "客户4", D("600.00")),
    PayrollRow(7, "HT-2603-0004", "客户4", D("600.00")),
    PayrollRow(8, "", "欧阳䶮", D("-310.00"), remark="提前结清"),
    PayrollRow(9, "ZZ-1", "赵云", D("45.67"), remark="推荐奖"),
]
RESULT = reconcile(EXPECTED, PAID, "2026-03", stated=D("2000.00"))
SHEET = DisputeSheet(RESULT, "张三", "财务部", "2026年3月提成表.xlsx", date(2026, 4, 6))


def test_every_difference_with_its_evidence() -> None:
    paper = Paper(render_dispute(SHEET))
    assert len(RESULT.by_kind()) == 5
    for kind, amount in RESULT.by_kind().items():
        assert f"{_KINDS[kind][0]}（差额{amount:+,.2f}）" in paper.text
    for difference in RESULT.differences:
        assert f"{difference.amount:+,.2f}" in paper.text
        for line in difference.expected:
            assert f"个人明细{line.period}" in paper.text
            for said in (line.contract, line.client, line.component, f"{line.amount:,.2f}"):
                assert squeeze(said) in paper.text
        for row in difference.rows:
            assert f"第{row.number}行" in paper.text
            for said in (row.contract, row.name, row.remark, f"{row.amount:,.2f}"):
                assert squeeze(said) in paper.text
    for said in ("财务部：", "张三", "2026年3月提成表.xlsx", "100,000.00", "0.6%", "0.5%", "核对回复", "核对人"):
        assert said in paper.text


def test_the_totals_are_those_of_the_reconciliation() -> None:
    text = Paper(render_dispute(SHEET)).text
    assert f"个人明细合计{RESULT.expected:,.2f}" in text
    assert f"发放表合计{RESULT.paid:,.2f}" in text
    assert f"合计{len(RESULT.differences)}{RESULT.difference:+,.2f}" in text
    assert f"相差{RESULT.misstated:+,.2f}" in text


def test_it_is_polite() -> None:
    everything = Reconciliation(
        "2026-03",
        (),
        tuple(Difference(kind, D(-1), (EXPECTED[0],), (PAID[0],)) for kind in DifferenceKind),
        D(9),
        D(0),
    )
    text = Paper(render_dispute(replace(SHEET, result=everything))).text
    assert all(squeeze(request) in text for _, request in _KINDS.values())
    assert "烦请" in text
    assert "感谢" in text
    for harsh in ("必须", "否则", "立即", "限期", "投诉", "仲裁", "律师", "起诉", "克扣", "拖欠", "违法", "要求"):
        assert harsh not in text


def test_nothing_to_dispute() -> None:
    clean = reconcile(EXPECTED[:1], PAID[:1], "2026-03")
    text = Paper(render_dispute(replace(SHEET, result=clean, recipient=""))).text
    assert "全部一致" in text
    assert "差异类别" not in text


@pytest.mark.parametrize("count", [3, 12, 13, 14, 15, 40, 150])
def test_no_difference_is_lost_where_pages_end(count: int) -> None:
    result = reconcile([own(n, "600.00", f"某某{n}") for n in range(1, count + 1)], [], "2026-03")
    paper = Paper(render_dispute(replace(SHEET, result=result)))
    for number in range(1, count + 1):
        assert f"HT-2603-{number:04}" in paper.text
    for glyphs in paper.glyphs():
        assert_tidy(glyphs)


def test_the_same_result_gives_the_same_bytes() -> None:
    assert render_dispute(SHEET) == render_dispute(SHEET)


@pytest.mark.usefixtures("system_fonts")
def test_a_missing_character_is_named() -> None:
    with pytest.raises(DomainError) as refusal:
        render_dispute(replace(SHEET, manager="𠮷田"))
    assert refusal.value.code == "print.glyph_missing"
