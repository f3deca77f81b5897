"""Pay: what was earned, what is coming, which deals stand behind each figure, and the plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from carloan_desk.domain.client import Client
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.forecast import Gap, IncomeForecast
from carloan_desk.domain.pay import Metric, Payout, PeriodFigures, PlanVersion, SealedStatement, Target
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import commission, forecast_record
from carloan_desk.services.commission import Dashboard, DealPay, Status
from carloan_desk.services.earned import Earned, earned
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.page import UNLIMITED, Direction, Page
from carloan_desk.ui.pages.commission.breakdown import Breakdown
from carloan_desk.ui.pages.commission.side import Side
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, label, row
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.income import IncomeChart
from carloan_desk.ui.widgets.pay_tiles import PayTiles


class CommissionPage(Page):
    """One's own pay. Hidden altogether under the mask."""

    watches = frozenset(
        {Client, Deal, DealEvent, PaymentRecord, PlanVersion, Target, Payout, PeriodFigures, SealedStatement}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._pay: Dashboard | None = None
        self._noted: date | None = None
        self._plan_button = button(self.tr("Enter a plan…"), self._enter_plan, "primary", name="pay.plan")
        self._tools = [
            button(self.tr("What if…"), self._what_if, name="pay.what-if"),
            button(self.tr("Reconcile…"), self._reconcile, name="pay.reconcile"),
            button(self.tr("Plan duel…"), self._duel, name="pay.duel"),
            button(self.tr("Track record…"), self._career, name="pay.career"),
            button(self.tr("Statement"), self._statement, "primary", name="pay.statement"),
        ]
        for each in (self._plan_button, *self._tools):
            self.buttons.addWidget(each)
        self._content = QWidget()
        body = QVBoxLayout(self._content)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(12))
        self._tiles = PayTiles(desk, self.open)
        body.addWidget(self._tiles)
        self._main = QHBoxLayout()
        self._main.setSpacing(theme.px(12))
        self._chart = IncomeChart(desk.show)
        self._next_step = label("", "", wrap=True)
        self._breakdown = Breakdown(desk, self._explain)
        card = Card(
            self.tr("Income, and what may come"),
            button(self.tr("How good were these forecasts?"), self._calibration, "link", name="pay.calibration"),
        )
        card.body.addWidget(self._chart, 2)
        self._steps = button(self.tr("All steps and their odds…"), self._show_steps, "link", name="pay.steps")
        next_step = row(self._next_step, self._steps)
        next_step.setStretch(0, 1)
        card.body.addLayout(next_step)
        card.body.addWidget(self._breakdown, 3)
        self._main.addWidget(card, 3)
        self._side = Side(desk, self._enter_plan)
        self._aside = Scroll(self._side)
        self._main.addWidget(self._aside)
        body.addLayout(self._main, 1)
        self._masked = Empty(
            self.tr("Hidden while the mask is on"), self.tr("Your pay is for you alone. F9 shows it again.")
        )
        self.layout_.addWidget(self._content, 1)
        self.layout_.addWidget(self._masked, 1)

    def arrange(self, narrow: bool) -> None:
        self._main.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
        self._breakdown.arrange(narrow)
        self._aside.setMinimumWidth(0 if narrow else theme.px(350))
        self._aside.setMaximumWidth(UNLIMITED if narrow else theme.px(350))
        self._aside.setMinimumHeight(theme.px(420) if narrow else 0)

    def open(self, target: Any) -> None:
        if isinstance(target, Status):
            self._breakdown.filter(target)

    def refresh(self) -> None:
        masked = self.desk.show.masked
        self._content.setVisible(not masked)
        self._masked.setVisible(masked)
        for each in (self._plan_button, *self._tools):
            each.setEnabled(not masked)
        day = self.desk.today()
        # What is earned stands at once, what may come has to be weighed first.
        self.desk.ask(lambda workspace: earned(workspace, day), self._show_earned, self)
        self.desk.ask(lambda workspace: commission.dashboard(workspace, day), self._show, self)

    def _show_earned(self, pay: Earned) -> None:
        show = self.desk.show
        if pay.plan is None:
            self.say(self.tr("Pay"), self.tr("Enter the plan your employer announced; every figure follows from it."))
        else:
            self.say(
                self.tr("Pay · {period}").format(period=pay.period),
                self.tr("Plan “{name}”, version {n}, from {day} · every figure can be opened").format(
                    name=pay.plan.name, n=pay.plan.version, day=show.day(pay.plan.valid_from)
                ),
            )
        self._plan_button.setVisible(pay.plan is None)
        for each in self._tools:
            each.setVisible(pay.plan is not None)
        self._tiles.show_earned(pay)
        if self._pay is None:
            self._draw(pay, {})

    def _draw(self, pay: Earned, forecasts: Mapping[str, IncomeForecast]) -> None:
        show = self.desk.show
        target = pay.target.value if pay.target is not None and pay.target.metric is Metric.INCOME else None
        word = "" if target is None else self.tr("Target {amount}").format(amount=show.round_money(target))
        self._chart.put(pay.months, forecasts, target, word)

    def _show(self, pay: Dashboard) -> None:
        self._pay = pay
        self._tiles.show_pay(pay)
        self._draw(pay, pay.forecasts)
        text = "" if not pay.gaps else self._way(pay, pay.gaps[0])
        self._next_step.setText(text)
        self._next_step.setVisible(bool(text))
        self._steps.setVisible(bool(text))
        self._breakdown.put(pay.rows)
        self._side.show_pay(pay)
        self._note()

    def _note(self) -> None:
        """Keep what was said today, the first time it is seen."""
        day = self.desk.today()
        if self._noted != day:
            self._noted = day
            workspace = self.desk.workspace
            self.desk.run(lambda: forecast_record.note(workspace, day), lambda _changes: None, self)

    def _way(self, pay: Dashboard, gap: Gap) -> str:
        """What is missing to the nearest step of the plan, and which deals would cross it."""
        show = self.desk.show
        # A threshold in deals is a small number; one in yuan is not.
        missing = show.round_money(gap.missing)
        text = self.tr("{missing} more reach “{component}” from {threshold}").format(
            missing=missing, component=gap.component, threshold=show.round_money(gap.threshold)
        )
        way = gap.likeliest
        if way is None:
            return text + self.tr("; the open deals alone do not suffice.")
        names = {each.deal.id: show.name(each.client_name) for each in pay.rows}
        first = self.tr(", ").join(names.get(deal_id, "") for deal_id in way.deals[:3])
        more = "" if len(way.deals) <= 3 else "…"
        return text + self.tr(": likeliest with {names} ({chance}), worth {amount} this month.").format(
            names=first + more, chance=show.percent(way.chance, 0), amount=show.money(way.brings)
        )

    def _explain(self, pay: DealPay) -> None:
        from carloan_desk.ui.dialogs.trace import TraceDialog

        def opened(found: DealPay | None) -> None:
            if found is not None:
                TraceDialog(self.desk, self, found).open()

        deal_id, day = pay.deal.id or 0, self.desk.today()
        self.desk.ask(lambda workspace: commission.of_deal(workspace, deal_id, day), opened, self)

    def _enter_plan(self) -> None:
        from carloan_desk.ui.dialogs.plan import PlanDialog

        PlanDialog(self.desk, self, None if self._pay is None else self._pay.plan).open()

    def _show_steps(self) -> None:
        from carloan_desk.ui.dialogs.steps import StepsDialog

        if self._pay is not None:
            StepsDialog(self.desk, self, self._pay).open()

    def _what_if(self) -> None:
        from carloan_desk.ui.dialogs.what_if import WhatIfDialog

        WhatIfDialog(self.desk, self).open()

    def _calibration(self) -> None:
        from carloan_desk.ui.dialogs.calibration import CalibrationDialog

        CalibrationDialog(self.desk, self).open()

    def _career(self) -> None:
        from carloan_desk.ui.dialogs.career import CareerDialog

        CareerDialog(self.desk, self).open()

    def _duel(self) -> None:
        from carloan_desk.ui.dialogs.duel import DuelDialog

        DuelDialog(self.desk, self).open()

    def _statement(self) -> None:
        from carloan_desk.ui.dialogs.statement import StatementDialog

        StatementDialog(self.desk, self, self.desk.today().strftime("%Y-%m")).open()

    def _reconcile(self) -> None:
        from carloan_desk.ui.dialogs.reconcile import ReconcileDialog

        ReconcileDialog(self.desk, self).open()
