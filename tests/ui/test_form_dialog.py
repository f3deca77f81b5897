"""How tall a form is: it grows with what it has to say before it needs a scroll bar, and never beyond the screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.base import FormDialog
from carloan_desk.ui.dialogs.product import ProductDialog
from carloan_desk.ui.dialogs.target import TargetDialog
from carloan_desk.ui.shell import Shell
from tests.ui.hand import press, settle
from tests.ui.test_window import Screen

Make = Callable[[Desk, Shell], FormDialog]


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    """All that follows happens in the demo."""
    return demo_workspace


def on_screen(monkeypatch: pytest.MonkeyPatch, height: int) -> QRect:
    room = QRect(0, 0, 1920, height)
    monkeypatch.setattr(FormDialog, "screen", lambda _self: Screen(room))
    return room


def scrolls(dialog: FormDialog) -> bool:
    return dialog._scroll.verticalScrollBar().maximum() > 0


def test_errors_beside_fields_bring_no_scroll_bar(desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    room = on_screen(monkeypatch, 1040)
    dialog = ProductDialog(desk, window, None)
    dialog.open()
    settle(desk)
    before = dialog.height()
    assert not scrolls(dialog)
    dialog.move(dialog.x(), room.bottom() - before - 10)
    press(dialog, name="dialog.do")
    settle(desk)
    assert dialog.height() > before
    assert not scrolls(dialog)
    assert dialog.frameGeometry().bottom() <= room.bottom()
    # What is said no longer leaves the window as it is: nothing jumps under the hand.
    grown = dialog.height()
    dialog.fields["lender"].say("")
    settle(desk)
    assert dialog.height() == grown


def test_an_error_at_the_foot_brings_no_scroll_bar(desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    on_screen(monkeypatch, 1040)
    dialog = TargetDialog(desk, window)
    dialog.open()
    settle(desk)
    assert not scrolls(dialog)
    dialog.refuse(DomainError("field.required"))
    settle(desk)
    assert not scrolls(dialog)


@pytest.mark.parametrize("height", [480, 688])
def test_no_form_is_taller_than_the_screen(
    desk: Desk, window: Shell, monkeypatch: pytest.MonkeyPatch, height: int
) -> None:
    on_screen(monkeypatch, height)
    dialog = ProductDialog(desk, window, None)
    dialog.open()
    settle(desk)
    press(dialog, name="dialog.do")
    settle(desk)
    assert scrolls(dialog)
    assert dialog.height() <= height - 40
