"""The page that is looked at, and around it what one does with its file."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton

from carloan_desk.domain.errors import DomainError
from carloan_desk.exchange.scans import PDF
from carloan_desk.services import attachments
from carloan_desk.services.attachments import Filed, Paper
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.widgets.basics import Card, button, label, row
from carloan_desk.ui.widgets.forms import ChoiceField
from carloan_desk.ui.widgets.page_view import PageView

_NONE = Paper("")
_LOOKED_AT = 1600  # pixels of a page that is looked at, at most


class PageCard(Card):
    """Shows a page of a file and offers what can be done with it.

    Args:
        desk: Reads the pages.
        papers: The papers a file may be, with their names.
        refuse: Says an expected error.

    Attributes:
        page: The number of the page shown, from 0.

    Signals:
        turned: The page is to be turned; carries how many quarters to the right.
        cropped: A part of it is to be kept; carries the part.
        filed: It is a paper of the list, carries which; ``None`` for none.
        card_asked, merge_asked, split_asked, rename_asked, remove_asked: A button was pressed.
    """

    turned = Signal(int)
    cropped = Signal(object)
    filed = Signal(object)
    card_asked = Signal()
    merge_asked = Signal()
    split_asked = Signal()
    rename_asked = Signal()
    remove_asked = Signal()

    def __init__(self, desk: Desk, papers: list[tuple[Paper, str]], refuse: Callable[[DomainError], None]) -> None:
        super().__init__()
        self.desk, self._refuse = desk, refuse
        self.page, self._pages = 0, 1
        self._file: Filed | None = None
        self._count = 0
        self.view = PageView()
        self.view.cropped.connect(self.cropped)
        self.view.left_cropping.connect(self._show_what_can_be_done)
        self._where = label("", "quiet")
        self._before = button("‹", lambda: self.go_to(self.page - 1), tip=self.tr("Page before"))
        self._after = button("›", lambda: self.go_to(self.page + 1), tip=self.tr("Next page"))
        self._left = button(self.tr("Turn left"), lambda: self.turn(3))
        self._right = button(self.tr("Turn right"), lambda: self.turn(1), tip="Ctrl+R")
        self._cut = button(self.tr("Crop"), self._start_or_take)
        self._one = button(self.tr("Make one PDF"), self.merge_asked.emit)
        self._several = button(self.tr("Split pages"), self.split_asked.emit)
        self._name = button(self.tr("Rename…"), self.rename_asked.emit)
        self._remove = button(self.tr("Remove"), self.remove_asked.emit, "danger")
        self._card = button(self.tr("Read a card…"), self.card_asked.emit, name="attachments.card")
        self.belongs = ChoiceField(self.tr("Which paper it is"), [(_NONE, self.tr("No paper of the list")), *papers])
        self.belongs.edited.connect(lambda paper: self.filed.emit(None if paper == _NONE else paper))
        turns: tuple[QPushButton, ...] = (self._card, self._left, self._right, self._cut)
        self.body.addLayout(row(self._before, self._where, self._after, None, *turns))
        self.body.addWidget(self.view, 1)
        line = row(self.belongs, self._one, self._several, self._name, self._remove)
        line.setStretch(0, 1)
        for each in (self._one, self._several, self._name, self._remove):
            line.setAlignment(each, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)

    def show_file(self, file: Filed | None, count: int) -> None:
        """Show the first page of a file.

        Args:
            file: The file, ``None`` if there is none.
            count: How many files are selected.
        """
        self.page, self._pages = 0, 1
        self._file = file
        self.select(count)
        if file is None:
            text = self.tr("Drop files here, paste a picture, or add scans: photos, PDF, pictures of a telephone.")
            self.view.show_picture(QPixmap(), text)
            return
        self.belongs.put(file.paper or _NONE)
        attachment, workspace = file.attachment, self.desk.workspace

        def counted(pages: int) -> None:
            if self._file is file:
                self._pages = pages
                self._show_what_can_be_done()

        if attachment.media_type == PDF:
            self.desk.run(lambda: attachments.pages(workspace, attachment), counted, self, self._refuse)
        self.go_to(0)

    def select(self, count: int) -> None:
        """Offer what can be done while so many files are selected."""
        self._count = count
        self._show_what_can_be_done()

    def go_to(self, page: int) -> None:
        """Show another page of the file."""
        chosen = self._file
        if chosen is None or not 0 <= page < max(self._pages, 1):
            return
        self.page = page
        self._show_what_can_be_done()
        attachment, workspace = chosen.attachment, self.desk.workspace
        if self.desk.show.masked:
            self.view.show_picture(QPixmap(), self.tr("Hidden under the mask (F9)."))
            return

        def show(png: bytes) -> None:
            if self._file is chosen and self.page == page:
                picture = QPixmap()
                picture.loadFromData(png)
                self.view.show_picture(picture, attachment.name)

        self.desk.run(lambda: attachments.picture(workspace, attachment, page, _LOOKED_AT), show, self, self._refuse)

    def turn(self, quarters: int) -> None:
        """Turn the page to the right, if it may be turned."""
        if self._right.isEnabled():
            self.turned.emit(quarters)

    def _start_or_take(self) -> None:
        if self.view.is_cropping:
            self.view.take()
        else:
            self.view.start_cropping()
            self._show_what_can_be_done()

    def _show_what_can_be_done(self) -> None:
        chosen = self._file
        pdf = chosen is not None and chosen.attachment.media_type == PDF
        one = chosen is not None and self._count <= 1
        shown = one and not self.desk.show.masked
        for widget, enabled in (
            (self._before, self.page > 0),
            (self._after, self.page + 1 < self._pages),
            (self._card, shown),
            (self._left, shown),
            (self._right, shown),
            (self._cut, shown and not pdf),
            (self._one, self._count > 1),
            (self._several, one and pdf and self._pages > 1),
            (self._name, shown),
            (self._remove, chosen is not None),
            (self.belongs, one),
        ):
            widget.setEnabled(bool(enabled))
        self._cut.setText(self.tr("Take this part") if self.view.is_cropping else self.tr("Crop"))
        self._where.setText(
            "" if chosen is None else self.tr("Page {n} of {all}").format(n=self.page + 1, all=self._pages)
        )
