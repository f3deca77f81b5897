"""Clients come in from a spreadsheet: which columns are what, what would become of each row, then all at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import client_import
from carloan_desk.services.client_import import ImportPlan, ListedSheet, Review
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.client_import.choose import ChooseStep
from carloan_desk.ui.dialogs.client_import.columns import ColumnsStep
from carloan_desk.ui.dialogs.client_import.dry_run import DryRunStep
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Stack, button, label, margins, row
from carloan_desk.ui.widgets.job_line import JobLine


class ImportClientsDialog(QDialog):
    """Three steps in one window: a file, its columns, a dry run. Nothing is changed before the last button."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Import clients"))
        self.desk = desk
        self._title = label(self.tr("Import clients"), "strong")
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self.columns = ColumnsStep(desk)
        self.dry_run = DryRunStep(desk, self._refuse)
        self.dry_run.reviewed.connect(self._offer)
        self._stack = Stack()
        for step in (ChooseStep(self.load, self.paste), self.columns, self.dry_run):
            self._stack.addWidget(step)
        self._back = button(self.tr("Back"), self._go_back)
        self.do = button("", self._next, "primary", name="dialog.do")
        self.do.setDefault(True)
        head = row(self._title, None)
        head.setContentsMargins(margins(20, 16))
        self._job = JobLine(desk)
        foot = row(self._message, None, self._job, self._back, button(self.tr("Cancel"), self.reject), self.do)
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

    # Reading ----------------------------------------------------------------------------------------------------------

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
        if self._job.runs:
            return
        self._say(self.tr("Reading…"), quiet=True)
        workspace = self.desk.workspace
        self._job.run(
            self.tr("Reading the list"),
            lambda report: client_import.load(workspace, path, text, report),
            self._loaded,
            self,
            self._refuse,
        )

    def _loaded(self, sheets: list[ListedSheet]) -> None:
        self._say("")
        self.columns.put(sheets)
        self._go(1)

    def reject(self) -> None:
        """Close; while something is under way, stop that instead."""
        if not self._job.stop():
            super().reject()

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

    def _offer(self, taken: int) -> None:
        self.do.setText(self.tr("Import {n} clients").format(n=f"{taken:,}"))
        self.do.setEnabled(taken > 0)

    def _dry_run(self) -> None:
        try:
            sheet = self.columns.chosen()
        except DomainError as error:
            self._refuse(error)
            return
        if sheet is None:
            return
        workspace = self.desk.workspace
        self.do.setEnabled(False)

        def look(report: Callable[[int, int], None]) -> tuple[ImportPlan, Review]:
            made = client_import.plan(workspace, sheet, report)
            return made, made.review()

        def planned(found: tuple[ImportPlan, Review]) -> None:
            self._go(2)
            self.dry_run.show_plan(*found)

        self._job.run(self.tr("Looking at the list"), look, planned, self, self._refuse)

    def _carry_out(self) -> None:
        made = self.dry_run.plan
        if made is None:
            return
        try:
            source = self.dry_run.chosen_source()
        except DomainError:
            return
        workspace, today = self.desk.workspace, self.desk.today()
        self.do.setEnabled(False)

        def done(changes: Any) -> None:
            self.dry_run.let_go()
            self.accept()
            self.desk.changed.emit(changes)

        self._job.run(
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
        self._say(messages.wording(error), quiet=error.code == "job.cancelled")
