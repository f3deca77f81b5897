"""Clients come in from a spreadsheet: which columns are what, what would become of each row, then all at once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.domain.client import Source
from carloan_desk.domain.client_list import ImportChoice
from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.clients import COLUMNS
from carloan_desk.exchange.sheet import Row, column_name
from carloan_desk.services import client_import
from carloan_desk.services.client_import import ImportLine, ImportPlan, ListedSheet, Review
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Scroll, Stack, button, label, margins, row
from carloan_desk.ui.widgets.forms import ChoiceField, choices_of
from carloan_desk.ui.widgets.table import Table

_HEADS = 40


class ImportClientsDialog(QDialog):
    """Three steps in one window: a file, its columns, a dry run. Nothing is changed before the last button."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Import clients"))
        self.desk = desk
        self._sheets: list[ListedSheet] = []
        self._sheet: ListedSheet | None = None
        self._plan: ImportPlan | None = None
        self._review: Review | None = None
        self._needs_source = False
        self._columns: dict[str, QComboBox] = {}
        self._samples: dict[str, QLabel] = {}
        self._below: list[Row] = []
        self._title = label(self.tr("Import clients"), "strong")
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._stack = Stack()
        self._stack.addWidget(self._make_choose())
        self._stack.addWidget(self._make_columns())
        self._stack.addWidget(self._make_dry_run())
        self._back = button(self.tr("Back"), self._go_back)
        self.do = button("", self._next, "primary", name="dialog.do")
        self.do.setDefault(True)
        head = row(self._title, None)
        head.setContentsMargins(margins(20, 16))
        foot = row(self._message, None, self._back, button(self.tr("Cancel"), self.reject), self.do)
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(980), window.width() - 60), min(theme.px(640), window.height() - 60))
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.activated.connect(self.paste)
        self._go(0)
        QTimer.singleShot(0, self, self._make_next_field)

    # Step 1: a file ---------------------------------------------------------------------------------------------------

    def _make_choose(self) -> QWidget:
        page = QWidget()
        text = self.tr(
            "Choose a spreadsheet (xlsx, xls, ods, csv), drop it here, or copy rows anywhere and press Ctrl+V. "
            "The row of titles is found by itself. Nothing is changed before you have seen what would happen."
        )
        layout = QVBoxLayout(page)
        layout.setContentsMargins(margins(20, 8))
        layout.setSpacing(theme.px(12))
        layout.addStretch(1)
        said = label(text, "quiet", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(said)
        layout.addLayout(
            row(None, button(self.tr("Choose a file…"), self._choose_file), button(self.tr("Paste"), self.paste), None)
        )
        layout.addStretch(2)
        return page

    def _choose_file(self) -> None:
        kinds = self.tr("Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a list of clients"), "", kinds)
        if chosen:
            self.load(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.load(Path(files[0]))

    def paste(self) -> None:
        """Read what was copied."""
        focus = self.focusWidget()
        if isinstance(focus, QLineEdit):
            focus.paste()
            return
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.load(None, text)

    def load(self, path: Path | None, text: str = "") -> None:
        """Read a file, or what was copied."""
        self._say(self.tr("Reading…"), quiet=True)
        workspace = self.desk.workspace
        self.desk.long_job(
            self.tr("Reading the list"),
            lambda report: client_import.load(workspace, path, text, report),
            self._loaded,
            self,
            self._refuse,
        )

    def _loaded(self, sheets: list[ListedSheet]) -> None:
        self._say("")
        self._sheets = sheets
        self._which.blockSignals(True)
        self._which.clear()
        for each in sheets:
            self._which.addItem(each.sheet.name or self.tr("What was copied"))
        self._which.blockSignals(False)
        self._which.setVisible(len(sheets) > 1)
        self._show_sheet(sheets[0])
        self._go(1)

    # Step 2: its columns ----------------------------------------------------------------------------------------------

    def _make_columns(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
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
        return page

    def _make_next_field(self) -> None:
        """Make the choice of column for one field after another, once the window stands: all at once is long."""
        if len(self._columns) < len(COLUMNS):
            self._make_field(len(self._columns))
            QTimer.singleShot(0, self, self._make_next_field)

    def _make_field(self, place: int) -> None:
        wanted = COLUMNS[place]
        line, side = divmod(place, 2)
        caption = words.import_field(wanted.key) + (" *" if wanted.required else "")
        box = self._columns[wanted.key] = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(10)
        box.setAccessibleName(caption)
        box.ensurePolished()
        sample = self._samples[wanted.key] = label("", "quiet")
        box.currentIndexChanged.connect(partial(self._show_sample, wanted.key))
        self._mapping.addWidget(label(caption, "quiet"), line, side * 3)
        self._mapping.addWidget(box, line, side * 3 + 1)
        self._mapping.addWidget(sample, line, side * 3 + 2)

    def _show_sheet(self, chosen: ListedSheet) -> None:
        self._sheet = chosen
        for place in range(len(self._columns), len(COLUMNS)):
            self._make_field(place)
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
        names = [
            f"{column_name(number)}  {header.titles[number] if number < len(header.titles) else ''}".strip()
            for number in range(width)
        ]
        for key, box in self._columns.items():
            box.blockSignals(True)
            box.clear()
            box.addItem("—", -1)
            for number, name in enumerate(names):
                box.addItem(name, number)
            box.setCurrentIndex(header.mapping.get(key, -1) + 1)
            box.blockSignals(False)
            self._show_sample(key)

    def _show_sample(self, key: str, _index: int = 0) -> None:
        number = self._columns[key].currentData()
        said = "" if number is None or number < 0 else " / ".join(str(each.cell(number)) for each in self._below)
        self._samples[key].setText(self.desk.show.text(said[:28]))
        self._say_left_out()

    def _say_left_out(self) -> None:
        """Name the columns that stay outside: what is in them is not imported."""
        if self._sheet is None:
            return
        taken = {box.currentData() for box in self._columns.values()}
        titles = [title for number, title in enumerate(self._sheet.header.titles) if title and number not in taken]
        self._left_out.setText(self.tr("Not imported: {columns}").format(columns="、".join(titles)) if titles else "")

    # Step 3: what would happen ----------------------------------------------------------------------------------------

    def _make_dry_run(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(margins(20, 8))
        layout.setSpacing(theme.px(10))
        self._summary = label("", "bold", wrap=True)
        self._source = ChoiceField(
            self.tr("Source of those who have none in the list"), choices_of(Source, words.source), required=True
        )
        self._doubles = ChoiceField(
            self.tr("Clients who are known already, or twice in the list"),
            choices_of(ImportChoice, words.import_choice),
        )
        self._doubles.put(ImportChoice.FILL)
        self._doubles.edited.connect(self._choose_for_all)
        show = self.desk.show

        def field(name: str) -> Callable[[ImportLine], str]:
            return lambda line: str(line.read.fields.get(name, ""))

        name, mobile = field("name"), field("mobile")
        columns: list[Column[ImportLine]] = [
            Column("number", self.tr("Row"), lambda e: str(e.read.number), sort=lambda e: e.read.number, width=60),
            Column("name", self.tr("Name"), lambda e: show.name(name(e)), width=110, bold=True),
            Column("mobile", self.tr("Mobile"), lambda e: show.mobile(mobile(e)), width=130),
            Column("what", self.tr("What happens"), self._what, width=150, chip=_chip),
            Column("why", self.tr("Why"), self._why, width=0),
        ]
        self._table = Table("import.clients", columns, self._next_choice)
        self._save_refused = button(self.tr("Save the refused rows…"), self._write_refused)
        layout.addWidget(self._summary)
        layout.addLayout(row(self._source, self._doubles, spacing=12))
        layout.addWidget(self._table, 1)
        hint = self.tr("Enter on a row that is known already changes what happens with it alone.")
        foot = row(label(hint, "quiet", wrap=True), self._save_refused)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        return page

    def _what(self, line: ImportLine) -> str:
        if line.read.refused is not None:
            return self.tr("Not taken")
        if line.is_double:
            return words.import_choice(line.choice)
        return self.tr("Added")

    def _why(self, line: ImportLine) -> str:
        if line.read.refused is not None:
            return self.desk.show.text(messages.wording(line.read.refused))
        said = []
        if line.shares_phone:
            said.append(self.tr("Same phone as {name}").format(name=self.desk.show.name(line.known_name)))
        elif line.known_id is not None:
            said.append(self.tr("Known as {name}").format(name=self.desk.show.name(line.known_name)))
        elif line.twin_of is not None:
            said.append(self.tr("As row {n}").format(n=line.twin_of))
        said += [self.desk.show.text(messages.wording(each)) for each in line.read.left]
        return " · ".join(said)

    def _choose_for_all(self, choice: ImportChoice) -> None:
        made = self._plan
        if made is not None:

            def chosen() -> Review:
                made.choose(choice)
                return made.review()

            self.desk.run(chosen, self._show_review, self)

    def _next_choice(self, line: ImportLine) -> None:
        if line.read.refused is None and line.is_double and self._plan is not None:
            choices = list(ImportChoice)
            line.choice = choices[(choices.index(line.choice) + 1) % len(choices)]
            self.desk.run(self._plan.review, self._show_review, self)

    def _show_review(self, review: Review) -> None:
        self._review = review
        rows = len(review.lines)
        self._summary.setText(
            self.tr("{rows} rows: {added} added, {known} known already, {refused} not taken.").format(
                rows=f"{rows:,}",
                added=f"{review.added:,}",
                known=f"{review.doubles:,}",
                refused=f"{review.refused:,}",
            )
        )
        self._needs_source = review.without_source > 0
        self._source.setVisible(self._needs_source)
        self._doubles.setVisible(review.doubles > 0)
        self._save_refused.setVisible(review.refused > 0)
        current = self._table.currentIndex().row()
        self._table.records.put(review.lines)
        if current >= 0:
            self._table.selectRow(current)
        self.do.setText(self.tr("Import {n} clients").format(n=f"{rows - review.refused:,}"))
        self.do.setEnabled(rows > review.refused)

    def _write_refused(self) -> None:
        kinds = self.tr("Workbook (*.xlsx);;Text table (*.csv)")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the refused rows"), self.tr("refused-rows.xlsx"), kinds
        )
        if chosen and self._plan is not None:
            self.write_refused(Path(chosen))

    def write_refused(self, path: Path) -> None:
        """Write the rows not taken, each with its reason."""
        made = self._plan
        if made is None:
            return
        reasons = {
            line.read.number: messages.wording(line.read.refused)
            for line in made.refused
            if line.read.refused is not None
        }
        title = self.tr("Why it was not taken")

        def saved(_: None) -> None:
            self.desk.notice.emit(self.tr("Saved: {name}").format(name=path.name), False)

        self.desk.run(lambda: client_import.write_refused(made, path, title, reasons), saved, self, self._refuse)

    # Going on ---------------------------------------------------------------------------------------------------------

    def _go(self, step: int) -> None:
        self._stack.setCurrentIndex(step)
        self._back.setVisible(step > 0)
        self.do.setVisible(step > 0)
        self.do.setEnabled(True)
        self.do.setText(self.tr("See what would happen"))

    def _go_back(self) -> None:
        self._say("")
        self._go(self._stack.currentIndex() - 1)

    def _next(self) -> None:
        self._say("")
        if self._stack.currentIndex() == 1:
            self._dry_run()
        elif self._stack.currentIndex() == 2:
            self._carry_out()

    def _dry_run(self) -> None:
        if self._sheet is None:
            return
        mapping = {key: box.currentData() for key, box in self._columns.items() if box.currentData() >= 0}
        taken = list(mapping.values())
        twice = next((number for number in taken if taken.count(number) > 1), None)
        if twice is not None:
            self._refuse(DomainError("table.column_twice", column=column_name(twice)))
            return
        self._sheet = client_import.with_columns(self._sheet, mapping)
        sheet, workspace = self._sheet, self.desk.workspace
        self.do.setEnabled(False)

        def look(report: Callable[[int, int], None]) -> tuple[ImportPlan, Review]:
            made = client_import.plan(workspace, sheet, report)
            return made, made.review()

        def planned(found: tuple[ImportPlan, Review]) -> None:
            self._plan = found[0]
            self._go(2)
            self._show_review(found[1])

        self.desk.long_job(self.tr("Looking at the list"), look, planned, self, self._refuse)

    def _carry_out(self) -> None:
        made = self._plan
        if made is None:
            return
        source = None
        if self._needs_source:
            try:
                source = self._source.value()
            except DomainError:
                self._source.setFocus()
                return
        workspace, today = self.desk.workspace, self.desk.today()
        self.do.setEnabled(False)

        def done(changes: Any) -> None:
            review, self._review = self._review, None
            self._plan = None
            self._table.records.put([])
            self.desk.run(lambda: client_import.let_go(made.lines, review.lines if review else []), _nothing, self.desk)
            self.accept()
            self.desk.changed.emit(changes)

        self.desk.long_job(
            self.tr("Importing clients"),
            lambda report: client_import.carry_out(workspace, made, source, today, report),
            done,
            self,
            self._refuse,
        )

    def _say(self, text: str, *, quiet: bool = False) -> None:
        self._message.setProperty("role", "quiet" if quiet else "error")
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _refuse(self, error: DomainError) -> None:
        self.do.setEnabled(True)
        self._say(messages.wording(error))


def _nothing(_: None) -> None:
    pass


def _chip(line: ImportLine) -> str:
    if line.read.refused is not None:
        return "bad"
    return "warn" if line.is_double else "good"
