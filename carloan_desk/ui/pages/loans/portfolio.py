"""The loans taken together: bands as a picture, tables by what they have in common, each figure with its meaning."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFileDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from carloan_desk.exchange.writing import ColumnKind, Value
from carloan_desk.services import portfolio
from carloan_desk.services.portfolio import Portfolio
from carloan_desk.ui import portfolio_sheets
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.pages.loans.panel import LoanPanel
from carloan_desk.ui.portfolio_sheets import PortfolioSheet
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, Stack, button, clear, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.flow import Flow
from carloan_desk.ui.widgets.table import Table
from carloan_desk.ui.widgets.tile import Tile, Tiles
from carloan_desk.ui.widgets.vintage_chart import VintageChart
from carloan_desk.ui.widgets.waterfall import Bar

Row = tuple[Value, ...]
_Direction = QBoxLayout.Direction
# Below this width, in sizes of the design, pictures stand under each other.
_WIDE = 840
_WIDTHS = {
    ColumnKind.TEXT: 150,
    ColumnKind.COUNT: 78,
    ColumnKind.AMOUNT: 120,
    ColumnKind.RATE: 76,
    ColumnKind.DATE: 110,
}
# How bad a band is, as a colour; the band is named beside it.
_TONES = {"M0": "good", "M1": "warn"}


class PortfolioPanel(LoanPanel):
    """Tiles, the bands, the ageing of vintages, and one table at a time."""

    def __init__(self, desk: Desk, as_of: Callable[[], date]) -> None:
        super().__init__(desk, as_of)
        self._found: Portfolio | None = None
        self._sheets: dict[str, PortfolioSheet] = {}
        self._key = "bands"
        self._balance = Tile(self.tr("Balance"), lambda: self.choose("bands"))
        self._late = Tile(self.tr("30+ rate"), lambda: self.choose("months"))
        self._roll = Tile(self.tr("M0 to M1"), lambda: self.choose("rolls"))
        self._first = Tile(self.tr("First payment default"), lambda: self.choose("months"))
        tiles = Tiles()
        tiles.put((self._balance, self._late, self._roll, self._first))
        self._bands = QGridLayout()
        self._bands.setHorizontalSpacing(theme.px(10))
        self._bands.setVerticalSpacing(theme.px(6))
        self._bands.setColumnStretch(1, 1)
        bands = Card(self.tr("Balance by band"))
        bands.body.addLayout(self._bands)
        bands.body.addStretch(1)
        self._chart = VintageChart(desk.show)
        ageing = Card(self.tr("30+ by months on book"))
        ageing.body.addWidget(self._chart, 1)
        self._pictures = QBoxLayout(_Direction.LeftToRight)
        self._pictures.setSpacing(theme.px(12))
        self._pictures.addWidget(bands, 1)
        self._pictures.addWidget(ageing, 1)
        self._group = QButtonGroup(self)
        self._choices: dict[str, QPushButton] = {}
        bar = QWidget()
        self._flow = Flow(bar, spacing=theme.px(8))
        self._export = button(self.tr("Save as spreadsheet…"), self._save, name="portfolio.export")
        self._said = label("", "quiet", wrap=True)
        self._stack = Stack()
        self._tables: dict[str, tuple[tuple[str, ...], Table[Row]]] = {}
        card = Card()
        head = row(spacing=12)
        head.addWidget(bar, 1)
        head.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(head)
        card.body.addWidget(self._said)
        card.body.addWidget(self._stack, 1)
        self._empty = Empty(
            self.tr("No loan yet"), self.tr("With the first disbursement the portfolio begins to show here.")
        )
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(tiles)
        column.addLayout(self._pictures)
        column.addWidget(card, 1)
        self._page = Scroll(page)
        self.column.addWidget(self._page, 1)
        self.column.addWidget(self._empty, 1)
        self._empty.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_WIDE)
        self._pictures.setDirection(_Direction.LeftToRight if wide else _Direction.TopToBottom)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("PortfolioPanel", "Portfolio")

    def refresh(self) -> None:
        day = self.as_of()
        self.desk.ask(lambda workspace: portfolio.of_day(workspace, day), self._show, self)

    def _show(self, found: Portfolio) -> None:
        self._found = found
        show = self.desk.show
        anything = bool(found.months)
        self._page.setVisible(anything)
        self._empty.setVisible(not anything)
        self._balance.say(show.money(found.balance), self.tr("principal left of {n} loans").format(n=found.count))
        rate = found.late / found.balance if found.balance else None
        text = self.tr("{amount} overdue by more than 30 days")
        self._late.say(show.percent(rate), text.format(amount=show.money(found.late)))
        worse = next((roll.worse for roll in found.rolls[0].rolls if roll.bucket == "M0"), None)
        self._roll.say(show.percent(worse), self.tr("of the balance since {day}").format(day=found.rolls[0].start))
        text = self.tr("{late} of {due} first instalments late on their day")
        self._first.say(show.percent(found.first.rate), text.format(late=found.first.late, due=found.first.due))
        self._show_bands(found)
        self._chart.show_vintages(found.vintages)
        self._sheets = {sheet.key: sheet for sheet in portfolio_sheets.sheets_of(found)}
        for key, sheet in self._sheets.items():
            if key not in self._choices:
                made = button(sheet.title, partial(self.choose, key), "filter", name=f"portfolio.{key}")
                made.setCheckable(True)
                self._group.addButton(made)
                self._flow.addWidget(made)
                self._choices[key] = made
        self.choose(self._key)

    def _show_bands(self, found: Portfolio) -> None:
        show = self.desk.show
        clear(self._bands)
        largest = max((band.balance for band in found.bands), default=None)
        for place, band in enumerate(found.bands):
            part = float(band.balance / largest) if largest else 0.0
            self._bands.addWidget(label(band.bucket, "bold"), place, 0)
            self._bands.addWidget(Bar(part, _TONES.get(band.bucket, "bad")), place, 1)
            text = self.tr("{n} loans").format(n=band.count)
            self._bands.addWidget(label(text, "quiet"), place, 2, Qt.AlignmentFlag.AlignRight)
            self._bands.addWidget(label(show.money(band.balance), "bold"), place, 3, Qt.AlignmentFlag.AlignRight)
            self._bands.addWidget(label(show.percent(band.share, 1), "quiet"), place, 4, Qt.AlignmentFlag.AlignRight)

    def choose(self, key: str) -> None:
        """Show one of the tables."""
        sheet = self._sheets.get(key)
        if sheet is None:
            return
        self._key = key
        self._choices[key].setChecked(True)
        self._said.setText(sheet.said)
        table = self._table_of(sheet)
        self._stack.setCurrentWidget(table)
        table.records.put(sheet.rows)
        self._export.setEnabled(bool(sheet.rows) and not self.desk.show.masked)

    def _table_of(self, sheet: PortfolioSheet) -> Table[Row]:
        """The table of a sheet; made anew when its columns are others, as those of bands are."""
        titles = tuple(column.title for column in sheet.columns)
        known = self._tables.get(sheet.key)
        if known is not None and known[0] == titles:
            return known[1]
        if known is not None:
            self._stack.removeWidget(known[1])
            known[1].deleteLater()
        show = self.desk.show
        table: Table[Row] = Table(
            f"portfolio-{sheet.key}",
            [
                Column(
                    f"{place}",
                    column.title,
                    partial(_text, place, column.kind, show),
                    sort=partial(_key, place),
                    width=_WIDTHS[column.kind],
                    right=column.kind not in (ColumnKind.TEXT, ColumnKind.DATE),
                    bold=place == 0,
                )
                for place, column in enumerate(sheet.columns)
            ],
        )
        table.setMinimumHeight(theme.px(220))
        self._tables[sheet.key] = titles, table
        self._stack.addWidget(table)
        return table

    def _save(self) -> None:
        sheet = self._sheets[self._key]
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as spreadsheet"), f"{sheet.title}.xlsx", "xlsx (*.xlsx);;csv (*.csv)"
        )
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the table that is shown."""
        sheet, day = self._sheets[self._key], self.desk.show.day(self.as_of())
        title = f"{sheet.title} {day}"
        saved = self.tr("Saved: {name}").format(name=path.name)
        self.desk.run(
            lambda: portfolio.write(path, title, sheet.said, sheet.columns, sheet.rows),
            lambda _nothing: self.desk.notice.emit(saved, False),
            self,
        )


def _text(place: int, kind: ColumnKind, show: Shown, record: Row) -> str:
    return portfolio_sheets.text_of(record[place], kind, show)


def _key(place: int, record: Row) -> tuple[bool, Value]:
    """What is not known comes first."""
    value = record[place]
    return value is not None, value
