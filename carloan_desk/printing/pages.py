"""Pages: blocks dealt out to A4 sheets with a head, a foot and page numbers.

Where each block goes is settled before the first is drawn, so the pages know how many they are.
"""

import io
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain, groupby, repeat
from typing import Any

from reportlab import rl_config
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel, QRUtil
from reportlab.pdfgen.canvas import Canvas

from carloan_desk.printing import fonts, rects, text
from carloan_desk.printing.layout import LABEL_GREY, LEFT, LINE, LINE_GREY, MM, RIGHT, SMALL, TINY, Block

_MASK = 0
# The same for all codes of a size; reportlab works it out for every block anew.
QRUtil.getErrorCorrectPolynomial = staticmethod(cache(QRUtil.getErrorCorrectPolynomial))
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
BOTTOM = 17 * MM
FIRST_TOP, LATER_TOP = PAGE_HEIGHT - 37 * MM, PAGE_HEIGHT - 20 * MM


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head and foot of every page say.

    Attributes:
        title: Name of the form.
        number: Form number, on every page and in the QR code; ``""`` for a page that has none.
        on: Day of the form.
        content_hash: Fingerprint of the content, hexadecimal; with the number in the QR code.
        facts: What the foot says about the making of the form, such as the version of the rules.
    """

    title: str
    number: str
    on: date
    content_hash: str = ""
    facts: str = ""


def paginate(blocks: Sequence[Block], rooms: Iterator[float]) -> list[list[Block]]:
    """Deal the blocks out to pages with these heights; nothing is lost and no heading stands last on a page."""
    pages: list[list[Block]] = [[]]
    room = next(rooms)
    queue = deque(blocks)
    while queue:
        block = queue.popleft()
        if _needed(block, queue) > room:
            # A heading goes whole to the next page, unless it would not fit there either.
            parts = None if block.leads and pages[-1] else block.split(room)
            if parts is not None:
                pages[-1].append(parts[0])
                queue.appendleft(parts[1])
            elif pages[-1]:
                queue.appendleft(block)
            else:  # Higher than a whole page and not to be split: drawn all the same.
                pages[-1].append(block)
            if queue:
                pages.append([])
                room = next(rooms)
            continue
        pages[-1].append(block)
        room -= block.height
    return pages


def _needed(block: Block, following: Iterable[Block]) -> float:
    """Return the room a block needs: a heading takes along what it stands above."""
    needed, leads = block.height, block.leads
    for other in following:
        if not leads:
            break
        needed += other.height if other.leads else other.least
        leads = other.leads
    return needed


def build(heading: Heading, blocks: Sequence[Block]) -> bytes:
    """Draw a document. The same heading and blocks give the same bytes.

    Raises:
        DomainError: ``print.glyph_missing``.
    """
    fonts.require(heading)
    rooms = chain([FIRST_TOP - BOTTOM], repeat(LATER_TOP - BOTTOM))
    pages = paginate(blocks, rooms)
    # Streams as bytes, not spelt out in letters: quicker, and a fifth smaller.
    rl_config.useA85 = 0
    file = io.BytesIO()
    # Without a font of ours to begin with, every page would name Helvetica, which is not embedded.
    font = fonts.font_for("0", False)
    canvas = Canvas(file, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, lang="zh-CN", initialFontName=font)
    canvas.setTitle(f"{heading.title} {heading.number}".strip())
    canvas.setAuthor("")
    canvas.setCreator("CarLoan Desk")
    # Dated as the form is, not as the clock says; reportlab has no argument for it.
    canvas._doc._timeStamp.YMDhms = (heading.on.year, heading.on.month, heading.on.day, 0, 0, 0)
    for number, page in enumerate(pages, start=1):
        top = FIRST_TOP if number == 1 else LATER_TOP
        (_first_head if number == 1 else _later_head)(canvas, heading)
        _foot(canvas, heading, number, len(pages))
        for block in page:
            block.draw(canvas, top)
            top -= block.height
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _first_head(canvas: Any, heading: Heading) -> None:
    top = PAGE_HEIGHT - 13 * MM
    text.draw_centred(canvas, PAGE_WIDTH / 2, top - 9 * MM, heading.title, 18, bold=True)
    y = FIRST_TOP + 2.4 * MM
    text.draw(canvas, LEFT, y, f"日期：{heading.on.year} 年 {heading.on.month} 月 {heading.on.day} 日", SMALL)
    if heading.number:
        side = 19 * MM
        draw_qr(
            canvas, RIGHT - side, FIRST_TOP + 1.6 * MM, side, ":".join([heading.number, heading.content_hash.upper()])
        )
        text.draw_centred(canvas, PAGE_WIDTH / 2, y, f"编号：{heading.number}", SMALL)


def _later_head(canvas: Any, heading: Heading) -> None:
    y = LATER_TOP + 3.4 * MM
    text.draw(canvas, LEFT, y, f"{heading.title}（续）", SMALL, bold=True)
    if heading.number:
        text.draw_right(canvas, RIGHT, y, f"编号：{heading.number}", SMALL)
    _rule(canvas, LATER_TOP + 1.8 * MM)


def _foot(canvas: Any, heading: Heading, number: int, total: int) -> None:
    y = BOTTOM - 6.5 * MM
    _rule(canvas, BOTTOM - 3 * MM)
    if heading.content_hash:
        text.draw(canvas, LEFT, y, f"校验码 {heading.content_hash[:16]}", TINY, grey=LABEL_GREY)
    text.draw_centred(canvas, PAGE_WIDTH / 2, y, f"第 {number} 页 共 {total} 页", TINY, grey=LABEL_GREY)
    if heading.facts:
        text.draw_right(canvas, RIGHT, y, heading.facts, TINY, grey=LABEL_GREY)


def _rule(canvas: Any, y: float) -> None:
    canvas.setStrokeGray(LINE_GREY)
    canvas.setLineWidth(LINE)
    canvas.line(LEFT, y, RIGHT, y)


def draw_qr(canvas: Any, x: float, y: float, side: float, content: str) -> None:
    """Draw a QR code, a quarter of which may be lost, with a white border inside a square."""
    code = QRCode(None, QRErrorCorrectLevel.Q)
    code.addData(content.strip())
    # Any mask can be read; trying all eight for the prettiest took a third of the time of a whole form.
    code.version = code.calculate_version()
    code.makeImpl(False, _MASK)
    border = 2
    step = side / (len(code.modules) + 2 * border)
    bars = []
    for number, row in enumerate(code.modules):
        # Neighbours as one bar: seen apart, thin white lines would show between them.
        start = 0
        for dark, neighbours in groupby(row, bool):
            count = len(list(neighbours))
            if dark:
                bars.append((start + border, -number - border - 1, count, 1))
            start += count
    # In units of the grid, so that neighbours meet exactly.
    canvas.saveState()
    canvas.transform(step, 0, 0, step, x, y + side)
    rects.fill(canvas, bars)
    canvas.restoreState()
