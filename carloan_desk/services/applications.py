"""The application form of a deal: fill it, see it as PDF, issue it, submit it."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain import identifiers
from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.application import (
    FieldFinding,
    Form,
    FormField,
    check_answers,
    number_of,
    prefilled,
    shipped_form,
)
from carloan_desk.domain.checklist import data_of
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, check_event, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application, Attachment, DocumentRecord
from carloan_desk.domain.product import Product
from carloan_desk.services import documents, quotes
from carloan_desk.services.deals import terms_fixed
from carloan_desk.storage.unit_of_work import UnitOfWork
from carloan_desk.storage.workspace import Changes, Workspace


def known_values(client: Client, deal: Deal, product: Product | None, today: date) -> dict[str, str]:
    """Return what is known, by the names that the form's prefill uses; dates as ISO text, amounts as plain text."""
    known: dict[str, str] = {}
    for prefix, record in (("client", client), ("deal", deal), ("product", product)):
        for name in () if record is None else record.__dataclass_fields__:
            known[f"{prefix}.{name}"] = answer_text(getattr(record, name))
    known["deal.loan_amount"] = answer_text(deal.loan_amount)
    # Always said, also when it is nothing: a form filled in again must not keep what is no longer financed.
    known["deal.financed_extras"] = answer_text(None if deal.loan_amount is None else deal.financed_extras)
    terms = quotes.deal_terms(deal, product, today)
    if terms is not None:
        quote = quotes.quote(terms)
        known["quote.payment"] = answer_text(quote.payment)
        rates = quotes.rates_of_deal(deal, product, quote)
        known["quote.nominal_apr"] = answer_text((rates.nominal_apr * 100).quantize(Decimal("0.01")))
    return known


def answer_text(value: object) -> str:
    """Return a value as the form keeps it: ISO dates, plain decimals, codes."""
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
) -> Application:
    """Return the version being filled in, with what is known filled in where nothing was typed.

    What was typed wins over what is known. A frozen version is continued by the next one with its answers; only the
    terms follow the deal, which may have been quoted anew since.
    """
    form = shipped_form()
    last = applications[-1] if applications else None
    answers = {} if last is None else dict(last.answers)
    known = prefilled(form, known_values(client, deal, product, today))
    typed = {key: value for key, value in answers.items() if value}
    if last is not None and last.submitted_on is None:
        return Application(id=last.id, deal_id=last.deal_id, version=last.version, answers=known | typed)
    terms = {key: value for key, value in known.items() if key in _terms_of(form)}
    if deal.id is None:
        raise DomainError("deal.unsaved")
    version = 1 if last is None else last.version + 1
    return Application(deal_id=deal.id, version=version, answers=known | typed | terms)


def _terms_of(form: Form) -> set[str]:
    fields = (field for section in form.sections for field in section.fields)
    return {field.key for field in fields if (field.prefill or "").partition(".")[0] in ("deal", "product", "quote")}


def save_answers(workspace: Workspace, deal_id: int, answers: dict[str, str]) -> Changes:
    """Keep what was typed into the form, as it was typed.

    What only repeats the client's or the deal's own record is not kept: it follows that record until submission.

    Raises:
        DomainError: ``deal.terms_fixed``: the form is with the lender.
    """
    with workspace.unit_of_work("application.fill") as work:
        if terms_fixed(stage_of(work.all(DealEvent, deal_id=deal_id))):
            raise DomainError("deal.terms_fixed")
        deal = work.get(Deal, deal_id)
        client = work.get(Client, deal.client_id)
        product = None if deal.product_id is None else work.get(Product, deal.product_id)
        known = prefilled(shipped_form(), known_values(client, deal, product, work.now.date()))
        typed = {key: value for key, value in answers.items() if value != known.get(key, "")}
        _draft_of(work, deal_id).answers = typed
        return work.commit()


def _draft_of(work: UnitOfWork, deal_id: int) -> Application:
    """Return the version being filled in; a new one after one that was submitted."""
    versions = work.all(Application, deal_id=deal_id)
    draft = next((form for form in versions if form.submitted_on is None), None)
    if draft is None:
        draft = Application(deal_id=deal_id, version=max((form.version for form in versions), default=0) + 1)
        work.add(draft)
    return draft


def told_by_id(number: str) -> dict[str, str]:
    """Return the answers that follow from a sound ID number: date of birth and gender."""
    parts = identifiers.check_resident_id(number).parts
    return {key: answer_text(parts[key]) for key in ("birth_date", "gender") if key in parts}


def missing(answers: dict[str, str]) -> list[FieldFinding]:
    """Return the errors that stand between the answers and submission."""
    return [finding for finding in check_answers(shipped_form(), answers) if finding.severity is Severity.ERROR]


def form_number(deal_id: int, version: int, on: date) -> str:
    """Return the number printed on a form: day, deal and version, nothing personal."""
    return f"CL{on:%Y%m%d}-{deal_id:05d}-{version}"


def content_hash(answers: dict[str, str]) -> str:
    """Return the fingerprint printed with the form, as hexadecimal text."""
    given = {key: value for key, value in sorted(answers.items()) if value}
    return hashlib.sha256(json.dumps(given, ensure_ascii=False).encode()).hexdigest()


def render(deal_id: int, application: Application, on: date) -> bytes:
    """Return the application form as PDF.

    Raises:
        DomainError: ``print.glyph_missing``: a character that no font on this computer has.
    """
    from carloan_desk.printing.application_form import ApplicationSheet, render_application
    from carloan_desk.printing.layout import Cell

    form = shipped_form()
    answers = application.answers
    sections = [
        (
            section.labels["zh"],
            [
                Cell(
                    label=field.labels["zh"],
                    value=_printed(field, answers.get(field.key, "")),
                    span=field.span,
                    options=tuple(choice.labels["zh"] for choice in field.choices),
                )
                for field in fields
            ],
        )
        for section, fields in form.asked(answers)
    ]
    married = answers.get("marital_status") == "married"
    return render_application(
        ApplicationSheet(
            title="汽车贷款申请表",
            number=form_number(deal_id, application.version, on),
            on=on,
            content_hash=content_hash(answers),
            sections=sections,
            declarations=[(text.title, text.text) for text in form.declarations],
            signatures=["申请人", "配偶"] if married else ["申请人"],
            witnesses=["客户经理（亲见亲签）"],
        )
    )


def _printed(field: FormField, answer: str) -> str:
    if not answer:
        return ""
    match field.kind:
        case "choice":
            return next((choice.labels["zh"] for choice in field.choices if choice.code == answer), answer)
        case "money" if (amount := number_of(answer)) is not None and amount == round(amount, 2):
            text = f"{amount:,.2f} 元"
            return f"{text}（大写：{in_words(amount)}）" if field.key == "loan_amount" else text
        case "percent":
            return f"{answer} %"
        case _:
            return answer


def _frozen(work: UnitOfWork, deal_id: int, on: date) -> dict[str, Any]:
    """Return what a submission rests on besides its answers: the rules of its papers, what was recorded, the files."""
    deal = work.get(Deal, deal_id)
    client = work.get(Client, deal.client_id)
    product = None if deal.product_id is None else work.get(Product, deal.product_id)
    records = work.all(DocumentRecord, deal_id=deal_id)
    behind = documents.background(work, [deal.client_id], [])
    papers = documents.checklist(client, deal, product, records, on, behind)
    codes = {record.id: f"{record.requirement}/{record.role}" for record in records}
    return {
        "papers": [data_of(rule) for rule in documents.rules_for(product, behind.own, on)],
        "states": {f"{each.rule.code}/{each.rule.role}": each.state.value for each in papers},
        "files": [
            {"name": file.name, "key": file.key, "size": file.size, "paper": codes.get(file.document_id, "")}
            for file in work.all(Attachment, deal_id=deal_id)
        ],
    }


def submit(workspace: Workspace, deal_id: int, answers: dict[str, str], on: date, today: date) -> Changes:
    """Hand the form to the lender: the version is frozen with these answers and the deal waits for the decision.

    Raises:
        DomainError: ``application.incomplete`` with the number of fields; what
            :func:`carloan_desk.domain.deal.check_event` refuses.
    """
    if errors := missing(answers):
        raise DomainError("application.incomplete", count=len(errors))
    with workspace.unit_of_work("deal.record", kind=EventKind.SUBMITTED.value) as work:
        event = DealEvent(deal_id=deal_id, kind=EventKind.SUBMITTED, on=on)
        check_event(work.all(DealEvent, deal_id=deal_id), event, today)
        draft = _draft_of(work, deal_id)
        draft.answers = dict(answers)
        draft.submitted_on = on
        draft.frozen = _frozen(work, deal_id, on)
        work.add(event)
        return work.commit()
