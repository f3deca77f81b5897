"""What settles a loan as its ledger stands: every part named, the sum right whatever was paid by then."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.repayment import Payment, ledger_state
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, Schedule, build_schedule
from carloan_desk.domain.settlement import SettlementBill, SettlementRule, settlement_bill, settlement_quote

D = Decimal
START = date(2026, 1, 15)
PLAN = build_schedule(
    LoanTerms(D(120_000), 12, RepaymentMethod.EQUAL_PRINCIPAL, annual_rate=D("0.06"), disbursed_on=START)
)
RULE = SettlementRule.free_after(6, D("0.03"), "示例银行")


def bill(ledger: list[Payment], on: date, plan: Schedule = PLAN, rule: SettlementRule = RULE) -> SettlementBill:
    return settlement_bill(plan, ledger_state(plan, ledger, on), on, rule)


def paid(count: int) -> list[Payment]:
    return [Payment(row.due, row.payment) for row in PLAN.rows[:count]]


def test_on_time_it_is_the_quote() -> None:
    on = date(2026, 3, 25)
    found, quote = bill(paid(2), on), settlement_quote(PLAN, on, RULE)
    assert found.total == quote.total == D(100_000) + D("166.67") + D(3000)
    assert [(line.code, line.amount) for line in found.lines if line.amount] == [
        ("principal", 100_000),
        ("accrued_interest", D("166.67")),
        ("penalty", 3000),
    ]
    assert (found.late, found.free_from) == (None, date(2026, 7, 15))


def test_what_is_late_is_added_and_what_came_early_taken_off() -> None:
    on = date(2026, 3, 25)
    late = bill([*paid(1), Payment(on, D(100))], on)
    second = PLAN.rows[1].payment
    assert late.amount("unpaid_due") == second - 100
    assert late.total == bill(paid(2), on).total + second - 100
    assert late.late is not None
    assert late.late.low > 0
    ahead = bill([*paid(2), Payment(on, D(5000))], on)
    assert ahead.amount("paid_ahead") == -5000
    assert ahead.total == bill(paid(2), on).total - 5000
    # It was not paid as principal: neither penalty nor interest is lower.
    assert ahead.amount("penalty") == 3000


def test_on_a_due_date_that_day_s_instalment_is_part_of_it() -> None:
    on = PLAN.rows[2].due
    found = bill(paid(2), on)
    assert found.amount("unpaid_due") == PLAN.rows[2].payment
    assert (found.amount("accrued_interest"), found.amount("principal")) == (0, 90_000)
    assert found.late is None


def test_free_after_some_instalments_and_after_the_last_one() -> None:
    assert bill(paid(6), date(2026, 7, 15)).amount("penalty") == 0
    assert bill(paid(6), date(2026, 7, 15)).free_from is None
    after = bill(paid(11), date(2027, 2, 1))
    assert [(line.code, line.amount) for line in after.lines if line.amount] == [("unpaid_due", PLAN.rows[-1].payment)]
    over = bill([*paid(12), Payment(date(2027, 1, 20), D(7))], date(2027, 2, 1))
    assert over.total == -7
    with pytest.raises(DomainError, match=r"settlement\.date"):
        settlement_bill(PLAN, ledger_state(PLAN, [], START), START - timedelta(days=1), RULE)


@settings(deadline=None)
@given(st.data())
def test_paid_and_to_be_paid_are_the_instalments_due_and_the_quote(data: st.DataObject) -> None:
    on = START + timedelta(days=data.draw(st.integers(0, 364)))
    days = st.integers(0, 364).map(lambda count: START + timedelta(days=count))
    amounts = st.integers(1, 5_000_000).map(lambda fen: D(fen).scaleb(-2))
    ledger = [Payment(*each) for each in data.draw(st.lists(st.tuples(days, amounts), max_size=6))]
    found = bill(ledger, on)
    came_in = sum((each.amount for each in ledger if each.paid_on <= on), D(0))
    due = sum((row.payment for row in PLAN.rows if row.due <= on), D(0))
    quote = settlement_quote(PLAN, on, RULE).total if on < PLAN.rows[-1].due else D(0)
    assert found.total + came_in == due + quote
    assert sum((line.amount for line in found.lines), D(0)) == found.total
