"""Loans told event by event, with what is owed on chosen days: figures worked out by hand.

Twelve hundred yuan in twelve instalments of a hundred, without interest unless a scenario says otherwise.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from carloan_desk.domain import contract
from carloan_desk.domain.loan_track import Dues, LoanTrack
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import Payment, PaymentKind, RiskClass, ledger_state
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, Schedule, build_schedule
from carloan_desk.domain.servicing import ContractRow

D = Decimal
OUT = date(2026, 1, 15)
PLAIN = build_schedule(LoanTerms(D(1200), 12, RepaymentMethod.EQUAL_PRINCIPAL, disbursed_on=OUT))
DEAR = build_schedule(LoanTerms(D(1200), 12, RepaymentMethod.EQUAL_PRINCIPAL, annual_rate=D("0.12"), disbursed_on=OUT))

# Agreed anew on 20 April with two instalments paid: the thousand left in five of two hundred from June on.
_EVE = date(2026, 4, 19)
_TWO = [Payment(row.due, row.payment) for row in PLAIN.rows[:2]]
ANEW = contract.schedule_of(
    PLAIN.terms,
    contract.restructured(
        PLAIN,
        ledger_state(PLAIN, _TWO, _EVE),
        _EVE,
        [ContractRow(0, f"2026-{month:02}-20", D(200), D(0)) for month in range(6, 11)],
    ),
)


def pay(month: int, day: int, amount: object) -> Payment:
    return Payment(date(2026, month, day), D(str(amount)))


def back(month: int, day: int, amount: object) -> Payment:
    return Payment(date(2026, month, day), D(str(amount)), PaymentKind.REVERSAL)


def waive(month: int, day: int, amount: object) -> Payment:
    return Payment(date(2026, month, day), D(str(amount)), PaymentKind.WAIVER)


@dataclass(frozen=True)
class Scenario:
    """Events, and on days (month, day): days overdue, amount overdue, band, principal left, next due month and day."""

    name: str
    events: list[Payment]
    seen: dict[tuple[int, int], tuple[int, int | str, str, int | str, tuple[int, int] | None]]
    plan: Schedule = PLAIN


SCENARIOS = [
    Scenario(
        "nobody pays",
        [],
        {
            (2, 15): (0, 0, "M0", 1200, (2, 15)),
            (2, 16): (1, 100, "M1", 1200, (3, 15)),
            (3, 17): (30, 200, "M1", 1200, (4, 15)),
            (3, 18): (31, 200, "M2", 1200, (4, 15)),
            (4, 16): (60, 300, "M2", 1200, (5, 15)),
            (4, 17): (61, 300, "M3", 1200, (5, 15)),
            (5, 16): (90, 400, "M3", 1200, (6, 15)),
            (5, 17): (91, 400, "M3+", 1200, (6, 15)),
        },
    ),
    Scenario(
        "on time",
        [pay(2, 15, 100), pay(3, 15, 100)],
        {(2, 15): (0, 0, "M0", 1100, (3, 15)), (3, 20): (0, 0, "M0", 1000, (4, 15))},
    ),
    Scenario(
        "in two parts, the second late",
        [pay(2, 15, 60), pay(2, 20, 40)],
        {
            (2, 19): (4, 40, "M1", 1140, (3, 15)),
            (2, 20): (0, 0, "M0", 1100, (3, 15)),
        },
    ),
    Scenario(
        "early, and more than one",
        [pay(1, 20, 250)],
        {
            (1, 19): (0, 0, "M0", 1200, (2, 15)),
            (3, 16): (0, 0, "M0", 950, (4, 15)),
            (4, 16): (1, 50, "M1", 950, (5, 15)),
        },
    ),
    Scenario(
        "late by a month, then caught up",
        [pay(3, 20, 200)],
        {(3, 19): (32, 200, "M2", 1200, (4, 15)), (3, 20): (0, 0, "M0", 1000, (4, 15))},
    ),
    Scenario(
        "the debit was returned",
        [pay(2, 15, 100), back(2, 18, 100), pay(2, 25, 100)],
        {
            (2, 17): (0, 0, "M0", 1100, (3, 15)),
            (2, 18): (3, 100, "M1", 1200, (3, 15)),
            (2, 25): (0, 0, "M0", 1100, (3, 15)),
        },
    ),
    Scenario(
        "part of it given up",
        [pay(2, 15, 70), waive(2, 28, 30)],
        {(2, 27): (12, 30, "M1", 1130, (3, 15)), (2, 28): (0, 0, "M0", 1100, (3, 15))},
    ),
    Scenario(
        "interest before principal",
        [pay(2, 20, 50)],
        # The first instalment is 100 and 12 of interest: 38 of the 50 repay principal.
        {(2, 20): (5, 62, "M1", 1162, (3, 15))},
        DEAR,
    ),
    Scenario(
        "all at once",
        [pay(3, 1, 1200)],
        {(2, 28): (13, 100, "M1", 1200, (3, 15)), (3, 1): (0, 0, "M0", 0, None), (12, 31): (0, 0, "M0", 0, None)},
    ),
    Scenario(
        "agreed anew",
        [*_TWO, pay(6, 20, 200)],
        {
            (4, 20): (0, 0, "M0", 1000, (6, 20)),
            (6, 19): (0, 0, "M0", 1000, (6, 20)),
            (6, 20): (0, 0, "M0", 800, (7, 20)),
            (7, 21): (1, 200, "M1", 800, (8, 20)),
        },
        ANEW,
    ),
    Scenario(
        "agreed anew, and an old debit was returned after all",
        [*_TWO, back(4, 1, 100)],
        {(4, 20): (36, 100, "M2", 1100, (6, 20))},
        ANEW,
    ),
]


@pytest.mark.parametrize("told", SCENARIOS, ids=lambda told: told.name)
def test_what_is_owed(told: Scenario) -> None:
    for events in list(permutations(told.events))[:6]:
        track = LoanTrack(Dues(told.plan), events, ProductKind.BANK_LOAN)
        for (month, day), (days, amount, bucket, left, next_due) in told.seen.items():
            on = date(2026, month, day)
            state = ledger_state(told.plan, events, on)
            due = None if next_due is None else date(2026, *next_due)
            expected = (days, D(amount), bucket, D(left), due)
            for found in (state, track.standing(on)):
                seen = (
                    found.overdue_days,
                    found.overdue_amount,
                    found.bucket,
                    found.outstanding_principal,
                    found.next_due,
                )
                assert seen == expected, on


def test_the_day_before_the_new_schedule_reads_the_old_one() -> None:
    assert ledger_state(PLAIN, _TWO, _EVE).overdue_days == 4
    assert ledger_state(PLAIN, _TWO, _EVE).risk_class is RiskClass.SPECIAL_MENTION
