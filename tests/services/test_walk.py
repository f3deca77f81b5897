"""The main job from the first contact to the last instalment, through the services alone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from carloan_desk.domain.commission import Trigger
from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.forecast import STAGE_PRIOR, WAITING_PRIOR
from carloan_desk.domain.papers import DocumentState
from carloan_desk.domain.pay import Payout
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import (
    application_paper,
    applications,
    commission,
    deals,
    documents,
    loans,
    plans,
    prints,
    today,
)
from carloan_desk.services.commission import Status
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import OPENED, REACHED, STEPS, TODAY, Manager, undone

D = Decimal


def test_from_the_first_contact_to_the_last_instalment(manager: Manager) -> None:
    workspace = manager.workspace
    manager.plan(trigger=Trigger.REGISTERED)
    client_id = manager.client(monthly_income=D(20000))
    deal_id = manager.deal(client_id)
    product_id = manager.product(months=[12])
    view = manager.view(deal_id)
    assert (view.stage, view.quote, view.screening, view.loan) == (Stage.DISCOVERY, None, None, None)

    deals.choose_product(workspace, deal_id, product_id, 12)
    view = manager.view(deal_id)
    assert view.quote is not None
    assert view.quote.terms.principal == D(84000)
    assert view.screening is not None
    # What the client owes elsewhere was not asked yet.
    assert [check.code for check in view.screening.checks if check.outcome != "pass"] == ["debts_known"]

    manager.walk(Stage.DOCUMENTS, deal_id=deal_id)
    for paper in manager.view(deal_id).checklist:
        documents.set_state(workspace, deal_id, paper.rule.code, paper.rule.role, DocumentState.RECEIVED, on=TODAY)
    assert all(paper.done(TODAY) for paper in manager.view(deal_id).checklist)
    assert documents.reminders(manager.view(deal_id).checklist, TODAY) == []

    manager.walk(Stage.APPLICATION, deal_id=deal_id)
    answers = manager.answers(deal_id)
    applications.save_answers(workspace, deal_id, answers)
    view = manager.view(deal_id)
    form = applications.of_view(view, TODAY)
    assert form.answers == answers
    assert applications.missing(form.answers) == []
    pdf = application_paper.render(deal_id, form, TODAY)
    assert pdf.startswith(b"%PDF")
    prints.issue(workspace, deal_id, "application", "CL-1", pdf, 2, workspace.now())

    manager.walk(Stage.DISBURSEMENT, deal_id=deal_id)
    assert manager.view(deal_id).loan is None
    out = OPENED + timedelta(days=14)
    manager.record(deal_id, EventKind.DISBURSED, out, first_due_on=date(2026, 9, 20))
    loan = manager.view(deal_id).loan
    assert loan is not None
    schedule = loan.quote.schedule
    assert [row.due for row in schedule.rows][:2] == [date(2026, 9, 20), date(2026, 10, 20)]
    assert sum(row.principal for row in schedule.rows) == D(84000)
    manager.record(deal_id, EventKind.DELIVERED, out)
    manager.record(deal_id, EventKind.REGISTERED, OPENED + timedelta(days=21))
    assert manager.view(deal_id).stage is Stage.REPAYMENT

    for row in schedule.rows:
        paid_on = min(row.due, TODAY)
        loans.record_payment(workspace, PaymentRecord(deal_id=deal_id, paid_on=paid_on, amount=row.payment), TODAY)
    loan = manager.view(deal_id).loan
    assert loan is not None
    assert loan.state.outstanding_principal == 0
    assert loan.state.next_due is None
    manager.record(deal_id, EventKind.SETTLED)
    assert manager.view(deal_id).stage is Stage.SETTLED
    assert loans.portfolio(workspace, TODAY) == []
    pay = commission.of_deal(workspace, deal_id, TODAY)
    assert pay is not None
    assert (pay.amount, pay.period, pay.status) == (D("840.00"), "2026-08", Status.CONFIRMED)
    assert workspace.verify_history() is None


def test_each_step_can_be_taken_back(manager: Manager) -> None:
    manager.plan()
    deal_id = manager.deal()
    product_id = manager.product()
    undone(manager, lambda: deals.choose_product(manager.workspace, deal_id, product_id, 36))
    for number, (kind, days) in enumerate(STEPS):
        assert REACHED[manager.view(deal_id).stage] == number
        undone(
            manager,
            lambda kind=kind, days=days: manager.record(deal_id, kind, OPENED + timedelta(days=days)),
        )
    payment = PaymentRecord(deal_id=deal_id, paid_on=TODAY, amount=D(100))
    undone(manager, lambda: loans.record_payment(manager.workspace, payment, TODAY))
    undone(manager, lambda: manager.record(deal_id, EventKind.SETTLED))


def test_everything_taken_back_leaves_nothing(manager: Manager) -> None:
    empty = manager.everything()
    manager.plan()
    deal_id = manager.walk(Stage.REPAYMENT)
    manager.pay(deal_id, 100)
    while manager.workspace.undoable() is not None:
        manager.workspace.undo()
    assert manager.everything() == empty
    while manager.workspace.redoable() is not None:
        manager.workspace.redo()
    assert manager.view(deal_id).stage is Stage.REPAYMENT
    assert manager.workspace.verify_history() is None


def test_what_the_lender_returned_goes_in_again(manager: Manager) -> None:
    workspace = manager.workspace
    deal_id = manager.walk(Stage.DECISION)
    manager.record(deal_id, EventKind.RETURNED, reason="收入证明未盖章")
    assert manager.view(deal_id).stage is Stage.APPLICATION
    manager.record(deal_id, EventKind.SUBMITTED)
    first, second = manager.view(deal_id).applications
    assert (first.version, second.version) == (1, 2)
    assert (first.submitted_on, second.submitted_on) == (OPENED + timedelta(days=6), TODAY)
    manager.record(deal_id, EventKind.DECLINED, reason="负债比偏高")
    assert manager.view(deal_id).stage is Stage.DECLINED
    assert loans.portfolio(workspace, TODAY) == []
    assert [item for item in today.overview(workspace, TODAY).items if item.deal_id == deal_id] == []


@pytest.mark.parametrize("stage", [*list(Stage)[:8]])
def test_a_client_withdraws_before_the_money_is_out(manager: Manager, stage: Stage) -> None:
    deal_id = manager.walk(stage)
    manager.record(deal_id, EventKind.WITHDRAWN, reason="改为全款")
    assert manager.view(deal_id).stage is Stage.WITHDRAWN
    assert manager.view(deal_id).loan is None


def test_the_commission_of_one_deal_at_every_stage(manager: Manager) -> None:
    """Projected while it is hoped for, waiting once the money is out, confirmed when earned, paid when paid."""
    workspace = manager.workspace
    manager.plan(trigger=Trigger.REGISTERED)
    deal_id = manager.deal()
    deals.choose_product(workspace, deal_id, manager.product(), 36)
    seen = []
    for kind, days in (*STEPS, (None, 0)):
        pay = commission.of_deal(workspace, deal_id, TODAY)
        assert pay is not None
        stage = manager.view(deal_id).stage
        seen.append(pay.status)
        assert pay.amount == D("840.00")
        chances = {**STAGE_PRIOR, Stage.DELIVERY: WAITING_PRIOR, Stage.REPAYMENT: D(1)}
        assert pay.chance == chances[stage]
        assert sum(line.amount for line in pay.lines) == D("840.00")
        # Early on the money is not to be expected before next month.
        early = stage in (Stage.DISCOVERY, Stage.SCREENING, Stage.QUOTE)
        assert pay.period == ("2026-08" if stage is Stage.REPAYMENT else "2026-12" if early else "2026-11")
        _tiles_equal_their_rows(workspace, deal_id)
        if kind is not None:
            manager.record(deal_id, kind, OPENED + timedelta(days=days))
    assert seen == [Status.PROJECTED] * 8 + [Status.WAITING, Status.CONFIRMED]
    plans.record_payout(workspace, Payout(period="2026-08", paid_on=date(2026, 9, 10), amount=D("840.00")))
    pay = commission.of_deal(workspace, deal_id, TODAY)
    assert pay is not None
    assert pay.status is Status.PAID
    _tiles_equal_their_rows(workspace, deal_id)


def _tiles_equal_their_rows(workspace: Workspace, deal_id: int) -> None:
    board = commission.dashboard(workspace, TODAY)
    assert [row.deal.id for row in board.rows] == [deal_id]
    for status in Status:
        rows = [row for row in board.rows if row.status is status]
        assert board.sum_of(status) == sum((row.expected for row in rows), D(0))
        assert board.count_of(status) == len(rows)
