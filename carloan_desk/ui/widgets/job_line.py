"""A long piece of work of a dialog: how far it is, and that Cancel stops it. The top bar is out of reach then."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QProgressBar, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import label, margins, row

T = TypeVar("T")


class JobLine(QWidget):
    """What is being done and a bar, while something is. A dialog asks :meth:`stop` before it closes.

    Attributes:
        runs: Whether something is under way.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.runs = False
        self._text = label("", "quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(120))
        line = row(self._text, self._bar, spacing=8)
        line.setContentsMargins(margins(0, 0))
        self.setLayout(line)
        self.hide()
        desk.job_changed.connect(self._show)

    def run(
        self,
        title: str,
        work: Callable[[Callable[[int, int], None]], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Callable[[DomainError], None],
    ) -> None:
        """Do something long; the arguments are those of :meth:`carloan_desk.ui.desk.Desk.long_job`."""
        self.runs = True
        self._desk.long_job(title, work, then, owner, failed)

    def stop(self) -> bool:
        """Stop what is under way; return whether anything was. What it did not finish leaves no trace."""
        if self.runs:
            self._desk.cancel_job()
        return self.runs

    def _show(self, title: str, done: int, total: int) -> None:
        self.setVisible(self.runs and bool(title))
        if not title:  # it ended, well or not
            self.runs = False
        self._text.setText(title)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
