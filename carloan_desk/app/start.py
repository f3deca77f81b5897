"""Start order: arguments, QApplication, a bare window's first paint; only then what takes time.

What is imported at the top of this file delays the first paint: the look, the shell and the storage come after it.
"""

import builtins
import contextlib
import gc
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from carloan_desk import __version__
from carloan_desk.app.arguments import Arguments
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.window import Window

if TYPE_CHECKING:
    from carloan_desk.app.appearance import Appearance
    from carloan_desk.app.notifier import Notifier
    from carloan_desk.storage.workspace import Workspace
    from carloan_desk.ui.desk import Desk
    from carloan_desk.ui.shell import Shell


# PySide6 reads the source of each module imported after it, to see whether it asks for one of PySide's optional
# features. None here does, and SQLAlchemy alone loads a fifth faster without.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
# The window asks for the interpreter many times while it paints; from a busy worker it gets it each time after so long.
sys.setswitchinterval(0.0001)


class _Crash(QObject):
    """Brings an unexpected error from whichever thread to the window."""

    happened = Signal(str)


class Program:
    """The running program: one window, one desk, one workspace.

    ``appearance``, ``desk`` and ``shell`` are there once the window was painted.
    """

    appearance: "Appearance"
    desk: "Desk"
    shell: "Shell"

    def __init__(self, arguments: Arguments) -> None:
        self._arguments = arguments
        self._began = time.perf_counter()
        self._throw_away: Path | None = None
        self.notifier: Notifier | None = None
        # A demo, a tour and a measurement leave nothing behind: no log, no preferences.
        self._private = arguments.demo or arguments.tour is not None or arguments.bench_first_paint
        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)
        self.app = app
        self.app.setApplicationName("CarLoan Desk")
        self.app.setApplicationVersion(__version__)
        self.app.setStyle("Fusion")
        if not self._private:
            from carloan_desk.app import paths

            preferences.open(str(paths.preferences_file()))
        self.window = Window()
        self.window.painted.connect(self._painted)
        self._crash = _Crash()
        self._crash.happened.connect(self._show_crash)

    def _clock(self) -> Callable[[], datetime]:
        if self._arguments.today is None:
            return datetime.now
        shift = datetime.combine(self._arguments.today, datetime.now().time()) - datetime.now()
        whole = timedelta(days=round(shift / timedelta(days=1)))
        return lambda: datetime.now() + whole

    @property
    def folder(self) -> Path:
        """The folder of the workspace."""
        if self._arguments.workspace is not None:
            return self._arguments.workspace.absolute()
        if self._arguments.demo:
            if self._throw_away is None:
                import tempfile

                self._throw_away = Path(tempfile.mkdtemp(prefix="carloan-desk-demo-"))
            return self._throw_away
        from carloan_desk.app import paths

        return paths.default_workspace()

    def run(self) -> int:
        """Show the window and work until it is closed; return the exit code."""
        sys.excepthook = self._unexpected
        self.window.show()
        code = QApplication.exec()
        self.close()
        return code

    def _painted(self) -> None:
        if self._arguments.bench_first_paint:
            print(f"first paint {time.perf_counter() - self._began:.4f}", flush=True)  # noqa: T201
            QTimer.singleShot(0, QApplication.quit)
            return
        from carloan_desk.app import log, paths

        log.start(None if self._private else paths.log_folder())
        self._furnish()
        self._stand_before(demo=self._arguments.demo)
        # While the passcode is typed, what takes long is loaded beside it.
        self.desk.run(_load_storage, lambda _: None, self.window)

    def _furnish(self) -> None:
        """Put into the painted window what stands in it."""
        from carloan_desk.app.appearance import Appearance
        from carloan_desk.ui.desk import Desk
        from carloan_desk.ui.shell import Shell
        from carloan_desk.ui.theme import load_fallback_font

        load_fallback_font()
        self.appearance = Appearance(self.app, self._arguments.lang)
        self.appearance.apply()
        self.app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._restyle())
        self.desk = Desk(self._clock())
        self.desk.appearance_chosen.connect(self._choose_appearance)
        self.desk.failed.connect(self._failed)
        self.shell = Shell(self.desk)
        self.shell.lock_requested.connect(self.lock)
        self.window.furnish(self.shell)
        if not self._private:
            from carloan_desk.app.autostart import starter

            self.desk.start_with_system = starter()

    def _stand_before(self, *, demo: bool) -> None:
        from carloan_desk.ui.doorstep import Doorstep

        doorstep = Doorstep(self.desk, self.folder, demo, self.opened)
        self.shell.show_doorstep(doorstep)
        doorstep.begin()

    def opened(self, workspace: "Workspace") -> None:
        """Show the pages of an opened workspace."""
        self.desk.workspace = workspace
        self.shell.enter()
        self.shell.show_backup()
        if not self._private:
            self._notify()

    def _notify(self) -> None:
        """Begin to tell what is due, once the pages are there."""
        from carloan_desk.app.notifier import Notifier

        if self.notifier is None:
            self.notifier = Notifier(self.desk, self.window)
        self.notifier.start()

    def lock(self) -> None:
        """Close the workspace and stand before it again."""
        if self._arguments.demo:
            return
        self._close_workspace()
        self._stand_before(demo=False)

    def _failed(self, error: Exception) -> None:
        """Stand before a workspace that proves damaged while it is open: opening it again leads to the backups."""
        if getattr(error, "code", "") == "workspace.damaged" and self.desk.is_open:
            self._close_workspace(damaged=True)
            self._stand_before(demo=False)

    def _close_workspace(self, *, damaged: bool = False) -> None:
        if self.notifier is not None:
            self.notifier.stop()
        self.desk.stop()
        if self.desk.is_open:
            workspace, self.desk.workspace = self.desk.workspace, None
            if not self._arguments.demo and not damaged:
                from carloan_desk.domain.errors import DomainError

                with contextlib.suppress(DomainError):  # the next start tries again, and its light turns red
                    workspace.backup()
            workspace.close(damaged=damaged)

    def close(self) -> None:
        """Close the workspace; a demo that is not kept is thrown away."""
        if self.window.centralWidget() is not None:
            self.shell.forget_pages()
            self._close_workspace()
        if self._throw_away is not None:
            import shutil

            shutil.rmtree(self._throw_away, ignore_errors=True)

    def _choose_appearance(self, key: str, value: str) -> None:
        self.appearance.choose(**{key: value})
        QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        self.shell.restyle()
        if not self.desk.is_open:
            self._stand_before(demo=False)

    def _restyle(self) -> None:
        self.appearance.apply()
        self._rebuild()

    def _unexpected(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from carloan_desk.app import log

        report = log.crash_report(kind, error, trace)
        log.error("unexpected: %s", report)
        self._crash.happened.emit(report)

    def _show_crash(self, report: str) -> None:
        from carloan_desk.ui.dialogs.crash import CrashDialog

        CrashDialog(self.window, report).open()


def _load_storage() -> None:
    gc.disable()  # a collection amid thousands of new classes costs more than the import
    try:
        import_module("carloan_desk.storage.workspace")
    finally:
        gc.enable()
