"""The application form (申请表): its steps and fields, what is known already, what is wrong with one answer.

The form is data: ``resources/rules/application_form.toml``. Answers are kept as typed text, by field key; a date is
ISO text, an amount plain decimal text, a choice its code. What answers say to each other is judged in
:mod:`carloan_desk.domain.application_checks`.
"""

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    """One field.

    ``kind`` decides how it is typed and checked; ``limit`` is the longest text. ``prefill`` names where a known value
    comes from, the first that is known. ``person`` is whose it is: ``"spouse"``, ``"co_borrower2"``, ``"contact1"``;
    empty for everything else.
    """

    key: str
    labels: dict[str, str]
    kind: str
    required: bool
    span: int
    prefill: tuple[str, ...]
    limit: int
    when: dict[str, tuple[str, ...]]
    choices: tuple[Choice, ...]
    person: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A step of the form. In a step of ``people`` as many are asked for as the field of the step's code says."""

    code: str
    labels: dict[str, str]
    when: dict[str, tuple[str, ...]]
    fields: tuple[FormField, ...]
    people: str = ""


@dataclass(frozen=True, slots=True)
class Declaration:
    """A legal text above the signatures: a Chinese template."""

    code: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """The whole form, and which version of it."""

    sections: tuple[Section, ...]
    declarations: tuple[Declaration, ...]
    version: str = ""

    @property
    def fields(self) -> dict[str, FormField]:
        """All fields by key, asked or not."""
        return {each.key: each for section in self.sections for each in section.fields}

    def asked(self, answers: Mapping[str, str]) -> list[tuple[Section, list[FormField]]]:
        """Return the sections and fields that these answers call for."""
        return [
            (section, [field for field in section.fields if _applies(field.when, answers)])
            for section in self.sections
            if _applies(section.when, answers)
        ]


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """Something about one answer: ``code`` is worded by the user interface with ``params``.

    ``fix`` is the answer that would put it right, as far as that follows from the others.
    """

    field: str
    severity: Severity
    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    fix: str = ""


def _applies(when: Mapping[str, tuple[str, ...]], answers: Mapping[str, str]) -> bool:
    return all(answers.get(key, "") in values for key, values in when.items())


@cache
def shipped_form() -> Form:
    """Return the form that ships with the program."""
    return form_of(tomllib.loads(resources.path("rules/application_form.toml").read_text("utf-8")))


def form_of(data: Mapping[str, Any]) -> Form:
    """Return a form from plain data, as the file holds it."""
    return Form(
        tuple(_section(entry) for entry in data["section"]),
        tuple(Declaration(**entry) for entry in data["declaration"]),
        data.get("version", ""),
    )


def _section(entry: Mapping[str, Any]) -> Section:
    fields = [_field(each, entry.get("person", "")) for each in entry["field"]]
    role = entry.get("people", "")
    for number in range(1, entry.get("most", 0) + 1):
        counts = tuple(str(count) for count in range(number, entry["most"] + 1))
        person = f"{role}{number}"
        fields += [_of_person(_field(each, person), entry["code"], counts) for each in entry["each"]]
    return Section(
        code=entry["code"],
        labels={"zh": entry["zh"], "en": entry["en"]},
        when=_conditions(entry),
        fields=tuple(fields),
        people=role,
    )


def _of_person(one: FormField, count_field: str, counts: tuple[str, ...]) -> FormField:
    """Return a field of each person as that of one of them, asked when there are so many."""
    return replace(
        one,
        key=f"{one.person}_{one.key}",
        prefill=tuple(f"{one.person}.{name}" for name in one.prefill),
        when={count_field: counts, **one.when},
    )


def _conditions(entry: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in entry.get("when", {}).items()}


def _field(entry: Mapping[str, Any], person: str) -> FormField:
    return FormField(
        key=entry["key"],
        labels={"zh": entry["zh"], "en": entry["en"]},
        kind=entry.get("kind", "text"),
        required=entry.get("required", False),
        span=entry.get("span", 1),
        prefill=tuple(entry.get("prefill", ())),
        limit=entry.get("limit", 60),
        when=_conditions(entry),
        choices=tuple(Choice(code, {"zh": zh, "en": en}) for code, zh, en in entry.get("choices", ())),
        person=entry.get("person", person),
    )


def prefilled(form: Form, known: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that are known already.

    Args:
        form: The form.
        known: Values by the names that the fields' ``prefill`` uses, such as ``"client.name"``.
    """
    return {key: known[name] for key, name in sources(form, known).items()}


def sources(form: Form, known: Mapping[str, str]) -> dict[str, str]:
    """Return by field where its known value comes from: the first of its names that has one."""
    found = {}
    for each in form.fields.values():
        name = next((name for name in each.prefill if known.get(name)), None)
        if name is not None:
            found[each.key] = name
    return found


_CHECKS = {
    "id": identifiers.check_resident_id,
    "mobile": identifiers.check_mobile,
    "vin": identifiers.check_vin,
    "plate": identifiers.check_plate,
    "uscc": identifiers.check_uscc,
}


def clean(field: FormField, text: str) -> str:
    """Return an answer as it is kept: numbers of papers in their plain form, of a card no more than the last four.

    What cannot be read stays as it was typed.
    """
    value = text.strip()
    if not value:
        return ""
    if field.kind == "card_tail":
        digits = re.sub(r"[^0-9]", "", value)
        return digits[-4:] if len(digits) >= 12 else value
    if field.kind in _CHECKS:
        finding = _CHECKS[field.kind](value)
        return value if finding.severity is Severity.ERROR else str(finding.parts["number"])
    return value


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
    if field.kind in _CHECKS:
        finding = _CHECKS[field.kind](value)
        if finding.severity is not Severity.OK:
            params = {name: part for name, part in finding.parts.items() if name != "number"}
            return FieldFinding(field.key, finding.severity, finding.code, params, finding.parts.get("converted", ""))
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
