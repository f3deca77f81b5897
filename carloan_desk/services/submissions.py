"""Before and after a submission: will it come back, what went out before, what the lender made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from carloan_desk.domain.application import FieldFinding, number_of, shipped_form
from carloan_desk.domain.application_checks import Measure, check_answers
from carloan_desk.domain.checklist import Needed, Requirement
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import KeptQuote
from carloan_desk.domain.product import Product
from carloan_desk.domain.submission import (
    ChangeKind,
    FieldChange,
    ReturnHistory,
    Term,
    Version,
    changes_between,
    decided,
    differs_from_quote,
    files_of,
    return_history,
)
from carloan_desk.services.application_paper import full_labels, plain
from carloan_desk.services.deals import DealView
from carloan_desk.storage.workspace import Reader, Workspace


@dataclass(frozen=True, slots=True)
class Outlook:
    """What speaks for and against a form as it stands, on the day it is to be handed in.

    Attributes:
        on: That day.
        findings: What is missing or wrong on the form, and what asks for a second look.
        papers: Papers needed for the application that are not here.
        too_old: Papers that are here and will not hold on that day.
        unlike_quote: Terms that differ from the quote given, by field.
        history: What the lender decided before.
    """

    on: date
    findings: tuple[FieldFinding, ...]
    papers: tuple[Requirement, ...]
    too_old: tuple[Requirement, ...]
    unlike_quote: tuple[FieldChange, ...]
    history: ReturnHistory

    @property
    def errors(self) -> list[FieldFinding]:
        """What stops a submission."""
        return [each for each in self.findings if each.severity is Severity.ERROR]

    @property
    def warnings(self) -> list[FieldFinding]:
        """What asks for a second look at the form."""
        return [each for each in self.findings if each.severity is Severity.WARNING]

    @property
    def doubts(self) -> int:
        """How many things one would rather put right, though none of them stops a submission."""
        return len(self.warnings) + len(self.papers) + len(self.too_old) + len(self.unlike_quote)


def outlook(workspace: Workspace, view: DealView, answers: Mapping[str, str], today: date) -> Outlook:
    """Return what speaks against handing a form in."""
    on = max(view.deal.expected_submission_on or today, today)
    with workspace.reading() as read:
        history = history_of(read, "" if view.product is None else view.product.lender)
    found = check_answers(shipped_form(), answers, Measure(on, view.product, view.around.rules))
    open_papers = [each for each in view.checklist if not each.ready(today) and _for_application(each)]
    too_old = tuple(each for each in open_papers if each.too_old_by_then(today))
    return Outlook(
        on=on,
        findings=tuple(found),
        papers=tuple(each for each in open_papers if each not in too_old),
        too_old=too_old,
        unlike_quote=tuple(_unlike_quote(view, answers)),
        history=history,
    )


def _for_application(paper: Requirement) -> bool:
    return paper.rule.needed_by == Needed.APPLICATION.value


def history_of(read: Reader, lender: str) -> ReturnHistory:
    """Return what a lender decided on own deals before; nothing while no lender is chosen."""
    if not lender:
        return ReturnHistory(0, 0, ())
    lenders = {product.id: product.lender for product in read.all(Product)}
    own: list[list[DealEvent]] = []
    others: list[list[DealEvent]] = []
    for deal, events in read.deals_with_events():
        (own if lenders.get(deal.product_id) == lender else others).append(events)
    return return_history(own, others)


def _unlike_quote(view: DealView, answers: Mapping[str, str]) -> list[FieldChange]:
    """Compare with the latest quote given: with the offer of the deal's product, else with the first one."""
    given = next((each for each in view.quotes if each.content.get("wishes")), None)
    if given is None:
        return []
    place = _offer_of(given, view.deal)
    found = differs_from_quote(given.content["wishes"][place or 0], answers)
    if place is None:
        now = f"{answers.get('lender', '')} {answers.get('product', '')}".strip()
        quoted = "；".join(given.content.get("offers", ()))
        found.insert(0, FieldChange(ChangeKind.CHANGED, "product", quoted, now))
    return found


def _offer_of(given: KeptQuote, deal: Deal) -> int | None:
    products: list[Any] = given.content.get("products", [])
    return products.index(deal.product_id) if deal.product_id in products else None


# Versions -------------------------------------------------------------------------------------------------------------


def compare(before: Version, after: Version) -> list[FieldChange]:
    """Return what is not the same in two submissions, field by field, then file by file; in the words of the paper."""
    older, newer = (_said(each) for each in (before, after))
    found = changes_between(older, newer)
    files, later = files_of(before.application), files_of(after.application)
    found += [FieldChange(each.kind, f"file:{each.key}", "", "") for each in changes_between(files, later)]
    return found


def _said(version: Version) -> dict[str, str]:
    """Return what a submission said, by field: as it was printed then, whatever the form asks now."""
    frozen = version.application.frozen or {}
    if "printed" in frozen:
        return {key: value for _, rows in frozen["printed"] for key, _, value in rows if value}
    fields = shipped_form().fields
    answers = version.application.answers
    return {key: plain(fields[key], answer) for key, answer in answers.items() if key in fields and answer}


def labels_of(version: Version, language: str) -> dict[str, str]:
    """Return what the fields of a submission are called; those the form no longer has keep the name they had."""
    frozen = version.application.frozen or {}
    found = {key: label for _, rows in frozen.get("printed", ()) for key, label, _ in rows}
    return found | {key: full_labels(field)[language] for key, field in shipped_form().fields.items()}


def asked_for(view: DealView, version: Version | None) -> dict[str, Decimal | None]:
    """Return what was asked for: amount, months, yearly rate as a fraction."""
    answers = {} if version is None else version.application.answers
    deal = view.deal
    frozen = {} if version is None else (version.application.frozen or {}).get("terms", {})
    rate = number_of(frozen.get("annual_rate", "")) if frozen else deal.annual_rate
    months = None if deal.months is None else Decimal(deal.months)
    return {
        "amount": number_of(answers.get("loan_amount", "")) or deal.loan_amount,
        "months": number_of(answers.get("months", "")) or months,
        "annual_rate": rate,
    }


def decision(view: DealView, version: Version) -> list[Term]:
    """Return what was granted beside what this submission asked for; nothing unless it was approved."""
    outcome = version.outcome
    if outcome is None or outcome.amount is None:
        return []
    return decided(asked_for(view, version), outcome)


def paper_of(workspace: Workspace, version: Version) -> bytes:
    """Return the PDF of a submission as it went out.

    Raises:
        DomainError: ``application.no_paper``: it was not printed, or by a program that did not keep it; ``file.*``.
    """
    paper = (version.application.frozen or {}).get("pdf")
    if not paper:
        raise DomainError("application.no_paper")
    return workspace.files.get(paper["key"])
