"""Everything that happened with a client, the newest first, narrowed by kind, in parts when it is long."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from carloan_desk.services.client_page import ClientPage
from carloan_desk.services.timeline import Entry, Kind
from carloan_desk.ui import timeline_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Chip, button, clear, label, row, rule
from carloan_desk.ui.widgets.flow import Flow

_PART = 30


class Timeline(QWidget):
    """Entries with their day; more of them on demand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._entries: Sequence[Entry] = ()
        self._names: Mapping[tuple[str, int], str] = {}
        self._kinds: set[Kind] = set()
        self._shown = _PART
        self._wanted: Sequence[Entry] = ()
        self._chips: dict[Kind, QPushButton] = {}
        filters = Flow(spacing=theme.px(6))
        for kind in Kind:
            if kind is Kind.ADDED:
                continue
            chip = QPushButton(timeline_words.kind(kind))
            chip.setProperty("kind", "filter")
            chip.setCheckable(True)
            chip.toggled.connect(partial(self._narrow, kind))
            self._chips[kind] = chip
            filters.addWidget(chip)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self._more = button("", self._show_more, name="timeline.more")
        self._more.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addLayout(filters)
        layout.addLayout(self._rows)
        layout.addLayout(row(self._more, None))
        layout.addStretch(1)

    def show_page(self, page: ClientPage) -> None:
        """Show what happened with a client."""
        self._entries, self._names = page.entries, page.names
        there = {entry.kind for entry in page.entries}
        for kind, chip in self._chips.items():
            chip.setVisible(kind in there)
        self._kinds &= there
        self._show()

    def _narrow(self, kind: Kind, on: bool) -> None:
        self._kinds = self._kinds | {kind} if on else self._kinds - {kind}
        self._shown = _PART
        self._show()

    def _show_more(self) -> None:
        self._shown += _PART
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        wanted = [entry for entry in self._entries if not self._kinds or entry.kind in self._kinds]
        self._wanted = wanted[: self._shown]
        self.desk.spread(self._show_rows(self._wanted), self)
        left = len(wanted) - self._shown
        self._more.setVisible(left > 0)
        self._more.setText(self.tr("Show {n} more of {all}").format(n=min(left, _PART), all=left))

    def _show_rows(self, wanted: Sequence[Entry]) -> Iterator[Entry]:
        for entry in wanted:
            if self._wanted is not wanted:
                return
            self._rows.addWidget(self._row(entry))
            self._rows.addWidget(rule())
            yield entry

    def _row(self, entry: Entry) -> QWidget:
        show = self.desk.show
        title, detail = timeline_words.told(entry, show, self._names)
        line = QWidget()
        day = label(show.day(entry.on), "quiet")
        day.setFixedWidth(theme.px(76))
        chip = Chip(timeline_words.kind(entry.kind), timeline_words.CHIPS[entry.kind])
        what = label(title, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(what)
        if detail:
            column.addWidget(label(detail, "quiet", wrap=True))
        layout = row(day, chip)
        layout.addLayout(column, 1)
        if entry.deal is not None:
            deal_id = entry.deal.id
            model = entry.deal.vehicle_model or self.tr("Deal")
            opener = button(model, lambda: self.desk.open_requested.emit("deals", deal_id), "link")
            layout.addWidget(opener)
            layout.setAlignment(opener, Qt.AlignmentFlag.AlignTop)
        for each in (day, chip):
            layout.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        line.setLayout(layout)
        return line
