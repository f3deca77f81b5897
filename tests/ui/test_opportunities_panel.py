"""Asking about another car by hand: why, not now, what cars are worth, a text within the hours."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtGui import QGuiApplication

from carloan_desk.services.opportunities import OpportunityLine
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.car_value import CarValueDialog
from carloan_desk.ui.dialogs.new_deal import NewDealDialog
from carloan_desk.ui.dialogs.put_off import DismissDialog
from carloan_desk.ui.pages.loans.opportunities import OpportunitiesPanel
from carloan_desk.ui.shell import Shell
from tests.ui.hand import Clock, dialog_on_top, fill, press, seen, settle, shows, texts


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def panel_of(desk: Desk, window: Shell) -> OpportunitiesPanel:
    window.resize(1366, 768)
    page = window.open("loans", "opportunities")
    settle(desk)
    (panel,) = seen(page, OpportunitiesPanel)
    return panel


def records(panel: OpportunitiesPanel) -> list[OpportunityLine]:
    return panel._table.records.records


def test_not_now_with_a_reason_and_back(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    count = len(records(panel))
    assert count >= 2
    press(panel, name="opportunities.dismiss")
    dialog = dialog_on_top(DismissDialog)
    fill(dialog.fields["reason"], "明年再说")
    press(dialog, name="dialog.do")
    settle(desk)
    assert len(records(panel)) == count - 1
    press(panel, name="opportunities.1")
    assert shows(panel, "明年再说")
    press(panel, name="opportunities.dismiss")
    settle(desk)
    press(panel, name="opportunities.0")
    assert len(records(panel)) == count


def test_what_cars_are_worth_is_ones_own_from_today_on(desk: Desk, window: Shell) -> None:
    panel = panel_of(desk, window)
    before = {line.subject: line.found.value for line in records(panel)}
    press(panel, name="opportunities.worth")
    settle(desk)
    dialog = dialog_on_top(CarValueDialog)
    assert dialog.fields["later_years"].read() == Decimal("0.10")
    fill(dialog.fields["later_years"], "95")
    press(dialog, name="dialog.do")
    settle(desk)
    assert shows(dialog, "0 到 90%")
    fill(dialog.fields["later_years"], "25")
    for name in ("first_year", "nev_first_year"):
        fill(dialog.fields[name], "30")
    press(dialog, name="dialog.do")
    settle(desk)
    after = {line.subject: line.found.value for line in records(panel)}
    assert all(after[subject] <= value for subject, value in before.items() if subject in after)
    assert after != before


def test_a_text_within_the_hours_and_a_new_deal(desk: Desk, window: Shell, clock: Clock) -> None:
    panel = panel_of(desk, window)
    press(panel, name="opportunities.text")
    settle(desk)
    assert "换车" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    clock.move(hours=13)
    press(panel, name="opportunities.text")
    settle(desk)
    assert QGuiApplication.clipboard().text() == ""
    clock.move(hours=-13)
    press(panel, name="opportunities.deal")
    settle(desk)
    dialog_on_top(NewDealDialog).reject()


def test_in_english_and_masked(desk: Desk, window: Shell, dress: Callable[..., None]) -> None:
    dress(language="en")
    desk.show.masked = True
    panel = panel_of(desk, window)
    assert shows(panel, "rough estimate")
    said = texts(panel)
    for line in records(panel):
        assert not [text for text in said if line.client.name in text]
