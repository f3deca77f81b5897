"""What stands beside the curve: take-home pay, money at risk, what the employer owes, the target, the plan."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.takehome import Part
from carloan_desk.services.commission import AtRisk, Dashboard
from carloan_desk.ui import words
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
            amount = label(show.money(each.amount), "bold")
            card.body.addLayout(row(name, label(self._why(each), "quiet"), None, amount))
        if len(risky) > _SHOWN:
            card.body.addWidget(label(self.tr("and {n} more").format(n=len(risky) - _SHOWN), "quiet"))
        if held:
            card.body.addWidget(rule())
            card.body.addLayout(row(label(self.tr("Held back so far"), "quiet"), None, label(show.money(held), "bold")))
        return card

    def _open_deal(self, deal_id: int | None) -> None:
        self.desk.open_requested.emit("deals", deal_id)

    def _why(self, each: AtRisk) -> str:
        risk = each.account.risk
        if risk.on_default > 0 and risk.on_default >= risk.amount:
            return self.tr("first instalment open")
        if risk.settlement_ends_on is not None:
            return self.tr("settled before {day}").format(day=self.desk.show.day(risk.settlement_ends_on))
        return ""

    def _calendar(self, pay: Dashboard) -> Card:
        show, today = self.desk.show, self.desk.today()
        record = self._link(
            self.tr("Record payout…"), lambda: PayoutDialog(self.desk, self, pay.owed()).open(), name="pay.payout"
        )
        card = Card(self.tr("What the employer owes"), record)
        for due in pay.calendar[:_SHOWN]:
            late = due.on < today and not due.released
            what = self.tr("held pay of {period}") if due.released else self.tr("pay of {period}")
            day = show.short_day(due.on, today)
            card.body.addLayout(
                row(
                    label(f"! {day}" if late else day, "warn" if late else "bold"),
                    label(what.format(period=due.period), "quiet"),
                    None,
                    label(show.money(due.amount), "bold"),
                )
            )
        if not pay.calendar:
            card.body.addWidget(label(self.tr("Everything that was due is recorded as paid."), "quiet", wrap=True))
        elif len(pay.calendar) > _SHOWN:
            card.body.addWidget(label(self.tr("and {n} more").format(n=len(pay.calendar) - _SHOWN), "quiet"))
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
