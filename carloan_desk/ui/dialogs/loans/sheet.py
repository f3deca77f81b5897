"""A window over a table from outside: a file is chosen or cells are pasted, what was read is shown, one button acts."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row

_PROBLEMS_SHOWN = 3


class SheetDialog(QDialog):
    """Subclasses override :meth:`read` and :meth:`act`, and fill ``content``."""

    def __init__(self, desk: Desk, parent: QWidget, title: str, hint: str, do: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.desk = desk
        self.said = label(hint, wrap=True)
        self.message = label("", "error", wrap=True)
        self.message.hide()
        self._choose_button = button(self.tr("Choose a file…"), self._choose, name="sheet.choose")
        paste = button(self.tr("Paste"), self._paste, tip="Ctrl+V", name="sheet.paste")
        QShortcut(QKeySequence.StandardKey.Paste, self, self._paste)
        self.do = button(do, self.act, "primary", name="dialog.do")
        self.do.setEnabled(False)
        inside = QWidget()
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(margins(20, 16))
        self.content.setSpacing(theme.px(10))
        self.content.addLayout(row(label(title, "strong"), None, self._choose_button, paste))
        self.content.addWidget(self.said)
        self.content.addWidget(self.message)
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
