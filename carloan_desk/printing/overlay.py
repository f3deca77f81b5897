"""Answers at their places on a lender's form, as pages to lay over it; what is too long continues on an extra sheet."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from carloan_desk.domain.form_places import Place
from carloan_desk.printing import fonts, text
from carloan_desk.printing.layout import MM, Cell
from carloan_desk.printing.pages import PAGE_HEIGHT, PAGE_WIDTH
from carloan_desk.printing.sheet import Part, Sheet, render_sheet

_SMALLEST = 6.5
_STEP = 0.5
_ELSEWHERE = "见附页"
# Where the crosses of the calibration print are, in millimetres from the upper left corner.
CROSSES = ((20, 20), (190, 20), (20, 277), (190, 277))


def render_overlay(
    sizes: Sequence[tuple[float, float]],
    places: Sequence[Place],
    values: Mapping[str, str],
    *,
    shift: tuple[Decimal, Decimal],
) -> tuple[bytes, list[Place]]:
    """Return the pages to lay over a form, and the places whose value did not fit.

    Args:
        sizes: Width and height of each page of the form, in points.
        places: What stands where.
        values: What is printed, by the names that places use.
        shift: How far everything is moved, in millimetres to the right and down.

    Raises:
        DomainError: ``print.glyph_missing`` with the characters that no font here has.
    """
    printed = [(place, fonts.clean(place.printed(values)).replace("\n", " ")) for place in places]
    fonts.require([said for _, said in printed])
    file = io.BytesIO()
    font = fonts.font_for("0", False)
    canvas = Canvas(file, pagesize=sizes[0], invariant=1, lang="zh-CN", initialFontName=font)
    overflowing = []
    for number, (width, height) in enumerate(sizes):
        canvas.setPageSize((width, height))
        for place, said in printed:
            if place.page == number and said and not _draw(canvas, place, said, height, shift):
                overflowing.append(place)
        canvas.showPage()
    canvas.save()
    return file.getvalue(), overflowing


def _draw(canvas: Any, place: Place, said: str, height: float, shift: tuple[Decimal, Decimal]) -> bool:
    """Draw one value; return whether all of it fits."""
    x = float(place.x + shift[0]) * MM
    y = height - float(place.y + shift[1]) * MM
    size = float(place.size)
    if place.pitch:
        for number, char in enumerate(said):
            middle = x + (number + 0.5) * float(place.pitch) * MM
            text.draw_centred(canvas, middle, y, char, size)
        return not place.width or len(said) * place.pitch <= place.width
    room = float(place.width) * MM
    while room and size > _SMALLEST and text.width_of(said, size) > room:
        size = max(_SMALLEST, size - _STEP)
    if room and text.width_of(said, size) > room:
        text.draw(canvas, x, y, _ELSEWHERE, min(size, float(place.size)))
        return False
    text.draw(canvas, x, y, said, size)
    return True


def render_annex(title: str, number: str, on: date, rows: Sequence[tuple[str, str]]) -> bytes:
    """Return the extra sheet with what did not fit: name and value of each.

    Raises:
        DomainError: ``print.glyph_missing``.
    """
    cells = [Cell(name, value, span=2) for name, value in rows]
    return render_sheet(Sheet(f"{title}（附页）", number, on, [Part("续填内容", cells=cells)]))


def render_calibration() -> bytes:
    """Return a page with crosses at known places, to see how far the printer is off."""
    file = io.BytesIO()
    font = fonts.font_for("0", False)
    canvas = Canvas(file, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, lang="zh-CN", initialFontName=font)
    canvas.setLineWidth(0.3)
    for across, down in CROSSES:
        x, y = across * MM, PAGE_HEIGHT - down * MM
        canvas.line(x - 8 * MM, y, x + 8 * MM, y)
        canvas.line(x, y - 8 * MM, x, y + 8 * MM)
        label = f"({across}, {down})"
        text.draw(canvas, x + 2 * MM if across < 100 else x - 20 * MM, y - 6 * MM, label, 8)
    lines = (
        "套打校准页：请按“实际大小（100%）”打印，不要“适合页面”。",
        "用尺量左上角十字的中心到纸张左边、上边的距离（毫米），填入程序。应为 20 和 20。",
        "四个十字都应落在所标的位置，相差超过 1 毫米请检查打印缩放。",
    )
    for number, line in enumerate(lines):
        text.draw(canvas, 30 * MM, PAGE_HEIGHT - (120 + 8 * number) * MM, line, 10)
    canvas.showPage()
    canvas.save()
    return file.getvalue()
