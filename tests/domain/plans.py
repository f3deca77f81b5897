"""A plan, its deals and its statement in few words."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from carloan_desk.domain.commission import (
    Basis,
    Circumstances,
    Clawback,
    ClawbackStep,
    Component,
    DealFacts,
    Kpi,
    Measure,
    PerDeal,
    Plan,
    Release,
    Retention,
    ScoredKpi,
    Statement,
    Step,
    Tier,
    check_plan,
    evaluate,
)

D = Decimal
START = date(2026, 1, 1)
VECTORS = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[1] / "data/vectors/commission.json").read_text("utf-8"))["cases"]
}
AMOUNT = Measure(Kpi.AMOUNT)


def plan(*components: Component, **fields: Any) -> Plan:
    made = Plan(**{"name": "示例", "version": 1, "valid_from": START, "components": components, **fields})
    check_plan(made)
    return made


def deal(number: int, amount: object = 100000, month: int = 11, day: int = 5, **fields: Any) -> DealFacts:
    return DealFacts(number, D(str(amount)), **{"disbursed_on": date(2026, month, day), **fields})


def tiers(*rows: tuple[object, ...]) -> tuple[Tier, ...]:
    return tuple(Tier(D(str(row[0])), D(str(row[1])), D(str(row[2])) if len(row) > 2 else None) for row in rows)


def steps(*rows: tuple[object, object]) -> tuple[Step, ...]:
    return tuple(Step(D(str(start)), D(str(value))) for start, value in rows)


def november(of: Plan, *facts: DealFacts, **known: Any) -> Statement:
    return evaluate(of, facts, "2026-11", circumstances={"2026-11": Circumstances(**known)} if known else {})


def amounts(statement: Statement) -> list[tuple[str, int | None, str]]:
    return [(line.component, line.deal_id, str(line.amount)) for line in statement.lines]


CARD = (
    ScoredKpi(Measure(Kpi.APPROVAL_RATE), D("0.8"), D("0.3")),
    ScoredKpi(AMOUNT, D(1000000), D("0.5"), cap=D("1.2")),
    ScoredKpi(Measure(Kpi.OVERDUE_RATE), D("0.01"), D("0.2"), lower_is_better=True, gate=D("0.015")),
)
RATE = PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01"))
THREE_YEARS = Retention("延期", D("0.5"), (Release(12, D("0.6")), Release(24, D("0.4"))))
LADDER = Clawback("追回", (ClawbackStep(3, D(1)), ClawbackStep(6, D("0.5"))), D(1))
