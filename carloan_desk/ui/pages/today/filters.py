"""Which kind of thing the list shows: a button for each kind there is, and one for what was put aside."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from carloan_desk.domain.agenda import Kind
from carloan_desk.services.today import Overview
from carloan_desk.ui import today_words
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button
from carloan_desk.ui.widgets.flow import Flow


class Filters(QWidget):
    """The buttons; one is chosen.

    Attributes:
        kind: The kind to show, ``None`` for all.
        put_off: Whether to show what was put aside instead.

    Signals:
        chosen: The user chose another one.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind: Kind | None = None
        self.put_off = False
        self._buttons: dict[Kind | None, QPushButton] = {}
        chips = Flow(self, spacing=theme.px(6))
        group = QButtonGroup(self)
        for kind in (None, *Kind):
            item = button("", partial(self._choose, kind), "filter", name=f"today.filter.{kind or 'all'}")
            item.setCheckable(True)
            group.addButton(item)
            self._buttons[kind] = item
            chips.addWidget(item)
        self._snoozed = button("", partial(self._choose, None, put_off=True), "filter", name="today.snoozed")
        self._snoozed.setCheckable(True)
        group.addButton(self._snoozed)
        chips.addWidget(self._snoozed)
        self._buttons[None].setChecked(True)

    def show_counts(self, overview: Overview) -> None:
        """Show how many there are of each kind; where none is left, all kinds are shown."""
        counts = {kind: sum(1 for item in overview.items if item.kind is kind) for kind in Kind}
        everything = self.tr("All")
        for kind in overview.order.kinds:
            self._buttons[kind].setText(f"{today_words.kind(kind)} {counts[kind]}")
            self._buttons[kind].setVisible(counts[kind] > 0)
        self._buttons[None].setText(f"{everything} {len(overview.items)}")
        self._snoozed.setText(self.tr("Put aside {n}").format(n=len(overview.put_off)))
        self._snoozed.setVisible(bool(overview.put_off))
        if (self.kind is not None and not counts[self.kind]) or (self.put_off and not overview.put_off):
            self.kind, self.put_off = None, False
            self._buttons[None].setChecked(True)

    def _choose(self, kind: Kind | None, *, put_off: bool = False) -> None:
        self.kind, self.put_off = kind, put_off
        self.chosen.emit()
