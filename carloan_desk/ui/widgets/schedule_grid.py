"""Instalments to edit: dates and amounts typed into rows, what is wrong beside its row, the sums under them."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from carloan_desk.domain.contract import row_faults
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.money import ZERO
from carloan_desk.domain.servicing import ContractRow
from carloan_desk.domain.typed import parse_amount, parse_date
from carloan_desk.ui import messages
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, row, set_role

_DUE, _PRINCIPAL, _INTEREST, _FEE, _PAYMENT, _WRONG = range(6)
_EDITED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ScheduleGrid(QWidget):
    """A schedule as rows one types into.

    Args:
        show: How amounts look.
        today: The nearest year of a day typed without one.
        changed: Called when the rows were changed.
    """

    def __init__(self, show: Shown, today: date, changed: Callable[[], object]) -> None:
        super().__init__()
        self._show, self._today, self._changed = show, today, changed
        self._principal, self._from = ZERO, today
        self._filling = False
        self.faults: dict[int, DomainError] = {}
        self.table = QTableWidget(0, 6)
        self.table.setAccessibleName(self.tr("Instalments"))
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Due"),
                self.tr("Principal"),
                self.tr("Interest"),
                self.tr("Fee"),
                self.tr("Instalment"),
                self.tr("What is wrong"),
            ]
        )
        header = self.table.horizontalHeader()
        for column, width in enumerate((110, 110, 100, 80, 110)):
            self.table.setColumnWidth(column, theme.px(width))
        header.setSectionResizeMode(_WRONG, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.table.verticalHeader().setDefaultSectionSize(theme.px(36))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setShowGrid(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(theme.px(190))
        self.table.itemChanged.connect(lambda _item: self._judge())
        self._sums = label("", "quiet", wrap=True)
        add = button(self.tr("Add a row"), self._add, name="grid.add")
        drop = button(self.tr("Take the row out"), self._drop, name="grid.drop")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(8))
        layout.addWidget(self.table, 1)
        layout.addLayout(row(self._sums, None, add, drop))
        layout.setStretch(0, 1)

    def put(self, rows: Sequence[ContractRow], principal: Decimal, since: date) -> None:
        """Show rows that are to repay an amount from a day on."""
        self._principal, self._from = principal, since
        self._filling = True
        self.table.setRowCount(0)
        for each in rows:
            self._put_row(
                self.table.rowCount(),
                (each.due, *(self._plain(part) for part in (each.principal, each.interest, each.fee))),
            )
        self._filling = False
        self._judge()

    def _plain(self, amount: Decimal) -> str:
        return f"{amount:,.2f}"

    def _put_row(self, place: int, texts: Sequence[str]) -> None:
        self.table.insertRow(place)
        for column in range(6):
            item = QTableWidgetItem(texts[column] if column < len(texts) else "")
            item.setFlags(_EDITED if column <= _FEE else _SHOWN)
            if column in (_PRINCIPAL, _INTEREST, _FEE, _PAYMENT):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(place, column, item)

    def _add(self) -> None:
        """A row under the present one; its day is typed."""
        self._filling = True
        place = self.table.currentRow() + 1 or self.table.rowCount()
        self._put_row(place, ("", "0.00", "0.00", "0.00"))
        self._filling = False
        self.table.setCurrentCell(place, _DUE)
        self.table.setFocus()
        self._judge()

    def _drop(self) -> None:
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._judge()

    def rows(self) -> list[ContractRow]:
        """Return the rows as they stand; only where :attr:`faults` is empty do they make sense."""
        return [self._row(place)[0] for place in range(self.table.rowCount())]

    def _row(self, place: int) -> tuple[ContractRow, DomainError | None]:
        fault: DomainError | None = None
        due = ""
        try:
            due = parse_date(self._text(place, _DUE), self._today).isoformat()
        except DomainError:
            fault = DomainError("contract.due", row=place + 1)
        parts = []
        for column in (_PRINCIPAL, _INTEREST, _FEE):
            text = self._text(place, column).replace("−", "-")
            sign = -1 if text.startswith("-") else 1
            try:
                parts.append(sign * parse_amount(text.lstrip("-") or "0"))
            except DomainError as error:
                parts.append(ZERO)
                fault = fault or error
        return ContractRow(place + 1, due, *parts), fault

    def _text(self, place: int, column: int) -> str:
        item = self.table.item(place, column)
        return "" if item is None else item.text().strip()

    def _judge(self) -> None:
        """Say what is wrong beside each row, and what the sums are."""
        if self._filling:
            return
        read = [self._row(place) for place in range(self.table.rowCount())]
        rows = [each for each, _ in read]
        self.faults = {place: fault for place, (_, fault) in enumerate(read) if fault is not None}
        self.faults = {**row_faults(rows, self._from), **self.faults}
        self._filling = True
        for place, each in enumerate(rows):
            fault = self.faults.get(place)
            self._tell(place, _PAYMENT, self._plain(each.principal + each.interest + each.fee))
            self._tell(place, _WRONG, "" if fault is None else messages.wording(fault))
            wrong = self.table.item(place, _WRONG)
            if wrong is not None:
                wrong.setForeground(QColor(theme.color("bad")))
        self._filling = False
        total = sum((each.principal for each in rows), ZERO)
        missing = total - self._principal
        text = QCoreApplication.translate("ScheduleGrid", "Principal {sum}, loan {principal}: {difference} apart")
        if not missing:
            text = QCoreApplication.translate("ScheduleGrid", "Principal {sum}: repays the loan exactly")
        self._sums.setText(
            text.format(
                sum=self._show.money(total),
                principal=self._show.money(self._principal),
                difference=self._show.money(missing),
            )
        )
        set_role(self._sums, "role", "error" if missing else "quiet")
        self._changed()

    def _tell(self, place: int, column: int, text: str) -> None:
        item = self.table.item(place, column)
        if item is not None:
            item.setText(text)
            item.setToolTip(text)
