"""Words for why two records may be one person."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from carloan_desk.domain.duplicates import Reason, Strength


def reason(value: Reason) -> str:
    """Return what two records have in common."""
    match value:
        case Reason.ID_NUMBER:
            return QCoreApplication.translate("duplicate_words", "Same ID number")
        case Reason.PHONE:
            return QCoreApplication.translate("duplicate_words", "Same phone")
        case Reason.NAME_AND_TAIL:
            return QCoreApplication.translate("duplicate_words", "Same name and phone tail")
        case Reason.SOUND_AND_TAIL:
            return QCoreApplication.translate("duplicate_words", "Name sounds the same, same phone tail")
        case Reason.NAME:
            return QCoreApplication.translate("duplicate_words", "Same name")
        case Reason.SOUND:
            return QCoreApplication.translate("duplicate_words", "Name sounds the same")


def reasons(values: Iterable[Reason]) -> str:
    """Return all that two records have in common."""
    return " · ".join(reason(value) for value in values)


def strength(value: Strength) -> str:
    """Return how much it weighs."""
    match value:
        case Strength.STRONG:
            return QCoreApplication.translate("duplicate_words", "Strong")
        case Strength.LIKELY:
            return QCoreApplication.translate("duplicate_words", "Likely")
        case Strength.WEAK:
            return QCoreApplication.translate("duplicate_words", "Weak")
