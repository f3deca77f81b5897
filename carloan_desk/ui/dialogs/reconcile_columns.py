"""Which sheet, which row of titles, which columns: found by the program, changed by hand."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtWidgets import QComboBox, QGridLayout

from carloan_desk.exchange.headers import Header
from carloan_desk.exchange.sheet import RowKind, Sheet, column_name
from carloan_desk.ui.shown import Shown
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, label

_ROWS_OFFERED = 40
_ACROSS = 4


class Understood(Protocol):
    """A table with what was found out about it."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All sheets of the file."""

    @property
    def sheet(self) -> Sheet:
        """The one that is read."""

    @property
    def header(self) -> Header:
        """Its head with the columns."""


class ColumnsCard(Card):
    """A choice for the sheet (where there are several), the row of titles and each column.

    Args:
        show: Masks what stands in the cells if it must.
        placed: Called with the number of a sheet and a row of titles (0: none) that were chosen.
        mapped: Called with the columns that were chosen, counted from 0.
        names: The columns looked for with their words; those of a payroll if none are given.
    """

    def __init__(
        self,
        show: Shown,
        placed: Callable[[int, int], object],
        mapped: Callable[[Mapping[str, int]], object],
        names: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self._show = show
        self.heading.setText(self.tr("Columns of the sheet"))
        self._placed, self._mapped = placed, mapped
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self.body.addLayout(self._grid)
        self._sheet, self._row = self._box("reconcile.sheet"), self._box("reconcile.row")
        self._sheet.activated.connect(lambda _index: self._place())
        self._row.activated.connect(lambda _index: self._place())
        names = names or (
            ("amount", self.tr("Amount")),
            ("contract", self.tr("Contract number")),
            ("name", self.tr("Client")),
            ("remark", self.tr("What for")),
            ("base", self.tr("Base")),
            ("rate", self.tr("Rate paid")),
            ("period", self.tr("Period")),
            ("manager", self.tr("Account manager")),
        )
        self._put(self.tr("Sheet"), self._sheet, 0, 0)
        self._put(self.tr("Row of titles"), self._row, 0, 1, _ACROSS - 1)
        self._columns: dict[str, QComboBox] = {}
        for number, (key, text) in enumerate(names):
            box = self._columns[key] = self._box(f"reconcile.{key}")
            box.activated.connect(lambda _index: self._map())
            self._put(text, box, 1 + number // _ACROSS, number % _ACROSS)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)

    def _box(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        return box

    def _put(self, text: str, box: QComboBox, line: int, column: int, width: int = 1) -> None:
        box.setAccessibleName(text)
        said = label(text, "quiet")
        self._grid.addWidget(said, 2 * line, column, 1, width)
        self._grid.addWidget(box, 2 * line + 1, column, 1, width)

    def show_table(self, found: Understood) -> None:
        """Show how a table was understood."""
        self._sheet.clear()
        for number, sheet in enumerate(found.sheets):
            self._sheet.addItem(sheet.name or str(number + 1), number)
        self._sheet.setCurrentIndex(found.sheets.index(found.sheet))
        self._sheet.setEnabled(len(found.sheets) > 1)
        self._offer_rows(found.sheet, found.header.row)
        titles = found.header.titles
        wide = max((len(row.cells) for row in found.sheet.rows), default=0)
        for key, box in self._columns.items():
            box.clear()
            box.addItem(self.tr("not in the sheet"), -1)
            for column in range(max(len(titles), wide)):
                title = titles[column] if column < len(titles) else ""
                letter = column_name(column)
                box.addItem(f"{letter} {title}" if title else f"{letter} {self._sample(found, column)}", column)
            box.setCurrentIndex(found.header.mapping.get(key, -1) + 1)

    def _sample(self, found: Understood, column: int) -> str:
        """The first thing that stands in a column without a title."""
        below = (row.cell(column) for row in found.sheet.rows if row.number > found.header.last)
        first = next((str(cell) for cell in below if cell != ""), "")
        return f"({self._show.text(first[:12])})" if first else ""

    def _offer_rows(self, sheet: Sheet, chosen: int) -> None:
        self._row.clear()
        self._row.addItem(self.tr("There are no titles"), 0)
        rows = [row for row in sheet.rows if row.kind is not RowKind.EMPTY][:_ROWS_OFFERED]
        for row in rows:
            said = " | ".join(str(cell) for cell in row.cells if cell != "")
            self._row.addItem(f"{row.number}: {self._show.text(said[:80])}", row.number)
        self._row.setCurrentIndex(max(self._row.findData(chosen), 0))

    def _place(self) -> None:
        self._placed(self._sheet.currentData(), self._row.currentData())

    def _map(self) -> None:
        chosen = {key: box.currentData() for key, box in self._columns.items()}
        self._mapped({key: column for key, column in chosen.items() if column >= 0})
