"""Long work: what is pressed meanwhile neither stops the wrong thing nor takes back too much."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import clients
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.shell import Shell
from tests.ui.hand import NOW, settle, turn
from tests.ui.makers import MAKERS

Report = Callable[[int, int], None]


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


def waits_until(stop: threading.Event) -> Callable[[Report], str]:
    def work(report: Report) -> str:
        while not stop.wait(0.005):
            report(1, 2)
        return "done"

    return work


def test_cancel_stops_what_runs_and_what_waits_but_nothing_later(desk: Desk, qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    stop, over, said = threading.Event(), threading.Event(), []
    over.set()

    def failed(error: DomainError) -> None:
        said.append(error.code)

    for _ in range(2):
        desk.long_job("long", waits_until(stop), said.append, owner, failed)
    desk.cancel_job()
    desk.long_job("later", waits_until(over), said.append, owner, failed)
    turn(300)
    stop.set()
    settle(desk)
    assert said == ["job.cancelled", "job.cancelled", "done"]


def test_a_second_undo_while_long_work_is_shown_takes_nothing_back(desk: Desk, window: Shell) -> None:
    before = len(names(desk))
    for name in ("曾一", "曾二"):
        client = Client(name=name, source=Source.SHOWROOM, created_on=NOW.date())
        desk.changed.emit(clients.add(desk.workspace, client))
    settle(desk)
    stop = threading.Event()
    desk.long_job("long", waits_until(stop), lambda _: None, window)
    for _ in range(200):
        if not window._job.isHidden():
            break
        turn(10)
    window.undo()
    stop.set()
    settle(desk)
    assert len(names(desk)) == before + 2
    window.undo()
    window.undo()  # pressed twice in a row, both are meant
    settle(desk)
    turn(10)
    assert len(names(desk)) == before


def names(desk: Desk) -> list[str]:
    with desk.workspace.reading() as read:
        return [client.name for client in read.all(Client)]


# The long work of each dialog, and how it is begun.
DIALOGS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "DuplicatesDialog": ("duplicates.scan", lambda dialog: dialog.look()),
    "PaperSetDialog": ("paper_set.render_set", lambda dialog: dialog.do.click()),
    "AttachmentsDialog": ("attachments.read_files", lambda dialog: dialog.add([Path("a.png")])),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_closing_a_dialog_stops_what_it_has_under_way(
    desk: Desk, window: Shell, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, begin = DIALOGS[name]
    stopped = []

    def endless(*arguments: Any, **named: Any) -> None:
        report = named.get("progress") or arguments[-1]
        try:
            while True:
                report(1, 2)
                time.sleep(0.005)
        except DomainError as error:
            stopped.append(error.code)
            raise

    dialog = MAKERS[name](desk, window)
    dialog.open()
    settle(desk)
    monkeypatch.setattr(f"carloan_desk.services.{place}", endless)
    begin(dialog)
    turn(500)
    assert dialog._job.isVisible()
    dialog.reject()
    settle(desk)
    assert stopped == ["job.cancelled"]
