"""The application form (申请表) that the client signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from carloan_desk.printing import fonts, text
from carloan_desk.printing.layout import (
    LABEL_GREY,
    LEFT,
    LINE,
    LINE_GREY,
    MM,
    PADDING,
    SMALL,
    TINT,
    TINY,
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


@dataclass(frozen=True, slots=True)
class ApplicationSheet:
    """What an application form says: ready texts in the language of the form.

    Attributes:
        title: Name of the form.
        number: Form number, on every page and in the QR code.
        on: Day of the form.
        content_hash: Fingerprint of the answers, hexadecimal.
        sections: Title and cells of each section, in order.
        declarations: Title and text of what the client declares; each has a box to tick by hand.
        signatures: Roles that sign and leave a fingerprint.
        witnesses: Roles that only sign.
        facts: Line in the foot, such as the version of the rules the form was made with.
    """

    title: str
    number: str
    on: date
    content_hash: str
    sections: Sequence[tuple[str, Sequence[Cell]]]
    declarations: Sequence[tuple[str, str]]
    signatures: Sequence[str]
    witnesses: Sequence[str] = ()
    facts: str = ""


def render_application(form: ApplicationSheet) -> bytes:
    """Return the form as PDF; the same form gives the same bytes.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    fonts.require(form)
    blocks: list[Block] = []
    for title, cells in form.sections:
        if cells:
            blocks += [section_bar(title), *grid(cells)]
    if form.declarations:
        blocks += [space(6), section_bar("声明与授权（请逐项阅读，同意的在方框内打勾）"), space(4)]
        declared = [Lines.of(f"{title}：{content}", mark="☐") for title, content in form.declarations]
        # Nobody is to sign a page of its own: the last declaration goes with the signatures.
        blocks += [*declared[:-1], replace(declared[-1], leads=True)]
    places = [(role, True) for role in form.signatures] + [(role, False) for role in form.witnesses]
    if places:
        blocks += [replace(space(6), leads=True), section_bar("签署")]
        blocks += [_signature_row(places[start : start + 3]) for start in range(0, len(places), 3)]
    return build(Heading(form.title, form.number, form.on, form.content_hash, form.facts), blocks)


def _signature_row(places: Sequence[tuple[str, bool]]) -> Solid:
    """Return boxes to sign in: role, line for the signature, date, and a place for the fingerprint."""
    height, width = 31 * MM, WIDTH / len(places)

    def paint(canvas: Any, top: float) -> None:
        for number, (role, fingerprint) in enumerate(places):
            _signature(canvas, LEFT + width * number, top, width, height, role, fingerprint)

    return Solid(height, paint)


def _signature(canvas: Any, left: float, top: float, width: float, height: float, role: str, fingerprint: bool) -> None:
    head, print_side = 6 * MM, 18 * MM
    canvas.setFillGray(TINT)
    canvas.rect(left, top - head, width, head, stroke=0, fill=1)
    canvas.setStrokeGray(LINE_GREY)
    canvas.setLineWidth(LINE)
    canvas.rect(left, top - height, width, height, stroke=1, fill=0)
    text.draw(canvas, left + PADDING, top - (head + SMALL * 0.74) / 2, role, SMALL, bold=True)
    line_end = left + width - PADDING
    if fingerprint:
        line_end -= print_side + PADDING
        x, y = left + width - PADDING - print_side, top - head - (height - head + print_side) / 2
        canvas.setDash(2, 2)
        canvas.roundRect(x, y, print_side, print_side, 3 * MM, stroke=1, fill=0)
        canvas.setDash()
        text.draw_centred(canvas, x + print_side / 2, y + 3, "捺印", TINY, grey=LABEL_GREY)
    baseline = top - head - 11 * MM
    after = text.draw(canvas, left + PADDING, baseline, "签名", SMALL, grey=LABEL_GREY)
    canvas.line(after + 3, baseline - 1.5, line_end, baseline - 1.5)
    text.draw(canvas, left + PADDING, top - height + 5, "日期        年      月      日", SMALL, grey=LABEL_GREY)
