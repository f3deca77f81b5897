"""Words of the application form: where a value comes from, who is who, what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.application import FieldFinding
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.submission import ChangeKind, ReturnHistory
from carloan_desk.ui import messages
from carloan_desk.ui.screening_words import check_text
from carloan_desk.ui.shown import Shown


def source(name: str) -> str:
    """Return where a known value comes from: the record that the first part of its name says."""
    translate = QCoreApplication.translate
    match name.rstrip("123"):
        case "client":
            return translate("form", "client")
        case "deal":
            return translate("form", "deal")
        case "product":
            return translate("form", "product")
        case "quote":
            return translate("form", "calculation")
        case "sheet":
            return translate("form", "worksheet")
        case "consent":
            return translate("form", "consents")
        case _:
            return translate("form", "people around")


def role(person: str) -> str:
    """Return what somebody is on the form."""
    translate = QCoreApplication.translate
    kind = person.rstrip("123")
    names = {
        "": translate("form", "Applicant"),
        "applicant": translate("form", "Applicant"),
        "spouse": translate("form", "Spouse"),
        "co_borrower": translate("form", "Co-borrower {n}"),
        "guarantor": translate("form", "Guarantor {n}"),
        "contact": translate("form", "Contact {n}"),
    }
    return names[kind].format(n=person[len(kind) :])


def finding(found: FieldFinding, shown: Shown) -> str:
    """Return what is wrong with an answer, in one line."""
    if "check" in found.params:
        return check_text(found.params["check"], shown)
    params = dict(found.params)
    if "role" in params:
        params["role"] = role(str(params["role"]))
    return messages.message(found.code, **params)


def counts(findings: Sequence[FieldFinding]) -> str:
    """Return how much is missing or wrong, and how much asks for a second look; empty if nothing does."""
    translate = QCoreApplication.translate
    errors = sum(each.severity is Severity.ERROR for each in findings)
    warnings = len(findings) - errors
    parts = []
    if errors:
        parts.append(translate("form", "{n} missing").format(n=errors))
    if warnings:
        parts.append(translate("form", "{n} to look at").format(n=warnings))
    return " · ".join(parts)


def change(kind: ChangeKind) -> str:
    """Return what happened to a field from one version to the next."""
    match kind:
        case ChangeKind.ADDED:
            return QCoreApplication.translate("form", "added")
        case ChangeKind.REMOVED:
            return QCoreApplication.translate("form", "removed")
        case ChangeKind.CHANGED:
            return QCoreApplication.translate("form", "changed")


def term(name: str) -> str:
    """Return what a term of the decision is called."""
    match name:
        case "amount":
            return QCoreApplication.translate("form", "Amount")
        case "months":
            return QCoreApplication.translate("form", "Term (months)")
        case _:
            return QCoreApplication.translate("form", "Annual rate")


def history(found: ReturnHistory) -> str:
    """Return what a lender did with the last files, in counts."""
    translate = QCoreApplication.translate
    if not found.decisions:
        return translate("form", "No decision of this lender is on record yet.")
    return translate("form", "{n} of your last {all} files with this lender came back or were declined.").format(
        n=found.returned, all=found.decisions
    )
