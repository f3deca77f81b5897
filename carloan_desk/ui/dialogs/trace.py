"""How a commission came about: plan, version, base, rate, rounding, line by line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.commission import Basis, Line
from carloan_desk.services.commission import DealPay, Status
from carloan_desk.ui import plan_words, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, label, margins, row, rule


class TraceDialog(QDialog):
    """The figures behind one deal's commission."""

    def __init__(self, desk: Desk, parent: QWidget, pay: DealPay) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How this came about"))
        self.desk = desk
        show = desk.show
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(label(f"{show.name(pay.client_name)} · {pay.deal.vehicle_model}", "strong"))
        card = Card()
        for line in pay.lines:
            self._add_line(card, line)
        others = pay.amount - sum((line.amount for line in pay.lines), type(pay.amount)(0))
        if others:
            text = self.tr("Through the ladder, the period's other deals bring more with it")
            card.body.addLayout(row(label(text, "quiet"), None, label(show.money(others), "bold")))
            card.body.addWidget(rule())
        if pay.why is not None:
            text = self.tr("Chance {chance}: {n} of {all} own deals that stood here were disbursed; assumed {prior}")
            if pay.status is Status.WAITING:
                text = self.tr(
                    "Chance {chance}: {n} of {all} own disbursed deals came to what earns their pay; assumed {prior}"
                )
            why = text.format(
                chance=show.percent(pay.chance, 0),
                n=pay.why.disbursed,
                all=pay.why.decided,
                prior=show.percent(pay.why.prior, 0),
            )
            card.body.addWidget(label(why, "quiet", wrap=True))
            counts = row(label(self.tr("Counts as"), "quiet"), None, label(show.money(pay.expected), "bold"))
            card.body.addLayout(counts)
        card.body.addLayout(row(label(self.tr("In all"), "strong"), None, label(show.money(pay.amount), "strong")))
        layout.addWidget(card)
        layout.addLayout(row(None, button(self.tr("Close"), self.accept, "primary")))
        self.setMinimumWidth(theme.px(480))

    def _add_line(self, card: Card, line: Line) -> None:
        show, trace = self.desk.show, line.trace
        card.body.addLayout(row(label(line.component, "bold"), None, label(show.money(line.amount), "bold")))
        if trace.basis is Basis.PER_DEAL:
            how = self.tr("{rate} yuan a deal").format(rate=show.money(trace.rate))
        elif trace.basis is None:
            how = ""
        else:
            how = self.tr("{basis} {base} × {rate}, rounded half up to the fen").format(
                basis=words.basis(trace.basis), base=show.money(trace.base), rate=show.percent(trace.rate, 3)
            )
        if trace.mode is not None and trace.tier_start is not None:
            how += " · " + self.tr("step from {start}, {mode}").format(
                start=show.round_money(trace.tier_start), mode=words.tier_mode(trace.mode)
            )
        card.body.addWidget(label(how, "quiet", wrap=True))
        if trace.cap is not None:
            card.body.addWidget(label(self.tr("Limit: {amount}").format(amount=show.money(trace.cap)), "quiet"))
        if trace.in_gap:
            text = self.tr("The plan leaves a hole here; the step below was paid. Ask your employer.")
            card.body.addWidget(label(text, "warn", wrap=True))
        if trace.unknown:
            names = self.tr(", ").join(plan_words.kpi_named(name) for name in trace.unknown)
            card.body.addWidget(
                label(self.tr("Not known and left out: {names}").format(names=names), "warn", wrap=True)
            )
        card.body.addWidget(
            label(self.tr("Plan “{plan}”, version {n}").format(plan=trace.plan, n=trace.version), "quiet")
        )
        card.body.addWidget(rule())
