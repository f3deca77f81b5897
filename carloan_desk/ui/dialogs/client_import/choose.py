"""The first step: a file, or what was copied."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row


class ChooseStep(QWidget):
    """Says what can be read, and offers a file or the clipboard.

    Args:
        load: Reads a file.
        paste: Reads what was copied.
    """

    def __init__(self, load: Callable[[Path], None], paste: Callable[[], None]) -> None:
        super().__init__()
        self._load = load
        text = self.tr(
            "Choose a spreadsheet (xlsx, xls, ods, csv), drop it here, or copy rows anywhere and press Ctrl+V. "
            "The row of titles is found by itself. Nothing is changed before you have seen what would happen."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 8))
        layout.setSpacing(theme.px(12))
        layout.addStretch(1)
        said = label(text, "quiet", wrap=True)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(said)
        layout.addLayout(
            row(None, button(self.tr("Choose a file…"), self._choose_file), button(self.tr("Paste"), paste), None)
        )
        layout.addStretch(2)

    def _choose_file(self) -> None:
        kinds = self.tr("Tables (*.xlsx *.xls *.ods *.csv *.txt);;All files (*)")
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a list of clients"), "", kinds)
        if chosen:
            self._load(Path(chosen))
