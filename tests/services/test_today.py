"""Today: one list of what is due, in an order that can be explained."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.papers import DocumentState
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import Channel, ContactNote, ContactResult
from carloan_desk.services import clients, contacts, deals, documents, today
from carloan_desk.services.today import Item, Kind
from tests.services.manager import OPENED, TODAY, Manager

D = Decimal


def items(manager: Manager, on: date = TODAY, kind: Kind | None = None) -> list[Item]:
    return [item for item in today.overview(manager.workspace, on).items if kind in (None, item.kind)]


def kinds(manager: Manager, on: date = TODAY) -> list[Kind]:
    return [item.kind for item in items(manager, on)]


def promise(manager: Manager, deal_id: int, on: date, made: date, amount: object = None, **fields: Any) -> None:
    note = ContactNote(
        client_id=manager.view(deal_id).client.id or 0,
        deal_id=deal_id,
        at=datetime.combine(made, time(10)),
        channel=Channel.PHONE,
        result=ContactResult.PROMISED,
        promise_on=on,
        promise_amount=None if amount is None else D(str(amount)),
        **fields,
    )
    contacts.record(manager.workspace, note, note.at)


def instalment(manager: Manager, deal_id: int) -> Decimal:
    loan = manager.view(deal_id).loan
    assert loan is not None
    return loan.quote.payment


def test_an_empty_workspace_has_nothing_to_do(manager: Manager) -> None:
    overview = today.overview(manager.workspace, TODAY)
    assert overview.items == ()
    assert overview.put_off == ()


def of_money(manager: Manager, day: date = TODAY) -> list[Item]:
    """What is due of loans; the papers after delivery have tests of their own."""
    return [item for item in items(manager, day) if item.kind is not Kind.TASK]


def test_instalments_are_due_three_days_before_and_overdue_a_day_after(manager: Manager) -> None:
    deal_id = manager.walk()
    amount = instalment(manager, deal_id)
    seen = {}
    for day in (13, 14, 17, 18):
        found = of_money(manager, date(2026, 9, day))
        seen[day] = [(item.kind, item.days, item.amount, item.number, item.on.day) for item in found]
    assert seen == {
        13: [],
        14: [(Kind.DUE, -3, amount, 1, 17)],
        17: [(Kind.DUE, 0, amount, 1, 17)],
        18: [(Kind.OVERDUE, 1, amount, 1, 17)],
    }
    manager.pay(deal_id, amount - 1, date(2026, 9, 17))
    (item,) = of_money(manager, date(2026, 9, 18))
    assert (item.amount, item.number, item.model, item.client_name) == (D(1), 1, "比亚迪 秦L", "曾乐")
    manager.pay(deal_id, 1, date(2026, 9, 18))
    assert of_money(manager, date(2026, 9, 18)) == []


def test_a_settled_loan_is_no_work(manager: Manager) -> None:
    deal_id = manager.walk()
    assert [item.kind for item in of_money(manager)] == [Kind.OVERDUE]
    manager.record(deal_id, EventKind.SETTLED)
    assert of_money(manager) == []


def test_a_promise_judges_itself_by_the_ledger(manager: Manager) -> None:
    deal_id = manager.walk()
    amount = instalment(manager, deal_id)
    promise(manager, deal_id, date(2026, 9, 25), date(2026, 9, 20), amount)
    assert items(manager, date(2026, 9, 24), Kind.PROMISE) == []
    (item,) = items(manager, date(2026, 9, 26), Kind.PROMISE)
    assert (item.amount, item.days, item.on) == (amount, 1, date(2026, 9, 25))
    manager.pay(deal_id, amount - 1, date(2026, 9, 25))
    assert len(items(manager, date(2026, 9, 26), Kind.PROMISE)) == 1
    manager.pay(deal_id, 1, date(2026, 9, 25))
    assert items(manager, date(2026, 9, 26), Kind.PROMISE) == []


def test_money_that_went_back_keeps_no_promise(manager: Manager) -> None:
    deal_id = manager.walk()
    amount = instalment(manager, deal_id)
    promise(manager, deal_id, date(2026, 9, 25), date(2026, 9, 20), amount)
    manager.pay(deal_id, amount, date(2026, 9, 22))
    manager.pay(deal_id, amount, date(2026, 9, 24), kind=PaymentKind.REVERSAL.value)
    assert [item.amount for item in items(manager, date(2026, 9, 26), Kind.PROMISE)] == [amount]


def test_a_promise_without_an_amount_is_for_all_that_is_overdue(manager: Manager) -> None:
    deal_id = manager.walk()
    promise(manager, deal_id, TODAY, TODAY - timedelta(days=1))
    (item,) = items(manager, TODAY, Kind.PROMISE)
    assert item.amount == instalment(manager, deal_id) * 3


def test_a_promise_about_no_loan_is_only_a_note(manager: Manager) -> None:
    deal_id = manager.deal()
    promise(manager, deal_id, TODAY, TODAY)
    note = ContactNote(
        client_id=manager.view(deal_id).client.id or 0,
        at=datetime.combine(TODAY, time(10)),
        channel=Channel.WECHAT,
        result=ContactResult.PROMISED,
        promise_on=TODAY,
    )
    contacts.record(manager.workspace, note, note.at)
    assert items(manager, TODAY, Kind.PROMISE) == []


def test_papers_grow_old_before_submission_only(manager: Manager) -> None:
    deal_id = manager.walk(Stage.APPLICATION)
    for code, issued in (
        ("bank_statement", TODAY - timedelta(days=23)),
        ("social_insurance", TODAY - timedelta(days=22)),
    ):
        documents.set_state(
            manager.workspace, deal_id, code, "applicant", DocumentState.RECEIVED, on=TODAY, issued_on=issued
        )
    (item,) = items(manager, TODAY, Kind.PAPER)
    assert item.paper is not None
    assert (item.paper.rule.code, item.on, item.days) == ("bank_statement", TODAY + timedelta(days=7), -7)
    (first, _) = items(manager, TODAY + timedelta(days=8), Kind.PAPER)
    assert first.days == 1
    documents.set_state(
        manager.workspace, deal_id, "bank_statement", "applicant", DocumentState.REJECTED, on=TODAY, reason="太旧"
    )
    assert items(manager, TODAY, Kind.PAPER) == []
    manager.record(deal_id, EventKind.SUBMITTED)
    assert items(manager, TODAY + timedelta(days=30), Kind.PAPER) == []


def test_deals_that_stand_still(manager: Manager) -> None:
    for stage in list(Stage)[:10]:
        manager.walk(stage)
    stalled = items(manager, OPENED + timedelta(days=60), Kind.STALLED)
    assert {item.stage for item in stalled} == set(list(Stage)[:9])
    deal_id = manager.walk(Stage.QUOTE)
    own = TODAY + timedelta(days=3)
    deals.edit(manager.workspace, deal_id, {"next_step_on": own})
    assert deal_id not in [item.deal_id for item in items(manager)]
    assert deal_id in [item.deal_id for item in items(manager, own)]


def test_people_to_call(manager: Manager) -> None:
    client_id = manager.client(interest="秦L", next_action="回访", next_action_on=TODAY)
    (item,) = items(manager)
    assert (item.kind, item.client_id, item.deal_id, item.text, item.model) == (
        Kind.CONTACT,
        client_id,
        None,
        "回访",
        "秦L",
    )
    assert items(manager, TODAY - timedelta(days=1)) == []
    clients.edit(manager.workspace, client_id, {"next_action_on": None})
    assert items(manager) == []


def test_the_order_broken_word_money_papers_deals_people(manager: Manager) -> None:
    manager.client(next_action="回访", next_action_on=TODAY)
    manager.walk(Stage.SIGNING)
    papers = manager.walk(Stage.DOCUMENTS, first=TODAY - timedelta(days=3))
    documents.set_state(
        manager.workspace,
        papers,
        "bank_statement",
        "applicant",
        DocumentState.RECEIVED,
        on=TODAY,
        issued_on=TODAY - timedelta(days=40),
    )
    soon = manager.walk(first=date(2026, 10, 10))
    small, large = manager.walk(price=D(100000)), manager.walk(price=D(200000))
    promise(manager, small, TODAY, TODAY)
    later = manager.walk(first=date(2026, 9, 1))
    found = items(manager)
    assert [(item.kind, item.deal_id) for item in found if item.kind in (Kind.OVERDUE, Kind.DUE, Kind.PROMISE)] == [
        (Kind.PROMISE, small),
        (Kind.OVERDUE, large),
        (Kind.OVERDUE, small),
        (Kind.OVERDUE, later),
        (Kind.DUE, soon),
    ]
    order = [list(Kind).index(item.kind) for item in found]
    assert order == sorted(order)
    warned = {list(Kind).index(kind) for kind in (Kind.WARNING, Kind.PLAN)}
    assert set(order) == set(range(9)) - warned


def test_what_lies_in_the_bin_is_no_work(manager: Manager) -> None:
    deal_id = manager.walk()
    promise(manager, deal_id, TODAY, TODAY)
    assert items(manager)
    deals.delete(manager.workspace, deal_id)
    assert items(manager) == []


def test_a_deal_whose_client_is_gone_is_left_out(manager: Manager) -> None:
    """The services do not let it come to that; a list must bear it all the same."""
    deal_id = manager.walk()
    with manager.workspace.unit_of_work("test") as work:
        work.delete(work.get(Client, manager.view(deal_id).client.id or 0))
        work.commit()
    assert items(manager) == []
    assert deals.board(manager.workspace, TODAY) == []
