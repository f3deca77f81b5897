"""What stands in the window: rail, top bar, pages, notices, and the keys that work everywhere."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from carloan_desk import resources
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.icons import icon
from carloan_desk.ui.page import Page
from carloan_desk.ui.rail import PAGES, Rail, page_titles
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Chip, Scroll, Stack, button, column, label, margins, row, set_role
from carloan_desk.ui.widgets.cover import Covers
from carloan_desk.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from carloan_desk.storage.backup import Backup
    from carloan_desk.storage.workspace import ActionSummary, Changes

# What is saved while one types needs no notice; undo reaches it all the same.
_QUIET = frozenset({"application.fill", "client.edit", "deal.edit"})


class Shell(QWidget):
    """Shows the doorstep (first start, unlock) until a workspace is open, then the pages.

    Signals:
        lock_requested: The user wants the workspace locked.
    """

    lock_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._pages: dict[str, Page] = {}
        self._root = QStackedWidget()
        self.setLayout(column(self._root))
        self._frame = self._make_frame()
        self._root.addWidget(self._frame)
        self._doorstep: QWidget | None = QWidget()
        self._root.addWidget(self._doorstep)
        self._root.setCurrentWidget(self._doorstep)
        self._notice = Notice(self, self.undo, self.tr("Undo"))
        self._add_shortcuts()
        Covers(self, "F9")
        desk.changed.connect(self._say_change)
        desk.failed.connect(self._say_failure)
        desk.notice.connect(lambda text, undoable: self._notice.say(text, undoable=undoable))
        desk.open_requested.connect(self.open)
        desk.job_changed.connect(self._show_job)
        self._retitle()

    # --- frame -------------------------------------------------------------------------------------------------

    def _make_frame(self) -> QWidget:
        frame = QWidget()
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._rail = Rail(self._from_rail)
        layout.addWidget(self._rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._make_bar())
        self._stack = Stack()
        # With large text a page may need more room than the window has: then it scrolls as a whole.
        room = QWidget()
        room.setLayout(column(self._stack))
        right.addWidget(Scroll(room), 1)
        layout.addLayout(right, 1)
        return frame

    def _make_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("surface", "bar")
        self._search = QPushButton(self.tr("Search clients, deals, actions…   Ctrl+K"))
        self._search.setMinimumWidth(theme.px(120))
        self._search.setMaximumWidth(theme.px(420))
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search.setStyleSheet("text-align: left;")
        self._search.clicked.connect(lambda: self.open_palette())
        self._new = button(self.tr("New client   Ctrl+N"), self.quick_add, name="bar.new")
        self._job = QProgressBar()
        self._job.setTextVisible(False)
        self._job.setFixedWidth(theme.px(120))
        self._job_text = label("", "quiet")
        self._job_cancel = button(self.tr("Cancel"), self.desk.cancel_job, "link")
        self._backup = Chip()
        self._mask = button(self.tr("Mask   F9"), self.toggle_mask, name="bar.mask")
        self._lock = button(self.tr("Lock"), self.lock_requested.emit, tip="Ctrl+L", name="bar.lock")
        for item, picture, token in (
            (self._search, "magnifying-glass", "quiet"),
            (self._new, "plus", "text"),
            (self._lock, "lock-simple", "text"),
        ):
            item.setIcon(icon(picture, token))
        for item in (self._search, self._new, self._mask, self._lock):
            item.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._show_mask()
        for widget in (self._job, self._job_text, self._job_cancel, self._backup):
            widget.hide()
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(margins(20, 10))
        layout.addLayout(
            row(
                self._search,
                self._new,
                None,
                self._job_text,
                self._job,
                self._job_cancel,
                self._backup,
                self._mask,
                self._lock,
            )
        )
        return bar

    def _retitle(self) -> None:
        # Never a client's name: window titles are seen in task bars and screen shares.
        self.setWindowTitle(self.tr("CarLoan Desk"))
        self.setWindowIcon(QIcon(str(resources.path("icons/carloan-desk.svg"))))

    @property
    def doorstep(self) -> QWidget | None:
        """What stands before the workspace, ``None`` when the pages are shown."""
        return self._doorstep

    # --- keys --------------------------------------------------------------------------------------------------

    def _add_shortcuts(self) -> None:
        for number, (name, _, _, _) in enumerate(PAGES, start=1):
            self._shortcut(f"Ctrl+{number}", partial(self.open, name))
        self._shortcut("Ctrl+K", self.open_palette)
        self._shortcut("Ctrl+N", self.quick_add)
        self._shortcut(QKeySequence.StandardKey.Undo, self.undo)
        self._shortcut("Ctrl+Shift+Z", self.redo)
        self._shortcut("Ctrl+Y", self.redo)
        self._shortcut("F9", self.toggle_mask)
        self._shortcut("Ctrl+L", self.lock_requested.emit)
        self._shortcut("F1", self.explain_page)
        self._shortcut("Esc", self._go_back)

    def _shortcut(self, keys: str | QKeySequence.StandardKey, action: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(lambda: self.desk.is_open and action())

    def commands(self, undoable: str = "", redoable: str = "") -> list[tuple[str, str, Callable[[], object]]]:
        """Return what the command palette offers: name, keys, what it does."""
        offered: list[tuple[str, str, Callable[[], object]]] = [
            (self.tr("Add a client"), "Ctrl+N", self.quick_add),
            (self.tr("Channels and campaigns"), "", partial(self.open, "clients", "channels")),
            (self.tr("Calls of today"), "", partial(self.open, "loans", "calls")),
            (self.tr("Find duplicate clients"), "", self.find_duplicates),
            (self.tr("Import clients"), "", self.import_clients),
            (self.tr("Undo: {what}").format(what=undoable or "—"), "Ctrl+Z", self.undo),
            (self.tr("Redo: {what}").format(what=redoable or "—"), "Ctrl+Shift+Z", self.redo),
            (self.tr("Mask names, numbers and amounts"), "F9", self.toggle_mask),
            (self.tr("Lock"), "Ctrl+L", self.lock_requested.emit),
            (self.tr("Explain this page"), "F1", self.explain_page),
        ]
        titles = page_titles()
        for number, (name, _, _, _) in enumerate(PAGES, start=1):
            title = self.tr("Go to {page}").format(page=titles[name])
            offered.append((title, f"Ctrl+{number}", partial(self.open, name)))
        return offered

    def open_palette(self) -> None:
        """Open the command palette; undo and redo say by name what they would do."""
        from carloan_desk.ui.actions import done
        from carloan_desk.ui.dialogs.palette import Palette

        def open_with(found: "tuple[ActionSummary | None, ActionSummary | None]") -> None:
            names = ["" if each is None else done("do", each.action, each.params, self.desk.show) for each in found]
            Palette(self.desk, self, self.commands(*names)).open()

        self.desk.ask(lambda workspace: (workspace.undoable(), workspace.redoable()), open_with, self)

    def quick_add(self) -> None:
        """Open the form for a new client, from wherever one is."""
        from carloan_desk.ui.dialogs.new_client import NewClientDialog

        NewClientDialog(self.desk, self).open()

    def find_duplicates(self) -> None:
        """Look through all clients for those who may be one person."""
        from carloan_desk.ui.dialogs.duplicates import DuplicatesDialog

        DuplicatesDialog(self.desk, self).open()

    def import_clients(self) -> None:
        """Take clients in from a spreadsheet."""
        from carloan_desk.ui.dialogs.import_clients import ImportClientsDialog

        ImportClientsDialog(self.desk, self).open()

    def explain_page(self) -> None:
        """Open the card that explains the page shown."""
        if (page := self.current_page) is not None:
            self.open("playbook", page.help_card())

    def toggle_mask(self) -> None:
        """Hide or show everything personal, on every page."""
        self.desk.show.masked = not self.desk.show.masked
        self._show_mask()
        if self.desk.show.masked and self.current_page is not None:
            # No page keeps what it showed, not even for the moment until it has read anew.
            shown, target = self._shown()
            self.forget_pages()
            self.open(shown, target)
        self.desk.appearance_changed.emit()

    def _show_mask(self) -> None:
        self._mask.setText(self.tr("Unmask   F9") if self.desk.show.masked else self.tr("Mask   F9"))
        self._mask.setIcon(icon("eye-slash" if self.desk.show.masked else "eye", "text"))
        set_role(self._mask, "kind", "filter-on" if self.desk.show.masked else "")

    def _shown(self) -> tuple[str, Any]:
        """Return the page shown and what it shows in particular."""
        page = self._stack.currentWidget()
        return next(((name, each.target()) for name, each in self._pages.items() if each is page), ("", None))

    def undo(self) -> None:
        """Take back the last change."""
        self._replay(self.tr("Taking back"), self.desk.workspace.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._replay(self.tr("Doing again"), self.desk.workspace.redo)

    def _replay(self, title: str, replay: Callable[[Callable[[int, int], None]], Any]) -> None:
        if not self._job.isHidden():
            return  # who presses the key again while long work is shown does not want the action before taken back too

        def done(changes: Any) -> None:
            if self.desk.is_open:
                self.desk.changed.emit(changes)

        self.desk.long_job(title, replay, done, self)

    def _from_rail(self, name: str) -> None:
        """Open a page; the one that is open already goes back to its beginning."""
        if self.current_page is self._pages.get(name):
            self._go_back()
        self.open(name)

    def _go_back(self) -> None:
        if (page := self.current_page) is not None:
            page.back()

    # --- pages -------------------------------------------------------------------------------------------------

    @property
    def current_page(self) -> Page | None:
        """The page shown, ``None`` on the doorstep."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) and self._root.currentIndex() == 0 else None

    def open(self, name: str, target: Any = None) -> Page:
        """Open a page, with something in particular shown if ``target`` says so."""
        page = self._pages.get(name)
        if page is None:
            module, kind = next((module, kind) for page, _, module, kind in PAGES if page == name)
            made = getattr(_load_page(module), kind)
            page = self._pages[name] = made(self.desk)
            self._stack.addWidget(page)
        self._rail.show_page(name)
        page.open(target)
        self._stack.setCurrentWidget(page)
        page.bring_up_to_date()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def show_doorstep(self, doorstep: QWidget) -> None:
        """Show what stands before the workspace, and forget every page."""
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        self.forget_pages()
        self._drop_doorstep()
        self._doorstep = doorstep
        self._root.addWidget(doorstep)
        self._root.setCurrentWidget(doorstep)

    def enter(self, page: str = "today") -> None:
        """Show the pages: a workspace is open."""
        self._root.setCurrentIndex(0)
        self._drop_doorstep()
        self.open(page, None)
        self._load_pages([module for name, _, module, _ in PAGES if name != page])

    def _load_pages(self, modules: list[str]) -> None:
        """Load what the other pages are made of, one after another, so that what the user asks for comes between."""
        if modules:
            self.desk.run(partial(_load_page, modules[0]), lambda _: self._load_pages(modules[1:]), self)

    def _drop_doorstep(self) -> None:
        if self._doorstep is not None:
            self._root.removeWidget(self._doorstep)
            self._doorstep.deleteLater()
            self._doorstep = None

    def forget_pages(self) -> None:
        """Let every page go, so that none keeps what it showed."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def restyle(self) -> None:
        """Build everything anew after a change of scheme, scale or language; the page shown stays."""
        shown, target = self._shown()
        self.forget_pages()
        old = self._frame
        self._frame = self._make_frame()
        self._root.insertWidget(0, self._frame)
        self._root.removeWidget(old)
        old.deleteLater()
        self._notice.deleteLater()
        self._notice = Notice(self, self.undo, self.tr("Undo"))
        self._rail.fit(self.height())
        self._retitle()
        if shown and self.desk.is_open:
            self._root.setCurrentIndex(0)
            self.open(shown, target)

    # --- news --------------------------------------------------------------------------------------------------

    def _say_change(self, changes: "Changes") -> None:
        from carloan_desk.ui.actions import done

        if changes.seq is not None and changes.action not in _QUIET:
            text = done(changes.kind, changes.action, changes.params, self.desk.show)
            self._notice.say(text, undoable=changes.kind in ("do", "redo"))

    def _say_failure(self, error: Exception) -> None:
        from carloan_desk.domain.errors import DomainError
        from carloan_desk.ui.messages import wording

        if not isinstance(error, DomainError):
            raise error
        self._notice.say(wording(error), undoable=False)

    def show_backup(self) -> None:
        """Show when the last backup was made; red when backups stopped."""
        from carloan_desk.services import workspaces
        from carloan_desk.ui.messages import wording

        workspace = self.desk.workspace
        if workspace.backup_problem is not None:
            self._backup.show_status(self.tr("No backup"), "bad", sign=True)
            self._backup.setToolTip(wording(workspace.backup_problem))
            return

        def found(backups: "list[Backup]") -> None:
            if backups:
                moment = self.desk.show.moment(backups[0].made_at)
                self._backup.show_status(self.tr("Backed up {moment}").format(moment=moment), "good", sign=True)

        self.desk.run(lambda: workspaces.backups(workspace.folder), found, self)

    def _show_job(self, text: str, done: int, total: int) -> None:
        running = bool(text)
        for widget in (self._job, self._job_text, self._job_cancel):
            widget.setVisible(running)
        self._job_text.setText(text)
        self._job.setRange(0, total)
        self._job.setValue(done)

    # --- Qt ----------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.fit(self.height())
        self._notice.place()


def _load_page(module: str) -> ModuleType:
    return import_module(f"carloan_desk.ui.pages.{module}")
