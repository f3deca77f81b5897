"""The second step: which sheet, which row has the titles, and what is in which column."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.clients import COLUMNS
from carloan_desk.exchange.sheet import Row, column_name
from carloan_desk.services import client_import
from carloan_desk.services.client_import import ListedSheet
from carloan_desk.ui import words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, label, margins, row

_HEADS = 40
_TWO_BESIDE = 820  # below this width the fields stand one under the other


class ColumnsStep(QWidget):
    """A choice of column for each field, with what stands in it.

    Attributes:
        boxes: The choices by the key of their field.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._sheets: list[ListedSheet] = []
        self._sheet: ListedSheet | None = None
        self.boxes: dict[str, QComboBox] = {}
        self._samples: dict[str, QLabel] = {}
        self._lines: list[tuple[QWidget, ...]] = []
        self._beside = 2
        self._below: list[Row] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 8))
        layout.setSpacing(theme.px(10))
        self._which = QComboBox()
        self._which.setAccessibleName(self.tr("Sheet"))
        self._which.currentIndexChanged.connect(lambda number: self._show_sheet(self._sheets[number]))
        self._head_row = QComboBox()
        self._head_row.setAccessibleName(self.tr("Row of titles"))
        self._head_row.activated.connect(self._choose_head)
        layout.addLayout(row(self._which, label(self.tr("Row of titles"), "quiet"), self._head_row, None))
        self._mapping = QGridLayout()
        self._mapping.setHorizontalSpacing(theme.px(12))
        self._mapping.setVerticalSpacing(theme.px(6))
        self._mapping.setColumnStretch(2, 1)
        self._mapping.setColumnStretch(5, 1)
        self._mapping.setRowStretch(len(COLUMNS), 1)
        content = QWidget()
        content.setLayout(self._mapping)
        card = Card(self.tr("What is in which column"))
        card.body.addWidget(Scroll(content), 1)
        layout.addWidget(card, 1)
        self._left_out = label("", "quiet", wrap=True)
        layout.addWidget(self._left_out)
        desk.spread(self._make_fields(), self)  # once the window stands: all at once is long

    def put(self, sheets: list[ListedSheet]) -> None:
        """Show the sheets of a file, the first one first."""
        self._sheets = sheets
        self._which.blockSignals(True)
        self._which.clear()
        for each in sheets:
            self._which.addItem(each.sheet.name or self.tr("What was copied"))
        self._which.blockSignals(False)
        self._which.setVisible(len(sheets) > 1)
        self._show_sheet(sheets[0])

    def chosen(self) -> ListedSheet | None:
        """Return the sheet with its columns as chosen; ``None`` if there is no sheet.

        Raises:
            DomainError: One column was chosen for two things.
        """
        if self._sheet is None:
            return None
        mapping = {key: box.currentData() for key, box in self.boxes.items() if box.currentData() >= 0}
        taken = list(mapping.values())
        twice = next((number for number in taken if taken.count(number) > 1), None)
        if twice is not None:
            raise DomainError("table.column_twice", column=column_name(twice))
        self._sheet = client_import.with_columns(self._sheet, mapping)
        return self._sheet

    def _make_fields(self) -> Iterator[int]:
        """Make the choices of column that are not there yet, one whenever the next is asked for."""
        while len(self.boxes) < len(COLUMNS):
            self._make_field(len(self.boxes))
            yield len(self.boxes)

    def _make_field(self, place: int) -> None:
        wanted = COLUMNS[place]
        caption = words.import_field(wanted.key) + (" *" if wanted.required else "")
        box = self.boxes[wanted.key] = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.setAccessibleName(caption)
        box.ensurePolished()
        sample = self._samples[wanted.key] = label("", "quiet")
        box.currentIndexChanged.connect(partial(self._show_sample, wanted.key))
        self._lines.append((label(caption, "quiet"), box, sample))
        self._place(place)

    def _place(self, place: int) -> None:
        line, side = divmod(place, self._beside)
        for number, widget in enumerate(self._lines[place]):
            self._mapping.addWidget(widget, line, side * 3 + number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = 2 if self.width() >= theme.px(_TWO_BESIDE) else 1
        if beside != self._beside:
            self._beside = beside
            self._mapping.setColumnStretch(5, beside - 1)
            for place in range(len(self._lines)):
                self._place(place)

    def _show_sheet(self, chosen: ListedSheet) -> None:
        self._sheet = chosen
        for _ in self._make_fields():
            pass  # what was not made so far is needed now
        self._head_row.clear()
        self._head_row.addItem(self.tr("No row of titles"), 0)
        for each in chosen.sheet.rows[:_HEADS]:
            if each.cells:
                start = " · ".join(str(cell) for cell in each.cells if cell != "")[:40]
                self._head_row.addItem(f"{each.number}: {start}", each.number)
        self._head_row.setCurrentIndex(max(self._head_row.findData(chosen.header.row), 0))
        self._fill_mapping()

    def _choose_head(self, index: int) -> None:
        if self._sheet is not None:
            self._sheet = client_import.with_header(self._sheet, int(self._head_row.itemData(index)))
            self._fill_mapping()

    def _fill_mapping(self) -> None:
        if self._sheet is None:
            return
        header, sheet = self._sheet.header, self._sheet.sheet
        self._below = [each for each in sheet.rows if each.number > header.last and each.cells][:3]
        width = max((len(each.cells) for each in sheet.rows[:200]), default=0)
        names = [f"{column_name(number)}  {header.label(number)}".strip() for number in range(width)]
        for key, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem("—", -1)
            for number, name in enumerate(names):
                box.addItem(name, number)
            box.setCurrentIndex(header.mapping.get(key, -1) + 1)
            box.blockSignals(False)
            self._show_sample(key)

    def _show_sample(self, key: str, _index: int = 0) -> None:
        number = self.boxes[key].currentData()
        said = "" if number is None or number < 0 else " / ".join(str(each.cell(number)) for each in self._below)
        self._samples[key].setText(self.desk.show.text(said[:28]))
        self._say_left_out()

    def _say_left_out(self) -> None:
        """Name the columns that stay outside: what is in them is not imported."""
        if self._sheet is None:
            return
        taken = {box.currentData() for box in self.boxes.values()}
        header = self._sheet.header
        titles = [header.label(number) for number in range(len(header.titles)) if number not in taken]
        titles = [title for title in titles if title]
        self._left_out.setText(self.tr("Not imported: {columns}").format(columns="、".join(titles)) if titles else "")
