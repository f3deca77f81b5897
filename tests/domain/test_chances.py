"""Chances, days and calibration: own counts against a second count, and the words of a forecaster held to account."""

from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from math import sqrt
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.deal import WALK, Deal, DealEvent, EventKind, Stage, allowed_events, stage_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.forecast import (
    PRIOR_WEIGHT,
    STAGE_DAYS_PRIOR,
    STAGE_PRIOR,
    Fate,
    Snapshot,
    calibrate,
    expected_on,
    fate_of,
    learn_chances,
    learn_days,
    wilson,
)

D = Decimal
DAY = date(2026, 3, 2)
E = EventKind


def history(*kinds: EventKind, gap: int = 2, start: date = DAY) -> list[DealEvent]:
    return [
        DealEvent(id=number, deal_id=1, kind=kind, on=start + timedelta(days=gap * number))
        for number, kind in enumerate(kinds, start=1)
    ]


PATH = (
    E.INTERESTED,
    E.SCREENED,
    E.QUOTED,
    E.DOCUMENTS_COMPLETE,
    E.SUBMITTED,
    E.APPROVED,
    E.SIGNED,
    E.DISBURSED,
)
CAME = history(*PATH)


@st.composite
def walks(draw: st.DrawFn) -> list[DealEvent]:
    """Any walk that the rules of a deal allow."""
    events: list[DealEvent] = []
    day = DAY
    for number in range(draw(st.integers(0, 14))):
        allowed = sorted(allowed_events(stage_of(events)))
        if not allowed:
            break
        day += timedelta(days=draw(st.integers(0, 9)))
        events.append(DealEvent(id=number, deal_id=1, kind=draw(st.sampled_from(allowed)), on=day))
    return events


# Chances --------------------------------------------------------------------------------------------------------------


def test_twelve_of_twenty() -> None:
    """Documents: 12 of 20 own deals, prior 0.50 with the weight of 8 deals: (12 + 4) / 28."""
    lost = history(*PATH[:4], E.WITHDRAWN)
    running = history(*PATH[:4])
    found = learn_chances([CAME] * 12 + [lost] * 8 + [running] * 3)[Stage.DOCUMENTS]
    assert (found.disbursed, found.lost, found.open, found.decided) == (12, 8, 3, 20)
    assert (found.prior, found.weight) == (D("0.50"), PRIOR_WEIGHT)
    assert found.chance == D("0.5714")


def test_without_history_the_prior_speaks() -> None:
    learned = learn_chances([])
    assert {stage: each.chance for stage, each in learned.items()} == STAGE_PRIOR
    assert learn_chances([], weight=D(0))[Stage.QUOTE].chance == STAGE_PRIOR[Stage.QUOTE]


def test_own_history_alone() -> None:
    assert learn_chances([CAME, history(E.WITHDRAWN), history(E.WITHDRAWN)], weight=D(0))[Stage.DISCOVERY].chance == D(
        "0.3333"
    )


def test_a_deal_counts_once_where_it_stood_twice() -> None:
    back = history(*PATH[:5], E.RETURNED, E.SUBMITTED, E.DECLINED)
    learned = learn_chances([back])
    assert {stage: each.lost for stage, each in learned.items() if each.lost} == dict.fromkeys(WALK[:6], 1)


@given(st.lists(walks(), max_size=12), st.integers(0, 30))
def test_chances_against_a_second_count(histories: list[list[DealEvent]], weight: int) -> None:
    learned = learn_chances(histories, weight=D(weight))
    assert learned.keys() == STAGE_PRIOR.keys()
    for stage, found in learned.items():
        stood = [
            events for events in histories if any(stage_of(events[:count]) is stage for count in range(len(events) + 1))
        ]
        ends = [stage_of(events) for events in stood]
        came = sum(end in (Stage.DELIVERY, Stage.REPAYMENT, Stage.SETTLED) for end in ends)
        lost = sum(end in (Stage.DECLINED, Stage.WITHDRAWN) for end in ends)
        assert (found.disbursed, found.lost, found.open) == (came, lost, len(stood) - came - lost)
        if came + lost + weight:
            exact = (came + weight * Fraction(STAGE_PRIOR[stage])) / (came + lost + weight)
            assert abs(Fraction(found.chance) - exact) <= Fraction(1, 20000)
        assert 0 <= found.chance <= 1


@given(walks(), st.randoms())
def test_the_order_of_events_does_not_matter(events: list[DealEvent], random: Any) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)
    assert learn_chances([shuffled]) == learn_chances([events])
    assert fate_of(shuffled) is fate_of(events)


def test_fates() -> None:
    assert fate_of([]) is Fate.OPEN
    assert fate_of(CAME) is Fate.DISBURSED
    assert fate_of([*CAME, DealEvent(id=20, deal_id=1, kind=E.SETTLED, on=DAY + timedelta(days=99))]) is Fate.DISBURSED
    assert fate_of(history(*PATH[:5], E.DECLINED)) is Fate.LOST


@pytest.mark.parametrize("wrong", [{"weight": D(-1)}, {"prior": {Stage.QUOTE: D("1.2")}}])
def test_priors_that_cannot_be(wrong: dict[str, Any]) -> None:
    with pytest.raises(DomainError, match=r"rate\.range"):
        learn_chances([], **wrong)


# Days -----------------------------------------------------------------------------------------------------------------


def test_days_of_own_deals() -> None:
    slow = history(*PATH, gap=10)
    learned = learn_days([(DAY, CAME), (DAY, slow), (DAY, slow)])
    quote = learned[Stage.QUOTE]
    assert (quote.count, quote.median, quote.prior, quote.weight) == (3, 10, 3, 5)
    # (3 × 10 + 5 × 3) / 8 = 5.625
    assert quote.days == 6
    assert learn_days([(DAY, CAME), (DAY, slow)], weight=D(0))[Stage.QUOTE].median == 6


def test_lost_deals_teach_no_days() -> None:
    assert learn_days([(DAY, history(*PATH[:5], E.DECLINED, gap=30))]) == learn_days([])
    assert {stage: each.days for stage, each in learn_days([]).items()} == STAGE_DAYS_PRIOR


@given(st.lists(st.integers(0, 40), min_size=1, max_size=9))
def test_median_of_days(gaps: list[int]) -> None:
    learned = learn_days([(DAY, history(*PATH, gap=gap)) for gap in gaps])
    assert learned[Stage.SIGNING].median == D(str(median(gaps)))


def test_stays_add_up() -> None:
    twice = history(*PATH[:5], E.RETURNED, E.SUBMITTED, *PATH[5:], gap=3)
    learned = learn_days([(DAY, twice)], weight=D(0))
    assert (learned[Stage.APPLICATION].days, learned[Stage.DECISION].days) == (6, 6)


def test_the_day_to_expect_the_money() -> None:
    deal = Deal(id=1, client_id=1, opened_on=DAY)
    submitted = history(*PATH[:5])
    since = submitted[-1].on
    # Decision 2, signing 2, disbursement 2.
    assert expected_on(deal, submitted, since) == since + timedelta(days=6)
    # What stands longer than usual may move any day.
    late = since + timedelta(days=30)
    assert expected_on(deal, submitted, late) == late + timedelta(days=4)
    assert expected_on(deal, [], DAY) == DAY + timedelta(days=sum(STAGE_DAYS_PRIOR.values()))
    assert expected_on(deal, CAME, late) is None
    assert expected_on(deal, history(E.WITHDRAWN), late) is None


def test_the_managers_own_day_holds_until_it_has_passed() -> None:
    own = DAY + timedelta(days=40)
    deal = Deal(id=1, client_id=1, opened_on=DAY, expected_disbursement_on=own)
    submitted = history(*PATH[:5])
    assert expected_on(deal, submitted, own) == own
    assert expected_on(deal, submitted, own + timedelta(days=1)) == own + timedelta(days=5)


@given(walks(), st.integers(0, 60))
def test_never_expected_before_today(events: list[DealEvent], later: int) -> None:
    deal = Deal(id=1, client_id=1, opened_on=DAY)
    today = max([DAY, *(event.on for event in events)]) + timedelta(days=later)
    found = expected_on(deal, events, today)
    assert (found is None) == (fate_of(events) is not Fate.OPEN)
    assert found is None or found >= today


# Calibration ----------------------------------------------------------------------------------------------------------


def said(deal: int, chance: str, day: int = 0, amount: str = "1000.00") -> Snapshot:
    return Snapshot(DAY + timedelta(days=day), deal, D(chance), D(amount))


def test_when_you_said_seventy_percent() -> None:
    outcomes = {deal: Fate.DISBURSED if deal <= 7 else Fate.LOST for deal in range(1, 13)} | {99: Fate.OPEN}
    snapshots = [said(deal, "0.70") for deal in outcomes] + [said(100, "0.70")]
    found = calibrate(snapshots, outcomes)
    (bucket,) = found.buckets
    assert (bucket.low, bucket.high, bucket.said, bucket.happened) == (D("0.7"), D("0.8"), D("0.7"), D("0.5833"))
    assert (bucket.deals, bucket.disbursed, bucket.days) == (12, 7, 12)
    # By the published formula: 0.3195 to 0.8067.
    assert bucket.interval == (D("0.3195"), D("0.8067"))
    assert bucket.fits
    assert (found.deals, found.expected, found.came) == (12, D("8400.00"), D("7000.00"))
    # (7 × 0.3² + 5 × 0.7²) / 12
    assert found.brier == D("0.2567")


def test_a_month_of_days_is_still_one_deal() -> None:
    month = [said(1, "0.72", day) for day in range(30)] + [said(1, "0.95", 31)]
    found = calibrate(month, {1: Fate.LOST})
    assert [(bucket.deals, bucket.days, bucket.interval) for bucket in found.buckets] == [
        (1, 30, wilson(0, 1)),
        (1, 1, wilson(0, 1)),
    ]
    assert found.deals == 1


def test_certain_is_in_the_last_bucket() -> None:
    found = calibrate([said(1, "1"), said(2, "0.9"), said(3, "0")], dict.fromkeys((1, 2, 3), Fate.DISBURSED))
    assert [(bucket.low, bucket.deals) for bucket in found.buckets] == [(D(0), 1), (D("0.9"), 2)]
    assert not found.buckets[0].fits


def test_nothing_said() -> None:
    found = calibrate([], {})
    assert (found.buckets, found.deals, found.brier, found.expected, found.came) == ((), 0, None, 0, 0)


@given(st.integers(0, 400), st.integers(0, 400))
def test_wilson(hits: int, misses: int) -> None:
    count = hits + misses
    low, high = wilson(hits, count)
    assert 0 <= low <= high <= 1
    if count:
        # The ends are where the share lies 1.96 standard errors off: |p - x|² n = z² x (1 - x).
        share, z = hits / count, 1.959964
        for end in (low, high):
            x = float(end)
            distance = abs(share - x) - z * sqrt(x * (1 - x) / count)
            assert abs(distance) < 0.02 if x in (0.0, 1.0) else abs(distance) < 0.002
        assert low <= D(hits) / count + D("0.0001")
        assert high >= D(hits) / count - D("0.0001")
    # Mirror image.
    mirrored = wilson(misses, count)
    assert abs(mirrored[0] - (1 - high)) <= D("0.0001")


def test_what_cannot_be_counted() -> None:
    for hits, count in ((1, 0), (-1, 5), (6, 5)):
        with pytest.raises(DomainError, match=r"number\.range"):
            wilson(hits, count)
    with pytest.raises(DomainError, match=r"rate\.range"):
        calibrate([said(1, "1.01")], {1: Fate.LOST})


def test_the_callers_context_does_not_matter() -> None:
    snapshots = [said(deal, f"0.{deal}3", amount="12345.67") for deal in range(1, 10)]
    outcomes = {deal: Fate.DISBURSED if deal % 2 else Fate.LOST for deal in range(1, 10)}
    plain = calibrate(snapshots, outcomes), learn_chances([CAME] * 7)[Stage.QUOTE].chance
    with localcontext() as context:
        context.prec = 2
        assert (calibrate(snapshots, outcomes), learn_chances([CAME] * 7)[Stage.QUOTE].chance) == plain
