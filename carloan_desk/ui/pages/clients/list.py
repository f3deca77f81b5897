"""The list of clients: what is looked for, what was found, what is done with several at once."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QItemSelection, QItemSelectionRange, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from carloan_desk.domain.client import Source
from carloan_desk.domain.client_list import ClientRow, Facet, ListQuery
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import client_lists
from carloan_desk.services.client_lists import MOST_AT_ONCE
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.icons import icon
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.models.windowed import ALL_AT_ONCE, WINDOW, WindowedTableModel
from carloan_desk.ui.pages.clients.lists import ListChooser
from carloan_desk.ui.pages.clients.preview import ClientPreview
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, clear, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.table import Table

_PREVIEW_AFTER = 120  # milliseconds on a row


class ClientList(QWidget):
    """Lists at the left, search and table in the middle, the current client at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.opened: Any = None
        self._wanted = ListQuery()
        self._total = 0
        self._found_for: ListQuery | None = None
        self._pressed = False
        self._chooser = ListChooser(desk)
        self._chooser.chosen.connect(self._choose)
        self._preview = ClientPreview(desk)
        self._make_search()
        self._make_table()
        self._filters: dict[Facet, list[tuple[str, str]]] = {}
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.px(6))
        self._count = label("", "quiet")
        self._filter = QPushButton(self.tr("Filter"))
        self._filter.setMenu(self._filter_menu())
        self._more = QPushButton(self.tr("More"))
        self._more.setMenu(self._more_menu())
        self._bring = button(self.tr("Import clients…"), self._import, name="clients.import")
        self._empty = Empty("", "", self._bring)
        card = Card()
        card.body.addLayout(row(self._chooser.box, self.search, self._filter, self._more))
        self._chooser.box.hide()
        card.body.addLayout(row(self._chips, None, self._count))
        card.body.addWidget(self._make_bulk_bar())
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._empty, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._chooser)
        layout.addWidget(card, 1)
        layout.addWidget(self._preview)

    # Parts ------------------------------------------------------------------------------------------------------------

    def _make_search(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name, pinyin, initials, phone or ID tail, plate, VIN"))
        self.search.setAccessibleName(self.tr("Search clients"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("magnifying-glass"), QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self, singleShot=True, interval=30)
        self._wait.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.search.returnPressed.connect(self._open_first)

    def _make_table(self) -> None:
        show = self.desk.show
        today = self.desk.today()
        columns: list[Column[ClientRow]] = [
            Column("name", self.tr("Name"), lambda c: show.name(c.name), width=96, bold=True),
            Column("mobile", self.tr("Mobile"), lambda c: show.mobile(c.mobile), width=118),
            Column("source", self.tr("Source"), lambda c: words.source(Source(c.source)), width=96),
            Column("city", self.tr("City"), lambda c: c.city, width=64),
            Column("interest", self.tr("Interested in"), lambda c: show.text(c.interest), width=0),
            Column("next", self.tr("Next action"), lambda c: show.text(c.next_action), width=110),
            Column(
                "due",
                self.tr("On"),
                lambda c: show.short_day(c.next_action_on, today) if c.next_action_on else "",
                sort=lambda c: str(c.next_action_on or ""),
                width=64,
            ),
        ]
        model: WindowedTableModel[ClientRow] = WindowedTableModel(columns, theme.font(bold=True))
        self.table = Table("clients", columns, lambda c: self.opened(c.id), model)
        self.records = model
        self.records.wanted.connect(self._fetch)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._sort_refused)
        self._glance = QTimer(self, singleShot=True, interval=_PREVIEW_AFTER)
        self._glance.timeout.connect(self._look_at_current)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._glance.start())
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._into_table)

    def _make_bulk_bar(self) -> QWidget:
        self._bulk = QWidget()
        self._bulk_said = label("", "bold")
        self._bulk.setLayout(
            row(
                self._bulk_said,
                button(self.tr("Select all found"), self.table.selectAll, "link"),
                None,
                button(self.tr("Change…"), self._change, name="clients.change"),
                button(self.tr("Export…"), lambda: self._export(chosen=True), name="clients.export"),
                button(self.tr("To the bin"), self._bin, "danger", name="clients.bin"),
            )
        )
        self._bulk.hide()
        return self._bulk

    def arrange(self, narrow: bool) -> None:
        """Leave the table alone where there is no room beside it."""
        self._chooser.setVisible(not narrow)
        self._chooser.box.setVisible(narrow)
        self._preview.setVisible(not narrow)

    # Looking ----------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask anew for what is looked for, and for what it can be narrowed by."""
        self._look()
        self._chooser.refresh()
        self.desk.ask(client_lists.filters, self._take_filters, self)

    def _choose(self, wanted: ListQuery) -> None:
        self._wanted = wanted
        self.search.setText(wanted.text)
        self._look()

    def _narrow(self, facet: Facet, value: str, on: bool) -> None:
        values = dict(self._wanted.facets).get(facet, ())
        kept = (*values, value) if on else tuple(each for each in values if each != value)
        self._wanted = self._wanted.with_facet(facet, kept)
        self._look()

    def _look(self) -> None:
        self._wait.stop()
        self._wanted = ListQuery(self._wanted.usual, self.search.text(), self._wanted.facets)
        wanted, query = self._wanted, self._wanted.on(self.desk.today())
        self._show_chips()
        self._chooser.point_at(wanted)
        self.desk.ask(
            lambda workspace: client_lists.rows(workspace, query, WINDOW, 0), partial(self._show, wanted), self
        )
        self.desk.ask(lambda workspace: client_lists.count(workspace, query), partial(self._counted, wanted), self)

    def _show(self, wanted: ListQuery, found: list[ClientRow]) -> None:
        if wanted != self._wanted:
            return  # what was typed since is being looked for
        kept = self.table.selected() if self._found_for == wanted else None
        self._found_for = wanted
        self.records.put(found)
        if kept is None:
            self._preview.clear()
        else:
            self._go_back_to(kept.id)
        self.table.setVisible(bool(found))
        self._empty.setVisible(not found)
        self._bulk.hide()
        self._say_why_empty(wanted)
        if self._pressed:
            self._pressed = False
            self._open_first()

    def _say_why_empty(self, wanted: ListQuery) -> None:
        self._bring.setVisible(wanted == ListQuery())
        if wanted == ListQuery():
            title = self.tr("No client here yet")
            text = self.tr("Every lead belongs here, with its source and next action: Ctrl+N adds one from anywhere.")
        elif wanted.text:
            title = self.tr("Nobody found")
            text = self.tr("Try fewer letters, or the last four digits of the phone.")
        else:
            title, text = self.tr("Nobody in this list"), self.tr("Whoever belongs here comes by themselves.")
        self._empty.say(title, text)

    def _counted(self, wanted: ListQuery, total: int) -> None:
        if wanted != self._wanted:
            return
        self._total = total
        self._count.setText(self.tr("{n} found").format(n=f"{total:,}"))
        there = self.records.rowCount()
        if there < WINDOW:
            return
        self.records.extend_to(total)
        if total <= ALL_AT_ONCE:
            for start in range(there, total, WINDOW):
                self._fetch(start)

    def _fetch(self, start: int) -> None:
        wanted, query = self._wanted, self._wanted.on(self.desk.today())

        def fill(found: list[ClientRow]) -> None:
            if wanted == self._wanted:
                self.records.fill(start, found)

        self.desk.ask(lambda workspace: client_lists.rows(workspace, query, WINDOW, start), fill, self)

    def _go_back_to(self, client_id: int) -> None:
        for number in range(self.records.rowCount()):
            if self.records.there(number) and self.records.record(number).id == client_id:
                self.table.selectRow(number)
                return

    def _open_first(self) -> None:
        if self._found_for is None or self._found_for.text != self.search.text():
            self._pressed = True  # Enter was quicker than the search: it is for what is being looked for
            return
        if self.records.rowCount():
            self.opened(self.records.record(0).id)

    def _into_table(self) -> None:
        if self.records.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def neighbour(self, client_id: int, step: int) -> int | None:
        """Return the client before (-1) or after (1) one in the list, ``None`` if there is none or not loaded."""
        for number in range(self.records.rowCount()):
            if self.records.there(number) and self.records.record(number).id == client_id:
                beside = number + step
                return self.records.record(beside).id if self.records.there(beside) else None
        return None

    def _sort_refused(self, column: int, _order: Qt.SortOrder) -> None:
        if column >= 0 and not self.records.is_whole:
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.desk.notice.emit(
                self.tr("Narrow the list to at most {n} clients to put it in order.").format(n=f"{ALL_AT_ONCE:,}"),
                False,
            )

    # Filters ----------------------------------------------------------------------------------------------------------

    def _take_filters(self, found: dict[Facet, list[tuple[str, str]]]) -> None:
        if found != self._filters:
            self._filters = found
            self._show_chips()

    def _name_of(self, facet: Facet, value: str) -> str:
        if facet is Facet.SOURCE:
            return words.source(Source(value))
        return dict(self._filters.get(facet, ())).get(value, value)

    def _show_chips(self) -> None:
        clear(self._chips)
        for facet, values in self._wanted.facets:
            for value in values:
                text = f"{words.facet(facet)}: {self._name_of(facet, value)}  ×"
                tip = self.tr("Take this filter away")
                self._chips.addWidget(button(text, partial(self._narrow, facet, value, False), "filter", tip=tip))
        if self._wanted.facets or self._wanted.text:
            self._chips.addWidget(button(self.tr("Keep this list…"), self._keep, "link"))
        elif not self._wanted.facets:
            self._chips.addWidget(label(words.usual_list_means(self._wanted.usual), "quiet"))

    def _filter_menu(self) -> QMenu:
        menu = QMenu(self)

        def fill() -> None:
            menu.clear()
            chosen = dict(self._wanted.facets)
            for facet in Facet:
                values = self._filters.get(facet, [])
                if not values:
                    continue
                inner = menu.addMenu(words.facet(facet))
                for value, _ in values:
                    action = QAction(self._name_of(facet, value), inner, checkable=True)
                    action.setChecked(value in chosen.get(facet, ()))
                    action.toggled.connect(partial(self._narrow, facet, value))
                    inner.addAction(action)
            if menu.isEmpty():
                menu.addAction(self.tr("Nothing to filter by yet")).setEnabled(False)

        menu.aboutToShow.connect(fill)
        return menu

    def _keep(self) -> None:
        from carloan_desk.ui.dialogs.keep_list import KeepListDialog

        KeepListDialog(self.desk, self, self._wanted).open()

    # Many at once -----------------------------------------------------------------------------------------------------

    def _parts(self) -> list[tuple[int, int]]:
        """The selected rows as ranges: first row and how many. There may be a million of them."""
        ranges: Iterable[QItemSelectionRange] = cast("Any", self.table.selectionModel().selection())
        return sorted((part.top(), part.height()) for part in ranges)

    def _selected(self, *_: QItemSelection) -> None:
        chosen = sum(height for _, height in self._parts())
        self._bulk.setVisible(chosen > 1)
        self._bulk_said.setText(self.tr("{n} selected").format(n=f"{chosen:,}"))

    def _look_at_current(self) -> None:
        number = self.table.currentIndex().row()
        if self.records.there(number):
            self._preview.show_client(self.records.record(number).id)

    def _with_chosen(self, then: Callable[[list[int]], None]) -> None:
        """Hand over the ids of the selected clients; rows that were never looked at are asked for."""
        query = self._wanted.on(self.desk.today())
        parts = self._parts()
        if sum(height for _, height in parts) > MOST_AT_ONCE:
            self.desk.failed.emit(DomainError("client.too_many", most=f"{MOST_AT_ONCE:,}"))
            return
        there = [number for top, height in parts for number in range(top, top + height)]
        if all(map(self.records.there, there)):
            then([self.records.record(number).id for number in there])
            return
        self.desk.ask(
            lambda workspace: [
                client_id for top, height in parts for client_id in client_lists.ids(workspace, query, height, top)
            ],
            then,
            self,
        )

    def _change(self) -> None:
        from carloan_desk.ui.dialogs.change_clients import ChangeClientsDialog

        self._with_chosen(lambda ids: ChangeClientsDialog(self.desk, self, ids).open())

    def _bin(self) -> None:
        self._with_chosen(lambda ids: self.desk.act(lambda workspace: client_lists.delete_many(workspace, ids), self))

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("Import clients…"), self._import)
        menu.addAction(self.tr("Export what is found…"), lambda: self._export(chosen=False))
        return menu

    def _import(self) -> None:
        from carloan_desk.ui.dialogs.import_clients import ImportClientsDialog

        ImportClientsDialog(self.desk, self).open()

    def _export(self, *, chosen: bool) -> None:
        from carloan_desk.ui.dialogs.export_clients import ExportClientsDialog

        if chosen:
            self._with_chosen(lambda ids: ExportClientsDialog(self.desk, self, ids).open())
            return
        query = self._wanted.on(self.desk.today())
        self.desk.ask(
            lambda workspace: client_lists.ids(workspace, query, client_lists.MOST_EXPORTED),
            lambda ids: ExportClientsDialog(self.desk, self, ids).open(),
            self,
        )
