"""Long work: what is pressed meanwhile neither stops the wrong thing nor takes back too much."""

import threading
from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import clients
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.shell import Shell
from tests.ui.hand import NOW, settle, turn

Report = Callable[[int, int], None]


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
