"""Every loan as of a day, the worst first; the dates that come near; mortgages not yet released."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QPushButton

from carloan_desk.domain.deal import Stage
from carloan_desk.services import loan_lists
from carloan_desk.services.loan_lists import ListedLoans
from carloan_desk.services.loans import LoanLine
from carloan_desk.ui import loan_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.loans.panel import LoanPanel
from carloan_desk.ui.widgets.basics import Card, button, label
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.flow import FlowBar
from carloan_desk.ui.widgets.table import Table
from carloan_desk.ui.widgets.tile import Tile, Tiles

_DATES, _UNRELEASED = "dates", "unreleased"
_NOTHING = ListedLoans((), {}, (), 0)


class LoanList(LoanPanel):
    """The loans by overdue band."""

    def __init__(self, desk: Desk, as_of: Callable[[], date]) -> None:
        super().__init__(desk, as_of)
        self._found = _NOTHING
        self._chosen: str | None = None
        self._balance = Tile(self.tr("Principal outstanding"), lambda: self._filter(None))
        self._overdue = Tile(self.tr("Overdue"), lambda: self._filter(None))
        self._soon = Tile(self.tr("Due within 7 days"), lambda: self._filter(None))
        tiles = Tiles()
        tiles.put((self._balance, self._overdue, self._soon))
        self.column.addWidget(tiles)
        self._group = QButtonGroup(self)
        self._buttons: dict[str | None, QPushButton] = {}
        self._filters = FlowBar()
        self.column.addWidget(self._filters)
        self._later = label("", "warning", wrap=True)
        self._later.hide()
        self.column.addWidget(self._later)
        self._table = self._make_table()
        self._empty = Empty(
            self.tr("No loan yet"),
            self.tr("A deal that was disbursed appears here with its schedule; payments are recorded on its page."),
        )
        self._none = label(self.tr("No loan here."), "quiet")
        card = Card()
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._empty, 1)
        card.body.addWidget(self._none)
        self.column.addWidget(card, 1)

    def _make_table(self) -> Table[LoanLine]:
        desk, show = self.desk, self.desk.show
        return Table(
            "loans",
            [
                Column("client", self.tr("Client"), lambda r: show.name(r.client.name), width=85, bold=True),
                Column("mobile", self.tr("Mobile"), lambda r: show.mobile(r.client.mobile), width=120),
                Column("model", self.tr("Car"), lambda r: r.deal.vehicle_model, width=0),
                Column("lender", self.tr("Lender"), lambda r: r.lender, width=110),
                Column("bucket", self.tr("Band"), self._band, width=75, chip=_band_chip),
                Column(
                    "days",
                    self.tr("Days"),
                    lambda r: str(r.state.overdue_days or ""),
                    sort=lambda r: r.state.overdue_days,
                    width=50,
                    right=True,
                ),
                Column(
                    "overdue",
                    self.tr("Overdue"),
                    lambda r: show.money(r.state.overdue_amount) if r.state.overdue_amount else "",
                    sort=lambda r: r.state.overdue_amount,
                    width=90,
                    right=True,
                    bold=True,
                ),
                Column(
                    "next",
                    self.tr("Next due"),
                    lambda r: show.short_day(r.state.next_due, self.as_of()),
                    sort=lambda r: str(r.state.next_due or ""),
                    width=75,
                ),
                money("next_amount", self.tr("Instalment"), lambda r: r.state.next_amount, show.money, width=90),
                money(
                    "balance",
                    self.tr("Principal left"),
                    lambda r: r.state.outstanding_principal,
                    show.money,
                    width=100,
                ),
                Column("risk", self.tr("Class"), lambda r: loan_words.risk_class(r.state.risk_class), width=75),
                Column("dates", self.tr("Dates near"), self._dates, sort=self._first_date, width=130),
            ],
            lambda r: desk.open_requested.emit("deals", r.deal.id),
        )

    def _band(self, line: LoanLine) -> str:
        return self.tr("Settled") if line.stage is Stage.SETTLED else line.state.bucket

    def _dates(self, line: LoanLine) -> str:
        show, day = self.desk.show, self.as_of()
        found = self._found.dates.get(line.deal.id or 0, ())
        return " · ".join(f"{loan_words.loan_date(what)} {show.short_day(on, day)}" for what, on in found)

    def _first_date(self, line: LoanLine) -> str:
        found = self._found.dates.get(line.deal.id or 0)
        return str(found[0][1]) if found else "9999"

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("LoanList", "Loans")

    def refresh(self) -> None:
        day = self.as_of()
        self.desk.ask(lambda workspace: loan_lists.listed(workspace, day), self._show, self)

    def _show(self, found: ListedLoans) -> None:
        self._found = found
        show, day = self.desk.show, self.as_of()
        states = [line.state for line in found.lines]
        balance = sum((state.outstanding_principal for state in states), Decimal(0))
        late = [state for state in states if state.overdue_days]
        soon = [state for state in states if state.next_due is not None and (state.next_due - day).days <= 7]
        loans_word = self.tr("{n} loans")
        self._balance.say(show.money(balance), self.tr("principal not paid yet"), loans_word.format(n=len(states)))
        overdue = sum((state.overdue_amount for state in late), Decimal(0))
        kind = "bad" if late else "good"
        word = loans_word.format(n=len(late)) if late else self.tr("all on time")
        self._overdue.say(show.money(overdue), self.tr("unpaid past its date"), word, kind, sign=True)
        amount = sum((state.next_amount for state in soon), Decimal(0))
        self._soon.say(show.money(amount), self.tr("remind before it is due"), loans_word.format(n=len(soon)), "accent")
        text = self.tr("{n} loans were disbursed after this day and are not counted. Was the clock set back?")
        if day < self.desk.today():
            text = self.tr("{n} loans were disbursed after this day and are not counted.")
        self._later.setText(text.format(n=found.later))
        self._later.setVisible(found.later > 0)
        self._show_filters()
        self._filter(self._chosen if self._chosen in self._buttons else None)

    def _show_filters(self) -> None:
        lines = self._found.lines
        buckets = sorted({line.state.bucket for line in lines})
        words: dict[str | None, tuple[str, int]] = {None: (self.tr("All"), len(lines))}
        for bucket in buckets:
            words[bucket] = bucket, sum(line.state.bucket == bucket for line in lines)
        words[_DATES] = self.tr("Dates within 30 days"), sum((line.deal.id or 0) in self._found.dates for line in lines)
        words[_UNRELEASED] = self.tr("Settled, mortgage not released"), len(self._found.unreleased)
        for key in words:
            if key not in self._buttons:
                item = button("", partial(self._filter, key), "filter", name=f"loans.filter.{key or 'all'}")
                item.setCheckable(True)
                self._group.addButton(item)
                self._filters.add(item)
                self._buttons[key] = item
        for key, item in self._buttons.items():
            word, count = words.get(key, (key or "", 0))
            item.setText(f"{word} {count}")
            item.setVisible(key is None or count > 0 or key in (_DATES, _UNRELEASED))

    def _filter(self, chosen: str | None) -> None:
        self._chosen = chosen
        if chosen in self._buttons:
            self._buttons[chosen].setChecked(True)
        found = self._found
        if chosen == _UNRELEASED:
            shown = list(found.unreleased)
        elif chosen == _DATES:
            shown = [line for line in found.lines if (line.deal.id or 0) in found.dates]
            shown.sort(key=lambda line: found.dates[line.deal.id or 0][0][1])
        else:
            shown = [line for line in found.lines if chosen in (None, line.state.bucket)]
        self._table.records.put(shown)
        nothing = not found.lines and not found.unreleased
        self._table.setVisible(bool(shown))
        self._empty.setVisible(nothing)
        self._none.setVisible(not shown and not nothing)


def _band_chip(line: LoanLine) -> str:
    if line.stage is Stage.SETTLED:
        return "quiet"
    return "bad" if line.state.overdue_days else "good"
