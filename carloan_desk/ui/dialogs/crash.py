"""What a bug looks like to the user: calm, with what to send, and the work saved."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row


class CrashDialog(QDialog):
    """Says that something went wrong; the report holds places in the code, no client data."""

    def __init__(self, parent: QWidget, report: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        copy = button(self.tr("Copy the report"), lambda: QGuiApplication.clipboard().setText(report))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(20, 16))
        layout.setSpacing(theme.px(8))
        layout.addWidget(label(self.tr("Something went wrong"), "strong"))
        layout.addWidget(
            label(
                self.tr(
                    "Everything you saved is safe. You can go on working; if this comes again, send us this report. "
                    "It names places in the program, no client and no amount."
                ),
                wrap=True,
            )
        )
        layout.addWidget(text, 1)
        layout.addLayout(row(copy, None, button(self.tr("Go on"), self.accept, "primary")))
        self.resize(theme.px(560), theme.px(360))
