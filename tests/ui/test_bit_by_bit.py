"""What would keep the window waiting is made when it is looked at, or bit by bit."""

from collections.abc import Iterator
from typing import cast

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from carloan_desk.ui.desk import Desk
from carloan_desk.ui.widgets.basics import LazyStack


def test_a_page_is_made_once_when_it_is_first_shown(qtbot: QtBot) -> None:
    made: list[str] = []

    def page(name: str) -> QLabel:
        made.append(name)
        return QLabel(name)

    stack = LazyStack([lambda: page("one"), lambda: page("two"), lambda: page("three")])
    qtbot.addWidget(stack)
    assert (made, stack.number) == ([], -1)
    assert stack.turn_to(2).text() == "three"
    assert stack.make(0).text() == "one"
    assert (stack.number, cast("QLabel", stack.currentWidget()).text()) == (2, "three")
    assert stack.turn_to(0) is stack.made[0]
    assert stack.turn_to(2) is stack.made[2]
    assert made == ["three", "one"]


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_every_piece_is_done_in_its_order_and_waited_for(desk: Desk, owner: QWidget) -> None:
    done: list[int] = []

    def pieces() -> Iterator[None]:
        for number in range(500):
            done.append(number)
            yield

    desk.spread(pieces(), owner)
    assert done == []
    desk.settle()
    assert done == list(range(500))


def test_what_is_left_is_dropped_with_its_owner(desk: Desk) -> None:
    owner = QWidget()
    done: list[int] = []

    def pieces() -> Iterator[None]:
        done.append(1)
        shiboken6.delete(owner)
        yield
        done.append(2)

    desk.spread(pieces(), owner)
    desk.settle()
    assert done == [1]


def test_a_fault_in_a_piece_is_reported_and_nothing_waits_for_the_rest(desk: Desk, owner: QWidget) -> None:
    done: list[int] = []

    def pieces() -> Iterator[None]:
        done.append(1)
        yield
        raise ValueError("a fault")

    with capture_exceptions() as caught:
        desk.spread(pieces(), owner)
        desk.settle()
    assert [kind for kind, *_ in caught] == [ValueError]
    assert done == [1]
