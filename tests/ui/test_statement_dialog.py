"""The statement in the window: what it shows is what was reckoned; sealing asks first; the spreadsheet is written."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from carloan_desk.services import statements
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.statement import StatementDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import press, settle, texts


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def opened(desk: Desk, window: Shell, period: str) -> StatementDialog:
    dialog = StatementDialog(desk, window, period)
    dialog.open()
    settle(desk)
    return dialog


def first_open(desk: Desk) -> str:
    found = statements.view(desk.workspace, "2026-11", desk.today())
    return found.periods[-1]


def test_the_figures_are_those_of_the_service(desk: Desk, window: Shell) -> None:
    dialog = opened(desk, window, "2026-10")
    found = statements.view(desk.workspace, "2026-10", desk.today())
    assert dialog._table.records.rowCount() == len(found.statement.lines) > 0
    said = " ".join(texts(dialog))
    for amount in (found.statement.earned, found.statement.held, found.statement.paid):
        assert f"{amount:,.2f}".replace("-", "−") in said
    assert not dialog._seal.isEnabled()  # an earlier month is open
    dialog.reject()


def test_sealing_asks_and_then_it_is_sealed(desk: Desk, window: Shell) -> None:
    period = first_open(desk)
    dialog = opened(desk, window, period)
    press(dialog, name="statement.seal")
    settle(desk)
    asked = dialog.findChild(QMessageBox)
    assert isinstance(asked, QMessageBox)
    assert statements.view(desk.workspace, period, desk.today()).sealed is None
    next(each for each in asked.buttons() if asked.buttonRole(each) is QMessageBox.ButtonRole.AcceptRole).click()
    settle(desk)
    assert statements.view(desk.workspace, period, desk.today()).sealed is not None
    assert not dialog._seal.isVisible()
    dialog.reject()


def test_the_spreadsheet_is_written(desk: Desk, window: Shell, tmp_path: Path) -> None:
    dialog = opened(desk, window, "2026-10")
    dialog.save_sheet(tmp_path / "s.xlsx")
    settle(desk)
    assert (tmp_path / "s.xlsx").stat().st_size > 1000
    dialog.save_sheet(tmp_path / "no such folder" / "s.xlsx")
    settle(desk)
    assert dialog._message.isVisible()
    dialog.reject()
