"""Text in pictures (OCR), read on this computer alone. The engine is an extra: the program works without it."""

import importlib.util
import logging
from functools import cache
from io import BytesIO
from typing import Any

from carloan_desk.domain.cards import Line
from carloan_desk.domain.errors import DomainError

# What is installed to have it, as pip names it.
EXTRA = "carloan-desk[ocr]"
# Of a larger picture no more is read, and it takes longer.
MOST_PIXELS = 2000


def available() -> bool:
    """Whether the engine is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # Its models come with it: nothing is loaded from anywhere. What it would tell on the console is nobody's business.
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": 2})


def read_text(picture: bytes) -> list[Line]:
    """Return the lines of text in a picture, with their corners in its pixels.

    Args:
        picture: A page as ``scans.page_picture`` makes it, best of about ``MOST_PIXELS``.

    Raises:
        DomainError: ``ocr.missing``: the engine is not installed.
    """
    if not available():
        raise DomainError("ocr.missing", extra=EXTRA)
    import numpy
    from PIL import Image

    with Image.open(BytesIO(picture)) as opened:
        pixels = numpy.asarray(opened.convert("RGB"))
    found = _engine()(pixels[:, :, ::-1])
    if found.txts is None or found.boxes is None:
        return []
    lines = []
    for text, score, corners in zip(found.txts, found.scores, found.boxes, strict=True):
        first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
        lines.append(Line(str(text), float(score), (first, second, third, fourth)))
    return lines
