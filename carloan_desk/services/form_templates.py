"""Lenders' own forms: imported once, filled for each deal, shared as a file (套打)."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.form_places import Place, data_of, places_of
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.domain.product import Product
from carloan_desk.exchange import forms
from carloan_desk.exchange.scans import PDF, Scan, page_picture
from carloan_desk.exchange.writing import write_whole
from carloan_desk.services import application_paper, applications
from carloan_desk.services.deals import DealView
from carloan_desk.storage.workspace import Changes, Workspace

FORMAT = "carloan-desk-form"
ENDING = ".cldform"
_FARTHEST = Decimal(15)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled for a deal: the answers alone for paper that is printed already, and with the form under them."""

    answers: bytes
    whole: bytes
    overflowing: tuple[Place, ...]


def every(workspace: Workspace) -> list[FormTemplate]:
    """Return the forms, by lender and name."""
    with workspace.reading() as read:
        return sorted(read.all(FormTemplate), key=lambda form: (form.lender, form.name))


def get(workspace: Workspace, template_id: int) -> FormTemplate:
    """Return a form.

    Raises:
        DomainError: ``record.missing``.
    """
    with workspace.reading() as read:
        return read.get(FormTemplate, template_id)


def add(workspace: Workspace, scan: Scan, name: str, lender: str) -> Changes:
    """Import a blank form; its own fields become places whose value is still to be chosen.

    Raises:
        DomainError: ``field.required`` without a name; ``scan.damaged``.
    """
    if not name.strip():
        raise DomainError("field.required", field="name")
    blank = forms.blank_of(scan)
    places = forms.fields_of(blank)
    key = workspace.files.put(blank)
    with workspace.unit_of_work("form_template.add", name=name.strip()) as work:
        work.add(
            FormTemplate(
                name=name.strip(),
                lender=lender.strip(),
                key=key,
                pages=len(forms.page_sizes(blank)),
                places=data_of(places),
            )
        )
        return work.commit()


def rename(workspace: Workspace, template_id: int, name: str, lender: str) -> Changes:
    """Give a form its name and the lender whose deals it is for; without one it is for every deal.

    Raises:
        DomainError: ``field.required`` without a name.
    """
    if not name.strip():
        raise DomainError("field.required", field="name")
    with workspace.unit_of_work("form_template.rename", name=name.strip()) as work:
        form = work.get(FormTemplate, template_id)
        form.name, form.lender = name.strip(), lender.strip()
        return work.commit()


def lenders(workspace: Workspace) -> list[str]:
    """Return the lenders of the catalogue."""
    with workspace.reading() as read:
        return sorted({product.lender for product in read.all(Product)} - {""})


def set_places(workspace: Workspace, template_id: int, places: Sequence[Place]) -> Changes:
    """Say what stands where."""
    with workspace.unit_of_work("form_template.places") as work:
        work.get(FormTemplate, template_id).places = data_of(places)
        return work.commit()


def calibrate(workspace: Workspace, template_id: int, across: Decimal, down: Decimal) -> Changes:
    """Enter where the upper left cross of the calibration print came out, in millimetres from the paper's edges.

    Raises:
        DomainError: ``form_template.calibration``: more than 15 mm off, which is a scale, not a shift.
    """
    from carloan_desk.printing.overlay import CROSSES

    dx, dy = CROSSES[0][0] - across, CROSSES[0][1] - down
    if max(abs(dx), abs(dy)) > _FARTHEST:
        raise DomainError("form_template.calibration", most=_FARTHEST)
    with workspace.unit_of_work("form_template.calibrate") as work:
        form = work.get(FormTemplate, template_id)
        form.dx, form.dy = dx, dy
        return work.commit()


def delete(workspace: Workspace, template_id: int) -> Changes:
    """Lay a form in the bin."""
    with workspace.unit_of_work("form_template.delete") as work:
        work.delete(work.get(FormTemplate, template_id))
        return work.commit()


def page(workspace: Workspace, form: FormTemplate, number: int, most: int) -> tuple[bytes, tuple[float, float]]:
    """Return a page of a blank form as PNG, and its size in millimetres."""
    blank = workspace.files.get(form.key)
    width, height = forms.page_sizes(blank)[number]
    return page_picture(blank, PDF, number, most), (width / 72 * 25.4, height / 72 * 25.4)


def calibration_pdf() -> bytes:
    """Return the page with crosses to measure."""
    from carloan_desk.printing.overlay import render_calibration

    return render_calibration()


# Filling --------------------------------------------------------------------------------------------------------------


def value_names() -> dict[str, dict[str, str]]:
    """Return the names of what can be printed, with their words by language, in the order of the form."""
    found = {field.key: application_paper.full_labels(field) for field in shipped_form().fields.values()}
    found["loan_amount_words"] = {"zh": "贷款金额（大写）", "en": "Loan amount in words"}
    found["today"] = {"zh": "填表日期", "en": "Day of filling in"}
    for part, zh, en in (("year", "年", "year"), ("month", "月", "month"), ("day", "日", "day")):
        found[f"today_{part}"] = {"zh": f"填表日期·{zh}", "en": f"Day of filling in, {en}"}
    found["manager"] = {"zh": "客户经理", "en": "Account manager"}
    return found


def values_of(view: DealView, on: date, manager: str) -> dict[str, str]:
    """Return what is printed on a form for a deal, by the names of :func:`value_names`."""
    answers = applications.of_view(view, on).answers
    values = {
        field.key: application_paper.plain(field, answers.get(field.key, ""))
        for section in shipped_form().sections
        for field in section.fields
    }
    amount = view.deal.loan_amount
    if amount is not None:
        values["loan_amount"] = f"{amount:,.2f}"
        values["loan_amount_words"] = in_words(amount)
    values |= {
        "today": f"{on:%Y-%m-%d}",
        "today_year": f"{on:%Y}",
        "today_month": f"{on:%m}",
        "today_day": f"{on:%d}",
        "manager": manager,
    }
    return values


def fill(workspace: Workspace, form: FormTemplate, values: Mapping[str, str], number: str, on: date) -> Filled:
    """Fill a form.

    Raises:
        DomainError: ``print.glyph_missing``, ``file.*``, ``scan.damaged``, ``form_template.damaged``.
    """
    from carloan_desk.printing.overlay import render_annex, render_overlay

    blank = workspace.files.get(form.key)
    sizes, places = forms.page_sizes(blank), places_of(form.places)
    exact, overflowing = render_overlay(sizes, places, values, shift=(Decimal(0), Decimal(0)))
    shifted = exact
    if form.dx or form.dy:  # paper in a printer is off, a page on a screen is not
        shifted, _ = render_overlay(sizes, places, values, shift=(form.dx, form.dy))
    annex = None
    if overflowing:
        names = value_names()
        rows = [(names.get(place.value, {}).get("zh", place.value), place.printed(values)) for place in overflowing]
        annex = render_annex(form.name, number, on, rows)
    return Filled(shifted, forms.laid_over(blank, exact, annex), tuple(overflowing))


# Sharing --------------------------------------------------------------------------------------------------------------


def share(workspace: Workspace, form: FormTemplate, path: Path) -> None:
    """Write a form with its places to a file that another desk can read; nothing of any client is in it.

    Raises:
        DomainError: ``file.not_writable``, ``file.*``.
    """
    content = {
        "format": FORMAT,
        "version": 1,
        "name": form.name,
        "lender": form.lender,
        "places": form.places,
        "pdf": base64.b64encode(workspace.files.get(form.key)).decode(),
    }
    write_whole(path, json.dumps(content, ensure_ascii=False).encode())


def take(workspace: Workspace, path: Path) -> Changes:
    """Read a form that was shared.

    Raises:
        DomainError: ``form_template.damaged``: the file is no shared form; ``scan.damaged``.
    """
    try:
        content = json.loads(path.read_text("utf-8"))
        if content["format"] != FORMAT or content["version"] != 1:
            raise DomainError("form_template.damaged")
        blank = base64.b64decode(content["pdf"], validate=True)
        name, lender = str(content["name"]), str(content["lender"])
        places = places_of(content["places"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DomainError("form_template.damaged") from error
    pages = len(forms.page_sizes(blank))
    if any(place.page >= pages for place in places):
        raise DomainError("form_template.damaged")
    key = workspace.files.put(blank)
    with workspace.unit_of_work("form_template.add", name=name) as work:
        work.add(FormTemplate(name=name, lender=lender, key=key, pages=pages, places=data_of(places)))
        return work.commit()
