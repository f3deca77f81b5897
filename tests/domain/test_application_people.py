"""People on the form change their roles, or leave it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.application_checks import check_answers
from carloan_desk.domain.application_people import Known, known_people, swapped, without
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.identifiers import Severity
from tests.domain.test_application_checks import ALL

FORM = shipped_form()


@pytest.mark.parametrize("role", ["spouse", "co_borrower1"])
def test_who_is_swapped_takes_the_other_s_place(role: str) -> None:
    after = ALL | swapped(FORM, ALL, role)
    for name in ("name", "id_number", "mobile", "employer"):
        assert after[name] == ALL.get(f"{role}_{name}", "")
        assert after[f"{role}_{name}"] == ALL.get(name, "")
    assert after["monthly_income"] == ALL.get(f"{role}_income", "")
    assert after[f"{role}_income"] == ALL["monthly_income"]
    assert after["repayment_account_name"] == after["name"]
    # Nothing of the old applicant stays with the new one, and no check finds a mixture of the two.
    assert not [e for e in check_answers(FORM, after) if e.severity is Severity.ERROR and e.code != "field.required"]


def test_a_couple_keeps_its_household() -> None:
    after = ALL | swapped(FORM, ALL | {"dependants": "2", "education": "college"}, "spouse")
    assert (after["address"], after["marital_status"]) == (ALL["address"], "married")
    assert after["education"] == ""


@pytest.mark.parametrize("role", ["spouse", "co_borrower1"])
def test_swapped_twice_everybody_is_where_they_were(role: str) -> None:
    once = ALL | swapped(FORM, ALL, role)
    twice = once | swapped(FORM, once, role)
    shared = [key for key in ALL if FORM.fields[key].person == role] + ["name", "id_number", "mobile", "monthly_income"]
    assert {key: twice[key] for key in shared} == {key: ALL[key] for key in shared}


@pytest.mark.parametrize("role", ["co_borrower2", "guarantor3", "nobody", ""])
def test_there_has_to_be_somebody(role: str) -> None:
    for act in (swapped, without):
        if role or act is without:
            with pytest.raises(DomainError) as refusal:
                act(FORM, ALL, role)
            assert refusal.value.code == "application.nobody"


@given(st.integers(1, 3), st.integers(1, 3))
def test_those_behind_move_up(count: int, gone: int) -> None:
    names = [f"甲{number}" for number in range(1, count + 1)]
    answers = {"guarantors": str(count)} | {f"guarantor{n}_name": name for n, name in enumerate(names, start=1)}
    if gone > count:
        with pytest.raises(DomainError):
            without(FORM, answers, f"guarantor{gone}")
        return
    after = answers | without(FORM, answers, f"guarantor{gone}")
    del names[gone - 1]
    assert after["guarantors"] == str(count - 1)
    assert [after.get(f"guarantor{n}_name", "") for n in (1, 2, 3)] == names + [""] * (3 - len(names))


def test_people_are_counted_and_named() -> None:
    people = [Known("co_borrower1", {"name": "甲"}), Known("co_borrower2", {"name": "乙", "mobile": ""})]
    assert known_people(people) == {
        "people.co_borrowers": "2",
        "people.guarantors": "0",
        "co_borrower1.name": "甲",
        "co_borrower2.name": "乙",
    }
