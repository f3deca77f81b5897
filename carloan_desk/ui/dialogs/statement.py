"""The statement of a month: every line with its deal, base and rate; to print, to save, to seal."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QMessageBox, QVBoxLayout, QWidget

from carloan_desk.domain.commission import Basis, Line
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.statement_sheet import DealLabel
from carloan_desk.services import statements
from carloan_desk.services.statements import StatementView
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Chip, button, label, margins, row
from carloan_desk.ui.widgets.table import Table

_NOBODY = DealLabel("", "")


class StatementDialog(QDialog):
    """One period at a time; the choice at the top leads to the others."""

    def __init__(self, desk: Desk, parent: QWidget, period: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Statement"))
        self.desk = desk
        self._period = period
        self._found: StatementView | None = None
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Period"))
        self._choice.setMinimumWidth(theme.px(120))
        self._choice.activated.connect(lambda _index: self._choose())
        self._state = Chip()
        self._sums = label("", "bold", wrap=True)
        self._note = label("", "quiet", wrap=True)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._table = self._make_table()
        self._seal = button(self.tr("Seal…"), self._ask_seal, name="statement.seal")
        self._sheet = button(self.tr("Save as spreadsheet…"), self._save_sheet, name="statement.sheet")
        self._print = button(self.tr("Print or save as PDF…"), self._preview, "primary", name="statement.print")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(10))
        layout.addLayout(row(label(self.tr("Statement"), "strong"), self._choice, self._state, None))
        layout.addWidget(self._sums)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._note)
        layout.addWidget(self._message)
        close = button(self.tr("Close"), self.reject)
        layout.addLayout(row(self._seal, None, close, self._sheet, self._print))
        window = parent.window()
        self.resize(min(theme.px(980), window.width() - 60), max(window.height() - 80, 400))
        self._read()

    def _make_table(self) -> Table[Line]:
        show = self.desk.show
        return Table(
            "statement",
            [
                Column("client", self.tr("Client"), lambda r: show.name(self._label(r).client), width=90, bold=True),
                Column(
                    "contract", self.tr("Contract number"), lambda r: show.secret(self._label(r).contract), width=110
                ),
                Column("component", self.tr("Part of the plan"), lambda r: r.component, width=0),
                Column("kind", self.tr("What it does"), lambda r: words.line_kind(r.kind), width=90),
                Column("base", self.tr("Base"), self._base, width=110, right=True),
                Column("rate", self.tr("Rate paid"), self._rate, width=90, right=True),
                money("amount", self.tr("Amount"), lambda r: r.amount, show.money, width=110, bold=True),
                Column("origin", self.tr("Earned in"), lambda r: r.trace.origin, width=90),
            ],
            self._open_deal,
        )

    def _label(self, line: Line) -> DealLabel:
        if self._found is None or line.deal_id is None:
            return _NOBODY
        return self._found.labels.get(line.deal_id, _NOBODY)

    def _base(self, line: Line) -> str:
        trace = line.trace
        return "" if trace.basis in (None, Basis.PER_DEAL) else self.desk.show.money(trace.base)

    def _rate(self, line: Line) -> str:
        trace = line.trace
        if trace.basis is None:
            return ""
        return (
            self.desk.show.money(trace.rate) if trace.basis is Basis.PER_DEAL else self.desk.show.percent(trace.rate, 3)
        )

    def _open_deal(self, line: Line) -> None:
        if line.deal_id is not None:
            self.accept()
            self.desk.open_requested.emit("deals", line.deal_id)

    def _read(self) -> None:
        period, today = self._period, self.desk.today()
        self.desk.ask(lambda workspace: statements.view(workspace, period, today), self._show, self)

    def _choose(self) -> None:
        self._period = self._choice.currentData()
        self._message.hide()
        self._read()

    def _show(self, found: StatementView) -> None:
        self._found = found
        periods = list(found.periods)
        if self._period not in periods:
            periods.insert(0, self._period)
        self._choice.clear()
        for period in periods:
            self._choice.addItem(period, period)
        self._choice.setCurrentIndex(periods.index(self._period))
        show, statement = self.desk.show, found.statement
        self._sums.setText(
            self.tr("Earned {earned}, held back {held}, forfeited {forfeited}: to be paid {paid}").format(
                earned=show.money(statement.earned),
                held=show.money(statement.held),
                forfeited=show.money(statement.forfeited),
                paid=show.money(statement.paid),
            )
        )
        if found.sealed is None:
            self._state.show_status(self.tr("Not sealed"), "quiet")
        else:
            text = self.tr("Sealed {moment}").format(moment=show.moment(found.sealed.sealed_at))
            self._state.show_status(text, "good", sign=True)
            self._state.setToolTip(found.sealed.digest)
        adjusted = self.tr("The last {n} lines adjust periods that were sealed before.")
        notes = [adjusted.format(n=found.adjustments)] if found.adjustments else []
        holes = list(dict.fromkeys(line.component for line in statement.lines if line.trace.in_gap))
        if holes:
            text = self.tr("“{names}”: the plan leaves a hole at the value reached; the step below is paid. Ask.")
            notes.append(text.format(names=self.tr(", ").join(holes)))
        self._note.setText("\n".join(notes))
        self._note.setVisible(bool(notes))
        self._table.records.put(list(statement.lines))
        self._seal.setVisible(found.sealed is None)
        self._seal.setEnabled(found.may_seal)
        self._seal.setToolTip("" if found.may_seal else self.tr("A period is sealed when it is over, in order."))
        for each in (self._sheet, self._print):
            each.setEnabled(bool(statement.lines) and not show.masked)

    def _ask_seal(self) -> None:
        text = self.tr(
            "Seal the statement of {period}? It never changes again; later corrections adjust later periods."
        )
        asked = QMessageBox(QMessageBox.Icon.Question, self.tr("Seal"), text.format(period=self._period), parent=self)
        yes = asked.addButton(self.tr("Seal"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        asked.finished.connect(lambda _result: self.seal() if asked.clickedButton() is yes else None)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.open()

    def seal(self) -> None:
        """Seal the period shown."""
        period, today = self._period, self.desk.today()
        self.desk.act(
            lambda workspace: statements.seal(workspace, period, today), self, lambda *_: self._read(), self._refuse
        )

    def _refuse(self, error: DomainError) -> None:
        self._message.setText(messages.wording(error))
        self._message.show()

    def _preview(self) -> None:
        if (found := self._found) is not None:
            today = self.desk.today()
            PreviewDialog(
                self.desk,
                self,
                self.tr("Statement"),
                f"statement-{self._period}.pdf",
                lambda _workspace: statements.pdf_of(found, today),
                None,
            ).open()

    def _save_sheet(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as spreadsheet"), f"statement-{self._period}.xlsx", "xlsx (*.xlsx);;csv (*.csv)"
        )
        if name:
            self.save_sheet(Path(name))

    def save_sheet(self, path: Path) -> None:
        """Write the spreadsheet."""
        if (found := self._found) is None:
            return
        today = self.desk.today()
        saved = self.tr("Saved: {name}").format(name=path.name)
        self.desk.run(
            lambda: statements.write_sheet(path, found, today),
            lambda _nothing: self.desk.notice.emit(saved, False),
            self,
            self._refuse,
        )
