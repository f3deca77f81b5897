"""The application form of a deal: filled in, judged, handed to the lender and frozen."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from carloan_desk.domain.application import FieldFinding, Form, prefilled, shipped_form, sources
from carloan_desk.domain.application_checks import Measure, check_answers
from carloan_desk.domain.application_people import swapped, without
from carloan_desk.domain.checklist import data_of
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, check_event, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application, Attachment, DocumentRecord, IssuedDocument
from carloan_desk.domain.product import Product
from carloan_desk.domain.screening import source_of
from carloan_desk.services import application_paper, documents
from carloan_desk.services.deals import DealView, terms_fixed
from carloan_desk.services.form_facts import Around, around, known_values
from carloan_desk.services.screening import rules_of
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Reader, Workspace

# The longest notice one is given why a version was supplemented.
NOTE_LIMIT = 400


def of_view(view: DealView, today: date) -> Application:
    """Return the version of a deal that is being filled in; see :func:`current`."""
    return current(view.applications, view.client, view.deal, view.product, today, view.around)


def current(
    applications: Sequence[Application],
    client: Client,
    deal: Deal,
    product: Product | None,
    today: date,
    background: Around | None = None,
) -> Application:
    """Return the version being filled in, with what is known filled in where nothing was typed.

    What was typed wins over what is known, an emptied field too. A frozen version is continued by the next one with its
    answers; only the terms follow the deal, which may have been quoted anew since.
    """
    form = shipped_form()
    last = applications[-1] if applications else None
    typed = {} if last is None else dict(last.answers)
    known = prefilled(form, known_values(client, deal, product, today, background))
    if last is not None and last.submitted_on is None:
        return Application(id=last.id, deal_id=last.deal_id, version=last.version, answers=known | typed)
    terms = {key: value for key, value in known.items() if key in _terms_of(form)}
    if deal.id is None:
        raise DomainError("deal.unsaved")
    version = 1 if last is None else last.version + 1
    return Application(deal_id=deal.id, version=version, answers=known | typed | terms)


def _terms_of(form: Form) -> set[str]:
    owners = ("deal", "product", "quote")
    return {key for key, field in form.fields.items() if any(n.partition(".")[0] in owners for n in field.prefill)}


def known_from(view: DealView, today: date) -> dict[str, tuple[str, str]]:
    """Return by field what is known without typing: where from, such as ``"client"``, and the answer."""
    known = known_values(view.client, view.deal, view.product, today, view.around)
    return {key: (name.partition(".")[0], known[name]) for key, name in sources(shipped_form(), known).items()}


def save_answers(workspace: Workspace, deal_id: int, answers: Mapping[str, str]) -> Changes:
    """Keep answers as they were typed; those not given stay as they are.

    What only repeats the client's or the deal's own record is not kept: it follows that record until submission.

    Raises:
        DomainError: ``deal.terms_fixed``: the form is with the lender.
    """
    with workspace.unit_of_work("application.fill") as work:
        _keep(work, deal_id, answers)
        return work.commit()


def swap(workspace: Workspace, deal_id: int, role: str) -> Changes:
    """Make somebody on the form the applicant, and the applicant what they were.

    Raises:
        DomainError: ``application.nobody``, ``deal.terms_fixed``.
    """
    with workspace.unit_of_work("application.swap") as work:
        _keep(work, deal_id, swapped(shipped_form(), _present(work, deal_id).answers, role))
        return work.commit()


def take_out(workspace: Workspace, deal_id: int, role: str) -> Changes:
    """Take a co-borrower or guarantor off the form; those behind move up.

    Raises:
        DomainError: ``application.nobody``, ``deal.terms_fixed``.
    """
    with workspace.unit_of_work("application.take_out") as work:
        _keep(work, deal_id, without(shipped_form(), _present(work, deal_id).answers, role))
        return work.commit()


def _records(read: Reader, deal_id: int) -> tuple[Deal, Client, Product | None]:
    deal = read.get(Deal, deal_id)
    product = None if deal.product_id is None else read.get(Product, deal.product_id)
    return deal, read.get(Client, deal.client_id), product


def _present(work: UnitOfWork, deal_id: int) -> Application:
    deal, client, product = _records(work, deal_id)
    versions = sorted(work.all(Application, deal_id=deal_id), key=lambda form: form.version)
    return current(versions, client, deal, product, work.now.date(), around(work, deal.client_id))


def _keep(work: UnitOfWork, deal_id: int, changes: Mapping[str, str]) -> None:
    if terms_fixed(stage_of(work.all(DealEvent, deal_id=deal_id))):
        raise DomainError("deal.terms_fixed")
    deal, client, product = _records(work, deal_id)
    values = known_values(client, deal, product, work.now.date(), around(work, deal.client_id))
    known = prefilled(shipped_form(), values)
    answers = {**_present(work, deal_id).answers, **changes}
    typed = {key: value for key, value in answers.items() if value != known.get(key, "")}
    _draft_of(work, deal_id).answers = typed


def _draft_of(work: UnitOfWork, deal_id: int) -> Application:
    """Return the version being filled in; a new one after one that was submitted."""
    versions = work.all(Application, deal_id=deal_id)
    draft = next((form for form in versions if form.submitted_on is None), None)
    if draft is None:
        draft = Application(deal_id=deal_id, version=max((form.version for form in versions), default=0) + 1)
        work.add(draft)
    return draft


# Judged ---------------------------------------------------------------------------------------------------------------


def findings(read: Reader, deal_id: int, answers: Mapping[str, str], on: date) -> list[FieldFinding]:
    """Return everything that stands between answers and a submission on a day, by the product and the rules too."""
    deal = read.get(Deal, deal_id)
    product = None if deal.product_id is None else read.get(Product, deal.product_id)
    return check_answers(shipped_form(), answers, Measure(on, product, rules_of(read)))


def missing(answers: Mapping[str, str], measure: Measure | None = None) -> list[FieldFinding]:
    """Return the errors that stand between the answers and submission."""
    found = check_answers(shipped_form(), answers, measure)
    return [finding for finding in found if finding.severity is Severity.ERROR]


# Handed in ------------------------------------------------------------------------------------------------------------


def submit(
    workspace: Workspace, deal_id: int, answers: Mapping[str, str], on: date, today: date, note: str = ""
) -> Changes:
    """Hand the form to the lender: the version is frozen with these answers and the deal waits for the decision.

    Frozen are the answers and the form as printed, the rules of its papers, their states, the files, what product and
    rules said, and the PDF with its hash. Nothing later changes them.

    Args:
        workspace: Where the deal is.
        deal_id: The deal.
        answers: The form.
        on: The day it is handed in.
        today: The present day.
        note: What was supplemented since it came back.

    Raises:
        DomainError: ``application.incomplete`` with the number of fields; what
            :func:`carloan_desk.domain.deal.check_event` refuses.
    """
    with workspace.reading() as read:
        found = findings(read, deal_id, answers, on)
        versions = read.all(Application, deal_id=deal_id)
    if errors := [each for each in found if each.severity is Severity.ERROR]:
        raise DomainError("application.incomplete", count=len(errors))
    open_version = [form.version for form in versions if form.submitted_on is None]
    version = open_version[0] if open_version else max((form.version for form in versions), default=0) + 1
    paper = paper_of(workspace, Application(deal_id=deal_id, version=version, answers=dict(answers)), on)
    with workspace.unit_of_work("deal.record", kind=EventKind.SUBMITTED.value) as work:
        event = DealEvent(deal_id=deal_id, kind=EventKind.SUBMITTED, on=on, note=note.strip())
        check_event(work.all(DealEvent, deal_id=deal_id), event, today)
        draft = _draft_of(work, deal_id)
        draft.answers = dict(answers)
        freeze(work, draft, on, paper, found, note)
        work.add(event)
        return work.commit()


def freeze(
    work: UnitOfWork,
    form: Application,
    on: date,
    paper: Mapping[str, Any] | None,
    found: Sequence[FieldFinding] = (),
    note: str = "",
) -> None:
    """Keep with a version what it rested on when it was handed in on a day: see :func:`submit`."""
    form.submitted_on = on
    form.frozen = _frozen(work, form.deal_id, on) | {
        "form": shipped_form().version,
        "printed": [[title, [list(each) for each in rows]] for title, rows in _printed(form.answers)],
        "warnings": [[each.field, each.code] for each in found],
        "note": note.strip(),
        "pdf": paper,
    }
    if paper is not None:
        _issue(work, form.deal_id, paper)


def _printed(answers: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    return application_paper.printed_answers(answers)


def paper_of(workspace: Workspace, form: Application, on: date) -> dict[str, Any] | None:
    """Put the PDF into the vault; ``None`` if a character cannot be printed here: the lender's portal may take it."""
    try:
        pdf = application_paper.render(form.deal_id, form, on)
    except DomainError as error:
        if error.code != "print.glyph_missing":
            raise
        return None
    number = application_paper.form_number(form.deal_id, form.version, on)
    digest = hashlib.sha256(pdf).hexdigest()
    return {"number": number, "key": workspace.files.put(pdf), "sha256": digest, "pages": _pages(pdf)}


def _pages(pdf: bytes) -> int:
    from carloan_desk.exchange.scans import PDF, page_count

    return page_count(pdf, PDF)


def _issue(work: UnitOfWork, deal_id: int, paper: Mapping[str, Any]) -> None:
    """Note the PDF among those that left the program, unless the same bytes are there already."""
    if any(each.sha256 == paper["sha256"] for each in work.all(IssuedDocument, deal_id=deal_id)):
        return
    work.add(
        IssuedDocument(
            deal_id=deal_id,
            kind="application",
            number=paper["number"],
            issued_at=work.now,
            pages=paper["pages"],
            sha256=paper["sha256"],
            key=paper["key"],
        )
    )


def _frozen(work: UnitOfWork, deal_id: int, on: date) -> dict[str, Any]:
    """Return what a submission rests on besides its answers: the rules of its papers, what was recorded, the files."""
    deal, client, product = _records(work, deal_id)
    records = work.all(DocumentRecord, deal_id=deal_id)
    behind = documents.background(work, [deal.client_id], [])
    papers = documents.checklist(client, deal, product, records, on, behind)
    codes = {record.id: f"{record.requirement}/{record.role}" for record in records}
    return {
        "terms": {"annual_rate": f"{deal.annual_rate:f}"},
        "product": "" if product is None else source_of(product),
        "papers": [data_of(rule) for rule in documents.rules_for(product, behind.own, on)],
        "states": {f"{each.rule.code}/{each.rule.role}": each.state.value for each in papers},
        "files": [
            {"name": file.name, "key": file.key, "size": file.size, "paper": codes.get(file.document_id, "")}
            for file in work.all(Attachment, deal_id=deal_id)
        ],
    }
