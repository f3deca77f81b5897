"""Where the pay comes from: the deals behind the figures, one by one or by dealer, lender, month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QVBoxLayout, QWidget

from carloan_desk.services.commission import DealPay, Status
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.page import Direction
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, row
from carloan_desk.ui.widgets.flow import FlowBar
from carloan_desk.ui.widgets.pay import status_chip, status_word
from carloan_desk.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class Group:
    """Deals that have something in common."""

    name: str
    deals: int
    loans: Decimal
    expected: Decimal


class Breakdown(QWidget):
    """The table of deals with its filters; a choice groups them."""

    def __init__(self, desk: Desk, explain: Callable[[DealPay], None]) -> None:
        super().__init__()
        self.desk = desk
        self._rows: Sequence[DealPay] = ()
        self._status: Status | None = None
        self._filters: dict[Status | None, QPushButton] = {}
        group = QButtonGroup(self)
        strip = FlowBar()
        for status in (None, *Status):
            item = button("", partial(self.filter, status), "filter")
            item.setCheckable(True)
            group.addButton(item)
            self._filters[status] = item
            strip.add(item)
        self._by = QComboBox()
        self._by.setAccessibleName(self.tr("Group by"))
        for name, text in (
            ("", self.tr("Each deal")),
            ("dealer", self.tr("By dealer")),
            ("product", self.tr("By product")),
            ("channel", self.tr("By channel")),
            ("model", self.tr("By car")),
            ("period", self.tr("By month")),
        ):
            self._by.addItem(text, name)
        self._by.currentIndexChanged.connect(lambda _index: self._show())
        self._table = self._make_table(explain)
        self._groups: Table[Group] = Table(
            "pay-groups",
            [
                Column("name", self.tr("Group"), lambda r: r.name or self.tr("not stated"), width=0, bold=True),
                Column("deals", self.tr("Deals"), lambda r: str(r.deals), sort=lambda r: r.deals, width=80, right=True),
                money("loans", self.tr("Loan amount"), lambda r: r.loans, desk.show.round_money, width=130),
                money("expected", self.tr("Counts as"), lambda r: r.expected, desk.show.money, width=120, bold=True),
            ],
            lambda _group: None,
        )
        self._sum = label("", "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        self._head = row(label(self.tr("Deals behind the figures"), "strong"), None, strip, self._by)
        layout.addLayout(self._head)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._groups, 1)
        layout.addWidget(self._sum)

    def _make_table(self, explain: Callable[[DealPay], None]) -> Table[DealPay]:
        show = self.desk.show
        return Table(
            "pay",
            [
                Column("client", self.tr("Client"), lambda r: show.name(r.client_name), width=90, bold=True),
                Column("model", self.tr("Car"), lambda r: r.deal.vehicle_model, width=0),
                money("base", self.tr("Loan amount"), lambda r: r.base, show.round_money, width=100),
                Column(
                    "status",
                    self.tr("State"),
                    self._state,
                    sort=lambda r: list(Status).index(r.status),
                    width=130,
                    chip=lambda r: status_chip(r.status),
                ),
                Column("period", self.tr("Month"), lambda r: r.period, width=80),
                money("amount", self.tr("Commission"), lambda r: r.amount, show.money, width=100, bold=True),
                money("expected", self.tr("Counts as"), lambda r: r.expected, show.money, width=100),
            ],
            explain,
        )

    def _state(self, pay: DealPay) -> str:
        if pay.status in (Status.PROJECTED, Status.WAITING):
            return f"{status_word(pay.status)} {self.desk.show.percent(pay.chance, 0)}"
        return status_word(pay.status)

    def arrange(self, narrow: bool) -> None:
        """Put heading and filters under each other where there is little room."""
        self._head.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)

    def put(self, rows: Sequence[DealPay]) -> None:
        """Show the deals of a dashboard."""
        self._rows = rows
        everything = self.tr("All")
        for status, item in self._filters.items():
            count = len({each.deal.id for each in rows if status in (None, each.status)})
            item.setText(f"{everything if status is None else status_word(status)} {count}")
        self.filter(self._status)

    def filter(self, status: Status | None) -> None:
        """Show the deals of one state, or all."""
        self._status = status
        self._filters[status].setChecked(True)
        self._show()

    def _show(self) -> None:
        rows = [each for each in self._rows if self._status in (None, each.status)]
        rows.sort(key=lambda each: (each.period, each.amount), reverse=True)
        by = self._by.currentData()
        self._table.setVisible(not by)
        self._groups.setVisible(bool(by))
        if by:
            self._groups.records.put(_grouped(rows, by))
        else:
            self._table.records.put(rows)
        total = sum((each.expected for each in rows), Decimal(0))
        text = self.tr("{n} deals, {total} in all; Enter or double click opens how a figure came about")
        count = len({each.deal.id for each in rows})
        self._sum.setText(text.format(n=count, total=self.desk.show.money(total)))


def _grouped(rows: Sequence[DealPay], by: str) -> list[Group]:
    found: dict[str, list[DealPay]] = {}
    for each in rows:
        name = {
            "dealer": each.deal.dealer,
            "product": each.product,
            "channel": "" if each.channel is None else words.source(each.channel),
            "model": each.deal.vehicle_model,
            "period": each.period,
        }[by]
        found.setdefault(name, []).append(each)
    groups = []
    for name, members in found.items():
        deals = {each.deal.id: each for each in members}
        loans = sum((each.base for each in deals.values()), Decimal(0))
        groups.append(Group(name, len(deals), loans, sum((each.expected for each in members), Decimal(0))))
    return sorted(groups, key=lambda group: group.expected, reverse=True)
