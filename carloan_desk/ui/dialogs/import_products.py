"""The product catalogue from a spreadsheet: what would come of it first, then taken in with one undo."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import product_sheets
from carloan_desk.services.product_sheets import Line
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row
from carloan_desk.ui.widgets.table import Table


class ImportProductsDialog(QDialog):
    """Each product of the file with what becomes of it, each refused row with its reason."""

    def __init__(self, desk: Desk, parent: QWidget, path: Path) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Products from a spreadsheet"))
        self.desk = desk
        self._lines: list[Line] = []
        self._table: Table[Line] = Table(
            "import_products",
            [
                Column("rows", self.tr("Rows"), lambda line: ", ".join(map(str, line.rows)), width=90),
                Column("product", self.tr("Product"), _name, width=220, bold=True),
                Column("terms", self.tr("Months"), _months, width=120),
                Column("what", self.tr("What becomes of it"), self._what, width=130, chip=_chip),
                Column("why", self.tr("Why"), self._why, width=0),
            ],
        )
        self._message = label(self.tr("Reading the file…"), "quiet", wrap=True)
        self.take_button = button(self.tr("Take them in"), self._take, "primary", name="import.take")
        self.take_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(12))
        layout.addWidget(label(self.tr("Nothing is changed until you take them in."), "quiet", wrap=True))
        layout.addWidget(self._table, 1)
        layout.addLayout(row(self._message, None, button(self.tr("Cancel"), self.reject), self.take_button))
        self.resize(theme.px(980), theme.px(480))
        workspace, today = desk.workspace, desk.today()
        desk.run(lambda: product_sheets.look(workspace, path, today), self._show, self, self._refuse)

    def _show(self, lines: list[Line]) -> None:
        self._lines = lines
        self._table.records.put(lines)
        taken = _taken(lines)
        self._message.setText(
            self.tr("{n} products to take in, {m} rows refused").format(
                n=taken, m=sum(len(line.rows) for line in lines if line.reason is not None)
            )
        )
        self.take_button.setEnabled(taken > 0)

    def _refuse(self, error: DomainError) -> None:
        self._message.setText(messages.wording(error))

    def _what(self, line: Line) -> str:
        if line.reason is not None:
            return self.tr("left out")
        return self.tr("new product") if line.replaces is None else self.tr("next version")

    def _why(self, line: Line) -> str:
        if line.reason is not None:
            return messages.wording(line.reason)
        if line.replaces is None:
            return ""
        return self.tr(
            "The version before ends the day before {day}; what the file does not say stays as it was"
        ).format(day="" if line.product is None else self.desk.show.day(line.product.valid_from))

    def _take(self) -> None:
        lines = self._lines
        self.take_button.setEnabled(False)
        self.desk.act(
            lambda workspace: product_sheets.take(workspace, lines), self, lambda _: self.accept(), self._refuse
        )


def _taken(lines: Sequence[Line]) -> int:
    return sum(1 for line in lines if line.reason is None)


def _name(line: Line) -> str:
    return "" if line.product is None else f"{line.product.lender} {line.product.name}"


def _months(line: Line) -> str:
    return "" if line.product is None else "/".join(map(str, line.product.months))


def _chip(line: Line) -> str:
    return "bad" if line.reason is not None else "good" if line.replaces is None else "accent"
