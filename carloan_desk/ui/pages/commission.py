"""Pay: what was earned, what is coming, which deals stand behind each figure, and the plan."""

from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.domain.client import Client
from carloan_desk.domain.commission import BaseSalary, Component, PerDeal, Plan, Tiered
from carloan_desk.domain.deal import Deal, DealEvent
from carloan_desk.domain.pay import Metric, Payout, PlanVersion, Target
from carloan_desk.domain.servicing import PaymentRecord
from carloan_desk.services import commission
from carloan_desk.services.commission import Dashboard, DealPay, Status
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.page import UNLIMITED, Direction, Page
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, label, row, rule
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.months import MonthBars
from carloan_desk.ui.widgets.pay import status_chip, status_word
from carloan_desk.ui.widgets.pay_tiles import PayTiles
from carloan_desk.ui.widgets.table import Table


class CommissionPage(Page):
    """One's own pay. Hidden altogether under the mask."""

    watches = frozenset({Client, Deal, DealEvent, PaymentRecord, PlanVersion, Target, Payout})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._status: Status | None = None
        self._pay: Dashboard | None = None
        self.buttons.addWidget(button(self.tr("Set target…"), self._set_target))
        self.buttons.addWidget(button(self.tr("Record payout…"), self._record_payout, name="pay.payout"))
        self._plan_button = button(self.tr("Enter a plan…"), self._enter_plan, "primary", name="pay.plan")
        self.buttons.addWidget(self._plan_button)
        self._content = QWidget()
        body = QVBoxLayout(self._content)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(12))
        self._tiles = PayTiles(desk, self.open)
        body.addWidget(self._tiles)
        self._main = QHBoxLayout()
        main = self._main
        main.setSpacing(theme.px(12))
        main.addWidget(self._make_left(), 3)
        self._side = QVBoxLayout()
        self._side.setSpacing(theme.px(12))
        side = QWidget()
        side.setLayout(self._side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._aside = Scroll(side)
        main.addWidget(self._aside)
        body.addLayout(main, 1)
        self._masked = Empty(
            self.tr("Hidden while the mask is on"), self.tr("Your pay is for you alone. F9 shows it again.")
        )
        self.layout_.addWidget(self._content, 1)
        self.layout_.addWidget(self._masked, 1)

    def _make_left(self) -> Card:
        show = self.desk.show
        self._bars = MonthBars(show)
        self._sum = label("", "quiet")
        card = Card(self.tr("Earned by month"))
        card.body.addWidget(self._bars, 2)
        self._filters: dict[Status | None, QPushButton] = {}
        group = QButtonGroup(card)
        strip = row(label(self.tr("Deals behind the figures"), "strong"), None)
        for status in (None, *Status):
            item = button("", partial(self._filter, status), "filter")
            item.setCheckable(True)
            group.addButton(item)
            self._filters[status] = item
            strip.addWidget(item)
        card.body.addLayout(strip)
        self._table: Table[DealPay] = Table(
            "pay",
            [
                Column("client", self.tr("Client"), lambda r: show.name(r.client_name), width=90, bold=True),
                Column("model", self.tr("Car"), lambda r: r.deal.vehicle_model, width=0),
                money("base", self.tr("Loan amount"), lambda r: r.base, show.round_money, width=100),
                Column(
                    "status",
                    self.tr("State"),
                    lambda r: self._state(r),
                    sort=lambda r: list(Status).index(r.status),
                    width=130,
                    chip=lambda r: status_chip(r.status),
                ),
                Column("period", self.tr("Month"), lambda r: r.period, width=80),
                money("amount", self.tr("Commission"), lambda r: r.amount, show.money, width=100, bold=True),
                money("expected", self.tr("Counts as"), lambda r: r.expected, show.money, width=100),
            ],
            self._explain,
        )
        card.body.addWidget(self._table, 3)
        card.body.addWidget(self._sum)
        return card

    def _state(self, pay: DealPay) -> str:
        if pay.status is Status.PROJECTED:
            return f"{status_word(pay.status)} {self.desk.show.percent(pay.chance, 0)}"
        return status_word(pay.status)

    def arrange(self, narrow: bool) -> None:
        self._main.setDirection(Direction.TopToBottom if narrow else Direction.LeftToRight)
        self._aside.setMinimumWidth(0 if narrow else theme.px(330))
        self._aside.setMaximumWidth(UNLIMITED if narrow else theme.px(330))
        self._aside.setMinimumHeight(theme.px(420) if narrow else 0)

    def open(self, target: Any) -> None:
        if isinstance(target, Status):
            self._status = target
            self._filters[target].setChecked(True)
            if self._pay is not None:
                self._filter(target)

    def refresh(self) -> None:
        masked = self.desk.show.masked
        self._content.setVisible(not masked)
        self._masked.setVisible(masked)
        day = self.desk.today()
        self.desk.ask(lambda workspace: commission.dashboard(workspace, day), self._show, self)

    def _show(self, pay: Dashboard) -> None:
        self._pay = pay
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
        self._plan_button.setText(self.tr("Enter a plan…") if pay.plan is None else self.tr("New version…"))
        self._tiles.show_pay(pay)
        target = pay.target.value if pay.target is not None and pay.target.metric is Metric.INCOME else None
        word = "" if target is None else self.tr("Target {amount}").format(amount=show.round_money(target))
        self._bars.put(pay.months, target, word)
        everything = self.tr("All")
        for status, item in self._filters.items():
            count = len(pay.rows) if status is None else pay.count_of(status)
            item.setText(f"{everything if status is None else status_word(status)} {count}")
        self._filters[self._status].setChecked(True)
        self._filter(self._status)
        clear(self._side)
        self._side.addWidget(self._target_card(pay))
        self._side.addWidget(self._plan_card(pay.plan))
        self._side.addWidget(self._payout_card(pay))
        self._side.addStretch(1)

    def _filter(self, status: Status | None) -> None:
        self._status = status
        if self._pay is None:
            return
        rows = [each for each in self._pay.rows if status in (None, each.status)]
        rows.sort(key=lambda each: (each.period, each.amount), reverse=True)
        self._table.records.put(rows)
        total = sum((each.expected for each in rows), Decimal(0))
        self._sum.setText(
            self.tr("{n} deals, {total} in all; Enter or double click opens how a figure came about").format(
                n=len(rows), total=self.desk.show.money(total)
            )
        )

    def _explain(self, pay: DealPay) -> None:
        from carloan_desk.ui.dialogs.trace import TraceDialog

        def opened(found: DealPay | None) -> None:
            if found is not None:
                TraceDialog(self.desk, self, found).open()

        deal_id, day = pay.deal.id or 0, self.desk.today()
        self.desk.ask(lambda workspace: commission.of_deal(workspace, deal_id, day), opened, self)

    def _target_card(self, pay: Dashboard) -> Card:
        show = self.desk.show
        card = Card(self.tr("Target of {period}").format(period=pay.period))
        if pay.target is None:
            card.body.addWidget(label(self.tr("None set."), "quiet"))
            return card
        shown = str if pay.target.metric is Metric.COUNT else show.round_money
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, 1000)
        bar.setValue(min(int(pay.reached / pay.target.value * 1000), 1000))
        gap = max(pay.target.value - pay.reached, Decimal(0))
        metric = {
            Metric.INCOME: self.tr("Income"),
            Metric.DISBURSED: self.tr("Disbursed"),
            Metric.COUNT: self.tr("Deals"),
        }[pay.target.metric]
        card.body.addLayout(
            row(label(metric, "quiet"), None, label(f"{shown(pay.reached)} / {shown(pay.target.value)}", "bold"))
        )
        card.body.addWidget(bar)
        text = self.tr("{gap} to go").format(gap=shown(gap)) if gap else self.tr("Reached")
        card.body.addWidget(label(text, "warn" if gap else "good"))
        return card

    def _plan_card(self, plan: Plan | None) -> Card:
        card = Card(self.tr("Plan"))
        if plan is None:
            card.body.addWidget(
                label(self.tr("Without a plan nothing can be calculated. It takes five minutes."), "quiet", wrap=True)
            )
            return card
        facts = [
            (self.tr("Earned with"), words.trigger(plan.trigger)),
            (self.tr("Paid on day"), str(plan.payout_day)),
        ]
        for name, value in facts:
            card.body.addLayout(row(label(name, "quiet"), None, label(value, "bold")))
        for component in plan.components:
            card.body.addWidget(rule())
            card.body.addWidget(label(component.name, "bold"))
            card.body.addWidget(label(self._sentence(component), "quiet", wrap=True))
        return card

    def _sentence(self, component: Component) -> str:
        show = self.desk.show
        match component:
            case BaseSalary(_, amount):
                return self.tr("{amount} every month").format(amount=show.money(amount))
            case PerDeal(_, basis, rate) if basis.value == "per_deal":
                return self.tr("{amount} for every deal").format(amount=show.money(rate))
            case PerDeal(_, basis, rate):
                return self.tr("{rate} of the {basis}").format(rate=show.percent(rate), basis=words.basis(basis))
            case Tiered():
                money = component.basis.value == "per_deal"
                steps = "；".join(
                    self.tr("from {start}: {rate}").format(
                        start=show.round_money(tier.start),
                        rate=show.money(tier.rate) if money else show.percent(tier.rate),
                    )
                    for tier in component.tiers
                )
                return f"{words.basis(component.basis)} · {words.tier_mode(component.mode)}：{steps}"
            case _:
                return ""

    def _payout_card(self, pay: Dashboard) -> Card:
        show = self.desk.show
        card = Card(self.tr("Payouts"))
        for payout in pay.payouts[:6]:
            card.body.addLayout(
                row(
                    label(payout.period, "bold"),
                    label(show.day(payout.paid_on), "quiet"),
                    None,
                    label(show.money(payout.amount), "bold"),
                )
            )
        if not pay.payouts:
            card.body.addWidget(label(self.tr("None recorded."), "quiet"))
        return card

    def _set_target(self) -> None:
        from carloan_desk.ui.dialogs.pay import TargetDialog

        TargetDialog(self.desk, self).open()

    def _record_payout(self) -> None:
        from carloan_desk.ui.dialogs.pay import PayoutDialog

        PayoutDialog(self.desk, self, self._pay).open()

    def _enter_plan(self) -> None:
        from carloan_desk.ui.dialogs.plan import PlanDialog

        PlanDialog(self.desk, self, None if self._pay is None else self._pay.plan).open()
