"""The files of a deal: looked at, turned, cropped, put in order, made one or several, sent out as a package."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import Attachment
from carloan_desk.exchange.scans import OPENABLE, Scan, scan_of
from carloan_desk.services import attachments
from carloan_desk.services.attachments import Filed, Paper
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.dialogs.deal_files.file_list import FileList
from carloan_desk.ui.dialogs.deal_files.page_card import PageCard
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import button, label, margins, row
from carloan_desk.ui.widgets.job_line import JobLine

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes, Workspace


class AttachmentsDialog(QDialog):
    """Thumbnails at the left, the page in the middle, what one does with it around it.

    Args:
        desk: Does the work.
        parent: The page it is opened from.
        deal_id: The deal.
        checklist: Its papers, one of which a file may be.
        paper: The paper that files added here belong to, ``None`` for none.
    """

    def __init__(
        self, desk: Desk, parent: QWidget, deal_id: int, checklist: Sequence[Requirement], paper: Paper | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Files of the deal"))
        self.desk = desk
        self._deal_id = deal_id
        self._checklist = list(checklist)
        self._paper = paper
        papers = [(Paper(each.rule.code, each.rule.role), each.rule.names[language()]) for each in checklist]
        self.page = PageCard(desk, papers, self._refuse)
        for signal, done in (
            (self.page.turned, self._turn),
            (self.page.cropped, self._crop),
            (self.page.filed, self._file_under),
            (self.page.card_asked, self._read_card),
            (self.page.merge_asked, self._merge),
            (self.page.split_asked, self._split),
            (self.page.rename_asked, self._rename),
            (self.page.remove_asked, self._take_away),
        ):
            signal.connect(done)
        self.files = FileList(desk, self._refuse)
        self.files.looked_at.connect(self._look_at)
        self.files.selected.connect(lambda: self.page.select(len(self.files.chosen())))
        self.files.ordered.connect(self._order)
        self._message = label("", "error", wrap=True)
        self._message.hide()
        self._job = JobLine(desk)
        add = button(self.tr("Add files…"), self._choose, "primary", name="attachments.add")
        foot = row(
            add,
            button(self.tr("Paste"), self.paste, tip="Ctrl+V"),
            button(self.tr("Scan folder…"), self._choose_folder),
            self._message,
            self._job,
            None,
            button(self.tr("Package…"), self._package, name="attachments.package"),
            button(self.tr("Close"), self.reject),
        )
        foot.setContentsMargins(margins(0, 8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(16, 12))
        body = row(self.files, self.page, spacing=12)
        body.setStretch(1, 1)
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(1080), window.width() - 40), min(theme.px(700), window.height() - 40))
        for keys, done in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("Ctrl+R"), lambda: self.page.turn(1)),
            (QKeySequence("PgDown"), lambda: self.page.go_to(self.page.page + 1)),
            (QKeySequence("PgUp"), lambda: self.page.go_to(self.page.page - 1)),
        ):
            QShortcut(keys, self).activated.connect(done)
        desk.changed.connect(self._changed)
        self._read()

    def reject(self) -> None:
        """Close; while files are being read, stop that instead."""
        if not self._job.stop():
            super().reject()

    # Showing ----------------------------------------------------------------------------------------------------------

    def _changed(self, changes: "Changes") -> None:
        if Attachment in changes.entities:
            self._read()

    def _read(self) -> None:
        deal_id, paper = self._deal_id, self._paper

        def of_paper(workspace: "Workspace") -> list[Filed]:
            found = attachments.of_deal(workspace, deal_id)
            return [each for each in found if paper is None or each.paper == paper]

        self.desk.ask(of_paper, self.files.put, self)

    def _look_at(self) -> None:
        self.page.show_file(self.files.current(), len(self.files.chosen()))

    # Adding -----------------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        kinds = self.tr("Scans and pictures ({endings})").format(endings=" ".join(f"*.{each}" for each in OPENABLE))
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Add files"), "", kinds)
        if chosen:
            self.add([Path(each) for each in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the scanner"))
        if chosen:
            try:
                self.add(attachments.scans_in(Path(chosen)))
            except DomainError as error:
                self._refuse(error)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.add(files)

    def paste(self) -> None:
        """Add what was copied: a picture, or files."""
        if isinstance(focus := self.focusWidget(), QLineEdit):
            focus.paste()
            return
        copied = QGuiApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()]
        if files:
            self.add(files)
        elif copied.hasImage():
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            QGuiApplication.clipboard().image().save(buffer, "PNG")  # type: ignore[call-overload]
            name = self.tr("pasted-{time}.png").format(time=f"{self.desk.now():%H%M%S}")
            content = bytes(buffer.data().data())
            self.desk.run(lambda: scan_of(name, content), lambda scan: self._keep([scan], []), self, self._refuse)
        else:
            self._say(self.tr("There is no picture and no file to paste."))

    def add(self, paths: list[Path]) -> None:
        """Read files and keep those that are scans."""
        if not paths:
            self._say(self.tr("There is no scan in it."))
            return
        self._say("")
        self._job.run(
            self.tr("Reading scans"),
            lambda report: attachments.read_files(paths, report),
            lambda found: self._keep(*found),
            self,
            self._refuse,
        )

    def _keep(self, found: list[Scan], refused: list[DomainError]) -> None:
        if refused:
            self._say("\n".join(messages.wording(error) for error in refused[:4]))
        if found:
            deal_id, paper, today = self._deal_id, self._paper, self.desk.today()
            self._act(lambda workspace: attachments.add(workspace, deal_id, found, paper, today))

    # Changing ---------------------------------------------------------------------------------------------------------

    def _order(self, ids: list[int]) -> None:
        self._act(lambda workspace: attachments.put_in_order(workspace, ids))

    def _turn(self, quarters: int) -> None:
        chosen, page = self.files.current(), self.page.page
        if chosen is not None:
            attachment = chosen.attachment
            self._act(lambda workspace: attachments.rotate(workspace, attachment, quarters, page))

    def _crop(self, box: Any) -> None:
        chosen = self.files.current()
        if chosen is not None:
            attachment = chosen.attachment
            self._act(lambda workspace: attachments.crop(workspace, attachment, box))

    def _merge(self) -> None:
        chosen = self.files.chosen()
        if chosen:
            self._act(lambda workspace: attachments.merge(workspace, chosen, chosen[0].name))

    def _split(self) -> None:
        chosen = self.files.current()
        if chosen is not None:
            attachment = chosen.attachment
            self._act(lambda workspace: attachments.split(workspace, attachment))

    def _rename(self) -> None:
        chosen = self.files.current()
        if chosen is None:
            return
        attachment_id, old = chosen.attachment.id or 0, Path(chosen.attachment.name).stem
        name, taken = QInputDialog.getText(self, self.tr("Rename"), self.tr("Name of the file"), text=old)
        if taken:
            self._act(lambda workspace: attachments.rename(workspace, attachment_id, name))

    def _take_away(self) -> None:
        ids = [each.id or 0 for each in self.files.chosen()]
        if ids:
            self._act(lambda workspace: attachments.remove(workspace, ids))

    def _file_under(self, paper: Paper | None) -> None:
        chosen = self.files.current()
        if chosen is not None:
            attachment_id, today = chosen.attachment.id or 0, self.desk.today()
            self._act(lambda workspace: attachments.file_under(workspace, attachment_id, paper, today))

    def _read_card(self) -> None:
        from carloan_desk.ui.dialogs.read_card import ReadCardDialog

        chosen = self.files.current()
        if chosen is not None and not self.desk.show.masked:
            ReadCardDialog(self.desk, self, self._deal_id, chosen.attachment, self.page.page).open()

    def _package(self) -> None:
        from carloan_desk.ui.dialogs.package import PackageDialog

        PackageDialog(self.desk, self, self._deal_id, self._checklist).open()

    # Work -------------------------------------------------------------------------------------------------------------

    def _act(self, action: "Callable[[Workspace], Changes]") -> None:
        self.desk.act(action, self, lambda _: self._say("") if not self._message.text() else None, self._refuse)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _refuse(self, error: DomainError) -> None:
        self._say(messages.wording(error))
