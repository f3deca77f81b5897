"""The third step, a dry run: what would become of each row, and what to do with clients who are known already."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carloan_desk.domain.client import Source
from carloan_desk.domain.client_list import ImportChoice
from carloan_desk.domain.errors import DomainError
from carloan_desk.services import client_import
from carloan_desk.services.client_import import ImportLine, ImportPlan, Review
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.models.records import Column
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row
from carloan_desk.ui.widgets.forms import ChoiceField, choices_of
from carloan_desk.ui.widgets.table import Table


class DryRunStep(QWidget):
    """A line for each row, with what would happen and why.

    Args:
        desk: Does the work.
        refuse: Says an expected error.

    Attributes:
        plan: What would be done; ``None`` before there is a list.
        source: The source of those who have none in the list.

    Signals:
        reviewed: What would happen was looked at anew; carries how many rows would be taken.
    """

    reviewed = Signal(int)

    def __init__(self, desk: Desk, refuse: Callable[[DomainError], None]) -> None:
        super().__init__()
        self.desk = desk
        self._refuse = refuse
        self.plan: ImportPlan | None = None
        self._review: Review | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 8))
        layout.setSpacing(theme.px(10))
        self._summary = label("", "bold", wrap=True)
        self.source = ChoiceField(
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
        self.table = Table("import.clients", columns, self._next_choice)
        self._save_refused = button(self.tr("Save the refused rows…"), self._write_refused)
        layout.addWidget(self._summary)
        layout.addLayout(row(self.source, self._doubles, spacing=12))
        self.table.selectionModel().currentRowChanged.connect(self._show_reason)
        layout.addWidget(self.table, 1)
        self._hint = self.tr("Enter on a row that is known already changes what happens with it alone.")
        self._about = label(self._hint, "quiet", wrap=True)
        foot = row(self._about, self._save_refused)
        foot.setStretch(0, 1)
        layout.addLayout(foot)

    def show_plan(self, made: ImportPlan, review: Review) -> None:
        """Show what would happen."""
        self.plan = made
        self._show_review(review)

    def chosen_source(self) -> Source | None:
        """Return the source of those who have none in the list; ``None`` if everybody has one.

        Raises:
            DomainError: It is needed and was not chosen; the message is shown already.
        """
        if self._review is None or not self._review.without_source:
            return None
        try:
            chosen: Source = self.source.value()
        except DomainError:
            self.source.setFocus()
            raise
        return chosen

    def let_go(self) -> None:
        """Forget all lines, piece by piece on the worker: all at once would keep the window waiting."""
        made, review = self.plan, self._review
        self.plan = self._review = None
        self.table.records.put([])
        if made is not None:
            lines, listed = made.lines, review.lines if review else []
            self.desk.run(lambda: client_import.let_go(lines, listed), _nothing, self.desk)

    def _show_reason(self) -> None:
        """Say in full why the row with the focus is treated so: its cell may be too narrow for it."""
        line = self.table.selected()
        said = [] if line is None else [self._why(line)]
        known = self._review is not None and self._review.doubles > 0
        if known and (line is None or line.is_double or not said[0]):
            said.append(self._hint)
        self._about.setText(" · ".join(filter(None, said)))

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
        made = self.plan
        if made is not None:

            def chosen() -> Review:
                made.choose(choice)
                return made.review()

            self.desk.run(chosen, self._show_review, self)

    def _next_choice(self, line: ImportLine) -> None:
        if line.read.refused is None and line.is_double and self.plan is not None:
            choices = list(ImportChoice)
            line.choice = choices[(choices.index(line.choice) + 1) % len(choices)]
            self.desk.run(self.plan.review, self._show_review, self)

    def _show_review(self, review: Review) -> None:
        self._review = review
        rows = len(review.lines)
        self._summary.setText(
            self.tr("{rows} rows: {added} added, {known} known already, {refused} not taken.").format(
                rows=f"{rows:,}",
                added=f"{review.added:,}",
                known=f"{rows - review.added - review.refused:,}",
                refused=f"{review.refused:,}",
            )
        )
        self.source.setVisible(review.without_source > 0)
        self._doubles.setVisible(review.doubles > 0)
        self._save_refused.setVisible(review.refused > 0)
        current = self.table.currentIndex().row()
        self.table.records.put(review.lines)
        if current >= 0:
            self.table.selectRow(current)
        self._show_reason()
        self.reviewed.emit(rows - review.refused - review.left_out)

    def _write_refused(self) -> None:
        kinds = self.tr("Workbook (*.xlsx);;Text table (*.csv)")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the refused rows"), self.tr("refused-rows.xlsx"), kinds
        )
        if chosen and self.plan is not None:
            self.write_refused(Path(chosen))

    def write_refused(self, path: Path) -> None:
        """Write the rows not taken, each with its reason."""
        made = self.plan
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


def _nothing(_: None) -> None:
    pass


def _chip(line: ImportLine) -> str:
    if line.read.refused is not None:
        return "bad"
    return "warn" if line.is_double else "good"
