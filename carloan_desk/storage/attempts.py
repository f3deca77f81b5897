"""Wrong passcodes: how many, and how long to wait."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from carloan_desk.domain.errors import DomainError
from carloan_desk.storage.disk import write_atomically

FILE_NAME = "attempts.json"

_FREE_ATTEMPTS = 3
_FIRST_WAIT = 2
_LONGEST_WAIT = 300

Clock = Callable[[], float]


class Attempts:
    """Count of wrong passcodes and the wait that follows from it.

    It keeps a hand at the keyboard from trying many. Who copies the file tries elsewhere: against that stands Argon2id.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._path = folder / FILE_NAME
        self._clock = clock

    def seconds_to_wait(self) -> int:
        """Return the whole seconds until the next attempt, 0 when it may be made now."""
        failures, failed_at = self._load()
        wait = self._wait_after(failures)
        now = self._clock()
        if wait and now < failed_at:
            # The clock was set back: the time that has passed is unknown, so the wait starts again.
            self._store(failures, now)
            return wait
        return max(0, -int(-(failed_at + wait - now) // 1)) if wait else 0

    def failed(self) -> int:
        """Record a wrong passcode; return the seconds to wait before the next."""
        failures = self._load()[0] + 1
        self._store(failures, self._clock())
        return self._wait_after(failures)

    def succeeded(self) -> None:
        """Forget the wrong ones."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    @staticmethod
    def _wait_after(failures: int) -> int:
        if failures < _FREE_ATTEMPTS:
            return 0
        doublings = min(failures - _FREE_ATTEMPTS, 16)
        return int(min(_FIRST_WAIT * 2**doublings, _LONGEST_WAIT))

    def _load(self) -> tuple[int, float]:
        try:
            stored = json.loads(self._path.read_bytes())
            return int(stored["failures"]), float(stored["failed_at"])
        except (OSError, ValueError, KeyError, TypeError):
            return 0, 0.0

    def _store(self, failures: int, failed_at: float) -> None:
        # A full disk must not hide the message that the passcode was wrong.
        with contextlib.suppress(DomainError, OSError):
            write_atomically(self._path, json.dumps({"failures": failures, "failed_at": failed_at}).encode())
