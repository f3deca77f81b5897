"""Messages of the system: gentle, quiet at night, nothing personal, nothing lost; and the settings of it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QCheckBox, QSystemTrayIcon

from carloan_desk.app.notifier import Notifier
from carloan_desk.domain.client import Client, Source
from carloan_desk.domain.notices import QuietHours
from carloan_desk.services import clients, today
from carloan_desk.services.today import notices
from carloan_desk.services.today.notices import Notices
from carloan_desk.storage.workspace import Workspace
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.pages.reminders import RemindersPanel
from carloan_desk.ui.shell import Shell
from tests.ui.hand import Clock, fill, seen, settle, shows


@pytest.fixture
def workspace(demo_workspace: Workspace) -> Workspace:
    return demo_workspace


class Tray:
    """Shows messages, unless it is told not to."""

    def __init__(self) -> None:
        self.there = True
        self.said: list[str] = []

    def __call__(self, title: str, text: str) -> bool:
        assert title == "车贷工作台"
        if self.there:
            self.said.append(text)
        return self.there


@pytest.fixture
def tray() -> Tray:
    return Tray()


@pytest.fixture
def notifier(window: Shell, desk: Desk, tray: Tray, monkeypatch: pytest.MonkeyPatch) -> Iterator[Notifier]:
    made = Notifier(desk, window, tray)
    monkeypatch.setattr(type(window), "isActiveWindow", lambda _self: False)
    yield made
    made.stop()


def look(notifier: Notifier, desk: Desk) -> None:
    notifier.look()
    settle(desk)


def due(desk: Desk) -> int:
    return len([item for item in today.overview(desk.workspace, desk.today(), ()).items if item.on <= desk.today()])


def add(desk: Desk, what: str, days: int = 0) -> None:
    on = desk.today() + timedelta(days=days)
    person = Client(
        name="单冬", mobile="", source=Source.PHONE, created_on=desk.today(), next_action=what, next_action_on=on
    )
    clients.add(desk.workspace, person)


def test_one_message_at_the_start_then_what_comes(notifier: Notifier, desk: Desk, tray: Tray, clock: Clock) -> None:
    count = due(desk)
    notifier.start()
    settle(desk)
    assert tray.said == [f"今天有 {count} 件事待办。"]
    look(notifier, desk)
    assert len(tray.said) == 1
    add(desk, "回电")
    look(notifier, desk)
    assert tray.said[1:] == ["又有 1 件事到期。"]
    add(desk, "14:30 试驾")
    look(notifier, desk)
    clock.move(hours=4, minutes=16)
    look(notifier, desk)
    assert tray.said[2:] == ["又有 1 件事到期。", "约定的时间快到了。"]


def test_at_night_it_is_quiet_and_in_the_morning_nothing_is_lost(
    notifier: Notifier, desk: Desk, tray: Tray, clock: Clock
) -> None:
    clock.move(hours=12, minutes=30)  # 22:30
    notifier.start()
    settle(desk)
    assert tray.said == []
    clock.move(hours=9)  # 07:30 the next day
    look(notifier, desk)
    assert tray.said == []
    clock.move(minutes=31)
    look(notifier, desk)
    assert tray.said == [f"今天有 {due(desk)} 件事待办。"]


def test_without_a_tray_nothing_is_lost_either(notifier: Notifier, desk: Desk, tray: Tray) -> None:
    tray.there = False
    notifier.start()
    settle(desk)
    look(notifier, desk)
    tray.there = True
    look(notifier, desk)
    assert tray.said == [f"今天有 {due(desk)} 件事待办。"]


def test_who_works_in_the_window_is_told_appointments_only(
    notifier: Notifier, desk: Desk, tray: Tray, monkeypatch: pytest.MonkeyPatch, window: Shell
) -> None:
    monkeypatch.setattr(type(window), "isActiveWindow", lambda _self: True)
    notifier.start()
    settle(desk)
    assert len(tray.said) == 1  # the one at the start all the same
    add(desk, "回电")
    add(desk, "10:05 看车")
    look(notifier, desk)
    assert tray.said[1:] == ["约定的时间快到了。"]


def test_a_locked_workspace_says_nothing(notifier: Notifier, desk: Desk, tray: Tray) -> None:
    kept, desk.workspace = desk.workspace, None
    notifier.look()
    desk.workspace = kept
    settle(desk)
    assert tray.said == []


def test_a_message_holds_nothing_personal(notifier: Notifier, desk: Desk, tray: Tray) -> None:
    notifier.start()
    settle(desk)
    for item in today.overview(desk.workspace, desk.today()).items:
        for text in tray.said:
            assert item.client_name not in text
            assert item.amount is None or str(item.amount) not in text


def test_the_hours_of_contact_win_where_they_are_stricter(desk: Desk, clock: Clock) -> None:
    notices.keep(desk.workspace, Notices(True, QuietHours(clock().time(), clock().time())))  # no quiet hours at all
    assert not notices.to_tell(desk.workspace, clock()).silent
    assert notices.to_tell(desk.workspace, clock() + timedelta(hours=12)).silent  # 22:00, by the dated rule
    assert notices.to_tell(desk.workspace, clock() + timedelta(hours=21, minutes=59)).silent
    assert not notices.to_tell(desk.workspace, clock() + timedelta(hours=22)).silent


def test_the_real_tray_is_not_there_and_nothing_breaks(window: Shell, desk: Desk) -> None:
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    made = Notifier(desk, window)
    made.start()
    settle(desk)
    made.stop()


# Settings -------------------------------------------------------------------------------------------------------------


class Starter:
    def __init__(self) -> None:
        self.on = False
        self.broken = False

    def is_on(self) -> bool:
        return self.on

    def turn_on(self) -> None:
        if self.broken:
            raise OSError("no room")
        self.on = True

    def turn_off(self) -> None:
        self.on = False


@pytest.fixture
def panel(window: Shell, desk: Desk) -> RemindersPanel:
    page = window.open("settings", "reminders")
    settle(desk)
    return seen(page, RemindersPanel)[0]


def test_quiet_hours_are_kept_and_wrong_ones_said(panel: RemindersPanel, desk: Desk) -> None:
    fill(panel._start, "21:30")
    settle(desk)
    assert notices.notices(desk.workspace).quiet.start.hour == 21
    fill(panel._end, "25:00")
    settle(desk)
    assert panel._end.refused
    assert notices.notices(desk.workspace).quiet.end.hour == 8
    desk.workspace.undo()
    assert notices.notices(desk.workspace) == Notices()


def test_messages_can_be_switched_off(panel: RemindersPanel, desk: Desk, clock: Clock) -> None:
    seen(panel, QCheckBox, name="reminders.on")[0].click()
    settle(desk)
    assert not notices.notices(desk.workspace).on
    assert notices.to_tell(desk.workspace, clock()).silent


def test_starting_with_the_system(panel: RemindersPanel, desk: Desk) -> None:
    box = seen(panel, QCheckBox, name="reminders.start")[0]
    assert not box.isEnabled()  # a demo starts by hand
    starter = desk.start_with_system = Starter()
    panel.refresh()
    settle(desk)
    box.click()
    assert starter.on
    box.click()
    assert not starter.on
    starter.broken = True
    box.click()
    assert not box.isChecked()
    assert shows(panel, "系统不允许")
