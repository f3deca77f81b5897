"""Prints forms and keeps files for the benchmarks; ``bench.py`` starts it.

    python3 packaging/bench_print.py form|first|sets|attachment

Prints the seconds of each run as JSON. The yardstick of the form is a bare reportlab canvas that draws the same text,
characters and places known beforehand: no boxes, no lines, no pages to deal out.
"""

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
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


def _demo(folder: Path) -> Any:
    from carloan_desk.services import demo

    return demo.make(folder / "w", lambda: datetime.combine(ON, datetime.min.time()), lambda _done, _all: None)


def sets() -> dict[str, Any]:
    """Return how long a hundred whole sets of papers take, each to the bound PDF, and how many pages they have."""
    import io as memory

    from pypdf import PdfReader

    from carloan_desk.services import deals, paper_set

    with tempfile.TemporaryDirectory() as folder:
        workspace = _demo(Path(folder))
        ids = [deal.deal.id or 0 for deal in deals.board(workspace, ON)]
        pages, began = 0, time.perf_counter()
        for number in range(100):
            view = deals.view(workspace, ids[number % len(ids)], ON)
            papers = paper_set.offered(view, paper_set.signers(workspace, view), ON)
            bound = paper_set.bound(paper_set.render_set(workspace, view, papers, ON, ""))
            pages += len(PdfReader(memory.BytesIO(bound)).pages)
        taken = time.perf_counter() - began
        workspace.close()
    return {"sets": [taken], "pages": pages}


def attachment() -> dict[str, Any]:
    """Return how long it takes to read and keep a photograph of 18 MB."""
    import os

    from PIL import Image

    from carloan_desk.services import attachments, deals

    with tempfile.TemporaryDirectory() as folder:
        workspace = _demo(Path(folder))
        deal_id = deals.board(workspace, ON)[0].deal.id or 0
        runs = []
        for number in range(5):
            picture = Path(folder) / f"{number}.jpg"
            side = 3600
            Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(picture, "JPEG", quality=97)
            size = picture.stat().st_size

            def keep(picture: Path = picture) -> None:
                found, _ = attachments.read_files([picture])
                attachments.add(workspace, deal_id, found, None, ON)

            runs.append(seconds(keep))
        workspace.close()
    return {"attachment": runs, "bytes": size}


if __name__ == "__main__":
    measures = {"form": form, "first": first, "sets": sets, "attachment": attachment}
    sys.stdout.write(json.dumps(measures[sys.argv[1]]()))
