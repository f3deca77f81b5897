"""The documents step: what is asked for, why, and what came in."""

from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QMenu, QProgressBar, QPushButton, QWidget

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.papers import DocumentState
from carloan_desk.domain.workdays import Calendar
from carloan_desk.services import attachments, deals, documents
from carloan_desk.services.attachments import Filed, Paper
from carloan_desk.services.deals import DealView
from carloan_desk.services.documents import Reminder
from carloan_desk.ui import messages, words
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.pages.deals.step import Step
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, Chip, Scroll, button, clear, label, row, rule
from carloan_desk.ui.widgets.forms import DateField

if TYPE_CHECKING:
    from carloan_desk.ui.dialogs.attachments import AttachmentsDialog


class DocumentsStep(Step):
    """The checklist."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(160))
        self._copy = button(self.tr("Copy reminder"), self._copy_reminder, tip=self.tr("A text for WeChat"))
        today = desk.today()
        self._days = {
            "expected_submission_on": DateField(self.tr("Expected submission"), today),
            "expected_disbursement_on": DateField(self.tr("Expected disbursement"), today),
        }
        for name, field in self._days.items():
            field.edited.connect(partial(self._expect, name))
        self._again = label("", "quiet", wrap=True)
        self._files = button(self.tr("Files…"), self._open_files, name="papers.files")
        self._card = Card(self.tr("Checklist"), self._bar, self._copy, self._files)
        self._counts: dict[Paper | None, int] = {}
        self.setAcceptDrops(True)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, theme.px(12), 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(2, 3)
        self._card.body.addLayout(row(*self._days.values(), self._again, None, spacing=12))
        self._card.body.addWidget(Scroll(holder), 1)
        self.column.addWidget(self._card)

    def show_view(self, view: DealView) -> None:
        super().show_view(view)
        today = self.desk.today()
        done = sum(1 for paper in view.checklist if paper.ready(today))
        for name, field in self._days.items():
            field.put(getattr(view.deal, name))
        again = documents.next_reminder(view.checklist, today, Calendar.for_years(today.year - 1, today.year + 1))
        self._again.setText("" if again is None else self.tr("Remind again on {day}").format(day=self._day(again)))
        self._bar.setRange(0, max(len(view.checklist), 1))
        self._bar.setValue(done)
        self._card.heading.setText(self.tr("Checklist: {done} of {all}").format(done=done, all=len(view.checklist)))
        self._copy.setEnabled(done < len(view.checklist))
        self._show_papers(view)
        deal_id = view.deal.id or 0
        self.desk.ask(lambda workspace: attachments.of_deal(workspace, deal_id), self._count_files, self)

    def _day(self, day: date) -> str:
        show = self.desk.show
        return f"{show.short_day(day, self.desk.today())} {show.weekday(day)}"

    def _expect(self, name: str, day: date | None) -> None:
        if self.view is not None:
            deal_id = self.view.deal.id or 0
            self.desk.act(
                lambda workspace: deals.edit(workspace, deal_id, {name: day}),
                self,
                failed=lambda error: self._days[name].refuse(messages.wording(error)),
            )

    def _count_files(self, files: list[Filed]) -> None:
        counts = dict(Counter(each.paper for each in files))
        self._files.setText(self.tr("Files: {n}…").format(n=len(files)) if files else self.tr("Files…"))
        if counts != self._counts and self.view is not None:
            self._counts = counts
            self._show_papers(self.view)

    def _show_papers(self, view: DealView) -> None:
        clear(self._grid)
        line = 0
        for paper in view.checklist:
            for column, widget in enumerate(self._cells(paper)):
                self._grid.addWidget(widget, line, column, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(rule(), line + 1, 0, 1, 5)
            line += 2
        self._grid.setRowStretch(line, 1)

    def _cells(self, paper: Requirement) -> list[QWidget]:
        show, today = self.desk.show, self.desk.today()
        word, kind = words.document_state(paper.state)
        until = paper.holds_until()
        text = paper.rule.reasons[language()]
        if paper.state is DocumentState.RECEIVED and until is not None:
            if until < today:
                word, kind = self.tr("Expired"), "bad"
            text = self.tr("Good until {day}").format(day=show.day(until))
            if until >= today and paper.too_old_by_then(today):
                word, kind = self.tr("Too old by then"), "warn"
                text += self.tr(", needed on {day}").format(day=show.day(paper.needed_on))
        elif paper.record is not None and paper.record.reason:
            text = paper.record.reason
        named = paper.rule.names[language()]
        name = label(f"{named} · {show.name(paper.person)}" if paper.person else named, "bold", wrap=True)
        its = Paper(paper.rule.code, paper.rule.role)
        count = self._counts.get(its, 0)
        said = self.tr("{n} files").format(n=count) if count else self.tr("Add")
        files = button(said, partial(self._open_files, its), "link", tip=self.tr("Files of this paper"))
        files.setAccessibleName(f"{paper.rule.names[language()]}: {said}")
        return [name, Chip(word, kind, sign=True), label(text, "quiet", wrap=True), files, self._act(paper)]

    def _act(self, paper: Requirement) -> QPushButton:
        if paper.state in (DocumentState.NOT_ASKED, DocumentState.ASKED, DocumentState.REJECTED):
            made = button(self.tr("Received"), lambda: self._set(paper, DocumentState.RECEIVED))
        else:
            made = button(self.tr("Undo tick"), lambda: self._set(paper, DocumentState.NOT_ASKED))
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.setToolTip(self.tr("Right click for more: asked for, rejected, not applicable, dates"))
        made.customContextMenuRequested.connect(lambda at: self._menu(paper, made, at))
        return made

    def _menu(self, paper: Requirement, at: QPushButton, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Asked for"), lambda: self._set(paper, DocumentState.ASKED))
        menu.addAction(self.tr("Received, with dates…"), lambda: self._ask(paper, DocumentState.RECEIVED))
        menu.addAction(self.tr("Rejected…"), lambda: self._ask(paper, DocumentState.REJECTED))
        menu.addAction(self.tr("Not applicable…"), lambda: self._ask(paper, DocumentState.NOT_APPLICABLE))
        menu.addSeparator()
        menu.addAction(self.tr("Change its rule…"), lambda: self._change_rule(paper))
        menu.exec(at.mapToGlobal(where))
        menu.deleteLater()

    def _ask(self, paper: Requirement, state: DocumentState) -> None:
        from carloan_desk.ui.dialogs.document import DocumentDialog

        if self.view is not None:
            DocumentDialog(self.desk, self, self.view.deal.id or 0, paper, state).open()

    def _set(self, paper: Requirement, state: DocumentState) -> None:
        if self.view is None:
            return
        if state is DocumentState.RECEIVED and (paper.rule.expires or paper.rule.covers_months is not None):
            self._ask(paper, state)
            return
        deal_id, today = self.view.deal.id or 0, self.desk.today()
        self.desk.act(
            lambda workspace: documents.set_state(
                workspace, deal_id, paper.rule.code, paper.rule.role, state, on=today
            ),
            self,
        )

    def _open_files(self, paper: Paper | None = None) -> "AttachmentsDialog | None":
        from carloan_desk.ui.dialogs.attachments import AttachmentsDialog

        if self.view is None:
            return None
        dialog = AttachmentsDialog(self.desk, self, self.view.deal.id or 0, self.view.checklist, paper)
        dialog.open()
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files dropped on the checklist are added; which papers they are is said beside them."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        dialog = self._open_files() if files else None
        if dialog is not None:
            dialog.add(files)

    def _paste(self) -> None:
        """A picture or files that were copied are added as if they were dropped."""
        copied = QGuiApplication.clipboard().mimeData()
        dialog = self._open_files() if copied.hasImage() or copied.hasUrls() else None
        if dialog is not None:
            dialog.paste()

    def _change_rule(self, paper: Requirement) -> None:
        from carloan_desk.ui.dialogs.paper_rule import PaperRuleDialog

        if self.view is not None:
            lender = "" if self.view.product is None else self.view.product.lender
            PaperRuleDialog(self.desk, self, paper.rule, lender).open()

    def _copy_reminder(self) -> None:
        if self.view is None:
            return
        today = self.desk.today()
        wanted = documents.wanted_now(self.view.checklist, self.view.stage, today)
        found = documents.reminders(wanted, today, language())
        if len(found) == 1:
            self._remind(found[0])
            return
        menu = QMenu(self)
        for each in found:
            who = self.desk.show.name(each.person) or words.paper_role(each.role)
            menu.addAction(
                self.tr("{who}: {n} papers").format(who=who, n=len(each.papers)), partial(self._remind, each)
            )
        menu.exec(self._copy.mapToGlobal(self._copy.rect().bottomLeft()))
        menu.deleteLater()

    def _remind(self, reminder: Reminder) -> None:
        """Copy the text for one person, and note that they were asked today."""
        if self.view is None:
            return
        QGuiApplication.clipboard().setText(reminder.text)
        deal_id, today = self.view.deal.id or 0, self.desk.today()
        self.desk.act(lambda workspace: documents.reminded(workspace, deal_id, reminder.papers, today), self)
        self.desk.notice.emit(self.tr("Reminder copied: paste it into WeChat"), False)
