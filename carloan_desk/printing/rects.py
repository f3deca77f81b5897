"""Many rectangles as one path. reportlab spells every number out in Python; a grid and a QR code have thousands."""

from collections.abc import Iterable
from typing import Any

Rect = tuple[float, float, float, float]
"""Left edge, lower edge, width and height in points."""


def fill(canvas: Any, rects: Iterable[Rect], grey: float = 0) -> None:
    """Fill rectangles with a grey from 0, black, to 1; the canvas keeps its own."""
    _draw(canvas, rects, f"{grey:g} g", "f")


def frame(canvas: Any, rects: Iterable[Rect], grey: float, line: float) -> None:
    """Draw the edges of rectangles; the canvas keeps its grey and its line."""
    _draw(canvas, rects, f"{grey:g} G {line:.3f} w", "S")


def _draw(canvas: Any, rects: Iterable[Rect], with_what: str, how: str) -> None:
    path = " ".join([f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re" for x, y, width, height in rects])
    if path:
        canvas._code.append(f"q {with_what} n {path} {how} Q")
