"""The stage of a deal follows from its dated events, whatever order they are read in."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.deal import (
    CLOSED,
    WALK,
    Deal,
    DealEvent,
    EventKind,
    Stage,
    allowed_events,
    check_event,
    in_order,
    last_event,
    next_step_due,
    stage_of,
    stage_since,
)
from carloan_desk.domain.errors import DomainError

OPENED = date(2026, 1, 5)
TODAY = date(2026, 6, 30)
STRAIGHT = (
    EventKind.INTERESTED,
    EventKind.SCREENED,
    EventKind.QUOTED,
    EventKind.DOCUMENTS_COMPLETE,
    EventKind.SUBMITTED,
    EventKind.APPROVED,
    EventKind.SIGNED,
    EventKind.DISBURSED,
    EventKind.DELIVERED,
    EventKind.REGISTERED,
    EventKind.SETTLED,
)


def event(kind: EventKind, on: date = OPENED, id: int | None = None, **fields: Any) -> DealEvent:  # noqa: A002
    """An event of a kind with everything that the kind needs."""
    needed: dict[str, Any] = {}
    if kind in (EventKind.APPROVED, EventKind.DISBURSED):
        needed["amount"] = Decimal(100000)
    if kind in (EventKind.RETURNED, EventKind.DECLINED, EventKind.WITHDRAWN):
        needed["reason"] = "流水不足"
    return DealEvent(deal_id=1, kind=kind, on=on, id=id, **(needed | fields))


def straight(count: int, first: date = OPENED) -> list[DealEvent]:
    """The first events of a deal in which everything goes well, a day apart."""
    return [event(kind, first + timedelta(days=number), number + 1) for number, kind in enumerate(STRAIGHT[:count])]


@st.composite
def walks(draw: st.DrawFn) -> list[DealEvent]:
    """Any life of a deal: each event one that was allowed when it was recorded."""
    events: list[DealEvent] = []
    day = OPENED
    for number in range(1, draw(st.integers(0, 25)) + 1):
        kinds = sorted(allowed_events(stage_of(events)))
        if not kinds:
            break
        day += timedelta(days=draw(st.integers(0, 4)))
        new = event(draw(st.sampled_from(kinds)), day, number)
        check_event(events, new, TODAY)
        events.append(new)
    return events


@given(walks(), st.data())
def test_the_stage_follows_from_the_events_in_any_order(events: list[DealEvent], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(events))
    assert stage_of(shuffled) is stage_of(events)
    assert stage_since(shuffled, OPENED) == stage_since(events, OPENED)
    assert in_order(shuffled) == events
    for kind in EventKind:
        assert last_event(shuffled, kind) is next((e for e in reversed(events) if e.kind is kind), None)


@given(walks())
def test_what_ended_stays_ended(events: list[DealEvent]) -> None:
    ends = [one for one in events if one.kind in (EventKind.SETTLED, EventKind.DECLINED, EventKind.WITHDRAWN)]
    assert ends in ([], [events[-1]] if events else [])
    assert (stage_of(events) in CLOSED) is bool(ends)
    assert (not allowed_events(stage_of(events))) is bool(ends)


@given(walks())
def test_nothing_is_disbursed_that_was_not_approved(events: list[DealEvent]) -> None:
    kinds = [one.kind for one in events]
    for after, before in zip(STRAIGHT[4:8], STRAIGHT[3:7], strict=True):
        for place, kind in enumerate(kinds):
            if kind is after:
                assert before in kinds[:place]


def test_the_walk() -> None:
    stages = [stage_of(straight(count)) for count in range(len(STRAIGHT) + 1)]
    assert stages == [*WALK[:9], Stage.DELIVERY, Stage.REPAYMENT, Stage.SETTLED]
    assert list(WALK) == list(Stage)[:10]


def test_the_walk_turns_back() -> None:
    submitted = straight(5)
    returned = [*submitted, event(EventKind.RETURNED, TODAY, 6)]
    assert stage_of(returned) is Stage.APPLICATION
    again = [*returned, event(EventKind.QUOTED, TODAY, 7)]
    assert stage_of(again) is Stage.DOCUMENTS
    assert stage_of([*submitted, event(EventKind.DECLINED, TODAY, 6)]) is Stage.DECLINED


def test_events_of_one_day_count_in_the_order_of_recording() -> None:
    events = [event(kind, OPENED, number) for number, kind in enumerate(STRAIGHT[:5], start=1)]
    new = event(EventKind.RETURNED, OPENED)
    assert in_order([new, *reversed(events)]) == [*events, new]
    assert stage_of([new, *reversed(events)]) is Stage.APPLICATION


def test_a_stage_begins_with_the_event_that_led_to_it() -> None:
    assert stage_since([], OPENED) == OPENED
    assert stage_since(straight(3), OPENED) == OPENED + timedelta(days=2)
    # Screened again, delivered: something happened, the stage is the same.
    again = [*straight(2), event(EventKind.SCREENED, TODAY, 9)]
    assert stage_since(again, OPENED) == OPENED + timedelta(days=1)
    assert stage_since(straight(9), OPENED) == stage_since(straight(8), OPENED)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_client_may_leave_until_the_end(stage: Stage) -> None:
    """After disbursement too: the car goes back, the contract is cancelled."""
    may = stage in WALK
    assert (EventKind.WITHDRAWN in allowed_events(stage)) is may


def refusal(events: list[DealEvent], new: DealEvent, today: date = TODAY) -> DomainError:
    with pytest.raises(DomainError) as caught:
        check_event(events, new, today)
    return caught.value


@pytest.mark.parametrize("reached", range(len(STRAIGHT) + 1))
@pytest.mark.parametrize("kind", list(EventKind))
def test_only_what_can_happen_now_is_recorded(reached: int, kind: EventKind) -> None:
    events = straight(reached)
    new = event(kind, TODAY)
    if kind in allowed_events(stage_of(events)):
        check_event(events, new, TODAY)
    else:
        error = refusal(events, new)
        assert (error.code, error.params) == ("deal.event.not_allowed", {"kind": kind, "stage": stage_of(events)})


def test_nothing_happens_in_the_future_or_before_what_happened_last() -> None:
    events = straight(2)
    late = refusal(events, event(EventKind.QUOTED, TODAY + timedelta(days=1)))
    assert (late.code, late.field) == ("deal.event.future", "on")
    early = refusal(events, event(EventKind.QUOTED, OPENED))
    assert (early.code, early.field) == ("deal.event.before_last", "on")
    assert early.params["latest"] == OPENED + timedelta(days=1)
    check_event(events, event(EventKind.QUOTED, OPENED + timedelta(days=1)), TODAY)
    check_event(events, event(EventKind.QUOTED, TODAY), TODAY)


@pytest.mark.parametrize("kind", [EventKind.RETURNED, EventKind.DECLINED, EventKind.WITHDRAWN])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_bad_news_needs_a_reason(kind: EventKind, reason: str) -> None:
    error = refusal(straight(5), event(kind, TODAY, reason=reason))
    assert (error.code, error.field) == ("deal.event.reason", "reason")


@pytest.mark.parametrize(("kind", "reached"), [(EventKind.APPROVED, 5), (EventKind.DISBURSED, 7)])
@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-1)])
def test_money_needs_an_amount(kind: EventKind, reached: int, amount: Decimal | None) -> None:
    error = refusal(straight(reached), event(kind, TODAY, amount=amount))
    assert (error.code, error.field) == ("deal.event.amount", "amount")


def test_the_first_instalment_is_due_after_the_disbursement() -> None:
    error = refusal(straight(7), event(EventKind.DISBURSED, TODAY, first_due_on=TODAY))
    assert (error.code, error.field) == ("deal.event.first_due", "first_due_on")
    check_event(straight(7), event(EventKind.DISBURSED, TODAY, first_due_on=TODAY + timedelta(days=1)), TODAY)


def test_the_next_step_is_due_after_the_patience_of_its_stage() -> None:
    deal = Deal(client_id=1, opened_on=OPENED)
    dues = [next_step_due(deal, straight(count)) for count in range(len(STRAIGHT) + 1)]
    waits = [
        None if due is None else (due - max(OPENED, stage_since(straight(n), OPENED))).days
        for n, due in enumerate(dues)
    ]
    assert waits == [2, 2, 3, 5, 3, 3, 3, 3, 7, 7, None, None]


def test_the_manager_s_own_date_wins_until_the_deal_moves() -> None:
    own = OPENED + timedelta(days=20)
    deal = Deal(client_id=1, opened_on=OPENED, next_step_on=own)
    assert next_step_due(deal, straight(1)) == own
    moved = [event(EventKind.INTERESTED, own + timedelta(days=1), 1)]
    assert next_step_due(deal, moved) == own + timedelta(days=3)
    assert next_step_due(deal, straight(11)) is None


def test_the_loan_is_the_price_less_the_down_payment() -> None:
    deal = Deal(client_id=1, opened_on=OPENED, price=Decimal("152800.00"))
    assert deal.loan_amount is None
    deal.down_payment = Decimal("45840.00")
    assert deal.loan_amount == Decimal("106960.00")
    deal.price = None
    assert deal.loan_amount is None
