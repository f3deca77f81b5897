"""The log: what went wrong, never about whom."""

import logging
import re
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_DIGITS = re.compile(r"\d{4,}")
_CHINESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_QUOTED = re.compile(r"(['\"]).*?\1")


def masked(text: str) -> str:
    """Return a text without what could name a person: Chinese characters, longer numbers, quoted values."""
    return _CHINESE.sub("▒", _DIGITS.sub("####", _QUOTED.sub(r"\1…\1", text)))


def crash_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what is logged of a bug: the places in the code, with the message masked."""
    places = traceback.extract_tb(trace)
    lines = [f"  {Path(place.filename).name}:{place.lineno} {place.name}" for place in places]
    return "\n".join([f"{kind.__name__}: {masked(str(error))}", *lines])


class _Masked(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        text = f"{self.formatTime(record)} {record.levelname} {record.name} {masked(record.getMessage())}"
        if record.exc_info and record.exc_info[0] is not None and record.exc_info[1] is not None:
            text += "\n" + crash_report(*record.exc_info)
        return text


def error(message: str, *values: object) -> None:
    """Log something that should not have happened."""
    logging.getLogger("carloan_desk").error(message, *values)


def start(folder: Path | None) -> None:
    """Log to a file that never grows beyond 1 MB, or to nowhere if the folder cannot be written."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "desk.log", maxBytes=500_000, backupCount=1, encoding="utf-8")
    except OSError as problem:
        # Without a log the program still works; that it has none is said where one would look.
        print(f"no log: {type(problem).__name__}", file=sys.stderr)  # noqa: T201
        return
    handler.setFormatter(_Masked())
    root.addHandler(handler)
