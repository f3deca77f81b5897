"""The steps of the plan this period: how likely each is, what is missing, and which deals would cross it."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.forecast import Gap, GateOdds, Way
from carloan_desk.services.commission import Dashboard
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, label, margins, row, rule
from carloan_desk.ui.widgets.waterfall import Bar

_NAMES = 4
_PERIODS = 2


class StepsDialog(QDialog):
    """A card for each part of the plan that has a step ahead; before it the odds of every step."""

    def __init__(self, desk: Desk, parent: QWidget, pay: Dashboard) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Steps of the plan"))
        self.desk, self._pay = desk, pay
        self._names = {each.deal.id or 0: desk.show.name(each.client_name) for each in pay.rows}
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(12))
        body.addWidget(label(self.windowTitle(), "strong"))
        gates = {
            period: open_gates
            for period, forecast in pay.forecasts.items()
            if (open_gates := [gate for gate in forecast.gates if gate.reached < gate.threshold])
        }
        for period, of_period in list(gates.items())[:_PERIODS]:
            body.addWidget(self._odds(period, of_period))
        for gap in pay.gaps:
            body.addWidget(self._gap(gap))
        if not gates and not pay.gaps:
            body.addWidget(label(self.tr("Every step of the plan is reached this month, or it has none."), wrap=True))
        body.addStretch(1)
        foot = row(None, button(self.tr("Close"), self.reject))
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(680), window.width() - 60), min(theme.px(620), window.height() - 60))

    def _odds(self, period: str, gates: list[GateOdds]) -> Card:
        card = Card(self.tr("How likely each step is in {period}").format(period=period))
        for gate in gates:
            text = self.tr("“{component}” from {threshold}").format(
                component=gate.component, threshold=self._figure(gate.threshold)
            )
            odds = self.desk.show.percent(Decimal(str(gate.odds)), 0)
            card.body.addLayout(row(label(text), None, label(odds, "bold")))
            card.body.addWidget(Bar(gate.odds, "accent"))
        card.body.addWidget(
            label(self.tr("Every outcome of the open deals is weighed by its chance."), "quiet", wrap=True)
        )
        return card

    def _gap(self, gap: Gap) -> Card:
        card = Card(gap.component)
        text = self.tr("Reached {reached} of {threshold}: {missing} are missing.")
        said = text.format(
            reached=self._figure(gap.reached), threshold=self._figure(gap.threshold), missing=self._figure(gap.missing)
        )
        card.body.addWidget(label(said, "bold", wrap=True))
        ways = [
            (self.tr("Likeliest"), gap.likeliest),
            (self.tr("Fewest deals"), gap.fewest),
            (self.tr("Least volume"), gap.smallest),
        ]
        for name, way in ways:
            if way is not None:
                card.body.addWidget(rule())
                card.body.addLayout(row(label(name, "quiet"), None, label(self.desk.show.money(way.brings), "bold")))
                card.body.addWidget(label(self._way(way), wrap=True))
        if gap.likeliest is None:
            card.body.addWidget(label(self.tr("The open deals alone do not suffice."), "warn", wrap=True))
        if gap.new_deals:
            card.body.addWidget(rule())
            each = self.tr("{n} of {size}")
            told = self.tr(", ").join(
                each.format(n=count, size=self.desk.show.round_money(size)) for size, count in gap.new_deals
            )
            card.body.addWidget(label(self.tr("Or new deals alone: {deals}").format(deals=told), "quiet", wrap=True))
        return card

    def _way(self, way: Way) -> str:
        names = [self._names.get(deal_id, "") for deal_id in way.deals]
        first = self.tr(", ").join(names[:_NAMES])
        if len(names) > _NAMES:
            first = self.tr("{names} and {n} more").format(names=first, n=len(names) - _NAMES)
        text = self.tr("{names}: together {adds}, all of them come with {chance}.")
        chance = self.desk.show.percent(way.chance, 0)
        said = text.format(names=first, adds=self._figure(way.adds), chance=chance)
        return said if way.exact else said + " " + self.tr("A better set may exist.")

    def _figure(self, value: Decimal) -> str:
        """A threshold in deals is a small number; one in yuan is not."""
        return self.desk.show.round_money(value)
