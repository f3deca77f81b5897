"""Whom to call first because of one's pay, and what the employer owes since when."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from carloan_desk.domain.commission import Basis, Clawback, ClawbackStep, PerDeal, Release, Retention
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.pay import Payout
from carloan_desk.services import commission, plans
from carloan_desk.services.commission import Dashboard
from carloan_desk.services.pay_risk import Age, AtRisk, CallFor, Due, aged
from carloan_desk.services.plans import Basics
from tests.services.manager import TODAY, Manager

D = Decimal
PARTS = (
    PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")),
    Retention("风险金", D("0.1"), (Release(12, D(1)),)),
    Clawback("追回", (ClawbackStep(6, D(1)), ClawbackStep(12, D("0.5"))), first_payment_default=D(1)),
)


def out_on(manager: Manager, day: date, **fields: object) -> int:
    """A deal disbursed on a day."""
    return manager.walk(Stage.DELIVERY, first=day - timedelta(days=14), **fields)


def board(manager: Manager) -> Dashboard:
    return commission.dashboard(manager.workspace, TODAY)


def by_deal(pay: Dashboard) -> dict[int, AtRisk]:
    return {each.deal.id or 0: each for each in pay.at_risk}


def test_the_most_urgent_stands_first_and_says_why(manager: Manager) -> None:
    manager.plan(*PARTS)
    safe = out_on(manager, date(2026, 9, 1))
    manager.pay(safe, "2480.00", date(2026, 10, 1))
    soon = out_on(manager, date(2026, 10, 26))
    late = out_on(manager, date(2026, 10, 12))
    later = out_on(manager, date(2026, 11, 20))
    pay = board(manager)
    found = by_deal(pay)
    assert {deal: each.call_for for deal, each in found.items()} == {
        safe: CallFor.SETTLEMENT,
        soon: CallFor.FIRST_DUE,
        late: CallFor.FIRST_LATE,
        later: CallFor.SETTLEMENT,
    }
    assert [each.deal.id for each in pay.at_risk][:2] == [late, soon]
    assert (found[late].first_due_on, found[late].default_on) == (date(2026, 11, 12), date(2026, 12, 13))
    assert found[safe].default_on is None
    assert found[soon].mobile.startswith("199")
    # All of it goes back within six months, half within twelve; a tenth is held for a year.
    assert (found[safe].amount, found[safe].account.held, found[safe].release_on) == (
        D("840.00"),
        D("84.00"),
        date(2027, 9, 1),
    )
    assert found[safe].account.risk.settlement_ends_on == date(2027, 9, 1)


def test_after_the_day_it_is_a_default_and_one_may_move_the_day(manager: Manager) -> None:
    manager.plan(*PARTS)
    deal = out_on(manager, date(2026, 10, 12))
    assert by_deal(board(manager))[deal].amount == D("840.00")
    plans.set_basics(manager.workspace, Basics(default_days=5))
    # The default has happened: the pay went back and nothing is left at risk.
    pay = board(manager)
    assert deal not in by_deal(pay) or not by_deal(pay)[deal].amount
    assert sum(row.amount for row in pay.rows if row.deal.id == deal) == 0


def test_a_reversed_deal_is_not_at_risk(manager: Manager) -> None:
    manager.plan(*PARTS)
    deal = out_on(manager, date(2026, 10, 12))
    manager.record(deal, EventKind.WITHDRAWN)
    assert deal not in by_deal(board(manager))


def test_what_is_owed_ages_and_adds_up(manager: Manager) -> None:
    manager.plan(*PARTS)
    for day in (date(2026, 7, 9), date(2026, 9, 9), date(2026, 10, 9)):
        manager.pay(out_on(manager, day), "2480.00", day + timedelta(days=30))
    pay = board(manager)
    ages = aged(pay.calendar, TODAY)
    assert sum(ages.values()) == sum(each.amount for each in pay.calendar)
    # Pay of a month is due on the 10th of the next: July's on 10 August, September's on 10 October.
    assert ages[Age.BEYOND] == D("756.00")
    assert ages[Age.TO_60] == D("756.00")
    assert ages[Age.TO_30] == D("756.00")
    assert ages[Age.AHEAD] == 3 * D("84.00")
    assert pay.owed() == {"2026-07": D("756.00"), "2026-09": D("756.00"), "2026-10": D("756.00")}
    plans.record_payout(manager.workspace, Payout(period="2026-07", paid_on=TODAY, amount=D("756.00")))
    assert aged(board(manager).calendar, TODAY)[Age.BEYOND] == 0


@pytest.mark.parametrize(
    ("days", "age"),
    [
        (-1, Age.AHEAD),
        (0, Age.AHEAD),
        (1, Age.TO_30),
        (30, Age.TO_30),
        (31, Age.TO_60),
        (61, Age.TO_90),
        (91, Age.BEYOND),
    ],
)
def test_the_ages_begin_and_end_where_they_say(days: int, age: Age) -> None:
    assert Due(TODAY - timedelta(days=days), "2026-01", D(1), False).age(TODAY) is age


def test_rows_say_product_and_channel(manager: Manager) -> None:
    manager.plan(*PARTS)
    out_on(manager, date(2026, 10, 12))
    manager.walk(Stage.DECISION)
    for row in board(manager).rows:
        assert row.product == "车贷优享"
        assert row.channel is not None
