"""Tabs that go on in the next line when one is full: with large text none hides behind an arrow."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button
from carloan_desk.ui.widgets.flow import FlowBar

# The padding of a tab in the style sheet.
_PADDING = 10


class Tabs(FlowBar):
    """Words beside each other of which one is chosen, by click or with the arrow keys.

    Signals:
        chosen: Another one was chosen; carries its place.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(spacing=0)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)

    def add_tab(self, name: str) -> None:
        """Add a tab at the end; the first one is chosen."""
        place = self._flow.count()
        tab = button(name, partial(self.choose, place), "tab")
        tab.setCheckable(True)
        # The one chosen is bold, and no tab moves when another is chosen.
        bold = QFontMetrics(theme.font(bold=True)).horizontalAdvance(name)
        tab.setMinimumWidth(bold + 2 * theme.px(_PADDING))
        self._group.addButton(tab, place)
        self._flow.addWidget(tab)
        if place == 0:
            self.choose(place)

    def current(self) -> int:
        """Return the place of the one chosen."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose the one at a place."""
        self._group.button(place).setChecked(True)

    def _toggled(self, place: int, on: bool) -> None:
        if on:
            self.chosen.emit(place)
