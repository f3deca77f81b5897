"""The quick standing of a loan against its whole ledger, day by day, and whatever order its entries come in."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.loan_track import Dues, LoanHistory, LoanTrack
from carloan_desk.domain.product import ProductKind
from carloan_desk.domain.repayment import Payment, PaymentKind, ledger_state
from carloan_desk.domain.schedule import CustomPlan, LoanTerms, RepaymentMethod, Schedule, build_schedule

D = Decimal
START = date(2026, 1, 31)


def schedules() -> st.SearchStrategy[Schedule]:
    methods = [each for each in RepaymentMethod if each not in (RepaymentMethod.CUSTOM, RepaymentMethod.BALLOON)]
    usual = st.builds(
        lambda method, months, rate, fee, day: build_schedule(
            LoanTerms(
                D(12_000), months, method, annual_rate=rate, monthly_fee_rate=fee, disbursed_on=START, due_day=day
            )
        ),
        st.sampled_from(methods),
        st.integers(1, 8),
        st.sampled_from([D(0), D("0.06"), D("0.18")]),
        st.sampled_from([D(0), D("0.002")]),
        st.sampled_from([None, 5, 31]),
    )
    holiday = build_schedule(
        LoanTerms(
            D(12_000),
            4,
            RepaymentMethod.CUSTOM,
            annual_rate=D("0.06"),
            disbursed_on=START,
            custom=CustomPlan(payments=(D(0), D(10), None, None)),
        )
    )
    return usual | st.just(holiday)


def entries() -> st.SearchStrategy[list[Payment]]:
    kinds = st.sampled_from([PaymentKind.PAYMENT, PaymentKind.PAYMENT, PaymentKind.WAIVER, PaymentKind.REVERSAL])
    days = st.integers(0, 250).map(lambda count: START + timedelta(days=count))
    amounts = st.sampled_from([D("0.01"), D(100), D("1530.55"), D(3000)]) | st.integers(1, 400_000).map(
        lambda fen: D(fen).scaleb(-2)
    )
    return st.lists(st.builds(Payment, days, amounts, kinds), max_size=9)


@settings(deadline=None)
@given(schedules(), entries(), st.data())
def test_every_day_says_what_the_ledger_says(plan: Schedule, ledger: list[Payment], data: st.DataObject) -> None:
    try:
        track = LoanTrack(Dues(plan), ledger, ProductKind.BANK_LOAN)
    except DomainError:
        with pytest.raises(DomainError, match=r"ledger\.reversal"):
            ledger_state(plan, ledger, START + timedelta(days=300))
        return
    for number in range(0, 300, data.draw(st.integers(1, 11))):
        day = START + timedelta(days=number)
        whole, quick = ledger_state(plan, ledger, day), track.standing(day)
        for name in (
            "overdue_days",
            "overdue_amount",
            "bucket",
            "risk_class",
            "next_due",
            "next_amount",
            "outstanding_principal",
        ):
            assert getattr(quick, name) == getattr(whole, name), (name, day)
        unpaid = [each for each in whole.allocations if each.unpaid]
        assert quick.number == (unpaid[0].number if unpaid else None)
        late = whole.outstanding_principal if whole.overdue_days > 30 else 0
        assert track.overdue_principal(day, 30) == late
        assert track.first_paid_by(day) == (whole.allocations[0].unpaid == 0)


@settings(deadline=None)
@given(schedules(), entries(), st.data())
def test_the_order_of_the_entries_changes_nothing(plan: Schedule, ledger: list[Payment], data: st.DataObject) -> None:
    other = data.draw(st.permutations(ledger))
    day = START + timedelta(days=data.draw(st.integers(0, 300)))
    found = []
    for each in (ledger, other):
        try:
            found.append(
                (ledger_state(plan, each, day), LoanTrack(Dues(plan), each, ProductKind.BANK_LOAN).standing(day))
            )
        except DomainError as error:
            found.append((error.code, error.params))
    assert found[0] == found[1]


def test_a_loan_reads_each_day_by_the_schedule_of_that_day() -> None:
    terms = LoanTerms(D(1_200), 12, RepaymentMethod.EQUAL_PAYMENT, disbursed_on=START)
    old = build_schedule(terms)
    new = build_schedule(LoanTerms(D(1_200), 24, RepaymentMethod.EQUAL_PAYMENT, disbursed_on=START))
    tracks = [(START, LoanTrack(Dues(old), [], ProductKind.BANK_LOAN))]
    change = date(2026, 4, 10)
    tracks.append((change, LoanTrack(Dues(new), [], ProductKind.BANK_LOAN)))
    history = LoanHistory(tracks, START, date(2026, 6, 1))
    assert history.standing(change - timedelta(days=1)).overdue_amount == 200
    assert history.standing(change).overdue_amount == 100
    assert history.standing(change) is history.standing(change)
    assert [history.lives(day) for day in (date(2026, 1, 30), START, date(2026, 5, 31), date(2026, 6, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert history.overdue_principal(date(2026, 5, 31), 30) == 1_200
    assert history.overdue_principal(date(2026, 6, 1), 30) == 0
    with pytest.raises(DomainError):
        LoanHistory([], START)
