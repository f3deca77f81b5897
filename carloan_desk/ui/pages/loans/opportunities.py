"""Clients to ask about another car: why, what theirs may be worth, what is owed on it."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from carloan_desk.domain.opportunities import Ground
from carloan_desk.services import opportunities
from carloan_desk.services.care_texts import CareText
from carloan_desk.services.opportunities import Opportunities, OpportunityLine
from carloan_desk.services.today import marks
from carloan_desk.ui.care_text import copy_care_text
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.pages.panel import Panel
from carloan_desk.ui.theme import theme
from carloan_desk.ui.today_words import decided
from carloan_desk.ui.widgets.basics import Card, button, label
from carloan_desk.ui.widgets.empty import Empty
from carloan_desk.ui.widgets.flow import Flow
from carloan_desk.ui.widgets.table import Table


class OpportunitiesPanel(Panel):
    """The list. Enter opens the deal, C records a contact, W copies a text, X is not now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._found = Opportunities()
        self._put_off = False
        self._group = QButtonGroup(self)
        self._filters: dict[bool, QPushButton] = {}
        bar = QWidget()
        flow = Flow(bar, spacing=theme.px(8))
        for put_off in (False, True):
            made = button("", partial(self._choose, put_off), "filter", name=f"opportunities.{int(put_off)}")
            made.setCheckable(True)
            self._group.addButton(made)
            self._filters[put_off] = made
            flow.addWidget(made)
        self._deal = button(self.tr("New deal…"), self._new_deal, "primary", name="opportunities.deal")
        self._contact_button = button(
            self.tr("Record the contact"), self._contact, name="opportunities.contact", tip="C"
        )
        self._text = button(self.tr("Copy a text"), self._copy, name="opportunities.text", tip="W")
        self._decide_button = button("", self._decide, name="opportunities.dismiss", tip="X")
        worth = button(self.tr("What cars are worth…"), self._worth, name="opportunities.worth")
        actions = QWidget()
        acts = Flow(actions, spacing=theme.px(8))
        for each in (self._deal, self._contact_button, self._text, self._decide_button, worth):
            acts.addWidget(each)
        self._about = label("", "quiet", wrap=True)
        self._table = self._make_table()
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self._empty = Empty(
            self.tr("Nobody to ask yet"),
            self.tr("Whoever has repaid most of a loan, or has a car of three years, appears here."),
        )
        card = Card()
        card.body.addWidget(self._table, 1)
        card.body.addWidget(self._empty, 1)
        for widget in (bar, actions, self._about):
            self.column.addWidget(widget)
        self.column.addWidget(card, 1)
        for keys, act in (("C", self._contact), ("W", self._copy), ("X", self._decide)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("OpportunitiesPanel", "Another car")

    def _make_table(self) -> Table[OpportunityLine]:
        show = self.desk.show
        columns: list[Column[OpportunityLine]] = [
            Column("client", self.tr("Client"), lambda r: show.name(r.client.name), width=80, bold=True),
            Column("model", self.tr("Car"), lambda r: r.deal.vehicle_model, width=130),
            Column("why", self.tr("Why"), self._why, width=0),
            Column(
                "paid",
                self.tr("Repaid"),
                lambda r: show.percent(r.found.paid, 0),
                sort=lambda r: r.found.paid,
                width=70,
                right=True,
            ),
            Column(
                "left",
                self.tr("Months left"),
                lambda r: str(r.months_left or ""),
                sort=lambda r: r.months_left,
                width=80,
                right=True,
            ),
            money("value", self.tr("Worth about"), lambda r: r.found.value, show.round_money, width=95),
            money("owed", self.tr("Still owed"), lambda r: r.outstanding, show.money, width=100),
            money("equity", self.tr("Left over"), lambda r: r.found.equity, show.money, width=100, bold=True),
            Column(
                "consent",
                self.tr("Offers"),
                lambda r: self.tr("agreed") if r.consented else self.tr("ask first"),
                width=90,
                chip=lambda r: "good" if r.consented else "quiet",
            ),
        ]
        return Table("opportunities", columns, self._open)

    def _why(self, line: OpportunityLine) -> str:
        words = {
            Ground.NEARLY_REPAID: self.tr("few instalments left"),
            Ground.EQUITY: self.tr("worth more than owed"),
            Ground.PAID_SHARE: self.tr("mostly repaid"),
            Ground.VEHICLE_AGE: self.tr("car {n} months old").format(n=line.found.age),
            Ground.SETTLED: self.tr("loan settled"),
        }
        return " · ".join(words[ground] for ground in line.found.grounds)

    # What is shown ----------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        today = self.desk.today()
        self.desk.ask(lambda workspace: opportunities.opportunities(workspace, today), self._show, self)

    def _choose(self, put_off: bool) -> None:
        self._put_off = put_off
        self._show(self._found)

    def _show(self, found: Opportunities) -> None:
        self._found = found
        self._filters[False].setText(self.tr("To ask {n}").format(n=len(found.open)))
        self._filters[True].setText(self.tr("Put off {n}").format(n=len(found.put_off)))
        self._filters[self._put_off].setChecked(True)
        rows = found.put_off if self._put_off else found.open
        chosen = self._table.selected()
        self._table.records.put(rows)
        self._table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        subjects = [each.subject for each in self._table.records.records]
        if rows:
            self._table.selectRow(subjects.index(chosen.subject) if chosen and chosen.subject in subjects else 0)
        self._show_chosen()

    def _show_chosen(self) -> None:
        line = self._table.selected()
        for each in (self._deal, self._contact_button, self._text, self._decide_button):
            each.setEnabled(line is not None)
        self._decide_button.setText(self.tr("Not now…") if line is None or line.mark is None else self.tr("Bring back"))
        if line is None:
            self._about.setText("")
        elif line.mark is not None:
            self._about.setText(decided(line.mark, self.desk.show, self.desk.today()))
        else:
            text = self.tr("The value is a rough estimate to begin a talk with: {source}")
            self._about.setText(text.format(source=line.found.source))

    # What is done -----------------------------------------------------------------------------------------------------

    def _open(self, line: OpportunityLine) -> None:
        self.desk.open_requested.emit("deals", line.deal.id)

    def _new_deal(self) -> None:
        from carloan_desk.ui.dialogs.new_deal import NewDealDialog

        line = self._table.selected()
        if line is not None:
            NewDealDialog(self.desk, self, line.client.id or 0).open()

    def _contact(self) -> None:
        from carloan_desk.ui.dialogs.contact import ContactDialog

        line = self._table.selected()
        if line is not None:
            ContactDialog(self.desk, self, line.client.id or 0, line.deal.id).open()

    def _copy(self) -> None:
        line = self._table.selected()
        if line is not None:
            kind, car = CareText.OPPORTUNITY, line.deal.vehicle_model
            copy_care_text(self.desk, self, kind, line.client.id or 0, car=car)

    def _decide(self) -> None:
        from carloan_desk.ui.dialogs.put_off import DismissDialog

        line = self._table.selected()
        if line is None:
            return
        if line.mark is None:
            DismissDialog(self.desk, self, line).open()
            return
        subject = line.subject
        self.desk.act(lambda workspace: marks.take_back(workspace, subject), self)

    def _worth(self) -> None:
        from carloan_desk.ui.dialogs.car_value import CarValueDialog

        CarValueDialog(self.desk, self).open()
