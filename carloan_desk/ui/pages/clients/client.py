"""One client: what comes next, everything that happened, what is known, what stands around them."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from carloan_desk.services.client_page import ClientPage
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Direction
from carloan_desk.ui.pages.clients.around import (
    AroundCard,
    CareCard,
    CarsCard,
    ConsentsCard,
    DealsCard,
    PeopleCard,
    QuotesCard,
    TagsCard,
)
from carloan_desk.ui.pages.clients.next_up import NextUp
from carloan_desk.ui.pages.clients.record import Record
from carloan_desk.ui.pages.clients.timeline import Timeline
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, LazyStack, Scroll
from carloan_desk.ui.widgets.warnings import WarningsCard


class ClientPanel(QWidget):
    """The timeline with the record behind it; deals, people, consents, cars, days and tags beside it."""

    def __init__(self, desk: Desk, client_id: int) -> None:
        super().__init__()
        self.desk = desk
        self.client_id = client_id
        self._next = NextUp(desk, client_id)
        self._page: ClientPage | None = None
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("What is shown of the client"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._sheets = LazyStack[Timeline | Record]([partial(Timeline, desk), partial(Record, desk, client_id)])
        self.tabs.addTab(self.tr("What happened"))
        self.tabs.addTab(self.tr("Record"))
        self.tabs.currentChanged.connect(self._show_sheet)
        main = Card()
        main.body.addWidget(self.tabs)
        main.body.addWidget(self._sheets, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self._next)
        column.addWidget(main, 1)
        self._cards: tuple[AroundCard, ...] = (
            DealsCard(desk),
            QuotesCard(desk),
            PeopleCard(desk),
            ConsentsCard(desk),
            CarsCard(desk),
            CareCard(desk),
            TagsCard(desk),
        )
        side = QWidget()
        beside = QVBoxLayout(side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.px(12))
        self._warnings = WarningsCard(desk)
        beside.addWidget(self._warnings)
        for card in self._cards:
            beside.addWidget(card)
        beside.addStretch(1)
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(12))
        for part, stretch in ((left, 3), (side, 2)):
            scroll = Scroll(part)
            scroll.setMinimumHeight(theme.px(240))
            self._columns.addWidget(scroll, stretch)

    def arrange(self, narrow: bool) -> None:
        """Put what stands beside under it when there is no room."""
        self._columns.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)

    def show_page(self, page: ClientPage) -> None:
        """Show a client as read."""
        self._page = page
        self._next.show_page(page)
        self._sheets.turn_to(self.tabs.currentIndex()).show_page(page)
        self._warnings.show_client(self.client_id)
        self.desk.spread(self._show_around(page), self)

    def _show_around(self, page: ClientPage) -> Iterator[AroundCard]:
        for card in self._cards:
            if self._page is not page:
                return
            card.show_page(page)
            yield card

    def _show_sheet(self, number: int) -> None:
        if self._page is not None:
            self._sheets.turn_to(number).show_page(self._page)
