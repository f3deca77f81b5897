"""The wait for what earns the pay: own deals teach, those that still wait do not."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.commission import DealFacts, Trigger
from carloan_desk.domain.forecast import WAITING_PRIOR, learn_waiting

D = Decimal
OUT = date(2026, 3, 2)


def deal(number: int, *, after: int | None = None, reversed_after: int | None = None) -> DealFacts:
    return DealFacts(
        number,
        D(100000),
        disbursed_on=OUT,
        registered_on=None if after is None else OUT + timedelta(days=after),
        reversed_on=None if reversed_after is None else OUT + timedelta(days=reversed_after),
    )


def test_without_history_the_prior_speaks() -> None:
    found = learn_waiting([], Trigger.REGISTERED)
    assert (found.chance.chance, found.days.days) == (WAITING_PRIOR, 10)
    assert found.expected_on(deal(1), OUT) == OUT + timedelta(days=10)
    assert found.expected_on(deal(1), OUT + timedelta(days=40)) == OUT + timedelta(days=40)


def test_what_came_what_was_lost_and_what_still_waits() -> None:
    own = [deal(1, after=4), deal(2, after=8), deal(3, reversed_after=5), deal(4), DealFacts(5, D(1))]
    found = learn_waiting(own, Trigger.REGISTERED)
    assert (found.chance.disbursed, found.chance.lost, found.chance.open) == (2, 1, 1)
    # (2 + 8 × 0.98) / 11, and (2 × 6 + 5 × 10) / 7 days.
    assert found.chance.chance == D("0.8945")
    assert found.days.days == 9


def test_a_deal_reversed_after_its_trigger_had_come_to_it() -> None:
    found = learn_waiting([deal(1, after=4, reversed_after=30)], Trigger.REGISTERED)
    assert (found.chance.disbursed, found.chance.lost) == (1, 0)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 5))
def test_more_that_came_never_lowers_the_chance(came: int, lost: int, still: int) -> None:
    own = [deal(number, after=3) for number in range(came)]
    own += [deal(100 + number, reversed_after=3) for number in range(lost)]
    own += [deal(200 + number) for number in range(still)]
    now = learn_waiting(own, Trigger.REGISTERED).chance
    more = learn_waiting([*own, deal(999, after=3)], Trigger.REGISTERED).chance
    assert 0 < now.chance <= more.chance <= 1
    assert now.open == still
