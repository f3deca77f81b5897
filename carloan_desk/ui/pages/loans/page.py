"""After the loan: its panels, one shown at a time, all of them as of one day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar

from carloan_desk.services import alerts, opportunities
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Page
from carloan_desk.ui.pages.loans.call_queue import CallQueuePanel
from carloan_desk.ui.pages.loans.list import LoanList
from carloan_desk.ui.pages.loans.opportunities import OpportunitiesPanel
from carloan_desk.ui.pages.loans.panel import LoanPanel
from carloan_desk.ui.pages.loans.portfolio import PortfolioPanel
from carloan_desk.ui.pages.loans.warnings import WarningsPanel
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import LazyStack, button
from carloan_desk.ui.widgets.forms import DateField

# What ``open`` takes, by the place of its panel.
PANELS = ("list", "calls", "warnings", "opportunities", "portfolio")


class LoansPage(Page):
    """The loans by panel: a panel is a line in ``PANELS`` and in what is made here."""

    watches = alerts.WATCHES | opportunities.WATCHES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chosen_day: date | None = None
        panels: dict[type[Panel], Callable[[], Panel]] = {
            LoanList: partial(LoanList, desk, self.as_of),
            CallQueuePanel: partial(CallQueuePanel, desk),
            WarningsPanel: partial(WarningsPanel, desk),
            OpportunitiesPanel: partial(OpportunitiesPanel, desk),
            PortfolioPanel: partial(PortfolioPanel, desk, self.as_of),
        }
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("What to see of the loans"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for panel in panels:
            self._tabs.addTab(panel.title())
        self._stack = LazyStack(list(panels.values()))
        self._tabs.currentChanged.connect(lambda _index: self.refresh())
        self.layout_.addWidget(self._tabs)
        self.layout_.addWidget(self._stack, 1)
        self.day = DateField(self.tr("As of"), desk.today())
        self.day.setFixedWidth(theme.px(170))
        self.day.edited.connect(self._see_from)
        self._today = button(self.tr("Today"), lambda: self._see_from(None), name="loans.today")
        self._list = button(self.tr("Repayments from a list…"), self._read_list, name="loans.list")
        for each in (self._today, self._list):
            self.buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignBottom)
        self.buttons.insertWidget(0, self.day, 0, Qt.AlignmentFlag.AlignBottom)

    def as_of(self) -> date:
        """Return the day the loans are seen from: today unless another was chosen."""
        return self.desk.today() if self._chosen_day is None else self._chosen_day

    def open(self, target: Any) -> None:
        name, subject = target if isinstance(target, tuple) else (target, None)
        if name not in PANELS:
            return
        place = PANELS.index(name)
        if subject is not None:
            panel = self._stack.make(place)
            assert isinstance(panel, WarningsPanel)
            panel.select(subject)
        self._tabs.setCurrentIndex(place)

    def target(self) -> Any:
        return PANELS[self._tabs.currentIndex()]

    def refresh(self) -> None:
        day = self.desk.show.day(self.as_of())
        past = self._chosen_day is not None
        text = self.tr("How the loans stood at the end of {day}") if past else self.tr("Every loan of mine as of {day}")
        self.say(self.tr("After the loan"), text.format(day=day))
        self.day.put(self.as_of())
        panel = self._stack.turn_to(self._tabs.currentIndex())
        # Whom to call is a question of this hour.
        dated = isinstance(panel, LoanPanel)
        self.day.setVisible(dated)
        self._today.setVisible(past and dated)
        panel.refresh()

    def _see_from(self, day: date | None) -> None:
        """See the loans as they stood on a day that has come."""
        today = self.desk.today()
        if day is not None and day > today:
            self.day.refuse(self.tr("This day has not come yet."))
            return
        self._chosen_day = None if day == today else day
        self.refresh()

    def _read_list(self) -> None:
        from carloan_desk.ui.dialogs.loans.bank_list import BankListDialog

        BankListDialog(self.desk, self).open()
