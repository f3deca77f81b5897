"""Loans: derived each time from schedule and payments, right for any day, and never in a state that cannot be shown."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.deal import Deal, DealEvent, EventKind, Stage
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import LedgerState, PaymentKind, RiskClass
from carloan_desk.domain.schedule import RepaymentMethod
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import deals, loans
from carloan_desk.services.loans import LoanView
from tests.services.manager import OPENED, TODAY, Manager, undone, untouched

D = Decimal
OUT = OPENED + timedelta(days=14)  # 17 August: instalments on the 17th from September on


def loan(manager: Manager, deal_id: int, as_of: date = TODAY) -> LoanView:
    found = manager.view(deal_id, as_of).loan
    assert found is not None
    return found


def state(manager: Manager, deal_id: int, as_of: date = TODAY) -> LedgerState:
    return loan(manager, deal_id, as_of).state


def payment(deal_id: int, amount: object, on: date = TODAY, kind: PaymentKind = PaymentKind.PAYMENT) -> PaymentRecord:
    return PaymentRecord(deal_id=deal_id, paid_on=on, amount=D(str(amount)), kind=kind.value)


def test_overdue_moves_with_the_day(manager: Manager) -> None:
    deal_id = manager.walk()
    instalment = loan(manager, deal_id).quote.payment
    due = date(2026, 9, 17)
    seen = {
        day: (found.overdue_days, found.overdue_amount, found.bucket, found.next_due)
        for day in (OUT, due, due + timedelta(days=1), date(2026, 10, 18), date(2026, 12, 17))
        if (found := state(manager, deal_id, day))
    }
    assert seen == {
        OUT: (0, 0, "M0", due),
        due: (0, 0, "M0", due),
        date(2026, 9, 18): (1, instalment, "M1", date(2026, 10, 17)),
        date(2026, 10, 18): (31, instalment * 2, "M2", date(2026, 11, 17)),
        date(2026, 12, 17): (91, instalment * 3, "M3+", date(2026, 12, 17)),
    }
    assert state(manager, deal_id, date(2026, 12, 17)).risk_class is RiskClass.SUBSTANDARD
    # A day before the money was out shows the day it went out.
    assert state(manager, deal_id, OPENED) == state(manager, deal_id, OUT)


def test_a_payment_entered_late_counts_from_its_own_day(manager: Manager) -> None:
    deal_id = manager.walk()
    instalment = loan(manager, deal_id).quote.payment
    assert state(manager, deal_id, date(2026, 9, 20)).overdue_days == 3
    manager.pay(deal_id, instalment, date(2026, 9, 19))
    assert state(manager, deal_id, date(2026, 9, 18)).overdue_days == 1
    assert state(manager, deal_id, date(2026, 9, 20)).overdue_days == 0
    assert state(manager, deal_id).overdue_days == (TODAY - date(2026, 10, 17)).days


def test_part_payments_and_more_than_one_instalment(manager: Manager) -> None:
    deal_id = manager.walk()
    instalment = loan(manager, deal_id).quote.payment
    manager.pay(deal_id, "0.01")
    assert state(manager, deal_id).overdue_amount == instalment * 3 - D("0.01")
    manager.pay(deal_id, instalment * 3 - D("0.01"))
    found = state(manager, deal_id)
    assert (found.overdue_days, found.overdue_amount, found.next_due) == (0, 0, date(2026, 12, 17))
    manager.pay(deal_id, instalment)
    assert state(manager, deal_id).next_due == date(2027, 1, 17)
    assert [each.amount for each in loan(manager, deal_id).payments] == [
        instalment,
        instalment * 3 - D("0.01"),
        D("0.01"),
    ]


@pytest.mark.parametrize("stage", [*list(Stage)[:8]])
def test_nothing_is_repaid_before_the_money_is_out(manager: Manager, stage: Stage) -> None:
    deal_id = manager.walk(stage)
    error = untouched(manager, loans.record_payment, manager.workspace, payment(deal_id, 100), TODAY)
    assert error.code == "payment.no_loan"


@pytest.mark.parametrize(
    ("amount", "on", "code", "field"),
    [
        (0, TODAY, "payment.amount", "amount"),
        (-1, TODAY, "payment.amount", "amount"),
        (100, TODAY + timedelta(days=1), "payment.future", "paid_on"),
        (100, OUT - timedelta(days=1), "payment.before_disbursement", "paid_on"),
        ("100.001", TODAY, "money.fraction_of_fen", "amount"),
    ],
)
def test_payments_that_cannot_be(manager: Manager, amount: object, on: date, code: str, field: str) -> None:
    deal_id = manager.walk()
    error = untouched(manager, loans.record_payment, manager.workspace, payment(deal_id, amount, on), TODAY)
    assert (error.code, error.field) == (code, field)


def test_nobody_pays_more_than_is_left(manager: Manager) -> None:
    deal_id = manager.walk()
    everything = loan(manager, deal_id).quote.schedule.total_payment
    error = untouched(manager, loans.record_payment, manager.workspace, payment(deal_id, everything + D("0.01")), TODAY)
    assert (error.code, error.field, error.params["left"]) == ("payment.beyond_balance", "amount", everything)
    manager.pay(deal_id, everything - 100, OUT)
    error = untouched(manager, loans.record_payment, manager.workspace, payment(deal_id, "100.01"), TODAY)
    assert error.params["left"] == 100
    manager.pay(deal_id, 100)
    assert state(manager, deal_id).outstanding_principal == 0
    error = untouched(manager, loans.record_payment, manager.workspace, payment(deal_id, "0.01"), TODAY)
    assert error.params["left"] == 0


def test_a_debit_that_was_returned(manager: Manager) -> None:
    deal_id = manager.walk()
    instalment = loan(manager, deal_id).quote.payment
    paid = manager.pay(deal_id, instalment, date(2026, 9, 17))
    back = payment(deal_id, instalment, date(2026, 9, 19), PaymentKind.REVERSAL)
    undone(manager, lambda: loans.record_payment(manager.workspace, back, TODAY))
    assert loans.received(loan(manager, deal_id)) == 0
    assert state(manager, deal_id, date(2026, 9, 18)).overdue_days == 0
    assert state(manager, deal_id, date(2026, 9, 19)).overdue_days == 2
    # More can never go back than came in, whichever way one tries.
    more = payment(deal_id, "0.01", TODAY, PaymentKind.REVERSAL)
    assert untouched(manager, loans.record_payment, manager.workspace, more, TODAY).code == "ledger.reversal"
    early = payment(deal_id, instalment, date(2026, 9, 1), PaymentKind.REVERSAL)
    assert untouched(manager, loans.record_payment, manager.workspace, early, TODAY).code == "ledger.reversal"
    assert untouched(manager, loans.remove_payment, manager.workspace, paid.id or 0).code == "ledger.reversal"
    assert loans.portfolio(manager.workspace, TODAY)


def test_debt_given_up_settles_like_a_payment(manager: Manager) -> None:
    deal_id = manager.walk()
    loans.record_payment(manager.workspace, payment(deal_id, 100, TODAY, PaymentKind.WAIVER), TODAY)
    assert loans.received(loan(manager, deal_id)) == 100


def test_a_payment_recorded_by_mistake_is_taken_out(manager: Manager) -> None:
    deal_id = manager.walk()
    paid = manager.pay(deal_id, 100)
    before = state(manager, deal_id)
    undone(manager, lambda: loans.remove_payment(manager.workspace, paid.id or 0))
    assert loan(manager, deal_id).payments == ()
    manager.workspace.undo()
    assert state(manager, deal_id) == before
    assert untouched(manager, loans.remove_payment, manager.workspace, 99).code == "record.missing"


def test_the_portfolio_shows_the_worst_first(manager: Manager) -> None:
    names = {}
    for name, price, instalments in (("甲", 120000, 3), ("乙", 150000, 1), ("丙", 100000, 1), ("丁", 120000, 2)):
        deal_id = manager.walk(client_id=manager.client(name=name), price=D(price))
        manager.pay(deal_id, loan(manager, deal_id).quote.payment * instalments)
        names[name] = deal_id
    settled = manager.walk()
    manager.record(settled, EventKind.SETTLED)
    gone = manager.walk()
    deals.delete(manager.workspace, gone)
    manager.walk(Stage.DISBURSEMENT)
    lines = loans.portfolio(manager.workspace, TODAY)
    assert [line.client.name for line in lines] == ["乙", "丙", "丁", "甲"]
    assert [line.state.overdue_days for line in lines] == [37, 37, 6, 0]
    assert {line.lender for line in lines} == {"示例银行"}
    assert {line.stage for line in lines} == {Stage.REPAYMENT}


def test_the_risk_class_hangs_on_the_kind_of_product(manager: Manager) -> None:
    deal_id = manager.deal()
    card = manager.product(kind=ProductKind.CARD_INSTALMENT)
    deals.choose_product(manager.workspace, deal_id, card, 36)
    manager.walk(deal_id=deal_id)
    late = date(2026, 9, 17) + timedelta(days=121)
    assert state(manager, deal_id, late).risk_class is RiskClass.DOUBTFUL
    assert state(manager, manager.walk(), late).risk_class is RiskClass.SUBSTANDARD


TERMS = Deal(
    id=1,
    client_id=1,
    opened_on=OPENED,
    price=D(120000),
    down_payment=D(36000),
    method=RepaymentMethod.EQUAL_PAYMENT,
    months=12,
    annual_rate=D("0.0399"),
)
DISBURSED = DealEvent(id=1, deal_id=1, kind=EventKind.DISBURSED, on=OUT, amount=D(84000))


@given(st.data())
def test_payments_in_any_order_give_the_same_loan(data: st.DataObject) -> None:
    """What is owed follows from the entries, not from the order in which they were typed."""
    days = st.integers(0, 90).map(lambda count: OUT + timedelta(days=count))
    amounts = st.integers(1, 1_500_000).map(lambda fen: D(fen).scaleb(-2))
    entries = [
        PaymentRecord(id=number, deal_id=1, paid_on=on, amount=amount)
        for number, (on, amount) in enumerate(data.draw(st.lists(st.tuples(days, amounts), max_size=8)))
    ]
    as_of = OUT + timedelta(days=data.draw(st.integers(0, 120)))
    found = loans.loan_of(TERMS, None, [DISBURSED], entries, as_of)
    assert found is not None
    assert loans.loan_of(TERMS, None, [DISBURSED], data.draw(st.permutations(entries)), as_of) == found
    assert [(each.paid_on, each.id) for each in found.payments] == sorted(
        ((each.paid_on, each.id) for each in entries), reverse=True
    )
    paid = sum((each.amount for each in entries if each.paid_on <= as_of), D(0))
    allocated = sum(each.fee + each.interest + each.principal for each in found.state.allocations)
    assert allocated + found.state.credit == paid
