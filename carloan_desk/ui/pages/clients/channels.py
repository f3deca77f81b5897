"""Channels: the tree of places with what came of each, campaigns, and one's own work day by day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from carloan_desk.domain.client import Source
from carloan_desk.domain.lead_source import Campaign
from carloan_desk.domain.source_results import Result
from carloan_desk.services import sources
from carloan_desk.services.sources import Channels, PlaceLine
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.page import Direction
from carloan_desk.ui.pages.clients.place import PlacePanel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.activity import ActivityChart
from carloan_desk.ui.widgets.basics import Card, Scroll, button, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.flow import FlowBar
from carloan_desk.ui.widgets.table import Table
from carloan_desk.ui.widgets.tabs import Tabs

_DAYS_SHOWN = 42


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: a kind of source, a place under it, or a campaign."""

    name: str
    depth: int
    result: Result
    kind: Source | None = None
    place: PlaceLine | None = None
    campaign: Campaign | None = None


class ChannelsPanel(QWidget):
    """Where leads come from, and what came of them in a period."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._shown: Channels | None = None
        self._period = QComboBox()
        self._period.setAccessibleName(self.tr("Period"))
        for text, key in (
            (self.tr("This month"), "month"),
            (self.tr("Last month"), "last"),
            (self.tr("This quarter"), "quarter"),
            (self.tr("This year"), "year"),
            (self.tr("The last 12 months"), "twelve"),
        ):
            self._period.addItem(text, key)
        self._period.setCurrentIndex(3)
        self._period.activated.connect(lambda _index: self.refresh())
        self._by = Tabs()
        self._by.setAccessibleName(self.tr("By place or by campaign"))
        self._by.add_tab(self.tr("By place"))
        self._by.add_tab(self.tr("By campaign"))
        self._by.chosen.connect(lambda _place: self._show_table())
        self.table = Table("channels", self._columns(), self._open)
        self.table.setSortingEnabled(False)  # the order is that of the tree
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._point())
        self._said = label("", "quiet", wrap=True)
        self._empty = Empty(
            self.tr("No place yet"),
            self.tr(
                "Stores, second-tier dealers, platforms and people who refer: who sends leads, and what came of them."
            ),
        )
        self._chart = ActivityChart()
        main = Card()
        new_place = button(self.tr("New place…"), self._new_place, name="channels.place")
        new_campaign = button(self.tr("New campaign…"), self._new_campaign, name="channels.campaign")
        main.body.addLayout(row(self._by, None, FlowBar(self._period, new_place, new_campaign)))
        main.body.addWidget(self.table, 3)
        main.body.addWidget(self._empty, 3)
        main.body.addWidget(self._said)
        main.body.addWidget(self._chart)
        self._place = PlacePanel(desk)
        self._columns_ = QHBoxLayout(self)
        self._columns_.setContentsMargins(0, 0, 0, 0)
        self._columns_.setSpacing(theme.px(12))
        self._columns_.addWidget(main, 3)
        side = Scroll(self._place)
        side.setMinimumHeight(theme.px(200))
        self._columns_.addWidget(side, 1)

    def _columns(self) -> list[Column[Line]]:
        show, today = self.desk.show, self.desk.today()

        def number(key: str, title: str, value: Callable[[Result], int], width: int = 68) -> Column[Line]:
            return Column(
                key, title, lambda e: str(value(e.result) or "–"), lambda e: value(e.result), width, right=True
            )

        def money(key: str, title: str, value: Callable[[Result], object], width: int) -> Column[Line]:
            return Column(key, title, lambda e: _money(show.round_money, value(e.result)), width=width, right=True)

        return [
            Column("name", self.tr("Place"), lambda e: "    " * e.depth + e.name, width=220),
            number("leads", self.tr("Leads"), lambda r: r.leads),
            number("screened", self.tr("Screened"), lambda r: r.screened),
            number("disbursed", self.tr("Disbursed"), lambda r: r.disbursed),
            money("amount", self.tr("Amount"), lambda r: r.amount or None, 100),
            number("overdue", self.tr("Overdue"), lambda r: r.overdue),
            money("cost", self.tr("Cost"), lambda r: r.cost or None, 80),
            money("each", self.tr("Cost per deal"), lambda r: r.cost_per_deal, 96),
            Column(
                "visit", self.tr("Next visit"), lambda e: self._next_visit(e, today), width=0, chip=self._visit_chip
            ),
        ]

    def _next_visit(self, line: Line, today: date) -> str:
        place = None if line.place is None else line.place.place
        if place is None or place.next_visit_on is None:
            return ""
        return self.desk.show.short_day(place.next_visit_on, today)

    def _visit_chip(self, line: Line) -> str:
        return "warn" if line.place is not None and line.place.is_due(self.desk.today()) else "quiet"

    def arrange(self, narrow: bool) -> None:
        """Put the place under the table when there is no room beside it."""
        self._columns_.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)

    # Reading ----------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Count anew, beside the window's work."""
        today = self.desk.today()
        start, end = period_of(str(self._period.currentData()), today)
        self.desk.ask(lambda workspace: sources.channels(workspace, start, end, today), self._show, self)

    def _show(self, found: Channels) -> None:
        self._shown = found
        self._show_table()
        today = self.desk.today()
        days = [day for day in found.days if day.on <= today][-_DAYS_SHOWN:]
        self._chart.show_days(days)
        total = found.results.total
        self._said.setText(
            self.tr(
                "Steps count in the period in which they were taken: {leads} leads, {screened} screened, {disbursed} "
                "disbursed, {amount}; {overdue} of these overdue today."
            ).format(
                leads=total.leads,
                screened=total.screened,
                disbursed=total.disbursed,
                amount=self.desk.show.round_money(total.amount),
                overdue=total.overdue,
            )
        )

    def _show_table(self) -> None:
        if self._shown is None:
            return
        kept = self._selected_place()
        lines = self._lines_of_places() if self._by.current() == 0 else self._lines_of_campaigns()
        self.table.records.put(lines)
        self.table.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        places = [None if line.place is None else line.place.place.id for line in lines]
        if kept is not None and kept in places:
            self.table.selectRow(places.index(kept))
        else:
            first = next((number for number, place in enumerate(places) if place is not None), None)
            if first is None:
                self._place.clear()
            else:
                self.table.selectRow(first)
        self._point()

    def _lines_of_places(self) -> list[Line]:
        assert self._shown is not None
        found, results = [], self._shown.results
        for kind in Source:
            places = [line for line in self._shown.places if line.place.kind is kind]
            result = results.by_kind.get(kind, Result())
            if not places and result == Result():
                continue
            found.append(Line(words.source(kind), 0, result, kind=kind))
            for line in places:
                of_place = results.by_place.get(line.place.id or 0, Result())
                found.append(Line(line.place.name, line.depth + 1, of_place, place=line))
        return found

    def _lines_of_campaigns(self) -> list[Line]:
        assert self._shown is not None
        by_campaign = self._shown.results.by_campaign
        return [
            Line(each.name, 0, by_campaign.get(each.id or 0, Result()), campaign=each) for each in self._shown.campaigns
        ]

    # Acting -----------------------------------------------------------------------------------------------------------

    def _selected_place(self) -> int | None:
        line = self.table.selected()
        return None if line is None or line.place is None else line.place.place.id

    def _point(self) -> None:
        place_id = self._selected_place()
        if place_id is None:
            self._place.clear()
        else:
            self._place.show_place(place_id)

    def _open(self, line: Line) -> None:
        from carloan_desk.ui.dialogs.channels import CampaignDialog, PlaceDialog

        if self._shown is None or self.desk.show.masked:
            return
        places = [each.place for each in self._shown.places]
        if line.campaign is not None:
            CampaignDialog(self.desk, self, places, line.campaign).open()
        elif line.place is not None:
            PlaceDialog(self.desk, self, places, line.place.place).open()
        elif line.kind is not None:
            PlaceDialog(self.desk, self, places, None, line.kind).open()

    def _new_place(self) -> None:
        from carloan_desk.ui.dialogs.channels import PlaceDialog

        if self._shown is not None:
            PlaceDialog(self.desk, self, [each.place for each in self._shown.places]).open()

    def _new_campaign(self) -> None:
        from carloan_desk.ui.dialogs.channels import CampaignDialog

        if self._shown is not None:
            CampaignDialog(self.desk, self, [each.place for each in self._shown.places]).open()


def _money(show: Callable[..., str], value: object) -> str:
    return "–" if value is None else show(value)


def period_of(key: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a period."""
    first = today.replace(day=1)
    match key:
        case "month":
            return first, today
        case "last":
            last = first - timedelta(days=1)
            return last.replace(day=1), last
        case "quarter":
            return first.replace(month=3 * ((today.month - 1) // 3) + 1), today
        case "twelve":
            return today - timedelta(days=364), today
        case _:
            return first.replace(month=1), today
