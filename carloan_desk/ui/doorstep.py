"""What stands before the workspace: first start, unlock, recovery, the demo being made."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from carloan_desk.domain.errors import DomainError
from carloan_desk.services import workspaces
from carloan_desk.ui import messages
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.language import language
from carloan_desk.ui.theme import theme
from carloan_desk.ui.widgets.basics import Card, button, clear, label, row
from carloan_desk.ui.widgets.forms import TextField

if TYPE_CHECKING:
    from carloan_desk.storage.backup import Backup
    from carloan_desk.storage.vault import Created
    from carloan_desk.storage.workspace import Workspace


class Doorstep(QWidget):
    """One card in the middle of the window that leads into the workspace.

    Args:
        desk: Runs what takes time.
        folder: Where the workspace is or will be.
        demo: Fill a new workspace with invented people and ask for nothing.
        opened: Takes the workspace when it is open.
    """

    def __init__(self, desk: Desk, folder: Path, demo: bool, opened: "Callable[[Workspace], None]") -> None:
        super().__init__()
        self.desk = desk
        self.folder = folder
        self._demo = demo
        self._opened = opened
        self._data_key = b""
        self._first: QWidget | None = None
        self._backup: Path | None = None
        self._card = Card()
        self._card.setFixedWidth(theme.px(460))
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(12))
        self._card.body.setContentsMargins(theme.px(28), theme.px(24), theme.px(28), theme.px(24))
        self._card.body.addLayout(self._body)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._card, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self._card.installEventFilter(self)
        self._error = label("", "error", wrap=True)
        self._show(self.tr("CarLoan Desk"), self.tr("One moment…"))

    def begin(self) -> None:
        """Look at what there is, after the first paint."""
        try:
            if self._demo:
                self._make_demo()
            elif not workspaces.exists(self.folder):
                self._first_start()
            elif workspaces.ways_in(self.folder).keychain:
                self._try_keychain()
            else:
                self._ask_passcode()
        except DomainError as error:
            self._refuse(error)

    def _show(self, title: str, text: str, *widgets: QWidget) -> None:
        """Fill the card anew."""
        self._first = None
        self._error = label("", "error", wrap=True)
        self._error.hide()
        clear(self._body)
        self._card.setMinimumHeight(0)
        self._body.addWidget(label(title, "title"))
        if text:
            self._body.addWidget(label(text, "quiet", wrap=True))
        for widget in widgets:
            self._body.addWidget(widget)
        self._body.addWidget(self._error)
        QTimer.singleShot(0, self._fit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._card and event.type() == QEvent.Type.LayoutRequest:
            self._grow()  # a message came, or went: it takes no room from the fields
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Give the card its height now that the style sheet has spoken, and its first field the focus."""
        self._body.invalidate()
        self._card.updateGeometry()
        self._grow()
        if self._first is not None:
            self._first.setFocus()

    def _grow(self) -> None:
        self._card.setMinimumHeight(max(self._card.heightForWidth(self._card.width()), 0))

    def _refuse(self, error: DomainError) -> None:
        if error.code == "workspace.damaged":
            self._offer_recovery()
            return
        self._error.setText(messages.wording(error))
        self._error.show()
        self._card.setEnabled(True)

    # --- first start -------------------------------------------------------------------------------------------

    def _first_start(self) -> None:
        passcode = TextField(self.tr("Passcode"), required=True)
        again = TextField(self.tr("Passcode again"), required=True)
        for field in (passcode, again):
            field.line.setEchoMode(QLineEdit.EchoMode.Password)
        keychain = QCheckBox(self.tr("Open without asking on this computer (keychain)"))
        warning = label("", "warning", wrap=True)
        if (cloud := workspaces.sync_warning(self.folder)) is not None:
            warning.setText(
                self.tr("This folder is synchronised by {name}: a database can be damaged there.").format(name=cloud)
            )
        warning.setVisible(bool(warning.text()))

        def make() -> None:
            try:
                typed = passcode.value()
                repeated = again.value()
            except DomainError:
                return
            if typed != repeated:
                again.say(self.tr("The two differ."))
                again.setFocus()
                return
            use_keychain = keychain.isChecked()
            self._work(
                lambda: workspaces.create(self.folder, typed or None, use_keychain=use_keychain),
                self._show_recovery_key,
                refused,
            )

        def refused(error: DomainError) -> None:
            if error.field != "passcode":
                self._refuse(error)
                return
            passcode.say(messages.wording(error))
            passcode.setFocus()

        def passcode_optional(on: bool) -> None:
            # Who trusts this computer's keychain may do without a passcode: the recovery key remains.
            for field in (passcode, again):
                field.require(not on)

        keychain.toggled.connect(passcode_optional)
        other = ("en", "English") if language() == "zh" else ("zh", "中文")
        restore = button(self.tr("Restore from a backup…"), self._choose_backup, "link", name="doorstep.restore")
        switch = button(other[1], lambda: self.desk.appearance_chosen.emit("language", other[0]), "link")
        do = button(self.tr("Make my workspace"), make, "primary", name="doorstep.make")
        again.line.returnPressed.connect(make)
        self._show(
            self.tr("Welcome to CarLoan Desk"),
            self.tr(
                "Everything stays on this computer, encrypted. Nothing is sent anywhere. "
                "Ask your employer whether client data may be kept on it."
            ),
            passcode,
            again,
            keychain,
            warning,
            do,
            restore,
            switch,
        )
        self._first = passcode

    def _choose_backup(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Restore from a backup…"))
        if name:
            self.restore_from(Path(name))

    def restore_from(self, backup: Path) -> None:
        """Begin with a backup from elsewhere: its own passcode or recovery key opens it."""
        self._backup = backup
        self._work(lambda: workspaces.adopt(self.folder, backup), lambda _: self._ask_passcode())

    def _show_recovery_key(self, created: "Created") -> None:
        self._data_key = created.data_key
        key = QLineEdit(created.recovery_key)
        key.setReadOnly(True)
        key.setObjectName("doorstep.recovery_key")
        key.setAccessibleName(self.tr("Recovery key"))
        kept = QCheckBox(self.tr("I have kept the recovery key in a safe place"))
        go = button(self.tr("Open my workspace"), self._open, "primary", name="doorstep.open")
        go.setEnabled(False)
        kept.toggled.connect(go.setEnabled)
        copy = button(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(created.recovery_key))
        save = button(self.tr("Save as PDF…"), lambda: self._save_recovery_key(created.recovery_key))
        choices = QWidget()
        choices.setLayout(row(copy, save, None))
        self._show(
            self.tr("Your recovery key"),
            self.tr(
                "If the passcode is forgotten, this key is the only way back to your data: nobody else has it. "
                "Print it or write it down. It is shown only now."
            ),
            key,
            choices,
            kept,
            go,
        )
        self._first = kept

    def _save_recovery_key(self, key: str) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the recovery key"), "carloan-desk-recovery.pdf", "PDF (*.pdf)"
        )
        if name:
            now = self.desk.now()

            def save() -> None:
                Path(name).write_bytes(workspaces.recovery_sheet(key, now))

            self.desk.run(save, lambda _: None, self, self._refuse)

    # --- unlock ------------------------------------------------------------------------------------------------

    def _try_keychain(self) -> None:
        self._work(
            lambda: workspaces.unlock_with_keychain(self.folder), self._open_with, lambda _: self._ask_passcode()
        )

    def _ask_passcode(self) -> None:
        if not workspaces.ways_in(self.folder).passcode:
            self._ask_recovery_key()
            return
        passcode = TextField(self.tr("Passcode"), required=True)
        passcode.line.setEchoMode(QLineEdit.EchoMode.Password)
        passcode.line.setObjectName("doorstep.passcode")

        def refused(error: DomainError) -> None:
            self._card.setEnabled(True)
            passcode.line.selectAll()
            passcode.setFocus()
            seconds = error.params.get("wait_seconds")
            if seconds:
                self._card.setEnabled(False)
                QTimer.singleShot(int(seconds) * 1000, self._card, awake)
            at_once = error.code == "vault.wrong_passcode" and not seconds
            passcode.say(messages.message("vault.wrong_passcode.at_once") if at_once else messages.wording(error))

        def awake() -> None:
            self._card.setEnabled(True)
            passcode.setFocus()

        def unlock() -> None:
            try:
                typed = passcode.value()
            except DomainError:
                return
            self._work(lambda: workspaces.unlock(self.folder, typed), self._open_with, refused)

        passcode.line.returnPressed.connect(unlock)
        self._show(
            self.tr("CarLoan Desk is locked"),
            "",
            passcode,
            button(self.tr("Unlock"), unlock, "primary", name="doorstep.unlock"),
            button(self.tr("I forgot the passcode: use the recovery key"), self._ask_recovery_key, "link"),
        )
        self._first = passcode

    def _ask_recovery_key(self) -> None:
        key = TextField(self.tr("Recovery key"), required=True)

        def unlock() -> None:
            try:
                typed = key.value()
            except DomainError:
                return
            self._work(lambda: workspaces.unlock_with_recovery(self.folder, typed), self._open_with)

        key.line.returnPressed.connect(unlock)
        self._show(
            self.tr("Open with the recovery key"),
            self.tr("Type the key as printed; capital letters and dashes do not matter."),
            key,
            button(self.tr("Unlock"), unlock, "primary"),
            button(self.tr("Back"), self.begin, "link"),
        )
        self._first = key

    def _open_with(self, data_key: bytes) -> None:
        self._data_key = data_key
        if self._backup is None:
            self._open()
            return
        backup, self._backup = self._backup, None
        self._work(
            lambda: workspaces.restore_file(self.folder, backup, data_key, self.desk.now), lambda _: self._open()
        )

    def _open(self) -> None:
        self._work(lambda: workspaces.open(self.folder, self._data_key, self.desk.now), self._opened)

    # --- recovery ----------------------------------------------------------------------------------------------

    def _offer_recovery(self) -> None:
        def found(backups: "list[Backup]") -> None:
            buttons: list[QWidget] = [
                button(
                    self.desk.show.moment(backup.made_at),
                    partial(self._restore, backup),
                    "primary" if number == 0 else "",
                )
                for number, backup in enumerate(backups[:5])
            ]
            text = (
                self.tr("The damaged file is kept aside. These backups were checked; choose one to go on with.")
                if backups
                else self.tr(
                    "The damaged file is kept aside, and there is no backup. Restore one by hand, or ask for help."
                )
            )
            self._show(self.tr("The database is damaged"), text, *buttons)

        self._work(lambda: workspaces.backups(self.folder), found)

    def _restore(self, backup: "Backup") -> None:
        self._work(
            lambda: workspaces.restore(self.folder, backup, self._data_key, self.desk.now), lambda _: self._open()
        )

    # --- demo --------------------------------------------------------------------------------------------------

    def _make_demo(self) -> None:
        bar = QProgressBar()
        bar.setTextVisible(False)
        self._show(
            self.tr("Making the demo"),
            self.tr("Invented people, cars and loans; thrown away at exit unless kept."),
            bar,
        )

        def progress(text: str, done: int, total: int) -> None:
            bar.setRange(0, max(total, 1))
            bar.setValue(done)

        self.desk.job_changed.connect(progress)

        def make(report: Callable[[int, int], None]) -> "Workspace":
            from carloan_desk.services import demo

            return demo.make(self.folder, self.desk.now, report)

        def made(workspace: "Workspace") -> None:
            self.desk.job_changed.disconnect(progress)  # the bar goes with this card
            self._opened(workspace)

        self.desk.long_job(self.tr("Making the demo"), make, made, self, self._refuse)

    # --- work --------------------------------------------------------------------------------------------------

    def _work(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[DomainError], None] | None = None,
    ) -> None:
        """Do something slow with the card asleep."""
        self._card.setEnabled(False)
        self._error.hide()

        def done(result: Any) -> None:
            self._card.setEnabled(True)
            then(result)

        def refused(error: DomainError) -> None:
            self._card.setEnabled(True)
            (failed or self._refuse)(error)

        self.desk.run(work, done, self, refused)
