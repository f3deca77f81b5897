"""What settles a loan on a day: each part, what it does to one's pay, and the button that records it."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.settlement import SettlementBill
from carloan_desk.services import paper_set, settlements
from carloan_desk.services.deals import DealView
from carloan_desk.services.paper_set import PaperKind
from carloan_desk.services.settlements import PayEffect
from carloan_desk.ui import loan_words, messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, button, clear, label, margins, row, rule
from carloan_desk.ui.widgets.forms import DateField, MoneyField


class SettleDialog(QDialog):
    """The day may be any; the figures follow it. The lender's own figure may be another: then it is typed."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settle early"))
        self.desk, self._view = desk, view
        self._bill: SettlementBill | None = None
        today = desk.today()
        self.on = DateField(self.tr("Day of settlement"), today, required=True)
        self.on.put(today)
        self.on.edited.connect(lambda _value: self._read())
        self.amount = MoneyField(self.tr("Amount the lender asks for"), required=True)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._parts = QGridLayout()
        self._parts.setHorizontalSpacing(theme.px(16))
        self._parts.setVerticalSpacing(theme.px(6))
        self._parts.setColumnStretch(1, 1)
        self._late = label("", "quiet", wrap=True)
        self._pay = label("", wrap=True)
        self.do = button(self.tr("Record as settled"), self._settle, "primary", name="dialog.do")
        self._print = button(self.tr("Print…"), self._preview, name="settle.print")
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(10))
        body.addWidget(label(self.tr("Settle early"), "strong"))
        fields = row(spacing=12)
        fields.addWidget(self.on, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.amount, 1, Qt.AlignmentFlag.AlignTop)
        card = Card()
        card.body.addLayout(self._parts)
        card.body.addWidget(self._late)
        body.addLayout(fields)
        body.addWidget(card)
        self._pay_card = Card(self.tr("My pay"))
        self._pay_card.body.addWidget(self._pay)
        body.addWidget(self._pay_card)
        body.addStretch(1)
        foot = row(self._message, None, self._print, button(self.tr("Cancel"), self.reject), self.do)
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(640), window.width() - 40), min(theme.px(600), window.height() - 40))
        self._pay_card.setVisible(not desk.show.masked)
        self._read()
        self.on.setFocus()

    def _read(self) -> None:
        try:
            on = self.on.value()
        except DomainError:
            return
        view, today, workspace = self._view, self.desk.today(), self.desk.workspace
        deal_id = view.deal.id or 0

        def asked() -> tuple[SettlementBill, PayEffect]:
            return settlements.bill_of(view, on), settlements.pay_effect(workspace, deal_id, on, today)

        self.desk.run(asked, self._show, self, self._refuse)

    def _show(self, found: tuple[SettlementBill, PayEffect]) -> None:
        bill, effect = found
        self._bill = bill
        self._message.hide()
        show = self.desk.show
        clear(self._parts)
        lines = [line for line in bill.lines if line.amount or line.code in ("principal", "penalty")]
        for place, line in enumerate(lines):
            self._parts.addWidget(label(loan_words.settlement_part(line.code)), place, 0)
            self._parts.addWidget(label(loan_words.settlement_how(line, show), "quiet", wrap=True), place, 1)
            self._parts.addWidget(label(show.money(line.amount), "bold"), place, 2, Qt.AlignmentFlag.AlignRight)
        self._parts.addWidget(rule(), len(lines), 0, 1, 3)
        total = label(show.money(bill.total), "strong", selectable=True)
        total.setObjectName("settle.total")
        said = self.tr("To be paid") if bill.total >= 0 else self.tr("Comes back to the client")
        self._parts.addWidget(label(said, "bold"), len(lines) + 1, 0)
        self._parts.addWidget(total, len(lines) + 1, 2, Qt.AlignmentFlag.AlignRight)
        notes = []
        if bill.late is not None:
            text = self.tr("Late interest besides, usually {low} to {high}: the lender says how much.")
            notes.append(text.format(low=show.money(bill.late.low), high=show.money(bill.late.high)))
        if bill.free_from is not None:
            text = self.tr("From {day} on settling costs no penalty.")
            notes.append(text.format(day=show.day(bill.free_from)))
        self._late.setText("\n".join(notes))
        self._late.setVisible(bool(notes))
        if show.masked:
            self.amount.conceal()
        else:
            self.amount.put(max(bill.total, Decimal(0)))
        self._pay.setText(self._said_of_pay(effect))
        may_record = bill.on <= self.desk.today() and not show.masked
        self.do.setEnabled(may_record)
        self.do.setToolTip("" if may_record else self.tr("A day that has not come yet is a calculation only."))
        self._print.setEnabled(not show.masked)

    def _said_of_pay(self, effect: PayEffect) -> str:
        show = self.desk.show
        if not effect.amount:
            return self.tr("Settling on this day takes nothing back.")
        text = self.tr("{amount} of my pay go back.")
        said = [text.format(amount=show.money(effect.amount))]
        if effect.less_from is not None:
            text = self.tr("From {day} on it would be {amount}.")
            said.append(text.format(day=show.day(effect.less_from[0]), amount=show.money(effect.less_from[1])))
        if effect.free_from is not None:
            said.append(self.tr("From {day} on nothing.").format(day=show.day(effect.free_from)))
        return " ".join(said)

    def _refuse(self, error: DomainError) -> None:
        self.do.setEnabled(error.field == "amount")
        field = {"on": self.on, "amount": self.amount}.get(error.field or "")
        if field is not None:
            field.say(messages.wording(error))
            field.setFocus()
        else:
            self._message.setText(messages.wording(error))
            self._message.show()

    def _settle(self) -> None:
        try:
            on, amount = self.on.value(), self.amount.value()
        except DomainError:
            return
        deal_id, today = self._view.deal.id or 0, self.desk.today()
        self.do.setEnabled(False)
        self.desk.act(
            lambda workspace: settlements.settle(workspace, deal_id, on, amount, today),
            self,
            lambda *_: self.accept(),
            self._refuse,
        )

    def _preview(self) -> None:
        if (bill := self._bill) is None:
            return
        view, on = self._view, bill.on
        papers = paper_set.offered(view, [], on)
        paper = next((each for each in papers if each.kind is PaperKind.SETTLEMENT), None)
        if paper is None:
            return
        deal_id, now = view.deal.id or 0, self.desk.now()
        PreviewDialog(
            self.desk,
            self,
            self.tr("What settles the loan"),
            f"settlement-{deal_id}-{on:%Y%m%d}.pdf",
            lambda workspace: paper_set.render(workspace, view, paper, on, ""),
            lambda workspace, pdf, _pages: paper_set.issue(workspace, deal_id, [paper], [pdf], now),
        ).open()
