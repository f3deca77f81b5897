"""The window's first size, and the rail in it, on small screens and with large text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QToolButton

from carloan_desk.ui.rail import PAGES, Rail
from carloan_desk.ui.window import Window


class Screen:
    """A screen that is there for its size alone."""

    def __init__(self, room: QRect) -> None:
        self._room = room

    def availableGeometry(self) -> QRect:
        return self._room


@pytest.mark.parametrize(
    ("room", "size"),
    [
        (QRect(0, 0, 1920, 1040), QSize(1366, 768)),
        (QRect(0, 0, 1366, 728), QSize(1366, 688)),
        (QRect(0, 40, 1280, 680), QSize(1280, 640)),
        (QRect(60, 0, 1033, 614), QSize(1033, 574)),  # 1366x768 at 125 %, with the task bar at the left
    ],
)
def test_the_first_window_stands_whole_on_the_screen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, room: QRect, size: QSize
) -> None:
    del qapp
    monkeypatch.setattr(Window, "screen", lambda _self: Screen(room))
    window = Window()
    assert window.size() == size
    # Its title bar takes no more than 40.
    assert room.contains(QRect(window.pos(), window.size() + QSize(0, 40)))
    assert window.minimumHeight() <= size.height()
    if size == QSize(1366, 768):
        assert window.pos() == QPoint(277, 116)
    window.deleteLater()


@pytest.mark.parametrize("scale", ["100", "150", "200"])
@pytest.mark.parametrize("height", [534, 574, 600, 640, 688, 720, 768, 1000])
def test_every_page_can_be_seen_in_the_rail(dress: Callable[..., None], scale: str, height: int) -> None:
    dress(scale=scale)
    rail = Rail(lambda _name: None)
    rail.fit(height)
    rail.resize(rail.sizeHint().width(), height)
    rail.show()
    items = rail.findChildren(QToolButton)
    assert len(items) == len(PAGES)
    for item, below in zip(items, [*items[1:], None], strict=True):
        end = height if below is None else below.y()
        assert item.height() >= item.fontMetrics().height()
        assert item.y() + item.height() <= end
    rail.deleteLater()
