"""The demo: lively, sound by the program's own rules, and nobody in it exists."""

import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from carloan_desk.domain import identifiers
from carloan_desk.domain.application import shipped_form
from carloan_desk.domain.application_checks import check_answers
from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import DealEvent, EventKind, Stage, check_event, stage_of
from carloan_desk.domain.identifiers import Severity
from carloan_desk.domain.papers import Application
from carloan_desk.domain.pay import ForecastDay
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import (
    application_paper,
    clients,
    commission,
    deals,
    demo,
    forecast_record,
    loans,
    today,
    workspaces,
)
from carloan_desk.services.commission import Status
from carloan_desk.services.today import Kind
from carloan_desk.storage.workspace import Workspace
from tests.services.conftest import hasten
from tests.storage.entities import dump

TODAY = date(2026, 11, 23)
# Days on which a month or a year turns, or a month has few days.
OTHER_DAYS = [date(2026, 1, 1), date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)]


def _made(folder: Path, day: date) -> Workspace:
    return demo.make(folder, lambda: datetime.combine(day, time(9)), lambda _done, _all: None)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demo of one day, which no test here changes."""
    with pytest.MonkeyPatch.context() as patch:
        hasten(patch)
        made = _made(tmp_path_factory.mktemp("demo") / "示例", TODAY)
        yield made
        made.close()


def test_sixty_clients_and_forty_five_deals_in_every_stage(shown: Workspace) -> None:
    assert clients.count(shown) == 60
    board = deals.board(shown, TODAY)
    assert len(board) == 45
    assert {summary.stage for summary in board} == set(Stage)
    opened = [summary.deal.opened_on for summary in board]
    assert min(opened) >= TODAY - relativedelta(months=14)
    assert min(opened) <= TODAY - relativedelta(months=12)
    assert max(opened) >= TODAY - relativedelta(days=7)


def test_some_pay_on_time_and_some_late(shown: Workspace) -> None:
    portfolio = loans.portfolio(shown, TODAY)
    late = [line for line in portfolio if line.state.overdue_days]
    assert len(late) >= 2
    assert len(portfolio) - len(late) >= 15
    assert {line.state.bucket for line in late} >= {"M1"}
    settled_late = [
        allocation
        for line in portfolio
        if (loan := deals.view(shown, line.deal.id or 0, TODAY).loan) is not None
        for allocation in loan.state.allocations
        if allocation.settled_on is not None and allocation.settled_on > allocation.due
    ]
    assert settled_late


def test_there_is_a_plan_a_target_and_pay_in_every_state(shown: Workspace) -> None:
    board = commission.dashboard(shown, TODAY)
    assert board.plan is not None
    assert board.target is not None
    assert [pace.reached > 0 for pace in board.paces] == [True] * 3  # month, quarter, year
    assert all(board.count_of(status) for status in Status)
    assert all(month.earned for month in board.months)
    paid = [month for month in board.months if month.paid is not None]
    assert len(paid) >= 10
    assert all(month.paid == month.payable for month in paid)
    for status in Status:
        rows = [row for row in board.rows if row.status is status]
        assert board.sum_of(status) == sum(row.expected for row in rows)


def test_what_its_window_said_week_by_week_can_be_compared_with_what_came(shown: Workspace) -> None:
    with shown.reading() as read:
        days = read.all(ForecastDay)
        opened = {deal.id: deal.opened_on for deal, _ in read.deals_with_events()}
    assert len(days) > 40
    assert {(TODAY - each.day).days % 7 for each in days} == {0}
    assert all(opened[deal_id] <= each.day for each in days for deal_id, _, _ in each.said)
    # What it said today is what the window says today.
    projected = [row for row in commission.dashboard(shown, TODAY).rows if row.status is Status.PROJECTED]
    assert [tuple(each) for each in days[-1].said] == [
        (row.deal.id, str(row.chance), str(row.amount)) for row in projected
    ]
    assert forecast_record.note(shown, TODAY) is None
    found = forecast_record.calibration(shown, TODAY)
    assert found.deals >= 25
    assert found.clearest is not None
    assert any(bucket.disbursed < bucket.deals for bucket in found.buckets)


def test_there_is_something_of_every_kind_to_do(shown: Workspace) -> None:
    kinds = {item.kind for item in today.overview(shown, TODAY).items}
    assert kinds >= {Kind.PROMISE, Kind.OVERDUE, Kind.STALLED, Kind.CONTACT}


def test_nobody_in_it_exists(shown: Workspace) -> None:
    with shown.reading() as read:
        everything = dump(read)
        people = read.all(Client)
    # Digits amid the hexadecimal ones of a hash are nobody's number.
    for phone in re.findall(r"(?<![\da-f])1[3-9]\d{9}(?![\da-f])", everything):
        assert re.fullmatch(r"1990000\d{4}|1990001\d{4}|1990002\d{4}|1990003\d{4}", phone)
    numbers = re.findall(r"(?<![\da-f])\d{17}[\dX](?![\dXa-f])", everything)
    assert numbers
    for number in numbers:
        assert number.startswith("990000")
        assert identifiers.check_resident_id(number).code == "resident_id.ok"
    assert len({person.mobile for person in people}) == len(people)
    assert len({person.id_number for person in people if person.id_number}) == 45
    assert {summary.lender[:2] for summary in deals.board(shown, TODAY) if summary.lender} == {"示例"}


@pytest.mark.parametrize("day", [TODAY, *OTHER_DAYS])
def test_the_demo_is_sound_by_the_program_s_own_rules(day: date, tmp_path: Path) -> None:
    workspace = _made(tmp_path / "示例", day)
    with workspace.reading() as read:
        pairs = read.deals_with_events()
        forms = {form.deal_id: form for form in read.all(Application)}
        payments = read.all(PaymentRecord)
    for deal, events in pairs:
        replayed: list[DealEvent] = []
        for event in sorted(events, key=lambda each: each.id or 0):
            assert event.on >= deal.opened_on
            check_event(replayed, event, day)
            replayed.append(event)
        view = deals.view(workspace, deal.id or 0, day)
        assert view.stage is stage_of(events)
        submitted = any(event.kind is EventKind.SUBMITTED for event in events)
        if submitted:
            form = forms[deal.id or 0]
            assert form.submitted_on is not None
            found = check_answers(shipped_form(), form.answers)
            assert [finding for finding in found if finding.severity is Severity.ERROR] == []
        settled = next((event.on for event in events if event.kind is EventKind.SETTLED), day)
        for payment in payments:
            if payment.deal_id == deal.id:
                assert payment.kind == PaymentKind.PAYMENT
                assert payment.paid_on <= settled
        if view.stage is Stage.SETTLED:
            assert view.loan is not None
            assert view.loan.state.outstanding_principal == 0
    board = commission.dashboard(workspace, day)
    assert all(month.paid in (None, month.payable) for month in board.months)
    today.overview(workspace, day)
    loans.portfolio(workspace, day)
    assert workspace.verify_history() is None
    assert workspace.undoable() is None
    workspace.close()


def test_the_same_day_makes_the_same_demo(shown: Workspace, tmp_path: Path) -> None:
    again = _made(tmp_path / "示例", TODAY)
    with shown.reading() as one, again.reading() as other:
        assert _comparable(dump(one)) == _comparable(dump(other))
    again.close()


def test_a_demo_that_is_there_is_opened(tmp_path: Path) -> None:
    seen = []
    made = demo.make(
        tmp_path / "示例", lambda: datetime.combine(TODAY, time(9)), lambda done, of: seen.append((done, of))
    )
    assert seen[0] == (0, 105)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    clients.delete(made, 60)
    made.close()
    opened = _made(tmp_path / "示例", TODAY)
    assert clients.count(opened) == 59
    opened.close()
    assert workspaces.unlock(tmp_path / "示例", demo.PASSCODE)


def test_a_demo_that_fails_lets_go_of_its_folder(tmp_path: Path) -> None:

    def stop(done: int, _of: int) -> None:
        if done == 30:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.make(tmp_path / "示例", lambda: datetime.combine(TODAY, time(9)), stop)
    opened = workspaces.open(
        tmp_path / "示例", workspaces.unlock(tmp_path / "示例", demo.PASSCODE), lambda: datetime.combine(TODAY, time(9))
    )
    assert clients.count(opened) == 0
    opened.close()


def _comparable(dumped: str) -> Any:
    """All that a demo holds; where a file lies is each workspace's own secret."""
    content = json.loads(dumped)
    for paper in (*content["kept_quote"], *content["issued_document"], *content["attachment"]):
        del paper["key"]
    for form in content["application"]:
        if form["frozen"] is not None:
            form["frozen"] = json.loads(form["frozen"])
            del form["frozen"]["pdf"]["key"]
    return content


def test_forms_with_lenders_are_frozen_with_their_pdf(shown: Workspace) -> None:
    with shown.reading() as read:
        forms = [form for form in read.all(Application) if form.frozen is not None]
    assert forms
    for form in forms:
        assert form.frozen is not None
        paper = form.frozen["pdf"]
        pdf = shown.files.get(paper["key"])
        assert hashlib.sha256(pdf).hexdigest() == paper["sha256"]
        assert pdf == application_paper.render(form.deal_id, form, form.submitted_on or date.min)
