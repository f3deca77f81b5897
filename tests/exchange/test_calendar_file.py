"""Calendar files: read again by the library that everybody uses, whole or not at all."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.calendar_file import Entry, uid_of, write_calendar

NOW = datetime.combine(date(2026, 11, 23), time(10))


def read(path: Path) -> list[object]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


texts = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=200)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2100, 1, 1)), texts, texts), max_size=6))
def test_whatever_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, found: list[tuple[date, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("ics") / "日历.ics"
    entries = [Entry(str(number), on, what, more, "逾期") for number, (on, what, more) in enumerate(found)]
    assert write_calendar(path, entries, "车贷工作台", "here", NOW) == len(entries)
    events = read(path)
    assert [str(event["summary"]) for event in events] == [each.summary for each in entries]  # type: ignore[index]
    assert [event.start for event in events] == [each.on for each in entries]  # type: ignore[attr-defined]
    assert [str(event.get("description", "")) for event in events] == [  # type: ignore[attr-defined]
        each.description for each in entries
    ]
    for line in path.read_bytes().split(b"\r\n"):
        assert len(line) <= 75


def test_an_entry_lasts_the_day_is_private_and_blocks_no_time(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    write_calendar(path, [Entry("a", date(2026, 12, 31), "逾期 · 王**")], "车贷", "here", NOW)
    (event,) = read(path)
    assert event.end - event.start == timedelta(days=1)  # type: ignore[attr-defined]
    assert (str(event["class"]), str(event["transp"])) == ("PRIVATE", "TRANSPARENT")  # type: ignore[index]
    assert event["dtstamp"].dt == NOW.astimezone(UTC)  # type: ignore[index]
    content = path.read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"VALUE=DATE:20261231" in content


def test_a_key_is_the_same_entry_each_time_and_tells_nothing() -> None:
    assert uid_of("overdue:12", "here") == uid_of("overdue:12", "here")
    assert len({uid_of(key, owner) for key in ("overdue:1", "overdue:12") for owner in ("here", "there")}) == 4
    assert "12" not in uid_of("overdue:12", "here").split("@")[1]
    assert uid_of("overdue:12", "here").endswith(".invalid")


def test_a_later_file_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    numbers = []
    for hours in (0, 1, 24 * 400):
        write_calendar(path, [Entry("a", NOW.date(), "x")], "c", "here", NOW + timedelta(hours=hours))
        numbers.append(read(path)[0]["sequence"])  # type: ignore[index]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] < 2**31


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match=r"file\.not_writable"):
        write_calendar(tmp_path / "gone" / "a.ics", [], "c", "here", NOW)
