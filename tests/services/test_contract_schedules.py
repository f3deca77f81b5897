"""A contract's own schedule taken in, put right, agreed anew; what reads the loan takes the one of the day."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.contract import rows_of
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.servicing import ContractRow, ScheduleOrigin
from carloan_desk.exchange.writing import Column, ColumnKind, write_table
from carloan_desk.services import contract_schedules, loans, outside_tables, prints, settlements
from carloan_desk.services.loans import LoanView
from tests.services.manager import OPENED, TODAY, Manager, refusal, undone, untouched

D = Decimal
OUT = OPENED + timedelta(days=14)


def loan(manager: Manager, deal_id: int, as_of: date = TODAY) -> LoanView:
    found = manager.view(deal_id, as_of).loan
    assert found is not None
    return found


def lenders_file(path: Path, rows: list[ContractRow]) -> Path:
    columns = (
        Column("期数", ColumnKind.COUNT),
        Column("应还日期", ColumnKind.DATE),
        Column("应还金额", ColumnKind.AMOUNT),
        Column("应还本金", ColumnKind.AMOUNT),
        Column("应还利息", ColumnKind.AMOUNT),
    )
    listed = [
        (row.number, date.fromisoformat(row.due), row.principal + row.interest, row.principal, row.interest)
        for row in rows
    ]
    write_table(path, columns, listed, above=["示例银行 还款计划表", "借款人：曾乐"])
    return path


def read_in(manager: Manager, path: Path | None, text: str = "") -> tuple[list[ContractRow], list[DomainError]]:
    found = contract_schedules.rows_of(
        outside_tables.load(manager.workspace, contract_schedules.LENDER_SCHEDULE, path, text)
    )
    return list(found.rows), list(found.problems)


def with_fen(rows: list[ContractRow]) -> list[ContractRow]:
    """The same with a fen more interest in the third instalment."""
    return [replace(row, interest=row.interest + D("0.01")) if row.number == 3 else row for row in rows]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_lender_s_file_is_compared_row_by_row_and_taken(manager: Manager, tmp_path: Path, ending: str) -> None:
    deal_id = manager.walk()
    ours = rows_of(loan(manager, deal_id).quote.schedule)
    path = lenders_file(tmp_path / f"plan.{ending}", with_fen(ours))
    rows, problems = read_in(manager, path)
    assert (rows, problems) == (with_fen(ours), [])
    found = contract_schedules.compare(loan(manager, deal_id), rows)
    assert (found.unlike, found.missing, found.fault) == (1, 0, None)
    assert found.differences[2].interest == D("0.01")
    before = loan(manager, deal_id).state.overdue_amount
    undone(
        manager,
        lambda: contract_schedules.adopt(manager.workspace, deal_id, ScheduleOrigin.IMPORTED, found.rows, TODAY),
    )
    after = loan(manager, deal_id)
    assert after.in_force is not None
    assert after.in_force.origin is ScheduleOrigin.IMPORTED
    assert after.state.overdue_amount == before + D("0.01")
    # Everything else that reads the schedule takes this one.
    assert loans.portfolio(manager.workspace, TODAY)[0].state.overdue_amount == before + D("0.01")
    assert settlements.bill_of(manager.view(deal_id), TODAY).amount("unpaid_due") == before + D("0.01")
    view = manager.view(deal_id)
    assert view.loan is not None
    pdf = prints.schedule_pdf(view, view.loan.quote, "X", TODAY, binding=True)
    assert pdf.startswith(b"%PDF")
    contract_schedules.drop(manager.workspace, after.in_force.id or 0)
    assert loan(manager, deal_id).in_force is None


def test_copied_cells_without_principal_are_read_too(manager: Manager) -> None:
    head = "期次\t还款日\t月供\t利息\n0\t2026-08-17\t\t\n"
    text = head + "1\t2026/9/17\t2,500.00\t100.5\n2\t2026/10/17\t2500\t90\n合计\t\t5000\t190.5"
    rows, problems = read_in(manager, None, text)
    assert problems == []
    assert rows == [
        ContractRow(1, "2026-09-17", D("2399.50"), D("100.50")),
        ContractRow(2, "2026-10-17", D("2410.00"), D("90.00")),
    ]
    assert read_in(manager, None, "姓名\t手机\n曾乐\t19900000001") == ([], [])
    _, faults = read_in(manager, None, "还款日\t月供\t本金\t利息\n2026-09-17\t100\t90\t9\n2026-10-17\t99\t90\t9")
    assert [(each.code, each.params["row"]) for each in faults] == [("contract.parts", 2)]


def test_a_schedule_that_does_not_repay_the_loan_is_named_and_left_out(manager: Manager) -> None:
    deal_id = manager.walk()
    ours = rows_of(loan(manager, deal_id).quote.schedule)
    short = contract_schedules.compare(loan(manager, deal_id), ours[:-1])
    assert short.fault is not None
    assert (short.fault.code, short.missing) == ("contract.principal", -ours[-1].principal)
    adopt = contract_schedules.adopt
    error = untouched(manager, adopt, manager.workspace, deal_id, ScheduleOrigin.IMPORTED, ours[:-1], TODAY)
    assert error.params["difference"] == -ours[-1].principal
    # What rounding leaves over is no reason to refuse: it goes to the last principal.
    rounded = [*ours[:-1], replace(ours[-1], principal=ours[-1].principal - D("0.02"))]
    near = contract_schedules.compare(loan(manager, deal_id), rounded)
    assert (near.fault, near.missing) == (None, D("-0.02"))
    adopt(manager.workspace, deal_id, ScheduleOrigin.IMPORTED, near.rows, TODAY)
    early = manager.deal()
    assert untouched(manager, adopt, manager.workspace, early, ScheduleOrigin.ADJUSTED, ours, TODAY).code == (
        "contract.no_loan"
    )


def test_agreed_anew_leaves_the_days_before_as_they_were(manager: Manager) -> None:
    deal_id = manager.walk()
    manager.pay(deal_id, loan(manager, deal_id).quote.payment, date(2026, 9, 17))
    change = date(2026, 11, 20)
    eve = loan(manager, deal_id, change - timedelta(days=1))
    left = contract_schedules.outstanding(manager.workspace, deal_id, change)
    assert left.principal == eve.state.outstanding_principal
    unpaid = [
        (row, paid)
        for row, paid in zip(eve.quote.schedule.rows, eve.state.allocations, strict=True)
        if row.due < change
    ]
    assert left.carried == sum((row.interest for row, paid in unpaid if paid.unpaid), D(0))
    new = contract_schedules.proposal(eve, left, change, 48, D("0.0399"), date(2026, 12, 20))
    assert sum((row.principal for row in new), D(0)) == left.principal
    before = {day: loan(manager, deal_id, day).state for day in (date(2026, 10, 1), date(2026, 11, 19))}
    undone(
        manager,
        lambda: contract_schedules.restructure(manager.workspace, deal_id, change, new, TODAY, "客户申请展期"),
    )
    assert {day: loan(manager, deal_id, day).state for day in before} == before
    assert before[date(2026, 11, 19)].overdue_days > 0
    now = loan(manager, deal_id).state
    assert (now.overdue_days, now.next_due, now.next_amount) == (
        0,
        date(2026, 12, 20),
        new[0].principal + new[0].interest,
    )
    assert now.outstanding_principal == left.principal
    for day in (date(2026, 11, 19), change):
        line = loans.portfolio(manager.workspace, day)[0].state
        state = loan(manager, deal_id, day).state
        assert (line.overdue_days, line.overdue_amount, line.next_due) == (
            state.overdue_days,
            state.overdue_amount,
            state.next_due,
        )
    # Put right by hand, it holds from the same day on.
    rows = rows_of(loan(manager, deal_id).quote.schedule)
    rows[-1] = replace(rows[-1], interest=rows[-1].interest + 1)
    contract_schedules.adopt(manager.workspace, deal_id, ScheduleOrigin.ADJUSTED, rows, TODAY)
    assert loan(manager, deal_id, date(2026, 11, 19)).state == before[date(2026, 11, 19)]


def test_the_lender_s_new_plan_is_taken_from_its_day_on(manager: Manager, tmp_path: Path) -> None:
    deal_id = manager.walk()
    eve = loan(manager, deal_id, TODAY - timedelta(days=1))
    left = contract_schedules.outstanding(manager.workspace, deal_id, TODAY)
    new = contract_schedules.proposal(eve, left, TODAY, 40, D("0.0399"), date(2026, 12, 20))
    old = [ContractRow(0, "2026-09-17", D(2000), D(200))]
    path = lenders_file(tmp_path / "展期.xlsx", [*old, *new])
    rows = contract_schedules.new_rows(manager.workspace, path, TODAY)
    assert [(row.due, row.principal, row.interest) for row in rows] == [
        (row.due, row.principal, row.interest) for row in new
    ]
    contract_schedules.restructure(manager.workspace, deal_id, TODAY, rows, TODAY)
    assert loan(manager, deal_id).state.next_due == date(2026, 12, 20)
    none = tmp_path / "别的.csv"
    none.write_text("姓名,手机\n曾乐,19900000001", "utf-8")
    assert refusal(contract_schedules.new_rows, manager.workspace, none, TODAY).code == "contract.no_head"


def test_what_cannot_be_agreed_anew(manager: Manager) -> None:
    deal_id = manager.walk()
    left = contract_schedules.outstanding(manager.workspace, deal_id, TODAY).principal
    row = ContractRow(1, "2026-12-20", left, D(0))
    for valid_from, rows, code in (
        (OUT, [row], "contract.valid_from"),
        (TODAY + timedelta(days=1), [row], "contract.valid_from"),
        (TODAY, [], "contract.empty"),
        (TODAY, [replace(row, principal=left - 1)], "contract.unpaid"),
        (TODAY, [replace(row, due="2026-11-01")], "contract.order"),
    ):
        error = untouched(manager, contract_schedules.restructure, manager.workspace, deal_id, valid_from, rows, TODAY)
        assert error.code == code


def test_a_kept_schedule_that_no_longer_fits_is_said_and_not_used(manager: Manager) -> None:
    """The disbursement was corrected: the computed schedule stands in its place until somebody looks."""
    deal_id = manager.walk()
    rows = rows_of(loan(manager, deal_id).quote.schedule)
    contract_schedules.adopt(manager.workspace, deal_id, ScheduleOrigin.IMPORTED, rows, TODAY)
    view = manager.view(deal_id)
    assert view.loan is not None
    for event in view.events:
        if event.amount is not None:
            event.amount -= 1000
    found = loans.loan_of(view.deal, view.product, view.events, [], TODAY, view.loan.schedules)
    assert found is not None
    assert found.fault is not None
    assert (found.in_force, found.fault.code) == (None, "contract.principal")
    assert found.quote.schedule.rows[-1].balance == 0
