"""Set text: measure it, break it into lines, draw a line. Sizes and positions are in points."""

import re
from collections.abc import Iterable
from typing import Any

from carloan_desk.printing import fonts, rects

_MAY_NOT_START = set("，。、；：？！）》」』】〕｝”’…—·％％,.;:?!)]}%°℃")
_MAY_NOT_END = set("（《「『【〔｛“‘([{￥¥$")
# A piece that stays on one line: a word, number or code; spaces; one Chinese character.
_PIECE = re.compile(r"[^\s\u2e80-\U0003ffff☐☑]+|\s+|.", re.DOTALL)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text on one line."""
    return sum([fonts.width(char, bold) for char in text]) * size


def break_lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit into ``room``; there is always at least one line.

    Words, numbers and codes stay whole, no line starts with a closing or ends with an opening mark; only what is
    wider than a line by itself is broken between characters. Spaces at a break are dropped, nothing else is.
    """
    lines: list[str] = []
    for paragraph in fonts.clean(text).split("\n"):
        if width_of(paragraph.rstrip(), size, bold=bold) <= room:
            lines.append(paragraph.rstrip())
            continue
        line = ""
        for piece in _pieces(paragraph):
            if width_of((line + piece).rstrip(), size, bold=bold) <= room:
                line += piece
                continue
            if line.strip():
                lines.append(line.rstrip())
            line = ""
            for char in piece.lstrip():
                if line and width_of(line + char, size, bold=bold) > room:
                    lines.append(line)
                    line = ""
                line += char
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        if pieces and (piece[0] in _MAY_NOT_START or pieces[-1][-1] in _MAY_NOT_END):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def draw(canvas: Any, x: float, y: float, text: str, size: float, *, bold: bool = False, grey: float = 0) -> float:
    """Draw one line with its baseline at ``y`` and return where it ends; ``grey`` goes from 0, black, to 1."""
    draw_lines(canvas, [(x, y, text)], size, bold=bold, grey=grey)
    return x + width_of(fonts.clean(text), size, bold=bold)


def draw_lines(
    canvas: Any, lines: Iterable[tuple[float, float, str]], size: float, *, bold: bool = False, grey: float = 0
) -> None:
    """Draw lines of one size and grey, each with the place of its baseline's beginning."""
    canvas.setFillGray(grey)
    block, font = canvas.beginText(), ""
    boxes: list[tuple[float, float, str]] = []
    for left, y, text in lines:
        x = left
        runs = fonts.runs(fonts.clean(text), bold=bold)
        for number, run in enumerate(runs, start=1):
            if run.font:
                if run.font != font:
                    font = run.font
                    block.setFont(font, size)
                block.setTextOrigin(x, y)
                block.textLine(run.text)
            else:
                boxes.append((x, y, run.text))
            if number < len(runs):  # no further than the places of the pieces ask for
                x += width_of(run.text, size, bold=bold)
    if font:
        canvas.drawText(block)
    for x, y, box in boxes:
        _draw_box(canvas, x, y, size, ticked=fonts.BOXES[box])


def draw_right(canvas: Any, x: float, y: float, text: str, size: float, *, bold: bool = False, grey: float = 0) -> None:
    """Draw one line that ends at ``x``."""
    draw(canvas, x - width_of(text, size, bold=bold), y, text, size, bold=bold, grey=grey)


def draw_centred(
    canvas: Any, x: float, y: float, text: str, size: float, *, bold: bool = False, grey: float = 0
) -> None:
    """Draw one line with its middle at ``x``."""
    draw(canvas, x - width_of(text, size, bold=bold) / 2, y, text, size, bold=bold, grey=grey)


def _draw_box(canvas: Any, x: float, y: float, size: float, *, ticked: bool) -> None:
    """Draw a square as large as a character, with a tick in it or not."""
    side, left, bottom = size * 0.82, x + size * 0.09, y - size * 0.07
    rects.frame(canvas, [(left, bottom, side, side)], 0, size * 0.07)
    if ticked:
        canvas.setStrokeGray(0)
        canvas.setLineWidth(size * 0.12)
        tick = canvas.beginPath()
        tick.moveTo(left + side * 0.18, bottom + side * 0.52)
        tick.lineTo(left + side * 0.42, bottom + side * 0.24)
        tick.lineTo(left + side * 0.84, bottom + side * 0.80)
        canvas.drawPath(tick, stroke=1, fill=0)
