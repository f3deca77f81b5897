"""The application form of a deal: fill it, see it as PDF, issue it, submit it."""

import hashlib
from datetime import date, datetime
from decimal import Decimal

from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.application import FieldFinding, Form, check_answers, prefilled, shipped_form
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, check_event
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application, IssuedDocument
from carloan_desk.domain.product import Product
from carloan_desk.services import quotes
from carloan_desk.storage.workspace import Changes, Workspace


def known_values(client: Client, deal: Deal, product: Product | None, today: date) -> dict[str, str]:
    """Return what is known, by the names that the form's prefill uses; dates as ISO text, amounts as plain text."""
    known: dict[str, str] = {}
    for prefix, record in (("client", client), ("deal", deal), ("product", product)):
        for name in () if record is None else record.__dataclass_fields__:
            known[f"{prefix}.{name}"] = _text(getattr(record, name))
    known["deal.loan_amount"] = _text(deal.loan_amount)
    terms = quotes.deal_terms(deal, product, today)
    if terms is not None:
        quote = quotes.quote(terms)
        known["quote.payment"] = _text(quote.payment)
        known["quote.nominal_apr"] = _text((quote.cost.nominal_apr * 100).quantize(Decimal("0.01")))
    return known


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def current(
    applications: tuple[Application, ...], client: Client, deal: Deal, product: Product | None, today: date
) -> tuple[Application, frozenset[str]]:
    """Return the version being filled in, and the fields that were filled from what is known.

    What was typed wins over what is known; a frozen version is continued by the next one, with its answers.
    """
    form = shipped_form()
    last = applications[-1] if applications else None
    answers = {} if last is None else dict(last.answers)
    known = prefilled(form, known_values(client, deal, product, today))
    taken = frozenset(key for key in known if not answers.get(key))
    filled = {**known, **{key: value for key, value in answers.items() if value}}
    if last is not None and last.submitted_on is None:
        return Application(id=last.id, deal_id=last.deal_id, version=last.version, answers=filled), taken
    if deal.id is None:
        raise DomainError("deal.unsaved")
    version = 1 if last is None else last.version + 1
    return Application(deal_id=deal.id, version=version, answers=filled), taken


def save_answers(workspace: Workspace, deal_id: int, answers: dict[str, str]) -> Changes:
    """Keep what was typed into the form, as it was typed."""
    with workspace.unit_of_work("application.fill") as work:
        draft = _draft(work.all(Application, deal_id=deal_id))
        if draft is None:
            versions = [form.version for form in work.all(Application, deal_id=deal_id)]
            work.add(Application(deal_id=deal_id, version=max(versions, default=0) + 1, answers=dict(answers)))
        else:
            draft.answers = dict(answers)
        return work.commit()


def _draft(applications: list[Application]) -> Application | None:
    return next((form for form in applications if form.submitted_on is None), None)


def missing(answers: dict[str, str]) -> list[FieldFinding]:
    """Return the errors that stand between the answers and submission."""
    return [finding for finding in check_answers(shipped_form(), answers) if finding.severity is Severity.ERROR]


def form_number(deal_id: int, version: int, on: date) -> str:
    """Return the number printed on a form: day, deal and version, nothing personal."""
    return f"CL{on:%Y%m%d}-{deal_id:05d}-{version}"


def content_hash(answers: dict[str, str]) -> str:
    """Return the fingerprint printed with the form, as hexadecimal text."""
    lines = "\n".join(f"{key}={answers[key]}" for key in sorted(answers) if answers[key])
    return hashlib.sha256(lines.encode()).hexdigest()


def render(deal_id: int, application: Application, on: date) -> bytes:
    """Return the application form as PDF.

    Raises:
        DomainError: ``print.glyph_missing``: a character that no font on this computer has.
    """
    from carloan_desk.printing.application_form import ApplicationSheet, render_application
    from carloan_desk.printing.layout import Cell

    form = shipped_form()
    sections = [
        (
            section.labels["zh"],
            [
                Cell(
                    label=field.labels["zh"],
                    value=_printed(field.key, answer, form, application),
                    span=field.span,
                )
                for field in fields
                for answer in [application.answers.get(field.key, "")]
            ],
        )
        for section, fields in form.asked(application.answers)
    ]
    married = application.answers.get("marital_status") == "married"
    sheet = ApplicationSheet(
        title="汽车贷款申请表",
        number=form_number(deal_id, application.version, on),
        on=on,
        content_hash=content_hash(application.answers),
        sections=sections,
        declarations=[(text.title, text.text) for text in form.declarations],
        signatures=["申请人", *(["配偶"] if married else []), "客户经理（亲见亲签）"],
    )
    return render_application(sheet)


def _printed(key: str, answer: str, form: Form, application: Application) -> str:
    field = next(f for section in form.sections for f in section.fields if f.key == key)
    if not answer:
        return ""
    match field.kind:
        case "choice":
            return next((choice.labels["zh"] for choice in field.choices if choice.code == answer), answer)
        case "money":
            amount = Decimal(answer)
            text = f"{amount:,.2f} 元"
            return f"{text}（大写：{in_words(amount)}）" if key == "loan_amount" else text
        case "percent":
            return f"{answer} %"
        case _:
            return answer


def issue(workspace: Workspace, deal_id: int, kind: str, number: str, pdf: bytes, pages: int, now: datetime) -> Changes:
    """Keep a PDF that is printed or saved, byte for byte, with the deal."""
    key = workspace.files.put(pdf)
    with workspace.unit_of_work("document.issue", kind=kind, number=number) as work:
        digest = hashlib.sha256(pdf).hexdigest()
        if not any(paper.sha256 == digest for paper in work.all(IssuedDocument, deal_id=deal_id)):
            work.add(
                IssuedDocument(
                    deal_id=deal_id,
                    kind=kind,
                    number=number,
                    issued_at=now,
                    pages=pages,
                    sha256=digest,
                    key=key,
                )
            )
        return work.commit()


def submit(workspace: Workspace, deal_id: int, on: date, today: date) -> Changes:
    """Hand the form to the lender: the version is frozen and the deal waits for the decision.

    Raises:
        DomainError: ``application.incomplete`` with the number of fields; ``application.empty``; what
            :func:`carloan_desk.domain.deal.check_event` refuses.
    """
    with workspace.unit_of_work("deal.record", kind=EventKind.SUBMITTED.value) as work:
        draft = _draft(work.all(Application, deal_id=deal_id))
        if draft is None:
            raise DomainError("application.empty")
        if errors := missing(draft.answers):
            raise DomainError("application.incomplete", count=len(errors))
        event = DealEvent(deal_id=deal_id, kind=EventKind.SUBMITTED, on=on)
        check_event(work.all(DealEvent, deal_id=deal_id), event, today)
        draft.submitted_on = on
        work.add(event)
        return work.commit()
