"""Every loan as of a day, the worst first."""

from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton

from carloan_desk.services import loans
from carloan_desk.services.loans import LoanLine
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.table import Table
from carloan_desk.ui.widgets.tile import Tile


class LoanList(Panel):
    """The loans by overdue band."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: list[LoanLine] = []
        self._bucket: str | None = None
        self._balance = Tile(self.tr("Principal outstanding"), lambda: self._filter(None))
        self._overdue = Tile(self.tr("Overdue"), lambda: self._filter(None))
        self._soon = Tile(self.tr("Due within 7 days"), lambda: self._filter(None))
        tiles = QHBoxLayout()
        tiles.setSpacing(theme.px(12))
        for tile in (self._balance, self._overdue, self._soon):
            tiles.addWidget(tile, 1)
        self.column.addLayout(tiles)
        self._group = QButtonGroup(self)
        self._buttons: dict[str | None, QPushButton] = {}
        self._filters = QHBoxLayout()
        self._filters.setSpacing(theme.px(8))
        self.column.addLayout(self._filters)
        show, today = desk.show, desk.today
        self._table: Table[LoanLine] = Table(
            "loans",
            [
                Column("client", self.tr("Client"), lambda r: show.name(r.client.name), width=100, bold=True),
                Column("mobile", self.tr("Mobile"), lambda r: show.mobile(r.client.mobile), width=130),
                Column("model", self.tr("Car"), lambda r: r.deal.vehicle_model, width=0),
                Column("lender", self.tr("Lender"), lambda r: r.lender, width=120),
                Column(
                    "bucket",
                    self.tr("Band"),
                    lambda r: r.state.bucket,
                    width=80,
                    chip=lambda r: "bad" if r.state.overdue_days else "good",
                ),
                Column(
                    "days",
                    self.tr("Days"),
                    lambda r: str(r.state.overdue_days or ""),
                    sort=lambda r: r.state.overdue_days,
                    width=60,
                    right=True,
                ),
                Column(
                    "overdue",
                    self.tr("Overdue"),
                    lambda r: show.money(r.state.overdue_amount) if r.state.overdue_amount else "",
                    sort=lambda r: r.state.overdue_amount,
                    width=100,
                    right=True,
                    bold=True,
                ),
                Column(
                    "next",
                    self.tr("Next due"),
                    lambda r: show.short_day(r.state.next_due, today()),
                    sort=lambda r: str(r.state.next_due or ""),
                    width=80,
                ),
                money("next_amount", self.tr("Instalment"), lambda r: r.state.next_amount, show.money, width=100),
                money(
                    "balance",
                    self.tr("Principal left"),
                    lambda r: r.state.outstanding_principal,
                    show.money,
                    width=120,
                ),
            ],
            lambda r: desk.open_requested.emit("deals", r.deal.id),
        )
        self._empty = Empty(
            self.tr("No loan yet"),
            self.tr("A deal that was disbursed appears here with its schedule; payments are recorded on its page."),
        )
        card = Card()
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._empty, 1)
        self.column.addWidget(card, 1)

    def title(self) -> str:
        return self.tr("Loans")

    def refresh(self) -> None:
        day = self.desk.today()
        self.desk.ask(lambda workspace: loans.portfolio(workspace, day), self._show, self)

    def _show(self, lines: list[LoanLine]) -> None:
        self._lines = lines
        show, today = self.desk.show, self.desk.today()
        states = [line.state for line in lines]
        balance = sum((state.outstanding_principal for state in states), Decimal(0))
        late = [state for state in states if state.overdue_days]
        soon = [state for state in states if state.next_due is not None and (state.next_due - today).days <= 7]
        loans_word = self.tr("{n} loans")
        self._balance.say(show.money(balance), self.tr("principal not paid yet"), loans_word.format(n=len(lines)))
        overdue = sum((state.overdue_amount for state in late), Decimal(0))
        kind = "bad" if late else "good"
        word = loans_word.format(n=len(late)) if late else self.tr("all on time")
        self._overdue.say(show.money(overdue), self.tr("unpaid past its date"), word, kind, sign=True)
        amount = sum((state.next_amount for state in soon), Decimal(0))
        self._soon.say(show.money(amount), self.tr("remind before it is due"), loans_word.format(n=len(soon)), "accent")
        self._show_filters()
        self._filter(self._bucket)

    def _show_filters(self) -> None:
        buckets = sorted({line.state.bucket for line in self._lines})
        for key in (None, *buckets):
            if key not in self._buttons:
                item = button("", partial(self._filter, key), "filter")
                item.setCheckable(True)
                self._group.addButton(item)
                self._filters.addWidget(item)
                self._buttons[key] = item
        everything = self.tr("All")
        for key, item in self._buttons.items():
            count = sum(1 for line in self._lines if key in (None, line.state.bucket))
            item.setText(f"{everything if key is None else key} {count}")
            item.setVisible(key is None or count > 0)

    def _filter(self, bucket: str | None) -> None:
        self._bucket = bucket
        self._buttons[bucket].setChecked(True)
        shown = [line for line in self._lines if bucket in (None, line.state.bucket)]
        self._table.records.put(shown)
        self._table.setVisible(bool(shown))
        self._empty.setVisible(not shown)
