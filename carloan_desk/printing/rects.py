"""Many rectangles as one path. reportlab spells every number out in Python; a grid and a QR code have thousands."""

from collections.abc import Iterable
from typing import Any

Rect = tuple[float, float, float, float]
"""Left edge, lower edge, width and height in points."""


def fill(canvas: Any, rects: Iterable[Rect], grey: float = 0) -> None:
    """Fill rectangles with a grey from 0, black, to 1."""
    canvas.setFillGray(grey)
    _draw(canvas, rects, "f")


def frame(canvas: Any, rects: Iterable[Rect], grey: float, line: float) -> None:
    """Draw the edges of rectangles."""
    canvas.setStrokeGray(grey)
    canvas.setLineWidth(line)
    _draw(canvas, rects, "S")


def _draw(canvas: Any, rects: Iterable[Rect], how: str) -> None:
    path = " ".join([f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re" for x, y, width, height in rects])
    if path:
        canvas._code.append(f"n {path} {how}")
