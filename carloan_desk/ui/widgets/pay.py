"""Words and chips for where a commission stands."""

from PySide6.QtCore import QCoreApplication

from carloan_desk.services.commission import Status


def status_word(status: Status) -> str:
    """Return the word for where a commission stands."""
    match status:
        case Status.PROJECTED:
            return QCoreApplication.translate("pay", "Projected")
        case Status.WAITING:
            return QCoreApplication.translate("pay", "Waiting")
        case Status.CONFIRMED:
            return QCoreApplication.translate("pay", "Confirmed")
        case Status.PAID:
            return QCoreApplication.translate("pay", "Paid out")


def status_chip(status: Status) -> str:
    """Return the kind of chip for where a commission stands."""
    return {Status.PROJECTED: "accent", Status.WAITING: "warn", Status.CONFIRMED: "good", Status.PAID: "good"}[status]
