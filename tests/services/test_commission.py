"""One's own commission over many deals, versions and months: nothing twice, nothing lost, tiles equal their rows."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from carloan_desk.domain.commission import (
    BaseSalary,
    Basis,
    PerDeal,
    Period,
    Plan,
    Tier,
    Tiered,
    TierMetric,
    TierMode,
    Trigger,
)
from carloan_desk.domain.deal import Deal, DealEvent, EventKind, Stage
from carloan_desk.domain.pay import Metric, Payout, PlanVersion
from carloan_desk.services import commission, deals, plans
from carloan_desk.services.commission import Dashboard, DealPay, Status
from carloan_desk.services.deal_facts import facts_of
from carloan_desk.storage.workspace import Changes
from tests.services.manager import OPENED, TODAY, Manager, undone, untouched

D = Decimal
ONE = PerDeal("单台", Basis.PER_DEAL, D(100))


def registered(manager: Manager, on: date, **fields: Any) -> int:
    """A deal whose mortgage was registered on a day, disbursed a week before."""
    return manager.walk(Stage.REPAYMENT, first=on - timedelta(days=21), **fields)


def board(manager: Manager, on: date = TODAY) -> Dashboard:
    found = commission.dashboard(manager.workspace, on)
    for status in Status:
        rows = [row for row in found.rows if row.status is status]
        assert found.sum_of(status) == sum((row.expected for row in rows), D(0))
        assert found.count_of(status) == len({row.deal.id for row in rows})
    # A month's figure is the salary and the deals earned in it, and nothing else.
    for month in found.months:
        if any(row.period == month.period for row in found.rows):
            statement = commission.statement(manager.workspace, month.period)
            assert statement is not None
            assert month.earned == statement.total
            earned = [row for row in found.rows if row.period == month.period and row.status in EARNED]
            assert statement.total - _salary(statement.lines) == sum((row.amount for row in earned), D(0))
    return found


EARNED = frozenset({Status.CONFIRMED, Status.PAID})


def _salary(lines: Any) -> Decimal:
    return sum((line.amount for line in lines if line.deal_id is None), D(0))


def pay(manager: Manager, deal_id: int, on: date = TODAY) -> DealPay | None:
    return commission.of_deal(manager.workspace, deal_id, on)


def test_nothing_without_a_plan(manager: Manager) -> None:
    manager.walk(Stage.REPAYMENT)
    found = board(manager)
    assert (found.plan, found.rows, found.salary, found.target, found.payouts) == (None, (), 0, None, ())
    assert [month.period for month in found.months][-1] == found.period == "2026-11"
    assert len(found.months) == 12
    assert {(month.earned, month.paid) for month in found.months} == {(D(0), None)}
    assert commission.statement(manager.workspace, "2026-11") is None
    assert found.paces == ()


def test_an_empty_plan_brings_its_salary(manager: Manager) -> None:
    manager.plan(BaseSalary("底薪", D(4000)), valid_from=date(2026, 10, 1))
    found = board(manager)
    assert found.plan is not None
    assert found.salary == D(4000)
    assert [month.earned for month in found.months[-3:]] == [D(0), D(4000), D(4000)]


def test_one_deal_in_each_state(manager: Manager) -> None:
    manager.plan(trigger=Trigger.REGISTERED)
    paid = registered(manager, date(2026, 9, 10))
    confirmed = registered(manager, date(2026, 11, 10))
    waiting = manager.walk(Stage.DELIVERY)
    projected = manager.walk(Stage.DECISION)
    dead = manager.walk(Stage.SCREENING)
    manager.record(dead, EventKind.WITHDRAWN)
    no_amount = manager.deal(price=None)
    plans.record_payout(manager.workspace, Payout(period="2026-09", paid_on=date(2026, 10, 10), amount=D(840)))
    found = board(manager)
    assert {row.deal.id: row.status for row in found.rows} == {
        paid: Status.PAID,
        confirmed: Status.CONFIRMED,
        waiting: Status.WAITING,
        projected: Status.PROJECTED,
    }
    assert no_amount
    assert {status: found.sum_of(status) for status in Status} == {
        Status.PAID: D(840),
        Status.CONFIRMED: D(840),
        # Both own deals that waited were registered: 840 × (2 + 8 × 0.98) / (2 + 8).
        Status.WAITING: D("826.56"),
        # All three own deals that stood before the decision were disbursed: (3 + 8 × 0.70) / (3 + 8).
        Status.PROJECTED: D("656.71"),
    }
    assert {row.client_name for row in found.rows} == {"曾乐"}


# Time -----------------------------------------------------------------------------------------------------------------


def test_a_deal_earned_long_ago_is_not_earned_again(manager: Manager) -> None:
    """Beyond the year the pay curve shows, a deal stays what it was: confirmed until it is paid."""
    manager.plan(trigger=Trigger.REGISTERED, valid_from=date(2024, 1, 1))
    old = registered(manager, date(2025, 3, 10))
    row = pay(manager, old)
    assert row is not None
    assert (row.status, row.period, row.amount) == (Status.CONFIRMED, "2025-03", D(840))
    plans.record_payout(manager.workspace, Payout(period="2025-03", paid_on=date(2025, 4, 10), amount=D(840)))
    row = pay(manager, old)
    assert row is not None
    assert row.status is Status.PAID
    assert sum(month.earned for month in board(manager).months) == 0


def test_what_happened_before_the_first_plan_earns_nothing(manager: Manager) -> None:
    deal_id = registered(manager, date(2026, 9, 10))
    manager.plan(trigger=Trigger.REGISTERED, valid_from=date(2026, 11, 1))
    assert pay(manager, deal_id) is None
    assert board(manager).rows == ()


def test_a_version_that_begins_within_a_month(manager: Manager) -> None:
    """Each version pays its own deals; the later one pays the salary."""
    manager.plan(BaseSalary("底薪", D(3000)), ONE, name="旧", trigger=Trigger.REGISTERED)
    manager.plan(
        BaseSalary("底薪", D(5000)),
        PerDeal("单台", Basis.PER_DEAL, D(300)),
        name="新",
        trigger=Trigger.REGISTERED,
        valid_from=date(2026, 11, 11),
    )
    before, on, after = (registered(manager, date(2026, 11, day)) for day in (10, 11, 20))
    rows = {row.deal.id: row.amount for row in board(manager).rows}
    assert rows == {before: D(100), on: D(300), after: D(300)}
    found = commission.statement(manager.workspace, "2026-11")
    assert found is not None
    assert (found.plan, found.total) == ("新", D(5700))
    assert board(manager).salary == D(5000)
    october = commission.statement(manager.workspace, "2026-10")
    assert october is not None
    assert (october.plan, october.total) == ("旧", D(3000))


def test_a_plan_that_ends_within_a_month_still_pays_it(manager: Manager) -> None:
    manager.plan(BaseSalary("底薪", D(3000)), ONE, trigger=Trigger.REGISTERED, valid_to=date(2026, 11, 15))
    early, late = registered(manager, date(2026, 11, 10)), registered(manager, date(2026, 11, 20))
    found = board(manager)
    assert [(row.deal.id, row.amount) for row in found.rows] == [(early, D(100))]
    assert (found.plan, found.months[-1].earned) == (None, D(3100))
    assert pay(manager, late) is None


def test_another_trigger_never_pays_a_deal_twice(manager: Manager) -> None:
    """Disbursed under a version that pays for that, registered under one that pays for this: once, by the first."""
    manager.plan(ONE, name="放款", trigger=Trigger.DISBURSED)
    manager.plan(ONE, name="上牌", trigger=Trigger.REGISTERED, valid_from=date(2026, 11, 1))
    both = registered(manager, date(2026, 11, 3))  # disbursed on 27 October
    row = pay(manager, both)
    assert row is not None
    assert (row.period, row.amount) == ("2026-10", D(100))
    found = board(manager)
    assert [month.earned for month in found.months[-2:]] == [D(100), D(0)]
    later = registered(manager, date(2026, 11, 20))
    row = pay(manager, later)
    assert row is not None
    assert row.period == "2026-11"


def test_the_next_version_never_changes_what_was_earned(manager: Manager) -> None:
    manager.plan(trigger=Trigger.REGISTERED)
    for day in (5, 15, 25):
        registered(manager, date(2026, 10, day))
    before = commission.statement(manager.workspace, "2026-10")
    manager.plan(
        PerDeal("提成", Basis.LOAN_AMOUNT, D("0.001")), trigger=Trigger.DISBURSED, valid_from=date(2026, 11, 1)
    )
    assert commission.statement(manager.workspace, "2026-10") == before
    versions = plans.versions(manager.workspace)
    assert [(plan.version, plan.valid_from, plan.valid_to) for plan in versions] == [
        (2, date(2026, 11, 1), None),
        (1, date(2026, 1, 1), date(2026, 10, 31)),
    ]


def test_a_deal_expected_under_the_next_version_is_projected_with_it(manager: Manager) -> None:
    manager.plan(ONE)
    manager.plan(PerDeal("单台", Basis.PER_DEAL, D(700)), valid_from=date(2026, 12, 1))
    deal_id = manager.walk(Stage.SIGNING, expected_disbursement_on=date(2026, 12, 5))
    row = pay(manager, deal_id)
    assert row is not None
    assert (row.amount, row.period, row.status) == (D(700), "2026-12", Status.PROJECTED)
    assert row.expected == D(630)
    # A day that has passed is expected today.
    deals.edit(manager.workspace, deal_id, {"expected_disbursement_on": date(2026, 11, 1)})
    row = pay(manager, deal_id)
    assert row is not None
    assert (row.amount, row.period) == (D(100), "2026-11")


def test_a_quarterly_plan(manager: Manager) -> None:
    ladder = Tiered(
        "阶梯", Basis.PER_DEAL, TierMetric.COUNT, TierMode.RETROACTIVE, (Tier(D(0), D(100)), Tier(D(3), D(200)))
    )
    manager.plan(BaseSalary("季薪", D(9000)), ladder, trigger=Trigger.REGISTERED, period=Period.QUARTER)
    september = registered(manager, date(2026, 9, 10))
    quarter = [registered(manager, day) for day in (date(2026, 10, 8), date(2026, 10, 9), date(2026, 11, 2))]
    found = commission.dashboard(manager.workspace, TODAY)
    rows = {row.deal.id: (row.period, row.amount) for row in found.rows}
    assert rows == {september: ("2026-Q3", D(100))} | dict.fromkeys(quarter, ("2026-Q4", D(200)))
    # Deals stand in the month of their trigger, the salary in the last of the quarter.
    assert {month.period: month.earned for month in found.months[-3:]} == {
        "2026-09": D(9100),
        "2026-10": D(400),
        "2026-11": D(200),
    }
    statement = commission.statement(manager.workspace, "2026-Q4")
    assert statement is not None
    assert statement.total == D(9600)
    assert commission.statement(manager.workspace, "2026-11") is None
    plans.record_payout(manager.workspace, Payout(period="2026-Q3", paid_on=date(2026, 10, 10), amount=D(9100)))
    assert commission.dashboard(manager.workspace, TODAY).count_of(Status.PAID) == 1


# Bases and triggers ---------------------------------------------------------------------------------------------------


def test_an_open_deal_is_counted_on_top_of_what_is_earned(manager: Manager) -> None:
    """In a ladder paid at the step reached, one deal more lifts the others: that is what it is worth."""
    ladder = Tiered(
        "阶梯", Basis.PER_DEAL, TierMetric.COUNT, TierMode.RETROACTIVE, (Tier(D(0), D(100)), Tier(D(3), D(150)))
    )
    manager.plan(ladder, trigger=Trigger.REGISTERED)
    for day in (3, 4):
        registered(manager, date(2026, 11, day))
    waiting = manager.walk(Stage.DELIVERY)
    row = pay(manager, waiting)
    assert row is not None
    assert row.amount == D(250)
    assert sum(line.amount for line in row.lines) == D(150)
    manager.record(waiting, EventKind.REGISTERED)
    assert board(manager).sum_of(Status.CONFIRMED) == D(450)


def test_the_amount_is_what_the_lender_decided(manager: Manager) -> None:
    manager.plan()
    deal_id = manager.walk(Stage.DECISION)
    manager.record(deal_id, EventKind.APPROVED, amount=D(70000))
    row = pay(manager, deal_id)
    assert row is not None
    assert (row.base, row.amount) == (D(70000), D(700))
    manager.record(deal_id, EventKind.SIGNED)
    manager.record(deal_id, EventKind.DISBURSED, amount=D(60000))
    row = pay(manager, deal_id)
    assert row is not None
    assert (row.base, row.amount, row.status) == (D(60000), D(600), Status.CONFIRMED)


def facts(amount: object, *events: DealEvent, first_paid_on: date | None = None, today: date = TODAY) -> Any:
    deal = Deal(id=1, client_id=1, opened_on=OPENED, price=D(120000), down_payment=D(20000), upfront_fee=D(3000))
    if amount is None:
        deal.price = None
    return facts_of(deal, events, today, first_paid_on=first_paid_on)


def test_the_facts_of_a_deal() -> None:
    def event(kind: EventKind, day: int, amount: object = None) -> DealEvent:
        on = date(2026, 11, day)
        return DealEvent(deal_id=1, kind=kind, on=on, amount=None if amount is None else D(str(amount)))

    asked = facts(100000)
    assert (asked.loan_amount, asked.net_disbursed, asked.fee_income) == (D(100000), D(97000), D(3000))
    assert (asked.approved_on, asked.disbursed_on, asked.registered_on, asked.first_repaid_on) == (None,) * 4
    unknown = facts(None)
    assert (unknown.loan_amount, unknown.fee_income) == (D(0), D(3000))
    events = [
        event(EventKind.APPROVED, 3, 90000),
        event(EventKind.DISBURSED, 5, 50000),
        event(EventKind.REGISTERED, 9),
    ]
    found = facts(100000, *events, first_paid_on=date(2026, 11, 20))
    assert (found.loan_amount, found.net_disbursed, found.fee_income) == (D(50000), D(48500), D(1500))
    assert [found.triggered_on(trigger) for trigger in Trigger] == [date(2026, 11, day) for day in (3, 5, 9, 20)]


def test_a_first_instalment_not_paid_within_thirty_days_is_a_default() -> None:
    disbursed = DealEvent(deal_id=1, kind=EventKind.DISBURSED, on=date(2026, 6, 15), amount=D(100000))
    late = date(2026, 8, 15)  # due on 15 July, thirty days of grace
    assert facts(100000, disbursed, today=date(2026, 8, 14)).first_payment_default_on is None
    assert facts(100000, disbursed, today=late).first_payment_default_on == late
    assert facts(100000, disbursed, first_paid_on=date(2026, 8, 14)).first_payment_default_on is None
    assert facts(100000, disbursed, first_paid_on=date(2026, 9, 1)).first_payment_default_on == late


def test_a_cancelled_deal_gives_its_pay_back(manager: Manager) -> None:
    manager.plan(ONE, trigger=Trigger.REGISTERED)
    deal_id = registered(manager, date(2026, 10, 10))
    manager.record(deal_id, EventKind.WITHDRAWN)
    found = board(manager)
    rows = [row for row in found.rows if row.deal.id == deal_id]
    assert sum(row.amount for row in rows) == 0
    assert {row.period: row.amount for row in rows} == {"2026-10": D(100), "2026-11": D(-100)}
    assert [month.earned for month in found.months[-2:]] == [D(100), D(-100)]


@pytest.mark.parametrize("trigger", list(Trigger))
def test_each_trigger_from_the_outside(manager: Manager, trigger: Trigger) -> None:
    manager.plan(ONE, trigger=trigger)
    deal_id = registered(manager, date(2026, 11, 10))
    row = pay(manager, deal_id)
    assert row is not None
    if trigger is Trigger.FIRST_REPAID:
        assert row.status is Status.WAITING
        manager.pay(deal_id, 100, date(2026, 11, 20))
        row = pay(manager, deal_id)
        assert row is not None
    month = "2026-10" if trigger is Trigger.APPROVED else "2026-11"
    assert (row.status, row.period) == (Status.CONFIRMED, month)


# Targets, payouts, plans ----------------------------------------------------------------------------------------------


def test_a_target_counts_what_happened_not_what_is_hoped_for(manager: Manager) -> None:
    manager.plan(BaseSalary("底薪", D(4000)), ONE, trigger=Trigger.REGISTERED)
    registered(manager, date(2026, 11, 2))  # disbursed in October
    manager.walk(Stage.DELIVERY, first=date(2026, 11, 1))  # disbursed in November, not yet registered
    manager.walk(Stage.SIGNING)
    expected = {Metric.INCOME: D(4100), Metric.DISBURSED: D(84000), Metric.COUNT: D(1)}
    for metric, reached in expected.items():
        undone(manager, lambda metric=metric: plans.set_target(manager.workspace, "2026-11", metric, D(9000)))
        found = board(manager)
        assert found.target is not None
        assert (found.target.metric, found.target.value) == (metric, D(9000))
        assert [(pace.period, pace.target, pace.reached) for pace in found.paces] == [("2026-11", D(9000), reached)]
    assert (found.disbursed, found.disbursed_count) == (D(84000), 1)
    assert commission.dashboard(manager.workspace, date(2026, 12, 1)).target is None


def test_a_quarter_has_its_pace_beside_the_month(manager: Manager) -> None:
    manager.plan(BaseSalary("底薪", D(4000)), ONE, valid_from=date(2026, 10, 1))
    for period, value in (("2026-10", D(5000)), ("2026-11", D(5000)), ("2026-Q4", D(16000)), ("2026", D(70000))):
        plans.set_target(manager.workspace, period, Metric.INCOME, value)
    plans.set_target(manager.workspace, "2026-12", Metric.COUNT, D(3))  # of something else: counts for nothing here
    month, quarter, year = board(manager).paces
    assert (month.period, month.reached, month.carried) == ("2026-11", D(4000), 0)
    assert (quarter.period, quarter.target, quarter.reached) == ("2026-Q4", D(16000), D(8000))
    assert quarter.carried == D(1000)  # what October fell short of
    assert (year.period, year.reached) == ("2026", D(8000))


def test_disbursed_counts_without_a_plan(manager: Manager) -> None:
    manager.walk(Stage.DELIVERY, first=date(2026, 11, 1))
    assert (board(manager).disbursed, board(manager).disbursed_count) == (D(84000), 1)


@pytest.mark.parametrize("value", [D(0), D(-1)])
def test_targets_and_payouts_that_cannot_be(manager: Manager, value: Decimal) -> None:
    error = untouched(manager, plans.set_target, manager.workspace, "2026-11", Metric.COUNT, value)
    assert (error.code, error.field) == ("target.value", "value")
    payout = Payout(period="2026-10", paid_on=TODAY, amount=value)
    error = untouched(manager, plans.record_payout, manager.workspace, payout)
    assert (error.code, error.field) == ("payment.amount", "amount")


def test_payouts_are_kept_latest_first(manager: Manager) -> None:
    manager.plan()
    for period, day, amount in (("2026-09", date(2026, 10, 10), 10), ("2026-10", date(2026, 11, 10), 20)):
        payout = Payout(period=period, paid_on=day, amount=D(amount))
        undone(manager, lambda payout=payout: plans.record_payout(manager.workspace, payout))
    plans.record_payout(manager.workspace, Payout(period="2026-09", paid_on=date(2026, 10, 11), amount=D(5)))
    found = board(manager)
    assert [payout.amount for payout in found.payouts] == [D(20), D(5), D(10)]
    assert {month.period: month.paid for month in found.months[-3:]} == {
        "2026-09": D(15),
        "2026-10": D(20),
        "2026-11": None,
    }


def test_plans_are_entered_one_after_another(manager: Manager) -> None:
    workspace = manager.workspace
    first = manager.plan(ONE, name="甲", valid_from=date(2026, 1, 1))
    undone(manager, lambda: _add(manager, ONE, name="甲", valid_from=date(2026, 6, 1)))
    for start in (date(2026, 6, 1), date(2026, 3, 1), date(2025, 1, 1)):
        error = untouched(manager, _add, manager, ONE, name="甲", valid_from=start)
        assert (error.code, error.field) == ("plan.overlap", "valid_from")
    for name, code, field in ((" ", "field.required", "name"), ("甲", "plan.empty", "components")):
        components = () if code == "plan.empty" else (ONE,)
        error = untouched(manager, _add, manager, *components, name=name, valid_from=date(2026, 9, 1))
        assert (error.code, error.field) == (code, field)
    with workspace.reading() as read:
        assert [(plan.version, plan.valid_to) for plan in read.all(PlanVersion)] == [(1, date(2026, 5, 31)), (2, None)]
    assert plans.versions(workspace)[-1].components == first.components
    _add(manager, ONE, name="乙", valid_from=date(2026, 9, 1), valid_to=date(2026, 9, 30))
    _add(manager, ONE, name="甲", valid_from=date(2026, 11, 1))
    assert [(plan.name, plan.version, plan.valid_to) for plan in plans.versions(workspace)] == [
        ("甲", 3, None),
        ("乙", 1, date(2026, 9, 30)),
        ("甲", 2, date(2026, 8, 31)),
        ("甲", 1, date(2026, 5, 31)),
    ]


def _add(manager: Manager, *components: Any, **fields: Any) -> Changes:
    return plans.add(manager.workspace, Plan(version=1, components=components, **fields))


def test_a_year_of_deals_adds_up(manager: Manager) -> None:
    """Every deal is paid exactly once, in the month of its trigger, whatever versions there were."""
    manager.plan(ONE, name="甲", trigger=Trigger.DISBURSED, valid_from=date(2025, 12, 1))
    manager.plan(ONE, name="乙", trigger=Trigger.REGISTERED, valid_from=date(2026, 4, 10))
    manager.plan(ONE, name="丙", trigger=Trigger.DISBURSED, valid_from=date(2026, 8, 20))
    day = date(2026, 1, 7)
    while day < TODAY:
        registered(manager, day)
        day += timedelta(days=31)
    found = board(manager)
    lines = Counter(
        line.deal_id
        for month in found.months
        if (statement := commission.statement(manager.workspace, month.period)) is not None
        for line in statement.lines
    )
    assert set(lines.values()) == {1}
    assert sum(month.earned for month in found.months) == 100 * len(lines)
    assert {row.deal.id for row in found.rows if row.status is Status.CONFIRMED} == set(lines)
