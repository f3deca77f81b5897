"""A value beyond its limit never looks like the limit."""

from decimal import Decimal

import pytest

from carloan_desk.domain.screening import Check, Outcome, Unit
from carloan_desk.ui.screening_words import value_text
from carloan_desk.ui.shown import Shown

D = Decimal


@pytest.mark.parametrize(
    ("value", "limit", "outcome", "unit", "text"),
    [
        ("0.7004", "0.7", Outcome.FAIL, Unit.SHARE, "70.04 %"),
        ("0.70000004", "0.7", Outcome.FAIL, Unit.SHARE, "70.000004 %"),
        ("0.7004", "0.7004", Outcome.PASS, Unit.SHARE, "70.0 %"),
        ("0.8", "0.7", Outcome.FAIL, Unit.SHARE, "80.0 %"),
        ("2.499", "2.5", Outcome.FAIL, Unit.TIMES, "2.499 ×"),
        ("2.512", "2.5", Outcome.PASS, Unit.TIMES, "2.51 ×"),
    ],
)
def test_a_value_is_told_from_its_limit(value: str, limit: str, outcome: Outcome, unit: Unit, text: str) -> None:
    check = Check("loan_to_value", outcome, D(value), D(limit), unit)
    assert value_text(check, check.value, Shown()) == text


def test_what_cannot_be_said_of_nothing_to_pay() -> None:
    assert value_text(Check("income_multiple", Outcome.PASS, None, D(2), Unit.TIMES), None, Shown()) == "—"
    assert value_text(Check("mileage", Outcome.UNKNOWN, None, D(2), Unit.KM), None, Shown()) == "?"
