"""How a loan was paid so far and what became of the promises on it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.services import loan_talk
from carloan_desk.services.loan_talk import LoanTalk
from carloan_desk.ui import contact_words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Chip, clear, label, row


class HabitLines(QWidget):
    """The class of a loan with its evidence, and its promises, the latest first."""

    def __init__(self, desk: Desk, most: int = 4) -> None:
        super().__init__()
        self._desk, self._most = desk, most
        self._habit = Chip()
        self._evidence = label("", "quiet", wrap=True)
        line = row(self._habit)
        line.addWidget(self._evidence, 1)
        self._promises = QVBoxLayout()
        self._promises.setSpacing(theme.px(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        layout.addLayout(line)
        layout.addLayout(self._promises)

    def show_deal(self, deal_id: int) -> None:
        """Show those of a deal's loan."""
        today = self._desk.today()
        self._desk.ask(lambda workspace: loan_talk.of_deal(workspace, deal_id, today), self.show_talk, self)

    def show_talk(self, talk: LoanTalk | None) -> None:
        """Show those of a loan; nothing while it is not running."""
        self.setVisible(talk is not None)
        if talk is None:
            return
        show, today = self._desk.show, self._desk.today()
        word, chip = contact_words.behaviour(talk.habit.behaviour)
        self._habit.show_status(word, chip, sign=True)
        self._habit.setToolTip(f"{talk.habit.rule}\n{talk.habit.source}")
        self._evidence.setText(contact_words.evidence(talk.habit))
        clear(self._promises)
        for judged in reversed(talk.promises[-self._most :]):
            word, chip = contact_words.promise_state(judged.state)
            line = row(Chip(word, chip, sign=True))
            line.addWidget(label(contact_words.promise(judged, show, today), "quiet", wrap=True), 1)
            self._promises.addLayout(line)
