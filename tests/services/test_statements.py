"""Statements: sealed once and in order, never changed afterwards; later corrections are adjustments."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from carloan_desk.domain.commission import Basis, PerDeal, Retention, Trigger
from carloan_desk.domain.commission.components import Release
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.pay import SealedStatement
from carloan_desk.services import commission, plans, safety, statements
from carloan_desk.services.plans import Basics
from tests.services.manager import Manager, untouched
from tests.services.test_commission import registered

D = Decimal
TODAY = date(2026, 11, 23)
PARTS = (PerDeal("单台", Basis.PER_DEAL, D(100)), Retention("风险金", D("0.1"), (Release(12, D(1)),)))


@pytest.fixture
def paid(manager: Manager) -> Manager:
    """Deals registered in September and October, under a plan from September on."""
    manager.plan(*PARTS, trigger=Trigger.REGISTERED, valid_from=date(2026, 9, 1))
    registered(manager, date(2026, 9, 10))
    registered(manager, date(2026, 10, 10))
    registered(manager, date(2026, 10, 12))
    return manager


def view(manager: Manager, period: str) -> statements.StatementView:
    return statements.view(manager.workspace, period, TODAY)


def test_sealed_in_order_and_once(paid: Manager) -> None:
    workspace = paid.workspace
    assert [view(paid, period).may_seal for period in ("2026-09", "2026-10", "2026-11")] == [True, False, False]
    error = untouched(paid, statements.seal, workspace, "2026-10", TODAY)
    assert (error.code, error.params["first"]) == ("statement.order", "2026-09")
    assert untouched(paid, statements.seal, workspace, "2026-11", TODAY).code == "statement.not_over"
    statements.seal(workspace, "2026-09", TODAY)
    assert untouched(paid, statements.seal, workspace, "2026-09", TODAY).code == "statement.sealed"
    statements.seal(workspace, "2026-10", TODAY)
    assert statements.first_broken(workspace) is None
    assert workspace.undoable() is None or workspace.undoable().action != "statement.seal"  # type: ignore[union-attr]


def test_a_sealed_statement_reads_back_as_it_was(paid: Manager) -> None:
    before = view(paid, "2026-09").statement
    statements.seal(paid.workspace, "2026-09", TODAY)
    after = view(paid, "2026-09")
    assert after.statement == before
    assert after.sealed is not None
    assert (before.earned, before.held, before.paid) == (D(100), D(10), D(90))


def test_what_changes_later_adjusts_the_first_open_period(paid: Manager) -> None:
    workspace = paid.workspace
    statements.seal(workspace, "2026-09", TODAY)
    sealed = view(paid, "2026-09").statement
    # A deal of September that was forgotten.
    registered(paid, date(2026, 9, 20))
    assert view(paid, "2026-09").statement == sealed
    october = view(paid, "2026-10")
    assert october.adjustments == 2
    assert [(line.component, line.amount, line.trace.origin) for line in october.statement.lines[-2:]] == [
        ("单台", D(100), "2026-09"),
        ("风险金", D(10), "2026-09"),
    ]
    months = {month.period: month for month in commission.dashboard(workspace, TODAY).months}
    assert months["2026-09"].earned == D(100)
    assert months["2026-10"].earned == D(300)
    assert months["2026-10"].payable == october.statement.paid == D(270)
    # Sealed with October, it is not adjusted twice.
    statements.seal(workspace, "2026-10", TODAY)
    assert view(paid, "2026-11").adjustments == 0
    assert statements.first_broken(workspace) is None


def test_a_cancelled_deal_needs_no_adjustment(paid: Manager) -> None:
    """What happens later has its own lines in its own period; the sealed one is as it was."""
    statements.seal(paid.workspace, "2026-09", TODAY)
    paid.record(1, EventKind.WITHDRAWN)
    assert view(paid, "2026-10").adjustments == 0
    november = view(paid, "2026-11")
    assert november.adjustments == 0
    assert november.statement.total == D(-100)


def test_a_changed_seal_is_found(paid: Manager) -> None:
    workspace = paid.workspace
    statements.seal(workspace, "2026-09", TODAY)
    statements.seal(workspace, "2026-10", TODAY)
    with workspace.unit_of_work("settings.set") as work:
        first = work.all(SealedStatement)[0]
        first.content = {**first.content, "version": 7}
        work.commit()
    assert statements.first_broken(workspace) == "2026-09"
    assert safety.verify(workspace) == safety.Seals(history=None, statement="2026-09")


def test_nothing_to_seal_without_a_plan(manager: Manager) -> None:
    manager.walk(Stage.REPAYMENT)
    found = view(manager, "2026-10")
    assert (found.statement.lines, found.may_seal, found.periods) == ((), False, ())
    assert untouched(manager, statements.seal, manager.workspace, "2026-10", TODAY).code == "statement.order"


def test_screen_print_and_spreadsheet_say_the_same(paid: Manager, tmp_path: Path) -> None:
    import pypdf

    from carloan_desk.exchange.tables import read_table

    plans.set_basics(paid.workspace, Basics(name="林悦"))
    found = view(paid, "2026-10")
    pdf = statements.pdf_of(found, TODAY)
    (tmp_path / "s.pdf").write_bytes(pdf)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "s.pdf").pages)
    statements.write_sheet(tmp_path / "s.xlsx", found, TODAY)
    cells = [cell for row in read_table(tmp_path / "s.xlsx")[0].rows for cell in row.cells]
    assert "林悦" in text
    assert any("客户经理：林悦" in str(cell) for cell in cells)
    for amount in (found.statement.earned, found.statement.paid, found.statement.held):
        assert f"{amount:,.2f}" in text
        assert any(f"{amount:,.2f}" in str(cell) for cell in cells)
    for line in found.statement.lines:
        assert line.amount in [cell for cell in cells if isinstance(cell, Decimal)]
