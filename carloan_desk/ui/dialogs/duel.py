"""Two plans on one's own deals: who pays more, in which months, through which deals, by which rules."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.commission import Plan
from carloan_desk.domain.plan_templates import templates
from carloan_desk.domain.plancheck import DuelRow
from carloan_desk.services import plan_duels, plans
from carloan_desk.services.plan_duels import DealDifference, PlanDuel
from carloan_desk.ui import plan_changes
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, Stack, button, clear, label, margins, row, rule
from carloan_desk.ui.widgets.duel import DuelChart
from carloan_desk.ui.widgets.table import Table

_MONTHS = 12


class DuelDialog(QDialog):
    """Choose two plans at the top; below it the verdict, a picture, and months, deals or rules.

    Args:
        desk: The desk.
        parent: The widget it lies over.
        edited: The plan in the editor, which is not entered yet; it fights the one in force.
    """

    def __init__(self, desk: Desk, parent: QWidget, edited: Plan | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Plan duel"))
        self.desk = desk
        self._edited = edited
        self._plans: list[Plan] = []
        self._first, self._second, self._span = QComboBox(), QComboBox(), QComboBox()
        for box, name, said in (
            (self._first, "duel.first", self.tr("First plan")),
            (self._second, "duel.second", self.tr("Second plan")),
            (self._span, "duel.span", self.tr("Which months")),
        ):
            box.setObjectName(name)
            box.setAccessibleName(said)
            box.activated.connect(lambda _index: self._ask())
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self._span.addItem(self.tr("The last 12 months"), _MONTHS)
        self._span.addItem(self.tr("All months"), 0)
        self._verdict = label("", "strong", wrap=True)
        self._note = label("", "quiet", wrap=True)
        self._chart = DuelChart(desk.show)
        self.months = self._make_months()
        self.deals = self._make_deals()
        self._rules = QVBoxLayout()
        rules = Card()
        rules.body.addLayout(self._rules)
        rules.body.addStretch(1)
        self._views = Stack()
        for view in (self.months, self.deals, Scroll(rules)):
            self._views.addWidget(view)
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(10))
        body.addWidget(label(self.windowTitle(), "strong"))
        body.addLayout(self._make_choices())
        body.addWidget(self._verdict)
        body.addWidget(self._note)
        body.addWidget(self._chart)
        body.addLayout(self._make_tabs())
        body.addWidget(self._views, 1)
        foot = row(None, button(self.tr("Close"), self.reject))
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(980), window.width() - 60), max(window.height() - 60, 400))
        desk.ask(plans.versions, self._offer, self)

    def _make_choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        for column, (text, box) in enumerate(
            (
                (self.tr("First plan"), self._first),
                (self.tr("Second plan"), self._second),
                (self.tr("Which months"), self._span),
            )
        ):
            grid.addWidget(label(text, "quiet"), 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 2 if column < 2 else 1)
        return grid

    def _make_tabs(self) -> QVBoxLayout:
        group = QButtonGroup(self)
        self._tabs = []
        for number, (text, name) in enumerate(
            (
                (self.tr("By month"), "duel.months"),
                (self.tr("Deals that differ"), "duel.deals"),
                (self.tr("What differs in the rules"), "duel.rules"),
            )
        ):
            tab = button(text, partial(self._views.setCurrentIndex, number), "filter", name=name)
            tab.setCheckable(True)
            tab.setChecked(number == 0)
            group.addButton(tab)
            self._tabs.append(tab)
        lines = QVBoxLayout()
        lines.addLayout(row(*self._tabs, None))
        return lines

    def _make_months(self) -> Table[DuelRow]:
        show = self.desk.show
        return Table(
            "duel-months",
            [
                Column("period", self.tr("Period"), lambda r: r.period, width=100, bold=True),
                money("first", self.tr("First plan"), lambda r: r.a.earned, show.money, width=130),
                money("second", self.tr("Second plan"), lambda r: r.b.earned, show.money, width=130),
                money(
                    "difference", self.tr("First pays more"), lambda r: r.difference, show.money, width=140, bold=True
                ),
                Column("parts", self.tr("Parts of the first"), self._parts, width=0),
            ],
        )

    def _parts(self, each: DuelRow) -> str:
        return "; ".join(f"{name} {self.desk.show.round_money(amount)}" for name, amount in each.a.by_component)

    def _make_deals(self) -> Table[DealDifference]:
        show = self.desk.show
        return Table(
            "duel-deals",
            [
                Column("client", self.tr("Client"), lambda r: show.name(r.client_name), width=110, bold=True),
                Column("model", self.tr("Car"), lambda r: r.deal.vehicle_model, width=0),
                money("first", self.tr("First plan"), lambda r: r.first, show.money, width=120),
                money("second", self.tr("Second plan"), lambda r: r.second, show.money, width=120),
                money(
                    "difference", self.tr("First pays more"), lambda r: r.difference, show.money, width=140, bold=True
                ),
            ],
            lambda r: self.desk.open_requested.emit("deals", r.deal.id),
        )

    # Choosing ---------------------------------------------------------------------------------------------------------

    def _offer(self, versions: Sequence[Plan]) -> None:
        show = self.desk.show
        offers = [(plan, f"{plan_changes.title(plan)} ({show.day(plan.valid_from)})") for plan in versions]
        if self._edited is not None:
            offers.insert(0, (self._edited, self.tr("The plan in the editor")))
        for template in templates():
            name = template.names[language()]
            offers.append((template.plan, self.tr("Template: {name}").format(name=name)))
        self._plans = [plan for plan, _ in offers]
        for box in (self._first, self._second):
            for _, text in offers:
                box.addItem(text)
        self._second.setCurrentIndex(1 if len(offers) > 1 else 0)
        self._ask()

    def _ask(self) -> None:
        if not self._plans:
            return
        first, second = self._plans[self._first.currentIndex()], self._plans[self._second.currentIndex()]
        today, months = self.desk.today(), self._span.currentData()
        since: date | None = today.replace(day=1) - relativedelta(months=months - 1) if months else None
        self.desk.ask(
            lambda workspace: plan_duels.fight(workspace, first, second, today, since),
            lambda found: self._show(found, first, second),
            self,
        )

    def _show(self, found: PlanDuel, first: Plan, second: Plan) -> None:
        show, total = self.desk.show, found.duel.total
        names = (self._first.currentText(), self._second.currentText())
        if not found.duel.rows:
            self._verdict.setText(self.tr("No deal was paid in these months, so there is nothing to replay."))
        elif found.duel.better is None:
            self._verdict.setText(self.tr("Both pay the same: {amount}.").format(amount=show.money(total.a.earned)))
        else:
            winner, loser = names if found.duel.better == "a" else names[::-1]
            text = self.tr("“{winner}” pays {amount} more than “{loser}”: {most} against {least}.")
            most, least = sorted((total.a.earned, total.b.earned), reverse=True)
            self._verdict.setText(
                text.format(
                    winner=winner,
                    loser=loser,
                    amount=show.money(abs(total.difference)),
                    most=show.money(most),
                    least=show.money(least),
                )
            )
        without = found.duel.without_deal
        notes = [self.tr("Each is replayed on your own deals as if it had always been in force.")]
        if found.deals:
            notes.append(self.tr("They differ on {n} deals.").format(n=len(found.deals)))
        if without:
            text = self.tr(
                "{amount} of the difference is no deal's: salary, bonuses, what lies on a period as a whole."
            )
            notes.append(text.format(amount=show.money(without)))
        self._note.setText(" ".join(notes) if language() == "en" else "".join(notes))
        self._chart.put(found.duel.rows, *names)
        self._chart.setVisible(bool(found.duel.rows))
        self.months.records.put(list(reversed(found.duel.rows)))
        self.deals.records.put(list(found.deals))
        self._say_rules(found, first, second)

    def _say_rules(self, found: PlanDuel, first: Plan, second: Plan) -> None:
        clear(self._rules)
        told = plan_changes.sentences(found.changes, second, first, self.desk.show)
        if not told:
            self._rules.addWidget(label(self.tr("Both have the same rules."), "quiet"))
            return
        head = self.tr("The first plan against the second:")
        self._rules.addWidget(label(head, "quiet"))
        for name, text in told:
            self._rules.addWidget(rule())
            self._rules.addWidget(label(name, "bold", wrap=True))
            self._rules.addWidget(label(text, wrap=True))
