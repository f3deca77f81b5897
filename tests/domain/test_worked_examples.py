"""The examples of ``docs/calculation.md`` are what the program answers."""

import doctest
import inspect
import re
from pathlib import Path

from carloan_desk.domain import (
    amounts,
    behaviour,
    commission,
    conduct,
    identifiers,
    plan_templates,
    plancheck,
    promises,
    rates,
    repayment,
    schedule,
    settlement,
    subsidy,
    tax,
    workdays,
)

DOCUMENT = Path(__file__).parents[2] / "docs/calculation.md"


def test_examples() -> None:
    result = doctest.testfile(
        str(DOCUMENT), module_relative=False, encoding="utf-8", optionflags=doctest.IGNORE_EXCEPTION_DETAIL
    )
    assert result.attempted > 60
    assert result.failed == 0


def test_every_public_function_has_an_example() -> None:
    examples = "\n".join(
        example.source for example in doctest.DocTestParser().get_examples(DOCUMENT.read_text("utf-8"))
    )
    for module in (
        amounts,
        behaviour,
        commission,
        conduct,
        identifiers,
        plan_templates,
        plancheck,
        promises,
        rates,
        repayment,
        schedule,
        settlement,
        subsidy,
        tax,
        workdays,
    ):
        for name, member in inspect.getmembers(module, inspect.isfunction):
            # What a package offers lies in its modules.
            if f"{member.__module__}.".startswith(f"{module.__name__}.") and not name.startswith("_"):
                assert re.search(rf"\b{name}\(", examples), f"{module.__name__}.{name}"
