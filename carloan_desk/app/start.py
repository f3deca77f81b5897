"""Start order: arguments, QApplication, first paint; only then what takes time.

What is imported at the top of this file delays the first paint. The log, the doorstep and the storage come after it.
"""

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

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from carloan_desk import __version__, resources
from carloan_desk.app.arguments import Arguments
from carloan_desk.domain.errors import DomainError
from carloan_desk.ui.desk import Desk
from carloan_desk.ui.preferences import preferences
from carloan_desk.ui.shell import MainWindow
from carloan_desk.ui.theme import load_fallback_font, theme

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Workspace


class _Crash(QObject):
    """Brings an unexpected error from whichever thread to the window."""

    happened = Signal(str)


class Appearance(QObject):
    """Language, scheme and text scale: kept in the preferences, applied to the running program."""

    def __init__(self, app: QApplication, language: str | None) -> None:
        super().__init__()
        self._app = app
        self._translators: list[QTranslator] = []
        self._asked = language

    @property
    def language(self) -> str:
        """``"zh"`` or ``"en"``: asked for, remembered, or English only if the system speaks it."""
        if self._asked is not None:
            return self._asked
        system = "en" if QLocale.system().language() == QLocale.Language.English else "zh"
        return preferences.text("language", system)

    def apply(self) -> None:
        """Dress the program as the preferences say."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        if self.language == "zh":
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
            ours = resources.path("translations") / "zh_CN.qm"
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm"
            for file in (qt, ours):
                translator = QTranslator(self)
                if translator.load(str(file)):
                    self._app.installTranslator(translator)
                    self._translators.append(translator)
        else:
            QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        scheme = preferences.text("scheme", "system")
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = scheme == "dark" or (scheme == "system" and system_dark)
        theme.apply(self._app, dark=dark, scale=int(preferences.text("scale", "100")) / 100)

    def choose(self, **words: str) -> None:
        """Remember and apply a choice: ``language``, ``scheme`` or ``scale``."""
        for key, value in words.items():
            if key == "language":
                self._asked = value
            preferences.set_text(key, value)
        self.apply()


class Program:
    """The running program: one window, one desk, one workspace."""

    def __init__(self, arguments: Arguments) -> None:
        self._arguments = arguments
        self._began = time.perf_counter()
        self._throw_away: Path | None = None
        # A demo, a tour and a measurement leave nothing behind: no log, no preferences.
        self._private = arguments.demo or arguments.tour is not None or arguments.bench_first_paint
        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(self.app, QApplication)
        self.app.setApplicationName("CarLoan Desk")
        self.app.setApplicationVersion(__version__)
        self.app.setStyle("Fusion")
        if not self._private:
            from carloan_desk.app import paths

            preferences.open(str(paths.preferences_file()))
        self.appearance = Appearance(self.app, arguments.lang)
        self.appearance.apply()
        self.desk = Desk(self._clock())
        self.window = MainWindow(self.desk)
        self.desk.appearance_chosen.connect(self._choose_appearance)
        self.window.painted.connect(self._painted)
        self.window.lock_requested.connect(self.lock)
        self._crash = _Crash()
        self._crash.happened.connect(self._show_crash)
        self.app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._restyle())

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

        load_fallback_font()
        log.start(None if self._private else paths.log_folder())
        self._stand_before(demo=self._arguments.demo)
        # While the passcode is typed, what takes long is loaded beside it.
        self.desk.run(_load_storage, lambda _: None, self.window)
        self.window.decorate()

    def _stand_before(self, *, demo: bool) -> None:
        from carloan_desk.ui.doorstep import Doorstep

        doorstep = Doorstep(self.desk, self.folder, demo, self.opened)
        self.window.show_doorstep(doorstep)
        doorstep.begin()

    def opened(self, workspace: "Workspace") -> None:
        """Show the pages of an opened workspace."""
        self.desk.workspace = workspace
        self.window.enter()
        self.window.show_backup()

    def lock(self) -> None:
        """Close the workspace and stand before it again."""
        if self._arguments.demo:
            return
        self._close_workspace()
        self._stand_before(demo=False)

    def _close_workspace(self) -> None:
        self.desk.stop()
        if self.desk.is_open:
            workspace, self.desk.workspace = self.desk.workspace, None
            if not self._arguments.demo:
                with contextlib.suppress(DomainError):  # the next start tries again, and its light turns red
                    workspace.backup()
            workspace.close()

    def close(self) -> None:
        """Close the workspace; a demo that is not kept is thrown away."""
        self.window.forget_pages()
        self._close_workspace()
        if self._throw_away is not None:
            import shutil

            shutil.rmtree(self._throw_away, ignore_errors=True)

    def _choose_appearance(self, key: str, value: str) -> None:
        self.appearance.choose(**{key: value})
        QTimer.singleShot(0, self._rebuild)

    def _rebuild(self) -> None:
        self.window.restyle()
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
