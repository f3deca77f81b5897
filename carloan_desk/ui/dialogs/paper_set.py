"""The papers of a deal are chosen, looked at together, and printed or saved as one set."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import FormTemplate
from carloan_desk.services import form_templates, paper_set, plans
from carloan_desk.services.deals import DealView
from carloan_desk.services.paper_set import DealPaper, PaperKind, Signer
from carloan_desk.storage.workspace import Changes, Workspace
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.preview import PreviewDialog
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Scroll, button, label, margins, row, rule
from carloan_desk.ui.widgets.job_line import JobLine

# What is printed for a signing unless one chooses otherwise.
_USUAL = (PaperKind.APPLICATION, PaperKind.LETTER, PaperKind.SCHEDULE)


class PaperSetDialog(QDialog):
    """A tick for each paper; the papers are Chinese whatever the window speaks."""

    def __init__(self, desk: Desk, parent: QWidget, view: DealView) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk = desk
        self._view = view
        self._papers: list[tuple[DealPaper, QCheckBox]] = []
        self.setWindowTitle(self.tr("Print papers"))
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(margins(20, 16))
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(label(self.tr("Print papers"), "strong"))
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self.do = button(self.tr("See them"), self._see, "primary", name="dialog.do")
        self.do.setDefault(True)
        self.do.setEnabled(False)
        self._job = JobLine(desk)
        foot = row(self._message, self._job, None, button(self.tr("Cancel"), self.reject), self.do)
        foot.setContentsMargins(margins(20, 12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroll(self._content), 1)
        layout.addLayout(foot)
        self.resize(theme.px(480), min(theme.px(520), parent.window().height() - 60))
        self.answers_only = QCheckBox(self.tr("Of lenders' forms the answers alone: the paper is printed already"))
        desk.ask(
            lambda workspace: (paper_set.signers(workspace, view), form_templates.every(workspace)),
            self._offer,
            self,
        )

    def _offer(self, found: tuple[list[Signer], list[FormTemplate]]) -> None:
        for paper in paper_set.offered(self._view, found[0], self.desk.today(), found[1]):
            name = "" if paper.signer is None else self.desk.show.name(paper.signer.name)
            box = QCheckBox(f"{paper.title} · {name}" if name else paper.title)
            box.setChecked(paper.kind in _USUAL)
            self._column.addWidget(box)
            self._papers.append((paper, box))
        if any(paper.kind is PaperKind.FORM for paper, _ in self._papers):
            self._column.addWidget(rule())
            self._column.addWidget(self.answers_only)
        self._column.addStretch(1)
        self.do.setEnabled(True)

    def _see(self) -> None:
        papers = [paper for paper, box in self._papers if box.isChecked()]
        if not papers:
            self._refuse(DomainError("paper_set.none"))
            return
        self._message.hide()
        self.do.setEnabled(False)
        view, today, workspace = self._view, self.desk.today(), self.desk.workspace
        answers_only = self.answers_only.isChecked()

        def made(pdfs: list[bytes]) -> None:
            self._preview(papers, pdfs)

        self._job.run(
            self.tr("Making the papers"),
            lambda report: paper_set.render_set(
                workspace,
                view,
                papers,
                today,
                plans.basics(workspace).name,
                answers_only=answers_only,
                progress=report,
            ),
            made,
            self,
            self._refuse,
        )

    def reject(self) -> None:
        """Close; while papers are being made, stop that instead."""
        if not self._job.stop():
            super().reject()

    def _preview(self, papers: list[DealPaper], pdfs: list[bytes]) -> None:
        self.do.setEnabled(True)
        deal_id, now = self._view.deal.id or 0, self.desk.now()

        def keep(workspace: Workspace, _pdf: bytes, _pages: int) -> Changes:
            return paper_set.issue(workspace, deal_id, papers, pdfs, now)

        name = papers[0].number if len(papers) == 1 else f"SET{self.desk.today():%Y%m%d}-{deal_id:05d}"
        PreviewDialog(self.desk, self, self.tr("Papers"), name, lambda _: paper_set.bound(pdfs), keep).open()

    def _refuse(self, error: DomainError) -> None:
        self.do.setEnabled(True)
        self._message.setText(messages.wording(error))
        self._message.show()
