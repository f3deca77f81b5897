"""The files of a deal: looked at, turned, cropped, put in order, made one or several, sent out as a package."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QIcon, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from carloan_desk.domain.checklist import Requirement
from carloan_desk.domain.errors import DomainError
from carloan_desk.domain.papers import Attachment
from carloan_desk.exchange.scans import OPENABLE, PDF, Scan, scan_of
from carloan_desk.services import attachments
from carloan_desk.services.attachments import THUMBNAIL, Filed, Paper
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, label, margins, row
from carloan_desk.ui.widgets.forms import ChoiceField
from carloan_desk.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes, Workspace

_ID = int(Qt.ItemDataRole.UserRole)
_NONE = Paper("")
_LOOKED_AT = 1600  # pixels of a page that is looked at, at most


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
        self._files: list[Filed] = []
        self._page, self._pages = 0, 1
        self._shown_key = ""
        self._papers: list[tuple[Paper, str]] = [(_NONE, self.tr("No paper of the list"))]
        self._papers += [(Paper(each.rule.code, each.rule.role), each.rule.names[language()]) for each in checklist]
        self._make_list()
        self._make_page()
        self._message = label("", "error", wrap=True)
        self._message.hide()
        add = button(self.tr("Add files…"), self._choose, "primary", name="attachments.add")
        foot = row(
            add,
            button(self.tr("Paste"), self.paste, tip="Ctrl+V"),
            button(self.tr("Scan folder…"), self._choose_folder),
            self._message,
            None,
            button(self.tr("Package…"), self._package, name="attachments.package"),
            button(self.tr("Close"), self.reject),
        )
        foot.setContentsMargins(margins(0, 8))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margins(16, 12))
        body = row(self._list_card, self._page_card, spacing=12)
        body.setStretch(1, 1)
        layout.addLayout(body, 1)
        layout.addLayout(foot)
        window = parent.window()
        self.resize(min(theme.px(1080), window.width() - 40), min(theme.px(700), window.height() - 40))
        for keys, done in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("Ctrl+R"), lambda: self._turn(1)),
            (QKeySequence("PgDown"), lambda: self._go_to(self._page + 1)),
            (QKeySequence("PgUp"), lambda: self._go_to(self._page - 1)),
        ):
            QShortcut(keys, self).activated.connect(done)
        desk.changed.connect(self._changed)
        self._read()

    # Parts ------------------------------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Files"))
        self.list.setIconSize(QSize(theme.px(64), theme.px(64)))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.currentRowChanged.connect(self._look_at)
        self.list.itemSelectionChanged.connect(self._show_what_can_be_done)
        self.list.model().rowsMoved.connect(lambda *_: self._keep_order())
        self._list_card = Card(self.tr("Files"))
        self._list_card.setFixedWidth(theme.px(250))
        self._list_card.body.addWidget(self.list, 1)
        self._up = button(self.tr("Up"), partial(self._move, -1))
        self._down = button(self.tr("Down"), partial(self._move, 1))
        self._list_card.body.addLayout(row(self._up, self._down, None))

    def _make_page(self) -> None:
        self.view = PageView()
        self.view.cropped.connect(self._crop)
        self.view.left_cropping.connect(self._show_what_can_be_done)
        self._where = label("", "quiet")
        self._before = button("‹", lambda: self._go_to(self._page - 1), tip=self.tr("Page before"))
        self._after = button("›", lambda: self._go_to(self._page + 1), tip=self.tr("Next page"))
        self._left = button(self.tr("Turn left"), lambda: self._turn(3))
        self._right = button(self.tr("Turn right"), lambda: self._turn(1), tip="Ctrl+R")
        self._cut = button(self.tr("Crop"), self._start_or_take)
        self._one = button(self.tr("Make one PDF"), self._merge)
        self._several = button(self.tr("Split pages"), self._split)
        self._name = button(self.tr("Rename…"), self._rename)
        self._remove = button(self.tr("Remove"), self._take_away, "danger")
        self._card = button(self.tr("Read a card…"), self._read_card, name="attachments.card")
        self._belongs = ChoiceField(self.tr("Which paper it is"), self._papers)
        self._belongs.edited.connect(self._file_under)
        self._page_card = Card()
        body = self._page_card.body
        turns = (self._card, self._left, self._right, self._cut)
        body.addLayout(row(self._before, self._where, self._after, None, *turns))
        body.addWidget(self.view, 1)
        line = row(self._belongs, self._one, self._several, self._name, self._remove)
        line.setStretch(0, 1)
        for each in (self._one, self._several, self._name, self._remove):
            line.setAlignment(each, Qt.AlignmentFlag.AlignBottom)
        body.addLayout(line)

    # Showing ----------------------------------------------------------------------------------------------------------

    def _changed(self, changes: "Changes") -> None:
        if Attachment in changes.entities:
            self._read()

    def _read(self) -> None:
        deal_id, paper = self._deal_id, self._paper

        def of_paper(workspace: "Workspace") -> list[Filed]:
            found = attachments.of_deal(workspace, deal_id)
            return [each for each in found if paper is None or each.paper == paper]

        self.desk.ask(of_paper, self._show, self)

    def _show(self, files: list[Filed]) -> None:
        chosen = self._current()
        kept = chosen.attachment.id if chosen is not None else None
        icons = {self._files[number].attachment.key: self.list.item(number).icon() for number in range(self._count())}
        self._files = files
        self.list.blockSignals(True)
        self.list.clear()
        for each in files:
            item = QListWidgetItem(self.desk.show.text(each.attachment.name))
            item.setSizeHint(QSize(0, theme.px(76)))
            item.setData(_ID, each.attachment.id)
            item.setIcon(icons.get(each.attachment.key, QIcon()))
            self.list.addItem(item)
            if each.attachment.key not in icons:
                self._ask_for_thumbnail(each.attachment)
        at = next((number for number, each in enumerate(files) if each.attachment.id == kept), 0 if files else -1)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self._list_card.heading.setText(self.tr("Files: {n}").format(n=len(files)))
        self._look_at(at)

    def _count(self) -> int:
        return min(self.list.count(), len(self._files))

    def _current(self) -> Filed | None:
        number = self.list.currentRow()
        return self._files[number] if 0 <= number < len(self._files) else None

    def _chosen(self) -> list[Attachment]:
        numbers = sorted(self.list.row(item) for item in self.list.selectedItems())
        return [self._files[number].attachment for number in numbers if number < len(self._files)]

    def _ask_for_thumbnail(self, attachment: Attachment) -> None:
        if self.desk.show.masked:
            return

        def show(png: bytes) -> None:
            picture = _pixmap(png)
            for number, each in enumerate(self._files):
                if each.attachment.key == attachment.key and number < self.list.count():
                    self.list.item(number).setIcon(QIcon(picture))

        self._work(lambda workspace: attachments.picture(workspace, attachment, 0, THUMBNAIL), show)

    def _look_at(self, number: int) -> None:
        self._page, self._pages = 0, 1
        chosen = self._files[number] if 0 <= number < len(self._files) else None
        self._show_what_can_be_done()
        if chosen is None:
            text = self.tr("Drop files here, paste a picture, or add scans: photos, PDF, pictures of a telephone.")
            self.view.show_picture(QPixmap(), text)
            return
        self._belongs.put(chosen.paper or _NONE)
        attachment = chosen.attachment

        def counted(pages: int) -> None:
            if self._current() is chosen:
                self._pages = pages
                self._show_what_can_be_done()

        if attachment.media_type == PDF:
            self._work(lambda workspace: attachments.pages(workspace, attachment), counted)
        self._go_to(0)

    def _go_to(self, page: int) -> None:
        chosen = self._current()
        if chosen is None or not 0 <= page < max(self._pages, 1):
            return
        self._page = page
        self._show_what_can_be_done()
        attachment = chosen.attachment
        if self.desk.show.masked:
            self.view.show_picture(QPixmap(), self.tr("Hidden under the mask (F9)."))
            return

        def show(png: bytes) -> None:
            if self._current() is chosen and self._page == page:
                self.view.show_picture(_pixmap(png), attachment.name)

        self._work(lambda workspace: attachments.picture(workspace, attachment, page, _LOOKED_AT), show)

    def _show_what_can_be_done(self) -> None:
        chosen, several = self._current(), len(self.list.selectedItems())
        pdf = chosen is not None and chosen.attachment.media_type == PDF
        one = chosen is not None and several <= 1
        shown = one and not self.desk.show.masked
        for widget, enabled in (
            (self._before, self._page > 0),
            (self._after, self._page + 1 < self._pages),
            (self._card, shown),
            (self._left, shown),
            (self._right, shown),
            (self._cut, shown and not pdf),
            (self._one, several > 1),
            (self._several, one and pdf and self._pages > 1),
            (self._name, shown),
            (self._remove, chosen is not None),
            (self._belongs, one),
            (self._up, one and self._beside(-1)),
            (self._down, one and self._beside(1)),
        ):
            widget.setEnabled(bool(enabled))
        self._cut.setText(self.tr("Take this part") if self.view.is_cropping else self.tr("Crop"))
        self._where.setText(
            "" if chosen is None else self.tr("Page {n} of {all}").format(n=self._page + 1, all=self._pages)
        )

    def _beside(self, step: int) -> bool:
        """Whether there is another file of the same paper before or after the current one."""
        chosen, at = self._current(), self.list.currentRow() + step
        return chosen is not None and 0 <= at < len(self._files) and self._files[at].paper == chosen.paper

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
        self.desk.long_job(
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

    def _keep_order(self) -> None:
        self._order([self.list.item(number).data(_ID) for number in range(self.list.count())])

    def _move(self, step: int) -> None:
        at = self.list.currentRow()
        ids = [each.attachment.id or 0 for each in self._files]
        if self._beside(step):
            ids[at], ids[at + step] = ids[at + step], ids[at]
            self._order(ids)

    def _order(self, ids: list[int]) -> None:
        self._act(lambda workspace: attachments.put_in_order(workspace, ids))

    def _turn(self, turns: int) -> None:
        chosen, page = self._current(), self._page
        if chosen is not None and self._right.isEnabled():
            attachment = chosen.attachment
            self._act(lambda workspace: attachments.rotate(workspace, attachment, turns, page))

    def _start_or_take(self) -> None:
        if self.view.is_cropping:
            self.view.take()
        else:
            self.view.start_cropping()
            self._show_what_can_be_done()

    def _crop(self, box: Any) -> None:
        chosen = self._current()
        if chosen is not None:
            attachment = chosen.attachment
            self._act(lambda workspace: attachments.crop(workspace, attachment, box))

    def _merge(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._act(lambda workspace: attachments.merge(workspace, chosen, chosen[0].name))

    def _split(self) -> None:
        chosen = self._current()
        if chosen is not None:
            attachment = chosen.attachment
            self._act(lambda workspace: attachments.split(workspace, attachment))

    def _rename(self) -> None:
        chosen = self._current()
        if chosen is None:
            return
        attachment_id, old = chosen.attachment.id or 0, Path(chosen.attachment.name).stem
        name, taken = QInputDialog.getText(self, self.tr("Rename"), self.tr("Name of the file"), text=old)
        if taken:
            self._act(lambda workspace: attachments.rename(workspace, attachment_id, name))

    def _take_away(self) -> None:
        ids = [each.id or 0 for each in self._chosen()]
        if ids:
            self._act(lambda workspace: attachments.remove(workspace, ids))

    def _file_under(self, chosen_paper: Paper) -> None:
        chosen, paper = self._current(), None if chosen_paper == _NONE else chosen_paper
        if chosen is not None:
            attachment_id, today = chosen.attachment.id or 0, self.desk.today()
            self._act(lambda workspace: attachments.file_under(workspace, attachment_id, paper, today))

    def _read_card(self) -> None:
        from carloan_desk.ui.dialogs.read_card import ReadCardDialog

        chosen = self._current()
        if chosen is not None and not self.desk.show.masked:
            ReadCardDialog(self.desk, self, self._deal_id, chosen.attachment, self._page).open()

    def _package(self) -> None:
        from carloan_desk.ui.dialogs.package import PackageDialog

        PackageDialog(self.desk, self, self._deal_id, self._checklist).open()

    # Work -------------------------------------------------------------------------------------------------------------

    def _act(self, action: "Callable[[Workspace], Changes]") -> None:
        self.desk.act(action, self, lambda _: self._say("") if not self._message.text() else None, self._refuse)

    def _work(self, read: "Callable[[Workspace], Any]", then: Callable[[Any], None]) -> None:
        workspace = self.desk.workspace
        self.desk.run(lambda: read(workspace), then, self, self._refuse)

    def _say(self, text: str) -> None:
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _refuse(self, error: DomainError) -> None:
        self._say(messages.wording(error))


def _pixmap(png: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(png)
    return picture
