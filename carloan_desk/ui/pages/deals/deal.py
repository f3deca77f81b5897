"""One deal: the stepper, the next step, the page of the chosen step, terms and commission at the side."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.domain.deal import CLOSED, WALK, Stage
from carloan_desk.services.commission import DealPay
from carloan_desk.services.deals import DealView
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import UNLIMITED, Direction
from carloan_desk.ui.pages.deals import next_step
from carloan_desk.ui.pages.deals.application import ApplicationStep
from carloan_desk.ui.pages.deals.events import EventsStep
from carloan_desk.ui.pages.deals.papers import DocumentsStep
from carloan_desk.ui.pages.deals.repayment import RepaymentStep
from carloan_desk.ui.pages.deals.screening import ScreeningStep
from carloan_desk.ui.pages.deals.side import Side
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.pages.deals.terms import DiscoveryStep, QuoteStep
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import LazyStack, Scroll, button, label, margins, row, set_role
from carloan_desk.ui.widgets.stepper import Stepper


class DealPanel(QWidget):
    """The walk of one deal."""

    def __init__(self, desk: Desk, deal_id: int) -> None:
        super().__init__()
        self.desk = desk
        self.deal_id = deal_id
        self._view: DealView | None = None
        self._stage: Stage | None = None
        self._stepper = Stepper([words.stage(stage) for stage in WALK])
        self._stepper.chosen.connect(self._show_step)
        self._banner = QFrame()
        self._banner.setProperty("surface", "banner")
        self._what = label("", "bold", wrap=True)
        self._why = label("", "quiet", wrap=True)
        self._do = button("", self._take_step, "primary", name="deal.next")
        self._instead = button(self.tr("Withdraw…"), self._withdraw)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(2))
        texts.addWidget(self._what)
        texts.addWidget(self._why)
        banner = QHBoxLayout(self._banner)
        banner.setContentsMargins(margins(16, 10))
        banner.addLayout(texts, 1)
        banner.addLayout(row(self._instead, self._do))
        steps: list[Callable[[], Step]] = [
            partial(DiscoveryStep, desk),
            partial(ScreeningStep, desk),
            partial(QuoteStep, desk),
            partial(DocumentsStep, desk),
            partial(ApplicationStep, desk),
            partial(EventsStep, desk, Stage.DECISION),
            partial(EventsStep, desk, Stage.SIGNING),
            partial(EventsStep, desk, Stage.DISBURSEMENT),
            partial(EventsStep, desk, Stage.DELIVERY),
            partial(RepaymentStep, desk),
        ]
        self._pages = LazyStack(steps)
        self._side = Side(desk)
        side = Scroll(self._side)
        side.setFixedWidth(theme.px(280))
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below = QHBoxLayout()
        below = self._below
        below.setSpacing(theme.px(12))
        below.addWidget(self._pages, 1)
        below.addWidget(side)
        self._aside = side
        self._pages.setMinimumHeight(theme.px(320))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        layout.addWidget(self._stepper)
        layout.addWidget(self._banner)
        layout.addLayout(below, 1)

    def arrange(self, narrow: bool) -> None:
        """Put terms and commission under the step when there is no room beside it."""
        self._below.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
        self._aside.setFixedWidth(UNLIMITED if narrow else theme.px(280))
        self._aside.setMinimumWidth(0 if narrow else theme.px(280))
        self._aside.setMinimumHeight(self._side.sizeHint().height() if narrow else 0)

    def show_view(self, view: DealView, pay: DealPay | None) -> None:
        """Show the deal as it stands; a deal that has moved on shows its new step."""
        self._view = view
        moved = view.stage is not self._stage
        self._stage = view.stage
        present = len(WALK) if view.stage in CLOSED else WALK.index(view.stage)
        shown = min(present, len(WALK) - 1) if moved else self._pages.number
        if view.stage in (Stage.DECLINED, Stage.WITHDRAWN) and moved:
            shown = WALK.index(Stage.DECISION)
        self._stepper.show_progress(present, shown)
        self._pages.turn_to(shown).show_view(view)
        self._side.show_view(view, pay)
        step = next_step.of(view, self.desk)
        self._what.setText(step.what)
        self._why.setText(step.why)
        self._why.setVisible(bool(step.why))
        self._do.setText(step.do)
        self._do.setVisible(bool(step.do))
        self._instead.setVisible(step.withdrawable)
        set_role(self._banner, "tone", step.tone)

    def _show_step(self, index: int) -> None:
        if self._view is not None:
            present = len(WALK) if self._view.stage in CLOSED else WALK.index(self._view.stage)
            self._stepper.show_progress(present, index)
            self._pages.turn_to(index).show_view(self._view)

    def _take_step(self) -> None:
        if self._view is None:
            return
        target = next_step.of(self._view, self.desk)
        if target.step is not None and self._pages.number != target.step:
            self._show_step(target.step)
        if target.event is not None:
            next_step.record(self.desk, self, self._view, target.event)
        elif target.step is not None:
            self._pages.turn_to(target.step).begin()

    def _withdraw(self) -> None:
        from carloan_desk.domain.deal import EventKind

        if self._view is not None:
            next_step.record(self.desk, self, self._view, EventKind.WITHDRAWN)
