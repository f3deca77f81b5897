"""A contract's own schedule: what is refused, what rounding forgives, which one is in force, what is agreed anew."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain import contract
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.repayment import Payment, PaymentKind, ledger_state
from carloan_desk.domain.schedule import LoanTerms, RepaymentMethod, build_schedule
from carloan_desk.domain.servicing import ContractRow, ContractSchedule, ScheduleOrigin

D = Decimal
START = date(2026, 1, 31)
TERMS = LoanTerms(D(12_000), 12, RepaymentMethod.EQUAL_PAYMENT, annual_rate=D("0.06"), disbursed_on=START)
PLAN = build_schedule(TERMS)
ROWS = contract.rows_of(PLAN)


def kept(number: int, valid_from: date, rows: list[ContractRow] = ROWS) -> ContractSchedule:
    return ContractSchedule(id=number, deal_id=1, origin=ScheduleOrigin.ADJUSTED, valid_from=valid_from, rows=rows)


def test_the_rows_of_a_schedule_make_the_same_schedule() -> None:
    assert contract.schedule_of(TERMS, ROWS) == PLAN
    # Due on the 31st: the last day of a shorter month, the 31st again after it.
    assert [row.due for row in ROWS[:3]] == ["2026-02-28", "2026-03-31", "2026-04-30"]


@pytest.mark.parametrize(
    ("place", "change", "code", "field"),
    [
        (0, {"due": "2026-02-30"}, "contract.due", "due"),
        (0, {"due": ""}, "contract.due", "due"),
        (0, {"due": "2026-01-30"}, "contract.order", "due"),
        (3, {"due": ROWS[2].due}, "contract.order", "due"),
        (3, {"interest": D("-0.01")}, "money.range", "interest"),
        (3, {"fee": D("0.001")}, "money.fraction_of_fen", "fee"),
        (3, {"principal": D("-500"), "interest": D(10)}, "contract.negative", "principal"),
        (3, {"principal": ROWS[3].principal + D("0.01")}, "contract.principal", None),
    ],
)
def test_rows_that_cannot_be(place: int, change: dict[str, object], code: str, field: str | None) -> None:
    rows = list(ROWS)
    rows[place] = replace(rows[place], **change)  # type: ignore[arg-type]
    with pytest.raises(DomainError) as caught:
        contract.check_rows(rows, D(12_000), START)
    assert (caught.value.code.split(".")[0], caught.value.field) == (code.split(".")[0], field)
    if code == "contract.principal":
        assert caught.value.params["difference"] == D("0.01")
    else:
        assert caught.value.params["row"] == place + 1


def test_no_rows_and_too_many() -> None:
    for rows, code in (([], "contract.empty"), (ROWS * 60, "contract.too_long")):
        with pytest.raises(DomainError) as caught:
            contract.check_rows(rows, D(12_000), START)
        assert caught.value.code == code


def test_interest_may_join_the_balance() -> None:
    rows = [ContractRow(1, "2026-02-28", D(-60), D(60)), ContractRow(2, "2026-03-31", D(12_060), D(61))]
    made = contract.schedule_of(TERMS, rows)
    assert [row.payment for row in made.rows] == [0, 12_121]
    assert [row.balance for row in made.rows] == [12_060, 0]


def test_what_rounding_leaves_goes_to_the_last_instalment() -> None:
    short = [*ROWS[:-1], replace(ROWS[-1], principal=ROWS[-1].principal - D("0.06"))]
    mended = contract.rounded_off(short, D(12_000))
    contract.check_rows(mended, D(12_000), START)
    assert mended[-1].principal + mended[-1].interest == short[-1].principal + short[-1].interest
    with pytest.raises(DomainError) as caught:
        contract.rounded_off([*ROWS[:-1], replace(ROWS[-1], principal=ROWS[-1].principal - D("0.07"))], D(12_000))
    assert (caught.value.code, caught.value.params["difference"]) == ("contract.principal", D("-0.07"))


def test_the_latest_schedule_that_holds_is_in_force() -> None:
    first, again, later = kept(1, START), kept(2, START), kept(3, date(2026, 6, 1))
    found = [
        contract.in_force([later, again, first], day)
        for day in (START - timedelta(days=1), START, date(2026, 5, 31), date(2026, 6, 1))
    ]
    assert found == [None, again, again, later]


def test_two_schedules_row_by_row() -> None:
    theirs = [replace(ROWS[0], interest=ROWS[0].interest + D("0.02")), replace(ROWS[1], due="2026-04-01"), *ROWS[2:-1]]
    found = contract.compare(PLAN, theirs)
    assert [each.same for each in found] == [False, False, *[True] * 9, False]
    assert (contract.fen(found[0].interest), contract.fen(found[0].payment), found[1].days) == (2, 2, 1)
    assert (found[-1].theirs, found[-1].principal) == (None, -ROWS[-1].principal)


@settings(deadline=None)
@given(st.data())
def test_a_loan_agreed_anew_keeps_what_was_paid_and_owes_nothing_old(data: st.DataObject) -> None:
    """Whatever was paid until then, the whole still repays the loan, and on its first day nothing is overdue."""
    eve = START + timedelta(days=data.draw(st.integers(0, 250)))
    days = st.integers(0, 250).map(lambda count: START + timedelta(days=count))
    amounts = st.integers(1, 300_000).map(lambda fen: D(fen).scaleb(-2))
    ledger = [Payment(*each) for each in data.draw(st.lists(st.tuples(days, amounts), max_size=6))]
    before = ledger_state(PLAN, ledger, eve)
    if not before.outstanding_principal:
        return
    first = eve + timedelta(days=31)
    new = [ContractRow(1, first.isoformat(), before.outstanding_principal, D(7))]
    whole = contract.restructured(PLAN, before, eve, new)
    made = contract.schedule_of(TERMS, whole)
    until = [each for each in ledger if each.paid_on <= eve]
    after = ledger_state(made, until, eve + timedelta(days=1))
    assert after.outstanding_principal == before.outstanding_principal
    assert (after.overdue_days, after.next_due) == (0, first)
    assert after.next_amount == before.outstanding_principal + 7
    assert after.credit == 0


def test_a_payment_found_later_counts_for_the_new_instalments() -> None:
    eve = date(2026, 4, 15)
    before = ledger_state(PLAN, [Payment(date(2026, 2, 28), PLAN.payment)], eve)
    new = [ContractRow(1, "2026-05-15", before.outstanding_principal, D(50))]
    made = contract.schedule_of(TERMS, contract.restructured(PLAN, before, eve, new))
    late = [Payment(date(2026, 2, 28), PLAN.payment), Payment(date(2026, 3, 1), D(100))]
    assert ledger_state(made, late, eve + timedelta(days=1)).next_amount == before.outstanding_principal + 50 - 100
    # Money that went back leaves its old instalment open, from its own day on.
    back = [*late[:1], Payment(date(2026, 3, 2), PLAN.payment, PaymentKind.REVERSAL)]
    assert (
        ledger_state(made, back, eve + timedelta(days=1)).overdue_days
        == (eve + timedelta(days=1) - date(2026, 2, 28)).days
    )
