"""The language in force, for texts that are data in both languages."""

from PySide6.QtCore import QLocale


def language() -> str:
    """Return ``"zh"`` or ``"en"``."""
    return "en" if QLocale().language() == QLocale.Language.English else "zh"
