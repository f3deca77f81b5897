"""Beside a contact: what the rules say, how the loan stands, what to say, and a text to send."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from carloan_desk.domain.conduct import Standing, Verdict
from carloan_desk.domain.scripts import script_for
from carloan_desk.domain.servicing import ContactPurpose
from carloan_desk.services.contacts import Party
from carloan_desk.services.loan_talk import LoanTalk
from carloan_desk.services.talk_texts import text_for
from carloan_desk.ui import contact_words
from carloan_desk.ui.clipboard import copy_for_a_while
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, button, clear, label, row
from carloan_desk.ui.widgets.promises import HabitLines


class VerdictLine(QWidget):
    """The verdict as a chip, its reasons in words, their sources on demand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chip = Chip()
        self._chip.setObjectName("verdict.chip")
        self._text = label("", wrap=True)
        self._text.setObjectName("verdict.text")
        self._source = label("", "quiet", wrap=True)
        line = row(self._chip)
        line.addWidget(self._text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addLayout(line)
        layout.addWidget(self._source)

    def show_verdict(self, verdict: Verdict, now: datetime) -> None:
        """Show another verdict."""
        word = contact_words.outcome(verdict.outcome)
        self._chip.show_status(word, contact_words.CHIPS[verdict.outcome], sign=True)
        self._text.setText(contact_words.told(verdict, self._desk.show, now))
        sources = contact_words.sources(verdict)
        self._source.setText(sources)
        self._source.setVisible(bool(sources))


class TalkSide(QWidget):
    """How the loan stands, the script, and the text, for one person and one purpose."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._text = ""
        self._loan = Card(self.tr("The loan"))
        self._facts = label("", wrap=True)
        self._habit = HabitLines(desk)
        self._loan.body.addWidget(self._facts)
        self._loan.body.addWidget(self._habit)
        self._script = Card(" ")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self._from = label("", "quiet", wrap=True)
        self._script.body.addLayout(self._lines)
        self._script.body.addWidget(self._from)
        self._copy = button(self.tr("Copy"), self._copy_text, name="talk.copy")
        self._copy.setAutoDefault(False)
        self._message = Card(self.tr("Text for WeChat"), self._copy)
        self._shown = label("", "quiet", wrap=True)
        self._message.body.addWidget(self._shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(12))
        for card in (self._loan, self._script, self._message):
            layout.addWidget(card)
        layout.addStretch(1)

    def show_talk(self, talk: LoanTalk | None, party: Party, purpose: ContactPurpose, *, allowed: bool) -> None:
        """Show what belongs to a person and a purpose; a text is copied only while the contact is allowed."""
        show = self.desk.show
        silent = party.standing is not Standing.DEBTOR
        self._loan.setVisible(talk is not None)
        self._show_script(party, purpose, talk)
        self._message.setVisible(talk is not None)
        if talk is None:
            return
        state = talk.line.state
        if state.overdue_days:
            fact = self.tr("{bucket}: {n} days overdue, {amount}").format(
                bucket=state.bucket, n=state.overdue_days, amount=show.money(state.overdue_amount)
            )
        else:
            fact = self.tr("On time; next {amount} on {day}").format(
                amount=show.money(state.next_amount), day=show.day(state.next_due)
            )
        self._facts.setText(fact)
        self._habit.show_talk(talk)
        self._text = text_for(talk, party, self.desk.today(), language())
        self._shown.setText(show.text(self._text))
        self._copy.setEnabled(allowed)
        self._copy.setToolTip("" if allowed else self.tr("Not while contacts are blocked"))
        self._message.heading.setText(
            self.tr("Text for WeChat, tells nothing of the loan") if silent else self.tr("Text for WeChat")
        )

    def _show_script(self, party: Party, purpose: ContactPurpose, talk: LoanTalk | None) -> None:
        days = 0 if talk is None else talk.line.state.overdue_days
        promise = None if talk is None else talk.promise
        script = script_for(purpose, party.standing, self.desk.today(), overdue_days=days, promise=promise)
        self._script.heading.setText(script.titles[language()])
        clear(self._lines)
        for number, text in enumerate(script.lines[language()], start=1):
            mark = label(f"{number}.", "quiet")
            line = row(mark)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(text, wrap=True), 1)
            self._lines.addLayout(line)
        text = self.tr("Since {day} · {source}")
        self._from.setText(text.format(day=self.desk.show.day(script.valid_from), source=script.source))

    def _copy_text(self) -> None:
        copy_for_a_while(self._text)
        self.desk.notice.emit(self.tr("Text copied; it leaves the clipboard in a minute."), False)
