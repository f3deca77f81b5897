"""What is copied about a person: clean, and gone from the clipboard after a while."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from carloan_desk.domain.conduct import clean_number

SECONDS = 60


def copy_number(number: str, seconds: float = SECONDS) -> str:
    """Copy a telephone number as digits alone and return it."""
    digits = clean_number(number)
    copy_for_a_while(digits, seconds)
    return digits


def copy_for_a_while(text: str, seconds: float = SECONDS) -> None:
    """Copy a text; if it still lies there after a while it is taken away, whatever else was copied since stays."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)

    def forget() -> None:
        if clipboard.text() == text:
            clipboard.clear()

    QTimer.singleShot(round(seconds * 1000), forget)
