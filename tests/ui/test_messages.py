"""Every expected error and every value of the trade has words, in both languages."""

import ast
import string
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from carloan_desk.domain import application, identifiers
from carloan_desk.domain.client import Gender, MaritalStatus, Occupation, Source
from carloan_desk.domain.commission import Basis, TierMetric, TierMode, Trigger
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import DocumentState
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.receipts import Doubt, Ground, Way
from carloan_desk.domain.repayment import PaymentKind, RiskClass
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.screening import Outcome
from carloan_desk.domain.servicing import Channel, ContactResult, ScheduleOrigin
from carloan_desk.domain.vehicle import Power, VehicleKind
from carloan_desk.services.commission import Status
from carloan_desk.services.loan_lists import LoanDate
from carloan_desk.ui import actions, loan_words, messages, words
from carloan_desk.ui.screening_words import outcome_word
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.widgets.pay import status_word

ROOT = Path(__file__).resolve().parents[2] / "carloan_desk"


@cache
def sources() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in sorted(ROOT.rglob("*.py")))


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of a function or method of this name in the program."""
    for path, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func
                found = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                if found == name:
                    yield path, node


def raised() -> dict[str, set[frozenset[str]]]:
    """The codes of the errors that are raised, each with the names of the parameters it is raised with."""
    found: dict[str, set[frozenset[str]]] = {}
    for _, call in calls("DomainError"):
        if call.args and isinstance(call.args[0], ast.Constant):
            params = frozenset(word.arg for word in call.keywords if word.arg not in (None, "field"))
            found.setdefault(call.args[0].value, set()).add(params)  # type: ignore[arg-type]
    return found


def findings() -> set[str]:
    """The codes of findings: whole texts like ``vin.format`` in the modules that judge what was typed."""
    found = set()
    for module in (identifiers, application):
        tree = ast.parse(Path(module.__file__).read_text("utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call):
                for each in call.args:
                    if isinstance(each, ast.Constant) and isinstance(each.value, str) and _is_code(each.value):
                        found.add(each.value)
    return found


def _is_code(text: str) -> bool:
    head, dot, tail = text.partition(".")
    return bool(dot) and head in _SUBJECTS and tail != "ok" and tail.replace(".", "").replace("_", "").isalpha()


_SUBJECTS = {"resident_id", "mobile", "plate", "vin", "uscc", "bank_card", "field", "application"}


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest, dress: Callable[..., None]) -> str:
    dress(language=request.param)
    return str(request.param)


def _chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_errors_are_found() -> None:
    assert len(raised()) > 60
    assert {"vin.format", "mobile.format"} <= findings()


def test_every_error_has_words(lang: str) -> None:
    for code in sorted(raised().keys() | findings()):
        assert messages.known(code), code
        template = messages._template(code) or ""
        # Examples of what may be typed stand in the English texts too.
        assert _chinese(template.replace("豫", "").replace("15万", "")) == (lang == "zh"), (code, template)


def test_every_error_brings_what_its_words_need(lang: str) -> None:
    for code, variants in raised().items():
        template = messages._template(code)
        if template is None:
            continue
        wanted = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        for given in variants:
            assert wanted <= given, (code, wanted - given)


def test_no_words_without_an_error(lang: str) -> None:
    """What is worded can happen, or it is dead."""
    codes = set(raised()) | findings()
    named = {
        node.value
        for path, tree in sources()
        if path.name != "messages.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    unused = {code for code in messages._templates() if code not in codes | named} - {"calculation"}
    # Made of a subject and its finding while something typed is judged.
    unused = {code for code in unused if code.partition(".")[0] not in _SUBJECTS}
    assert not unused


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert messages.wording(DomainError("never.heard_of")) == "never.heard_of"


WORDS: list[tuple[type[StrEnum], Callable[[Any], Any]]] = [
    (Source, words.source),
    (Gender, words.gender),
    (MaritalStatus, words.marital_status),
    (Occupation, words.occupation),
    (VehicleKind, words.vehicle_kind),
    (Power, words.power),
    (ProductKind, words.product_kind),
    (RepaymentMethod, words.method),
    (Stage, words.stage),
    (EventKind, words.event),
    (DocumentState, lambda value: words.document_state(value)[0]),
    (Channel, words.channel),
    (ContactResult, words.contact_result),
    (Basis, words.basis),
    (TierMode, words.tier_mode),
    (TierMetric, words.tier_metric),
    (Trigger, words.trigger),
    (Outcome, outcome_word),
    (Status, status_word),
    (PaymentKind, loan_words.payment_kind),
    (RiskClass, loan_words.risk_class),
    (ScheduleOrigin, loan_words.origin),
    (LoanDate, loan_words.loan_date),
    (Ground, lambda value: loan_words.grounds([value])),
    (Doubt, loan_words.doubt),
    (Way, loan_words.way),
]


@pytest.mark.parametrize(("kind", "word"), WORDS, ids=[kind.__name__ for kind, _ in WORDS])
def test_every_value_has_a_word_of_its_own(lang: str, kind: type[StrEnum], word: Callable[[Any], Any]) -> None:
    said = [word(value) for value in kind]
    assert all(said), kind
    assert len(set(said)) == len(said), said
    assert all(_chinese(text) == (lang == "zh") for text in said), said


def test_every_action_has_words(lang: str) -> None:
    """What a unit of work is called is what undo and the history say."""
    codes = {
        call.args[0].value
        for path, call in calls("unit_of_work")
        if "services" in path.parts and call.args and isinstance(call.args[0], ast.Constant)
    }
    assert len(codes) > 15
    shown = Shown()
    params = {"name": "甲", "kind": "approved", "number": "1", "period": "2026-10", "n": 3}
    for code in sorted(codes):
        for kind in ("do", "undo", "redo"):
            text = actions.done(kind, str(code), params, shown)
            assert str(code) not in text, code
            assert "{" not in text, (code, text)
            assert _chinese(text.replace("甲", "")) == (lang == "zh"), (code, text)


def test_names_are_masked_in_the_history(qapp: QApplication) -> None:
    del qapp
    shown = Shown()
    shown.masked = True
    assert "司马青衫" not in actions.done("do", "client.add", {"name": "司马青衫"}, shown)
