"""The application form (申请表): which fields it asks, what is known already, what is wrong or missing.

The form is data: ``resources/rules/application_form.toml``. Answers are kept as typed text, by field key; a date is
ISO text, an amount plain decimal text, a choice its code.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from carloan_desk import resources
from carloan_desk.domain import identifiers
from carloan_desk.domain.identifiers import Severity


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a choice field with its labels by language."""

    code: str
    labels: dict[str, str]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. ``kind`` decides how it is typed and checked; ``limit`` is the longest text."""

    key: str
    labels: dict[str, str]
    kind: str
    required: bool
    span: int
    prefill: str | None
    limit: int
    when: dict[str, tuple[str, ...]]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the form."""

    code: str
    labels: dict[str, str]
    when: dict[str, tuple[str, ...]]
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Declaration:
    """A legal text above the signatures: a Chinese template."""

    code: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form."""

    sections: tuple[Section, ...]
    declarations: tuple[Declaration, ...]

    def asked(self, answers: Mapping[str, str]) -> list[tuple[Section, list[FormField]]]:
        """Return the sections and fields that these answers call for."""
        return [
            (section, [field for field in section.fields if _applies(field.when, answers)])
            for section in self.sections
            if _applies(section.when, answers)
        ]


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """Something about one answer: ``code`` is worded by the user interface."""

    field: str
    severity: Severity
    code: str


def _applies(when: Mapping[str, tuple[str, ...]], answers: Mapping[str, str]) -> bool:
    return all(answers.get(key, "") in values for key, values in when.items())


@cache
def shipped_form() -> Form:
    """Return the form that ships with the program."""
    data = tomllib.loads(resources.path("rules/application_form.toml").read_text("utf-8"))
    sections = tuple(
        Section(
            code=section["code"],
            labels={"zh": section["zh"], "en": section["en"]},
            when=_conditions(section),
            fields=tuple(_field(entry) for entry in section["field"]),
        )
        for section in data["section"]
    )
    return Form(sections, tuple(Declaration(**entry) for entry in data["declaration"]))


def _conditions(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in entry.get("when", {}).items()}


def _field(entry: Mapping[str, Any]) -> FormField:
    return FormField(
        key=entry["key"],
        labels={"zh": entry["zh"], "en": entry["en"]},
        kind=entry.get("kind", "text"),
        required=entry.get("required", False),
        span=entry.get("span", 1),
        prefill=entry.get("prefill"),
        limit=entry.get("limit", 60),
        when=_conditions(entry),
        choices=tuple(Choice(code, {"zh": zh, "en": en}) for code, zh, en in entry.get("choices", ())),
    )


def prefilled(form: Form, known: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that are known already.

    Args:
        form: The form.
        known: Values by the names that the fields' ``prefill`` uses, such as ``"client.name"``.
    """
    return {
        field.key: value
        for section in form.sections
        for field in section.fields
        if field.prefill is not None and (value := known.get(field.prefill, ""))
    }


def check_field(field: FormField, text: str) -> FieldFinding | None:
    """Return what is wrong with one answer as one leaves its field, ``None`` if nothing is; empty is not wrong yet."""
    value = text.strip()
    if not value:
        return None
    if len(value) > field.limit:
        return FieldFinding(field.key, Severity.ERROR, "field.too_long")
    match field.kind:
        case "money" | "number" | "percent":
            return None if number_of(value) is not None else FieldFinding(field.key, Severity.ERROR, "field.number")
        case "date":
            return None if _is_iso_day(value) else FieldFinding(field.key, Severity.ERROR, "field.date")
        case "choice":
            known = any(choice.code == value for choice in field.choices)
            return None if known else FieldFinding(field.key, Severity.ERROR, "field.choice")
        case "card_tail":
            good = len(value) == 4 and value.isascii() and value.isdigit()
            return None if good else FieldFinding(field.key, Severity.ERROR, "field.card_tail")
    checks = {
        "id": identifiers.check_resident_id,
        "mobile": identifiers.check_mobile,
        "vin": identifiers.check_vin,
        "plate": identifiers.check_plate,
    }
    if field.kind in checks:
        finding = checks[field.kind](value)
        if finding.severity is not Severity.OK:
            return FieldFinding(field.key, finding.severity, finding.code)
    return None


_NUMBER = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,12})?")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def number_of(answer: str) -> Decimal | None:
    """Return the number that an answer is, ``None`` if it is none: plain decimal text, nothing else."""
    text = answer.strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def _is_iso_day(text: str) -> bool:
    # fromisoformat alone also reads 20260315 and 2026-W11-7.
    if not _ISO_DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def check_answers(form: Form, answers: Mapping[str, str]) -> list[FieldFinding]:
    """Return everything that stands between these answers and submission, in the order of the form.

    Cross-checks: ID number against birth date and gender; price less down payment equals the loan amount.
    """
    findings: list[FieldFinding] = []
    for _, fields in form.asked(answers):
        for field in fields:
            text = answers.get(field.key, "")
            finding = check_field(field, text)
            if finding is None and field.required and not text.strip():
                finding = FieldFinding(field.key, Severity.ERROR, "field.required")
            if finding is not None:
                findings.append(finding)
    broken = {finding.field for finding in findings if finding.severity is Severity.ERROR}
    findings += [finding for finding in _cross_checks(answers) if finding.field not in broken]
    return findings


def _cross_checks(answers: Mapping[str, str]) -> list[FieldFinding]:
    findings = []
    parts = identifiers.check_resident_id(answers.get("id_number", "")).parts
    for field, part in (("birth_date", parts.get("birth_date")), ("gender", parts.get("gender"))):
        answer = answers.get(field, "").strip()
        if part is not None and answer and answer != str(part):
            findings.append(FieldFinding(field, Severity.ERROR, f"application.{field}.differs_from_id"))
    price, down, loan = (number_of(answers.get(key, "")) for key in ("price", "down_payment", "loan_amount"))
    financed = number_of(answers.get("financed_extras", "")) or Decimal(0)
    if price is not None and down is not None and loan is not None and price - down + financed != loan:
        findings.append(FieldFinding("loan_amount", Severity.ERROR, "application.loan_amount.differs"))
    return findings
