"""Gentle messages through the system tray: how much is due, and nothing about whom."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from carloan_desk import resources
from carloan_desk.domain.notices import Herald, News
from carloan_desk.services.today import notices
from carloan_desk.services.today.notices import Told
from carloan_desk.ui.desk import Desk

_EVERY = 60_000
_SHOWN_FOR = 10_000
Show = Callable[[str, str], bool]


class Notifier(QObject):
    """Looks each minute what is due and was not told. Without a tray it is silent, and nothing is lost by it.

    ``show`` shows a title and a text and says whether it could; by default it is the tray of the system.
    """

    def __init__(self, desk: Desk, window: QWidget, show: Show | None = None) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._herald = Herald()
        self._first = True
        self._tray: QSystemTrayIcon | None = None
        self._show = self._in_tray if show is None else show
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """A workspace was opened: tell what is due, then what comes."""
        self._herald, self._first = Herald(), True
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """It was closed: whoever stands before the lock learns nothing."""
        self._timer.stop()
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None

    def look(self) -> None:
        """Look what is due now."""
        if self._desk.is_open:
            now = self._desk.now()
            self._desk.ask(lambda workspace: notices.to_tell(workspace, now), self._tell, self)

    def _tell(self, told: Told) -> None:
        if told.silent or not self._desk.is_open:
            return
        news = self._herald.news(told.calls, self._desk.now())
        if news and not self._first and self._window.isActiveWindow():
            # Who works in the window sees things come; only an appointment is worth a word.
            news = self._herald.seen(news)
        if news and self._show(self.tr("CarLoan Desk"), self._text(news)):
            self._herald.told(news)
            self._first = False

    def _text(self, news: News) -> str:
        """What is said: numbers of things, never a name, a telephone or a sum."""
        parts = []
        if news.appointments:
            parts.append(self.tr("An appointment is near."))
        if news.things:
            text = self.tr("{n} things are due.") if self._first else self.tr("{n} more things are due.")
            parts.append(text.format(n=news.things))
        return " ".join(parts)

    def _in_tray(self, title: str, text: str) -> bool:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._tray is None:
            self._tray = self._make_tray()
        if not QSystemTrayIcon.supportsMessages():
            return False
        self._tray.showMessage(title, text, QIcon(str(resources.path("icons/carloan-desk.svg"))), _SHOWN_FOR)
        return True

    def _make_tray(self) -> QSystemTrayIcon:
        tray = QSystemTrayIcon(QIcon(str(resources.path("icons/carloan-desk.svg"))), self)
        tray.setToolTip(self.tr("CarLoan Desk"))
        menu = QMenu(self._window)
        menu.addAction(self.tr("Open the list of the day")).triggered.connect(self._open)
        tray.setContextMenu(menu)
        tray.messageClicked.connect(self._open)
        tray.activated.connect(self._activated)
        tray.show()
        return tray

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:  # that one opens the menu
            self._open()

    def _open(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if self._desk.is_open:
            self._desk.open_requested.emit("today", None)
