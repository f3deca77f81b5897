"""A paper of parts: cells, paragraphs and tables under each other, signatures at the end."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from carloan_desk.printing import fonts
from carloan_desk.printing.layout import BODY, Block, Cell, Lines, grid, section_bar, space
from carloan_desk.printing.pages import Heading, build
from carloan_desk.printing.signatures import signature_rows
from carloan_desk.printing.table import Column, Table


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a paper; what is empty is left out.

    Attributes:
        title: Bar above it.
        cells: A grid of labels and values.
        paragraphs: Plain text; one that begins with ☐ has its box before it.
        columns: Columns of a table.
        rows: Its rows.
        strong: Places of rows set as totals.
    """

    title: str = ""
    cells: Sequence[Cell] = ()
    paragraphs: Sequence[str] = ()
    columns: Sequence[Column] = ()
    rows: Sequence[Sequence[str]] = ()
    strong: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper: ready texts.

    Attributes:
        title: Its name.
        number: Its number; ``""`` for one that has none.
        on: Its day.
        parts: What stands on it, in order.
        signatures: Roles that sign, and whether each leaves a fingerprint.
        facts: Line in the foot, such as the source of the text.
    """

    title: str
    number: str
    on: date
    parts: Sequence[Part]
    signatures: Sequence[tuple[str, bool]] = ()
    facts: str = ""


def render_sheet(sheet: Sheet) -> bytes:
    """Return the paper as PDF; the same sheet gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    fonts.require(sheet)
    blocks: list[Block] = []
    for part in sheet.parts:
        if blocks:
            blocks.append(space(6))
        if part.title:
            blocks.append(section_bar(part.title))
        blocks += grid(part.cells)
        if part.rows:
            blocks.append(Table.of(part.columns, part.rows, part.strong))
        if part.paragraphs:
            blocks.append(space(4))
            blocks += [_paragraph(each) for each in part.paragraphs]
    if sheet.signatures:
        # Nobody is to sign a page of its own: what was said last goes with the signatures.
        if blocks and isinstance(blocks[-1], Lines):
            blocks[-1] = replace(blocks[-1], leads=True)
        blocks += [replace(space(10), leads=True), section_bar("签署"), *signature_rows(sheet.signatures)]
    return build(Heading(sheet.title, sheet.number, sheet.on, "", sheet.facts), blocks)


def _paragraph(content: str) -> Lines:
    if content.startswith("☐"):
        return Lines.of(content[1:].strip(), BODY, mark="☐", after=6)
    return Lines.of(content, BODY, after=6)
