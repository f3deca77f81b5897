"""The papers of a quote: offers side by side on one page (报价单), and what one of them costs (综合融资成本明示表)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from carloan_desk.printing import fonts, text
from carloan_desk.printing.layout import (
    BODY,
    LEFT,
    LINE,
    LINE_GREY,
    MM,
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

_LABELS = 0.24


@dataclass(frozen=True, slots=True)
class QuoteSheet:
    """Offers side by side.

    Attributes:
        number: Number of the quote.
        on: Its day.
        head: Client, car and what is bought with it, as ready texts.
        offers: Names of the offers, one to four.
        rows: What each costs: a label and a text for each offer.
        strong: Places of the rows that stand out.
        notes: Paragraphs under the table.
        rules: The versions of the rules behind the figures.
    """

    number: str
    on: date
    head: Sequence[Cell]
    offers: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    strong: Sequence[int]
    notes: Sequence[str]
    rules: str
    title: str = "购车贷款报价单"


@dataclass(frozen=True, slots=True)
class DisclosureSheet:
    """The cost disclosure sheet of one offer.

    Attributes:
        number: Number of the paper.
        on: Its day.
        head: Borrower, product, principal, term, as ready texts.
        items: Item, how it is collected, standard a year, collecting party, amount.
        total: The last row: the whole under normal performance.
        contingent: What default costs: item, standard, collecting party.
        declaration: The sentence that nothing else is collected.
        notes: Paragraphs under it.
        rules: The versions of the rules behind the figures.
    """

    number: str
    on: date
    head: Sequence[Cell]
    items: Sequence[Sequence[str]]
    total: Sequence[str]
    contingent: Sequence[Sequence[str]]
    declaration: str
    notes: Sequence[str]
    rules: str
    title: str = "个人贷款综合融资成本明示表"


def render_quote(sheet: QuoteSheet) -> bytes:
    """Return the quote as PDF on one page; the same sheet gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    fonts.require([sheet.title, sheet.number, list(sheet.head), list(sheet.offers), list(sheet.notes), sheet.rules])
    share = (1 - _LABELS) / len(sheet.offers)
    columns = [Column("", _LABELS), *(Column(name, share, figures=True) for name in sheet.offers)]
    rows = [(name, *values) for name, values in sheet.rows]
    blocks: list[Block] = [section_bar("购车信息"), *grid(sheet.head), space(6)]
    blocks += [section_bar("方案对比（单位：元）"), Table.of(columns, rows, sheet.strong), space(6)]
    blocks += [Lines.of(note) for note in (*sheet.notes, sheet.rules)]
    blocks += [space(8), _signatures("客户签收", "客户经理")]
    return build(Heading(sheet.title, sheet.number, sheet.on), blocks)


def render_disclosure(sheet: DisclosureSheet) -> bytes:
    """Return the cost disclosure sheet as PDF; the same sheet gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    fonts.require([sheet.title, sheet.number, list(sheet.head), sheet.declaration, list(sheet.notes), sheet.rules])
    items = Table.of(
        [
            Column("成本项目", 0.19),
            Column("收取方式", 0.18),
            Column("收取标准（折合年化，单利）", 0.27, figures=True),
            Column("收取主体", 0.19),
            Column("金额（元）", 0.17, figures=True),
        ],
        [*sheet.items, sheet.total],
        [len(sheet.items)],
    )
    contingent = Table.of(
        [Column("或有成本项目", 0.22), Column("收取标准", 0.56), Column("收取主体", 0.22)], sheet.contingent
    )
    blocks: list[Block] = [section_bar("贷款信息"), *grid(sheet.head), space(6)]
    blocks += [section_bar("一、正常履约情形下的综合融资成本"), items, space(6)]
    blocks += [section_bar("二、违约等情形下的或有成本"), contingent, space(6)]
    blocks += [section_bar("三、声明"), space(3), Lines.of(sheet.declaration, BODY), space(3)]
    blocks += [Lines.of(note) for note in (*sheet.notes, sheet.rules)]
    blocks += [space(10), _signatures("借款人签字", "经办人签字")]
    return build(Heading(sheet.title, sheet.number, sheet.on), blocks)


def _signatures(*who: str) -> Solid:
    """Return a line for each to sign on, with the day."""
    height = 15 * MM

    def paint(canvas: Any, top: float) -> None:
        width = WIDTH / len(who)
        y = top - 8 * MM
        canvas.setStrokeGray(LINE_GREY)
        canvas.setLineWidth(LINE)
        for place, name in enumerate(who):
            x = LEFT + place * width
            text.draw(canvas, x, y, f"{name}：", BODY)
            canvas.line(x + 24 * MM, y - 2, x + 54 * MM, y - 2)
            text.draw(canvas, x + 56 * MM, y, "日期：", SMALL)
            canvas.line(x + 64 * MM, y - 2, min(x + 86 * MM, RIGHT), y - 2)

    return Solid(height, paint)
