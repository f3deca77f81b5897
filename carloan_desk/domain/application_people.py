"""The people of a form: who is known already, one taken out, two changed in their roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carloan_desk.domain.application import Form
from carloan_desk.domain.application_checks import key_of
from carloan_desk.domain.errors import DomainError

# What is asked of everybody under the same name, and what the applicant's own fields call it otherwise.
_APPLICANT = {"income": "monthly_income"}
# What a couple shares: it stays with whoever applies.
_HOUSEHOLD = frozenset(
    {
        "marital_status",
        "address",
        "residence_kind",
        "residence_since",
        "dependants",
        "household_expense",
        "property",
        "cars_owned",
    }
)
_OWN_STEPS = ("applicant", "job", "liabilities")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody around the client as far as is known: their role on the form, and answers by name."""

    role: str
    answers: Mapping[str, str]


def known_people(people: Sequence[Known]) -> dict[str, str]:
    """Return what is known of people by the names that the form's prefill uses, and how many there are of each."""
    found: dict[str, str] = {}
    for section, role in (("co_borrowers", "co_borrower"), ("guarantors", "guarantor")):
        found[f"people.{section}"] = str(min(3, sum(each.role.startswith(role) for each in people)))
    for each in people:
        found |= {f"{each.role}.{name}": answer for name, answer in each.answers.items() if answer}
    return found


def swapped(form: Form, answers: Mapping[str, str], role: str) -> dict[str, str]:
    """Return the answers that change when somebody becomes the applicant, and the applicant takes their place.

    What is asked of both changes places; what was only asked of the old applicant is emptied, for it does not hold for
    the new one. A couple keeps its household.

    Raises:
        DomainError: ``application.nobody``: there is nobody of this role.
    """
    fields = form.fields
    if not answers.get(key_of(role, "name"), "").strip():
        raise DomainError("application.nobody")
    changes: dict[str, str] = {}
    for key, field in fields.items():
        if field.person != role:
            continue
        own = key.removeprefix(f"{role}_")
        own = _APPLICANT.get(own, own)
        if own in fields and not fields[own].person:
            changes[own], changes[key] = answers.get(key, ""), answers.get(own, "")
    kept = _HOUSEHOLD if role == "spouse" else frozenset()
    for section in form.sections:
        for field in section.fields if section.code in _OWN_STEPS else ():
            if field.key not in changes and field.key not in kept:
                changes[field.key] = ""
    changes["repayment_account_name"] = changes["name"]
    changes["repayment_card_tail"] = ""
    return changes


def without(form: Form, answers: Mapping[str, str], role: str) -> dict[str, str]:
    """Return the answers that change when one of several people is taken out; those behind move up.

    Raises:
        DomainError: ``application.nobody``: there is nobody of this role.
    """
    section = next((each for each in form.sections if each.people and each.people == role[:-1]), None)
    count = 0 if section is None else int(answers.get(section.code, "") or 0)
    number = int(role[-1]) if role[-1:].isdigit() else 0
    if section is None or not 1 <= number <= count:
        raise DomainError("application.nobody")
    changes: dict[str, str] = {section.code: str(count - 1)}
    for at in range(number, count + 1):
        for field in section.fields:
            if field.person == f"{section.people}{at}":
                name = field.key.removeprefix(f"{field.person}_")
                following = f"{section.people}{at + 1}_{name}"
                changes[field.key] = answers.get(following, "") if at < count else ""
    return changes
