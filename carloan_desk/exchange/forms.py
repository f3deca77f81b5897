"""A lender's own blank form: its pages, its fields, and answers laid over it."""

import io
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from carloan_desk.domain.form_places import Place
from carloan_desk.exchange.scans import PDF, Scan, merged, naming_pdf_faults

_MM = Decimal(72) / Decimal("25.4")
_TENTH = Decimal("0.1")


def blank_of(scan: Scan) -> bytes:
    """Return a form as a PDF whose pages stand upright and begin at their lower left corner.

    Raises:
        DomainError: ``scan.damaged``.
    """
    from pypdf import PdfReader, PdfWriter, Transformation
    from pypdf.generic import ArrayObject, FloatObject, NameObject, RectangleObject

    with naming_pdf_faults():
        content = scan.content if scan.media_type == PDF else merged([(scan.content, scan.media_type)])
        writer = PdfWriter()
        writer.append(PdfReader(io.BytesIO(content)))
        for page in writer.pages:
            box = page.mediabox
            left, bottom, width, height = (float(each) for each in (box.left, box.bottom, box.width, box.height))
            turn = page.rotation % 360
            # A form's fields are no part of its content: they are moved by themselves.
            for widget in _widgets(page):
                edges = [float(edge) for edge in widget["/Rect"]]
                corners = [
                    _turned(edges[number] - left, edges[number + 1] - bottom, width, height, turn) for number in (0, 2)
                ]
                (x, y), (right, top) = (tuple(map(pick, zip(*corners, strict=True))) for pick in (min, max))
                widget[NameObject("/Rect")] = ArrayObject([FloatObject(edge) for edge in (x, y, right, top)])
            page.transfer_rotation_to_content()
            left, bottom = float(page.mediabox.left), float(page.mediabox.bottom)
            if left or bottom:
                page.add_transformation(Transformation().translate(-left, -bottom))
            if turn in (90, 270):
                width, height = height, width
            page.mediabox = page.cropbox = RectangleObject((0, 0, width, height))
        return _written(writer)


def _widgets(page: Any) -> Iterator[Any]:
    for annotation in page.get("/Annots") or ():
        widget = annotation.get_object()
        if widget.get("/Subtype") == "/Widget" and "/Rect" in widget:
            yield widget


def _turned(x: float, y: float, width: float, height: float, turn: int) -> tuple[float, float]:
    """Return where a point of a page is seen when the page is shown turned clockwise."""
    return {0: (x, y), 90: (y, width - x), 180: (width - x, height - y), 270: (height - y, x)}[turn]


def page_sizes(blank: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page in points."""
    from pypdf import PdfReader

    with naming_pdf_faults():
        pages = PdfReader(io.BytesIO(blank)).pages
        return [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]


def fields_of(blank: bytes) -> list[Place]:
    """Return the form's own fields as places without a value, in the order of pages and lines; none for a flat one."""
    from pypdf import PdfReader

    with naming_pdf_faults():
        found = []
        for number, page in enumerate(PdfReader(io.BytesIO(blank)).pages):
            top = Decimal(str(float(page.mediabox.height)))
            for widget in _widgets(page):
                found += list(_places(widget, number, top))
        return sorted(found, key=lambda place: (place.page, place.y, place.x))


def _places(widget: Any, page: int, top: Decimal) -> Iterator[Place]:
    name, node = "", widget
    while node is not None:
        part = node.get("/T")
        name = f"{part}.{name}".rstrip(".") if part else name
        parent = node.get("/Parent")
        node = None if parent is None else parent.get_object()
    left, bottom, right, upper = (Decimal(str(float(edge))) for edge in widget["/Rect"])
    height = upper - bottom
    size = min(Decimal(11), max(Decimal(6), (height * Decimal("0.62")).quantize(_TENTH, ROUND_HALF_UP)))
    baseline = bottom + (height - size * Decimal("0.72")) / 2
    yield Place(
        value="",
        page=page,
        x=_millimetres(left + 1),
        y=_millimetres(top - baseline),
        width=_millimetres(right - left - 2),
        size=size,
        field=name,
    )


def _millimetres(points: Decimal) -> Decimal:
    return max(Decimal(0), (points / _MM).quantize(_TENTH, ROUND_HALF_UP))


def laid_over(blank: bytes, overlay: bytes, annex: bytes | None = None) -> bytes:
    """Return the form with its answers, its own fields gone; an extra sheet comes at the end.

    Raises:
        DomainError: ``scan.damaged``.
    """
    from pypdf import PdfReader, PdfWriter

    with naming_pdf_faults():
        writer = PdfWriter()
        writer.append(PdfReader(io.BytesIO(blank)))
        for page, answers in zip(writer.pages, PdfReader(io.BytesIO(overlay)).pages, strict=True):
            page.merge_page(answers)
            page.pop("/Annots", None)
        writer.root_object.pop("/AcroForm", None)
        if annex is not None:
            writer.append(PdfReader(io.BytesIO(annex)))
        return _written(writer)


def _written(writer: Any) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
