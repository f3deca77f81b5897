"""The application form on paper: what each field says there, and the PDF."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from carloan_desk.domain.amounts import in_words
from carloan_desk.domain.application import Form, FormField, number_of, shipped_form
from carloan_desk.domain.papers import Application

_NUMERALS = {"1": "一", "2": "二", "3": "三"}
_ROLES = {"co_borrower": "共同借款人", "guarantor": "担保人", "contact": "联系人", "spouse": "配偶"}
# Names longer than this do not go into the bar above a place to sign.
_SHORT = 8


def form_number(deal_id: int, version: int, on: date) -> str:
    """Return the number printed on a form: day, deal and version, nothing personal."""
    return f"CL{on:%Y%m%d}-{deal_id:05d}-{version}"


def content_hash(answers: Mapping[str, str]) -> str:
    """Return the fingerprint printed with the form, as hexadecimal text."""
    given = {key: value for key, value in sorted(answers.items()) if value}
    return hashlib.sha256(json.dumps(given, ensure_ascii=False).encode()).hexdigest()


def role_name(person: str) -> str:
    """Return what somebody is on the form: 配偶, 共同借款人一."""
    role = person.rstrip("123")
    return f"{_ROLES[role]}{_NUMERALS.get(person.removeprefix(role), '')}"


def full_labels(field: FormField) -> dict[str, str]:
    """Return what a field is called by language when it stands alone, with whose it is."""
    if not field.person:
        return dict(field.labels)
    role = field.person.rstrip("123")
    number = field.person.removeprefix(role)
    english = f"{role.replace('_', '-').capitalize()}{f' {number}' if number else ''}"
    return {"zh": f"{role_name(field.person)} {field.labels['zh']}", "en": f"{english}: {field.labels['en']}"}


def parts(form: Form, answers: Mapping[str, str]) -> list[tuple[str, list[FormField]]]:
    """Return the parts of the paper in order, a part for each person: title and fields."""
    found: list[tuple[str, list[FormField]]] = []
    for section, fields in form.asked(answers):
        before: str | None = None
        for field in fields:
            if section.people and not field.person:
                continue  # how many there are can be seen
            if field.person != before:
                person = "" if field.person in ("", section.code) else role_name(field.person)
                title = f"{section.labels['zh']}：{person}" if section.code == "contacts" else person
                found.append((title or section.labels["zh"], []))
                before = field.person
            found[-1][1].append(field)
    return found


def printed_answers(answers: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the form as it is printed: by part the key, label and value of each field that is asked."""
    return [
        (title, [(field.key, field.labels["zh"], printed(field, answers)) for field in fields])
        for title, fields in parts(shipped_form(), answers)
    ]


def printed(field: FormField, answers: Mapping[str, str]) -> str:
    """Return an answer as it stands on the form: the loan in words too, with its share of the price."""
    answer = answers.get(field.key, "")
    amount = number_of(answer) if field.kind == "money" else None
    text = plain(field, answer)
    if amount is None or amount != round(amount, 2):
        return text
    return _amount(field.key, text, amount, number_of(answers.get("price", "")))


def plain(field: FormField, answer: str) -> str:
    """Return one answer as it is printed: choices in words, amounts and percentages with their unit."""
    if not answer:
        return ""
    match field.kind:
        case "choice":
            return next((choice.labels["zh"] for choice in field.choices if choice.code == answer), answer)
        case "money" if (amount := number_of(answer)) is not None and amount == round(amount, 2):
            return f"{amount:,.2f} 元"
        case "percent":
            return f"{answer} %"
        case "card_tail":
            return f"**** {answer}"
        case _:
            return answer


def _amount(key: str, text: str, amount: Decimal, price: Decimal | None) -> str:
    share = f"{(amount / price * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)} %" if price else ""
    match key:
        case "loan_amount":
            return f"{text}（大写：{in_words(amount)}）" + (f"，为车价的 {share}" if share else "")
        case "down_payment" if share:
            return f"{text}（{share}）"
        case _:
            return text


def signers(answers: Mapping[str, str]) -> list[str]:
    """Return who signs, in the order of the roles, with the name where there is room for it."""
    people = [("", "申请人")]
    asked = {field.person for _, fields in shipped_form().asked(answers) for field in fields}
    if "spouse" in asked:
        people.append(("spouse", "配偶（共同借款人）" if answers.get("spouse_role") == "co_borrower" else "配偶"))
    for role in ("co_borrower", "guarantor"):
        people += [(f"{role}{n}", role_name(f"{role}{n}")) for n in (1, 2, 3) if f"{role}{n}" in asked]
    found = []
    for person, title in people:
        name = answers.get(f"{person}_name" if person else "name", "").strip()
        found.append(f"{title}：{name}" if 0 < len(name) <= _SHORT else title)
    return found


def render(deal_id: int, application: Application, on: date) -> bytes:
    """Return the application form as PDF.

    Raises:
        DomainError: ``print.glyph_missing``: a character that no font on this computer has.
    """
    from carloan_desk.printing.application_form import ApplicationSheet, render_application
    from carloan_desk.printing.layout import Cell

    form, answers = shipped_form(), application.answers
    sections = [
        (
            title,
            [
                Cell(
                    label=field.labels["zh"],
                    value=printed(field, answers),
                    span=field.span,
                    options=tuple(choice.labels["zh"] for choice in field.choices),
                )
                for field in fields
            ],
        )
        for title, fields in parts(form, answers)
    ]
    return render_application(
        ApplicationSheet(
            title="汽车贷款申请表",
            number=form_number(deal_id, application.version, on),
            on=on,
            content_hash=content_hash(answers),
            sections=sections,
            declarations=[(text.title, text.text) for text in form.declarations],
            signatures=signers(answers),
            witnesses=["客户经理（亲见亲签）"],
            facts=f"表格版本 {form.version}",
        )
    )
