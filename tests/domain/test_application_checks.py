"""What answers say to each other: people, phones, amounts, account, place, product and regulation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from carloan_desk.domain.application import FieldFinding, shipped_form
from carloan_desk.domain.application_checks import Measure, check_answers, told_by_id
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.product import Product, ProductKind, rate_table
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import VehicleKind
from tests.domain.test_application import COMPLETE, SPOUSE

ON = date(2026, 11, 23)
CO = {
    "co_borrowers": "1",
    "co_borrower1_name": "周明",
    "co_borrower1_relation": "兄弟",
    "co_borrower1_id_number": "990000198806150014",
    "co_borrower1_mobile": "19900041234",
    "co_borrower1_income": "8000",
}
GUARANTOR = {
    "guarantors": "1",
    "guarantor1_name": "李国强",
    "guarantor1_relation": "朋友",
    "guarantor1_id_number": "990000198503070019",
    "guarantor1_mobile": "19900051234",
    "guarantor1_income": "9000",
}


def sound(number: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number[:17] + "10X98765432"[sum(w * int(d) for w, d in zip(weights, number, strict=False)) % 11]


CO["co_borrower1_id_number"] = sound(CO["co_borrower1_id_number"])
GUARANTOR["guarantor1_id_number"] = sound(GUARANTOR["guarantor1_id_number"])
ALL = COMPLETE | SPOUSE | CO | GUARANTOR


def found(answers: dict[str, str], measure: Measure | None = None) -> dict[str, FieldFinding]:
    return {each.field: each for each in check_answers(shipped_form(), answers, measure)}


def test_a_form_with_everybody_has_nothing_against_it() -> None:
    assert found(ALL) == {}


@pytest.mark.parametrize("person", ["", "co_borrower1_", "guarantor1_"])
def test_everybody_s_id_tells_birth_date_and_gender_and_puts_them_right(person: str) -> None:
    number = ALL[f"{person}id_number"]
    told = told_by_id(number)
    other = {"male": "female", "female": "male"}[told["gender"]]
    wrong = {f"{person}birth_date": "1971-01-01", f"{person}gender": other}
    findings = found(ALL | wrong)
    assert {key: (each.severity, each.fix) for key, each in findings.items()} == {
        f"{person}birth_date": (Severity.ERROR, told["birth_date"]),
        f"{person}gender": (Severity.ERROR, told["gender"]),
    }
    assert found(ALL | {key: each.fix for key, each in findings.items()}) == {}


def test_the_same_phone_for_two_people_asks_for_a_look() -> None:
    same = found(ALL | {"guarantor1_mobile": "+86 " + ALL["spouse_mobile"]})
    assert list(same) == ["guarantor1_mobile"]
    assert (same["guarantor1_mobile"].severity, same["guarantor1_mobile"].params) == (
        Severity.WARNING,
        {"role": "spouse"},
    )


def test_a_contact_is_not_reached_by_the_applicant_s_own_number() -> None:
    own = found(ALL | {"contact2_mobile": ALL["mobile"]})
    assert (own["contact2_mobile"].severity, own["contact2_mobile"].code) == (
        Severity.ERROR,
        "application.contact.own_number",
    )


@pytest.mark.parametrize(
    ("role", "code"),
    [
        ("spouse_", "application.guarantor.spouse"),
        ("co_borrower1_", "application.guarantor.borrower"),
        ("", "application.guarantor.borrower"),
    ],
)
def test_nobody_guarantees_for_themselves_or_their_spouse(role: str, code: str) -> None:
    by_name = found(ALL | {"guarantor1_name": ALL[f"{role}name"]})
    by_id = found(ALL | {"guarantor1_id_number": ALL[f"{role}id_number"]})
    for each in (by_name, by_id):
        assert (each["guarantor1_name"].code, each["guarantor1_name"].severity) == (code, Severity.WARNING)


def test_the_loan_is_put_right_by_what_it_follows_from() -> None:
    wrong = ALL | {"loan_amount": "90000", "financed_extras": "2000"}
    (finding,) = found(wrong).values()
    assert Decimal(finding.fix) == Decimal(119800) - 35900 + 2000
    assert found(wrong | {"loan_amount": finding.fix}) == {}


def test_income_above_the_statement_and_another_s_account_are_warned_of() -> None:
    warned = found(ALL | {"statement_average": "11999.99", "repayment_account_name": "王敏"})
    assert {key: each.severity for key, each in warned.items()} == {
        "monthly_income": Severity.WARNING,
        "repayment_account_name": Severity.WARNING,
    }
    assert found(ALL | {"statement_average": "12000", "repayment_account_name": "曾乐"}) == {}


@pytest.mark.parametrize(
    ("plate", "city", "warned"),
    [
        ("豫A12345", "郑州", False),
        ("豫A12345", "郑州市", False),
        ("豫A12345", "洛阳", False),
        ("豫A12345", "武汉", True),
        ("沪A12345", "上海市", False),
        ("沪AD12345", "河南郑州", True),
        ("豫A12345", "某地", False),
        ("豫A12345", "", False),
    ],
)
def test_a_plate_of_another_province_is_warned_of(plate: str, city: str, warned: bool) -> None:
    used = ALL | {"business_type": "used", "plate": plate, "registration_city": city}
    assert ("registration_city" in found(used)) is warned


def test_what_the_lender_needs_signed_is_warned_of_until_it_is() -> None:
    assert set(found(ALL | {"consent_lender": "", "consent_credit_query": ""})) == {
        "consent_lender",
        "consent_credit_query",
    }


PRODUCT = Product(
    id=1,
    lender="示例银行",
    name="车贷优享",
    kind=ProductKind.BANK_LOAN,
    vehicle_kind=VehicleKind.NEW,
    method=RepaymentMethod.EQUAL_PAYMENT,
    rates=rate_table([12, 24, 36], min_down_payment=Decimal("0.2"), annual_rate=Decimal("0.0399")),
    max_amount=Decimal(200000),
    valid_from=date(2026, 1, 1),
)


def test_the_product_s_limits_are_warned_of_the_regulation_s_stop() -> None:
    measure = Measure(ON, PRODUCT)
    assert found(ALL, measure) == {}
    little_down = {"down_payment": "11980", "loan_amount": "107820"}
    assert {key: each.severity for key, each in found(ALL | little_down, measure).items()} == {
        "down_payment": Severity.WARNING
    }
    used = ALL | {"business_type": "used", "months": "37"}
    limits = found(used, Measure(ON, replace(PRODUCT, vehicle_kind=VehicleKind.USED)))
    assert limits["months"].severity in (Severity.WARNING, Severity.ERROR)
    # Nothing of this is said of an answer that cannot be read.
    assert found(ALL | {"months": "x"}, measure)["months"].code == "field.number"
