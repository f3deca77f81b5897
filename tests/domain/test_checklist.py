"""The checklist: which papers, why, and whether those that came in still hold."""

import itertools
import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.checklist import (
    DocumentRule,
    Person,
    Requirement,
    data_of,
    required_documents,
    rule_of,
    shipped_rules,
    statement_holds_until,
)
from carloan_desk.domain.client import MaritalStatus, Occupation
from carloan_desk.domain.papers import DocumentRecord, DocumentState
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.vehicle import Power, VehicleKind, VehicleUse

TODAY = date(2026, 11, 23)
# The facts that services hand over, with every value each can have.
FACTS: dict[str, list[str]] = {
    "marital_status": [each.value for each in MaritalStatus],
    "occupation": [each.value for each in Occupation],
    "vehicle_kind": [each.value for each in VehicleKind],
    "power": [each.value for each in Power],
    "product_kind": [each.value for each in ProductKind],
    "use": [each.value for each in VehicleUse],
    "trade_in": ["yes"],
    "old_loan": ["yes"],
}
PEOPLE = (Person("co_borrower", "甲"), Person("guarantor", "乙"))


def rule(code: str = "statement", **fields: Any) -> DocumentRule:
    values: dict[str, Any] = {
        "names": {"zh": "流水", "en": "Statement"},
        "reasons": {"zh": "收入", "en": "Income"},
        "needed_by": "application",
        "role": "applicant",
        "when": {},
        "valid_from": date.min,
        "max_age_days": None,
        "expires": False,
        "source": "[MEM]",
    }
    return DocumentRule(code=code, **(values | fields))


def record(state: DocumentState = DocumentState.RECEIVED, **fields: Any) -> DocumentRecord:
    return DocumentRecord(**{"deal_id": 1, "requirement": "statement", "state": state, **fields})


def codes(facts: dict[str, str], on: date = TODAY) -> set[str]:
    return {(requirement.rule.code) for requirement in required_documents(facts, [], on)}


# The shipped rules ----------------------------------------------------------------------------------------------------


def test_shipped_rules_speak_of_facts_that_exist() -> None:
    for each in shipped_rules():
        for fact, values in each.when.items():
            assert set(values) <= set(FACTS[fact]), (each.code, fact)
        assert each.needed_by in {"application", "signing", "disbursement", "delivery"}
        assert set(each.names) == set(each.reasons) == {"zh", "en"}
        assert all(each.names.values())
        assert re.search("[一-鿿]", each.names["zh"])
        assert not re.search("[一-鿿]", each.names["en"] + each.reasons["en"])
        assert each.source.startswith("[")
        assert each.max_age_days is None or each.max_age_days > 0
        assert each.holds_on in {"", "disbursement"}
        assert rule_of(data_of(each)) == each
    keys = [(each.code, each.role) for each in shipped_rules()]
    assert len(keys) == len(set(keys))


def test_every_shipped_rule_is_asked_of_somebody_and_none_twice() -> None:
    asked = set()
    for values in itertools.product(*FACTS.values()):
        found = [
            (r.rule.code, r.rule.role)
            for r in required_documents(dict(zip(FACTS, values, strict=True)), [], TODAY, people=PEOPLE)
        ]
        assert len(found) == len(set(found))
        assert found == [key for key in ((each.code, each.role) for each in shipped_rules()) if key in set(found)]
        asked |= set(found)
    assert asked == {(each.code, each.role) for each in shipped_rules()}


def test_a_married_salaried_buyer_of_a_new_electric_car() -> None:
    facts = {
        "marital_status": "married",
        "occupation": "salaried",
        "vehicle_kind": "new",
        "power": "nev",
        "product_kind": "bank_loan",
    }
    found = codes(facts)
    assert found >= {
        "id_card",
        "credit_authorisation",
        "marriage_certificate",
        "spouse_id_card",
        "spouse_authorisation",
        "income_certificate",
        "bank_statement",
        "purchase_contract",
        "nev_catalogue",
        "cost_disclosure",
    }
    assert not found & {"business_licence", "appraisal_report", "seller_id_card", "lease_contract", "divorce_papers"}


def test_what_is_not_known_yet_asks_for_nothing() -> None:
    of_others = {person.role for person in PEOPLE}
    unconditional = {each.code for each in shipped_rules() if not each.when and each.role not in of_others}
    assert codes({}) == unconditional
    assert codes({"marital_status": "unheard of"}) == unconditional


def test_the_cost_disclosure_sheet_is_asked_from_its_day_on() -> None:
    assert "cost_disclosure" not in codes({}, date(2026, 7, 31))
    assert "cost_disclosure" in codes({}, date(2026, 8, 1))


@given(st.fixed_dictionaries({}, optional={fact: st.sampled_from(values) for fact, values in FACTS.items()}))
def test_knowing_more_of_a_deal_never_takes_a_paper_away(facts: dict[str, str]) -> None:
    for fact in facts:
        assert codes({key: value for key, value in facts.items() if key != fact}) <= codes(facts)


# What was recorded ----------------------------------------------------------------------------------------------------


def test_records_find_their_requirement_by_code_and_role() -> None:
    rules = [rule("id_card"), rule("id_card", role="spouse"), rule("other")]
    own, spouses = record(requirement="id_card"), record(requirement="id_card", role="spouse")
    stray = record(requirement="gone")
    found = required_documents({}, [stray, spouses, own], TODAY, rules)
    assert [requirement.record for requirement in found] == [own, spouses, None]
    assert [requirement.state for requirement in found] == [
        DocumentState.RECEIVED,
        DocumentState.RECEIVED,
        DocumentState.NOT_ASKED,
    ]


@pytest.mark.parametrize("state", list(DocumentState))
def test_only_what_is_here_or_not_needed_is_done(state: DocumentState) -> None:
    done = Requirement(rule(), record(state)).done(TODAY)
    assert done is (state in (DocumentState.RECEIVED, DocumentState.NOT_APPLICABLE))


def test_nothing_recorded_is_nothing_done() -> None:
    requirement = Requirement(rule(max_age_days=30), None)
    assert requirement.holds_until() is None
    assert not requirement.done(TODAY)


def test_a_paper_holds_to_its_last_day() -> None:
    aged = Requirement(rule(max_age_days=30), record(issued_on=TODAY))
    assert aged.holds_until() == TODAY + timedelta(days=30)
    assert aged.done(TODAY + timedelta(days=30))
    assert not aged.done(TODAY + timedelta(days=31))
    card = Requirement(rule(expires=True), record(valid_until=TODAY, issued_on=date(2016, 1, 1)))
    assert card.holds_until() == TODAY
    assert card.done(TODAY)
    assert not card.done(TODAY + timedelta(days=1))


def test_of_two_ends_the_earlier_counts() -> None:
    later = TODAY + timedelta(days=40)
    both = Requirement(rule(max_age_days=30), record(issued_on=TODAY, valid_until=later))
    assert both.holds_until() == TODAY + timedelta(days=30)
    sooner = Requirement(rule(max_age_days=90), record(issued_on=TODAY, valid_until=later))
    assert sooner.holds_until() == later


def test_a_paper_of_unknown_age_is_not_called_old() -> None:
    assert Requirement(rule(max_age_days=30), record()).holds_until() is None
    assert Requirement(rule(max_age_days=30), record()).done(TODAY)
    assert Requirement(rule(), record(issued_on=date(2000, 1, 1))).done(TODAY)


def test_an_expired_paper_that_is_not_needed_is_done() -> None:
    assert Requirement(rule(), record(DocumentState.NOT_APPLICABLE, valid_until=date(2000, 1, 1))).done(TODAY)


@pytest.mark.parametrize(
    ("covers_until", "good_until"),
    [
        (date(2026, 10, 31), date(2026, 11, 30)),
        (date(2026, 10, 30), date(2026, 10, 31)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2026, 2, 28), date(2026, 3, 31)),
    ],
)
def test_a_statement_serves_the_month_after_its_last_whole_one(covers_until: date, good_until: date) -> None:
    assert statement_holds_until(covers_until) == good_until


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_statement_holds_exactly_while_it_covers_up_to_last_month(covers_until: date, on: date) -> None:
    last_month_ends = on.replace(day=1) - timedelta(days=1)
    assert (on <= statement_holds_until(covers_until)) == (covers_until >= last_month_ends)
