"""Prints the application form for the benchmarks; ``bench.py`` starts it.

    python3 packaging/bench_print.py form|first

Prints the seconds of each run as JSON. The yardstick is a bare reportlab canvas that draws the same text, characters
and places known beforehand: no boxes, no lines, no pages to deal out.
"""

import io
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
RUNS = 15
ON = date(2026, 11, 23)
ROLES = ("spouse", "co_borrower1", "guarantor1", "contact1", "contact2")


def answers() -> dict[str, str]:
    """Return a form with everybody on it and something in every field."""
    from carloan_desk.domain.application import shipped_form

    said = {"marital_status": "married", "occupation": "salaried", "business_type": "new"}
    said |= {"co_borrowers": "1", "guarantors": "1", "product_kind": "bank_loan", "trade_in": "no"}
    values = {"money": "12345.60", "number": "36", "percent": "3.99", "date": "2026-03-15", "card_tail": "0128"}
    values |= {"id": "990000199003070013", "mobile": "19900001234", "vin": "LSVAU218XN2183294", "plate": "豫A12345"}
    for key, field in shipped_form().fields.items():
        if key not in said:
            usual = "欧阳䶮㛃" if key.endswith("name") else "郑州市文化路一号院" if field.span == 2 else "示例"
            said[key] = field.choices[0].code if field.choices else values.get(field.kind, usual)
    return said


def seconds(function: Callable[[], object]) -> float:
    """Return how long a call takes."""
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def form() -> dict[str, Any]:
    """Return the runs of the form and of the bare canvas, turn about, and how many pages and strings there are."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

    from carloan_desk.domain.papers import Application
    from carloan_desk.services.application_paper import render

    filled = Application(deal_id=1, answers=answers())
    drawn: list[tuple[str, float, float, float, str] | None] = []
    out, show = PDFTextObject.textLine, Canvas.showPage

    def recorded(block: Any, text: str = "") -> None:
        drawn.append((block._fontname, block._fontsize, block.getX(), block.getY(), text))
        out(block, text)

    def turned(canvas: Any) -> None:
        drawn.append(None)
        show(canvas)

    PDFTextObject.textLine, Canvas.showPage = recorded, turned
    render(1, filled, ON)
    PDFTextObject.textLine, Canvas.showPage = out, show

    def bare() -> None:
        rl_config.useA85 = 1  # as it comes
        canvas = Canvas(io.BytesIO(), invariant=1)
        for each in drawn:
            if each is None:
                canvas.showPage()
                continue
            font, size, x, y, text = each
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.save()

    runs = [(seconds(lambda: render(1, filled, ON)), seconds(bare)) for _ in range(RUNS + 1)][1:]
    pages = sum(each is None for each in drawn)
    return {"ours": [a for a, _ in runs], "bare": [b for _, b in runs], "pages": pages, "strings": len(drawn) - pages}


def first() -> dict[str, Any]:
    """Return how long the first form after a start takes, reportlab and the fonts not loaded yet."""
    from carloan_desk.domain.papers import Application
    from carloan_desk.services.application_paper import render

    filled = Application(deal_id=1, answers=answers())
    return {"first": [seconds(lambda: render(1, filled, ON))]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps({"form": form, "first": first}[sys.argv[1]]()))
