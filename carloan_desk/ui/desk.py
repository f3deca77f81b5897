"""The desk: what every page shares. The workspace, the worker that reads and writes it, the news of changes."""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal

from carloan_desk.domain.errors import DomainError
from carloan_desk.services.undisturbed import undisturbed
from carloan_desk.ui.shown import Shown

if TYPE_CHECKING:
    from carloan_desk.storage.workspace import Changes, Workspace

T = TypeVar("T")

# Seconds of work that is spread, at a turn of the window's loop.
_TURN = 0.008


class StartWithSystem(Protocol):
    """Starts the program with the system, or no longer. Each may raise ``OSError``."""

    def is_on(self) -> bool:
        """Whether the program starts with the system."""

    def turn_on(self) -> None:
        """Start with the system from now on."""

    def turn_off(self) -> None:
        """Start by hand only."""


class _Outcome(QObject):
    """Brings what a task returned from the worker to the window's thread."""

    ready = Signal(object, object)


class _Task(QRunnable):
    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome
        self.setAutoDelete(True)

    def run(self) -> None:
        try:
            result, error = self._work(), None
        except Exception as caught:
            # Whatever it is, it goes to the window's thread, which tells expected errors from bugs.
            result, error = None, caught
        if shiboken6.isValid(self._outcome):
            self._outcome.ready.emit(result, error)


class Desk(QObject):
    """Shared by all pages; one per window.

    Signals:
        changed: A unit of work was committed; carries its ``Changes``.
        appearance_changed: Mask, theme, scale or language changed; everything shown is to be shown anew.
        failed: An error that no caller handled; carries the exception.
        notice: A line to show at the foot of the window; whether undo is offered with it.
        open_requested: A page is to be opened: its name and what it is to show.
        job_changed: A long piece of work goes on: what it is, how much is done of how much; no text when it ended.
        appearance_chosen: The user chose a language, scheme or text size: which of them, and what.
    """

    changed = Signal(object)
    appearance_changed = Signal()
    failed = Signal(object)
    notice = Signal(str, bool)
    open_requested = Signal(str, object)
    job_changed = Signal(str, int, int)
    appearance_chosen = Signal(str, str)

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._workspace: Workspace | None = None
        self.show = Shown()
        self.start_with_system: StartWithSystem | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._pending = 0
        self._settled: QEventLoop | None = None
        self._jobs: list[threading.Event] = []
        self._set_aside = False

    @property
    def workspace(self) -> "Workspace":
        """The opened workspace.

        Raises:
            RuntimeError: It is locked; no page is shown then.
        """
        if self._workspace is None:
            raise RuntimeError("the workspace is locked")
        return self._workspace

    @workspace.setter
    def workspace(self, workspace: "Workspace | None") -> None:
        self._workspace = workspace
        self._set_aside = False

    @property
    def is_open(self) -> bool:
        """Whether a workspace is open."""
        return self._workspace is not None

    def now(self) -> datetime:
        """Return the present moment of the program's clock."""
        return self._clock()

    def today(self) -> date:
        """Return the present day of the program's clock."""
        return self._clock().date()

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Callable[[DomainError], None] | None = None,
    ) -> None:
        """Do something on the worker and hand the result over on the window's thread.

        Args:
            work: Runs on the worker. Knows no widget.
            then: Takes the result on the window's thread; dropped when ``owner`` is gone by then.
            owner: The widget the result is for.
            failed: Takes an expected error; without it the error is shown as a notice.
        """
        outcome = _Outcome()
        self._pending += 1

        def arrived(result: Any, error: Exception | None) -> None:
            self._pending -= 1
            outcome.deleteLater()
            try:
                if not shiboken6.isValid(owner):
                    return
                if error is None:
                    then(result)
                elif isinstance(error, DomainError) and failed is not None:
                    failed(error)
                else:
                    self.failed.emit(error)
            finally:
                if self._pending == 0:
                    self._come_to_rest()

        outcome.ready.connect(arrived, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Task(work, outcome))

    def _come_to_rest(self) -> None:
        """Nothing is under way. The first time, what was read to open is set aside: it lives as long as the workspace.

        Otherwise each collection goes through all of it again, and keeps the window waiting while one types.
        """
        if self.is_open and not self._set_aside:
            self._set_aside = True
            gc.freeze()
        if self._settled is not None:
            self._settled.quit()

    def act(
        self,
        action: Callable[["Workspace"], "Changes"],
        owner: QObject,
        then: Callable[["Changes"], None] | None = None,
        failed: Callable[[DomainError], None] | None = None,
    ) -> None:
        """Change the workspace by one action of a service and tell every page what changed, even if ``owner`` went."""
        workspace = self.workspace

        def done(changes: "Changes") -> None:
            if then is not None and shiboken6.isValid(owner):
                then(changes)
            if self.is_open:
                self.changed.emit(changes)

        def refused(error: DomainError) -> None:
            if failed is not None and shiboken6.isValid(owner):
                failed(error)
            else:
                self.failed.emit(error)

        self.run(lambda: action(workspace), done, self, refused)

    def ask(self, read: Callable[["Workspace"], T], then: Callable[[T], None], owner: QObject) -> None:
        """Read from the workspace for a widget."""
        workspace = self.workspace
        self.run(lambda: read(workspace), then, owner)

    def long_job(
        self,
        title: str,
        work: Callable[[Callable[[int, int], None]], T],
        then: Callable[[T], None],
        owner: QObject,
        failed: Callable[[DomainError], None] | None = None,
    ) -> None:
        """Do something long, with progress and Cancel in the top bar once it has taken 400 ms.

        Args:
            title: What is being done.
            work: Runs on the worker; calls its argument with what is done and how much there is, often.
            then: Takes the result.
            owner: The widget the result is for.
            failed: Takes an expected error; ``job.cancelled`` if the user stopped it.
        """
        cancelled = threading.Event()
        self._jobs.append(cancelled)
        began = time.monotonic()

        def report(done: int, total: int) -> None:
            if cancelled.is_set():
                raise DomainError("job.cancelled")
            if time.monotonic() - began >= 0.4:
                self.job_changed.emit(title, done, total)

        def guarded() -> T:
            try:
                with undisturbed():
                    return work(report)
            finally:
                self._jobs.remove(cancelled)
                self.job_changed.emit("", 0, 0)

        self.run(guarded, then, owner, failed)

    def spread(self, pieces: Iterator[object], owner: QObject) -> None:
        """Do something on the window's thread bit by bit, some pieces at each turn of its loop: it answers in between.

        Args:
            pieces: Does a piece whenever it is asked for the next; ends early when its work is out of date.
            owner: The widget it is for; what is left is dropped when it goes.
        """
        self._pending += 1

        def go_on() -> None:
            until, left = time.monotonic() + _TURN, False
            try:
                while shiboken6.isValid(owner) and next(pieces, self) is not self:
                    if time.monotonic() >= until:
                        left = True
                        break
            finally:
                if left:
                    QTimer.singleShot(0, self, go_on)
                else:
                    self._pending -= 1
                    if self._pending == 0:
                        self._come_to_rest()

        QTimer.singleShot(0, self, go_on)

    def cancel_job(self) -> None:
        """Stop long work, what waits for its turn too, at its next step; what it did not finish leaves no trace."""
        for cancelled in list(self._jobs):
            cancelled.set()

    def settle(self) -> None:
        """Wait until nothing is under way, the window staying alive. For the tour and for tests."""
        while self._pending:
            self._settled = QEventLoop()
            self._settled.exec()
            self._settled = None

    def stop(self) -> None:
        """Let the worker finish what it has begun."""
        self._pool.waitForDone()
