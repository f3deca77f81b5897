"""Settling early: to the cent, with what it does to one's pay, recorded as one action, the release followed."""

from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.commission import Basis, Clawback, ClawbackStep, PerDeal
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import loans, settlements, tasks
from tests.services.manager import TODAY, Manager, refusal, undone, untouched

D = Decimal


def test_the_event_and_what_came_in_are_one_action(manager: Manager) -> None:
    deal_id = manager.walk()
    bill = settlements.bill_of(manager.view(deal_id), TODAY)
    undone(manager, lambda: settlements.settle(manager.workspace, deal_id, TODAY, bill.total, TODAY))
    view = manager.view(deal_id)
    assert view.stage is Stage.SETTLED
    assert view.loan is not None
    assert [each.amount for each in view.loan.payments] == [bill.total]
    settled = next(event for event in view.events if event.kind is EventKind.SETTLED)
    assert (settled.on, settled.amount) == (TODAY, bill.total)
    # Nothing is owed any more, on this day or later; the day before still shows what was.
    for day in (TODAY, TODAY + timedelta(days=400)):
        loan = manager.view(deal_id, day).loan
        assert loan is not None
        assert (loan.state.overdue_days, loan.state.outstanding_principal, loan.state.next_due) == (0, 0, None)
    eve = manager.view(deal_id, TODAY - timedelta(days=1)).loan
    assert eve is not None
    assert eve.state.overdue_days > 0
    assert loans.portfolio(manager.workspace, TODAY) == []
    assert len(loans.portfolio(manager.workspace, TODAY - timedelta(days=1))) == 1
    error = refusal(settlements.bill_of, view, TODAY)
    assert (error.code, error.params["on"]) == ("settlement.closed", TODAY)


def test_a_closed_loan_is_not_paid_again(manager: Manager) -> None:
    deal_id = manager.walk()
    settlements.settle(manager.workspace, deal_id, date(2026, 11, 20), D(100), TODAY)
    again = PaymentRecord(deal_id=deal_id, paid_on=TODAY, amount=D(50))
    error = untouched(manager, loans.record_payment, manager.workspace, again, TODAY)
    assert (error.code, error.params["on"]) == ("payment.closed", date(2026, 11, 20))
    # What came in before and was forgotten may still be entered.
    manager.pay(deal_id, 50, date(2026, 11, 19))


def test_what_cannot_be_settled(manager: Manager) -> None:
    deal_id = manager.walk()
    settle = settlements.settle
    assert untouched(manager, settle, manager.workspace, deal_id, TODAY, D(-1), TODAY).code == "payment.amount"
    tomorrow = TODAY + timedelta(days=1)
    assert untouched(manager, settle, manager.workspace, deal_id, tomorrow, D(1), TODAY).code == "deal.event.future"
    manager.pay(deal_id, 100, TODAY)
    earlier = TODAY - timedelta(days=2)
    assert untouched(manager, settle, manager.workspace, deal_id, earlier, D(1), TODAY).code == "payment.after"
    open_deal = manager.walk(Stage.SIGNING)
    assert untouched(manager, settle, manager.workspace, open_deal, TODAY, D(1), TODAY).code == "payment.no_loan"


def test_what_it_does_to_one_s_pay(manager: Manager) -> None:
    clawback = Clawback("追回", (ClawbackStep(6, D(1)), ClawbackStep(12, D("0.5"))), first_payment_default=D(1))
    manager.plan(PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")), clawback)
    deal_id = manager.walk()
    manager.pay(deal_id, 2000, date(2026, 9, 17))
    effect = settlements.pay_effect(manager.workspace, deal_id, TODAY, TODAY)
    assert effect.amount == 840
    assert effect.less_from is not None
    assert effect.free_from is not None
    less_on, less = effect.less_from
    assert less == 420
    later = settlements.pay_effect(manager.workspace, deal_id, less_on, TODAY)
    assert (later.amount, later.less_from) == (420, None)
    assert settlements.pay_effect(manager.workspace, deal_id, less_on - timedelta(days=1), TODAY).amount == 840
    free = settlements.pay_effect(manager.workspace, deal_id, effect.free_from, TODAY)
    assert (free.amount, free.free_from) == (0, None)
    assert settlements.pay_effect(manager.workspace, deal_id, effect.free_from - timedelta(days=1), TODAY).amount == 420


def test_the_release_is_followed_to_its_end(manager: Manager) -> None:
    deal_id = manager.walk()
    assert settlements.releases(manager.workspace, TODAY) == []
    settlements.settle(manager.workspace, deal_id, date(2026, 11, 20), D(100), TODAY)
    found = settlements.releases(manager.workspace, TODAY)
    assert [(each.deal.id, each.settled_on) for each in found] == [(deal_id, date(2026, 11, 20))]
    assert settlements.releases(manager.workspace, date(2026, 11, 19)) == []
    # It does not lapse: a mortgage that stands is nobody's old task.
    assert settlements.releases(manager.workspace, date(2027, 11, 20))
    tasks.set_done(manager.workspace, deal_id, found[0].task, TODAY)
    assert settlements.releases(manager.workspace, TODAY) == []
    view = manager.view(deal_id)
    assert settlements.release_of(view.events, []) is not None


def test_a_penalty_is_no_part_of_the_ledger(manager: Manager) -> None:
    """What exceeds the schedule is in the event alone, and the entry says so."""
    deal_id = manager.walk()
    left = manager.view(deal_id).loan
    assert left is not None
    total = left.quote.schedule.total_payment
    settlements.settle(manager.workspace, deal_id, TODAY, total + 500, TODAY)
    view = manager.view(deal_id)
    assert view.loan is not None
    assert view.loan.payments[0].amount == total
    assert f"{total + 500:,.2f}" in view.loan.payments[0].note
    assert next(event.amount for event in view.events if event.kind is EventKind.SETTLED) == total + 500


def test_a_settlement_whose_money_went_back_is_void_from_that_day_on(manager: Manager) -> None:
    deal_id = manager.walk()
    settlements.settle(manager.workspace, deal_id, date(2026, 11, 18), D(70000), TODAY)
    back = PaymentRecord(deal_id=deal_id, paid_on=date(2026, 11, 20), amount=D(70000), kind="reversal")
    undone(manager, lambda: loans.record_payment(manager.workspace, back, TODAY))
    seen = {
        day: (loan.settled_on is None, loan.state.overdue_days > 0)
        for day in (date(2026, 11, 17), date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20), TODAY)
        if (loan := manager.view(deal_id, day).loan) is not None
    }
    assert list(seen.values()) == [(True, True), (False, False), (False, False), (True, True), (True, True)]
    lines = {day: len(loans.portfolio(manager.workspace, day)) for day in seen}
    assert list(lines.values()) == [1, 0, 0, 1, 1]
    assert settlements.releases(manager.workspace, TODAY) == []
    assert len(settlements.releases(manager.workspace, date(2026, 11, 19))) == 1
    # It runs on: what comes in is recorded again.
    manager.pay(deal_id, 100, TODAY)
