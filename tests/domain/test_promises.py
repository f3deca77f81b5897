"""Promises judge themselves from the ledger: tables, and what always holds."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.promises import Judged, Promise, PromiseState, judge, stayed, worst
from carloan_desk.domain.repayment import Payment, PaymentKind

D = Decimal
FIRST = date(2026, 11, 2)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def promise(made: int = 0, due: int = 5, amount: object = 1000, key: int = 1) -> Promise:
    return Promise(key, day(made), day(due), D(str(amount)))


def paid(on: int, amount: object = 1000, kind: PaymentKind = PaymentKind.PAYMENT) -> Payment:
    return Payment(day(on), D(str(amount)), kind)


BACK = PaymentKind.REVERSAL
KEPT, OPEN, PARTLY, BROKEN = PromiseState.KEPT, PromiseState.OPEN, PromiseState.PARTLY, PromiseState.BROKEN


@pytest.mark.parametrize(
    ("payments", "as_of", "state", "came"),
    [
        ([], 5, OPEN, 0),
        ([], 6, OPEN, 0),  # the day of grace
        ([], 7, BROKEN, 0),
        ([paid(0)], 0, KEPT, 1000),  # on the day it was made
        ([paid(-1)], 9, BROKEN, 0),  # before it
        ([paid(5)], 9, KEPT, 1000),
        ([paid(6)], 9, KEPT, 1000),
        ([paid(7)], 9, BROKEN, 0),  # too late
        ([paid(9)], 8, BROKEN, 0),  # not yet
        ([paid(2, 400)], 6, OPEN, 400),
        ([paid(2, 400)], 7, PARTLY, 400),
        ([paid(2, 400), paid(6, "599.99")], 7, PARTLY, D("999.99")),
        ([paid(2, 400), paid(6, 600)], 7, KEPT, 1000),
        ([paid(2, 5000)], 7, KEPT, 1000),
        ([paid(2), paid(3, 1000, BACK)], 4, OPEN, 0),
        ([paid(2), paid(3, 1000, BACK)], 7, BROKEN, 0),
        ([paid(2), paid(9, 1000, BACK)], 8, KEPT, 1000),  # it had not gone back yet
        ([paid(2), paid(9, 1000, BACK)], 9, BROKEN, 0),
        ([paid(2), paid(3, 300, BACK)], 7, PARTLY, 700),
        ([paid(-1, 300), paid(2), paid(3, 300, BACK)], 7, PARTLY, 700),  # the last that came goes back first
        ([paid(2, 1000, PaymentKind.WAIVER)], 7, BROKEN, 0),
    ],
)
def test_one_promise(payments: list[Payment], as_of: int, state: PromiseState, came: object) -> None:
    (found,) = judge([promise()], payments, day(as_of))
    assert (found.state, found.paid, found.until) == (state, came, day(6))
    assert found.left == 1000 - found.paid
    assert found.failed is (state in (PARTLY, BROKEN))


def test_several_promises_share_the_money_in_the_order_of_their_days() -> None:
    first, second = promise(0, 5, 1000, 1), promise(3, 10, 500, 2)
    states = [each.state for each in judge([second, first], [paid(4, 1200)], day(20))]
    assert states == [KEPT, PARTLY]
    states = [each.state for each in judge([first, second], [paid(9, 500)], day(20))]
    assert states == [BROKEN, KEPT]
    # One paid by the money received first leaves the later money to the other.
    found = judge([first, second], [paid(1), paid(4, 500)], day(20))
    assert [(each.promise.key, each.state) for each in found] == [(1, KEPT), (2, KEPT)]


def test_a_promise_not_made_yet_is_not_judged() -> None:
    assert judge([promise(made=3)], [], day(2)) == ()
    assert judge([], [paid(1)], day(2)) == ()


def test_the_one_to_speak_of_first() -> None:
    def judged(key: int, state: PromiseState, due: int) -> Judged:
        return Judged(promise(due=due, key=key), state, D(0), day(due))

    found = [judged(1, OPEN, 1), judged(2, BROKEN, 9), judged(3, PARTLY, 2), judged(4, BROKEN, 8), judged(5, KEPT, 0)]
    best = worst(found)
    assert best is not None
    assert best.promise.key == 4
    assert worst([found[-1]]) is None


# What always holds ----------------------------------------------------------------------------------------------------

amounts = st.integers(1, 3000).map(D)
promises = st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10), amounts), max_size=4).map(
    lambda rows: [promise(made, made + more, amount, key) for key, (made, more, amount) in enumerate(rows)]
)
payments = st.lists(st.builds(paid, st.integers(-2, 20), amounts), max_size=8)
reversals = st.lists(st.tuples(st.integers(-2, 22), amounts), max_size=4)
RANK = [KEPT, OPEN, PARTLY, BROKEN]


def with_reversals(rows: list[Payment], back: list[tuple[int, Decimal]]) -> list[Payment]:
    return [*rows, *(paid(on, amount, BACK) for on, amount in back)]


@given(promises, payments, reversals, st.integers(0, 25), st.randoms())
def test_order_is_nothing(
    made: list[Promise], rows: list[Payment], back: list[tuple[int, Decimal]], as_of: int, chance: Any
) -> None:
    ledger = with_reversals(rows, back)
    expected = judge(made, ledger, day(as_of))
    shuffled = judge(chance.sample(made, len(made)), chance.sample(ledger, len(ledger)), day(as_of))
    assert shuffled == expected


@given(promises, payments, reversals, payments, st.integers(0, 25))
def test_more_money_never_makes_a_promise_worse(
    made: list[Promise], rows: list[Payment], back: list[tuple[int, Decimal]], more: list[Payment], as_of: int
) -> None:
    before = judge(made, with_reversals(rows, back), day(as_of))
    after = judge(made, with_reversals(rows + more, back), day(as_of))
    for one, other in zip(before, after, strict=True):
        assert one.promise == other.promise
        assert other.paid >= one.paid
        assert RANK.index(other.state) <= RANK.index(one.state)


@given(promises, payments)
def test_when_all_went_back_nothing_is_kept(made: list[Promise], rows: list[Payment]) -> None:
    last = max((each.paid_on for each in rows), default=FIRST)
    back = [Payment(last, each.amount, BACK) for each in rows]
    for found in judge(made, rows + back, day(40)):
        assert (found.state, found.paid) == (BROKEN, 0)


@given(promises, payments, reversals, st.integers(0, 25))
def test_no_yuan_keeps_two_promises(
    made: list[Promise], rows: list[Payment], back: list[tuple[int, Decimal]], as_of: int
) -> None:
    ledger = with_reversals(rows, back)
    found = judge(made, ledger, day(as_of))
    came = sum((amount for _, amount in stayed(ledger, day(as_of))), D(0))
    assert sum((each.paid for each in found), D(0)) <= came
    for each in found:
        assert 0 <= each.paid <= each.promise.amount
        # Alone it would have at least as much.
        (alone,) = judge([each.promise], ledger, day(as_of))
        assert alone.paid >= each.paid
        assert (each.state is KEPT) == (each.left == 0)


@given(payments, reversals, st.integers(0, 25))
def test_what_stayed_is_what_a_running_total_never_lost_again(
    rows: list[Payment], back: list[tuple[int, Decimal]], as_of: int
) -> None:
    """An oracle that knows no single payments: by each day stays the least the total came down to afterwards."""
    ledger = with_reversals(rows, back)
    days = list(range(-2, as_of + 1))
    total, totals = D(0), []
    for number in days:
        total += sum((e.amount for e in ledger if e.paid_on == day(number) and e.kind is not BACK), D(0))
        total -= sum((e.amount for e in ledger if e.paid_on == day(number) and e.kind is BACK), D(0))
        total = max(total, D(0))
        totals.append(total)
    found = dict(stayed(ledger, day(as_of)))
    for index, number in enumerate(days):
        came = sum((amount for on, amount in found.items() if on <= day(number)), D(0))
        assert came == min(totals[index:])
