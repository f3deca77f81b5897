"""What is kept of the loans from action to action is what reading all of them anew gives, for any day."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from carloan_desk.domain.contract import rows_of
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.product import Product
from carloan_desk.domain.repayment import PaymentKind
from carloan_desk.domain.servicing import ScheduleOrigin
from carloan_desk.services import clients, contract_schedules, deals, loan_lists, loans, portfolio, settlements
from carloan_desk.services.loan_book import LoanBook, book_of, read_book
from tests.services.manager import OPENED, TODAY, Manager

D = Decimal
DAYS = [OPENED, date(2026, 9, 30), date(2026, 10, 18), TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=40)]


def said(book: LoanBook, day: date) -> object:
    """Everything the book says of a day, as values."""
    return (
        {
            deal_id: (asdict(case.line(day).state), case.client.name, case.deal.dealer, case.history.lives(day))
            for deal_id, case in sorted(book.cases.items())
        },
        portfolio.analysed(book, day),
    )


def assert_agrees(manager: Manager) -> None:
    book = book_of(manager.workspace)
    with manager.workspace.reading() as read:
        anew = read_book(read)
    for day in DAYS:
        assert said(book, day) == said(anew, day)
        # The list of a day is what the loans' own pages say of it.
        for line in loans.portfolio(manager.workspace, day):
            loan = manager.view(line.deal.id or 0, day).loan
            assert loan is not None
            state = loan.state
            assert (line.state.overdue_days, line.state.overdue_amount, line.state.bucket) == (
                state.overdue_days,
                state.overdue_amount,
                state.bucket,
            )
            assert (line.state.next_due, line.state.next_amount, line.state.outstanding_principal) == (
                state.next_due,
                state.next_amount,
                state.outstanding_principal,
            )


def _open(manager: Manager, ids: list[int], random: Random) -> int | None:
    found = [deal_id for deal_id in ids if manager.view(deal_id).stage in (Stage.DELIVERY, Stage.REPAYMENT)]
    return random.choice(found) if found else None


def _paid(manager: Manager, random: Random, ids: list[int]) -> None:
    if (deal_id := _open(manager, ids, random)) is not None:
        manager.pay(deal_id, random.choice(["2479.65", "1000.00"]), date(2026, 9, random.randrange(10, 30)))


def _returned(manager: Manager, random: Random, ids: list[int]) -> None:
    if (deal_id := _open(manager, ids, random)) is not None:
        loan = manager.view(deal_id).loan
        if loan is not None and loans.received(loan) >= 1000:
            manager.pay(deal_id, "1000.00", TODAY, kind=PaymentKind.REVERSAL.value)


def _imported(manager: Manager, random: Random, ids: list[int]) -> None:
    if (deal_id := _open(manager, ids, random)) is not None:
        loan = manager.view(deal_id).loan
        assert loan is not None
        rows = rows_of(loan.quote.schedule)
        contract_schedules.adopt(manager.workspace, deal_id, ScheduleOrigin.IMPORTED, rows, TODAY)


def _anew(manager: Manager, random: Random, ids: list[int]) -> None:
    since = date(2026, 11, random.randrange(2, 20))
    deal_id = _open(manager, ids, random)
    if deal_id is None:
        return
    loan = manager.view(deal_id, since - timedelta(days=1)).loan
    assert loan is not None
    if any(each.valid_from >= since for each in loan.schedules):
        return
    left = contract_schedules.outstanding(manager.workspace, deal_id, since)
    rows = contract_schedules.proposal(loan, left, since, 40, D("0.0399"), date(2026, 12, 20))
    contract_schedules.restructure(manager.workspace, deal_id, since, rows, TODAY)


def _settled(manager: Manager, random: Random, ids: list[int]) -> None:
    if (deal_id := _open(manager, ids, random)) is not None:
        settlements.settle(manager.workspace, deal_id, TODAY, D(5000), TODAY)


def _edited(manager: Manager, random: Random, ids: list[int]) -> None:
    deals.edit(manager.workspace, random.choice(ids), {"dealer": random.choice(["甲店", "乙店"])})


def _client(manager: Manager, random: Random, ids: list[int]) -> None:
    client_id = manager.view(random.choice(ids)).deal.client_id
    clients.edit(manager.workspace, client_id, {"name": random.choice(["曾乐", "曾安"])})


def _opened(manager: Manager, random: Random, ids: list[int]) -> None:
    ids.append(manager.walk(random.choice([Stage.DELIVERY, Stage.DISBURSEMENT])))


def _binned(manager: Manager, random: Random, ids: list[int]) -> None:
    if len(ids) > 2:
        deals.delete(manager.workspace, ids.pop(random.randrange(len(ids))))


def _undone(manager: Manager, random: Random, ids: list[int]) -> None:
    manager.workspace.undo()
    with manager.workspace.reading() as read:
        ids[:] = [deal.id or 0 for deal, _ in read.deals_with_events()]


ACTS: list[Callable[[Manager, Random, list[int]], None]] = [
    _paid,
    _paid,
    _paid,
    _returned,
    _imported,
    _anew,
    _settled,
    _edited,
    _client,
    _opened,
    _binned,
    _undone,
]


@pytest.mark.parametrize("seed", range(4))
def test_after_every_action_it_is_what_reading_anew_gives(manager: Manager, seed: int) -> None:
    random = Random(seed)
    ids = [manager.walk(), manager.walk(), manager.walk(Stage.DELIVERY)]
    assert_agrees(manager)
    for _ in range(10):
        random.choice(ACTS)(manager, random, ids)
        assert_agrees(manager)


def test_only_what_was_touched_is_read(manager: Manager) -> None:
    first, second = manager.walk(), manager.walk()
    before = book_of(manager.workspace)
    manager.pay(second, 100)
    after = book_of(manager.workspace)
    assert after.cases[first] is before.cases[first]
    assert after.cases[second] is not before.cases[second]
    assert book_of(manager.workspace) is after
    with manager.workspace.reading() as read:
        assert [line.deal.id for line in loans.lines(read, TODAY, [first])] == [first]
        product = read.all(Product)[0]
    with manager.workspace.unit_of_work("product.edit") as work:
        work.get(Product, product.id or 0).lender = "另一银行"
        work.commit()
    assert {line.lender for line in loans.portfolio(manager.workspace, TODAY)} >= {"另一银行"}


def test_a_clock_that_was_set_back_is_said(manager: Manager) -> None:
    manager.walk()
    back = OPENED - timedelta(days=30)
    assert loans.portfolio(manager.workspace, back) == []
    assert loan_lists.listed(manager.workspace, back).later == 1
    assert portfolio.of_day(manager.workspace, back).later == 1
    assert loan_lists.listed(manager.workspace, TODAY).later == 0


def test_a_loan_settled_later_is_still_out_on_a_day_before(manager: Manager) -> None:
    deal_id = manager.walk()
    manager.record(deal_id, EventKind.SETTLED, date(2026, 11, 20))
    assert [line.stage for line in loans.portfolio(manager.workspace, date(2026, 11, 19))] == [Stage.REPAYMENT]
    assert [line.stage for line in loans.portfolio(manager.workspace, date(2026, 8, 20))] == [Stage.DELIVERY]
    assert loans.portfolio(manager.workspace, date(2026, 11, 20)) == []


def test_dates_that_come_near(manager: Manager) -> None:
    deal_id = manager.walk(Stage.DELIVERY)
    deals.edit(
        manager.workspace,
        deal_id,
        {"insurance_until": TODAY + timedelta(days=30), "inspection_until": TODAY + timedelta(days=31)},
    )
    found = loan_lists.listed(manager.workspace, TODAY)
    kinds = [what for what, _ in found.dates[deal_id]]
    # The mortgage was to be registered by mid September.
    assert kinds == [loan_lists.LoanDate.MORTGAGE, loan_lists.LoanDate.INSURANCE]
    manager.record(deal_id, EventKind.REGISTERED, TODAY)
    found = loan_lists.listed(manager.workspace, TODAY)
    assert [what for what, _ in found.dates[deal_id]] == [loan_lists.LoanDate.INSURANCE]
    settlements.settle(manager.workspace, deal_id, TODAY, D(1), TODAY)
    found = loan_lists.listed(manager.workspace, TODAY)
    assert [line.deal.id for line in found.unreleased] == [deal_id]
    assert [what for what, _ in found.dates[deal_id]] == [loan_lists.LoanDate.RELEASE]
    assert (found.lines, found.unreleased[0].state.outstanding_principal) == ((), 0)
