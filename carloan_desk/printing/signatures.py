"""Places to sign: boxes with a line, a date, and room for a fingerprint."""

from collections.abc import Sequence
from typing import Any

from carloan_desk.printing import text
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
    Solid,
)

_ABREAST = 3


def signature_rows(places: Sequence[tuple[str, bool]]) -> list[Solid]:
    """Return rows of boxes, three abreast: the role, and whether a fingerprint is left beside the signature."""
    return [_row(places[start : start + _ABREAST]) for start in range(0, len(places), _ABREAST)]


def _row(places: Sequence[tuple[str, bool]]) -> Solid:
    height, width = 31 * MM, WIDTH / len(places)

    def paint(canvas: Any, top: float) -> None:
        for number, (role, fingerprint) in enumerate(places):
            _box(canvas, LEFT + width * number, top, width, height, role, fingerprint)

    return Solid(height, paint)


def _box(canvas: Any, left: float, top: float, width: float, height: float, role: str, fingerprint: bool) -> None:
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
