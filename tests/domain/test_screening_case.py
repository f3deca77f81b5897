"""The case that screening looks at: what the worksheet says, or what the client said in one sum."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.cues import shipped_cues
from carloan_desk.domain.deal import Deal, Extra
from carloan_desk.domain.rules import rule_from_data, shipped
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.screening import Outcome, judge
from carloan_desk.domain.screening_case import burden_of, case_of, statement_of
from carloan_desk.domain.worksheet import ExistingLoan, Income, IncomeKind, StatementMonth, Worksheet
from tests.domain.test_screening import product

D = Decimal
ON = date(2026, 11, 23)


def client(**fields: Any) -> Client:
    values: dict[str, Any] = {"name": "曾乐", "source": Source.SHOWROOM, "created_on": ON}
    return Client(**(values | fields))


def deal(**fields: Any) -> Deal:
    values: dict[str, Any] = {"client_id": 1, "opened_on": ON, "price": D(150000), "down_payment": D(45000)}
    return Deal(**(values | fields))


def test_without_a_worksheet_the_sums_of_the_client_count() -> None:
    burden = burden_of(client(monthly_income=D(9000), monthly_debt=D(800)), None, ON)
    assert (burden.income, burden.proven, burden.debts) == (D(9000), None, D(800))
    nothing = burden_of(client(), Worksheet(client_id=1), ON)
    assert (nothing.income, nothing.debts, nothing.statement) == (None, None, None)


def test_the_worksheet_wins_and_cards_count_by_a_rule() -> None:
    sheet = Worksheet(
        client_id=1,
        incomes=[Income(IncomeKind.SALARY, D(8000), proven=True), Income(IncomeKind.BUSINESS, D(5000))],
        loans=[ExistingLoan("示例银行", D(80000), D(1500)), ExistingLoan("示例花呗", D(3000), D(300))],
        card_used=D(12345),
    )
    burden = burden_of(client(monthly_income=D(1), monthly_debt=D(1)), sheet, ON)
    assert (burden.income, burden.proven, burden.loans, burden.cards) == (D(13000), D(8000), D(1800), D("1234.50"))
    assert burden.debts == D("3034.50")
    own = rule_from_data({"topic": "screening.card", "valid_from": ON, "source": "自定", "monthly_share": D("0.05")})
    changed = burden_of(client(), sheet, ON, shipped().with_own([own]))
    assert (changed.cards, changed.card_rule) == (D("617.25"), "自定")


def test_six_months_of_a_statement() -> None:
    months = [StatementMonth(f"2026-{n:02d}", D(1000 * n), D(500)) for n in range(3, 11)]
    total = statement_of(months)
    assert total is not None
    assert (total.months, total.incoming, total.outgoing, total.average) == (6, D(45000), D(3000), D(7500))
    assert statement_of([]) is None


def test_what_is_not_proven_asks_for_a_second_look() -> None:
    sheet = Worksheet(
        client_id=1,
        incomes=[Income(IncomeKind.SALARY, D(2900), proven=True), Income(IncomeKind.BUSINESS, D(9100))],
        statement=[StatementMonth("2026-10", D(5000))],
        household_expense=D(9500),
    )
    found = case_of(client(birth_date=date(1990, 1, 1), employed_since=date(2026, 9, 1)), sheet, deal(months=36), ON)
    warnings = judge(found, product()).warnings
    assert {check.code for check in warnings} == {
        "proven_income",
        "statement_income",
        "left_to_live",
        "employed_months",
    }
    assert judge(found, product()).outcome is Outcome.PASS


def test_a_spouse_is_not_on_the_client_s_statement() -> None:
    sheet = Worksheet(
        client_id=1,
        incomes=[Income(IncomeKind.SALARY, D(5000), True), Income(IncomeKind.SPOUSE, D(6000), True)],
        statement=[StatementMonth("2026-10", D(5000))],
    )
    assert case_of(client(), sheet, deal(), ON).statement_average is None


@pytest.mark.parametrize("kind", [IncomeKind.SPOUSE, IncomeKind.CO_BORROWER])
def test_somebody_else_adds_to_what_the_client_said(kind: IncomeKind) -> None:
    sheet = Worksheet(client_id=1, incomes=[Income(kind, D(6000), True)], statement=[StatementMonth("2026-10", D(1))])
    for said, together in ((D(12000), D(18000)), (D(0), D(6000)), (None, D(6000))):
        found = case_of(client(monthly_income=said), sheet, deal(), ON)
        assert (found.monthly_income, found.proven_income, found.statement_average) == (together, D(6000), None)
    sheet.incomes.append(Income(IncomeKind.SALARY, D(5000)))
    assert case_of(client(monthly_income=D(12000)), sheet, deal(), ON).monthly_income == D(11000)


def test_only_a_plan_made_by_hand_keeps_its_instalment() -> None:
    assert case_of(client(), None, deal(months=36), ON, payment=D(1)).payment is None
    agreed = deal(months=36, method=RepaymentMethod.CUSTOM, extras=[Extra("purchase_tax", D(5000), True)])
    found = case_of(client(city="郑州市"), None, agreed, ON, payment=D(1))
    assert (found.payment, found.amount, found.city) == (D(1), D(110000), "郑州市")


def test_cues_are_questions_in_both_languages() -> None:
    found = shipped_cues()
    assert len({cue.code for cue in found}) == len(found) >= 15
    for cue in found:
        for language in ("zh", "en"):
            assert cue.labels[language]
            assert cue.questions[language].rstrip("”").endswith(("？", "?"))
    assert {cue.before for cue in found} == {True, False}
