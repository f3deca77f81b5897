"""After the loan: its panels, one shown at a time."""

from typing import Any

from PySide6.QtWidgets import QTabBar

from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.servicing import ContractSchedule, DealTask, PaymentRecord
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import Page
from carloan_desk.ui.pages.loans.list import LoanList
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.widgets.basics import Stack

# What ``open`` takes, by the place of its panel.
PANELS = ("list",)


class LoansPage(Page):
    """The loans by panel: a panel is a line in ``PANELS`` and in what is made here."""

    watches = frozenset({Deal, DealEvent, PaymentRecord, ContractSchedule, DealTask})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._panels: tuple[Panel, ...] = (LoanList(desk),)
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(self.tr("What to see of the loans"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._stack = Stack()
        for panel in self._panels:
            self._tabs.addTab(panel.title())
            self._stack.addWidget(panel)
        self._tabs.setVisible(len(self._panels) > 1)
        self._tabs.currentChanged.connect(self._turn)
        self.layout_.addWidget(self._tabs)
        self.layout_.addWidget(self._stack, 1)

    def open(self, target: Any) -> None:
        if target in PANELS:
            self._tabs.setCurrentIndex(PANELS.index(target))

    def target(self) -> Any:
        return PANELS[self._tabs.currentIndex()]

    def refresh(self) -> None:
        day = self.desk.show.day(self.desk.today())
        self.say(self.tr("After the loan"), self.tr("Every loan of mine as of {day}").format(day=day))
        self._panels[self._tabs.currentIndex()].refresh()

    def _turn(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self.refresh()
