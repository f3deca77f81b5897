"""Quiet hours, and that what could not be told is told later, once."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from carloan_desk.domain.notices import Call, Herald, News, QuietHours, is_quiet

DAY = date(2026, 11, 23)
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def at(hour: int, minute: int = 0) -> datetime:
    return datetime.combine(DAY, time(hour, minute))


def test_the_usual_night() -> None:
    night = QuietHours()
    found = {hour: night.hold(time(*hour)) for hour in ((21, 59), (22, 0), (0, 0), (7, 59), (8, 0), (12, 0))}
    assert found == {(21, 59): False, (22, 0): True, (0, 0): True, (7, 59): True, (8, 0): False, (12, 0): False}


@given(minutes, minutes, minutes)
def test_a_span_and_the_rest_of_the_day_are_the_whole_day(start: time, end: time, moment: time) -> None:
    if start == end:
        assert not QuietHours(start, end).hold(moment)
    else:
        assert QuietHours(start, end).hold(moment) is not QuietHours(end, start).hold(moment)


@given(minutes, st.lists(st.builds(QuietHours, minutes, minutes), max_size=4))
def test_the_stricter_span_wins(moment: time, spans: list[QuietHours]) -> None:
    quiet = is_quiet(datetime.combine(DAY, moment), spans)
    assert quiet == any(span.hold(moment) for span in spans)


def test_each_thing_is_told_once_and_an_appointment_again_before_its_hour() -> None:
    herald = Herald()
    calls = [Call("a", DAY), Call("b", DAY - timedelta(days=4)), Call("c", DAY, time(14, 30))]
    later = [*calls, Call("d", DAY), Call("ahead", DAY + timedelta(days=1))]
    first = herald.news(calls, at(9))
    assert (first.things, first.appointments) == (3, 0)
    herald.told(first)
    assert not herald.news(calls, at(10))
    second = herald.news(later, at(11))
    assert (second.things, second.appointments) == (1, 0)
    herald.told(second)
    assert not herald.news(later, at(14, 14))
    near = herald.news(later, at(14, 15))
    assert (near.things, near.appointments) == (0, 1)
    herald.told(near)
    assert not herald.news(later, at(14, 30))


def test_what_was_seen_in_the_window_is_told_no_more_but_for_appointments() -> None:
    herald = Herald()
    left = herald.seen(herald.news([Call("a", DAY), Call("c", DAY, time(9, 10))], at(9)))
    assert (left.things, left.appointments) == (0, 1)
    herald.told(left)
    assert not herald.news([Call("a", DAY), Call("c", DAY, time(9, 10))], at(9, 1))


@given(st.lists(st.tuples(st.sets(st.sampled_from("abcdef")), st.booleans()), max_size=12))
def test_nothing_is_lost_however_often_it_could_not_be_told(rounds: list[tuple[set[str], bool]]) -> None:
    """In the end, when it can be told, everything that is still due has been told exactly once."""
    herald, counted, due = Herald(), 0, set()
    for came, allowed in [*rounds, (set(), True)]:
        due |= came
        news = herald.news([Call(each, DAY) for each in due], at(9))
        if allowed and news:
            counted += news.things
            herald.told(news)
    assert counted == len(due)
    assert herald.news([Call(each, DAY) for each in due], at(9)) == News(0, 0, frozenset())
