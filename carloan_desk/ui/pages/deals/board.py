"""All deals: filters by stage, and a table."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from carloan_desk.domain.deal import CLOSED, WALK, Stage
from carloan_desk.services.deals import DealSummary
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.table import Table

_ORDER = list(Stage)


class Board(QWidget):
    """The list of deals with a filter for each stage."""

    def __init__(self, desk: Desk, opened: Callable[[int], None]) -> None:
        super().__init__()
        self.desk = desk
        self._deals: Sequence[DealSummary] = ()
        self._shown: Stage | str = "moving"
        self._filters = QButtonGroup(self)
        self._filters.setExclusive(True)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(8))
        self._buttons: dict[Stage | str, QPushButton] = {}
        for key in ("moving", *WALK, "closed"):
            item = button("", partial(self._filter, key), "filter")
            item.setCheckable(True)
            self._filters.addButton(item)
            self._row.addWidget(item)
            self._buttons[key] = item
        self._row.addStretch(1)
        self._buttons["moving"].setChecked(True)
        show, today = desk.show, desk.today
        columns: list[Column[DealSummary]] = [
            Column("client", self.tr("Client"), lambda d: show.name(d.client_name), width=110, bold=True),
            Column("model", self.tr("Car"), lambda d: d.deal.vehicle_model, width=0),
            Column("lender", self.tr("Lender"), lambda d: d.lender, width=140),
            money("amount", self.tr("Loan amount"), lambda d: d.amount, show.round_money, width=120),
            Column(
                "stage",
                self.tr("Stage"),
                lambda d: words.stage(d.stage),
                sort=lambda d: _ORDER.index(d.stage),
                width=130,
                chip=_stage_chip,
            ),
            Column(
                "since",
                self.tr("In it since"),
                lambda d: show.short_day(d.since, today()),
                sort=lambda d: d.since,
                width=100,
            ),
            Column(
                "due",
                self.tr("Next step by"),
                lambda d: "" if d.due is None else show.relative_day(d.due, today()),
                sort=lambda d: str(d.due or "9"),
                width=130,
                chip=lambda d: "quiet" if d.due is None or d.due > today() else "warn",
            ),
        ]
        self._table = Table("deals", columns, lambda d: opened(d.deal.id or 0))
        self._empty = Empty(
            self.tr("No deal here"),
            self.tr("A deal is opened on a client's page. It walks from the first question to the last instalment."),
        )
        card = Card()
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._empty, 1)
        strip = QWidget()
        strip.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(strip)
        scroll.setMinimumHeight(0)
        scroll.setFixedHeight(theme.px(40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(scroll)
        layout.addWidget(card, 1)

    def show_deals(self, deals: Sequence[DealSummary]) -> None:
        """Show all deals, filtered as before."""
        self._deals = deals
        counts = {stage: sum(1 for deal in deals if deal.stage is stage) for stage in Stage}
        titles = {
            "moving": self.tr("Moving {n}").format(n=sum(1 for deal in deals if deal.open)),
            "closed": self.tr("Closed {n}").format(n=sum(counts[stage] for stage in CLOSED)),
        }
        for key, item in self._buttons.items():
            item.setText(titles[key] if isinstance(key, str) and key in titles else self._title(key, counts))
        self._filter(self._shown)

    def _title(self, key: Stage | str, counts: dict[Stage, int]) -> str:
        stage = Stage(key)
        return f"{words.stage(stage)} {counts[stage]}"

    def _filter(self, key: Stage | str) -> None:
        self._shown = key
        shown = [deal for deal in self._deals if _belongs(deal, key)]
        shown.sort(key=lambda deal: (deal.due is None, deal.due, -(deal.deal.id or 0)))
        self._table.records.put(shown)
        self._table.setVisible(bool(shown))
        self._empty.setVisible(not shown)


def _belongs(deal: DealSummary, key: Stage | str) -> bool:
    if key == "moving":
        return deal.open
    if key == "closed":
        return deal.stage in CLOSED
    return deal.stage == key


def _stage_chip(deal: DealSummary) -> str:
    if deal.stage in (Stage.DECLINED, Stage.WITHDRAWN):
        return "bad"
    if deal.stage in (Stage.REPAYMENT, Stage.SETTLED):
        return "good"
    return "accent"
