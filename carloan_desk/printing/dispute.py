"""The request to look into a payroll (提成核对说明): each difference with its evidence, and room for the answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain.reconciliation import Difference, DifferenceKind, Expectation, PayrollRow, Reconciliation
from carloan_desk.domain.statement_sheet import percent
from carloan_desk.printing import fonts, text
from carloan_desk.printing.layout import (
    BODY,
    LEFT,
    LINE,
    LINE_GREY,
    MM,
    PADDING,
    RIGHT,
    SMALL,
    WIDTH,
    Block,
    Cell,
    Lines,
    Solid,
    grid,
    section_bar,
    space,
)
from carloan_desk.printing.pages import Heading, build
from carloan_desk.printing.table import Column, Table

# Name of each class and what is asked about it.
_KINDS: Mapping[DifferenceKind, tuple[str, str]] = {
    DifferenceKind.MISSING: ("未见发放", "以下项目在本人明细中应于本期发放，在发放表中未找到对应金额，烦请核实。"),
    DifferenceKind.EXTRA: ("多出项目", "以下发放项目未能与本人明细对应，如为其他项目或他人业务，烦请告知。"),
    DifferenceKind.RATE: ("比例不同", "以下业务的提成比例与本人所知方案不同，烦请告知适用的比例。"),
    DifferenceKind.BASE: ("基数不同", "以下业务的计提基数不同，烦请告知基数口径。"),
    DifferenceKind.PERIOD: ("跨期发放", "以下项目似在其他期间发放，烦请确认归属期间。"),
    DifferenceKind.CLAWBACK: ("扣回", "以下扣回项目，烦请告知对应业务和依据。"),
    DifferenceKind.ROUNDING: ("尾差", "以下差额似为四舍五入所致，仅供知悉。"),
    DifferenceKind.DUPLICATE: ("重复发放", "以下项目似重复发放，烦请核实，如需退回将予以配合。"),
    DifferenceKind.UNKNOWN: ("原因不明", "以下业务金额不一致，暂未能看出原因，烦请协助核对。"),
}
_COLUMNS = (
    Column("来源", 0.16),
    Column("合同编号", 0.17),
    Column("客户", 0.12),
    Column("项目 / 备注", 0.185),
    Column("基数", 0.125, figures=True),
    Column("比例", 0.09, figures=True),
    Column("金额", 0.15, figures=True),
)
_REPLY = 46 * MM


@dataclass(frozen=True, slots=True)
class DisputeSheet:
    """What the request says.

    Attributes:
        result: The reconciliation.
        manager: Who asks.
        recipient: Who is asked, such as the finance department; may be ``""``.
        source: Name of the employer's sheet.
        on: Day of the paper.
        title: Name of the paper.
    """

    result: Reconciliation
    manager: str
    recipient: str
    source: str
    on: date
    title: str = "提成核对说明"


def render_dispute(sheet: DisputeSheet) -> bytes:
    """Return the request as PDF; the same sheet gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    result = sheet.result
    fonts.require([sheet.title, sheet.manager, sheet.recipient, sheet.source, list(result.differences)])
    blocks: list[Block] = [
        *([Lines.of(f"{sheet.recipient}：", BODY)] if sheet.recipient else []),
        Lines.of(_opening(sheet), BODY, after=6),
        section_bar("核对结果（单位：元）"),
        *grid(_summary(sheet)),
        space(6),
    ]
    if result.by_kind():
        blocks += [Table.of(*_classes(result)), space(6)]
    for number, (kind, amount) in enumerate(result.by_kind().items(), start=1):
        name, request = _KINDS[kind]
        found = [each for each in result.differences if each.kind is kind]
        blocks += [section_bar(f"{number}. {name}（差额 {amount:+,.2f}）"), Lines.of(request)]
        blocks += [Table.of(_COLUMNS, *_evidence(found)), space(6)]
    blocks += [Lines.of("感谢协助。如本人理解有误，烦请指正。", BODY, after=6), _reply(sheet)]
    return build(Heading(sheet.title, "", sheet.on), blocks)


def _opening(sheet: DisputeSheet) -> str:
    result = sheet.result
    compared = f"本人已将 {result.period} 提成发放表与个人明细逐笔核对，"
    if not result.differences:
        return f"{compared}全部一致，谢谢。"
    most = "多数项目一致，" if len(result.agreed) > len(result.differences) else ""
    return (
        f"{compared}{most}以下 {len(result.differences)} 处有差异，现列明双方记录，烦请在方便时核对。"
        "差额 = 发放表金额 − 个人明细金额。"
    )


def _summary(sheet: DisputeSheet) -> list[Cell]:
    result = sheet.result
    cells = [
        Cell("核对期间", result.period),
        Cell("客户经理", sheet.manager),
        Cell("发放表", sheet.source, span=2),
        Cell("个人明细合计", f"{result.expected:,.2f}"),
        Cell("发放表合计", f"{result.paid:,.2f}"),
        Cell("差额", f"{result.difference:+,.2f}"),
        Cell("一致项目", f"{len(result.agreed)} 项"),
    ]
    if result.misstated:
        said = f"{result.stated:,.2f}，与各行之和相差 {result.misstated:+,.2f}"
        cells.append(Cell("表内合计数", said, span=2))
    return cells


def _classes(result: Reconciliation) -> tuple[list[Column], list[tuple[str, str, str]], list[int]]:
    columns = [Column("差异类别", 0.5), Column("处数", 0.2, figures=True), Column("差额", 0.3, figures=True)]
    rows = [
        (_KINDS[kind][0], str(sum(each.kind is kind for each in result.differences)), f"{amount:+,.2f}")
        for kind, amount in result.by_kind().items()
    ]
    rows.append(("合计", str(len(result.differences)), f"{result.difference:+,.2f}"))
    return columns, rows, [len(rows) - 1]


def _evidence(found: Sequence[Difference]) -> tuple[list[tuple[str, ...]], list[int]]:
    rows: list[tuple[str, ...]] = []
    strong: list[int] = []
    for each in found:
        rows += [_own(line) for line in each.expected]
        rows += [_theirs(row) for row in each.rows]
        strong.append(len(rows))
        rows.append(("差额", "", "", "", "", "", f"{each.amount:+,.2f}"))
    return rows, strong


def _own(line: Expectation) -> tuple[str, ...]:
    about = (f"个人明细 {line.period}", line.contract, line.client, line.component)
    return (*about, _money(line.base), _rate(line.rate), _money(line.amount))


def _theirs(row: PayrollRow) -> tuple[str, ...]:
    remark = " ".join(filter(None, (row.period, row.remark)))
    about = (f"发放表 第 {row.number} 行", row.contract, row.name, remark)
    return (*about, _money(row.base), _rate(row.rate), _money(row.amount))


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:,.2f}"


def _rate(rate: Decimal | None) -> str:
    if rate is None:
        return ""
    return percent(rate) if abs(rate) <= 1 else f"{rate:,.2f} 元/笔"


def _reply(sheet: DisputeSheet) -> Solid:
    """Room for the answer, with a line for each signature."""

    def paint(canvas: Any, top: float) -> None:
        canvas.setStrokeGray(LINE_GREY)
        canvas.setLineWidth(LINE)
        canvas.rect(LEFT, top - _REPLY, WIDTH, _REPLY, stroke=1, fill=0)
        text.draw(canvas, LEFT + PADDING, top - SMALL - PADDING, "核对回复：", SMALL, bold=True)
        bottom = top - _REPLY + 2 * PADDING
        text.draw(canvas, LEFT + PADDING, bottom, f"客户经理：{sheet.manager}　　日期：", SMALL)
        text.draw_right(canvas, RIGHT - PADDING - 34 * MM, bottom, "核对人：　　　　　　　日期：", SMALL)

    return Solid(_REPLY, paint)
