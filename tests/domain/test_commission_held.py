"""Pay that is held, released, forfeited, clawed back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from carloan_desk.domain.commission import (
    BaseSalary,
    Basis,
    Bonus,
    Circumstances,
    ClawbackStep,
    DealFacts,
    Kpi,
    LineKind,
    Measure,
    Period,
    Plan,
    Retention,
    Tiered,
    TierMetric,
    TierMode,
    Trigger,
    evaluate,
    ledger,
)
from tests.domain.plans import (
    AMOUNT,
    LADDER,
    RATE,
    THREE_YEARS,
    D,
    deal,
    november,
    plan,
    steps,
    tiers,
)


def moves(of: Plan, fact: DealFacts, as_of: date, **known: Circumstances) -> list[tuple[str, str, str]]:
    """What happened to the pay of a deal beside being earned."""
    circumstances = {key.replace("_", "-"): one for key, one in known.items()}
    account = ledger([of], [fact], as_of, circumstances=circumstances).account(fact.deal_id)
    assert account is not None
    rest = [(period, line) for period, line in account.lines if line.kind is not LineKind.EARNED]
    return [(period, line.kind.value, str(line.amount)) for period, line in rest]


def test_performance_pay_over_three_years() -> None:
    """50 % now, 30 % after a year, 20 % after two; the last release takes the odd fen."""
    of, fact = plan(RATE, THREE_YEARS), deal(1, "100001", 1, 31)
    assert moves(of, fact, date(2029, 1, 1)) == [
        ("2026-01", "held", "500.01"),
        ("2027-01", "released", "300.01"),
        ("2028-01", "released", "200.00"),
    ]
    account = ledger([of], [fact], date(2027, 1, 30)).account(1)
    assert account is not None
    assert [(each.on, str(each.amount), each.sure) for each in account.risk.held] == [
        (date(2027, 1, 31), "300.01", True),
        (date(2028, 1, 31), "200.00", True),
    ]
    first = evaluate(of, [fact], "2026-01")
    assert (first.earned, first.paid, first.held) == (D("1000.01"), D("500.00"), D("500.01"))
    year = evaluate(of, [fact], "2027-01")
    assert (year.earned, year.paid, year.held) == (0, D("300.01"), D("-300.01"))


def test_a_bonus_is_held_too_but_never_a_salary() -> None:
    of = plan(BaseSalary("底薪", D(4000)), Bonus("奖", AMOUNT, D(1), D(1000)), THREE_YEARS)
    facts = [deal(1, 1, 1)]
    assert evaluate(of, facts, "2026-01").paid == 4500
    assert evaluate(of, facts, "2027-01").paid == 4000 + 300
    salary_too = plan(BaseSalary("底薪", D(4000)), replace(THREE_YEARS, of=("底薪",)))
    assert evaluate(salary_too, [], "2026-01").held == 2000


def test_a_deposit_until_maturity() -> None:
    of = plan(RATE, Retention("风险金", D("0.1"), at_maturity=True))
    fact = deal(1, 100000, 1, 31, term_months=12)
    after = date(2027, 6, 30)
    held = ("2026-01", "held", "100.00")
    assert moves(of, fact, after) == [held]
    assert moves(of, replace(fact, matured_on_time=True), after) == [held, ("2027-01", "released", "100.00")]
    assert moves(of, replace(fact, matured_on_time=False), after) == [held, ("2027-01", "forfeited", "100.00")]
    assert moves(of, replace(fact, matured_on_time=True), date(2027, 1, 30)) == [held]
    early = replace(fact, settled_on=date(2026, 8, 1))
    assert moves(of, early, after) == [held, ("2026-08", "released", "100.00")]
    stated = replace(fact, maturity_on=date(2027, 2, 5), matured_on_time=True)
    assert moves(of, stated, after) == [held, ("2027-02", "released", "100.00")]
    account = ledger([of], [replace(fact, term_months=None)], after).account(1)
    assert account is not None
    assert [(each.on, each.sure) for each in account.risk.held] == [(None, False)]


def test_collection_decides_what_is_released() -> None:
    """Forfeited below 90 % at maturity, 81 % released from 99 %."""
    table = steps((0, 0), ("0.9", "0.5"), ("0.99", "0.81"), (1, 1))
    of = plan(RATE, Retention("延期", D("0.4"), at_maturity=True, collection=table))
    fact, after = deal(1, 100000, 1, 31, term_months=12), date(2027, 6, 30)
    for rate, released, forfeited in (
        ("0.8999", None, "400.00"),
        ("0.9", "200.00", "200.00"),
        ("0.99", "324.00", "76.00"),
        ("1", "400.00", None),
    ):
        found = moves(of, fact, after, **{"2027_01": Circumstances(collection_rate=D(rate))})[1:]
        assert found == [
            ("2027-01", kind, amount)
            for kind, amount in (("released", released), ("forfeited", forfeited))
            if amount is not None
        ]
    assert moves(of, fact, after) == [("2026-01", "held", "400.00")]


@pytest.mark.parametrize(
    ("settled", "back"),
    [
        (date(2026, 4, 30), "-1000.00"),
        (date(2026, 5, 1), "-500.00"),
        (date(2026, 7, 31), "-500.00"),
        (date(2026, 8, 1), None),
    ],
)
def test_early_settlement_costs_by_the_month(settled: date, back: str | None) -> None:
    found = moves(plan(RATE, LADDER), deal(1, 100000, 1, 31, settled_on=settled), date(2026, 12, 31))
    assert found == ([] if back is None else [(f"2026-{settled.month:02}", "clawback", back)])


def test_a_clawback_comes_out_of_what_is_held_first() -> None:
    of = plan(RATE, THREE_YEARS, LADDER)
    fact = deal(1, 100000, 1, 31, settled_on=date(2026, 6, 1))
    assert moves(of, fact, date(2029, 1, 1)) == [
        ("2026-01", "held", "500.00"),
        ("2026-06", "clawback", "-500.00"),
        ("2026-06", "held", "-500.00"),
    ]
    june = evaluate(of, [fact], "2026-06")
    assert (june.earned, june.paid, june.held) == (-500, 0, -500)


def test_default_then_settlement_take_no_more_than_there_was() -> None:
    fact = deal(1, 100000, 1, 31, first_payment_default_on=date(2026, 3, 5), settled_on=date(2026, 4, 1))
    assert moves(plan(RATE, LADDER), fact, date(2026, 12, 31)) == [("2026-03", "clawback", "-1000.00")]
    half = replace(LADDER, first_payment_default=D("0.3"), settled=(ClawbackStep(6, D("0.5")),))
    assert moves(plan(RATE, half), fact, date(2026, 12, 31)) == [
        ("2026-03", "clawback", "-300.00"),
        ("2026-04", "clawback", "-500.00"),
    ]


def test_what_a_quarter_adds_later_is_clawed_back_too() -> None:
    quarter = Tiered(
        "季度", Basis.LOAN_AMOUNT, TierMetric.AMOUNT, TierMode.RETROACTIVE, tiers((0, "0.01")), measured=Period.QUARTER
    )
    fact = deal(1, 100000, 10, 5, settled_on=date(2026, 11, 5))
    assert moves(plan(RATE, quarter, LADDER), fact, date(2026, 12, 31)) == [
        ("2026-11", "clawback", "-1000.00"),
        ("2026-12", "clawback", "-1000.00"),
    ]


def test_a_cancelled_deal_after_everything_else() -> None:
    of = plan(RATE, THREE_YEARS, replace(LADDER, settled=(ClawbackStep(6, D("0.2")),)))
    fact = deal(1, 100000, 1, 31, settled_on=date(2026, 6, 1), reversed_on=date(2027, 3, 1))
    assert moves(of, fact, date(2029, 1, 1)) == [
        ("2026-01", "held", "500.00"),
        ("2026-06", "clawback", "-200.00"),
        ("2026-06", "held", "-200.00"),
        ("2027-01", "released", "300.00"),
        ("2027-03", "reversal", "-1000.00"),
        ("2027-03", "reversal", "200.00"),
    ]


def test_a_cancelled_deal_takes_back_what_was_forfeited_too() -> None:
    of = plan(RATE, Retention("风险金", D("0.1"), at_maturity=True))
    fact = deal(1, 100000, 1, 31, term_months=12, matured_on_time=False, reversed_on=date(2027, 3, 1))
    assert moves(of, fact, date(2027, 6, 30))[1:] == [
        ("2027-01", "forfeited", "100.00"),
        ("2027-03", "reversal", "-1000.00"),
        ("2027-03", "held", "-100.00"),
        ("2027-03", "forfeited", "-100.00"),
    ]
    assert ledger([of], [fact], date(2027, 6, 30)).sums() == (0, 0, 0, 0)
    assert ledger([of], [fact], date(2027, 2, 28)).sums() == (1000, 900, 0, 100)


def test_settled_before_the_day_that_earns() -> None:
    of = plan(RATE, LADDER, trigger=Trigger.FIRST_REPAID)
    fact = deal(1, 100000, 1, 31, first_repaid_on=date(2026, 3, 2), settled_on=date(2026, 2, 20))
    assert moves(of, fact, date(2026, 12, 31)) == [("2026-03", "clawback", "-1000.00")]


def test_a_deal_cancelled_in_its_own_month_never_counted() -> None:
    of = plan(RATE, Bonus("奖", Measure(Kpi.COUNT), D(2), D(500)))
    facts = [deal(1), deal(2, reversed_on=date(2026, 11, 30))]
    assert november(of, *facts).total == 1000
    assert november(of, facts[0], replace(facts[1], reversed_on=date(2026, 12, 1))).total == 2500


def test_risk_of_a_deal() -> None:
    of, fact = plan(RATE, THREE_YEARS, LADDER), deal(1, 100000, 1, 31)

    def risk(on: date, **changes: Any) -> Any:
        account = ledger([of], [replace(fact, **changes)], on).account(1)
        assert account is not None
        return account.risk

    start = risk(date(2026, 2, 1))
    assert start.steps == ((date(2026, 4, 30), D(1000)), (date(2026, 7, 31), D(500)))
    assert (start.amount, start.on_default, start.settlement_ends_on) == (1000, 1000, date(2026, 7, 31))
    paid = risk(date(2026, 5, 1), first_repaid_on=date(2026, 2, 28))
    assert (paid.amount, paid.on_default, paid.open) == (500, 0, True)
    over = risk(date(2026, 8, 1), first_repaid_on=date(2026, 2, 28))
    assert (over.steps, over.open, over.settlement_ends_on) == ((), False, None)
    assert not risk(date(2026, 5, 1), settled_on=date(2026, 4, 15)).open
    # The promise is kept: settling on the last day of a step costs what it says, a day later what the next does.
    for day, cost in start.steps:
        account = ledger([of], [replace(fact, settled_on=day)], date(2029, 1, 1)).account(1)
        assert account is not None
        assert account.clawed == cost
