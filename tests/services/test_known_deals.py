"""What is kept of the deals from action to action is what reading all of them anew gives."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from carloan_desk.domain.client import Source
from carloan_desk.domain.commission import Basis, PerDeal
from carloan_desk.domain.contract import rows_of
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import ScheduleOrigin
from carloan_desk.services import clients, commission, contract_schedules, deals, loans, plans
from carloan_desk.services.books import Books, books_of
from carloan_desk.services.earned import earned
from carloan_desk.services.plans import Basics
from tests.services.manager import TODAY, Manager

D = Decimal


def said(books: Books) -> object:
    """Everything the books say, as values."""
    return (
        [
            (deal_id, vars(deal), [vars(event) for event in events])
            for deal_id, (deal, events) in books.known.pairs.items()
        ],
        books.facts,
        {client_id: vars(client) for client_id, client in sorted(books.clients.items())},
        list(books.known.decisions.items()),
        sorted(books.known.first_dues.items()),
        books.circumstances,
        books.ledger.statements,
        books.default_days,
    )


def assert_agrees(manager: Manager, today: date = TODAY) -> None:
    with manager.workspace.reading() as read:
        anew = Books(read, today)
    assert said(books_of(manager.workspace, today)) == said(anew)
    # The figures that stand at once are those of the whole dashboard.
    first, pay = earned(manager.workspace, today), commission.dashboard(manager.workspace, today)
    assert first.confirmed == pay.sum_of(commission.Status.CONFIRMED)
    assert first.confirmed_deals == pay.count_of(commission.Status.CONFIRMED)
    assert first.months == pay.months


def _recorded(manager: Manager, random: Random, ids: list[int]) -> None:
    view = manager.view(random.choice(ids))
    kinds = {
        Stage.DECISION: EventKind.APPROVED,
        Stage.SIGNING: EventKind.SIGNED,
        Stage.DISBURSEMENT: EventKind.DISBURSED,
        Stage.DELIVERY: EventKind.REGISTERED,
    }
    if (kind := kinds.get(view.stage)) is not None:
        manager.record(view.deal.id or 0, kind)


def _paid(manager: Manager, random: Random, ids: list[int]) -> None:
    view = manager.view(random.choice(ids))
    if view.stage in (Stage.DELIVERY, Stage.REPAYMENT):
        manager.pay(view.deal.id or 0, "100.00", TODAY)


def _returned(manager: Manager, random: Random, ids: list[int]) -> None:
    view = manager.view(random.choice(ids))
    if view.loan is not None and view.loan.payments and loans.received(view.loan) >= 100:
        manager.pay(view.deal.id or 0, "100.00", TODAY, kind=PaymentKind.REVERSAL.value)


def _own_schedule(manager: Manager, random: Random, ids: list[int]) -> None:
    view = manager.view(random.choice(ids))
    if view.loan is not None and view.stage in (Stage.DELIVERY, Stage.REPAYMENT):
        rows = rows_of(view.loan.quote.schedule)
        earlier = date.fromisoformat(rows[0].due) - timedelta(days=random.choice([0, 3]))
        rows[0] = replace(rows[0], due=max(earlier, view.loan.quote.terms.disbursed_on).isoformat())
        contract_schedules.adopt(manager.workspace, view.deal.id or 0, ScheduleOrigin.IMPORTED, rows, TODAY)


def _edited(manager: Manager, random: Random, ids: list[int]) -> None:
    deals.edit(manager.workspace, random.choice(ids), {"dealer": random.choice(["甲店", "乙店"])})


def _client(manager: Manager, random: Random, ids: list[int]) -> None:
    client_id = manager.view(random.choice(ids)).deal.client_id
    clients.edit(manager.workspace, client_id, {"city": random.choice(["郑州", "洛阳"]), "source": Source.WECHAT})


def _opened(manager: Manager, random: Random, ids: list[int]) -> None:
    ids.append(manager.walk(random.choice([Stage.DECISION, Stage.DELIVERY])))


def _binned(manager: Manager, random: Random, ids: list[int]) -> None:
    if len(ids) > 2:
        deals.delete(manager.workspace, ids.pop(random.randrange(len(ids))))


def _undone(manager: Manager, random: Random, ids: list[int]) -> None:
    manager.workspace.undo()
    with manager.workspace.reading() as read:
        ids[:] = [deal.id or 0 for deal, _ in read.deals_with_events()]


def _basics(manager: Manager, random: Random, _ids: list[int]) -> None:
    plans.set_basics(manager.workspace, Basics(default_days=random.choice([5, 30])))


ACTS: list[Callable[[Manager, Random, list[int]], None]] = [
    _recorded,
    _recorded,
    _paid,
    _returned,
    _own_schedule,
    _edited,
    _client,
    _opened,
    _binned,
    _undone,
    _basics,
]


@pytest.mark.parametrize("seed", range(6))
def test_after_every_action_it_is_what_reading_anew_gives(manager: Manager, seed: int) -> None:
    random = Random(seed)
    manager.plan(PerDeal("提成", Basis.LOAN_AMOUNT, D("0.01")))
    ids = [manager.walk(Stage.DELIVERY), manager.walk(Stage.DECISION), manager.walk(Stage.DISBURSEMENT)]
    assert_agrees(manager)
    for _ in range(12):
        random.choice(ACTS)(manager, random, ids)
        assert_agrees(manager)


def test_another_day_reads_anew(manager: Manager) -> None:
    manager.plan()
    manager.walk(Stage.DELIVERY)
    assert_agrees(manager)
    assert_agrees(manager, TODAY + timedelta(days=60))
    assert_agrees(manager)


def test_only_what_was_touched_is_read(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    manager.plan()
    first, second = manager.walk(Stage.DELIVERY), manager.walk(Stage.DISBURSEMENT)
    before = books_of(manager.workspace, TODAY)
    manager.record(second, EventKind.DISBURSED)
    after = books_of(manager.workspace, TODAY)
    assert after.known.pairs[first] is before.known.pairs[first]
    assert after.known.pairs[second] is not before.known.pairs[second]
    assert after.facts[second] == replace(before.facts[second], disbursed_on=TODAY)
    assert books_of(manager.workspace, TODAY) is after


def test_a_debit_that_was_returned_is_no_first_payment(manager: Manager) -> None:
    manager.plan()
    deal_id = manager.walk()
    manager.pay(deal_id, 500, date(2026, 9, 17))
    assert books_of(manager.workspace, TODAY).facts[deal_id].first_repaid_on == date(2026, 9, 17)
    manager.pay(deal_id, 500, date(2026, 9, 20), kind=PaymentKind.REVERSAL.value)
    assert books_of(manager.workspace, TODAY).facts[deal_id].first_repaid_on is None
    assert books_of(manager.workspace, TODAY).facts[deal_id].first_payment_default_on == date(2026, 10, 18)
    manager.pay(deal_id, 500, date(2026, 10, 1))
    assert books_of(manager.workspace, TODAY).facts[deal_id].first_repaid_on == date(2026, 10, 1)


def test_the_first_due_date_is_that_of_the_contract_s_own_schedule(manager: Manager) -> None:
    manager.plan()
    deal_id = manager.walk()
    loan = manager.view(deal_id).loan
    assert loan is not None
    rows = rows_of(loan.quote.schedule)
    rows[0] = replace(rows[0], due="2026-09-05")
    contract_schedules.adopt(manager.workspace, deal_id, ScheduleOrigin.IMPORTED, rows, TODAY)
    books = books_of(manager.workspace, TODAY)
    assert books.known.first_dues == {deal_id: date(2026, 9, 5)}
    assert books.facts[deal_id].first_payment_default_on == date(2026, 10, 6)
