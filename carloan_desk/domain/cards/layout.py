"""Lines of text found in a picture, put back into the rows they stood in, however the picture was held."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the picture."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: what it says, how sure that is (0 to 1), its corners clockwise from the first letter.

    Corners are pixels of the picture, x to the right and y down.
    """

    text: str
    confidence: float
    corners: tuple[Point, Point, Point, Point]

    @property
    def box(self) -> Box:
        """The upright rectangle around the line."""
        xs, ys = [x for x, _ in self.corners], [y for _, y in self.corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line as it stands once the picture is turned and straight."""

    line: Line
    left: float
    right: float
    middle: float
    height: float


# Stands in a sheet's text where a row has a wide gap: what follows is another column.
GAP = "\v"
_WIDE = 2.5  # in heights of a line


class Sheet:
    """The text of a picture row by row, without blanks; every character knows the line it came from.

    Args:
        lines: In any order.
        turns: Quarter turns clockwise that the picture needs to be upright.
    """

    def __init__(self, lines: Sequence[Line], turns: int = 0) -> None:
        self.text = ""
        self._from: list[Line | None] = []
        for row in _rows(_straightened(lines, turns)):
            if self.text:
                self.text += "\n"
                self._from.append(None)
            edge = math.inf
            for placed in row:
                if placed.left - edge > _WIDE * placed.height:
                    self.text += GAP
                    self._from.append(None)
                edge = placed.right
                said = "".join(placed.line.text.split())
                self.text += said
                self._from.extend([placed.line] * len(said))

    def evidence(self, start: int, end: int) -> tuple[float, Box]:
        """Return how sure the least sure line behind some characters is, and the rectangle around all of them."""
        lines = list(dict.fromkeys(line for line in self._from[start:end] if line is not None))
        boxes = [line.box for line in lines]
        around = Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )
        return min(line.confidence for line in lines), around


def _straightened(lines: Sequence[Line], turns: int) -> list[_Placed]:
    tilt = _tilt(lines, turns)
    sine, cosine = math.sin(-tilt), math.cos(-tilt)
    placed = []
    for line in lines:
        points = [_turned(point, turns) for point in line.corners]
        points = [(x * cosine - y * sine, x * sine + y * cosine) for x, y in points]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        placed.append(_Placed(line, min(xs), max(xs), (min(ys) + max(ys)) / 2, max(ys) - min(ys)))
    return placed


def _turned(point: Point, turns: int) -> Point:
    x, y = point
    for _ in range(turns % 4):
        x, y = -y, x
    return x, y


def _tilt(lines: Sequence[Line], turns: int) -> float:
    """The angle most of the text runs at, long lines counting more; at most 45 degrees either way."""
    runs = []
    for line in lines:
        corners = [_turned(point, turns) for point in line.corners]
        edges = [(corners[i], corners[(i + 1) % 4]) for i in range(4)]
        (x1, y1), (x2, y2) = max(edges, key=lambda edge: math.dist(*edge))
        angle = math.atan2(y2 - y1, x2 - x1)
        angle -= math.pi * round(angle / math.pi)
        if abs(angle) <= math.pi / 4:
            runs.append((angle, math.hypot(x2 - x1, y2 - y1)))
    runs.sort()
    half, so_far = sum(length for _, length in runs) / 2, 0.0
    for angle, length in runs:
        so_far += length
        if so_far >= half:
            return angle
    return 0.0


def _rows(placed: Sequence[_Placed]) -> list[list[_Placed]]:
    rows: list[list[_Placed]] = []
    for each in sorted(placed, key=lambda each: each.middle):
        if rows:
            last = rows[-1]
            middle = sum(other.middle for other in last) / len(last)
            if each.middle - middle < 0.55 * min(each.height, max(other.height for other in last)):
                last.append(each)
                continue
        rows.append([each])
    return [sorted(row, key=lambda each: each.left) for row in rows]
