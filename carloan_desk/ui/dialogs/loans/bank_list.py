"""A bank's list of what came in: each row with its loan and why, what speaks against it, what becomes of it."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.receipts import BankRow, Match, Way
from carloan_desk.services import bank_lists
from carloan_desk.services.bank_lists import Loan, Preview
from carloan_desk.services.outside_tables import OutsideTable
from carloan_desk.ui import loan_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.loans.sheet import SheetDialog
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, row
from carloan_desk.ui.widgets.forms import Combo
from carloan_desk.ui.widgets.table import Table

_TONES = {True: "good", False: "quiet"}


class BankListDialog(SheetDialog):
    """Looked at first, decided row by row, recorded as one action."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            desk,
            parent,
            bank_lists.BANK_LIST,
            (
                self.tr("Repayments from a list"),
                self.tr(
                    "Choose the bank's list (xlsx, xls, csv), or copy its rows and paste. Nothing is recorded yet."
                ),
                self.tr("Record"),
            ),
            (
                ("on", self.tr("Day")),
                ("amount", self.tr("Amount")),
                ("name", self.tr("Client")),
                ("contract", self.tr("Contract number")),
                ("reference", self.tr("Bank's number")),
                ("memo", self.tr("Note")),
            ),
        )
        self._rows: list[BankRow] = []
        self._problems: tuple[DomainError, ...] = ()
        self._chosen: dict[int, int] = {}
        self._ways: dict[int, Way] = {}
        self._found: Preview | None = None
        show = desk.show
        self.table: Table[Match] = Table(
            "bank-list",
            [
                Column("number", self.tr("Row"), lambda r: str(r.row.number), sort=lambda r: r.row.number, width=50),
                Column("on", self.tr("Day"), lambda r: show.day(r.row.on), width=95),
                money("amount", self.tr("Amount"), lambda r: r.row.amount, show.money, width=95, bold=True),
                Column("said", self.tr("The list says"), self._said, width=130),
                Column("loan", self.tr("Loan"), self._loan, width=150),
                Column("why", self.tr("Because of"), lambda r: loan_words.grounds(r.grounds), width=125),
                Column(
                    "doubt",
                    self.tr("Against it"),
                    lambda r: "" if r.doubt is None else loan_words.doubt(r.doubt),
                    width=165,
                    chip=lambda r: "warn",
                ),
                Column(
                    "way",
                    self.tr("What becomes of it"),
                    lambda r: loan_words.way(r.way),
                    width=0,
                    chip=lambda r: _TONES[r.records],
                ),
            ],
            lambda _r: self._choose_way(),
        )
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self._filter = QButtonGroup(self)
        self._all = self._filter_button(self.tr("All"))
        self._doubtful = self._filter_button(self.tr("With a doubt"))
        self._all.setChecked(True)
        self._sums = label("", "bold", wrap=True)
        self.way = Combo()
        self.way.setObjectName("bank.way")
        self.way.setAccessibleName(self.tr("What becomes of it"))
        self.way.setMinimumWidth(theme.px(240))
        self.way.activated.connect(lambda _index: self._take_way())
        self.loan = Combo()
        self.loan.setObjectName("bank.loan")
        self.loan.setAccessibleName(self.tr("Loan"))
        self.loan.setMinimumWidth(theme.px(220))
        self.loan.activated.connect(lambda _index: self._take_loan())
        self._choice = QWidget()
        self._choice.setLayout(
            row(
                label(self.tr("Loan"), "quiet"),
                self.loan,
                label(self.tr("What becomes of it"), "quiet"),
                self.way,
                None,
            )
        )
        self.content.addLayout(row(self._all, self._doubtful, None, self._sums))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self._choice)
        self._hide(True)

    def _filter_button(self, text: str) -> QPushButton:
        made = button(text, self._list, "filter")
        made.setCheckable(True)
        self._filter.addButton(made)
        return made

    def _hide(self, hidden: bool) -> None:
        for each in (self._all, self._doubtful, self._choice, self._sums):
            each.setVisible(not hidden)

    def _said(self, match: Match) -> str:
        show, each = self.desk.show, match.row
        parts = (show.name(each.name), show.secret(each.contract), show.text(each.memo))
        return " · ".join(part for part in parts if part)

    def _loan(self, match: Match) -> str:
        if self._found is None or match.deal_id is None:
            return "—"
        return self._named(self._found.loans[match.deal_id])

    def _named(self, loan: Loan) -> str:
        parts = (self.desk.show.name(loan.client), loan.model, self.desk.show.secret(loan.contract))
        return " · ".join(part for part in parts if part)

    # Reading ----------------------------------------------------------------------------------------------------------

    def taken(self, table: OutsideTable) -> None:
        found = bank_lists.rows_of(table)
        self._rows, self._problems = list(found.rows), found.problems
        self._chosen, self._ways = {}, {}
        self._judge()

    def forget(self) -> None:
        self._found = None
        self.table.records.put([])
        self._hide(True)

    def _judge(self) -> None:
        rows, problems, today = self._rows, self._problems, self.desk.today()
        chosen, ways = dict(self._chosen), dict(self._ways)
        self.desk.ask(
            lambda workspace: bank_lists.preview(workspace, rows, problems, today, chosen, ways), self._show, self
        )

    def _show(self, found: Preview) -> None:
        self._found = found
        show = self.desk.show
        doubts = sum(match.doubt is not None for match in found.matches)
        text = self.tr("{n} rows read, {doubts} with a doubt. Nothing is recorded before you press the button.")
        said = [text.format(n=len(found.matches), doubts=doubts), *self.problems_said(found.problems)]
        self.said.setText("\n".join(said))
        text = self.tr("{n} to be recorded, {total} in all")
        self._sums.setText(text.format(n=len(found.recorded), total=show.money(found.total)))
        self._all.setText(self.tr("All {n}").format(n=len(found.matches)))
        self._doubtful.setText(self.tr("With a doubt {n}").format(n=doubts))
        self.do.setEnabled(found.acts and not show.masked)
        self._hide(False)
        self._list()

    def _list(self) -> None:
        if self._found is None:
            return
        current = self.table.selected()
        only = self._doubtful.isChecked()
        shown = [match for match in self._found.matches if match.doubt is not None or not only]
        self.table.records.put(shown)
        numbers = [match.row.number for match in self.table.records.records]
        if numbers:
            number = None if current is None else current.row.number
            self.table.selectRow(numbers.index(number) if number in numbers else 0)
        self._offer()

    # Deciding ---------------------------------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Offer what can be done with the row chosen, and the loans it may be about."""
        match = self.table.selected()
        self._choice.setEnabled(match is not None and not self.desk.show.masked)
        self.way.clear()
        self.loan.clear()
        if match is None or self._found is None:
            return
        for way in match.ways:
            self.way.addItem(loan_words.way(way), way)
        self.way.setCurrentIndex(match.ways.index(match.way))
        likely = list(dict.fromkeys([*match.rivals, *([] if match.deal_id is None else [match.deal_id])]))
        others = [deal_id for deal_id in self._found.loans if deal_id not in likely]
        self.loan.addItem("—", None)
        for deal_id in (*likely, *others):
            self.loan.addItem(self._named(self._found.loans[deal_id]), deal_id)
        self.loan.setCurrentIndex(max(self.loan.findData(match.deal_id), 0) if match.deal_id is not None else 0)

    def _take_way(self) -> None:
        match = self.table.selected()
        if match is not None:
            self._ways[match.row.number] = self.way.currentData()
            self._judge()

    def _take_loan(self) -> None:
        match, deal_id = self.table.selected(), self.loan.currentData()
        if match is None:
            return
        if deal_id is None:
            self._chosen.pop(match.row.number, None)
        else:
            self._chosen[match.row.number] = deal_id
        self._ways.pop(match.row.number, None)
        self._judge()

    def _choose_way(self) -> None:
        self.way.setFocus()
        self.way.showPopup()

    def _menu(self, at: QPoint) -> None:
        match = self.table.selected()
        if match is None or self.desk.show.masked:
            return
        menu = QMenu(self)
        for way in match.ways:
            menu.addAction(loan_words.way(way), partial(self._decide, match, way))
        menu.exec(self.table.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _decide(self, match: Match, way: Way) -> None:
        self._ways[match.row.number] = way
        self._judge()

    def act(self) -> None:
        if (found := self._found) is None:
            return
        today = self.desk.today()
        self.do.setEnabled(False)
        self.desk.act(
            lambda workspace: bank_lists.record(workspace, found.matches, today), self, self.done_with, self.refuse
        )
