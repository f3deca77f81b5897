"""The employer's payroll against one's own statement: each difference with its evidence."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.reconciliation import Difference, Reconciliation
from carloan_desk.services import payroll, statements
from carloan_desk.services.payroll import Payroll
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.pay import PayoutDialog
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.dialogs.reconcile_columns import ColumnsCard
from carloan_desk.ui.models.records import Column, money
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row
from carloan_desk.ui.widgets.table import Table

_PROBLEMS_SHOWN = 3


class ReconcileDialog(QDialog):
    """A sheet on top, the differences below. Nothing is sent and nothing changed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Reconcile"))
        self.desk = desk
        self._payroll: Payroll | None = None
        self._result: Reconciliation | None = None
        self._source = ""
        self._period = QComboBox()
        self._period.setAccessibleName(self.tr("Period"))
        self._period.setMinimumWidth(theme.px(120))
        self._period.activated.connect(lambda _index: self._compare())
        self._columns = ColumnsCard(desk.show, self._place, self._map)
        self._columns.hide()
        self._said = label(
            self.tr("Choose the payroll sheet (xlsx, xls, csv), or copy its cells and paste."), wrap=True
        )
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._table = self._make_table()
        self._evidence = label("", "quiet", wrap=True)
        self._dispute = button(self.tr("Request to look into it…"), self._preview, name="reconcile.dispute")
        self._dispute.setEnabled(False)
        self._payout = button(self.tr("Record payout…"), self._record, name="reconcile.payout")
        self._payout.setEnabled(False)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(10))
        choose = button(self.tr("Choose a file…"), self._choose, "primary", name="reconcile.choose")
        paste = button(self.tr("Paste"), self._paste, tip="Ctrl+V", name="reconcile.paste")
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)
        layout.addLayout(row(label(self.tr("Reconcile"), "strong"), self._period, None, choose, paste))
        layout.addWidget(self._said)
        layout.addWidget(self._message)
        layout.addWidget(self._columns)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._evidence)
        foot = row(self._dispute, self._payout, None, button(self.tr("Close"), self.reject))
        foot.setContentsMargins(margins(20, 12))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(content), 1)
        whole.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(980), window.width() - 60), max(window.height() - 80, 400))
        today = desk.today()
        period = f"{today:%Y-%m}"
        desk.ask(lambda workspace: statements.view(workspace, period, today).periods, self._offer, self)

    def _make_table(self) -> Table[Difference]:
        show = self.desk.show
        table: Table[Difference] = Table(
            "reconcile",
            [
                Column("kind", self.tr("Difference"), lambda r: words.difference(r.kind), width=140, bold=True),
                Column("who", self.tr("Client"), self._who, width=110),
                Column("own", self.tr("Own lines"), lambda r: self._lines(r), width=0),
                Column("rows", self.tr("Rows of the sheet"), lambda r: self._rows(r), width=220),
                money("amount", self.tr("Paid less expected"), lambda r: r.amount, show.money, width=130, bold=True),
            ],
            self._explain,
        )
        return table

    def _who(self, each: Difference) -> str:
        names = [line.client for line in each.expected] or [line.name for line in each.rows]
        return self.desk.show.name(names[0]) if names else ""

    def _lines(self, each: Difference) -> str:
        return "; ".join(f"{line.component} {self.desk.show.money(line.amount)}" for line in each.expected)

    def _rows(self, each: Difference) -> str:
        return "; ".join(f"{line.number}: {self.desk.show.money(line.amount)}" for line in each.rows)

    def _explain(self, each: Difference) -> None:
        text = self.tr("{kind}: own {own} · sheet {rows}")
        dash = "—"
        self._evidence.setText(
            text.format(kind=words.difference(each.kind), own=self._lines(each) or dash, rows=self._rows(each) or dash)
        )

    # Reading ----------------------------------------------------------------------------------------------------------

    def _offer(self, periods: tuple[str, ...]) -> None:
        for period in periods:
            self._period.addItem(period, period)
        # What was paid last is usually what was earned a month before.
        self._period.setCurrentIndex(1 if len(periods) > 1 else 0)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Payroll sheet"), "", "*.xlsx *.xls *.ods *.csv")
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a sheet from a file."""
        self._source = path.name
        workspace = self.desk.workspace
        self.desk.run(lambda: payroll.load(workspace, path), self._show_sheet, self, self._refuse)

    def _paste(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        files = [url.toLocalFile() for url in copied.urls() if url.isLocalFile()] if copied.hasUrls() else []
        if files:
            self.read_file(Path(files[0]))
        else:
            self.read_text(copied.text())

    def read_text(self, text: str) -> None:
        """Read a sheet from copied cells."""
        self._source = self.tr("copied cells")
        workspace = self.desk.workspace
        self.desk.run(lambda: payroll.load(workspace, None, text), self._show_sheet, self, self._refuse)

    def _refuse(self, error: DomainError) -> None:
        self._message.setText(messages.wording(error))
        self._message.show()

    def _show_sheet(self, found: Payroll) -> None:
        self._message.hide()
        self._payroll, self._result = found, None
        self._columns.show_table(found)
        self._columns.show()
        if found.understood:
            self._compare()
            return
        self._said.setText(
            self.tr("No column of amounts is found. Choose the row of titles and the columns; they are remembered.")
        )
        self._table.records.put([])
        self._evidence.clear()
        for each in (self._dispute, self._payout):
            each.setEnabled(False)

    def _place(self, sheet: int, row: int) -> None:
        if (found := self._payroll) is not None:
            workspace = self.desk.workspace
            self.desk.run(lambda: payroll.at(workspace, found, sheet, row), self._show_sheet, self, self._refuse)

    def _map(self, mapping: Mapping[str, int]) -> None:
        if (found := self._payroll) is not None:
            workspace = self.desk.workspace
            self.desk.run(lambda: payroll.with_columns(workspace, found, mapping), self._show_sheet, self, self._refuse)

    # Comparing --------------------------------------------------------------------------------------------------------

    def _compare(self) -> None:
        found, period, today = self._payroll, self._period.currentData(), self.desk.today()
        if found is not None and found.understood and period is not None:
            self.desk.ask(lambda workspace: payroll.compare(workspace, found, period, today), self._show, self)

    def _show(self, result: Reconciliation) -> None:
        self._result = result
        show, read = self.desk.show, None if self._payroll is None else self._payroll.read
        text = self.tr("{n} rows read. Paid {paid}, expected {expected}: {difference} in {differences} differences.")
        said = [
            text.format(
                n=0 if read is None else len(read.rows),
                paid=show.money(result.paid),
                expected=show.money(result.expected),
                difference=show.money(result.difference),
                differences=len(result.differences),
            )
        ]
        if result.misstated:
            said.append(
                self.tr("The total of the sheet is off by {amount}.").format(amount=show.money(result.misstated))
            )
        problems = () if read is None else read.problems
        said += [messages.wording(each) for each in (() if read is None else read.remarks)]
        said += [messages.wording(each) for each in problems[:_PROBLEMS_SHOWN]]
        if len(problems) > _PROBLEMS_SHOWN:
            said.append(self.tr("{n} more cells cannot be read.").format(n=len(problems) - _PROBLEMS_SHOWN))
        self._said.setText("\n".join(said))
        self._table.records.put(list(result.differences))
        self._evidence.setText("" if result.differences else self.tr("Everything agrees to the fen."))
        self._dispute.setEnabled(bool(result.differences) and not show.masked)
        self._payout.setEnabled(result.paid > 0 and not show.masked)

    def _record(self) -> None:
        """Record what the sheet pays as received."""
        if (result := self._result) is not None:
            PayoutDialog(self.desk, self, {result.period: result.paid}).open()

    def _preview(self) -> None:
        if (result := self._result) is not None:
            source, today = self._source, self.desk.today()
            PreviewDialog(
                self.desk,
                self,
                self.tr("Request to look into it"),
                f"payroll-{result.period}.pdf",
                lambda workspace: payroll.dispute_pdf(workspace, result, source, today),
                None,
            ).open()
