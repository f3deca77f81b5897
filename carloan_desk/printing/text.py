"""Set text: measure it, break it into lines, draw a line. Sizes and positions are in points."""

import re
from typing import Any

from carloan_desk.printing import fonts

_MAY_NOT_START = set("，。、；：？！）》」』】〕｝”’…—·％％,.;:?!)]}%°℃")
_MAY_NOT_END = set("（《「『【〔｛“‘([{￥¥$")
# A piece that stays on one line: a word, number or code; spaces; one Chinese character.
_PIECE = re.compile(r"[^\s\u2e80-\U0003ffff☐☑]+|\s+|.", re.DOTALL)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a text on one line."""
    return sum(fonts.width(char, bold) for char in text) * size


def break_lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit into ``room``; there is always at least one line.

    Words, numbers and codes stay whole, no line starts with a closing or ends with an opening mark; only what is
    wider than a line by itself is broken between characters. Spaces at a break are dropped, nothing else is.
    """
    lines: list[str] = []
    for paragraph in fonts.clean(text).split("\n"):
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
    canvas.setFillGray(grey)
    for run in fonts.runs(fonts.clean(text), bold=bold):
        if run.font:
            canvas.setFont(run.font, size)
            canvas.drawString(x, y, run.text)
        else:
            _draw_box(canvas, x, y, size, ticked=fonts.BOXES[run.text])
        x += width_of(run.text, size, bold=bold)
    return x


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
    canvas.setStrokeGray(0)
    canvas.setLineWidth(size * 0.07)
    canvas.rect(left, bottom, side, side, stroke=1, fill=0)
    if ticked:
        canvas.setLineWidth(size * 0.12)
        tick = canvas.beginPath()
        tick.moveTo(left + side * 0.18, bottom + side * 0.52)
        tick.lineTo(left + side * 0.42, bottom + side * 0.24)
        tick.lineTo(left + side * 0.84, bottom + side * 0.80)
        canvas.drawPath(tick, stroke=1, fill=0)
