"""The application form: what it asks, what is filled in, what stands between it and submission."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.application import (
    Choice,
    FieldFinding,
    Form,
    FormField,
    Section,
    check_field,
    clean,
    number_of,
    prefilled,
    shipped_form,
)
from carloan_desk.domain.application_checks import check_answers
from carloan_desk.domain.circle import ConsentScope
from carloan_desk.domain.client import Client, Gender, MaritalStatus, Occupation
from carloan_desk.domain.deal import Deal
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.product import Product
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.vehicle import Power, VehicleKind

KINDS = {
    "text",
    "money",
    "percent",
    "number",
    "date",
    "choice",
    "id",
    "mobile",
    "phone",
    "vin",
    "plate",
    "card_tail",
    "uscc",
}
FIELDS = {field.key: field for section in shipped_form().sections for field in section.fields}
# An invented person; the region 990000 was never issued.
COMPLETE = {
    "lender": "示例银行",
    "product": "车贷优享",
    "business_type": "new",
    "name": "曾乐",
    "id_number": "990000199003070013",
    "id_valid_until": "2036-03-07",
    "gender": "male",
    "birth_date": "1990-03-07",
    "marital_status": "single",
    "mobile": "19900001234",
    "address": "郑州市文化路1号",
    "occupation": "salaried",
    "employer": "示例公司",
    "monthly_income": "12000.00",
    "contact1_name": "曾建国",
    "contact1_relation": "父亲",
    "contact1_mobile": "19900021234",
    "contact2_name": "李晓东",
    "contact2_relation": "同事",
    "contact2_mobile": "19900031234",
    "vehicle_model": "比亚迪 秦L",
    "power": "nev",
    "vehicle_use": "private",
    "price": "119800.00",
    "down_payment": "35900.00",
    "loan_amount": "83900.00",
    "months": "36",
    "method": "equal_payment",
    "payment": "2476.81",
    "annual_rate": "3.99",
    "consent_lender": "at_signing",
    "consent_credit_query": "given",
}
# Warned of, not asked for, when they are empty.
CONSENTS = {"consent_lender", "consent_credit_query"}
SHEET = {
    "income", "spouse_income", "other_income", "monthly_debt", "card_limit", "card_used", "household_expense",
    "dependants", "guarantees", "residence", "residence_since", "social_insurance_months", "local", "loans",
    "statement_average",
}  # fmt: skip
PERSON = {
    "name", "relation", "mobile", "id_number", "gender", "birth_date", "marital_status", "occupation", "employer",
    "job_title", "monthly_income", "address",
}  # fmt: skip
# A spouse's ID number of the same kind.
SPOUSE = {
    "marital_status": "married",
    "spouse_name": "王敏",
    "spouse_id_number": "990000199206150021",
    "spouse_mobile": "19900011234",
}


def form_field(kind: str = "text", **fields: Any) -> FormField:
    values: dict[str, Any] = {
        "labels": {"zh": "甲", "en": "A"},
        "required": False,
        "span": 1,
        "prefill": (),
        "limit": 60,
        "when": {},
        "choices": (),
    }
    return FormField(key="field", kind=kind, **(values | fields))


def findings(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(each.field, each.code) for each in check_answers(shipped_form(), answers)]


def keys(answers: Mapping[str, str]) -> set[str]:
    return {field.key for _, fields in shipped_form().asked(answers) for field in fields}


# The shipped form -----------------------------------------------------------------------------------------------------


def test_the_shipped_form_is_whole() -> None:
    sections = shipped_form().sections
    fields = [field for section in sections for field in section.fields]
    assert len({field.key for field in fields}) == len(fields)
    assert len({section.code for section in sections}) == len(sections)
    for field in fields:
        assert field.kind in KINDS
        assert field.span in (1, 2)
        assert bool(field.choices) is (field.kind == "choice")
        assert len({choice.code for choice in field.choices}) == len(field.choices)
    for owner in [*sections, *fields, *(choice for field in fields for choice in field.choices)]:
        assert set(owner.labels) == {"zh", "en"}
        assert owner.labels["zh"]
        assert not re.search("[一-鿿]", owner.labels["en"])
    assert all(text.code and text.title and text.text for text in shipped_form().declarations)


def test_conditions_speak_of_choices_that_exist() -> None:
    sections = shipped_form().sections
    for owner in [*sections, *(field for section in sections for field in section.fields)]:
        for key, values in owner.when.items():
            assert set(values) <= {choice.code for choice in FIELDS[key].choices}


def test_prefilled_values_are_values_of_the_records() -> None:
    owners: dict[str, set[str]] = {
        "client": set(Client.__dataclass_fields__),
        "deal": set(Deal.__dataclass_fields__) | {"loan_amount", "financed_extras"},
        "product": set(Product.__dataclass_fields__),
        "quote": {"payment", "nominal_apr"},
        "people": {"co_borrowers", "guarantors"},
        "consent": {scope.value for scope in ConsentScope},
    }
    owners["deal"] |= {"trade_in", "extras"}
    owners["product"] |= {"settlement"}
    sheet = {f"sheet.{name}" for name in SHEET}
    for field in FIELDS.values():
        for source in field.prefill:
            owner, _, name = source.partition(".")
            if owner.rstrip("123") in ("spouse", "co_borrower", "guarantor", "contact"):
                assert name in PERSON, source
            else:
                assert source in sheet or name in owners[owner], source


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("gender", Gender),
        ("marital_status", MaritalStatus),
        ("occupation", Occupation),
        ("business_type", VehicleKind),
        ("power", Power),
        ("method", RepaymentMethod),
    ],
)
def test_choices_that_are_prefilled_are_the_domain_s_own(key: str, kind: Any) -> None:
    assert [choice.code for choice in FIELDS[key].choices] == [member.value for member in kind]


def test_names_that_need_room_have_two_columns() -> None:
    assert {key for key, field in FIELDS.items() if field.span == 2} >= {
        "contact1_name",
        "contact2_name",
        "loan_amount",
    }
    assert FIELDS["vehicle_use"].required


@pytest.mark.parametrize("marital_status", ["single", "married"])
@pytest.mark.parametrize("occupation", ["salaried", "self_employed", "retired"])
@pytest.mark.parametrize("business_type", ["new", "used"])
def test_rows_of_two_columns_have_few_gaps(marital_status: str, occupation: str, business_type: str) -> None:
    """A wide field that follows a lonely narrow one leaves a hole beside it: at most one in a section."""
    answers = {"marital_status": marital_status, "occupation": occupation, "business_type": business_type}
    for section, fields in shipped_form().asked(answers):
        at = holes = 0
        for field in fields:
            if field.span == 2 and at % 2:
                holes, at = holes + 1, at + 1
            at += field.span
        assert holes <= 1, section.code


def test_what_is_asked_depends_on_the_answers() -> None:
    single, married = keys({"marital_status": "single"}), keys({"marital_status": "married"})
    assert married - single == {field.key for field in _section("spouse").fields}
    assert keys({"occupation": "self_employed"}) - keys({"occupation": "salaried"}) == {
        "legal_representative",
        "share_ratio",
        "years_in_business",
        "staff",
        "yearly_turnover",
    }
    assert keys({"business_type": "used"}) - keys({"business_type": "new"}) == {
        "plate",
        "mileage",
        "first_registered_on",
        "transfers",
        "appraised_value",
        "appraiser",
        "registration_certificate",
    }
    assert "employer" not in keys({})
    assert keys({"product_kind": "finance_lease"}) - keys({}) == {"lease_kind"}
    assert keys({"product_kind": "card_instalment"}) - keys({}) == {"fee_way"}
    assert keys({"trade_in": "yes"}) - keys({"trade_in": "no"}) == {"old_car", "trade_in_value", "old_loan"}


@pytest.mark.parametrize("role", ["co_borrower", "guarantor"])
def test_as_many_people_are_asked_for_as_there_are(role: str) -> None:
    for count in range(4):
        asked = keys({f"{role}s": str(count)})
        people = {FIELDS[key].person for key in asked} - {"", "contact1", "contact2"}
        assert people == {f"{role}{number}" for number in range(1, count + 1)}


def test_no_secret_of_a_card_or_an_account_is_ever_asked_for() -> None:
    """The security code, PINs, passwords and codes by message: no field may be named or called so."""
    secrets = re.compile(
        r"cvv|cvc|cvn|\bpin\b|_pin|passw|passcode|secur\w* code|\botp\b|密码|口令|安全码|验证码|校验码|背面三位|动态码",
        re.IGNORECASE,
    )
    for field in FIELDS.values():
        assert not secrets.search(" ".join([field.key, *field.labels.values(), *field.prefill])), field.key
    cards = [field for field in FIELDS.values() if re.search("卡号|账号", field.labels["zh"])]
    assert cards
    assert {field.kind for field in cards} == {"card_tail"}


def test_of_a_card_number_no_more_is_kept_than_its_end() -> None:
    tail = form_field("card_tail")
    assert clean(tail, " 6222 0212 3456 7890 128 ") == "0128"
    assert clean(tail, "6222021234567890") == "7890"
    assert clean(tail, "1234") == "1234"
    assert clean(tail, "12345") == "12345"


def test_numbers_of_papers_are_kept_in_their_plain_form() -> None:
    assert clean(form_field("id"), "990000 19900307 001x") == "990000 19900307 001x"  # no sound number: as typed
    assert clean(form_field("id"), " 990000 19900307 0013 ") == "990000199003070013"
    assert clean(form_field("mobile"), "+86 199-0000-1234") == "19900001234"
    assert clean(form_field("plate"), "豫a·12345") == "豫A12345"
    assert clean(form_field("vin"), "lsvau218xn2183294") == "LSVAU218XN2183294"
    assert clean(form_field(), "  䶮㛃 ") == "䶮㛃"


def _section(code: str) -> Section:
    return next(section for section in shipped_form().sections if section.code == code)


def test_what_is_known_is_filled_in() -> None:
    known = {"client.name": "曾乐", "deal.price": "119800.00", "client.email": "", "client.unheard": "x"}
    assert prefilled(shipped_form(), known) == {
        "name": "曾乐",
        "repayment_account_name": "曾乐",
        "price": "119800.00",
    }
    everything = {name: f"<{name}>" for field in FIELDS.values() for name in field.prefill}
    assert prefilled(shipped_form(), everything) == {
        field.key: f"<{field.prefill[0]}>" for field in FIELDS.values() if field.prefill
    }
    assert prefilled(shipped_form(), {"client.monthly_income": "9000"}) == {"monthly_income": "9000"}


# Single answers -------------------------------------------------------------------------------------------------------

NUMBERS = ["0", "1", "150000", "150000.00", "0.5", " 36 ", "3.990"]
NO_NUMBERS = ["-1", "+1", "1e5", "nan", "sNaN", "Infinity", "1,000", "1_000", "１２", "٣", "15万", "1.", ".5", "abc"]
DAYS = ["2026-03-15", "2028-02-29", "1990-12-31"]
NO_DAYS = ["2026-02-29", "2026-2-3", "20260315", "2026-W11-7", "2026-03-15T00:00", "0315", "2026/03/15", "0000-01-01"]


@pytest.mark.parametrize("kind", ["money", "number", "percent"])
def test_numbers(kind: str) -> None:
    assert [check_field(form_field(kind), text) for text in NUMBERS] == [None] * len(NUMBERS)
    for text in NO_NUMBERS:
        assert check_field(form_field(kind), text) == FieldFinding("field", Severity.ERROR, "field.number"), text


@given(st.text(max_size=8) | st.sampled_from(NO_NUMBERS + NUMBERS))
def test_a_number_is_plain_decimal_text(text: str) -> None:
    number = number_of(text)
    assert (number is None) is (check_field(form_field("number"), text) is not None or not text.strip())
    if number is not None:
        assert number >= 0
        assert set(text.strip()) <= set("0123456789.")
        assert number == Decimal(text)


def test_days() -> None:
    assert [check_field(form_field("date"), text) for text in DAYS] == [None] * len(DAYS)
    for text in NO_DAYS:
        assert check_field(form_field("date"), text) == FieldFinding("field", Severity.ERROR, "field.date"), text


def test_choices() -> None:
    asked = form_field("choice", choices=(Choice("yes", {"zh": "是", "en": "Yes"}),))
    assert check_field(asked, "yes") is None
    assert check_field(asked, "是") == FieldFinding("field", Severity.ERROR, "field.choice")


def test_the_tail_of_a_card() -> None:
    assert check_field(form_field("card_tail"), "0123") is None
    for text in ("123", "12345", "12a4", "１２３４", "²123"):
        assert check_field(form_field("card_tail"), text) == FieldFinding("field", Severity.ERROR, "field.card_tail")


@pytest.mark.parametrize(
    ("kind", "good", "bad", "severity", "code"),
    [
        ("id", "990000199003070013", "990000199003070014", Severity.ERROR, "resident_id.check_digit"),
        ("id", "990000199003070013", "990000900307001", Severity.WARNING, "resident_id.old"),
        ("mobile", "199 0000 1234", "12900001234", Severity.ERROR, "mobile.format"),
        ("vin", "LSVAU218XN2183294", "LSVAU218XN218329", Severity.ERROR, "vin.format"),
        ("plate", "豫A12345", "豫", Severity.ERROR, "plate.format"),
        ("plate", "豫AD12345", "豫A123456", Severity.WARNING, "plate.unknown"),
    ],
)
def test_identifiers(kind: str, good: str, bad: str, severity: Severity, code: str) -> None:
    assert check_field(form_field(kind), good) is None
    found = check_field(form_field(kind), bad)
    assert found is not None
    assert (found.field, found.severity, found.code) == ("field", severity, code)


def test_a_number_of_the_old_kind_comes_with_the_new_one() -> None:
    found = check_field(form_field("id"), "990000900307001")
    assert found is not None
    assert check_field(form_field("id"), found.fix) is None
    assert found.fix[:6] + found.fix[8:17] == "990000900307001"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_empty_answer_is_not_wrong_yet(kind: str) -> None:
    assert check_field(form_field(kind), "") is None
    assert check_field(form_field(kind), " \n") is None


@pytest.mark.parametrize("kind", ["text", "phone"])
def test_text_has_room_for_its_limit(kind: str) -> None:
    assert check_field(form_field(kind, limit=3), "䶮㛃𬱟") is None
    assert check_field(form_field(kind, limit=3), " 甲乙丙 ") is None
    assert check_field(form_field(kind, limit=3), "甲乙丙丁") == FieldFinding("field", Severity.ERROR, "field.too_long")


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=70))
def test_nothing_that_is_typed_breaks_a_check(kind: str, text: str) -> None:
    check_field(form_field(kind), text)


# The whole form -------------------------------------------------------------------------------------------------------


def test_a_complete_form_has_nothing_against_it() -> None:
    assert findings(COMPLETE) == []
    assert findings(COMPLETE | SPOUSE) == []


def test_every_required_field_is_asked_for_in_the_order_of_the_form() -> None:
    asked = [field for _, fields in shipped_form().asked({}) for field in fields]
    wanted = [(field.key, "field.required") for field in asked if field.required]
    assert [each for each in findings({}) if each[0] not in CONSENTS] == wanted


@pytest.mark.parametrize("key", sorted(COMPLETE.keys() - CONSENTS))
def test_without_one_answer_the_form_is_incomplete(key: str) -> None:
    rest = {other: answer for other, answer in (COMPLETE | SPOUSE).items() if other != key}
    if key in ("marital_status", "occupation"):
        assert (key, "field.required") in findings(rest)
    else:
        assert findings(rest) == [(key, "field.required")]
    assert (key, "field.required") in findings(rest | {key: "  "})


def test_what_is_not_asked_is_not_judged() -> None:
    hidden = {"spouse_id_number": "not a number", "plate": "?", "share_ratio": "half"}
    assert findings(COMPLETE | hidden) == []
    assert ("spouse_id_number", "resident_id.format") in findings(COMPLETE | hidden | {"marital_status": "married"})


def test_the_id_number_tells_birth_date_and_gender() -> None:
    assert findings(COMPLETE | {"birth_date": "1990-03-08"}) == [
        ("birth_date", "application.birth_date.differs_from_id")
    ]
    assert findings(COMPLETE | {"gender": "female"}) == [("gender", "application.gender.differs_from_id")]
    # Where the answer itself is wrong, that is what is said.
    assert findings(COMPLETE | {"birth_date": "1990-3-8"}) == [("birth_date", "field.date")]
    assert findings(COMPLETE | {"id_number": "990000199003070014", "gender": "female"}) == [
        ("id_number", "resident_id.check_digit")
    ]
    assert findings(COMPLETE | {"birth_date": " 1990-03-07 ", "gender": "male "}) == []


def test_price_less_down_payment_is_the_loan() -> None:
    differs = [("loan_amount", "application.loan_amount.differs")]
    assert findings(COMPLETE | {"loan_amount": "83900.01"}) == differs
    assert findings(COMPLETE | {"price": "119800", "loan_amount": "83900"}) == []
    assert findings(COMPLETE | {"down_payment": "119900", "loan_amount": "0"}) == differs


@pytest.mark.parametrize("odd", ["NaN", "sNaN", "Infinity", "-Infinity", "1e9999999", "", "abc"])
@pytest.mark.parametrize("keys_", [("price",), ("down_payment",), ("price", "down_payment"), ("loan_amount",)])
def test_amounts_that_are_none_do_not_break_the_sum(odd: str, keys_: tuple[str, ...]) -> None:
    expected = "field.number" if odd else "field.required"
    assert findings(COMPLETE | dict.fromkeys(keys_, odd)) == [(key, expected) for key in keys_]


def test_warnings_come_along_but_are_no_errors() -> None:
    (found,) = check_answers(shipped_form(), COMPLETE | {"vin": "LSVAU2180N2183294"})
    assert (found.field, found.severity, found.code) == ("vin", Severity.WARNING, "vin.check_digit")


@given(st.dictionaries(st.sampled_from(sorted(FIELDS)), st.text(max_size=12) | st.sampled_from(NO_NUMBERS)))
def test_nothing_that_is_typed_breaks_the_form(answers: dict[str, str]) -> None:
    found = check_answers(shipped_form(), answers)
    order = [field.key for field in FIELDS.values()]
    assert all(each.field in order for each in found)
    errors = [each.field for each in found if each.severity is Severity.ERROR]
    assert len(errors) == len(set(errors))


def test_a_form_of_nothing_asks_nothing() -> None:
    assert Form((), ()).asked(COMPLETE) == []
