"""Every kind of thing fires and does not fire, and what is kept up to date is what reading anew gives."""

from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.circle import CareDate, OwnedVehicle
from carloan_desk.domain.client import Source
from carloan_desk.domain.commission import Basis, PerDeal, Release, Retention, Trigger
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.lead_source import LeadSource
from carloan_desk.domain.servicing import TaskKind
from carloan_desk.services import calendar_export, circle, clients, deals, sources, tasks, today
from carloan_desk.services.today import Item, Kind, Occasion
from carloan_desk.services.today.item import hour_in
from tests.services.manager import OPENED, TODAY, Manager, refusal
from tests.services.test_today import instalment, items, promise

D = Decimal
DAY = timedelta(days=1)


def days_of(manager: Manager, kind: Kind, around: date, before: int, after: int) -> list[int]:
    """The days around one on which something of a kind is on the list."""
    span = range(-before, after + 1)
    return [number for number in span if items(manager, around + number * DAY, kind)]


def test_a_birthday_is_on_the_list_from_three_days_before_to_fifteen_after(manager: Manager) -> None:
    manager.client(birth_date=date(1990, 3, 7), created_on=date(2026, 1, 1))
    assert days_of(manager, Kind.CARE, date(2026, 3, 7), 5, 18) == list(range(-3, 16))
    (item,) = items(manager, date(2026, 3, 7), Kind.CARE)
    assert (item.occasion, item.number, item.days, item.evidence) == (Occasion.BIRTHDAY, 36, 0, "2026-03-07")
    (item,) = items(manager, date(2027, 3, 8), Kind.CARE)
    assert (item.number, item.evidence) == (37, "2027-03-07")


def test_a_birthday_of_29_february_and_a_birth_this_year(manager: Manager) -> None:
    manager.client(birth_date=date(1992, 2, 29), id_number="")
    (item,) = items(manager, date(2026, 2, 27), Kind.CARE)
    assert item.on == date(2026, 2, 28)
    manager.client(birth_date=date(2026, 2, 27), id_number="")
    assert len(items(manager, date(2026, 2, 27), Kind.CARE)) == 1


def test_a_lunar_day_of_care_moves_with_the_moon(manager: Manager) -> None:
    client_id = manager.client(birth_date=None, id_number="")
    circle.keep_care_date(
        manager.workspace, CareDate(client_id=client_id, name="农历生日", month=8, day=15, lunar=True)
    )
    for moon in (date(2026, 9, 25), date(2027, 9, 15)):
        (item,) = items(manager, moon, Kind.CARE)
        assert (item.on, item.occasion, item.text) == (moon, Occasion.CARE_DAY, "农历生日")
        assert items(manager, moon - 4 * DAY, Kind.CARE) == []


def test_the_anniversary_of_a_loan(manager: Manager) -> None:
    deal_id = manager.walk(deal_id=None, first=date(2026, 1, 1), opened_on=date(2026, 1, 1))
    disbursed = date(2026, 1, 15)
    around = [item for item in items(manager, disbursed, Kind.CARE) if item.deal_id == deal_id]
    assert around == []  # the day itself is no anniversary
    (item,) = [each for each in items(manager, date(2028, 1, 14), Kind.CARE) if each.deal_id == deal_id]
    assert (item.occasion, item.number, item.on) == (Occasion.ANNIVERSARY, 2, date(2028, 1, 15))


@pytest.mark.parametrize("occasion", ["insurance", "inspection"])
def test_a_cover_that_runs_out_of_a_financed_car_and_of_another(manager: Manager, occasion: str) -> None:
    until = date(2026, 12, 20)
    deal_id = manager.walk()
    deals.edit(manager.workspace, deal_id, {f"{occasion}_until": until})
    assert days_of(manager, Kind.COVER, until, 32, 2) == list(range(-30, 3))
    assert items(manager, until + 91 * DAY, Kind.COVER) == []
    car = OwnedVehicle(client_id=manager.client(), model="大众 朗逸", **{f"{occasion}_until": until})  # type: ignore[arg-type]
    circle.keep_vehicle(manager.workspace, car)
    found = items(manager, until, Kind.COVER)
    assert {(item.deal_id, item.model) for item in found} == {(deal_id, "比亚迪 秦L"), (None, "大众 朗逸")}
    assert {item.occasion for item in found} == {Occasion(occasion)}
    circle.drop_vehicle(manager.workspace, car.id or 0)
    assert len(items(manager, until, Kind.COVER)) == 1


def test_a_visit_is_due_on_its_day_and_the_next_follows_the_plan(manager: Manager) -> None:
    place = LeadSource(kind=Source.DEALER, name="城南名车", visit_every_days=10, next_visit_on=TODAY)
    sources.keep_place(manager.workspace, place)
    assert items(manager, TODAY - DAY, Kind.VISIT) == []
    (item,) = items(manager, TODAY, Kind.VISIT)
    assert (item.client_id, item.client_name, item.record_id) == (None, "城南名车", place.id)
    sources.drop_place(manager.workspace, place.id or 0)
    assert items(manager, TODAY, Kind.VISIT) == []


def test_held_pay_is_announced_a_week_ahead_and_watched_for_two_after(manager: Manager) -> None:
    manager.plan(
        PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")),
        Retention("风险金", D("0.1"), (Release(3, D(1)),)),
        trigger=Trigger.DISBURSED,
    )
    deal_id = manager.walk()
    disbursed = OPENED + 14 * DAY
    release = date(disbursed.year, disbursed.month + 3, disbursed.day)
    assert days_of(manager, Kind.RELEASE, release, 9, 16) == list(range(-7, 15))
    (item,) = items(manager, release, Kind.RELEASE)
    assert (item.deal_id, item.amount, item.on) == (deal_id, D("84.00"), release)


def test_without_held_pay_the_books_stay_shut(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    manager.plan()
    manager.walk()
    monkeypatch.setattr(today, "books_of", lambda *_: pytest.fail("the books were opened"))
    assert items(manager, TODAY, Kind.RELEASE) == []


def test_an_hour_in_a_text() -> None:
    found = {text: hour_in(text) for text in ("14:30 试驾", "下午3：05回电", "9:00", "99:99", "2026-11-23", "1:2:3")}
    assert found == {
        "14:30 试驾": time(14, 30),
        "下午3：05回电": time(3, 5),
        "9:00": time(9),
        "99:99": None,
        "2026-11-23": None,
        "1:2:3": None,
    }


def test_an_appointment_knows_its_hour(manager: Manager) -> None:
    deal_id = manager.walk(Stage.QUOTE)
    tasks.add(manager.workspace, deal_id, TaskKind.APPOINTMENT, "14:30 看车", TODAY)
    (item,) = items(manager, TODAY, Kind.TASK)
    assert item.at == time(14, 30)


def test_every_subject_is_said_once(manager: Manager) -> None:
    lively(manager)
    for number in range(0, 120, 7):
        found = [item.subject for item in items(manager, TODAY - 60 * DAY + number * DAY)]
        assert len(found) == len(set(found))


# Closed days ----------------------------------------------------------------------------------------------------------


def test_what_fell_due_over_spring_festival_is_on_the_first_list_after_it_once(manager: Manager) -> None:
    """Nine days closed, 2026-02-15 to 02-23: each thing that came meanwhile stands there, since its own day."""
    deal_id = manager.walk(first=date(2026, 1, 4), opened_on=date(2026, 1, 4))  # first instalment 2026-02-18
    manager.client(next_action="拜年", next_action_on=date(2026, 2, 17), birth_date=None, id_number="")
    manager.client(birth_date=date(1991, 2, 16), id_number="")
    before = {item.subject for item in items(manager, date(2026, 2, 14))}
    after = {item.subject: item for item in items(manager, date(2026, 2, 24))}
    came = {
        subject: item
        for subject, item in after.items()
        if date(2026, 2, 14) < item.since <= date(2026, 2, 24) and item.kind is not Kind.TASK
    }
    overdue = came[f"overdue:{deal_id}"]
    assert (overdue.since, overdue.days) == (date(2026, 2, 19), 6)
    assert {item.kind for item in came.values()} == {Kind.OVERDUE, Kind.CONTACT}
    assert any(subject.startswith("birthday") for subject in before & set(after))  # announced before, still there


# Kept up to date ------------------------------------------------------------------------------------------------------


def lively(manager: Manager) -> dict[str, int]:
    """Something of every kind."""
    loan = manager.walk()
    promise(manager, loan, TODAY, TODAY - DAY)
    walking = manager.walk(Stage.APPLICATION)
    client_id = manager.client(next_action="回访", next_action_on=TODAY, birth_date=date(1980, 11, 24), id_number="")
    place = LeadSource(kind=Source.DEALER, name="城南名车", next_visit_on=TODAY)
    sources.keep_place(manager.workspace, place)
    circle.keep_vehicle(manager.workspace, OwnedVehicle(client_id=client_id, model="朗逸", insurance_until=TODAY))
    return {"loan": loan, "walking": walking, "client": client_id, "place": place.id or 0}


def test_whose_something_was_recorded_is_told_by_deal_and_client(manager: Manager) -> None:
    deal_id, other = manager.walk(), manager.walk()
    client_id = manager.view(deal_id).client.id or 0
    task = next(each for each in tasks.of_deal(manager.workspace, deal_id) if each.done_on is None)

    def touched(act: Callable[[], object], most: int = 9) -> tuple[set[int], set[int]] | None:
        with manager.workspace.reading() as read:
            seq = read.last_seq()
        act()
        with manager.workspace.reading() as read:
            found = read.touched_since(seq, most)
        return None if found is None else (set(found.deals), set(found.clients))

    assert touched(lambda: None) == (set(), set())
    assert touched(lambda: clients.edit(manager.workspace, client_id, {"city": "洛阳"})) == ({deal_id}, {client_id})
    assert touched(lambda: tasks.set_done(manager.workspace, deal_id, task, TODAY)) == ({deal_id}, set())
    assert touched(manager.workspace.undo) == ({deal_id}, set())  # a row that is gone again
    assert touched(lambda: manager.pay(other, 10)) == ({other}, set())
    assert touched(lambda: promise(manager, other, TODAY, TODAY, 10)) == (
        {other},
        {manager.view(other).client.id},
    )
    assert touched(lambda: manager.pay(other, 10), most=0) is None


def anew(manager: Manager) -> list[Item]:
    manager.workspace._followed.clear()
    manager.workspace._derived.clear()
    return items(manager)


def test_after_every_kind_of_action_the_list_is_as_if_read_anew(manager: Manager) -> None:
    known = lively(manager)
    workspace = manager.workspace
    amount = instalment(manager, known["loan"])
    task = next(each for each in tasks.of_deal(workspace, known["loan"]) if each.done_on is None)
    with workspace.reading() as read:
        (car,) = read.all(OwnedVehicle)
    other = manager.client(birth_date=None, id_number="")

    def hand_over() -> None:
        car.client_id = other
        circle.keep_vehicle(workspace, car)

    actions = [
        hand_over,
        lambda: manager.pay(known["loan"], amount),
        lambda: deals.edit(workspace, known["walking"], {"next_step_on": TODAY + 3 * DAY}),
        lambda: clients.edit(workspace, known["client"], {"next_action_on": None, "name": "单冬"}),
        lambda: clients.edit(workspace, known["client"], {"birth_date": date(1980, 6, 1)}),
        lambda: tasks.set_done(workspace, known["loan"], task, TODAY),
        lambda: promise(manager, known["loan"], TODAY, TODAY, 10),
        lambda: manager.record(known["walking"], EventKind.SUBMITTED),
        lambda: deals.delete(workspace, known["walking"]),
        lambda: manager.walk(Stage.DOCUMENTS),
        lambda: sources.drop_place(workspace, known["place"]),
        lambda: manager.record(known["loan"], EventKind.SETTLED),
        workspace.undo,
        workspace.undo,
        workspace.redo,
        lambda: manager.product(),
    ]
    for number, act in enumerate(actions):
        items(manager)
        act()
        kept = items(manager)
        assert kept == anew(manager), number


def test_a_file_for_other_calendars_is_noted_and_bad_input_writes_nothing(manager: Manager, tmp_path: Path) -> None:
    lively(manager)

    def words(item: Item, masked: bool) -> tuple[str, str, str]:
        return (item.kind.value if masked else item.client_name, "", "")

    path = tmp_path / "a.ics"
    for days in (0, -1, 371):
        error = refusal(calendar_export.export, manager.workspace, TODAY, days, path, words, "车贷")
        assert error.code == "calendar.days"
    assert not path.exists()
    before = len(today.ahead(manager.workspace, TODAY, TODAY + DAY))
    changes = calendar_export.export(manager.workspace, TODAY, 1, path, words, "车贷")
    assert changes.params == {"n": before}
    assert manager.workspace.undoable() != changes.action
    starts = [line for line in path.read_text("utf-8").splitlines() if line.startswith("DTSTART")]
    assert all(line.split(":")[1] in ("20261123", "20261124") for line in starts)  # what is overdue stands on today


def test_a_calendar_shows_each_instalment_on_its_day_with_what_is_left_of_it(manager: Manager) -> None:
    deal_id = manager.walk()
    amount = instalment(manager, deal_id)
    manager.pay(deal_id, amount * 3 + 1)  # three are due by today: 09-17, 10-17, 11-17
    until = date(2027, 2, 20)
    due = [item for item in today.ahead(manager.workspace, TODAY, until) if item.kind is Kind.DUE]
    assert [(item.on, item.number, item.amount) for item in due] == [
        (date(2026, 12, 17), 4, amount - 1),
        (date(2027, 1, 17), 5, amount),
        (date(2027, 2, 17), 6, amount),
    ]
    shown = today.ahead(manager.workspace, TODAY, until)
    assert [item.on for item in shown] == sorted(item.on for item in shown)
    listed = {item.subject for item in items(manager)}
    assert listed <= {item.subject for item in shown}


def test_two_promises_share_the_money_and_what_is_left_is_asked_for(manager: Manager) -> None:
    deal_id = manager.walk()
    promise(manager, deal_id, TODAY - 5 * DAY, TODAY - 9 * DAY, 1000)
    promise(manager, deal_id, TODAY, TODAY - 4 * DAY, 500)
    manager.pay(deal_id, 700, TODAY - 5 * DAY)
    first, second = sorted(items(manager, TODAY, Kind.PROMISE), key=lambda item: item.on)
    assert (first.amount, first.broken) == (300, True)
    assert (second.amount, second.broken) == (500, False)
    # The day of grace: broken the day after it.
    (second,) = (item for item in items(manager, TODAY + DAY, Kind.PROMISE) if item.on == TODAY)
    assert not second.broken
    (second,) = (item for item in items(manager, TODAY + 2 * DAY, Kind.PROMISE) if item.on == TODAY)
    assert second.broken
