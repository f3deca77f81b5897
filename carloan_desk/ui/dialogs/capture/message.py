"""The message a lead came with: pasted, read, with what was found marked in it."""

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from carloan_desk.domain.recognition import Confidence, Finding, Recognised
from carloan_desk.services import capture
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label

_WAIT = 250  # milliseconds after the last key


class MessageBox(QWidget):
    """Takes a pasted message and says what was found in it.

    Signals:
        found: What was recognised; carries ``Recognised``.
        edited: The text changed.
    """

    found = Signal(object)
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._said = label("", "quiet", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Message or card"))
        self.text.setPlaceholderText(
            self.tr("Paste a WeChat message, a business card or a line of a group chat: what it says fills the form.")
        )
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(110))
        self.text.textChanged.connect(self._changed)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self.read)
        heading = label(self.tr("Message or card"), "quiet")
        heading.setBuddy(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(4))
        layout.addWidget(heading)
        layout.addWidget(self.text)
        layout.addWidget(self._said)
        self._said.hide()

    def put(self, text: str) -> None:
        """Show a message and read it at once."""
        self.text.setPlainText(text)
        self.read()

    def _changed(self) -> None:
        self._wait.start()
        self.edited.emit()

    def read(self) -> None:
        """Read what stands there, beside the window's work."""
        self._wait.stop()
        text, today = self.text.toPlainText(), self._desk.today()
        self._desk.run(lambda: capture.read_message(text, today), self._show, self)

    def _show(self, read: Recognised) -> None:
        if read.text != self.text.toPlainText():
            return  # it was typed on since
        self._mark(read.findings)
        self._said.setVisible(bool(read.text.strip()))
        count = len(read.findings)
        self._said.setText(
            self.tr("{n} things found, each marked where it stands.").format(n=count)
            if count
            else self.tr("Nothing found that could be filled in.")
        )
        self.found.emit(read)

    def _mark(self, findings: Iterable[Finding]) -> None:
        # Places count characters, Qt's cursor counts half ones: a rare character takes two of them.
        text = self.text.toPlainText()
        marks = []
        for finding in findings:
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            sure = finding.confidence is Confidence.SURE
            form.setBackground(theme.color("good_soft" if sure else "warn_soft"))
            form.setForeground(theme.color("good" if sure else "warn"))
            if not sure:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            mark.format = form
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(_units(text[: finding.start]))
            cursor.setPosition(_units(text[: finding.end]), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            marks.append(mark)
        self.text.setExtraSelections(marks)


def _units(text: str) -> int:
    """Return how long a text is for Qt."""
    return len(text.encode("utf-16-le")) // 2


def is_message(text: str) -> bool:
    """Whether a copied text is more than one would put into a single field."""
    return len(text.strip()) > 24 or "\n" in text.strip()
