"""The targets: how far one is through month, quarter and year, and what each workday left has to bring."""

from decimal import Decimal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from carloan_desk.domain.pace import Pace
from carloan_desk.domain.pay import Metric
from carloan_desk.services.commission import Dashboard
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.target import TargetDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, label, row, rule


class PaceCard(Card):
    """A row for each period with a target."""

    def __init__(self, desk: Desk, pay: Dashboard) -> None:
        metric = None if pay.target is None else pay.target.metric
        change = button("", lambda: TargetDialog(desk, self, metric).open(), "link", name="pay.target")
        super().__init__(" ", change)
        self._show, self._count = desk.show, metric is Metric.COUNT
        change.setText(self.tr("Set target…"))
        self.heading.setText(
            self.tr("Targets") if metric is None else self.tr("Targets: {what}").format(what=words.metric(metric))
        )
        if not pay.paces:
            text = self.tr("None set. A target shows whether you are ahead, and what each workday must bring.")
            self.body.addWidget(label(text, "quiet", wrap=True))
        for number, pace in enumerate(pay.paces):
            if number:
                self.body.addWidget(rule())
            self._add(pace)
        if any(pace.assumed for pace in pay.paces):
            text = self.tr("The holidays of this year are not announced yet; workdays are assumed.")
            self.body.addWidget(label(text, "quiet", wrap=True))

    def _add(self, pace: Pace) -> None:
        amounts = f"{self._amount(pace.reached)} / {self._amount(pace.target)}"
        self.body.addLayout(row(label(words.period(pace.period), "quiet"), None, label(amounts, "bold")))
        self.body.addWidget(PaceBar(pace))
        self.body.addWidget(label(self._where(pace), "good" if pace.ahead >= 0 else "warn", wrap=True))
        if pace.missing and pace.each_workday is not None:
            text = self.tr("{missing} to go: {each} on each of {n} workdays").format(
                missing=self._amount(pace.missing), each=self._each(pace.each_workday), n=pace.left
            )
            self.body.addWidget(label(text, "quiet", wrap=True))
        if pace.carried:
            text = self.tr("Of it {amount} make up for the months before.").format(amount=self._amount(pace.carried))
            self.body.addWidget(label(text, "quiet", wrap=True))
        if pace.summed:
            self.body.addWidget(label(self.tr("Sum of the targets of its months"), "quiet", wrap=True))

    def _where(self, pace: Pace) -> str:
        if not pace.missing:
            return self.tr("✓ Reached")
        if pace.ahead >= 0:
            return self.tr("▲ {amount} ahead of an even pace").format(amount=self._amount(pace.ahead))
        return self.tr("▼ {amount} behind an even pace").format(amount=self._amount(-pace.ahead))

    def _amount(self, value: Decimal) -> str:
        if self._count:
            return f"{value.normalize():f}" if value == value.to_integral_value() else f"{value:.1f}"
        return self._show.round_money(value)

    def _each(self, value: Decimal) -> str:
        return f"{value:.2f}" if self._count else self._show.money(value, places=0)


class PaceBar(QWidget):
    """What is reached, filled, and a mark where an even pace would be."""

    def __init__(self, pace: Pace) -> None:
        super().__init__()
        self._reached = float(min(pace.reached / pace.target, Decimal(1)))
        self._even = float(pace.even / pace.target)
        self._token = "good" if pace.ahead >= 0 else "warn"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        height, middle = theme.px(8), self.height() / 2
        for part, token in ((1.0, "line"), (self._reached, self._token)):
            painter.setBrush(theme.color(token))
            painter.drawRoundedRect(QRectF(0, middle - height / 2, part * self.width(), height), 4, 4)
        if 0 < self._even < 1:
            painter.setPen(QPen(theme.color("text"), theme.px(2)))
            x = self._even * self.width()
            painter.drawLine(int(x), 0, int(x), self.height())
        painter.end()
