"""All deals at a glance: a board by stage and a table, under the same filters."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from carloan_desk.domain.deal import CLOSED, WALK, Stage
from carloan_desk.services import reasons
from carloan_desk.services.deals import DealSummary
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.deals.lanes import SILENT_DAYS, Lanes, Move
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.table import Table

_ORDER = list(Stage)


class Board(QWidget):
    """The deals with filters: by stage, those nobody spoke with, those without a next step, by words."""

    def __init__(self, desk: Desk, opened: Callable[[int], None], moved: Callable[[Move], None]) -> None:
        super().__init__()
        self.desk = desk
        self._deals: Sequence[DealSummary] = ()
        self._shown: Stage | str = "moving"
        self._filters = QButtonGroup(self)
        self._filters.setExclusive(True)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(8))
        self._buttons: dict[Stage | str, QPushButton] = {}
        for key in ("moving", "silent", "unplanned", *WALK, "closed"):
            item = button("", partial(self._filter, key), "filter")
            item.setCheckable(True)
            self._filters.addButton(item)
            self._row.addWidget(item)
            self._buttons[key] = item
        self._row.addStretch(1)
        self._buttons["moving"].setChecked(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Client, car, dealer, lender"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(theme.px(220))
        self.search.textChanged.connect(lambda _text: self._filter(self._shown))
        self._as_board = button(self.tr("Board"), partial(self.show_as, True), "filter", name="deals.as_board")
        self._as_table = button(self.tr("Table"), partial(self.show_as, False), "filter", name="deals.as_table")
        for item in (self._as_board, self._as_table):
            item.setCheckable(True)
        show, today = desk.show, desk.today
        columns: list[Column[DealSummary]] = [
            Column("client", self.tr("Client"), lambda d: show.name(d.client_name), width=100, bold=True),
            Column("model", self.tr("Car"), lambda d: d.deal.vehicle_model, width=0),
            Column("lender", self.tr("Lender"), lambda d: d.lender, width=120),
            money("amount", self.tr("Loan amount"), lambda d: d.amount, show.round_money, width=100),
            Column(
                "stage",
                self.tr("Stage"),
                lambda d: words.stage(d.stage),
                sort=lambda d: _ORDER.index(d.stage),
                width=110,
                chip=_stage_chip,
            ),
            Column(
                "days",
                self.tr("Days in it"),
                lambda d: str((today() - d.since).days),
                sort=lambda d: (today() - d.since).days,
                width=80,
                right=True,
            ),
            Column(
                "silent",
                self.tr("Last contact"),
                lambda d: self._contact_text(d),
                sort=lambda d: -d.silent_days(today()) if d.open else 1,
                width=120,
                chip=lambda d: "warn" if _silent(d, today()) else "quiet",
            ),
            Column(
                "due",
                self.tr("Next step by"),
                lambda d: self._due_text(d),
                sort=lambda d: str(d.due or "9"),
                width=130,
                chip=lambda d: "quiet" if d.due is None or d.due > today() else "warn",
            ),
            Column("reason", self.tr("Reason"), lambda d: show.text(d.reason), width=120),
        ]
        self._table = Table("deals", columns, lambda d: opened(d.deal.id or 0))
        self._lanes = Lanes(desk, opened, moved)
        self._empty = Empty(
            self.tr("No deal here"),
            self.tr("A deal is opened on a client's page. It walks from the first question to the last instalment."),
        )
        self._lost = label("", "quiet", wrap=True)
        self._card = Card()
        self._card.body.addWidget(self._lost)
        self._card.body.addWidget(self._table, 1)
        strip = QWidget()
        strip.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        scroll = Scroll(strip)
        scroll.setMinimumHeight(0)
        scroll.setFixedHeight(theme.px(40))
        # They stand in the page's head while the deals are shown.
        self.tools = QWidget()
        self.tools.setLayout(row(self.search, self._as_board, self._as_table))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(scroll)
        layout.addWidget(self._card, 1)
        layout.addWidget(self._lanes, 1)
        layout.addWidget(self._empty, 1)
        self._board_wanted = preferences.text("deals_as", "board") == "board"

    def show_as(self, board: bool) -> None:
        """Show the deals as a board or as a table; the same again next time."""
        self._board_wanted = board
        preferences.set_text("deals_as", "board" if board else "table")
        self._filter(self._shown)

    def show_deals(self, deals: Sequence[DealSummary]) -> None:
        """Show all deals, filtered as before."""
        self._deals = deals
        today = self.desk.today()
        counts = {stage: sum(1 for deal in deals if deal.stage is stage) for stage in Stage}
        titles: dict[Stage | str, str] = {
            "moving": self.tr("Moving {n}").format(n=sum(1 for deal in deals if deal.open)),
            "silent": self.tr("{days} days without a word {n}").format(
                days=SILENT_DAYS, n=sum(1 for deal in deals if _silent(deal, today))
            ),
            "unplanned": self.tr("No next step {n}").format(n=sum(1 for deal in deals if _unplanned(deal))),
            "closed": self.tr("Closed {n}").format(n=sum(counts[stage] for stage in CLOSED)),
        }
        for key, item in self._buttons.items():
            item.setText(titles[key] if key in titles else self._title(key, counts))
        self._filter(self._shown)

    def _title(self, key: Stage | str, counts: dict[Stage, int]) -> str:
        stage = Stage(key)
        return f"{words.stage(stage)} {counts[stage]}"

    def _filter(self, key: Stage | str) -> None:
        self._shown = key
        today, wanted = self.desk.today(), self.search.text().strip().lower()
        shown = [deal for deal in self._deals if _belongs(deal, key, today) and _named(deal, wanted)]
        shown.sort(key=lambda deal: (deal.due is None, deal.due, -(deal.deal.id or 0)))
        # A board of what is over, or of one stage, would be one long column.
        as_board = self._board_wanted and key in ("moving", "silent", "unplanned")
        self._as_board.setChecked(as_board)
        self._as_table.setChecked(not as_board)
        self._as_board.setEnabled(key in ("moving", "silent", "unplanned"))
        self._empty.setVisible(not shown)
        self._card.setVisible(bool(shown) and not as_board)
        self._lanes.setVisible(bool(shown) and as_board)
        if as_board:
            self._lanes.show_deals(shown)
        else:
            self._table.records.put(shown)
        self._say_lost(key)

    def _say_lost(self, key: Stage | str) -> None:
        found = reasons.lost(self._deals) if key == "closed" else []
        self._lost.setVisible(bool(found))
        listed = [
            f"{words.stage(stage)} · {self.desk.show.text(reason) or '—'} {number}"
            for stage, reason, number in found[:8]
        ]
        self._lost.setText(self.tr("Why deals were lost: {reasons}").format(reasons="；".join(listed)))

    def _contact_text(self, deal: DealSummary) -> str:
        if not deal.open:
            return ""
        today = self.desk.today()
        if deal.last_contact is None:
            return self.tr("none yet")
        return self.desk.show.relative_day(deal.last_contact, today)

    def _due_text(self, deal: DealSummary) -> str:
        if deal.due is None:
            return ""
        text = self.desk.show.relative_day(deal.due, self.desk.today())
        return text if deal.planned else self.tr("{when}, not set").format(when=text)


def _silent(deal: DealSummary, today: date) -> bool:
    return deal.open and deal.silent_days(today) >= SILENT_DAYS


def _unplanned(deal: DealSummary) -> bool:
    return deal.open and not deal.planned


def _belongs(deal: DealSummary, key: Stage | str, today: date) -> bool:
    match key:
        case "moving":
            return deal.open
        case "closed":
            return deal.stage in CLOSED
        case "silent":
            return _silent(deal, today)
        case "unplanned":
            return _unplanned(deal)
    return deal.stage == key


def _named(deal: DealSummary, wanted: str) -> bool:
    if not wanted:
        return True
    said = (deal.client_name, deal.deal.vehicle_model, deal.deal.dealer, deal.lender, deal.client_mobile)
    return any(wanted in text.lower() for text in said)


def _stage_chip(deal: DealSummary) -> str:
    if deal.stage in (Stage.DECLINED, Stage.WITHDRAWN):
        return "bad"
    if deal.stage in (Stage.REPAYMENT, Stage.SETTLED):
        return "good"
    return "accent"
