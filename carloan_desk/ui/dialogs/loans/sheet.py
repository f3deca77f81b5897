"""A window over a table from outside: a file is chosen or cells are pasted, what was read is shown, one button acts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import outside_tables
from carloan_desk.services.outside_tables import OutsideTable, TableKind
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.reconcile_columns import ColumnsCard
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row

_PROBLEMS_SHOWN = 3


class SheetDialog(QDialog):
    """Subclasses override :meth:`taken` and :meth:`act`, and fill ``content``.

    Args:
        desk: The desk.
        parent: The widget it lies over.
        kind: What kind of table it is.
        words: Its title, what to do first, what the button does.
        columns: The columns looked for, with their words.
    """

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        kind: TableKind,
        words: tuple[str, str, str],
        columns: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title, hint, do = words
        self.setWindowTitle(title)
        self.desk, self._kind = desk, kind
        self._table: OutsideTable | None = None
        self.said = label(hint, wrap=True)
        self.message = label("", "error", wrap=True)
        self.message.hide()
        self._choose_button = button(self.tr("Choose a file…"), self._choose, name="sheet.choose")
        paste = button(self.tr("Paste"), self._paste, tip="Ctrl+V", name="sheet.paste")
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)
        self._columns = ColumnsCard(desk.show, self._place, self._map, columns)
        self._columns.hide()
        self._open_columns = button(self.tr("Columns…"), self._turn_columns, name="sheet.columns")
        self._open_columns.hide()
        self.do = button(do, self.act, "primary", name="dialog.do")
        self.do.setEnabled(False)
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(margins(20, 16))
        self.content.setSpacing(theme.px(10))
        self.content.addLayout(row(label(title, "strong"), None, self._open_columns, self._choose_button, paste))
        self.content.addWidget(self.said)
        self.content.addWidget(self.message)
        self.content.addWidget(self._columns)
        self.foot = row(None, button(self.tr("Close"), self.reject), self.do)
        self.foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(inside), 1)
        layout.addLayout(self.foot)
        window = parent.window()
        self.resize(min(theme.px(1040), window.width() - 40), max(window.height() - 60, 400))

    def read(self, path: Path | None, text: str = "") -> None:
        """Read a file, or what was copied, and show it."""
        self.message.hide()
        workspace, kind = self.desk.workspace, self._kind
        self.desk.run(lambda: outside_tables.load(workspace, kind, path, text), self._show_table, self, self.refuse)

    def taken(self, table: OutsideTable) -> None:
        """Show what stands in a table that was understood."""

    def forget(self) -> None:
        """Show nothing: it is not known what stands where."""

    def _show_table(self, table: OutsideTable) -> None:
        self.message.hide()
        self._table = table
        self._columns.show_table(table)
        self._open_columns.show()
        if table.understood:
            self.taken(table)
            return
        self._columns.show()
        self.do.setEnabled(False)
        self.forget()
        self.said.setText(
            self.tr(
                "It is not clear what its columns are. Choose the row of titles and the columns; they are remembered."
            )
        )

    def _turn_columns(self) -> None:
        self._columns.setVisible(not self._columns.isVisible())

    def _place(self, sheet: int, row: int) -> None:
        if (table := self._table) is not None:
            self._show_table(outside_tables.at(table, sheet, row))

    def _map(self, mapping: Mapping[str, int]) -> None:
        if (table := self._table) is not None:
            workspace = self.desk.workspace
            self.desk.run(
                lambda: outside_tables.with_columns(workspace, table, mapping), self._show_table, self, self.refuse
            )

    def act(self) -> None:
        """Do what the button says."""

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), "", "*.xlsx *.xls *.ods *.csv *.txt")
        if name:
            self.read(Path(name))

    def _paste(self) -> None:
        copied = QGuiApplication.clipboard().mimeData()
        files = [url.toLocalFile() for url in copied.urls() if url.isLocalFile()] if copied.hasUrls() else []
        if files:
            self.read(Path(files[0]))
        else:
            self.read(None, copied.text())

    def refuse(self, error: DomainError) -> None:
        """Say what is wrong."""
        self.message.setText(messages.wording(error))
        self.message.show()

    def problems_said(self, problems: tuple[DomainError, ...]) -> list[str]:
        """Return the first problems in words, and how many more there are."""
        said = [messages.wording(each) for each in problems[:_PROBLEMS_SHOWN]]
        if len(problems) > _PROBLEMS_SHOWN:
            said.append(self.tr("{n} more rows cannot be read.").format(n=len(problems) - _PROBLEMS_SHOWN))
        return said

    def done_with(self, *_: object) -> None:
        """Close: it is done."""
        self.accept()
