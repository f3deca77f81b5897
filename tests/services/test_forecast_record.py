"""What the window said of open deals is kept once a day and never changes; what came is compared with it."""

from datetime import date, timedelta
from decimal import Decimal

from carloan_desk.domain.deal import EventKind, Stage
from carloan_desk.domain.forecast import Snapshot, calibrate
from carloan_desk.domain.forecast.chances import Fate
from carloan_desk.domain.pay import ForecastDay
from carloan_desk.services import commission, deals, forecast_record
from carloan_desk.services.commission import Status
from carloan_desk.storage.workspace import Workspace
from tests.services.manager import TODAY, Manager

D = Decimal


def kept(workspace: Workspace) -> list[ForecastDay]:
    with workspace.reading() as read:
        return read.all(ForecastDay)


def test_what_the_window_says_is_kept_once_a_day(manager: Manager) -> None:
    manager.plan()
    manager.walk(Stage.DECISION)
    manager.walk(Stage.QUOTE)
    manager.walk(Stage.REPAYMENT)
    manager.walk(Stage.DELIVERY)  # disbursed: no guess any more
    shown = commission.dashboard(manager.workspace, TODAY)
    changes = forecast_record.note(manager.workspace, TODAY)
    assert changes is not None
    assert changes.kind == "fixed"
    [day] = kept(manager.workspace)
    assert day.day == TODAY
    projected = [row for row in shown.rows if row.status is Status.PROJECTED]
    assert len(projected) == 2
    assert [(deal_id, D(chance), D(amount)) for deal_id, chance, amount in day.said] == [
        (row.deal.id, row.chance, row.amount) for row in projected
    ]
    assert forecast_record.note(manager.workspace, TODAY) is None
    assert forecast_record.note(manager.workspace, TODAY + timedelta(days=1)) is not None
    assert [each.day for each in kept(manager.workspace)] == [TODAY, TODAY + timedelta(days=1)]
    assert manager.workspace.verify_history() is None


def test_a_clock_set_back_adds_nothing(manager: Manager) -> None:
    manager.plan()
    manager.walk(Stage.QUOTE)
    forecast_record.note(manager.workspace, TODAY)
    assert forecast_record.note(manager.workspace, TODAY - timedelta(days=1)) is None
    assert [each.day for each in kept(manager.workspace)] == [TODAY]


def test_with_nothing_open_or_no_plan_nothing_is_kept(manager: Manager) -> None:
    before = manager.everything()
    assert forecast_record.note(manager.workspace, TODAY) is None
    manager.walk(Stage.QUOTE)
    assert forecast_record.note(manager.workspace, TODAY) is None  # without a plan nothing is said
    assert not kept(manager.workspace)
    found = forecast_record.calibration(manager.workspace, TODAY)
    assert (found.deals, found.brier, found.buckets, found.clearest) == (0, None, (), None)
    assert manager.everything() != before


def test_undo_reaches_what_was_done_before_the_note(manager: Manager) -> None:
    manager.plan()
    deal_id = manager.walk(Stage.QUOTE)
    forecast_record.note(manager.workspace, TODAY)
    assert manager.workspace.undo().action == "deal.record"
    assert manager.view(deal_id).stage is Stage.SCREENING
    assert len(kept(manager.workspace)) == 1


def test_a_later_change_of_history_does_not_change_what_was_said(manager: Manager) -> None:
    manager.plan()
    lost, won = manager.walk(Stage.QUOTE), manager.walk(Stage.DISBURSEMENT)
    forecast_record.note(manager.workspace, TODAY)
    said = [list(each) for each in kept(manager.workspace)[0].said]
    manager.record(lost, EventKind.WITHDRAWN)
    manager.record(won, EventKind.DISBURSED)
    assert [list(each) for each in kept(manager.workspace)[0].said] == said
    found = forecast_record.calibration(manager.workspace, TODAY)
    chances = {deal_id: (D(chance), D(amount)) for deal_id, chance, amount in said}
    assert found == calibrate(
        [Snapshot(TODAY, deal_id, *pair) for deal_id, pair in chances.items()],
        {lost: Fate.LOST, won: Fate.DISBURSED},
    )
    assert found.deals == 2
    assert found.came == chances[won][1]
    assert [(bucket.deals, bucket.disbursed) for bucket in found.buckets] == [(1, 0), (1, 1)]
    assert found.clearest is None  # a deal each says nothing


def test_deals_in_the_bin_and_open_ones_are_left_out(manager: Manager) -> None:
    manager.plan()
    gone, stays = manager.walk(Stage.QUOTE), manager.walk(Stage.DECISION)
    forecast_record.note(manager.workspace, TODAY)
    manager.record(gone, EventKind.WITHDRAWN)
    assert forecast_record.calibration(manager.workspace, TODAY).deals == 1
    deals.delete(manager.workspace, gone)
    assert forecast_record.calibration(manager.workspace, TODAY).deals == 0
    manager.record(stays, EventKind.APPROVED)
    assert forecast_record.calibration(manager.workspace, TODAY).deals == 0


def test_of_another_day_only_what_was_known_then(manager: Manager) -> None:
    manager.plan()
    deal_id = manager.walk(Stage.DISBURSEMENT)
    forecast_record.note(manager.workspace, TODAY - timedelta(days=1))
    manager.record(deal_id, EventKind.DISBURSED)
    assert forecast_record.calibration(manager.workspace, TODAY).deals == 1
    assert forecast_record.calibration(manager.workspace, TODAY - timedelta(days=1)).deals == 0
    assert forecast_record.calibration(manager.workspace, date(2026, 1, 1)).deals == 0
