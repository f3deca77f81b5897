"""What stands between the answers of a form and its submission: what is missing, wrong, or does not fit the rest.

An error stops a submission, a warning asks for a second look. Of identifiers only what cannot be right is an error.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from carloan_desk.domain import identifiers
from carloan_desk.domain.application import FieldFinding, Form, check_field, number_of
from carloan_desk.domain.deal import Extra
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.product import Product
from carloan_desk.domain.recognition import words as lists
from carloan_desk.domain.rules import RuleSet
from carloan_desk.domain.screening import Case, Check, Outcome, judge
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse

T = TypeVar("T")

_ZERO = Decimal(0)

# The people of a form, by the beginning of their keys; the applicant's have none.
ROLES = (
    "",
    "spouse",
    *(f"{role}{number}" for role in ("co_borrower", "guarantor") for number in (1, 2, 3)),
    "contact1",
    "contact2",
)
_PROVINCES = {
    "京": "北京", "津": "天津", "沪": "上海", "渝": "重庆", "冀": "河北", "晋": "山西", "蒙": "内蒙古", "辽": "辽宁",
    "吉": "吉林", "黑": "黑龙江", "苏": "江苏", "浙": "浙江", "皖": "安徽", "闽": "福建", "赣": "江西", "鲁": "山东",
    "豫": "河南", "鄂": "湖北", "湘": "湖南", "粤": "广东", "桂": "广西", "琼": "海南", "川": "四川", "贵": "贵州",
    "云": "云南", "藏": "西藏", "陕": "陕西", "甘": "甘肃", "青": "青海", "宁": "宁夏", "新": "新疆",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measure:
    """What a form is measured by besides itself: the day, the product and the regulation."""

    on: date
    product: Product | None = None
    rules: RuleSet | None = None


def check_answers(form: Form, answers: Mapping[str, str], measure: Measure | None = None) -> list[FieldFinding]:
    """Return everything that stands between these answers and submission, in the order of the form.

    Args:
        form: The form.
        answers: What was answered, by field.
        measure: The product and the rules, for the ratio of loan to value, the term and the like.
    """
    findings: dict[str, list[FieldFinding]] = {}
    asked = [field for _, fields in form.asked(answers) for field in fields]
    for field in asked:
        text = answers.get(field.key, "")
        finding = check_field(field, text)
        if finding is None and field.required and not text.strip():
            finding = FieldFinding(field.key, Severity.ERROR, "field.required")
        findings[field.key] = [] if finding is None else [finding]
    given = {field.key: answers.get(field.key, "").strip() for field in asked}
    for finding in _cross_checks(given, measure):
        before = findings.get(finding.field)
        # Where the answer itself is wrong, that is what is said.
        if before is not None and not any(each.severity is Severity.ERROR for each in before):
            before.append(finding)
    return [finding for field in asked for finding in findings[field.key]]


def _cross_checks(given: Mapping[str, str], measure: Measure | None) -> Iterator[FieldFinding]:
    for check in (_people, _phones, _same_people, _amounts, _account, _income, _place, _consents):
        yield from check(given)
    if measure is not None:
        yield from _limits(given, measure)


def key_of(role: str, name: str) -> str:
    """Return the key of a person's field."""
    return f"{role}_{name}" if role else name


def told_by_id(number: str) -> dict[str, str]:
    """Return what follows from a sound ID number: date of birth and gender, as answers."""
    parts = identifiers.check_resident_id(number).parts
    born, gender = parts.get("birth_date"), parts.get("gender")
    return {} if born is None else {"birth_date": born.isoformat(), "gender": str(gender)}


def _people(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    for role in ROLES:
        for name, told in told_by_id(given.get(key_of(role, "id_number"), "")).items():
            answer = given.get(key_of(role, name), "")
            if answer and answer != told:
                code = f"application.{name}.differs_from_id"
                yield FieldFinding(key_of(role, name), Severity.ERROR, code, fix=told)


def _phones(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    """The same number given for two people: one of them cannot be reached by it."""
    seen: dict[str, str] = {}
    for role in ROLES:
        number = given.get(key_of(role, "mobile"), "")
        plain = str(identifiers.check_mobile(number).parts.get("number", ""))
        if not plain:
            continue
        if plain in seen:
            own = seen[plain] == "" and role.startswith("contact")
            code = "application.contact.own_number" if own else "application.mobile.same"
            severity = Severity.ERROR if own else Severity.WARNING
            yield FieldFinding(key_of(role, "mobile"), severity, code, {"role": seen[plain] or "applicant"})
        seen.setdefault(plain, role)


def _same_people(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    """Nobody stands in two roles that exclude each other: no spouse and no borrower guarantees for the other."""
    others = ["", "spouse", "co_borrower1", "co_borrower2", "co_borrower3"]
    for number in (1, 2, 3):
        guarantor = f"guarantor{number}"
        for other in others:
            if any(_alike(given, guarantor, other, name) for name in ("id_number", "name")):
                code = "application.guarantor.spouse" if other == "spouse" else "application.guarantor.borrower"
                yield FieldFinding(key_of(guarantor, "name"), Severity.WARNING, code)
                break


def _alike(given: Mapping[str, str], one: str, other: str, name: str) -> bool:
    answer = given.get(key_of(one, name), "")
    return bool(answer) and answer == given.get(key_of(other, name), "")


def _amounts(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    price, down, loan = (number_of(given.get(key, "")) for key in ("price", "down_payment", "loan_amount"))
    financed = number_of(given.get("financed_extras", "")) or _ZERO
    if price is not None and down is not None and loan is not None and price - down + financed != loan:
        due = price - down + financed
        fix = f"{due:f}" if due > 0 else ""
        yield FieldFinding("loan_amount", Severity.ERROR, "application.loan_amount.differs", fix=fix)
    limit, used = number_of(given.get("card_limit", "")), number_of(given.get("card_used", ""))
    if limit is not None and used is not None and used > limit:
        yield FieldFinding("card_used", Severity.WARNING, "worksheet.card")


def _account(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    holder, name = given.get("repayment_account_name", ""), given.get("name", "")
    if holder and name and holder != name:
        yield FieldFinding("repayment_account_name", Severity.WARNING, "application.account.not_own", fix=name)


def _income(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    stated, shown = (number_of(given.get(key, "")) for key in ("monthly_income", "statement_average"))
    if stated is not None and shown is not None and shown < stated:
        params = {"average": f"{shown:,.2f}"}
        yield FieldFinding("monthly_income", Severity.WARNING, "application.monthly_income.above_statement", params)


def _place(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    """A plate of another province than the city of registration: the car has to be moved there first (迁入)."""
    plate, city = given.get("plate", ""), given.get("registration_city", "")
    there = _PROVINCES.get(plate[:1])
    if there is None or not city:
        return
    known = lists.shipped().cities
    short = city.removesuffix("市")
    here = known.get(short) or next((known[name] for name in known if short.startswith(name)), None)
    here = here or next((name for name in _PROVINCES.values() if short.startswith(name)), None)
    if here is not None and here != there:
        params = {"plate": there, "city": city}
        yield FieldFinding("registration_city", Severity.WARNING, "application.plate.elsewhere", params)


def _consents(given: Mapping[str, str]) -> Iterator[FieldFinding]:
    for name in ("lender", "credit_query"):
        key = f"consent_{name}"
        if key in given and not given[key]:
            yield FieldFinding(key, Severity.WARNING, "application.consent.missing")


# Product and regulation -----------------------------------------------------------------------------------------------

# Where what screening finds belongs on the form.
_FIELDS = {
    "loan_to_value": "loan_amount",
    "amount_min": "loan_amount",
    "amount_max": "loan_amount",
    "down_payment_ratio": "down_payment",
    "term": "months",
    "months_max": "months",
    "months_offered": "months",
    "debt_to_income": "monthly_debt",
    "income_multiple": "monthly_income",
    "age_min": "birth_date",
    "age_at_end": "birth_date",
    "vehicle_months": "first_registered_on",
    "vehicle_months_at_end": "first_registered_on",
    "mileage": "mileage",
}
# No lender may go beyond these; a lender's own limits it may waive.
_REGULATION = frozenset({"loan_to_value", "term"})


def case_of(given: Mapping[str, str], on: date) -> Case:
    """Return the case for screening that a form describes; what is not answered is not known."""

    def whole(key: str) -> int | None:
        number = number_of(given.get(key, ""))
        return None if number is None or number != number.to_integral_value() else int(number)

    price, down, loan = (number_of(given.get(key, "")) for key in ("price", "down_payment", "loan_amount"))
    extras: tuple[Extra, ...] = ()
    if price is not None and down is not None and loan is not None and loan > price - down:
        extras = (Extra("financed", loan - (price - down), financed=True),)
    return Case(
        on=on,
        price=price,
        down_payment=down,
        months=whole("months"),
        payment=number_of(given.get("payment", "")),
        birth_date=_or_none(date.fromisoformat, given.get("birth_date", "")),
        monthly_income=number_of(given.get("monthly_income", "")),
        monthly_debt=number_of(given.get("monthly_debt", "")),
        vehicle_kind=_or_none(VehicleKind, given.get("business_type", "")),
        power=_or_none(Power, given.get("power", "")),
        use=_or_none(VehicleUse, given.get("vehicle_use", "")),
        guide_price=number_of(given.get("guide_price", "")) or None,
        appraised_price=number_of(given.get("appraised_value", "")) or None,
        registered_on=_or_none(date.fromisoformat, given.get("first_registered_on", "")),
        mileage_km=whole("mileage"),
        extras=extras,
        co_income=sum((_income_of(given, role) for role in ROLES if role.startswith("co_borrower")), _ZERO),
    )


def _income_of(given: Mapping[str, str], role: str) -> Decimal:
    return number_of(given.get(key_of(role, "income"), "")) or _ZERO


def _or_none(make: Callable[[str], T], text: str) -> T | None:
    try:
        return make(text)
    except ValueError:
        return None


def _limits(given: Mapping[str, str], measure: Measure) -> Iterator[FieldFinding]:
    if measure.product is None:
        return
    case = case_of(given, measure.on)
    for check in judge(case, measure.product, measure.rules).checks:
        field = _FIELDS.get(check.code)
        if field is None or check.outcome is not Outcome.FAIL:
            continue
        yield FieldFinding(field, _severity(check), "application.limit", {"check": check})


def _severity(check: Check) -> Severity:
    return check.severity if check.code in _REGULATION else Severity.WARNING
