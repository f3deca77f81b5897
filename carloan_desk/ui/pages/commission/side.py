"""What stands beside the curve: take-home pay, money at risk, what the employer owes, the target, the plan."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.takehome import Part
from carloan_desk.services.commission import Dashboard
from carloan_desk.services.pay_risk import Age, CallFor, aged
from carloan_desk.ui import pay_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.pay import BasicsDialog, DeclaredDialog, FiguresDialog, PayoutDialog
from carloan_desk.ui.pages.commission.pace import PaceCard
from carloan_desk.ui.plan_words import sentence
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, clear, label, row, rule
from carloan_desk.ui.widgets.waterfall import Waterfall

_SHOWN = 5


class Side(QWidget):
    """A column of cards, made anew with each dashboard."""

    def __init__(self, desk: Desk, enter_plan: Callable[[], object]) -> None:
        super().__init__()
        self.desk = desk
        self._enter_plan = enter_plan
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))

    def show_pay(self, pay: Dashboard) -> None:
        """Show a dashboard."""
        clear(self._column)
        for card in (
            self._take_home(pay),
            self._at_risk(pay),
            self._calendar(pay),
            PaceCard(self.desk, pay),
            self._plan(pay),
        ):
            if card is not None:
                self._column.addWidget(card)
        self._column.addStretch(1)

    def _link(self, text: str, clicked: Callable[[], object], name: str = "") -> QWidget:
        return button(text, clicked, "link", name=name)

    def _take_home(self, pay: Dashboard) -> Card | None:
        estimate = pay.estimate
        if estimate is None:
            return None
        show = self.desk.show
        edit = self._link(self.tr("Contributions…"), lambda: DeclaredDialog(self.desk, self).open())
        card = Card(self.tr("Take-home, an estimate"), edit)
        parts = [(name, amount) for name, amount in estimate.parts if amount]
        month = estimate.month
        funds = month.amount(Part.PENSION, Part.MEDICAL, Part.UNEMPLOYMENT, Part.HOUSING_FUND, Part.CONTRIBUTED)
        parts += [(self.tr("Insurance and fund"), funds), (self.tr("Income tax"), -month.tax)]
        card.body.addWidget(Waterfall(show, parts, (self.tr("Take-home"), month.net)))
        text = self.tr("{period} as earned so far, paid on {day}. What the employer withholds is what counts.")
        card.body.addWidget(
            label(text.format(period=estimate.period, day=show.day(estimate.paid_on)), "quiet", wrap=True)
        )
        if estimate.assumptions:
            text = "; ".join(words.assumption(each) for each in estimate.assumptions)
            card.body.addWidget(label(self.tr("Assumed: {what}").format(what=text), "quiet", wrap=True))
        return card

    def _at_risk(self, pay: Dashboard) -> Card | None:
        risky = [each for each in pay.at_risk if each.amount]
        held = sum((each.account.held for each in pay.at_risk), Decimal(0))
        if not risky and not held:
            return None
        show = self.desk.show
        total = sum((each.amount for each in risky), Decimal(0))
        card = Card(self.tr("Pay that can still go back"), label(show.money(total), "warn"))
        for each in risky[:_SHOWN]:
            card.body.addWidget(rule())
            name = self._link(show.name(each.client_name), partial(self._open_deal, each.deal.id))
            card.body.addLayout(row(name, None, label(show.money(each.amount), "bold")))
            urgent = each.call_for in (CallFor.FIRST_LATE, CallFor.FIRST_DUE)
            why = pay_words.call_for(each, show, self.desk.today())
            card.body.addWidget(label(f"! {why}" if urgent else why, "warn" if urgent else "quiet", wrap=True))
        more = self.tr("All {n}, with the days…").format(n=len(pay.at_risk))
        card.body.addLayout(row(self._link(more, partial(self._risk, pay, False), "pay.risk"), None))
        if held:
            card.body.addWidget(rule())
            card.body.addLayout(row(label(self.tr("Held back so far"), "quiet"), None, label(show.money(held), "bold")))
        return card

    def _risk(self, pay: Dashboard, owed: bool) -> None:
        from carloan_desk.ui.dialogs.risk import RiskDialog

        RiskDialog(self.desk, self, pay, owed=owed).open()

    def _open_deal(self, deal_id: int | None) -> None:
        self.desk.open_requested.emit("deals", deal_id)

    def _calendar(self, pay: Dashboard) -> Card:
        show, today = self.desk.show, self.desk.today()
        record = self._link(
            self.tr("Record payout…"), lambda: PayoutDialog(self.desk, self, pay.owed()).open(), name="pay.payout"
        )
        card = Card(self.tr("What the employer owes"), record)
        for due in pay.calendar[:_SHOWN]:
            late = due.on < today and not due.released
            day = show.short_day(due.on, today)
            if late:
                day = self.tr("{day}, {n} days late").format(day=day, n=due.late(today))
            card.body.addLayout(
                row(
                    label(f"! {day}" if late else day, "warn" if late else "bold"),
                    label(pay_words.due(due), "quiet"),
                    None,
                    label(show.money(due.amount), "bold"),
                )
            )
        if not pay.calendar:
            card.body.addWidget(label(self.tr("Everything that was due is recorded as paid."), "quiet", wrap=True))
        else:
            sums = aged(pay.calendar, today)
            late_sum = sum((amount for age, amount in sums.items() if age is not Age.AHEAD), Decimal(0))
            if late_sum:
                text = self.tr("Late in all: {amount}").format(amount=show.money(late_sum))
                card.body.addWidget(label(text, "warn"))
            more = self.tr("All {n}, by age…").format(n=len(pay.calendar))
            card.body.addLayout(row(self._link(more, partial(self._risk, pay, True), "pay.owed"), None))
        if pay.payouts:
            last = pay.payouts[0]
            text = self.tr("Last payout: {period}, {amount} on {day}").format(
                period=last.period, amount=show.money(last.amount), day=show.day(last.paid_on)
            )
            card.body.addWidget(rule())
            card.body.addWidget(label(text, "quiet", wrap=True))
        return card

    def _versions(self) -> None:
        from carloan_desk.ui.dialogs.plan_versions import VersionsDialog

        VersionsDialog(self.desk, self, self._enter_plan).open()

    def _plan(self, pay: Dashboard) -> Card:
        plan = pay.plan
        if plan is None:
            card = Card(self.tr("Plan"))
            text = self.tr("Without a plan nothing can be calculated. It takes five minutes.")
            card.body.addWidget(label(text, "quiet", wrap=True))
            return card
        card = Card(self.tr("Plan"), self._link(self.tr("New version…"), self._enter_plan))
        card.body.addLayout(
            row(
                self._link(self.tr("Versions…"), self._versions, "pay.versions"),
                self._link(self.tr("Figures…"), lambda: FiguresDialog(self.desk, self).open(), "pay.figures"),
                self._link(self.tr("About me…"), lambda: BasicsDialog(self.desk, self).open(), "pay.basics"),
                None,
            )
        )
        for name, value in (
            (self.tr("Earned with"), words.trigger(plan.trigger)),
            (self.tr("Paid on day"), str(plan.payout_day)),
        ):
            card.body.addLayout(row(label(name, "quiet"), None, label(value, "bold")))
        for component in plan.components:
            card.body.addWidget(rule())
            card.body.addWidget(label(component.name, "bold"))
            card.body.addWidget(label(sentence(component, self.desk.show), "quiet", wrap=True))
        return card
