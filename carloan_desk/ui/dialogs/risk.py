"""Pay that is not safe yet, deal by deal in the order in which to call; and what the employer owes, by age."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QVBoxLayout, QWidget

from carloan_desk.services.commission import Dashboard
from carloan_desk.services.pay_risk import Age, AtRisk, CallFor, Due, aged
from carloan_desk.ui import pay_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, Stack, button, label, margins, row
from carloan_desk.ui.widgets.table import Table


class RiskDialog(QDialog):
    """Two tables; the first has whom to call on top.

    Args:
        desk: The desk.
        parent: The widget it lies over.
        pay: The dashboard.
        owed: Whether it opens with what the employer owes.
    """

    def __init__(self, desk: Desk, parent: QWidget, pay: Dashboard, *, owed: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Money at risk and money owed"))
        self.desk, self._pay, self._today = desk, pay, desk.today()
        self.risk, self.owed = self._make_risk(), self._make_owed()
        self._views = Stack()
        self._notes = (self._say_risk(), self._say_owed())
        self._note = label("", wrap=True)
        self._call = button(self.tr("Record a contact…"), self._contact, name="risk.contact")
        content = QWidget()
        body = QVBoxLayout(content)
        body.setContentsMargins(margins(20, 16))
        body.setSpacing(theme.px(10))
        body.addWidget(label(self.windowTitle(), "strong"))
        group = QButtonGroup(self)
        tabs = []
        self._views.addWidget(self.risk)
        self._views.addWidget(self.owed)
        for number, (text, name) in enumerate(
            ((self.tr("Can still go back"), "risk.risk"), (self.tr("The employer owes"), "risk.owed"))
        ):
            tab = button(text, partial(self._turn, number), "filter", name=name)
            tab.setCheckable(True)
            group.addButton(tab)
            tabs.append(tab)
        self._tabs = tabs
        body.addLayout(row(*tabs, None))
        body.addWidget(self._note)
        self._ages = self._make_ages()
        body.addWidget(self._ages)
        body.addWidget(self._views, 1)
        foot = row(self._call, None, button(self.tr("Close"), self.reject))
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(content), 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(1040), window.width() - 60), min(theme.px(640), window.height() - 60))
        self.risk.records.put(list(pay.at_risk))
        self.owed.records.put(list(pay.calendar))
        if pay.at_risk:
            self.risk.selectRow(0)
        tabs[int(owed)].setChecked(True)
        self._turn(int(owed))

    def _turn(self, number: int) -> None:
        self._views.setCurrentIndex(number)
        self._note.setText(self._notes[number])
        self._ages.setVisible(number == 1)
        self._call.setVisible(number == 0 and bool(self._pay.at_risk))

    def _make_risk(self) -> Table[AtRisk]:
        show = self.desk.show
        table: Table[AtRisk] = Table(
            "risk",
            [
                Column("client", self.tr("Client"), lambda r: show.name(r.client_name), width=90, bold=True),
                Column("mobile", self.tr("Mobile"), lambda r: show.mobile(r.mobile), width=120),
                Column(
                    "call",
                    self.tr("Call because of"),
                    lambda r: pay_words.call_for(r, show, self._today),
                    sort=lambda r: list(CallFor).index(r.call_for),
                    width=240,
                    chip=lambda r: pay_words.call_chip(r.call_for),
                ),
                money("amount", self.tr("Can go back"), lambda r: r.amount, show.money, width=105, bold=True),
                Column(
                    "until",
                    self.tr("Until"),
                    lambda r: show.day(r.account.risk.settlement_ends_on or r.default_on),
                    width=100,
                ),
                money("held", self.tr("Held back"), lambda r: r.account.held, show.money, width=100),
                Column("release", self.tr("Released on"), lambda r: show.day(r.release_on), width=100),
            ],
            lambda r: self._open(r.deal.id),
        )
        # No column gives way to the others: what to call for has to be read at any size of text.
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _make_owed(self) -> Table[Due]:
        show = self.desk.show
        return Table(
            "owed",
            [
                Column("on", self.tr("Due on"), lambda r: show.day(r.on), width=110, bold=True),
                Column("what", self.tr("What for"), lambda r: pay_words.due(r), width=0),
                money("amount", self.tr("Amount"), lambda r: r.amount, show.money, width=120, bold=True),
                Column(
                    "age",
                    self.tr("Since"),
                    lambda r: pay_words.lateness(r.late(self._today)),
                    sort=lambda r: r.late(self._today),
                    width=160,
                    chip=lambda r: "quiet" if r.age(self._today) is Age.AHEAD else "warn",
                ),
            ],
        )

    def _make_ages(self) -> Card:
        card = Card()
        sums = aged(self._pay.calendar, self._today)
        line = row(spacing=20)
        for age, amount in sums.items():
            cell = QVBoxLayout()
            cell.addWidget(label(pay_words.age(age), "quiet"))
            late = amount and age is not Age.AHEAD
            cell.addWidget(label(self.desk.show.money(amount), "warn" if late else "bold"))
            line.addLayout(cell)
        line.addStretch(1)
        card.body.addLayout(line)
        return card

    def _say_risk(self) -> str:
        if not self._pay.at_risk:
            return self.tr("No pay can go back, and none is held.")
        first = self._pay.at_risk[0]
        if first.call_for in (CallFor.FIRST_LATE, CallFor.FIRST_DUE):
            text = self.tr("Call {name} first: {why}. {amount} of your pay hang on it.")
            return text.format(
                name=self.desk.show.name(first.client_name),
                why=pay_words.call_for(first, self.desk.show, self._today),
                amount=self.desk.show.money(first.amount),
            )
        return self.tr("No first instalment is open. What is left can go back with an early settlement alone.")

    def _say_owed(self) -> str:
        if not self._pay.calendar:
            return self.tr("Everything that was due is recorded as paid.")
        return self.tr("Pay of months that are over and not recorded as paid, and held pay with its day of release.")

    def _open(self, deal_id: int | None) -> None:
        self.accept()
        self.desk.open_requested.emit("deals", deal_id)

    def _contact(self) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        if (chosen := self.risk.selected()) is not None:
            ContactDialog(self.desk, self, chosen.deal.client_id, chosen.deal.id).open()
