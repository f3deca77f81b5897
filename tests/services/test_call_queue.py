"""The calls of the day: whom, in what order, who may not be called now, what counts as done."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.servicing import Channel, ContactNote, ContactPurpose, ContactResult
from carloan_desk.services import call_queue, contacts
from carloan_desk.services.call_queue import Queue, Why
from tests.services.manager import OPENED, TODAY, Manager

D = Decimal
NOW = datetime.combine(TODAY, time(16))
R = ContactResult


def at(hour: int, day: date = TODAY) -> datetime:
    return datetime.combine(day, time(hour))


def loan(manager: Manager, unpaid: int = 1, **fields: Any) -> tuple[int, int]:
    """A loan disbursed half a year ago of which the last instalments are not paid."""
    deal_id = manager.walk(first=OPENED - timedelta(days=90), **fields)
    view = manager.view(deal_id)
    assert view.loan is not None
    due = [row for row in view.loan.quote.schedule.rows if row.due <= TODAY]
    for row in due[: len(due) - unpaid]:
        manager.pay(deal_id, row.payment, row.due)
    return deal_id, view.client.id or 0


def speak(manager: Manager, deal: tuple[int, int], result: ContactResult, when: datetime, **fields: Any) -> None:
    values = {"channel": Channel.PHONE, "purpose": ContactPurpose.COLLECTION, **fields}
    note = ContactNote(client_id=deal[1], deal_id=deal[0], at=when, result=result, **values)
    contacts.record(manager.workspace, note, NOW)


def queue(manager: Manager, now: datetime = NOW) -> Queue:
    return call_queue.queue(manager.workspace, now)


def deals(calls: tuple[call_queue.Call, ...]) -> list[int]:
    return [call.talk.case.deal.id or 0 for call in calls]


def test_the_order_can_be_explained(manager: Manager) -> None:
    small = loan(manager, 1)
    large = loan(manager, 2)
    broken = loan(manager, 1)
    due = loan(manager, 1)
    paid = loan(manager, 0)
    speak(
        manager,
        broken,
        R.PROMISED,
        at(10, TODAY - timedelta(days=9)),
        promise_on=TODAY - timedelta(days=5),
        promise_amount=D(100),
    )
    speak(
        manager,
        due,
        R.PROMISED,
        at(10, TODAY - timedelta(days=3)),
        promise_on=TODAY,
        promise_amount=D(100),
    )
    found = queue(manager)
    assert [call.why for call in found.calls][:2] == [Why.PROMISE_FAILED, Why.PROMISE_DUE]
    assert deals(found.calls) == [broken[0], due[0], large[0], small[0]]
    assert paid[0] not in deals(found.calls + found.waiting + found.done)
    assert (found.total, found.done) == (4, ())
    overdue = found.calls[2]
    assert overdue.at_risk == overdue.talk.line.state.outstanding_principal
    assert overdue.purpose is ContactPurpose.COLLECTION
    assert overdue.since <= TODAY


def test_spoken_with_is_done_and_called_in_vain_comes_last(manager: Manager) -> None:
    one, two = loan(manager, 2), loan(manager, 1)
    assert deals(queue(manager).calls) == [one[0], two[0]]
    speak(manager, one, R.UNANSWERED, at(9))
    found = queue(manager)
    assert deals(found.calls) == [two[0], one[0]]
    assert found.calls[1].tried == 1
    speak(manager, two, R.REACHED, at(10))
    found = queue(manager)
    assert (deals(found.calls), deals(found.done), found.total) == ([one[0]], [two[0]], 2)
    assert found.done[0].last is not None
    # What one spoke of besides is no call about the loan.
    other = loan(manager, 1)
    speak(manager, other, R.REACHED, at(11), purpose=ContactPurpose.CARE)
    assert other[0] in deals(queue(manager).calls)


def test_who_may_not_be_called_now_waits_with_the_reason(manager: Manager) -> None:
    one, two = loan(manager, 2), loan(manager, 1)
    late = queue(manager, at(22))
    assert (late.calls, deals(late.waiting)) == ((), [one[0], two[0]])
    assert all(call.verdict.next_at == at(8, TODAY + timedelta(days=1)) for call in late.waiting)
    for hour in range(9, 15):
        speak(manager, one, R.UNANSWERED, at(hour))
    found = queue(manager)
    assert (deals(found.calls), deals(found.waiting)) == ([two[0]], [one[0]])
    assert [reason.code for reason in found.waiting[0].verdict.reasons] == ["attempts"]


def test_a_promise_still_open_is_left_alone(manager: Manager) -> None:
    one = loan(manager, 1)
    speak(
        manager,
        one,
        R.PROMISED,
        at(10, TODAY - timedelta(days=1)),
        promise_on=TODAY + timedelta(days=2),
        promise_amount=D(100),
    )
    assert queue(manager).total == 0
    on_the_day = datetime.combine(TODAY + timedelta(days=2), time(10))
    assert [call.why for call in queue(manager, on_the_day).calls] == [Why.PROMISE_DUE]
    failed = datetime.combine(TODAY + timedelta(days=4), time(10))
    assert [call.why for call in queue(manager, failed).calls] == [Why.PROMISE_FAILED]


def test_how_often_follows_from_the_cadence_and_stops_when_paid(manager: Manager) -> None:
    one = loan(manager, 1)
    view = manager.view(one[0])
    assert view.loan is not None
    missing = view.loan.state.overdue_amount
    speak(manager, one, R.REACHED, at(10))
    later = [queue(manager, NOW + timedelta(days=days)).total for days in range(1, 6)]
    assert later[0] == 0  # not every day
    assert max(later) == 1  # but again
    manager.pay(one[0], missing)
    assert [queue(manager, NOW + timedelta(days=days)).total for days in range(1, 6)] == [0] * 5


def test_a_reminder_before_the_due_date(manager: Manager) -> None:
    one = loan(manager, 0)
    view = manager.view(one[0])
    assert view.loan is not None
    due = view.loan.state.next_due
    assert due is not None
    day_before = datetime.combine(due - timedelta(days=1), time(10))
    found = queue(manager, day_before)
    assert [(call.why, call.purpose) for call in found.calls] == [(Why.REMINDER, ContactPurpose.REMINDER)]
    assert found.calls[0].at_risk == view.loan.state.next_amount
    assert found.calls[0].number == view.client.mobile
    with manager.workspace.reading() as read:
        assert read.get(Client, one[1]).mobile == found.calls[0].number


def test_an_empty_workspace_has_no_calls(manager: Manager) -> None:
    found = queue(manager)
    assert (found.calls, found.waiting, found.done, found.total) == ((), (), (), 0)


def test_over_holidays_make_up_days_and_days_the_program_was_closed(manager: Manager) -> None:
    """Due on 3 October, in the holidays of 1 to 7 October 2026; Saturday the 10th is worked."""
    deal_id = manager.walk(first=date(2026, 6, 19))  # disbursed on 3 July
    view = manager.view(deal_id)
    assert view.loan is not None
    rows = [row for row in view.loan.quote.schedule.rows if row.due <= date(2026, 10, 3)]
    assert rows[-1].due == date(2026, 10, 3)
    for row in rows[:-1]:
        manager.pay(deal_id, row.payment, row.due)

    def whys(day: date) -> list[tuple[Why, date]]:
        return [(call.why, call.since) for call in queue(manager, at(10, day)).calls]

    # Nothing is planned yet; three days before moves to the last workday before the holidays, and a day before as well.
    assert whys(date(2026, 9, 29)) == []
    assert whys(date(2026, 9, 30)) == [(Why.REMINDER, date(2026, 9, 30))]
    # Whoever opens the program again on the 9th finds it once, with the latest of the days that went by.
    assert whys(date(2026, 10, 8)) == [(Why.OVERDUE, date(2026, 10, 8))]
    assert whys(date(2026, 10, 9)) == [(Why.OVERDUE, date(2026, 10, 9))]
    # Done on the 9th: not on the next, a worked Saturday, but on the first workday after six days.
    speak(manager, (deal_id, view.client.id or 0), R.REACHED, at(11, date(2026, 10, 9)))
    assert [day for day in range(10, 15) if whys(date(2026, 10, day))][:1] == [12]
